import { refuse } from '#shared/errors.ts';
import { addDays, monthNumber, periodOf, type DateString } from '#shared/values/calendar.ts';
import { monthsOfYear } from '#shared/values/fiscalCalendar.ts';
import { formatAmount, minor, ZERO, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { timedEvents, type TimedEvent } from './events.ts';
import { halfMonth, lastChargeOfYear, type LeavingFacts } from './leaving.ts';
import type { Runner, SegmentCause, Trace } from './methods/runner.ts';
import { isUndone, restoredMoment, type Moment, type WalkState } from './moment.ts';
import { monthAt } from './months.ts';
import { partOfWhole, sharesOfPart, shareOfTable } from './parting.ts';
import { reestimate, resumedTime } from './reestimate.ts';
import { beginning, startSegment, usedBefore, weighted, type Basis, type Point } from './segment.ts';
import { valueAfter } from './values.ts';
import type { EngineEvent, MergeEvent, PartDisposalEvent, SplitEvent, Terms, ValueEvent } from './terms.ts';

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

/** What one event met and left behind; `chargedMinor` is what its own month had charged before it, nothing where it comes before all that (`opensMonth`). */
export interface Probe {
  readonly before: Standing;
  readonly after: Standing;
  readonly chargedMinor: Minor;
  readonly opensMonth: boolean;
}

/** Walks one asset through its months: each `step` charges `month`, applies its events, and goes on to the next. */
export class Walk {
  terms: Terms;
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
  /** Held for sale: nothing is settled when it leaves. */
  private held = false;
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
    this.nextYear = monthsOfYear(start.month, terms).last + 1;
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
    this.nextYear = monthsOfYear(this.month, this.terms).last + 1;
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
    if (this.held) return;
    if (event.type === 'disposal') this.take(lastChargeOfYear(this.leavingFacts, trace) ?? ZERO);
    if (event.type !== 'part_disposal' || this.cost === 0) return;
    const whole = lastChargeOfYear(this.leavingFacts) ?? (this.basis.convention === 'mid_month' ? halfMonth(this.leavingFacts) : ZERO);
    this.partCharge = mulDiv(whole, this.costOfPart(event), this.cost, 'half_away_from_zero');
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
    this.probe = { before, after: this.standing, chargedMinor, opensMonth: point.month === this.month && point.day === null };
  }

  private takeEffect(event: EngineEvent, point: Point): void {
    switch (event.type) {
      case 'suspend':
        this.suspended = true;
        this.suspendedAt = point;
        this.held = event.heldForSale === true;
        return;
      case 'resume':
        this.resume(point);
        break;
      case 'disposal':
      case 'merged':
        this.disposed = true;
        this.carrying = this.accumulated = this.cost = this.impairment = ZERO;
        return;
      case 'part_disposal':
        this.disposePart(event, point);
        break;
      case 'split':
        this.split(event, point);
        break;
      case 'merge':
        this.merge(event, point);
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
    const next = valueAfter(this.standing, event) ?? this.refuseAmount(event.amountMinor);
    this.cost = next.costMinor;
    this.accumulated = next.accumulatedMinor;
    this.impairment = next.impairmentMinor;
    this.carrying = next.carryingMinor;
  }

  private costOfPart(named: Pick<PartDisposalEvent, 'percent' | 'costMinor'>): Minor {
    return partOfWhole(this.cost, named)?.costPart ?? this.refuseAmount(named.costMinor ?? ZERO);
  }

  /** One part is rounded, the other is what remains; the residual value shrinks by the same share. */
  private disposePart(event: PartDisposalEvent, point: Point): void {
    const part = partOfWhole(this.cost, event) ?? this.refuseAmount(event.costMinor ?? ZERO);
    const residualPart = mulDiv(this.basis.residual, part.numerator, part.denominator, 'half_away_from_zero');
    const { partCharge, cost } = this;
    // The part's own last charge leaves with it.
    this.accumulated = minor(this.accumulated - partCharge);
    this.chargedInYear = minor(this.chargedInYear - partCharge);
    this.partCharge = ZERO;
    this.keep(part.costPart, 'rest', { residual: minor(this.basis.residual - residualPart), original: minor(cost - part.costPart) }, point);
  }

  /** The terms' own table is shared month by month; all else is what stays of the amounts. */
  private split({ costMinor, stays }: SplitEvent, point: Point): void {
    const { cost } = this;
    if (this.costOfPart({ costMinor }) !== costMinor) this.refuseAmount(costMinor);
    const sideOf = (amount: Minor): Minor => {
      const part = mulDiv(amount, costMinor, cost, 'half_away_from_zero');
      return stays === 'part' ? part : minor(amount - part);
    };
    const { manual } = this.terms;
    if (manual) this.terms = { ...this.terms, manual: shareOfTable(manual, costMinor, cost, stays) };
    this.keep(costMinor, stays, { residual: sideOf(this.basis.residual), original: sideOf(this.basis.original) }, point);
  }

  /** One of two shares goes on; a year that is open keeps its share of the opening it is worked out on. */
  private keep(costPart: Minor, stays: SplitEvent['stays'], basis: Pick<Basis, 'residual' | 'original'>, point: Point): void {
    const { cost } = this;
    const part = sharesOfPart({ costMinor: cost, accumulatedMinor: this.accumulated, impairmentMinor: this.impairment }, costPart);
    const side = (amount: number, ofPart: number): Minor => minor(stays === 'part' ? ofPart : amount - ofPart);
    const shared = (amount: Minor): Minor => side(amount, cost === 0 ? 0 : mulDiv(amount, costPart, cost, 'half_away_from_zero'));
    this.cost = side(cost, costPart);
    this.accumulated = side(this.accumulated, part.accumulatedMinor);
    this.impairment = side(this.impairment, part.impairmentMinor);
    this.chargedInYear = shared(this.chargedInYear);
    this.basis = { ...this.basis, ...basis };
    this.carrying = minor(this.cost - this.accumulated - this.impairment);
    const { year } = this.runner;
    this.restart(year ?? point, year ? shared(year.carryingMinor) : this.carrying);
    if (year) this.runner.open?.();
  }

  /** What comes in is spread over what remains of the life here. */
  private merge({ costMinor, accumulatedMinor, impairmentMinor, residualMinor }: MergeEvent, point: Point): void {
    this.cost = minor(this.cost + costMinor);
    this.accumulated = minor(this.accumulated + accumulatedMinor);
    this.impairment = minor(this.impairment + impairmentMinor);
    this.basis = { ...this.basis, residual: minor(this.basis.residual + residualMinor), original: minor(this.basis.original + costMinor) };
    this.carrying = minor(this.cost - this.accumulated - this.impairment);
    this.restart(point);
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
  const { inServiceDate, opening } = terms;
  const { first: yearFirst } = monthsOfYear(month, terms);
  if (monthNumber(periodOf(inServiceDate)) >= yearFirst) return opening?.accumulatedMinor ?? ZERO;
  const walk = new Walk({ ...terms, opening: undefined, events: [] });
  let charged = 0;
  while (!walk.done && walk.month < month) {
    walk.step();
    if (walk.month > yearFirst) charged += walk.charged;
  }
  return minor(charged);
}
