import { refuse } from '#shared/errors.ts';
import { addMonths, dateFromDayNumber, firstDay, monthNumber, periodFromMonthNumber, periodOf } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import { monthAt } from './months.ts';
import { monthsLeft, stepProfile, timeProfile, type DayProfile, type StepProfile } from './profile.ts';
import { makeBasis, usedBefore, type Basis, type Point } from './segment.ts';
import type { Convention, EstimateEvent, Method, Terms } from './terms.ts';

/** A life of whole months from a point on; days from the day itself where days are counted. What a convention says of the month an asset came is past. */
function timeFrom(terms: Terms, convention: Convention, point: Point, lifeMonths: number): StepProfile | DayProfile {
  if (convention !== 'actual_days') return stepProfile({ firstMonth: point.month, total: lifeMonths });
  const startDate = point.day === null ? firstDay(periodFromMonthNumber(point.month)) : dateFromDayNumber(point.day);
  return timeProfile({ ...terms, convention, startDate }, lifeMonths);
}

/** Calendar months from a point to the end of a life; a started one counts as one. */
function monthsToEnd(time: StepProfile | DayProfile, { month }: Point): number {
  if (time.lastMonth === Infinity) return Infinity;
  if (time.kind === 'steps') return Math.max(1, time.lastMonth - Math.max(month, time.firstMonth) + 1);
  const from = dateFromDayNumber(Math.max(monthAt(month).firstDay, time.startDay));
  const after = dateFromDayNumber(time.endDay + 1);
  const months = monthNumber(periodOf(after)) - monthNumber(periodOf(from));
  return Math.max(1, addMonths(from, months) < after ? months + 1 : months);
}

const isAnotherConvention = (basis: Basis, { convention }: EstimateEvent): boolean => convention !== undefined && convention !== basis.convention;

/** Months that remain of a life, for a rate by factor; a started one counts as one. */
function remainingMonths(basis: Basis, { month }: Point): number {
  if (basis.time === null || basis.lifeMonths === Infinity) refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
  return Math.max(1, monthsLeft(basis.time, month - 1));
}

/** Months a new life has: as named, else as remained; null where the method needs none. */
function newLife(basis: Basis, event: EstimateEvent, method: Method, used: Point): number | null {
  if (event.usefulLifeMonths !== undefined) return event.usefulLifeMonths;
  if (method === 'none' || method === 'manual' || method === 'units_of_production') return null;
  if (method === 'declining_balance' && basis.lifeMonths === Infinity) return null;
  if (isAnotherConvention(basis, event) && basis.time !== null) return monthsToEnd(basis.time, used);
  // Digits want a number of whole months, which the days left of a life are not.
  if (method === 'sum_of_years_digits' && basis.convention === 'actual_days') refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
  return remainingMonths(basis, used);
}

/**
 * A change of estimate is prospective (IAS 8.36, IAS 16.51): what is left to charge from the date on is spread over the remaining life named, or
 * over what remained. The past is not computed again. A new method without a life takes over to the same end.
 * Another convention lays the remaining life over the calendar anew, in its own whole months or days, to the same last month; what it says of the month or year in
 * which an asset comes is past, what it says of disposals and improvements holds from then on. The rate stays.
 * @param remaining carrying amount at the date, and the point up to which the old life has been used.
 */
export function reestimate(terms: Terms, basis: Basis, event: EstimateEvent, point: Point, remaining: { costMinor: Minor; used: Point }): Basis {
  const method = event.method ?? basis.method;
  const residualMinor = event.residualMinor ?? basis.residual;
  const newRate = event.factor !== undefined || event.annualRate !== undefined;
  const totalUnits = event.totalUnits ?? terms.totalUnits;
  const isRelaid = isAnotherConvention(basis, event);
  const convention = event.convention ?? basis.convention;
  const conventionSince = isRelaid ? event.date : basis.conventionSince;
  if (event.usefulLifeMonths === undefined && method === basis.method && !newRate && event.totalUnits === undefined) {
    const kept = { ...basis, residual: residualMinor, convention, conventionSince };
    if (!isRelaid || basis.time === null) return kept;
    const lifeMonths = monthsToEnd(basis.time, remaining.used);
    return { ...kept, lifeMonths, usedTime: 0, time: timeFrom(terms, convention, point, lifeMonths) };
  }
  const life = newLife(basis, event, method, remaining.used);
  const rates = {
    factor: event.factor ?? terms.factor,
    annualRate: event.annualRate ?? (event.factor === undefined ? terms.annualRate : undefined),
    rateFromResidual: newRate ? false : terms.rateFromResidual,
  };
  const estimates = { method, residualMinor, costMinor: remaining.costMinor, totalUnits, convention, ...rates };
  const made = { ...makeBasis(estimates, life, (months) => timeFrom(terms, convention, point, months)), conventionSince };
  const sameEnd = !isRelaid && event.usefulLifeMonths === undefined && made.time !== null && basis.time !== null && method !== 'sum_of_years_digits';
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
  const used = usedBefore(time, stopped);
  const total = time.total - used;
  const usedTime = basis.usedTime + used;
  const startDay = resumed.day ?? monthAt(resumed.month).firstDay;
  if (time.kind === 'steps') {
    const headWeight = 30 - Math.min(startDay - monthAt(resumed.month).firstDay, 29);
    return { ...basis, usedTime, time: stepProfile({ firstMonth: resumed.month, headMonths: 1, headWeight, unit: 30, total, thirty: true }) };
  }
  const endDay = time.endDay + startDay - (stopped.day ?? monthAt(stopped.month).firstDay);
  const lastMonth = endMonth(resumed.month, endDay);
  return { ...basis, usedTime, time: { ...time, firstMonth: resumed.month, lastMonth, startDay, endDay, total } };
}

function endMonth(from: number, endDay: number): number {
  if (endDay === Infinity) return Infinity;
  let month = from;
  while (monthAt(month).lastDay < endDay) month += 1;
  return month;
}
