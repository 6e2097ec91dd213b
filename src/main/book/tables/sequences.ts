import type { Connection } from '../connection.ts';

export type SequenceKind = 'FA' | 'JE' | 'RUN' | 'TRF' | 'CNT';

/** The next number of a kind in a year, starting at 1. Taken inside the command's transaction, so a refused command leaves no gap. */
export function nextNumber(connection: Connection, kind: SequenceKind, year: number): number {
  const row = connection.get<{ last: number }>(
    'INSERT INTO sequences (kind, year, last) VALUES (?, ?, 1) ON CONFLICT (kind, year) DO UPDATE SET last = last + 1 RETURNING last',
    [kind, year],
  );
  if (!row) throw new Error('Assertion failed: a sequence always answers');
  return row.last;
}

/** The last number that was taken; 0 before the first. */
export function lastNumber(connection: Connection, kind: SequenceKind, year: number): number {
  return connection.get<{ last: number }>('SELECT last FROM sequences WHERE kind = ? AND year = ?', [kind, year])?.last ?? 0;
}

/** `FA-2026-000123` */
export const documentNumber = (kind: SequenceKind, year: number, number: number): string => `${kind}-${year}-${String(number).padStart(6, '0')}`;
