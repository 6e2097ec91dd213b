import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { addPeriods, parsePeriod, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt, fiscalYearNamed, fiscalYearsBetween, fiscalYearText, nextFiscalYear, periodsOfYear, previousFiscalYear, type FiscalCalendar, type FiscalYear } from '#shared/values/fiscalCalendar.ts';
import { lastClosing, standingClosings } from '../book/tables/closings.ts';
import { calendarOf, updateCompany } from '../book/tables/company.ts';
import { countAssetsByYear, lastSettledPeriod, replaceIrregularYears } from '../book/tables/fiscalYears.ts';
import { allLocks } from '../book/tables/periodLocks.ts';
import { reloadCompany, type Context } from './context.ts';
import { planCalendar } from './fiscalYears/plan.ts';
import { periods } from './fiscalYears/months.ts';
import { liftFrom, lockedThrough, moveLock, softLockedThrough } from './locks.ts';
import { firstPeriod, isClosed, openPeriod } from './periods.ts';

type Listed = Output<'fiscalYears.list'>['years'][number];

/** Years shown after the open one, so that a change can be laid out ahead. */
const YEARS_AHEAD = 2;

const thisMonth = (context: Context): Period => parsePeriod(context.now.slice(0, 7));

function shownYears(context: Context, calendar: FiscalCalendar): FiscalYear[] {
  const open = openPeriod(context) ?? thisMonth(context);
  const first = firstPeriod(context) ?? open;
  const years = fiscalYearsBetween(first < open ? first : open, open, calendar);
  for (let ahead = 0; ahead < YEARS_AHEAD; ahead += 1) years.push(nextFiscalYear(years.at(-1) ?? fiscalYearAt(open, calendar), calendar));
  return years;
}

function list(context: Context): Output<'fiscalYears.list'> {
  const calendar = calendarOf(context.company);
  const open = openPeriod(context) ?? thisMonth(context);
  const settled = lastSettledPeriod(context.connection);
  const locked = lockedThrough(context);
  const closed = lastClosing(context.connection)?.period ?? null;
  const closings = new Set(standingClosings(context.connection).map(({ period }) => period));
  const isLocked = ({ to }: FiscalYear): boolean => locked !== null && to <= locked;
  const stateOf = (year: FiscalYear): Listed['state'] => {
    if (isLocked(year)) return 'locked';
    if (closed !== null && year.to <= closed) return 'closed';
    return year.from > open ? 'future' : 'open';
  };
  const years = shownYears(context, calendar);
  const toLock = years.findLast((year) => stateOf(year) === 'closed');
  const toUnlock = years.findLast(isLocked);
  return {
    years: years.map((year) => ({
      fiscalYear: year.year, from: year.from, to: year.to, months: year.months, state: stateOf(year), closedMonths: periodsOfYear(year).filter((period) => closings.has(period)).length,
      canChange: settled === null || settled < year.from, canLock: year === toLock, canUnlock: year === toUnlock,
    })),
    canMoveStart: settled === null,
    locks: allLocks(context.connection).toReversed().map(({ kind, through, reason, actor, at }) => ({ kind, through, reason, actor, at })),
  };
}

/** The year before, the one that changes and those after it, as they would be. */
function preview(context: Context, input: Parsed<'fiscalYears.preview'>): Output<'fiscalYears.preview'> {
  const { before, after, year } = planCalendar(context, input);
  const years = [previousFiscalYear(year, after), year];
  for (let ahead = 0; ahead < YEARS_AHEAD; ahead += 1) years.push(nextFiscalYear(years.at(-1) ?? year, after));
  return {
    fiscalYearStartMonth: after.fiscalYearStartMonth, assets: countAssetsByYear(context.connection),
    years: years.map((one) => {
      const stood = fiscalYearNamed(one.year, before);
      return { fiscalYear: one.year, from: one.from, to: one.to, months: one.months, isChanged: stood?.from !== one.from || stood.to !== one.to };
    }),
  };
}

/**
 * Lays a fiscal year out anew: the first of the book from any month, any other from where it begins; the years after it are of twelve months.
 * @throws INVALID_INPUT (from, to), FISCAL_YEAR_SETTLED, FISCAL_YEAR_TAX_CLOSED, FISCAL_YEAR_DOUBLED, FISCAL_YEAR_MACRS
 */
function change(context: Context, input: Parsed<'fiscalYears.change'>): Output<'fiscalYears.change'> {
  const { before, after, year } = planCalendar(context, input);
  const { connection, company } = context;
  replaceIrregularYears(connection, after.irregularYears ?? []);
  updateCompany(connection, { ...company, fiscal_year_start_month: after.fiscalYearStartMonth, updated_at: context.now });
  reloadCompany(context);
  const was = fiscalYearAt(year.from, before);
  context.record(fiscalYearText(year.year), { from: year.from, to: year.to, before: { from: was.from, to: was.to } });
  return { fiscalYear: year.year, from: year.from, to: year.to, months: year.months, fiscalYearStartMonth: after.fiscalYearStartMonth };
}

/** @throws FISCAL_YEAR_UNKNOWN */
const yearNamed = ({ company }: Context, year: number): FiscalYear => fiscalYearNamed(year, calendarOf(company)) ?? refuse('FISCAL_YEAR_UNKNOWN', { year: fiscalYearText(year) });

/** Locks a closed year, and with it all that came before: none of its months is reopened. @throws FISCAL_YEAR_UNKNOWN, FISCAL_YEAR_ALREADY_LOCKED, FISCAL_YEAR_NOT_CLOSED */
function lock(context: Context, { fiscalYear, reason }: Parsed<'fiscalYears.lock'>): Output<'fiscalYears.lock'> {
  const year = yearNamed(context, fiscalYear);
  const name = fiscalYearText(fiscalYear);
  const locked = lockedThrough(context);
  if (locked !== null && year.to <= locked) refuse('FISCAL_YEAR_ALREADY_LOCKED', { year: name });
  const closed = lastClosing(context.connection)?.period ?? null;
  if (closed === null || year.to > closed) refuse('FISCAL_YEAR_NOT_CLOSED', { year: name });
  moveLock(context, 'year', year.to, reason);
  context.record(name, { reason, lockedThrough: year.to });
  return { fiscalYear, lockedThrough: year.to };
}

/** Unlocks the newest locked year; those before it stay locked. @throws FISCAL_YEAR_UNKNOWN, FISCAL_YEAR_NOT_LOCKED, FISCAL_YEAR_NOT_LATEST */
function unlock(context: Context, { fiscalYear, reason }: Parsed<'fiscalYears.unlock'>): Output<'fiscalYears.unlock'> {
  const year = yearNamed(context, fiscalYear);
  const name = fiscalYearText(fiscalYear);
  const locked = lockedThrough(context);
  if (locked === null || year.to > locked) refuse('FISCAL_YEAR_NOT_LOCKED', { year: name });
  if (year.to < locked) refuse('FISCAL_YEAR_NOT_LATEST', { year: name, latest: fiscalYearText(fiscalYearAt(locked, calendarOf(context.company)).year) });
  const first = firstPeriod(context);
  const through = addPeriods(year.from, -1);
  const before = first !== null && through >= first ? through : null;
  moveLock(context, 'year', before, reason);
  context.record(name, { reason, lockedThrough: before });
  return { fiscalYear, lockedThrough: before };
}

/** @throws INVALID_DATE, PERIOD_CLOSED, PERIOD_ALREADY_SOFT_LOCKED */
function softLock(context: Context, input: Parsed<'periods.softLock'>): Output<'periods.softLock'> {
  const period = parsePeriod(input.period);
  if (isClosed(context, period)) refuse('PERIOD_CLOSED', { period });
  const through = softLockedThrough(context);
  if (through !== null && period <= through) refuse('PERIOD_ALREADY_SOFT_LOCKED', { period });
  moveLock(context, 'soft', period, input.reason);
  context.record(period, { reason: input.reason });
  return { softLockedThrough: period };
}

/** @throws INVALID_DATE, PERIOD_CLOSED, PERIOD_NOT_SOFT_LOCKED */
function lift(context: Context, input: Parsed<'periods.lift'>): Output<'periods.lift'> {
  const period = parsePeriod(input.period);
  if (isClosed(context, period)) refuse('PERIOD_CLOSED', { period });
  const through = softLockedThrough(context);
  if (through === null || period > through) refuse('PERIOD_NOT_SOFT_LOCKED', { period });
  liftFrom(context, period, input.reason);
  context.record(period, { reason: input.reason });
  return { softLockedThrough: softLockedThrough(context) };
}

export const fiscalYearHandlers: Handlers<Context, 'periods.list' | 'fiscalYears.list' | 'fiscalYears.preview' | 'fiscalYears.change' | 'fiscalYears.lock' | 'fiscalYears.unlock' | 'periods.softLock' | 'periods.lift'> = {
  'periods.list': periods,
  'fiscalYears.list': list,
  'fiscalYears.preview': preview,
  'fiscalYears.change': change,
  'fiscalYears.lock': lock,
  'fiscalYears.unlock': unlock,
  'periods.softLock': softLock,
  'periods.lift': lift,
};
