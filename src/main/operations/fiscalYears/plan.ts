import { Refusal, refuse } from '#shared/errors.ts';
import { parsePeriod, periodsBetween, type DateString, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt, fiscalYearNamed, fiscalYearText, isSecondOfYear, LONGEST_YEAR_MONTHS, nextFiscalYear, withFiscalYear, type FiscalCalendar, type FiscalYear } from '#shared/values/fiscalCalendar.ts';
import { calendarOf } from '../../book/tables/company.ts';
import { lastSettledPeriod, macrsTermsInForce } from '../../book/tables/fiscalYears.ts';
import { closedTaxYears, numberedTaxYears, readRegime } from '../../book/tables/pools.ts';
import { macrsTable, type Terms } from '../../engine/index.ts';
import type { Context } from '../context.ts';
import { firstPeriod } from '../periods.ts';

export interface CalendarPlan {
  before: FiscalCalendar;
  after: FiscalCalendar;
  /** The year that is laid out anew. */
  year: FiscalYear;
}

/**
 * The calendar with one year laid out anew. Preview and change both start here.
 * @throws INVALID_INPUT (from: no year begins there; to: no length, or nothing changes), FISCAL_YEAR_SETTLED, FISCAL_YEAR_TAX_CLOSED, FISCAL_YEAR_UNKNOWN (tax
 *   figures name a year that would be none), FISCAL_YEAR_DOUBLED, FISCAL_YEAR_MACRS
 */
export function planCalendar(context: Context, input: { from: string; to: string }): CalendarPlan {
  const [from, to] = [parsePeriod(input.from, 'from'), parsePeriod(input.to, 'to')];
  const months = periodsBetween(from, to) + 1;
  if (months < 1 || months > LONGEST_YEAR_MONTHS) refuse('INVALID_INPUT', { field: 'to', reason: 'year_length' });
  const before = calendarOf(context.company);
  const stands = fiscalYearAt(from, before);
  const joins = stands.from === from;
  const begins = beginningOf(context, before);
  if (!joins && begins !== null && from > begins) refuse('INVALID_INPUT', { field: 'from', reason: 'year_start' });
  const isFirst = !joins || (before.irregularYears?.some((year) => year.to < from) !== true && from <= (begins ?? parsePeriod(context.now.slice(0, 7))));
  if (joins && stands.to === to) refuse('INVALID_INPUT', { field: 'to', reason: 'year_unchanged' });
  const after = withFiscalYear(before, from, to, isFirst);
  const year = fiscalYearAt(from, after);
  const settled = lastSettledPeriod(context.connection);
  if (settled !== null && (!joins || settled >= from)) refuse('FISCAL_YEAR_SETTLED', { year: fiscalYearText(stands.year), period: settled });
  assertTaxYears(context, before, after);
  assertMacrs(context, after);
  return { before, after, year };
}

/** The first month that the book, or its tax pools, know of; null while they know none. */
function beginningOf(context: Context, calendar: FiscalCalendar): Period | null {
  const regime = readRegime(context.connection);
  const taxed = regime === undefined ? null : (fiscalYearNamed(regime.first_year, calendar)?.from ?? null);
  return [firstPeriod(context), taxed].filter((period) => period !== null).sort()[0] ?? null;
}

/** Tax years are the fiscal years: closed ones stay as they were closed, figures entered for one keep a year, and none shares its calendar year. */
function assertTaxYears({ connection }: Context, before: FiscalCalendar, after: FiscalCalendar): void {
  if (readRegime(connection) === undefined) return;
  for (const { fiscal_year: closed } of closedTaxYears(connection)) {
    const [was, is] = [fiscalYearNamed(closed, before), fiscalYearNamed(closed, after)];
    if (was?.from !== is?.from || was?.to !== is?.to) refuse('FISCAL_YEAR_TAX_CLOSED', { year: fiscalYearText(closed) });
  }
  const lost = numberedTaxYears(connection).find((number) => fiscalYearNamed(number, after) === null);
  if (lost !== undefined) refuse('FISCAL_YEAR_UNKNOWN', { year: fiscalYearText(lost) });
  const doubled = doubledYear(after);
  if (doubled !== null) refuse('FISCAL_YEAR_DOUBLED', { year: fiscalYearText(doubled).slice(0, 4) });
}

/** A year of the calendar that shares its calendar year with the one before; null where there is none. */
export function doubledYear(calendar: FiscalCalendar): number | null {
  const near = (calendar.irregularYears ?? []).flatMap(({ from }) => {
    const year = fiscalYearAt(from, calendar);
    return [year.year, nextFiscalYear(year, calendar).year];
  });
  return near.find(isSecondOfYear) ?? null;
}

/** @throws FISCAL_YEAR_MACRS where an asset in service would have a tax year that its table does not know */
function assertMacrs({ connection }: Context, after: FiscalCalendar): void {
  for (const terms of macrsTermsInForce(connection)) {
    try {
      macrsTable({ macrs: { system: 'gds', recoveryYears: terms.recovery_years }, convention: terms.convention as Terms['convention'], dayCount: terms.day_count as Terms['dayCount'], inServiceDate: terms.in_service_date as DateString, ...after });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'METHOD_NOT_AVAILABLE') throw error;
      refuse('FISCAL_YEAR_MACRS', { year: terms.in_service_date.slice(0, 4) });
    }
  }
}
