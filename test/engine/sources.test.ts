import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { calculateAsOf, computeSchedule } from '../../src/main/engine/index.ts';
import { charges, chargesOf, date, sum, terms, years, yearsOf } from './support.ts';

describe('Layer, asset data', () => {
  it('40,000 over 60 months is 666.67 a month, and the last month takes the residue', () => {
    const amounts = charges({ costMinor: minor(4_000_000), inServiceDate: date('2024-02-01') });
    expect(amounts).toEqual([...Array.from({ length: 59 }, () => 66_667), 66_647]);
  });
});

describe('Moon ERP, asset categories', () => {
  const cost = { costMinor: minor(10_000_000), usefulLifeMonths: 60 } as const;

  it('straight line is (cost − salvage) / life in months', () => {
    expect(charges({ ...cost, residualMinor: minor(1_000_000) }).slice(0, 3)).toEqual([150_000, 150_000, 150_000]);
  });

  it('declining balance is the month’s opening amount × 2 / life in months; the last month takes what is left', () => {
    const amounts = charges({ ...cost, method: 'declining_balance' });
    // 100,000.00 × 2/60; 96,666.67 × 2/60; 93,444.45 × 2/60; 90,329.63 × 2/60
    expect(amounts.slice(0, 4)).toEqual([333_333, 322_222, 311_482, 301_099]);
    expect(amounts).toHaveLength(60);
    expect(sum(amounts)).toBe(10_000_000);
    expect(amounts[59]).toBe(10_000_000 - sum(amounts.slice(0, 59)));
  });

  it('accelerated is the declining balance until straight line over what remains is more', () => {
    const declining = charges({ ...cost, method: 'declining_balance' });
    const accelerated = charges({ ...cost, method: 'accelerated' });
    // Two parts in sixty a month against one part in what remains: equal at thirty months remaining, where straight line begins.
    expect(accelerated.slice(0, 30)).toEqual(declining.slice(0, 30));
    expect(new Set(accelerated.slice(30, 59))).toEqual(new Set([120_554]));
    expect(sum(accelerated)).toBe(10_000_000);
  });
});

describe('Fixed asset depreciation flow', () => {
  it('straight line: 100,000 less 10,000 over ten years is 9,000 a year', () => {
    expect(years({ residualMinor: minor(1_000_000), usefulLifeMonths: 120 })).toEqual(Array.from({ length: 10 }, () => 900_000));
  });

  it('declining balance by year: 20,000, 16,000, 12,800, and never below the salvage value', () => {
    const schedule = computeSchedule(terms({ residualMinor: minor(1_000_000), usefulLifeMonths: 120, method: 'declining_balance', basis: 'annual' }));
    expect(yearsOf(schedule).slice(0, 4)).toEqual([2_000_000, 1_600_000, 1_280_000, 1_024_000]);
    expect(Math.min(...schedule.rows.map((row) => row.carryingMinor))).toBe(1_000_000);
  });

  it('a charge is the smaller of the formula and what is left above salvage: taking the larger would write it off in the first year', () => {
    // 80 % of 100,000 would be 80,000; only 60,000 may go.
    const amounts = years({ residualMinor: minor(4_000_000), method: 'declining_balance', annualRate: '0.8', basis: 'annual' });
    expect(amounts).toEqual([6_000_000]);
    expect(charges({ residualMinor: minor(4_000_000), method: 'declining_balance', annualRate: '0.8' })[0]).toBe(666_667);
  });

  it('the building: 45,000 a year, 3,750 a month, 955,000 left and 19 years to go after the first', () => {
    const building = terms({ costMinor: minor(100_000_000), residualMinor: minor(10_000_000), usefulLifeMonths: 240 });
    expect(calculateAsOf(building, date('2024-12-31'))).toEqual({
      annualDepreciationMinor: 4_500_000,
      monthlyDepreciationMinor: 375_000,
      accumulatedMinor: 4_500_000,
      carryingMinor: 95_500_000,
      remainingLifeMonths: 228,
      remainingLifeYears: '19',
    });
  });

  it('its schedule by year opens and closes where the document says', () => {
    const schedule = computeSchedule(terms({ costMinor: minor(100_000_000), residualMinor: minor(10_000_000), usefulLifeMonths: 240 }));
    expect(schedule.years.slice(0, 2)).toEqual([
      { year: 2024, openingCarryingMinor: 100_000_000, depreciationMinor: 4_500_000, accumulatedMinor: 4_500_000, carryingMinor: 95_500_000 },
      { year: 2025, openingCarryingMinor: 95_500_000, depreciationMinor: 4_500_000, accumulatedMinor: 9_000_000, carryingMinor: 91_000_000 },
    ]);
    expect(schedule.years).toHaveLength(20);
    expect(schedule.fullyDepreciatedOn).toBe('2043-12-31');
  });
});

describe('currencies and edges', () => {
  it.each([
    ['dinars of three decimals, equal', { costMinor: minor(1_000_000), usefulLifeMonths: 7, exponent: 3 }, [142_857, 142_857, 142_857, 142_857, 142_857, 142_857, 142_858]],
    ['yen without decimals, equal', { costMinor: minor(100_000), usefulLifeMonths: 7, exponent: 0 }, [14_286, 14_286, 14_286, 14_286, 14_286, 14_286, 14_284]],
    ['a life of one month', { usefulLifeMonths: 1 }, [10_000_000]],
    ['a cost of one minor unit, equal', { costMinor: minor(1), usefulLifeMonths: 3 }, [0, 0, 1]],
    ['a cost of one minor unit, cumulative', { costMinor: minor(1), usefulLifeMonths: 3, rounding: 'cumulative' as const }, [0, 1]],
    ['a residual value of the whole cost', { residualMinor: minor(10_000_000) }, []],
    ['land', { method: 'none' as const, usefulLifeMonths: null }, []],
  ])('%s', (_name, overrides, expected) => {
    expect(charges(overrides)).toEqual(expected);
  });

  it('a life of a hundred years ends on the day', () => {
    const schedule = computeSchedule(terms({ usefulLifeMonths: 1200 }));
    expect(chargesOf(schedule)).toHaveLength(1200);
    expect(schedule.fullyDepreciatedOn).toBe('2123-12-31');
    expect(schedule.totalMinor).toBe(10_000_000);
  });

  it('amounts near the largest safe integer stay exact', () => {
    const costMinor = minor(Number.MAX_SAFE_INTEGER);
    expect(computeSchedule(terms({ costMinor, usefulLifeMonths: 1199, convention: 'actual_days', dayCount: 'year_days' })).totalMinor).toBe(costMinor);
    expect(computeSchedule(terms({ costMinor, method: 'accelerated', factor: '1.5', basis: 'annual' })).totalMinor).toBe(costMinor);
  });

  it('a third of the cost a year is three equal years, not 33.33 %', () => {
    expect(years({ costMinor: minor(9_000_000), usefulLifeMonths: 36, method: 'declining_balance', factor: '1', basis: 'annual' })[0]).toBe(3_000_000);
  });
});
