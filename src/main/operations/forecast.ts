import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { factsInUse } from '../book/queries/facts.ts';
import type { DepreciationBookRow } from '../book/tables/company.ts';
import { chargeForPeriod } from '../engine/index.ts';
import type { Context } from './context.ts';
import { engineTerms } from './terms.ts';

/**
 * What the coming months will charge if nothing changes: each asset is closed month by month from where it is posted,
 * by the same rule as a run. Minor units, one total a month.
 */
export function forecastMonths(context: Context, book: DepreciationBookRow, first: Period, months: number): { period: Period; depreciationMinor: number }[] {
  const totals = Array.from({ length: months }, (_, month) => ({ period: addPeriods(first, month), depreciationMinor: 0 }));
  for (const facts of factsInUse(context.connection, book.id)) {
    if (facts.status !== 'IN_SERVICE' || facts.method === 'none') continue;
    const terms = engineTerms(facts, context.company);
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
