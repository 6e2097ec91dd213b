import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { parse as parseCsv } from 'csv-parse/sync';
import { importBook, type Mapping } from './book.ts';

const REAL = join(process.env['USOOL_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data'), 'unipath-fixed-assets.csv');
const OFFICE = readFileSync(join(import.meta.dirname, 'files/office-register.csv'));

const OFFICE_MAPPING: Mapping = {
  columns: {
    tag_no: 'assetNumber', item: 'name', group: 'category', price: 'cost', life_years: 'usefulLifeYears', dep_type: 'depreciationMethod', bought_on: 'acquisitionDate', dep_per_month: 'monthlyDepreciation',
    dep_to_date: 'accumulatedDepreciation', book_value: 'netBookValue', state: 'status',
  },
  depreciatedThrough: '2025-12-31',
};

describe('a small company’s own register', () => {
  test('comes in as it is, with a mapping only, and goes on from where it stood', () => {
    const { stage, call, commit } = importBook();
    const fileId = stage(OFFICE);
    const preview = call('imports.preview', { fileId, mapping: OFFICE_MAPPING });
    expect(preview.problems).toEqual([]);
    expect(preview.warnings).toEqual([]);
    expect(preview.totals).toEqual({ count: 5, cost: '214700.00', accumulatedDepreciation: '113144.44', netBookValue: '101555.56', firstMonthDepreciation: '3486.11', firstMonth: '2026-01' });
    expect(preview.newCategories).toEqual(['Furniture & Fittings', 'Motor Vehicles', 'IT Equipment', 'Software']);
    expect(preview.rows[2]).toEqual({
      row: 4, assetNumber: 'EQ-03', name: 'Delivery van – Isuzu', category: 'Motor Vehicles', acquisitionDate: '2023-09-01', inServiceDate: '2023-09-01', cost: '98500.00', accumulatedDepreciation: '45966.76', netBookValue: '52533.24',
      usefulLifeMonths: 60, method: 'straight_line', firstCharge: '1641.67', importedNetBookValue: '52533.24', importedMonthlyDepreciation: '1641.67', action: 'create',
    });

    expect(commit({ fileId, mapping: OFFICE_MAPPING, fingerprint: preview.fingerprint })).toEqual({
      batchId: 'imp-1', created: 5, updated: 0, unchanged: 0, cost: '214700.00', accumulatedDepreciation: '113144.44', netBookValue: '101555.56',
    });
    expect(call('register.totals', {})).toMatchObject({ count: 5, cost: '214700.00', accumulatedDepreciation: '113144.44', netBookValue: '101555.56' });
    expect(call('book.info')).toMatchObject({ openPeriod: '2026-01', firstPeriod: '2026-01' });
    expect(call('assets.get', { assetNumber: 'EQ-05' })).toMatchObject({ status: 'FULLY_DEPRECIATED', netBookValue: '0.00' });
    expect(call('book.verify')).toMatchObject({ ok: true });

    const closing = call('close.preview', { period: '2026-01' });
    expect(closing.totalDepreciation).toBe('3486.11');
    expect(call('close.run', { period: '2026-01' })).toMatchObject({ totalAssets: 4, totalDepreciation: '3486.11' });
    expect(call('book.verify')).toMatchObject({ ok: true });
  });

  test('posts one opening journal, dated the day it stood at, against the opening balance account', () => {
    const { bring, call } = importBook();
    bring(OFFICE, OFFICE_MAPPING);
    const { items, total } = call('journals.list', {});
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ date: '2025-12-31', period: '2025-12', sourceType: 'opening', source: 'imp-1' });
    const journal = call('journals.get', { journal: items[0]?.number ?? '' });
    expect([journal.totalDebit, journal.totalCredit]).toEqual(['214700.00', '214700.00']);
    expect(call('accounts.get', { account: 'OPENING_BALANCE' }).balance).toBe('101555.56');
    expect(call('assets.get', { assetNumber: 'EQ-01' }).glJournalId).toBe(items[0]?.number);
  });

  test('makes missing categories after the file, with the accounts of the category most like each', () => {
    const { bring, call } = importBook();
    bring(OFFICE, OFFICE_MAPPING);
    const categories = call('assetCategories.list', { size: 100 }).items;
    const named = (name: string) => categories.find((category) => category.name === name);
    expect(named('Motor Vehicles')).toMatchObject({ depreciationMethod: 'straight_line', usefulLifeMonths: 60, residualPercent: '0', assetAccountCode: named('Vehicles')?.assetAccountCode, accumulatedDepreciationAccountCode: named('Vehicles')?.accumulatedDepreciationAccountCode });
    expect(named('Software')?.assetAccountCode).toBe(named('Intangible assets')?.assetAccountCode);
    expect(call('assets.get', { assetNumber: 'EQ-02' }).category).toBe('Office equipment');
  });

  test('comes to the same from a workbook, where dates and amounts are cells of their kind and the first sheet is a cover', async () => {
    const [headings = [], ...rows] = parseCsv(OFFICE.toString('utf8'));
    const cells = rows.map((row) => row.map((cell, column) => (column === 6 ? new Date(`${cell}T00:00:00Z`) : [3, 4, 7, 8, 9].includes(column) ? Number(cell) : cell)));
    const totals = ['Total', '', '', { formula: 'SUM(D3:D7)' }, '', '', '', '', '', '', ''].map((cell) => (typeof cell === 'string' ? cell : 214_700));
    const bytes = await writeXlsx({ sheets: [{ name: 'Cover', rows: [['Register of fixed assets']] }, { name: 'Assets', rows: [['As of 31 December 2025'], headings, ...cells, totals] }] });
    const [csv, xlsx] = [importBook(), importBook()];
    csv.bring(OFFICE, OFFICE_MAPPING);
    const fileId = xlsx.stage(bytes, 'register.xlsx');
    expect(xlsx.call('imports.inspect', { fileId })).toMatchObject({ kind: 'xlsx', sheet: 'Assets', headingRow: 2, headings });
    const preview = xlsx.call('imports.preview', { fileId, mapping: OFFICE_MAPPING });
    expect(preview.warnings.map(({ row, code }) => [row, code])).toEqual([[8, 'TOTAL_ROW_SKIPPED']]);
    xlsx.commit({ fileId, mapping: OFFICE_MAPPING, fingerprint: preview.fingerprint });
    expect(xlsx.call('register.rows', { startRow: 0, endRow: 10 })).toEqual(csv.call('register.rows', { startRow: 0, endRow: 10 }));
  });

  test('gives each asset its own account where the book is kept so', () => {
    const { bring, call } = importBook();
    call('book.updateSettings', { assetAccounts: 'per_asset' });
    bring(OFFICE, OFFICE_MAPPING);
    const { ledgerAccount } = call('assets.get', { assetNumber: 'EQ-03' });
    expect(call('accounts.get', { account: ledgerAccount.id }).balance).toBe('98500.00');
    expect(ledgerAccount.code).toMatch(/-EQ-03$/);
    expect(call('book.verify')).toMatchObject({ ok: true });
  });

  test('is in the log with its digest and sums', () => {
    const { bring, call } = importBook();
    bring(OFFICE, OFFICE_MAPPING);
    const [entry] = call('audit.list', {}).items;
    expect(entry).toMatchObject({ operation: 'imports.commit', subject: 'imp-1', actor: 'Noura' });
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ file: 'register.csv', created: 5, cost: 21_470_000, accumulated: 11_314_444, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
    expect(call('audit.verify').ok).toBe(true);
  });
});

// Somebody's real register, which is not ours to copy.
describe.skipIf(!existsSync(REAL))('the real register of shared/data (skipped where the folder is not there)', () => {
  test('goes in unchanged by the mapping that inspection suggests, and its first month comes to what its owner worked out', () => {
    const { stage, call, commit, refusal } = importBook({ clock: '2025-08-03T08:00:00.000Z', company: { country: 'TH', currency: 'THB', fiscalYearStartMonth: 7 } });
    const fileId = stage(readFileSync(REAL), 'unipath-fixed-assets.csv');
    const { mapping, questions, rowCount } = call('imports.inspect', { fileId });
    expect(rowCount).toBe(10);
    expect(questions).toEqual(['depreciatedThrough']);
    expect(mapping.depreciatedThrough).toBe('2025-06-30');
    const preview = call('imports.preview', { fileId, mapping });
    expect([preview.problems, preview.warnings]).toEqual([[], []]);
    expect(preview.totals).toMatchObject({ count: 10, cost: '1583000.00', accumulatedDepreciation: '724878.86', netBookValue: '858121.14', firstMonth: '2025-07' });
    // The owner's column sums to 21,013.10; he cuts 738.095 and we round it.
    expect(preview.totals.firstMonthDepreciation).toBe('21013.11');

    expect(commit({ fileId, mapping, fingerprint: preview.fingerprint })).toMatchObject({ created: 10, cost: '1583000.00', accumulatedDepreciation: '724878.86' });
    expect(refusal('close.run', { period: '2025-08' })).toMatchObject({ code: 'PERIOD_NOT_NEXT' });
    expect(call('close.run', { period: '2025-07' })).toMatchObject({ totalAssets: 10, totalDepreciation: '21013.11' });
    expect(refusal('depreciationRuns.create', { period: '2025-07' })).toMatchObject({ code: 'PERIOD_CLOSED' });
    expect(call('book.verify').ok).toBe(true);
  });
});
