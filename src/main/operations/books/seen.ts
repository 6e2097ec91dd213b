import type { Connection } from '../../book/connection.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findBookAssetTerms, findBookCategoryTerms, type BookAssetTermsRow, type BookCategoryTermsRow } from '../../book/tables/bookTerms.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import type { DepreciationBookRow } from '../../book/tables/depreciationBooks.ts';

/** An asset and its category with the terms that one depreciation book depreciates them by. */
export interface Seen {
  asset: AssetRow;
  category: CategoryRow;
  /** MACRS alone. */
  recoveryYears: string | null;
  /** The book does not hold the asset. */
  isExcluded: boolean;
}

/**
 * What a depreciation book sees of an asset. The book that posts sees the asset and its category as they are. A memorandum book puts its own terms of the category in
 * place of the category's and of the asset's; where it has none, those of the ledger hold. What it says of the asset itself comes before both. Its
 * opening balance is its own: depreciation charged elsewhere in the ledger's terms says nothing about another book.
 */
export function seenBy(connection: Connection, book: Pick<DepreciationBookRow, 'id' | 'posts_to_ledger'>, asset: AssetRow, category: CategoryRow): Seen {
  if (book.posts_to_ledger === 1) return { asset, category, recoveryYears: null, isExcluded: false };
  return overlay(asset, category, findBookCategoryTerms(connection, book.id, category.id), findBookAssetTerms(connection, book.id, asset.id));
}

/** The same from rows at hand. */
export function overlay(asset: AssetRow, category: CategoryRow, rule: BookCategoryTermsRow | undefined, own: BookAssetTermsRow | undefined): Seen {
  return {
    asset: withOwn(rule ? withoutTerms(asset) : asset, own),
    category: rule ? withRule(category, rule) : category,
    recoveryYears: own?.recovery_years ?? rule?.recovery_years ?? null,
    isExcluded: own?.excluded === 1,
  };
}

function withRule(category: CategoryRow, { method, useful_life_months, residual_percent, convention, day_count, basis, factor, annual_rate, rate_from_residual }: BookCategoryTermsRow): CategoryRow {
  return { ...category, depreciation_method: method, useful_life_months, residual_percent, convention, day_count, basis, factor, annual_rate, rate_from_residual };
}

/** Units and amounts by hand are facts of the asset, whatever book reads them. */
const withoutTerms = (asset: AssetRow): AssetRow =>
  ({ ...asset, residual_minor: null, useful_life_months: null, depreciation_method: null, convention: null, day_count: null, basis: null, factor: null, annual_rate: null, rate_from_residual: null });

function withOwn(asset: AssetRow, own: BookAssetTermsRow | undefined): AssetRow {
  const opening = { opening_through: own?.opening_through ?? null, opening_accumulated_minor: own?.opening_accumulated_minor ?? null, opening_impairment_minor: own?.opening_through ? 0 : null, opening_surplus_minor: own?.opening_through ? 0 : null };
  if (!own) return { ...asset, ...opening };
  const isRated = own.factor !== null || own.annual_rate !== null || own.rate_from_residual === 1;
  return {
    ...asset, ...opening,
    residual_minor: own.residual_minor ?? asset.residual_minor, useful_life_months: own.useful_life_months ?? asset.useful_life_months, depreciation_method: own.method ?? asset.depreciation_method,
    convention: own.convention ?? asset.convention, day_count: own.day_count ?? asset.day_count, basis: own.basis ?? asset.basis, total_units: own.total_units ?? asset.total_units, manual_charges: own.manual_charges ?? asset.manual_charges,
    ...(isRated ? { factor: own.factor, annual_rate: own.annual_rate, rate_from_residual: own.rate_from_residual } : {}),
  };
}
