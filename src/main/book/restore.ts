import Database from 'better-sqlite3';
import type { Connection, SqlValue } from './connection.ts';
import { applySteps } from './migrate.ts';
import { brokenReference, insertRows, layBare, type Table } from './queries/wholeBook.ts';
import { refuse } from '#shared/errors.ts';

/** What an export calls the rows of a table. */
export const rowsFile = (table: string): string => `tables/${table}.json`;

/**
 * Lays the rows of a whole book into an empty file: first its schema, with indexes and checks but without the triggers, for these hold the order in which a book is
 * written and rows come by table; then the rows; then the triggers as they were. One transaction.
 * @throws EXPORT_UNUSABLE where a row names one that is not there, and what `load` throws
 */
export function layRows(connection: Connection, version: number, load: (connection: Connection) => void): void {
  connection.database.pragma('foreign_keys = OFF');
  try {
    connection.write(() => {
      applySteps(connection, 0, version);
      const triggers = layBare(connection);
      load(connection);
      for (const trigger of triggers) connection.database.exec(trigger);
      const broken = brokenReference(connection);
      if (broken !== null) refuse('EXPORT_UNUSABLE', { file: rowsFile(broken), reason: 'refused' });
    });
  } finally {
    connection.database.pragma('foreign_keys = ON');
  }
}

/** Puts a table's rows in; answers how many. @throws EXPORT_UNUSABLE for a row that the table's own checks and keys refuse, and what the rows throw as they come */
export function loadTable(connection: Connection, table: Table, rows: Iterable<readonly SqlValue[]>): number {
  try {
    return insertRows(connection, table, rows);
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) refuse('EXPORT_UNUSABLE', { file: rowsFile(table.name), reason: 'refused' });
    throw error;
  }
}
