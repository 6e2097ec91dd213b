import { refuse } from '#shared/errors.ts';
import { monthNumber, periodFromMonthNumber, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { chargeForPeriod, walkFromFacts } from './charge.ts';
import { computeSchedule } from './schedule.ts';
import { beginning } from './segment.ts';
import type { EngineEvent, Method, PostedCharge, PostedState, Terms } from './terms.ts';
import type { Standing, Walk } from './walk.ts';

/** What an event meets and does, worked out on the posted facts. Minor units. */
export interface Settlement {
  /** What the plan charges up to the moment of the event and nobody has posted: to be posted before it. By month, oldest first. */
  charges: PostedCharge[];
  before: Standing;
  after: Standing;
}

/**
 * Walks from the posted facts to the moment at which an event takes effect: depreciation due by then (IAS 16.55: up to derecognition; before a
 * revaluation the carrying amount of its date), what stands before, what stands after. The event's amounts are the engine's, so that the
 * schedule that follows rests on the very figures that are posted.
 * @throws the refusals of checkTerms; INVALID_AMOUNT where the event takes more than there is; INVALID_INPUT (usage) where a month due has no reading.
 */
export function settle(terms: Terms, state: Omit<PostedState, 'period'>, event: EngineEvent): Settlement {
  const { walk } = walkFromFacts({ ...terms, events: [...terms.events, event] }, state);
  walk.watched = event;
  const charges = dueCharges(walk, state, monthNumber(periodOf(event.date)), () => walk.probe === null);
  const { before, after } = walk.probe === null ? { before: walk.standing, after: walk.standing } : probed(walk);
  return { charges, before, after };
}

/**
 * What is due by the end of a month and nobody has posted, month by month.
 * @param paidThrough what was charged ahead until then may be for these months: that of the open month, where they are closed.
 * @throws as settle does
 */
export function dueThrough(terms: Terms, state: Omit<PostedState, 'period'>, through: Period, paidThrough: Period = through): PostedCharge[] {
  const { walk } = walkFromFacts(terms, state);
  return dueCharges(walk, state, monthNumber(paidThrough), () => walk.month <= monthNumber(through));
}

function dueCharges(walk: Walk, { chargedAhead = [] }: Pick<PostedState, 'chargedAhead'>, through: number, goesOn: () => boolean): PostedCharge[] {
  const due = new Map<number, number>();
  while (goesOn() && !walk.done) {
    const month = walk.month;
    walk.step();
    // What the month still has to bring is the next run's to ask for.
    const isOwed = walk.probe?.opensMonth !== true;
    if (isOwed && walk.runner.missing?.(month) === true) refuse('INVALID_INPUT', { field: 'usage', reason: `no reading for ${periodFromMonthNumber(month)}` });
    // In its own month the event cuts: what follows it is the next run's.
    due.set(month, walk.probe === null ? walk.charged : probed(walk).chargedMinor);
  }
  payAhead(due, chargedAhead, through);
  return [...due].filter(([, amount]) => amount !== 0).map(([month, amount]) => ({ period: periodFromMonthNumber(month), amountMinor: minor(amount) }));
}

/**
 * Takes off what was charged already: of its own month first; what is more than that was for older months, of which the oldest are paid first. (What closed
 * months owed is charged in the month that is open.)
 */
function payAhead(due: Map<number, number>, chargedAhead: readonly PostedCharge[], through: number): void {
  const paid = new Map<number, number>();
  for (const { period, amountMinor } of chargedAhead) paid.set(monthNumber(period), (paid.get(monthNumber(period)) ?? 0) + amountMinor);
  for (const [month, amount] of [...paid].filter(([charged]) => charged <= through).sort(([a], [b]) => a - b)) {
    const own = due.get(month) ?? 0;
    let left = amount - own;
    if (due.has(month)) due.set(month, Math.max(0, -left));
    for (const [older, owed] of due) {
      if (older >= month || left <= 0) break;
      const part = Math.min(Math.max(0, owed), left);
      due.set(older, owed - part);
      left -= part;
    }
    if (due.has(month) && left > 0) due.set(month, -left);
  }
}

function probed({ probe }: Walk): NonNullable<Walk['probe']> {
  return probe ?? refuse('INVALID_INPUT', { field: 'date', reason: 'before_start' });
}

export interface PlannedRow {
  period: Period;
  openingCarryingMinor: Minor;
  /** The month's charge still to be posted; in the first row with what earlier months owe, less what was charged ahead. */
  depreciationMinor: Minor;
  catchUpMinor: Minor;
  accumulatedMinor: Minor;
  carryingMinor: Minor;
  events: readonly EngineEvent[];
}

/**
 * What is to come, month by month from `state.period` on, as the close of each month would charge it: the plan walked on from the posted
 * facts. Months before it that nobody charged fall due in its first row. Minor units.
 */
export function plannedFrom(terms: Terms, state: PostedState): PlannedRow[] {
  return terms.events.length === 0 && (state.chargedAhead ?? []).length === 0 ? closedFrom(terms, state) : walkedFrom(terms, state);
}

/** Without events each month is charged from what stands posted before it, so the months are closed one after another. */
function closedFrom(terms: Terms, state: PostedState): PlannedRow[] {
  const planned = computeSchedule(terms).rows.at(-1)?.period;
  const lifeEnd = beginning(terms).basis.time?.lastMonth ?? -1;
  // What was posted may be less than planned: then the last month of the life still takes what is left.
  const last = Math.max(planned === undefined ? -1 : monthNumber(planned), Number.isFinite(lifeEnd) ? lifeEnd : -1, monthNumber(state.period));
  const rows: PlannedRow[] = [];
  let { accumulatedMinor, postedThrough } = state;
  const impairmentMinor = terms.opening?.accumulatedImpairmentMinor ?? 0;
  for (let month = monthNumber(state.period); month <= last; month += 1) {
    const period = periodFromMonthNumber(month);
    const charge = chargeForPeriod(terms, { ...state, chargedAhead: undefined, period, accumulatedMinor, postedThrough });
    if (charge.reason === 'fully_depreciated') break;
    if (charge.amountMinor === 0) continue;
    const opening = minor(terms.costMinor - impairmentMinor - accumulatedMinor);
    accumulatedMinor = minor(accumulatedMinor + charge.amountMinor);
    postedThrough = period;
    rows.push({ period, openingCarryingMinor: opening, depreciationMinor: charge.amountMinor, catchUpMinor: charge.catchUpMinor, accumulatedMinor, carryingMinor: minor(opening - charge.amountMinor), events: [] });
  }
  return rows;
}

function walkedFrom(terms: Terms, state: PostedState): PlannedRow[] {
  const { walk, from } = walkFromFacts(terms, state);
  const start = Math.max(from, monthNumber(state.period));
  const rows: PlannedRow[] = [];
  let owed = -(state.chargedAhead ?? []).reduce((sum, { period, amountMinor }) => (monthNumber(period) < start ? sum + amountMinor : sum), 0);
  const ahead = new Map((state.chargedAhead ?? []).map(({ period, amountMinor }) => [monthNumber(period), amountMinor]));
  while (!walk.done || (rows.length === 0 && owed !== 0)) {
    const month = walk.month;
    walk.step();
    if (month < start) {
      owed += walk.charged;
      continue;
    }
    const due = walk.charged - (ahead.get(month) ?? 0) + owed;
    rows.push({
      period: periodFromMonthNumber(month), openingCarryingMinor: walk.opening, depreciationMinor: minor(due), catchUpMinor: minor(owed), accumulatedMinor: walk.accumulated, carryingMinor: walk.carrying, events: walk.happened,
    });
    owed = 0;
  }
  return rows;
}

/**
 * Whether an event changes what the plan charges in the months from its own through another: what was posted for them then no longer stands. An
 * amount by hand that comes on top of its month leaves the month's own charge as it is.
 */
export function changesCharges(terms: Terms, event: EngineEvent, from: Period, through: Period): boolean {
  const planned = (events: readonly EngineEvent[], onTop: number): string => {
    const { walk } = walkFromFacts({ ...terms, events }, { accumulatedMinor: minor(0), postedThrough: null });
    const amounts: number[] = [];
    while (!walk.done && walk.month <= monthNumber(through)) {
      walk.step();
      const month = walk.month - 1;
      if (month >= monthNumber(from)) amounts.push(walk.charged - (month === monthNumber(from) ? onTop : 0));
    }
    while (amounts.at(-1) === 0) amounts.pop();
    return amounts.join();
  };
  return planned(terms.events, 0) !== planned([...terms.events, event], event.type === 'charge' ? event.amountMinor : 0);
}

/** The estimates an asset is depreciated by when a month begins, all changes before it included. */
export interface Estimates {
  method: Method;
  residualMinor: Minor;
  /** The life from the date of the last estimate; null where the method knows none. */
  usefulLifeMonths: number | null;
  suspended: boolean;
}

/** @param through the month whose events still count; all of them where it is left out. */
export function estimatesAfter(terms: Terms, through?: Period): Estimates {
  const last = terms.events.reduce((latest, { date }) => Math.max(latest, monthNumber(periodOf(date))), 0);
  const { walk } = walkFromFacts(terms, { accumulatedMinor: minor(0), postedThrough: null });
  // What happens before the first month charged takes effect with it.
  const until = through === undefined ? (last === 0 ? 0 : Math.max(last, walk.month)) : monthNumber(through);
  while (!walk.done && walk.month <= until) walk.step();
  const { method, residual, lifeMonths, time } = walk.basis;
  return { method, residualMinor: residual, usefulLifeMonths: time === null || lifeMonths === Infinity ? null : lifeMonths, suspended: walk.suspended };
}

/** Carrying amount that would stand when something of a date takes effect, had no impairment ever been booked: the cap of a reversal (IAS 36.117). */
export function carryingWithoutImpairment(terms: Terms, date: DateString): Minor {
  const events = terms.events.filter((event) => event.type !== 'impairment' && event.type !== 'impairment_reversal' && event.date <= date);
  const probe: EngineEvent = { type: 'impairment', date, amountMinor: minor(0) };
  return settle({ ...terms, events }, { accumulatedMinor: minor(0), postedThrough: null }, probe).before.carryingMinor;
}
