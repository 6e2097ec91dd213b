import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { carryingWithoutImpairment, chargeForPeriod, computeSchedule, type EngineEvent, type Terms } from '../../src/main/engine/index.ts';
import { chargeIn, chargesOf, date, period, refusal, terms } from './support.ts';

const plan = (of: Partial<Terms>, ...events: EngineEvent[]) => computeSchedule(terms({ ...of, events }));
/** 120,000.00 over 60 months from January 2026: 2,000.00 a month. */
const machine: Partial<Terms> = { costMinor: minor(12_000_000), inServiceDate: date('2026-01-01') };

describe('a change of estimate', () => {
  it('is prospective: 48 months left to a residual value of 6,000 are 1,375.00 a month, not 1,583.33', () => {
    const schedule = plan(machine, { type: 'estimate', date: date('2028-01-01'), usefulLifeMonths: 48, residualMinor: minor(600_000) });
    expect(chargeIn(schedule, '2027-12')).toBe(200_000);
    expect(chargeIn(schedule, '2028-01')).toBe(137_500);
    expect(schedule.fullyDepreciatedOn).toBe('2031-12-31');
    expect(schedule.totalMinor).toBe(11_400_000);
  });

  it('with a residual value above the carrying amount charges nothing, and writes nothing up', () => {
    const schedule = plan(machine, { type: 'estimate', date: date('2028-01-01'), residualMinor: minor(8_000_000) });
    expect(schedule.totalMinor).toBe(4_800_000);
    expect(schedule.rows.at(-1)?.carryingMinor).toBe(7_200_000);
  });

  it('of the method spreads what is left over the months that remained', () => {
    const schedule = plan({ ...machine, method: 'declining_balance', annualRate: '0.4' }, { type: 'estimate', date: date('2029-01-01'), method: 'straight_line' });
    const left = schedule.rows[36]?.openingCarryingMinor ?? 0;
    expect(chargeIn(schedule, '2029-01')).toBe(Math.round(left / 24));
    expect(schedule.fullyDepreciatedOn).toBe('2030-12-31');
  });

  it('from a straight line to a declining balance takes its factor over the life that remains', () => {
    const schedule = plan(machine, { type: 'estimate', date: date('2028-01-01'), method: 'declining_balance', factor: '2' });
    // 72,000.00 × 2/36.
    expect(chargeIn(schedule, '2028-01')).toBe(400_000);
  });

  it('of the method, counted in days, keeps the day on which the life ends', () => {
    const schedule = plan({ ...machine, convention: 'actual_days', inServiceDate: date('2026-01-15') }, { type: 'estimate', date: date('2028-01-11'), method: 'accelerated' });
    expect(schedule.fullyDepreciatedOn).toBe('2031-01-14');
    expect(schedule.totalMinor).toBe(12_000_000);
    const digits = { type: 'estimate', date: date('2028-01-11'), method: 'sum_of_years_digits' } as const;
    expect(refusal(() => plan({ ...machine, convention: 'actual_days' }, digits)).params).toEqual({ field: 'usefulLifeMonths', reason: 'required' });
  });

  it('of the method to digits takes the digits of the months that remained', () => {
    const schedule = plan(machine, { type: 'estimate', date: date('2030-01-01'), method: 'sum_of_years_digits' });
    // Twelve months, a whole year: its one digit is spread over its months.
    expect(chargeIn(schedule, '2030-01')).toBe(200_000);
    const longer = plan({ ...machine, rounding: 'cumulative' }, { type: 'estimate', date: date('2029-01-01'), method: 'sum_of_years_digits' });
    expect(longer.years.slice(-2).map((year) => year.depreciationMinor)).toEqual([3_200_000, 1_600_000]);
  });

  it('within a month counts from that month', () => {
    const schedule = plan(machine, { type: 'estimate', date: date('2028-01-20'), usefulLifeMonths: 72 });
    expect(chargeIn(schedule, '2028-01')).toBe(100_000);
  });

  it('counted in days counts from its day', () => {
    const days = { ...machine, convention: 'actual_days', rounding: 'cumulative' } as const;
    const schedule = plan(days, { type: 'estimate', date: date('2028-01-11'), usefulLifeMonths: 12 });
    const before = schedule.rows[23]?.carryingMinor ?? 0;
    const ten = Math.round((12_000_000 * (730 + 10)) / 1826) - (12_000_000 - before);
    const rest = Math.round(((before - ten) * 21) / 366);
    expect(chargeIn(schedule, '2028-01')).toBe(ten + rest);
    expect(schedule.fullyDepreciatedOn).toBe('2029-01-10');
  });
});

describe('changes of value', () => {
  it('an improvement is spread over what remains: 84,000 + 18,000 over 42 months', () => {
    const schedule = plan(machine, { type: 'improvement', date: date('2027-07-12'), amountMinor: minor(1_800_000) });
    expect(chargeIn(schedule, '2027-07')).toBe(242_857);
    expect(schedule.totalMinor).toBe(13_800_000);
    expect(schedule.rows).toHaveLength(60);
  });

  it('an improvement follows the convention: the month after, where acquisitions count from the month after', () => {
    const schedule = plan({ ...machine, convention: 'following_month' }, { type: 'improvement', date: date('2027-08-12'), amountMinor: minor(1_800_000) });
    expect(schedule.rows.find((row) => row.period === '2027-08')).toMatchObject({ depreciationMinor: 200_000, openingCarryingMinor: 8_400_000 + 200_000 - 200_000 });
    expect(chargeIn(schedule, '2027-09')).toBe(Math.round((8_200_000 + 1_800_000) / 41));
  });

  const plant: Partial<Terms> = { costMinor: minor(50_000_000), usefulLifeMonths: 120, rounding: 'cumulative' };
  const loss: EngineEvent = { type: 'impairment', date: date('2028-01-01'), amountMinor: minor(9_000_000) };

  it('an impairment leaves the recoverable amount to the rest of the life: 210,000 over 72 months', () => {
    const schedule = plan(plant, loss);
    expect(schedule.rows.find((row) => row.period === '2028-01')).toMatchObject({ openingCarryingMinor: 30_000_000, depreciationMinor: 291_667, carryingMinor: 20_708_333 });
    expect(schedule.years.find(({ year }) => year === 2029)?.carryingMinor).toBe(14_000_000);
  });

  it('the cap of its reversal is the amount the asset would have had without it', () => {
    const impaired = terms({ ...plant, events: [loss] });
    expect(carryingWithoutImpairment(impaired, date('2029-12-31'))).toBe(20_000_000);
    const schedule = plan(plant, loss, { type: 'impairment_reversal', date: date('2030-01-01'), amountMinor: minor(6_000_000) });
    expect(chargeIn(schedule, '2030-01')).toBe(Math.round(20_000_000 / 48));
    // Accumulated impairment keeps 30,000.00: the depreciation it saved.
    expect(schedule.totalMinor).toBe(50_000_000 - 3_000_000);
  });

  it('dated within a month it follows that month’s charge', () => {
    const { rows } = plan(plant, { ...loss, date: date('2028-01-15') });
    expect(rows.find((row) => row.period === '2028-01')?.depreciationMinor).toBe(416_667);
    expect(rows.find((row) => row.period === '2028-01')?.carryingMinor).toBe(30_000_000 - 416_667 - 9_000_000);
  });

  it('a revaluation is spread over the rest of the life: 900,000 over 72 months', () => {
    const building: Partial<Terms> = { costMinor: minor(100_000_000), usefulLifeMonths: 120, rounding: 'cumulative' };
    const schedule = plan(building, { type: 'revaluation_up', date: date('2028-01-01'), amountMinor: minor(30_000_000) });
    expect(chargeIn(schedule, '2028-01')).toBe(1_250_000);
    const down = plan(building, { type: 'revaluation_down', date: date('2028-01-01'), amountMinor: minor(24_000_000) });
    expect(chargeIn(down, '2028-01')).toBe(500_000);
  });

  it('an amount posted by hand takes the place of the month’s charge, and the rest is spread over the rest', () => {
    const schedule = plan(machine, { type: 'charge', date: date('2026-03-31'), amountMinor: minor(770_000) });
    expect(chargesOf(schedule).slice(0, 4)).toEqual([200_000, 200_000, 770_000, 190_000]);
    expect(schedule.totalMinor).toBe(12_000_000);
  });
});

describe('a fully depreciated asset that is improved', () => {
  const improved: EngineEvent = { type: 'improvement', date: date('2032-03-10'), amountMinor: minor(1_200_000) };

  it('starts again over the life that is then named', () => {
    const schedule = plan(machine, improved, { type: 'estimate', date: date('2032-03-10'), usefulLifeMonths: 12 });
    expect(schedule.rows.slice(60, 74).map((row) => row.depreciationMinor)).toEqual(Array.from({ length: 14 }, () => 0));
    expect(chargesOf(schedule).slice(74)).toEqual(Array.from({ length: 12 }, () => 100_000));
    expect(schedule.fullyDepreciatedOn).toBe('2033-02-28');
  });

  it('and is charged at once where none is: its life is over', () => {
    expect(chargeIn(plan(machine, improved), '2032-03')).toBe(1_200_000);
  });
});

describe('suspension', () => {
  const stop: EngineEvent = { type: 'suspend', date: date('2027-03-01') };
  const go: EngineEvent = { type: 'resume', date: date('2027-06-01') };

  it('stops the charges and moves the end by as many months; the instalment stays', () => {
    const schedule = plan({ ...machine, costMinor: minor(10_000_000) }, stop, go);
    expect(schedule.rows.filter((row) => row.depreciationMinor === 0).map((row) => row.period)).toEqual(['2027-03', '2027-04', '2027-05']);
    expect(chargeIn(schedule, '2027-06')).toBe(166_667);
    expect(schedule.fullyDepreciatedOn).toBe('2031-03-31');
    expect(schedule.totalMinor).toBe(10_000_000);
  });

  it.each([
    { method: 'sum_of_years_digits' as const }, { method: 'declining_balance' as const }, { method: 'accelerated' as const, rounding: 'cumulative' as const },
    { convention: 'mid_month' as const }, { convention: 'half_year' as const },
  ])('resumes where it stopped: $method $convention', (of) => {
    const whole = chargesOf(plan({ ...machine, ...of }));
    const schedule = plan({ ...machine, ...of }, stop, go);
    expect(chargesOf(schedule)).toEqual([...whole.slice(0, 14), 0, 0, 0, ...whole.slice(14)]);
  });

  it('counted in days stops and resumes on the day', () => {
    const days = { ...machine, convention: 'actual_days', rounding: 'cumulative' } as const;
    const schedule = plan(days, { type: 'suspend', date: date('2027-03-11') }, { type: 'resume', date: date('2027-03-21') });
    expect(schedule.totalMinor).toBe(12_000_000);
    expect(schedule.fullyDepreciatedOn).toBe('2031-01-10');
    // 1,826 days of life; twenty-one of March's thirty-one are charged.
    expect(Math.abs((chargeIn(schedule, '2027-03') ?? 0) - (12_000_000 * 21) / 1826)).toBeLessThan(2);
  });

  it('a residual value estimated anew meanwhile does not use up the months it lasts', () => {
    const schedule = plan(machine, stop, { type: 'estimate', date: date('2027-05-01'), residualMinor: minor(460_000) }, go);
    // 92,000.00 − 4,600.00 over the 46 months that were left when it stopped.
    expect(chargeIn(schedule, '2027-06')).toBe(190_000);
    expect(schedule.fullyDepreciatedOn).toBe('2031-03-31');
  });

  it('never resumed, the schedule ends where it stands', () => {
    const schedule = plan(machine, stop);
    expect(schedule.rows.at(-1)?.period).toBe('2027-03');
    expect(schedule.fullyDepreciatedOn).toBeNull();
  });

  it('is the reason given for a month without a charge', () => {
    const of = terms({ ...machine, events: [stop, go] });
    expect(chargeForPeriod(of, { period: period('2027-04'), accumulatedMinor: minor(2_800_000), postedThrough: period('2027-03') }).reason).toBe('suspended');
  });
});

describe('disposal', () => {
  it('of a quarter leaves three quarters of everything: 48,000 − 7,500 over 36 months is 1,125.00', () => {
    const of = { costMinor: minor(10_000_000), residualMinor: minor(1_000_000) };
    const schedule = plan(of, { type: 'part_disposal', date: date('2026-01-01'), percent: '25' });
    expect(schedule.rows.find((row) => row.period === '2026-01')).toMatchObject({ depreciationMinor: 112_500, accumulatedMinor: 2_700_000 + 112_500, carryingMinor: 4_800_000 - 112_500 });
    expect(schedule.rows.at(-1)?.carryingMinor).toBe(750_000);
  });

  it.each([
    ['full_month', '2028-05-31', 0], ['following_month', '2028-05-01', 200_000], ['fifteenth', '2028-05-15', 0], ['fifteenth', '2028-05-16', 200_000],
    ['mid_month', '2028-05-20', 100_000],
  ] as const)('%s: the month of a disposal on %s is charged %i', (convention, day, expected) => {
    const schedule = plan({ ...machine, convention }, { type: 'disposal', date: date(day) });
    expect(schedule.rows.at(-1)).toMatchObject({ period: '2028-05', depreciationMinor: expected, carryingMinor: 0, accumulatedMinor: 0 });
    expect(schedule.fullyDepreciatedOn).toBeNull();
  });

  it('counted in days, the day of disposal is not charged', () => {
    const schedule = plan({ ...machine, convention: 'actual_days' }, { type: 'disposal', date: date('2028-05-11') });
    expect(schedule.rows.at(-1)?.depreciationMinor).toBe(Math.round((12_000_000 * 10) / 1826));
  });

  it('in the month it came charges nothing', () => {
    for (const convention of ['full_month', 'following_month', 'mid_month'] as const) {
      expect(plan({ ...machine, convention }, { type: 'disposal', date: date('2026-01-20') }).totalMinor).toBe(0);
    }
  });

  it('ends what is due', () => {
    const of = terms({ ...machine, events: [{ type: 'disposal', date: date('2028-05-31') }] });
    expect(chargeForPeriod(of, { period: period('2028-06'), accumulatedMinor: minor(0), postedThrough: period('2028-05') }).reason).toBe('disposed');
  });
});
