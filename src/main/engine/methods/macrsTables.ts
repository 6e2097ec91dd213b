import { refuse } from '#shared/errors.ts';
import { assert } from '#shared/values/assert.ts';
import { monthNumber } from '#shared/values/calendar.ts';
import { monthsOfYear, quarterOfYear, type FiscalCalendar, type IrregularYear } from '#shared/values/fiscalCalendar.ts';
import { minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { MID_QUARTER_24THS, timeProfile, type StepProfile } from '../profile.ts';
import { decimalRatio } from '../rate.ts';
import type { MacrsTerms, Terms } from '../terms.ts';

/** Percentages by tax year. */
export interface YearTable {
  /** Parts of the unadjusted basis by tax year; they add up to `whole`. */
  readonly parts: readonly number[];
  readonly whole: number;
}

/** The conventions that tax law knows; the first tax year begins in the middle of each. */
export type MacrsConvention = 'half_year' | 'mid_quarter' | 'mid_month';

interface TableShape {
  /** The recovery period, and the part of it that falls into the first tax year, in twenty-fourths of a year. */
  readonly life24ths: number;
  readonly first24ths: number;
  /** Per cent of the straight line: 200, 150, or 100 for the straight line itself. */
  readonly factorPercent: number;
  readonly whole: number;
}

const HUNDREDTHS = 10_000;
const THOUSANDTHS = 100_000;
const YEAR_24THS = 24;

/**
 * The yearly percentages of IRS Pub. 946, appendix A: each year is rounded on the remaining percentage as already rounded, max(declining, straight
 * line over the remaining years), and the last takes what is left. It gives tables A-1 to A-6 as they are printed, but for A-2 of twenty years,
 * which prints 7.000 in year 2, where this gives 7.008 (the printed column does not add up to 100); and those columns of it was compared with.
 */
function yearTable({ life24ths, first24ths, factorPercent, whole }: TableShape): YearTable {
  const first = mulDiv(minor(whole), factorPercent * first24ths, 100 * life24ths, 'half_away_from_zero');
  const parts: number[] = [first];
  let remaining = whole - first;
  for (let left24ths = life24ths - first24ths; remaining > 0; left24ths -= YEAR_24THS) {
    const declining = mulDiv(minor(remaining), factorPercent * YEAR_24THS, 100 * life24ths, 'half_away_from_zero');
    const straight = left24ths <= YEAR_24THS ? remaining : mulDiv(minor(remaining), YEAR_24THS, left24ths, 'half_away_from_zero');
    const part = Math.max(declining, straight);
    parts.push(part);
    remaining -= part;
  }
  return { parts, whole };
}

const NONRESIDENTIAL_YEARS = 39;
const NONRESIDENTIAL_YEAR = 2_564;
const NONRESIDENTIAL_HALF_MONTH = 107;

/** Table A-7a. It rounds the half month first (0.107 %), so that its first year is 0.107 × the half months in it and its last year what is left. */
function nonresidentialTable(first24ths: number): YearTable {
  const first = NONRESIDENTIAL_HALF_MONTH * first24ths;
  const parts = [first, ...Array.from({ length: NONRESIDENTIAL_YEARS - 1 }, () => NONRESIDENTIAL_YEAR)];
  return { parts: [...parts, THOUSANDTHS - parts.reduce((sum, part) => sum + part, 0)], whole: THOUSANDTHS };
}

/** Per cent of the straight line by recovery years of the general system (IRC §168(b)); real property is written off in a straight line. */
const GENERAL_FACTOR: ReadonlyMap<number, number> = new Map([[3, 200], [5, 200], [7, 200], [10, 200], [15, 150], [20, 150], [27.5, 100], [39, 100]]);
const REAL_PROPERTY: ReadonlySet<number> = new Set([27.5, NONRESIDENTIAL_YEARS]);
/** From this recovery period on the tables have three decimals; those of real property always. */
const LONG_YEARS = 20;
const MAX_YEARS = 100;

/**
 * One column of the tables.
 * @param first24ths twenty-fourths of a year that the first tax year counts: 12 for the half-year convention; 21, 15, 9, 3 by quarter; 25 − 2 × month
 *   for mid-month.
 */
export function macrsColumn(system: MacrsTerms['system'], years: number, first24ths: number, isMidMonth: boolean): YearTable {
  if (system === 'gds' && years === NONRESIDENTIAL_YEARS) return nonresidentialTable(first24ths);
  const factorPercent = system === 'ads' ? 100 : (GENERAL_FACTOR.get(years) ?? 0);
  const whole = isMidMonth || years >= LONG_YEARS ? THOUSANDTHS : HUNDREDTHS;
  return yearTable({ life24ths: years * YEAR_24THS, first24ths, factorPercent, whole });
}

/** Recovery years as a number of half years. @throws INVALID_INPUT for a period that the system does not know. */
function recoveryYears({ system, recoveryYears: text }: MacrsTerms): number {
  const { numerator, denominator } = decimalRatio(text, 'macrs.recoveryYears');
  const years = numerator / denominator;
  const isKnown = system === 'gds' ? GENERAL_FACTOR.has(years) : Number.isInteger(years * 2) && years >= 1 && years <= MAX_YEARS;
  if (!isKnown) refuse('INVALID_INPUT', { field: 'macrs.recoveryYears', reason: 'recovery_years' });
  return years;
}

/** Real property counts from mid-month; all else from mid-year, or from mid-quarter where the convention says so or a quarter is given. */
function conventionOf({ system, quarter }: MacrsTerms, years: number, convention: Terms['convention']): MacrsConvention {
  if (system === 'gds' && REAL_PROPERTY.has(years)) {
    if (quarter !== undefined) refuse('INVALID_INPUT', { field: 'macrs.quarter', reason: 'real_property' });
    return 'mid_month';
  }
  if (quarter !== undefined || convention === 'mid_quarter') return 'mid_quarter';
  return system === 'ads' && convention === 'mid_month' ? 'mid_month' : 'half_year';
}

type MacrsPlacement = Pick<Terms, 'macrs' | 'convention' | 'dayCount' | 'inServiceDate' | keyof FiscalCalendar>;

/** Tax law has rules of its own for short years (Rev. Proc. 89-15), which the tables do not hold: an adviser's figures are entered by hand instead. */
function assertWholeYears(calendar: FiscalCalendar, { firstMonth, lastMonth }: StepProfile): void {
  const isMet = ({ from, to }: IrregularYear): boolean => monthNumber(to) >= firstMonth && monthNumber(from) <= lastMonth;
  if (calendar.irregularYears?.some(isMet) === true) refuse('METHOD_NOT_AVAILABLE', { what: 'macrs', reason: 'macrs_short_year' });
}

export interface MacrsPlan {
  readonly table: YearTable;
  /** The months the years are spread over. */
  readonly profile: StepProfile;
  readonly convention: MacrsConvention;
}

/**
 * The table that applies, the months its years are spread over, and the convention. The alternative system (ADS) is the straight line over the recovery
 * years given, half-year unless the terms' convention is mid_quarter or mid_month (its real property).
 * @throws INVALID_INPUT for a recovery period the system does not know, and a quarter that is not the in-service date's; METHOD_NOT_AVAILABLE where a tax year
 *   of the recovery period is not of twelve months.
 */
export function macrsTable(terms: MacrsPlacement): MacrsPlan {
  const { macrs, inServiceDate } = terms;
  if (macrs === undefined) refuse('INVALID_INPUT', { field: 'macrs', reason: 'required' });
  const years = recoveryYears(macrs);
  const convention = conventionOf(macrs, years, terms.convention);
  const profile = timeProfile({ ...terms, convention, startDate: inServiceDate }, years * 12);
  assert(profile.kind === 'steps', 'these conventions count months');
  const month = profile.firstMonth;
  assertWholeYears(terms, profile);
  const quarter = quarterOfYear(month, terms);
  if (macrs.quarter !== undefined && macrs.quarter !== quarter + 1) refuse('INVALID_INPUT', { field: 'macrs.quarter', reason: 'in_service_date' });
  const firstOfMonth = 23 - 2 * (month - monthsOfYear(month, terms).first);
  const first24ths = convention === 'mid_month' ? firstOfMonth : convention === 'mid_quarter' ? (MID_QUARTER_24THS[quarter] ?? 0) : YEAR_24THS / 2;
  return { table: macrsColumn(macrs.system, years, first24ths, convention === 'mid_month'), profile, convention };
}
