import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '../../src/main/book/migrations/index.ts';
import { Connection } from '../../src/main/book/connection.ts';
import { countRows, iterateRows, tablesOf } from '../../src/main/book/queries/wholeBook.ts';
import { ExportFolder } from '../../src/main/exchange/wholeBook/folder.ts';
import { JSON_END, JSON_HEAD, jsonRow, type StoredValue } from '../../src/main/exchange/wholeBook/rows.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, temporaryFolder, testHost } from '../support/book.ts';
import { attach, pdf } from '../support/documents.ts';
import { bookOfVersion1 } from '../support/oldBook.ts';
import { contentsOf, exported, forge, forgeManifest, manifestOf, restored } from './support.ts';

let good: string;
beforeAll(() => {
  const book = memoryHost();
  const { id } = inService(book);
  attach(book, id, 'invoice.pdf', pdf());
  closeMonths(book, '2026-01');
  good = exported(book.host).folder;
});

/** A copy of the export to spoil. */
function spoiled(spoil: (folder: string) => void): string {
  const folder = join(temporaryFolder(), 'export');
  cpSync(good, folder, { recursive: true });
  spoil(folder);
  return folder;
}

/** How reading it back is refused; there is no half a book afterwards. */
function refusal(folder: string): { code: string; params: unknown } {
  const place = temporaryFolder();
  const { host, lastFault } = testHost();
  const result = host.restoreBook(join(place, 'Again.usool'), folder);
  if (result.ok) throw new Error('it was read back');
  if (result.error.code === 'FAULT') throw new Error('a fault', { cause: lastFault() });
  expect(readdirSync(place)).toEqual([]);
  expect(host.dispatch('book.info', {})).toMatchObject({ ok: false, error: { code: 'NO_BOOK_OPEN' } });
  return result.error;
}
const unusable = (file: string, reason: string) => ({ code: 'EXPORT_UNUSABLE', params: { file, reason } });

describe('what is not as it was written is refused by its name', () => {
  test('no manifest, or one that is not Usool’s', () => {
    expect(refusal(temporaryFolder())).toEqual(unusable('manifest.json', 'missing'));
    expect(refusal(join(temporaryFolder(), 'nowhere'))).toEqual(unusable('manifest.json', 'missing'));
    for (const text of ['', '{', '[]', '{"format":"other"}', '{"format":"usool-export","version":1}']) expect(refusal(spoiled((folder) => writeFileSync(join(folder, 'manifest.json'), text)))).toEqual(unusable('manifest.json', 'format'));
  });

  test('a missing file, of those that are read and of those that only people read', () => {
    const attachment = manifestOf(good).files.find(({ path }) => path.endsWith('.pdf'))?.path ?? '';
    for (const file of ['tables/journals.json', 'tables/journals.csv', 'README.ar.md', attachment]) expect(refusal(spoiled((folder) => rmSync(join(folder, file))))).toEqual(unusable(file, 'missing'));
  });

  test('a changed cell, in either form; a byte of a document; a file that grew', () => {
    for (const file of ['tables/journal_lines.json', 'tables/journal_lines.csv', 'asset-register.csv']) {
      expect(refusal(spoiled((folder) => writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace('480000', '480001').replace('4800.00', '4800.01'))))).toEqual(unusable(file, 'changed'));
    }
    const attachment = manifestOf(good).files.find(({ path }) => path.endsWith('.pdf'))?.path ?? '';
    expect(refusal(spoiled((folder) => writeFileSync(join(folder, attachment), pdf('Invoice 119'))))).toEqual(unusable(attachment, 'changed'));
    expect(refusal(spoiled((folder) => writeFileSync(join(folder, 'tables/users.json'), ' ', { flag: 'a' })))).toEqual(unusable('tables/users.json', 'changed'));
  });

  test('other files beside it are nobody’s business', () => {
    expect(existsSync(restored(spoiled((folder) => writeFileSync(join(folder, '.DS_Store'), 'x'))).path)).toBe(true);
  });
});

describe('who changes the manifest as well meets the book itself', () => {
  const forged = (path: string, change: (text: string) => string) => refusal(spoiled((folder) => forge(folder, path, change)));

  test('an amount: the journal no longer balances with its hash', () => {
    expect(forged('tables/journal_lines.json', (text) => text.replace('"debit_minor":480000', '"debit_minor":480001'))).toMatchObject({ code: 'EXPORT_DISAGREES', params: { check: 'journals' } });
  });

  test('a row of the log', () => {
    expect(forged('tables/audit.json', (text) => text.replace('"actor":"Noura"', '"actor":"Nobody"'))).toMatchObject({ code: 'EXPORT_DISAGREES', params: { check: 'audit_chain' } });
  });

  test('a log that was cut short', () => {
    const folder = spoiled((copy) => {
      forge(copy, 'tables/audit.json', (text) => text.replace(/,\n[^\n]*\n\]\n$/, '\n]\n'));
      forgeManifest(copy, (manifest) => {
        const table = manifest.tables.find(({ name }) => name === 'audit');
        if (table) table.rows -= 1;
      });
    });
    expect(['EXPORT_UNUSABLE', 'EXPORT_DISAGREES']).toContain(refusal(folder).code);
  });

  test('another end of the log than the manifest names', () => {
    expect(refusal(spoiled((folder) => forgeManifest(folder, (manifest) => (manifest.audit.head = 'a'.repeat(64)))))).toEqual(unusable('manifest.json', 'chain'));
  });

  test('a row more or less than the manifest counts', () => {
    expect(forged('tables/sequences.json', () => '[\n]\n')).toEqual(unusable('tables/sequences.json', 'rows'));
  });

  test('a row that a check of the table refuses, that is there twice, or that names one which is not there', () => {
    expect(forged('tables/assets.json', (text) => text.replace('"IN_SERVICE"', '"BROKEN"'))).toEqual(unusable('tables/assets.json', 'refused'));
    expect(forged('tables/accounts.json', (text) => text.replace('"id":2,', '"id":1,'))).toEqual(unusable('tables/accounts.json', 'refused'));
    expect(forged('tables/assets.json', (text) => text.replace(/"category_id":\d+/, '"category_id":999'))).toEqual(unusable('tables/assets.json', 'refused'));
  });

  test('what is no row of that table', () => {
    for (const change of [(text: string) => text.replace('"currency":"SAR",', ''), (text: string) => text.replace('"currency":"SAR"', '"currency":"SAR","more":1'), (text: string) => text.replace('"exponent":2', '"exponent":"2"'), (text: string) => text.replace('"exponent":2', '"exponent":2.5'), (text: string) => text.replace('"currency":"SAR"', '"currency":true'), () => '[\n1\n]\n', () => '[\nnull\n]\n', () => '[\n{\n]\n']) {
      expect(forged('tables/company.json', change)).toEqual(unusable('tables/company.json', 'format'));
    }
  });

  test('a book without its company', () => {
    const folder = spoiled((copy) => {
      forge(copy, 'tables/company.json', () => '[\n]\n');
      forgeManifest(copy, (manifest) => manifest.tables.forEach((table) => (table.rows = table.name === 'company' ? 0 : table.rows)));
    });
    expect(refusal(folder)).toEqual(unusable('tables/company.json', 'rows'));
  });

  test('a table that is not named, or that no book has', () => {
    expect(refusal(spoiled((folder) => forgeManifest(folder, (manifest) => (manifest.tables = manifest.tables.filter(({ name }) => name !== 'places')))))).toEqual(unusable('tables/places.json', 'missing'));
    expect(refusal(spoiled((folder) => forgeManifest(folder, (manifest) => manifest.tables.push({ name: 'more', rows: 0, file: 'tables/places.json' }))))).toEqual(unusable('tables/places.json', 'format'));
  });

  test('a path that leads out of the folder, in the manifest or in a row', () => {
    for (const path of ['../secret', '/etc/passwd', 'tables/../../x', 'C:/x', 'a\\b', './x']) expect(refusal(spoiled((folder) => forgeManifest(folder, (manifest) => manifest.files.push({ path, bytes: 1, sha256: 'a'.repeat(64) }))))).toEqual(unusable('manifest.json', 'format'));
    expect(forged('tables/attachment_contents.json', (text) => text.replace(/"bytes":"[^"]*"/, '"bytes":"../../secret"'))).toEqual(unusable('../../secret', 'missing'));
  });
});

describe('other versions', () => {
  test('of a later schema or form is refused as such', () => {
    expect(refusal(spoiled((folder) => forgeManifest(folder, (manifest) => (manifest.schemaVersion = SCHEMA_VERSION + 1))))).toEqual({ code: 'BOOK_NEWER', params: { file: 'export', version: SCHEMA_VERSION + 1, supported: SCHEMA_VERSION } });
    expect(refusal(spoiled((folder) => writeFileSync(join(folder, 'manifest.json'), '{"format":"usool-export","version":2,"parts":[]}')))).toEqual(unusable('manifest.json', 'newer'));
  });

  test('of an earlier schema is read as it was and then brought up to date', () => {
    const old = join(temporaryFolder(), 'Old.usool');
    bookOfVersion1(old);
    const folder = join(temporaryFolder(), 'old');
    exportOfVersion1(old, folder);
    const again = restored(folder);
    expect(again.book.call('book.verify').ok).toBe(true);
    again.book.host.close();
    const opened = testHost();
    expect(opened.host.open(old).ok).toBe(true);
    opened.host.close();
    expect(contentsOf(again.path)).toEqual(contentsOf(old));
  });
});

/** As an Usool of those days would have written it. */
function exportOfVersion1(path: string, folder: string): void {
  const database = new Database(path, { readonly: true });
  const connection = new Connection(database);
  const out = new ExportFolder(folder);
  const tables = tablesOf(connection).map((table) => {
    const file = `tables/${table.name}.json`;
    const rows = [...iterateRows(connection, table)] as StoredValue[][];
    out.write(file, [JSON_HEAD, ...rows.map((row, index) => jsonRow(table.columns.map(({ name }) => name), row, index === 0)), JSON_END].join(''));
    return { name: table.name, rows: countRows(connection, table), file };
  });
  const [audit] = database.prepare('SELECT seq AS rows, hash AS head FROM audit ORDER BY seq DESC LIMIT 1').all() as { rows: number; head: string }[];
  database.close();
  out.write('manifest.json', JSON.stringify({ format: 'usool-export', version: 1, exportedAt: '', exportedBy: '', schemaVersion: 1, engineVersion: '1', company: { name: '', nameAr: null, country: '', currency: '', exponent: 2 }, audit, tables, files: out.files }));
}

describe('where the book goes', () => {
  test('never over another file, and only into a folder that is there', () => {
    const taken = join(temporaryFolder(), 'Taken.usool');
    writeFileSync(taken, 'mine');
    expect(testHost().host.restoreBook(taken, good)).toMatchObject({ ok: false, error: { code: 'BOOK_EXISTS' } });
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    expect(testHost().host.restoreBook(join(temporaryFolder(), 'no', 'Book.usool'), good)).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
  });

  test('an export can be looked at before', () => {
    const { audit, tables } = manifestOf(good);
    expect(testHost().host.inspectExport(good)).toEqual({ ok: true, value: { name: 'Al Noor Trading', nameAr: 'شركة النور للتجارة', exportedAt: '2026-01-15T08:00:00.000Z', tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), auditRows: audit.rows, auditHead: audit.head } });
  });
});
