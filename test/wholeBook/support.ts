import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Connection } from '../../src/main/book/connection.ts';
import { sha256 } from '../../src/main/book/hash.ts';
import { iterateRows, schemaStatements, tablesOf } from '../../src/main/book/queries/wholeBook.ts';
import type { Manifest } from '../../src/main/exchange/wholeBook/manifest.ts';
import type { BookHost, ExportedBook } from '../../src/main/ipc/host.ts';
import { temporaryFolder, testHost, type TestBook } from '../support/book.ts';

/** Everything a book's file holds: every row of every table in its order, what the tables are made of, and the marks of the file. */
export function contentsOf(path: string): { rows: Record<string, unknown[]>; schema: string[]; marks: unknown[] } {
  const database = new Database(path, { readonly: true });
  try {
    const connection = new Connection(database);
    return {
      rows: Object.fromEntries(tablesOf(connection).map((table) => [table.name, [...iterateRows(connection, table)]])),
      schema: schemaStatements(connection).sort(),
      marks: [database.pragma('user_version', { simple: true }), database.pragma('application_id', { simple: true })],
    };
  } finally {
    database.close();
  }
}

export function exported(host: BookHost, folder = join(temporaryFolder(), 'everything')): { folder: string; said: ExportedBook } {
  const result = host.exportBook(folder);
  if (!result.ok) throw new Error(`the export was refused: ${JSON.stringify(result.error)}`);
  return { folder, said: result.value };
}

export interface Restored {
  path: string;
  /** The session that the restored book is open in. */
  book: TestBook;
}

export function restored(folder: string, path = join(temporaryFolder(), 'Again.usool')): Restored {
  const book = testHost();
  const result = book.host.restoreBook(path, folder);
  if (!result.ok) throw new Error(`the export was not read back: ${JSON.stringify(result.error)}`, { cause: book.lastFault() });
  return { path, book };
}

/** The file of the open book as it is now; one in memory is copied out. */
export function copyOf(host: BookHost): string {
  const path = join(temporaryFolder(), 'copy.usool');
  const result = host.backup(path);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return path;
}

export const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
export const manifestOf = (folder: string): Manifest => JSON.parse(read(folder, 'manifest.json')) as Manifest;

/** Changes a file, and the manifest with it, as somebody does who knows how an export is made. */
export function forge(folder: string, path: string, change: (text: string) => string): void {
  const before = read(folder, path);
  const text = change(before);
  if (text === before) throw new Error(`nothing was changed in ${path}`);
  writeFileSync(join(folder, path), text);
  forgeManifest(folder, (manifest) => {
    const file = manifest.files.find((listed) => listed.path === path);
    if (file === undefined) throw new Error(`the manifest does not name ${path}`);
    file.bytes = Buffer.byteLength(text);
    file.sha256 = sha256(text);
  });
}

export function forgeManifest(folder: string, change: (manifest: Manifest) => void): void {
  const manifest = manifestOf(folder);
  change(manifest);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}
