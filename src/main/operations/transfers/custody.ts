import type { Output, Parsed } from '#shared/contract/index.ts';
import { placeAt } from '../../book/queries/custody.ts';
import { pendingTransfersOf, standingTransfers, withMoved } from '../../book/tables/transfers.ts';
import { assetIdOf, resolveAsset } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { placementOfAsset } from './target.ts';
import { linkTo, showPlacement, showTransfer } from './view.ts';

type Custody = Output<'transfers.custody'>;

/**
 * Where an asset was, from its acquisition on, read backwards from where it is: each standing transfer ends one stay and begins the next. A transfer
 * that was taken back has ended nothing. A day before the acquisition has no place.
 * @throws ASSET_NOT_FOUND
 */
export function custody(context: Context, input: Parsed<'transfers.custody'>): Custody {
  const asset = resolveAsset(context, input);
  const { connection } = context;
  let here = placementOfAsset(asset);
  let until: string | null = null;
  const stays: Custody['stays'] = [];
  for (const transfer of standingTransfers(connection, asset.id).toReversed()) {
    stays.push({ ...showPlacement(context, here), from: transfer.effective_date, to: until, transfer: linkTo(transfer) });
    here = withMoved(here, transfer, 'from');
    until = transfer.effective_date;
  }
  stays.push({ ...showPlacement(context, here), from: asset.acquisition_date, to: until, transfer: null });
  const at = input.asOfDate === undefined || input.asOfDate < asset.acquisition_date ? undefined : placeAt(connection, asset.id, input.asOfDate);
  return {
    assetId: assetIdOf(asset.id), assetNumber: asset.number, at: at === undefined ? null : showPlacement(context, at), stays,
    pending: pendingTransfersOf(connection, asset.id).map((transfer) => showTransfer(context, transfer)),
  };
}
