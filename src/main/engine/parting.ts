import { refuse } from '#shared/errors.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { decimalRatio } from './rate.ts';
import type { ManualCharge, PartDisposalEvent } from './terms.ts';
import type { Standing } from './walk.ts';

/** What of an asset a part is, as a fraction of it and in cost. */
export interface PartOfWhole {
  costPart: Minor;
  numerator: number;
  denominator: number;
}

/** @returns null where the cost named is nothing, or all there is. @throws INVALID_INPUT for a percentage of nothing or of all */
export function partOfWhole(costMinor: Minor, named: Pick<PartDisposalEvent, 'percent' | 'costMinor'>): PartOfWhole | null {
  if (named.costMinor !== undefined) {
    if (named.costMinor <= 0 || named.costMinor >= costMinor) return null;
    return { costPart: named.costMinor, numerator: named.costMinor, denominator: costMinor };
  }
  const share = decimalRatio(named.percent ?? '0', 'events.percent');
  const denominator = share.denominator * 100;
  if (share.numerator === 0 || share.numerator >= denominator) refuse('INVALID_INPUT', { field: 'events.percent', reason: 'percent' });
  return { costPart: mulDiv(costMinor, share.numerator, denominator, 'half_away_from_zero'), numerator: share.numerator, denominator };
}

/**
 * The part's share of accumulated depreciation and impairment: each rounded half away from zero, the impairment moved by a minor unit where both
 * roundings together would leave the part, or what stays, with less than nothing. What stays is the difference, never rounded on its own.
 */
export function sharesOfPart(whole: Pick<Standing, 'costMinor' | 'accumulatedMinor' | 'impairmentMinor'>, costPart: Minor): { accumulatedMinor: Minor; impairmentMinor: Minor } {
  const { costMinor, accumulatedMinor, impairmentMinor } = whole;
  if (costMinor === 0) return { accumulatedMinor: minor(0), impairmentMinor: minor(0) };
  const accumulated = mulDiv(accumulatedMinor, costPart, costMinor, 'half_away_from_zero');
  const impairment = mulDiv(impairmentMinor, costPart, costMinor, 'half_away_from_zero');
  const carrying = costMinor - accumulatedMinor - impairmentMinor;
  const most = Math.min(impairmentMinor, costPart - accumulated);
  const least = Math.max(0, costPart - accumulated - carrying);
  return { accumulatedMinor: accumulated, impairmentMinor: minor(Math.max(least, Math.min(most, impairment))) };
}

/** A table of amounts by hand after a split: month by month the part's share, or what it leaves. */
export function shareOfTable(charges: readonly ManualCharge[], costPart: Minor, costMinor: Minor, stays: 'rest' | 'part'): ManualCharge[] {
  return charges.map(({ period, amountMinor }) => {
    const part = mulDiv(amountMinor, costPart, costMinor, 'half_away_from_zero');
    return { period, amountMinor: stays === 'part' ? part : minor(amountMinor - part) };
  });
}
