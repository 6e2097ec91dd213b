import { dayNumber, firstDay, lastDay, periodFromMonthNumber, type DateString, type Period } from '#shared/values/calendar.ts';
import { monthsOfYear, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';

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

/**
 * 365 or 366: the days of the twelve months that begin with the fiscal year of `month`. A short or long year is measured by them too, so that a day is
 * the same part of a year's amount in it as in a whole one.
 */
export function daysOfFiscalYear(month: number, calendar: FiscalCalendar): number {
  const { first } = monthsOfYear(month, calendar);
  return monthAt(first + 12).firstDay - monthAt(first).firstDay;
}
