import type { ActOperation } from '#shared/contract/approvals.ts';
import { contract, type Handlers, type Output, type Parsed } from '#shared/contract/index.ts';
import { refuse, Refusal } from '#shared/errors.ts';
import { mayRole } from '#shared/roles.ts';
import { required } from '#shared/values/assert.ts';
import { canonical, type Json } from '../book/hash.ts';
import { countActDrafts, decideActDraft, DRAFT_STATUSES, findActDraft, findSameActDraft, insertActDraft, listActDrafts, type ActDraftRow, type Decision } from '../book/tables/actDrafts.ts';
import { nextActId } from '../book/tables/acts.ts';
import { asked, knownAct } from './acts/plan.ts';
import type { Rehearsal } from './approvals/rehearsal.ts';
import { approvalIdOf, approvalRowId, seenIn, showApproval, type ShownApproval } from './approvals/show.ts';
import { WAYS } from './approvals/ways.ts';
import { resolveAsset, type AssetRef } from './assets/identity.ts';
import type { Context } from './context.ts';
import { assertAnother, isActing } from './people.ts';

type Detail = Output<'approvals.get'>;
/** The table's type says which input goes with which operation; a draft names both, and its input was read by that operation's own schema. */
type AnyWay = { rehearse: (context: Context, input: unknown) => Rehearsal; post: (context: Context, input: unknown) => unknown };

const wayOf = (operation: string): AnyWay => WAYS[operation as ActOperation] as AnyWay;

/** @throws PERMISSION_DENIED for who may not do the act */
function demandOwn(context: Context, operation: string): void {
  const { permission } = contract[operation as ActOperation];
  if (context.user === null || !mayRole(context.user.role, permission)) refuse('PERMISSION_DENIED', { permission });
}

/** @throws APPROVAL_NOT_FOUND */
function resolveDraft(context: Context, id: string): ActDraftRow {
  return findActDraft(context.connection, approvalRowId(id)) ?? refuse('APPROVAL_NOT_FOUND', { approval: id });
}

/** @throws APPROVAL_SETTLED */
function assertWaiting(draft: ActDraftRow): void {
  if (draft.status !== 'PREPARED') refuse('APPROVAL_SETTLED', { approval: approvalIdOf(draft.id), status: draft.status });
}

/** The request of a draft, read as the operation reads it. */
function requestOf(draft: ActDraftRow): unknown {
  return contract[draft.operation as ActOperation].input.parse(JSON.parse(draft.input));
}

const subjectOf = ({ assets }: ShownApproval): string => assets.map(({ assetNumber }) => assetNumber).join(', ').slice(0, 200);

/**
 * Asks for an act: plans it as its own preview does, refuses what the operation would refuse, and keeps what it would come to. Nothing is posted.
 * @throws PERMISSION_DENIED, ALREADY_POSTED (its external id is known), ALREADY_PREPARED (the same waits), PREVIEW_STALE (something else was seen), and what planning throws
 */
function prepare(context: Context, { operation, input }: Parsed<'approvals.prepare'>): ShownApproval {
  demandOwn(context, operation);
  const request = asked(input);
  const same = findSameActDraft(context.connection, operation, canonical(request));
  if (same) refuse('ALREADY_PREPARED', { approval: approvalIdOf(same.id) });
  const externalId = 'externalId' in input ? input.externalId : undefined;
  if (knownAct(context, externalId, request)) refuse('ALREADY_POSTED', { subject: externalId ?? '' });
  const { fingerprint, date, assets, shown } = wayOf(operation).rehearse(context, request);
  if ('fingerprint' in input && input.fingerprint !== undefined && input.fingerprint !== fingerprint) refuse('PREVIEW_STALE', {});
  const id = insertActDraft(context.connection, {
    operation, input: canonical(request), fingerprint, date, assets: JSON.stringify(assets.map((asset) => asset.id)), preview: canonical(shown as Json), prepared_by: context.actor,
    prepared_by_id: context.user?.id ?? null, prepared_at: context.now,
  });
  const draft = showApproval(context, resolveDraft(context, approvalIdOf(id)));
  context.record(subjectOf(draft), { approval: draft.approvalId, operation, date, input: request });
  return draft;
}

function decide(context: Context, draft: ActDraftRow, decision: Pick<Decision, 'status' | 'reason'> & { acts?: readonly [first: number, last: number] }): ShownApproval {
  const [first = null, last = null] = decision.acts ?? [];
  decideActDraft(context.connection, { id: draft.id, status: decision.status, reason: decision.reason, first_act_id: first, last_act_id: last, decided_by: context.actor, decided_at: context.now });
  return showApproval(context, resolveDraft(context, approvalIdOf(draft.id)));
}

/**
 * Posts what was prepared: planned again, compared with what was seen, and handed to the operation's own handler. The log names both people.
 * @throws PERMISSION_DENIED, APPROVAL_NOT_FOUND, APPROVAL_SETTLED, what planning throws, SAME_PERSON, PREVIEW_STALE (the book has moved since)
 */
function approve(context: Context, { approvalId }: Parsed<'approvals.approve'>): ShownApproval {
  const draft = resolveDraft(context, approvalId);
  demandOwn(context, draft.operation);
  assertWaiting(draft);
  const request = requestOf(draft);
  const way = wayOf(draft.operation);
  const { fingerprint } = way.rehearse(context, request);
  assertAnother(context, draft.prepared_by, draft.prepared_by_id);
  if (fingerprint !== draft.fingerprint) refuse('PREVIEW_STALE', {});
  let posted: { subject: string; detail: Json } = { subject: '', detail: null };
  const first = nextActId(context.connection);
  way.post({ ...context, record: (subject, detail) => (posted = { subject, detail }) }, request);
  const approved = decide(context, draft, { status: 'APPROVED', reason: null, acts: [first, nextActId(context.connection) - 1] });
  context.record(posted.subject, { ...(posted.detail as object | null), approval: approvalId, operation: draft.operation, preparedBy: draft.prepared_by, preparedAt: draft.prepared_at, approvedBy: context.actor });
  return approved;
}

/** @throws PERMISSION_DENIED, APPROVAL_NOT_FOUND, APPROVAL_SETTLED, SAME_PERSON (who prepared it withdraws it) */
function reject(context: Context, { approvalId, reason }: Parsed<'approvals.reject'>): ShownApproval {
  const draft = resolveDraft(context, approvalId);
  demandOwn(context, draft.operation);
  assertWaiting(draft);
  assertAnother(context, draft.prepared_by, draft.prepared_by_id);
  const rejected = decide(context, draft, { status: 'REJECTED', reason });
  context.record(subjectOf(rejected), { approval: approvalId, operation: draft.operation, preparedBy: draft.prepared_by, reason });
  return rejected;
}

/** @throws APPROVAL_NOT_FOUND, APPROVAL_SETTLED, NOT_PREPARER */
function withdraw(context: Context, { approvalId, reason }: Parsed<'approvals.withdraw'>): ShownApproval {
  const draft = resolveDraft(context, approvalId);
  assertWaiting(draft);
  if (!isActing(context, draft.prepared_by, draft.prepared_by_id)) refuse('NOT_PREPARER', { person: draft.prepared_by });
  const withdrawn = decide(context, draft, { status: 'WITHDRAWN', reason: reason ?? null });
  context.record(subjectOf(withdrawn), { approval: approvalId, operation: draft.operation, reason: reason ?? null });
  return withdrawn;
}

const named = ({ assetId, assetNumber, assetExternalId }: AssetRef): boolean => [assetId, assetNumber, assetExternalId].some((name) => name !== undefined);

function list(context: Context, { status, page, size, ...ref }: Parsed<'approvals.list'>): Output<'approvals.list'> {
  const assetId = named(ref) ? resolveAsset(context, ref).id : null;
  const statuses = status ?? DRAFT_STATUSES;
  const byStatus = countActDrafts(context.connection, assetId);
  const items = listActDrafts(context.connection, { assetId, statuses }, size, page * size).map((draft) => showApproval(context, draft));
  return { items, total: [...new Set(statuses)].reduce((sum, one) => sum + byStatus[one], 0), page, size, byStatus };
}

/** What approving a draft would post now, beside what was seen when it was prepared. */
function fitOf(context: Context, draft: ActDraftRow): Pick<Detail, 'fit' | 'now' | 'refusal'> {
  if (draft.status !== 'PREPARED') return { fit: 'settled', now: null, refusal: null };
  try {
    const { fingerprint, shown } = wayOf(draft.operation).rehearse(context, requestOf(draft));
    return fingerprint === draft.fingerprint ? { fit: 'same', now: null, refusal: null } : { fit: 'changed', now: shown, refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { fit: 'refused', now: null, refusal: { code: error.code, params: required(error.params, 'the parameters of a refusal') as Record<string, string | number> } };
  }
}

function get(context: Context, { approvalId }: Parsed<'approvals.get'>): Detail {
  const draft = resolveDraft(context, approvalId);
  return { ...showApproval(context, draft), seen: seenIn(draft), ...fitOf(context, draft) };
}

type ApprovalName = 'approvals.prepare' | 'approvals.list' | 'approvals.get' | 'approvals.approve' | 'approvals.reject' | 'approvals.withdraw';

export const approvalHandlers: Pick<Handlers<Context>, ApprovalName> = {
  'approvals.prepare': prepare, 'approvals.list': list, 'approvals.get': get, 'approvals.approve': approve, 'approvals.reject': reject, 'approvals.withdraw': withdraw,
};
