import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { parseDate, periodOf, type DateString } from '#shared/values/calendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { latestStandingAct } from '../../book/tables/acts.ts';
import { componentsOf } from '../../book/tables/assets.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { estimatesAfter, formatUnits, movedLines, parseUnits, settle, type MergeEvent, type Terms } from '../../engine/index.ts';
import { accountsOf } from '../assets/capitalize.ts';
import type { Context } from '../context.ts';
import { termsOf } from '../terms.ts';
import { effectIn, type Effect } from './effects.ts';
import { asked, changeOf, journalOfLines, ledgerEffect, linesAbout, subjectOf, type ActPlan, type PlannedEffect, type Subject } from './plan.ts';
import { keptSum } from './valueUpdates.ts';

type Request = Parsed<'assets.merge.preview'>;

export interface MergePlan {
  into: ActPlan;
  merged: ActPlan[];
}

/** Methods whose past says nothing of another asset's. */
const ALONE: ReadonlySet<string> = new Set(['units_of_production', 'manual', 'macrs']);
const KEPT = ['lossMinor', 'impairmentLossMinor'] as const;

/** How an asset is depreciated, but for its life and its values: what two assets must have in common to go on as one. */
function manner(terms: Terms): string {
  const { method } = estimatesAfter(terms);
  const convention = terms.events.reduce((known, event) => (event.type === 'estimate' && event.convention !== undefined ? event.convention : known), terms.convention);
  const rates = terms.events.reduce((known, event) => (event.type === 'estimate' ? { factor: event.factor ?? known.factor, annualRate: event.annualRate ?? known.annualRate } : known), { factor: terms.factor, annualRate: terms.annualRate });
  return JSON.stringify([method, convention, terms.dayCount, terms.rounding, ['declining_balance', 'accelerated'].includes(method) ? [terms.basis, rates, terms.rateFromResidual === true] : null]);
}

/** @throws INVALID_INPUT (other category, other depreciation books, other terms), METHOD_NOT_AVAILABLE, ASSET_SUSPENDED */
function assertAlike(context: Context, into: Subject, other: Subject): void {
  if (other.category.id !== into.category.id) refuse('INVALID_INPUT', { field: 'assets', reason: 'category' });
  if (into.books.map(({ id }) => id).join() !== other.books.map(({ id }) => id).join()) refuse('INVALID_INPUT', { field: 'assets', reason: 'books' });
  for (const book of into.books) {
    const [one, two] = [termsOf(context, into.asset, book), termsOf(context, other.asset, book)];
    for (const [{ asset }, terms] of [[into, one], [other, two]] as const) {
      const { method, suspended } = estimatesAfter(terms);
      if (ALONE.has(method)) refuse('METHOD_NOT_AVAILABLE', { what: method, reason: 'merge' });
      if (suspended) refuse('ASSET_SUSPENDED', { asset: asset.number });
    }
    if (manner(one) !== manner(two)) refuse('INVALID_INPUT', { field: 'assets', reason: 'terms' });
  }
}

/** All of them count from the beginning of the month: an act within it would have one charge the month and another not. @throws ACT_NOT_LATEST, ASSET_HAS_COMPONENTS */
function assertMergeable(context: Context, { asset, date }: Subject, leaves: boolean): void {
  const latest = latestStandingAct(context.connection, asset.id);
  if (latest && latest.period >= periodOf(date)) refuse('ACT_NOT_LATEST', { asset: asset.number, date, latest: latest.date });
  const components = leaves ? componentsOf(context.connection, asset.id) : [];
  if (components.length > 0) refuse('ASSET_HAS_COMPONENTS', { asset: asset.number, components: components.map(({ number }) => number).join(', ') });
}

function keptOf(context: Context, { asset }: Subject, book: DepreciationBookRow, sign: 1 | -1): Record<string, number> {
  const kept = KEPT.map((name) => [name, sign * keptSum(context, asset, book, name)] as const).filter(([, amount]) => amount !== 0);
  return Object.fromEntries(kept);
}

/** All that stands goes over, after depreciation to the beginning of the month. */
function leavingEffect(context: Context, subject: Subject, book: DepreciationBookRow): PlannedEffect {
  const { asset, category, date } = subject;
  const effect = effectIn(context, book, { asset, category, date, event: { type: 'merged', date }, settles: true });
  return { ...effect, change: changeOf(effect, effect.balance.surplus_minor === 0 ? 0 : -effect.balance.surplus_minor), facts: keptOf(context, subject, book, -1) };
}

const comingIn = (date: DateString, { before }: Effect): MergeEvent => ({
  type: 'merge', date, costMinor: before.costMinor, accumulatedMinor: before.accumulatedMinor, impairmentMinor: before.impairmentMinor, residualMinor: before.residualMinor,
});

function receivingEffect(context: Context, subject: Subject, book: DepreciationBookRow, leaving: readonly PlannedEffect[], others: readonly Subject[]): PlannedEffect {
  const { asset, category, date } = subject;
  const [first, ...rest] = leaving.map((effect) => comingIn(date, effect));
  const event = required(first, 'an asset to merge');
  const effect = effectIn(context, book, { asset, category, date, event, settles: true });
  let after = effect.after;
  rest.forEach((next, index) => {
    after = settle({ ...effect.terms, events: [...effect.terms.events, event, ...rest.slice(0, index)] }, effect.state, next).after;
  });
  const settled: Effect = { ...effect, further: rest, after };
  const surplus = leaving.reduce((sum, { balance }) => sum + balance.surplus_minor, 0);
  const facts: Record<string, number> = {};
  for (const other of others) for (const [name, amount] of Object.entries(keptOf(context, other, book, 1))) facts[name] = (facts[name] ?? 0) + amount;
  return { ...settled, change: changeOf(settled, surplus), facts };
}

function journalOf(context: Context, into: Subject, merged: readonly ActPlan[]): ActPlan['journal'] {
  const own = accountsOf(into.asset, into.category);
  const lines = merged.flatMap((plan) => {
    const moved = ledgerEffect(plan.effects);
    if (!moved) return [];
    const { from, to } = movedLines(moved.before, accountsOf(plan.asset, plan.category), own);
    return [...linesAbout(into.asset, into.category, to), ...linesAbout(plan.asset, plan.category, from)];
  });
  return journalOfLines(context, into, 'merge', 'merge', lines);
}

/**
 * Brings assets of one category together: what the others stand at goes over to one of them in every depreciation book, and is spread over what remains of
 * its life. They end with nothing left, and with no gain or loss.
 * @throws what subjectOf throws; INVALID_INPUT, METHOD_NOT_AVAILABLE, ASSET_SUSPENDED, ACT_NOT_LATEST, ASSET_HAS_COMPONENTS
 */
export function planMerge(context: Context, input: Request): MergePlan {
  const date = parseDate(input.date, 'date');
  const ids = [input.into, ...input.assets];
  if (new Set(ids).size !== ids.length) refuse('INVALID_INPUT', { field: 'assets', reason: 'twice' });
  const [into, ...others] = ids.map((assetId) => subjectOf(context, { assetId }, date, 'assets.merge', 'every')) as [Subject, ...Subject[]];
  for (const [index, subject] of [into, ...others].entries()) assertMergeable(context, subject, index > 0);
  for (const other of others) assertAlike(context, into, other);
  const merged = others.map((subject): ActPlan => {
    const { asset, category, books } = subject;
    const effects = books.map((book) => leavingEffect(context, subject, book));
    return { kind: 'merged', asset, category, date, book: null, effects, journal: null, statusAfter: 'DISPOSED', externalId: null, amountMinor: ledgerEffect(effects)?.before.costMinor ?? ZERO, memo: input.memo ?? null, input: { into: into.asset.number }, outcome: {} };
  });
  const effects = into.books.map((book, index) => receivingEffect(context, into, book, merged.map((plan) => required(plan.effects[index], 'an asset in a depreciation book')), others));
  const cost = merged.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
  const { asset, category } = into;
  return {
    into: {
      kind: 'merge', asset, category, date, book: null, effects, journal: journalOf(context, into, merged), statusAfter: asset.status, externalId: null, amountMinor: minor(cost) satisfies Minor, memo: input.memo ?? null,
      input: { ...(asked(input) as Record<string, never>), from: others.map((other) => other.asset.number).join(', ') }, quantityAfter: piecesTogether([into, ...others]), outcome: { quantityBefore: asset.quantity },
    },
    merged,
  };
}

/** Pieces add up. */
const piecesTogether = (subjects: readonly Subject[]): string => formatUnits(subjects.reduce((sum, { asset }) => sum + parseUnits(asset.quantity, 'quantity'), 0n));
