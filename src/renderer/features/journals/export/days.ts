import { firstDay, lastDay, parsePeriod } from '#shared/values/calendar.ts';

/** Days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** The first and last day of the months of a year; null where there are none. */
export function fiscalYearDays(periods: readonly { period: string }[]): Days | null {
  const [first, last] = [periods[0], periods.at(-1)];
  return first === undefined || last === undefined ? null : { from: firstDay(parsePeriod(first.period)), to: lastDay(parsePeriod(last.period)) };
}
