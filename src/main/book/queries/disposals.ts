import type { Connection } from '../connection.ts';
import { placedAt } from './custody.ts';

/** A disposal that stands, with what left one depreciation book by it. Minor units. */
export interface DisposalRow {
  act_id: number;
  group_id: number | null;
  asset_id: number;
  number: string;
  name: string;
  name_ar: string | null;
  serial_number: string | null;
  tag: string | null;
  category_id: number;
  category: string;
  category_ar: string | null;
  location: string | null;
  location_ar: string | null;
  acquisition_date: string;
  kind: 'disposal' | 'part_disposal';
  date: string;
  /** Canonical JSON: what was asked, and the figures it came to. */
  input: string;
  outcome: string;
  journal: string | null;
  actor: string;
  at: string;
  /** What the asset cost just before. */
  cost_before_minor: number;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  surplus_minor: number;
  /** Of this depreciation book; negative for a loss. */
  gain_minor: number;
}

export interface DisposalFilter {
  bookId: number;
  from: string | null;
  to: string | null;
  categoryId: number | null;
  /** Only these acts, taken back or not; null for all that stand. */
  actIds: readonly number[] | null;
}

const ORDERS = { date: 'v.date, v.act_id', category: 'c.code IS NULL, c.code, c.name, c.id, v.date, v.act_id', type: "json_extract(x.input, '$.disposalType'), v.date, v.act_id" } as const;
export type DisposalOrder = keyof typeof ORDERS;

/** Disposals in one depreciation book, of the category and place they left: those that nobody took back, or the ones named. */
export function disposals(connection: Connection, { actIds, ...filter }: DisposalFilter, order: DisposalOrder): DisposalRow[] {
  return connection.all<DisposalRow>(
    `SELECT v.act_id, x.group_id, a.id AS asset_id, a.number, a.name, a.name_ar, a.serial_number, a.tag, c.id AS category_id, c.name AS category, c.name_ar AS category_ar, l.name AS location, l.name_ar AS location_ar,
       a.acquisition_date, v.kind, v.date, x.input, x.outcome, j.number AS journal, v.actor, v.at,
       (SELECT SUM(b.cost_minor) FROM asset_events b WHERE b.asset_id = v.asset_id AND (b.book_id IS NULL OR b.book_id = @bookId) AND b.id < v.id) AS cost_before_minor,
       -v.cost_minor AS cost_minor, -v.accumulated_minor AS accumulated_minor, -v.impairment_minor AS impairment_minor, -v.surplus_minor AS surplus_minor, json_extract(v.details, '$.gainMinor') AS gain_minor
     FROM asset_events v JOIN acts x ON x.id = v.act_id JOIN assets a ON a.id = v.asset_id JOIN categories c ON c.id = ${placedAt('category_id', 'v')}
       LEFT JOIN places l ON l.id = ${placedAt('location_id', 'v')} LEFT JOIN journals j ON j.id = x.journal_id
     WHERE v.act_id IS NOT NULL AND v.kind IN ('disposal', 'part_disposal') AND v.book_id = @bookId AND +v.reverses_id IS NULL AND (@acts IS NOT NULL OR NOT EXISTS (SELECT 1 FROM asset_events r WHERE r.reverses_id = v.id))
       AND (@from IS NULL OR v.date >= @from) AND (@to IS NULL OR v.date <= @to) AND (@categoryId IS NULL OR c.id = @categoryId)
       AND (@acts IS NULL OR v.act_id IN (SELECT value FROM json_each(@acts)))
     ORDER BY ${ORDERS[order]}`,
    { ...filter, acts: actIds === null ? null : JSON.stringify(actIds) },
  );
}

/** What disposals and accepted insurance claims brought in, by category of their day: for tax pools, which know proceeds and no book values. Minor units. */
export interface ProceedsRow {
  categoryId: number;
  proceedsMinor: number;
  /** The same, of each disposal no more than what was disposed of had cost. */
  upToCostMinor: number;
}

export function proceedsBetween(connection: Connection, bookId: number, from: string, to: string): ProceedsRow[] {
  return connection.all<ProceedsRow>(
    `SELECT ${placedAt('category_id', 'x')} AS categoryId, SUM(x.amount_minor) AS proceedsMinor, SUM(CASE WHEN x.kind = 'insurance_claim' THEN x.amount_minor ELSE MIN(x.amount_minor, COALESCE(-v.cost_minor, 0)) END) AS upToCostMinor
       FROM acts x JOIN assets a ON a.id = x.asset_id LEFT JOIN asset_events v ON v.act_id = x.id AND v.book_id = @bookId
      WHERE x.kind IN ('disposal', 'part_disposal', 'insurance_claim') AND x.amount_minor > 0 AND x.date BETWEEN @from AND @to AND +x.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM acts r WHERE r.reverses_id = x.id)
      GROUP BY categoryId ORDER BY categoryId`,
    { bookId, from, to },
  );
}
