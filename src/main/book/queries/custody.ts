import { lastDay, type Period } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';
import { PLACEMENT, STANDS, type Placement, type PlacementField } from '../tables/transfers.ts';

/**
 * Where assets were on a day. An asset's row says where it is after all its transfers; the day before a transfer it was where that transfer took it
 * from. So each field of a day is what the first later transfer of that field moved away from, else what the row says.
 */

/** The first move after the day @asOf of one field, by asset. SQLite takes the bare columns of MIN() from the row that has it. */
const firstMove = (field: PlacementField): string =>
  `first_${field} AS (SELECT t.asset_id, t.from_${field} AS was, MIN(t.effective_date || PRINTF('%012d', t.event_id)) FROM transfers t
    WHERE t.effective_date > @asOf AND t.from_${field} IS NOT t.to_${field} AND ${STANDS} GROUP BY t.asset_id)`;

const wasOrIs = (field: PlacementField): string => `CASE WHEN first_${field}.asset_id IS NULL THEN a.${field} ELSE first_${field}.was END AS ${field}`;

/** Common table expressions that end in `placed`: location, custodian, cost centre and category of every asset at the end of the day @asOf. */
export const PLACED = `${PLACEMENT.map(firstMove).join(',\n')},
placed AS (SELECT a.id, ${PLACEMENT.map(wasOrIs).join(', ')}
  FROM assets a ${PLACEMENT.map((field) => `LEFT JOIN first_${field} ON first_${field}.asset_id = a.id`).join(' ')})`;

/**
 * Where the asset of an event `e` was on its day, as an expression: what is done on the day of a move is still done where it moves away from. `a` is the asset's row.
 */
export const placedAt = (field: PlacementField, e = 'e'): string => `CASE WHEN EXISTS (SELECT 1 FROM transfers t WHERE ${movesAfter(field, e)})
  THEN (SELECT t.from_${field} FROM transfers t WHERE ${movesAfter(field, e)} ORDER BY t.effective_date, t.event_id LIMIT 1) ELSE a.${field} END`;

const movesAfter = (field: PlacementField, e: string): string => `t.asset_id = ${e}.asset_id AND t.effective_date >= ${e}.date AND t.from_${field} IS NOT t.to_${field} AND ${STANDS}`;

/** Where one asset was at the end of a day. Undefined for an asset that does not exist. */
export function placeAt(connection: Connection, assetId: number, date: string): Placement | undefined {
  return connection.get<Placement>(`WITH ${PLACED} SELECT ${PLACEMENT.join(', ')} FROM placed WHERE id = @assetId`, { assetId, asOf: date });
}

/** The cost centre of one asset at the end of a day: where what falls due then is charged. */
export const costCenterAt = (connection: Connection, assetId: number, date: string): number | null => placeAt(connection, assetId, date)?.cost_center_id ?? null;

/**
 * Cost centres at the end of a month, of the assets that leave theirs later: what a run of the month charges is the expense of where they still were.
 * The category needs no such look: a change of category is never dated after the open month.
 */
export function costCentersBeforeMoving(connection: Connection, period: Period): Map<number, number | null> {
  const rows = connection.all<{ asset_id: number; was: number | null }>(`WITH ${firstMove('cost_center_id')} SELECT asset_id, was FROM first_cost_center_id`, { asOf: lastDay(period) });
  return new Map(rows.map((row) => [row.asset_id, row.was]));
}

/** The last month of which something is charged, in any depreciation book, runs and acts together; null where nothing is. What was taken back again does not count. */
export function lastMonthCharged(connection: Connection, assetId: number): string | null {
  return (
    connection.get<{ period: string | null }>('SELECT MAX(period) AS period FROM (SELECT period FROM entries WHERE asset_id = ? GROUP BY book_id, period HAVING SUM(depreciation_minor) <> 0)', [assetId])?.period ?? null
  );
}

/** What came into the accounts of an asset after a day, in one depreciation book: events by their dates, depreciation by the days it was posted on. Minor units. */
export function amountsAfter(connection: Connection, bookId: number, assetId: number, date: string): { costMinor: number; accumulatedMinor: number } {
  const row = connection.get<{ costMinor: number; accumulatedMinor: number }>(
    `SELECT COALESCE(SUM(cost), 0) AS costMinor, COALESCE(SUM(accumulated), 0) AS accumulatedMinor FROM (
        SELECT cost_minor AS cost, accumulated_minor AS accumulated FROM asset_events WHERE asset_id = @assetId AND (book_id IS NULL OR book_id = @bookId) AND date > @date
        UNION ALL
        SELECT 0, e.depreciation_minor FROM entries e JOIN runs r ON r.id = e.run_id WHERE e.asset_id = @assetId AND e.book_id = @bookId AND r.posting_date > @date)`,
    { assetId, bookId, date },
  );
  return row ?? { costMinor: 0, accumulatedMinor: 0 };
}
