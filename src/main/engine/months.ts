import { dayNumber, firstDay, lastDay, periodFromMonthNumber, type DateString, type Period } from '#shared/values/calendar.ts';

/** One calendar month in every form the engine needs. Days are numbered as calendar.dayNumber does. */
export interface Month {
  readonly period: Period;
  readonly from: DateString;
  readonly to: DateString;
  readonly firstDay: number;
  readonly lastDay: number;
}

// A schedule touches the same few hundred months again and again; their texts are made once.
const known: Month[] = [];

/** The month with this number (months since year 0, as calendar.monthNumber counts). */
export function monthAt(month: number): Month {
  const found = known[month];
  if (found !== undefined) return found;
  const period = periodFromMonthNumber(month);
  const from = firstDay(period);
  const to = lastDay(period);
  const made = { period, from, to, firstDay: dayNumber(from), lastDay: dayNumber(to) };
  known[month] = made;
  return made;
}

export function daysOfMonth(month: number): number {
  const { firstDay: first, lastDay: last } = monthAt(month);
  return last - first + 1;
}

/** The first month of the fiscal year that contains `month`. */
export function fiscalYearFirstMonth(month: number, startMonth: number): number {
  return month - ((((month - (startMonth - 1)) % 12) + 12) % 12);
}

/** The calendar year in which the fiscal year that contains `month` ends. */
export function fiscalYearName(month: number, startMonth: number): number {
  return Math.floor((fiscalYearFirstMonth(month, startMonth) + 11) / 12);
}

/** 365 or 366: days of the fiscal year that contains `month`. */
export function daysOfFiscalYear(month: number, startMonth: number): number {
  const first = fiscalYearFirstMonth(month, startMonth);
  return monthAt(first + 12).firstDay - monthAt(first).firstDay;
}
