import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';
import { sha256 } from '../hash.ts';

export type ScanOutcome = 'FOUND' | 'MOVED' | 'UNREGISTERED' | 'DISPOSED';
export type CountOutcome = ScanOutcome | 'NOT_FOUND';
export type CountAction = 'accept' | 'transfer' | 'register' | 'dispose' | 'ignore';
export type Condition = 'GOOD' | 'FAIR' | 'DAMAGED' | 'UNUSABLE';

export interface CountRow {
  id: number;
  number: string;
  name: string;
  date: string;
  status: 'OPEN' | 'POSTED' | 'CANCELLED';
  /** JSON of {@link CountScope}. */
  scope: string;
  expected_count: number;
  snapshot_hash: string;
  created_by: string;
  created_at: string;
  posted_by: string | null;
  posted_at: string | null;
  cancelled_by: string | null;
  cancelled_at: string | null;
  cancel_reason: string | null;
  work_hash: string | null;
  content_hash: string;
}

/** Ids; an empty list asks nothing. */
export interface CountScope {
  locationIds: number[];
  categoryIds: number[];
  custodianIds: number[];
}

/** An asset that should be there, as the register had it on the day of the count. Minor units. */
export interface ExpectedRow {
  count_id: number;
  asset_id: number;
  number: string;
  tag: string | null;
  location_id: number | null;
  custodian_id: number | null;
  category_id: number;
  net_book_value_minor: number | null;
}

export interface ScanRow {
  id: number;
  count_id: number;
  /** "asset-12", or "code:" and what was read. */
  subject: string;
  code: string;
  asset_id: number | null;
  is_expected: 0 | 1;
  outcome: ScanOutcome;
  book_location_id: number | null;
  book_custodian_id: number | null;
  net_book_value_minor: number | null;
  location_id: number | null;
  custodian_id: number | null;
  condition: Condition | null;
  note: string | null;
  source: 'hand' | 'file';
  is_withdrawn: 0 | 1;
  actor: string;
  at: string;
  content_hash: string;
}

export interface ResolutionRow {
  id: number;
  count_id: number;
  subject: string;
  outcome: CountOutcome;
  location_id: number | null;
  custodian_id: number | null;
  action: CountAction;
  reason: string | null;
  transfer_id: number | null;
  new_asset_id: number | null;
  actor: string;
  at: string;
  content_hash: string;
}

const COUNT_SAYS = ['id', 'number', 'name', 'date', 'status', 'scope', 'expected_count', 'snapshot_hash', 'created_by', 'created_at', 'posted_by', 'posted_at', 'cancelled_by', 'cancelled_at', 'cancel_reason', 'work_hash'] as const satisfies readonly (keyof CountRow)[];
const EXPECTED = ['count_id', 'asset_id', 'number', 'tag', 'location_id', 'custodian_id', 'category_id', 'net_book_value_minor'] as const satisfies readonly (keyof ExpectedRow)[];
const SCAN_SAYS = [
  'count_id', 'subject', 'code', 'asset_id', 'is_expected', 'outcome', 'book_location_id', 'book_custodian_id', 'net_book_value_minor', 'location_id', 'custodian_id', 'condition', 'note', 'source', 'is_withdrawn', 'actor', 'at',
] as const satisfies readonly (keyof ScanRow)[];
const RESOLUTION_SAYS = ['count_id', 'subject', 'outcome', 'location_id', 'custodian_id', 'action', 'reason', 'transfer_id', 'new_asset_id', 'actor', 'at'] as const satisfies readonly (keyof ResolutionRow)[];

const insertInto = (table: string, columns: readonly string[]): string => `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`;
const SELECT = `SELECT ${COUNT_SAYS.join(', ')}, content_hash FROM counts`;
const SELECT_EXPECTED = `SELECT ${EXPECTED.join(', ')} FROM count_expected`;
const SELECT_SCAN = `SELECT id, ${SCAN_SAYS.join(', ')}, content_hash FROM count_scans`;
const SELECT_RESOLUTION = `SELECT id, ${RESOLUTION_SAYS.join(', ')}, content_hash FROM count_resolutions`;

type Said<Row, K extends keyof Row> = Pick<Row, K>;
const said = <Row, K extends keyof Row>(row: Said<Row, K>, columns: readonly K[]): string => JSON.stringify(columns.map((column) => row[column]));

/** What a count says, for its hash; verify makes it again and compares. So with what was expected, scanned and decided. */
export const countHash = (count: Omit<CountRow, 'content_hash'>): string => sha256(said(count, COUNT_SAYS));
export const scanHash = (scan: Omit<ScanRow, 'id' | 'content_hash'>): string => sha256(said(scan, SCAN_SAYS));
export const resolutionHash = (resolution: Omit<ResolutionRow, 'id' | 'content_hash'>): string => sha256(said(resolution, RESOLUTION_SAYS));
export const snapshotHash = (expected: readonly ExpectedRow[]): string => sha256(expected.map((row) => said(row, EXPECTED)).join('\n'));

/** Over the hashes of all that was scanned and decided, in order. */
export function workHash(connection: Connection, countId: number): string {
  const hashes = ['count_scans', 'count_resolutions'].flatMap((table) => connection.all<{ content_hash: string }>(`SELECT content_hash FROM ${table} WHERE count_id = ? ORDER BY id`, [countId]));
  return sha256(hashes.map(({ content_hash }) => content_hash).join('\n'));
}

/** Counts are never deleted, so the next id follows the last. */
export function nextCountId(connection: Connection): number {
  return (connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM counts')?.last ?? 0) + 1;
}

export function insertCount(connection: Connection, count: CountRow, expected: readonly ExpectedRow[]): void {
  connection.run(insertInto('counts', [...COUNT_SAYS, 'content_hash']), { ...count });
  const insert = insertInto('count_expected', EXPECTED);
  for (const row of expected) connection.run(insert, { ...row });
}

/** Posted or cancelled: the only change a count ever takes. */
export function settleCount(connection: Connection, count: CountRow): void {
  const { changes } = connection.run(`UPDATE counts SET ${[...COUNT_SAYS, 'content_hash'].map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`, { ...count });
  assert(changes === 1, 'one count is settled');
}

export const findCount = (connection: Connection, id: number): CountRow | undefined => connection.get<CountRow>(`${SELECT} WHERE id = ?`, [id]);
export const findCountByNumber = (connection: Connection, number: string): CountRow | undefined => connection.get<CountRow>(`${SELECT} WHERE number = ?`, [number]);
export const allCounts = (connection: Connection): CountRow[] => connection.all<CountRow>(`${SELECT} ORDER BY id`);
export const listCounts = (connection: Connection, limit: number, offset: number): CountRow[] => connection.all<CountRow>(`${SELECT} ORDER BY id DESC LIMIT ? OFFSET ?`, [limit, offset]);
export const countCounts = (connection: Connection): number => connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM counts')?.count ?? 0;

export const expectedOf = (connection: Connection, countId: number): ExpectedRow[] => connection.all<ExpectedRow>(`${SELECT_EXPECTED} WHERE count_id = ? ORDER BY asset_id`, [countId]);
export const findExpected = (connection: Connection, countId: number, assetId: number): ExpectedRow | undefined => connection.get<ExpectedRow>(`${SELECT_EXPECTED} WHERE count_id = ? AND asset_id = ?`, [countId, assetId]);

export const insertScan = (connection: Connection, scan: Omit<ScanRow, 'id'>): number => connection.run(insertInto('count_scans', [...SCAN_SAYS, 'content_hash']), { ...scan }).id;
export const lastScan = (connection: Connection, countId: number, subject: string): ScanRow | undefined => connection.get<ScanRow>(`${SELECT_SCAN} WHERE count_id = ? AND subject = ? ORDER BY id DESC LIMIT 1`, [countId, subject]);
export const iterateScans = (connection: Connection): IterableIterator<ScanRow> => connection.iterate<ScanRow>(`${SELECT_SCAN} ORDER BY id`);

export const insertResolution = (connection: Connection, resolution: Omit<ResolutionRow, 'id'>): number => connection.run(insertInto('count_resolutions', [...RESOLUTION_SAYS, 'content_hash']), { ...resolution }).id;
export const lastResolution = (connection: Connection, countId: number, subject: string): ResolutionRow | undefined =>
  connection.get<ResolutionRow>(`${SELECT_RESOLUTION} WHERE count_id = ? AND subject = ? ORDER BY id DESC LIMIT 1`, [countId, subject]);
export const iterateResolutions = (connection: Connection): IterableIterator<ResolutionRow> => connection.iterate<ResolutionRow>(`${SELECT_RESOLUTION} ORDER BY id`);
