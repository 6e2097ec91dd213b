import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { hashOf } from '../../book/hash.ts';
import { nextActId, type ActRow } from '../../book/tables/acts.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { assetIdOf } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { record } from '../acts.ts';
import { serviceAsset } from '../assets/service.ts';
import { planCompletion, type CompletionPlan } from './construction.ts';
import { planMerge, type MergePlan } from './merge.ts';
import { bear, openBalance, serveLike, unbornOf } from './newcomers.ts';
import { fingerprintOf, type ActPlan } from './plan.ts';
import { postAct } from './post.ts';
import { showAct, showCatchUps, showEffect, showPreview } from './show.ts';
import { actOfPart, planSplit, unbornParts, type SplitPlan } from './split.ts';

type Made = Output<'assets.split'>['parts'][number];

export const madeOf = ({ id, number, name, name_ar }: Pick<AssetRow, 'id' | 'number' | 'name' | 'name_ar'>): Made => ({ assetId: assetIdOf(id), assetNumber: number, name, nameAr: name_ar });

/** Several plans that are posted together, equal as long as the same would be posted. */
export const fingerprintTogether = (plans: readonly ActPlan[]): string => hashOf(plans.map(fingerprintOf));

export function assertSeen(seen: string | undefined, now: string): void {
  if (seen !== undefined && seen !== now) refuse('PREVIEW_STALE', {});
}

/** Made at another moment, or by another person, an asset is the same. */
const timeless = (plan: ActPlan): ActPlan => ({ ...plan, asset: { ...plan.asset, created_by: '', created_at: '', updated_at: '' } });
const splitPrint = (plan: SplitPlan): string => fingerprintTogether([plan.whole, ...plan.parts.map((part) => timeless(actOfPart(plan, part)))]);

export function previewSplit(context: Context, input: Parsed<'assets.split.preview'>): Output<'assets.split.preview'> {
  const plan = planSplit(context, input);
  return {
    ...showPreview(context, plan.whole, unbornParts(plan)), fingerprint: splitPrint(plan),
    parts: plan.parts.map(({ newcomer: { row }, effects }) => ({ assetNumber: row.number, name: row.name, nameAr: row.name_ar, quantity: row.quantity, books: effects.map((effect) => showEffect(context, effect)) })),
  };
}

/** The parts are made first, for the journal names them; then the whole gives, and each part takes. */
export function postSplit(context: Context, { fingerprint, ...input }: Parsed<'assets.split'>): Output<'assets.split'> {
  const plan = planSplit(context, input);
  assertSeen(fingerprint, splitPrint(plan));
  const { whole } = plan;
  const groupId = nextActId(context.connection);
  for (const { newcomer, effects } of plan.parts) {
    const asset = bear(context, newcomer, whole.date);
    for (const { book, state } of effects) openBalance(context, book, asset, state.postedThrough);
    serveLike(context, asset, whole.asset, effects.map(({ book }) => book));
  }
  const act = postAct(context, whole, { groupId });
  for (const part of plan.parts) postAct(context, actOfPart(plan, part), { groupId });
  return { ...recorded(context, act), parts: plan.parts.map(({ newcomer }) => madeOf(newcomer.row)) };
}

function recorded(context: Context, act: ActRow): ReturnType<typeof showAct> {
  const shown = showAct(context, act);
  record(context, act, shown);
  return shown;
}

const mergePrint = ({ into, merged }: MergePlan): string => fingerprintTogether([into, ...merged]);

export function previewMerge(context: Context, input: Parsed<'assets.merge.preview'>): Output<'assets.merge.preview'> {
  const plan = planMerge(context, input);
  return {
    ...showPreview(context, plan.into), fingerprint: mergePrint(plan),
    merged: plan.merged.map((one) => ({ ...madeOf(one.asset), books: one.effects.map((effect) => showEffect(context, effect)), catchUpJournals: showCatchUps(context, one) })),
  };
}

export function postMerge(context: Context, { fingerprint, ...input }: Parsed<'assets.merge'>): Output<'assets.merge'> {
  const plan = planMerge(context, input);
  assertSeen(fingerprint, mergePrint(plan));
  const groupId = nextActId(context.connection);
  const act = postAct(context, plan.into, { groupId });
  for (const one of plan.merged) postAct(context, one, { groupId });
  return { ...recorded(context, act), merged: plan.merged.map(({ asset }) => madeOf(asset)) };
}

const completionPrint = ({ project, made, inServiceDate }: CompletionPlan): string => hashOf([fingerprintTogether([project, ...made.map(({ act }) => timeless(act))]), inServiceDate]);

export function previewCompletion(context: Context, input: Parsed<'assets.completeConstruction.preview'>): Output<'assets.completeConstruction.preview'> {
  const plan = planCompletion(context, input);
  return {
    ...showPreview(context, plan.project, unbornOf(plan.made.map(({ newcomer }) => newcomer))), fingerprint: completionPrint(plan),
    made: plan.made.map(({ newcomer: { row }, act }) => ({ assetNumber: row.number, name: row.name, nameAr: row.name_ar, quantity: row.quantity, books: act.effects.map((effect) => showEffect(context, effect)) })),
  };
}

/** The assets are made, the project gives its cost, they take it, and go into service by the terms of their categories. */
export function postCompletion(context: Context, { fingerprint, ...input }: Parsed<'assets.completeConstruction'>): Output<'assets.completeConstruction'> {
  const plan = planCompletion(context, input);
  assertSeen(fingerprint, completionPrint(plan));
  const groupId = nextActId(context.connection);
  for (const { newcomer, act } of plan.made) {
    const asset = bear(context, newcomer, plan.project.date);
    for (const { book } of act.effects) openBalance(context, book, asset, null);
  }
  const act = postAct(context, plan.project, { groupId });
  for (const { newcomer, act: own } of plan.made) {
    postAct(context, own, { groupId });
    serviceAsset(context, newcomer.row, newcomer.category, plan.inServiceDate);
  }
  return { ...recorded(context, act), made: plan.made.map(({ newcomer }) => madeOf(newcomer.row)) };
}
