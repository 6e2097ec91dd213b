import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Result } from '#shared/errors.ts';
import { refusalOf } from '../../src/main/book/faults.ts';
import { SCHEMA_VERSION } from '../../src/main/book/migrations/index.ts';
import { bookAt, COMPANY, temporaryFolder, testHost } from '../support/book.ts';
import { settledBook } from '../support/ledger.ts';

const CHILD = resolve(import.meta.dirname, '../support/children/openBook.ts');

function closedBook(name = 'Al Noor.usool'): string {
  const path = join(temporaryFolder(), name);
  bookAt(path).host.close();
  return path;
}

interface Child {
  /** What it says next. */
  next: () => Promise<Result<unknown>>;
  ask: (line: string) => Promise<Result<unknown>>;
  kill: () => Promise<void>;
}

/** Another process with the book, as another user where `uid` says so. */
function otherProcess(path: string, uid?: number): Child {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [CHILD, path], uid === undefined ? {} : { uid, gid: uid });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const next = async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`the other process said nothing: ${said}`);
    return JSON.parse(value) as Result<unknown>;
  };
  return {
    next,
    ask: (line) => {
      child.stdin.write(`${line}\n`);
      return next();
    },
    kill: () => new Promise((done) => void child.once('exit', () => done()).kill('SIGKILL')),
  };
}

describe('creating a book', () => {
  test('writes one file that opens again with what is in it', () => {
    const path = join(temporaryFolder(), 'شركة النور.usool');
    const { host, call } = bookAt(path);
    call('locations.create', { code: 'LOC-100', name: 'Riyadh', nameAr: 'الرياض' });
    host.close();
    expect(readdirSync(join(path, '..'))).toEqual(['شركة النور.usool']);
    const again = testHost();
    expect(again.host.open(path)).toMatchObject({ ok: true, value: { name: 'Al Noor Trading', fileName: 'شركة النور.usool', readOnly: false } });
    expect(again.call('locations.list').total).toBe(1);
  });

  test('never writes over a file: BOOK_EXISTS', () => {
    const path = closedBook();
    const before = readFileSync(path);
    expect(testHost().host.create(path, COMPANY)).toEqual({ ok: false, error: { code: 'BOOK_EXISTS', params: { file: 'Al Noor.usool' } } });
    expect(readFileSync(path)).toEqual(before);
  });

  test('leaves no file behind where the company is refused', () => {
    const path = join(temporaryFolder(), 'New.usool');
    expect(testHost().host.create(path, { ...COMPANY, name: '\u200f' }).ok).toBe(false);
    expect(existsSync(path)).toBe(false);
  });

  test('in a folder that is not there is FILE_NOT_FOUND', () => {
    const folder = join(temporaryFolder(), 'gone');
    expect(testHost().host.create(join(folder, 'New.usool'), COMPANY)).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
  });
});

/** What opening it says; however that goes, not a byte of the file may change. */
const opened = (name: string, write: (path: string) => void) => {
  const path = join(temporaryFolder(), name);
  write(path);
  const before = readFileSync(path);
  const result = testHost().host.open(path);
  expect(readFileSync(path)).toEqual(before);
  return result;
};
const sqlite = (path: string, sql: string) => new Database(path).exec(sql).close();

describe('a file that is no book', () => {
  test('is left as it was: BOOK_NOT_USOOL', () => {
    const refused = { ok: false, error: { code: 'BOOK_NOT_USOOL', params: { file: 'x.usool' } } };
    expect(opened('x.usool', (path) => writeFileSync(path, 'Asset;Cost\nVan;60000\n'.repeat(100)))).toEqual(refused);
    expect(opened('x.usool', (path) => writeFileSync(path, ''))).toEqual(refused);
    expect(opened('x.usool', (path) => sqlite(path, 'CREATE TABLE t (a); INSERT INTO t VALUES (1)'))).toEqual(refused);
    expect(opened('x.usool', (path) => sqlite(path, 'PRAGMA journal_mode = WAL; CREATE TABLE t (a)'))).toEqual(refused);
    expect(opened('x.usool', (path) => sqlite(path, 'PRAGMA application_id = 0x55534f4c; CREATE TABLE t (a)'))).toEqual(refused);
  });

  test('or no file at all is FILE_NOT_FOUND, and none appears', () => {
    const folder = temporaryFolder();
    expect(testHost().host.open(join(folder, 'x.usool'))).toEqual({ ok: false, error: { code: 'FILE_NOT_FOUND', params: { file: 'x.usool' } } });
    expect(testHost().host.open(folder)).toMatchObject({ ok: false, error: { code: 'FILE_NOT_FOUND' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a damaged book', () => {
  test('that was cut short is BOOK_CORRUPT', () => {
    const path = closedBook();
    truncateSync(path, 40_960);
    expect(testHost().host.open(path)).toMatchObject({ ok: false, error: { code: 'BOOK_CORRUPT', params: { file: 'Al Noor.usool' } } });
  });

  test('with a page of noise is BOOK_CORRUPT', () => {
    const path = closedBook();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 8192, 12_288);
    writeFileSync(path, bytes);
    expect(testHost().host.open(path)).toMatchObject({ ok: false, error: { code: 'BOOK_CORRUPT' } });
  });

  test('with a header of noise is no book at all', () => {
    const path = closedBook();
    const bytes = readFileSync(path);
    bytes.fill(0, 0, 100);
    writeFileSync(path, bytes);
    expect(testHost().host.open(path)).toMatchObject({ ok: false, error: { code: 'BOOK_NOT_USOOL' } });
  });
});

describe('a book of a later program', () => {
  test('is BOOK_NEWER and is not touched', () => {
    const path = closedBook();
    const database = new Database(path);
    database.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    database.close();
    const before = readFileSync(path);
    expect(testHost().host.open(path)).toEqual({ ok: false, error: { code: 'BOOK_NEWER', params: { file: 'Al Noor.usool', version: SCHEMA_VERSION + 1, supported: SCHEMA_VERSION } } });
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(join(path, '..'))).toEqual(['Al Noor.usool']);
  });
});

describe('two at one book', () => {
  test('the second process is told BOOK_LOCKED; it gets in when the first is gone, even killed', async () => {
    const path = closedBook();
    const other = otherProcess(path);
    expect(await other.next()).toMatchObject({ ok: true });
    expect(testHost().host.open(path)).toEqual({ ok: false, error: { code: 'BOOK_LOCKED', params: { file: 'Al Noor.usool' } } });
    expect(await other.ask('locations.create {"code":"LOC-1","name":"Riyadh"}')).toMatchObject({ ok: true });
    await other.kill();
    const { host, call } = testHost();
    expect(host.open(path).ok).toBe(true);
    expect(call('locations.list').total).toBe(1);
    host.close();
  });

  test('the first keeps its lock after a backup and after the second has tried', async () => {
    const path = closedBook();
    const first = testHost();
    first.host.open(path);
    expect(first.host.backup(join(path, '..', 'copy.usool'))).toMatchObject({ ok: true });
    expect(await otherProcess(path).next()).toMatchObject({ ok: false, error: { code: 'BOOK_LOCKED' } });
    expect(testHost().host.open(path)).toMatchObject({ ok: false, error: { code: 'BOOK_LOCKED' } });
    expect(await otherProcess(path).next()).toMatchObject({ ok: false, error: { code: 'BOOK_LOCKED' } });
    first.host.close();
    expect(await otherProcess(path).next()).toMatchObject({ ok: true });
  });
});

/** The owner of everything can do everything, so what permissions say is asked as somebody else. */
const somebody = process.getuid?.() === 0 ? 65_534 : undefined;

test('a book that cannot be read is FILE_UNREADABLE', async () => {
  const path = closedBook();
  chmodSync(path, 0o000);
  chmodSync(join(path, '..'), 0o755);
  expect(await otherProcess(path, somebody).next()).toEqual({ ok: false, error: { code: 'FILE_UNREADABLE', params: { file: 'Al Noor.usool', reason: 'permission' } } });
});

describe('a book that cannot be written', () => {
  test('opens to read; a command is BOOK_READ_ONLY, and the file stays as it was', async () => {
    const path = closedBook();
    chmodSync(path, 0o444);
    chmodSync(join(path, '..'), 0o755);
    const before = readFileSync(path);
    const other = otherProcess(path, somebody);
    expect(await other.next()).toMatchObject({ ok: true, value: { readOnly: true, name: 'Al Noor Trading' } });
    expect(await other.ask('accounts.get {"account":"CASH"}')).toMatchObject({ ok: true, value: { code: '1000' } });
    expect(await other.ask('locations.create {"code":"A","name":"A"}')).toEqual({ ok: false, error: { code: 'BOOK_READ_ONLY', params: { file: 'Al Noor.usool' } } });
    expect(readFileSync(path)).toEqual(before);
  });

  test('of a later program is BOOK_NEWER all the same', async () => {
    const path = closedBook();
    const database = new Database(path);
    database.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    database.close();
    chmodSync(path, 0o444);
    chmodSync(join(path, '..'), 0o755);
    expect(await otherProcess(path, somebody).next()).toMatchObject({ ok: false, error: { code: 'BOOK_NEWER' } });
  });
});

test('a full disk is DISK_FULL, and the command it stopped left nothing', () => {
  const connection = settledBook(join(temporaryFolder(), 'Full.usool'));
  const pages = Number(connection.database.pragma('page_count', { simple: true }));
  connection.database.pragma(`max_page_count = ${pages + 2}`);
  let refusal: unknown;
  try {
    connection.write(() => {
      for (let index = 0; index < 2000; index += 1) connection.run("INSERT INTO places (kind, code, name, created_at, updated_at) VALUES ('location', ?, ?, '', '')", [`L${index}`, 'x'.repeat(200)]);
    });
  } catch (error) {
    refusal = refusalOf(error, 'Full.usool');
  }
  expect(refusal).toEqual({ code: 'DISK_FULL', params: { file: 'Full.usool' } });
  expect(connection.get<{ n: number }>('SELECT COUNT(*) AS n FROM places')?.n).toBe(0);
  connection.database.close();
});

describe('with no book open', () => {
  test('every operation of a book is NO_BOOK_OPEN', () => {
    const { refusal, host } = testHost();
    for (const [name, input] of [['book.info', {}], ['accounts.list', {}], ['assetCategories.delete', { categoryCode: 'VEH' }], ['locations.create', { code: 'A', name: 'A' }]] as const) {
      expect(refusal(name, input)).toEqual({ code: 'NO_BOOK_OPEN', params: {} });
    }
    expect(host.backup(join(temporaryFolder(), 'x.usool'))).toMatchObject({ ok: false, error: { code: 'NO_BOOK_OPEN' } });
    expect(host.close()).toEqual({ ok: true, value: null });
  });

  test('input is looked at before the book is missed', () => {
    expect(testHost().refusal('accounts.get', { account: true }).code).toBe('INVALID_INPUT');
    expect(testHost().refusal('accounts.burn')).toEqual({ code: 'UNKNOWN_OPERATION', params: { operation: 'accounts.burn' } });
  });
});

test('a backup is a book of its own, as the book was', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'copies'));
  const { host, call } = bookAt(join(folder, 'Book.usool'));
  call('locations.create', { code: 'A', name: 'Riyadh' });
  expect(host.backup(join(folder, 'copies', 'copy.usool'))).toMatchObject({ ok: true });
  call('locations.create', { code: 'B', name: 'Jeddah' });
  host.close();
  const copy = testHost();
  expect(copy.host.open(join(folder, 'copies', 'copy.usool'))).toMatchObject({ ok: true });
  expect(copy.call('locations.list').items.map(({ code }) => code)).toEqual(['A']);
  copy.host.close();
});
