import { refuse } from '#shared/errors.ts';
import { addDays, addMonths, dateFromDayNumber, dayNumber, monthNumber, periodOf, type DateString } from '#shared/values/calendar.ts';
import { monthsOfYear } from '#shared/values/fiscalCalendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { conventionIn } from './events.ts';
import { WeightedRunner } from './methods/weighted.ts';
import { monthAt } from './months.ts';
import { monthsLeft } from './profile.ts';
import type { AsOf, EngineEvent, Terms } from './terms.ts';
import { Walk } from './walk.ts';

/** Months as years with at most two decimals, rounded half up: 228 → "19", 227 → "18.92". */
export function monthsAsYears(months: number): string {
  const hundredths = mulDiv(minor(months), 100, 12, 'half_away_from_zero');
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
}

/**
 * What ends the charges on a date within a month: under actual_days they stop after the day; elsewhere a month that has not ended is
 * not charged at all.
 */
function stopAfter(terms: Terms, date: DateString, events: readonly EngineEvent[]): EngineEvent[] {
  if (monthAt(monthNumber(periodOf(date))).to === date || events.some(({ type }) => type === 'disposal')) return [];
  if (conventionIn(terms, monthNumber(periodOf(date))) !== 'actual_days' || terms.method === 'macrs') return [{ type: 'charge', date, amountMinor: ZERO }];
  const standing = events.findLast(({ type }) => type === 'suspend' || type === 'resume');
  return standing?.type === 'suspend' ? [] : [{ type: 'suspend', date: addDays(date, 1) }];
}

function walkTo(terms: Terms, date: DateString): Walk {
  const events = terms.events.filter((event) => event.date <= date);
  const walk = new Walk({ ...terms, events: [...events, ...stopAfter(terms, date, events)] });
  const month = monthNumber(periodOf(date));
  while (!walk.done && walk.month <= month) walk.step();
  return walk;
}

/** The plan of a fiscal year and of one of its months, and the walk that stands after that month. */
function planned(terms: Terms, month: number): { yearMinor: Minor; monthMinor: Minor; walk: Walk } {
  const walk = new Walk(terms);
  const { first, last } = monthsOfYear(month, terms);
  let year = 0;
  let own: Minor = ZERO;
  while (!walk.done && walk.month <= last) {
    walk.step();
    if (walk.month > first) year += walk.charged;
    if (walk.month - 1 === month) own = walk.charged;
  }
  return { yearMinor: minor(year), monthMinor: own, walk };
}

function remainingMonths(walk: Walk, date: DateString): number | null {
  const { time, lifeMonths, residual } = walk.basis;
  if (time === null || lifeMonths === Infinity) return null;
  if (walk.disposed || walk.carrying <= residual) return 0;
  if (time.kind === 'steps') {
    const month = monthNumber(periodOf(date));
    return monthsLeft(time, monthAt(month).to === date ? month : month - 1);
  }
  // Months ahead, from the day after; a started one counts as one.
  const next = dateFromDayNumber(Math.max(dayNumber(date) + 1, time.startDay));
  const after = dateFromDayNumber(time.endDay + 1);
  const months = monthNumber(periodOf(after)) - monthNumber(periodOf(next));
  return Math.max(0, addMonths(next, months) < after ? months + 1 : months);
}

/**
 * Amounts at a date. The carrying amount counts the months that have ended by then (under actual_days, the days too). `annual` is a year's worth: for
 * a straight line twelve instalments before rounding, for other methods the plan of the fiscal year that holds the date; `monthly`
 * is one instalment, or the plan of the month. Both are 0 where nothing is left to charge.
 * @throws INVALID_INPUT (before_opening) for a date before an opening balance: what stood then is not known.
 */
export function calculateAsOf(terms: Terms, asOfDate: DateString): AsOf {
  if (terms.opening && asOfDate < terms.opening.depreciatedThrough) refuse('INVALID_INPUT', { field: 'asOfDate', reason: 'before_opening' });
  const walk = walkTo(terms, asOfDate);
  const remainingLifeMonths = remainingMonths(walk, asOfDate);
  const remainingLifeYears = remainingLifeMonths === null ? null : monthsAsYears(remainingLifeMonths);
  const amounts = { accumulatedMinor: walk.accumulated, carryingMinor: walk.carrying, remainingLifeMonths, remainingLifeYears };
  const plan = planned(terms, monthNumber(periodOf(asOfDate)));
  const { method, lifeMonths } = plan.walk.basis;
  const { runner } = plan.walk;
  if (method !== 'straight_line' || !(runner instanceof WeightedRunner) || walk.disposed) {
    return { annualDepreciationMinor: plan.yearMinor, monthlyDepreciationMinor: plan.monthMinor, ...amounts };
  }
  // The month that takes the last of it still had its instalment.
  const over = walk.carrying <= walk.basis.residual && plan.monthMinor === 0;
  const instalments = (months: number): Minor => (over ? ZERO : runner.instalments(months, lifeMonths));
  return { annualDepreciationMinor: instalments(12), monthlyDepreciationMinor: instalments(1), ...amounts };
}
