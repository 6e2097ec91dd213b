import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { registerRow, totalOf } from '../../book/queries/register.ts';
import { componentsOf, findAssetById, type AssetRow } from '../../book/tables/assets.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import type { Context } from '../context.ts';
import { resolveAsset } from './identity.ts';
import { showSummary, showTotals } from './show.ts';

/**
 * What an asset is part of: another asset that is still there, and no part of its own, at any remove.
 * @throws ASSET_NOT_FOUND, ASSET_DISPOSED, INVALID_INPUT (loop)
 */
export function assertParent(context: Context, asset: Pick<AssetRow, 'id' | 'parent_id'>): void {
  const first = asset.parent_id === null ? null : findAssetById(context.connection, asset.parent_id);
  if (first === undefined) refuse('ASSET_NOT_FOUND', { asset: `asset-${asset.parent_id}` });
  if (first?.status === 'DISPOSED') refuse('ASSET_DISPOSED', { asset: first.number });
  for (let above = first; above; above = above.parent_id === null ? null : (findAssetById(context.connection, above.parent_id) ?? null)) {
    if (above.id === asset.id) refuse('INVALID_INPUT', { field: 'parentAssetId', reason: 'loop' });
  }
}

/** The asset's components and theirs, as far as they go; what is disposed of is left out. */
export function everyComponent(context: Context, asset: Pick<AssetRow, 'id'>): AssetRow[] {
  return componentsOf(context.connection, asset.id).flatMap((component) => [component, ...everyComponent(context, component)]);
}

/** An asset leaves with what it consists of, or what it consists of goes first. @throws ASSET_HAS_COMPONENTS */
export function assertComponentsLeave(context: Context, asset: AssetRow, leaving: ReadonlySet<number>): void {
  const staying = everyComponent(context, asset).filter(({ id }) => !leaving.has(id));
  if (staying.length > 0) refuse('ASSET_HAS_COMPONENTS', { asset: asset.number, components: staying.map(({ number }) => number).join(', ') });
}

/** What an asset is part of and what it consists of, each as the register has it, with the sum of the whole. @throws ASSET_NOT_FOUND */
export function components(context: Context, input: Parsed<'assets.components'>): Output<'assets.components'> {
  const asset = resolveAsset(context, input);
  const book = ledgerBook(context.connection).id;
  const rowOf = (id: number) => required(registerRow(context.connection, book, id), 'the register row of an asset');
  const rows = componentsOf(context.connection, asset.id, { withDisposed: true }).map(({ id }) => rowOf(id));
  const parent = asset.parent_id === null ? undefined : findAssetById(context.connection, asset.parent_id);
  const all = [asset, ...everyComponent(context, asset)].map(({ id }) => ({ ...rowOf(id), count: 1 }));
  return { parent: parent ? showSummary(context, rowOf(parent.id)) : null, items: rows.map((row) => showSummary(context, row)), whole: showTotals(context, totalOf(all)) };
}
