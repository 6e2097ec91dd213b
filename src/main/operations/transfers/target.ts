import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import { findPlaceById, type PlaceKind } from '../../book/tables/places.ts';
import { PLACEMENT, type Placement, type PlacementField } from '../../book/tables/transfers.ts';
import { resolveCategory } from '../categories.ts';
import type { Context } from '../context.ts';
import { existingPlace, resolvePlace } from '../places.ts';
import { FIELD_NAMES } from './identity.ts';

type Create = Parsed<'transfers.create'>;
export type Destination = Pick<Create, 'toLocation' | 'toCustodian' | 'toCostCenter' | 'toCategory'>;
export type Origin = Pick<Create, 'fromLocation' | 'fromCustodian' | 'fromCostCenter' | 'fromCategory'>;

export const placementOfAsset = ({ location_id, custodian_id, cost_center_id, category_id }: AssetRow): Placement => ({ location_id, custodian_id, cost_center_id, category_id });

/** @throws INVALID_INPUT where a transfer names no destination at all */
export function assertDestination({ toLocation, toCustodian, toCostCenter, toCategory }: Destination): void {
  if ([toLocation, toCustodian, toCostCenter, toCategory].every((value) => value === undefined)) refuse('INVALID_INPUT', { field: 'toLocation', reason: 'required' });
}

const reference = (category: string | number): { categoryId?: number; categoryCode?: string } => (typeof category === 'number' ? { categoryId: category } : { categoryCode: category });

/**
 * Where an asset goes: what the input names, the rest as it stands. Nothing new goes where nothing new is put.
 * @throws PLACE_NOT_FOUND, CATEGORY_NOT_FOUND, PLACE_INACTIVE, CATEGORY_INACTIVE
 */
export function destinationOf(context: Context, input: Destination, current: Placement): Placement {
  const place = (kind: PlaceKind, code: string | null | undefined, now: number | null): number | null => {
    if (code === undefined) return now;
    if (code === null) return null;
    // Who names the place where the asset is asks for nothing new.
    const found = existingPlace(context, kind, code);
    return found.id === now ? now : resolvePlace(context, kind, code).id;
  };
  const category = (): number => {
    if (input.toCategory === undefined) return current.category_id;
    const found = resolveCategory(context, reference(input.toCategory));
    return found.id === current.category_id ? found.id : resolveCategory(context, reference(input.toCategory), { forNewAsset: true }).id;
  };
  return {
    location_id: place('location', input.toLocation, current.location_id), custodian_id: place('custodian', input.toCustodian, current.custodian_id),
    cost_center_id: place('cost_center', input.toCostCenter, current.cost_center_id), category_id: category(),
  };
}

/** Where the caller believes the asset to be; what is left out is believed to be right. @throws PLACE_NOT_FOUND, CATEGORY_NOT_FOUND */
export function originOf(context: Context, input: Origin, current: Placement): Placement {
  const place = (kind: PlaceKind, code: string | null | undefined, now: number | null): number | null => (code === undefined ? now : code === null ? null : existingPlace(context, kind, code).id);
  return {
    location_id: place('location', input.fromLocation, current.location_id), custodian_id: place('custodian', input.fromCustodian, current.custodian_id),
    cost_center_id: place('cost_center', input.fromCostCenter, current.cost_center_id),
    category_id: input.fromCategory === undefined ? current.category_id : resolveCategory(context, reference(input.fromCategory)).id,
  };
}

const NOWHERE = '—';

function codeOf(context: Context, field: PlacementField, id: number | null): string {
  if (id === null) return NOWHERE;
  if (field !== 'category_id') return findPlaceById(context.connection, id)?.code ?? NOWHERE;
  const category = findCategoryById(context.connection, id);
  return category?.code ?? category?.name ?? NOWHERE;
}

/** @throws ASSET_ELSEWHERE where the asset is not where it is said to be, in one of the fields */
export function assertAt(context: Context, asset: AssetRow, believed: Placement, fields: readonly PlacementField[] = PLACEMENT): void {
  const current = placementOfAsset(asset);
  for (const field of fields) {
    if (believed[field] === current[field]) continue;
    refuse('ASSET_ELSEWHERE', { asset: asset.number, field: FIELD_NAMES[field], given: codeOf(context, field, believed[field]), actual: codeOf(context, field, current[field]) });
  }
}

/** @throws PLACE_INACTIVE, CATEGORY_INACTIVE where a destination has been given up since the transfer was prepared */
export function assertDestinationOpen(context: Context, to: Placement, fields: readonly PlacementField[]): void {
  for (const field of fields) {
    const id = to[field];
    if (id === null) continue;
    if (field === 'category_id') {
      resolveCategory(context, { categoryId: id }, { forNewAsset: true });
      continue;
    }
    const place = findPlaceById(context.connection, id);
    if (place) resolvePlace(context, place.kind, place.code);
  }
}
