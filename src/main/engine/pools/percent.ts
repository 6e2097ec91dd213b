import { assert, required } from '#shared/values/assert.ts';
import { addDays, daysBetween } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import { divideBig, mulDiv } from '#shared/values/rounding.ts';
import { decimalRatio } from '../rate.ts';
import type { DatedRate, PoolRules, TaxYear } from './model.ts';

/** A percentage of an amount, rounded half away from zero to the minor unit. @throws INVALID_INPUT for a percentage that is no decimal */
export function percentOf(amountMinor: Minor, percent: string): Minor {
  const { numerator, denominator } = decimalRatio(percent, 'percent');
  return mulDiv(amountMinor, numerator, denominator * 100, 'half_away_from_zero');
}

/** Half of a percentage, exact: "15" → "7.5". */
export function halfPercent(percent: string): string {
  return decimalText(scaled(percent) / 2n);
}

/** Seven decimals: a rate has six at most, and half of it one more. */
const DECIMALS = 7;
const SCALE = 10n ** BigInt(DECIMALS);
const HUNDREDTH = SCALE / 100n;

function scaled(percent: string): bigint {
  const { numerator, denominator } = decimalRatio(percent, 'percent');
  const product = BigInt(numerator) * SCALE;
  assert(product % BigInt(denominator) === 0n, `the percentage ${percent} has at most ${DECIMALS} decimals`);
  return product / BigInt(denominator);
}

function decimalText(value: bigint): string {
  const fraction = (value % SCALE).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${value / SCALE}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Rates in force in the year, each with its days; the year's days are their sum. */
function ratesIn(rates: readonly DatedRate[], year: TaxYear): { percent: string; days: number }[] {
  const end = addDays(year.to, 1);
  const ordered = [...rates].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const spans = ordered.map((rate, index) => {
    const from = index === 0 || rate.validFrom < year.from ? year.from : rate.validFrom;
    const next = ordered[index + 1]?.validFrom ?? end;
    return { percent: rate.percent, days: daysBetween(from, next < end ? next : end) };
  });
  return spans.filter(({ days }) => days > 0);
}

/**
 * The percentage of a tax year. A rate that changes within the year is weighted by days where the rules say so, rounded up to hundredths of a
 * percent (18 % for 90 days and 14 % for 275 are 14.99 %); else the rate of the last day holds for the whole year. The oldest rate also holds before its own day.
 */
export function percentOfYear(rules: Pick<PoolRules, 'rates' | 'rateChange'>, year: TaxYear): { percent: string; parts: { percent: string; days: number }[] } {
  const parts = ratesIn(rules.rates, year);
  const last = required(parts.at(-1), 'a rate for the year').percent;
  if (rules.rateChange === 'last_day' || parts.length === 1) return { percent: last, parts: [] };
  const days = parts.reduce((sum, part) => sum + part.days, 0);
  const weighted = parts.reduce((sum, part) => sum + scaled(part.percent) * BigInt(part.days), 0n);
  const hundredths = divideBig(weighted, BigInt(days) * HUNDREDTH, 'up');
  return { percent: decimalText(hundredths * HUNDREDTH), parts };
}
