import fc from 'fast-check';
import { firstDay, lastDay, makeDate, periodFromMonthNumber, type DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import type { Convention, DayCount, EngineEvent, Method, Terms } from '../../src/main/engine/index.ts';
import { date, terms } from './support.ts';

const CONVENTIONS = ['full_month', 'following_month', 'fifteenth', 'mid_month', 'half_year', 'full_year', 'mid_quarter', 'actual_days'] as const satisfies readonly Convention[];
const DAY_COUNTS = ['life_days', 'year_days', 'actual/365', '30/360'] as const satisfies readonly DayCount[];

const days = fc.record({ month: fc.integer({ min: 1990 * 12, max: 2035 * 12 }), day: fc.integer({ min: 1, max: 31 }) }).map(({ month, day }): DateString => {
  const last = Number(lastDay(periodFromMonthNumber(month)).slice(8));
  return makeDate(Math.floor(month / 12), (month % 12) + 1, Math.min(day, last));
});

/** Costs around the edges as often as in the middle: one minor unit, a few, thousands, a hundred thousand million. */
const cost = fc.oneof(fc.constantFrom(0, 1, 2, 7), fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 5_000, max: 50_000_000 }), fc.integer({ min: 1, max: 10_000_000_000_000 }));
const life = fc.oneof(fc.constantFrom(1, 2, 12, 1200), fc.integer({ min: 1, max: 240 }), fc.integer({ min: 1, max: 20 }).map((years) => years * 12));

export const lifeTerms = (methods: readonly Method[]): fc.Arbitrary<Terms> =>
  fc
    .record({
      cost,
      residualShare: fc.constantFrom(0, 0, 0.05, 0.1, 0.5, 0.999, 1),
      method: fc.constantFrom(...methods),
      usefulLifeMonths: life,
      factor: fc.constantFrom('2', '1.5', '1', '3'),
      annualRate: fc.option(fc.constantFrom('0.4', '0.2', '0.333333', '1', '0.05'), { nil: undefined }),
      basis: fc.constantFrom('monthly' as const, 'annual' as const),
      convention: fc.constantFrom(...CONVENTIONS),
      dayCount: fc.constantFrom(...DAY_COUNTS),
      rounding: fc.constantFrom('equal' as const, 'cumulative' as const),
      inServiceDate: days,
      fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
      exponent: fc.constantFrom(0, 2, 3),
    })
    .map(({ cost: costMinor, residualShare, ...rest }) => terms({ costMinor: minor(costMinor), residualMinor: minor(Math.floor(costMinor * residualShare)), ...rest }));

/** The same assets taken over part-depreciated: by the plan's own figures, or by figures that another system made. */
export const openedTerms = (methods: readonly Method[]): fc.Arbitrary<Terms> =>
  fc.tuple(lifeTerms(methods), fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 28 })).map(([of, months, share, day]) => {
    const start = Number(of.inServiceDate.slice(0, 4)) * 12 + Number(of.inServiceDate.slice(5, 7)) - 1;
    const at = periodFromMonthNumber(start + months);
    const depreciatedThrough = of.convention === 'actual_days' && day < 20 ? date(`${at}-${String(day).padStart(2, '0')}`) : lastDay(at);
    const accumulatedMinor = minor(Math.floor((of.costMinor - of.residualMinor) * share));
    return { ...of, opening: { depreciatedThrough, accumulatedMinor } };
  });

export const firstOf = (text: string): DateString => firstDay(text.slice(0, 7) as Parameters<typeof firstDay>[0]);

const MONTHS_APART = 9;
const SHAPES = ['improvement', 'impairment', 'reversal', 'revaluation_up', 'revaluation_down', 'life', 'residual', 'method', 'convention', 'pause', 'part_disposal', 'charge'] as const;

/** Terms with up to six events of every kind, on the first, in the middle and at the end of months; some end with a disposal. */
export const withEvents = (methods: readonly Method[]): fc.Arbitrary<Terms> =>
  fc
    .tuple(
      lifeTerms(methods),
      fc.array(fc.record({ shape: fc.constantFrom(...SHAPES), gap: fc.integer({ min: 0, max: MONTHS_APART }), day: fc.constantFrom(1, 1, 14, 15, 16, 28), size: fc.integer({ min: 0, max: 90 }) }), { minLength: 1, maxLength: 6 }),
      fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
      fc.constantFrom(...CONVENTIONS),
      fc.constantFrom(...methods),
    )
    .map(([of, list, disposedAfter, convention, method]): Terms => {
      const start = Number(of.inServiceDate.slice(0, 4)) * 12 + Number(of.inServiceDate.slice(5, 7));
      const on = (months: number, day: number): DateString => date(`${periodFromMonthNumber(start + months)}-${String(day).padStart(2, '0')}`);
      const events: EngineEvent[] = [];
      let months = 0;
      for (const { shape, gap, day, size } of list) {
        months += gap;
        const at = on(months, day);
        const amountMinor = minor(Math.floor((of.costMinor * size) / 1000));
        if (shape === 'life') events.push({ type: 'estimate', date: at, usefulLifeMonths: size + 1 });
        else if (shape === 'residual') events.push({ type: 'estimate', date: at, residualMinor: amountMinor });
        else if (shape === 'method') events.push({ type: 'estimate', date: at, method, usefulLifeMonths: size + 1 });
        else if (shape === 'convention') events.push({ type: 'estimate', date: at, convention });
        else if (shape === 'part_disposal') events.push({ type: 'part_disposal', date: at, percent: String(size / 2 + 0.5) });
        else if (shape === 'reversal') events.push({ type: 'impairment', date: at, amountMinor }, { type: 'impairment_reversal', date: on(months, 28), amountMinor });
        else if (shape === 'pause') {
          events.push({ type: 'suspend', date: at });
          months += (size % 5) + 1;
          events.push({ type: 'resume', date: on(months, day) });
          months += 1;
        } else events.push({ type: shape, date: at, amountMinor });
      }
      if (disposedAfter !== null) events.push({ type: 'disposal', date: on(months + disposedAfter, 28) });
      return { ...of, residualMinor: minor(0), events };
    });
