import { parsePeriod } from '#shared/values/calendar.ts';
import type { FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import type { BookInfo } from '../state/book.ts';

/** What a book says of its fiscal years; one without irregular years need not say so. */
export type FiscalYears = Pick<BookInfo, 'fiscalYearStartMonth'> & { irregularYears?: BookInfo['irregularYears'] | undefined };

/** The fiscal years as schedule.compute takes them. */
export function fiscalYearTerms({ fiscalYearStartMonth, irregularYears = [] }: FiscalYears): FiscalYears {
  return { fiscalYearStartMonth, ...(irregularYears.length === 0 ? {} : { irregularYears }) };
}

export function fiscalCalendarOf({ fiscalYearStartMonth, irregularYears = [] }: FiscalYears): FiscalCalendar {
  return { fiscalYearStartMonth, irregularYears: irregularYears.map(({ from, to, isFirst }) => ({ isFirst, from: parsePeriod(from), to: parsePeriod(to) })) };
}
