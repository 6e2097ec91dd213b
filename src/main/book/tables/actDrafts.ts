import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';
import { sha256 } from '../hash.ts';

export const DRAFT_STATUSES = ['PREPARED', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const;
export type DraftStatus = (typeof DRAFT_STATUSES)[number];

/** What was asked and what it would come to: written once. */
export interface ActDraftFacts {
  id: number;
  operation: string;
  /** Canonical JSON of the request. */
  input: string;
  fingerprint: string;
  date: string;
  /** JSON list of ids, in order. */
  assets: string;
  /** Canonical JSON of journals and effects as they were seen. */
  preview: string;
  prepared_by: string;
  prepared_by_id: number | null;
  prepared_at: string;
}

export interface ActDraftRow extends ActDraftFacts {
  content_hash: string;
  status: DraftStatus;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
  first_act_id: number | null;
  last_act_id: number | null;
  decision_hash: string | null;
}

export type Decision = Pick<ActDraftRow, 'id' | 'reason' | 'first_act_id' | 'last_act_id'> & { status: Exclude<DraftStatus, 'PREPARED'>; decided_by: string; decided_at: string };

const FACTS = ['id', 'operation', 'input', 'fingerprint', 'date', 'assets', 'preview', 'prepared_by', 'prepared_by_id', 'prepared_at'] as const satisfies readonly (keyof ActDraftFacts)[];
const DECIDED = ['id', 'status', 'decided_by', 'decided_at', 'reason', 'first_act_id', 'last_act_id'] as const satisfies readonly (keyof Decision)[];
const COLUMNS = [...FACTS, 'content_hash', ...DECIDED.slice(1), 'decision_hash'];
const SELECT = `SELECT ${COLUMNS.map((column) => `d.${column}`).join(', ')} FROM act_drafts d`;

/** What a draft says, and what was decided on it, for their hashes: verify makes them again and compares. */
export const actDraftHash = (draft: ActDraftFacts): string => sha256(JSON.stringify(FACTS.map((column) => draft[column])));
export const decisionHash = (decision: Pick<ActDraftRow, (typeof DECIDED)[number]>): string => sha256(JSON.stringify(DECIDED.map((column) => decision[column])));

/** Writes a draft that waits; answers its id. Drafts are never deleted, so the next id follows the last. */
export function insertActDraft(connection: Connection, facts: Omit<ActDraftFacts, 'id'>): number {
  const id = (connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM act_drafts')?.last ?? 0) + 1;
  const row = { ...facts, id };
  connection.run(`INSERT INTO act_drafts (${FACTS.join(', ')}, content_hash, status) VALUES (${FACTS.map((column) => `@${column}`).join(', ')}, @hash, 'PREPARED')`, { ...row, hash: actDraftHash(row) });
  return id;
}

/** A draft that waits is decided, once; triggers hold it after that. */
export function decideActDraft(connection: Connection, decision: Decision): void {
  const columns = [...DECIDED.slice(1), 'decision_hash'];
  const { changes } = connection.run(`UPDATE act_drafts SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`, { ...decision, decision_hash: decisionHash(decision) });
  assert(changes === 1, 'one draft of an act is decided');
}

export function findActDraft(connection: Connection, id: number): ActDraftRow | undefined {
  return connection.get<ActDraftRow>(`${SELECT} WHERE d.id = ?`, [id]);
}

/** A draft that waits and asks for the same in the same words. */
export function findSameActDraft(connection: Connection, operation: string, input: string): ActDraftRow | undefined {
  return connection.get<ActDraftRow>(`${SELECT} WHERE d.status = 'PREPARED' AND d.operation = ? AND d.input = ?`, [operation, input]);
}

export interface DraftFilter {
  /** Null: of every asset. */
  assetId: number | null;
  statuses: readonly DraftStatus[];
}

const OF_ASSET = '(@assetId IS NULL OR EXISTS (SELECT 1 FROM json_each(d.assets) a WHERE a.value = @assetId))';

/** Those that wait first, the oldest of them first; then what was decided, newest first. */
export function listActDrafts(connection: Connection, filter: DraftFilter, limit: number, offset: number): ActDraftRow[] {
  return connection.all<ActDraftRow>(
    `${SELECT} WHERE ${OF_ASSET} AND d.status IN (SELECT value FROM json_each(@statuses))
      ORDER BY d.status <> 'PREPARED', CASE WHEN d.status = 'PREPARED' THEN d.id ELSE -d.id END LIMIT @limit OFFSET @offset`,
    { assetId: filter.assetId, statuses: JSON.stringify(filter.statuses), limit, offset },
  );
}

/** How many there are of each status. */
export function countActDrafts(connection: Connection, assetId: number | null): Record<DraftStatus, number> {
  const found = connection.all<{ status: DraftStatus; count: number }>(`SELECT d.status, COUNT(*) AS count FROM act_drafts d WHERE ${OF_ASSET} GROUP BY d.status`, { assetId });
  const counts: Record<DraftStatus, number> = { PREPARED: 0, APPROVED: 0, REJECTED: 0, WITHDRAWN: 0 };
  for (const { status, count } of found) counts[status] = count;
  return counts;
}

/** Every draft there was, oldest first. */
export function iterateActDrafts(connection: Connection): IterableIterator<ActDraftRow> {
  return connection.iterate(`${SELECT} ORDER BY d.id`);
}
