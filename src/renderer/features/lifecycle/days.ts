/** The usual day of an act: today where the open month has it, else the month's last; never before what it would have to follow. */
import { addPeriods, firstDay, lastDay, parseDate, parsePeriod, periodOf } from '#shared/values/calendar.ts';

interface Dated {
  inServiceDate: string | null;
  lastActOn: string | null;
}

export function usualDay(openPeriod: string | null, today: string, { inServiceDate, lastActOn }: Dated): string {
  const day = openPeriod === null || today.startsWith(openPeriod) ? today : lastDay(parsePeriod(openPeriod));
  return [day, inServiceDate ?? day, lastActOn ?? day].reduce((latest, one) => (one > latest ? one : latest));
}

/** The same for assets that are brought together: in a month after that of whatever happened to one of them. */
export function usualDayTogether(openPeriod: string | null, today: string, assets: readonly Dated[]): string {
  const day = assets.reduce((latest, asset) => (usualDay(openPeriod, today, asset) > latest ? usualDay(openPeriod, today, asset) : latest), usualDay(openPeriod, today, { inServiceDate: null, lastActOn: null }));
  const isTaken = assets.some(({ lastActOn }) => lastActOn !== null && lastActOn.slice(0, 7) >= day.slice(0, 7));
  return isTaken ? firstDay(addPeriods(periodOf(parseDate(day)), 1)) : day;
}
