import { refuse } from '#shared/errors.ts';
import { addDays, monthNumber, periodOf, type DateString } from '#shared/values/calendar.ts';
import { formatAmount, minor, ZERO, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { timedEvents, type TimedEvent } from './events.ts';
import { halfMonth, lastChargeOfYear, type LeavingFacts } from './leaving.ts';
import type { Runner, SegmentCause, Trace } from './methods/runner.ts';
import { isUndone, restoredMoment, type Moment, type WalkState } from './moment.ts';
import { fiscalYearFirstMonth, monthAt } from './months.ts';
import { decimalRatio } from './rate.ts';
import { reestimate, resumedTime } from './reestimate.ts';
import { beginning, startSegment, usedBefore, weighted, type Basis, type Point } from './segment.ts';
import type { EngineEvent, PartDisposalEvent, Terms, ValueEvent } from './terms.ts';

/** A rate without a life may decline for ever; after a hundred years it is cut. */
const MAX_MONTHS_WITHOUT_LIFE = 1200;

const NO_EVENTS: readonly EngineEvent[] = [];

/** Where an asset stands at one moment of its walk. Minor units. */
export interface Standing {
  readonly costMinor: Minor;
  readonly accumulatedMinor: Minor;
  readonly impairmentMinor: Minor;
  readonly carryingMinor: Minor;
  readonly residualMinor: Minor;
}

/** What one event met and left behind; `chargedMinor` is what its own month had charged before it. */
export interface Probe {
  readonly before: Standing;
  readonly after: Standing;
  readonly chargedMinor: Minor;
}

/** Walks one asset through its months: each `step` charges `month`, applies its events, and goes on to the next. */
export class Walk {
  readonly terms: Terms;
  /** The month the next step will charge. */
  month: number;
  carrying: Minor;
  accumulated: Minor;
  // What the last step did.
  opening: Minor = ZERO;
  charged: Minor = ZERO;
  happened: readonly EngineEvent[] = NO_EVENTS;
  suspended = false;
  disposed = false;
  basis: Basis;
  runner: Runner;
  segmentStart: DateString;
  segmentCause: SegmentCause;
  /** The event to watch, and what it met once it has been. */
  watched: EngineEvent | null = null;
  probe: Probe | null = null;
  private cost: Minor;
  private impairment: Minor;
  private readonly firstMonth: number;
  private startDay: number | null;
  private suspendedAt: Point | null = null;
  private readonly events: TimedEvent[];
  private nextEvent = 0;
  private readonly lastPlanned: number;
  /** What the months of the present fiscal year were charged, and the first month of the next one. */
  private chargedInYear: Minor = ZERO;
  private nextYear: number;
  /** The last charge of a part that is about to leave. */
  private partCharge: Minor = ZERO;

  constructor(terms: Terms) {
    const start = beginning(terms);
    this.terms = terms;
    this.month = start.month;
    this.firstMonth = start.month;
    this.startDay = start.day;
    this.basis = start.basis;
    this.runner = start.runner;
    this.carrying = start.carrying;
    this.accumulated = start.accumulated;
    this.impairment = start.impairment;
    this.cost = terms.costMinor;
    this.segmentStart = terms.opening ? addDays(terms.opening.depreciatedThrough, 1) : terms.inServiceDate;
    this.segmentCause = terms.opening ? 'opening' : 'in_service';
    this.events = terms.events.length === 0 ? [] : timedEvents(terms);
    const planned = [...(terms.usage ?? []), ...(terms.manual ?? [])];
    this.nextYear = fiscalYearFirstMonth(start.month, terms.fiscalYearStartMonth) + 12;
    if (this.events.length > 0 && terms.opening) this.chargedInYear = chargedBeforeOpening(terms, start.month);
    this.lastPlanned = planned.reduce((last, { period }) => Math.max(last, monthNumber(period)), -1);
  }

  /** True when no later month can hold a charge or an event. */
  get done(): boolean {
    if (this.disposed) return true;
    if (this.nextEvent < this.events.length) return false;
    if (this.suspended || this.carrying <= this.basis.residual) return true;
    switch (this.basis.method) {
      case 'none':
        return true;
      case 'units_of_production':
      case 'manual':
        return this.month > this.lastPlanned;
      default:
        if (this.basis.lifeMonths !== Infinity || this.basis.method === 'macrs') return false;
        return this.month > this.firstMonth && (this.charged === 0 || this.month - this.firstMonth >= MAX_MONTHS_WITHOUT_LIFE);
    }
  }

  step(trace?: Partial<Trace>): void {
    this.opening = this.carrying;
    this.charged = ZERO;
    this.happened = NO_EVENTS;
    if (this.month >= this.nextYear) this.openYear();
    const event = this.events[this.nextEvent];
    if (event !== undefined && event.month <= this.month) this.stepWithEvents(trace);
    else this.chargeDays(this.takeStartDay(), null, trace);
    this.month += 1;
  }

  private openYear(): void {
    this.chargedInYear = ZERO;
    this.nextYear = fiscalYearFirstMonth(this.month, this.terms.fiscalYearStartMonth) + 12;
  }

  private takeStartDay(): number | null {
    const day = this.startDay;
    this.startDay = null;
    return day;
  }

  /** Charges the month from `fromDay` to `toDay`; null is the month's own end. */
  private chargeDays(fromDay: number | null, toDay: number | null, trace?: Partial<Trace>): void {
    if (this.suspended || this.disposed) return;
    const month = monthAt(this.month);
    const days = fromDay === null && toDay === null ? undefined : { fromDay: fromDay ?? month.firstDay, toDay: toDay ?? month.lastDay };
    if (days !== undefined && days.toDay < days.fromDay) return;
    const carryingMinor = this.carrying;
    const formulaMinor = this.runner.charge(this.month, carryingMinor, days, trace);
    this.take(formulaMinor);
    if (trace) Object.assign(trace, { segment: { startedOn: this.segmentStart, cause: this.segmentCause }, formulaMinor, carryingMinor, residualMinor: this.basis.residual } satisfies Partial<Trace>);
  }

  private take(amount: Minor): void {
    this.charged = (this.charged + amount) as Minor;
    this.accumulated = (this.accumulated + amount) as Minor;
    this.carrying = (this.carrying - amount) as Minor;
    this.chargedInYear = (this.chargedInYear + amount) as Minor;
  }

  private stepWithEvents(trace?: Partial<Trace>): void {
    let from = this.takeStartDay();
    let charged = false;
    let moment: Moment | undefined;
    const happened: EngineEvent[] = [];
    for (let next = this.events[this.nextEvent]; next !== undefined && next.month <= this.month; next = this.events[this.nextEvent]) {
      this.nextEvent += 1;
      const { event, when, day } = next;
      happened.push(event);
      const isBefore = next.month < this.month || when === 'before';
      const isWithin = !isBefore && when === 'within';
      if (!isBefore && !isWithin) {
        if (!charged && when === 'after') this.chargeDays(from, null, trace);
        if (when === 'half') this.take(halfMonth(this.leavingFacts, trace));
        charged = true;
      }
      if (moment?.when !== when || moment.day !== day) moment = { when, day, from, state: this.state };
      if (isWithin) {
        this.chargeDays(from, day - 1, trace);
        from = day;
      }
      if (isBefore) this.leave(event, trace);
      this.apply(event, isBefore ? { month: this.month, day: null } : isWithin ? { month: this.month, day } : { month: this.month + 1, day: null });
      if (event.type === 'estimate' && event.convention !== undefined && isBefore) from = null;
      if (event.type !== 'charge' && isUndone(moment, this.state)) from = this.restore(moment);
    }
    if (!charged) this.chargeDays(from, null, trace);
    this.happened = happened;
  }

  private get leavingFacts(): LeavingFacts {
    const { terms, basis, runner, month, carrying, accumulated, chargedInYear, suspended } = this;
    return { terms, basis, runner, month, carrying, accumulated, chargedInYear, suspended };
  }

  /** What the conventions of the year (and half months) still charge to what leaves, just before it does: the whole asset or its part. */
  private leave(event: EngineEvent, trace?: Partial<Trace>): void {
    if (event.type === 'disposal') this.take(lastChargeOfYear(this.leavingFacts, trace) ?? ZERO);
    if (event.type !== 'part_disposal' || this.cost === 0) return;
    const whole = lastChargeOfYear(this.leavingFacts) ?? (this.basis.convention === 'mid_month' ? halfMonth(this.leavingFacts) : ZERO);
    this.partCharge = mulDiv(whole, this.partOf(event).costPart, this.cost, 'half_away_from_zero');
    this.take(this.partCharge);
    if (trace) trace.partMinor = minor((trace.partMinor ?? 0) + this.partCharge);
  }

  private get state(): WalkState {
    const { carrying, accumulated, charged, cost, impairment, basis, runner, segmentStart, segmentCause, suspended } = this;
    return { carrying, accumulated, charged, cost, impairment, basis, runner, shift: runner.shift, segmentStart, segmentCause, suspended };
  }

  /** Puts the walk where it stood before the events of a moment that undid each other; gives back the day on which its charge goes on. */
  private restore({ from, state }: Moment): number | null {
    this.take(minor(state.charged - this.charged));
    Object.assign(this, restoredMoment(state));
    return from;
  }

  get standing(): Standing {
    return { costMinor: this.cost, accumulatedMinor: this.accumulated, impairmentMinor: this.impairment, carryingMinor: this.carrying, residualMinor: this.disposed ? ZERO : this.basis.residual };
  }

  /**
   * Puts the walk on what was posted: the past is a fact, whatever the plan made of it. Where they differ, the rest of the life is
   * spread anew from the facts.
   */
  rebase(month: number, costMinor: Minor, accumulatedMinor: Minor, impairmentMinor: Minor): void {
    if (this.disposed || (costMinor === this.cost && accumulatedMinor === this.accumulated && impairmentMinor === this.impairment)) return;
    this.month = Math.max(this.month, month);
    // The facts do not say which year the difference is of: it is taken as this one's, as far as this year can hold it.
    this.chargedInYear = minor(Math.max(0, Math.min(this.chargedInYear + accumulatedMinor - this.accumulated, accumulatedMinor)));
    this.cost = costMinor;
    this.accumulated = accumulatedMinor;
    this.impairment = impairmentMinor;
    this.carrying = minor(costMinor - accumulatedMinor - impairmentMinor);
    this.restart({ month: this.month, day: null });
  }

  private apply(event: EngineEvent, point: Point): void {
    if (event !== this.watched) return this.takeEffect(event, point);
    const before = this.standing;
    const chargedMinor = this.charged;
    this.takeEffect(event, point);
    this.probe = { before, after: this.standing, chargedMinor };
  }

  private takeEffect(event: EngineEvent, point: Point): void {
    switch (event.type) {
      case 'suspend':
        this.suspended = true;
        this.suspendedAt = point;
        return;
      case 'resume':
        this.resume(point);
        break;
      case 'disposal':
        this.disposed = true;
        this.carrying = this.accumulated = this.cost = this.impairment = ZERO;
        return;
      case 'part_disposal':
        this.disposePart(event, point);
        break;
      case 'estimate': {
        const remaining = { costMinor: this.carrying, used: this.suspendedAt ?? point };
        const { time } = this.basis;
        this.basis = reestimate(this.terms, this.basis, event, point, remaining);
        // A life laid out anew begins here; one that stays is still where it stopped.
        if (this.suspendedAt && this.basis.time !== time) this.suspendedAt = point;
        this.restart(point);
        break;
      }
      case 'charge':
        if (event.amountMinor > this.carrying) this.refuseAmount(event.amountMinor);
        this.take(event.amountMinor);
        this.restart(point);
        break;
      default:
        this.changeValue(event);
        this.restart(point);
    }
    this.segmentStart = event.date;
    this.segmentCause = event.type;
  }

  private restart(point: Point, carrying = this.carrying): void {
    const profile = weighted(this.basis);
    const used = profile === null ? 0 : usedBefore(profile, this.suspendedAt ?? point);
    this.runner = startSegment(this.terms, this.basis, point, carrying, used);
  }

  /** The life goes on where it stopped: its end moves by the time of the suspension. */
  private resume(point: Point): void {
    const stopped = this.suspendedAt ?? point;
    this.suspended = false;
    this.suspendedAt = null;
    if (this.basis.time === null || (stopped.month === point.month && stopped.day === point.day)) return;
    const wholeMonths = this.basis.convention !== 'actual_days';
    this.basis = resumedTime(this.basis, stopped, point, wholeMonths);
    const keepsItsYear = this.basis.rate === null || this.terms.basis === 'monthly';
    // A runner that only counts months is moved, so that its instalment does not change by a rounding.
    if (wholeMonths && keepsItsYear) this.runner.shift += point.month - stopped.month;
    else this.runner = startSegment(this.terms, this.basis, point, this.carrying, wholeMonths ? this.usedAt(point) : 0);
  }

  private usedAt(point: Point): number {
    const profile = weighted(this.basis);
    return profile === null ? 0 : usedBefore(profile, point);
  }

  private changeValue(event: ValueEvent): void {
    const amount = event.amountMinor;
    switch (event.type) {
      case 'improvement':
        this.cost = minor(this.cost + amount);
        break;
      case 'revaluation_up':
        this.restate(event, minor(this.carrying + amount));
        break;
      case 'revaluation_down':
        if (amount > this.carrying) this.refuseAmount(amount);
        this.restate(event, minor(this.carrying - amount));
        break;
      case 'impairment':
        this.impairment = minor(this.impairment + amount);
        break;
      case 'impairment_reversal':
        if (amount > this.impairment) this.refuseAmount(amount);
        this.impairment = minor(this.impairment - amount);
        break;
    }
    const carrying = this.cost - this.accumulated - this.impairment;
    if (carrying < 0) this.refuseAmount(amount);
    this.carrying = minor(carrying);
  }

  /** Brings cost and accumulated amounts to a fair value by the method of the restatement; the three are never rounded apart. */
  private restate({ restatement }: ValueEvent, fairValue: Minor): void {
    if (restatement === 'elimination' || (restatement === 'gross' && this.carrying === 0)) {
      this.cost = fairValue;
      this.accumulated = this.impairment = ZERO;
    } else if (restatement === 'gross') {
      this.cost = mulDiv(this.cost, fairValue, this.carrying, 'half_away_from_zero');
      this.impairment = ZERO;
      this.accumulated = minor(this.cost - fairValue);
    } else {
      this.cost = minor(this.cost + fairValue - this.carrying);
    }
  }

  /** The part's share as a fraction of the whole, and its cost. */
  private partOf({ percent, costMinor }: PartDisposalEvent): { costPart: Minor; numerator: number; denominator: number } {
    if (costMinor !== undefined) {
      if (costMinor <= 0 || costMinor >= this.cost) this.refuseAmount(costMinor);
      return { costPart: costMinor, numerator: costMinor, denominator: this.cost };
    }
    const share = decimalRatio(percent ?? '0', 'events.percent');
    const denominator = share.denominator * 100;
    if (share.numerator === 0 || share.numerator >= denominator) refuse('INVALID_INPUT', { field: 'events.percent', reason: 'percent' });
    return { costPart: mulDiv(this.cost, share.numerator, denominator, 'half_away_from_zero'), numerator: share.numerator, denominator };
  }

  /** One part is rounded, the other is what remains; the residual value shrinks by the same share. */
  private disposePart(event: PartDisposalEvent, point: Point): void {
    const { costPart, numerator, denominator } = this.partOf(event);
    const { cost, partCharge } = this;
    const kept = (amount: number): Minor => minor(amount - (cost === 0 ? 0 : mulDiv(minor(amount), costPart, cost, 'half_away_from_zero')));
    // The part's own last charge leaves with it.
    this.accumulated = kept(this.accumulated - partCharge);
    this.chargedInYear = kept(this.chargedInYear - partCharge);
    this.impairment = kept(this.impairment);
    this.partCharge = ZERO;
    const residualPart = mulDiv(this.basis.residual, numerator, denominator, 'half_away_from_zero');
    this.cost = minor(cost - costPart);
    this.basis = { ...this.basis, residual: minor(this.basis.residual - residualPart), original: this.cost };
    this.carrying = minor(Math.max(0, this.cost - this.accumulated - this.impairment));
    // A year's amount is the part's and the rest's alike: the rest keeps its share of the opening it is worked out on.
    const { year } = this.runner;
    this.restart(year ?? point, year ? kept(year.carryingMinor) : this.carrying);
    if (year) this.runner.open?.();
  }

  private refuseAmount(amount: Minor): never {
    refuse('INVALID_AMOUNT', { field: 'events.amount', value: formatAmount(amount, this.terms.exponent), reason: 'range' });
  }
}

/**
 * What the fiscal year of an opening balance had been charged before it: all of it, where the asset came in that year; else what its own plan
 * says, for the balance does not.
 */
function chargedBeforeOpening(terms: Terms, month: number): Minor {
  const { inServiceDate, fiscalYearStartMonth: start, opening } = terms;
  const yearFirst = fiscalYearFirstMonth(month, start);
  if (monthNumber(periodOf(inServiceDate)) >= yearFirst) return opening?.accumulatedMinor ?? ZERO;
  const walk = new Walk({ ...terms, opening: undefined, events: [] });
  let charged = 0;
  while (!walk.done && walk.month < month) {
    walk.step();
    if (walk.month > yearFirst) charged += walk.charged;
  }
  return minor(charged);
}
