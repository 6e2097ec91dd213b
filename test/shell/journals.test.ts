import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDate } from '#shared/values/calendar.ts';
import { fileOperations } from '../../src/main/shell/fileOperations.ts';
import type { Shell } from '../../src/main/shell/shell.ts';
import { JANUARY, januaryBook } from '../journalFiles/support.ts';
import { temporaryFolder, type TestBook } from '../support/book.ts';

/** The window's operations on a book, with somebody who answers the dialog. */
function atWindow(book: TestBook, path: string | null) {
  const asked: unknown[] = [];
  const operations = fileOperations({
    host: { dispatch: (name: string, input: unknown) => Promise.resolve(book.host.dispatch(name, input)), readJournalExport: (input: { exportId: string }) => Promise.resolve(book.host.readJournalExport(input)) },
    dialogs: { save: (...args: unknown[]) => Promise.resolve((asked.push(args), path)) },
  } as unknown as Shell);
  return { operations, asked };
}

const CHOICE = { format: 'hledger', from: parseDate(JANUARY.from), to: parseDate(JANUARY.to), detail: 'summary', includeExported: false, language: 'en', taxRate: 'Tax Exempt' } as const;

test('an export asks for the place first; who thinks better of it has exported nothing', async () => {
  const book = januaryBook();
  const { operations, asked } = atWindow(book, null);
  expect(await operations['app.exportJournals'](CHOICE)).toEqual({ cancelled: true });
  expect(asked).toEqual([['exportJournals', 'journals-hledger-2026-01-01-2026-01-31', 'journal']]);
  expect(book.call('journals.exports', {}).total).toBe(0);
});

test('it writes what the book remembers, and the file can be saved again', async () => {
  const book = januaryBook();
  const folder = temporaryFolder();
  const answer = await atWindow(book, join(folder, 'one.journal')).operations['app.exportJournals'](CHOICE);
  expect(answer).toMatchObject({ cancelled: false, value: { fileName: 'one.journal', bytes: book.call('journals.exports', {}).items[0]?.bytes } });
  await atWindow(book, join(folder, 'two.journal')).operations['app.saveJournalExport']({ exportId: 'exp-1' });
  expect(readFileSync(join(folder, 'two.journal'))).toEqual(readFileSync(join(folder, 'one.journal')));
});

test('nothing to export is refused before anybody is asked where', async () => {
  const book = januaryBook();
  book.call('journals.export', CHOICE);
  const { operations, asked } = atWindow(book, null);
  await expect(operations['app.exportJournals'](CHOICE)).rejects.toMatchObject({ code: 'NOTHING_TO_EXPORT' });
  expect(asked).toEqual([]);
});
