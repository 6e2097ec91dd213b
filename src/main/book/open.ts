import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal, refuse } from '#shared/errors.ts';
import { Connection } from './connection.ts';
import { refusalOf } from './faults.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import { layRows } from './restore.ts';

/** "USOL": how a book is told from any other SQLite file. */
export const APPLICATION_ID = 0x55534f4c;

/** Up to here every page is looked at on opening, in a fraction of a second; a larger book would keep its owner waiting. */
const CHECKED_WHOLE_BYTES = 32 * 2 ** 20;

export interface OpenBook {
  connection: Connection;
  path: string;
  fileName: string;
  readOnly: boolean;
}

/** A new book file with its schema and what `found` puts in it; where that fails, no file is left. `:memory:` makes one that is never written.
 * @throws BOOK_EXISTS, FILE_NOT_FOUND (no such folder), FILE_WRITE_FAILED, DISK_FULL, and what `found` throws */
export function createBookFile(path: string, found: (connection: Connection) => void = () => undefined): OpenBook {
  return newFile(path, (connection) => migrate(connection, basename(path), () => undefined), found);
}

/**
 * A new book file with the rows of another, of this schema or an earlier one, which is then brought up to date; `check` may still refuse the whole. Where
 * anything fails, no file is left.
 * @throws BOOK_EXISTS, FILE_NOT_FOUND (no such folder), FILE_WRITE_FAILED, DISK_FULL, and what `load` and `check` throw
 */
export function restoreBookFile(path: string, version: number, load: (connection: Connection) => void, check: (connection: Connection) => void): OpenBook {
  const lay = (connection: Connection): void => {
    layRows(connection, version, load);
    migrate(connection, basename(path), () => undefined);
  };
  return newFile(path, lay, check);
}

function newFile(path: string, lay: (connection: Connection) => void, found: (connection: Connection) => void): OpenBook {
  if (path !== ':memory:') {
    if (existsSync(path)) refuse('BOOK_EXISTS', { file: basename(path) });
    if (!existsSync(dirname(path))) refuse('FILE_NOT_FOUND', { file: dirname(path) });
  }
  const connection = guarded(path, () => connect(path, false));
  try {
    guarded(path, () => {
      claim(connection);
      connection.database.pragma(`application_id = ${APPLICATION_ID}`);
      lay(connection);
    });
    found(connection);
  } catch (error) {
    connection.database.close();
    if (path !== ':memory:') rmSync(path, { force: true });
    throw error;
  }
  return { connection, path, fileName: basename(path), readOnly: false };
}

/**
 * Opens a book, alone: another process that has it open is told so. A file that cannot be written is opened to read.
 * A book of an older schema is copied to its backups folder and brought up to date. A file that is no book is left as it was.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, BOOK_NOT_USOOL, BOOK_CORRUPT, BOOK_NEWER, BOOK_LOCKED, BOOK_READ_ONLY (of an older schema, which cannot be brought up to date)
 */
export function openBookFile(path: string, now: string): OpenBook {
  const file = basename(path);
  if (!existsSync(path) || !statSync(path).isFile()) refuse('FILE_NOT_FOUND', { file });
  if (!permits(path, constants.R_OK)) refuse('FILE_UNREADABLE', { file, reason: 'permission' });
  return guarded(path, () => {
    // SQLite writes its journal beside the book.
    const readOnly = !(permits(path, constants.W_OK) && permits(dirname(path), constants.W_OK));
    const connection = connect(path, readOnly);
    try {
      if (Number(connection.database.pragma('application_id', { simple: true })) !== APPLICATION_ID) refuse('BOOK_NOT_USOOL', { file });
      if (!readOnly) claim(connection);
      const version = schemaVersion(connection);
      if (version === 0) refuse('BOOK_NOT_USOOL', { file });
      if (version > SCHEMA_VERSION) refuse('BOOK_NEWER', { file, version, supported: SCHEMA_VERSION });
      if (statSync(path).size <= CHECKED_WHOLE_BYTES) checkPages(connection, file);
      if (readOnly && version < SCHEMA_VERSION) refuse('BOOK_READ_ONLY', { file });
      if (!readOnly) migrate(connection, file, (from) => backupTo(connection, backupPath(path, `before-schema-${from + 1}`, now)));
      return { connection, path, fileName: file, readOnly };
    } catch (error) {
      connection.database.close();
      throw error;
    }
  });
}

/** A complete copy of the book in one file, made by SQLite itself; where it cannot be completed, no file is left. @throws DISK_FULL, FILE_WRITE_FAILED, BOOK_CORRUPT */
export function backupTo(connection: Connection, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const isNew = !existsSync(target);
  try {
    // Copying through the file system would drop SQLite's lock on the original: POSIX locks go with the first close of the file.
    connection.database.prepare('VACUUM INTO ?').run(target);
  } catch (error) {
    if (isNew) rmSync(target, { force: true });
    throw error;
  }
}

/** Beside the book, in a folder of its own: `Book.usool` → `Book backups/Book before-close-2026-01 20260131-091200.usool`. */
export function backupPath(path: string, why: string, now: string): string {
  const name = basename(path).replace(/\.usool$/, '');
  const stamp = now.replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  const folder = join(dirname(path), `${name} backups`);
  for (let copy = 1; ; copy += 1) {
    const target = join(folder, `${name} ${why} ${stamp}${copy > 1 ? ` ${copy}` : ''}.usool`);
    if (!existsSync(target)) return target;
  }
}

function connect(path: string, readOnly: boolean): Connection {
  const database = new Database(path, { readonly: readOnly, timeout: 500 });
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  // Without it, INSERT OR REPLACE takes a settled row away without asking the triggers that keep it.
  database.pragma('recursive_triggers = ON');
  database.pragma('cache_size = -65536');
  return new Connection(database);
}

/** Makes the file ours while it is open. Only for what is known to be a book: the journal mode is written into the file. */
function claim({ database }: Connection): void {
  database.pragma('locking_mode = EXCLUSIVE');
  // A rollback journal keeps the book one file whenever it is closed; FULL makes a commit survive a power cut.
  database.pragma('journal_mode = DELETE');
  database.pragma('synchronous = FULL');
  // Takes the lock now: two windows on one book would each believe their own figures.
  database.exec('BEGIN EXCLUSIVE; COMMIT');
}

/** What opening leaves out for a large book, its verification and every backup come upon. @throws BOOK_CORRUPT */
function checkPages({ database }: Connection, file: string): void {
  const health = String(database.pragma('quick_check(1)', { simple: true }));
  if (health !== 'ok') refuse('BOOK_CORRUPT', { file, detail: health });
}

function permits(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const refusal = refusalOf(error, basename(path));
    if (refusal) throw new Refusal(refusal.code, refusal.params);
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') refuse('FILE_WRITE_FAILED', { file: basename(path), reason: error.code });
    throw error;
  }
}
