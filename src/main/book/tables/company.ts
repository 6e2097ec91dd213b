import { required } from '#shared/values/assert.ts';
import type { FiscalCalendar, IrregularYear } from '#shared/values/fiscalCalendar.ts';
import type { Connection } from '../connection.ts';
import { listIrregularYears } from './fiscalYears.ts';

export { activeBooks, findDepreciationBook, insertDepreciationBook, ledgerBook, listDepreciationBooks, setRounding, type DepreciationBookRow } from './depreciationBooks.ts';

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
  /** 1: an unexplained difference from another ledger stops the close. */
  reconciliation_blocks: 0 | 1;
  engine_version: string;
  created_at: string;
  updated_at: string;
}

const COLUMNS = ['name', 'name_ar', 'country', 'currency', 'exponent', 'fiscal_year_start_month', 'basis', 'asset_accounts', 'framework', 'first_period', 'four_eyes', 'reconciliation_blocks', 'engine_version', 'created_at', 'updated_at'] as const;

/** The company with its fiscal years that are not of twelve months. */
export interface Company extends CompanyRow {
  irregular_years: readonly IrregularYear[];
}

export function readCompany(connection: Connection): Company {
  const row = required(connection.get<CompanyRow>(`SELECT ${COLUMNS.join(', ')} FROM company WHERE id = 1`), 'the company of the book');
  return { ...row, irregular_years: listIrregularYears(connection) };
}

export const calendarOf = ({ fiscal_year_start_month, irregular_years }: Pick<Company, 'fiscal_year_start_month' | 'irregular_years'>): FiscalCalendar => ({ fiscalYearStartMonth: fiscal_year_start_month, irregularYears: irregular_years });

export function insertCompany(connection: Connection, row: CompanyRow): void {
  connection.run(`INSERT INTO company (id, ${COLUMNS.join(', ')}) VALUES (1, ${COLUMNS.map((column) => `@${column}`).join(', ')})`, { ...row });
}

export function updateCompany(connection: Connection, row: CompanyRow): void {
  connection.run(`UPDATE company SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = 1`, Object.fromEntries(COLUMNS.map((column) => [column, row[column]])));
}
