import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { fold } from '#shared/values/fold.ts';
import { registerCount, registerRows, type RegisterFilter } from '../book/queries/register.ts';
import { ledgerBook } from '../book/tables/company.ts';
import { capitalizeAsset, previewCapitalization } from './assets/capitalize.ts';
import { history } from './assets/history.ts';
import { resolveAsset } from './assets/identity.ts';
import { placeInService } from './assets/service.ts';
import { showAsset, showSummary } from './assets/show.ts';
import { createAsset, deleteDraft, updateAssetDetails } from './assets/write.ts';
import { findCategoryByCode } from '../book/tables/categories.ts';
import type { Context } from './context.ts';
import { depreciationHandlers } from './depreciation.ts';
import { refuse } from '#shared/errors.ts';

type AssetName =
  | 'assets.create' | 'assets.update' | 'assets.get' | 'assets.list' | 'assets.search' | 'assets.capitalize' | 'assets.capitalize.preview' | 'assets.placeInService' | 'assets.deleteDraft'
  | 'assets.history' | 'assets.calculateDepreciation' | 'assets.depreciationSchedule' | 'assets.explain';

/** The words of a search, each folded, all of which must be found. */
export const searchWords = (text: string | undefined): string[] => fold(text ?? '').split(/\s+/).filter(Boolean);

function listFilter(context: Context, input: Parsed<'assets.list'>): RegisterFilter {
  const byCode = input.categoryCode === undefined ? undefined : (findCategoryByCode(context.connection, input.categoryCode) ?? refuse('CATEGORY_NOT_FOUND', { category: input.categoryCode })).id;
  const categoryId = input.categoryId ?? byCode;
  return {
    status: input.status && [input.status], categoryId: categoryId === undefined ? undefined : [categoryId], locationCode: input.locationId === undefined ? undefined : [input.locationId],
    custodianCode: input.custodianId === undefined ? undefined : [input.custodianId], inServiceFrom: input.inServiceFrom, inServiceTo: input.inServiceTo, words: searchWords(input.search),
  };
}

function listAssets(context: Context, input: Parsed<'assets.list'>): Output<'assets.list'> {
  const filter = listFilter(context, input);
  const book = ledgerBook(context.connection).id;
  const rows = registerRows(context.connection, book, filter, [], input.size, input.page * input.size);
  return { items: rows.map((row) => showSummary(context, row)), total: registerCount(context.connection, book, filter), page: input.page, size: input.size };
}

function searchAssets(context: Context, input: Parsed<'assets.search'>): Output<'assets.search'> {
  const words = searchWords(input.text);
  if (words.length === 0) return [];
  return registerRows(context.connection, ledgerBook(context.connection).id, { words }, [], input.limit, 0).map((row) => showSummary(context, row));
}

export const assetHandlers: Pick<Handlers<Context>, AssetName> = {
  'assets.create': createAsset,
  'assets.update': updateAssetDetails,
  'assets.get': (context, input) => showAsset(context, resolveAsset(context, input)),
  'assets.list': listAssets,
  'assets.search': searchAssets,
  'assets.capitalize': capitalizeAsset,
  'assets.capitalize.preview': previewCapitalization,
  'assets.placeInService': placeInService,
  'assets.deleteDraft': deleteDraft,
  'assets.history': history,
  ...depreciationHandlers,
};
