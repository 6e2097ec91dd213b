import { assert } from './assert.ts';
import { minor, type Minor } from './money.ts';

/** How a quotient becomes a whole number. Every division names one: there is no default. */
export type RoundingMode = 'half_away_from_zero' | 'down' | 'up';

/** numerator / denominator as a whole number; exact for any size. */
export function divideBig(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  assert(denominator > 0n, 'a denominator must be positive');
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  let quotient = magnitude / denominator;
  const remainder = magnitude % denominator;
  if (mode === 'half_away_from_zero' ? remainder * 2n >= denominator : mode === 'up' && remainder > 0n) quotient += 1n;
  return negative ? -quotient : quotient;
}

/**
 * amount × multiplier / divisor in minor units, rounded as named; multiplier and divisor are whole numbers.
 * Plain numbers where the product is safe (a hundred thousand charges in milliseconds), BigInt where it is not.
 */
export function mulDiv(amount: Minor, multiplier: number, divisor: number, mode: RoundingMode): Minor {
  assert(divisor > 0 && Number.isSafeInteger(divisor) && Number.isSafeInteger(multiplier), 'mulDiv takes whole numbers and a positive divisor');
  const product = amount * multiplier;
  if (!Number.isSafeInteger(product * 2)) return minor(Number(divideBig(BigInt(amount) * BigInt(multiplier), BigInt(divisor), mode)));
  const magnitude = product < 0 ? -product : product;
  const remainder = magnitude % divisor;
  let quotient = (magnitude - remainder) / divisor;
  if (mode === 'half_away_from_zero' ? remainder * 2 >= divisor : mode === 'up' && remainder > 0) quotient += 1;
  return minor(product < 0 ? -quotient : quotient);
}
