import { lastDay, type Period } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';
import { addedInBook, COUNTS_IN_BOOK } from '../tables/events.ts';
import { PLACED } from './custody.ts';

/** Assets that a depreciation book takes in when it is activated: capitalised and not disposed of, in the order of assets. */
export function heldAssetIds(connection: Connection): number[] {
  return connection.all<{ id: number }>("SELECT id FROM assets WHERE deleted_at IS NULL AND status IN ('CAPITALIZED', 'IN_SERVICE', 'HELD_FOR_SALE') ORDER BY id").map(({ id }) => id);
}

/** Acts that hold in every depreciation book and stand: what a book that comes later has not had. `a` is the act. */
const STANDING_FOR_ALL = 'a.book_id IS NULL AND a.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM acts x WHERE x.reverses_id = a.id)';

/** Acts that change what an asset costs in each book it is in. Those before its service are events of every book, later ones included. */
const CHANGES_COST = "'improvement', 'part_disposal', 'split', 'split_part', 'merge'";

/** What acts before it did to an asset that comes into a book now. */
export interface EarlierActs {
  last_date: string;
  last_period: string;
  /** The last of them that suspends or resumes is a suspension. */
  suspended: 0 | 1;
}

export function earlierActs(connection: Connection): Map<number, EarlierActs> {
  const rows = connection.all<EarlierActs & { id: number }>(
    `SELECT a.asset_id AS id, MAX(a.date) AS last_date, MAX(a.period) AS last_period,
        COALESCE((SELECT s.kind = 'suspend' FROM acts s WHERE s.asset_id = a.asset_id AND s.kind IN ('suspend', 'resume') AND ${STANDING_FOR_ALL.replaceAll('a.', 's.')} ORDER BY s.date DESC, s.id DESC LIMIT 1), 0) AS suspended
       FROM acts a WHERE ${STANDING_FOR_ALL} AND a.kind IN (${CHANGES_COST}, 'suspend', 'resume') GROUP BY a.asset_id`,
  );
  return new Map(rows.map(({ id, ...earlier }) => [id, earlier]));
}

/** What improvements, disposals of a part, splits and mergers in the ledger's book, before an asset came into another one, added to its cost; 0 where the other book had them itself. */
export function costOfActs(connection: Connection, bookId: number, assetId: number): number {
  return (
    connection.get<{ cost: number | null }>(
      `SELECT SUM(e.cost_minor) AS cost FROM acts a JOIN asset_events e ON e.act_id = a.id AND e.book_id = (SELECT id FROM depreciation_books WHERE posts_to_ledger = 1)
        WHERE a.asset_id = @assetId AND a.kind IN (${CHANGES_COST}) AND ${STANDING_FOR_ALL} AND NOT EXISTS (SELECT 1 FROM asset_events o WHERE o.act_id = a.id AND o.book_id = @bookId)`,
      { bookId, assetId },
    )?.cost ?? 0
  );
}

/** The cost that the events of a depreciation book come to, by asset; minor units. */
export function costsInBook(connection: Connection, bookId: number, assetId: number | null = null): Map<number, number> {
  const rows = connection.all<{ id: number; cost: number }>(
    `SELECT e.asset_id AS id, SUM(e.cost_minor) AS cost FROM asset_events e WHERE ${COUNTS_IN_BOOK} AND (@assetId IS NULL OR e.asset_id = @assetId) GROUP BY e.asset_id`, { bookId, assetId },
  );
  return new Map(rows.map(({ id, cost }) => [id, cost]));
}

/** Where an asset stood in one book at the end of a month, and at the start of its fiscal year. Minor units. */
export interface BookValueRow {
  asset_id: number;
  category_id: number;
  number: string;
  name: string;
  name_ar: string | null;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  opening_carrying_minor: number;
  /** Depreciation of the fiscal year through the month. */
  charge_minor: number;
}

/** The balance less what came later; the start of the year is that less what the year brought. In the order of the categories the assets were in at the end of the month, then of asset numbers. */
export function valuesInBook(connection: Connection, bookId: number, yearStart: string, period: Period): BookValueRow[] {
  return connection.all<BookValueRow>(
    `WITH moves AS (
        SELECT e.asset_id, e.period, e.cost_minor AS cost, ${addedInBook('accumulated_minor')} AS accumulated, ${addedInBook('impairment_minor')} AS impairment, 0 AS charge
          FROM asset_events e WHERE ${COUNTS_IN_BOOK} AND e.period >= @yearStart
        UNION ALL
        SELECT n.asset_id, n.period, 0, n.depreciation_minor, 0, n.depreciation_minor FROM entries n
         WHERE n.run_id IN (SELECT id FROM runs WHERE book_id = @bookId AND period >= @yearStart)),
      later AS (SELECT asset_id, SUM(cost) AS cost, SUM(accumulated) AS accumulated, SUM(impairment) AS impairment FROM moves WHERE period > @period GROUP BY asset_id),
      year AS (SELECT asset_id, SUM(cost - accumulated - impairment) AS carrying, SUM(charge) AS charge FROM moves WHERE period <= @period GROUP BY asset_id),
      valued AS (
        SELECT b.asset_id, b.cost_minor - COALESCE(l.cost, 0) AS cost_minor, b.accumulated_minor - COALESCE(l.accumulated, 0) AS accumulated_minor, b.impairment_minor - COALESCE(l.impairment, 0) AS impairment_minor
          FROM balances b LEFT JOIN later l ON l.asset_id = b.asset_id WHERE b.book_id = @bookId),
      ${PLACED}
      SELECT v.asset_id, p.category_id, a.number, a.name, a.name_ar, v.cost_minor, v.accumulated_minor, v.impairment_minor,
        v.cost_minor - v.accumulated_minor - v.impairment_minor - COALESCE(y.carrying, 0) AS opening_carrying_minor, COALESCE(y.charge, 0) AS charge_minor
      FROM valued v JOIN assets a ON a.id = v.asset_id JOIN placed p ON p.id = v.asset_id JOIN categories c ON c.id = p.category_id LEFT JOIN year y ON y.asset_id = v.asset_id
      WHERE v.cost_minor <> 0 OR v.accumulated_minor <> 0 OR COALESCE(y.carrying, 0) <> 0 OR COALESCE(y.charge, 0) <> 0
      ORDER BY c.code IS NULL, c.code, c.name, c.id, a.number`,
    { bookId, yearStart, period, asOf: lastDay(period) },
  );
}

export function countBalances(connection: Connection, bookId: number): number {
  return connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM balances WHERE book_id = ?', [bookId])?.count ?? 0;
}

/** What a memorandum book says of the opening balance of an asset with frozen terms, beside the standing event of it; null and 0 where there is none. */
export interface BookOpeningRow {
  number: string;
  through: string | null;
  accumulated_minor: number;
  event_date: string | null;
  event_minor: number;
  in_service_date: string | null;
  terms_date: string;
}

export function bookOpenings(connection: Connection, bookId: number): IterableIterator<BookOpeningRow> {
  return connection.iterate<BookOpeningRow>(
    `WITH came AS (
        SELECT e.asset_id, MAX(e.date) AS date, SUM(e.accumulated_minor) AS accumulated FROM asset_events e
         WHERE e.book_id = @bookId AND e.kind = 'book_opening' AND e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM asset_events x WHERE x.reverses_id = e.id) GROUP BY e.asset_id)
      SELECT a.number, o.opening_through AS through, COALESCE(o.opening_accumulated_minor, 0) AS accumulated_minor, k.date AS event_date, COALESCE(k.accumulated, 0) AS event_minor,
        a.in_service_date, t.in_service_date AS terms_date
      FROM asset_terms t JOIN assets a ON a.id = t.asset_id LEFT JOIN book_asset_terms o ON o.book_id = t.book_id AND o.asset_id = t.asset_id LEFT JOIN came k ON k.asset_id = t.asset_id
      WHERE t.book_id = @bookId AND t.version = 1 AND a.deleted_at IS NULL ORDER BY a.id`,
    { bookId },
  );
}
