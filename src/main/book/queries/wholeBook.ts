import { assert } from '#shared/values/assert.ts';
import type { Connection, SqlValue } from '../connection.ts';

export interface Column {
  name: string;
  type: 'INTEGER' | 'TEXT' | 'BLOB';
}

/** A table of the book as the file itself declares it. */
export interface Table {
  name: string;
  columns: readonly Column[];
  /** What its rows come in the order of. */
  order: readonly string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function columnsOf(connection: Connection, table: string): (Column & { pk: number })[] {
  return connection.all<{ name: string; type: string; pk: number }>('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid', [table]).map(({ name, type, pk }) => {
    assert(type === 'INTEGER' || type === 'TEXT' || type === 'BLOB', `${table}.${name} is whole numbers, text or bytes`);
    return { name, type, pk };
  });
}

/** Every table of the book, by name. What the file declares is asked, so that a table that comes later is never forgotten. */
export function tablesOf(connection: Connection): Table[] {
  const found = connection.all<{ name: string; wr: 0 | 1 }>("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite#_%' ESCAPE '#' ORDER BY name");
  return found.map(({ name, wr }) => {
    const columns = columnsOf(connection, name);
    const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk).map((column) => column.name);
    return { name, columns: columns.map(({ name: column, type }) => ({ name: column, type })), order: wr === 1 ? key : ['rowid'] };
  });
}

export function countRows(connection: Connection, { name }: Table): number {
  return connection.get<{ count: number }>(`SELECT COUNT(*) AS count FROM ${quoted(name)}`)?.count ?? 0;
}

/** Every row of a table, one at a time, its values in the order of the columns; the same book gives the same order each time. */
export function iterateRows(connection: Connection, { name, columns, order }: Table): IterableIterator<SqlValue[]> {
  // The key of a table without row numbers is among its columns; `rowid` itself is no column and must not be quoted.
  const by = order.map((column) => (column === 'rowid' ? column : quoted(column))).join(', ');
  return connection.database.prepare(`SELECT ${columns.map((column) => quoted(column.name)).join(', ')} FROM ${quoted(name)} ORDER BY ${by}`).raw().iterate() as IterableIterator<SqlValue[]>;
}

/** What makes the tables, their indexes and triggers, in the order in which they can be made. */
export function schemaStatements(connection: Connection): string[] {
  return connection
    .all<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, rowid")
    .map(({ sql }) => sql);
}

/** Puts rows into a table that is being restored; answers how many. @throws what SQLite says of a row that the table's own rules refuse */
export function insertRows(connection: Connection, { name, columns }: Table, rows: Iterable<readonly SqlValue[]>): number {
  const insert = connection.database.prepare(`INSERT INTO ${quoted(name)} (${columns.map((column) => quoted(column.name)).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  let count = 0;
  for (const row of rows) {
    insert.run(row);
    count += 1;
  }
  return count;
}

/** Takes the triggers of an empty book away and whatever its migrations put into it; answers what makes the triggers again. */
export function layBare(connection: Connection): string[] {
  const triggers = connection.all<{ name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid");
  for (const { name } of triggers) connection.database.exec(`DROP TRIGGER ${quoted(name)}`);
  for (const { name } of tablesOf(connection)) connection.database.exec(`DELETE FROM ${quoted(name)}`);
  return triggers.map(({ sql }) => sql);
}

/** The first table with a row that names one which is not there; null where every reference leads somewhere. */
export function brokenReference(connection: Connection): string | null {
  const [broken] = connection.database.pragma('foreign_key_check') as { table: string }[];
  return broken?.table ?? null;
}
