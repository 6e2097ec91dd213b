/** A book larger than opening looks through whole: damage is still never taken for figures. */
import { copyFileSync, existsSync, openSync, closeSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { COMPANY, temporaryFolder, testHost } from '../support/book.ts';

const MEBIBYTE = 2 ** 20;
const PAGE_BYTES = 4096;
const folder = temporaryFolder();
const whole = join(folder, 'Large.usool');

/** The first page of the text that makes the book large. */
function pageOfText(path: string): number {
  const database = new Database(path, { readonly: true });
  const page = database.prepare("SELECT MAX(pageno) FROM dbstat WHERE name = 'import_mappings' AND pagetype = 'leaf'").pluck().get() as number;
  database.close();
  return page;
}

beforeAll(() => {
  const { host } = testHost();
  expect(host.create(whole, COMPANY).ok).toBe(true);
  host.close();
  const database = new Database(whole);
  const insert = database.prepare('INSERT INTO import_mappings (name, mapping, at) VALUES (?, ?, ?)');
  for (let part = 0; part < 40; part += 1) insert.run(`part ${part}`, 'x'.repeat(MEBIBYTE), '2026-01-01T00:00:00.000Z');
  database.close();
  expect(statSync(whole).size).toBeGreaterThan(40 * MEBIBYTE);
});

function copy(name: string): string {
  const path = join(folder, name);
  copyFileSync(whole, path);
  return path;
}

test('a whole one opens', () => {
  const { host } = testHost();
  expect(host.open(whole)).toMatchObject({ ok: true });
  host.close();
});

test('one that was cut short is BOOK_CORRUPT at once', () => {
  const path = copy('Cut.usool');
  truncateSync(path, 36 * MEBIBYTE);
  expect(testHost().host.open(path)).toMatchObject({ ok: false, error: { code: 'BOOK_CORRUPT' } });
});

test('one with a page of noise is found by verifying, and no copy of it is made', () => {
  const path = copy('Noise.usool');
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, (pageOfText(path) - 1) * PAGE_BYTES);
  closeSync(file);
  const { host } = testHost();
  expect(host.open(path).ok).toBe(true);
  const verified = host.dispatch('book.verify', {});
  expect(verified).toMatchObject({ ok: true, value: { ok: false } });
  expect(verified.ok && (verified.value as { checks: { check: string; ok: boolean }[] }).checks.find(({ check }) => check === 'file')?.ok).toBe(false);
  const copyPath = join(folder, 'Copy.usool');
  expect(host.backup(copyPath)).toMatchObject({ ok: false, error: { code: 'BOOK_CORRUPT' } });
  host.close();
  expect(existsSync(copyPath)).toBe(false);
});
