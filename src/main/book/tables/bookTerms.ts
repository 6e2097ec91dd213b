import type { Connection } from '../connection.ts';
import type { CategoryRow } from './categories.ts';

/** The terms a memorandum book depreciates a category's assets by; without a row they are the category's own. */
export interface BookCategoryTermsRow {
  book_id: number;
  category_id: number;
  method: CategoryRow['depreciation_method'];
  /** MACRS alone: "3" to "39". */
  recovery_years: string | null;
  useful_life_months: number | null;
  /** Of cost, "0" to "100". */
  residual_percent: string;
  convention: CategoryRow['convention'];
  day_count: CategoryRow['day_count'];
  basis: CategoryRow['basis'];
  factor: string | null;
  annual_rate: string | null;
  rate_from_residual: 0 | 1;
  updated_at: string;
}

/** What a memorandum book says of one asset; null where the book's terms for its category apply. Settled when the terms are frozen. */
export interface BookAssetTermsRow {
  book_id: number;
  asset_id: number;
  /** The asset is not in this book. */
  excluded: 0 | 1;
  method: string | null;
  recovery_years: string | null;
  useful_life_months: number | null;
  residual_minor: number | null;
  convention: string | null;
  day_count: string | null;
  basis: string | null;
  factor: string | null;
  annual_rate: string | null;
  rate_from_residual: 0 | 1 | null;
  total_units: string | null;
  /** JSON: months and amounts in minor units, in order. */
  manual_charges: string | null;
  opening_through: string | null;
  opening_accumulated_minor: number | null;
  updated_at: string;
}

const CATEGORY_COLUMNS = [
  'book_id', 'category_id', 'method', 'recovery_years', 'useful_life_months', 'residual_percent', 'convention', 'day_count', 'basis', 'factor', 'annual_rate', 'rate_from_residual', 'updated_at',
] as const satisfies readonly (keyof BookCategoryTermsRow)[];
const ASSET_COLUMNS = [
  'book_id', 'asset_id', 'excluded', 'method', 'recovery_years', 'useful_life_months', 'residual_minor', 'convention', 'day_count', 'basis', 'factor', 'annual_rate', 'rate_from_residual', 'total_units',
  'manual_charges', 'opening_through', 'opening_accumulated_minor', 'updated_at',
] as const satisfies readonly (keyof BookAssetTermsRow)[];

function upsert(table: string, columns: readonly string[], keys: number): string {
  const rest = columns.slice(keys).map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')}) ON CONFLICT (${columns.slice(0, keys).join(', ')}) DO UPDATE SET ${rest.join(', ')}`;
}
const SET_CATEGORY = upsert('book_category_terms', CATEGORY_COLUMNS, 2);
const SET_ASSET = upsert('book_asset_terms', ASSET_COLUMNS, 2);

export function findBookCategoryTerms(connection: Connection, bookId: number, categoryId: number): BookCategoryTermsRow | undefined {
  return connection.get<BookCategoryTermsRow>(`SELECT ${CATEGORY_COLUMNS.join(', ')} FROM book_category_terms WHERE book_id = ? AND category_id = ?`, [bookId, categoryId]);
}

export function setBookCategoryTerms(connection: Connection, row: BookCategoryTermsRow): void {
  connection.run(SET_CATEGORY, { ...row });
}

/** The category goes back to its own terms. */
export function clearBookCategoryTerms(connection: Connection, bookId: number, categoryId: number): void {
  connection.run('DELETE FROM book_category_terms WHERE book_id = ? AND category_id = ?', [bookId, categoryId]);
}

export function findBookAssetTerms(connection: Connection, bookId: number, assetId: number): BookAssetTermsRow | undefined {
  return connection.get<BookAssetTermsRow>(`SELECT ${ASSET_COLUMNS.join(', ')} FROM book_asset_terms WHERE book_id = ? AND asset_id = ?`, [bookId, assetId]);
}

/** Triggers refuse it once the asset's terms are frozen in the book. */
export function setBookAssetTerms(connection: Connection, row: BookAssetTermsRow): void {
  connection.run(SET_ASSET, { ...row });
}

export function clearBookAssetTerms(connection: Connection, bookId: number, assetId: number): void {
  connection.run('DELETE FROM book_asset_terms WHERE book_id = ? AND asset_id = ?', [bookId, assetId]);
}

/** Copies what one book says of categories to another that says nothing yet. */
export function copyCategoryTerms(connection: Connection, from: number, to: number): void {
  const rest = CATEGORY_COLUMNS.slice(1).join(', ');
  connection.run(`INSERT INTO book_category_terms (book_id, ${rest}) SELECT ?, ${rest} FROM book_category_terms WHERE book_id = ?`, [to, from]);
}
