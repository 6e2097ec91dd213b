import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { factsInUse } from '../book/queries/facts.ts';
import { happenedInBook } from '../book/queries/happened.ts';
import type { DepreciationBookRow } from '../book/tables/company.ts';
import { chargeForPeriod, plannedFrom } from '../engine/index.ts';
import type { Context } from './context.ts';
import { engineTerms, stateOf } from './terms.ts';

/**
 * What the coming months will charge if nothing changes: each asset is closed month by month from where it is posted,
 * by the same rule as a run. Minor units, one total a month.
 */
export function forecastMonths(context: Context, book: DepreciationBookRow, first: Period, months: number): { period: Period; depreciationMinor: number }[] {
  const totals = Array.from({ length: months }, (_, month) => ({ period: addPeriods(first, month), depreciationMinor: 0 }));
  const happened = happenedInBook(context.connection, book.id);
  for (const facts of factsInUse(context.connection, book.id)) {
    const ofAsset = happened.get(facts.asset_id);
    if (facts.status !== 'IN_SERVICE' || (facts.method === 'none' && !ofAsset)) continue;
    const terms = engineTerms(facts, context.company, ofAsset);
    if (ofAsset) {
      const planned = new Map(plannedFrom(terms, stateOf(facts, first, ofAsset)).map((row) => [row.period, row.depreciationMinor]));
      for (const total of totals) total.depreciationMinor += planned.get(total.period) ?? 0;
      continue;
    }
    let accumulatedMinor = minor(facts.accumulated_minor);
    let postedThrough = facts.posted_through as Period | null;
    for (const total of totals) {
      const charge = chargeForPeriod(terms, { period: total.period, accumulatedMinor, postedThrough });
      if (charge.amountMinor === 0 && charge.reason === 'fully_depreciated') break;
      total.depreciationMinor += charge.amountMinor;
      accumulatedMinor = minor(accumulatedMinor + charge.amountMinor);
      if (charge.amountMinor > 0) postedThrough = total.period;
    }
  }
  return totals;
}
