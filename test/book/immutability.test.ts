import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../src/main/book/faults.ts';
import { postJournal, type NewJournal } from '../../src/main/book/tables/journals.ts';
import type { Connection } from '../../src/main/book/connection.ts';
import { settledBook } from '../support/ledger.ts';

/** What the file itself answers to a statement; 'done' where it lets it through. */
function attempt(connection: Connection, sql: string): string {
  try {
    connection.database.exec(sql);
    return 'done';
  } catch (error) {
    return refusalOf(error, 'book.usool')?.code ?? String(error);
  }
}

/** Every table of settled rows, as a whole: each of its columns is tried below. */
const SETTLED = ['audit', 'asset_events', 'asset_terms', 'entries', 'journals', 'journal_lines'] as const;

const columnsOf = (connection: Connection, table: string) => connection.all<{ name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${table}')`);

describe.each(SETTLED)('a settled row of %s', (table) => {
  test('is never deleted', () => {
    const connection = settledBook();
    expect(attempt(connection, `DELETE FROM ${table}`)).toBe('ALREADY_POSTED');
    expect(connection.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`)?.n).toBeGreaterThan(0);
  });

  test('is never changed, in any column', () => {
    const connection = settledBook();
    const before = connection.all(`SELECT * FROM ${table}`);
    for (const { name, type } of columnsOf(connection, table)) {
      expect([name, attempt(connection, `UPDATE ${table} SET ${name} = ${type === 'INTEGER' ? `COALESCE(${name}, 0) + 1` : `COALESCE(${name}, '') || 'x'`}`)]).toEqual([name, 'ALREADY_POSTED']);
    }
    expect(connection.all(`SELECT * FROM ${table}`)).toEqual(before);
  });

  test('is not replaced by another under its key', () => {
    const connection = settledBook();
    const before = connection.all(`SELECT * FROM ${table}`);
    expect(attempt(connection, `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).not.toBe('done');
    expect(connection.all(`SELECT * FROM ${table}`)).toEqual(before);
  });
});

test.each(['runs', 'closings', 'assets'])('a row of %s is not replaced either', (table) => {
  const connection = settledBook();
  connection.database.exec('PRAGMA foreign_keys = OFF');
  expect(attempt(connection, `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toBe('ALREADY_POSTED');
});

test('a user is never deleted, and the last active owner stays one', () => {
  const connection = settledBook();
  expect(attempt(connection, 'DELETE FROM users')).toBe('ALREADY_POSTED');
  expect(attempt(connection, 'INSERT OR REPLACE INTO users SELECT * FROM users')).toBe('ALREADY_POSTED');
  for (const change of ["role = 'viewer'", 'is_active = 0']) expect(attempt(connection, `UPDATE users SET ${change}`)).toBe('LAST_OWNER');
});

describe('a posted run', () => {
  test.each(['total_minor = 1', "period = '2026-02'", "content_hash = 'x'", 'journal_id = 1', "status = 'DRAFT'", "status = 'DISCARDED'", 'total_minor = total_minor'])('does not take %s', (change) => {
    expect(attempt(settledBook(), `UPDATE runs SET ${change}`)).toBe('ALREADY_POSTED');
  });

  test('steps to REVERSED with nothing else changed, once', () => {
    const connection = settledBook();
    expect(attempt(connection, "UPDATE runs SET status = 'REVERSED', total_minor = 0")).toBe('ALREADY_POSTED');
    expect(attempt(connection, "UPDATE runs SET status = 'REVERSED'")).toBe('done');
    expect(attempt(connection, "UPDATE runs SET status = 'POSTED'")).toBe('ALREADY_POSTED');
    expect(attempt(connection, 'DELETE FROM runs')).toBe('ALREADY_POSTED');
  });
});

describe('a closing', () => {
  test.each(["period = '2026-02'", "chain_head = 'x'", "closed_at = 'x'", "closed_by = 'x'"])('does not take %s', (change) => {
    expect(attempt(settledBook(), `UPDATE closings SET ${change}`)).toBe('ALREADY_POSTED');
  });

  test('is reopened once and stays on record', () => {
    const connection = settledBook();
    expect(attempt(connection, "UPDATE closings SET reopened_at = '2026-02-01', reopened_by = 'Noura', reason = 'late invoice'")).toBe('done');
    expect(attempt(connection, "UPDATE closings SET reason = 'other'")).toBe('ALREADY_POSTED');
    expect(attempt(connection, 'DELETE FROM closings')).toBe('ALREADY_POSTED');
  });

  test('takes no journal into its month, and lets one in again when reopened', () => {
    const connection = settledBook();
    const post = (date: string) => attemptPost(connection, { date: date as NewJournal['date'] });
    expect(post('2026-01-20')).toBe('PERIOD_CLOSED');
    expect(post('2026-02-01')).toBe('done');
    connection.database.exec("UPDATE closings SET reopened_at = '2026-02-01', reopened_by = 'Noura', reason = 'late invoice'");
    expect(post('2026-01-20')).toBe('done');
  });
});

function attemptPost(connection: Connection, change: Partial<NewJournal>): string {
  const lines = [{ accountId: 1, debitMinor: 500, creditMinor: 0 }, { accountId: 2, debitMinor: 0, creditMinor: 500 }];
  try {
    connection.write(() => postJournal(connection, { bookId: 1, date: '2026-02-01' as NewJournal['date'], sourceType: 'import', source: 'x', narrationEn: 'x', narrationAr: 'x', lines, actor: 'Noura', at: '2026-02-01', ...change }));
    return 'done';
  } catch (error) {
    return refusalOf(error, 'book.usool')?.code ?? String(error);
  }
}

/** A journal without its lines, as a program would write that knows nothing of ours. */
const openJournal = (total: number, count: number) =>
  `INSERT INTO journals (id, number, book_id, date, period, source_type, source, narration_en, narration_ar, total_minor, line_count, content_hash, actor, created_at)
   VALUES (99, 'JE-X', 1, '2026-02-01', '2026-02', 'import', 'x', 'x', 'x', ${total}, ${count}, 'h', 'x', 'x')`;

describe('a journal', () => {
  test('that does not balance is refused by the program', () => {
    const connection = settledBook();
    const count = () => connection.get<{ n: number }>('SELECT COUNT(*) AS n FROM journals')?.n;
    const before = count();
    expect(attemptPost(connection, { lines: [{ accountId: 1, debitMinor: 500, creditMinor: 0 }, { accountId: 2, debitMinor: 0, creditMinor: 499 }] })).toBe('JOURNAL_UNBALANCED');
    expect(count()).toBe(before);
  });

  test.each([
    ['unequal sides', [[500, 0], [0, 499]], 500, 2], ['one line', [[500, 0]], 500, 1], ['a total that is not its own', [[500, 0], [0, 500]], 400, 2], ['a line count that is not its own', [[500, 0], [0, 500]], 500, 3],
  ] as const)('with %s is refused by the file', (_what, lines, total, count) => {
    const connection = settledBook();
    connection.database.exec(openJournal(total, count));
    lines.forEach(([debit, credit], index) => connection.database.exec(`INSERT INTO journal_lines (journal_id, line_no, account_id, debit_minor, credit_minor) VALUES (99, ${index}, 1, ${debit}, ${credit})`));
    expect(attempt(connection, 'UPDATE journals SET is_posted = 1 WHERE id = 99')).toBe('JOURNAL_UNBALANCED');
  });

  test('is not born posted, and takes no line once posted', () => {
    const connection = settledBook();
    expect(attempt(connection, "INSERT INTO journals (number, book_id, date, period, source_type, source, narration_en, narration_ar, total_minor, line_count, content_hash, is_posted, actor, created_at) VALUES ('JE-X', 1, '2026-02-01', '2026-02', 'import', 'x', 'x', 'x', 0, 0, 'h', 1, 'x', 'x')")).toBe('JOURNAL_UNBALANCED');
    expect(attempt(connection, 'INSERT INTO journal_lines (journal_id, line_no, account_id, debit_minor, credit_minor) VALUES (1, 9, 1, 5, 0)')).toBe('ALREADY_POSTED');
  });

  test('has one side a line, and no negative one', () => {
    const connection = settledBook();
    connection.database.exec(openJournal(0, 0));
    for (const [debit, credit] of [[5, 5], [0, 0], [-5, 0]]) {
      expect(attempt(connection, `INSERT INTO journal_lines (journal_id, line_no, account_id, debit_minor, credit_minor) VALUES (99, 1, 1, ${debit}, ${credit})`)).toContain('CHECK constraint');
    }
  });

  test('is reversed once', () => {
    const connection = settledBook();
    expect(attemptPost(connection, { sourceType: 'reversal', reversesId: 1 })).toBe('done');
    expect(attemptPost(connection, { sourceType: 'reversal', reversesId: 1 })).toContain('UNIQUE constraint');
  });
});

describe('an asset', () => {
  test('is never deleted, and its facts stay once it is no draft', () => {
    const connection = settledBook();
    expect(attempt(connection, 'DELETE FROM assets')).toBe('ALREADY_POSTED');
    for (const change of ['cost_minor = 1', "number = 'X'", "acquisition_date = '2020-01-01'", "opening_through = '2025-12-31', opening_accumulated_minor = 1"]) expect(attempt(connection, `UPDATE assets SET ${change}`)).toBe('ALREADY_POSTED');
    expect(attempt(connection, "UPDATE assets SET name = 'Delivery van'")).toBe('done');
  });

  test('cannot be carried below nothing', () => {
    expect(attempt(settledBook(), 'UPDATE balances SET accumulated_minor = cost_minor + 1')).toContain('CHECK constraint');
  });
});

test('money is whole: a fraction or a text is refused by the tables', () => {
  const connection = settledBook();
  expect(attempt(connection, 'UPDATE balances SET cost_minor = 10.5')).toContain('cannot store REAL value in INTEGER column');
  expect(attempt(connection, "UPDATE balances SET cost_minor = '10 riyals'")).toContain('cannot store TEXT value in INTEGER column');
});

test('a depreciation book beside the one that posts is a memorandum', () => {
  expect(attempt(settledBook(), "INSERT INTO depreciation_books (code, name, posts_to_ledger, rounding) VALUES ('TAX', 'Tax', 1, 'equal')")).toContain('UNIQUE constraint');
  expect(attempt(settledBook(), "INSERT INTO depreciation_books (code, name, posts_to_ledger, rounding) VALUES ('TAX', 'Tax', 0, 'equal')")).toBe('done');
});
