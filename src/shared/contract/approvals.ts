import { z } from 'zod';
import { actId, acts } from './acts.ts';
import { command, query } from './define.ts';
import { lifecycle } from './lifecycle.ts';
import { assetId, assetRef, journalDraft, paged, paging, reason, shortText } from './shapes.ts';

export const APPROVAL_STATUSES = ['PREPARED', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const;

const inputs = { ...acts, ...lifecycle };

const approvalId = z.string().regex(/^apv-\d{1,12}$/);
const approvalStatus = z.enum(APPROVAL_STATUSES);
const asks = <N extends keyof typeof inputs>(operation: N) => z.strictObject({ operation: z.literal(operation), input: inputs[operation].input as (typeof inputs)[N]['input'] });

/** The acts on assets that one person prepares and another approves: an operation and its own input. With a fingerprint in the input, what was seen must still be so. */
const asked = z.discriminatedUnion('operation', [
  asks('valueUpdates.create'), asks('valueUpdates.reverse'), asks('estimates.change'), asks('estimates.reverse'), asks('assets.suspend'), asks('assets.resume'), asks('assets.postDepreciation'),
  asks('assets.recordCashActivity'), asks('disposals.create'), asks('disposals.createSeveral'), asks('disposals.reverse'), asks('disposals.claim'), asks('assets.holdForSale'),
  asks('assets.remeasureHeldForSale'), asks('assets.releaseFromSale'), asks('assets.split'), asks('assets.merge'), asks('assets.addConstructionCost'), asks('assets.completeConstruction'), asks('acts.reverse'),
]);

export type ActOperation = z.output<typeof asked>['operation'];
export const ACT_OPERATIONS: readonly ActOperation[] = asked.options.map(({ shape }) => shape.operation.value);
export const isActOperation = (name: string): name is ActOperation => (ACT_OPERATIONS as readonly string[]).includes(name);

const named = z.strictObject({ assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable() });

/** What an act does to one asset in one depreciation book. */
const approvalEffect = z.strictObject({
  assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), bookId: z.string(), bookName: z.string(), bookNameAr: z.string().nullable(), postsToLedger: z.boolean(),
  costBefore: z.string(), costAfter: z.string(), carryingAmountBefore: z.string(), carryingAmountAfter: z.string(), gainLoss: z.string().nullable(),
});

export const approvalPreview = z.strictObject({ /** In the order they are posted. */ journals: z.array(journalDraft), effects: z.array(approvalEffect) });

const approval = z.strictObject({
  approvalId, operation: z.enum(ACT_OPERATIONS), status: approvalStatus, date: z.string(), assets: z.array(named),
  /** Of the assets that were there before, in the ledger's depreciation book. */
  carryingAmountBefore: z.string(), carryingAmountAfter: z.string(), gainLoss: z.string().nullable(),
  preparedBy: z.string(), preparedAt: z.string(),
  /** Whoever asks prepared it. */
  isOwn: z.boolean(),
  decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), reason: z.string().nullable(), acts: z.array(actId),
  /** What was asked, in the words of the request. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

const detail = approval.extend({
  /** What whoever prepared it saw. */
  seen: approvalPreview,
  /** `same`: approving would post what was seen. `changed`: the book has moved since. `refused`: it can no longer be posted. `settled`: it was decided. */
  fit: z.enum(['same', 'changed', 'refused', 'settled']),
  /** What would be posted now, where that is something else. */
  now: approvalPreview.nullable(),
  /** Why it can no longer be posted. */
  refusal: z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});

export const approvals = {
  /** Asks for an act. Whoever asks needs the permission of the operation itself. */
  'approvals.prepare': command('approvals.prepare', asked, approval),
  /** Those that wait first, with how many there are of each status. */
  'approvals.list': query('approvals.view', z.strictObject({ ...assetRef, status: z.array(approvalStatus).optional(), ...paging }), paged(approval).extend({ byStatus: z.record(approvalStatus, z.int()) })),
  'approvals.get': query('approvals.view', z.strictObject({ approvalId }), detail),
  /** Posts what was prepared, as the operation itself does. Needs the permission of the operation. */
  'approvals.approve': command('approvals.decide', z.strictObject({ approvalId }), approval),
  'approvals.reject': command('approvals.decide', z.strictObject({ approvalId, reason }), approval),
  /** By whoever prepared it. */
  'approvals.withdraw': command('approvals.prepare', z.strictObject({ approvalId, reason: shortText }), approval),
};
