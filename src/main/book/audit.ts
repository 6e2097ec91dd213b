import type { Connection } from './connection.ts';
import { canonical, sha256, type Json } from './hash.ts';
import { teachSearch } from './queries/search.ts';

export interface AuditRow {
  seq: number;
  at: string;
  actor: string;
  operation: string;
  subject: string;
  detail: string;
  previous_hash: string;
  hash: string;
}

/** What the chain hangs on before its first row. */
const GENESIS = '0'.repeat(64);

type Written = Omit<AuditRow, 'previous_hash' | 'hash'>;
const rowHash = (previous: string, row: Written): string => sha256(`${previous}${canonical({ ...row })}`);

export function chainHead(connection: Connection): { seq: number; hash: string } {
  return connection.get<{ seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1') ?? { seq: 0, hash: GENESIS };
}

/** Adds one row to the log. `detail` is what was done, as whole numbers and strings. */
export function appendAudit(connection: Connection, entry: { at: string; actor: string; operation: string; subject: string; detail: Json }): { seq: number; hash: string } {
  const head = chainHead(connection);
  const row: Written = { seq: head.seq + 1, at: entry.at, actor: entry.actor, operation: entry.operation, subject: entry.subject, detail: canonical(entry.detail) };
  const hash = rowHash(head.hash, row);
  connection.run(
    'INSERT INTO audit (seq, at, actor, operation, subject, detail, previous_hash, hash) VALUES (@seq, @at, @actor, @operation, @subject, @detail, @previous, @hash)',
    { ...row, previous: head.hash, hash },
  );
  return { seq: row.seq, hash };
}

/**
 * Walks the chain from its first row. It makes a change evident; it cannot prevent one who rewrites the whole file,
 * which is why the head is printed in every close.
 */
export function verifyChain(connection: Connection): { ok: boolean; rows: number; head: string; firstBroken: number | null } {
  let previous = GENESIS;
  let rows = 0;
  for (const { previous_hash, hash, ...row } of connection.iterate<AuditRow>('SELECT seq, at, actor, operation, subject, detail, previous_hash, hash FROM audit ORDER BY seq')) {
    rows += 1;
    if (row.seq !== rows || previous_hash !== previous || hash !== rowHash(previous, row)) return { ok: false, rows, head: previous, firstBroken: row.seq };
    previous = hash;
  }
  return { ok: true, rows, head: previous, firstBroken: null };
}

const MATCHING = "FROM audit WHERE (@search IS NULL OR found(@search, operation || ' ' || subject || ' ' || actor || ' ' || at || ' ' || detail) = 1)";

/** The newest first; `search` holds folded words, or null for everything. */
export function listAudit(connection: Connection, search: string | null, limit: number, offset: number): AuditRow[] {
  teachSearch(connection);
  return connection.all<AuditRow>(`SELECT seq, at, actor, operation, subject, detail, previous_hash, hash ${MATCHING} ORDER BY seq DESC LIMIT @limit OFFSET @offset`, { search, limit, offset });
}

export function countAudit(connection: Connection, search: string | null): number {
  teachSearch(connection);
  return connection.get<{ count: number }>(`SELECT COUNT(*) AS count ${MATCHING}`, { search })?.count ?? 0;
}
