import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { parseDate, type DateString } from '#shared/values/calendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { happenedToAsset, type HappenedEvent } from '../../book/queries/happened.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { estimatesAfter, holdLines, releaseLines, remeasureLines, settle, type EngineEvent, type HeldAccounts, type Standing } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { resolveAsset, type AssetRef } from '../assets/identity.ts';
import { money, type Context } from '../context.ts';
import { termsOf } from '../terms.ts';
import { effectIn, type Effect } from './effects.ts';
import { actJournal, asked, changeOf, subjectOf, type ActPlan, type PlannedEffect, type Subject } from './plan.ts';

type Hold = Parsed<'assets.holdForSale.preview'>;
type Remeasure = Parsed<'assets.remeasureHeldForSale.preview'>;
type Release = Parsed<'assets.releaseFromSale.preview'>;

const impairment = (date: DateString, amountMinor: Minor): EngineEvent => ({ type: 'impairment', date, amountMinor });

function accountsFor(context: Context, { asset, category }: Subject): HeldAccounts {
  const stable = (name: string): number => resolveAccount(context, name).id;
  return { ...accountsOf(asset, category), impairmentAccountId: stable('ACCUMULATED_IMPAIRMENT'), heldAccountId: stable('HELD_FOR_SALE'), remeasurementAccountId: stable('HELD_FOR_SALE_LOSS') };
}

/** Depreciation to the day, and then none; what stands is written down to what a sale will bring, where that is less. */
function heldEffect(context: Context, { asset, category, date, books }: Subject, fairValueMinor: Minor | null): { effect: PlannedEffect; writeDownMinor: Minor } {
  const book = required(books[0], 'the depreciation book that posts');
  // An idle asset stands still already.
  const { suspended } = estimatesAfter(termsOf(context, asset, book));
  const stops: EngineEvent = suspended ? impairment(date, ZERO) : { type: 'suspend', date, heldForSale: true };
  const effect = effectIn(context, book, { asset, category, date, event: stops, settles: true });
  const writeDownMinor = minor(fairValueMinor === null ? 0 : Math.max(0, effect.before.carryingMinor - fairValueMinor));
  const settled: Effect = suspended ? { ...effect, event: null } : effect;
  if (writeDownMinor === 0) return { effect: { ...settled, change: changeOf(settled), facts: { writeDownMinor } }, writeDownMinor };
  const writtenDown = impairment(date, writeDownMinor);
  const { after } = settle({ ...effect.terms, events: [...effect.terms.events, ...(suspended ? [] : [stops])] }, effect.state, writtenDown);
  const whole: Effect = suspended ? { ...settled, event: writtenDown, after } : { ...settled, further: [writtenDown], after };
  return { effect: { ...whole, change: changeOf(whole), facts: { writeDownMinor } }, writeDownMinor };
}

/**
 * Classification as held for sale (IFRS 5.6–25), in the depreciation book that posts: depreciation stops on the day, and what stands, at the lower of carrying
 * amount and fair value less costs to sell, moves to an account of its own. Other depreciation books go on, for tax law knows no such class.
 * @throws what subjectOf throws; HELD_FOR_SALE_UNKNOWN (IFRS for SMEs), ACCOUNT_NOT_FOUND, INVALID_AMOUNT
 */
export function planHold(context: Context, input: Hold): ActPlan {
  const date = parseDate(input.date, 'date');
  const fairValueMinor = input.fairValueLessCosts === undefined ? null : money(context, input.fairValueLessCosts, 'fairValueLessCosts');
  const subject = subjectOf(context, input, date, 'assets.holdForSale', 'one');
  const { asset, category } = subject;
  if (context.company.framework === 'ifrs_sme') refuse('HELD_FOR_SALE_UNKNOWN', { asset: asset.number });
  const { effect, writeDownMinor } = heldEffect(context, subject, fairValueMinor);
  return {
    kind: 'hold_for_sale', asset, category, date, book: subject.book, effects: [effect], journal: actJournal(context, subject, 'hold_for_sale', 'held_for_sale', holdLines(effect.before, writeDownMinor, accountsFor(context, subject))),
    statusAfter: 'HELD_FOR_SALE', externalId: null, amountMinor: effect.after.carryingMinor, memo: input.memo ?? null, input: asked(input), outcome: { writeDownMinor },
  };
}

const REMEASURED: ReadonlySet<string> = new Set(['held_remeasure_down', 'held_remeasure_up']);

/** The classification that stands, and what it was remeasured by since. */
export function standingHold(context: Context, asset: Pick<AssetRow, 'id'>): { hold: HappenedEvent; remeasured: HappenedEvent[] } {
  const events = happenedToAsset(context.connection, ledgerBook(context.connection).id, asset.id)?.events ?? [];
  const at = events.findLastIndex(({ kind }) => kind === 'hold_for_sale');
  return { hold: required(events[at], 'the classification of an asset held for sale'), remeasured: events.slice(at + 1).filter(({ kind }) => REMEASURED.has(kind)) };
}

/** @throws ASSET_NOT_HELD; what is disposed of is told so by subjectOf */
function assertHeld(context: Context, input: AssetRef): void {
  const known = resolveAsset(context, input);
  if (known.status !== 'HELD_FOR_SALE' && known.status !== 'DISPOSED') refuse('ASSET_NOT_HELD', { asset: known.number });
}

/** What of a loss a rise may give back: all that was written off, on classification, since, or as impairment before; of goodwill nothing (IFRS 5.21, IAS 36.124). */
export const regainable = ({ asset_type: type }: Pick<AssetRow, 'asset_type'>, impairmentMinor: number): Minor => minor(type === 'GOODWILL' ? 0 : impairmentMinor);

/**
 * Remeasurement while an asset is held for sale (IFRS 5.20–22): to its fair value less costs to sell, down without limit, up as far as losses were written off before.
 * @throws ASSET_NOT_HELD, what subjectOf throws; INVALID_INPUT (nothing to remeasure), INVALID_AMOUNT
 */
export function planRemeasure(context: Context, input: Remeasure): ActPlan {
  const date = parseDate(input.date, 'date');
  const fairValueMinor = money(context, input.fairValueLessCosts, 'fairValueLessCosts');
  assertHeld(context, input);
  const subject = subjectOf(context, input, date, 'assets.remeasureHeldForSale', 'one', ['HELD_FOR_SALE']);
  const { asset, category } = subject;
  const book = required(subject.books[0], 'the depreciation book that posts');
  const balance = required(findBalance(context.connection, book.id, asset.id), 'the balance of an asset held for sale');
  const carrying = balance.cost_minor - balance.accumulated_minor - balance.impairment_minor;
  const changeMinor = minor(Math.min(fairValueMinor - carrying, regainable(asset, balance.impairment_minor)));
  if (changeMinor === 0) refuse('INVALID_INPUT', { field: 'fairValueLessCosts', reason: 'held_amount' });
  const event: EngineEvent = { type: changeMinor < 0 ? 'impairment' : 'impairment_reversal', date, amountMinor: minor(Math.abs(changeMinor)) };
  const effect = effectIn(context, book, { asset, category, date, event, settles: true });
  const kind = changeMinor < 0 ? ('held_remeasure_down' as const) : ('held_remeasure_up' as const);
  return {
    kind, asset, category, date, book: subject.book, effects: [{ ...effect, change: changeOf(effect), facts: { remeasuredMinor: changeMinor } }],
    journal: actJournal(context, subject, kind, 'held_for_sale', remeasureLines(changeMinor, accountsFor(context, subject))),
    statusAfter: asset.status, externalId: null, amountMinor: event.amountMinor, memo: input.memo ?? null, input: asked(input), outcome: { changeMinor },
  };
}

/**
 * No longer held for sale (IFRS 5.26–29): the lower of what would stand had it never been (with the depreciation of the months between, which is charged)
 * and the recoverable amount. The classification, with what it was remeasured by, counts for nothing from then on.
 * @throws ASSET_NOT_HELD, what subjectOf throws, INVALID_AMOUNT
 */
export function planRelease(context: Context, input: Release): ActPlan {
  const date = parseDate(input.date, 'date');
  const recoverableMinor = input.recoverableAmount === undefined ? null : money(context, input.recoverableAmount, 'recoverableAmount');
  assertHeld(context, input);
  const subject = subjectOf(context, input, date, 'assets.releaseFromSale', 'one', ['HELD_FOR_SALE']);
  const { asset, category } = subject;
  const book = required(subject.books[0], 'the depreciation book that posts');
  const { hold, remeasured } = standingHold(context, asset);
  const cancels = [hold, ...remeasured].map(({ id }) => id);
  const as = (event: EngineEvent): Effect => effectIn(context, book, { asset, category, date, event, settles: true, without: new Set(cancels) });
  const never = as(impairment(date, ZERO));
  const lossMinor = minor(recoverableMinor === null ? 0 : Math.max(0, never.before.carryingMinor - recoverableMinor));
  const settled = lossMinor === 0 ? { ...never, event: null } : as(impairment(date, lossMinor));
  const balance = required(findBalance(context.connection, book.id, asset.id), 'the balance of an asset held for sale');
  const held: Standing = {
    costMinor: minor(balance.cost_minor), accumulatedMinor: minor(balance.accumulated_minor), impairmentMinor: minor(balance.impairment_minor), residualMinor: settled.before.residualMinor,
    carryingMinor: minor(balance.cost_minor - balance.accumulated_minor - balance.impairment_minor),
  };
  const effect: PlannedEffect = {
    ...settled, before: held, change: { cost: 0, accumulated: 0, impairment: settled.after.impairmentMinor - held.impairmentMinor, surplus: 0 },
    facts: { cancels, impairmentLossMinor: lossMinor },
  };
  return {
    kind: 'release_from_sale', asset, category, date, book: subject.book, effects: [effect],
    journal: actJournal(context, subject, 'release_from_sale', 'held_for_sale', releaseLines(held, settled.after.impairmentMinor, accountsFor(context, subject))),
    statusAfter: 'IN_SERVICE', externalId: null, amountMinor: settled.after.carryingMinor, memo: input.memo ?? null, input: asked(input), outcome: { lossMinor },
  };
}
