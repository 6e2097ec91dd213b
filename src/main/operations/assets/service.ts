import { parseDate, periodOf } from '#shared/values/calendar.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { updateAsset, type AssetRow } from '../../book/tables/assets.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { activeBooks } from '../../book/tables/company.ts';
import { insertEvent } from '../../book/tables/events.ts';
import { freezeInBooks } from '../books/entering.ts';
import type { Context } from '../context.ts';
import { isConstruction } from '../categories.ts';
import { resolveAsset } from './identity.ts';
import { showAsset } from './show.ts';
import { categoryOf } from './write.ts';

/**
 * Puts a capitalised asset into service: its terms are taken from itself or its category and frozen, with the engine's
 * version, for each depreciation book. A date in a month already closed is accepted: what was missed is charged in the open month.
 * @throws ASSET_NOT_CAPITALIZED, ASSET_DISPOSED, ALREADY_POSTED (it is in service), ASSET_UNDER_CONSTRUCTION, INVALID_INPUT
 */
export function serviceAsset(context: Context, asset: AssetRow, category: CategoryRow, inServiceDate: string): AssetRow {
  const next: AssetRow = { ...asset, status: 'IN_SERVICE', in_service_date: inServiceDate, updated_at: context.now };
  updateAsset(context.connection, next);
  freezeInBooks(context, next, category, activeBooks(context.connection));
  insertEvent(context.connection, { assetId: asset.id, kind: 'in_service', date: inServiceDate, period: periodOf(parseDate(inServiceDate)), actor: context.actor, at: context.now });
  return next;
}

export function placeInService(context: Context, input: Parsed<'assets.placeInService'>): Output<'assets.placeInService'> {
  const asset = resolveAsset(context, input);
  if (asset.status === 'DISPOSED') refuse('ASSET_DISPOSED', { asset: asset.number });
  if (asset.status === 'DRAFT') refuse('ASSET_NOT_CAPITALIZED', { asset: asset.number, status: asset.status });
  if (asset.status !== 'CAPITALIZED') refuse('ALREADY_POSTED', { subject: asset.number });
  if (isConstruction(context, categoryOf(context, asset))) refuse('ASSET_UNDER_CONSTRUCTION', { asset: asset.number });
  if (input.inServiceDate < asset.acquisition_date) refuse('INVALID_INPUT', { field: 'inServiceDate', reason: `before the acquisition date ${asset.acquisition_date}` });
  const next = serviceAsset(context, asset, categoryOf(context, asset), input.inServiceDate);
  context.record(asset.number, { inServiceDate: input.inServiceDate });
  return showAsset(context, next);
}
