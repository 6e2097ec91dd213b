import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { computeSchedule, type Terms } from '../../src/main/engine/index.ts';
import { chargeIn, charges, chargesOf, date, sum, terms, years } from './support.ts';

/** 12,345.67 less 345.67 over 36 months from 17 February 2026. */
const example: Partial<Terms> = { costMinor: minor(1_234_567), residualMinor: minor(34_567), usefulLifeMonths: 36, inServiceDate: date('2026-02-17') };
const plan = (overrides: Partial<Terms>) => computeSchedule(terms({ ...example, ...overrides }));

describe('which part of the first month is charged', () => {
  it.each([
    ['full_month', '2026-02', '2029-01', 36],
    ['following_month', '2026-03', '2029-02', 36],
    ['fifteenth', '2026-03', '2029-02', 36],
    ['mid_month', '2026-02', '2029-02', 37],
  ] as const)('%s charges from %s to %s', (convention, first, last, months) => {
    const { rows } = plan({ convention });
    expect([rows[0]?.period, rows.at(-1)?.period, rows.length]).toEqual([first, last, months]);
  });

  it('fifteenth counts the month of the 15th and not of the 16th', () => {
    expect(plan({ convention: 'fifteenth', inServiceDate: date('2026-02-15') }).rows[0]?.period).toBe('2026-02');
    expect(plan({ convention: 'fifteenth', inServiceDate: date('2026-02-16') }).rows[0]?.period).toBe('2026-03');
  });

  it('following_month waits a month even from the first day', () => {
    expect(plan({ convention: 'following_month', inServiceDate: date('2026-02-01') }).rows[0]?.period).toBe('2026-03');
  });

  it('equal instalments: the months between are alike, the last takes the residue', () => {
    expect(chargesOf(plan({})).slice(-2)).toEqual([33_333, 33_345]);
    expect(chargesOf(plan({ convention: 'mid_month' })).slice(0, 2)).toEqual([16_667, 33_333]);
  });
});

describe('conventions of the fiscal year', () => {
  const sixty: Partial<Terms> = { costMinor: minor(6_000_000), inServiceDate: date('2026-11-10') };

  it('half_year: six months’ worth over the months left of the first year, and half a year at the end', () => {
    const schedule = computeSchedule(terms({ ...sixty, convention: 'half_year' }));
    expect(chargesOf(schedule).slice(0, 3)).toEqual([300_000, 300_000, 100_000]);
    expect(schedule.years.map((year) => year.depreciationMinor)).toEqual([600_000, 1_200_000, 1_200_000, 1_200_000, 1_200_000, 600_000]);
    expect(schedule.fullyDepreciatedOn).toBe('2031-06-30');
  });

  it('mid_quarter: a month and a half in the last quarter, ten and a half months at the end', () => {
    const schedule = computeSchedule(terms({ ...sixty, convention: 'mid_quarter' }));
    expect(chargesOf(schedule).slice(0, 3)).toEqual([75_000, 75_000, 100_000]);
    expect(schedule.years.at(-1)?.depreciationMinor).toBe(1_050_000);
    expect([chargeIn(schedule, '2031-10'), chargeIn(schedule, '2031-11')]).toEqual([100_000, 50_000]);
  });

  it.each([['2026-02-01', 1_050_000], ['2026-05-01', 750_000], ['2026-08-01', 450_000], ['2026-10-01', 150_000]])(
    'mid_quarter: an asset of %s has its quarter’s share of the first year',
    (inService, first) => {
      expect(years({ ...sixty, convention: 'mid_quarter', inServiceDate: date(inService) })[0]).toBe(first);
    },
  );

  it('full_year: a whole year’s worth in the year it came', () => {
    expect(years({ ...sixty, convention: 'full_year' })).toEqual([1_200_000, 1_200_000, 1_200_000, 1_200_000, 1_200_000]);
  });

  it('the year is the company’s: from July, November is in the second quarter', () => {
    expect(years({ ...sixty, convention: 'mid_quarter', fiscalYearStartMonth: 7 })[0]).toBe(750_000);
  });
});

describe('days', () => {
  it('life_days spreads the whole base over the days of the life, leap days included', () => {
    const { rows } = plan({ convention: 'actual_days' });
    // 12,000.00 over 1,096 days: 12 days, then 31; at the end 16 days and the residue.
    expect(rows.slice(0, 2).map((row) => row.depreciationMinor)).toEqual([13_139, 33_942]);
    expect(rows[0]).toMatchObject({ from: '2026-02-17', to: '2026-02-28' });
    expect(rows.at(-1)).toMatchObject({ from: '2029-02-01', to: '2029-02-16' });
    expect(chargeIn(plan({ convention: 'actual_days' }), '2028-02')).toBe(Math.round((1_200_000 * 29) / 1096));
  });

  it('year_days gives every year the same amount and its days their share of it', () => {
    const fourYears = { costMinor: minor(1_460_000), usefulLifeMonths: 48, convention: 'actual_days', dayCount: 'year_days' } as const;
    const schedule = computeSchedule(terms({ ...fourYears, rounding: 'cumulative' }));
    expect(schedule.years.map((year) => year.depreciationMinor)).toEqual([365_000, 365_000, 365_000, 365_000]);
    // A leap year's day is worth 1/366, another's 1/365.
    expect(chargeIn(schedule, '2024-01')).toBe(Math.round((365_000 * 31) / 366));
    expect(chargeIn(schedule, '2025-01')).toBe(31_000);
  });

  it('actual/365 runs through three years with a leap day one day early', () => {
    const { rows } = plan({ convention: 'actual_days', dayCount: 'actual/365', rounding: 'cumulative' });
    expect(rows[0]?.depreciationMinor).toBe(13_151);
    // 15 days and not 16.
    expect(rows.at(-1)?.depreciationMinor).toBe(16_438);
  });

  it('30/360 makes every whole month alike', () => {
    const amounts = chargesOf(plan({ convention: 'actual_days', dayCount: '30/360' }));
    expect(amounts[0]).toBe(15_556);
    expect(new Set(amounts.slice(1, -1))).toEqual(new Set([33_333]));
    expect(sum(amounts)).toBe(1_200_000);
  });

  it('on the last day of a month 30/360 charges one day', () => {
    expect(charges({ costMinor: minor(3_600_000), usefulLifeMonths: 12, convention: 'actual_days', dayCount: '30/360', inServiceDate: date('2026-01-31') })[0]).toBe(10_000);
  });

  it('a life from 31 January ends on the last day before the same day, not after February’s end', () => {
    const schedule = computeSchedule(terms({ usefulLifeMonths: 1, convention: 'actual_days', inServiceDate: date('2026-01-31') }));
    expect(schedule.fullyDepreciatedOn).toBe('2026-02-27');
    expect(schedule.totalMinor).toBe(10_000_000);
  });
});
