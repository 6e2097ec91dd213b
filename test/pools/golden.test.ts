import { describe, expect, test } from 'vitest';
import type { DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { halfPercent, percentOfYear } from '../../src/main/engine/pools/index.ts';
import { amounts, calendarYear, presetPool, startingAt, years } from './support.ts';

describe('Saudi Arabia, Income Tax Law articles 17 and 18: machines at 25 %, five years', () => {
  const group = presetPool('SA', '3');
  const given = [{ additionsMinor: 20_000_000 }, { additionsMinor: 10_000_000, repairsMinor: 1_000_000 }, { proceedsMinor: 4_000_000, repairsMinor: 300_000 }, { proceedsMinor: 30_000_000 }, {}];

  test('the repairs limit on the value after depreciation, as ZATCA answers question 170', () => {
    const done = years(group, 2024, given);
    expect(amounts(done, 'opening')).toEqual([0, 7_500_000, 17_200_000, 15_150_000, 0]);
    expect(amounts(done, 'additionsCounted')).toEqual([10_000_000, 15_000_000, 5_000_000, 0, 0]);
    expect(amounts(done, 'proceedsCounted')).toEqual([0, 0, 2_000_000, 17_000_000, 15_000_000]);
    expect(amounts(done, 'balance')).toEqual([10_000_000, 22_500_000, 20_200_000, -1_850_000, -15_000_000]);
    expect(amounts(done, 'depreciation')).toEqual([2_500_000, 5_625_000, 5_050_000, 0, 0]);
    expect(amounts(done, 'repairsDeductible')).toEqual([0, 675_000, 300_000, 0, 0]);
    expect(amounts(done, 'repairsExcess')).toEqual([0, 325_000, 0, 0, 0]);
    expect(amounts(done, 'income')).toEqual([0, 0, 0, 1_850_000, 15_000_000]);
    expect(amounts(done, 'closing')).toEqual([7_500_000, 17_200_000, 15_150_000, 0, 0]);
  });

  test('the other reading: the limit on the value before depreciation, the excess depreciated at once', () => {
    const done = years({ ...group, repairs: { percent: '4', base: 'before_depreciation' } }, 2024, given);
    expect(amounts(done, 'depreciation')).toEqual([2_500_000, 5_650_000, 4_987_500, 0, 0]);
    expect(amounts(done, 'repairsDeductible')).toEqual([0, 900_000, 300_000, 0, 0]);
    expect(amounts(done, 'income')).toEqual([0, 0, 0, 2_037_500, 15_000_000]);
    expect(amounts(done, 'closing')).toEqual([7_500_000, 16_950_000, 14_962_500, 0, 0]);
  });

  test('a balance below 1,000 after depreciation may be deducted, when somebody says so and not before', () => {
    const asked = years(group, 2024, [{ writeOff: 'small' }, { writeOff: 'small' }], startingAt(150_000));
    expect(amounts(asked, 'closing')).toEqual([112_500, 0]);
    expect(amounts(asked, 'writeOff')).toEqual([0, 84_375]);
    expect(asked[0]?.figures.writeOff.rule).toBe('not_small');
    expect(amounts(years(group, 2024, [{}, {}], startingAt(150_000)), 'closing')).toEqual([112_500, 84_375]);
  });

  test('when the last asset of the group is gone, the rest may be deducted', () => {
    const [year] = years(group, 2024, [{ writeOff: 'empty' }], startingAt(10_000_000));
    expect(year?.figures.writeOff.amountMinor).toBe(7_500_000);
    expect(year?.figures.deduction.amountMinor).toBe(10_000_000);
    expect(year?.state.closingMinor).toBe(0);
  });

  test('an odd halala is not lost between the two halves', () => {
    const done = years(group, 2024, [{ additionsMinor: 101 }, {}]);
    expect(amounts(done, 'additionsCounted')).toEqual([51, 50]);
  });
});

describe('Egypt, Law 91 of 2005 articles 25 to 27', () => {
  test('the 25 % pool with 30 % of new machinery first, a sale, and a negative base', () => {
    const done = years(presetPool('EG', '25'), 2024, [{ additionsMinor: 50_000_000, reliefCostMinor: 40_000_000 }, { additionsMinor: 10_000_000, proceedsMinor: 6_000_000 }, {}, { proceedsMinor: 25_000_000 }]);
    expect(amounts(done, 'relief')).toEqual([12_000_000, 0, 0, 0]);
    expect(amounts(done, 'depreciation')).toEqual([9_500_000, 8_125_000, 6_093_750, 0]);
    expect(amounts(done, 'deduction')[0]).toBe(21_500_000);
    expect(amounts(done, 'income')).toEqual([0, 0, 0, 6_718_750]);
    expect(amounts(done, 'closing')).toEqual([28_500_000, 24_375_000, 18_281_250, 0]);
  });

  test('the 50 % pool: a base of 10,000 or less is deducted whole', () => {
    const done = years(presetPool('EG', '50'), 2024, [{ additionsMinor: 6_000_000 }, {}, {}, {}]);
    expect(amounts(done, 'depreciation')).toEqual([3_000_000, 1_500_000, 750_000, 750_000]);
    expect(amounts(done, 'closing')).toEqual([3_000_000, 1_500_000, 750_000, 0]);
    expect(done.map(({ figures }) => figures.depreciation.rule)).toEqual(['rate', 'rate', 'rate', 'small_balance']);
  });

  test('buildings: 5 % of cost a year by the year of addition, and what is left in the last', () => {
    const opening = { ...startingAt(7_000_000), vintages: [{ year: null, costMinor: minor(100_000_000), leftMinor: minor(7_000_000) }] };
    const done = years(presetPool('EG', '5'), 2024, [{ additionsMinor: 20_000_000 }, {}, {}], opening);
    expect(amounts(done, 'depreciation')).toEqual([6_000_000, 3_000_000, 1_000_000]);
    expect(amounts(done, 'closing')).toEqual([21_000_000, 18_000_000, 17_000_000]);
  });
});

describe('United Kingdom, writing-down allowance across 1 April 2026', () => {
  const main = presetPool('GB', 'main');

  test('the year to 31 December 2026: 18 % for 90 days and 14 % for 275 are 14.99 %', () => {
    expect(percentOfYear(main, calendarYear(2026))).toEqual({ percent: '14.99', parts: [{ percent: '18', days: 90 }, { percent: '14', days: 275 }] });
    expect(percentOfYear(main, calendarYear(2025)).percent).toBe('18');
    expect(percentOfYear(main, { year: 2027, from: '2026-04-01' as DateString, to: '2027-03-31' as DateString })).toEqual({ percent: '14', parts: [] });
  });

  test('50,000 brought forward, a car at 20,000, a disposal of 8,000: an allowance of 9,293.80', () => {
    const [year] = years(main, 2026, [{ additionsMinor: 2_000_000, proceedsMinor: 800_000 }], startingAt(5_000_000));
    expect(year?.figures.base.amountMinor).toBe(6_200_000);
    expect(year?.figures.depreciation.amountMinor).toBe(929_380);
    expect(year?.state.closingMinor).toBe(5_270_620);
  });

  test('the 40 % allowance at once; the other 60 % joins the pool in the next year', () => {
    const done = years(main, 2026, [{ additionsMinor: 1_000_000, reliefCostMinor: 1_000_000 }, {}]);
    expect(amounts(done, 'relief')).toEqual([400_000, 0]);
    expect(amounts(done, 'base')).toEqual([0, 600_000]);
    expect(amounts(done, 'depreciation')).toEqual([0, 84_000]);
  });

  test('additions claimed in full stay out of the pool', () => {
    const [year] = years(main, 2027, [{ additionsMinor: 3_000_000, fullAllowanceMinor: 2_000_000 }]);
    expect([year?.figures.base.amountMinor, year?.figures.depreciation.amountMinor, year?.figures.deduction.amountMinor]).toEqual([1_000_000, 140_000, 2_140_000]);
  });

  test('a pool of 1,000 or less may be written off', () => {
    expect(amounts(years(main, 2027, [{ writeOff: 'small' }], startingAt(100_000)), 'closing')).toEqual([0]);
    expect(amounts(years(main, 2027, [{}], startingAt(100_000)), 'closing')).toEqual([86_000]);
  });
});

test.each([['15', '7.5'], ['40', '20'], ['0', '0'], ['2.5', '1.25'], ['33.333333', '16.6666665']])('half of %s percent is %s percent, exactly', (percent, half) => {
  expect(halfPercent(percent)).toBe(half);
});

describe('India, written down value of a block', () => {
  test('half the rate for what was used fewer than 180 days: 180,000', () => {
    const [year] = years(presetPool('IN', 'PM'), 2026, [{ additionsMinor: 50_000_000, lateAdditionsMinor: 30_000_000, proceedsMinor: 15_000_000 }], startingAt(100_000_000));
    expect(year?.figures.depreciation.amountMinor).toBe(18_000_000);
    expect(year?.state.closingMinor).toBe(117_000_000);
    expect(year?.figures.depreciation.terms.map(({ percent, valueMinor }) => [percent, valueMinor])).toEqual([['15', 15_750_000], ['7.5', 2_250_000]]);
  });

  test('where proceeds leave less than the late additions, only what is left has the half rate', () => {
    const [year] = years(presetPool('IN', 'PM'), 2026, [{ additionsMinor: 1_000_000, lateAdditionsMinor: 1_000_000, proceedsMinor: 600_000 }]);
    expect(year?.figures.depreciation.amountMinor).toBe(30_000);
  });
});
