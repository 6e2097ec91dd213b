import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { computeSchedule } from '../../src/main/engine/index.ts';
import { yearlyRate } from '../../src/main/engine/rate.ts';
import { chargeIn, charges, date, sum, terms, years, yearsOf } from './support.ts';

const declining = { method: 'declining_balance', annualRate: '0.4' } as const;

describe('declining balance', () => {
  it('monthly and annual basis are different methods: 40 % takes 33.4 % in a year, or 40 %', () => {
    expect(years({ ...declining })[0]).toBe(3_342_350);
    expect(years({ ...declining, basis: 'annual' })[0]).toBe(4_000_000);
  });

  it('the residual value is a floor and no part of the base', () => {
    const with10 = years({ ...declining, basis: 'annual', residualMinor: minor(1_000_000) });
    expect(with10).toEqual([4_000_000, 2_400_000, 1_440_000, 864_000, 296_000]);
  });

  it('on the annual basis the fiscal year decides: the same asset has other charges under another year', () => {
    const april = { ...declining, basis: 'annual', inServiceDate: date('2026-04-01') } as const;
    expect(years(april).slice(0, 2)).toEqual([3_000_000, 2_800_000]);
    expect(years({ ...april, fiscalYearStartMonth: 7 }).slice(0, 2)).toEqual([1_000_000, 3_600_000]);
  });

  it('equal: the months of a fiscal year are the same but the last, which takes the year’s residue', () => {
    const amounts = charges({ ...declining, basis: 'annual' }).slice(0, 12);
    expect(amounts).toEqual([...Array.from({ length: 11 }, () => 333_333), 333_337]);
  });

  it('without a life it goes on by its rate until a charge rounds to nothing', () => {
    const schedule = computeSchedule(terms({ ...declining, usefulLifeMonths: null }));
    // 40 % a year on 100,000.00 stalls at 0.14, in month 393.
    expect(schedule.rows.at(-1)?.carryingMinor).toBe(14);
    expect(schedule.fullyDepreciatedOn).toBeNull();
    expect(schedule.rows.filter((row) => row.depreciationMinor > 0)).toHaveLength(393);
  });

  it('without a life it stops at the residual value', () => {
    // (1 − 0.4 / 12)^68 is the first power below a tenth.
    const schedule = computeSchedule(terms({ ...declining, usefulLifeMonths: null, residualMinor: minor(1_000_000) }));
    expect(schedule.totalMinor).toBe(9_000_000);
    expect(schedule.fullyDepreciatedOn).toBe('2029-08-31');
  });

  it('under mid_month the first month bears half of the rate', () => {
    expect(charges({ ...declining, convention: 'mid_month', inServiceDate: date('2026-02-17') })[0]).toBe(166_667);
  });

  it('under actual_days the first month bears its days', () => {
    const from17 = { ...declining, convention: 'actual_days', inServiceDate: date('2026-02-17') } as const;
    // 12 of 28 days; 12 days of a year of 365; 14 of 30 days.
    expect(charges({ ...from17 })[0]).toBe(142_857);
    expect(charges({ ...from17, dayCount: 'actual/365' })[0]).toBe(131_507);
    expect(charges({ ...from17, dayCount: '30/360' })[0]).toBe(155_556);
    expect(years({ ...from17, basis: 'annual' })[0]).toBe(Math.round((4_000_000 * 318) / 365));
  });

  it('under half_year the first fiscal year bears half a year', () => {
    expect(years({ ...declining, basis: 'annual', convention: 'half_year', inServiceDate: date('2026-11-10') }).slice(0, 2)).toEqual([2_000_000, 3_200_000]);
  });
});

describe('the rate', () => {
  const of = { costMinor: minor(10_000_000), residualMinor: minor(1_000_000) };

  it('is a quotient of whole numbers: factor over years', () => {
    expect(yearlyRate({ ...of }, 36)).toEqual({ numerator: 2, denominator: 3 });
    expect(yearlyRate({ ...of, factor: '1.5' }, 60)).toEqual({ numerator: 3, denominator: 10 });
  });

  it('derived from cost and residual value it reaches the residual value at the end of the life', () => {
    const { numerator, denominator } = yearlyRate({ ...of, rateFromResidual: true }, 60);
    // 1 − 0.1^(1/5), as printed in textbooks to six places.
    expect((numerator / denominator).toFixed(8)).toBe('0.36904266');
    const amounts = years({ ...of, method: 'declining_balance', rateFromResidual: true, basis: 'annual' });
    expect(amounts[0]).toBe(3_690_427);
    expect(sum(amounts)).toBe(9_000_000);
    expect(Math.abs((amounts[4] ?? 0) - 584_893)).toBeLessThanOrEqual(2);
  });
});

describe('accelerated', () => {
  const accelerated = { ...declining, method: 'accelerated' } as const;

  it('by fiscal year: the larger of the two, and once switched it stays', () => {
    expect(years({ ...accelerated, basis: 'annual' })).toEqual([4_000_000, 2_400_000, 1_440_000, 1_080_000, 1_080_000]);
    expect(years({ ...accelerated, basis: 'annual', residualMinor: minor(500_000) })).toEqual([4_000_000, 2_400_000, 1_440_000, 864_000, 796_000]);
  });

  it('150 % over five years switches in the third', () => {
    expect(years({ method: 'accelerated', factor: '1.5', basis: 'annual', rounding: 'cumulative' })).toEqual([3_000_000, 2_100_000, 1_633_333, 1_633_334, 1_633_333]);
  });

  it('a start within the year counts its months', () => {
    const schedule = computeSchedule(terms({ ...accelerated, basis: 'annual', inServiceDate: date('2026-04-01'), fiscalYearStartMonth: 7, rounding: 'cumulative' }));
    expect(yearsOf(schedule)).toEqual([1_000_000, 3_600_000, 2_160_000, 1_296_000, 1_110_857, 833_143]);
    expect(schedule.years.map(({ year }) => year)).toEqual([2026, 2027, 2028, 2029, 2030, 2031]);
    expect(chargeIn(schedule, '2026-07')).toBe(300_000);
  });
});
