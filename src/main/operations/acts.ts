import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { ACT_KINDS, countActs, listActs, VALUE_UPDATES, type ActKind, type ActRow } from '../book/tables/acts.ts';
import type { Json } from '../book/hash.ts';
import { planDepreciation } from './acts/byHand.ts';
import { prepareCashActivity, previewCashActivity } from './acts/cash.ts';
import { planEstimate, planSuspension } from './acts/estimates.ts';
import { actIdOf } from './acts/identity.ts';
import { asked, knownAct, type ActPlan } from './acts/plan.ts';
import { postAct } from './acts/post.ts';
import { resolveAct, reverseAct } from './acts/reverse.ts';
import { showAct, showPreview, type ShownAct } from './acts/show.ts';
import { planValueUpdate, valueLimits } from './acts/valueUpdates.ts';
import { resolveAsset, type AssetRef } from './assets/identity.ts';
import type { Context } from './context.ts';

/** Posts a plan and writes it into the log. */
export function post(context: Context, plan: ActPlan, fingerprint: string | undefined): ShownAct {
  const posted = postAct(context, plan, { fingerprint });
  const shown = showAct(context, posted);
  record(context, posted, shown);
  return shown;
}

export function record(context: Context, act: ActRow, shown: ShownAct): void {
  context.record(shown.assetNumber, { act: actIdOf(act.id), kind: act.kind, date: act.date, amount: act.amount_minor, journal: shown.glJournalId, input: JSON.parse(act.input) as Json });
}

/** An external id that is known is answered with what it was, and nothing is posted again. */
export function once(context: Context, externalId: string | undefined, input: Json, plan: () => ActPlan, fingerprint: string | undefined): ShownAct {
  const known = knownAct(context, externalId, input);
  if (!known) return post(context, plan(), fingerprint);
  const shown = showAct(context, known);
  context.record(shown.assetNumber, { act: shown.id, unchanged: true });
  return shown;
}

const hasName = ({ assetId, assetNumber, assetExternalId }: AssetRef): boolean => [assetId, assetNumber, assetExternalId].some((name) => name !== undefined);

export function list(context: Context, input: Parsed<'acts.list'>, kinds: readonly ActKind[]): Output<'acts.list'> {
  const filter = { assetId: hasName(input) ? resolveAsset(context, input).id : null, kinds };
  return { items: listActs(context.connection, filter, input.size, input.page * input.size).map((act) => showAct(context, act)), total: countActs(context.connection, filter), page: input.page, size: input.size };
}

export const reverse = (context: Context, input: Parsed<'acts.reverse'>): ShownAct => showAct(context, reverseAct(context, input));

type ActName =
  | 'valueUpdates.preview' | 'valueUpdates.create' | 'valueUpdates.list' | 'valueUpdates.reverse' | 'valueUpdates.limits' | 'estimates.preview' | 'estimates.change' | 'estimates.list' | 'estimates.reverse'
  | 'assets.suspend.preview' | 'assets.suspend' | 'assets.resume.preview' | 'assets.resume' | 'assets.postDepreciation.preview' | 'assets.postDepreciation' | 'assets.recordCashActivity.preview' | 'assets.recordCashActivity'
  | 'acts.list' | 'acts.get' | 'acts.reverse';

export const actHandlers: Pick<Handlers<Context>, ActName> = {
  'valueUpdates.preview': (context, input) => showPreview(context, planValueUpdate(context, input)),
  'valueUpdates.create': (context, { fingerprint, ...input }) => once(context, input.externalId, asked(input), () => planValueUpdate(context, input), fingerprint),
  'valueUpdates.list': (context, input) => list(context, input, VALUE_UPDATES),
  'valueUpdates.reverse': reverse,
  'valueUpdates.limits': valueLimits,
  'estimates.preview': (context, input) => showPreview(context, planEstimate(context, input)),
  'estimates.change': (context, { fingerprint, ...input }) => once(context, input.externalId, asked(input), () => planEstimate(context, input), fingerprint),
  'estimates.list': (context, input) => list(context, input, ['estimate']),
  'estimates.reverse': reverse,
  'assets.suspend.preview': (context, input) => showPreview(context, planSuspension(context, 'suspend', input)),
  'assets.suspend': (context, { fingerprint, ...input }) => post(context, planSuspension(context, 'suspend', input), fingerprint),
  'assets.resume.preview': (context, input) => showPreview(context, planSuspension(context, 'resume', input)),
  'assets.resume': (context, { fingerprint, ...input }) => post(context, planSuspension(context, 'resume', input), fingerprint),
  'assets.postDepreciation.preview': (context, input) => showPreview(context, planDepreciation(context, input)),
  'assets.postDepreciation': (context, { fingerprint, ...input }) => post(context, planDepreciation(context, input), fingerprint),
  'assets.recordCashActivity.preview': previewCashActivity,
  'assets.recordCashActivity': (context, { fingerprint, ...input }) => once(context, input.externalId, asked(input), () => prepareCashActivity(context, input, fingerprint), undefined),
  'acts.list': (context, input) => list(context, input, ACT_KINDS),
  'acts.get': (context, input) => showAct(context, resolveAct(context, input.id)),
  'acts.reverse': reverse,
};
