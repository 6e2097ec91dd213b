import type { Connection } from '../connection.ts';
import { sha256 } from '../hash.ts';

/** The terms one asset depreciates by in one depreciation book, frozen when it goes into service. A change of estimate adds a version. */
export interface TermsRow {
  asset_id: number;
  book_id: number;
  version: number;
  effective_date: string;
  method: string;
  basis: string;
  factor: string | null;
  annual_rate: string | null;
  rate_from_residual: 0 | 1 | null;
  total_units: string | null;
  manual_charges: string | null;
  /** MACRS alone. */
  recovery_years: string | null;
  useful_life_months: number | null;
  residual_minor: number;
  convention: string;
  day_count: string;
  rounding: string;
  in_service_date: string;
  engine_version: string;
}

/** Columns that every terms row has had; those of later schemas are hashed where they say something, so that older rows keep their hash. */
const FIRST_COLUMNS = [
  'asset_id', 'book_id', 'version', 'effective_date', 'method', 'basis', 'factor', 'annual_rate', 'useful_life_months', 'residual_minor', 'convention', 'day_count', 'rounding', 'in_service_date',
  'engine_version',
] as const satisfies readonly (keyof TermsRow)[];
const LATER_COLUMNS = ['rate_from_residual', 'total_units', 'manual_charges', 'recovery_years'] as const satisfies readonly (keyof TermsRow)[];
const COLUMNS = [...FIRST_COLUMNS, ...LATER_COLUMNS] as const;

const INSERT = `INSERT INTO asset_terms (${COLUMNS.join(', ')}, content_hash) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')}, @hash)`;
const SELECT = `SELECT ${COLUMNS.join(', ')} FROM asset_terms`;

/** What the row says, for its hash: verify makes it again and compares. */
export const termsHash = (terms: TermsRow): string => sha256(JSON.stringify([...FIRST_COLUMNS.map((column) => terms[column]), ...LATER_COLUMNS.flatMap((column) => (terms[column] === null ? [] : [[column, terms[column]]]))]));

export function insertTerms(connection: Connection, terms: TermsRow): void {
  connection.prepared(INSERT).run({ ...terms, hash: termsHash(terms) });
}

/** The version in force, or undefined for an asset that was never placed in service. */
export function findTerms(connection: Connection, bookId: number, assetId: number): TermsRow | undefined {
  return connection.get<TermsRow>(`${SELECT} WHERE book_id = ? AND asset_id = ? ORDER BY version DESC LIMIT 1`, [bookId, assetId]);
}

/** Every version, oldest first. */
export function listTerms(connection: Connection, bookId: number, assetId: number): TermsRow[] {
  return connection.all<TermsRow>(`${SELECT} WHERE book_id = ? AND asset_id = ? ORDER BY version`, [bookId, assetId]);
}

/** All terms of the file with their hashes, for verify. */
export function iterateTerms(connection: Connection): IterableIterator<TermsRow & { content_hash: string }> {
  return connection.iterate(`SELECT ${COLUMNS.join(', ')}, content_hash FROM asset_terms ORDER BY book_id, asset_id, version`);
}
