import type { Connection, SqlValue } from '../connection.ts';
import { PLACED } from './custody.ts';
import { JOIN_OPENING } from '../tables/entries.ts';
import { addedInBook, COUNTS_IN_BOOK } from '../tables/events.ts';

/** An asset as and where it stood at the end of a day, with the terms it depreciates by: its frozen ones, else its own, else its category's. Minor units. */
export interface AssetAtRow {
  id: number;
  number: string;
  tag: string | null;
  name: string;
  name_ar: string | null;
  status: string;
  category_id: number;
  category: string;
  category_ar: string | null;
  residual_percent: string;
  location_code: string | null;
  location: string | null;
  location_ar: string | null;
  cost_center_code: string | null;
  cost_center: string | null;
  cost_center_ar: string | null;
  custodian_code: string | null;
  custodian: string | null;
  custodian_ar: string | null;
  supplier_code: string | null;
  supplier: string | null;
  supplier_ar: string | null;
  invoice_number: string | null;
  serial_number: string | null;
  acquisition_date: string;
  in_service_date: string | null;
  quantity: string;
  method: string;
  basis: string;
  factor: string | null;
  annual_rate: string | null;
  useful_life_months: number | null;
  convention: string;
  day_count: string;
  rounding: string | null;
  /** Null until the asset is in service. */
  frozen_residual_minor: number | null;
  own_residual_minor: number | null;
  opening_through: string | null;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
}

export interface AssetAtTotals {
  count: number;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
}

export interface AssetAtFilter {
  bookId: number;
  asOf: string;
  categoryId: number | null;
  locationCode: string | null;
  status: string | null;
  includeDisposed: boolean;
}

/**
 * Values as at a day: the balance less what came later, which is little where the day is a recent one. Depreciation counts from the day its run was
 * posted on, reversals included as the negative amounts they are. An asset is there from the day its cost was.
 */
const VALUED = `later AS (
  SELECT asset_id, SUM(cost) AS cost, SUM(accumulated) AS accumulated, SUM(impairment) AS impairment, MAX(begins) AS begins FROM (
    SELECT e.asset_id, e.cost_minor AS cost, ${addedInBook('accumulated_minor')} AS accumulated, ${addedInBook('impairment_minor')} AS impairment, e.kind IN ('capitalization', 'opening') AS begins
      FROM asset_events e WHERE ${COUNTS_IN_BOOK} AND e.date > @asOf
    UNION ALL
    SELECT asset_id, 0, depreciation_minor, 0, 0 FROM entries WHERE book_id = @bookId AND run_id IN (SELECT id FROM runs WHERE book_id = @bookId AND posting_date > @asOf)
  ) GROUP BY asset_id),
valued AS (
  SELECT b.asset_id, b.cost_minor - COALESCE(x.cost, 0) AS cost_minor, b.accumulated_minor - COALESCE(x.accumulated, 0) AS accumulated_minor, b.impairment_minor - COALESCE(x.impairment, 0) AS impairment_minor
    FROM balances b LEFT JOIN later x ON x.asset_id = b.asset_id WHERE b.book_id = @bookId AND COALESCE(x.begins, 0) = 0)`;

const TERMS = `terms AS (
  SELECT t.* FROM asset_terms t WHERE t.book_id = @bookId AND t.effective_date <= @asOf
    AND t.version = (SELECT MAX(version) FROM asset_terms x WHERE x.book_id = t.book_id AND x.asset_id = t.asset_id AND x.effective_date <= @asOf))`;

/**
 * What acts had made of an asset by the day. An inverse is dated as what it takes back, so that the two cancel whatever the day; the residual value is the one
 * that the newest act left. Acts are few beside assets.
 */
const ACTED = `standing AS (SELECT * FROM asset_events e WHERE e.act_id IS NOT NULL AND (e.book_id IS NULL OR e.book_id = @bookId) AND e.date <= @asOf
    AND +e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM asset_events x WHERE x.reverses_id = e.id)),
acted AS (SELECT asset_id, SUM(kind IN ('disposal', 'merged', 'construction_completion')) AS gone, SUM(CASE kind WHEN 'hold_for_sale' THEN 1 WHEN 'release_from_sale' THEN -1 ELSE 0 END) AS held,
    json_extract(details, '$.residualMinor') AS residual_minor, MAX(date || PRINTF('%012d', id)) AS newest FROM standing GROUP BY asset_id)`;

/** What is left of pieces of which a part was disposed of later: as many as there were before the first such disposal after the day. */
export const QUANTITY_AT = `COALESCE((SELECT json_extract(x.outcome, '$.quantityBefore') FROM acts x WHERE x.asset_id = a.id AND x.kind IN ('disposal', 'part_disposal', 'split', 'merge') AND x.date > @asOf AND +x.reverses_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM acts y WHERE y.reverses_id = x.id) ORDER BY x.date, x.id LIMIT 1), a.quantity)`;

const RESIDUAL = 'COALESCE(d.residual_minor, t.residual_minor)';
/** The status that follows from the day. */
const STATUS = `CASE WHEN d.gone > 0 THEN 'DISPOSED'
  WHEN d.held > 0 THEN 'HELD_FOR_SALE'
  WHEN t.asset_id IS NULL THEN 'CAPITALIZED'
  WHEN v.accumulated_minor > 0 AND v.cost_minor - v.accumulated_minor - v.impairment_minor <= ${RESIDUAL} THEN 'FULLY_DEPRECIATED'
  ELSE 'IN_SERVICE' END`;

const FROM = `FROM valued v
  JOIN assets a ON a.id = v.asset_id
  JOIN placed p ON p.id = v.asset_id
  JOIN categories c ON c.id = p.category_id
  LEFT JOIN terms t ON t.asset_id = a.id
  LEFT JOIN acted d ON d.asset_id = a.id
  LEFT JOIN places l ON l.id = p.location_id`;

const WHERE = `WHERE a.deleted_at IS NULL
  AND (@categoryId IS NULL OR p.category_id = @categoryId) AND (@locationCode IS NULL OR l.code = @locationCode)
  AND (@status IS NULL OR ${STATUS} = @status) AND (@includeDisposed = 1 OR COALESCE(d.gone, 0) = 0)`;

const ORDERS = { number: 'a.number', category: 'c.code IS NULL, c.code, c.name, c.id, a.number', location: 'l.code IS NULL, l.code, a.number', costCenter: 'k.code IS NULL, k.code, a.number', custodian: 'u.code IS NULL, u.code, a.number' } as const;

const parametersOf = (filter: AssetAtFilter): Record<string, SqlValue> => ({ ...filter, includeDisposed: filter.includeDisposed ? 1 : 0 });

/** One at a time: a register may be a hundred thousand rows. */
export function iterateAssetsAt(connection: Connection, filter: AssetAtFilter, order: keyof typeof ORDERS): IterableIterator<AssetAtRow> {
  return connection.iterate<AssetAtRow>(
    `WITH ${VALUED}, ${TERMS}, ${ACTED}, ${PLACED}
     SELECT a.id, a.number, a.tag, a.name, a.name_ar, ${STATUS} AS status, c.id AS category_id, c.name AS category, c.name_ar AS category_ar, COALESCE(r.residual_percent, c.residual_percent) AS residual_percent,
       l.code AS location_code, l.name AS location, l.name_ar AS location_ar, k.code AS cost_center_code, k.name AS cost_center, k.name_ar AS cost_center_ar,
       u.code AS custodian_code, u.name AS custodian, u.name_ar AS custodian_ar, s.code AS supplier_code, s.name AS supplier, s.name_ar AS supplier_ar,
       a.invoice_number, a.serial_number, a.acquisition_date, t.in_service_date, ${QUANTITY_AT} AS quantity,
       COALESCE(t.method, own.method, r.method, a.depreciation_method, c.depreciation_method) AS method, COALESCE(t.basis, own.basis, r.basis, a.basis, c.basis) AS basis,
       CASE WHEN t.asset_id IS NOT NULL THEN t.factor WHEN own.factor IS NOT NULL OR own.annual_rate IS NOT NULL THEN own.factor WHEN r.method IS NOT NULL THEN r.factor
         WHEN a.factor IS NOT NULL OR a.annual_rate IS NOT NULL THEN a.factor ELSE c.factor END AS factor,
       CASE WHEN t.asset_id IS NOT NULL THEN t.annual_rate WHEN own.factor IS NOT NULL OR own.annual_rate IS NOT NULL THEN own.annual_rate WHEN r.method IS NOT NULL THEN r.annual_rate
         WHEN a.factor IS NOT NULL OR a.annual_rate IS NOT NULL THEN a.annual_rate ELSE c.annual_rate END AS annual_rate,
       CASE WHEN t.asset_id IS NOT NULL THEN t.useful_life_months WHEN r.method IS NOT NULL THEN COALESCE(own.useful_life_months, r.useful_life_months)
         ELSE COALESCE(own.useful_life_months, a.useful_life_months, c.useful_life_months) END AS useful_life_months,
       COALESCE(t.convention, own.convention, r.convention, a.convention, c.convention) AS convention, COALESCE(t.day_count, own.day_count, r.day_count, a.day_count, c.day_count) AS day_count, t.rounding,
       ${RESIDUAL} AS frozen_residual_minor, COALESCE(own.residual_minor, CASE WHEN r.method IS NULL THEN a.residual_minor END) AS own_residual_minor,
       CASE WHEN own_book.posts_to_ledger = 1 THEN a.opening_through ELSE own.opening_through END AS opening_through, v.cost_minor, v.accumulated_minor, v.impairment_minor
     ${FROM} LEFT JOIN places k ON k.id = p.cost_center_id LEFT JOIN places u ON u.id = p.custodian_id LEFT JOIN places s ON s.id = a.supplier_id
     ${JOIN_OPENING('@bookId')} LEFT JOIN book_category_terms r ON r.book_id = @bookId AND r.category_id = p.category_id
     ${WHERE} ORDER BY ${ORDERS[order]}`,
    parametersOf(filter),
  );
}

/** The sums of the same assets, added up by the database. */
export function assetsAtTotals(connection: Connection, filter: AssetAtFilter): AssetAtTotals {
  const row = connection.get<AssetAtTotals>(
    `WITH ${VALUED}, ${TERMS}, ${ACTED}, ${PLACED}
     SELECT COUNT(*) AS count, COALESCE(SUM(v.cost_minor), 0) AS cost_minor, COALESCE(SUM(v.accumulated_minor), 0) AS accumulated_minor, COALESCE(SUM(v.impairment_minor), 0) AS impairment_minor ${FROM} ${WHERE}`,
    parametersOf(filter),
  );
  return row ?? { count: 0, cost_minor: 0, accumulated_minor: 0, impairment_minor: 0 };
}

/** What a run's report says of an asset besides its entry. */
export interface ChargedAssetRow {
  id: number;
  number: string;
  name: string;
  name_ar: string | null;
  /** The asset's own account of accumulated depreciation; null where its category's is meant. */
  own_accumulated_account: string | null;
  method: string;
  basis: string;
  factor: string | null;
  annual_rate: string | null;
  useful_life_months: number | null;
  convention: string;
  day_count: string;
  rounding: string;
  in_service_date: string;
  residual_minor: number;
  opening_through: string | null;
}

/** Every asset with terms in a depreciation book, by id. */
export function chargedAssets(connection: Connection, bookId: number): Map<number, ChargedAssetRow> {
  const rows = connection.all<ChargedAssetRow>(
    `SELECT a.id, a.number, a.name, a.name_ar, m.code AS own_accumulated_account, t.method, t.basis, t.factor, t.annual_rate, t.useful_life_months, t.convention, t.day_count, t.rounding,
       t.in_service_date, t.residual_minor, CASE WHEN own_book.posts_to_ledger = 1 THEN a.opening_through ELSE own.opening_through END AS opening_through
     FROM assets a LEFT JOIN accounts m ON m.id = a.accumulated_account_id
     JOIN asset_terms t ON t.asset_id = a.id AND t.book_id = @bookId AND t.version = (SELECT MAX(version) FROM asset_terms x WHERE x.book_id = t.book_id AND x.asset_id = t.asset_id)
     ${JOIN_OPENING('@bookId')}`,
    { bookId },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Depreciation of the runs up to one, from a month to a month, both included, by asset. Minor units. */
export function chargedBetween(connection: Connection, bookId: number, from: string, to: string, lastRunId: number): Map<number, number> {
  const rows = connection.all<{ id: number; total: number }>(
    'SELECT asset_id AS id, SUM(depreciation_minor) AS total FROM entries WHERE book_id = ? AND period BETWEEN ? AND ? AND run_id <= ? GROUP BY asset_id',
    [bookId, from, to, lastRunId],
  );
  return new Map(rows.map((row) => [row.id, row.total]));
}

/** Residual values that acts had left by a day, by asset: where nothing is said, the terms hold. Minor units. */
export function residualsAt(connection: Connection, bookId: number, asOf: string): Map<number, number> {
  const rows = connection.all<{ asset_id: number; residual_minor: number }>(`WITH ${ACTED} SELECT asset_id, residual_minor FROM acted`, { bookId, asOf });
  return new Map(rows.map((row) => [row.asset_id, row.residual_minor]));
}
