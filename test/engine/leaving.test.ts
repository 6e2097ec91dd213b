import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { chargeForPeriod, computeSchedule, settle, type Convention, type EngineEvent, type Terms } from '../../src/main/engine/index.ts';
import { chargeIn, chargesOf, date, fold, period, sum, terms, yearsOf } from './support.ts';

/** 60,000.00 over five years from 10 January 2026: 1,000.00 a month, 12,000.00 a year after the first. */
const lorry = (convention: Convention): Partial<Terms> => ({ costMinor: minor(6_000_000), inServiceDate: date('2026-01-10'), convention });
const plan = (of: Partial<Terms>, ...events: EngineEvent[]) => computeSchedule(terms({ ...of, events }));
const gone = (day: string): EngineEvent => ({ type: 'disposal', date: date(day) });
const part = (day: string, percent: string): EngineEvent => ({ type: 'part_disposal', date: date(day), percent });

describe('the fiscal year of a disposal', () => {
  it.each([
    ['half_year', '2028-01-31', 600_000], ['half_year', '2028-12-01', 600_000],
    ['mid_quarter', '2028-03-31', 150_000], ['mid_quarter', '2028-04-01', 450_000], ['mid_quarter', '2028-09-30', 750_000], ['mid_quarter', '2028-10-01', 1_050_000],
    ['full_year', '2028-06-30', 0],
  ] as const)('%s: gone on %s, the year’s amount is %i', (convention, day, amount) => {
    const schedule = plan(lorry(convention), gone(day));
    expect(yearsOf(schedule).at(-1)).toBe(amount);
    expect(schedule.rows.at(-1)).toMatchObject({ period: day.slice(0, 7), carryingMinor: 0, accumulatedMinor: 0 });
  });

  it('the months before stand as charged; the last one takes the rest', () => {
    const schedule = plan(lorry('half_year'), gone('2028-03-20'));
    expect([chargeIn(schedule, '2028-01'), chargeIn(schedule, '2028-02'), chargeIn(schedule, '2028-03')]).toEqual([100_000, 100_000, 400_000]);
  });

  it('or gives back what they were charged too much: the one negative charge there is', () => {
    const schedule = plan(lorry('half_year'), gone('2028-11-20'));
    expect(chargeIn(schedule, '2028-11')).toBe(-400_000);
    expect(schedule.rows.at(-1)?.openingCarryingMinor).toBe(6_000_000 - 600_000 - 1_200_000 - 1_000_000);
  });

  it('the year is the company’s', () => {
    // From July: November is in the second quarter; the year has four months behind it.
    expect(yearsOf(plan({ ...lorry('mid_quarter'), fiscalYearStartMonth: 7 }, gone('2028-11-20'))).at(-1)).toBe(450_000);
  });

  it.each(['half_year', 'mid_quarter', 'full_year'] as const)('%s: what comes and goes in one fiscal year is charged nothing', (convention) => {
    const schedule = plan(lorry(convention), gone('2026-12-31'));
    expect(schedule.totalMinor).toBe(0);
    expect(plan(lorry(convention), gone('2026-01-31')).totalMinor).toBe(0);
  });

  it('an asset that is fully depreciated keeps what it was charged, even in the same year', () => {
    expect(plan(lorry('half_year'), gone('2031-09-30')).totalMinor).toBe(6_000_000);
    expect(plan(lorry('full_year'), gone('2031-02-28')).totalMinor).toBe(6_000_000);
  });

  it('methods that decline keep the part of what the year would have charged', () => {
    const of = { ...lorry('half_year'), method: 'declining_balance', basis: 'annual', annualRate: '0.4', rounding: 'cumulative' } as const;
    const [, , third = 0] = yearsOf(plan(of));
    expect(yearsOf(plan(of, gone('2028-08-08'))).at(-1)).toBe(Math.round(third / 2));
  });

  it('a suspended asset would have been charged nothing more: half of what the year was charged stays', () => {
    const schedule = plan(lorry('half_year'), { type: 'suspend', date: date('2028-05-01') }, gone('2028-10-10'));
    expect(chargeIn(schedule, '2028-10')).toBe(-200_000);
  });

  it('methods without a life know no year’s amount: nothing for the month of disposal', () => {
    const usage = ['2026-01', '2026-02', '2026-03'].map((at) => ({ period: period(at), units: '10' }));
    const schedule = plan({ ...lorry('half_year'), method: 'units_of_production', usefulLifeMonths: null, totalUnits: '60', usage }, gone('2026-03-15'));
    expect(chargesOf(schedule)).toEqual([1_000_000, 1_000_000, 0]);
  });

  it('of an asset brought over within the year counts the months before it by their own plan', () => {
    const opening = { depreciatedThrough: date('2028-04-30'), accumulatedMinor: minor(600_000 + 1_200_000 + 400_000) };
    expect(chargeIn(plan({ ...lorry('half_year'), opening }, gone('2028-09-09')), '2028-09')).toBe(-200_000);
    const bought = { depreciatedThrough: date('2026-04-30'), accumulatedMinor: minor(123_456) };
    expect(plan({ ...lorry('half_year'), opening: bought }, gone('2026-06-06')).totalMinor).toBe(-123_456);
  });

  it('is what a close or the disposal itself charges', () => {
    const of = terms({ ...lorry('half_year'), events: [gone('2028-11-20')] });
    const amounts = chargesOf(computeSchedule(of));
    expect(fold(of, amounts.length, period('2026-01'))).toEqual(amounts);
    const posted = { accumulatedMinor: minor(2_800_000), postedThrough: period('2028-10') };
    expect(chargeForPeriod(of, { period: period('2028-11'), ...posted })).toEqual({ amountMinor: -400_000, currentMinor: -400_000, catchUpMinor: 0, reason: 'due' });
    const settled = settle(terms(lorry('half_year')), posted, gone('2028-11-20'));
    expect(settled.charges).toMatchObject([{ period: '2028-11', amountMinor: -400_000 }]);
    expect(settled.before).toMatchObject({ accumulatedMinor: 2_400_000, carryingMinor: 3_600_000 });
  });

  it('never gives back more than was charged, though what was posted is not the plan’s', () => {
    const of = terms({ ...lorry('full_year'), events: [gone('2028-11-20')] });
    const charge = chargeForPeriod(of, { period: period('2028-11'), accumulatedMinor: minor(2_000), postedThrough: period('2028-10') });
    expect(charge.amountMinor).toBeGreaterThanOrEqual(-2_000);
    expect(charge.amountMinor).toBeLessThanOrEqual(0);
  });
});

describe('a part that leaves', () => {
  it('settles its own year; the rest goes on', () => {
    const schedule = plan(lorry('half_year'), part('2028-11-20', '25'));
    // 750.00 of the rest, and of the part 1,500.00 less its quarter of ten months.
    expect(chargeIn(schedule, '2028-11')).toBe(75_000 + 150_000 - 250_000);
    expect(schedule.rows.find((row) => row.period === '2028-11')).toMatchObject({ accumulatedMinor: 2_175_000, carryingMinor: 2_325_000 });
    expect(chargeIn(schedule, '2028-12')).toBe(75_000);
  });

  it('under mid_month takes half of its month, as if it had been an asset of its own', () => {
    const schedule = plan(lorry('mid_month'), part('2028-11-20', '25'));
    expect(chargeIn(schedule, '2028-11')).toBe(75_000 + 12_500);
    expect(chargeIn(schedule, '2028-12')).toBe(75_000);
  });

  it('twice in one month settles each part', () => {
    const whole = plan(lorry('half_year'), part('2028-11-20', '50'), part('2028-11-20', '50'));
    expect(chargeIn(whole, '2028-11')).toBe(25_000 + 300_000 - 500_000 + 150_000 - 250_000);
  });

  it.each(['declining_balance', 'accelerated'] as const)('%s by year: leaves the rest its share of the year’s amount', (method) => {
    const of = { costMinor: minor(10_000_000), method, basis: 'annual', annualRate: '0.4', inServiceDate: date('2026-01-01'), rounding: 'cumulative' } as const;
    const rest = chargesOf(plan({ ...of, costMinor: minor(5_000_000) }));
    const schedule = plan(of, part('2027-07-01', '50'));
    expect(chargesOf(schedule).slice(18)).toEqual(rest.slice(18));
  });

  it.each(['half_year', 'mid_quarter', 'full_year', 'mid_month', 'full_month', 'following_month'] as const)('%s: half of it leaving is one of two halves leaving', (convention) => {
    const two = sum(chargesOf(plan({ ...lorry(convention), costMinor: minor(3_000_000) }))) + plan({ ...lorry(convention), costMinor: minor(3_000_000) }, gone('2029-08-17')).totalMinor;
    expect(plan(lorry(convention), part('2029-08-17', '50')).totalMinor).toBe(two);
  });
});
