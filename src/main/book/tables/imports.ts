import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';
import { findAssetById, type AssetRow } from './assets.ts';
import type { EventRow } from './events.ts';

export interface BatchRow {
  id: number;
  file_name: string;
  at: string;
  actor: string;
  /** JSON. */
  mapping: string;
  /** SHA-256 of the file's bytes as read. */
  digest: string;
  created: number;
  updated: number;
  unchanged: number;
  /** JSON: what updated assets held before. */
  changes: string;
  undone_at: string | null;
}

const COLUMNS = ['file_name', 'at', 'actor', 'mapping', 'digest', 'created', 'updated', 'unchanged', 'changes', 'undone_at'] as const satisfies readonly (keyof BatchRow)[];
const SELECT = `SELECT id, ${COLUMNS.join(', ')} FROM import_batches`;

export function insertBatch(connection: Connection, batch: Omit<BatchRow, 'id'>): number {
  return connection.run(`INSERT INTO import_batches (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`, batch).id;
}

export function findBatch(connection: Connection, id: number): BatchRow | undefined {
  return connection.get<BatchRow>(`${SELECT} WHERE id = ?`, [id]);
}

/** The newest first. */
export function listBatches(connection: Connection): BatchRow[] {
  return connection.all<BatchRow>(`${SELECT} ORDER BY id DESC`);
}

export function markBatchUndone(connection: Connection, id: number, at: string): void {
  const { changes } = connection.run('UPDATE import_batches SET undone_at = ? WHERE id = ? AND undone_at IS NULL', [at, id]);
  assert(changes === 1, 'an import is undone once');
}

export interface MappingRow {
  name: string;
  mapping: string;
}

export function listMappings(connection: Connection): MappingRow[] {
  return connection.all<MappingRow>('SELECT name, mapping FROM import_mappings ORDER BY name');
}

/** A mapping of the same name is replaced: it is a tool, not a record. */
export function saveMapping(connection: Connection, mapping: MappingRow & { at: string }): void {
  connection.run('INSERT INTO import_mappings (name, mapping, at) VALUES (@name, @mapping, @at) ON CONFLICT (name) DO UPDATE SET mapping = excluded.mapping, at = excluded.at', { ...mapping });
}

export interface AssetKey {
  id: number;
  number: string;
  external_id: string | null;
  /** 1: gone, and its number stays spent. */
  deleted: 0 | 1;
}

/** What every asset of the book is known by. */
export function assetKeys(connection: Connection): AssetKey[] {
  return connection.all<AssetKey>('SELECT id, number, external_id, deleted_at IS NOT NULL AS deleted FROM assets');
}

export function hasLiveAssets(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM assets WHERE deleted_at IS NULL LIMIT 1') !== undefined;
}

/** The assets that an import made and that are still there. */
export function batchAssets(connection: Connection, batchId: number): AssetRow[] {
  const ids = connection.all<{ id: number }>('SELECT id FROM assets WHERE batch_id = ? AND deleted_at IS NULL ORDER BY id', [batchId]);
  return ids.flatMap(({ id }) => findAssetById(connection, id) ?? []);
}

/** What the books hold for the assets of an import, to be compared with what was meant. */
export function batchTotals(connection: Connection, batchId: number, bookId: number): { assets: number; cost: number; accumulated: number; balances: number } {
  const row = connection.get<{ assets: number; cost: number | null; accumulated: number | null; balances: number }>(
    `SELECT COUNT(*) AS assets, SUM(b.cost_minor) AS cost, SUM(b.accumulated_minor) AS accumulated, COUNT(b.asset_id) AS balances
      FROM assets a LEFT JOIN balances b ON b.asset_id = a.id AND b.book_id = ? WHERE a.batch_id = ? AND a.deleted_at IS NULL`,
    [bookId, batchId],
  );
  return { assets: row?.assets ?? 0, cost: row?.cost ?? 0, accumulated: row?.accumulated ?? 0, balances: row?.balances ?? 0 };
}

/** Events of the assets of an import, oldest first. */
export function batchEvents(connection: Connection, batchId: number): EventRow[] {
  return connection.all<EventRow>(
    `SELECT e.id, e.asset_id, e.book_id, e.kind, e.date, e.period, e.cost_minor, e.accumulated_minor, e.impairment_minor, e.surplus_minor, e.details, e.journal_id, e.reverses_id, e.actor, e.at
      FROM asset_events e JOIN assets a ON a.id = e.asset_id WHERE a.batch_id = ? ORDER BY e.id`,
    [batchId],
  );
}

/** The assets of the import that a run which stands has charged, by number. */
export function depreciatedOfBatch(connection: Connection, batchId: number): string[] {
  return numbers(
    connection,
    "SELECT DISTINCT a.number FROM entries e JOIN runs r ON r.id = e.run_id JOIN assets a ON a.id = e.asset_id WHERE a.batch_id = ? AND r.kind <> 'reversal' AND r.status = 'POSTED' ORDER BY a.number",
    [batchId],
  );
}

/** The assets of the import that something was done to since: whatever they did not come in by, a transfer, and units recorded. By number. */
export function batchTouched(connection: Connection, batch: Pick<BatchRow, 'id' | 'at'>): string[] {
  return numbers(
    connection,
    `SELECT a.number FROM assets a JOIN asset_events e ON e.asset_id = a.id WHERE a.batch_id = @id AND (e.at <> @at OR e.kind NOT IN ('opening', 'capitalization', 'in_service', 'book_opening'))
      UNION SELECT a.number FROM assets a JOIN transfers t ON t.asset_id = a.id WHERE a.batch_id = @id AND t.status <> 'CANCELLED'
      UNION SELECT a.number FROM assets a JOIN usage_readings u ON u.asset_id = a.id WHERE a.batch_id = @id ORDER BY 1`,
    { id: batch.id, at: batch.at },
  );
}

const numbers = (connection: Connection, sql: string, parameters: Parameters<Connection['all']>[1]): string[] => connection.all<{ number: string }>(sql, parameters).map(({ number }) => number);

/** Whether a month that still stands was closed after the moment. */
export function closedSince(connection: Connection, at: string): boolean {
  return connection.get('SELECT 1 FROM closings WHERE reopened_at IS NULL AND closed_at >= ? LIMIT 1', [at]) !== undefined;
}

/** The import done last among those that stand. */
export function latestBatch(connection: Connection): number | null {
  return connection.get<{ id: number }>('SELECT id FROM import_batches WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1')?.id ?? null;
}
