import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';
import { hashOf } from '../hash.ts';
import { STANDS } from './transfers.ts';

export interface RegimeRow {
  country: string;
  /** The preset as it was taken over, as JSON. */
  preset: string;
  first_year: number;
  actor: string;
  created_at: string;
}

export interface RulesRow {
  id: number;
  from_year: number;
  /** As JSON. */
  rules: string;
  reason: string | null;
  actor: string;
  at: string;
  content_hash: string;
}

export interface PoolRow {
  code: string;
  position: number;
  name: string;
  name_ar: string;
}

export interface PoolFactsRow {
  pool_code: string;
  fiscal_year: number;
  opening_minor: number | null;
  opening_cost_minor: number | null;
  previous_additions_minor: number | null;
  previous_proceeds_minor: number | null;
  proceeds_minor: number;
  repairs_minor: number;
  relief_cost_minor: number;
  full_allowance_minor: number;
  write_off: 'none' | 'small' | 'empty';
}

export interface TaxYearRow {
  id: number;
  fiscal_year: number;
  /** The closed figures, as JSON. */
  snapshot: string;
  content_hash: string;
  closed_at: string;
  closed_by: string;
  reopened_at: string | null;
  reopened_by: string | null;
  reason: string | null;
}

const FACTS = [
  'pool_code', 'fiscal_year', 'opening_minor', 'opening_cost_minor', 'previous_additions_minor', 'previous_proceeds_minor', 'proceeds_minor', 'repairs_minor', 'relief_cost_minor', 'full_allowance_minor', 'write_off',
] as const satisfies readonly (keyof PoolFactsRow)[];
const YEAR = 'id, fiscal_year, snapshot, content_hash, closed_at, closed_by, reopened_at, reopened_by, reason';

export function readRegime(connection: Connection): RegimeRow | undefined {
  return connection.get<RegimeRow>('SELECT country, preset, first_year, actor, created_at FROM tax_regime WHERE id = 1');
}

export function insertRegime(connection: Connection, row: RegimeRow, pools: readonly PoolRow[]): void {
  connection.run('INSERT INTO tax_regime (id, country, preset, first_year, actor, created_at) VALUES (1, @country, @preset, @first_year, @actor, @created_at)', { ...row });
  for (const pool of pools) connection.run('INSERT INTO tax_pools (code, position, name, name_ar) VALUES (@code, @position, @name, @name_ar)', { ...pool });
}

export type NewRules = Omit<RulesRow, 'id' | 'content_hash'>;
export const rulesHash = ({ from_year, rules, reason, actor, at }: NewRules): string => hashOf({ from_year, rules, reason, actor, at });

export function insertRules(connection: Connection, row: NewRules): void {
  connection.run('INSERT INTO tax_rules (from_year, rules, reason, actor, at, content_hash) VALUES (@from_year, @rules, @reason, @actor, @at, @hash)', { ...row, hash: rulesHash(row) });
}

/** What was written last among the versions that reach the year. */
export function rulesForYear(connection: Connection, fiscalYear: number): RulesRow | undefined {
  return connection.get<RulesRow>('SELECT id, from_year, rules, reason, actor, at, content_hash FROM tax_rules WHERE from_year <= ? ORDER BY id DESC LIMIT 1', [fiscalYear]);
}

export function allRules(connection: Connection): RulesRow[] {
  return connection.all<RulesRow>('SELECT id, from_year, rules, reason, actor, at, content_hash FROM tax_rules ORDER BY id');
}

export function listPools(connection: Connection): PoolRow[] {
  return connection.all<PoolRow>('SELECT code, position, name, name_ar FROM tax_pools ORDER BY position');
}

/** Category to pool. */
export function poolOfCategories(connection: Connection): Map<number, string> {
  return new Map(connection.all<{ category_id: number; pool_code: string }>('SELECT category_id, pool_code FROM tax_pool_categories').map((row) => [row.category_id, row.pool_code]));
}

export function mapCategory(connection: Connection, categoryId: number, pool: string | null): void {
  connection.run('DELETE FROM tax_pool_categories WHERE category_id = ?', [categoryId]);
  if (pool !== null) connection.run('INSERT INTO tax_pool_categories (category_id, pool_code) VALUES (?, ?)', [categoryId, pool]);
}

export function findPoolFacts(connection: Connection, pool: string, fiscalYear: number): PoolFactsRow | undefined {
  return connection.get<PoolFactsRow>(`SELECT ${FACTS.join(', ')} FROM tax_pool_facts WHERE pool_code = ? AND fiscal_year = ?`, [pool, fiscalYear]);
}

/** Writes what was entered for a pool and year; triggers refuse it in a closed year. */
export function savePoolFacts(connection: Connection, row: PoolFactsRow): void {
  const columns = FACTS.filter((column) => column !== 'pool_code' && column !== 'fiscal_year');
  const { changes } = connection.run(
    `INSERT INTO tax_pool_facts (${FACTS.join(', ')}) VALUES (${FACTS.map((column) => `@${column}`).join(', ')})
     ON CONFLICT (pool_code, fiscal_year) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    { ...row },
  );
  assert(changes === 1, 'one row of facts is written');
}

/** Years that stand closed, oldest first. */
export function closedTaxYears(connection: Connection): TaxYearRow[] {
  return connection.all<TaxYearRow>(`SELECT ${YEAR} FROM tax_years WHERE reopened_at IS NULL ORDER BY fiscal_year`);
}

/** Every fiscal year that rules or entered figures name, or that was closed as a tax year. */
export function numberedTaxYears(connection: Connection): number[] {
  return connection.all<{ year: number }>('SELECT fiscal_year AS year FROM tax_years UNION SELECT fiscal_year FROM tax_pool_facts UNION SELECT from_year FROM tax_rules UNION SELECT first_year FROM tax_regime').map(({ year }) => year);
}

/** Every closing there was, reopened ones included. */
export function allTaxYears(connection: Connection): TaxYearRow[] {
  return connection.all<TaxYearRow>(`SELECT ${YEAR} FROM tax_years ORDER BY id`);
}

type NewTaxYear = Pick<TaxYearRow, 'fiscal_year' | 'snapshot' | 'closed_at' | 'closed_by'>;
export const taxYearHash = ({ fiscal_year, snapshot, closed_at, closed_by }: NewTaxYear): string => hashOf({ fiscal_year, snapshot, closed_at, closed_by });

export function insertTaxYear(connection: Connection, row: NewTaxYear): number {
  return connection.run('INSERT INTO tax_years (fiscal_year, snapshot, content_hash, closed_at, closed_by) VALUES (@fiscal_year, @snapshot, @hash, @closed_at, @closed_by)', { ...row, hash: taxYearHash(row) }).id;
}

/** The closing stays on record, with who opened the year again, when and why. */
export function reopenTaxYear(connection: Connection, id: number, { at, actor, reason }: { at: string; actor: string; reason: string }): void {
  const { changes } = connection.run('UPDATE tax_years SET reopened_at = ?, reopened_by = ?, reason = ? WHERE id = ?', [at, actor, reason, id]);
  assert(changes === 1, 'one tax year is reopened');
}

export interface Addition {
  categoryId: number;
  date: string;
  costMinor: number;
}

/** The category an asset was in when its cost came in: moving it later to another leaves the additions of the past where they were. */
const CATEGORY_AT_FIRST = `COALESCE((SELECT t.from_category_id FROM transfers t WHERE t.asset_id = a.id AND t.effective_date > e.date AND t.from_category_id <> t.to_category_id AND ${STANDS}
  ORDER BY t.effective_date, t.event_id LIMIT 1), a.category_id)`;

/**
 * Capitalised cost by category and day. An asset counts on the day it came into use (or was capitalised; brought over from elsewhere, acquired), an improvement on its own;
 * what was taken back is left out.
 */
export function additionsBetween(connection: Connection, bookId: number, by: 'in_service' | 'capitalization', from: string, to: string): Addition[] {
  return connection.all<Addition>(
    `SELECT categoryId, day AS date, SUM(cost) AS costMinor FROM (
        SELECT ${CATEGORY_AT_FIRST} AS categoryId, e.cost_minor AS cost,
          CASE WHEN e.kind NOT IN ('capitalization', 'opening', 'construction_asset') THEN e.date WHEN @by = 'in_service' THEN a.in_service_date WHEN e.kind = 'opening' THEN a.acquisition_date ELSE a.capitalization_date END AS day
        FROM asset_events e JOIN assets a ON a.id = e.asset_id
        WHERE e.kind IN ('capitalization', 'opening', 'improvement', 'construction_asset') AND (e.book_id IS NULL OR e.book_id = @bookId) AND a.deleted_at IS NULL
          AND +e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM asset_events x WHERE x.reverses_id = e.id))
      WHERE day BETWEEN @from AND @to GROUP BY categoryId, day ORDER BY categoryId, day`,
    { bookId, by, from, to },
  );
}
