import type { Connection } from '../connection.ts';
import { sha256 } from '../hash.ts';

/** What is done to an asset in service. The value updates are named as on the contract, in small letters. */
export const VALUE_UPDATES = ['depreciation_amortization', 'impairment', 'impairment_reversal', 'revaluation_down', 'revaluation_up', 'improvement'] as const;
/**
 * One asset becomes several (`split`; each part has a `split_part` of its own), several become one (`merge`, and `merged` of those that go into it), and
 * construction: cost on the way, its completion, and the asset that comes of it.
 */
export const LIFECYCLE_ACTS = ['split', 'split_part', 'merge', 'merged', 'construction_cost', 'construction_completion', 'construction_asset'] as const;
/** What adds cost before an asset is in service: depreciation begins with it, and knows no event of it. */
export const BEFORE_SERVICE = ['construction_cost', 'construction_completion', 'construction_asset'] as const satisfies readonly (typeof LIFECYCLE_ACTS)[number][];
/** Classification as held for sale, what a change of its fair value then makes of it, and the end of the classification. */
export const HELD_ACTS = ['hold_for_sale', 'held_remeasure_down', 'held_remeasure_up', 'release_from_sale'] as const;
export const ACT_KINDS = [...VALUE_UPDATES, 'estimate', 'suspend', 'resume', 'part_disposal', 'disposal', 'insurance_claim', ...HELD_ACTS, 'cash_activity', 'surplus_transfer', ...LIFECYCLE_ACTS] as const;
export type ValueUpdateKind = (typeof VALUE_UPDATES)[number];
export type ActKind = (typeof ACT_KINDS)[number];

/** One act as the file holds it. Amounts in minor units. */
export interface ActRow {
  id: number;
  asset_id: number;
  /** Null: in every depreciation book. */
  book_id: number | null;
  kind: ActKind;
  external_id: string | null;
  date: string;
  period: string;
  amount_minor: number | null;
  /** Canonical JSON of what was asked. */
  input: string;
  /** Canonical JSON of the figures it came to. */
  outcome: string;
  memo: string | null;
  group_id: number | null;
  journal_id: number | null;
  reverses_id: number | null;
  reason: string | null;
  /** What the asset's status was before: what taking it back restores. */
  status_before: string;
  actor: string;
  at: string;
}

const COLUMNS = [
  'id', 'asset_id', 'book_id', 'kind', 'external_id', 'date', 'period', 'amount_minor', 'input', 'outcome', 'memo', 'group_id', 'journal_id', 'reverses_id', 'reason', 'status_before', 'actor', 'at',
] as const satisfies readonly (keyof ActRow)[];

const SELECT = `SELECT ${COLUMNS.join(', ')} FROM acts`;
/** An act that nobody took back, and that takes none back itself. */
const STANDS = '+reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM acts later WHERE later.reverses_id = acts.id)';

/** What the row says, for its hash: verify makes it again and compares. */
export const actHash = (act: ActRow): string => sha256(JSON.stringify(COLUMNS.map((column) => act[column])));

/** Acts are never deleted, so the next id follows the last: known before the row is written, because its runs and journal name it. */
export function nextActId(connection: Connection): number {
  return (connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM acts')?.last ?? 0) + 1;
}

export function insertAct(connection: Connection, act: ActRow): void {
  connection.run(`INSERT INTO acts (${COLUMNS.join(', ')}, content_hash) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')}, @hash)`, { ...act, hash: actHash(act) });
}

export function findAct(connection: Connection, id: number): ActRow | undefined {
  return connection.get<ActRow>(`${SELECT} WHERE id = ?`, [id]);
}

export function findActByExternalId(connection: Connection, externalId: string): ActRow | undefined {
  return connection.get<ActRow>(`${SELECT} WHERE external_id = ?`, [externalId]);
}

/** The newest act of an asset that stands: by date, then in the order they were posted. */
export function latestStandingAct(connection: Connection, assetId: number): ActRow | undefined {
  return connection.get<ActRow>(`${SELECT} WHERE asset_id = ? AND ${STANDS} ORDER BY date DESC, id DESC LIMIT 1`, [assetId]);
}

/** What takes an act back; undefined while it stands. */
export function reversalOf(connection: Connection, actId: number): ActRow | undefined {
  return connection.get<ActRow>(`${SELECT} WHERE reverses_id = ?`, [actId]);
}

export function actsOfGroup(connection: Connection, groupId: number): ActRow[] {
  return connection.all<ActRow>(`${SELECT} WHERE group_id = ? ORDER BY id`, [groupId]);
}

export interface ActFilter {
  assetId: number | null;
  kinds: readonly ActKind[];
}

/** Newest first; what was taken back and what takes back are listed too. */
export function listActs(connection: Connection, filter: ActFilter, limit: number, offset: number): ActRow[] {
  return connection.all<ActRow>(
    `${SELECT} WHERE (@assetId IS NULL OR asset_id = @assetId) AND kind IN (SELECT value FROM json_each(@kinds)) ORDER BY date DESC, id DESC LIMIT @limit OFFSET @offset`,
    { assetId: filter.assetId, kinds: JSON.stringify(filter.kinds), limit, offset },
  );
}

export function countActs(connection: Connection, filter: ActFilter): number {
  return (
    connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM acts WHERE (@assetId IS NULL OR asset_id = @assetId) AND kind IN (SELECT value FROM json_each(@kinds))', {
      assetId: filter.assetId, kinds: JSON.stringify(filter.kinds),
    })?.count ?? 0
  );
}

/** An act that stands and came after a moment, of an asset that a run charged: the run can no longer be reversed alone. */
export function actUponRun(connection: Connection, run: { id: number; book_id: number; posted_at: string | null }): ActRow | undefined {
  return connection.get<ActRow>(
    `${SELECT} WHERE ${STANDS} AND at >= @postedAt AND (book_id IS NULL OR book_id = @bookId) AND EXISTS (SELECT 1 FROM entries e WHERE e.run_id = @runId AND e.asset_id = acts.asset_id) ORDER BY id LIMIT 1`,
    { postedAt: run.posted_at, bookId: run.book_id, runId: run.id },
  );
}

/** How the newest revaluation that stands among the assets of a category restated it; undefined before the first one. */
export function lastRestatement(connection: Connection, categoryId: number): string | undefined {
  return connection.get<{ restatement: string }>(
    `SELECT COALESCE(json_extract(input, '$.restatement'), 'elimination') AS restatement FROM acts
      WHERE kind IN ('revaluation_up', 'revaluation_down') AND ${STANDS} AND asset_id IN (SELECT id FROM assets WHERE category_id = ?) ORDER BY date DESC, id DESC LIMIT 1`,
    [categoryId],
  )?.restatement;
}

/** All acts of the file with their hashes, for verify. */
export function iterateActs(connection: Connection): IterableIterator<ActRow & { content_hash: string }> {
  return connection.iterate(`SELECT ${COLUMNS.join(', ')}, content_hash FROM acts ORDER BY id`);
}
