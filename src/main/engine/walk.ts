import { refuse } from '#shared/errors.ts';
import { addDays, monthNumber, type DateString } from '#shared/values/calendar.ts';
import { formatAmount, minor, ZERO, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { timedEvents, type TimedEvent } from './events.ts';
import type { Runner, SegmentCause, Trace } from './methods/runner.ts';
import { monthAt } from './months.ts';
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
    const event = this.events[this.nextEvent];
    if (event !== undefined && event.month <= this.month) this.stepWithEvents(trace);
    else this.chargeDays(this.takeStartDay(), null, trace);
    this.month += 1;
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
    this.take(this.runner.charge(this.month, this.carrying, days, trace));
    if (trace) trace.segment = { startedOn: this.segmentStart, cause: this.segmentCause };
  }

  private take(amount: Minor): void {
    this.charged = (this.charged + amount) as Minor;
    this.accumulated = (this.accumulated + amount) as Minor;
    this.carrying = (this.carrying - amount) as Minor;
  }

  private stepWithEvents(trace?: Partial<Trace>): void {
    let from = this.takeStartDay();
    let charged = false;
    const happened: EngineEvent[] = [];
    for (let next = this.events[this.nextEvent]; next !== undefined && next.month <= this.month; next = this.events[this.nextEvent]) {
      this.nextEvent += 1;
      const { event, when, day } = next;
      happened.push(event);
      const early = next.month < this.month;
      if (early || when === 'before') {
        this.apply(event, { month: this.month, day: null });
      } else if (when === 'within') {
        this.chargeDays(from, day - 1, trace);
        from = day;
        this.apply(event, { month: this.month, day });
      } else {
        if (!charged && when === 'after') this.chargeDays(from, null, trace);
        if (when === 'half') this.chargeHalf();
        charged = true;
        this.apply(event, { month: this.month + 1, day: null });
      }
    }
    if (!charged) this.chargeDays(from, null, trace);
    this.happened = happened;
  }

  /** mid_month: half of the month of disposal; nothing where the asset came in the same month. */
  private chargeHalf(): void {
    if (this.suspended || this.month <= this.firstMonth) return;
    this.take(mulDiv(this.runner.charge(this.month, this.carrying), 1, 2, 'half_away_from_zero'));
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
        this.disposePart(event);
        this.restart(point);
        break;
      case 'estimate': {
        const remaining = { costMinor: this.carrying, used: this.suspendedAt ?? point };
        this.basis = reestimate(this.terms, this.basis, event, point, remaining);
        if (this.suspendedAt) this.suspendedAt = point;
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

  private restart(point: Point): void {
    const profile = weighted(this.basis);
    const used = profile === null ? 0 : usedBefore(profile, this.suspendedAt ?? point);
    this.runner = startSegment(this.terms, this.basis, point, this.carrying, used);
  }

  /** The life goes on where it stopped: its end moves by the time of the suspension. */
  private resume(point: Point): void {
    const stopped = this.suspendedAt ?? point;
    this.suspended = false;
    this.suspendedAt = null;
    if (this.basis.time === null) return;
    const wholeMonths = this.terms.convention !== 'actual_days';
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
  private disposePart(event: PartDisposalEvent): void {
    const { costPart, numerator, denominator } = this.partOf(event);
    const proportional = (amount: Minor): Minor =>
      this.cost === 0 ? ZERO : mulDiv(amount, costPart, this.cost, 'half_away_from_zero');
    const accumulated = minor(this.accumulated - proportional(this.accumulated));
    const impairment = minor(this.impairment - proportional(this.impairment));
    const residualPart = mulDiv(this.basis.residual, numerator, denominator, 'half_away_from_zero');
    this.basis = { ...this.basis, residual: minor(this.basis.residual - residualPart) };
    this.cost = minor(this.cost - costPart);
    this.accumulated = accumulated;
    this.impairment = impairment;
    this.carrying = minor(Math.max(0, this.cost - accumulated - impairment));
  }

  private refuseAmount(amount: Minor): never {
    refuse('INVALID_AMOUNT', { field: 'events.amount', value: formatAmount(amount, this.terms.exponent), reason: 'range' });
  }
}

/** The last day of a life counted in days; null where the life ends with a month. */
export function lastDayOfLife(walk: Walk): DateString | null {
  const { time } = walk.basis;
  if (time?.kind !== 'days' || time.endDay === Infinity) return null;
  const month = monthAt(time.lastMonth);
  return addDays(month.from, time.endDay - month.firstDay);
}
