import { beforeEach, describe, expect, test } from 'vitest';
import { capitalized, closeMonths } from '../support/assets.ts';
import type { TestBook } from '../support/book.ts';
import { exported, JANUARY, januaryBook, rowsOf } from './support.ts';

let book: TestBook;
beforeEach(() => {
  book = januaryBook();
});

const numbers = (text: string): string[] => [...new Set(rowsOf(text).map((row) => row['journal_no'] ?? ''))];

describe('what was exported', () => {
  test('is left out of the next file of the format, unless asked for', () => {
    expect(book.call('journals.export', { format: 'csv', ...JANUARY })).toMatchObject({ exportId: 'exp-1', journals: 3, again: 0, total: '14700.00', actor: 'Noura', fileName: 'journals-csv-2026-01-01-2026-01-31.csv' });
    expect(book.call('journals.export.preview', { format: 'csv', ...JANUARY })).toMatchObject({ journals: 0, exportedBefore: 3, firstLines: [] });
    expect(book.refusal('journals.export', { format: 'csv', ...JANUARY })).toEqual({ code: 'NOTHING_TO_EXPORT', params: { ...JANUARY, exported: 3 } });
    capitalized(book, { acquisitionDate: '2026-02-03' });
    expect(numbers(exported(book, { format: 'csv', from: '2026-01-01', to: '2026-02-28' }))).toEqual(['JE-2026-000004']);
    expect(book.call('journals.export', { format: 'csv', from: '2026-01-01', to: '2026-02-28', includeExported: true })).toMatchObject({ journals: 4, again: 4 });
  });

  test('to one ledger is still to be exported to another, and the preview says so', () => {
    book.call('journals.export', { format: 'xero', ...JANUARY });
    expect(book.call('journals.export.preview', { format: 'odoo', ...JANUARY })).toMatchObject({ journals: 3, exportedBefore: 0, exportedElsewhere: 3 });
  });

  test('is listed, the latest first, and its file can be had again to the byte', () => {
    const first = exported(book, { format: 'hledger', ...JANUARY });
    book.call('journals.export', { format: 'xero', ...JANUARY, detail: 'detail' });
    book.call('exportAccounts.set', { format: 'hledger', accounts: [{ account: 'DEPRECIATION', target: 'expenses:other' }] });
    expect(book.call('journals.exports', {})).toMatchObject({ total: 2, items: [{ exportId: 'exp-2', format: 'xero', detail: 'detail' }, { exportId: 'exp-1', format: 'hledger' }] });
    const again = book.host.readJournalExport({ exportId: 'exp-1' });
    expect(again.ok && Buffer.from(again.value.bytes).toString()).toBe(first);
    expect(book.host.readJournalExport({ exportId: 'exp-9' })).toEqual({ ok: false, error: { code: 'EXPORT_NOT_FOUND', params: { batch: 'exp-9' } } });
  });

  test('changes nothing in the ledger, stands in the log, and verifies', () => {
    const before = book.call('journals.list', {});
    book.call('journals.export', { format: 'xero', ...JANUARY });
    expect(book.call('journals.list', {})).toEqual(before);
    expect(book.call('audit.list', { operation: 'journals.export' })).toMatchObject({ total: 1, items: [{ subject: 'journals-xero-2026-01-01-2026-01-31.csv' }] });
    expect(book.call('book.verify', {})).toMatchObject({ ok: true });
    expect(book.call('book.verify', {}).checks.find(({ check }) => check === 'journal_exports')).toMatchObject({ ok: true, count: 1 });
  });
});

describe('days', () => {
  test('are both included; the last may not come before the first', () => {
    closeMonths(book, '2026-02');
    expect(book.call('journals.export.preview', { format: 'csv', from: '2026-01-31', to: '2026-02-28' })).toMatchObject({ journals: 2 });
    expect(book.refusal('journals.export.preview', { format: 'csv', from: '2026-02-01', to: '2026-01-31' })).toEqual({ code: 'INVALID_DATE', params: { field: 'to', value: '2026-01-31' } });
  });

  test('a preview that the book has overtaken is refused', () => {
    const { fingerprint } = book.call('journals.export.preview', { format: 'csv', from: '2026-01-01', to: '2026-02-28' });
    capitalized(book, { acquisitionDate: '2026-02-03' });
    expect(book.refusal('journals.export', { format: 'csv', from: '2026-01-01', to: '2026-02-28', fingerprint }).code).toBe('PREVIEW_STALE');
  });
});

describe('accounts', () => {
  test('take the name the other ledger has for them; those without one are told before and keep their own', () => {
    const account = book.call('accounts.get', { account: 'DEPRECIATION' });
    expect(book.call('journals.export.preview', { format: 'xero', ...JANUARY }).unmapped.map(({ code, usual }) => [code, usual])).toContainEqual([account.code, account.code]);
    book.call('exportAccounts.set', { format: 'xero', accounts: [{ account: account.id, target: '  416 ' }] });
    const { unmapped } = book.call('journals.export.preview', { format: 'xero', ...JANUARY });
    expect(unmapped.map(({ code }) => code)).not.toContain(account.code);
    const codes = new Set(rowsOf(exported(book, { format: 'xero', ...JANUARY })).map((row) => row['*AccountCode']));
    expect(codes.has('416')).toBe(true);
    expect(codes.has(account.code)).toBe(false);
    for (const { code } of unmapped) expect(codes.has(code)).toBe(true);
    book.call('exportAccounts.set', { format: 'xero', accounts: [{ account: account.id, target: null }] });
    expect(book.call('exportAccounts.list', { format: 'xero' }).find(({ accountId }) => accountId === account.id)).toMatchObject({ target: null, isUsed: true });
  });

  test('a name is one line that no spreadsheet takes for a formula', () => {
    for (const target of ['=1+1', '-5', '@x', 'two\nlines', 'tab\tbed', '"', '', ' ']) expect(book.refusal('exportAccounts.set', { format: 'xero', accounts: [{ account: 'DEPRECIATION', target }] }).code).toBe('INVALID_INPUT');
    expect(book.refusal('exportAccounts.set', { format: 'xero', accounts: [{ account: '999999', target: 'x' }] }).code).toBe('ACCOUNT_NOT_FOUND');
  });

  test('plain text and the generic file stand on our own chart, so nothing is missing there', () => {
    for (const format of ['hledger', 'beancount', 'csv', 'xlsx'] as const) expect(book.call('journals.export.preview', { format, ...JANUARY }).unmapped).toEqual([]);
  });
});

test('a reversal mirrors its journal asset by asset', () => {
  book.call('close.reopen', { period: '2026-01', reason: 'a late invoice' });
  const run = book.call('depreciationRuns.list', {}).items[0]?.runId ?? '';
  book.call('depreciationRuns.reverse', { runId: run, reason: 'a late invoice' });
  const rows = rowsOf(exported(book, { format: 'csv', ...JANUARY, detail: 'detail' }));
  const amounts = (journal: string, one: 'debit' | 'credit') => rows.filter((row) => row['journal_no'] === journal).map((row) => [row['account_code'], row['asset_no'], row[one]]);
  expect(amounts('JE-2026-000004', 'credit')).toEqual(amounts('JE-2026-000003', 'debit'));
  expect(amounts('JE-2026-000003', 'debit')).toHaveLength(4);
});
