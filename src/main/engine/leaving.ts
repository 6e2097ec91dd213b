import { monthNumber, periodOf } from '#shared/values/calendar.ts';
import { monthsOfYear, quarterOfYear } from '#shared/values/fiscalCalendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { macrsTable } from './methods/macrsTables.ts';
import type { Leaving, Runner, Trace } from './methods/runner.ts';
import { weightThrough } from './profile.ts';
import { ratio, type Ratio } from './rate.ts';
import type { Basis } from './segment.ts';
import type { Convention, Terms } from './terms.ts';

/** Twenty-fourths of the year's amount that an asset keeps, by the quarter in which it leaves: up to the middle of the quarter. */
const LEAVING_24THS = [3, 9, 15, 21] as const;

const NOTHING = ratio(0, 1);

export const isOfYear = (convention: Convention): boolean => convention === 'half_year' || convention === 'mid_quarter' || convention === 'full_year';

interface Kept {
  leaving: Leaving;
  share: Ratio;
}

/** Mid-month of tax law: the months of the year before, and half of this one, by their weights in the year. */
function throughMidMonth(terms: Terms, month: number): Ratio {
  const { profile } = macrsTable(terms);
  const { first, last } = monthsOfYear(month, terms);
  const before = weightThrough(profile, first - 1);
  const year = weightThrough(profile, last) - before;
  const half = profile.unit / 2;
  return year <= 0 ? NOTHING : ratio(Math.min(year, weightThrough(profile, month - 1) - before + half), year);
}

/**
 * What part of its fiscal year's amount an asset keeps that leaves in `month`; null where the convention knows months or days only. Half of it
 * under half_year; 12.5, 37.5, 62.5 or 87.5 % by quarter under mid_quarter; none under full_year; up to the middle of the month for real property of
 * tax law. What came in the same fiscal year keeps nothing (Reg. §1.168(d)-1(b)(3)(ii)).
 */
function keptShare(terms: Terms, basis: Basis, month: number): Kept | null {
  const isMacrs = basis.method === 'macrs';
  if (!isMacrs && (basis.time === null || !isOfYear(basis.convention))) return null;
  const came = monthNumber(periodOf(terms.inServiceDate));
  if (monthsOfYear(came, terms).first === monthsOfYear(month, terms).first) return { leaving: 'same_year', share: NOTHING };
  switch (isMacrs ? macrsTable(terms).convention : basis.convention) {
    case 'mid_month':
      return { leaving: 'mid_month', share: throughMidMonth(terms, month) };
    case 'mid_quarter':
      return { leaving: 'mid_quarter', share: ratio(LEAVING_24THS[quarterOfYear(month, terms)] ?? 0, 24) };
    case 'full_year':
      return { leaving: 'full_year', share: NOTHING };
    default:
      return { leaving: 'half_year', share: ratio(1, 2) };
  }
}

/** One asset at the beginning of the month in which it, or a part of it, leaves. */
export interface LeavingFacts {
  readonly terms: Terms;
  readonly basis: Basis;
  readonly runner: Runner;
  readonly month: number;
  readonly carrying: Minor;
  readonly accumulated: Minor;
  /** What the months of the fiscal year before this one were charged. */
  readonly chargedInYear: Minor;
  readonly suspended: boolean;
}

/** What the plan charges from `month` to the end of its fiscal year. */
function restOfYear({ terms, runner, month, carrying, suspended }: LeavingFacts): Minor {
  if (suspended) return ZERO;
  const { last } = monthsOfYear(month, terms);
  let left = carrying;
  for (let at = month; at <= last; at += 1) left = minor(left - runner.charge(at, left));
  return minor(carrying - left);
}

/**
 * The last charge of an asset under a convention of the fiscal year (or under MACRS): the part of the year's planned amount that the convention leaves it,
 * rounded half away from zero, less what earlier months of the year were charged. Those are facts, so that the result is negative where they were more:
 * the only negative charge there is, and never more than has been charged at all. An asset whose charges have ended before keeps what it has (the
 * recovery period is over), and a method without a life knows no year's amount: both charge nothing.
 * @returns null where the convention knows months or days only.
 */
export function lastChargeOfYear(facts: LeavingFacts, trace?: Partial<Trace>): Minor | null {
  const { terms, basis, month, carrying, accumulated, chargedInYear } = facts;
  const kept = keptShare(terms, basis, month);
  if (kept === null) return null;
  if (carrying <= basis.residual) return ZERO;
  const year = minor(chargedInYear + restOfYear(facts));
  const due = mulDiv(year, kept.share.numerator, kept.share.denominator, 'half_away_from_zero');
  const amount = minor(Math.max(-accumulated, due - chargedInYear));
  if (trace) {
    const sums = { baseMinor: year, yearShare: kept.share, yearAmountMinor: due, yearChargedMinor: chargedInYear, formulaMinor: amount };
    Object.assign(trace, { baseKind: 'year_plan', leaving: kept.leaving, adjustment: 'disposal', ...sums } satisfies Partial<Trace>);
  }
  return amount;
}

/** mid_month: half of the charge of the month in which an asset leaves, rounded half away from zero; nothing where it came in the same month. */
export function halfMonth({ terms, runner, month, carrying, suspended }: LeavingFacts, trace?: Partial<Trace>): Minor {
  if (suspended || month <= monthNumber(periodOf(terms.inServiceDate))) return ZERO;
  const whole = runner.charge(month, carrying);
  const amount = mulDiv(whole, 1, 2, 'half_away_from_zero');
  if (trace) Object.assign(trace, { baseKind: 'month_plan', baseMinor: whole, share: ratio(1, 2), leaving: 'half_month', formulaMinor: amount, adjustment: 'disposal' } satisfies Partial<Trace>);
  return amount;
}
