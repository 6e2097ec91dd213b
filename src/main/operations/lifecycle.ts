import type { Handlers } from '#shared/contract/index.ts';
import { post } from './acts.ts';
import { planHold, planRelease } from './acts/heldForSale.ts';
import { showPreview } from './acts/show.ts';
import type { Context } from './context.ts';
import { postMerge, postSplit, previewMerge, previewSplit } from './acts/together.ts';

type LifecycleName =
  | 'assets.holdForSale.preview' | 'assets.holdForSale' | 'assets.releaseFromSale.preview' | 'assets.releaseFromSale'
  | 'assets.split.preview' | 'assets.split' | 'assets.merge.preview' | 'assets.merge';

export const lifecycleHandlers: Pick<Handlers<Context>, LifecycleName> = {
  'assets.holdForSale.preview': (context, input) => showPreview(context, planHold(context, input)),
  'assets.holdForSale': (context, { fingerprint, ...input }) => post(context, planHold(context, input), fingerprint),
  'assets.releaseFromSale.preview': (context, input) => showPreview(context, planRelease(context, input)),
  'assets.releaseFromSale': (context, { fingerprint, ...input }) => post(context, planRelease(context, input), fingerprint),
  'assets.split.preview': previewSplit,
  'assets.split': postSplit,
  'assets.merge.preview': previewMerge,
  'assets.merge': postMerge,
};
