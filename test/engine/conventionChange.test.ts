import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { computeSchedule, explainCharge, type Convention, type DayCount, type EngineEvent, type Terms } from '../../src/main/engine/index.ts';
import { chargeIn, chargesOf, date, period, sum, terms } from './support.ts';

const plan = (of: Partial<Terms>, ...events: EngineEvent[]) => computeSchedule(terms({ ...of, events }));
/** 120,000.00 over 60 months from January 2026: 2,000.00 a month. */
const machine: Partial<Terms> = { costMinor: minor(12_000_000), inServiceDate: date('2026-01-01') };
const to = (convention: Convention, day = '2028-01-01'): EngineEvent => ({ type: 'estimate', date: date(day), convention });

describe('another convention is a change of estimate', () => {
  it('to days: what is left over the days to the same end', () => {
    const schedule = plan({ ...machine, rounding: 'cumulative' }, to('actual_days'));
    expect(chargesOf(schedule).slice(0, 24)).toEqual(Array.from({ length: 24 }, () => 200_000));
    // 72,000.00 over the 1,096 days of 2028 to 2030.
    expect(chargeIn(schedule, '2028-01')).toBe(Math.round((7_200_000 * 31) / 1096));
    expect(schedule.fullyDepreciatedOn).toBe('2030-12-31');
  });

  it('from days: whole months, a started one counting as one', () => {
    const schedule = plan({ ...machine, inServiceDate: date('2026-01-15'), convention: 'actual_days', rounding: 'cumulative' }, to('full_month', '2028-03-20'));
    const left = schedule.rows.find((row) => row.period === '2028-03')?.openingCarryingMinor ?? 0;
    // From the first of March 2028 to 14 January 2031: 35 months.
    expect(chargeIn(schedule, '2028-03')).toBe(Math.round(left / 35));
    expect(schedule.rows.at(-1)?.period).toBe('2031-01');
  });

  it.each(['following_month', 'fifteenth', 'mid_month', 'half_year', 'mid_quarter', 'full_year'] as const)('to %s: the asset is there already, so no month and no year is cut', (convention) => {
    const schedule = plan(machine, to(convention));
    expect(chargesOf(schedule)).toEqual(chargesOf(plan(machine)));
  });

  it('from half months keeps the month in which the life ends', () => {
    const schedule = plan({ ...machine, convention: 'mid_month' }, to('full_month'));
    expect(schedule.rows.at(-1)?.period).toBe('2031-01');
    expect(chargeIn(schedule, '2028-01')).toBe(Math.round((12_000_000 - 100_000 - 23 * 200_000) / 37));
  });

  it('counts for the disposals that follow, and not for those before', () => {
    const gone: EngineEvent = { type: 'disposal', date: date('2029-11-20') };
    expect(chargeIn(plan(machine, to('half_year'), gone), '2029-11')).toBe(1_200_000 - 2_000_000);
    expect(chargeIn(plan(machine, gone), '2029-11')).toBe(0);
    expect(chargeIn(plan({ ...machine, convention: 'half_year' }, to('following_month'), gone), '2029-11')).toBe(200_000);
  });

  it('takes hold on the first of its month, with what else happens in that month', () => {
    const improved: EngineEvent = { type: 'improvement', date: date('2028-01-10'), amountMinor: minor(360_000) };
    const schedule = plan(machine, improved, to('following_month', '2028-01-25'));
    expect(chargeIn(schedule, '2028-01')).toBe(200_000);
    expect(chargeIn(schedule, '2028-02')).toBe(Math.round((7_000_000 + 360_000) / 35));
  });

  it('with a life named, over that life', () => {
    const schedule = plan(machine, { type: 'estimate', date: date('2028-01-01'), convention: 'actual_days', usefulLifeMonths: 12 });
    expect(schedule.fullyDepreciatedOn).toBe('2028-12-31');
    expect(chargeIn(schedule, '2028-02')).toBe(Math.round((7_200_000 * 29) / 366));
  });

  it('leaves the rate of a declining balance as it is', () => {
    const schedule = plan({ ...machine, method: 'declining_balance', factor: '2' }, to('actual_days'));
    const left = schedule.rows[24]?.openingCarryingMinor ?? 0;
    expect(chargeIn(schedule, '2028-01')).toBe(Math.round((left * 2) / 60));
    expect(schedule.totalMinor).toBe(12_000_000);
  });

  it('of digits takes the digits of the months that remain', () => {
    const schedule = plan({ ...machine, costMinor: minor(9_000_000), method: 'sum_of_years_digits', rounding: 'cumulative' }, to('mid_month'));
    expect(chargesOf(schedule)).toEqual(chargesOf(plan({ ...machine, costMinor: minor(9_000_000), method: 'sum_of_years_digits', rounding: 'cumulative' })));
  });

  it('to the convention in force changes nothing', () => {
    const of = { ...machine, rounding: 'cumulative', costMinor: minor(10_000_000) } as const;
    expect(chargesOf(plan(of, to('full_month')))).toEqual(chargesOf(plan(of)));
  });

  it('in the month of a balance brought over starts with that month', () => {
    const opening = { depreciatedThrough: date('2027-01-10'), accumulatedMinor: minor(2_400_000) };
    const schedule = plan({ ...machine, convention: 'actual_days', opening }, to('full_month', '2027-01-20'));
    expect([chargeIn(schedule, '2027-01'), schedule.totalMinor, schedule.rows.length]).toEqual([200_000, 9_600_000, 48]);
  });

  it('is told: since when, and by what', () => {
    const of = terms({ ...machine, events: [to('actual_days', '2028-01-20')] });
    expect(explainCharge(of, period('2027-12'))).toMatchObject({ convention: 'full_month', conventionSince: null });
    expect(explainCharge(of, period('2029-05'))).toMatchObject({ convention: 'actual_days', conventionSince: '2028-01-20', segment: { cause: 'estimate' } });
  });
});

describe('digits counted in days', () => {
  const stop: EngineEvent = { type: 'suspend', date: date('2027-03-11') };
  const go: EngineEvent = { type: 'resume', date: date('2027-06-21') };

  it.each(['life_days', 'year_days', 'actual/365', '30/360'] as const)('%s: go on after a suspension where they stopped', (dayCount: DayCount) => {
    const of = { ...machine, costMinor: minor(9_000_000), method: 'sum_of_years_digits', convention: 'actual_days', dayCount, rounding: 'cumulative' } as const;
    const whole = plan(of);
    const schedule = plan(of, stop, go);
    expect(schedule.totalMinor).toBe(9_000_000);
    expect(schedule.rows.filter((row) => row.depreciationMinor === 0).map((row) => row.period)).toEqual(['2027-04', '2027-05']);
    // The second year's digit, 4 of 15, until its days are used; never the first year's again.
    const year = 9_000_000 * 4 / 15;
    const ofJuly = chargeIn(schedule, '2027-07') ?? 0;
    expect(Math.abs(ofJuly - (year * 31) / 365)).toBeLessThan(year / 365);
    expect(sum(chargesOf(schedule).slice(0, 14))).toBe(sum(chargesOf(whole).slice(0, 14)));
  });

  it('twice suspended still ends at the residual value, a day later for each day', () => {
    const of = { ...machine, method: 'sum_of_years_digits', convention: 'actual_days' } as const;
    const schedule = plan(of, stop, go, { type: 'suspend', date: date('2028-02-01') }, { type: 'resume', date: date('2028-02-11') });
    expect(schedule.totalMinor).toBe(12_000_000);
    // 102 days and 10 days after 31 December 2030.
    expect(schedule.fullyDepreciatedOn).toBe('2031-04-22');
  });
});
