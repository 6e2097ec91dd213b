import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { usool } from '../support/commandLine.ts';
import { answerOf, isInstalled } from '../journalFiles/support.ts';

let path: string;
const file = (name: string): string => join(path, '..', name);

beforeAll(() => {
  path = join(temporaryFolder(), 'Noor.usool');
  const book = bookAt(path, { company: { currency: 'KWD' } });
  inService(book, { name: '-1+2', nameAr: 'خادم' });
  inService(book);
  closeMonths(book, '2026-01');
  book.host.close();
});

describe('usool journals', () => {
  const days = ['--from', '2026-01-01', '--to', '2026-01-31'];

  test('writes the file, says what was in it and which accounts have no name there, and once more only when asked', async () => {
    const first = await usool(['journals', path, '--format', 'odoo', ...days, '--out', file('odoo.csv')]);
    expect(first.exit).toBe(0);
    expect(first.json()).toMatchObject({ exportId: 'exp-1', journals: 3, file: 'odoo.csv', exportedBefore: 0 });
    expect(first.err).toContain('accounts without a name in that ledger: ');
    const again = await usool(['journals', path, '--format', 'odoo', ...days, '--out', file('again.csv')]);
    expect([again.exit, again.error().errorCode, existsSync(file('again.csv'))]).toEqual([1, 'NOTHING_TO_EXPORT', false]);
    expect((await usool(['journals', path, '--format', 'odoo', ...days, '--again', '--out', file('again.csv')])).json()).toMatchObject({ again: 3 });
    expect((await usool(['journals', path, '--export', 'exp-1', '--out', file('copy.csv')])).exit).toBe(0);
    expect(readFileSync(file('copy.csv'))).toEqual(readFileSync(file('odoo.csv')));
    expect((await usool(['journals', path, '--format', 'ledger', ...days, '--out', file('x')])).exit).toBe(2);
    expect((await usool(['verify', path])).json()).toMatchObject({ ok: true });
  });
});

describe('usool export', () => {
  const rows = (name: string): Record<string, string>[] => parse(readFileSync(join(file('export'), name), 'utf8'), { bom: true, columns: true });
  const sum = (table: readonly Record<string, string>[], column: string): number => table.reduce((total, row) => total + Number(row[column]), 0);

  beforeAll(async () => {
    expect((await usool(['export', path, file('export')])).exit).toBe(0);
  });

  test('writes a table each, whose totals agree', () => {
    const lines = rows('tables/journal_lines.csv');
    expect(sum(lines, 'debit_minor')).toBe(sum(lines, 'credit_minor'));
    expect(sum(lines, 'debit_minor')).toBe(sum(rows('tables/journals.csv'), 'total_minor'));
    expect(sum(rows('tables/balances.csv'), 'accumulated_minor')).toBe(sum(rows('tables/entries.csv'), 'depreciation_minor'));
    expect(rows('tables/assets.csv').map((row) => row['name'])).toContain("'-1+2");
    expect(rows('tables/audit.csv').length).toBeGreaterThan(5);
  });

  test.skipIf(!isInstalled('hledger'))('hledger reads the ledger, and its balances are those of the accounts', () => {
    const ledger = join(file('export'), 'ledger.journal');
    answerOf('hledger', ['-f', ledger, 'check', '--strict']);
    const balances: Record<string, string>[] = parse(answerOf('hledger', ['-f', ledger, 'balance', '--flat', '-N', '-O', 'csv']), { columns: true });
    const lines = rows('tables/journal_lines.csv');
    const debits = rows('tables/accounts.csv')
      .map(({ id, code, type }) => ({ code, type, balance: lines.filter((line) => line['account_id'] === id).reduce((total, line) => total + Number(line['debit_minor']) - Number(line['credit_minor']), 0) / 1000 }))
      .filter(({ type, balance }) => ['asset', 'expense'].includes(type ?? '') && balance !== 0);
    const read = new Map(balances.map((row) => [/:(\S+) /.exec(row['account'] ?? '')?.[1] ?? '', Number((row['balance'] ?? '').replace(/[^\d.-]/g, ''))]));
    expect(debits.length).toBeGreaterThan(1);
    for (const { code, balance } of debits) expect([code, read.get(code ?? '')]).toEqual([code, balance]);
  });

  test('remembers no export', async () => {
    expect((await usool(['call', path, 'journals.exports', '{}'])).json()).toMatchObject({ total: 2 });
  });
});
