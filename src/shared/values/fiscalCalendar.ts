import { assert } from './assert.ts';
import { monthNumber, periodFromMonthNumber, type Period } from './calendar.ts';

/**
 * The fiscal years of a company. Most are of twelve months and begin in the same month; those that are not (a first year that is short or long, the year in
 * which the company changes its year's end) are named one by one. Years follow each other without a gap: before, between and after irregular
 * years lie years of twelve months.
 */
export interface FiscalCalendar {
  /** 1 to 12: the month in which years begin, after the last irregular year where there is one. */
  readonly fiscalYearStartMonth: number;
  /** In the order of time. */
  readonly irregularYears?: readonly IrregularYear[] | undefined;
}

/** A fiscal year that is not of twelve months: its first and its last month. */
export interface IrregularYear {
  readonly from: Period;
  readonly to: Period;
  /** The company's first: years before it are only thought, for assets older than that, and take no name from it. */
  readonly isFirst?: boolean | undefined;
}

export interface FiscalYear {
  /** What the year is called; see `fiscalYearOf`. */
  year: number;
  from: Period;
  to: Period;
  months: number;
}

/** A company's first period may be this long in some countries (KSA); no year is longer. */
export const LONGEST_YEAR_MONTHS = 18;
const YEAR_MONTHS = 12;

/** The numbers of the first and the last month of a fiscal year (months since year 0, as `monthNumber` counts). */
export interface YearMonths {
  readonly first: number;
  readonly last: number;
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** The twelve months that hold `month`, counted in years from a month in which a year begins. */
function regularYear(month: number, anchor: number): YearMonths {
  const first = month - modulo(month - anchor, YEAR_MONTHS);
  return { first, last: first + YEAR_MONTHS - 1 };
}

/** The fiscal year that holds a month, in months since year 0. */
export function monthsOfYear(month: number, { fiscalYearStartMonth, irregularYears }: FiscalCalendar): YearMonths {
  for (const { from, to } of irregularYears ?? []) {
    const first = monthNumber(from);
    if (month < first) return regularYear(month, first);
    const last = monthNumber(to);
    if (month <= last) return { first, last };
  }
  return regularYear(month, fiscalYearStartMonth - 1);
}

const calendarYearOf = (month: number): number => Math.floor(month / YEAR_MONTHS);

const firstMonthOf = ({ irregularYears }: FiscalCalendar): number | null => {
  const year = irregularYears?.[0];
  return year?.isFirst === true ? monthNumber(year.from) : null;
};

/**
 * Which of the fiscal years that end in its calendar year it is: 1, but for a short year that ends in the same calendar year as the one before. 0 for the
 * year thought before the company's first, where both end in one calendar year.
 */
function ordinalOf({ first, last }: YearMonths, calendar: FiscalCalendar): number {
  const begins = firstMonthOf(calendar);
  if (begins !== null && last === begins - 1) return calendarYearOf(monthsOfYear(begins, calendar).last) === calendarYearOf(last) ? 0 : 1;
  if (first === begins || calendarYearOf(first - 1) !== calendarYearOf(last)) return 1;
  return ordinalOf(monthsOfYear(first - 1, calendar), calendar) + 1;
}

/** A second year that ends in 2026 is 20262: no other year has that number, and the first keeps its own. */
const ORDINALS = 10;
const FIRST_DOUBLED = 10_000;

function nameOf(months: YearMonths, calendar: FiscalCalendar): number {
  const ordinal = ordinalOf(months, calendar);
  const year = calendarYearOf(months.last);
  return ordinal === 1 ? year : year * ORDINALS + ordinal;
}

/** "2026"; "2026/2" for the second fiscal year that ends in 2026, "2026/0" for one thought before a first year that ends in 2026. */
export function fiscalYearText(year: number): string {
  return year < FIRST_DOUBLED ? String(year) : `${Math.floor(year / ORDINALS)}/${year % ORDINALS}`;
}

/** Whether a fiscal year shares its calendar year with another that is called by it. */
export const isSecondOfYear = (year: number): boolean => year >= FIRST_DOUBLED;

/**
 * The fiscal year of a month, as its number in `monthsOfYear` goes: named by the calendar year in which it ends (July 2025 with a July start is 2026).
 * A long year can leave a calendar year without one.
 */
export const fiscalYearOfMonth = (month: number, calendar: FiscalCalendar): number => nameOf(monthsOfYear(month, calendar), calendar);

export const fiscalYearOf = (period: Period, calendar: FiscalCalendar): number => fiscalYearOfMonth(monthNumber(period), calendar);

function yearOfMonths(months: YearMonths, calendar: FiscalCalendar): FiscalYear {
  const { first, last } = months;
  return { year: nameOf(months, calendar), from: periodFromMonthNumber(first), to: periodFromMonthNumber(last), months: last - first + 1 };
}

/** The fiscal year that holds a month. */
export function fiscalYearAt(period: Period, calendar: FiscalCalendar): FiscalYear {
  return yearOfMonths(monthsOfYear(monthNumber(period), calendar), calendar);
}

/** The fiscal year of that name; null where no year of the calendar has it. */
export function fiscalYearNamed(year: number, calendar: FiscalCalendar): FiscalYear | null {
  const calendarYear = year < FIRST_DOUBLED ? year : Math.floor(year / ORDINALS);
  const december = (calendarYear + 1) * YEAR_MONTHS - 1;
  for (let months = monthsOfYear(december, calendar); months.last >= december - YEAR_MONTHS + 1; months = monthsOfYear(months.first - 1, calendar)) {
    if (nameOf(months, calendar) === year) return yearOfMonths(months, calendar);
  }
  return null;
}

export const nextFiscalYear = ({ to }: Pick<FiscalYear, 'to'>, calendar: FiscalCalendar): FiscalYear => yearOfMonths(monthsOfYear(monthNumber(to) + 1, calendar), calendar);
export const previousFiscalYear = ({ from }: Pick<FiscalYear, 'from'>, calendar: FiscalCalendar): FiscalYear => yearOfMonths(monthsOfYear(monthNumber(from) - 1, calendar), calendar);

/** The fiscal years from that of one month to that of another, both included. */
export function fiscalYearsBetween(from: Period, to: Period, calendar: FiscalCalendar): FiscalYear[] {
  const years: FiscalYear[] = [];
  for (let year = fiscalYearAt(from, calendar); year.from <= to; year = nextFiscalYear(year, calendar)) years.push(year);
  return years;
}

/** The months of a fiscal year, in order. */
export function periodsOfYear({ from, months }: Pick<FiscalYear, 'from' | 'months'>): Period[] {
  const first = monthNumber(from);
  return Array.from({ length: months }, (_, index) => periodFromMonthNumber(first + index));
}

/**
 * 0 to 3: the quarter of its fiscal year in which a month lies. Three months each in a year of twelve; a quarter of the months of any other, a
 * month on the border of two going with the one it begins in.
 */
export function quarterOfYear(month: number, calendar: FiscalCalendar): number {
  const { first, last } = monthsOfYear(month, calendar);
  return Math.floor(((month - first) * 4) / (last - first + 1));
}

/**
 * The calendar with a year from one month to another in it and years of twelve months after. What was before stays, but for the company's first year: before
 * it, years of twelve months are thought.
 */
export function withFiscalYear(calendar: FiscalCalendar, from: Period, to: Period, isFirst = false): FiscalCalendar {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  assert(last >= first && last - first < LONGEST_YEAR_MONTHS, 'a fiscal year of 1 to 18 months');
  const startMonth = modulo(last + 1, YEAR_MONTHS) + 1;
  const before = isFirst ? [] : (calendar.irregularYears ?? []).filter((year) => monthNumber(year.to) < first);
  assert(isFirst || monthsOfYear(first, calendar).first === first, 'a fiscal year begins where the one before it ended');
  const own = last - first + 1 === YEAR_MONTHS ? [] : [{ from, to, ...(isFirst && { isFirst }) }];
  return { fiscalYearStartMonth: startMonth, irregularYears: [...before, ...own] };
}

/** Whether irregular years follow each other in whole years of twelve months, the last of them up to the month in which years begin. */
export function isCalendar({ fiscalYearStartMonth, irregularYears = [] }: FiscalCalendar): boolean {
  let anchor: number | null = null;
  for (const { from, to, isFirst = false } of irregularYears) {
    const [first, last] = [monthNumber(from), monthNumber(to)];
    const months = last - first + 1;
    if (months < 1 || months > LONGEST_YEAR_MONTHS || months === YEAR_MONTHS) return false;
    if (anchor !== null && (isFirst || first < anchor || modulo(first - anchor, YEAR_MONTHS) !== 0)) return false;
    anchor = last + 1;
  }
  return anchor === null || modulo(anchor, YEAR_MONTHS) === fiscalYearStartMonth - 1;
}
