import type { Output } from '#shared/contract/index.ts';
import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';

type Contracted = Output<'assetCategories.get'>;

/** A category with the codes of its three accounts. */
export interface CategoryRow {
  id: number;
  code: string | null;
  name: string;
  name_ar: string | null;
  depreciation_method: Contracted['depreciationMethod'];
  useful_life_months: number | null;
  /** Of cost, "0" to "100". */
  residual_percent: string;
  convention: Contracted['convention'];
  day_count: Contracted['dayCount'];
  basis: Contracted['basis'];
  factor: string | null;
  annual_rate: string | null;
  rate_from_residual: 0 | 1;
  asset_account_id: number;
  depreciation_account_id: number;
  accumulated_account_id: number;
  capitalization_threshold_minor: number;
  revaluation_allowed: 0 | 1;
  /** Its revaluation surplus goes to retained earnings as the assets are used. */
  surplus_in_use: 0 | 1;
  is_active: 0 | 1;
  deleted_at: string | null;
  created_at: string;
  updated_at: string;
  asset_account_code: string;
  depreciation_account_code: string;
  accumulated_account_code: string;
}

export type NewCategory = Omit<CategoryRow, 'id' | 'asset_account_code' | 'depreciation_account_code' | 'accumulated_account_code'>;

const COLUMNS = [
  'code', 'name', 'name_ar', 'depreciation_method', 'useful_life_months', 'residual_percent', 'convention', 'day_count', 'basis', 'factor', 'annual_rate', 'rate_from_residual',
  'asset_account_id', 'depreciation_account_id', 'accumulated_account_id', 'capitalization_threshold_minor', 'revaluation_allowed', 'surplus_in_use', 'is_active', 'deleted_at', 'created_at', 'updated_at',
] as const satisfies readonly (keyof NewCategory)[];

const SELECT = `SELECT c.id, ${COLUMNS.map((column) => `c.${column}`).join(', ')},
  cost.code AS asset_account_code, expense.code AS depreciation_account_code, accumulated.code AS accumulated_account_code
  FROM categories c JOIN accounts cost ON cost.id = c.asset_account_id JOIN accounts expense ON expense.id = c.depreciation_account_id
  JOIN accounts accumulated ON accumulated.id = c.accumulated_account_id`;
const INSERT = `INSERT INTO categories (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`;
const UPDATE = `UPDATE categories SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`;

export function insertCategory(connection: Connection, category: NewCategory): number {
  return Number(connection.prepared(INSERT).run(category).lastInsertRowid);
}

export function updateCategory(connection: Connection, category: NewCategory & { id: number }): void {
  const { changes } = connection.prepared(UPDATE).run(category);
  assert(changes === 1, 'one category is updated');
}

/** By code; those without one come last, by name. Deleted ones included. */
export function listCategories(connection: Connection): CategoryRow[] {
  return connection.all<CategoryRow>(`${SELECT} ORDER BY c.code IS NULL, c.code, c.name, c.id`);
}

/** Deleted ones included: their assets still say where they belonged. */
export function findCategoryById(connection: Connection, id: number): CategoryRow | undefined {
  return connection.get<CategoryRow>(`${SELECT} WHERE c.id = ?`, [id]);
}

export function findCategoryByCode(connection: Connection, code: string): CategoryRow | undefined {
  return connection.get<CategoryRow>(`${SELECT} WHERE c.code = ? AND c.deleted_at IS NULL`, [code]);
}

/** The one deleted last under the code. */
export function findDeletedCategory(connection: Connection, code: string): CategoryRow | undefined {
  return connection.get<CategoryRow>(`${SELECT} WHERE c.code = ? AND c.deleted_at IS NOT NULL ORDER BY c.deleted_at DESC, c.id DESC LIMIT 1`, [code]);
}

/** Assets of each category that are still held: neither deleted nor disposed of. */
export function heldAssetsByCategory(connection: Connection): Map<number, number> {
  const rows = connection.all<{ id: number; count: number }>("SELECT category_id AS id, COUNT(*) AS count FROM assets WHERE deleted_at IS NULL AND status <> 'DISPOSED' GROUP BY category_id");
  return new Map(rows.map((row) => [row.id, row.count]));
}

export function countHeldAssets(connection: Connection, categoryId: number): number {
  return connection.get<{ count: number }>("SELECT COUNT(*) AS count FROM assets WHERE category_id = ? AND deleted_at IS NULL AND status <> 'DISPOSED'", [categoryId])?.count ?? 0;
}

/** Assets of a category whose cost, and whose accumulated depreciation, stand in the category's own accounts. */
export function countPostedAssets(connection: Connection, id: number): { cost: number; accumulated: number } {
  const row = connection.get<{ cost: number | null; accumulated: number | null }>(
    "SELECT SUM(ledger_account_id IS NULL) AS cost, SUM(accumulated_account_id IS NULL) AS accumulated FROM assets WHERE category_id = ? AND deleted_at IS NULL AND status NOT IN ('DRAFT', 'DISPOSED')",
    [id],
  );
  return { cost: row?.cost ?? 0, accumulated: row?.accumulated ?? 0 };
}
