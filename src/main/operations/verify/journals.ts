import { numbersLike, iterateJournals, iterateLines, renumberings, sequencesOf, type JournalToVerify, type LineToVerify } from '../../book/queries/verify.ts';
import type { Connection } from '../../book/connection.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { journalHash, type NewJournal } from '../../book/tables/journals.ts';
import { documentNumber } from '../../book/tables/sequences.ts';
import type { Expect } from './check.ts';

/** Lines arrive in the order of journals, so that one pass over both is enough. */
function* linesByJournal(connection: Connection): Generator<[number, LineToVerify[]]> {
  let lines: LineToVerify[] = [];
  for (const line of iterateLines(connection)) {
    const first = lines[0];
    if (first && first.journalId !== line.journalId) {
      yield [first.journalId, lines];
      lines = [];
    }
    lines.push(line);
  }
  if (lines[0]) yield [lines[0].journalId, lines];
}

/** Each journal is posted, balances, adds up to its total, and says what its hash was made of. */
export function verifyJournals(connection: Connection, expect: Expect): number {
  const ledger = ledgerBook(connection).id;
  const grouped = linesByJournal(connection);
  let group = grouped.next();
  let count = 0;
  try {
    for (const journal of iterateJournals(connection)) {
      const lines = !group.done && group.value[0] === journal.id ? group.value[1] : [];
      if (lines.length > 0) group = grouped.next();
      verifyJournal(journal, lines, ledger, expect);
      count += 1;
    }
  } finally {
    // A check that ends early must not leave the file being read.
    grouped.return(undefined);
  }
  return count;
}

function verifyJournal(journal: JournalToVerify, lines: readonly LineToVerify[], ledger: number, expect: Expect): void {
  const where = journal.number;
  const sum = (side: 'debitMinor' | 'creditMinor') => lines.reduce((total, line) => total + line[side], 0);
  expect.same('journal_not_posted', where, 1, journal.is_posted);
  expect.same('journal_line_count', where, journal.line_count, lines.length);
  lines.forEach((line, index) => expect.same('journal_line_number', where, index + 1, line.lineNo));
  expect.amount('journal_unbalanced', where, sum('debitMinor'), sum('creditMinor'));
  expect.amount('journal_total', where, sum('debitMinor'), journal.total_minor);
  expect.same('journal_period', where, journal.date.slice(0, 7), journal.period);
  expect.same('journal_book', where, ledger, journal.book_id);
  const content = journalHash({
    number: journal.number, bookId: journal.book_id, date: journal.date as NewJournal['date'], sourceType: journal.source_type as NewJournal['sourceType'], source: journal.source,
    narrationEn: journal.narration_en, narrationAr: journal.narration_ar, reversesId: journal.reverses_id, actor: journal.actor, at: journal.created_at, lines,
  });
  expect.same('journal_content', where, content, journal.content_hash);
}

/** Journal numbers run from 1 without a gap in each year. */
export function verifyJournalNumbers(connection: Connection, expect: Expect): number {
  const numbers = numbersLike(connection, 'journals', '%');
  const expected = sequencesOf(connection, 'JE').flatMap(({ year, last }) => Array.from({ length: last }, (_, index) => documentNumber('JE', year, index + 1)));
  expected.forEach((number, index) => expect.same('journal_number_gap', number, number, numbers[index]));
  expect.same('journal_number_unknown', 'journals', expected.length, numbers.length);
  return numbers.length;
}

/** Every asset number ever given out is still there, but for as many as somebody replaced by hand. */
export function verifyAssetNumbers(connection: Connection, expect: Expect): number {
  // An import that was undone gives its file's numbers back and keeps them with its own: FA-2026-000001 (imp-1).
  const numbers = new Set(numbersLike(connection, 'assets', 'FA-%').map((number) => number.replace(/ \(imp-\d+\)$/, '')));
  let allowed = renumberings(connection);
  let count = 0;
  for (const { year, last } of sequencesOf(connection, 'FA')) {
    for (let number = 1; number <= last; number += 1) {
      const text = documentNumber('FA', year, number);
      count += 1;
      if (numbers.has(text)) continue;
      allowed -= 1;
      if (allowed < 0) expect.same('asset_number_gap', text, text, null);
    }
  }
  return count;
}
