import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { parseDate } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import { hashOf } from '../book/hash.ts';
import { nextActId } from '../book/tables/acts.ts';
import { findAssetById } from '../book/tables/assets.ts';
import { ledgerBook } from '../book/tables/company.ts';
import { improvementLines } from '../engine/index.ts';
import { list, post, reverse } from './acts.ts';
import { planDisposal, type DisposalRequest } from './acts/disposals.ts';
import { actIdOf } from './acts/identity.ts';
import { restingEffect } from './acts/effects.ts';
import { asked, actJournal, fingerprintOf, knownAct, ledgerEffect, subjectOf, type ActPlan } from './acts/plan.ts';
import { postAct } from './acts/post.ts';
import { resolveAct } from './acts/reverse.ts';
import { showDisposal } from './acts/showDisposal.ts';
import { showAct, showPreview } from './acts/show.ts';
import { resolveAccount } from './accounts.ts';
import { assetIdOf, assetRowId } from './assets/identity.ts';
import { money, show, type Context } from './context.ts';

type Several = Parsed<'disposals.createSeveral.preview'>;

function create(context: Context, { fingerprint, ...input }: Parsed<'disposals.create'>): Output<'disposals.create'> {
  const known = knownAct(context, input.externalId, asked(input));
  if (!known) return post(context, planDisposal(context, input), fingerprint);
  const shown = showAct(context, known);
  context.record(shown.assetNumber, { act: shown.id, unchanged: true });
  return shown;
}

/** Shares an amount out in proportion to weights; the last part takes what rounding left, so that the parts are the whole. */
function shareOut(amount: Minor, weights: readonly number[]): Minor[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  return weights.map((weight, index) => {
    const part = index === weights.length - 1 ? amount - given : total === 0 ? 0 : Number(divideBig(BigInt(amount) * BigInt(weight), BigInt(total), 'half_away_from_zero'));
    given += part;
    return minor(part);
  });
}

const leavingTogether = ({ assets }: Several): ReadonlySet<number> => new Set(assets.map(({ assetId }) => assetRowId(assetId)));

/** One request for each asset: the price each has of its own, else its share by carrying amount (by cost where nothing is carried). */
function requests(context: Context, input: Several): DisposalRequest[] {
  const { assets, proceeds, sellingCosts, ...common } = input;
  const ids = assets.map(({ assetId }) => assetId);
  if (new Set(ids).size !== ids.length) refuse('INVALID_INPUT', { field: 'assets', reason: 'an asset is named twice' });
  const together = leavingTogether(input);
  const alone = ids.map((assetId) => required(ledgerEffect(planDisposal(context, { ...common, assetId }, together).effects), 'the ledger’s side of a disposal').before);
  const carrying = alone.map(({ carryingMinor }) => carryingMinor);
  const weights = carrying.some((amount) => amount > 0) ? carrying : alone.map(({ costMinor }) => costMinor);
  const named = assets.filter((asset) => asset.proceeds !== undefined).length;
  if (named > 0 && (named < assets.length || proceeds !== undefined)) refuse('INVALID_INPUT', { field: 'proceeds', reason: 'one price for all, or one for each asset' });
  const prices = proceeds === undefined ? null : shareOut(money(context, proceeds, 'proceeds'), weights);
  const costs = sellingCosts === undefined ? null : shareOut(money(context, sellingCosts, 'sellingCosts'), weights);
  return assets.map((asset, index) => ({
    ...common, assetId: asset.assetId, proceeds: prices?.[index] === undefined ? asset.proceeds : show(context, prices[index]), sellingCosts: costs?.[index] === undefined ? undefined : show(context, costs[index]),
  }));
}

const gainOf = (plan: ActPlan): number => Number(plan.outcome.gainMinor ?? 0);
const togetherFingerprint = (plans: readonly ActPlan[]): string => hashOf(plans.map(fingerprintOf));

function previewSeveral(context: Context, input: Several): Output<'disposals.createSeveral.preview'> {
  const plans = requests(context, input).map((request) => planDisposal(context, request, leavingTogether(input)));
  const items = plans.map((plan) => {
    const { plan: _months, ...preview } = showPreview(context, plan);
    return { ...preview, assetId: assetIdOf(plan.asset.id), assetNumber: plan.asset.number, assetName: plan.asset.name, assetNameAr: plan.asset.name_ar, proceeds: show(context, plan.amountMinor ?? 0) };
  });
  const carrying = plans.reduce((sum, plan) => sum + (ledgerEffect(plan.effects)?.before.carryingMinor ?? 0), 0);
  return {
    items, gainLoss: show(context, plans.reduce((sum, plan) => sum + gainOf(plan), 0)), carryingAmount: show(context, carrying),
    proceeds: show(context, plans.reduce((sum, plan) => sum + (plan.amountMinor ?? 0), 0)), fingerprint: togetherFingerprint(plans),
  };
}

function createSeveral(context: Context, { fingerprint, ...input }: Parsed<'disposals.createSeveral'>): Output<'disposals.createSeveral'> {
  const plans = requests(context, input).map((request) => planDisposal(context, request, leavingTogether(input)));
  if (fingerprint !== undefined && fingerprint !== togetherFingerprint(plans)) refuse('PREVIEW_STALE', {});
  const groupId = nextActId(context.connection);
  const items = plans.map((plan) => showAct(context, postAct(context, plan, { groupId })));
  const gain = plans.reduce((sum, plan) => sum + gainOf(plan), 0);
  context.record(items.map(({ assetNumber }) => assetNumber).join(', ').slice(0, 200), { acts: items.map(({ id }) => id), gain, journals: items.map(({ glJournalId }) => glJournalId) });
  return { items, gainLoss: show(context, gain) };
}

/**
 * The insurer accepts a claim for what was lost: a receivable and income, apart from the loss and from any replacement (IAS 16.65–66).
 * @throws ACT_NOT_FOUND, INVALID_INPUT (the act is no disposal), PERIOD_CLOSED
 */
export function planClaim(context: Context, input: Parsed<'disposals.claim'>): ActPlan {
  const date = parseDate(input.date, 'date');
  const amountMinor = money(context, input.amount, 'amount');
  if (amountMinor === 0) refuse('INVALID_AMOUNT', { field: 'amount', value: input.amount, reason: 'zero' });
  const lost = resolveAct(context, input.id);
  if (!['disposal', 'part_disposal'].includes(lost.kind) || showAct(context, lost).status !== 'POSTED') refuse('INVALID_INPUT', { field: 'id', reason: 'disposal' });
  const asset = required(findAssetById(context.connection, lost.asset_id), 'the asset of an act');
  const subject = subjectOf(context, { assetId: assetIdOf(asset.id), bookId: ledgerBook(context.connection).code }, date, 'disposals.claim', 'one', ['DISPOSED', 'IN_SERVICE', 'HELD_FOR_SALE']);
  const receivable = resolveAccount(context, input.receivableAccount ?? 'INSURANCE_RECEIVABLE').id;
  const income = resolveAccount(context, input.incomeAccount ?? 'INSURANCE_INCOME').id;
  return {
    kind: 'insurance_claim', asset, category: subject.category, date, book: subject.book, effects: [{ ...restingEffect(context, asset, ledgerBook(context.connection)), change: { cost: 0, accumulated: 0, impairment: 0, surplus: 0 }, facts: {} }],
    journal: actJournal(context, subject, 'insurance_claim', 'disposal', improvementLines(amountMinor, receivable, income)), statusAfter: asset.status, externalId: null, amountMinor, memo: input.memo ?? null,
    input: asked(input), outcome: { disposal: actIdOf(lost.id) },
  };
}

type DisposalName = 'disposals.preview' | 'disposals.create' | 'disposals.createSeveral.preview' | 'disposals.createSeveral' | 'disposals.list' | 'disposals.get' | 'disposals.reverse' | 'disposals.claim';

export const disposalHandlers: Pick<Handlers<Context>, DisposalName> = {
  'disposals.preview': (context, input) => showPreview(context, planDisposal(context, input)),
  'disposals.create': create,
  'disposals.createSeveral.preview': previewSeveral,
  'disposals.createSeveral': createSeveral,
  'disposals.get': (context, { id }) => showDisposal(context, id),
  'disposals.list': (context, input) => list(context, input, ['disposal', 'part_disposal', 'insurance_claim']),
  'disposals.reverse': reverse,
  'disposals.claim': (context, input) => post(context, planClaim(context, input), undefined),
};
