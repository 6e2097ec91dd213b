import type { Connection } from '../connection.ts';
import { sha256 } from '../hash.ts';
import type { ActKind } from './acts.ts';

/** What happened to an asset. The amounts are what the event adds to the balance: minor units, negative where it takes away. */
export interface EventRow {
  id: number;
  asset_id: number;
  /** Null: the event holds in every depreciation book. */
  book_id: number | null;
  kind: string;
  date: string;
  period: string;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  surplus_minor: number;
  /** Canonical JSON. */
  details: string;
  journal_id: number | null;
  reverses_id: number | null;
  /** The act it belongs to; null for what brought the asset into the books. */
  act_id: number | null;
  actor: string;
  at: string;
}

/** `opening` is what an asset brought over had already, `book_opening` what it had in one memorandum book; `in_service` and `transfer` carry no amount. */
export type EventKind = 'capitalization' | 'opening' | 'book_opening' | 'in_service' | 'transfer' | ActKind;

export interface NewEvent {
  assetId: number;
  bookId?: number | null;
  kind: EventKind;
  date: string;
  period: string;
  costMinor?: number;
  accumulatedMinor?: number;
  impairmentMinor?: number;
  surplusMinor?: number;
  /** Canonical JSON; `{}` where there is nothing to say. */
  details?: string;
  journalId?: number | null;
  reversesId?: number | null;
  actId?: number | null;
  actor: string;
  at: string;
}

const FIRST_COLUMNS = ['asset_id', 'book_id', 'kind', 'date', 'period', 'cost_minor', 'accumulated_minor', 'impairment_minor', 'surplus_minor', 'details', 'journal_id', 'reverses_id', 'actor', 'at'] as const satisfies readonly (keyof EventRow)[];
const COLUMNS = [...FIRST_COLUMNS, 'act_id'] as const satisfies readonly (keyof EventRow)[];

const INSERT = `INSERT INTO asset_events (${COLUMNS.join(', ')}, content_hash) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')}, @hash)`;

/** What the row says, for its hash: verify makes it again and compares. */
export const eventHash = (event: Omit<EventRow, 'id'>): string => sha256(JSON.stringify([...FIRST_COLUMNS.map((column) => event[column]), ...(event.act_id === null ? [] : [['act_id', event.act_id]])]));

/** Adds an event; events are never changed. The balance is the caller's to move by the same amounts (`addToBalance`). */
export function insertEvent(connection: Connection, event: NewEvent): number {
  const row: Omit<EventRow, 'id'> = {
    asset_id: event.assetId, book_id: event.bookId ?? null, kind: event.kind, date: event.date, period: event.period,
    cost_minor: event.costMinor ?? 0, accumulated_minor: event.accumulatedMinor ?? 0, impairment_minor: event.impairmentMinor ?? 0, surplus_minor: event.surplusMinor ?? 0,
    details: event.details ?? '{}', journal_id: event.journalId ?? null, reverses_id: event.reversesId ?? null, act_id: event.actId ?? null, actor: event.actor, at: event.at,
  };
  return Number(connection.prepared(INSERT).run({ ...row, hash: eventHash(row) }).lastInsertRowid);
}

/** The events of one asset in one depreciation book, oldest first. */
export function listEvents(connection: Connection, bookId: number, assetId: number): EventRow[] {
  return connection.all<EventRow>(`SELECT id, ${COLUMNS.join(', ')} FROM asset_events WHERE asset_id = ? AND (book_id IS NULL OR book_id = ?) ORDER BY date, id`, [assetId, bookId]);
}

export function findEvent(connection: Connection, id: number): EventRow | undefined {
  return connection.get<EventRow>(`SELECT id, ${COLUMNS.join(', ')} FROM asset_events WHERE id = ?`, [id]);
}

/** All events of the file with their hashes, for verify. */
export function iterateEvents(connection: Connection): IterableIterator<EventRow & { content_hash: string }> {
  return connection.iterate(`SELECT id, ${COLUMNS.join(', ')}, content_hash FROM asset_events ORDER BY id`);
}

/** The newest event that belongs to an act: what a run posted now knows of. 0 while there is none. */
export function lastActEventId(connection: Connection): number {
  return connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM asset_events WHERE act_id IS NOT NULL')?.last ?? 0;
}

/** The events of one act, in the order of depreciation books. */
export function eventsOfAct(connection: Connection, actId: number): EventRow[] {
  return connection.all<EventRow>(`SELECT id, ${COLUMNS.join(', ')} FROM asset_events WHERE act_id = ? ORDER BY id`, [actId]);
}

export function lastEventId(connection: Connection): number {
  return connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM asset_events')?.last ?? 0;
}

/** Events that count in the depreciation book @bookId: its own, and those of all books up to the last one that an inactive book took. `e` is the event. */
export const COUNTS_IN_BOOK = '(e.book_id = @bookId OR (e.book_id IS NULL AND e.id <= COALESCE((SELECT last_event_id FROM depreciation_books WHERE id = @bookId), e.id)))';

/**
 * What such an event adds to an amount other than cost. Depreciation, impairment and surplus that an asset was brought over with are the ledger's; a
 * memorandum book has its own opening.
 */
export const addedInBook = (column: 'accumulated_minor' | 'impairment_minor' | 'surplus_minor'): string =>
  `CASE WHEN e.book_id IS NULL AND e.kind = 'opening' AND (SELECT posts_to_ledger FROM depreciation_books WHERE id = @bookId) = 0 THEN 0 ELSE e.${column} END`;
