import type { Period } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';
import { sha256 } from '../hash.ts';

/** One asset's depreciation in one run. Minor units; a reversal's amounts are negative. */
export interface Entry {
  assetId: number;
  /** The whole charge, catch-up included. */
  depreciationMinor: number;
  /** The part of it that belongs to earlier months. */
  catchUpMinor: number;
  accumulatedAfterMinor: number;
  carryingAfterMinor: number;
  categoryId: number;
  costCenterId: number | null;
}

export interface EntryTotals {
  assets: number;
  depreciationMinor: number;
  catchUpMinor: number;
}

const FIELDS = `asset_id AS assetId, depreciation_minor AS depreciationMinor, catch_up_minor AS catchUpMinor, accumulated_after_minor AS accumulatedAfterMinor,
  carrying_after_minor AS carryingAfterMinor, category_id AS categoryId, cost_center_id AS costCenterId`;

/** One text for what a run's entries say, in the order of assets. */
export function entriesDigest(entries: Iterable<Entry>): string {
  const parts: string[] = [];
  for (const entry of entries) {
    parts.push(`${entry.assetId},${entry.depreciationMinor},${entry.catchUpMinor},${entry.accumulatedAfterMinor},${entry.carryingAfterMinor},${entry.categoryId},${entry.costCenterId ?? ''}`);
  }
  return sha256(parts.join('\n'));
}

/** A posted run's hash: what it says of itself and of its entries. Verify makes it again from the rows and compares. */
export const runContentHash = (header: readonly (string | number | null)[], digest: string): string => sha256(JSON.stringify([...header, digest]));

export function insertEntries(connection: Connection, run: { id: number; bookId: number; period: Period }, entries: Iterable<Entry>): void {
  const insert = connection.prepared(
    `INSERT INTO entries (run_id, asset_id, book_id, period, depreciation_minor, catch_up_minor, accumulated_after_minor, carrying_after_minor, category_id, cost_center_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const entry of entries) {
    insert.run(
      run.id, entry.assetId, run.bookId, run.period, entry.depreciationMinor, entry.catchUpMinor, entry.accumulatedAfterMinor, entry.carryingAfterMinor, entry.categoryId, entry.costCenterId,
    );
  }
}

/** In the order of assets. */
export function readEntries(connection: Connection, runId: number): Entry[] {
  return connection.all<Entry>(`SELECT ${FIELDS} FROM entries WHERE run_id = ? ORDER BY asset_id`, [runId]);
}

export function iterateEntries(connection: Connection, runId: number): IterableIterator<Entry> {
  return connection.iterate<Entry>(`SELECT ${FIELDS} FROM entries WHERE run_id = ? ORDER BY asset_id`, [runId]);
}

export function entriesPage(connection: Connection, runId: number, limit: number, offset: number): Entry[] {
  return connection.all<Entry>(`SELECT ${FIELDS} FROM entries WHERE run_id = ? ORDER BY asset_id LIMIT ? OFFSET ?`, [runId, limit, offset]);
}

export function countEntries(connection: Connection, runId: number): number {
  return connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM entries WHERE run_id = ?', [runId])?.count ?? 0;
}

export interface CategoryCharge {
  categoryId: number;
  assets: number;
  depreciationMinor: number;
  catchUpMinor: number;
}

export function entriesByCategory(connection: Connection, runId: number): CategoryCharge[] {
  return connection.all<CategoryCharge>(
    'SELECT category_id AS categoryId, COUNT(*) AS assets, SUM(depreciation_minor) AS depreciationMinor, SUM(catch_up_minor) AS catchUpMinor FROM entries WHERE run_id = ? GROUP BY category_id ORDER BY category_id',
    [runId],
  );
}

/** The sums as the file has them, to compare with what was to be written. */
export function entryTotals(connection: Connection, runId: number): EntryTotals {
  return (
    connection.get<EntryTotals>(
      'SELECT COUNT(*) AS assets, COALESCE(SUM(depreciation_minor), 0) AS depreciationMinor, COALESCE(SUM(catch_up_minor), 0) AS catchUpMinor FROM entries WHERE run_id = ?',
      [runId],
    ) ?? { assets: 0, depreciationMinor: 0, catchUpMinor: 0 }
  );
}

/** An asset whose entry does not say the depreciation book and the month of its run. */
export function strayEntries(connection: Connection, run: { id: number; book_id: number; period: string }): number | undefined {
  return connection.get<{ id: number }>('SELECT asset_id AS id FROM entries WHERE run_id = ? AND (book_id <> ? OR period <> ?) LIMIT 1', [run.id, run.book_id, run.period])?.id;
}

/** Adds what a run charged to the balances of its assets and moves them on to its month. */
export function chargeBalances(connection: Connection, run: { id: number; bookId: number; period: Period }): number {
  return connection.run(
    `UPDATE balances SET accumulated_minor = accumulated_minor + e.depreciation_minor, posted_through = MAX(COALESCE(posted_through, ''), @period)
       FROM entries e WHERE e.run_id = @runId AND e.asset_id = balances.asset_id AND balances.book_id = @bookId`,
    { runId: run.id, bookId: run.bookId, period: run.period },
  ).changes;
}

/**
 * What an asset had when it was brought over: the asset's own facts in the book that posts, those of the memorandum book in another (impairment is the
 * ledger's alone). `a` is the asset; the two go together, and bring in `own_book` and `own`.
 */
export const OPENING_IN_BOOK = ['opening_through', 'opening_accumulated_minor', 'opening_impairment_minor']
  .map((column) => `CASE WHEN own_book.posts_to_ledger = 1 THEN a.${column} ELSE ${column === 'opening_impairment_minor' ? 'CASE WHEN own.opening_through IS NOT NULL THEN 0 END' : `own.${column}`} END AS ${column}`)
  .join(', ');
export const JOIN_OPENING = (bookId: string): string => `JOIN depreciation_books own_book ON own_book.id = ${bookId} LEFT JOIN book_asset_terms own ON own.book_id = ${bookId} AND own.asset_id = a.id`;

/** The day an opening balance stands at in the depreciation book @bookId; in a memorandum, once the asset's terms are frozen there. */
const OPENING_THROUGH = `CASE WHEN (SELECT posts_to_ledger FROM depreciation_books WHERE id = @bookId) = 1 THEN a.opening_through
  ELSE (SELECT o.opening_through FROM book_asset_terms o JOIN asset_terms f ON f.book_id = o.book_id AND f.asset_id = o.asset_id AND f.version = 1 WHERE o.book_id = @bookId AND o.asset_id = a.id) END`;

/**
 * The last month charged, from the facts: the newest for which runs charged something that stands, reversals and what acts took back taken off, else the
 * last month charged of the whole that the asset was part of, else the last that the opening balance covers whole. What acts charge in a month does not make it a month charged. `a` is the asset; @bookId the
 * depreciation book.
 */
const postedThrough = (where: string): string => `COALESCE(
  (SELECT p.period FROM entries p JOIN runs s ON s.id = p.run_id LEFT JOIN runs o ON o.id = s.reverses_id WHERE p.asset_id = a.id AND p.book_id = @bookId ${where} AND COALESCE(o.kind, s.kind) <> 'charge'
    GROUP BY p.period HAVING SUM(p.depreciation_minor) <> 0 ORDER BY p.period DESC LIMIT 1),
  (SELECT json_extract(q.details, '$.origin.state.postedThrough') FROM asset_events q WHERE q.asset_id = a.id AND q.act_id IS NOT NULL AND q.book_id = @bookId AND q.kind = 'split_part' LIMIT 1),
  (SELECT CASE WHEN o.through IS NULL THEN NULL
    WHEN SUBSTR(DATE(o.through, '+1 day'), 9, 2) = '01' THEN SUBSTR(o.through, 1, 7)
    ELSE SUBSTR(DATE(o.through, 'start of month', '-1 month'), 1, 7) END FROM (SELECT ${OPENING_THROUGH} AS through) o))`;

export const POSTED_THROUGH = postedThrough('');

/** Adds a run's entries to the balances and finds the last month charged anew: for reversals (the reversed run no longer counts) and the runs of acts. */
export function restoreBalances(connection: Connection, reversal: { id: number; bookId: number }): number {
  return connection.run(
    `UPDATE balances SET accumulated_minor = balances.accumulated_minor + e.depreciation_minor, posted_through = ${POSTED_THROUGH}
       FROM entries e JOIN assets a ON a.id = e.asset_id WHERE e.run_id = @runId AND e.asset_id = balances.asset_id AND balances.book_id = @bookId`,
    { runId: reversal.id, bookId: reversal.bookId },
  ).changes;
}

/** All accumulated depreciation of a depreciation book. */
export function accumulatedTotal(connection: Connection, bookId: number): number {
  return connection.get<{ total: number | null }>('SELECT SUM(accumulated_minor) AS total FROM balances WHERE book_id = ?', [bookId])?.total ?? 0;
}

/** Depreciation charged in a month, reversals taken off, by category of the time. */
export function chargedByCategory(connection: Connection, bookId: number, period: string): CategoryCharge[] {
  return connection.all(
    `SELECT e.category_id AS categoryId, COUNT(DISTINCT CASE WHEN r.kind IN ('reversal', 'take_back') OR r.status = 'REVERSED' THEN NULL ELSE e.asset_id END) AS assets,
        SUM(e.depreciation_minor) AS depreciationMinor, SUM(e.catch_up_minor) AS catchUpMinor
       FROM entries e JOIN runs r ON r.id = e.run_id WHERE r.book_id = ? AND r.period = ? GROUP BY e.category_id`,
    [bookId, period],
  );
}

/** What one asset was charged in each month, reversals taken off; months that come to nothing are left out. */
export function chargedByMonth(connection: Connection, bookId: number, assetId: number): { period: Period; depreciationMinor: number; catchUpMinor: number; journal: string | null }[] {
  return connection.all(
    `SELECT e.period AS period, SUM(e.depreciation_minor) AS depreciationMinor, SUM(e.catch_up_minor) AS catchUpMinor,
        MAX(CASE WHEN r.status = 'POSTED' AND r.kind <> 'reversal' THEN j.number END) AS journal
       FROM entries e JOIN runs r ON r.id = e.run_id LEFT JOIN journals j ON j.id = r.journal_id
      WHERE e.asset_id = ? AND e.book_id = ? GROUP BY e.period HAVING MAX(CASE WHEN r.status = 'POSTED' AND r.kind <> 'reversal' THEN 1 ELSE 0 END) = 1 ORDER BY e.period`,
    [assetId, bookId],
  );
}

/** What acts took back of a month's posted charges of one asset: positive, whether or not the month was charged again since. Minor units. */
export function takenBackOf(connection: Connection, bookId: number, assetId: number, period: string): number {
  const taken = connection.get<{ total: number | null }>(
    "SELECT -SUM(e.depreciation_minor) AS total FROM entries e JOIN runs r ON r.id = e.run_id WHERE e.asset_id = ? AND e.book_id = ? AND e.period = ? AND r.kind = 'take_back'",
    [assetId, bookId, period],
  );
  return taken?.total ?? 0;
}

/**
 * Standing charges of one asset from a month on, by month: what runs charged and nobody took back, and what acts charged. Reversals are taken off the
 * kind they reverse.
 */
export function chargesFrom(connection: Connection, bookId: number, assetId: number, from: string): { period: Period; byRunsMinor: number; byActsMinor: number }[] {
  return connection.all(
    `SELECT e.period AS period, SUM(CASE WHEN COALESCE(o.kind, r.kind) = 'charge' THEN 0 ELSE e.depreciation_minor END) AS byRunsMinor,
        SUM(CASE WHEN COALESCE(o.kind, r.kind) = 'charge' THEN e.depreciation_minor ELSE 0 END) AS byActsMinor
       FROM entries e JOIN runs r ON r.id = e.run_id LEFT JOIN runs o ON o.id = r.reverses_id
      WHERE e.asset_id = ? AND e.book_id = ? AND e.period >= ? GROUP BY e.period ORDER BY e.period`,
    [assetId, bookId, from],
  );
}

/** The last month before another that a run charged and that stands; with no such run, what the opening balance covers. */
export function chargedThroughBefore(connection: Connection, bookId: number, assetId: number, before: string): Period | null {
  return connection.get<{ period: Period | null }>(`SELECT ${postedThrough('AND p.period < @before')} AS period FROM assets a WHERE a.id = @assetId`, { bookId, assetId, before })?.period ?? null;
}

/** The first month from an event's own on that a run which knew the event charged of an asset; null where none did. */
export function firstChargedSince(connection: Connection, bookId: number, assetId: number, event: { id: number; period: string }): Period | null {
  return (
    connection.get<{ period: Period | null }>(
      `SELECT MIN(e.period) AS period FROM entries e JOIN runs r ON r.id = e.run_id
        WHERE e.asset_id = @assetId AND e.book_id = @bookId AND e.period >= @period AND r.status = 'POSTED' AND r.kind IN ('regular', 'supplementary') AND r.event_through >= @eventId`,
      { assetId, bookId, period: event.period, eventId: event.id },
    )?.period ?? null
  );
}
