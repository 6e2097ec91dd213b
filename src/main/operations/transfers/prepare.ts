import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { dateParts, parseDate } from '#shared/values/calendar.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { documentNumber, nextNumber } from '../../book/tables/sequences.ts';
import { findTransferByExternalId, insertTransfer, movedFields, nextTransferId, placementOf, sidesOf, updateTransfer, withMoved, type TransferRow } from '../../book/tables/transfers.ts';
import { assetIdOf, resolveAsset } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { assetOfTransfer, batchIdOf, resolveTransfer, shownStatus, type Transfer } from './identity.ts';
import { assertMovable, planTransfer } from './plan.ts';
import { assertAt, assertDestination, destinationOf, originOf, placementOfAsset, type Destination } from './target.ts';
import { showTransfer } from './view.ts';

/** A reason as it is stored: an empty one is none. */
const text = (reason: string | null | undefined): string | null => reason || null;

function newTransfer(context: Context, asset: AssetRow, values: Pick<TransferRow, 'external_id' | 'batch_id' | 'effective_date' | 'reason'>, sides: ReturnType<typeof sidesOf>): TransferRow {
  const { year } = dateParts(parseDate(values.effective_date, 'effectiveDate'));
  return {
    id: nextTransferId(context.connection), number: documentNumber('TRF', year, nextNumber(context.connection, 'TRF', year)), asset_id: asset.id, status: 'DRAFT', ...values, ...sides,
    cost_minor: 0, accumulated_minor: 0, journal_id: null, event_id: null, reverses_id: null, prepared_by: context.actor, prepared_at: context.now, approved_by: null, approved_at: null, posted_by: null, posted_at: null,
    cancelled_by: null, cancelled_at: null, cancel_reason: null, content_hash: null,
  };
}

/** A draft is refused for whatever it could not be posted for today. */
function checkedDraft(context: Context, draft: TransferRow): TransferRow {
  if (movedFields(draft).length === 0) refuse('INVALID_INPUT', { field: 'toLocation', reason: 'unchanged' });
  planTransfer(context, draft);
  return draft;
}

/**
 * A draft of one asset's transfer; nothing moves yet. A known externalId brings its draft up to what is sent; one that says the same already is answered
 * as it stands, whatever became of it.
 * @throws INVALID_INPUT (no destination, nothing changes, effectiveDate), ASSET_NOT_FOUND, PLACE_NOT_FOUND, CATEGORY_NOT_FOUND, ASSET_DISPOSED, ASSET_NOT_CAPITALIZED,
 *   PLACE_INACTIVE, CATEGORY_INACTIVE, ASSET_ELSEWHERE, TRANSFER_NOT_DRAFT, PERIOD_CLOSED, ALREADY_POSTED, ACCOUNT_INACTIVE
 */
export function createTransfer(context: Context, input: Parsed<'transfers.create'>): Transfer {
  assertDestination(input);
  const asset = resolveAsset(context, input);
  const known = input.externalId === undefined ? undefined : findTransferByExternalId(context.connection, input.externalId);
  if (known) return upsert(context, known, asset, input);
  const here = placementOfAsset(asset);
  const believed = originOf(context, input, here);
  const there = destinationOf(context, input, here);
  assertMovable(context, asset);
  assertAt(context, asset, believed);
  const draft = newTransfer(context, asset, { external_id: input.externalId ?? null, batch_id: null, effective_date: input.effectiveDate, reason: text(input.reason) }, sidesOf(here, there));
  insertTransfer(context.connection, checkedDraft(context, draft));
  context.record(draft.number, { asset: asset.number, effectiveDate: draft.effective_date, moves: movedFields(draft) });
  return showTransfer(context, draft);
}

function upsert(context: Context, known: TransferRow, asset: AssetRow, input: Parsed<'transfers.create'>): Transfer {
  const status = shownStatus(context, known);
  if (known.asset_id !== asset.id) refuse('TRANSFER_NOT_DRAFT', { transfer: known.number, status });
  const to = placementOf(known, 'to');
  const wanted = destinationOf(context, input, to);
  const isSame = movedFields(sidesOf(to, wanted)).length === 0 && input.effectiveDate === known.effective_date && (input.reason === undefined || text(input.reason) === known.reason);
  if (!isSame) return change(context, known, input);
  context.record(known.number, { upsert: true, changed: false });
  return showTransfer(context, known);
}

/** @throws TRANSFER_NOT_FOUND, TRANSFER_NOT_DRAFT, and what creating throws */
export const updateDraft = (context: Context, { transferId, ...input }: Parsed<'transfers.update'>): Transfer => change(context, resolveTransfer(context, transferId), input);

type Change = Destination & { effectiveDate?: string | undefined; reason?: string | null | undefined };

/** A draft as it was, with what the input names changed; where it starts from is taken anew from the asset, and whoever changes it has prepared it. */
function change(context: Context, draft: TransferRow, input: Change): Transfer {
  const asset = assetOfTransfer(context, draft);
  const here = placementOfAsset(asset);
  const there = destinationOf(context, input, withMoved(here, draft, 'to'));
  if (draft.status !== 'DRAFT') refuse('TRANSFER_NOT_DRAFT', { transfer: draft.number, status: shownStatus(context, draft) });
  const changed: TransferRow = { ...draft, ...sidesOf(here, there), effective_date: input.effectiveDate ?? draft.effective_date, reason: input.reason === undefined ? draft.reason : text(input.reason), prepared_by: context.actor, prepared_at: context.now };
  updateTransfer(context.connection, checkedDraft(context, changed));
  context.record(draft.number, { asset: asset.number, effectiveDate: changed.effective_date, moves: movedFields(changed) });
  return showTransfer(context, changed);
}

/**
 * Drafts for several assets that go to the same place, as one batch: all or none. An asset that is there already is passed over.
 * @throws what creating one throws; INVALID_INPUT where every asset is there already
 */
export function createSeveral(context: Context, input: Parsed<'transfers.createSeveral'>): Output<'transfers.createSeveral'> {
  assertDestination(input);
  const assets = [...new Set(input.assetIds)].map((assetId) => resolveAsset(context, { assetId }));
  const wanted = assets.map((asset) => ({ asset, sides: sidesOf(placementOfAsset(asset), destinationOf(context, input, placementOfAsset(asset))) }));
  for (const asset of assets) assertMovable(context, asset);
  const moving = wanted.filter(({ sides }) => movedFields(sides).length > 0);
  if (moving.length === 0) refuse('INVALID_INPUT', { field: 'toLocation', reason: 'unchanged' });
  const batchId = nextTransferId(context.connection);
  const drafts = moving.map(({ asset, sides }) => {
    const draft = newTransfer(context, asset, { external_id: null, batch_id: batchId, effective_date: input.effectiveDate, reason: text(input.reason) }, sides);
    insertTransfer(context.connection, checkedDraft(context, draft));
    return draft;
  });
  context.record(batchIdOf(batchId), { effectiveDate: input.effectiveDate, transfers: drafts.map(({ number }) => number), assets: moving.map(({ asset }) => asset.number) });
  const passedOver = wanted.filter(({ sides }) => movedFields(sides).length === 0).map(({ asset }) => ({ assetId: assetIdOf(asset.id), assetNumber: asset.number, name: asset.name, nameAr: asset.name_ar }));
  return { batchId: batchIdOf(batchId), transfers: drafts.map((draft) => showTransfer(context, draft)), passedOver };
}
