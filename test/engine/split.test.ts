import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/errors.ts';
import { addPeriods, monthNumber, periodOf } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { computeSchedule, type Schedule, type SplitEvent, type Terms } from '../../src/main/engine/index.ts';
import { withEvents } from './arbitrary.ts';
import { date, sum, terms } from './support.ts';

const METHODS = ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits'] as const;

const chargesByMonth = (schedule: Schedule): Map<number, number> => new Map(schedule.rows.map((row) => [monthNumber(row.period), row.depreciationMinor]));

/** What is refused (an event that takes more than there is, a part of nothing) is not what is asked about here. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return null;
  }
}

const planned = (of: Terms): Schedule | null => attempt(() => computeSchedule(of));

/** The two that an asset becomes: the rest, and the part. */
function sides(of: Terms, split: Omit<SplitEvent, 'type' | 'stays'>): [Terms, Terms] {
  const follow = (stays: SplitEvent['stays']): Terms => ({ ...of, events: [...of.events, { type: 'split', ...split, stays }] });
  return [follow('rest'), follow('part')];
}

/** Months from the split on: what the whole charges, and both sides together. */
function compared(of: Terms, split: Omit<SplitEvent, 'type' | 'stays'>): { month: number; whole: number; both: number }[] {
  const whole = chargesByMonth(computeSchedule(of));
  const [rest, part] = sides(of, split).map((side) => chargesByMonth(computeSchedule(side)));
  const from = monthNumber(periodOf(split.date));
  const months = [...new Set([...whole.keys(), ...(rest?.keys() ?? []), ...(part?.keys() ?? [])])].filter((month) => month >= from).sort((a, b) => a - b);
  return months.map((month) => ({ month, whole: whole.get(month) ?? 0, both: (rest?.get(month) ?? 0) + (part?.get(month) ?? 0) }));
}

const total = (rows: readonly { whole: number; both: number }[], side: 'whole' | 'both'): number => sum(rows.map((row) => row[side]));

describe('a split', () => {
  it('shares every amount so that the sides are the whole, whatever happened before', () => {
    fc.assert(
      fc.property(withEvents(METHODS), fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 28 }), (of, permille, months, day) => {
        const last = of.events.reduce((latest, event) => (event.date > latest ? event.date : latest), of.inServiceDate);
        const on = date(`${addPeriods(periodOf(last), months + 1)}-${String(day).padStart(2, '0')}`);
        const whole = planned(of);
        const standing = whole?.rows.findLast((row) => row.period < periodOf(on));
        if (!whole || !standing) return;
        const costMinor = minor(Math.floor((of.costMinor * permille) / 1000));
        const rows = attempt(() => compared(of, { date: on, costMinor }));
        if (rows === null) return;
        expect(total(rows, 'both')).toBe(total(rows, 'whole'));
      }),
      { numRuns: 400 },
    );
  });

  for (const method of METHODS) {
    for (const rounding of ['equal', 'cumulative'] as const) {
      for (const basis of ['monthly', 'annual'] as const) {
        it(`${method}, ${rounding}, ${basis}: the life of both comes to that of the whole, each month within two minor units but the last`, () => {
          const of = terms({ method, rounding, basis, costMinor: minor(1_000_003), residualMinor: minor(77_777), usefulLifeMonths: 61 });
          const rows = compared(of, { date: date('2027-08-11'), costMinor: minor(333_333) });
          expect(total(rows, 'both')).toBe(total(rows, 'whole'));
          const apart = rows.slice(0, -1).map(({ whole, both }) => Math.abs(whole - both));
          expect(Math.max(...apart)).toBeLessThanOrEqual(2);
        });
      }
    }
  }
});
