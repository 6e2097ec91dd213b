import { required } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';

export interface CompanyRow {
  name: string;
  name_ar: string | null;
  country: string;
  currency: string;
  exponent: number;
  fiscal_year_start_month: number;
  basis: 'accrual' | 'cash';
  asset_accounts: 'per_category' | 'per_asset';
  framework: 'ifrs' | 'ifrs_sme';
  first_period: string | null;
  /** 1: who prepares does not approve. */
  four_eyes: 0 | 1;
  engine_version: string;
  created_at: string;
  updated_at: string;
}

export interface DepreciationBookRow {
  id: number;
  code: string;
  name: string;
  name_ar: string | null;
  posts_to_ledger: 0 | 1;
  rounding: 'equal' | 'cumulative';
}

const COLUMNS = ['name', 'name_ar', 'country', 'currency', 'exponent', 'fiscal_year_start_month', 'basis', 'asset_accounts', 'framework', 'first_period', 'four_eyes', 'engine_version', 'created_at', 'updated_at'] as const;

export function readCompany(connection: Connection): CompanyRow {
  return required(connection.get<CompanyRow>(`SELECT ${COLUMNS.join(', ')} FROM company WHERE id = 1`), 'the company of the book');
}

export function insertCompany(connection: Connection, row: CompanyRow): void {
  connection.run(`INSERT INTO company (id, ${COLUMNS.join(', ')}) VALUES (1, ${COLUMNS.map((column) => `@${column}`).join(', ')})`, { ...row });
}

export function updateCompany(connection: Connection, row: CompanyRow): void {
  connection.run(`UPDATE company SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = 1`, { ...row });
}

export function listDepreciationBooks(connection: Connection): DepreciationBookRow[] {
  return connection.all<DepreciationBookRow>('SELECT id, code, name, name_ar, posts_to_ledger, rounding FROM depreciation_books ORDER BY id');
}

/** By its code; the source documents say BOOK-IFRS for what is IFRS here. */
export function findDepreciationBook(connection: Connection, code: string): DepreciationBookRow | undefined {
  return connection.get<DepreciationBookRow>('SELECT id, code, name, name_ar, posts_to_ledger, rounding FROM depreciation_books WHERE code = ?', [code.replace(/^BOOK-/, '')]);
}

export function ledgerBook(connection: Connection): DepreciationBookRow {
  return required(connection.get<DepreciationBookRow>('SELECT id, code, name, name_ar, posts_to_ledger, rounding FROM depreciation_books WHERE posts_to_ledger = 1'), 'the depreciation book that posts');
}

export function insertDepreciationBook(connection: Connection, row: Omit<DepreciationBookRow, 'id'>): number {
  return connection.run('INSERT INTO depreciation_books (code, name, name_ar, posts_to_ledger, rounding) VALUES (@code, @name, @name_ar, @posts_to_ledger, @rounding)', { ...row }).id;
}

export function setRounding(connection: Connection, bookId: number, rounding: DepreciationBookRow['rounding']): void {
  connection.run('UPDATE depreciation_books SET rounding = ? WHERE id = ?', [rounding, bookId]);
}
