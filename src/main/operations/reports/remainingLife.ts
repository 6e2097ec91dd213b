import { minor } from '#shared/values/money.ts';
import type { DateString } from '#shared/values/calendar.ts';
import { required } from '#shared/values/assert.ts';
import { happenedInBook } from '../../book/queries/happened.ts';
import { findAssetById } from '../../book/tables/assets.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { calculateAsOf, estimatesAfter } from '../../engine/index.ts';
import type { Context } from '../context.ts';
import { type Calendar, engineTerms, LIFELESS, termsOf, type TermsFacts } from '../terms.ts';

export type LifeFacts = Pick<TermsFacts, 'method' | 'basis' | 'factor' | 'annual_rate' | 'useful_life_months' | 'convention' | 'day_count' | 'rounding' | 'in_service_date' | 'opening_through'>;

/** An amount large enough that no charge rounds to nothing before the life ends; how much life is left does not depend on it. */
const ANY_COST = minor(1_000_000_000);

/**
 * Months of life left on a day, as the engine counts them: by the terms alone, so that a hundred thousand assets of a few thousand
 * terms are a few thousand questions. Null where the method has no life, or the day lies before an opening balance.
 */
export function remainingLife(calendar: Calendar, asOf: DateString): (facts: LifeFacts) => number | null {
  const known = new Map<string, number | null>();
  return (facts) => {
    if (LIFELESS.has(facts.method) || (facts.opening_through !== null && asOf < facts.opening_through)) return null;
    const { method, basis, factor, annual_rate, useful_life_months, convention, day_count, rounding, in_service_date, opening_through } = facts;
    const key = [method, basis, factor, annual_rate, useful_life_months, convention, day_count, rounding, in_service_date, opening_through].join('|');
    let months = known.get(key);
    if (months === undefined) {
      const terms = engineTerms({ ...facts, rate_from_residual: null, total_units: null, manual_charges: null, recovery_years: null, usage: null, residual_minor: 0, cost_minor: ANY_COST, opening_accumulated_minor: 0, opening_impairment_minor: 0 }, calendar);
      months = calculateAsOf(terms, asOf).remainingLifeMonths;
      known.set(key, months);
    }
    return months;
  };
}

/** How an asset depreciates as at a day, where acts had changed it by then. */
export interface ActedTerms {
  method: string;
  remainingLifeMonths: number | null;
}

/** Terms of the few assets that acts have touched, each worked out by itself; undefined for the others, whose terms say it all. */
export function actedTerms(context: Context, book: DepreciationBookRow, asOf: DateString): (assetId: number) => ActedTerms | undefined {
  const touched = happenedInBook(context.connection, book.id);
  return (assetId) => {
    if (!touched.get(assetId)?.events.some(({ date }) => date <= asOf)) return undefined;
    const terms = termsOf(context, required(findAssetById(context.connection, assetId), 'an asset that an act touched'), book);
    const standing = { ...terms, events: terms.events.filter(({ date }) => date <= asOf) };
    const { method } = estimatesAfter(standing);
    const isBefore = terms.opening !== undefined && asOf < terms.opening.depreciatedThrough;
    return { method, remainingLifeMonths: LIFELESS.has(method) || isBefore ? null : calculateAsOf(standing, asOf).remainingLifeMonths };
  };
}
