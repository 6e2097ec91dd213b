import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parseDate, type DateString } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { happenedToAsset } from '../../book/queries/happened.ts';
import { lastRestatement, type ValueUpdateKind } from '../../book/tables/acts.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { carryingWithoutImpairment, impairmentLines, improvementLines, revaluationLines, splitImpairment, splitRevaluation, type EngineEvent, type JournalLine } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { money, show, type Context } from '../context.ts';
import { planByHand } from './byHand.ts';
import type { Effect } from './effects.ts';
import { actJournal, asked, changeOf, effectsOf, subjectOf, type ActPlan, type PlannedEffect, type Subject } from './plan.ts';

type Request = Parsed<'valueUpdates.preview'>;

/** Sums that events of the asset keep in their details: what earlier acts charged to profit or loss and nothing has reversed. */
export function keptSum(context: Context, asset: AssetRow, book: DepreciationBookRow, name: 'lossMinor' | 'impairmentLossMinor'): number {
  const events = happenedToAsset(context.connection, book.id, asset.id)?.events ?? [];
  return events.reduce((sum, { details }) => sum + ((JSON.parse(details) as Record<string, number | undefined>)[name] ?? 0), 0);
}

/**
 * Plans a value update: by its type the engine's event, what of it goes to profit or loss and what to the asset's surplus, and the journal.
 * @throws what subjectOf throws; ACCOUNT_NOT_FOUND; INVALID_REVALUATION (the category's policy); DEPRECIATION_NOT_ALLOWED; INVALID_AMOUNT; BELOW_RESIDUAL;
 *   ABOVE_REVERSAL_CAP
 */
export function planValueUpdate(context: Context, input: Request): ActPlan {
  const date = parseDate(input.date, 'date');
  const amountMinor = money(context, input.amount, 'amount');
  if (amountMinor === 0) refuse('INVALID_AMOUNT', { field: 'amount', value: input.amount, reason: 'zero' });
  const kind = input.updateType.toLowerCase() as ValueUpdateKind;
  const subject = subjectOf(context, input, date, 'valueUpdates.create', kind === 'improvement' ? 'every' : 'one');
  const counter = input.counterAccount === undefined ? null : resolveAccount(context, input.counterAccount).id;
  if (kind === 'depreciation_amortization') return planByHand(context, subject, amountMinor, counter, input);
  assertPolicy(context, subject, kind);
  const event: EngineEvent = { type: kind, date, amountMinor, ...(isRevaluation(kind) ? { restatement: input.restatement ?? 'elimination' } : {}) };
  if (kind === 'impairment_reversal') assertCap(context, subject, amountMinor);
  const effects = effectsOf(context, subject, event, isRevaluation(kind)).map((effect) => planned(context, subject, kind, amountMinor, counter, effect));
  const lines = effects.find(({ effect }) => effect.book.posts_to_ledger === 1)?.lines ?? [];
  return {
    kind, asset: subject.asset, category: subject.category, date, book: input.bookId === undefined && kind === 'improvement' ? null : subject.book, effects: effects.map(({ effect }) => effect),
    journal: actJournal(context, subject, kind, 'value_update', lines), statusAfter: subject.asset.status, externalId: input.externalId ?? null, amountMinor, memo: input.memo ?? null, input: asked(input), outcome: {},
  };
}

const isRevaluation = (kind: ValueUpdateKind): kind is 'revaluation_up' | 'revaluation_down' => kind === 'revaluation_up' || kind === 'revaluation_down';

function assertPolicy(context: Context, { asset, category }: Subject, kind: ValueUpdateKind): void {
  if (isRevaluation(kind) && category.revaluation_allowed === 0) refuse('INVALID_REVALUATION', { asset: asset.number, reason: 'policy' });
  // IAS 36.124: an impairment of goodwill is never reversed.
  if (kind === 'impairment_reversal' && asset.asset_type === 'GOODWILL') refuse('INVALID_REVALUATION', { asset: asset.number, reason: 'goodwill' });
  if (isRevaluation(kind) && context.company.framework === 'ifrs_sme' && ['INTANGIBLE', 'GOODWILL'].includes(asset.asset_type)) refuse('INVALID_REVALUATION', { asset: asset.number, reason: 'intangible' });
}

/** What of an impairment may come back on a date: up to what would stand had none been booked (IAS 36.117), and no more than was booked. */
export function reversalCap({ terms, before }: Pick<Effect, 'before' | 'terms'>, date: DateString): Minor {
  const shadow = carryingWithoutImpairment(terms, date);
  return minor(Math.max(0, Math.min(before.impairmentMinor, shadow - before.carryingMinor)));
}

function assertCap(context: Context, subject: Subject, amountMinor: Minor): void {
  const probe: EngineEvent = { type: 'impairment', date: subject.date, amountMinor: minor(0) };
  for (const effect of effectsOf(context, subject, probe, false)) {
    const cap = reversalCap(effect, subject.date);
    if (amountMinor > cap) refuse('ABOVE_REVERSAL_CAP', { asset: subject.asset.number, amount: show(context, amountMinor), cap: show(context, cap) });
  }
}

interface Planned {
  effect: PlannedEffect;
  lines: JournalLine[];
}

/** Where the update goes in one depreciation book. A counter account that somebody names takes the whole; surplus and losses are then not kept apart. */
function planned(context: Context, { asset, category }: Subject, kind: ValueUpdateKind, amountMinor: Minor, counter: number | null, effect: Effect): Planned {
  const own = accountsOf(asset, category);
  const stable = (name: string): number => resolveAccount(context, name).id;
  const surplusAccountId = stable('REVALUATION_SURPLUS');
  const accounts = { ...own, impairmentAccountId: stable('ACCUMULATED_IMPAIRMENT'), surplusAccountId };
  const surplus = minor(effect.balance.surplus_minor);
  const keepsApart = counter === null || counter === surplusAccountId;
  if (kind === 'improvement') {
    return { effect: { ...effect, change: changeOf(effect), facts: {} }, lines: improvementLines(amountMinor, own.costAccountId, counter ?? stable('ASSET_CLEARING')) };
  }
  if (kind === 'impairment') {
    const split = keepsApart ? splitImpairment(amountMinor, surplus) : { fromSurplusMinor: minor(0), toLossMinor: amountMinor };
    const lines = impairmentLines(split, { ...accounts, lossAccountId: counter ?? stable('IMPAIRMENT_LOSS') });
    return { effect: { ...effect, change: changeOf(effect, -split.fromSurplusMinor), facts: { impairmentLossMinor: split.toLossMinor } }, lines };
  }
  if (kind === 'impairment_reversal') {
    // First what profit or loss had borne, then what the surplus had (IAS 36.119–120).
    const toProfit = minor(Math.min(amountMinor, Math.max(0, keptSum(context, asset, effect.book, 'impairmentLossMinor'))));
    const split = keepsApart && toProfit > 0 ? { fromSurplusMinor: minor(toProfit - amountMinor), toLossMinor: minor(-toProfit) } : { fromSurplusMinor: minor(0), toLossMinor: minor(-amountMinor) };
    const lines = impairmentLines(split, { ...accounts, lossAccountId: counter ?? stable('IMPAIRMENT_REVERSAL') });
    return { effect: { ...effect, change: changeOf(effect, -split.fromSurplusMinor), facts: { impairmentLossMinor: split.toLossMinor } }, lines };
  }
  const change = minor(effect.after.carryingMinor - effect.before.carryingMinor);
  const split = keepsApart ? splitRevaluation(change, surplus, minor(keptSum(context, asset, effect.book, 'lossMinor'))) : { surplusMinor: minor(0), profitMinor: change };
  const profitAccounts = { gainAccountId: counter ?? stable('REVALUATION_GAIN'), lossAccountId: counter ?? stable('REVALUATION_LOSS') };
  const lines = revaluationLines(effect.before, effect.after, split, { ...accounts, ...profitAccounts });
  return { effect: { ...effect, change: changeOf(effect, split.surplusMinor), facts: { lossMinor: keepsApart ? -split.profitMinor : 0 } }, lines };
}

/** What a person should know before entering a value: what stands, and what may be reversed. @throws what subjectOf throws */
export function valueLimits(context: Context, input: Parsed<'valueUpdates.limits'>): Output<'valueUpdates.limits'> {
  const date = parseDate(input.date, 'date');
  const subject = subjectOf(context, input, date, 'valueUpdates.create', 'one');
  const [effect] = effectsOf(context, subject, { type: 'impairment', date, amountMinor: minor(0) }, false);
  if (!effect) return refuse('DEPRECIATION_BOOK_NOT_FOUND', { bookId: input.bookId ?? '' });
  const { before, balance, book } = effect;
  return {
    carryingAmount: show(context, before.carryingMinor), residualValue: show(context, before.residualMinor), accumulatedImpairment: show(context, before.impairmentMinor),
    reversalCap: show(context, reversalCap(effect, date)), revaluationSurplus: show(context, balance.surplus_minor),
    revaluationLoss: show(context, Math.max(0, keptSum(context, subject.asset, book, 'lossMinor'))), revaluationAllowed: subject.category.revaluation_allowed === 1,
    restatement: lastRestatement(context.connection, subject.category.id) === 'gross' ? 'gross' : 'elimination',
  };
}
