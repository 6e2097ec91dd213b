import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parsePeriod, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt, fiscalYearNamed, fiscalYearsBetween, fiscalYearText, periodsOfYear } from '#shared/values/fiscalCalendar.ts';
import { depreciationByPeriod } from '../../book/queries/home.ts';
import { reopenedPeriods, standingClosings } from '../../book/tables/closings.ts';
import { calendarOf, ledgerBook } from '../../book/tables/company.ts';
import { show, type Context } from '../context.ts';
import { lockedThrough, softLockedThrough } from '../locks.ts';
import { firstPeriod, openPeriod } from '../periods.ts';

/** A fiscal year's months, and where the book stands in them. @throws FISCAL_YEAR_UNKNOWN */
export function periods(context: Context, input: Parsed<'periods.list'>): Output<'periods.list'> {
  const calendar = calendarOf(context.company);
  const open = openPeriod(context);
  const first = firstPeriod(context);
  const today = open ?? parsePeriod(context.now.slice(0, 7));
  const year = input.fiscalYear === undefined ? fiscalYearAt(today, calendar) : (fiscalYearNamed(input.fiscalYear, calendar) ?? refuse('FISCAL_YEAR_UNKNOWN', { year: fiscalYearText(input.fiscalYear) }));
  const closings = new Map(standingClosings(context.connection).map((closing) => [closing.period, closing]));
  const totals = depreciationByPeriod(context.connection, ledgerBook(context.connection).id);
  const reopened = reopenedPeriods(context.connection);
  const [soft, locked] = [softLockedThrough(context), lockedThrough(context)];
  const known = [...closings.keys(), first, open].filter((period) => period !== null).sort();
  const stateOf = (period: Period) => {
    if (closings.has(period)) return 'closed';
    if (period === open) return 'open';
    return first !== null && period < first ? 'before' : 'future';
  };
  return {
    fiscalYear: year.year, openPeriod: open,
    fiscalYears: known.length === 0 ? [year.year] : fiscalYearsBetween(known[0] ?? year.from, known.at(-1) ?? year.to, calendar).map((one) => one.year),
    periods: periodsOfYear(year).map((period) => {
      const closing = closings.get(period);
      const total = totals.get(period);
      const isHeld = soft !== null && period <= soft && !closings.has(period) && (first === null || period >= first);
      return {
        period, fiscalYear: year.year, state: stateOf(period), depreciation: total === undefined ? null : show(context, total), closedAt: closing?.closed_at ?? null, closedBy: closing?.closed_by ?? null,
        isSoftLocked: isHeld, isLocked: closing !== undefined && locked !== null && period <= locked, isReopened: closing === undefined && reopened.has(period),
      };
    }),
  };
}
