import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { factsInUse, type FactsRow } from '../book/queries/facts.ts';
import { firstCharged, happenedInBook } from '../book/queries/happened.ts';
import type { DepreciationBookRow } from '../book/tables/company.ts';
import { chargeForPeriod, plannedFrom } from '../engine/index.ts';
import type { Context } from './context.ts';
import { engineTerms, stateOf } from './terms.ts';

/** What each asset in use will be charged in the coming months: closed month by month from where it is posted, by the same rule as a run. Minor units. */
function* chargesAhead(context: Context, book: DepreciationBookRow, periods: readonly Period[]): Generator<{ facts: FactsRow; categoryId: number; charges: number[] }> {
  const happened = happenedInBook(context.connection, book.id);
  for (const facts of factsInUse(context.connection, book.id)) {
    const ofAsset = happened.get(facts.asset_id);
    if (facts.status !== 'IN_SERVICE' || (facts.method === 'none' && !ofAsset)) continue;
    const terms = engineTerms(facts, context.company, ofAsset);
    const categoryId = facts.category_id;
    if (ofAsset) {
      const planned = new Map(plannedFrom(terms, stateOf(facts, firstCharged(ofAsset, periods[0] as Period), ofAsset)).map((row) => [row.period, row.depreciationMinor]));
      yield { facts, categoryId, charges: periods.map((period) => planned.get(period) ?? 0) };
      continue;
    }
    const charges: number[] = [];
    let accumulatedMinor = minor(facts.accumulated_minor);
    let postedThrough = facts.posted_through as Period | null;
    for (const period of periods) {
      const charge = chargeForPeriod(terms, { period, accumulatedMinor, postedThrough });
      if (charge.amountMinor === 0 && charge.reason === 'fully_depreciated') break;
      charges.push(charge.amountMinor);
      accumulatedMinor = minor(accumulatedMinor + charge.amountMinor);
      if (charge.amountMinor > 0) postedThrough = period;
    }
    yield { facts, categoryId, charges };
  }
}

const monthsFrom = (first: Period, months: number): Period[] => Array.from({ length: months }, (_, month) => addPeriods(first, month));

/** What the coming months will charge if nothing changes. Minor units, one total a month. */
export function forecastMonths(context: Context, book: DepreciationBookRow, first: Period, months: number): { period: Period; depreciationMinor: number }[] {
  const periods = monthsFrom(first, months);
  const totals = periods.map((period) => ({ period, depreciationMinor: 0 }));
  for (const { charges } of chargesAhead(context, book, periods)) for (const [month, total] of totals.entries()) total.depreciationMinor += charges[month] ?? 0;
  return totals;
}

/** The same by category, each with a charge for every month; a category of which nothing is in use is left out. */
export function forecastByCategory(context: Context, book: DepreciationBookRow, first: Period, months: number): Map<number, number[]> {
  const categories = new Map<number, number[]>();
  for (const { categoryId, charges } of chargesAhead(context, book, monthsFrom(first, months))) {
    let sums = categories.get(categoryId);
    if (!sums) categories.set(categoryId, (sums = Array.from({ length: months }, () => 0)));
    for (const [month, charge] of charges.entries()) sums[month] = (sums[month] ?? 0) + charge;
  }
  return categories;
}

/** The same by asset, each with the facts it follows from. */
export function forecastByAsset(context: Context, book: DepreciationBookRow, first: Period, months: number): Map<number, { facts: FactsRow; charges: number[] }> {
  const assets = new Map<number, { facts: FactsRow; charges: number[] }>();
  for (const { facts, charges } of chargesAhead(context, book, monthsFrom(first, months))) assets.set(facts.asset_id, { facts, charges });
  return assets;
}
