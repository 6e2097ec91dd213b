import { addDays, addPeriods, firstDay, lastDay, periodOf, type DateString } from '#shared/values/calendar.ts';

/** The last day of the month that lies so many months before the month of a date. */
export const monthEndBefore = (date: DateString, months: number): DateString => lastDay(addPeriods(periodOf(date), -months));

/** A day so many months on, as programs count warranties: the same day of the month, else its last. */
export function dayMonthsOn(date: DateString, months: number): DateString {
  const period = addPeriods(periodOf(date), months);
  const day = Number(date.slice(8));
  const end = lastDay(period);
  return day >= Number(end.slice(8)) ? end : addDays(firstDay(period), day - 1);
}
