/** Dates as people type them, in either calendar, to the contract's YYYY-MM-DD. */
import { CalendarDate, GregorianCalendar, IslamicUmalquraCalendar, toCalendar } from '@internationalized/date';
import { isDate, isPeriod } from '#shared/values/calendar.ts';
import { plainCode } from '#shared/values/fold.ts';

const HIJRI_YEARS = { first: 1318, last: 1500 } as const;

/** A day of the Umm al-Qura calendar to a Gregorian date string; null for a day that month does not have. */
export function fromHijri(year: number, month: number, day: number): string | null {
  if (year < HIJRI_YEARS.first || year > HIJRI_YEARS.last || month < 1 || month > 12 || day < 1) return null;
  const calendar = new IslamicUmalquraCalendar();
  const hijri = new CalendarDate(calendar, year, month, 1);
  if (day > calendar.getDaysInMonth(hijri)) return null;
  return toCalendar(hijri.set({ day }), new GregorianCalendar()).toString();
}

/**
 * 31/1/2026, 31-01-2026, 2026-01-31, ٣١/١/٢٠٢٦, and 12/8/1447 (a year of the Hijri centuries is Hijri).
 * Day before month when the year comes last; null where there is no such day.
 */
export function parseDateInput(input: string): string | null {
  const text = plainCode(input).replace(/\s*(هـ|ه|م|AH)\s*$/u, '').trim();
  const match = /^(\d{1,4})[-/.\s](\d{1,2})[-/.\s](\d{1,4})$/.exec(text);
  if (match === null) return null;
  const [first, middle, last] = [match[1] ?? '', match[2] ?? '', match[3] ?? ''];
  const yearFirst = first.length === 4;
  if (yearFirst === (last.length === 4)) return null;
  const [year, month, day] = [Number(yearFirst ? first : last), Number(middle), Number(yearFirst ? last : first)];
  if (year < 1600) return fromHijri(year, month, day);
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/** 2026-03, 3/2026, 03-2026, ٣/٢٠٢٦ to 2026-03. */
export function parsePeriodInput(input: string): string | null {
  const match = /^(?:(\d{4})[-/.\s](\d{1,2})|(\d{1,2})[-/.\s](\d{4}))$/.exec(plainCode(input).trim());
  if (match === null) return null;
  const period = `${match[1] ?? match[4] ?? ''}-${(match[2] ?? match[3] ?? '').padStart(2, '0')}`;
  return isPeriod(period) ? period : null;
}

/** A day on this computer's clock as the instants that it begins and ends with, for what is recorded in UTC. */
export function dayInUtc(date: string): { first: string; last: string } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const begins = (ofDay: number): number => new Date(year, month - 1, ofDay).getTime();
  return { first: new Date(begins(day)).toISOString(), last: new Date(begins(day + 1) - 1).toISOString() };
}
