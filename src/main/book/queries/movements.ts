import type { Connection } from '../connection.ts';
import { addedInBook, COUNTS_IN_BOOK } from '../tables/events.ts';
import { type PlacementField, STANDS } from '../tables/transfers.ts';
import { PLACED, placedAt } from './custody.ts';
import { QUANTITY_AT } from './reports.ts';

/** What one kind of fact adds up to for one asset: before a range of days, within it, or after it. Minor units. */
export interface MovementSum {
  asset_id: number;
  number: string;
  name: string;
  name_ar: string | null;
  category_id: number;
  category_code: string | null;
  category: string;
  category_ar: string | null;
  location_code: string | null;
  location: string | null;
  location_ar: string | null;
  cost_center_code: string | null;
  cost_center: string | null;
  cost_center_ar: string | null;
  phase: 'before' | 'within' | 'after';
  /** An event's kind, or `depreciation`; empty outside the range, where only the sums count. */
  kind: string;
  /** How a revaluation restated the asset; empty where that is no question. */
  restatement: string;
  /** It takes back what happened before the range. */
  is_late: 0 | 1;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  surplus_minor: number;
  /** The part of depreciation that belongs to earlier months. */
  catch_up_minor: number;
  /** The asset's balances of today, the same in each of its rows. */
  balance_cost_minor: number;
  balance_accumulated_minor: number;
  balance_impairment_minor: number;
  balance_surplus_minor: number;
}

export interface MovementFilter {
  bookId: number;
  /** Days, both included. Events count on their date, depreciation on the day its run was posted on. */
  from: string;
  to: string;
  /** What takes back something of before this day is late: the first day of the whole range, where this is a part of it. */
  rangeFrom: string;
  /** The day whose category and places count. */
  asOf: string;
  categoryId: number | null;
  /** Null: every asset. */
  assetId: number | null;
}

const phaseOf = (day: string): string => `CASE WHEN ${day} < @from THEN 'before' WHEN ${day} <= @to THEN 'within' ELSE 'after' END`;

/** The facts of all assets or, by the indexes of assets, of one. */
const factsOf = (one: boolean): string => `charged AS (
  SELECT n.asset_id, ${phaseOf('r.posting_date')} AS phase, SUM(n.depreciation_minor) AS depreciation, SUM(n.catch_up_minor) AS catch_up
    FROM entries n JOIN runs r ON r.id = n.run_id WHERE n.book_id = @bookId ${one ? 'AND n.asset_id = @assetId' : ''} GROUP BY n.asset_id, phase),
happened AS (
  SELECT e.asset_id, ${phaseOf('e.date')} AS phase, e.kind, COALESCE(json_extract(e.details, '$.engine.restatement'), '') AS restatement, COALESCE(o.date < @rangeFrom, 0) AS is_late,
      e.cost_minor, ${addedInBook('accumulated_minor')} AS accumulated_minor, ${addedInBook('impairment_minor')} AS impairment_minor, ${addedInBook('surplus_minor')} AS surplus_minor
    FROM asset_events e LEFT JOIN asset_events o ON o.id = e.reverses_id WHERE ${COUNTS_IN_BOOK} ${one ? 'AND e.asset_id = @assetId' : ''}),
facts AS (
  SELECT asset_id, phase, CASE phase WHEN 'within' THEN kind ELSE '' END AS kind, CASE phase WHEN 'within' THEN restatement ELSE '' END AS restatement, CASE phase WHEN 'within' THEN is_late ELSE 0 END AS is_late,
      SUM(cost_minor) AS cost_minor, SUM(accumulated_minor) AS accumulated_minor, SUM(impairment_minor) AS impairment_minor, SUM(surplus_minor) AS surplus_minor, 0 AS catch_up_minor
    FROM happened GROUP BY 1, 2, 3, 4, 5
  UNION ALL SELECT asset_id, phase, CASE phase WHEN 'within' THEN 'depreciation' ELSE '' END, '', 0, 0, depreciation, 0, 0, catch_up FROM charged)`;

const ORDERS = { category: 'c.code IS NULL, c.code, c.name, c.id', location: 'l.code IS NULL, l.code', costCenter: 'k.code IS NULL, k.code' } as const;

/** The sums of every asset's facts, asset by asset in the order of the groups; with each the balance that all of them must come to. */
export function iterateMovements(connection: Connection, filter: MovementFilter, order: keyof typeof ORDERS): IterableIterator<MovementSum> {
  return connection.iterate<MovementSum>(
    `WITH ${factsOf(filter.assetId !== null)}, ${PLACED}
     SELECT f.*, a.number, a.name, a.name_ar, c.id AS category_id, c.code AS category_code, c.name AS category, c.name_ar AS category_ar, l.code AS location_code, l.name AS location, l.name_ar AS location_ar,
       k.code AS cost_center_code, k.name AS cost_center, k.name_ar AS cost_center_ar, COALESCE(b.cost_minor, 0) AS balance_cost_minor, COALESCE(b.accumulated_minor, 0) AS balance_accumulated_minor,
       COALESCE(b.impairment_minor, 0) AS balance_impairment_minor, COALESCE(b.surplus_minor, 0) AS balance_surplus_minor
     FROM facts f JOIN assets a ON a.id = f.asset_id JOIN placed p ON p.id = f.asset_id JOIN categories c ON c.id = p.category_id
     LEFT JOIN balances b ON b.book_id = @bookId AND b.asset_id = f.asset_id
     LEFT JOIN places l ON l.id = p.location_id LEFT JOIN places k ON k.id = p.cost_center_id
     WHERE @categoryId IS NULL OR p.category_id = @categoryId
     ORDER BY ${ORDERS[order]}, a.number, a.id`,
    { ...filter },
  );
}

/** The days on which standing transfers moved assets from one group to another within a range, by asset and day. */
export function groupMoves(connection: Connection, field: PlacementField, from: string, to: string): { asset_id: number; date: string }[] {
  return connection.all(
    `SELECT DISTINCT t.asset_id AS asset_id, t.effective_date AS date FROM transfers t WHERE ${STANDS} AND t.from_${field} IS NOT t.to_${field} AND t.effective_date BETWEEN ? AND ? ORDER BY 1, 2`,
    [from, to],
  );
}

export interface CategoryMonth {
  category_id: number;
  period: string;
  depreciation_minor: number;
}

/** Depreciation of a range of months by category of the time and month, reversals taken off. Minor units. */
export function depreciationByCategoryMonth(connection: Connection, bookId: number, from: string, to: string): CategoryMonth[] {
  return connection.all<CategoryMonth>(
    'SELECT category_id, period, SUM(depreciation_minor) AS depreciation_minor FROM entries WHERE book_id = ? AND period BETWEEN ? AND ? GROUP BY category_id, period ORDER BY category_id, period',
    [bookId, from, to],
  );
}

/** What is carried now by category. Minor units. */
export function carryingByCategory(connection: Connection, bookId: number): Map<number, number> {
  const rows = connection.all<{ id: number; carrying: number }>(
    'SELECT a.category_id AS id, SUM(b.cost_minor - b.accumulated_minor - b.impairment_minor) AS carrying FROM balances b JOIN assets a ON a.id = b.asset_id WHERE b.book_id = ? AND a.deleted_at IS NULL GROUP BY a.category_id',
    [bookId],
  );
  return new Map(rows.map((row) => [row.id, row.carrying]));
}

/** An asset that came in, an improvement, or a payment on the cash basis, that stands, with what a report says of it. Minor units. */
export interface AdditionRow {
  date: string;
  kind: 'capitalization' | 'improvement' | 'cash_activity' | 'construction_cost';
  number: string;
  name: string;
  name_ar: string | null;
  category_id: number;
  category: string;
  category_ar: string | null;
  acquisition_date: string;
  in_service_date: string | null;
  supplier: string | null;
  supplier_ar: string | null;
  invoice_number: string | null;
  quantity: string;
  cost_minor: number;
  purchase_minor: number | null;
  /** Null before service, where the asset or its category decides. */
  frozen_residual_minor: number | null;
  own_residual_minor: number | null;
  residual_percent: string;
  method: string;
  useful_life_months: number | null;
  annual_rate: string | null;
  location_code: string | null;
  location: string | null;
  location_ar: string | null;
  cost_center_code: string | null;
  cost_center: string | null;
  cost_center_ar: string | null;
  account: string;
  journal: string | null;
  actor: string;
}

/** Additions from a day to a day, by category of their day, then by day, with what was known of each at the end of the last. What was taken back is left out. */
export function listAdditions(connection: Connection, { bookId, from, to, categoryId }: Pick<MovementFilter, 'bookId' | 'from' | 'to' | 'categoryId'>): AdditionRow[] {
  return connection.all<AdditionRow>(
    `WITH ${PLACED}
     SELECT e.date, e.kind, a.number, a.name, a.name_ar, c.id AS category_id, c.name AS category, c.name_ar AS category_ar, a.acquisition_date, CASE WHEN a.in_service_date <= @asOf THEN a.in_service_date END AS in_service_date, s.name AS supplier, s.name_ar AS supplier_ar,
       a.invoice_number, ${QUANTITY_AT} AS quantity, e.cost_minor, json_extract(e.details, '$.purchaseCost') AS purchase_minor, COALESCE(m.method, a.depreciation_method, c.depreciation_method) AS method,
       CASE WHEN m.asset_id IS NULL THEN COALESCE(a.useful_life_months, c.useful_life_months) ELSE m.useful_life_months END AS useful_life_months,
       m.residual_minor AS frozen_residual_minor, a.residual_minor AS own_residual_minor, c.residual_percent, CASE WHEN m.asset_id IS NOT NULL THEN m.annual_rate ELSE COALESCE(a.annual_rate, CASE WHEN a.factor IS NULL THEN c.annual_rate END) END AS annual_rate,
       l.code AS location_code, l.name AS location, l.name_ar AS location_ar, k.code AS cost_center_code, k.name AS cost_center, k.name_ar AS cost_center_ar, g.code AS account, j.number AS journal, e.actor
     FROM asset_events e JOIN assets a ON a.id = e.asset_id
     JOIN categories c ON c.id = ${placedAt('category_id')}
     JOIN accounts g ON g.id = COALESCE(a.ledger_account_id, c.asset_account_id)
     LEFT JOIN asset_terms m ON m.book_id = @bookId AND m.asset_id = a.id AND m.version = (SELECT MAX(x.version) FROM asset_terms x WHERE x.book_id = @bookId AND x.asset_id = a.id AND x.effective_date <= @asOf)
     JOIN placed p ON p.id = e.asset_id LEFT JOIN places s ON s.id = a.supplier_id LEFT JOIN places l ON l.id = p.location_id LEFT JOIN places k ON k.id = p.cost_center_id LEFT JOIN journals j ON j.id = e.journal_id
     WHERE ${COUNTS_IN_BOOK} AND e.kind IN ('capitalization', 'improvement', 'cash_activity', 'construction_cost') AND e.cost_minor <> 0 AND e.date BETWEEN @from AND @to AND +e.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM asset_events y WHERE y.reverses_id = e.id) AND (@categoryId IS NULL OR c.id = @categoryId)
     ORDER BY c.code IS NULL, c.code, c.name, c.id, e.date, a.number, e.id`,
    { bookId, from, to, asOf: to, categoryId },
  );
}
