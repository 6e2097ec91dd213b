import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { chargeForPeriod, closePlan, computeSchedule, type PostedState, type Terms } from '../../src/main/engine/index.ts';
import { chargesOf, date, fold, period, terms } from './support.ts';

const charge = (of: Partial<Terms>, state: Partial<PostedState> & { period: PostedState['period'] }) =>
  chargeForPeriod(terms(of), { accumulatedMinor: minor(0), postedThrough: null, ...state });

const nothing = (reason: string) => ({ amountMinor: 0, currentMinor: 0, catchUpMinor: 0, reason });

describe('what is due in a period', () => {
  it('the month’s own charge', () => {
    expect(charge({}, { period: period('2024-01') })).toEqual({ amountMinor: 166_667, currentMinor: 166_667, catchUpMinor: 0, reason: 'due' });
  });

  it('a late-registered asset catches up in the first open month', () => {
    // 123,456.00 over 60 months, registered in the fourth: 2,057.60 and three times as much.
    expect(charge({ costMinor: minor(12_345_600) }, { period: period('2024-04') })).toEqual({ amountMinor: 823_040, currentMinor: 205_760, catchUpMinor: 617_280, reason: 'due' });
  });

  it('after the life has ended everything is catching up', () => {
    expect(charge({ usefulLifeMonths: 12 }, { period: period('2026-01') })).toEqual({ amountMinor: 10_000_000, currentMinor: 0, catchUpMinor: 10_000_000, reason: 'due' });
  });

  it('nothing before the first month of the convention', () => {
    expect(charge({ inServiceDate: date('2024-01-20'), convention: 'following_month' }, { period: period('2024-01') })).toEqual(nothing('not_started'));
  });

  it('nothing twice', () => {
    expect(charge({}, { period: period('2024-01'), accumulatedMinor: minor(166_667), postedThrough: period('2024-01') })).toEqual(nothing('already_posted'));
  });

  it('nothing once fully depreciated', () => {
    expect(charge({}, { period: period('2029-01'), accumulatedMinor: minor(10_000_000), postedThrough: period('2028-12') })).toEqual(nothing('fully_depreciated'));
  });

  it('nothing, never a negative amount, where the residual value exceeds the carrying amount', () => {
    expect(charge({ residualMinor: minor(8_000_000) }, { period: period('2026-01'), accumulatedMinor: minor(4_800_000), postedThrough: period('2025-12') })).toEqual(nothing('fully_depreciated'));
  });

  it('nothing for land', () => {
    expect(charge({ method: 'none', usefulLifeMonths: null }, { period: period('2024-01') })).toEqual(nothing('no_depreciation'));
  });

  it('nothing where the month rounds to nothing', () => {
    expect(charge({ costMinor: minor(1), usefulLifeMonths: 3 }, { period: period('2024-01') })).toEqual(nothing('nothing_due'));
  });

  it('an amount posted by hand is a fact: the instalment stays and the last month takes what is left', () => {
    const state = { accumulatedMinor: minor(166_667 + 500_000), postedThrough: period('2024-02') };
    expect(charge({}, { period: period('2024-03'), ...state }).amountMinor).toBe(166_667);
    expect(charge({ rounding: 'cumulative' }, { period: period('2024-03'), ...state }).amountMinor).toBe(0);
  });

  it('accelerated, off its plan, spreads what is really left', () => {
    const of = { method: 'accelerated', annualRate: '0.4' } as const;
    const rows = computeSchedule(terms(of)).rows;
    const planned = rows[39]?.accumulatedMinor ?? minor(0);
    const state = { period: period('2027-05'), postedThrough: period('2027-04'), accumulatedMinor: minor(planned + 1_000) };
    // Twenty months remain of 24,109.96, 10.00 of which has been posted in advance.
    expect(charge(of, state).amountMinor).toBe(Math.round((10_000_000 - planned - 1_000) / 20));
  });
});

describe('units of production and amounts by hand', () => {
  const produced = { method: 'units_of_production', usefulLifeMonths: null, totalUnits: '200000', costMinor: minor(9_000_000) } as const;

  it('a missing reading is no reading of zero', () => {
    const usage = [{ period: period('2024-01'), units: '4100' }, { period: period('2024-03'), units: '10' }];
    expect(charge({ ...produced, usage }, { period: period('2024-02'), accumulatedMinor: minor(184_500), postedThrough: period('2024-01') })).toEqual(nothing('usage_missing'));
    expect(charge({ ...produced, usage }, { period: period('2024-03'), accumulatedMinor: minor(184_500), postedThrough: period('2024-01') })).toEqual(nothing('usage_missing'));
  });

  it('a reading of zero is nothing due', () => {
    const usage = [{ period: period('2024-01'), units: '0' }];
    expect(charge({ ...produced, usage }, { period: period('2024-01') })).toEqual(nothing('nothing_due'));
  });

  it('units beyond the expected total charge no more than is left', () => {
    const usage = [{ period: period('2024-01'), units: '199999.5' }, { period: period('2024-02'), units: '77' }, { period: period('2024-03'), units: '5' }];
    const of = terms({ ...produced, usage, residualMinor: minor(1_000_000) });
    expect(chargesOf(computeSchedule(of))).toEqual([7_999_980, 20]);
    expect(fold(of, 3, period('2024-01'))).toEqual([7_999_980, 20, 0]);
  });

  it('the last expected unit takes the residue of the roundings', () => {
    const usage = ['2024-01', '2024-02', '2024-03'].map((at) => ({ period: period(at), units: '1' }));
    expect(chargesOf(computeSchedule(terms({ ...produced, costMinor: minor(100), totalUnits: '3', usage })))).toEqual([33, 33, 34]);
  });

  it('taken over with its readings, the units left bear what is left', () => {
    const usage = [{ period: period('2023-12'), units: '50000' }, { period: period('2024-01'), units: '15000' }];
    const opening = { depreciatedThrough: date('2023-12-31'), accumulatedMinor: minor(3_000_000) };
    expect(charge({ ...produced, usage, opening, inServiceDate: date('2023-01-01') }, { period: period('2024-01'), accumulatedMinor: minor(3_000_000) }).amountMinor).toBe(600_000);
  });

  it('manual amounts are charged in their months and in no others', () => {
    const manual = [{ period: period('2024-01'), amountMinor: minor(50_000) }, { period: period('2024-03'), amountMinor: minor(20_000) }];
    const of = terms({ method: 'manual', usefulLifeMonths: null, manual });
    expect(chargesOf(computeSchedule(of))).toEqual([50_000, 0, 20_000]);
    expect(fold(of, 4, period('2024-01'))).toEqual([50_000, 0, 20_000, 0]);
  });
});

describe('the plan of a close', () => {
  const asset = (key: number, of: Partial<Terms>, state: Partial<PostedState> = {}) => ({ key, terms: terms(of), state: { accumulatedMinor: minor(0), postedThrough: null, ...state } });

  it('lists entries in order, skipped assets with their reasons, and the total', () => {
    const plan = closePlan(
      [
        asset(1, {}),
        asset(2, { method: 'none', usefulLifeMonths: null }),
        asset(3, { costMinor: minor(600_000), inServiceDate: date('2023-12-05') }),
        asset(4, { inServiceDate: date('2024-02-01') }),
        asset(5, { usefulLifeMonths: 1 }, { accumulatedMinor: minor(10_000_000), postedThrough: period('2023-12') }),
      ],
      period('2024-01'),
    );
    expect(plan.entries).toEqual([
      { key: 1, amountMinor: 166_667, currentMinor: 166_667, catchUpMinor: 0, accumulatedAfterMinor: 166_667, carryingAfterMinor: 9_833_333 },
      { key: 3, amountMinor: 20_000, currentMinor: 10_000, catchUpMinor: 10_000, accumulatedAfterMinor: 20_000, carryingAfterMinor: 580_000 },
    ]);
    expect(plan.skipped).toEqual([{ key: 2, reason: 'no_depreciation' }, { key: 4, reason: 'not_started' }, { key: 5, reason: 'fully_depreciated' }]);
    expect(plan.totalMinor).toBe(186_667);
  });

  it('is the same whatever the order of the assets', () => {
    const assets = [asset(1, {}), asset(2, { costMinor: minor(777) }), asset(3, { method: 'accelerated' })];
    const [forward, backward] = [closePlan(assets, period('2024-02')), closePlan(assets.toReversed(), period('2024-02'))];
    expect(backward.entries.toReversed()).toEqual(forward.entries);
    expect(backward.totalMinor).toBe(forward.totalMinor);
  });
});
