import { mulDiv } from '#shared/values/rounding.ts';
import { monthsOfYear, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { daysOfFiscalYear, monthAt } from '../months.ts';
import { monthShare, weightThrough, weightThroughDay, type DayProfile, type StepProfile } from '../profile.ts';
import { ratio, type Ratio } from '../rate.ts';
import type { RoundingPolicy } from '../terms.ts';
import { lastMonth, within, type Days, type OpenYear, type Runner, type Trace } from './runner.ts';
import { endsLife, WeightedRunner } from './weighted.ts';

export interface DecliningSpec {
  readonly profile: StepProfile | DayProfile;
  readonly rate: Ratio;
  readonly residual: Minor;
  /** Accelerated: changes for good to the straight line over what remains, as soon as that is not less. */
  readonly switches: boolean;
  readonly rounding: RoundingPolicy;
  readonly calendar: FiscalCalendar;
  /** The segment's start: where its first, perhaps partial, fiscal year begins. */
  readonly startMonth: number;
  readonly startDay: number | null;
  readonly startCarrying: Minor;
}

/** a1·a2·a3 ≥ b1·b2·b3 for whole numbers, exactly. */
function productAtLeast(a: readonly [number, number, number], b: readonly [number, number, number]): boolean {
  const [left, right] = [a[0] * a[1] * a[2], b[0] * b[1] * b[2]];
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left >= right;
  return BigInt(a[0]) * BigInt(a[1]) * BigInt(a[2]) >= BigInt(b[0]) * BigInt(b[1]) * BigInt(b[2]);
}

function straightLine(spec: DecliningSpec, carrying: Minor, usedWeight: number, shift: number): WeightedRunner {
  const { profile, residual, rounding } = spec;
  const runner = new WeightedRunner({ profile, fromCarrying: carrying, residual, usedWeight, rounding });
  runner.shift = shift;
  return runner;
}

/**
 * Declining balance on the month's opening carrying amount: carrying × yearly rate / 12, rounded half away from zero each month
 * (under either rounding policy: each month starts from the amount the books carry). The residual value is a floor, not part of the base;
 * the last month of the life takes what is left.
 */
export class DecliningMonthlyRunner implements Runner {
  private moved = 0;
  private readonly spec: DecliningSpec;
  private readonly wholeMonth: Ratio;
  private straight: WeightedRunner | null = null;

  constructor(spec: DecliningSpec) {
    this.spec = spec;
    this.wholeMonth = ratio(spec.rate.numerator, spec.rate.denominator * 12);
  }

  get shift(): number {
    return this.moved;
  }

  set shift(months: number) {
    this.moved = months;
    if (this.straight) this.straight.shift = months;
  }

  resume(month: number, _carrying: Minor): boolean {
    // Where the switch happened decides the straight line's base.
    return !this.spec.switches || month <= this.spec.startMonth;
  }

  charge(month: number, carrying: Minor, days?: Days, trace?: Partial<Trace>): Minor {
    const { profile, residual, switches, rate } = this.spec;
    const left = carrying - residual;
    if (left <= 0) return ZERO;
    const at = month - this.moved;
    const part = this.rateOf(at, days);
    if (this.straight === null && switches) {
      const before = days ? weightThroughDay(profile, days.fromDay - 1, at) : weightThrough(profile, at - 1);
      const after = days ? weightThroughDay(profile, days.toDay, at) : weightThrough(profile, at);
      if (productAtLeast([left, after - before, part.denominator], [carrying, part.numerator, profile.total - before])) {
        this.straight = straightLine(this.spec, carrying, before, this.moved);
      }
    }
    if (this.straight !== null) {
      if (trace) trace.switched = true;
      return this.straight.charge(month, carrying, days, trace);
    }
    if (trace) {
      trace.baseKind = 'carrying_amount';
      trace.baseMinor = carrying;
      trace.yearlyRate = rate;
      trace.share = this.shareOf(at, days) ?? ratio(1, 12);
      trace.adjustment = 'none';
    }
    if (endsLife(profile, at, days)) return lastMonth(left, trace);
    return within(mulDiv(carrying, part.numerator, part.denominator, 'half_away_from_zero'), left, trace);
  }

  /** The yearly rate × the part of the year this month (or these days of it) is. */
  private rateOf(at: number, days: Days | undefined): Ratio {
    const { rate } = this.spec;
    const share = this.shareOf(at, days);
    return share === null ? this.wholeMonth : ratio(rate.numerator * share.numerator, rate.denominator * share.denominator);
  }

  /** The part of a year; null for a whole month, a twelfth. */
  private shareOf(at: number, days: Days | undefined): Ratio | null {
    const { profile } = this.spec;
    if (days === undefined && profile.kind === 'steps' && weightThrough(profile, at) - weightThrough(profile, at - 1) === profile.unit) return null;
    const month = monthAt(at);
    const share = monthShare(profile, at, days?.fromDay ?? month.firstDay, days?.toDay ?? month.lastDay);
    return ratio(share.numerator, 12 * share.denominator);
  }
}

/**
 * Declining balance on the fiscal year's opening carrying amount: opening × yearly rate × the part of the year in service, rounded once and
 * spread over the year's months by their weights. A segment that starts within a year opens that year with its own first carrying amount.
 */
export class DecliningAnnualRunner implements Runner {
  shift = 0;
  private readonly spec: DecliningSpec;
  private straight: WeightedRunner | null = null;
  private yearLastMonth = -1;
  private opened: OpenYear | null = null;
  private opening: Minor = ZERO;
  private yearAmount: Minor = ZERO;
  private weightBefore = 0;
  private yearWeight = 1;
  private wholeWeight = 1;

  constructor(spec: DecliningSpec) {
    this.spec = spec;
  }

  get year(): OpenYear | null {
    return this.opened;
  }

  open(): void {
    this.openYear(this.spec.startMonth, this.spec.startCarrying);
  }

  resume(month: number, carrying: Minor, fiscalYearOpening: Minor | undefined): boolean {
    const { startMonth, calendar, switches } = this.spec;
    const { first: yearFirst } = monthsOfYear(month, calendar);
    if (yearFirst <= startMonth) {
      this.open();
      return true;
    }
    // Whether an earlier year already switched is not known from this year's facts.
    if (switches) return false;
    if (yearFirst === month) this.openYear(month, carrying);
    else if (fiscalYearOpening === undefined) return false;
    else this.openYear(yearFirst, fiscalYearOpening);
    return true;
  }

  charge(month: number, carrying: Minor, days?: Days, trace?: Partial<Trace>): Minor {
    const { profile, residual, rounding } = this.spec;
    const left = carrying - residual;
    if (left <= 0) return ZERO;
    if (month > this.yearLastMonth) this.openYear(month, carrying);
    if (this.straight !== null) {
      if (trace) trace.switched = true;
      return this.straight.charge(month, carrying, days, trace);
    }
    const before = this.weight(month, days ? days.fromDay - 1 : null, month - 1);
    const after = this.weight(month, days ? days.toDay : null, month);
    if (trace) this.explain(trace, after - before);
    if (endsLife(profile, month, days)) return lastMonth(left, trace);
    const charged = this.opening - carrying;
    if (month === this.yearLastMonth && after - this.weightBefore >= this.yearWeight) {
      if (trace) Object.assign(trace, { adjustment: 'year_end', yearChargedMinor: minor(charged) } satisfies Partial<Trace>);
      return within(this.yearAmount - charged, left, trace);
    }
    if (rounding === 'cumulative') {
      return within(mulDiv(this.yearAmount, after - this.weightBefore, this.yearWeight, 'half_away_from_zero') - charged, left, trace);
    }
    return within(Math.min(mulDiv(this.yearAmount, after - before, this.yearWeight, 'half_away_from_zero'), this.yearAmount - charged), left, trace);
  }

  /** Weights of the year's spread: plain days where days are counted, the profile's own weights elsewhere. */
  private weight(month: number, day: number | null, throughMonth: number): number {
    const { profile } = this.spec;
    if (profile.kind === 'steps') return day === null ? weightThrough(profile, throughMonth) : weightThroughDay(profile, day, month);
    const last = day ?? monthAt(throughMonth).lastDay;
    return Math.max(0, Math.min(last, profile.endDay) - profile.startDay + 1);
  }

  private wholeYearWeight(month: number): number {
    const { profile, calendar } = this.spec;
    if (profile.kind === 'steps') return 12 * profile.unit;
    return profile.dayCount === 'actual/365' ? 365 : daysOfFiscalYear(month, calendar);
  }

  private openYear(month: number, carrying: Minor): void {
    const { profile, rate, residual, calendar, startMonth, startDay } = this.spec;
    const last = Math.min(monthsOfYear(month, calendar).last, profile.lastMonth);
    const before = this.weight(month, month === startMonth && startDay !== null ? startDay - 1 : null, month - 1);
    const whole = this.wholeYearWeight(month);
    this.yearLastMonth = Math.max(last, month);
    this.opening = carrying;
    this.opened = { month, day: month === startMonth ? startDay : null, carryingMinor: carrying };
    this.wholeWeight = whole;
    this.weightBefore = before;
    this.yearWeight = Math.max(1, this.weight(last, null, last) - before);
    const left = Math.max(0, carrying - residual);
    const exact = ratio(rate.numerator * this.yearWeight, rate.denominator * whole);
    this.yearAmount = minor(Math.min(left, mulDiv(carrying, exact.numerator, exact.denominator, 'half_away_from_zero')));
    if (!this.spec.switches || this.straight !== null || left === 0) return;
    const remaining = this.weight(profile.lastMonth, null, profile.lastMonth) - before;
    if (productAtLeast([left, rate.denominator, whole], [carrying, rate.numerator, remaining])) {
      const used = month === startMonth && startDay !== null ? weightThroughDay(profile, startDay - 1, month) : weightThrough(profile, month - 1);
      this.straight = straightLine(this.spec, carrying, used, 0);
      // The straight line needs no more year openings.
      this.yearLastMonth = Infinity;
    }
  }

  private explain(trace: Partial<Trace>, weight: number): void {
    trace.baseKind = 'fiscal_year_opening';
    trace.baseMinor = this.opening;
    trace.yearlyRate = this.spec.rate;
    trace.yearAmountMinor = this.yearAmount;
    trace.yearShare = ratio(this.yearWeight, this.wholeWeight);
    trace.yearCapped = this.yearAmount === Math.max(0, this.opening - this.spec.residual);
    trace.share = ratio(weight, this.yearWeight);
    trace.adjustment = this.spec.rounding === 'cumulative' ? 'cumulative' : 'none';
  }
}
