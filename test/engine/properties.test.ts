import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPeriods, periodOf } from '#shared/values/calendar.ts';
import { fiscalYearOf } from '#shared/values/fiscalCalendar.ts';
import { minor } from '#shared/values/money.ts';
import { chargeForPeriod, computeSchedule, type Terms } from '../../src/main/engine/index.ts';
import { lifeTerms, openedTerms } from './arbitrary.ts';
import { chargesOf, fold, sum } from './support.ts';

const ALL = ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits'] as const;
const runs = { numRuns: 400 };

function checkPlan(of: Terms, openingCarrying: number): void {
  const schedule = computeSchedule(of);
  let carrying = openingCarrying;
  for (const row of schedule.rows) {
    expect(row.openingCarryingMinor).toBe(carrying);
    expect(row.depreciationMinor).toBeGreaterThanOrEqual(0);
    carrying -= row.depreciationMinor;
    expect(row.carryingMinor).toBe(carrying);
    expect(carrying).toBeGreaterThanOrEqual(Math.min(of.residualMinor, openingCarrying));
  }
  expect(schedule.totalMinor).toBe(Math.max(0, openingCarrying - of.residualMinor));
  expect(sum(schedule.years.map((year) => year.depreciationMinor))).toBe(schedule.totalMinor);
}

describe('every method that spreads over a life', () => {
  it('charges cost − residual exactly, never below the residual value, never a negative amount', () => {
    fc.assert(fc.property(lifeTerms(ALL), (of) => checkPlan(of, of.costMinor)), runs);
  });

  it('charges exactly what an opening balance leaves', () => {
    fc.assert(fc.property(openedTerms(ALL), (of) => checkPlan(of, of.costMinor - (of.opening?.accumulatedMinor ?? 0))), runs);
  });

  it('gives the same month by month, from what is posted, as in its schedule', () => {
    fc.assert(
      fc.property(fc.oneof(lifeTerms(ALL), openedTerms(ALL)), (of) => {
        const { rows } = computeSchedule(of);
        const first = rows[0];
        if (first === undefined) return;
        const posted = fold(of, rows.length + 3, first.period);
        expect(posted).toEqual([...rows.map((row) => row.depreciationMinor), 0, 0, 0]);
      }),
      runs,
    );
  });

  it('catches up in one posting whatever months were missed', () => {
    fc.assert(
      fc.property(lifeTerms(ALL), fc.nat(80), (of, months) => {
        const { rows } = computeSchedule(of);
        const row = rows[Math.min(months, rows.length - 1)];
        if (row === undefined) return;
        const charge = chargeForPeriod(of, { period: row.period, accumulatedMinor: minor(0), postedThrough: null });
        expect(charge.amountMinor).toBe(row.accumulatedMinor);
        expect(charge.currentMinor).toBe(row.depreciationMinor);
      }),
      runs,
    );
  });

  it('owes nothing for a month posted already: a second run is empty', () => {
    fc.assert(
      fc.property(lifeTerms(ALL), fc.nat(80), (of, months) => {
        const { rows } = computeSchedule(of);
        const row = rows[Math.min(months, rows.length - 1)];
        if (row === undefined) return;
        const again = chargeForPeriod(of, { period: row.period, accumulatedMinor: row.accumulatedMinor, postedThrough: row.period });
        expect(again).toEqual({ amountMinor: 0, currentMinor: 0, catchUpMinor: 0, reason: 'already_posted' });
      }),
      runs,
    );
  });

  it('honours a posted total that is not the plan’s, and still ends at the residual value', () => {
    fc.assert(
      fc.property(lifeTerms(ALL), fc.nat(30), fc.double({ min: 0, max: 1, noNaN: true }), (of, months, share) => {
        const at = addPeriods(periodOf(of.inServiceDate), months);
        let accumulated = minor(Math.floor((of.costMinor - of.residualMinor) * share));
        let postedThrough = at;
        for (let index = 1; index <= 1400 && accumulated < of.costMinor - of.residualMinor; index += 1) {
          const next = addPeriods(at, index);
          const { amountMinor } = chargeForPeriod(of, { period: next, accumulatedMinor: accumulated, postedThrough });
          expect(amountMinor).toBeGreaterThanOrEqual(0);
          accumulated = minor(accumulated + amountMinor);
          postedThrough = next;
        }
        expect(accumulated).toBe(of.costMinor - of.residualMinor);
      }),
      { numRuns: 150 },
    );
  });

  it('the opening amount of the fiscal year only saves work: the charge is the same without it', () => {
    fc.assert(
      fc.property(lifeTerms(['declining_balance', 'accelerated']), fc.nat(100), (generated, months) => {
        const of: Terms = { ...generated, basis: 'annual' };
        const { rows, years } = computeSchedule(of);
        const row = rows[Math.min(months, rows.length - 1)];
        const before = rows[Math.min(months, rows.length - 1) - 1];
        if (row === undefined || before === undefined) return;
        const state = { period: row.period, accumulatedMinor: before.accumulatedMinor, postedThrough: before.period };
        const year = years.find((candidate) => candidate.year === fiscalYearOf(row.period, of));
        const withFact = chargeForPeriod(of, { ...state, fiscalYearOpeningCarryingMinor: year?.openingCarryingMinor ?? of.costMinor });
        expect(withFact).toEqual(chargeForPeriod(of, state));
      }),
      runs,
    );
  });
});

describe('cumulative rounding', () => {
  it('never drifts: after every month the total is within half a minor unit of the exact amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), fc.integer({ min: 1, max: 1200 }), (cost, months) => {
        const { rows } = computeSchedule({ ...plain, costMinor: minor(cost), usefulLifeMonths: months });
        rows.forEach((row, index) => {
          const exact = BigInt(cost) * BigInt(index + 1) * 2n;
          const difference = BigInt(row.accumulatedMinor) * BigInt(months) * 2n - exact;
          expect(difference <= BigInt(months) && difference >= -BigInt(months)).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });
});

const plain: Terms = {
  costMinor: minor(0), residualMinor: minor(0), exponent: 2, method: 'straight_line', usefulLifeMonths: 1, basis: 'monthly', convention: 'full_month',
  dayCount: 'life_days', rounding: 'cumulative', inServiceDate: '2024-01-01' as Terms['inServiceDate'], fiscalYearStartMonth: 1, events: [],
};

describe('equal rounding', () => {
  it('charges the same amount every month but the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 10_000_000_000 }), fc.integer({ min: 2, max: 120 }), (cost, months) => {
        const amounts = chargesOf(computeSchedule({ ...plain, rounding: 'equal', costMinor: minor(cost), usefulLifeMonths: months }));
        expect(new Set(amounts.slice(0, -1)).size).toBe(1);
        expect(amounts).toHaveLength(months);
      }),
      runs,
    );
  });
});
