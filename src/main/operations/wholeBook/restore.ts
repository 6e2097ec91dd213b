import { basename } from 'node:path';
import { refuse } from '#shared/errors.ts';
import type { Connection, SqlValue } from '../../book/connection.ts';
import { SCHEMA_VERSION } from '../../book/migrations/index.ts';
import { restoreBookFile, type OpenBook } from '../../book/open.ts';
import { tablesOf, type Column, type Table } from '../../book/queries/wholeBook.ts';
import { loadTable, rowsFile } from '../../book/restore.ts';
import { readCompany } from '../../book/tables/company.ts';
import { ExportSource, unusable } from '../../exchange/wholeBook/source.ts';
import { MANIFEST } from '../../exchange/wholeBook/manifest.ts';
import type { InspectedExport } from '../../ipc/host.ts';
import type { Context } from '../context.ts';
import { verifyHandlers } from '../verify.ts';

export interface Restoring {
  /** ISO 8601 in UTC. */
  now: string;
  progress: (done: number, total: number) => void;
}

const TOLD_EVERY = 5000;

function described({ manifest }: ExportSource): InspectedExport {
  const { company, exportedAt, tables, audit } = manifest;
  return { name: company.name, nameAr: company.nameAr, exportedAt, tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0), auditRows: audit.rows, auditHead: audit.head };
}

/** @throws EXPORT_UNUSABLE, BOOK_NEWER */
function opened(folder: string): ExportSource {
  const source = new ExportSource(folder);
  const { schemaVersion } = source.manifest;
  if (schemaVersion > SCHEMA_VERSION) refuse('BOOK_NEWER', { file: source.folder, version: schemaVersion, supported: SCHEMA_VERSION });
  return source;
}

/** Reads the manifest of an export and nothing else. @throws EXPORT_UNUSABLE (no export, or one of a later form), BOOK_NEWER */
export const inspectExport = (folder: string): InspectedExport => described(opened(folder));

/** A value of a row as its column takes it; what is bytes there is a file here. @throws EXPORT_UNUSABLE */
function valueOf(source: ExportSource, file: string, { type }: Column, value: unknown): SqlValue {
  if (value === null) return null;
  if (type === 'INTEGER') return Number.isSafeInteger(value) ? (value as number) : unusable(file, 'format');
  if (typeof value !== 'string') return unusable(file, 'format');
  return type === 'TEXT' ? value : source.bytes(value);
}

function* valuesOf(source: ExportSource, file: string, { columns }: Table, tick: () => void): Generator<SqlValue[]> {
  for (const row of source.rows(file)) {
    if (Object.keys(row).length !== columns.length || columns.some(({ name }) => !Object.hasOwn(row, name))) unusable(file, 'format');
    yield columns.map((column) => valueOf(source, file, column, row[column.name]));
    tick();
  }
}

/** Every table of the schema from its file, each with as many rows as the manifest says. @throws EXPORT_UNUSABLE */
function load(connection: Connection, source: ExportSource, progress: Restoring['progress']): void {
  const { rows: total } = described(source);
  const said = new Map(source.manifest.tables.map((table) => [table.name, table]));
  let passed = 0;
  const tick = (): void => {
    passed += 1;
    if (passed % TOLD_EVERY === 0) progress(passed, total);
  };
  for (const table of tablesOf(connection)) {
    const { file, rows } = said.get(table.name) ?? unusable(rowsFile(table.name), 'missing');
    said.delete(table.name);
    if (loadTable(connection, table, valuesOf(source, file, table, tick)) !== rows) unusable(file, 'rows');
  }
  // A table that the schema does not have would be left out of the book.
  for (const { file } of said.values()) unusable(file, 'format');
}

/** The book has to agree with itself and end in the log's row that the export ended in. @throws EXPORT_UNUSABLE, EXPORT_DISAGREES */
function check(connection: Connection, source: ExportSource, path: string, now: string): void {
  const context: Context = {
    connection, path, fileName: basename(path), readOnly: false, user: null, actor: '', now, company: readCompany(connection), backup: null,
    record: () => undefined, progress: () => undefined, files: { get: () => undefined },
  };
  const { checks, chainHead, auditRows } = connection.read(() => verifyHandlers['book.verify'](context, {}));
  const broken = checks.find(({ ok }) => !ok);
  if (broken !== undefined) refuse('EXPORT_DISAGREES', { check: broken.check, where: broken.problem?.where ?? '' });
  const { audit } = source.manifest;
  if (chainHead !== audit.head || auditRows !== audit.rows) unusable(MANIFEST, 'chain');
}

/**
 * Makes a book of an export: equal to the one that was exported, row for row, and of an earlier schema brought up to date. Every file is compared with the manifest, the
 * tables' own checks and references hold, and the book verifies; else there is no book.
 * @throws EXPORT_UNUSABLE, EXPORT_DISAGREES, BOOK_NEWER, BOOK_EXISTS, FILE_NOT_FOUND (no such folder to make the book in), FILE_UNREADABLE, FILE_WRITE_FAILED, DISK_FULL
 */
export function restoreWholeBook(folder: string, path: string, { now, progress }: Restoring): { book: OpenBook; export: InspectedExport } {
  const source = opened(folder);
  const fill = (connection: Connection): void => {
    source.check();
    load(connection, source, progress);
    if (source.manifest.tables.find(({ name }) => name === 'company')?.rows !== 1) unusable(rowsFile('company'), 'rows');
  };
  return { book: restoreBookFile(path, source.manifest.schemaVersion, fill, (connection) => check(connection, source, path, now)), export: described(source) };
}
