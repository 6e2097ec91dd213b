import type { Output } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { findAssetById, type AssetRow } from '../../book/tables/assets.ts';
import { findTransfer, findTransferByNumber, reversalOf, transfersOfBatch, type PlacementField, type TransferRow } from '../../book/tables/transfers.ts';
import type { Context } from '../context.ts';

export type Transfer = Output<'transfers.get'>;
export type FieldName = Transfer['changes'][number];

export const transferIdOf = (id: number): string => `trf-${id}`;
export const batchIdOf = (id: number): string => `batch-${id}`;
const rowIdOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** The fields of a placement as the contract names them. */
export const FIELD_NAMES: Readonly<Record<PlacementField, FieldName>> = { location_id: 'location', custodian_id: 'custodian', cost_center_id: 'costCenter', category_id: 'category' };

/** By id or number. @throws TRANSFER_NOT_FOUND */
export function resolveTransfer(context: Context, reference: string): TransferRow {
  const found = reference.startsWith('trf-') ? findTransfer(context.connection, rowIdOf(reference)) : findTransferByNumber(context.connection, reference);
  return found ?? refuse('TRANSFER_NOT_FOUND', { transfer: reference });
}

export interface SubjectRef {
  transferId?: string | undefined;
  batchId?: string | undefined;
}

/** What an act on transfers is about: one, or those of a batch that wait for it. */
export interface Subject {
  batchId: string | null;
  transfers: TransferRow[];
}

/**
 * One transfer, or of a batch those whose status waits for the act, in the order of their numbers; all of the batch where none does, so that the act can
 * say why not.
 * @throws INVALID_INPUT unless exactly one of the two is named, TRANSFER_NOT_FOUND
 */
export function resolveSubject(context: Context, { transferId, batchId }: SubjectRef, waiting: readonly TransferRow['status'][]): Subject {
  if ((transferId === undefined) === (batchId === undefined)) refuse('INVALID_INPUT', { field: 'transferId', reason: 'name one transfer or one batch' });
  if (transferId !== undefined) return { batchId: null, transfers: [resolveTransfer(context, transferId)] };
  const rows = transfersOfBatch(context.connection, rowIdOf(batchId ?? ''));
  if (rows.length === 0) refuse('TRANSFER_NOT_FOUND', { transfer: batchId ?? '' });
  const ready = rows.filter(({ status }) => waiting.includes(status));
  const alive = rows.filter(({ status }) => status !== 'CANCELLED');
  return { batchId: batchId ?? null, transfers: [ready, alive].find((some) => some.length > 0) ?? rows };
}

export function assetOfTransfer(context: Context, transfer: Pick<TransferRow, 'asset_id'>): AssetRow {
  return required(findAssetById(context.connection, transfer.asset_id), 'the asset of a transfer');
}

/** The status as it is shown: a posted transfer that was taken back is reversed. */
export function shownStatus(context: Context, transfer: TransferRow): Transfer['status'] {
  return transfer.status === 'POSTED' && reversalOf(context.connection, transfer.id) ? 'REVERSED' : transfer.status;
}
