import type { Connection } from '../../book/connection.ts';
import { allCounts, countHash, expectedOf, iterateResolutions, iterateScans, resolutionHash, scanHash, snapshotHash, workHash } from '../../book/tables/counts.ts';
import { documentNumber } from '../../book/tables/sequences.ts';
import { numbersLike, sequencesOf } from '../../book/queries/verify.ts';
import type { Expect } from './check.ts';

/** Counts, what they expected, and every scan and decision say what their hashes were made of; nothing was added to a count that is over; numbers have no gap. */
export function verifyCounts(connection: Connection, expect: Expect): number {
  const counts = allCounts(connection);
  const numberOf = new Map(counts.map(({ id, number }) => [id, number]));
  for (const { content_hash, ...count } of counts) {
    expect.same('count_content', count.number, countHash(count), content_hash);
    const expected = expectedOf(connection, count.id);
    expect.same('count_snapshot', count.number, count.expected_count, expected.length);
    expect.same('count_snapshot', count.number, count.snapshot_hash, snapshotHash(expected));
    if (count.work_hash !== null) expect.same('count_work', count.number, count.work_hash, workHash(connection, count.id));
  }
  const where = (countId: number, subject: string): string => `${numberOf.get(countId) ?? ''} ${subject.replace(/^code:/, '')}`;
  for (const { id: _of, content_hash, ...scan } of iterateScans(connection)) expect.same('count_scan', where(scan.count_id, scan.subject), scanHash(scan), content_hash);
  for (const { id: _of, content_hash, ...resolution } of iterateResolutions(connection)) expect.same('count_resolution', where(resolution.count_id, resolution.subject), resolutionHash(resolution), content_hash);
  verifyNumbers(connection, expect);
  return counts.length;
}

function verifyNumbers(connection: Connection, expect: Expect): void {
  const numbers = numbersLike(connection, 'counts', '%');
  const expected = sequencesOf(connection, 'CNT').flatMap(({ year, last }) => Array.from({ length: last }, (_, index) => documentNumber('CNT', year, index + 1)));
  expected.forEach((number, index) => expect.same('count_number', number, number, numbers[index]));
  expect.same('count_number', 'counts', expected.length, numbers.length);
}
