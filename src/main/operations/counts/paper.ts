import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { findAssetById, type AssetRow } from '../../book/tables/assets.ts';
import { expectedOf, type CountRow, type ExpectedRow } from '../../book/tables/counts.ts';
import { assetIdOf, resolveAsset } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { placeOf, resolveCount } from './identity.ts';

export interface SheetLine {
  expected: ExpectedRow;
  asset: AssetRow;
  location: ReturnType<typeof placeOf>;
  custodian: ReturnType<typeof placeOf>;
}

/** What a count expects in the order in which it is walked: by location, then by number; what has no location last. */
export function sheetLines(context: Context, count: CountRow): SheetLine[] {
  const lines = expectedOf(context.connection, count.id).map((expected) => ({
    expected, asset: required(findAssetById(context.connection, expected.asset_id), 'an expected asset'), location: placeOf(context, expected.location_id), custodian: placeOf(context, expected.custodian_id),
  }));
  // After every code there is.
  const place = ({ location }: SheetLine): string => location?.code ?? '\u{10ffff}';
  return lines.sort((a, b) => (place(a) === place(b) ? (a.expected.number < b.expected.number ? -1 : 1) : place(a) < place(b) ? -1 : 1));
}

/** @throws COUNT_NOT_FOUND */
export function sheet(context: Context, input: Parsed<'counts.sheet'>): Output<'counts.sheet'> {
  const count = resolveCount(context, input.countId);
  return {
    number: count.number, name: count.name, date: count.date,
    lines: sheetLines(context, count).map(({ expected, asset, location, custodian }) => ({ assetNumber: expected.number, tag: expected.tag, serialNumber: asset.serial_number, name: asset.name, nameAr: asset.name_ar, location, custodian })),
  };
}

/** @throws INVALID_INPUT unless exactly one of the two is named, ASSET_NOT_FOUND, COUNT_NOT_FOUND */
export function labels(context: Context, { assetIds, countId }: Parsed<'counts.labels'>): Output<'counts.labels'> {
  if ((assetIds === undefined) === (countId === undefined)) refuse('INVALID_INPUT', { field: 'assetIds', reason: 'name assets or one count' });
  const assets = assetIds === undefined ? sheetLines(context, resolveCount(context, countId ?? '')).map(({ asset }) => asset) : [...new Set(assetIds)].map((assetId) => resolveAsset(context, { assetId }));
  const { name, name_ar } = context.company;
  return {
    company: { name, nameAr: name_ar },
    labels: assets.map((asset) => ({ assetId: assetIdOf(asset.id), code: asset.number, name: asset.name, nameAr: asset.name_ar, location: placeOf(context, asset.location_id) })),
  };
}
