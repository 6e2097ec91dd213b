/** What a book of many assets costs is counted in statements and rows, which are the same on every machine; times are for the bench. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { required } from '#shared/values/assert.ts';
import type { Result } from '#shared/errors.ts';
import type { BookHost } from '../../src/main/ipc/host.ts';
import { largeBook, PERIOD } from '../bench/largeBook.ts';
import { RESOURCES, testHost } from '../support/book.ts';

const SIZES = [500, 1000, 2000] as const;
const folder = mkdtempSync(join(tmpdir(), 'usool-growth-'));
const books = new Map<number, BookHost>();

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

beforeAll(() => {
  for (const size of SIZES) {
    const path = join(folder, `${size}.usool`);
    largeBook(path, size, RESOURCES);
    const { host } = testHost();
    must(host.open(path));
    books.set(size, host);
  }
});
afterAll(() => {
  for (const host of books.values()) host.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Work {
  statements: number;
  rowsWritten: number;
}

/** Everything SQLite is asked while an operation runs. */
function workOf(host: BookHost, name: string, input: object): Work {
  const statement = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as Database.Statement;
  const run = vi.spyOn(statement, 'run');
  const spies = [run, vi.spyOn(statement, 'get'), vi.spyOn(statement, 'all'), vi.spyOn(statement, 'iterate')];
  try {
    must(host.dispatch(name, input));
    const rowsWritten = run.mock.results.reduce((rows, result) => rows + (result.type === 'return' ? result.value.changes : 0), 0);
    return { statements: spies.reduce((count, spy) => count + spy.mock.calls.length, 0), rowsWritten };
  } finally {
    vi.restoreAllMocks();
  }
}

const bookOf = (size: number): BookHost => required(books.get(size), 'the book of this size');
const bySize = (name: string, input: object): Work[] => SIZES.map((size) => workOf(bookOf(size), name, input));

describe('looking at a book takes as many statements however many assets it has', () => {
  test.each([
    ['register.rows', { startRow: 100, endRow: 200, sort: [{ column: 'cost', direction: 'desc' }] }],
    ['register.rows', { startRow: 0, endRow: 100, search: 'asset 4', filter: { status: ['IN_SERVICE'] } }],
    ['register.totals', {}],
    ['home.summary', {}],
    ['home.outlook', {}],
    ['close.preview', { period: PERIOD }],
  ])('%s', (name, input) => {
    const [small, ...larger] = bySize(name, input);
    expect(small?.statements).toBeGreaterThan(0);
    for (const work of larger) expect(work).toEqual({ statements: small?.statements, rowsWritten: 0 });
  });

  test('sums are not added up again while nothing changes', () => {
    const [first] = bySize('register.totals', { search: 'asset' });
    const [again] = bySize('register.totals', { search: 'asset' });
    expect(again?.statements).toBeLessThan(first?.statements ?? 0);
  });
});

describe('closing a month', () => {
  test('writes so much more for each asset more, up to two thousand', () => {
    const [small, middle, large] = bySize('close.run', { period: PERIOD });
    if (!small || !middle || !large) throw new Error('three books were closed');
    expect(large.statements - middle.statements).toBe(2 * (middle.statements - small.statements));
    expect(large.rowsWritten - middle.rowsWritten).toBe(2 * (middle.rowsWritten - small.rowsWritten));
    // An entry and a balance for each asset.
    expect(middle.rowsWritten - small.rowsWritten).toBe(2 * 500);
  });

  test('of two thousand assets charges each of them and leaves a book that verifies', () => {
    const host = bookOf(2000);
    expect(must(host.dispatch('depreciationRuns.list', {}))).toMatchObject({ items: [{ totalAssets: 2000, status: 'POSTED' }] });
    expect(must(host.dispatch('book.verify', {}))).toMatchObject({ ok: true });
  });
});
