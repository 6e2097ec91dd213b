import { isCalendar } from '#shared/values/fiscalCalendar.ts';
import type { Connection } from '../../book/connection.ts';
import { calendarOf, type Company } from '../../book/tables/company.ts';
import { allLocks, lockHash } from '../../book/tables/periodLocks.ts';
import type { Expect } from './check.ts';

/** Rows of the log of locks say what their hashes were made of, and fiscal years follow each other without a gap. */
export function verifyLocks(connection: Connection, company: Company, expect: Expect): number {
  const locks = allLocks(connection);
  for (const row of locks) expect.same('lock_content', String(row.id), lockHash(row), row.content_hash);
  expect.same('fiscal_calendar', company.name, true, isCalendar(calendarOf(company)));
  return locks.length;
}
