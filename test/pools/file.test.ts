import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/main/book/migrations/index.ts';
import { openBookFile } from '../../src/main/book/open.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { bookOfVersion1 } from '../support/oldBook.ts';

function closedYear(): string {
  const path = join(temporaryFolder(), 'Pools.usool');
  const book = bookAt(path, { clock: '2024-01-15T08:00:00.000Z' });
  book.call('pools.setUp', { country: 'SA', firstYear: 2024, openings: 'none' });
  book.call('pools.enterFacts', { pool: '3', fiscalYear: 2024, opening: '1000', proceeds: '100' });
  book.call('pools.close', { fiscalYear: 2024 });
  book.host.close();
  return path;
}

const inFile = <T>(path: string, work: (database: Database.Database) => T): T => {
  const database = new Database(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
};

describe('a book of version 1', () => {
  test('gets its tax tables and keeps what it has, after a copy was made', () => {
    const path = join(temporaryFolder(), 'Old.usool');
    bookOfVersion1(path);
    const TABLES = ['tax_pool_facts', 'tax_pool_categories', 'tax_pools', 'tax_rules', 'tax_regime', 'tax_years'];
    const rows = (database: Database.Database) => ['company', 'asset_events', 'journals', 'journal_lines', 'entries', 'balances', 'closings', 'audit'].map((table) => database.prepare(`SELECT * FROM ${table}`).all());
    const before = inFile(path, rows);
    const opened = openBookFile(path, '2026-02-01T09:12:00.000Z');
    opened.connection.database.close();
    inFile(path, (database) => {
      expect(database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
      // A later step may add a column; what was there stays.
      expect(rows(database)).toMatchObject(before);
      const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'tax%' ORDER BY name").pluck().all();
      expect(tables).toEqual([...TABLES].sort());
    });
  });
});

describe('what is closed stays closed in the file itself', () => {
  test.each([
    "UPDATE tax_years SET snapshot = '{}'",
    'DELETE FROM tax_years',
    "UPDATE tax_years SET reopened_at = 'now', reopened_by = 'x'",
    "UPDATE tax_rules SET rules = '{}'",
    'DELETE FROM tax_rules',
    "INSERT INTO tax_rules (from_year, rules, actor, at, content_hash) VALUES (2024, '{}', 'x', 'now', 'h')",
    'UPDATE tax_pool_facts SET proceeds_minor = 1',
    'DELETE FROM tax_pool_facts',
    "UPDATE tax_regime SET first_year = 2000",
    'DELETE FROM tax_regime',
  ])('%s is refused', (sql) => {
    inFile(closedYear(), (database) => expect(() => database.exec(sql)).toThrow('ALREADY_POSTED'));
  });
});

describe('checking the book', () => {
  const problem = (path: string, sql: string) => {
    inFile(path, (database) => {
      for (const name of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'tax%'").pluck().all()) database.exec(`DROP TRIGGER ${String(name)}`);
      database.exec(sql);
    });
    const book = bookAt(join(temporaryFolder(), 'Checker.usool'));
    book.host.close();
    const opened = book.host.open(path);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return book.call('book.verify').checks.find(({ check }) => check === 'tax_pools');
  };

  test('an untouched year passes', () => expect(problem(closedYear(), 'SELECT 1')).toMatchObject({ ok: true, count: 2 }));
  test('a changed year is found', () => expect(problem(closedYear(), "UPDATE tax_years SET snapshot = REPLACE(snapshot, '100000', '200000')")).toMatchObject({ ok: false, problem: { what: 'tax_year_content', where: '2024' } }));
  test('changed rules are found', () => expect(problem(closedYear(), "UPDATE tax_rules SET rules = REPLACE(rules, '25', '26')")).toMatchObject({ ok: false, problem: { what: 'tax_rules_content' } }));
});
