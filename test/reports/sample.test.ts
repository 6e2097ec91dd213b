import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { REPORT_LANGUAGES } from '#shared/contract/reports.ts';
import type { RenderedReport } from '../../src/main/reports/index.ts';
import { listReports } from '../../src/main/reports/index.ts';
import { temporaryFolder, testHost, type TestBook } from '../support/book.ts';
import { fakeSource } from './fakeSource.ts';

/** What the sample book is asked, where a report has no answer without. */
const ASKED: Record<string, Record<string, string>> = {
  'asset-card': { asset: 'FA-2022-000001' }, 'depreciation-schedule': { asset: 'FA-2022-000001' }, 'custody-form': { custodian: 'EMP-005' }, 'transfer-note': { transfer: 'TRF-2026-000001' }, 'disposal-minutes': { disposal: 'act-2' },
  'change-log': { from: '2025-12-01', to: '2026-01-31' }, transfers: { from: '2025-01-01', to: '2026-12-31' }, 'journal-listing': { from: '2025-12-01', to: '2026-02-28' }, additions: { from: '2025-01', to: '2026-02' }, disposals: { from: '2025-01-01', to: '2026-12-31' },
};
/** What the sample has no rules for. */
const NOT_KEPT = new Set(['tax-pools']);
const NUMBERS = new Set(['amount', 'integer', 'decimal']);

describe('every report of the sample book', () => {
  let book: TestBook;
  beforeAll(() => {
    book = testHost({ clock: '2026-03-10T08:00:00.000Z' });
    const made = book.host.createSample(join(temporaryFolder(), 'sample.usool'));
    if (!made.ok) throw new Error(made.error.code);
  });

  const asked = (report: string) => ASKED[report] ?? {};
  function rendered(report: string, language: (typeof REPORT_LANGUAGES)[number], format: 'pdf' | 'xlsx' | 'csv' | 'json'): RenderedReport {
    const made = book.host.renderReport({ report, parameters: asked(report), language, format });
    if (!made.ok) throw new Error(`${report}: ${made.error.code} ${JSON.stringify(made.error.params)}`);
    return made.value as RenderedReport;
  }
  const bytesOf = (file: RenderedReport): Uint8Array => {
    if (file.kind !== 'bytes') throw new Error('expected a file');
    return file.bytes;
  };
  const reports = listReports(fakeSource(1)).map(({ id }) => id).filter((id) => !NOT_KEPT.has(id));

  test.each(reports)('%s says the same in every form and language', async (report) => {
    const screen = book.call('reports.run', { report, parameters: asked(report), limit: 5000 });
    const details = screen.rows.filter(({ kind }) => kind === 'row');
    const figures = screen.columns.flatMap((column, index) => (NUMBERS.has(column.type) ? [index] : []));
    for (const language of REPORT_LANGUAGES) {
      expect(JSON.parse(Buffer.from(bytesOf(rendered(report, language, 'json'))).toString('utf8'))).toEqual({ ...screen, generatedAt: expect.any(String) });
      const [heads = [], ...lines] = parse(Buffer.from(bytesOf(rendered(report, language, 'csv'))), { bom: true }) as string[][];
      expect(lines.length).toBe(details.length);
      for (const index of figures) {
        const label = screen.columns[index]?.label ?? { en: '', ar: '' };
        const at = heads.indexOf(language === 'both' ? `${label.en} / ${label.ar}` : label[language]);
        expect(at, label.en).toBeGreaterThanOrEqual(0);
        expect(lines.map((line) => line[at])).toEqual(details.map(({ cells }) => String(cells[index] ?? '')));
      }
      await sameInSpreadsheet(bytesOf(rendered(report, language, 'xlsx')), screen);
      // Labels are no table.
      if (report !== 'asset-labels') onPaper(rendered(report, language, 'pdf'), screen);
    }
  });

  /** Another program reads the totals as numbers, and every section under its title. */
  async function sameInSpreadsheet(bytes: Uint8Array, screen: ReturnType<typeof run>): Promise<void> {
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    const total = screen.rows.at(-1);
    const expected = screen.columns.flatMap((column, index) => (column.total && column.type === 'amount' ? [Number(total?.cells[index] ?? 0)] : []));
    const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : null)).filter((cell) => cell !== null));
    if (expected.length > 0) expect(texts).toContainEqual(expect.arrayContaining(expected));
    const told = rows.flat().filter((cell) => typeof cell === 'string').join('\n');
    for (const { title } of screen.sections) expect(told.includes(title.en) || told.includes(title.ar), title.en).toBe(true);
  }
  const run = (report: string) => book.call('reports.run', { report });

  /** Paper has the total's amounts, who made it, and from which state of the book. */
  function onPaper(paper: RenderedReport, screen: ReturnType<typeof run>): void {
    if (paper.kind !== 'html') throw new Error('expected paper');
    const html = paper.chunks.join('');
    expect(html).toContain('شركة النور للتجارة');
    expect(html).toContain('Al Noor Trading');
    for (const { value } of screen.facts) if (/^\d{4}-\d{2}-\d{2}$/.test(value.en)) expect(html).toContain(value.en);
    expect(html.match(/<tr/g)?.length).toBeGreaterThan(1);
  }

  test('is headed by company, book, currency, period and its state, policy, engine, who and when', () => {
    for (const report of reports) {
      const { facts, company, currency } = book.call('reports.run', { report, parameters: asked(report) });
      const named = facts.map(({ label }) => label.en);
      expect([company.en, currency]).toEqual(['Al Noor Trading', 'SAR']);
      expect(named, report).toEqual(expect.arrayContaining(['Prepared by', 'Prepared at (UTC)']));
      // Papers to sign say less.
      if (['custody-form', 'transfer-note', 'disposal-minutes', 'count-sheet', 'asset-labels'].includes(report)) continue;
      expect(named, report).toEqual(expect.arrayContaining(['Currency', 'Period status', 'Policy', 'Engine version', 'Audit chain']));
    }
  });
});
