import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { JOURNAL_FORMATS } from '#shared/contract/journalFiles.ts';
import { exported, exportedBytes, JANUARY, januaryBook, minorOf, rowsOf, sums } from './support.ts';

const LATIN = new Set(['quickbooks_desktop', 'sage50']);

describe('every journal balances in the file', () => {
  const balanced = (totals: Map<string, number>, journals = 3): void => expect([...totals.values()]).toEqual(Array.from({ length: journals }, () => 0));

  for (const detail of ['summary', 'detail'] as const) {
    test(`Xero, ${detail}: a signed amount a line, grouped by narration and date`, () => {
      const text = exported(januaryBook(), { format: 'xero', ...JANUARY, detail });
      expect(text.split('\r\n')[0]).toBe('\uFEFF*Narration,*Date,Description,*AccountCode,*TaxRate,*Amount,TrackingName1,TrackingOption1,TrackingName2,TrackingOption2');
      const rows = rowsOf(text);
      balanced(sums(rows, (row) => `${row['*Narration']} ${row['*Date']}`, (row) => minorOf(row['*Amount'])));
      expect(new Set(rows.map((row) => row['*Date']))).toEqual(new Set(['10/01/2026', '31/01/2026']));
      expect(new Set(rows.map((row) => row['*TaxRate']))).toEqual(new Set(['Tax Exempt']));
    });

    test(`QuickBooks Online, ${detail}: a column a side, accounts by name`, () => {
      const text = exported(januaryBook(), { format: 'quickbooks_online', ...JANUARY, detail });
      expect(text.split('\r\n')[0]).toBe('\uFEFFJournal No.,Journal Date,Account Name,Description,Debits,Credits');
      balanced(sums(rowsOf(text), (row) => row['Journal No.'] ?? '', (row) => minorOf(row['Debits']) - minorOf(row['Credits'])));
      expect(rowsOf(text).every((row) => (row['Debits'] === '') !== (row['Credits'] === ''))).toBe(true);
    });

    test(`QuickBooks Desktop, ${detail}: one TRNS and its SPL, tab by tab, come to zero`, () => {
      const lines = exported(januaryBook(), { format: 'quickbooks_desktop', ...JANUARY, detail }, 'latin1').trimEnd().split('\r\n');
      expect(lines.slice(0, 3)).toEqual(['!TRNS\tTRNSTYPE\tDATE\tACCNT\tAMOUNT\tMEMO', '!SPL\tTRNSTYPE\tDATE\tACCNT\tAMOUNT\tMEMO', '!ENDTRNS']);
      const journals = lines.slice(3).join('\n').split(/\n?ENDTRNS\n?/).filter((part) => part !== '').map((part) => part.split('\n').map((line) => line.split('\t')));
      expect(journals).toHaveLength(3);
      for (const journal of journals) {
        expect(journal.map(([keyword]) => keyword)).toEqual(['TRNS', ...journal.slice(1).map(() => 'SPL')]);
        expect(journal.every((fields) => fields.length === 6 && fields[1] === 'GENERAL JOURNAL' && /^01\/(10|31)\/2026$/.test(fields[2] ?? ''))).toBe(true);
        expect(journal.reduce((sum, fields) => sum + minorOf(fields[4]), 0)).toBe(0);
      }
    });

    test(`Sage 50, ${detail}: debits and credits by type, never below zero`, () => {
      const text = exported(januaryBook(), { format: 'sage50', ...JANUARY, detail }, 'latin1');
      expect(text.split('\r\n')[0]).toBe('Type,Account Reference,Nominal A/C Ref,Department Code,Date,Reference,Details,Net Amount,Tax Code,Tax Amount');
      const rows = rowsOf(text);
      balanced(sums(rows, (row) => row['Reference'] ?? '', (row) => (row['Type'] === 'JD' ? 1 : -1) * minorOf(row['Net Amount'])));
      expect(rows.every((row) => ['JD', 'JC'].includes(row['Type'] ?? '') && minorOf(row['Net Amount']) > 0 && (row['Details'] ?? '').length <= 60 && row['Tax Code'] === 'T9')).toBe(true);
    });

    test(`Odoo, ${detail}: the entry's fields on its first line only`, () => {
      const rows = rowsOf(exported(januaryBook(), { format: 'odoo', ...JANUARY, detail }));
      const refs = rows.map((row) => row['ref'] ?? '');
      expect(refs.filter((ref) => ref !== '')).toEqual(['JE-2026-000001', 'JE-2026-000002', 'JE-2026-000003']);
      let current = '';
      balanced(sums(rows, (row) => (current = row['ref'] === '' ? current : (row['ref'] ?? '')), (row) => minorOf(row['line_ids/debit']) - minorOf(row['line_ids/credit'])));
      expect(rows[0]).toMatchObject({ date: '2026-01-10', journal_id: 'Miscellaneous Operations' });
    });

    test(`ERPNext, ${detail}: field names of the entry and its lines, no mark before the first`, () => {
      const text = exported(januaryBook(), { format: 'erpnext', ...JANUARY, detail });
      expect(text.startsWith('voucher_type,company,posting_date,')).toBe(true);
      let current = '';
      balanced(sums(rowsOf(text), (row) => (current = row['cheque_no'] === '' ? current : (row['cheque_no'] ?? '')), (row) => minorOf(row['accounts.debit_in_account_currency']) - minorOf(row['accounts.credit_in_account_currency'])));
      expect(rowsOf(text)[0]).toMatchObject({ voucher_type: 'Journal Entry', company: 'Al Noor Trading', posting_date: '2026-01-10' });
    });

    test(`generic CSV, ${detail}: every line with both narrations`, () => {
      const rows = rowsOf(exported(januaryBook(), { format: 'csv', ...JANUARY, detail }));
      balanced(sums(rows, (row) => row['journal_no'] ?? '', (row) => minorOf(row['debit']) - minorOf(row['credit'])));
      expect(rows[0]).toMatchObject({ journal_no: 'JE-2026-000001', date: '2026-01-10', period: '2026-01', line_no: '1', currency: 'SAR', export_batch: 'exp-1' });
      expect(rows.some((row) => (row['narration_ar'] ?? '').includes('خادم الملفّات'))).toBe(true);
    });
  }
});

test('detail names each asset of a run, and comes to the same', () => {
  const rows = rowsOf(exported(januaryBook(), { format: 'csv', ...JANUARY, detail: 'detail' })).filter((row) => row['journal_no'] === 'JE-2026-000003');
  expect(rows.map((row) => [row['debit'], row['credit']])).toEqual([['100.00', '0.00'], ['0.00', '100.00'], ['200.00', '0.00'], ['0.00', '200.00']]);
  expect(new Set(rows.map((row) => row['asset_no'])).size).toBe(2);
  const summary = rowsOf(exported(januaryBook(), { format: 'csv', ...JANUARY })).filter((row) => row['journal_no'] === 'JE-2026-000003');
  expect(summary.map((row) => [row['asset_no'], row['debit'], row['credit']])).toEqual([['', '300.00', '0.00'], ['', '0.00', '300.00']]);
});

test('no cell of any text file begins as a formula, and nothing breaks a line', () => {
  for (const format of JOURNAL_FORMATS) {
    if (format === 'xlsx') continue;
    const text = exported(januaryBook(), { format, ...JANUARY, detail: 'detail' }, LATIN.has(format) ? 'latin1' : 'utf8');
    if (['hledger', 'beancount'].includes(format)) continue;
    const cells = format === 'quickbooks_desktop' ? text.split(/\r\n|\t/) : rowsOf(text).flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+@\t]/.test(cell) || (cell.startsWith('-') && !/^-\d+(\.\d+)?$/.test(cell)))).toEqual([]);
  }
});

test('amounts have the decimals of the currency', () => {
  for (const [currency, amount] of [['KWD', '100.000'], ['SAR', '100.00'], ['JPY', '100']] as const) {
    const book = januaryBook({ company: { currency } });
    const rows = rowsOf(exported(book, { format: 'csv', ...JANUARY, detail: 'detail' }));
    expect(rows.some((row) => row['debit'] === amount)).toBe(true);
  }
});

test('Arabic narrations stay where the format holds them, and are told of where it does not', () => {
  const book = januaryBook();
  expect(exported(book, { format: 'xero', ...JANUARY, language: 'ar' })).toContain('خادم الملفّات');
  expect(exported(book, { format: 'hledger', ...JANUARY, language: 'ar' })).toContain('خادم الملفّات');
  expect(book.call('journals.export.preview', { format: 'sage50', ...JANUARY, language: 'ar' })).toMatchObject({ notLatin: 1 });
  expect(exported(book, { format: 'quickbooks_desktop', ...JANUARY, language: 'ar' }, 'latin1')).toContain('(new) | ?1');
});

test('the workbook holds the same lines, its figures as figures', async () => {
  const workbook = await readXlsx(exportedBytes(januaryBook(), { format: 'xlsx', ...JANUARY, detail: 'detail' }));
  const table = workbook.sheets[0]?.rows ?? [];
  const rows = rowsOf(exported(januaryBook(), { format: 'csv', ...JANUARY, detail: 'detail' }));
  expect(table[0]).toEqual(Object.keys(rows[0] ?? {}));
  expect(table).toHaveLength(rows.length + 1);
  const debit = table[0]?.indexOf('debit') ?? -1;
  expect(table.slice(1).map((row) => Number(row[debit]))).toEqual(rows.map((row) => Number(row['debit'])));
});
