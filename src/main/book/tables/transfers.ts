import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';
import { sha256 } from '../hash.ts';

export type TransferStatus = 'DRAFT' | 'APPROVED' | 'POSTED' | 'CANCELLED';

/** Where an asset is and who answers for it, by ids; null where it has none. */
export interface Placement {
  location_id: number | null;
  custodian_id: number | null;
  cost_center_id: number | null;
  category_id: number;
}

export const PLACEMENT = ['location_id', 'custodian_id', 'cost_center_id', 'category_id'] as const satisfies readonly (keyof Placement)[];
export type PlacementField = (typeof PLACEMENT)[number];

type Side<S extends 'from' | 'to'> = { [F in PlacementField as `${S}_${F}`]: Placement[F] };

/** A transfer as the file holds it. What differs between `from_` and `to_` is what moves. */
export interface TransferRow extends Side<'from'>, Side<'to'> {
  id: number;
  number: string;
  external_id: string | null;
  batch_id: number | null;
  asset_id: number;
  status: TransferStatus;
  effective_date: string;
  reason: string | null;
  /** What a change of category moved between classes, minor units of the ledger's depreciation book. */
  cost_minor: number;
  accumulated_minor: number;
  journal_id: number | null;
  event_id: number | null;
  reverses_id: number | null;
  prepared_by: string;
  prepared_at: string;
  approved_by: string | null;
  approved_at: string | null;
  posted_by: string | null;
  posted_at: string | null;
  cancelled_by: string | null;
  cancelled_at: string | null;
  cancel_reason: string | null;
  content_hash: string | null;
}

const SAID = [
  'id', 'number', 'external_id', 'batch_id', 'asset_id', 'effective_date', 'reason', 'from_location_id', 'to_location_id', 'from_custodian_id', 'to_custodian_id', 'from_cost_center_id', 'to_cost_center_id',
  'from_category_id', 'to_category_id', 'cost_minor', 'accumulated_minor', 'journal_id', 'event_id', 'reverses_id', 'prepared_by', 'prepared_at', 'approved_by', 'approved_at', 'posted_by', 'posted_at',
  'status', 'cancelled_by', 'cancelled_at', 'cancel_reason',
] as const satisfies readonly (keyof TransferRow)[];
const COLUMNS = [...SAID, 'content_hash'] as const satisfies readonly (keyof TransferRow)[];

const SELECT = `SELECT ${COLUMNS.map((column) => `t.${column}`).join(', ')} FROM transfers t`;
const INSERT = `INSERT INTO transfers (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`;
const UPDATE = `UPDATE transfers SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`;

/** What a row says once it is posted or cancelled, for its hash: verify makes it again and compares. */
export const transferHash = (transfer: TransferRow): string => sha256(JSON.stringify(SAID.map((column) => transfer[column])));

export function placementOf(transfer: TransferRow, side: 'from' | 'to'): Placement {
  return side === 'from'
    ? { location_id: transfer.from_location_id, custodian_id: transfer.from_custodian_id, cost_center_id: transfer.from_cost_center_id, category_id: transfer.from_category_id }
    : { location_id: transfer.to_location_id, custodian_id: transfer.to_custodian_id, cost_center_id: transfer.to_cost_center_id, category_id: transfer.to_category_id };
}

/** The columns of a transfer from one placement to another. */
export function sidesOf(from: Placement, to: Placement): Side<'from'> & Side<'to'> {
  return {
    from_location_id: from.location_id, to_location_id: to.location_id, from_custodian_id: from.custodian_id, to_custodian_id: to.custodian_id,
    from_cost_center_id: from.cost_center_id, to_cost_center_id: to.cost_center_id, from_category_id: from.category_id, to_category_id: to.category_id,
  };
}

/** The fields that a transfer changes. */
export function movedFields(transfer: Side<'from'> & Side<'to'>): PlacementField[] {
  return PLACEMENT.filter((field) => transfer[`from_${field}`] !== transfer[`to_${field}`]);
}

/** A placement with what a transfer moves as it is on one side of it. */
export const withMoved = (here: Placement, transfer: TransferRow, side: 'from' | 'to'): Placement => ({ ...here, ...Object.fromEntries(movedFields(transfer).map((field) => [field, transfer[`${side}_${field}`]])) });

/** Transfers are never deleted, so the next id follows the last. */
export function nextTransferId(connection: Connection): number {
  return (connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM transfers')?.last ?? 0) + 1;
}

export function insertTransfer(connection: Connection, transfer: TransferRow): void {
  connection.run(INSERT, { ...transfer });
}

/** Writes the row as a whole; triggers hold what was approved, posted or cancelled. */
export function updateTransfer(connection: Connection, transfer: TransferRow): void {
  const { changes } = connection.run(UPDATE, { ...transfer });
  assert(changes === 1, 'one transfer is updated');
}

export function findTransfer(connection: Connection, id: number): TransferRow | undefined {
  return connection.get<TransferRow>(`${SELECT} WHERE t.id = ?`, [id]);
}

export function findTransferByNumber(connection: Connection, number: string): TransferRow | undefined {
  return connection.get<TransferRow>(`${SELECT} WHERE t.number = ?`, [number]);
}

export function findTransferByExternalId(connection: Connection, externalId: string): TransferRow | undefined {
  return connection.get<TransferRow>(`${SELECT} WHERE t.external_id = ?`, [externalId]);
}

/** Transfers entered together, in the order of their numbers. */
export function transfersOfBatch(connection: Connection, batchId: number): TransferRow[] {
  return connection.all<TransferRow>(`${SELECT} WHERE t.batch_id = ? ORDER BY t.id`, [batchId]);
}

export function reversalOf(connection: Connection, id: number): TransferRow | undefined {
  return connection.get<TransferRow>(`${SELECT} WHERE t.reverses_id = ?`, [id]);
}

/** Posted, no reversal, and not reversed. */
export const STANDS = "t.status = 'POSTED' AND t.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM transfers r WHERE r.reverses_id = t.id)";

/** The transfers of an asset that stand, in the order in which they took effect. */
export function standingTransfers(connection: Connection, assetId: number): TransferRow[] {
  return connection.all<TransferRow>(`${SELECT} WHERE t.asset_id = ? AND ${STANDS} ORDER BY t.effective_date, t.event_id`, [assetId]);
}

/** Drafts and approved transfers of an asset, in the order of their dates. */
export function pendingTransfersOf(connection: Connection, assetId: number): TransferRow[] {
  return connection.all<TransferRow>(`${SELECT} WHERE t.asset_id = ? AND t.status IN ('DRAFT', 'APPROVED') ORDER BY t.effective_date, t.id`, [assetId]);
}

/** All of them, for verify. */
export function iterateTransfers(connection: Connection): IterableIterator<TransferRow> {
  return connection.iterate<TransferRow>(`${SELECT} ORDER BY t.id`);
}

/** How many moves the histories of assets tell of, reversals included. */
export function countTransferEvents(connection: Connection): number {
  return connection.get<{ count: number }>("SELECT COUNT(*) AS count FROM asset_events WHERE kind = 'transfer'")?.count ?? 0;
}

/**
 * A change of category that stands and came after a month, of an asset that a run has charged: its accounts are others than the run posted to.
 */
export function reclassifiedSince(connection: Connection, run: { id: number; period: string }): { number: string } | undefined {
  return connection.get<{ number: string }>(
    `SELECT t.number FROM transfers t JOIN entries e ON e.asset_id = t.asset_id AND e.run_id = @id
      WHERE ${STANDS} AND t.from_category_id <> t.to_category_id AND SUBSTR(t.effective_date, 1, 7) > @period ORDER BY t.id LIMIT 1`,
    { id: run.id, period: run.period },
  );
}

/** A change of category of an asset that stands and takes effect after a day. */
export function reclassifiedAfter(connection: Connection, assetId: number, date: string): { number: string } | undefined {
  return connection.get<{ number: string }>(`SELECT t.number FROM transfers t WHERE t.asset_id = ? AND ${STANDS} AND t.from_category_id <> t.to_category_id AND t.effective_date > ? ORDER BY t.id LIMIT 1`, [assetId, date]);
}

/** The same of one that was posted after an event of the asset. */
export function reclassifiedSinceEvent(connection: Connection, assetId: number, eventId: number): { number: string } | undefined {
  return connection.get<{ number: string }>(`SELECT t.number FROM transfers t WHERE t.asset_id = ? AND ${STANDS} AND t.from_category_id <> t.to_category_id AND t.event_id > ? ORDER BY t.id LIMIT 1`, [assetId, eventId]);
}

export interface TransferFilter {
  /** Contract statuses; REVERSED is a posted one that was taken back. */
  statuses: readonly string[] | null;
  assetId: number | null;
  batchId: number | null;
  from: string | null;
  to: string | null;
  /** Folded words. */
  search: string | null;
}

/** A transfer as the contract names its status. */
const SHOWN_STATUS = "CASE WHEN t.status = 'POSTED' AND EXISTS (SELECT 1 FROM transfers r WHERE r.reverses_id = t.id) THEN 'REVERSED' ELSE t.status END";
const MATCHES = `FROM transfers t JOIN assets a ON a.id = t.asset_id
  WHERE (@statuses IS NULL OR ${SHOWN_STATUS} IN (SELECT value FROM json_each(@statuses))) AND (@assetId IS NULL OR t.asset_id = @assetId) AND (@batchId IS NULL OR t.batch_id = @batchId)
    AND (@from IS NULL OR t.effective_date >= @from) AND (@to IS NULL OR t.effective_date <= @to)
    AND (@search IS NULL OR found(@search, t.number || ' ' || COALESCE(t.external_id, '') || ' ' || COALESCE(t.reason, '') || ' ' || a.search_text) = 1)`;

const parametersOf = (filter: TransferFilter) => ({ ...filter, statuses: filter.statuses === null ? null : JSON.stringify(filter.statuses) });

/** The newest first. The connection must know `found` (see queries/search). */
export function listTransfers(connection: Connection, filter: TransferFilter, limit: number, offset: number): TransferRow[] {
  return connection.all<TransferRow>(`SELECT ${COLUMNS.map((column) => `t.${column}`).join(', ')} ${MATCHES} ORDER BY t.id DESC LIMIT @limit OFFSET @offset`, { ...parametersOf(filter), limit, offset });
}

/** How many there are of each status, under the rest of the filter. */
export function countTransfers(connection: Connection, filter: TransferFilter): Map<string, number> {
  const rows = connection.all<{ status: string; count: number }>(`SELECT ${SHOWN_STATUS} AS status, COUNT(*) AS count ${MATCHES} GROUP BY 1`, parametersOf(filter));
  return new Map(rows.map((row) => [row.status, row.count]));
}
