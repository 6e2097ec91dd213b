import { refuse } from '#shared/errors.ts';
import { mayRole } from '#shared/roles.ts';
import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt, fiscalYearText } from '#shared/values/fiscalCalendar.ts';
import type { BookName } from '#shared/contract/index.ts';
import { calendarOf } from '../book/tables/company.ts';
import { lastClosing } from '../book/tables/closings.ts';
import { insertLock, lastLock, postedSince, postingMarks, type LockKind, type PostingMarks } from '../book/tables/periodLocks.ts';
import type { Context } from './context.ts';
import { openPeriod } from './periods.ts';

/** The last open month that takes postings only where the request says why; null where there is none. What is closed is past that. */
export function softLockedThrough(context: Context): Period | null {
  const through = lastLock(context.connection, 'soft')?.through ?? null;
  const closed = lastClosing(context.connection)?.period ?? null;
  return through !== null && (closed === null || through > closed) ? through : null;
}

/** The last month of the newest fiscal year that stays closed; null where there is none. */
export const lockedThrough = (context: Context): Period | null => lastLock(context.connection, 'year')?.through ?? null;

export function moveLock(context: Context, kind: LockKind, through: Period | null, reason: string): void {
  insertLock(context.connection, { kind, through, reason, actor: context.actor, at: context.now });
}

/** A month that is opened again takes postings: what held it back goes. */
export function liftFrom(context: Context, period: Period, reason: string): void {
  const through = lastLock(context.connection, 'soft')?.through ?? null;
  if (through === null || through < period) return;
  const before = addPeriods(period, -1);
  const closed = lastClosing(context.connection)?.period ?? null;
  const open = openPeriod(context);
  const stays = open !== null && before >= open && (closed === null || before > closed);
  moveLock(context, 'soft', stays ? before : null, reason);
}

/** @throws YEAR_LOCKED where the month belongs to a year that stays closed */
export function assertNotLocked(context: Context, period: Period): void {
  const through = lockedThrough(context);
  if (through === null || period > through) return;
  refuse('YEAR_LOCKED', { period, year: fiscalYearText(fiscalYearAt(period, calendarOf(context.company)).year) });
}

/** Closing is what a month is held back for: it alone posts into it unasked. */
const UNASKED: ReadonlySet<BookName> = new Set(['close.run']);
const BEGINNING = '1900-01' as Period;

export interface SoftLockWatch {
  from: Period;
  through: Period;
  marks: PostingMarks;
}

/** Where postings stand before a command; null where no month is held back from it. */
export function watchSoftLock(context: Context, name: BookName): SoftLockWatch | null {
  const through = softLockedThrough(context);
  if (through === null || UNASKED.has(name)) return null;
  const closed = lastClosing(context.connection)?.period ?? null;
  const from = closed === null ? BEGINNING : addPeriods(closed, 1);
  return { from, through, marks: postingMarks(context.connection, from, through) };
}

/**
 * Whether a command has posted into a month that is held back: asked last, within its transaction, so that a refusal undoes it and every other reason to
 * refuse has come first. @returns the month, where the request said why; null where nothing was posted in one
 * @throws PERIOD_SOFT_LOCKED without a reason, PERMISSION_DENIED for who may not close months
 */
export function passedSoftLock(context: Context, watch: SoftLockWatch | null, reason: string | undefined): Period | null {
  if (watch === null) return null;
  const period = postedSince(context.connection, watch.marks, watch.from, watch.through);
  if (period === null) return null;
  if (reason === undefined) refuse('PERIOD_SOFT_LOCKED', { period });
  if (context.user === null || !mayRole(context.user.role, 'periods.close')) refuse('PERMISSION_DENIED', { permission: 'periods.close' });
  return period;
}
