import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookOperations } from '../../src/main/shell/bookOperations.ts';
import { fileOperations } from '../../src/main/shell/fileOperations.ts';
import type { Shell } from '../../src/main/shell/shell.ts';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder, testHost, type TestBook } from '../support/book.ts';

interface Answers {
  folder: string | null;
  save?: string | null;
  language?: 'en' | 'ar';
}

/** The window's operations on a session, with somebody who answers the dialogs. */
function atWindow({ host }: TestBook, bookPath: string | null, { folder, save = null, language = 'en' }: Answers) {
  const asked: unknown[][] = [];
  const shown: string[] = [];
  const announced: string[] = [];
  const shell = {
    host: {
      exportBook: (path: string) => Promise.resolve(host.exportBook(path)), inspectExport: (path: string) => Promise.resolve(host.inspectExport(path)),
      restoreBook: (path: string, from: string) => Promise.resolve(host.restoreBook(path, from)),
    },
    dialogs: { folder: (...args: unknown[]) => Promise.resolve((asked.push(args), folder)), save: (...args: unknown[]) => Promise.resolve((asked.push(args), save)) },
    preferences: { value: { language }, remember: () => undefined },
    announce: (event: { type: string }) => announced.push(event.type),
    openPath: () => bookPath, now: () => '2026-02-03T09:30:00.000Z', showInFolder: (path: string) => shown.push(path),
  } as unknown as Shell;
  return { operations: { ...fileOperations(shell), ...bookOperations(shell) }, asked, shown, announced };
}

function bookIn(folder: string): { book: TestBook; path: string } {
  const path = join(folder, 'دفتر النور.usool');
  const book = bookAt(path);
  inService(book);
  return { book, path };
}

test('everything goes into a new folder of the book’s name and the day, inside the one that was chosen; the way there opens its README', async () => {
  const { book, path } = bookIn(temporaryFolder());
  const parent = join(temporaryFolder(), 'stick');
  mkdirSync(parent);
  writeFileSync(join(parent, 'mine.txt'), 'mine');
  const { operations, shown } = atWindow(book, path, { folder: parent, language: 'ar' });
  const answer = await operations['app.exportBook']({});
  expect(answer).toMatchObject({ cancelled: false, value: { fileName: '2026-02-03 تصدير دفتر النور', folder: 'stick' } });
  await operations['app.showLastExport']({});
  expect(shown).toEqual([join(parent, '2026-02-03 تصدير دفتر النور', 'README.ar.md')]);
  await operations['app.exportBook']({});
  expect(readdirSync(parent).sort()).toEqual(['mine.txt', '2026-02-03 تصدير دفتر النور', '2026-02-03 تصدير دفتر النور (2)'].sort());
});

test('who closes the dialog has exported nothing, and without a book nobody is asked', async () => {
  const { book, path } = bookIn(temporaryFolder());
  expect(await atWindow(book, path, { folder: null }).operations['app.exportBook']({})).toEqual({ cancelled: true });
  const { operations, asked } = atWindow(testHost(), null, { folder: null });
  await expect(operations['app.exportBook']({})).rejects.toMatchObject({ code: 'NO_BOOK_OPEN' });
  expect(asked).toEqual([]);
});

test('a book is made of it where the second dialog says, under the company’s name in the language of the window', async () => {
  const { book } = bookIn(temporaryFolder());
  const folder = join(temporaryFolder(), 'export');
  expect(book.host.exportBook(folder).ok).toBe(true);
  const target = join(temporaryFolder(), 'Again.usool');
  const { operations, asked, announced } = atWindow(testHost(), null, { folder, save: target, language: 'ar' });
  expect(await operations['app.restoreBook']({})).toMatchObject({ cancelled: false, value: { name: 'Al Noor Trading', fileName: 'Again.usool', needsLogin: false } });
  expect(asked).toEqual([['restoreBook'], ['restoreBook', 'شركة النور للتجارة', 'usool']]);
  expect(announced).toEqual(['bookOpened']);
  expect(existsSync(target)).toBe(true);
});

test('a folder that is no export is refused before anybody is asked where the book goes', async () => {
  const { operations, asked } = atWindow(testHost(), null, { folder: temporaryFolder(), save: 'x' });
  await expect(operations['app.restoreBook']({})).rejects.toMatchObject({ code: 'EXPORT_UNUSABLE', params: { file: 'manifest.json', reason: 'missing' } });
  expect(asked).toEqual([['restoreBook']]);
});
