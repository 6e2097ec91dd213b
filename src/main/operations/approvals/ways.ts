import type { ActOperation } from '#shared/contract/approvals.ts';
import type { BookName, Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { hashOf } from '../../book/hash.ts';
import { findAssetById, type AssetRow } from '../../book/tables/assets.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { required } from '#shared/values/assert.ts';
import { actHandlers } from '../acts.ts';
import { showPreview } from '../acts/show.ts';
import { assetRowId, resolveAsset, type AssetRef } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { disposalHandlers, planClaim } from '../disposals.ts';
import { lifecycleHandlers } from '../lifecycle.ts';
import { effectsOn, journalsOf, nameOf, rehearseReversal, shownOf, type Previewed, type Rehearsal } from './rehearsal.ts';

/** How an act is rehearsed, and the handler that posts it. */
interface Way<N extends BookName> {
  rehearse: (context: Context, input: Parsed<N>) => Rehearsal;
  post: Handlers<Context>[N];
}

type Preview = Previewed & { fingerprint: string };

/** An act of one asset: rehearsed by its own preview. */
const ofOne = <I extends AssetRef>(preview: (context: Context, input: I) => Preview, dayOf: (input: I) => string) => (context: Context, input: I): Rehearsal => {
  const asset = resolveAsset(context, input);
  const previewed = preview(context, input);
  return { fingerprint: previewed.fingerprint, date: dayOf(input), assets: [asset], shown: shownOf(asset, previewed) };
};

const onDate = ({ date }: { date: string }): string => date;
const assetById = (context: Context, id: string): AssetRow => required(findAssetById(context.connection, assetRowId(id)), 'an asset of an act that was planned');

function rehearseCash(context: Context, input: Parsed<'assets.recordCashActivity.preview'>): Rehearsal {
  const asset = resolveAsset(context, input);
  const { journal, balanceBefore, balanceAfter, fingerprint } = actHandlers['assets.recordCashActivity.preview'](context, input);
  const { code: bookId, name: bookName, name_ar: bookNameAr } = ledgerBook(context.connection);
  const effect = { ...nameOf(asset), bookId, bookName, bookNameAr, postsToLedger: true, costBefore: balanceBefore, costAfter: balanceAfter, carryingAmountBefore: balanceBefore, carryingAmountAfter: balanceAfter, gainLoss: null };
  return { fingerprint, date: input.date, assets: [asset], shown: { journals: [journal], effects: [effect] } };
}

function rehearseSeveral(context: Context, input: Parsed<'disposals.createSeveral.preview'>): Rehearsal {
  const { items, fingerprint } = disposalHandlers['disposals.createSeveral.preview'](context, input);
  const effects = items.flatMap(({ assetNumber, assetName, assetNameAr, books }) => effectsOn({ assetNumber, name: assetName, nameAr: assetNameAr }, books));
  return { fingerprint, date: input.disposalDate, assets: input.assets.map(({ assetId }) => assetById(context, assetId)), shown: { journals: items.flatMap(journalsOf), effects } };
}

function rehearseClaim(context: Context, input: Parsed<'disposals.claim'>): Rehearsal {
  const plan = planClaim(context, input);
  const preview = showPreview(context, plan);
  return { fingerprint: hashOf([preview.fingerprint, plan.outcome]), date: input.date, assets: [plan.asset], shown: shownOf(plan.asset, preview) };
}

function rehearseSplit(context: Context, input: Parsed<'assets.split.preview'>): Rehearsal {
  const asset = resolveAsset(context, input);
  const preview = lifecycleHandlers['assets.split.preview'](context, input);
  return { fingerprint: preview.fingerprint, date: input.date, assets: [asset], shown: shownOf(asset, preview, preview.parts) };
}

function rehearseMerge(context: Context, input: Parsed<'assets.merge.preview'>): Rehearsal {
  const preview = lifecycleHandlers['assets.merge.preview'](context, input);
  const into = assetById(context, input.into);
  return { fingerprint: preview.fingerprint, date: input.date, assets: [into, ...input.assets.map((id) => assetById(context, id))], shown: shownOf(into, preview, preview.merged) };
}

function rehearseCompletion(context: Context, input: Parsed<'assets.completeConstruction.preview'>): Rehearsal {
  const asset = resolveAsset(context, input);
  const preview: Output<'assets.completeConstruction.preview'> = lifecycleHandlers['assets.completeConstruction.preview'](context, input);
  return { fingerprint: preview.fingerprint, date: input.completionDate, assets: [asset], shown: shownOf(asset, preview, preview.made) };
}

/** Every act that is prepared and approved: what its own preview says, and the very handler that posts it where nobody has to approve. */
export const WAYS: { readonly [N in ActOperation]: Way<N> } = {
  'valueUpdates.create': { rehearse: ofOne(actHandlers['valueUpdates.preview'], onDate), post: actHandlers['valueUpdates.create'] },
  'valueUpdates.reverse': { rehearse: rehearseReversal, post: actHandlers['valueUpdates.reverse'] },
  'estimates.change': { rehearse: ofOne(actHandlers['estimates.preview'], ({ effectiveDate }) => effectiveDate), post: actHandlers['estimates.change'] },
  'estimates.reverse': { rehearse: rehearseReversal, post: actHandlers['estimates.reverse'] },
  'assets.suspend': { rehearse: ofOne(actHandlers['assets.suspend.preview'], onDate), post: actHandlers['assets.suspend'] },
  'assets.resume': { rehearse: ofOne(actHandlers['assets.resume.preview'], onDate), post: actHandlers['assets.resume'] },
  'assets.postDepreciation': { rehearse: ofOne(actHandlers['assets.postDepreciation.preview'], ({ asOfDate }) => asOfDate), post: actHandlers['assets.postDepreciation'] },
  'assets.recordCashActivity': { rehearse: rehearseCash, post: actHandlers['assets.recordCashActivity'] },
  'disposals.create': { rehearse: ofOne(disposalHandlers['disposals.preview'], ({ disposalDate }) => disposalDate), post: disposalHandlers['disposals.create'] },
  'disposals.createSeveral': { rehearse: rehearseSeveral, post: disposalHandlers['disposals.createSeveral'] },
  'disposals.reverse': { rehearse: rehearseReversal, post: disposalHandlers['disposals.reverse'] },
  'disposals.claim': { rehearse: rehearseClaim, post: disposalHandlers['disposals.claim'] },
  'assets.holdForSale': { rehearse: ofOne(lifecycleHandlers['assets.holdForSale.preview'], onDate), post: lifecycleHandlers['assets.holdForSale'] },
  'assets.remeasureHeldForSale': { rehearse: ofOne(lifecycleHandlers['assets.remeasureHeldForSale.preview'], onDate), post: lifecycleHandlers['assets.remeasureHeldForSale'] },
  'assets.releaseFromSale': { rehearse: ofOne(lifecycleHandlers['assets.releaseFromSale.preview'], onDate), post: lifecycleHandlers['assets.releaseFromSale'] },
  'assets.split': { rehearse: rehearseSplit, post: lifecycleHandlers['assets.split'] },
  'assets.merge': { rehearse: rehearseMerge, post: lifecycleHandlers['assets.merge'] },
  'assets.addConstructionCost': { rehearse: ofOne(lifecycleHandlers['assets.addConstructionCost.preview'], onDate), post: lifecycleHandlers['assets.addConstructionCost'] },
  'assets.completeConstruction': { rehearse: rehearseCompletion, post: lifecycleHandlers['assets.completeConstruction'] },
  'acts.reverse': { rehearse: rehearseReversal, post: actHandlers['acts.reverse'] },
};
