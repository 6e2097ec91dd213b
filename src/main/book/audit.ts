import type { Connection } from './connection.ts';
import { canonical, sha256, type Json } from './hash.ts';
import { kept } from './kept.ts';
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

export interface AuditFilter {
  /** Folded words, or null for everything. */
  search: string | null;
  actor: string | null;
  operation: string | null;
  /** A day or an instant in UTC, included. */
  from: string | null;
  /** An instant in UTC, included. */
  to: string | null;
}

const MATCHING = `FROM audit WHERE (@actor IS NULL OR actor = @actor) AND (@operation IS NULL OR operation = @operation)
  AND (@from IS NULL OR at >= @from) AND (@to IS NULL OR at <= @to)
  AND (@search IS NULL OR found(@search, operation || ' ' || subject || ' ' || actor || ' ' || at || ' ' || detail) = 1)`;

/** The newest first. */
export function listAudit(connection: Connection, filter: AuditFilter, limit: number, offset: number): AuditRow[] {
  teachSearch(connection);
  return connection.all<AuditRow>(`SELECT seq, at, actor, operation, subject, detail, previous_hash, hash ${MATCHING} ORDER BY seq DESC LIMIT @limit OFFSET @offset`, { ...filter, limit, offset });
}

export function countAudit(connection: Connection, filter: AuditFilter): number {
  teachSearch(connection);
  return connection.get<{ count: number }>(`SELECT COUNT(*) AS count ${MATCHING}`, { ...filter })?.count ?? 0;
}

/** Who and what occurs in the log, in the order of their names. */
export function auditFacets(connection: Connection): { actors: string[]; operations: string[] } {
  return kept(connection, 'audit facets', () => ({
    actors: connection.all<{ actor: string }>('SELECT DISTINCT actor FROM audit ORDER BY actor').map(({ actor }) => actor),
    operations: connection.all<{ operation: string }>('SELECT DISTINCT operation FROM audit ORDER BY operation').map(({ operation }) => operation),
  }));
}
