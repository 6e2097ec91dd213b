import type { Connection } from '../connection.ts';
import type { TermsRow } from '../tables/terms.ts';
import { JOIN_OPENING, OPENING_IN_BOOK } from '../tables/entries.ts';
import { usageColumn } from '../tables/usage.ts';

/** What the engine needs to know of one asset in one depreciation book, and where its charge is posted. */
export interface FactsRow extends Omit<TermsRow, 'book_id' | 'effective_date'> {
  status: string;
  category_id: number;
  cost_center_id: number | null;
  depreciation_account_id: number;
  accumulated_account_id: number;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  posted_through: string | null;
  opening_through: string | null;
  opening_accumulated_minor: number | null;
  opening_impairment_minor: number | null;
  /** Standing readings as JSON; null where the method is another. */
  usage: string | null;
}

const SELECT = `SELECT b.asset_id, a.status, a.category_id, a.cost_center_id, c.depreciation_account_id, COALESCE(a.accumulated_account_id, c.accumulated_account_id) AS accumulated_account_id,
    b.cost_minor, b.accumulated_minor, b.impairment_minor, b.posted_through, ${OPENING_IN_BOOK},
    t.version, t.engine_version, t.method, t.basis, t.factor, t.annual_rate, t.rate_from_residual, t.total_units, t.manual_charges, t.recovery_years, ${usageColumn('b.asset_id', 't.method')} AS usage, t.useful_life_months, t.residual_minor, t.convention, t.day_count, t.rounding, t.in_service_date
  FROM balances b
  JOIN asset_terms t ON t.book_id = b.book_id AND t.asset_id = b.asset_id AND t.version = (SELECT MAX(x.version) FROM asset_terms x WHERE x.book_id = b.book_id AND x.asset_id = b.asset_id)
  JOIN assets a ON a.id = b.asset_id
  JOIN categories c ON c.id = a.category_id
  ${JOIN_OPENING('b.book_id')}`;

/** Every asset in use, in the order of assets, one at a time: a large register is never held as a whole. */
export function factsInUse(connection: Connection, bookId: number): IterableIterator<FactsRow> {
  return connection.iterate<FactsRow>(`${SELECT} WHERE b.book_id = ? AND a.deleted_at IS NULL AND a.status IN ('IN_SERVICE', 'HELD_FOR_SALE') ORDER BY b.asset_id`, [bookId]);
}

/** How many assets in use are charged by another rounding or engine than these. */
export function countOtherPolicy(connection: Connection, bookId: number, rounding: string, engineVersion: string): number {
  return (
    connection.get<{ count: number }>(
      `SELECT COUNT(*) AS count FROM asset_terms t JOIN assets a ON a.id = t.asset_id
        WHERE t.book_id = @bookId AND (t.rounding <> @rounding OR t.engine_version <> @engineVersion) AND a.deleted_at IS NULL AND a.status IN ('IN_SERVICE', 'HELD_FOR_SALE')
          AND t.version = (SELECT MAX(x.version) FROM asset_terms x WHERE x.book_id = t.book_id AND x.asset_id = t.asset_id)`,
      { bookId, rounding, engineVersion },
    )?.count ?? 0
  );
}

/** The same for assets in service that are depreciated by units. */
export function factsByUnits(connection: Connection, bookId: number): FactsRow[] {
  return connection.all<FactsRow>(`${SELECT} WHERE b.book_id = ? AND a.deleted_at IS NULL AND a.status = 'IN_SERVICE' AND t.method = 'units_of_production' ORDER BY b.asset_id`, [bookId]);
}

export interface NamedAsset {
  id: number;
  number: string;
  name: string;
  name_ar: string | null;
}

/** Capitalised, and not depreciating because nobody said from when it is used; of the assets that a depreciation book holds. */
export function capitalizedNotInService(connection: Connection, bookId: number): { id: number }[] {
  return connection.all<{ id: number }>(
    "SELECT a.id FROM assets a WHERE a.deleted_at IS NULL AND a.status = 'CAPITALIZED' AND EXISTS (SELECT 1 FROM balances b WHERE b.book_id = ? AND b.asset_id = a.id) ORDER BY a.id", [bookId],
  );
}

/** Numbers and names of some assets, by id. */
export function namesOfAssets(connection: Connection, ids: readonly number[]): Map<number, NamedAsset> {
  const rows = connection.all<NamedAsset>('SELECT id, number, name, name_ar FROM assets WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Codes of places (cost centres) by id. */
export function placeCodes(connection: Connection): Map<number, string> {
  return new Map(connection.all<{ id: number; code: string }>('SELECT id, code FROM places').map((row) => [row.id, row.code]));
}

/** Cost of some assets as it stood at the end of a month, by id. */
export function costsAt(connection: Connection, bookId: number, period: string, ids: readonly number[]): Map<number, number> {
  const rows = connection.all<{ id: number; cost: number }>(
    `SELECT asset_id AS id, SUM(cost_minor) AS cost FROM asset_events
      WHERE asset_id IN (SELECT value FROM json_each(?)) AND (book_id IS NULL OR book_id = ?) AND period <= ? GROUP BY asset_id`,
    [JSON.stringify(ids), bookId, period],
  );
  return new Map(rows.map((row) => [row.id, row.cost]));
}
