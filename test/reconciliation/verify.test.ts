import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { bookAt, temporaryFolder, testHost } from '../support/book.ts';
import { enter } from './support.ts';

const folder = temporaryFolder();
const original = join(folder, 'Original.usool');
const TABLES = ['ledger_statements', 'ledger_statement_balances', 'reconciling_items', 'reconciling_item_ends', 'reconciliation_sign_offs'] as const;
let copies = 0;

beforeAll(() => {
  const book = bookAt(original);
  inService(book);
  closeMonths(book, '2026-01');
  enter(book, '2026-01', { '1570': '4700.00' });
  for (const account of ['1570', '1574']) book.call('reconciliation.explain', { period: '2026-01', account, type: 'rounding', amount: '-100.00', note: 'Rounded there' });
  book.call('reconciliation.signOff', { period: '2026-01' });
  enter(book, '2026-01', { '1570': '4701.00' });
  book.call('reconciliation.clear', { itemId: 'rec-1', period: '2026-02' });
  book.call('reconciliation.withdraw', { itemId: 'rec-2', reason: 'wrong account' });
  expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
  book.host.close();
});

function tampered(sql: string, unguarded: boolean): string {
  copies += 1;
  const path = join(folder, `Copy ${copies}.usool`);
  copyFileSync(original, path);
  const database = new Database(path);
  try {
    if (unguarded) for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[]) database.exec(`DROP TRIGGER ${name}`);
    database.exec(sql);
  } finally {
    database.close();
  }
  return path;
}

function problemOf(sql: string): string | null {
  const book = testHost();
  expect(book.host.open(tampered(sql, true)).ok).toBe(true);
  const check = book.call('book.verify').checks.find((one) => one.check === 'reconciliations');
  book.host.close();
  return check?.problem?.what ?? null;
}

describe.each(TABLES)('a row of %s', (table) => {
  test('is never deleted and never changed', () => {
    expect(() => tampered(`DELETE FROM ${table}`, false)).toThrow('ALREADY_POSTED');
    const columns = new Database(original, { readonly: true }).prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all() as { name: string; type: string }[];
    for (const { name, type } of columns) expect(() => tampered(`UPDATE ${table} SET ${name} = ${type === 'INTEGER' ? `COALESCE(${name}, 0) + 1` : `COALESCE(${name}, '') || 'x'`}`, false)).toThrow('ALREADY_POSTED');
  });
});

test('an entry takes no further balance, and none is put between two of its versions', () => {
  expect(() => tampered("INSERT INTO ledger_statement_balances SELECT 1, id, 5 FROM accounts WHERE stable_name = 'CASH'", false)).toThrow('ALREADY_POSTED');
  expect(() => tampered("INSERT INTO ledger_statements (period, version, origin, balance_count, actor, at, content_hash) VALUES ('2026-01', 1, 'typed', 0, 'x', 'x', 'x')", false)).toThrow();
  expect(() => tampered("INSERT INTO ledger_statements (period, version, origin, balance_count, actor, at, content_hash) VALUES ('2026-01', 9, 'typed', 0, 'x', 'x', 'x')", false)).toThrow('ALREADY_POSTED');
});

test.each([
  ['UPDATE ledger_statements SET actor = \'x\' WHERE version = 1', 'statement_content'],
  ['UPDATE ledger_statement_balances SET balance_minor = balance_minor + 1', 'statement_content'],
  ['DELETE FROM ledger_statement_balances WHERE statement_id = 2', 'statement_content'],
  ["INSERT INTO ledger_statements (period, version, origin, balance_count, actor, at, content_hash) SELECT '2026-02', 1, origin, balance_count, actor, at, content_hash FROM ledger_statements WHERE version = 1", 'statement_logged'],
  ['UPDATE reconciling_items SET amount_minor = amount_minor + 1', 'reconciling_item_content'],
  ['UPDATE reconciling_items SET note = \'x\'', 'reconciling_item_content'],
  ['UPDATE reconciling_item_ends SET period = \'2026-03\'', 'reconciling_item_content'],
  ['DELETE FROM reconciling_item_ends WHERE item_id = 2', 'reconciling_item_logged'],
  ['UPDATE reconciliation_sign_offs SET fingerprint = \'x\'', 'sign_off_content'],
  ['DELETE FROM reconciliation_sign_offs', 'sign_off_logged'],
])('behind Usool’s back: %s is found', (sql, what) => {
  expect(problemOf(sql)).toBe(what);
});
