import { refuse } from '#shared/errors.ts';
import { assert } from '#shared/values/assert.ts';
import { dateParts, periodOf, type DateString } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';
import { hashOf } from '../hash.ts';
import { documentNumber, nextNumber } from './sequences.ts';

export interface JournalLine {
  accountId: number;
  debitMinor: number;
  creditMinor: number;
  categoryId?: number | null;
  costCenterId?: number | null;
  assetId?: number | null;
}

export interface NewJournal {
  bookId: number;
  date: DateString;
  sourceType: 'capitalization' | 'opening' | 'depreciation_run' | 'reversal' | 'import' | 'value_update' | 'disposal' | 'held_for_sale' | 'transfer' | 'split' | 'merge' | 'construction' | 'surplus_transfer';
  source: string;
  narrationEn: string;
  narrationAr: string;
  lines: readonly JournalLine[];
  reversesId?: number | null;
  actor: string;
  at: string;
}

/** What a journal says, for its hash: verify makes it again from the rows and compares. */
export function journalHash(journal: NewJournal & { number: string }): string {
  return hashOf({
    number: journal.number, book: journal.bookId, date: journal.date, type: journal.sourceType, source: journal.source, en: journal.narrationEn, ar: journal.narrationAr,
    reverses: journal.reversesId ?? null, actor: journal.actor, at: journal.at,
    lines: journal.lines.map((line) => [line.accountId, line.debitMinor, line.creditMinor, line.categoryId ?? null, line.costCenterId ?? null, line.assetId ?? null]),
  });
}

/**
 * Posts a journal: debits equal credits in minor units, checked here, by trigger, and by reading the sums back.
 * Its number is the next of the year of its date. @throws JOURNAL_UNBALANCED, PERIOD_CLOSED (by trigger)
 */
export function postJournal(connection: Connection, journal: NewJournal): { id: number; number: string } {
  const debit = journal.lines.reduce((sum, line) => sum + line.debitMinor, 0);
  const credit = journal.lines.reduce((sum, line) => sum + line.creditMinor, 0);
  if (debit !== credit) refuse('JOURNAL_UNBALANCED', { difference: String(debit - credit) });
  assert(Number.isSafeInteger(debit) && debit > 0 && journal.lines.length >= 2, 'a journal has an amount and at least two lines');
  const { year } = dateParts(journal.date);
  const number = documentNumber('JE', year, nextNumber(connection, 'JE', year));
  const { id } = connection.run(
    `INSERT INTO journals (number, book_id, date, period, source_type, source, narration_en, narration_ar, reverses_id, total_minor, line_count, content_hash, actor, created_at)
     VALUES (@number, @bookId, @date, @period, @sourceType, @source, @narrationEn, @narrationAr, @reversesId, @total, @lineCount, @hash, @actor, @at)`,
    {
      number, bookId: journal.bookId, date: journal.date, period: periodOf(journal.date), sourceType: journal.sourceType, source: journal.source,
      narrationEn: journal.narrationEn, narrationAr: journal.narrationAr, reversesId: journal.reversesId ?? null,
      total: debit, lineCount: journal.lines.length, hash: journalHash({ ...journal, number }), actor: journal.actor, at: journal.at,
    },
  );
  const insert = connection.prepared('INSERT INTO journal_lines (journal_id, line_no, account_id, debit_minor, credit_minor, category_id, cost_center_id, asset_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  journal.lines.forEach((line, index) => {
    insert.run(id, index + 1, line.accountId, line.debitMinor, line.creditMinor, line.categoryId ?? null, line.costCenterId ?? null, line.assetId ?? null);
  });
  connection.run('UPDATE journals SET is_posted = 1 WHERE id = ?', [id]);
  const written = connection.get<{ debit: number; credit: number }>('SELECT SUM(debit_minor) AS debit, SUM(credit_minor) AS credit FROM journal_lines WHERE journal_id = ?', [id]);
  assert(written?.debit === debit && written.credit === credit, 'the journal reads back as it was written');
  return { id, number };
}

export interface JournalRow {
  id: number;
  number: string;
  book_id: number;
  date: string;
  period: string;
  source_type: string;
  source: string;
  narration_en: string;
  narration_ar: string;
  reverses_id: number | null;
  total_minor: number;
  line_count: number;
  content_hash: string;
  actor: string;
  created_at: string;
}

const SELECT = `SELECT id, number, book_id, date, period, source_type, source, narration_en, narration_ar, reverses_id, total_minor, line_count, content_hash, actor, created_at FROM journals`;

export function findJournal(connection: Connection, number: string): JournalRow | undefined {
  return connection.get<JournalRow>(`${SELECT} WHERE number = ?`, [number]);
}

export function findJournalById(connection: Connection, id: number): JournalRow | undefined {
  return connection.get<JournalRow>(`${SELECT} WHERE id = ?`, [id]);
}

export function journalLines(connection: Connection, journalId: number): JournalLine[] {
  return connection.all<JournalLine>(
    'SELECT account_id AS accountId, debit_minor AS debitMinor, credit_minor AS creditMinor, category_id AS categoryId, cost_center_id AS costCenterId, asset_id AS assetId FROM journal_lines WHERE journal_id = ? ORDER BY line_no',
    [journalId],
  );
}
