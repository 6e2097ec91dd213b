import type { Connection } from '../connection.ts';

/** Units of one asset in one month, as a decimal string. A correction replaces the row before it; the last one stands. */
export interface ReadingRow {
  id: number;
  asset_id: number;
  period: string;
  units: string;
  replaces_id: number | null;
  actor: string;
  at: string;
}

const COLUMNS = 'u.id, u.asset_id, u.period, u.units, u.replaces_id, u.actor, u.at';
const STANDS = 'NOT EXISTS (SELECT 1 FROM usage_readings n WHERE n.replaces_id = u.id)';

/** The standing readings of an asset in one column, as JSON; for assets that are depreciated by them only. */
export const usageColumn = (asset: string, method: string): string =>
  `CASE WHEN ${method} = 'units_of_production' THEN (SELECT json_group_array(json_object('period', u.period, 'units', u.units)) FROM usage_readings u WHERE u.asset_id = ${asset} AND ${STANDS}) END`;

/** The standing readings of one asset as the same JSON. */
export function usageOfAsset(connection: Connection, assetId: number): string {
  return connection.get<{ usage: string }>(`SELECT json_group_array(json_object('period', u.period, 'units', u.units)) AS usage FROM usage_readings u WHERE u.asset_id = ? AND ${STANDS}`, [assetId])?.usage ?? '[]';
}

/** What stood when only the readings up to an id were known, as the same JSON: what a run of the time was worked out from. */
export function usageKnownThrough(connection: Connection, assetId: number, lastId: number): string {
  return (
    connection.get<{ usage: string }>(
      `SELECT json_group_array(json_object('period', u.period, 'units', u.units)) AS usage FROM usage_readings u
        WHERE u.asset_id = @assetId AND u.id <= @lastId AND NOT EXISTS (SELECT 1 FROM usage_readings n WHERE n.replaces_id = u.id AND n.id <= @lastId)`,
      { assetId, lastId },
    )?.usage ?? '[]'
  );
}

export function lastReadingId(connection: Connection): number {
  return connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM usage_readings')?.last ?? 0;
}

export function insertReading(connection: Connection, reading: Omit<ReadingRow, 'id'>): number {
  return connection.run('INSERT INTO usage_readings (asset_id, period, units, replaces_id, actor, at) VALUES (@asset_id, @period, @units, @replaces_id, @actor, @at)', { ...reading }).id;
}

export function standingReading(connection: Connection, assetId: number, period: string): ReadingRow | undefined {
  return connection.get<ReadingRow>(`SELECT ${COLUMNS} FROM usage_readings u WHERE u.asset_id = ? AND u.period = ? AND ${STANDS}`, [assetId, period]);
}

/** Standing readings of an asset, newest month first, each with how often it was corrected. */
export function listReadings(connection: Connection, assetId: number): (ReadingRow & { corrections: number })[] {
  return connection.all<ReadingRow & { corrections: number }>(
    `SELECT ${COLUMNS}, (SELECT COUNT(*) - 1 FROM usage_readings v WHERE v.asset_id = u.asset_id AND v.period = u.period) AS corrections FROM usage_readings u WHERE u.asset_id = ? AND ${STANDS} ORDER BY u.period DESC`,
    [assetId],
  );
}

/** The last month of an asset that a standing run has charged, in any depreciation book; null where none has. */
export function lastChargedMonth(connection: Connection, assetId: number): string | null {
  return (
    connection.get<{ period: string | null }>("SELECT MAX(e.period) AS period FROM entries e JOIN runs r ON r.id = e.run_id WHERE e.asset_id = ? AND r.kind <> 'reversal' AND r.status = 'POSTED'", [assetId])?.period ?? null
  );
}

export interface CountedAsset {
  id: number;
  number: string;
  name: string;
  name_ar: string | null;
  status: string;
  total_units: string | null;
  in_service_date: string | null;
}

/** Capitalised assets that are depreciated by units in a depreciation book: by their frozen terms, else by what they would be frozen with. */
export function assetsByUnits(connection: Connection, bookId: number): CountedAsset[] {
  return connection.all<CountedAsset>(
    `SELECT a.id, a.number, a.name, a.name_ar, a.status, COALESCE(t.total_units, o.total_units, a.total_units) AS total_units, a.in_service_date
       FROM assets a JOIN categories c ON c.id = a.category_id JOIN balances b ON b.book_id = @bookId AND b.asset_id = a.id
       LEFT JOIN book_category_terms r ON r.book_id = @bookId AND r.category_id = a.category_id LEFT JOIN book_asset_terms o ON o.book_id = @bookId AND o.asset_id = a.id LEFT JOIN asset_terms t ON t.asset_id = a.id AND t.book_id = @bookId AND t.version = (SELECT MAX(version) FROM asset_terms x WHERE x.asset_id = a.id AND x.book_id = @bookId)
      WHERE a.deleted_at IS NULL AND a.status IN ('CAPITALIZED', 'IN_SERVICE', 'HELD_FOR_SALE') AND COALESCE(t.method, o.method, r.method, a.depreciation_method, c.depreciation_method) = 'units_of_production' ORDER BY a.number`,
    { bookId },
  );
}
