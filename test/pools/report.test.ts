import { beforeEach, describe, expect, test } from 'vitest';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost({ clock: '2024-01-15T08:00:00.000Z' });
});

describe('the report on tax pools', () => {
  test('a book without pools says so', () => {
    expect(book.refusal('reports.run', { report: 'tax-pools' }).code).toBe('TAX_REGIME_MISSING');
  });

  describe('with the Saudi groups', () => {
    beforeEach(() => {
      book.call('pools.setUp', { country: 'SA', firstYear: 2024, openings: 'none' });
      const { id } = book.call('assets.create', { name: 'Press', categoryCode: 'MACH', acquisitionDate: '2024-02-01', cost: '200000.00' });
      book.call('assets.capitalize', { assetId: id, capitalizationDate: '2024-02-01' });
      book.call('assets.placeInService', { assetId: id, inServiceDate: '2024-02-01' });
      book.call('pools.close', { fiscalYear: 2024 });
    });
    const cell = (report: ReturnType<typeof run>, row: number, column: string) => report.rows.filter(({ kind }) => kind === 'row')[row]?.cells[report.columns.findIndex(({ id }) => id === column)];
    const run = (throughYear = '2025-06') => book.call('reports.run', { report: 'tax-pools', parameters: { throughYear } });

    test('shows each group from the first year, with the columns of the official form', () => {
      const report = run();
      expect(report.rows.filter(({ kind }) => kind === 'group')).toHaveLength(5);
      expect(report.rows.filter(({ kind }) => kind === 'row')).toHaveLength(10);
      // Group 3 comes third: its rows are the fifth and sixth.
      expect(['year', 'totalAdditions', 'additionsCounted', 'poolBase', 'poolRate', 'depreciation', 'poolClosing'].map((id) => cell(report, 4, id))).toEqual(['2024', '200000.00', '100000.00', '100000.00', '25', '25000.00', '75000.00']);
      expect(['year', 'poolOpening', 'totalAdditions', 'additionsCounted', 'depreciation'].map((id) => cell(report, 5, id))).toEqual(['2025', '75000.00', '200000.00', '100000.00', '43750.00']);
      expect([cell(report, 4, 'yearState'), cell(report, 5, 'yearState')]).toEqual([{ en: 'closed', ar: 'مقفلة' }, { en: 'open', ar: 'مفتوحة' }]);
    });

    test('says that it is a working paper, in both languages', () => {
      const note = run().facts.find(({ label }) => label.en === 'Note')?.value;
      expect(note?.en).toMatch(/verify it with your adviser/);
      expect(note?.ar).toMatch(/مستشارك/);
    });

    test.each(['xlsx', 'csv', 'json', 'pdf'] as const)('comes as %s in English, Arabic and both', (format) => {
      for (const language of ['en', 'ar', 'both'] as const) {
        const rendered = book.host.renderReport({ report: 'tax-pools', parameters: {}, language, format });
        expect(rendered.ok, `${format} ${language}`).toBe(true);
      }
    });

    test('a year before the first is refused', () => {
      expect(book.refusal('reports.run', { report: 'tax-pools', parameters: { throughYear: '2020-01' } }).code).toBe('TAX_YEAR_BEFORE_FIRST');
    });
  });
});
