import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { firstBook } from '../../src/main/book/migrations/0001_first_book.ts';
import { APPLICATION_ID } from '../../src/main/book/open.ts';

/** Writes a book as the first version of the file left it, with assets, a run and a closed month. */
export function bookOfVersion1(path: string): void {
  const rows = readFileSync(resolve(import.meta.dirname, '../golden/book-of-version-1.sql'), 'utf8');
  // The rows first, as a copy of the file would have them: triggers are for what comes after.
  const [tables = '', ...triggers] = firstBook.split(/(?=CREATE TRIGGER)/);
  const old = new Database(path);
  old.exec(`PRAGMA foreign_keys = OFF; BEGIN; ${tables} ${rows} ${triggers.join('')} COMMIT; PRAGMA user_version = 1; PRAGMA application_id = ${APPLICATION_ID}`);
  old.close();
}
