import type { Connection } from '../connection.ts';
import type { Condition, CountAction, CountOutcome, CountScope, ExpectedRow } from '../tables/counts.ts';
import { PLACED } from './custody.ts';
import { teachSearch } from './search.ts';

/** An asset that a code may mean. */
export interface CodedAsset {
  id: number;
  number: string;
  status: string;
  /** What the code is of it: 1 its number, 2 its tag, 3 its serial number. */
  by: number;
}

/** The assets that a code is number, tag or serial number of, in either case of Latin letters; the closest first. */
export function assetsByCode(connection: Connection, code: string): CodedAsset[] {
  return connection.all<CodedAsset>(
    `SELECT a.id, a.number, a.status, MIN(f.by) AS by FROM (
        SELECT id, 1 AS by FROM assets WHERE UPPER(TRIM(number)) = UPPER(@code)
        UNION ALL SELECT id, 2 FROM assets WHERE deleted_at IS NULL AND tag IS NOT NULL AND UPPER(TRIM(tag)) = UPPER(@code)
        UNION ALL SELECT id, 3 FROM assets WHERE deleted_at IS NULL AND serial_number IS NOT NULL AND UPPER(TRIM(serial_number)) = UPPER(@code)) f
      JOIN assets a ON a.id = f.id WHERE a.deleted_at IS NULL GROUP BY a.id ORDER BY MIN(f.by), a.status = 'DISPOSED', a.number`,
    { code },
  );
}

/** Whether a place or category is within a scope, by the ids of an asset. */
export function isWithin(scope: CountScope, asset: Pick<ExpectedRow, 'location_id' | 'category_id' | 'custodian_id'>): boolean {
  const asks = (ids: readonly number[], id: number | null): boolean => ids.length === 0 || (id !== null && ids.includes(id));
  return asks(scope.locationIds, asset.location_id) && asks(scope.categoryIds, asset.category_id) && asks(scope.custodianIds, asset.custodian_id);
}

type Placed = Omit<ExpectedRow, 'count_id' | 'net_book_value_minor'>;

/** Every asset that was acquired by a day with where it was at its end, by id; whether the ledger had it, and since when it is gone, is for the caller. */
export function assetsPlacedAt(connection: Connection, asOf: string): Placed[] {
  return connection.all<Placed>(
    `WITH ${PLACED} SELECT a.id AS asset_id, a.number, a.tag, p.location_id, p.custodian_id, p.category_id FROM assets a JOIN placed p ON p.id = a.id
      WHERE a.deleted_at IS NULL AND a.acquisition_date <= @asOf ORDER BY a.id`,
    { asOf },
  );
}

/** Assets that are still held, of a category or at a location where one is named, in the order of their numbers. */
export const heldForLabels = (connection: Connection, { categoryId, locationCode }: { categoryId: number | null; locationCode: string | null }): number[] =>
  connection.all<{ id: number }>(
    `SELECT a.id FROM assets a LEFT JOIN places l ON l.id = a.location_id WHERE a.deleted_at IS NULL AND a.status <> 'DISPOSED'
       AND (@categoryId IS NULL OR a.category_id = @categoryId) AND (@locationCode IS NULL OR l.code = @locationCode) ORDER BY a.number`,
    { categoryId, locationCode },
  ).map(({ id }) => id);

/** Assets that are still held, by id. */
export const heldAssetIds = (connection: Connection): Set<number> =>
  new Set(connection.all<{ id: number }>("SELECT id FROM assets WHERE deleted_at IS NULL AND status <> 'DISPOSED'").map(({ id }) => id));

export interface CountLineRow {
  subject: string;
  asset_id: number | null;
  is_expected: 0 | 1;
  outcome: CountOutcome;
  code: string | null;
  number: string | null;
  tag: string | null;
  serial_number: string | null;
  name: string | null;
  name_ar: string | null;
  asset_status: string | null;
  book_location_id: number | null;
  book_custodian_id: number | null;
  location_id: number | null;
  custodian_id: number | null;
  net_book_value_minor: number | null;
  condition: Condition | null;
  note: string | null;
  counted_by: string | null;
  counted_at: string | null;
  action: CountAction | null;
  reason: string | null;
  resolved_by: string | null;
  resolved_at: string | null;
  transfer_number: string | null;
  transfer_id: number | null;
  transfer_status: string | null;
  new_asset_id: number | null;
  new_asset_number: string | null;
  /** The register has the asset elsewhere now, or no longer, than when the count began. */
  changed_since: 0 | 1;
}

const SEEN = `seen AS (SELECT s.* FROM count_scans s WHERE s.count_id = @countId AND s.is_withdrawn = 0
  AND NOT EXISTS (SELECT 1 FROM count_scans n WHERE n.count_id = s.count_id AND n.subject = s.subject AND n.id > s.id))`;

/** A decision stands while what it was made upon does. */
const LINES = `${SEEN},
decided AS (SELECT r.* FROM count_resolutions r WHERE r.count_id = @countId
  AND NOT EXISTS (SELECT 1 FROM count_resolutions n WHERE n.count_id = r.count_id AND n.subject = r.subject AND n.id > r.id)),
facts AS (
  SELECT 'asset-' || e.asset_id AS subject, e.asset_id, 1 AS is_expected, COALESCE(s.outcome, 'NOT_FOUND') AS outcome, s.code, e.location_id AS book_location_id, e.custodian_id AS book_custodian_id,
      s.location_id, s.custodian_id, e.net_book_value_minor, s.condition, s.note, s.actor AS counted_by, s.at AS counted_at
    FROM count_expected e LEFT JOIN seen s ON s.asset_id = e.asset_id WHERE e.count_id = @countId
  UNION ALL
  SELECT s.subject, s.asset_id, 0, s.outcome, s.code, s.book_location_id, s.book_custodian_id, s.location_id, s.custodian_id, s.net_book_value_minor, s.condition, s.note, s.actor, s.at
    FROM seen s WHERE s.is_expected = 0),
lines AS (
  SELECT f.*, a.number, a.tag, a.serial_number, a.name, a.name_ar, a.status AS asset_status, r.action, r.reason, r.actor AS resolved_by, r.at AS resolved_at,
      r.transfer_id, t.number AS transfer_number, CASE WHEN t.status = 'POSTED' AND EXISTS (SELECT 1 FROM transfers x WHERE x.reverses_id = t.id) THEN 'REVERSED' ELSE t.status END AS transfer_status,
      r.new_asset_id, n.number AS new_asset_number,
      COALESCE(f.is_expected = 1 AND (a.status = 'DISPOSED' OR a.location_id IS NOT f.book_location_id OR a.custodian_id IS NOT f.book_custodian_id), 0) AS changed_since
    FROM facts f LEFT JOIN assets a ON a.id = f.asset_id
    LEFT JOIN decided r ON r.subject = f.subject AND r.outcome = f.outcome AND r.location_id IS f.location_id AND r.custodian_id IS f.custodian_id
    LEFT JOIN transfers t ON t.id = r.transfer_id LEFT JOIN assets n ON n.id = r.new_asset_id)`;

/** What differs from the register asks for a decision; what was found where it should be does not. */
const OPEN = "outcome <> 'FOUND' AND action IS NULL";
const ORDER = "CASE outcome WHEN 'MOVED' THEN 1 WHEN 'NOT_FOUND' THEN 2 WHEN 'UNREGISTERED' THEN 3 WHEN 'DISPOSED' THEN 4 ELSE 5 END, number IS NULL, number, subject";

export interface LineFilter {
  outcomes: readonly string[] | null;
  isOpen: boolean;
  /** Folded words. */
  search: string | null;
  locationId: number | null;
}

const MATCHES = `(@outcomes IS NULL OR outcome IN (SELECT value FROM json_each(@outcomes))) AND (@isOpen = 0 OR (${OPEN})) AND (@locationId IS NULL OR book_location_id = @locationId)
  AND (@search IS NULL OR found(@search, COALESCE(number, '') || ' ' || COALESCE(tag, '') || ' ' || COALESCE(serial_number, '') || ' ' || COALESCE(code, '') || ' ' || COALESCE(name, '') || ' ' || COALESCE(name_ar, '')) = 1)`;
const parametersOf = (countId: number, { outcomes, isOpen, search, locationId }: LineFilter) => ({ countId, outcomes: outcomes === null ? null : JSON.stringify(outcomes), isOpen: isOpen ? 1 : 0, search, locationId });

/** What differs first, then by asset number. A limit of -1 is none. */
export function listCountLines(connection: Connection, countId: number, filter: LineFilter, limit: number, offset: number): CountLineRow[] {
  teachSearch(connection);
  return connection.all<CountLineRow>(`WITH ${LINES} SELECT * FROM lines WHERE ${MATCHES} ORDER BY ${ORDER} LIMIT @limit OFFSET @offset`, { ...parametersOf(countId, filter), limit, offset });
}

export function countCountLines(connection: Connection, countId: number, filter: LineFilter): number {
  teachSearch(connection);
  return connection.get<{ count: number }>(`WITH ${LINES} SELECT COUNT(*) AS count FROM lines WHERE ${MATCHES}`, parametersOf(countId, filter))?.count ?? 0;
}

export const findCountLine = (connection: Connection, countId: number, subject: string): CountLineRow | undefined => connection.get<CountLineRow>(`WITH ${LINES} SELECT * FROM lines WHERE subject = @subject`, { countId, subject });

/** How many lines of each outcome there are, and how many of them wait for a decision. */
export function outcomesOf(connection: Connection, countId: number): { outcome: CountOutcome; count: number; open: number }[] {
  return connection.all(`WITH ${LINES} SELECT outcome, COUNT(*) AS count, SUM(${OPEN}) AS open FROM lines GROUP BY outcome`, { countId });
}

/** How many of what is expected have been seen: little to ask after every scan. */
export const seenOfExpected = (connection: Connection, countId: number): number =>
  connection.get<{ count: number }>(`WITH ${SEEN} SELECT COUNT(*) AS count FROM seen WHERE is_expected = 1`, { countId })?.count ?? 0;
