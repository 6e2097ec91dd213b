import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/main/book/hash.ts';
import { SCHEMA_VERSION } from '../../src/main/book/migrations/index.ts';
import { ENGINE_VERSION } from '../../src/main/engine/index.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { bookAt, memoryHost, temporaryFolder, testHost, type TestBook } from '../support/book.ts';
import { attach, pdf } from '../support/documents.ts';
import { staffed, signIn } from '../support/people.ts';
import { contentsOf, copyOf, exported, manifestOf, read } from './support.ts';

type Row = Record<string, string>;
const csvOf = (folder: string, path: string): Row[] => parse(read(folder, path), { bom: true, columns: true });
const jsonOf = (folder: string, table: string): Record<string, unknown>[] => JSON.parse(read(folder, `tables/${table}.json`)) as Record<string, unknown>[];
const filesBelow = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();

let book: TestBook;
let folder: string;
let said: ReturnType<typeof exported>['said'];

beforeAll(() => {
  book = memoryHost({ clock: '2026-02-03T09:30:00.000Z' });
  const { id } = inService(book, { name: '=HYPERLINK("x")', nameAr: 'خادم، مبنى ٢', notes: '' });
  attach(book, id, 'فاتورة.pdf', pdf(), { note: '-1' });
  closeMonths(book, '2026-01');
  book.call('journals.export', { format: 'odoo', from: '2026-01-01', to: '2026-01-31', detail: 'summary' });
  ({ folder, said } = exported(book.host));
});

describe('the folder', () => {
  test('has every table twice, the register, the ledger, the documents, and what they are', () => {
    const tables = Object.keys(contentsOf(copyOf(book.host)).rows);
    expect(tables.length).toBeGreaterThan(35);
    const files = filesBelow(folder);
    for (const table of tables) expect(files).toEqual(expect.arrayContaining([`tables/${table}.csv`, `tables/${table}.json`]));
    expect(files.filter((file) => !file.startsWith('tables/'))).toEqual([
      'README.ar.md', 'README.en.md', 'asset-register.csv', expect.stringMatching(/^attachments\/[0-9a-f]{64}\.pdf$/), 'attachments/index.csv', expect.stringMatching(/^blobs\/[0-9a-f]{64}\.bin$/), 'journal-files/exp-1.csv', 'ledger.journal', 'manifest.json', 'schema.sql',
    ]);
  });

  test('is told of as it is', () => {
    const files = filesBelow(folder);
    expect(said).toMatchObject({ folder: 'everything', files: files.length, bytes: files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0), auditHead: book.call('book.verify').chainHead });
  });

  test('the manifest names every other file with its size and hash, the schema, the engine and the end of the log', () => {
    const { files, audit, ...manifest } = manifestOf(folder);
    expect(files.map(({ path }) => path)).toEqual(filesBelow(folder).filter((file) => file !== 'manifest.json'));
    for (const { path, bytes, sha256: digest } of files) expect([readFileSync(join(folder, path)).length, sha256(readFileSync(join(folder, path)))], path).toEqual([bytes, digest]);
    const verified = book.call('book.verify');
    expect(audit).toEqual({ rows: verified.auditRows, head: verified.chainHead });
    expect(manifest).toMatchObject({ format: 'usool-export', version: 1, schemaVersion: SCHEMA_VERSION, engineVersion: ENGINE_VERSION, exportedAt: '2026-02-03T09:30:00.000Z', exportedBy: 'Noura', company: { currency: 'SAR', exponent: 2 } });
  });

  test('names in it are letters that every file system and archive keeps', () => {
    for (const file of filesBelow(folder)) expect(file).toMatch(/^[A-Za-z0-9_./-]+$/);
  });

  test('a second export of the same book differs in nothing', () => {
    const again = exported(book.host);
    expect(manifestOf(again.folder)).toEqual(manifestOf(folder));
  });
});

describe('the tables', () => {
  test('JSON and CSV hold the same rows, those of the book', () => {
    const { rows } = contentsOf(copyOf(book.host));
    for (const [table, values] of Object.entries(rows)) {
      const json = jsonOf(folder, table);
      const csv = csvOf(folder, `tables/${table}.csv`);
      expect([json.length, csv.length], table).toEqual([values.length, values.length]);
      const figures = (row: Record<string, unknown>): [string, string][] => Object.entries(row).filter(([, value]) => typeof value === 'number').map(([column, value]) => [column, String(value)]);
      for (const [index, row] of json.entries()) for (const [column, value] of figures(row)) expect(csv[index]?.[column], `${table}.${column}`).toBe(value);
    }
  });

  test('JSON keeps a text to the letter; CSV disarms a formula, and tells nothing from a text without letters', () => {
    const asset = jsonOf(folder, 'assets')[0];
    expect(asset).toMatchObject({ name: '=HYPERLINK("x")', name_ar: 'خادم، مبنى ٢', external_id: null });
    expect(csvOf(folder, 'tables/assets.csv')[0]).toMatchObject({ name: '\'=HYPERLINK("x")', name_ar: 'خادم، مبنى ٢' });
    const [, line = ''] = read(folder, 'tables/audit.csv').split('\r\n');
    expect(line).not.toContain('undefined');
    const company = read(folder, 'tables/company.csv');
    expect(company.charCodeAt(0)).toBe(0xfeff);
    expect(company.endsWith('\r\n')).toBe(true);
  });

  test('amounts are whole minor units, debits as many as credits, and the entries make the accumulated depreciation', () => {
    const sum = (table: string, column: string): number => csvOf(folder, `tables/${table}.csv`).reduce((total, row) => total + Number(row[column]), 0);
    expect(sum('journal_lines', 'debit_minor')).toBe(sum('journal_lines', 'credit_minor'));
    expect(sum('journal_lines', 'debit_minor')).toBe(sum('journals', 'total_minor'));
    expect(sum('balances', 'accumulated_minor')).toBe(sum('entries', 'depreciation_minor'));
  });

  test('the schema is SQL that makes the same tables', () => {
    const database = new Database(':memory:');
    database.exec(read(folder, 'schema.sql'));
    expect(database.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    const made = database.prepare("SELECT COUNT(*) AS count FROM sqlite_schema WHERE type = 'trigger'").get() as { count: number };
    expect(made.count).toBe(contentsOf(copyOf(book.host)).schema.filter((statement) => statement.startsWith('CREATE TRIGGER')).length);
    database.close();
  });
});

describe('what people read', () => {
  test('each README explains every table and the amounts of the currency, and says that password hashes are inside', () => {
    for (const [file, words] of [['README.en.md', ['Al Noor Trading', '1234.56 SAR', 'scrypt', 'usool restore']], ['README.ar.md', ['شركة النور للتجارة', '1234.56 SAR', 'scrypt', 'usool restore']]] as const) {
      const text = read(folder, file);
      for (const word of words) expect(text).toContain(word);
      for (const { name } of manifestOf(folder).tables) expect(text).toContain(`| \`${name}\` |`);
      expect(text).not.toMatch(/\{\{|undefined/);
    }
  });

  test('documents lie under their hash, and the index says whose they are', () => {
    const [row] = csvOf(folder, 'attachments/index.csv');
    expect(row).toMatchObject({ asset: 'FA-2026-000001', name: 'فاتورة.pdf', kind: 'invoice', note: '-1', attached_by: 'Noura' });
    expect(readFileSync(join(folder, 'attachments', row?.['file'] ?? '')).equals(pdf())).toBe(true);
  });

  test('a file for another ledger lies there as it was handed over', () => {
    const handed = book.host.readJournalExport({ exportId: 'exp-1' });
    expect(handed.ok && Buffer.from(handed.value.bytes).equals(readFileSync(join(folder, 'journal-files/exp-1.csv')))).toBe(true);
  });

  test('the ledger has every journal, and none counts as exported by it', () => {
    const ledger = read(folder, 'ledger.journal');
    for (const { number } of book.call('journals.list', { size: 100 }).items) expect(ledger).toContain(`(${number})`);
    expect(book.call('journals.exports', {}).total).toBe(1);
  });

  test('the register is there in decimals', () => expect(read(folder, 'asset-register.csv')).toContain('4800.00'));
});

describe('where it goes', () => {
  test('a book without assets goes out as well', () => {
    const empty = exported(memoryHost().host);
    expect(empty.said.rows).toBeGreaterThan(10);
    expect(filesBelow(empty.folder)).toContain('asset-register.csv');
    expect(existsSync(join(empty.folder, 'attachments'))).toBe(false);
  });

  test('a folder with something in it is refused, and left alone', () => {
    const full = temporaryFolder();
    writeFileSync(join(full, 'mine.txt'), 'mine');
    expect(book.host.exportBook(full)).toMatchObject({ ok: false, error: { code: 'FOLDER_NOT_EMPTY' } });
    expect(readdirSync(full)).toEqual(['mine.txt']);
    expect(book.host.exportBook(join(full, 'mine.txt'))).toMatchObject({ ok: false, error: { code: 'FOLDER_NOT_EMPTY' } });
    expect(book.host.exportBook(join(full, 'mine.txt', 'below'))).toMatchObject({ ok: false, error: { code: 'FILE_WRITE_FAILED' } });
  });

  test('an empty one is taken', () => {
    const ready = join(temporaryFolder(), 'ready');
    mkdirSync(ready);
    expect(exported(book.host, ready).said.folder).toBe('ready');
  });

  test('what goes wrong half-way leaves nothing', () => {
    const path = join(temporaryFolder(), 'Noor.usool');
    const damaged = bookAt(path);
    inService(damaged);
    closeMonths(damaged, '2026-01');
    damaged.call('journals.export', { format: 'odoo', from: '2026-01-01', to: '2026-01-31', detail: 'summary' });
    damaged.host.close();
    const file = new Database(path);
    file.exec("DROP TRIGGER export_batch_is_fixed; UPDATE export_batches SET sha256 = printf('%064d', 1)");
    file.close();
    damaged.host.open(path);
    const target = join(temporaryFolder(), 'none');
    expect(damaged.host.exportBook(target)).toMatchObject({ ok: false, error: { code: 'BOOK_CORRUPT' } });
    expect(existsSync(target)).toBe(false);
    const ready = temporaryFolder();
    damaged.host.exportBook(ready);
    expect(readdirSync(ready)).toEqual([]);
  });

  test('the owner alone may, and a book has to be open', () => {
    const people = staffed();
    for (const role of ['accountant', 'clerk', 'viewer'] as const) {
      signIn(people, role);
      expect(people.host.exportBook(join(temporaryFolder(), role))).toEqual({ ok: false, error: { code: 'PERMISSION_DENIED', params: { permission: 'book.export' } } });
    }
    people.call('session.logout');
    expect(people.host.exportBook(temporaryFolder())).toMatchObject({ ok: false, error: { code: 'LOGIN_REQUIRED' } });
    expect(testHost().host.exportBook(temporaryFolder())).toMatchObject({ ok: false, error: { code: 'NO_BOOK_OPEN' } });
  });

  test('the book itself stays as it was: reading leaves no trace in the log', () => {
    const before = book.call('book.verify').chainHead;
    exported(book.host);
    expect(book.call('book.verify').chainHead).toBe(before);
  });

  test('progress is told in rows, and ends', () => {
    const told = book.events.filter((event) => event.type === 'progress' && event.operation === 'app.exportBook');
    expect(told.at(-1)).toMatchObject({ done: 1, total: 1 });
  });
});
