import { assert, required } from '#shared/values/assert.ts';
import { lastDay, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { Happened } from '../../book/queries/happened.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { costCenterAt } from '../../book/queries/custody.ts';
import { findBalance, type BalanceRow } from '../../book/tables/balances.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { chargedThroughBefore, chargesFrom, firstChargedSince } from '../../book/tables/entries.ts';
import { changesCharges, chargeLines, dueThrough, settle, type EngineEvent, type PostedState, type Settlement, type Standing, type Terms } from '../../engine/index.ts';
import { accountsOf } from '../assets/capitalize.ts';
import type { Context } from '../context.ts';
import { narration } from '../narration.ts';
import type { SingleCharge } from '../posting.ts';
import { isClosed, openPeriod } from '../periods.ts';
import { happenedTo, stateOf, termsOf, termsWith } from '../terms.ts';

/** What an act does to an asset in one depreciation book: what is posted before it, and what stands before and after. Minor units. */
export interface Effect {
  book: DepreciationBookRow;
  balance: BalanceRow;
  terms: Terms;
  /** Null where depreciation does not depend on the act. */
  event: EngineEvent | null;
  /** More events of the same act, after the first. */
  further?: readonly EngineEvent[];
  /** Posted months that the act makes wrong, taken back, then the charges due up to it. */
  singles: SingleCharge[];
  /** The state that the plan after the act goes on from. */
  state: PostedState;
  /** What earlier acts did. */
  events: Happened['events'];
  before: Standing;
  after: Standing;
}

export interface EffectRequest {
  asset: AssetRow;
  category: CategoryRow;
  date: DateString;
  event: EngineEvent;
  /** Whether depreciation up to the event is posted with the act: for what needs the carrying amount of its day. */
  settles: boolean;
  /** The day that the charge of its last month is dated on; the act's own where it is left out. */
  chargesTo?: DateString;
  /** Events (by id) that the act cancels: it is worked out as if they had never been. */
  without?: ReadonlySet<number>;
}

/** The facts an act is worked out from, once the months it makes wrong are taken back. */
type About = Pick<EffectRequest, 'asset' | 'category'>;

interface Ground {
  singles: SingleCharge[];
  state: PostedState;
}

/**
 * Works an act out in one depreciation book, on the posted facts. Where months from its own on are posted already and the event changes what
 * they charge, they are taken back: the next run charges them by the new plan.
 * @throws INVALID_AMOUNT, INVALID_INPUT: what the engine refuses of the event
 */
export function effectIn(context: Context, book: DepreciationBookRow, request: EffectRequest): Effect {
  const { asset, event, settles } = request;
  const { balance, happened } = factsOf(context, book, request);
  const terms = termsWith(context, asset, book, balance, happened);
  const ground = groundOf(context, book, request, balance, terms, happened);
  const settlement = settle(terms, ground.state, event);
  const charges = settles ? inOpenMonths(context, settlement.charges) : [];
  const singles = [...ground.singles, ...charges.map((charge) => chargeSingle(context, book, request, charge))];
  if (settles) assertSettled(balance, singles, settlement);
  const chargedAhead = [...(ground.state.chargedAhead ?? []), ...charges.map(({ period, amountMinor }) => ({ period, amountMinor }))];
  return { book, balance, terms, event, singles, state: { ...ground.state, chargedAhead }, events: happened?.events ?? [], before: settlement.before, after: settlement.after };
}

/** The posted facts of the asset; with what some events did taken off. */
function factsOf(context: Context, book: DepreciationBookRow, { asset, without }: EffectRequest): { balance: BalanceRow; happened: Happened | undefined } {
  const balance = required(findBalance(context.connection, book.id, asset.id), 'the balance of an asset in a depreciation book');
  const happened = happenedTo(context, asset, book);
  if (!happened || !without) return { balance, happened };
  const sum = (column: 'cost_minor' | 'accumulated_minor' | 'impairment_minor'): number => happened.events.reduce((total, item) => (without.has(item.id) ? total + item[column] : total), 0);
  return {
    balance: { ...balance, cost_minor: balance.cost_minor - sum('cost_minor'), accumulated_minor: balance.accumulated_minor - sum('accumulated_minor'), impairment_minor: balance.impairment_minor - sum('impairment_minor') },
    happened: { ...happened, events: happened.events.filter(({ id }) => !without.has(id)) },
  };
}

interface DueCharge {
  period: Period;
  amountMinor: Minor;
  /** What of it closed months owed. */
  catchUpMinor: Minor;
}

/** Closed months take no entry: what they still owe is charged in the first open one, as a run would. */
function inOpenMonths(context: Context, charges: Settlement['charges']): DueCharge[] {
  const late = charges.filter(({ period }) => isClosed(context, period));
  const due = charges.filter(({ period }) => !isClosed(context, period)).map((charge): DueCharge => ({ ...charge, catchUpMinor: minor(0) }));
  const owed = late.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const open = openPeriod(context);
  if (owed === 0 || open === null) return due;
  const first = due.find(({ period }) => period === open);
  const charged = { period: open, amountMinor: minor((first?.amountMinor ?? 0) + owed), catchUpMinor: minor(owed) };
  return [charged, ...due.filter((charge) => charge !== first)].filter(({ amountMinor }) => amountMinor !== 0);
}

/** An act that leaves the values of an asset as they stand, whatever its status. */
export function restingEffect(context: Context, asset: AssetRow, book: DepreciationBookRow): Effect {
  const balance = required(findBalance(context.connection, book.id, asset.id), 'the balance of an asset in a depreciation book');
  const happened = happenedTo(context, asset, book);
  const standing: Standing = {
    costMinor: minor(balance.cost_minor), accumulatedMinor: minor(balance.accumulated_minor), impairmentMinor: minor(balance.impairment_minor),
    carryingMinor: minor(balance.cost_minor - balance.accumulated_minor - balance.impairment_minor), residualMinor: minor(balance.residual_minor),
  };
  const state = stateOf(balance, (balance.posted_through ?? '0000-01') as Period, happened ?? { events: [], ahead: [] });
  return { book, balance, terms: termsOf(context, asset, book), event: null, singles: [], state, events: happened?.events ?? [], before: standing, after: standing };
}

const laterOf = (one: Period, other: Period | null): Period => (other !== null && other > one ? other : one);

/** Posts what is due by the end of a month outside its run, and nothing else. */
export function chargedThrough(context: Context, book: DepreciationBookRow, about: About, through: Period): Effect {
  const resting = restingEffect(context, about.asset, book);
  const charges = inOpenMonths(context, dueThrough(resting.terms, resting.state, through, laterOf(through, openPeriod(context))));
  const total = charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const after = { ...resting.after, accumulatedMinor: minor(resting.after.accumulatedMinor + total), carryingMinor: minor(resting.after.carryingMinor - total) };
  const chargedAhead = [...(resting.state.chargedAhead ?? []), ...charges.map(({ period, amountMinor }) => ({ period, amountMinor }))];
  return { ...resting, singles: charges.map((charge) => chargeSingle(context, book, { ...about, date: lastDay(charge.period) }, charge)), state: { ...resting.state, chargedAhead }, after };
}

/** Once everything up to the event is posted, the balance is what the plan says: the two are reckoned apart. */
function assertSettled(balance: BalanceRow, singles: readonly SingleCharge[], { before }: Settlement): void {
  const posted = balance.accumulated_minor + singles.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  assert(posted === before.accumulatedMinor, `accumulated depreciation is settled: ${posted} = ${before.accumulatedMinor}`);
  assert(balance.cost_minor === before.costMinor && balance.impairment_minor === before.impairmentMinor, 'cost and impairment stand as the plan has them');
}

function groundOf(context: Context, book: DepreciationBookRow, request: EffectRequest, balance: BalanceRow, terms: Terms, happened: Happened | undefined): Ground {
  const period = periodOf(request.date);
  const { posted_through: through } = balance;
  if (through === null || through < period) return { singles: [], state: stateOf(balance, period, happened ?? { events: [], ahead: [] }) };
  const ground = takeBack(context, book, request, balance, happened, period);
  if (request.without !== undefined || changesCharges(terms, request.event, period, through as Period)) return ground;
  // What runs charged of these months is right with the act too: it stands, charged ahead of the act.
  const charged = ground.singles.map((taken) => ({ period: taken.period, amountMinor: minor(-taken.amountMinor) }));
  return { singles: [], state: { ...ground.state, chargedAhead: [...(ground.state.chargedAhead ?? []), ...charged] } };
}

/** Takes back what runs charged from a month on: the entries that do it, and what then stands. */
function takeBack(context: Context, book: DepreciationBookRow, of: About, balance: BalanceRow, happened: Happened | undefined, period: Period): Ground {
  const { id } = of.asset;
  const before = chargedThroughBefore(context.connection, book.id, id, period);
  const byActs = chargesFrom(context.connection, book.id, id, before ?? '').filter((charge) => charge.byActsMinor !== 0 && (before === null || charge.period > before));
  const taken = chargesFrom(context.connection, book.id, id, period).filter((charge) => charge.byRunsMinor !== 0);
  const rest = { ...balance, accumulated_minor: balance.accumulated_minor - taken.reduce((sum, charge) => sum + charge.byRunsMinor, 0), posted_through: before };
  const events = happened?.events ?? [];
  const state = stateOf(rest, period, { events, ahead: byActs.map((charge) => ({ period: charge.period, amount_minor: charge.byActsMinor })) });
  return { singles: taken.map((charge) => single(context, book, of, 'take_back', charge.period, lastDay(charge.period), minor(-charge.byRunsMinor))), state };
}

/** What runs charged of an asset since an act was posted, to be taken back before the act is: they knew its event. */
export function takenBackSince(context: Context, book: DepreciationBookRow, of: About, event: { id: number; period: string }): SingleCharge[] {
  const balance = required(findBalance(context.connection, book.id, of.asset.id), 'the balance of an asset in a depreciation book');
  const first = firstChargedSince(context.connection, book.id, of.asset.id, event);
  return first === null ? [] : takeBack(context, book, of, balance, happenedTo(context, of.asset, book), first).singles;
}

function chargeSingle(context: Context, book: DepreciationBookRow, request: About & Pick<EffectRequest, 'date' | 'chargesTo'>, charge: DueCharge): SingleCharge {
  const to = request.chargesTo ?? request.date;
  return { ...single(context, book, request, 'charge', charge.period, charge.period === periodOf(to) ? to : lastDay(charge.period), charge.amountMinor), catchUpMinor: charge.catchUpMinor };
}

/** A single charge with its journal lines and text; the expense is of the cost centre that the asset was in at the end of the month. */
export function single(context: Context, book: DepreciationBookRow, { asset, category }: About, kind: SingleCharge['kind'], period: Period, date: DateString, amountMinor: Minor): SingleCharge {
  const { accumulatedAccountId } = accountsOf(asset, category);
  const lines = book.posts_to_ledger === 0 ? [] : chargeLines(amountMinor, category.depreciation_account_id, accumulatedAccountId);
  const text = narration(kind === 'charge' ? 'depreciationTo' : 'depreciationTakenBack', { asset: asset.number, period, date });
  const place = { assetId: asset.id, categoryId: category.id, costCenterId: costCenterAt(context.connection, asset.id, lastDay(period)) };
  return { kind, period, date, amountMinor, ...place, text, lines: lines.map((line) => ({ ...line, ...place })) };
}
