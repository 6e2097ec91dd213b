import { Decimal } from 'decimal.js';
import { refuse } from '#shared/errors.ts';
import { assert } from '#shared/values/assert.ts';
import type { Minor } from '#shared/values/money.ts';

/** A quotient of whole numbers, in lowest terms: a third is 1/3, never 33.33 %. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

const DECIMAL = /^(\d{1,12})(?:\.(\d+))?$/;
/** Digits kept of a rate that is no quotient of whole numbers (a root). */
const ROOT_DECIMALS = 12;
const ROOT_SCALE = 10 ** ROOT_DECIMALS;
/** 200 % is common, 300 % exists; more is a percentage typed for a factor. */
const MAX_FACTOR = 20;

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

export function ratio(numerator: number, denominator: number): Ratio {
  assert(denominator > 0 && numerator >= 0, 'a ratio is not negative and has a positive denominator');
  const divisor = greatestCommonDivisor(numerator, denominator) || 1;
  const made = { numerator: numerator / divisor, denominator: denominator / divisor };
  assert(Number.isSafeInteger(made.numerator) && Number.isSafeInteger(made.denominator), 'a ratio of safe integers');
  return made;
}

/** Decimals a given rate or factor may have: more than any table states, few enough that products stay exact. */
const MAX_DECIMALS = 9;

/** An unsigned decimal string as an exact ratio. @throws INVALID_INPUT with `reason` "decimal". */
export function decimalRatio(text: string, field: string): Ratio {
  const match = DECIMAL.exec(text);
  if (!match) refuse('INVALID_INPUT', { field, reason: 'decimal' });
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  const numerator = Number((match[1] ?? '') + fraction);
  if (fraction.length > MAX_DECIMALS || !Number.isSafeInteger(numerator)) refuse('INVALID_INPUT', { field, reason: 'decimal' });
  return ratio(numerator, 10 ** fraction.length);
}

export interface RateTerms {
  readonly costMinor: Minor;
  readonly residualMinor: Minor;
  readonly factor?: string | undefined;
  readonly annualRate?: string | undefined;
  readonly rateFromResidual?: boolean | undefined;
}

/** 1 − (residual / cost)^(12 / lifeMonths), to twelve decimals. */
function rateFromResidual(costMinor: Minor, residualMinor: Minor, lifeMonths: number): Ratio {
  if (costMinor === 0) return ratio(0, 1);
  if (residualMinor === 0) refuse('INVALID_INPUT', { field: 'rateFromResidual', reason: 'residual_zero' });
  const share = new Decimal(residualMinor).div(costMinor);
  const rate = new Decimal(1).minus(share.pow(new Decimal(12).div(lifeMonths)));
  return ratio(rate.times(ROOT_SCALE).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber(), ROOT_SCALE);
}

/**
 * The yearly rate of a declining balance: derived from cost and residual value, or given, or factor / life in years (factor 2 where none is given).
 * @param lifeMonths the life the factor is divided by; null only where a rate is given.
 * @throws INVALID_INPUT for a rate of 0 or above 1, a factor of 0 or above 20, a missing life, or a rate derived from a residual value of 0
 *   (it would be 100 %).
 */
export function yearlyRate(terms: RateTerms, lifeMonths: number | null): Ratio {
  if (terms.rateFromResidual === true) {
    if (lifeMonths === null) refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
    return rateFromResidual(terms.costMinor, terms.residualMinor, lifeMonths);
  }
  if (terms.annualRate !== undefined) {
    const given = decimalRatio(terms.annualRate, 'annualRate');
    if (given.numerator === 0 || given.numerator > given.denominator) refuse('INVALID_INPUT', { field: 'annualRate', reason: 'rate' });
    return given;
  }
  if (lifeMonths === null) refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
  const factor = decimalRatio(terms.factor ?? '2', 'factor');
  if (factor.numerator === 0 || factor.numerator > MAX_FACTOR * factor.denominator) refuse('INVALID_INPUT', { field: 'factor', reason: 'rate' });
  return ratio(factor.numerator * 12, factor.denominator * lifeMonths);
}
