import { refuse } from '#shared/errors.ts';
import { addPeriods, parsePeriod, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { earliestMonths, lastClosing } from '../book/tables/closings.ts';
import { updateCompany } from '../book/tables/company.ts';
import { reloadCompany, type Context } from './context.ts';

/** The newest month that stands closed; null while none does. */
export function lastClosedPeriod(context: Context): Period | null {
  return lastClosing(context.connection)?.period ?? null;
}

/**
 * The month where the book's history begins: as set for the book, else derived from its assets, the month after the last one
 * depreciated elsewhere for assets brought over, the month they started in for the others. Null while there are no assets.
 */
export function firstPeriod(context: Context): Period | null {
  if (context.company.first_period !== null) return parsePeriod(context.company.first_period, 'firstPeriod');
  const { openingThrough, started } = earliestMonths(context.connection);
  const candidates = [openingThrough === null ? null : addPeriods(openingThrough, 1), started].filter((period) => period !== null);
  return candidates.sort()[0] ?? null;
}

/** The next month to close: after the last closed one, else the first of the book. Null while there are no assets. */
export function openPeriod(context: Context): Period | null {
  const closed = lastClosedPeriod(context);
  return closed === null ? firstPeriod(context) : addPeriods(closed, 1);
}

/** Months close in order, so everything up to the last closed one is closed; so is what lies before the book's settled beginning. */
export function isClosed(context: Context, period: Period): boolean {
  const closed = lastClosedPeriod(context);
  if (closed !== null && period <= closed) return true;
  const { first_period } = context.company;
  return first_period !== null && period < first_period;
}

/** @throws PERIOD_CLOSED where nothing can be posted on the date. */
export function assertPostable(context: Context, date: DateString): void {
  const period = periodOf(date);
  if (isClosed(context, period)) refuse('PERIOD_CLOSED', { period });
}

/**
 * Settles the beginning of the book at its derived month, so that an asset entered later cannot move it. Called by whatever
 * posts a run or closes a month; does nothing where it is settled already.
 */
export function settleFirstPeriod(context: Context): void {
  const period = firstPeriod(context);
  if (context.company.first_period !== null || period === null) return;
  updateCompany(context.connection, { ...context.company, first_period: period, updated_at: context.now });
  reloadCompany(context);
}
