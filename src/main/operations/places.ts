import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { matches, plainCode } from '#shared/values/fold.ts';
import { findPlace, heldAssetsByPlace, insertPlace, listPlaces, updatePlace, type PlaceKind, type PlaceRow } from '../book/tables/places.ts';
import type { Context } from './context.ts';
import { bit, optionalName, requiredName } from './names.ts';
import { pageOf } from './paging.ts';

/** The kinds as refusals name them, which is how they are translated. */
const KIND_NAME: Readonly<Record<PlaceKind, string>> = { location: 'location', cost_center: 'costCenter', custodian: 'custodian', supplier: 'supplier' };

/** @throws PLACE_NOT_FOUND; PLACE_INACTIVE, for nothing new is put at a place that is no longer used */
export function resolvePlace(context: Context, kind: PlaceKind, code: string): PlaceRow {
  const place = existingPlace(context, kind, code);
  if (place.is_active === 0) refuse('PLACE_INACTIVE', { kind: KIND_NAME[kind], code: place.code });
  return place;
}

/** Active or not. @throws PLACE_NOT_FOUND */
export function existingPlace(context: Context, kind: PlaceKind, code: string): PlaceRow {
  return findPlace(context.connection, kind, plainCode(code)) ?? refuse('PLACE_NOT_FOUND', { kind: KIND_NAME[kind], code });
}

/** Adds a place. @throws DUPLICATE_CODE */
export function addPlace(context: Context, kind: PlaceKind, input: Parsed<'locations.create'>): PlaceRow {
  const code = plainCode(input.code);
  if (findPlace(context.connection, kind, code)) refuse('DUPLICATE_CODE', { code });
  insertPlace(context.connection, { kind, code, name: requiredName(input.name), name_ar: optionalName(input.nameAr, null), is_active: 1, created_at: context.now, updated_at: context.now });
  return required(findPlace(context.connection, kind, code), 'the place just written');
}

function view(place: PlaceRow, assetCount: number): Output<'locations.create'> {
  return { code: place.code, name: place.name, nameAr: place.name_ar, isActive: place.is_active === 1, assetCount };
}

const listOf = (kind: PlaceKind) => (context: Context, input: Parsed<'locations.list'>): Output<'locations.list'> => {
  const held = heldAssetsByPlace(context.connection, kind);
  const chosen = listPlaces(context.connection, kind).filter(
    (place) => (input.activeOnly !== true || place.is_active === 1) && (input.search === undefined || matches(input.search, place.code, place.name, place.name_ar)),
  );
  return pageOf(chosen, input, (place) => view(place, held.get(place.id) ?? 0));
};

const createOf = (kind: PlaceKind) => (context: Context, input: Parsed<'locations.create'>): Output<'locations.create'> => {
  const place = addPlace(context, kind, input);
  context.record(place.code, { name: place.name, nameAr: place.name_ar });
  return view(place, 0);
};

const updateOf = (kind: PlaceKind) => (context: Context, input: Parsed<'locations.update'>): Output<'locations.update'> => {
  const place = existingPlace(context, kind, input.code);
  const changed: PlaceRow = {
    ...place, name: input.name === undefined ? place.name : requiredName(input.name), name_ar: optionalName(input.nameAr, place.name_ar),
    is_active: input.isActive === undefined ? place.is_active : bit(input.isActive), updated_at: context.now,
  };
  updatePlace(context.connection, changed);
  context.record(place.code, { name: changed.name, nameAr: changed.name_ar, isActive: changed.is_active === 1 });
  return view(changed, heldAssetsByPlace(context.connection, kind).get(place.id) ?? 0);
};

type Area = 'locations' | 'costCenters' | 'custodians' | 'suppliers';

export const placeHandlers: Handlers<Context, `${Area}.${'list' | 'create' | 'update'}`> = {
  'locations.list': listOf('location'), 'locations.create': createOf('location'), 'locations.update': updateOf('location'),
  'costCenters.list': listOf('cost_center'), 'costCenters.create': createOf('cost_center'), 'costCenters.update': updateOf('cost_center'),
  'custodians.list': listOf('custodian'), 'custodians.create': createOf('custodian'), 'custodians.update': updateOf('custodian'),
  'suppliers.list': listOf('supplier'), 'suppliers.create': createOf('supplier'), 'suppliers.update': updateOf('supplier'),
};
