import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { bookAt, temporaryFolder, testHost } from '../support/book.ts';
import { JANUARY } from './support.ts';

const folder = temporaryFolder();
const original = join(folder, 'Original.usool');

beforeAll(() => {
  const book = bookAt(original);
  inService(book);
  closeMonths(book, '2026-01');
  book.call('journals.export', { format: 'csv', ...JANUARY });
  book.host.close();
});

function problemAfter(sql: string): string | undefined {
  const path = join(folder, 'Changed.usool');
  copyFileSync(original, path);
  const database = new Database(path);
  for (const trigger of database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'export_%'").pluck().all() as string[]) database.exec(`DROP TRIGGER ${trigger}`);
  database.exec(sql);
  database.close();
  const book = testHost();
  if (!book.host.open(path).ok) return 'refused';
  const problem = book.call('book.verify').checks.find(({ check }) => check === 'journal_exports')?.problem?.what;
  book.host.close();
  return problem;
}

test.each([
  ["UPDATE export_batches SET actor = 'Nobody'", 'export_record'],
  ["UPDATE export_batches SET file_name = 'other.csv'", 'export_record'],
  ['DELETE FROM export_batch_journals WHERE journal_id = 1', 'export_record'],
  ["UPDATE export_batches SET deflated = x'0300'", 'export_file'],
  ['DELETE FROM export_batch_journals; DELETE FROM export_batches', 'export_logged'],
])('verify finds it: %s', (sql, problem) => {
  expect(problemAfter(sql)).toBe(problem);
});

test('nothing that was exported can be changed or taken away', () => {
  const path = join(folder, 'Kept.usool');
  copyFileSync(original, path);
  const database = new Database(path);
  for (const sql of ["UPDATE export_batches SET actor = 'x'", 'DELETE FROM export_batches', 'UPDATE export_batch_journals SET journal_id = 2', 'DELETE FROM export_batch_journals']) expect(() => database.exec(sql)).toThrow('ALREADY_POSTED');
  database.close();
});
