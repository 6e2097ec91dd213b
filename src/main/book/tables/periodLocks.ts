import type { Period } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';
import { hashOf } from '../hash.ts';

/** `soft`: months that take postings only when asked twice. `year`: fiscal years that stay closed. */
export type LockKind = 'soft' | 'year';

/** A row of the log of locks: from then on everything up to a month is covered, or nothing. */
export interface LockRow {
  id: number;
  kind: LockKind;
  through: Period | null;
  reason: string;
  actor: string;
  at: string;
  content_hash: string;
}

type NewLock = Omit<LockRow, 'id' | 'content_hash'>;
const COLUMNS = 'id, kind, through, reason, actor, at, content_hash';

export const lockHash = ({ kind, through, reason, actor, at }: NewLock): string => hashOf({ kind, through, reason, actor, at });

export function insertLock(connection: Connection, row: NewLock): void {
  connection.run('INSERT INTO period_locks (kind, through, reason, actor, at, content_hash) VALUES (@kind, @through, @reason, @actor, @at, @hash)', { ...row, hash: lockHash(row) });
}

/** What was said last about locks of the kind. */
export function lastLock(connection: Connection, kind: LockKind): LockRow | undefined {
  return connection.get<LockRow>(`SELECT ${COLUMNS} FROM period_locks WHERE kind = ? ORDER BY id DESC LIMIT 1`, [kind]);
}

/** Every lock there was, oldest first. */
export function allLocks(connection: Connection): LockRow[] {
  return connection.all<LockRow>(`SELECT ${COLUMNS} FROM period_locks ORDER BY id`);
}

/** How far postings have come: what a command adds is told by what it finds higher. */
export interface PostingMarks {
  journal: number;
  event: number;
  runs: number;
}

/** @param through the last month that is held back */
export function postingMarks(connection: Connection, from: Period, through: Period): PostingMarks {
  return (
    connection.get<PostingMarks>(
      `SELECT (SELECT COALESCE(MAX(id), 0) FROM journals) AS journal, (SELECT COALESCE(MAX(id), 0) FROM asset_events) AS event,
        (SELECT COUNT(*) FROM runs WHERE posted_at IS NOT NULL AND period BETWEEN @from AND @through) AS runs`,
      { from, through },
    ) ?? { journal: 0, event: 0, runs: 0 }
  );
}

/** The first month, of those held back, that something was posted in since the marks were taken; null where nothing was. */
export function postedSince(connection: Connection, marks: PostingMarks, from: Period, through: Period): Period | null {
  const found = connection.get<{ period: Period | null }>(
    `SELECT MIN(period) AS period FROM (
      SELECT MIN(period) AS period FROM journals WHERE id > @journal AND period BETWEEN @from AND @through
      UNION ALL SELECT MIN(period) FROM asset_events WHERE id > @event AND period BETWEEN @from AND @through)`,
    { journal: marks.journal, event: marks.event, from, through },
  );
  const period = found?.period ?? null;
  if (period !== null) return period;
  return postingMarks(connection, from, through).runs > marks.runs ? through : null;
}
