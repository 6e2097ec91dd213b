import type { Handlers } from '#shared/contract/index.ts';
import { once, post } from './acts.ts';
import { planHold, planRelease, planRemeasure } from './acts/heldForSale.ts';
import { showPreview } from './acts/show.ts';
import { components } from './assets/components.ts';
import { lineage } from './assets/lineage.ts';
import type { Context } from './context.ts';
import { planConstructionCost } from './acts/construction.ts';
import { asked } from './acts/plan.ts';
import { postCompletion, postMerge, postSplit, previewCompletion, previewMerge, previewSplit } from './acts/together.ts';

type LifecycleName =
  | 'assets.holdForSale.preview' | 'assets.holdForSale' | 'assets.remeasureHeldForSale.preview' | 'assets.remeasureHeldForSale' | 'assets.releaseFromSale.preview' | 'assets.releaseFromSale'
  | 'assets.split.preview' | 'assets.split' | 'assets.merge.preview' | 'assets.merge'
  | 'assets.addConstructionCost.preview' | 'assets.addConstructionCost' | 'assets.completeConstruction.preview' | 'assets.completeConstruction'
  | 'assets.lineage' | 'assets.components';

export const lifecycleHandlers: Pick<Handlers<Context>, LifecycleName> = {
  'assets.holdForSale.preview': (context, input) => showPreview(context, planHold(context, input)),
  'assets.holdForSale': (context, { fingerprint, ...input }) => post(context, planHold(context, input), fingerprint),
  'assets.remeasureHeldForSale.preview': (context, input) => showPreview(context, planRemeasure(context, input)),
  'assets.remeasureHeldForSale': (context, { fingerprint, ...input }) => post(context, planRemeasure(context, input), fingerprint),
  'assets.releaseFromSale.preview': (context, input) => showPreview(context, planRelease(context, input)),
  'assets.releaseFromSale': (context, { fingerprint, ...input }) => post(context, planRelease(context, input), fingerprint),
  'assets.split.preview': previewSplit,
  'assets.split': postSplit,
  'assets.merge.preview': previewMerge,
  'assets.merge': postMerge,
  'assets.addConstructionCost.preview': (context, input) => showPreview(context, planConstructionCost(context, input)),
  'assets.addConstructionCost': (context, { fingerprint, ...input }) => once(context, input.externalId, asked(input), () => planConstructionCost(context, input), fingerprint),
  'assets.completeConstruction.preview': previewCompletion,
  'assets.completeConstruction': postCompletion,
  'assets.lineage': lineage,
  'assets.components': components,
};
