import { z } from 'zod';
import { command, query, type Entry } from './define.ts';
import { code, name, paged, paging, shortText } from './shapes.ts';

export const place = z.strictObject({ code: z.string(), name: z.string(), nameAr: z.string().nullable(), isActive: z.boolean(), assetCount: z.int() });
const list = z.strictObject({ page: paging.page, size: z.int().min(1).max(1000).default(1000), activeOnly: z.boolean().optional(), search: z.string().max(200).optional() });
const create = z.strictObject({ code, name, nameAr: shortText });
const update = z.strictObject({ code, name: name.optional(), nameAr: shortText, isActive: z.boolean().optional() });

const listEntry = (): Entry<'query', typeof list, ReturnType<typeof paged<typeof place>>> => query('places.view', list, paged(place));
const createEntry = () => command('places.manage', create, place);
const updateEntry = () => command('places.manage', update, place);

/** Locations, cost centres, custodians and suppliers: bilingual lists named by a code. */
export const places = {
  'locations.list': listEntry(), 'locations.create': createEntry(), 'locations.update': updateEntry(),
  'costCenters.list': listEntry(), 'costCenters.create': createEntry(), 'costCenters.update': updateEntry(),
  'custodians.list': listEntry(), 'custodians.create': createEntry(), 'custodians.update': updateEntry(),
  'suppliers.list': listEntry(), 'suppliers.create': createEntry(), 'suppliers.update': updateEntry(),
};
