import type { AuditRow } from '../audit.ts';
import type { Connection } from '../connection.ts';
import type { PlacementField, TransferRow } from '../tables/transfers.ts';

const AUDIT = 'SELECT seq, at, actor, operation, subject, detail, previous_hash, hash FROM audit';

/** The row of the log that a close wrote about itself: the one that follows the chain head it noted. */
export function auditOfClosing(connection: Connection, chainHead: string): AuditRow | undefined {
  return connection.get<AuditRow>(`${AUDIT} WHERE previous_hash = ?`, [chainHead]);
}

/** The log after one row up to another, oldest first. */
export function iterateAudit(connection: Connection, after: number, through: number): IterableIterator<AuditRow> {
  return connection.iterate<AuditRow>(`${AUDIT} WHERE seq > ? AND seq <= ? ORDER BY seq`, [after, through]);
}

/** What was recorded of packs of a month, newest first. */
export function packRecords(connection: Connection, period: string): AuditRow[] {
  return connection.all<AuditRow>(`${AUDIT} WHERE operation = 'close.pack' AND subject = ? ORDER BY seq DESC`, [period]);
}

/** What an act did to one asset in one depreciation book. Minor units. */
export interface MonthActRow {
  date: string;
  act_id: number;
  number: string;
  name: string;
  name_ar: string | null;
  kind: string;
  is_inverse: 0 | 1;
  book: string | null;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  surplus_minor: number;
  journal: string | null;
  memo: string | null;
  reason: string | null;
  actor: string;
}

/** The acts of a range of days: those of every book first, then by book; by day and in the order they were posted. */
export function monthActs(connection: Connection, from: string, to: string): IterableIterator<MonthActRow> {
  return connection.iterate<MonthActRow>(
    `SELECT e.date, e.act_id, a.number, a.name, a.name_ar, e.kind, e.reverses_id IS NOT NULL AS is_inverse, b.code AS book, e.cost_minor, e.accumulated_minor, e.impairment_minor, e.surplus_minor,
       j.number AS journal, x.memo, x.reason, e.actor
     FROM asset_events e JOIN acts x ON x.id = e.act_id JOIN assets a ON a.id = e.asset_id LEFT JOIN depreciation_books b ON b.id = e.book_id LEFT JOIN journals j ON j.id = e.journal_id
     WHERE e.date BETWEEN ? AND ? ORDER BY e.book_id IS NOT NULL, e.book_id, e.date, e.act_id, e.id`,
    [from, to],
  );
}

type Sides = Pick<TransferRow, `${'from' | 'to'}_${PlacementField}`>;

export interface MonthTransferRow extends Sides {
  effective_date: string;
  number: string;
  asset_number: string;
  name: string;
  name_ar: string | null;
  cost_minor: number;
  accumulated_minor: number;
  journal: string | null;
  reason: string | null;
  posted_by: string | null;
}

/** Transfers that took effect within days, and those that took one back, in the order they were posted. */
export function monthTransfers(connection: Connection, from: string, to: string): IterableIterator<MonthTransferRow> {
  return connection.iterate<MonthTransferRow>(
    `SELECT t.effective_date, t.number, a.number AS asset_number, a.name, a.name_ar, t.cost_minor, t.accumulated_minor, j.number AS journal, t.reason, t.posted_by,
       t.from_location_id, t.to_location_id, t.from_custodian_id, t.to_custodian_id, t.from_cost_center_id, t.to_cost_center_id, t.from_category_id, t.to_category_id
     FROM transfers t JOIN assets a ON a.id = t.asset_id LEFT JOIN journals j ON j.id = t.journal_id
     WHERE t.status = 'POSTED' AND t.effective_date BETWEEN ? AND ? ORDER BY t.effective_date, t.event_id`,
    [from, to],
  );
}

export interface MonthJournalLineRow {
  number: string;
  date: string;
  narration_en: string;
  narration_ar: string;
  content_hash: string;
  account: string;
  account_name: string;
  account_name_ar: string | null;
  cost_center: string | null;
  asset: string | null;
  debit_minor: number;
  credit_minor: number;
}

/** Every line of the journals of a month, by the numbers of the journals. */
export function monthJournalLines(connection: Connection, period: string): IterableIterator<MonthJournalLineRow> {
  return connection.iterate<MonthJournalLineRow>(
    `SELECT j.number, j.date, j.narration_en, j.narration_ar, j.content_hash, g.code AS account, g.name AS account_name, g.name_ar AS account_name_ar, k.code AS cost_center, a.number AS asset, l.debit_minor, l.credit_minor
     FROM journals j JOIN journal_lines l ON l.journal_id = j.id JOIN accounts g ON g.id = l.account_id LEFT JOIN places k ON k.id = l.cost_center_id LEFT JOIN assets a ON a.id = l.asset_id
     WHERE j.period = ? ORDER BY j.id, l.line_no`,
    [period],
  );
}

/** The days assets were acquired on, by number. */
export function acquisitionDates(connection: Connection, numbers: readonly string[]): Map<string, string> {
  const rows = connection.all<{ number: string; date: string }>('SELECT number, acquisition_date AS date FROM assets WHERE number IN (SELECT value FROM json_each(?))', [JSON.stringify(numbers)]);
  return new Map(rows.map(({ number, date }) => [number, date]));
}
