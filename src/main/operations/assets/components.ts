import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { registerRow, totalOf } from '../../book/queries/register.ts';
import { componentsOf, findAssetById, replacementsOf, type AssetRow } from '../../book/tables/assets.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import type { Context } from '../context.ts';
import { assetIdOf, resolveAsset } from './identity.ts';
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

/** What an asset was bought in the place of: another asset, and none that came in its own place. @throws ASSET_NOT_FOUND, INVALID_INPUT (replaces_itself) */
export function assertReplaces(context: Context, asset: Pick<AssetRow, 'id' | 'replaces_id'>): void {
  const find = (id: number) => findAssetById(context.connection, id);
  if (asset.replaces_id === null) return;
  if (find(asset.replaces_id) === undefined) refuse('ASSET_NOT_FOUND', { asset: assetIdOf(asset.replaces_id) });
  for (let earlier = find(asset.replaces_id); earlier; earlier = earlier.replaces_id === null ? undefined : find(earlier.replaces_id)) {
    if (earlier.id === asset.id) refuse('INVALID_INPUT', { field: 'replacesAssetId', reason: 'replaces_itself' });
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

/** Each component followed by its own. */
function below(context: Context, asset: Pick<AssetRow, 'id'>, level: number): { component: AssetRow; level: number }[] {
  return componentsOf(context.connection, asset.id, { withDisposed: true }).flatMap((component) => [{ component, level }, ...below(context, component, level + 1)]);
}

/** What an asset is part of, replaces and consists of, each as the register has it, with the sum of the whole. @throws ASSET_NOT_FOUND */
export function components(context: Context, input: Parsed<'assets.components'>): Output<'assets.components'> {
  const asset = resolveAsset(context, input);
  const book = ledgerBook(context.connection).id;
  const rowOf = (id: number) => required(registerRow(context.connection, book, id), 'the register row of an asset');
  const summary = (id: number) => showSummary(context, rowOf(id));
  const known = (id: number | null) => (id !== null && findAssetById(context.connection, id) ? summary(id) : null);
  const all = [asset, ...everyComponent(context, asset)].map(({ id }) => ({ ...rowOf(id), count: 1 }));
  return {
    parent: known(asset.parent_id), replaces: known(asset.replaces_id), replacedBy: replacementsOf(context.connection, asset.id).map(({ id }) => summary(id)),
    items: below(context, asset, 1).map(({ component, level }) => ({ ...summary(component.id), level, replacedBy: replacementsOf(context.connection, component.id)[0]?.number ?? null })),
    whole: showTotals(context, totalOf(all)),
  };
}
