import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder, type TestBook } from '../support/book.ts';
import { answerOf, exported, exportedBytes, isInstalled, JANUARY, januaryBook, minorOf, rowsOf, sums } from './support.ts';

/** Debits less credits of each account, as the book has them. */
function balances(book: TestBook): number[] {
  const rows = rowsOf(exported(book, { format: 'csv', ...JANUARY, includeExported: true }));
  return [...sums(rows, (row) => row['account_code'] ?? '', (row) => minorOf(row['debit']) - minorOf(row['credit'])).values()].filter((sum) => sum !== 0).sort((one, other) => one - other);
}

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

describe('hledger', () => {
  test('a posting parts account and amount by two spaces, and transactions come to zero', () => {
    const text = exported(januaryBook(), { format: 'hledger', ...JANUARY, detail: 'detail' });
    const transactions = text.split('\n\n').filter((part) => /^\d{4}-\d{2}-\d{2} /.test(part));
    expect(transactions).toHaveLength(3);
    for (const transaction of transactions) {
      const postings = transaction.trimEnd().split('\n').slice(1).map((line) => /^ {4}(\S+(?: \S+)*) {2,}SAR (-?\d+\.\d{2})(?:  ; .*)?$/.exec(line));
      expect(postings.every((posting) => posting !== null)).toBe(true);
      expect(postings.reduce((sum, posting) => sum + minorOf(posting?.[2]), 0)).toBe(0);
    }
  });

  for (const currency of ['SAR', 'KWD', 'JPY']) {
    test.skipIf(!isInstalled('hledger'))(`hledger itself reads ${currency} strictly, and its balances are the book's`, () => {
      const book = januaryBook({ company: { currency } });
      for (const detail of ['summary', 'detail'] as const) {
        const path = written('january.journal', exportedBytes(book, { format: 'hledger', ...JANUARY, detail, language: 'ar', includeExported: true }));
        answerOf('hledger', ['-f', path, 'check', '--strict']);
        const table = rowsOf(answerOf('hledger', ['-f', path, 'balance', '--flat', '-O', 'csv', '-N']));
        const read = table.map((row) => minorOf((row['balance'] ?? '').replace(/[^\d.-]/g, ''))).filter((sum) => sum !== 0).sort((one, other) => one - other);
        expect(read).toEqual(balances(book));
        if (detail === 'summary') continue;
        expect(answerOf('hledger', ['-f', path, 'print', 'tag:asset'])).toContain('JE-2026-000003');
      }
    });
  }
});

describe('beancount', () => {
  test('accounts are capitalised ASCII, strings escaped, transactions come to zero', () => {
    const text = exported(januaryBook(), { format: 'beancount', ...JANUARY, detail: 'detail', language: 'ar' });
    const transactions = text.split('\n\n').filter((part) => /^\d{4}-\d{2}-\d{2} \*/.test(part));
    expect(transactions).toHaveLength(3);
    for (const transaction of transactions) {
      const postings = [...transaction.matchAll(/^ {4}((?:Assets|Liabilities|Equity|Income|Expenses)(?::[A-Z0-9][A-Za-z0-9-]*)+) +(-?\d+\.\d{2}) SAR$/gm)];
      expect(postings.length).toBeGreaterThanOrEqual(2);
      expect(postings.reduce((sum, posting) => sum + minorOf(posting[2]), 0)).toBe(0);
    }
    expect(exported(januaryBook(), { format: 'beancount', ...JANUARY })).toContain('\\"big\\"');
  });

  test.skipIf(!isInstalled('bean-check'))('bean-check finds nothing wrong in a ledger that opens the accounts', () => {
    const text = exported(januaryBook(), { format: 'beancount', ...JANUARY, detail: 'detail', language: 'ar' });
    const path = written('main.beancount', `plugin "beancount.plugins.auto_accounts"\noption "operating_currency" "SAR"\n${text}`);
    expect(answerOf('bean-check', [path])).toBe('');
  });
});

test.skipIf(!isInstalled('soffice'))('LibreOffice opens the workbook and finds the figures', { timeout: 120_000 }, () => {
  const book = januaryBook();
  const path = written('january.xlsx', exportedBytes(book, { format: 'xlsx', ...JANUARY }));
  const folder = temporaryFolder();
  answerOf('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false', '--outdir', folder, path]);
  const read = rowsOf(answerOf('cat', [join(folder, 'january.csv')]));
  const rows = rowsOf(exported(book, { format: 'csv', ...JANUARY }));
  const seen = (table: typeof rows) => table.map((row) => [row['journal_no'], row['date'], row['account_code'], minorOf(row['debit']?.replaceAll(',', '')), minorOf(row['credit']?.replaceAll(',', '')), row['narration_ar']]);
  expect(seen(read)).toEqual(seen(rows));
});
