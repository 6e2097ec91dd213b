import type { Connection } from '../connection.ts';
import type { Entry } from '../tables/entries.ts';
import { JOIN_OPENING, OPENING_IN_BOOK, POSTED_THROUGH } from '../tables/entries.ts';
import { addedInBook, COUNTS_IN_BOOK } from '../tables/events.ts';
import type { JournalRow } from '../tables/journals.ts';
import type { FactsRow } from './facts.ts';
import { IN_SERVICE_ACTS } from './happened.ts';

/** What SQLite says of the file itself: pages, indexes, references. Empty when it is whole. */
export function fileProblems(connection: Connection): string[] {
  const integrity = connection.database.pragma('integrity_check(1)') as { integrity_check: string }[];
  const broken = integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const references = connection.database.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  return [...broken, ...references.slice(0, 1).map((row) => `${row.table} ${row.rowid ?? ''} → ${row.parent}`)];
}

export type JournalToVerify = JournalRow & { is_posted: number };

export function iterateJournals(connection: Connection): IterableIterator<JournalToVerify> {
  return connection.iterate<JournalToVerify>(
    'SELECT id, number, book_id, date, period, source_type, source, narration_en, narration_ar, reverses_id, total_minor, line_count, content_hash, is_posted, actor, created_at FROM journals ORDER BY id',
  );
}

export interface LineToVerify {
  journalId: number;
  lineNo: number;
  accountId: number;
  debitMinor: number;
  creditMinor: number;
  categoryId: number | null;
  costCenterId: number | null;
  assetId: number | null;
}

/** Every line, in the order of journals. */
export function iterateLines(connection: Connection): IterableIterator<LineToVerify> {
  return connection.iterate<LineToVerify>(
    `SELECT journal_id AS journalId, line_no AS lineNo, account_id AS accountId, debit_minor AS debitMinor, credit_minor AS creditMinor, category_id AS categoryId, cost_center_id AS costCenterId, asset_id AS assetId
       FROM journal_lines ORDER BY journal_id, line_no`,
  );
}

/** Numbers of a series in the order of their text, which is the order of their figures. */
export function numbersLike(connection: Connection, table: 'assets' | 'journals' | 'transfers' | 'counts', pattern: string): string[] {
  return connection.all<{ number: string }>(`SELECT number FROM ${table} WHERE number LIKE ? ORDER BY number`, [pattern]).map((row) => row.number);
}

export function sequencesOf(connection: Connection, kind: 'FA' | 'JE' | 'TRF' | 'CNT'): { year: number; last: number }[] {
  return connection.all<{ year: number; last: number }>('SELECT year, last FROM sequences WHERE kind = ? ORDER BY year', [kind]);
}

/** How often somebody gave an asset another number: each may leave a gap in the series. */
export function renumberings(connection: Connection): number {
  return (
    connection.get<{ count: number }>("SELECT COUNT(*) AS count FROM audit WHERE operation IN ('assets.update', 'assets.create', 'imports.commit') AND json_valid(detail) AND EXISTS (SELECT 1 FROM json_each(detail, '$.changed') WHERE value = 'number')")
      ?.count ?? 0
  );
}

export interface BalanceToVerify {
  assetId: number;
  number: string;
  book: string;
  cost: number;
  accumulated: number;
  impairment: number;
  surplus: number;
  residual: number;
  postedThrough: string | null;
  addedCost: number;
  addedAccumulated: number;
  addedImpairment: number;
  addedSurplus: number;
  /** Of the terms in force; null before the asset is in service. */
  termsResidual: number | null;
  factsThrough: string | null;
}

/** A book that takes entries holds every capitalised asset but those it excludes. */
const TAKES_EVERY_ASSET = `(SELECT status FROM depreciation_books WHERE id = @bookId) = 'active'
  AND NOT EXISTS (SELECT 1 FROM book_asset_terms x WHERE x.book_id = @bookId AND x.asset_id = a.id AND x.excluded = 1)`;

/** Balances beside what events and entries come to. An asset that has events and no balance where it should shows as one of nothing. */
export function iterateBalances(connection: Connection, bookId: number): IterableIterator<BalanceToVerify> {
  return connection.iterate<BalanceToVerify>(
    `WITH happened AS (
        SELECT e.asset_id, SUM(e.cost_minor) AS cost, SUM(${addedInBook('accumulated_minor')}) AS accumulated, SUM(${addedInBook('impairment_minor')}) AS impairment, SUM(${addedInBook('surplus_minor')}) AS surplus,
          SUM(e.kind NOT IN ('in_service', 'transfer')) AS kinds
          FROM asset_events e WHERE ${COUNTS_IN_BOOK} GROUP BY e.asset_id),
      charged AS (SELECT asset_id, SUM(depreciation_minor) AS depreciation FROM entries WHERE book_id = @bookId GROUP BY asset_id)
      SELECT a.id AS assetId, a.number AS number, (SELECT code FROM depreciation_books WHERE id = @bookId) AS book,
        COALESCE(b.cost_minor, 0) AS cost, COALESCE(b.accumulated_minor, 0) AS accumulated, COALESCE(b.impairment_minor, 0) AS impairment, COALESCE(b.surplus_minor, 0) AS surplus,
        COALESCE(b.residual_minor, 0) AS residual, b.posted_through AS postedThrough,
        COALESCE(h.cost, 0) AS addedCost, COALESCE(h.accumulated, 0) + COALESCE(c.depreciation, 0) AS addedAccumulated, COALESCE(h.impairment, 0) AS addedImpairment, COALESCE(h.surplus, 0) AS addedSurplus,
        (SELECT residual_minor FROM asset_terms t WHERE t.book_id = @bookId AND t.asset_id = a.id ORDER BY version DESC LIMIT 1) AS termsResidual,
        CASE WHEN b.asset_id IS NULL THEN NULL ELSE ${POSTED_THROUGH} END AS factsThrough
      FROM assets a LEFT JOIN balances b ON b.asset_id = a.id AND b.book_id = @bookId LEFT JOIN happened h ON h.asset_id = a.id LEFT JOIN charged c ON c.asset_id = a.id
      WHERE b.asset_id IS NOT NULL OR (COALESCE(h.kinds, 0) > 0 AND ${TAKES_EVERY_ASSET}) ORDER BY a.id`,
    { bookId },
  );
}

export interface AssetToVerify {
  number: string;
  status: string;
  cost: number;
  capitalizationDate: string | null;
  inServiceDate: string | null;
  openingThrough: string | null;
  openingAccumulated: number | null;
  openingImpairment: number | null;
  openingSurplus: number | null;
  /** The same facts as the events and terms have them; null where there is none. */
  eventKind: string | null;
  eventCost: number | null;
  eventDate: string | null;
  eventThrough: string | null;
  eventAccumulated: number | null;
  eventImpairment: number | null;
  eventSurplus: number | null;
  serviceDate: string | null;
  termsDate: string | null;
  /** Construction that was completed: it ended without having been in service. */
  isCompleted: 0 | 1;
}

/** Assets beside the event that capitalised them and the terms they are frozen with; what was taken back is left out. */
export function iterateAssetFacts(connection: Connection): IterableIterator<AssetToVerify> {
  // The plus keeps SQLite from searching by the empty reverses_id, which nearly every event has.
  const standing = (event: string) => `+${event}.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM asset_events x WHERE x.reverses_id = ${event}.id)`;
  const detail = (name: string) => `CASE WHEN json_valid(t.details) THEN json_extract(t.details, '$.${name}') END`;
  return connection.iterate<AssetToVerify>(
    `SELECT a.number AS number, a.status AS status, a.cost_minor AS cost, a.capitalization_date AS capitalizationDate, a.in_service_date AS inServiceDate, a.opening_through AS openingThrough,
        a.opening_accumulated_minor AS openingAccumulated, a.opening_impairment_minor AS openingImpairment, a.opening_surplus_minor AS openingSurplus,
        t.kind AS eventKind, ${detail('purchaseCost')} AS eventCost, ${detail('capitalizationDate')} AS eventDate, ${detail('depreciatedThrough')} AS eventThrough,
        t.accumulated_minor AS eventAccumulated, t.impairment_minor AS eventImpairment, t.surplus_minor AS eventSurplus,
        s.date AS serviceDate, m.in_service_date AS termsDate,
        EXISTS (SELECT 1 FROM asset_events k WHERE k.asset_id = a.id AND k.act_id IS NOT NULL AND k.kind = 'construction_completion' AND ${standing('k')}) AS isCompleted
      FROM assets a
      LEFT JOIN asset_events t ON t.asset_id = a.id AND t.kind IN ('capitalization', 'opening') AND ${standing('t')}
      LEFT JOIN asset_events s ON s.asset_id = a.id AND s.kind = 'in_service' AND ${standing('s')}
      LEFT JOIN asset_terms m ON m.book_id = (SELECT id FROM depreciation_books WHERE posts_to_ledger = 1) AND m.asset_id = a.id AND m.version = 1
      WHERE a.deleted_at IS NULL ORDER BY a.id`,
  );
}

export type ChargeToVerify = Entry & { runId: number; period: string; kind: string; reversesId: number | null; engineVersion: string; usageThrough: number; eventThrough: number };

/**
 * Every posted entry of a depreciation book, asset by asset, in the order they were posted: that of the journals. A run has its id from
 * its draft, which may have stood while earlier months were posted. Where nothing reaches the ledger, the time of posting tells.
 */
export function iterateCharges(connection: Connection, bookId: number): IterableIterator<ChargeToVerify> {
  return connection.iterate<ChargeToVerify>(
    `SELECT e.asset_id AS assetId, e.depreciation_minor AS depreciationMinor, e.catch_up_minor AS catchUpMinor, e.accumulated_after_minor AS accumulatedAfterMinor, e.carrying_after_minor AS carryingAfterMinor,
        e.category_id AS categoryId, e.cost_center_id AS costCenterId, r.id AS runId, e.period AS period, r.kind AS kind, r.reverses_id AS reversesId, r.engine_version AS engineVersion, r.usage_through AS usageThrough, r.event_through AS eventThrough
       FROM entries e JOIN runs r ON r.id = e.run_id WHERE e.book_id = ? ORDER BY e.asset_id, r.journal_id, r.posted_at, r.id`,
    [bookId],
  );
}

export type FactsToVerify = FactsRow & { number: string; effective_date: string; start_cost_minor: number; start_impairment_minor: number };

/** The facts that charges were worked out from: amounts from the events, not from the balances. Of an asset that is gone with the act that made it, as while it was there. */
export function factsEver(connection: Connection, bookId: number): FactsToVerify[] {
  return connection.all<FactsToVerify>(
    `WITH happened AS (SELECT e.asset_id, SUM(e.cost_minor) AS cost, SUM(${addedInBook('impairment_minor')}) AS impairment FROM asset_events e JOIN assets o ON o.id = e.asset_id
        WHERE NOT (${IN_SERVICE_ACTS}) AND ${COUNTS_IN_BOOK} AND (o.deleted_at IS NULL OR e.reverses_id IS NULL) GROUP BY e.asset_id)
     SELECT a.id AS asset_id, h.cost AS start_cost_minor, h.impairment AS start_impairment_minor, a.number, a.status, a.category_id, a.cost_center_id, c.depreciation_account_id, c.accumulated_account_id, h.cost AS cost_minor, 0 AS accumulated_minor, h.impairment AS impairment_minor,
        NULL AS posted_through, ${OPENING_IN_BOOK},
        t.version, t.engine_version, t.effective_date, t.method, t.basis, t.factor, t.annual_rate, t.rate_from_residual, t.total_units, t.manual_charges, t.recovery_years, NULL AS usage, t.useful_life_months, t.residual_minor, t.convention, t.day_count, t.rounding, t.in_service_date
       FROM asset_terms t JOIN assets a ON a.id = t.asset_id JOIN categories c ON c.id = a.category_id JOIN happened h ON h.asset_id = a.id ${JOIN_OPENING('t.book_id')} WHERE t.book_id = @bookId ORDER BY a.id, t.version`,
    { bookId },
  );
}

export interface ClosingToVerify {
  id: number;
  period: string;
  runId: number | null;
  closedAt: string;
  closedBy: string;
  chainHead: string;
  backup: string | null;
  reopenedAt: string | null;
  reopenedBy: string | null;
  reason: string | null;
}

export function allClosings(connection: Connection): ClosingToVerify[] {
  return connection.all<ClosingToVerify>(
    `SELECT id, period, run_id AS runId, closed_at AS closedAt, closed_by AS closedBy, chain_head AS chainHead, backup, reopened_at AS reopenedAt, reopened_by AS reopenedBy, reason FROM closings ORDER BY id`,
  );
}

export interface LoggedCommand {
  seq: number;
  at: string;
  actor: string;
  subject: string;
  detail: string;
  previousHash: string;
}

/** What the audit log has of one operation, oldest first. */
export function loggedCommands(connection: Connection, operation: string): LoggedCommand[] {
  return connection.all<LoggedCommand>('SELECT seq, at, actor, subject, detail, previous_hash AS previousHash FROM audit WHERE operation = ? ORDER BY seq', [operation]);
}
