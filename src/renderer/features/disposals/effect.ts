/** Differences of what the book answered, to the last decimal: decimal strings as whole numbers of their smallest part. */
import type { OnePreview } from './usePreview.ts';

type Standing = OnePreview['books'][number]['before'];

function scaled(amount: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(decimals, '0'));
  return amount.startsWith('-') ? -value : value;
}

const decimalsOf = (...amounts: readonly string[]): number => Math.max(...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));

function written(value: bigint, decimals: number): string {
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value < 0n ? `-${text}` : text;
}

export function difference(a: string, b: string): string {
  const decimals = decimalsOf(a, b);
  return written(scaled(a, decimals) - scaled(b, decimals), decimals);
}

export function sum(a: string, b: string): string {
  const decimals = decimalsOf(a, b);
  return written(scaled(a, decimals) + scaled(b, decimals), decimals);
}

/** What leaves a depreciation book: what stands before less what stands after. */
export function leaving({ before, after }: { before: Standing; after: Standing }): Pick<Standing, 'cost' | 'accumulatedDepreciation' | 'accumulatedImpairment' | 'carryingAmount'> {
  const left = (name: 'cost' | 'accumulatedDepreciation' | 'accumulatedImpairment' | 'carryingAmount'): string => difference(before[name], after[name]);
  return { cost: left('cost'), accumulatedDepreciation: left('accumulatedDepreciation'), accumulatedImpairment: left('accumulatedImpairment'), carryingAmount: left('carryingAmount') };
}

/** What came in net of VAT and of the costs of selling: the gain and what was carried. */
export const netOfCosts = (gainLoss: string, carryingAmount: string): string => sum(gainLoss, carryingAmount);
