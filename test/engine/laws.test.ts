import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthNumber, periodFromMonthNumber, periodOf } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { computeSchedule, type EngineEvent, type Schedule, type Terms } from '../../src/main/engine/index.ts';
import { lifeTerms, openedTerms, withEvents } from './arbitrary.ts';
import { chargesOf, date, fold, refusal, sum, terms } from './support.ts';

const ALL = ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits'] as const;
const BY_TIME = ['straight_line', 'sum_of_years_digits'] as const;
const runs = { numRuns: 300 };

/** The schedule, or null where an event takes more than there is: that is refused, and by no other code. */
function planned(of: Terms): Schedule | null {
  try {
    return computeSchedule(of);
  } catch (error) {
    const raised = refusal(() => { throw error; });
    if (raised.code === 'INVALID_INPUT') expect(raised.params).toEqual({ field: 'usefulLifeMonths', reason: 'required' });
    else expect(raised.code).toBe('INVALID_AMOUNT');
    return null;
  }
}

/** A disposal, or that of a part, may give back what its fiscal year was charged before it. */
const mayGiveBack = (row: Schedule['rows'][number]): boolean => row.events.some(({ type }) => type === 'disposal' || type === 'part_disposal');

describe('events in any order of dates', () => {
  it('never charge a negative amount but in the year of a disposal, and never leave a negative one', () => {
    fc.assert(
      fc.property(withEvents(ALL), (of) => {
        const schedule = planned(of);
        if (schedule === null) return;
        const { rows } = schedule;
        for (const row of rows) {
          if (!mayGiveBack(row)) expect(row.depreciationMinor).toBeGreaterThanOrEqual(0);
          expect(row.carryingMinor).toBeGreaterThanOrEqual(0);
          if (row.events.length === 0) expect(row.carryingMinor).toBe(row.openingCarryingMinor - row.depreciationMinor);
        }
        rows.slice(1).forEach((row, index) => expect(row.openingCarryingMinor).toBe(rows[index]?.carryingMinor));
        expect(sum(schedule.years.map((year) => year.depreciationMinor))).toBe(schedule.totalMinor);
      }),
      runs,
    );
  });

  it('give month by month what the schedule gives', () => {
    fc.assert(
      fc.property(withEvents(ALL), (of) => {
        const schedule = planned(of);
        const first = schedule?.rows[0];
        // Each month of a fold walks the plan: long lives would only be slow.
        if (!schedule || !first || schedule.rows.length > 150) return;
        expect(fold(of, schedule.rows.length + 2, first.period)).toEqual([...chargesOf(schedule), 0, 0]);
      }),
      { numRuns: 150 },
    );
  });

  it('whatever is not disposed of ends at its residual value', () => {
    fc.assert(
      fc.property(withEvents(ALL), (of) => {
        const schedule = planned({ ...of, events: of.events.filter(({ type }) => type !== 'disposal') });
        if (schedule === null) return;
        const inOrder = of.events.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
        const residual = inOrder.reduce((value, event) => (event.type === 'estimate' && event.residualMinor !== undefined ? event.residualMinor : value), 0);
        if (of.events.some(({ type }) => type === 'part_disposal')) return;
        // Above it only where the residual value was raised above what was left (IAS 16.54): nothing is charged then.
        const last = schedule.rows.at(-1);
        if (last && last.depreciationMinor > 0 && last.events.length === 0) expect(last.carryingMinor).toBe(residual);
      }),
      runs,
    );
  });

  it('do not depend on the order in which they are given, where their days differ', () => {
    fc.assert(
      fc.property(withEvents(ALL), fc.integer(), (of, seed) => {
        const days = of.events.map((event) => event.date);
        if (new Set(days).size !== days.length) return;
        const shuffled = of.events.map((event, index) => ({ event, at: Math.sin(seed + index) })).toSorted((a, b) => a.at - b.at).map(({ event }) => event);
        expect(planned({ ...of, events: shuffled })?.rows).toEqual(planned(of)?.rows);
      }),
      { numRuns: 150 },
    );
  });

  it('change nothing before their own month', () => {
    fc.assert(
      fc.property(withEvents(ALL), (of) => {
        const last = of.events.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
        const [with_, without] = [planned(of), planned({ ...of, events: of.events.filter((event) => event !== last) })];
        if (!last || !with_ || !without) return;
        const before = (schedule: Schedule) => schedule.rows.filter((row) => row.period < periodOf(last.date)).map((row) => row.depreciationMinor);
        const shorter = Math.min(before(with_).length, before(without).length);
        expect(before(with_).slice(0, shorter)).toEqual(before(without).slice(0, shorter));
        expect(sum(before(with_))).toBe(sum(before(without)));
      }),
      runs,
    );
  });
});

describe('an event and its exact inverse later the same day', () => {
  const pairs = (at: ReturnType<typeof date>, amount: number): EngineEvent[][] => {
    const amountMinor = minor(amount);
    return [
      [{ type: 'impairment', date: at, amountMinor }, { type: 'impairment_reversal', date: at, amountMinor }],
      [{ type: 'revaluation_up', date: at, amountMinor }, { type: 'revaluation_down', date: at, amountMinor }],
      [{ type: 'revaluation_down', date: at, amountMinor }, { type: 'revaluation_up', date: at, amountMinor }],
      [{ type: 'suspend', date: at }, { type: 'resume', date: at }],
    ];
  };

  it('are as if neither had been: not a minor unit moves', () => {
    fc.assert(
      fc.property(fc.oneof(lifeTerms(ALL), openedTerms(ALL)), fc.integer({ min: 1, max: 60 }), fc.constantFrom(1, 15, 16, 28), fc.nat(3), (of, months, day, which) => {
        const from = monthNumber(periodOf(of.opening?.depreciatedThrough ?? of.inServiceDate)) + months;
        const at = date(`${Math.floor(from / 12)}-${String((from % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
        const plain = computeSchedule(of);
        const carrying = plain.rows.find((row) => row.period === periodOf(at))?.carryingMinor ?? 0;
        const both = computeSchedule({ ...of, events: pairs(at, Math.floor(carrying / 2))[which] ?? [] });
        expect(chargesOf(both).slice(0, plain.rows.length)).toEqual(chargesOf(plain));
        expect(both.totalMinor).toBe(plain.totalMinor);
      }),
      { numRuns: 600 },
    );
  });

  it('a residual value raised and put back is no event', () => {
    const at = date('2026-05-11');
    const events: EngineEvent[] = [{ type: 'estimate', date: at, residualMinor: minor(700_000) }, { type: 'estimate', date: at, residualMinor: minor(0) }];
    const of = terms({ costMinor: minor(9_999_999), rounding: 'cumulative', usefulLifeMonths: 47 });
    expect(chargesOf(computeSchedule({ ...of, events }))).toEqual(chargesOf(computeSchedule(of)));
  });
});

describe('an asset in parts', () => {
  /** Parts of 1 to 50 units of one small asset: cost and residual value in exact proportion. */
  const inParts = (methods: readonly (typeof ALL)[number][]) =>
    fc.record({ of: lifeTerms(methods), unit: fc.integer({ min: 1, max: 2_000_000 }), residualPercent: fc.constantFrom(0, 0, 10, 50), parts: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 6 }) }).map(({ of, unit, residualPercent, parts }) => {
      const sized = (count: number): Terms => ({ ...of, costMinor: minor(unit * 100 * count), residualMinor: minor(unit * residualPercent * count) });
      return { of, parts: parts.map((count) => computeSchedule(sized(count))), whole: computeSchedule(sized(sum(parts))) };
    });

  const accumulated = (schedule: Schedule, index: number): number => schedule.rows[Math.min(index, schedule.rows.length - 1)]?.accumulatedMinor ?? 0;

  it('sums to the whole at the end, whatever the rounding', () => {
    fc.assert(fc.property(inParts(ALL), ({ parts, whole }) => {
      expect(sum(parts.map((part) => part.totalMinor))).toBe(whole.totalMinor);
    }), runs);
  });

  it('rounded on the total to date, by time: at every month’s end within half a minor unit for each part and one for the whole', () => {
    fc.assert(
      fc.property(inParts(BY_TIME), ({ of, parts, whole }) => {
        if (of.rounding !== 'cumulative') return;
        whole.rows.forEach((row, index) => {
          const difference = sum(parts.map((part) => accumulated(part, index))) - row.accumulatedMinor;
          expect(Math.abs(difference) * 2).toBeLessThanOrEqual(parts.length + 1);
        });
      }),
      runs,
    );
  });

  it('rounded by the month: within that much for each month gone', () => {
    fc.assert(
      fc.property(inParts(ALL), ({ of, parts, whole }) => {
        if (of.basis === 'annual' && of.method !== 'straight_line' && of.method !== 'sum_of_years_digits') return;
        // The month in which one of them changes to the straight line, or ends, may not be that of the others.
        if (of.method === 'accelerated') return;
        whole.rows.slice(0, -1).forEach((row, index) => {
          const difference = sum(parts.map((part) => accumulated(part, index))) - row.accumulatedMinor;
          expect(Math.abs(difference) * 2).toBeLessThanOrEqual((parts.length + 1) * (index + 1));
        });
      }),
      runs,
    );
  });

  it('is linear in the cost: two costs together are charged what they are charged apart, to one minor unit a month', () => {
    fc.assert(
      fc.property(lifeTerms(BY_TIME), fc.integer({ min: 10_000_000, max: 90_000_000 }), fc.integer({ min: 10_000_000, max: 90_000_000 }), (of, a, b) => {
        // Equal instalments run out early where a month is worth less than the roundings of all: long lives, a life's last days, the residue of a first fiscal year.
        if (of.rounding === 'equal' && ((of.usefulLifeMonths ?? 0) > 120 || ['half_year', 'mid_quarter', 'full_year', 'actual_days'].includes(of.convention))) return;
        const plain = (cost: number): Schedule => computeSchedule({ ...of, costMinor: minor(cost), residualMinor: minor(0) });
        const [first, second, both] = [plain(a), plain(b), plain(a + b)];
        const isCumulative = of.rounding === 'cumulative';
        both.rows.slice(0, -1).forEach((row, index) => {
          const apart = (pick: (of: Schedule['rows'][number]) => number): number => [first, second].reduce((total, { rows }) => total + (rows[index] ? pick(rows[index]) : 0), 0);
          // Totals to date are compared where they are what is rounded.
          if (isCumulative) expect(Math.abs(apart((part) => part.accumulatedMinor) - row.accumulatedMinor)).toBeLessThanOrEqual(1);
          else expect(Math.abs(apart((part) => part.depreciationMinor) - row.depreciationMinor)).toBeLessThanOrEqual(1);
        });
      }),
      runs,
    );
  });
});

describe('cumulative rounding', () => {
  it('never drifts: under every convention and method by time, the total is within half a minor unit of the exact share of the months gone', () => {
    fc.assert(
      fc.property(lifeTerms(BY_TIME), fc.integer({ min: 2, max: 2_000 }), (of, times) => {
        // The exact share, from a cost so large that its own rounding is a trifle.
        const large = minor(Math.max(1, of.costMinor % 1_000_000) * times * 100_000);
        const small = minor(large / times / 100_000);
        const of0 = { ...of, rounding: 'cumulative' as const, residualMinor: minor(0) };
        const fine = computeSchedule({ ...of0, costMinor: large });
        const coarse = computeSchedule({ ...of0, costMinor: small });
        fine.rows.forEach((row, index) => {
          const exact = row.accumulatedMinor / times / 100_000;
          const at = coarse.rows[Math.min(index, coarse.rows.length - 1)]?.accumulatedMinor ?? 0;
          expect(Math.abs(at - exact)).toBeLessThanOrEqual(0.5 + 1 / 100_000);
        });
      }),
      runs,
    );
  });
});

describe('methods without a life of their own', () => {
  const systems = fc.oneof(
    fc.record({ system: fc.constant('gds' as const), recoveryYears: fc.constantFrom('3', '5', '7', '10', '15', '20', '27.5', '39') }),
    fc.record({ system: fc.constant('ads' as const), recoveryYears: fc.integer({ min: 2, max: 100 }).map((halves) => String(halves / 2)) }),
  );

  it('MACRS: the whole cost and no more, month by month as the schedule, whatever system, convention, fiscal year and rounding', () => {
    fc.assert(
      fc.property(lifeTerms(['straight_line']), systems, fc.integer({ min: 0, max: 500 }), (generated, macrs, months) => {
        const of: Terms = { ...generated, method: 'macrs', usefulLifeMonths: null, macrs };
        const schedule = computeSchedule(of);
        expect(schedule.totalMinor).toBe(of.costMinor);
        expect(chargesOf(schedule).every((amount) => amount >= 0)).toBe(true);
        const first = schedule.rows[0];
        if (!first || schedule.rows.length > 150) return;
        expect(fold(of, schedule.rows.length + 1, first.period)).toEqual([...chargesOf(schedule), 0]);
        const left = computeSchedule({ ...of, events: [{ type: 'disposal', date: schedule.rows[months % schedule.rows.length]?.to ?? first.to }] });
        expect(left.totalMinor).toBeGreaterThanOrEqual(0);
        expect(left.totalMinor).toBeLessThanOrEqual(of.costMinor);
        expect(chargesOf(left).slice(0, -1)).toEqual(chargesOf(schedule).slice(0, left.rows.length - 1));
      }),
      runs,
    );
  });

  it('units of production: never below the residual value, all of it once the units are used, month by month as the schedule', () => {
    fc.assert(
      fc.property(lifeTerms(['straight_line']), fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 4_000 }), (generated, readings, total) => {
        const start = monthNumber(periodOf(generated.inServiceDate));
        const usage = readings.map((units, index) => ({ period: periodFromMonthNumber(start + index), units: String(units) }));
        const of: Terms = { ...generated, convention: 'full_month', method: 'units_of_production', usefulLifeMonths: null, totalUnits: String(total), usage };
        const schedule = computeSchedule(of);
        const depreciable = of.costMinor - of.residualMinor;
        expect(schedule.totalMinor).toBeLessThanOrEqual(depreciable);
        if (sum(readings) >= total) expect(schedule.totalMinor).toBe(depreciable);
        expect(fold(of, readings.length, periodOf(of.inServiceDate)).slice(0, schedule.rows.length)).toEqual(chargesOf(schedule));
      }),
      runs,
    );
  });

  it('amounts by hand: as given, never below the residual value', () => {
    fc.assert(
      fc.property(lifeTerms(['straight_line']), fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 40 }), (generated, shares) => {
        const start = monthNumber(periodOf(generated.inServiceDate));
        const depreciable = generated.costMinor - generated.residualMinor;
        const manual = shares.map((share, index) => ({ period: periodFromMonthNumber(start + index), amountMinor: minor(Math.floor((depreciable * share) / (1_000 * shares.length))) }));
        const of: Terms = { ...generated, convention: 'full_month', method: 'manual', usefulLifeMonths: null, manual };
        expect(computeSchedule(of).totalMinor).toBe(sum(manual.map(({ amountMinor }) => amountMinor)));
      }),
      runs,
    );
  });
});
