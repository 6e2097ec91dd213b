import { basename, extname } from 'node:path';
import { refuse } from '#shared/errors.ts';
import { assert, required } from '#shared/values/assert.ts';
import { lastDay } from '#shared/values/calendar.ts';
import { chainHead } from '../../book/audit.ts';
import type { SqlValue } from '../../book/connection.ts';
import { sha256 } from '../../book/hash.ts';
import { schemaVersion } from '../../book/migrate.ts';
import { APPLICATION_ID } from '../../book/open.ts';
import { countRows, iterateRows, schemaStatements, tablesOf, type Table } from '../../book/queries/wholeBook.ts';
import { rowsFile } from '../../book/restore.ts';
import { allAttachments, type AttachmentToVerify } from '../../book/tables/attachments.ts';
import { countExports, listExports } from '../../book/tables/journalExports.ts';
import { ENGINE_VERSION } from '../../engine/index.ts';
import { mediaOf } from '../../exchange/attachments/media.ts';
import { ExportFolder } from '../../exchange/wholeBook/folder.ts';
import { EXPORT_VERSION, MANIFEST, type Manifest } from '../../exchange/wholeBook/manifest.ts';
import { README, readme } from '../../exchange/wholeBook/readme.ts';
import { csvHead, csvRow, JSON_END, JSON_HEAD, jsonRow, type StoredValue } from '../../exchange/wholeBook/rows.ts';
import type { ExportedBook } from '../../ipc/host.ts';
import type { Context } from '../context.ts';
import { exportedFile } from '../journalFiles.ts';
import { lastClosedPeriod, openPeriod } from '../periods.ts';
import { renderReport } from '../reports.ts';
import { wholeLedger } from './ledger.ts';

/** Progress is told after so many rows. */
const TOLD_EVERY = 5000;

/** Bytes as a file of their own, named after what they are, so that the same ones are written once. */
type KeepBytes = (table: string, bytes: Uint8Array) => string;

function keeper(out: ExportFolder, documents: readonly AttachmentToVerify[]): KeepBytes {
  const endings = new Map<string, string>();
  for (const { sha256: content, media_type, thumbnail_sha256 } of documents) {
    endings.set(content, mediaOf(media_type).extensions[0] ?? 'bin');
    // Thumbnails are JPEG, whatever the picture is.
    if (thumbnail_sha256 !== null && !endings.has(thumbnail_sha256)) endings.set(thumbnail_sha256, 'jpg');
  }
  return (table, bytes) => {
    const digest = sha256(bytes);
    const path = table === 'attachment_contents' ? `attachments/${digest}.${endings.get(digest) ?? 'bin'}` : `blobs/${digest}.bin`;
    if (!out.has(path)) out.write(path, bytes);
    return path;
  };
}

function stored(table: Table, index: number, value: SqlValue, keep: KeepBytes, file: string): StoredValue {
  if (value instanceof Uint8Array) return keep(table.name, value);
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isSafeInteger(value))) return refuse('BOOK_CORRUPT', { file, detail: `${table.name}.${table.columns[index]?.name ?? ''}` });
  return value;
}

/** The rows of a table as CSV and as JSON, in one pass. */
function writeTable({ connection, fileName }: Context, out: ExportFolder, table: Table, keep: KeepBytes, tick: () => void): void {
  const columns = table.columns.map(({ name }) => name);
  const csv = out.stream(`tables/${table.name}.csv`);
  const json = out.stream(rowsFile(table.name));
  csv.write(csvHead(columns));
  json.write(JSON_HEAD);
  let isFirst = true;
  for (const row of iterateRows(connection, table)) {
    const values = row.map((value, index) => stored(table, index, value, keep, fileName));
    csv.write(csvRow(values));
    json.write(jsonRow(columns, values, isFirst));
    isFirst = false;
    tick();
  }
  json.write(JSON_END);
  csv.end();
  json.end();
}

/** Which document is which: the names by which people know them beside the files they lie in. */
function writeAttachmentIndex(out: ExportFolder, documents: readonly AttachmentToVerify[]): void {
  const columns = ['asset', 'subject', 'name', 'kind', 'note', 'attached_by', 'attached_at', 'removed_by', 'removed_at', 'removed_because', 'file'];
  const file = out.stream('attachments/index.csv');
  file.write(csvHead(columns));
  for (const { number, subject, file_name, kind, note, actor, at, removed_by, removed_at, reason, content_id, sha256: digest, media_type } of documents) {
    const path = content_id === null ? null : `${digest}.${required(mediaOf(media_type).extensions[0], 'the ending of a kind of file')}`;
    file.write(csvRow([number, subject, file_name, kind, note, actor, at, removed_by, removed_at, reason, path]));
  }
  file.end();
}

/** The files that other ledgers were given, once more as they were, under short names. */
function writeJournalFiles(context: Context, out: ExportFolder): boolean {
  const batches = listExports(context.connection, countExports(context.connection), 0);
  for (const { id } of batches) {
    const { fileName, bytes } = exportedFile(context, `exp-${id}`);
    out.write(`journal-files/exp-${id}${extname(fileName)}`, bytes);
  }
  return batches.length > 0;
}

/** The register in words and decimals, as at the end of the last closed month, else of the open one; a book without assets has neither: as at today. Answers the day. */
function writeRegister(context: Context, out: ExportFolder): string {
  const period = lastClosedPeriod(context) ?? openPeriod(context);
  const asOf = period === null ? context.now.slice(0, 10) : lastDay(period);
  const report = renderReport(context, { report: 'asset-register', parameters: { asOf }, language: 'both', format: 'csv' }, 'file');
  assert(report.kind === 'bytes', 'a CSV file is bytes');
  out.write('asset-register.csv', report.bytes);
  return asOf;
}

function writeAll(context: Context, out: ExportFolder): Omit<ExportedBook, 'folder'> {
  const { connection, company, now } = context;
  const tables = tablesOf(connection);
  const counts = new Map(tables.map((table) => [table.name, countRows(connection, table)]));
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let passed = 0;
  const tick = (): void => {
    passed += 1;
    if (passed % TOLD_EVERY === 0) context.progress(passed, rows);
  };
  const documents = allAttachments(connection);
  const keep = keeper(out, documents);
  for (const table of tables) writeTable(context, out, table, keep, tick);
  if (documents.length > 0) writeAttachmentIndex(out, documents);
  const hasJournalFiles = writeJournalFiles(context, out);
  out.write('ledger.journal', wholeLedger(context));
  const asOf = writeRegister(context, out);
  const version = schemaVersion(connection);
  out.write('schema.sql', `${[`PRAGMA application_id = ${APPLICATION_ID}`, `PRAGMA user_version = ${version}`, ...schemaStatements(connection)].join(';\n\n')};\n`);
  const listed = tables.map(({ name }) => ({ name, rows: counts.get(name) ?? 0, file: rowsFile(name) }));
  const facts = { name: company.name, nameAr: company.name_ar, currency: company.currency, exponent: company.exponent, exportedAt: now, asOf, tables: listed, hasAttachments: documents.length > 0, hasJournalFiles };
  for (const language of ['en', 'ar'] as const) out.write(README[language], readme(language, facts));
  const head = chainHead(connection);
  const manifest: Manifest = {
    format: 'usool-export', version: EXPORT_VERSION, exportedAt: now, exportedBy: context.actor, schemaVersion: version, engineVersion: ENGINE_VERSION,
    company: { name: company.name, nameAr: company.name_ar, country: company.country, currency: company.currency, exponent: company.exponent },
    audit: { rows: head.seq, head: head.hash }, tables: listed, files: out.files,
  };
  // Last: a folder without it is no export.
  out.write(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
  return { files: out.files.length, tables: tables.length, rows, bytes: out.files.reduce((sum, file) => sum + file.bytes, 0), auditRows: head.seq, auditHead: head.hash };
}

/**
 * Writes everything the book holds into a new or empty folder, as files that nobody needs Usool to read and that a book can be made of again. Amounts of the tables in
 * minor units, those of the register as decimals. Where it fails, nothing is left.
 * @throws FOLDER_NOT_EMPTY, FILE_WRITE_FAILED, DISK_FULL, BOOK_CORRUPT
 */
export function exportWholeBook(context: Context, folder: string): ExportedBook {
  const out = new ExportFolder(folder);
  try {
    return { ...writeAll(context, out), folder: basename(folder) };
  } catch (error) {
    out.discard();
    throw error;
  }
}
