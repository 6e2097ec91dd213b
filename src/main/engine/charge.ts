import { monthNumber, periodOf, type Period } from '#shared/values/calendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { beginning, startSegment, usedBefore, weighted, type Point, type Start } from './segment.ts';
import type { Days, Runner } from './methods/runner.ts';
import { monthAt } from './months.ts';
import type { Charge, ChargeReason, PostedState, Terms } from './terms.ts';
import { Walk } from './walk.ts';

interface Due extends Charge {
  carryingAfterMinor: Minor;
  /** With events: what stands after the month, its events included. */
  accumulatedAfterMinor?: Minor;
}

const nothing = (reason: ChargeReason, carryingAfterMinor: Minor): Due => ({
  amountMinor: ZERO,
  currentMinor: ZERO,
  catchUpMinor: ZERO,
  reason,
  carryingAfterMinor,
});

function due(current: number, catchUp: number, ifNothing: ChargeReason, carryingAfterMinor: Minor): Due {
  const amount = current + catchUp;
  if (amount === 0) return nothing(ifNothing, carryingAfterMinor);
  return { amountMinor: minor(amount), currentMinor: minor(current), catchUpMinor: minor(catchUp), reason: 'due', carryingAfterMinor };
}

/** The first month that no posting and no opening balance covers. */
function firstDue(start: { month: number }, state: Pick<PostedState, 'postedThrough'>): number {
  return state.postedThrough === null ? start.month : Math.max(start.month, monthNumber(state.postedThrough) + 1);
}

/** An opening balance within a month leaves the rest of that month to charge. */
function restOfMonth({ month, day }: Point): Days | undefined {
  return day === null ? undefined : { fromDay: day, toDay: monthAt(month).lastDay };
}

/**
 * The start's runner, ready to charge `from`. Methods that depend on the months in between are walked through the plan; where the posted total is not
 * the plan's, the posted total stands and the rest of the life starts from it.
 */
function runnerAt(terms: Terms, start: Start, from: number, carrying: Minor, state: PostedState): Runner {
  const { runner, basis } = start;
  if (from === start.month || runner.resume(from, carrying, state.fiscalYearOpeningCarryingMinor)) return runner;
  let planned = minor(start.carrying - runner.charge(start.month, start.carrying, restOfMonth(start)));
  for (let month = start.month + 1; month < from; month += 1) planned = minor(planned - runner.charge(month, planned));
  if (planned === carrying) return runner;
  const profile = weighted(basis);
  const point = { month: from, day: null };
  return startSegment(terms, basis, point, carrying, profile === null ? 0 : usedBefore(profile, point));
}

function beforeStart({ opening }: Terms, { period }: PostedState): ChargeReason {
  return opening && period <= periodOf(opening.depreciatedThrough) ? 'already_posted' : 'not_started';
}

function fromFacts(terms: Terms, state: PostedState): Due {
  const period = monthNumber(state.period);
  const start = beginning(terms);
  let carrying = minor(start.carrying + start.accumulated - state.accumulatedMinor);
  if (terms.method === 'none') return nothing('no_depreciation', carrying);
  if (period < start.month) return nothing(beforeStart(terms, state), carrying);
  const from = firstDue(start, state);
  if (from > period) return nothing('already_posted', carrying);
  if (carrying <= start.basis.residual) return nothing('fully_depreciated', carrying);
  const runner = runnerAt(terms, start, from, carrying, state);
  let days = from === start.month ? restOfMonth(start) : undefined;
  let catchUp = 0;
  let current: Minor = ZERO;
  for (let month = from; month <= period; month += 1) {
    if (runner.missing?.(month) === true) return nothing('usage_missing', carrying);
    catchUp += current;
    current = runner.charge(month, carrying, days);
    carrying = minor(carrying - current);
    days = undefined;
  }
  return due(current, catchUp, 'nothing_due', carrying);
}

/** The walk of terms with events, on the posted facts after the last month charged; `from` is the first month due. */
export function walkFromFacts(terms: Terms, state: Omit<PostedState, 'period'>): { walk: Walk; from: number } {
  const walk = new Walk(terms);
  const from = firstDue(walk, state);
  while (!walk.done && walk.month < from) walk.step();
  if (state.postedThrough !== null && walk.month <= from) {
    walk.rebase(from, state.costMinor ?? walk.standing.costMinor, state.accumulatedMinor, state.impairmentMinor ?? walk.standing.impairmentMinor);
  }
  return { walk, from };
}

/** What single postings charged already in the months from the first due through a month. */
function chargedAhead({ chargedAhead: ahead = [] }: Pick<PostedState, 'chargedAhead'>, through: number): number {
  return ahead.reduce((sum, { period, amountMinor }) => (monthNumber(period) <= through ? sum + amountMinor : sum), 0);
}

/**
 * With events the plan is walked on from the posted facts; the months after the last posted one are what is due, less what
 * single postings have charged of them.
 */
function fromPlan(terms: Terms, state: PostedState): Due {
  const period = monthNumber(state.period);
  const { walk, from } = walkFromFacts(terms, state);
  if (period < walk.month && from <= period) return nothing(beforeStart(terms, state), walk.carrying);
  if (from > period) return nothing(period < from && state.postedThrough === null ? beforeStart(terms, state) : 'already_posted', walk.carrying);
  let catchUp = 0;
  let current = 0;
  let missing = false;
  while (!walk.done && walk.month <= period) {
    walk.step();
    const month = walk.month - 1;
    if (month === period) current = walk.charged;
    else catchUp += walk.charged;
    missing ||= !walk.suspended && !walk.disposed && walk.runner.missing?.(month) === true;
  }
  if (missing) return nothing('usage_missing', walk.carrying);
  // What was charged ahead belongs to the oldest months first.
  const ahead = chargedAhead(state, period);
  const total = current + catchUp - ahead;
  const ofMonth = total >= 0 ? Math.min(current, total) : total;
  return duePart(ofMonth, total - ofMonth, ahead === 0 ? standing(walk) : 'already_posted', walk);
}

const duePart = (current: number, catchUp: number, ifNothing: ChargeReason, walk: Walk): Due =>
  current + catchUp === 0 ? { ...nothing(ifNothing, walk.carrying), accumulatedAfterMinor: walk.accumulated } : { ...due(current, catchUp, ifNothing, walk.carrying), accumulatedAfterMinor: walk.accumulated };

function standing(walk: Walk): ChargeReason {
  if (walk.disposed) return 'disposed';
  if (walk.suspended) return 'suspended';
  if (walk.basis.method === 'none') return 'no_depreciation';
  return walk.carrying <= walk.basis.residual ? 'fully_depreciated' : 'nothing_due';
}

const dueIn = (terms: Terms, state: PostedState): Due => (terms.events.length > 0 || state.chargedAhead !== undefined ? fromPlan(terms, state) : fromFacts(terms, state));

/**
 * What is due in a period, given what has been posted: the month's own charge, and what earlier months never charged still owe (a late-registered
 * asset catches up in the first open period). Posted totals are facts and are never derived again; folding this month by month gives computeSchedule.
 * Amounts in minor units. Straight line, and declining balance on the monthly basis, cost the same in any month of the life.
 * Where the terms hold events, the plan is walked from its start to the last month charged and goes on from what was posted until then.
 * @throws the refusals of checkTerms.
 */
export function chargeForPeriod(terms: Terms, state: PostedState): Charge {
  const { amountMinor, currentMinor, catchUpMinor, reason } = dueIn(terms, state);
  return { amountMinor, currentMinor, catchUpMinor, reason };
}

export interface AssetToCharge {
  key: number;
  terms: Terms;
  /** As of the period that is planned; `period` itself is the plan's. */
  state: Omit<PostedState, 'period'>;
}

export interface PlannedEntry {
  key: number;
  amountMinor: Minor;
  currentMinor: Minor;
  catchUpMinor: Minor;
  accumulatedAfterMinor: Minor;
  carryingAfterMinor: Minor;
}

export interface SkippedAsset {
  key: number;
  reason: ChargeReason;
}

export interface ClosePlan {
  entries: PlannedEntry[];
  skipped: SkippedAsset[];
  totalMinor: Minor;
}

/**
 * The charges of one period for many assets, in the order given; assets without a charge are listed with the reason.
 * Preview and commit call this same function. Amounts in minor units.
 * @throws the refusals of checkTerms for the first asset whose terms cannot be calculated.
 */
export function closePlan(assets: Iterable<AssetToCharge>, period: Period): ClosePlan {
  const entries: PlannedEntry[] = [];
  const skipped: SkippedAsset[] = [];
  let total = 0;
  for (const { key, terms, state } of assets) {
    const { amountMinor, currentMinor, catchUpMinor, reason, carryingAfterMinor, accumulatedAfterMinor: walked } = dueIn(terms, { ...state, period });
    if (amountMinor === 0) {
      skipped.push({ key, reason });
      continue;
    }
    const accumulatedAfterMinor = walked ?? minor(state.accumulatedMinor + amountMinor);
    entries.push({ key, amountMinor, currentMinor, catchUpMinor, accumulatedAfterMinor, carryingAfterMinor });
    total += amountMinor;
  }
  return { entries, skipped, totalMinor: minor(total) };
}
