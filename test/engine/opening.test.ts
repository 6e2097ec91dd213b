import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { chargeForPeriod, computeSchedule, type Terms } from '../../src/main/engine/index.ts';
import { chargesOf, date, fold, period, sum, terms } from './support.ts';

/** 320,000.00 over ten years from mid-January 2022, taken over at the end of June 2025: 42 months at 2,666.67. */
const taken = (accumulated: number, overrides: Partial<Terms> = {}): Terms =>
  terms({
    costMinor: minor(32_000_000),
    usefulLifeMonths: 120,
    inServiceDate: date('2022-01-15'),
    fiscalYearStartMonth: 7,
    opening: { depreciatedThrough: date('2025-06-30'), accumulatedMinor: minor(accumulated) },
    ...overrides,
  });

describe('an asset brought over part-depreciated', () => {
  it('goes on at its instalment, from the month after, to the end of its life', () => {
    const { rows, fullyDepreciatedOn, totalMinor } = computeSchedule(taken(11_200_014));
    expect(rows[0]).toMatchObject({ period: '2025-07', openingCarryingMinor: 20_799_986, depreciationMinor: 266_667, accumulatedMinor: 11_466_681 });
    expect(rows).toHaveLength(78);
    expect(rows.at(-1)?.depreciationMinor).toBe(266_627);
    expect(fullyDepreciatedOn).toBe('2031-12-31');
    expect(totalMinor).toBe(20_799_986);
  });

  it('is the uninterrupted schedule where the opening lies on it', () => {
    const whole = chargesOf(computeSchedule(taken(0, { opening: undefined })));
    expect(chargesOf(computeSchedule(taken(sum(whole.slice(0, 42)))))).toEqual(whole.slice(42));
  });

  it.each([
    ['straight_line', 'cumulative', 'monthly'], ['declining_balance', 'equal', 'annual'], ['accelerated', 'cumulative', 'monthly'],
    ['accelerated', 'equal', 'annual'], ['sum_of_years_digits', 'equal', 'monthly'],
  ] as const)('%s, %s, %s goes on as if never interrupted', (method, rounding, basis) => {
    const of = { method, rounding, basis } as const;
    const whole = chargesOf(computeSchedule(taken(0, { ...of, opening: undefined })));
    expect(chargesOf(computeSchedule(taken(sum(whole.slice(0, 42)), of)))).toEqual(whole.slice(42));
  });

  it('another system’s rounding does not change the instalment', () => {
    // 42 months at 2,666.66, and at 2,666.6666… cut off at the end.
    expect(computeSchedule(taken(11_199_972)).rows[0]?.depreciationMinor).toBe(266_667);
    expect(computeSchedule(taken(11_199_999)).rows[0]?.depreciationMinor).toBe(266_667);
  });

  it('what was charged differently before is spread over what remains of the life', () => {
    // Only 100,000.00 charged so far: 220,000.00 over the 78 months left.
    const { rows } = computeSchedule(taken(10_000_000));
    expect(rows[0]?.depreciationMinor).toBe(282_051);
    expect(rows).toHaveLength(78);
  });

  it('accumulated impairment lowers what is left', () => {
    const opening = { depreciatedThrough: date('2025-06-30'), accumulatedMinor: minor(11_200_014), accumulatedImpairmentMinor: minor(7_799_986) };
    const { rows } = computeSchedule(taken(0, { opening }));
    expect(rows[0]).toMatchObject({ openingCarryingMinor: 13_000_000, depreciationMinor: 166_667, carryingMinor: 12_833_333 });
  });

  it('declining balance goes on from the carrying amount', () => {
    const { rows } = computeSchedule(taken(10_000_000, { method: 'declining_balance', annualRate: '0.12' }));
    expect(rows[0]?.depreciationMinor).toBe(220_000);
  });

  it('declining by fiscal year, off its plan, opens the year with what was brought over', () => {
    const { rows } = computeSchedule(taken(10_000_000, { method: 'declining_balance', annualRate: '0.12', basis: 'annual', fiscalYearStartMonth: 1 }));
    // Six months are left of 2025: 220,000.00 × 12 % × 6/12 over six months.
    expect(sum(rows.slice(0, 6).map((row) => row.depreciationMinor))).toBe(1_320_000);
  });

  it('a life that has ended is charged in the first month', () => {
    expect(chargesOf(computeSchedule(taken(31_000_000, { usefulLifeMonths: 36 })))).toEqual([1_000_000]);
  });

  it('fully depreciated, it has no more charges', () => {
    const schedule = computeSchedule(taken(32_000_000));
    expect(schedule.rows).toEqual([]);
    expect(schedule.fullyDepreciatedOn).toBe('2025-06-30');
  });

  it('owes nothing for the months before the take-on', () => {
    const state = { accumulatedMinor: minor(11_200_014), postedThrough: null };
    expect(chargeForPeriod(taken(11_200_014), { ...state, period: period('2025-06') }).reason).toBe('already_posted');
    expect(chargeForPeriod(taken(11_200_014), { ...state, period: period('2025-07') }).amountMinor).toBe(266_667);
    expect(chargeForPeriod(taken(11_200_014), { ...state, period: period('2025-09') })).toMatchObject({ currentMinor: 266_667, catchUpMinor: 533_334 });
  });

  it('counted in days, it goes on with the day after', () => {
    const of = taken(11_000_000, { convention: 'actual_days', opening: { depreciatedThrough: date('2025-06-10'), accumulatedMinor: minor(11_000_000) } });
    const { rows } = computeSchedule(of);
    expect(rows[0]).toMatchObject({ period: '2025-06', from: '2025-06-11', to: '2025-06-30' });
    expect(rows.at(-1)?.to).toBe('2032-01-14');
    // 210,000.00 over the 2,409 days from 11 June 2025 to 14 January 2032, twenty of them in June.
    expect(rows[0]?.depreciationMinor).toBe(Math.round((21_000_000 * 20) / 2409));
    expect(fold(of, rows.length, period('2025-06'))).toEqual(chargesOf(computeSchedule(of)));
  });
});
