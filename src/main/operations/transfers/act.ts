import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { transferHash, updateTransfer, type TransferRow } from '../../book/tables/transfers.ts';
import type { Context } from '../context.ts';
import { showDraftJournal } from '../journals.ts';
import { assertAnother } from '../people.ts';
import { resolveSubject, shownStatus, transferIdOf, type Subject, type SubjectRef } from './identity.ts';
import { planTransfer, type PlannedTransfer } from './plan.ts';
import { assertSeen, fingerprintOf, postTransfer } from './post.ts';
import { showTransfer } from './view.ts';

type Acted = Output<'transfers.approve'>;
export type Preview = Output<'transfers.post.preview'>;

function answer(context: Context, { batchId }: Subject, rows: readonly TransferRow[], status: Acted['status']): Acted {
  return { transferId: batchId === null && rows[0] ? transferIdOf(rows[0].id) : null, batchId, status, transfers: rows.map((row) => showTransfer(context, row)) };
}

const subjectOf = ({ batchId }: Subject, rows: readonly TransferRow[]): string => batchId ?? rows[0]?.number ?? '';

/**
 * All that stands between a draft and its approval: it is a draft, it can be posted as things are, and where the book asks for it, another than who
 * prepared it approves.
 * @throws TRANSFER_NOT_DRAFT, what planning throws, SAME_PERSON
 */
function assertApprovable(context: Context, transfer: TransferRow): void {
  if (transfer.status !== 'DRAFT') refuse('TRANSFER_NOT_DRAFT', { transfer: transfer.number, status: shownStatus(context, transfer) });
  planTransfer(context, transfer);
  assertAnother(context, transfer.prepared_by);
}

/** @throws TRANSFER_NOT_FOUND, TRANSFER_NOT_DRAFT, what planning throws, SAME_PERSON */
export function approve(context: Context, input: Parsed<'transfers.approve'>): Acted {
  const subject = resolveSubject(context, input, ['DRAFT']);
  for (const transfer of subject.transfers) assertApprovable(context, transfer);
  const approved = subject.transfers.map((transfer): TransferRow => ({ ...transfer, status: 'APPROVED', approved_by: context.actor, approved_at: context.now }));
  for (const transfer of approved) updateTransfer(context.connection, transfer);
  context.record(subjectOf(subject, approved), { transfers: approved.map(({ number }) => number) });
  return answer(context, subject, approved, 'APPROVED');
}

/** @throws TRANSFER_NOT_APPROVED, ALREADY_POSTED, TRANSFER_NOT_DRAFT (it was cancelled) */
function assertApproved(transfer: TransferRow): void {
  if (transfer.status === 'POSTED') refuse('ALREADY_POSTED', { subject: transfer.number });
  if (transfer.status === 'CANCELLED') refuse('TRANSFER_NOT_DRAFT', { transfer: transfer.number, status: transfer.status });
  if (transfer.status !== 'APPROVED') refuse('TRANSFER_NOT_APPROVED', { transfer: transfer.number });
}

function planPosting(context: Context, input: SubjectRef): { subject: Subject; plans: PlannedTransfer[] } {
  const subject = resolveSubject(context, input, ['DRAFT', 'APPROVED']);
  subject.transfers.forEach(assertApproved);
  return { subject, plans: subject.transfers.map((transfer) => planTransfer(context, transfer)) };
}

export function showPlans(context: Context, plans: readonly PlannedTransfer[]): Preview {
  return {
    transfers: plans.map(({ transfer }) => showTransfer(context, transfer)),
    journals: plans.flatMap(({ transfer, asset, journal }) => (journal === null ? [] : [{ transferId: transferIdOf(transfer.id), number: transfer.number, assetNumber: asset.number, journal: showDraftJournal(context, journal) }])),
    fingerprint: fingerprintOf(plans),
  };
}

/** What posting would write: where each asset goes, and the journal of each change of category. @throws what posting throws */
export const previewPosting = (context: Context, input: Parsed<'transfers.post.preview'>): Preview => showPlans(context, planPosting(context, input).plans);

/**
 * Posts approved transfers: the assets are where they go from the effective date on, and the history of each says so.
 * @throws TRANSFER_NOT_FOUND, TRANSFER_NOT_APPROVED, ALREADY_POSTED, PREVIEW_STALE, and what planning throws
 */
export function post(context: Context, { fingerprint, ...input }: Parsed<'transfers.post'>): Acted {
  const { subject, plans } = planPosting(context, input);
  assertSeen(fingerprint, plans);
  const posted = plans.map((plan) => postTransfer(context, plan));
  context.record(subjectOf(subject, posted), { transfers: posted.map(({ number }) => number), content: posted.map(({ content_hash }) => content_hash) });
  return answer(context, subject, posted, 'POSTED');
}

/** A draft or an approved transfer that will not take place; it stays on record with the reason. @throws TRANSFER_NOT_FOUND, ALREADY_POSTED, TRANSFER_NOT_DRAFT */
export function cancel(context: Context, { reason, ...input }: Parsed<'transfers.cancel'>): Acted {
  const subject = resolveSubject(context, input, ['DRAFT', 'APPROVED']);
  for (const { number, status } of subject.transfers) {
    if (status === 'POSTED') refuse('ALREADY_POSTED', { subject: number });
    if (status === 'CANCELLED') refuse('TRANSFER_NOT_DRAFT', { transfer: number, status });
  }
  const cancelled = subject.transfers.map((transfer): TransferRow => ({ ...transfer, status: 'CANCELLED', cancelled_by: context.actor, cancelled_at: context.now, cancel_reason: reason }));
  for (const transfer of cancelled) {
    transfer.content_hash = transferHash(transfer);
    updateTransfer(context.connection, transfer);
  }
  context.record(subjectOf(subject, cancelled), { reason, transfers: cancelled.map(({ number }) => number) });
  return answer(context, subject, cancelled, 'CANCELLED');
}
