import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { computeSchedule } from '../../src/main/engine/index.ts';
import golden from '../golden/spreadsheet.json' with { type: 'json' };
import { charges, chargesOf, date, sum, terms, years } from './support.ts';

/** Whole years from January; totals to date rounded once, as a spreadsheet's sums would be. */
const life = ({ cost, salvage, life: yearsOfLife }: { cost: number; salvage: number; life: number }) =>
  ({ costMinor: minor(cost), residualMinor: minor(salvage), usefulLifeMonths: yearsOfLife * 12, rounding: 'cumulative', inServiceDate: date('2024-01-01') }) as const;

const nearest = (amounts: readonly number[], expected: readonly number[], most: number): void => {
  expected.forEach((amount, index) => expect(Math.abs((amounts[index] ?? 0) - amount), `period ${index + 1}`).toBeLessThanOrEqual(most));
};

describe('spreadsheet functions', () => {
  it.each(golden.SLN)('SLN($cost; $salvage; $life): the straight line of a year', (row) => {
    expect(new Set(years(life(row)))).toEqual(new Set([row.amount]));
  });

  it.each(golden.SYD)('SYD($cost; $salvage; $life): sum of the years’ digits', (row) => {
    // A year is the difference of two totals rounded to the minor unit.
    nearest(years({ ...life(row), method: 'sum_of_years_digits' }), row.amounts, 1);
  });

  it.each(golden.DDB.filter((row) => row.life <= 20))('DDB($cost; $salvage; $life; factor $factor): declining balance, never below salvage', (row) => {
    const amounts = years({ ...life(row), method: 'declining_balance', factor: row.factor, basis: 'annual' });
    const last = row.amounts.length - 1;
    nearest(amounts.slice(0, last), row.amounts.slice(0, last), 1);
    // The function leaves what the rate does not reach; we charge it in the last month of the life.
    expect(amounts[last]).toBe(row.cost - row.salvage - sum(amounts.slice(0, last)));
    expect(amounts[last]).toBeGreaterThanOrEqual((row.amounts[last] ?? 0) - 1);
  });

  it.each(golden.DDB.filter((row) => row.life > 20))('DDB($cost; $salvage; $life; factor $factor): by month', (row) => {
    const amounts = charges({ ...life(row), usefulLifeMonths: row.life, method: 'declining_balance', factor: row.factor });
    nearest(amounts, row.amounts, 1);
  });

  it.each(golden.DB)('DB($cost; $salvage; $life; $monthsOfFirstYear months): its rate has three decimals', (row) => {
    const rate = (1 - (row.salvage / row.cost) ** (1 / row.life)).toFixed(3);
    const inServiceDate = date(`2024-${String(13 - row.monthsOfFirstYear).padStart(2, '0')}-01`);
    const amounts = years({ ...life(row), inServiceDate, method: 'declining_balance', annualRate: rate, basis: 'annual' });
    // The last year, where the function leaves a remainder, takes it with us.
    nearest(amounts.slice(0, row.life - 1), row.amounts.slice(0, row.life - 1), 1);
    expect(sum(amounts)).toBe(row.cost - row.salvage);
  });

  it.each(golden.VDB.filter((row) => row.life <= 20))('VDB($cost; $salvage; $life; factor $factor): changing to the straight line', (row) => {
    nearest(years({ ...life(row), method: 'accelerated', factor: row.factor, basis: 'annual' }), row.amounts, 1);
  });

  it.each(golden.VDB.filter((row) => row.life > 20))('VDB($cost; $salvage; $life; factor $factor): by month', (row) => {
    const amounts = charges({ ...life(row), usefulLifeMonths: row.life, method: 'accelerated', factor: row.factor });
    nearest(amounts, row.amounts, 1);
    expect(sum(amounts)).toBe(row.cost - row.salvage);
  });

  it('VDB over months 7 to 18 is their sum: 396.31, and 311.81 at one and a half times', () => {
    const machine = { costMinor: minor(240_000), residualMinor: minor(30_000), usefulLifeMonths: 120, method: 'accelerated' } as const;
    const between = (factor: string) => sum(chargesOf(computeSchedule(terms({ ...machine, factor }))).slice(6, 18));
    // Twelve months rounded one by one, where the function rounds once.
    expect(Math.abs(between('2') - 39_631)).toBeLessThanOrEqual(6);
    expect(Math.abs(between('1.5') - 31_181)).toBeLessThanOrEqual(6);
  });
});

describe('IAS 16 in figures', () => {
  it.each([
    ['structure of 490,000 over 40 years', 49_000_000, 480, 102_083], ['lifts of 120,000 over 15 years', 12_000_000, 180, 66_667], ['air conditioning of 90,000 over 12 years', 9_000_000, 144, 62_500],
  ])('components (16.43): %s', (_name, cost, months, monthly) => {
    expect(charges({ costMinor: minor(cost), usefulLifeMonths: months })[0]).toBe(monthly);
  });

  it('land (16.58) is not depreciated', () => {
    expect(charges({ costMinor: minor(30_000_000), method: 'none', usefulLifeMonths: null })).toEqual([]);
  });
});
