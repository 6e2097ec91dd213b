import { refuse } from '#shared/errors.ts';
import { dayNumber, monthNumber, periodOf, type DateString } from '#shared/values/calendar.ts';
import { ZERO, minor, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { checkTerms } from './check.ts';
import { DecliningAnnualRunner, DecliningMonthlyRunner } from './methods/declining.ts';
import { MacrsRunner } from './methods/macrs.ts';
import { macrsTable } from './methods/macrsTables.ts';
import { ManualRunner, readManual } from './methods/manual.ts';
import type { Runner } from './methods/runner.ts';
import { parseUnits, readUsage, unitsThrough, UnitsRunner } from './methods/units.ts';
import { WeightedRunner } from './methods/weighted.ts';
import { monthAt } from './months.ts';
import { digitsProfile, effectiveMonth, timeProfile, weightThrough, weightThroughDay, type DayProfile, type Profile, type StepProfile } from './profile.ts';
import { yearlyRate, type Ratio } from './rate.ts';
import type { Convention, Method, Terms } from './terms.ts';

/** The estimates in force: what a change of estimate replaces. */
export interface Basis {
  readonly method: Method;
  readonly residual: Minor;
  /** Null where the method knows no life. */
  readonly time: StepProfile | DayProfile | null;
  readonly lifeMonths: number;
  readonly rate: Ratio | null;
  readonly totalUnits: bigint;
  readonly convention: Convention;
  /** Since when the convention is another one than that of the terms. */
  readonly conventionSince: DateString | null;
  /** Time of the life that was used before `time` begins, where a suspension cut a life counted in days. */
  readonly usedTime: number;
  /** The amount a table's percentages are of. */
  readonly original: Minor;
}

/** Where a segment starts. `day` is null at the start of a month. */
export interface Point {
  readonly month: number;
  readonly day: number | null;
}

export interface Start extends Point {
  readonly runner: Runner;
  readonly basis: Basis;
  readonly carrying: Minor;
  readonly accumulated: Minor;
  readonly impairment: Minor;
}

const isDeclining = (method: Method): boolean => method === 'declining_balance' || method === 'accelerated';

const noCharge = (): Runner => ({ shift: 0, resume: () => true, charge: () => ZERO });

export function weighted(basis: Basis): Profile | null {
  if (basis.time === null) return null;
  return basis.method === 'sum_of_years_digits' ? digitsProfile(basis.time, basis.lifeMonths, basis.usedTime) : basis.time;
}

/** Weight of the life used up before a point. */
export function usedBefore(profile: Profile, { month, day }: Point): number {
  return day === null ? weightThrough(profile, month - 1) : weightThroughDay(profile, day - 1, month);
}

/** A basis from the estimates; `timeFor` lays the life over the calendar. Shared by the first segment and by changes of estimate. */
export function makeBasis(
  estimates: Pick<Terms, 'method' | 'residualMinor' | 'costMinor' | 'factor' | 'annualRate' | 'rateFromResidual' | 'totalUnits' | 'convention'>,
  lifeMonths: number | null,
  timeFor: (lifeMonths: number) => StepProfile | DayProfile,
): Basis {
  const { method, totalUnits } = estimates;
  const life = lifeMonths ?? Infinity;
  const timed = method === 'straight_line' || method === 'sum_of_years_digits' || isDeclining(method);
  return {
    method,
    residual: method === 'macrs' ? ZERO : estimates.residualMinor,
    time: timed ? timeFor(life) : null,
    lifeMonths: life,
    rate: isDeclining(method) ? yearlyRate(estimates, lifeMonths) : null,
    totalUnits: method === 'units_of_production' && totalUnits !== undefined ? parseUnits(totalUnits, 'totalUnits') : 0n,
    convention: estimates.convention,
    conventionSince: null,
    usedTime: 0,
    original: estimates.costMinor,
  };
}

/** The method at work from `point` on, over what the carrying amount still holds above the residual value. */
export function startSegment(terms: Terms, basis: Basis, point: Point, carrying: Minor, usedWeight: number): Runner {
  const { rounding, fiscalYearStartMonth, irregularYears } = terms;
  const calendar = { fiscalYearStartMonth, irregularYears };
  const { method, residual, time, rate } = basis;
  switch (method) {
    case 'straight_line':
    case 'sum_of_years_digits': {
      const profile = weighted(basis);
      return profile === null ? noCharge() : new WeightedRunner({ profile, fromCarrying: carrying, residual, usedWeight, rounding });
    }
    case 'declining_balance':
    case 'accelerated': {
      if (time === null || rate === null) return noCharge();
      const start = { startMonth: point.month, startDay: point.day, startCarrying: carrying };
      const spec = { profile: time, rate, residual, switches: method === 'accelerated', rounding, calendar, ...start };
      return terms.basis === 'annual' ? new DecliningAnnualRunner(spec) : new DecliningMonthlyRunner(spec);
    }
    case 'units_of_production': {
      const usage = readUsage(terms.usage ?? []);
      const used = unitsThrough(usage, point.month - 1);
      if (used > basis.totalUnits) refuse('INVALID_INPUT', { field: 'totalUnits', reason: 'below_usage' });
      return new UnitsRunner({ fromCarrying: carrying, residual, usage, remainingUnits: basis.totalUnits - used, usedBefore: used, rounding });
    }
    case 'manual':
      return new ManualRunner(readManual(terms.manual ?? []), residual);
    case 'macrs':
      return new MacrsRunner({ ...macrsTable(terms), basis: basis.original, rounding, calendar });
    case 'none':
      return noCharge();
  }
}

/** The point on the day after a date; the start of the month where the days of the month do not matter. */
function pointAfter(terms: Terms, date: DateString, time: Basis['time']): Point {
  const month = monthNumber(periodOf(date));
  if (terms.convention !== 'actual_days') return { month: month + 1, day: null };
  const day = dayNumber(date) + 1;
  if (day > monthAt(month).lastDay) return { month: month + 1, day: null };
  return time?.kind === 'days' && day <= time.startDay ? { month, day: null } : { month, day };
}

/**
 * Whether an opening balance lies on the schedule of the terms. `equal`: within one minor unit for each month elapsed, so that another system's rounding does
 * not change the instalment. `cumulative`: exactly, for its first charge would otherwise carry the whole difference.
 */
function onSchedule(terms: Terms, basis: Basis, runner: Runner, first: Point, start: Point): boolean {
  const accumulated = terms.opening?.accumulatedMinor ?? ZERO;
  const elapsed = start.month - first.month + (start.day === null ? 0 : 1);
  const tolerance = terms.rounding === 'equal' ? elapsed : 0;
  if ((terms.opening?.accumulatedImpairmentMinor ?? 0) > 0) return false;
  const profile = weighted(basis);
  if (profile === null) return true;
  if (!isDeclining(basis.method)) {
    const depreciable = minor(terms.costMinor - basis.residual);
    const scheduled = mulDiv(depreciable, usedBefore(profile, start), profile.total, 'half_away_from_zero');
    return Math.abs(scheduled - accumulated) <= tolerance;
  }
  // Each month of a monthly basis depends on nothing but the amount it starts from.
  if (basis.method === 'declining_balance' && terms.basis === 'monthly') return true;
  if (start.day !== null) return false;
  let scheduled = 0;
  for (let month = first.month; month < start.month; month += 1) scheduled += runner.charge(month, minor(terms.costMinor - scheduled));
  return Math.abs(scheduled - accumulated) <= tolerance;
}

/**
 * The first segment. Without an opening balance it starts with the life. With one it starts the day after `depreciatedThrough` from
 * cost − accumulated − impairment: on the schedule of the terms where the opening lies on it, else over what remains of the life.
 */
export function beginning(terms: Terms): Start {
  checkTerms(terms);
  const { costMinor, opening, convention, inServiceDate } = terms;
  const placement = { ...terms, startDate: inServiceDate };
  const basis = makeBasis(terms, terms.usefulLifeMonths, (life) => timeProfile(placement, life));
  const first: Point = { month: basis.time?.firstMonth ?? effectiveMonth(convention, inServiceDate), day: null };
  const runner = startSegment(terms, basis, first, costMinor, 0);
  if (!opening) return { runner, basis, ...first, carrying: costMinor, accumulated: ZERO, impairment: ZERO };
  const accumulated = opening.accumulatedMinor;
  const impairment = opening.accumulatedImpairmentMinor ?? ZERO;
  const facts = { basis, carrying: minor(costMinor - accumulated - impairment), accumulated, impairment };
  const after = pointAfter(terms, opening.depreciatedThrough, basis.time);
  const start = after.month < first.month ? first : after;
  if (basis.method === 'units_of_production') {
    // Readings from before the take-on say how many units are left; without them the original amount per unit goes on.
    const known = unitsThrough(readUsage(terms.usage ?? []), start.month - 1) > 0n;
    return { ...facts, ...start, runner: known ? startSegment(terms, basis, start, facts.carrying, 0) : runner };
  }
  if (onSchedule(terms, basis, runner, first, start)) return { ...facts, ...start, runner };
  const profile = weighted(basis);
  return { ...facts, ...start, runner: startSegment(terms, basis, start, facts.carrying, profile === null ? 0 : usedBefore(profile, start)) };
}
