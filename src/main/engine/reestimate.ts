import { refuse } from '#shared/errors.ts';
import { dateFromDayNumber, firstDay, periodFromMonthNumber } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import { monthAt } from './months.ts';
import { monthsLeft, stepProfile, timeProfile, type DayProfile, type StepProfile } from './profile.ts';
import { makeBasis, usedBefore, type Basis, type Point } from './segment.ts';
import type { EstimateEvent, Method, Terms } from './terms.ts';

/** A life of whole months from a point on; days from the day itself where days are counted. */
function timeFrom(terms: Terms, point: Point, lifeMonths: number): StepProfile | DayProfile {
  if (terms.convention !== 'actual_days') return stepProfile({ firstMonth: point.month, total: lifeMonths });
  const startDate = point.day === null ? firstDay(periodFromMonthNumber(point.month)) : dateFromDayNumber(point.day);
  return timeProfile({ ...terms, startDate }, lifeMonths);
}

/** Months that remain of a life, for a rate by factor; a started one counts as one. */
function remainingMonths(basis: Basis, { month }: Point): number {
  if (basis.time === null || basis.lifeMonths === Infinity) refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
  return Math.max(1, monthsLeft(basis.time, month - 1));
}

/** Months a new life has: as named, else as remained; null where the method needs none. */
function newLife(terms: Terms, basis: Basis, event: EstimateEvent, method: Method, used: Point): number | null {
  if (event.usefulLifeMonths !== undefined) return event.usefulLifeMonths;
  if (method === 'none' || method === 'manual' || method === 'units_of_production') return null;
  if (method === 'declining_balance' && basis.lifeMonths === Infinity) return null;
  // Digits want a number of whole months, which the days left of a life are not.
  if (method === 'sum_of_years_digits' && terms.convention === 'actual_days') refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
  return remainingMonths(basis, used);
}

/**
 * A change of estimate is prospective (IAS 8.36, IAS 16.51): what is left to charge from the date on is spread over the remaining life named, or
 * over what remained. The past is not computed again. A new method without a life takes over to the same end.
 * @param remaining carrying amount at the date, and the point up to which the old life has been used.
 */
export function reestimate(terms: Terms, basis: Basis, event: EstimateEvent, point: Point, remaining: { costMinor: Minor; used: Point }): Basis {
  const method = event.method ?? basis.method;
  const residualMinor = event.residualMinor ?? basis.residual;
  const newRate = event.factor !== undefined || event.annualRate !== undefined;
  const totalUnits = event.totalUnits ?? terms.totalUnits;
  if (event.usefulLifeMonths === undefined && method === basis.method && !newRate && event.totalUnits === undefined) return { ...basis, residual: residualMinor };
  const life = newLife(terms, basis, event, method, remaining.used);
  const rates = {
    factor: event.factor ?? terms.factor,
    annualRate: event.annualRate ?? (event.factor === undefined ? terms.annualRate : undefined),
    rateFromResidual: newRate ? false : terms.rateFromResidual,
  };
  const estimates = { method, residualMinor, costMinor: remaining.costMinor, totalUnits, ...rates };
  const made = makeBasis(estimates, life, (months) => timeFrom(terms, point, months));
  const sameEnd = event.usefulLifeMonths === undefined && made.time !== null && basis.time !== null && method !== 'sum_of_years_digits';
  return sameEnd ? { ...made, time: basis.time, lifeMonths: basis.lifeMonths } : made;
}

/** The time that was left when the asset stopped, laid out again from where it resumes. */
export function resumedTime(basis: Basis, stopped: Point, resumed: Point, wholeMonths: boolean): Basis {
  const { time } = basis;
  if (time === null) return basis;
  if (wholeMonths && time.kind === 'steps') {
    const moved = resumed.month - stopped.month;
    return { ...basis, time: { ...time, firstMonth: time.firstMonth + moved, lastMonth: time.lastMonth + moved } };
  }
  if (basis.method === 'sum_of_years_digits') refuse('METHOD_NOT_AVAILABLE', { what: 'sum_of_years_digits actual_days suspend' });
  const total = time.total - usedBefore(time, stopped);
  const startDay = resumed.day ?? monthAt(resumed.month).firstDay;
  if (time.kind === 'steps') {
    const headWeight = 30 - Math.min(startDay - monthAt(resumed.month).firstDay, 29);
    return { ...basis, time: stepProfile({ firstMonth: resumed.month, headMonths: 1, headWeight, unit: 30, total, thirty: true }) };
  }
  const endDay = time.endDay + startDay - (stopped.day ?? monthAt(stopped.month).firstDay);
  const lastMonth = endMonth(resumed.month, endDay);
  return { ...basis, time: { ...time, firstMonth: resumed.month, lastMonth, startDay, endDay, total } };
}

function endMonth(from: number, endDay: number): number {
  if (endDay === Infinity) return Infinity;
  let month = from;
  while (monthAt(month).lastDay < endDay) month += 1;
  return month;
}
