import type { Output } from '#shared/contract/index.ts';
import { useOperationForEach } from '../../api/queries.ts';

export type Asset = Output<'assets.get'>;

/** The chosen assets whole, in the order they were chosen; those that have not been read yet are left out. */
export function useAssets(assetIds: readonly string[]): readonly Asset[] {
  return useOperationForEach('assets.get', assetIds.map((assetId) => ({ assetId }))).filter((asset) => asset !== undefined);
}

/** The values in the depreciation book that posts. */
export const ledgerValues = (asset: Asset): Asset['books'][number] | undefined => asset.books.find(({ postsToLedger }) => postsToLedger) ?? asset.books[0];
