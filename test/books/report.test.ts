import { describe, expect, test } from 'vitest';
import { closeMonths } from '../support/assets.ts';
import type { TestBook } from '../support/book.ts';
import { activate, bookWithTax, inService, setUp } from './support.ts';

const reportOf = (book: TestBook, report: string, parameters: Record<string, string> = {}) => book.call('reports.run', { report, parameters });
type Report = ReturnType<typeof reportOf>;
const cell = (report: Report, row: number, id: string) => report.rows.at(row)?.cells[report.columns.findIndex((column) => column.id === id)];
const fact = (report: Report, label: string) => report.facts.find((one) => one.label.en === label)?.value.en;

function closedTwice() {
  const { book, laptop } = bookWithTax();
  activate(book);
  closeMonths(book, '2026-01', '2026-02');
  return { book, laptop };
}

describe('reports name the depreciation book they are on', () => {
  const { book, laptop } = closedTwice();

  test('register', () => {
    const of = (parameters: Record<string, string>) => reportOf(book, 'asset-register', { asOf: '2026-02-28', ...parameters });
    expect([of({}), of({ book: 'TAX' })].map((report) => [fact(report, 'Depreciation book'), cell(report, -1, 'accumulatedDepreciation')])).toEqual([['IFRS', '200.00'], ['Book TAX', '400.00']]);
    expect(cell(of({ book: 'TAX', group: 'none' }), 0, 'lifeMonths')).toBe(24);
    expect(cell(of({ book: 'TAX', group: 'none' }), 0, 'remainingLifeMonths')).toBe(22);
  });

  test('schedule', () => {
    expect(cell(reportOf(book, 'depreciation-schedule', { asset: laptop.id, book: 'TAX' }), 0, 'depreciation')).toBe('200.00');
    expect(reportOf(book, 'depreciation-schedule', { asset: laptop.id, book: 'TAX' }).rowCount).toBe(24);
    expect(reportOf(book, 'depreciation-schedule', { asset: laptop.id }).rowCount).toBe(48);
  });

  test('run, by its month and by its id', () => {
    const byMonth = reportOf(book, 'depreciation-run', { period: '2026-02', book: 'TAX' });
    expect([fact(byMonth, 'Depreciation book'), cell(byMonth, -1, 'depreciation'), cell(byMonth, -1, 'yearToDate'), fact(byMonth, 'Journal')]).toEqual(['Book TAX', '200.00', '400.00', undefined]);
    const run = book.call('depreciationRuns.list', { bookId: 'TAX', period: '2026-01' }).items[0];
    expect(fact(reportOf(book, 'depreciation-run', { run: run?.runId ?? '' }), 'Depreciation book')).toBe('Book TAX');
  });

  test('roll-forward, which closes in each book at that book’s figures', () => {
    const of = (parameters: Record<string, string>) => reportOf(book, 'roll-forward', { from: '2026-01', to: '2026-02', ...parameters });
    expect([of({}), of({ book: 'TAX' })].map((report) => [fact(report, 'Depreciation book'), cell(report, -1, 'cost.closing'), cell(report, -1, 'depreciation.closing'), cell(report, -1, 'check')])).toEqual([
      ['IFRS', '4800.00', '200.00', '0.00'], ['Book TAX', '4800.00', '400.00', '0.00'],
    ]);
  });

  test('an unknown book, or one that holds nothing yet, is refused', () => {
    setUp(book, 'B2');
    expect(book.refusal('reports.run', { report: 'asset-register', parameters: { asOf: '2026-02-28', book: 'NONE' } }).code).toBe('DEPRECIATION_BOOK_NOT_FOUND');
    expect(book.refusal('reports.run', { report: 'asset-register', parameters: { asOf: '2026-02-28', book: 'B2' } }).code).toBe('DEPRECIATION_BOOK_NOT_ACTIVE');
  });
});

describe('book against tax', () => {
  test('has the figures of the query, and says that it is a working paper', () => {
    const { book } = closedTwice();
    const report = reportOf(book, 'book-comparison', { book: 'TAX', period: '2026-02' });
    expect([cell(report, 0, 'bookCarrying'), cell(report, 0, 'againstCarrying'), cell(report, 0, 'differenceOpening'), cell(report, 0, 'differenceClosing'), cell(report, -1, 'deferredTax')]).toEqual(['4400.00', '4600.00', '0.00', '200.00', '40.00']);
    expect(fact(report, 'Note')).toMatch(/verify with your adviser/);
    expect([fact(report, 'Tax rate'), fact(report, 'Fiscal year from')]).toEqual(['20% (2020-01-01)', '2026-01']);
  });

  test('by asset it groups by category; without a rate it has no column of tax', () => {
    const { book } = closedTwice();
    inService(book, { name: 'Van', categoryCode: 'VEH', cost: '60000.00', acquisitionDate: '2026-03-01' });
    closeMonths(book, '2026-03');
    book.call('depreciationBooks.update', { bookId: 'TAX', taxRates: [] });
    const report = reportOf(book, 'book-comparison', { book: 'TAX', period: '2026-03', groupBy: 'asset' });
    expect(report.rows.map(({ kind }) => kind)).toEqual(['group', 'row', 'subtotal', 'group', 'row', 'subtotal', 'total']);
    expect(report.columns.map(({ id }) => id)).not.toContain('deferredTax');
    expect(cell(report, -1, 'differenceClosing')).toBe('300.00');
  });
});
