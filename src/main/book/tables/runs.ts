import type { Period } from '#shared/values/calendar.ts';
import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';

/** A depreciation run as the file holds it. A draft keeps totals and fingerprint only; its lines are computed when asked for. */
export interface RunRow {
  id: number;
  book_id: number;
  period: Period;
  as_of: string;
  /** `charge` and `take_back` belong to an act: depreciation of one asset outside the month's run. */
  kind: 'regular' | 'supplementary' | 'reversal' | 'charge' | 'take_back';
  status: 'DRAFT' | 'POSTED' | 'REVERSED' | 'DISCARDED';
  total_assets: number;
  /** Minor units; negative for a reversal. */
  total_minor: number;
  fingerprint: string;
  content_hash: string | null;
  posting_date: string | null;
  journal_id: number | null;
  reverses_id: number | null;
  reversed_by: number | null;
  reason: string | null;
  engine_version: string;
  /** The last reading of usage that the run knew: its charges were worked out from no later one. */
  usage_through: number;
  /** The last event of an act that the run knew. */
  event_through: number;
  act_id: number | null;
  actor: string;
  created_at: string;
  posted_at: string | null;
}

const COLUMNS = [
  'id', 'book_id', 'period', 'as_of', 'kind', 'status', 'total_assets', 'total_minor', 'fingerprint', 'content_hash', 'posting_date', 'journal_id', 'reverses_id', 'reversed_by', 'reason',
  'engine_version', 'usage_through', 'event_through', 'act_id', 'actor', 'created_at', 'posted_at',
] as const satisfies readonly (keyof RunRow)[];

const SELECT = `SELECT ${COLUMNS.join(', ')} FROM runs`;

/** Runs are never deleted, so the next number follows the last: known before the row is written, because its journal names it. */
export function nextRunId(connection: Connection): number {
  return (connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM runs')?.last ?? 0) + 1;
}

export function insertRun(connection: Connection, run: RunRow): void {
  connection.run(`INSERT INTO runs (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`, { ...run });
}

/** Writes the row of a draft again as a whole; triggers refuse what is posted. */
export function updateDraft(connection: Connection, run: RunRow): void {
  const { changes } = connection.run(`UPDATE runs SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`, { ...run });
  assert(changes === 1, 'one run is updated');
}

export function markReversed(connection: Connection, id: number, by: number): void {
  const { changes } = connection.run("UPDATE runs SET status = 'REVERSED', reversed_by = ? WHERE id = ?", [by, id]);
  assert(changes === 1, 'one run is reversed');
}

export function findRun(connection: Connection, id: number): RunRow | undefined {
  return connection.get<RunRow>(`${SELECT} WHERE id = ?`, [id]);
}

export function findDraft(connection: Connection, bookId: number, period: Period): RunRow | undefined {
  return connection.get<RunRow>(`${SELECT} WHERE book_id = ? AND period = ? AND status = 'DRAFT'`, [bookId, period]);
}

/** All drafts of a depreciation book. */
export function listDrafts(connection: Connection, bookId: number): RunRow[] {
  return connection.all<RunRow>(`${SELECT} WHERE book_id = ? AND status = 'DRAFT' ORDER BY id`, [bookId]);
}

/** What stands posted in a month: the regular run first, then its supplements. Reversals, what they reversed, and what acts posted are left out. */
export function standingRuns(connection: Connection, bookId: number, period: Period): RunRow[] {
  return connection.all<RunRow>(`${SELECT} WHERE book_id = ? AND period = ? AND status = 'POSTED' AND kind IN ('regular', 'supplementary') ORDER BY id`, [bookId, period]);
}

/** The runs that an act posted and that stand, newest first: the order they are taken back in. */
export function standingRunsOfAct(connection: Connection, actId: number): RunRow[] {
  return connection.all<RunRow>(`${SELECT} WHERE act_id = ? AND status = 'POSTED' AND kind <> 'reversal' ORDER BY id DESC`, [actId]);
}

/** Drafts of the months from one on: what they foretold is no longer so once an act is posted. */
export function draftsFrom(connection: Connection, period: Period): RunRow[] {
  return connection.all<RunRow>(`${SELECT} WHERE status = 'DRAFT' AND period >= ? ORDER BY id`, [period]);
}

/** The last run of the newest month: the only one that can be reversed, because what follows stands on it. */
export function latestRun(connection: Connection, bookId: number): RunRow | undefined {
  return connection.get<RunRow>(`${SELECT} WHERE book_id = ? AND status = 'POSTED' AND kind IN ('regular', 'supplementary') ORDER BY period DESC, id DESC LIMIT 1`, [bookId]);
}

export function allRuns(connection: Connection): RunRow[] {
  return connection.all<RunRow>(`${SELECT} ORDER BY id`);
}

export interface RunFilter {
  bookId: number | null;
  period: string | null;
  status: string | null;
}

const MATCHES = '(@bookId IS NULL OR book_id = @bookId) AND (@period IS NULL OR period = @period) AND (@status IS NULL OR status = @status)';

/** The newest first. */
export function listRuns(connection: Connection, filter: RunFilter, limit: number, offset: number): RunRow[] {
  return connection.all<RunRow>(`${SELECT} WHERE ${MATCHES} ORDER BY id DESC LIMIT @limit OFFSET @offset`, { ...filter, limit, offset });
}

export function countRuns(connection: Connection, filter: RunFilter): number {
  return connection.get<{ count: number }>(`SELECT COUNT(*) AS count FROM runs WHERE ${MATCHES}`, { ...filter })?.count ?? 0;
}
