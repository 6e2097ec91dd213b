import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { chargeForPeriod, computeSchedule, plannedFrom, type Terms } from '../../src/main/engine/index.ts';
import { lifeTerms, openedTerms } from './arbitrary.ts';

const METHODS = ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits'] as const;

/** The coming months as closing them one by one would charge them. */
function closed(of: Terms, accumulatedMinor: Minor, postedThrough: Period, months: number): number[] {
  const charges: number[] = [];
  let [accumulated, through] = [accumulatedMinor, postedThrough];
  for (let month = 1; month <= months; month += 1) {
    const period = addPeriods(postedThrough, month);
    const { amountMinor } = chargeForPeriod(of, { period, accumulatedMinor: accumulated, postedThrough: through });
    charges.push(amountMinor);
    accumulated = minor(accumulated + amountMinor);
    // A month without a charge has no entry, and so leaves no trace.
    if (amountMinor !== 0) through = period;
  }
  return charges;
}

describe('the plan ahead of posted facts', () => {
  it('is what closing month after month charges, also where what was posted is not what the plan had', () => {
    fc.assert(
      fc.property(fc.oneof(lifeTerms(METHODS), openedTerms(METHODS)), fc.nat(), fc.integer({ min: -300, max: 300 }), (of, at, off) => {
        const { rows } = computeSchedule(of);
        const row = rows[at % Math.max(1, rows.length)];
        fc.pre(row !== undefined && rows.length <= 150);
        if (!row) return;
        const accumulated = minor(Math.max(of.opening?.accumulatedMinor ?? 0, Math.min(row.accumulatedMinor + off, row.accumulatedMinor + row.carryingMinor)));
        const ahead = plannedFrom(of, { period: addPeriods(row.period, 1), accumulatedMinor: accumulated, postedThrough: row.period });
        const byMonth = new Map(ahead.map((month) => [month.period, month.depreciationMinor]));
        const months = rows.length + 2;
        expect(Array.from({ length: months }, (_, month) => byMonth.get(addPeriods(row.period, month + 1)) ?? 0)).toEqual(closed(of, accumulated, row.period, months));
      }),
      { numRuns: 400 },
    );
  });
});
