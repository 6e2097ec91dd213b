import { execFileSync, spawnSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import type { Input } from '#shared/contract/index.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type HostSettings, type TestBook } from '../support/book.ts';

export const JANUARY = { from: '2026-01-01', to: '2026-01-31' };

/** Two computers with names that files stumble over, and January closed: three journals. */
export function januaryBook(settings: HostSettings = {}): TestBook {
  const book = memoryHost(settings);
  inService(book);
  inService(book, { name: '=Server; "big", (new)\t| №1', nameAr: 'خادم الملفّات', cost: '9600.00' });
  closeMonths(book, '2026-01');
  return book;
}

/** The file of an export, as text. */
export function exported(book: TestBook, choice: Input<'journals.export'>, encoding: 'utf8' | 'latin1' = 'utf8'): string {
  return Buffer.from(exportedBytes(book, choice)).toString(encoding);
}

export function exportedBytes(book: TestBook, choice: Input<'journals.export'>): Uint8Array {
  const file = book.host.readJournalExport({ exportId: book.call('journals.export', choice).exportId });
  if (!file.ok) throw new Error(file.error.code);
  return file.value.bytes;
}

/** Rows of a CSV by their headings. */
export const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

/** Minor units of a decimal text. */
export const minorOf = (text: string | undefined): number => (text === undefined || text === '' ? 0 : Math.round(Number(text) * 1000));

/** Sums of signed amounts by journal. */
export function sums<Row>(rows: readonly Row[], journal: (row: Row) => string, amount: (row: Row) => number): Map<string, number> {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(journal(row), (totals.get(journal(row)) ?? 0) + amount(row));
  return totals;
}

export const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** What a program answers to a file; throws with its complaint where it refuses it. */
export function answerOf(program: string, args: readonly string[]): string {
  return execFileSync(program, [...args], { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' }, stdio: ['ignore', 'pipe', 'pipe'] });
}
