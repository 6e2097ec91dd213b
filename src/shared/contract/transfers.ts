import { z } from 'zod';
import { command, query } from './define.ts';
import { assetId, assetRef, date, journalDraft, paged, paging, reason, rowId, shortText, status, text } from './shapes.ts';

export const TRANSFER_STATUSES = ['DRAFT', 'APPROVED', 'POSTED', 'REVERSED', 'CANCELLED'] as const;
export const TRANSFER_FIELDS = ['location', 'custodian', 'costCenter', 'category'] as const;

const transferStatus = z.enum(TRANSFER_STATUSES);
/** By id ("trf-12") or by number ("TRF-2026-000012"). */
const transferId = z.string().regex(/^(trf-\d{1,12}|TRF-\d{4}-\d{6,12})$/);
const batchId = z.string().regex(/^batch-\d{1,12}$/);
const externalId = text(120).min(1);
/** One transfer, or all that were entered together: exactly one of the two. */
const subject = { transferId: transferId.optional(), batchId: batchId.optional() };

const place = z.string().trim().min(1).max(200).nullable().optional();
const category = z.union([rowId, z.string().trim().min(1).max(60)]).optional();
/** Where to: what is left out stays as it is; null takes it away. */
const to = { toLocation: place, toCustodian: place, toCostCenter: place, toCategory: category };
/** Where from, when the caller knows: refused where the asset is somewhere else. */
const from = { fromLocation: place, fromCustodian: place, fromCostCenter: place, fromCategory: category };

const named = z.strictObject({ code: z.string().nullable(), name: z.string(), nameAr: z.string().nullable() });
const placement = z.strictObject({ location: named.nullable(), custodian: named.nullable(), costCenter: named.nullable(), category: named.extend({ id: rowId }) });
const link = z.strictObject({ transferId: z.string(), number: z.string() });

export const transfer = z.strictObject({
  transferId: z.string(), number: z.string(), externalId: z.string().nullable(), batchId: z.string().nullable(), status: transferStatus,
  assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), assetStatus: status, effectiveDate: z.string(), reason: z.string().nullable(),
  /** What moves. */
  changes: z.array(z.enum(TRANSFER_FIELDS)), from: placement, to: placement,
  /** What a change of category moved between the classes; null before posting, and where the category stays. */
  costMoved: z.string().nullable(), accumulatedMoved: z.string().nullable(), glJournalId: z.string().nullable(), reverses: link.nullable(), reversedBy: link.nullable(),
  preparedBy: z.string(), preparedAt: z.string(), approvedBy: z.string().nullable(), approvedAt: z.string().nullable(), postedBy: z.string().nullable(), postedAt: z.string().nullable(),
  cancelledBy: z.string().nullable(), cancelledAt: z.string().nullable(), cancelReason: z.string().nullable(),
});

const createInput = z.strictObject({ ...assetRef, externalId: externalId.optional(), ...from, ...to, effectiveDate: date, reason: shortText });
const acted = z.strictObject({ transferId: z.string().nullable(), batchId: z.string().nullable(), status: transferStatus, transfers: z.array(transfer) });
const preview = z.strictObject({ transfers: z.array(transfer), journals: z.array(z.strictObject({ transferId: z.string(), number: z.string(), assetNumber: z.string(), journal: journalDraft })), fingerprint: z.string() });
const stay = placement.extend({ from: z.string(), to: z.string().nullable(), transfer: link.nullable() });

export const transfers = {
  /** A draft: it moves nothing yet. With a known externalId, a draft is brought up to what is sent. */
  'transfers.create': command('transfers.create', createInput, transfer),
  /** The same for several assets, as one batch: all or none. Assets that are there already are passed over. */
  'transfers.createSeveral': command('transfers.create', z.strictObject({ assetIds: z.array(assetId).min(1).max(500), ...to, effectiveDate: date, reason: shortText }), z.strictObject({
    batchId: z.string(), transfers: z.array(transfer), passedOver: z.array(z.strictObject({ assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable() })),
  })),
  /** A draft only. What is left out stays as the draft has it. */
  'transfers.update': command('transfers.create', z.strictObject({ transferId, ...to, effectiveDate: date.optional(), reason: shortText }), transfer),
  'transfers.approve': command('transfers.approve', z.strictObject(subject), acted),
  'transfers.post.preview': query('transfers.post', z.strictObject(subject), preview),
  'transfers.post': command('transfers.post', z.strictObject({ ...subject, fingerprint: z.string().optional() }), acted),
  'transfers.cancel': command('transfers.create', z.strictObject({ ...subject, reason }), acted),
  'transfers.reverse.preview': query('transfers.reverse', z.strictObject({ transferId, reason: shortText }), preview),
  'transfers.reverse': command('transfers.reverse', z.strictObject({ transferId, reason }), transfer),
  'transfers.get': query('transfers.view', z.strictObject({ transferId }), transfer),
  /** The newest first, with how many there are of each status. */
  'transfers.list': query('transfers.view', z.strictObject({ ...assetRef, batchId: batchId.optional(), status: z.array(transferStatus).optional(), effectiveFrom: date.optional(), effectiveTo: date.optional(), search: z.string().max(200).optional(), ...paging }),
    paged(transfer).extend({ byStatus: z.record(transferStatus, z.int()) })),
  /** Where an asset was, from when to when and by which transfer, the newest first; what is under way; and where it was on one day. */
  'transfers.custody': query('transfers.view', z.strictObject({ ...assetRef, asOfDate: date.optional() }), z.strictObject({ assetId, assetNumber: z.string(), at: placement.nullable(), stays: z.array(stay), pending: z.array(transfer) })),
};
