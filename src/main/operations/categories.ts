import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { matches, plainCode } from '#shared/values/fold.ts';
import { findAccountById } from '../book/tables/accounts.ts';
import {
  countHeldAssets, countPostedAssets, findCategoryByCode, findCategoryById, findDeletedCategory, heldAssetsByCategory, insertCategory, listCategories, updateCategory, type CategoryRow, type NewCategory,
} from '../book/tables/categories.ts';
import { resolveAccount } from './accounts.ts';
import { categoryAccounts, categoryTerms } from './categories/terms.ts';
import { money, show, type Context } from './context.ts';
import { bit, optionalName, requiredName } from './names.ts';
import { pageOf } from './paging.ts';

export interface CategoryRef {
  categoryId?: number | undefined;
  categoryCode?: string | undefined;
}

const named = ({ categoryId, categoryCode }: CategoryRef): string => categoryCode ?? String(categoryId ?? '');

/**
 * A category by id or code; deleted ones do not exist here.
 * @throws INVALID_INPUT where nothing names it, CATEGORY_NOT_FOUND (also where id and code name two), CATEGORY_INACTIVE for a new asset
 */
export function resolveCategory(context: Context, ref: CategoryRef, { forNewAsset = false }: { forNewAsset?: boolean } = {}): CategoryRow {
  const category = lookUp(context, ref, (code) => findCategoryByCode(context.connection, code));
  if (!category || category.deleted_at !== null) refuse('CATEGORY_NOT_FOUND', { category: named(ref) });
  if (forNewAsset && category.is_active === 0) refuse('CATEGORY_INACTIVE', { category: category.code ?? category.name });
  return category;
}

/** A category of what is being built: its cost stands in construction in progress, and nothing depreciates. */
export function isConstruction(context: Context, category: CategoryRow): boolean {
  return category.depreciation_method === 'none' && findAccountById(context.connection, category.asset_account_id)?.stable_name === 'CONSTRUCTION_IN_PROGRESS';
}

function lookUp(context: Context, { categoryId, categoryCode }: CategoryRef, byCode: (code: string) => CategoryRow | undefined): CategoryRow | undefined {
  if (categoryId === undefined && categoryCode === undefined) refuse('INVALID_INPUT', { field: 'categoryCode', reason: 'required' });
  if (categoryId === undefined) return byCode(plainCode(categoryCode ?? ''));
  const category = findCategoryById(context.connection, categoryId);
  return categoryCode !== undefined && category?.code !== plainCode(categoryCode) ? undefined : category;
}

function view(context: Context, category: CategoryRow, assetCount: number): Output<'assetCategories.get'> {
  return {
    id: category.id, code: category.code, name: category.name, nameAr: category.name_ar,
    depreciationMethod: category.depreciation_method, usefulLifeMonths: category.useful_life_months, residualPercent: category.residual_percent,
    convention: category.convention, dayCount: category.day_count, basis: category.basis, factor: category.factor, annualRate: category.annual_rate, rateFromResidual: category.rate_from_residual === 1,
    assetAccountId: category.asset_account_id, assetAccountCode: category.asset_account_code,
    depreciationAccountId: category.depreciation_account_id, depreciationAccountCode: category.depreciation_account_code,
    accumulatedDepreciationAccountId: category.accumulated_account_id, accumulatedDepreciationAccountCode: category.accumulated_account_code,
    capitalizationThreshold: show(context, category.capitalization_threshold_minor), revaluationAllowed: category.revaluation_allowed === 1, surplusInUse: category.surplus_in_use === 1,
    isActive: category.is_active === 1, isDeleted: category.deleted_at !== null, assetCount, createdAt: category.created_at, updatedAt: category.updated_at,
  };
}

function viewById(context: Context, id: number): Output<'assetCategories.get'> {
  return view(context, required(findCategoryById(context.connection, id), 'the category just written'), countHeldAssets(context.connection, id));
}

/** @throws DUPLICATE_CODE for a code that another category carries; that of a deleted one is free again */
function freeCode(context: Context, code: string | null, own: number | null): string | null {
  if (code === null) return null;
  const plain = plainCode(code);
  const holder = findCategoryByCode(context.connection, plain);
  if (holder && holder.id !== own) refuse('DUPLICATE_CODE', { code: plain });
  return plain;
}

function list(context: Context, input: Parsed<'assetCategories.list'>): Output<'assetCategories.list'> {
  const held = heldAssetsByCategory(context.connection);
  const chosen = listCategories(context.connection).filter(
    (category) =>
      (input.includeDeleted === true || category.deleted_at === null) &&
      (input.activeOnly !== true || category.is_active === 1) &&
      (input.search === undefined || matches(input.search, category.code, category.name, category.name_ar)),
  );
  return pageOf(chosen, input, (category) => view(context, category, held.get(category.id) ?? 0));
}

/** What the log keeps of a category. */
const recorded = ({ name, name_ar, depreciation_method, useful_life_months, residual_percent, asset_account_id, depreciation_account_id, accumulated_account_id, is_active }: NewCategory) => ({
  name, nameAr: name_ar, method: depreciation_method, usefulLifeMonths: useful_life_months, residualPercent: residual_percent,
  accounts: [asset_account_id, depreciation_account_id, accumulated_account_id], isActive: is_active === 1,
});

function create(context: Context, input: Parsed<'assetCategories.create'>): Output<'assetCategories.create'> {
  const terms = categoryTerms(input, null);
  const accounts = categoryAccounts(context, input, null);
  const category: NewCategory = {
    code: freeCode(context, input.code ?? null, null), name: requiredName(input.name), name_ar: optionalName(input.nameAr, null), ...terms, ...accounts,
    capitalization_threshold_minor: money(context, input.capitalizationThreshold ?? '0', 'capitalizationThreshold'),
    revaluation_allowed: bit(input.revaluationAllowed ?? false), surplus_in_use: bit(input.surplusInUse ?? false), is_active: bit(input.isActive ?? true), deleted_at: null, created_at: context.now, updated_at: context.now,
  };
  const id = insertCategory(context.connection, category);
  context.record(category.code ?? category.name, { category: id, ...recorded(category) });
  return viewById(context, id);
}

/**
 * What was posted for a category's assets stands in its accounts: another account would leave register and ledger apart until
 * the balances are moved by a journal. The expense account may change: it is charged from the next run on.
 * @throws ALREADY_POSTED
 */
function assertBalancesStay(context: Context, before: CategoryRow, after: NewCategory): void {
  const { cost, accumulated } = countPostedAssets(context.connection, before.id);
  const moves = (after.asset_account_id !== before.asset_account_id && cost > 0) || (after.accumulated_account_id !== before.accumulated_account_id && accumulated > 0);
  if (moves) refuse('ALREADY_POSTED', { subject: before.code ?? before.name });
}

/** New defaults reach assets that are still to go into service; the terms of those in service are frozen and stay. */
function update(context: Context, input: Parsed<'assetCategories.update'>): Output<'assetCategories.update'> {
  const category = resolveCategory(context, input);
  const terms = categoryTerms(input, category);
  const changed = {
    ...category, ...terms, ...categoryAccounts(context, input, category),
    code: input.code === undefined ? category.code : freeCode(context, input.code, category.id),
    name: input.name === undefined ? category.name : requiredName(input.name), name_ar: optionalName(input.nameAr, category.name_ar),
    capitalization_threshold_minor: input.capitalizationThreshold === undefined ? category.capitalization_threshold_minor : money(context, input.capitalizationThreshold, 'capitalizationThreshold'),
    revaluation_allowed: input.revaluationAllowed === undefined ? category.revaluation_allowed : bit(input.revaluationAllowed),
    surplus_in_use: input.surplusInUse === undefined ? category.surplus_in_use : bit(input.surplusInUse),
    is_active: input.isActive === undefined ? category.is_active : bit(input.isActive), updated_at: context.now,
  };
  if (category.is_active === 0 && changed.is_active === 1) assertAccountsActive(context, changed);
  assertBalancesStay(context, category, changed);
  updateCategory(context.connection, changed);
  context.record(changed.code ?? changed.name, { category: category.id, ...recorded(changed) });
  return viewById(context, category.id);
}

/** While a category slept, its accounts were free to be deactivated. @throws ACCOUNT_INACTIVE */
function assertAccountsActive(context: Context, { asset_account_id, depreciation_account_id, accumulated_account_id }: NewCategory): void {
  for (const id of [asset_account_id, depreciation_account_id, accumulated_account_id]) resolveAccount(context, id);
}

/** @throws CATEGORY_IN_USE while the company still holds an asset of the category */
function remove(context: Context, input: Parsed<'assetCategories.delete'>): Output<'assetCategories.delete'> {
  const category = resolveCategory(context, input);
  const count = countHeldAssets(context.connection, category.id);
  if (count > 0) refuse('CATEGORY_IN_USE', { category: category.code ?? category.name, count });
  updateCategory(context.connection, { ...category, deleted_at: context.now, updated_at: context.now });
  context.record(category.code ?? category.name, { category: category.id });
  return { done: true };
}

/** A category that is not deleted stays as it is. @throws DUPLICATE_CODE where another took its code meanwhile, ACCOUNT_INACTIVE */
function restore(context: Context, input: Parsed<'assetCategories.restore'>): Output<'assetCategories.restore'> {
  const { connection } = context;
  const category = lookUp(context, input, (code) => findDeletedCategory(connection, code) ?? findCategoryByCode(connection, code)) ?? refuse('CATEGORY_NOT_FOUND', { category: named(input) });
  if (category.deleted_at !== null) {
    assertAccountsActive(context, category);
    updateCategory(connection, { ...category, code: freeCode(context, category.code, category.id), deleted_at: null, updated_at: context.now });
  }
  context.record(category.code ?? category.name, { category: category.id });
  return viewById(context, category.id);
}

/** By id a deleted category is still shown, for its former assets name it. */
function get(context: Context, input: Parsed<'assetCategories.get'>): Output<'assetCategories.get'> {
  const category = lookUp(context, input, (code) => findCategoryByCode(context.connection, code)) ?? refuse('CATEGORY_NOT_FOUND', { category: named(input) });
  return view(context, category, countHeldAssets(context.connection, category.id));
}

type Names = 'assetCategories.list' | 'assetCategories.get' | 'assetCategories.create' | 'assetCategories.update' | 'assetCategories.delete' | 'assetCategories.restore';

export const categoryHandlers: Handlers<Context, Names> = {
  'assetCategories.list': list,
  'assetCategories.get': get,
  'assetCategories.create': create,
  'assetCategories.update': update,
  'assetCategories.delete': remove,
  'assetCategories.restore': restore,
};
