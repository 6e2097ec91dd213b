import { refuse } from '#shared/errors.ts';
import { minor, parseAmount, type Minor } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import { findAssetByExternalId, findAssetById, findAssetByNumber, type AssetRow } from '../../book/tables/assets.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import type { Context } from '../context.ts';

export const assetIdOf = (id: number): string => `asset-${id}`;
export const assetRowId = (id: string): number => Number(id.slice('asset-'.length));

export interface AssetRef {
  assetId?: string | undefined;
  assetNumber?: string | undefined;
  assetExternalId?: string | undefined;
}

/** @throws INVALID_INPUT when nothing names the asset, ASSET_NOT_FOUND */
export function resolveAsset(context: Context, ref: AssetRef): AssetRow {
  const { connection } = context;
  if (ref.assetId !== undefined) return findAssetById(connection, assetRowId(ref.assetId)) ?? refuse('ASSET_NOT_FOUND', { asset: ref.assetId });
  if (ref.assetExternalId !== undefined) return findAssetByExternalId(connection, ref.assetExternalId) ?? refuse('ASSET_NOT_FOUND', { asset: ref.assetExternalId });
  if (ref.assetNumber !== undefined) return findAssetByNumber(connection, ref.assetNumber) ?? refuse('ASSET_NOT_FOUND', { asset: ref.assetNumber });
  return refuse('INVALID_INPUT', { field: 'assetId', reason: 'name the asset by assetId, assetNumber or assetExternalId' });
}

/** The residual value: the asset's own, else the category's percentage of cost, rounded half away from zero. */
export function residualOf(asset: Pick<AssetRow, 'residual_minor' | 'cost_minor'>, category: Pick<CategoryRow, 'residual_percent'>, costMinor: number = asset.cost_minor): Minor {
  if (asset.residual_minor !== null) return minor(asset.residual_minor);
  // The percentage as an exact ratio: its digits over a power of ten.
  const decimals = category.residual_percent.split('.')[1]?.length ?? 0;
  const digits = parseAmount(category.residual_percent, decimals, 'residualPercent');
  return minor(Number(divideBig(BigInt(costMinor) * BigInt(digits), 100n * 10n ** BigInt(decimals), 'half_away_from_zero')));
}
