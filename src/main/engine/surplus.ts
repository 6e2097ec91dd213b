import { ZERO, minor, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';

/** Where a surplus and the amount left to depreciate stood when its use began to be counted. Minor units. */
export interface SurplusReference {
  surplusMinor: Minor;
  /** Carrying amount less residual value. */
  depreciableMinor: Minor;
}

/**
 * How much of a revaluation surplus is realized by use (IAS 16.41): the part of the surplus that the depreciation since the reference is of what was then left to
 * depreciate. That is the depreciation of the revalued amount less that of the original cost, whatever the method. What should still stand is worked out from
 * the reference each time (rounded half away from zero), so that the transfers of a whole life add up to the surplus.
 * @param standsMinor the surplus as it stands, earlier transfers taken off.
 * @param leftMinor carrying amount less residual value, after the depreciation that realizes it.
 * @returns minor units; negative where depreciation was taken back since the last transfer. Zero where nothing depreciates.
 */
export function realizedSurplus(reference: SurplusReference, standsMinor: Minor, leftMinor: Minor): Minor {
  if (reference.depreciableMinor <= 0) return ZERO;
  const left = Math.min(Math.max(leftMinor, 0), reference.depreciableMinor);
  return minor(standsMinor - mulDiv(reference.surplusMinor, left, reference.depreciableMinor, 'half_away_from_zero'));
}

/** Out of the surplus into retained earnings, through equity alone; the other way round where the amount is negative. */
export function surplusTransferLines(amountMinor: Minor, surplusAccountId: number, retainedEarningsAccountId: number): { accountId: number; debitMinor: Minor; creditMinor: Minor }[] {
  const [from, to] = amountMinor >= 0 ? [surplusAccountId, retainedEarningsAccountId] : [retainedEarningsAccountId, surplusAccountId];
  const amount = minor(Math.abs(amountMinor));
  return [{ accountId: from, debitMinor: amount, creditMinor: ZERO }, { accountId: to, debitMinor: ZERO, creditMinor: amount }];
}
