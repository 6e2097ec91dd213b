import { required } from '#shared/values/assert.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import { findJournalById } from '../../book/tables/journals.ts';
import { findPlaceById } from '../../book/tables/places.ts';
import { findTransfer, movedFields, placementOf, reversalOf, type Placement, type TransferRow } from '../../book/tables/transfers.ts';
import { assetIdOf } from '../assets/identity.ts';
import { show, type Context } from '../context.ts';
import { assetOfTransfer, batchIdOf, FIELD_NAMES, shownStatus, transferIdOf, type FieldName, type Transfer } from './identity.ts';

type Shown = Transfer['from'];

/** A placement with the codes and names of its places. */
export function showPlacement(context: Context, placement: Placement): Shown {
  const place = (id: number | null): Shown['location'] => {
    if (id === null) return null;
    const found = required(findPlaceById(context.connection, id), 'a place of a transfer');
    return { code: found.code, name: found.name, nameAr: found.name_ar };
  };
  const category = required(findCategoryById(context.connection, placement.category_id), 'the category of a transfer');
  return {
    location: place(placement.location_id), custodian: place(placement.custodian_id), costCenter: place(placement.cost_center_id),
    category: { id: category.id, code: category.code, name: category.name, nameAr: category.name_ar },
  };
}

/** The codes of a placement; a category without one is known by its name. */
export function codesOf(context: Context, placement: Placement): Record<FieldName, string | null> {
  const { location, custodian, costCenter, category } = showPlacement(context, placement);
  return { location: location?.code ?? null, custodian: custodian?.code ?? null, costCenter: costCenter?.code ?? null, category: category.code ?? category.name };
}

export const linkTo = (transfer: TransferRow | undefined): Transfer['reverses'] => (transfer === undefined ? null : { transferId: transferIdOf(transfer.id), number: transfer.number });

export function showTransfer(context: Context, transfer: TransferRow): Transfer {
  const { connection } = context;
  const asset = assetOfTransfer(context, transfer);
  const moved = movedFields(transfer);
  const classesMoved = transfer.status === 'POSTED' && moved.includes('category_id');
  return {
    transferId: transferIdOf(transfer.id), number: transfer.number, externalId: transfer.external_id, batchId: transfer.batch_id === null ? null : batchIdOf(transfer.batch_id), status: shownStatus(context, transfer),
    assetId: assetIdOf(asset.id), assetNumber: asset.number, name: asset.name, nameAr: asset.name_ar, assetStatus: asset.status, effectiveDate: transfer.effective_date, reason: transfer.reason,
    changes: moved.map((field) => FIELD_NAMES[field]), from: showPlacement(context, placementOf(transfer, 'from')), to: showPlacement(context, placementOf(transfer, 'to')),
    costMoved: classesMoved ? show(context, transfer.cost_minor) : null, accumulatedMoved: classesMoved ? show(context, transfer.accumulated_minor) : null,
    glJournalId: transfer.journal_id === null ? null : required(findJournalById(connection, transfer.journal_id), 'the journal of a transfer').number,
    reverses: transfer.reverses_id === null ? null : linkTo(findTransfer(connection, transfer.reverses_id)), reversedBy: linkTo(reversalOf(connection, transfer.id)),
    preparedBy: transfer.prepared_by, preparedAt: transfer.prepared_at, approvedBy: transfer.approved_by, approvedAt: transfer.approved_at, postedBy: transfer.posted_by, postedAt: transfer.posted_at,
    cancelledBy: transfer.cancelled_by, cancelledAt: transfer.cancelled_at, cancelReason: transfer.cancel_reason,
  };
}
