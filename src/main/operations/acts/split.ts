import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { assert, required } from '#shared/values/assert.ts';
import { parseDate } from '#shared/values/calendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import type { Json } from '../../book/hash.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findBalance } from '../../book/tables/balances.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { movedLines, settle, shareOf, type SplitEvent, type Standing } from '../../engine/index.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { show, type Context } from '../context.ts';
import { originAsJson, originFrom } from '../origin.ts';
import { resolvePlace } from '../places.ts';
import { effectIn, type Effect } from './effects.ts';
import { planNewcomers, unbornOf, type Newcomer } from './newcomers.ts';
import { costOfShare, piecesLeft, shareNamed, type Share } from './parts.ts';
import { asked, changeOf, journalOfLines, ledgerEffect, linesAbout, subjectOf, type ActPlan, type Change, type PlannedEffect, type Subject } from './plan.ts';
import { keptSum } from './valueUpdates.ts';

type Request = Parsed<'assets.split.preview'>;
type Part = Request['parts'][number];

/** What a part will be: the asset, and its side in each depreciation book. */
export interface PlannedPart {
  newcomer: Newcomer;
  effects: PlannedEffect[];
}

export interface SplitPlan {
  whole: ActPlan;
  parts: PlannedPart[];
}

/** Losses that an asset remembers, which a later increase reverses first: they go along with what bears them. */
const KEPT = ['lossMinor', 'impairmentLossMinor'] as const;
type Kept = Record<(typeof KEPT)[number], Minor>;

interface Sides {
  rest: PlannedEffect;
  parts: PlannedEffect[];
}

const nothing = (balance: Effect['balance']): Effect['balance'] => ({ ...balance, cost_minor: 0, accumulated_minor: 0, impairment_minor: 0, surplus_minor: 0, residual_minor: 0 });
const NOTHING: Standing = { costMinor: ZERO, accumulatedMinor: ZERO, impairmentMinor: ZERO, carryingMinor: ZERO, residualMinor: ZERO };
const factsOf = (kept: Kept): Record<string, Json> => Object.fromEntries(KEPT.filter((name) => kept[name] !== 0).map((name) => [name, kept[name]]));

const costIn = (context: Context, asset: AssetRow, book: DepreciationBookRow): number => required(findBalance(context.connection, book.id, asset.id), 'the balance of an asset in service').cost_minor;

/**
 * Takes one part after the other off what is left, in one depreciation book. The engine works each side out from the same posted facts: the part
 * is rounded, the rest is the difference, and each side's months go on from there.
 */
function sidesIn(context: Context, { asset, category, date }: Subject, book: DepreciationBookRow, shares: readonly Share[]): Sides {
  const named = (costMinor: Minor, stays: SplitEvent['stays']): SplitEvent => ({ type: 'split', date, costMinor, stays });
  const first = required(shares[0], 'a part to split off');
  const whole = costIn(context, asset, book);
  const costs = shares.map((share) => costOfShare(whole, share));
  if (costs.some((cost) => cost <= 0) || costs.reduce((sum, cost) => sum + cost, 0) >= whole) refuse('INVALID_AMOUNT', { field: 'parts', value: show(context, costs.reduce((sum, cost) => sum + cost, 0)), reason: 'range' });
  const effect = effectIn(context, book, { asset, category, date, event: named(costOfShare(whole, first), 'rest'), settles: true });
  const { terms, state, balance } = effect;
  const kept: Kept = { lossMinor: minor(keptSum(context, asset, book, 'lossMinor')), impairmentLossMinor: minor(keptSum(context, asset, book, 'impairmentLossMinor')) };
  let [rest, surplus, left] = [effect.before, minor(balance.surplus_minor), kept];
  const taken: SplitEvent[] = [];
  const parts = costs.map((costMinor): PlannedEffect => {
    const before = { ...terms, events: [...terms.events, ...taken] };
    const part = settle(before, state, named(costMinor, 'part')).after;
    const after = settle(before, state, named(costMinor, 'rest')).after;
    for (const amount of ['costMinor', 'accumulatedMinor', 'impairmentMinor', 'residualMinor', 'carryingMinor'] as const) assert(after[amount] + part[amount] === rest[amount], `the sides of a split are the whole: ${amount}`);
    const ofPart = (amount: Minor): Minor => shareOf(amount, costMinor, rest.costMinor);
    const own = { surplus: ofPart(surplus), kept: { lossMinor: ofPart(left.lossMinor), impairmentLossMinor: ofPart(left.impairmentLossMinor) } };
    surplus = minor(surplus - own.surplus);
    left = { lossMinor: minor(left.lossMinor - own.kept.lossMinor), impairmentLossMinor: minor(left.impairmentLossMinor - own.kept.impairmentLossMinor) };
    rest = after;
    taken.push(named(costMinor, 'rest'));
    const change: Change = { cost: part.costMinor, accumulated: part.accumulatedMinor, impairment: part.impairmentMinor, surplus: own.surplus };
    return { book, balance: nothing(balance), terms: before, event: named(costMinor, 'part'), singles: [], state, events: effect.events, before: NOTHING, after: part, change, facts: { ...factsOf(own.kept), origin: originAsJson(originFrom(before, state)) } };
  });
  const settled: Effect = { ...effect, event: taken[0] ?? null, further: taken.slice(1), after: rest };
  const lost: Kept = { lossMinor: minor(left.lossMinor - kept.lossMinor), impairmentLossMinor: minor(left.impairmentLossMinor - kept.impairmentLossMinor) };
  return { rest: { ...settled, change: changeOf(settled, surplus - balance.surplus_minor), facts: factsOf(lost) }, parts };
}

function rowOf(context: Context, whole: AssetRow, part: Part, share: Share, values: Standing): AssetRow {
  const place = (kind: 'location' | 'custodian' | 'cost_center', code: string | null | undefined, own: number | null): number | null => (code === undefined || code === null ? own : resolvePlace(context, kind, code).id);
  return {
    ...whole, external_id: null, name: part.name ?? whole.name, name_ar: part.name === undefined ? (part.nameAr ?? whole.name_ar) : (part.nameAr ?? null), cost_minor: values.costMinor, residual_minor: values.residualMinor,
    quantity: share.pieces === null ? '1' : (part.quantity ?? '1'), location_id: place('location', part.locationId, whole.location_id), custodian_id: place('custodian', part.custodianId, whole.custodian_id),
    cost_center_id: place('cost_center', part.costCenterId, whole.cost_center_id), serial_number: null, tag: null, insurance: null, opening_through: null, opening_accumulated_minor: null, opening_impairment_minor: null,
    opening_surplus_minor: null, batch_id: null, deleted_at: null,
  };
}

/** Only where each asset has an account of its own does anything move in the ledger. */
function journalOf(context: Context, subject: Subject, parts: readonly PlannedPart[]): ActPlan['journal'] {
  const own = accountsOf(subject.asset, subject.category);
  const lines = parts.flatMap(({ newcomer: { row, category }, effects }) => {
    const moved = ledgerEffect(effects);
    if (!moved) return [];
    const { from, to } = movedLines(moved.after, own, accountsOf(row, category));
    return [...linesAbout(row, category, to), ...linesAbout(subject.asset, subject.category, from)];
  });
  return journalOfLines(context, subject, 'split', 'split', lines);
}

/**
 * Divides an asset: the rest stays, each part becomes an asset of its own of the same category, by the same terms and over the same remaining life, with
 * its share of cost, accumulated amounts, residual value and surplus in every depreciation book. No gain, no loss (nothing is derecognised).
 * @throws what subjectOf throws; INVALID_INPUT, INVALID_AMOUNT, PLACE_NOT_FOUND, PLACE_INACTIVE
 */
export function planSplit(context: Context, input: Request): SplitPlan {
  const date = parseDate(input.date, 'date');
  const subject = subjectOf(context, input, date, 'assets.split', 'every');
  const { asset, category } = subject;
  const ledger = required(subject.books[0], 'the depreciation book that posts');
  const costMinor = costIn(context, asset, ledger);
  const shares = input.parts.map((part, index) => shareNamed(context, part, { quantity: asset.quantity, costMinor }, `parts.${index}`));
  const left = piecesLeft(asset.quantity, shares, 'parts');
  const books = subject.books.map((book) => sidesIn(context, subject, book, shares));
  const sidesOf = (index: number): PlannedEffect[] => books.map(({ parts }) => required(parts[index], 'the side of a part'));
  const values = (index: number): Standing => required(sidesOf(index)[0], 'a part in a depreciation book').after;
  const newcomers = planNewcomers(context, input.parts.map((part, index) => rowOf(context, asset, part, required(shares[index], 'the share of a part'), values(index))));
  const parts = newcomers.map((newcomer, index): PlannedPart => ({ newcomer, effects: sidesOf(index) }));
  const moved = parts.reduce((sum, { effects }) => sum + (ledgerEffect(effects)?.after.costMinor ?? 0), 0);
  return {
    whole: {
      kind: 'split', asset, category, date, book: null, effects: books.map(({ rest }) => rest), journal: journalOf(context, subject, parts), statusAfter: asset.status, externalId: null, amountMinor: moved, memo: input.memo ?? null,
      input: asked(input), quantityAfter: left, outcome: { quantityBefore: asset.quantity },
    },
    parts,
  };
}

export const unbornParts = ({ parts }: SplitPlan): ReturnType<typeof unbornOf> => unbornOf(parts.map(({ newcomer }) => newcomer));

/** The act by which a part comes to be. */
export const actOfPart = ({ whole }: SplitPlan, { newcomer, effects }: PlannedPart): ActPlan => ({
  kind: 'split_part', asset: newcomer.row, category: newcomer.category, date: whole.date, book: null, effects, journal: null, statusAfter: newcomer.row.status, externalId: null,
  amountMinor: ledgerEffect(effects)?.after.costMinor ?? null, memo: whole.memo, input: { from: whole.asset.number }, outcome: {},
});
