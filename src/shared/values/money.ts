import { refuse } from '../errors.ts';
import { assert } from './assert.ts';

/** An amount as a whole number of the currency's minor units (halalas, fils, cents): exact, and within ±2^53. */
export type Minor = number & { readonly __minor: unique symbol };

export const ZERO = 0 as Minor;

function beyond(value: number): never {
  assert(Number.isInteger(value), `${value} is not a whole number of minor units`);
  return refuse('INVALID_AMOUNT', { field: 'amount', value: String(value), reason: 'range' });
}

/** @throws INVALID_AMOUNT beyond ±2^53, where amounts are no longer exact: somebody entered figures that this book cannot add up */
export function minor(value: number): Minor {
  // The message is made only when it is needed: this runs once for every row of every schedule.
  if (!Number.isSafeInteger(value)) beyond(value);
  // Negative zero would print as "-0.00".
  return (value === 0 ? 0 : value) as Minor;
}

export function sumMinor(values: Iterable<Minor>): Minor {
  let total = 0;
  for (const value of values) total += value;
  return minor(total);
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal string of the contract ("25500.00") to minor units. Nothing is rounded: more decimals than
 * the currency has are refused, for the person meant something that this book cannot hold.
 * @throws INVALID_AMOUNT
 */
export function parseAmount(text: string, exponent: number, field = 'amount'): Minor {
  const match = DECIMAL.exec(text);
  if (!match) refuse('INVALID_AMOUNT', { field, value: text, reason: 'format' });
  const [, sign, whole = '', fraction = ''] = match;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > exponent) refuse('INVALID_AMOUNT', { field, value: text, reason: 'decimals', decimals: exponent });
  const units = Number(whole + significant.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(units)) refuse('INVALID_AMOUNT', { field, value: text, reason: 'range' });
  return minor(sign === '-' ? -units : units);
}

/** Minor units to the contract's decimal string, always with the currency's decimals: 2550000 → "25500.00". */
export function formatAmount(amount: Minor, exponent: number): string {
  const digits = Math.abs(amount).toString().padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
