import { assert, required } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';

export interface DepreciationBookRow {
  id: number;
  code: string;
  name: string;
  name_ar: string | null;
  posts_to_ledger: 0 | 1;
  rounding: 'equal' | 'cumulative';
  purpose: 'financial' | 'management' | 'tax' | 'other';
  /** `setup`: its terms are being laid down. `active`: it takes assets and entries. `inactive`: kept for reports. */
  status: 'setup' | 'active' | 'inactive';
  /** How assets depreciated before come in; null for the book that posts and until a book is activated. */
  earlier: 'catch_up' | 'opening' | null;
  activated_at: string | null;
  deactivated_at: string | null;
  last_event_id: number | null;
}

const COLUMNS = ['code', 'name', 'name_ar', 'posts_to_ledger', 'rounding', 'purpose', 'status', 'earlier', 'activated_at', 'deactivated_at', 'last_event_id'] as const satisfies readonly (keyof DepreciationBookRow)[];
const SELECT = `SELECT id, ${COLUMNS.join(', ')} FROM depreciation_books`;

/** Every book of the file, the one that posts first. */
export function listDepreciationBooks(connection: Connection): DepreciationBookRow[] {
  return connection.all<DepreciationBookRow>(`${SELECT} ORDER BY id`);
}

/** The books that take assets and entries: the one that posts, and active memoranda. */
export function activeBooks(connection: Connection): DepreciationBookRow[] {
  return listDepreciationBooks(connection).filter(({ status }) => status === 'active');
}

/** By its code; the source documents say BOOK-IFRS for what is IFRS here. */
export function findDepreciationBook(connection: Connection, code: string): DepreciationBookRow | undefined {
  return connection.get<DepreciationBookRow>(`${SELECT} WHERE code = ?`, [code]) ?? connection.get<DepreciationBookRow>(`${SELECT} WHERE code = ?`, [code.replace(/^BOOK-/, '')]);
}

export function ledgerBook(connection: Connection): DepreciationBookRow {
  return required(connection.get<DepreciationBookRow>(`${SELECT} WHERE posts_to_ledger = 1`), 'the depreciation book that posts');
}

export function insertDepreciationBook(connection: Connection, row: Omit<DepreciationBookRow, 'id'>): number {
  return connection.run(`INSERT INTO depreciation_books (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`, { ...row }).id;
}

/** Writes the row as a whole; triggers keep its code, whether it posts, and the order of its states. */
export function updateDepreciationBook(connection: Connection, row: DepreciationBookRow): void {
  const { changes } = connection.run(`UPDATE depreciation_books SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`, { ...row });
  assert(changes === 1, 'one depreciation book is updated');
}

/** A book that never took an asset, with all that was laid down for it. */
export function deleteDepreciationBook(connection: Connection, bookId: number): void {
  for (const table of ['book_tax_rates', 'book_category_terms', 'book_asset_terms']) connection.run(`DELETE FROM ${table} WHERE book_id = ?`, [bookId]);
  connection.run('DELETE FROM depreciation_books WHERE id = ?', [bookId]);
}

export function setRounding(connection: Connection, bookId: number, rounding: DepreciationBookRow['rounding']): void {
  connection.run('UPDATE depreciation_books SET rounding = ? WHERE id = ?', [rounding, bookId]);
}

/** A rate of income tax as a fraction ("0.20"), and the day it is valid from. */
export interface TaxRateRow {
  valid_from: string;
  rate: string;
}

/** Oldest first. */
export function listTaxRates(connection: Connection, bookId: number): TaxRateRow[] {
  return connection.all<TaxRateRow>('SELECT valid_from, rate FROM book_tax_rates WHERE book_id = ? ORDER BY valid_from', [bookId]);
}

export function replaceTaxRates(connection: Connection, bookId: number, rates: readonly TaxRateRow[]): void {
  connection.run('DELETE FROM book_tax_rates WHERE book_id = ?', [bookId]);
  for (const { valid_from, rate } of rates) connection.run('INSERT INTO book_tax_rates (book_id, valid_from, rate) VALUES (?, ?, ?)', [bookId, valid_from, rate]);
}

/** The rate in force on a day; undefined where none is. */
export function taxRateOn(connection: Connection, bookId: number, date: string): TaxRateRow | undefined {
  return connection.get<TaxRateRow>('SELECT valid_from, rate FROM book_tax_rates WHERE book_id = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1', [bookId, date]);
}

/** Assets that a book holds: capitalised, and neither excluded nor withdrawn. */
export function countBookAssets(connection: Connection, bookId: number): number {
  return connection.get<{ count: number }>("SELECT COUNT(*) AS count FROM balances b JOIN assets a ON a.id = b.asset_id WHERE b.book_id = ? AND a.deleted_at IS NULL AND a.status <> 'DISPOSED'", [bookId])?.count ?? 0;
}

/** Whether an asset has gone into service in a book: from then on its rounding is settled. */
export function hasTermsInBook(connection: Connection, bookId: number): boolean {
  return connection.get('SELECT 1 FROM asset_terms WHERE book_id = ? LIMIT 1', [bookId]) !== undefined;
}
