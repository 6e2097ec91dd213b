import { mulDiv } from '#shared/values/rounding.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { weightThrough, weightThroughDay, type Profile } from '../profile.ts';
import { ratio } from '../rate.ts';
import type { RoundingPolicy } from '../terms.ts';
import { lastMonth, within, type Days, type Runner, type Trace } from './runner.ts';

export interface WeightedSpec {
  readonly profile: Profile;
  /** Carrying amount from which the segment's charges are counted. */
  readonly fromCarrying: Minor;
  readonly residual: Minor;
  /** Weight already used up when the segment starts. */
  readonly usedWeight: number;
  readonly rounding: RoundingPolicy;
}

/** Whether a runner's last month ends with these days. */
export function endsLife(profile: Profile, month: number, days: Days | undefined): boolean {
  if (month < profile.lastMonth) return false;
  return days === undefined || month > profile.lastMonth || weightThroughDay(profile, days.toDay, month) >= profile.total;
}

/** The last month of a first fiscal year whose amount a year convention fixes: it takes the residue of that year. */
function endsHead(profile: Profile, month: number): boolean {
  const time = profile.kind === 'digits' ? profile.time : profile;
  return time.kind === 'steps' && time.headMonths > 1 && month === time.firstMonth + time.headMonths - 1;
}

/**
 * Straight line and sum of the digits: depreciable amount × weight / weight of the segment, rounded half away from zero.
 * `equal` rounds each month, `cumulative` rounds the total so far; the last month takes what is left (and under a year convention, the last
 * month of the first fiscal year what that year is short of).
 */
export class WeightedRunner implements Runner {
  shift = 0;
  private readonly spec: WeightedSpec;
  private readonly base: Minor;
  private readonly total: number;
  // Most months weigh the same: the last quotient is kept.
  private knownWeight = -1;
  private knownAmount: Minor = ZERO;

  constructor(spec: WeightedSpec) {
    this.spec = spec;
    this.base = Math.max(0, spec.fromCarrying - spec.residual) as Minor;
    this.total = spec.profile.total - spec.usedWeight;
  }

  resume(): boolean {
    return true;
  }

  /** The charge of so many whole months, rounded once, by the life the profile was laid out for. */
  instalments(months: number, lifeMonths: number): Minor {
    if (this.total <= 0) return ZERO;
    return mulDiv(this.base, months * this.spec.profile.total, lifeMonths * this.total, 'half_away_from_zero');
  }

  charge(month: number, carrying: Minor, days?: Days, trace?: Partial<Trace>): Minor {
    const { profile, residual, usedWeight, rounding, fromCarrying } = this.spec;
    const left = carrying - residual;
    if (left <= 0) return ZERO;
    const at = month - this.shift;
    const before = days ? weightThroughDay(profile, days.fromDay - 1, at) : weightThrough(profile, at - 1);
    const after = days ? weightThroughDay(profile, days.toDay, at) : weightThrough(profile, at);
    if (trace) this.explain(trace, after - before);
    if (endsLife(profile, at, days)) return lastMonth(left, trace);
    if (rounding === 'cumulative' || endsHead(profile, at)) {
      const soFar = mulDiv(this.base, after - usedWeight, this.total, 'half_away_from_zero');
      if (trace && rounding === 'equal') Object.assign(trace, { adjustment: 'year_end', yearAmountMinor: soFar, yearShare: ratio(after - usedWeight, this.total), yearChargedMinor: minor(fromCarrying - carrying) } satisfies Partial<Trace>);
      return within(soFar - (fromCarrying - carrying), left, trace);
    }
    const weight = after - before;
    if (weight !== this.knownWeight) {
      this.knownWeight = weight;
      this.knownAmount = mulDiv(this.base, weight, this.total, 'half_away_from_zero');
    }
    return within(this.knownAmount, left, trace);
  }

  private explain(trace: Partial<Trace>, weight: number): void {
    trace.baseKind = 'depreciable_amount';
    trace.baseMinor = this.base;
    trace.share = this.total > 0 ? ratio(weight, this.total) : ratio(1, 1);
    trace.adjustment = this.spec.rounding === 'cumulative' ? 'cumulative' : 'none';
  }
}
