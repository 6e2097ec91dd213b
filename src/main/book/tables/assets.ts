import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';

/** An asset as the file holds it. Amounts in minor units. */
export interface AssetRow {
  id: number;
  number: string;
  external_id: string | null;
  name: string;
  name_ar: string | null;
  description: string | null;
  asset_type: string;
  category_id: number;
  status: 'DRAFT' | 'CAPITALIZED' | 'IN_SERVICE' | 'HELD_FOR_SALE' | 'DISPOSED';
  acquisition_date: string;
  capitalization_date: string | null;
  in_service_date: string | null;
  cost_minor: number;
  residual_minor: number | null;
  useful_life_months: number | null;
  depreciation_method: string | null;
  convention: string | null;
  day_count: string | null;
  basis: string | null;
  factor: string | null;
  annual_rate: string | null;
  rate_from_residual: 0 | 1 | null;
  total_units: string | null;
  /** JSON: months and amounts in minor units, in order. */
  manual_charges: string | null;
  location_id: number | null;
  custodian_id: number | null;
  cost_center_id: number | null;
  supplier_id: number | null;
  invoice_number: string | null;
  ap_invoice_id: string | null;
  serial_number: string | null;
  tag: string | null;
  quantity: string;
  parent_id: number | null;
  /** The asset it was bought in the place of. */
  replaces_id: number | null;
  ledger_account_id: number | null;
  accumulated_account_id: number | null;
  warranty_end: string | null;
  insurance: string | null;
  notes: string | null;
  opening_through: string | null;
  opening_accumulated_minor: number | null;
  opening_impairment_minor: number | null;
  opening_surplus_minor: number | null;
  batch_id: number | null;
  search_text: string;
  name_key: string;
  name_ar_key: string;
  deleted_at: string | null;
  created_by: string;
  created_at: string;
  updated_at: string;
}

export type NewAsset = Omit<AssetRow, 'id'>;

const COLUMNS = [
  'number', 'external_id', 'name', 'name_ar', 'description', 'asset_type', 'category_id', 'status', 'acquisition_date', 'capitalization_date', 'in_service_date', 'cost_minor', 'residual_minor',
  'useful_life_months', 'depreciation_method', 'convention', 'day_count', 'basis', 'factor', 'annual_rate', 'rate_from_residual', 'total_units', 'manual_charges', 'location_id', 'custodian_id', 'cost_center_id', 'supplier_id', 'invoice_number',
  'ap_invoice_id', 'serial_number', 'tag', 'quantity', 'parent_id', 'replaces_id', 'ledger_account_id', 'accumulated_account_id', 'warranty_end', 'insurance', 'notes', 'opening_through', 'opening_accumulated_minor',
  'opening_impairment_minor', 'opening_surplus_minor', 'batch_id', 'search_text', 'name_key', 'name_ar_key', 'deleted_at', 'created_by', 'created_at', 'updated_at',
] as const satisfies readonly (keyof NewAsset)[];

const SELECT = `SELECT id, ${COLUMNS.join(', ')} FROM assets`;
const INSERT = `INSERT INTO assets (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`;
const UPDATE = `UPDATE assets SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`;

export function insertAsset(connection: Connection, asset: NewAsset): number {
  return Number(connection.prepared(INSERT).run(asset).lastInsertRowid);
}

/** Assets are never deleted for good: the next id follows the last. */
export function lastAssetId(connection: Connection): number {
  return connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM assets')?.last ?? 0;
}

/** Writes the row as a whole; triggers refuse to change the facts of one that is no longer a draft. */
export function updateAsset(connection: Connection, asset: AssetRow): void {
  const { changes } = connection.prepared(UPDATE).run(asset);
  assert(changes === 1, 'one asset is updated');
}

export function findAssetById(connection: Connection, id: number): AssetRow | undefined {
  return connection.get<AssetRow>(`${SELECT} WHERE id = ? AND deleted_at IS NULL`, [id]);
}

/** Deleted or not: what was taken back still names it. */
export function findAssetEver(connection: Connection, id: number): AssetRow | undefined {
  return connection.get<AssetRow>(`${SELECT} WHERE id = ?`, [id]);
}

/** What an asset consists of besides itself, in the order of numbers; disposed ones only where they are asked for. */
export function componentsOf(connection: Connection, parentId: number, { withDisposed = false }: { withDisposed?: boolean } = {}): AssetRow[] {
  return connection.all<AssetRow>(`${SELECT} WHERE parent_id = ? AND deleted_at IS NULL AND (? = 1 OR status <> 'DISPOSED') ORDER BY number`, [parentId, withDisposed ? 1 : 0]);
}

/** What was bought in the place of an asset, oldest first. */
export function replacementsOf(connection: Connection, assetId: number): AssetRow[] {
  return connection.all<AssetRow>(`${SELECT} WHERE replaces_id = ? AND deleted_at IS NULL ORDER BY id`, [assetId]);
}

export function findAssetByNumber(connection: Connection, number: string): AssetRow | undefined {
  return connection.get<AssetRow>(`${SELECT} WHERE number = ? AND deleted_at IS NULL`, [number]);
}

export function findAssetByExternalId(connection: Connection, externalId: string): AssetRow | undefined {
  return connection.get<AssetRow>(`${SELECT} WHERE external_id = ? AND deleted_at IS NULL`, [externalId]);
}

/** Deleted drafts keep their number, so that the series can be accounted for. */
export function isNumberTaken(connection: Connection, number: string): boolean {
  return connection.get('SELECT 1 FROM assets WHERE number = ?', [number]) !== undefined;
}

export interface HistoryRow {
  at: string;
  date: string;
  kind: string;
  amount_minor: number | null;
  journal: string | null;
  period: string | null;
  actor: string;
  details: string;
  /** Of a memorandum book alone. */
  book: string | null;
  book_name: string | null;
  book_name_ar: string | null;
}

/** Depreciation of one asset, what brought it into the books and where it was moved, oldest first. What acts did is the acts' to tell. */
export function assetHistory(connection: Connection, assetId: number): HistoryRow[] {
  return connection.all<HistoryRow>(
    `SELECT e.at AS at, e.date AS date, CASE WHEN e.kind = 'transfer' AND e.reverses_id IS NOT NULL THEN 'transfer_reversal' ELSE e.kind END AS kind, CASE e.kind WHEN 'in_service' THEN NULL WHEN 'transfer' THEN NULL WHEN 'book_opening' THEN e.accumulated_minor ELSE e.cost_minor END AS amount_minor, j.number AS journal, e.period AS period, e.actor AS actor, e.details AS details, m.code AS book, m.name AS book_name, m.name_ar AS book_name_ar, 0 AS part, e.id AS item
       FROM asset_events e LEFT JOIN journals j ON j.id = e.journal_id LEFT JOIN depreciation_books m ON m.id = e.book_id AND m.posts_to_ledger = 0 WHERE e.asset_id = @id AND e.act_id IS NULL
     UNION ALL
     SELECT r.posted_at, r.posting_date, CASE r.kind WHEN 'reversal' THEN 'depreciation_reversal' WHEN 'charge' THEN 'depreciation_alone' WHEN 'take_back' THEN 'depreciation_taken_back' ELSE 'depreciation' END, n.depreciation_minor, j.number, n.period, r.actor, '{}', m.code, m.name, m.name_ar, 1, r.id
       FROM entries n JOIN runs r ON r.id = n.run_id LEFT JOIN journals j ON j.id = r.journal_id LEFT JOIN depreciation_books m ON m.id = n.book_id AND m.posts_to_ledger = 0 WHERE n.asset_id = @id
     ORDER BY date, part, item`,
    { id: assetId },
  );
}
