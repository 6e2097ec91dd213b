import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { REPORT_LANGUAGES } from '#shared/contract/reports.ts';
import type { RenderedReport } from '../../src/main/reports/index.ts';
import { listReports } from '../../src/main/reports/index.ts';
import { temporaryFolder, testHost, type TestBook } from '../support/book.ts';
import { makeEventful } from '../support/eventfulBook.ts';
import { fakeSource } from './fakeSource.ts';

/** What the sample book is asked, where a report has no answer without. */
const ASKED: Record<string, Record<string, string>> = {
  'asset-card': { asset: 'FA-2022-000001' }, 'depreciation-schedule': { asset: 'FA-2022-000001' }, 'custody-form': { custodian: 'EMP-005' }, 'transfer-note': { transfer: 'TRF-2026-000001' }, 'disposal-minutes': { disposal: 'act-2' },
  'change-log': { from: '2025-12-01', to: '2026-01-31' }, transfers: { from: '2025-01-01', to: '2026-12-31' }, 'journal-listing': { from: '2025-12-01', to: '2026-02-28' }, additions: { from: '2025-01', to: '2026-02' }, disposals: { from: '2025-01-01', to: '2026-12-31' },
};
/** What the sample has no rules for. */
const NOT_KEPT: Readonly<Record<'plain' | 'eventful', ReadonlySet<string>>> = { plain: new Set(['tax-pools']), eventful: new Set() };
const NUMBERS = new Set(['amount', 'integer', 'decimal']);

function sampleBook(clock: string): TestBook {
  const book = testHost({ clock });
  const made = book.host.createSample(join(temporaryFolder(), 'sample.usool'));
  if (!made.ok) throw new Error(made.error.code);
  return book;
}

/** The month in which everything happened. */
const MARCH = { from: '2026-01', to: '2026-03' };
const MARCH_DAYS = { from: '2026-01-01', to: '2026-03-31' };

/** A plain sample, and one in whose open month each thing happened that can happen to an asset. */
describe.each(['plain', 'eventful'] as const)('every report of the %s sample book', (story) => {
  let book: TestBook;
  let given: Record<string, Record<string, string>> = {};
  beforeAll(() => {
    book = sampleBook(story === 'plain' ? '2026-03-10T08:00:00.000Z' : '2026-03-20T08:00:00.000Z');
    if (story === 'plain') return;
    const { revalued, disposal, transfer } = makeEventful(book);
    const asset = { asset: book.call('assets.get', { assetId: revalued }).assetNumber };
    given = {
      'asset-card': asset, 'depreciation-schedule': asset, 'transfer-note': { transfer }, 'disposal-minutes': { disposal }, 'roll-forward': { ...MARCH, detail: 'assets' }, 'ias16-note': MARCH, additions: MARCH, 'value-changes': MARCH,
      disposals: MARCH_DAYS, transfers: MARCH_DAYS, 'journal-listing': MARCH_DAYS, 'change-log': MARCH_DAYS, 'asset-register': { asOf: '2026-03-31', includeDisposed: 'yes' }, 'construction-ageing': { asOf: '2026-03-31' },
    };
  });

  const asked = (report: string) => given[report] ?? ASKED[report] ?? {};
  function rendered(report: string, language: (typeof REPORT_LANGUAGES)[number], format: 'pdf' | 'xlsx' | 'csv' | 'json'): RenderedReport {
    const made = book.host.renderReport({ report, parameters: asked(report), language, format });
    if (!made.ok) throw new Error(`${report}: ${made.error.code} ${JSON.stringify(made.error.params)}`);
    return made.value as RenderedReport;
  }
  const bytesOf = (file: RenderedReport): Uint8Array => {
    if (file.kind !== 'bytes') throw new Error('expected a file');
    return file.bytes;
  };
  const reports = listReports(fakeSource(1)).map(({ id }) => id).filter((id) => !NOT_KEPT[story].has(id));

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
      // Tax years are closed by themselves.
      const state = report === 'tax-pools' ? [] : ['Period status'];
      expect(named, report).toEqual(expect.arrayContaining(['Currency', ...state, 'Policy', 'Engine version', 'Audit chain']));
    }
  });
});

describe('the eventful book', () => {
  let book: TestBook;
  let revalued = '';
  beforeAll(() => {
    book = sampleBook('2026-03-20T08:00:00.000Z');
    ({ revalued } = makeEventful(book));
  });
  const report = (id: string, parameters: Record<string, string>) => book.call('reports.run', { report: id, parameters, limit: 5000 });
  const amountIn = ({ columns }: ReturnType<typeof report>, cells: readonly unknown[] | undefined, id: string): number => Number(cells?.[columns.findIndex((column) => column.id === id)] ?? Number.NaN);

  test('the roll-forward closes across in every class, with what went from one class to another in columns that come to nothing', () => {
    const found = report('roll-forward', MARCH);
    const total = found.rows.at(-1)?.cells;
    for (const id of ['cost.construction', 'cost.reclassification', 'depreciation.reclassification']) expect(amountIn(found, total, id), id).toBe(0);
    for (const block of ['cost', 'depreciation', 'impairment', 'surplus']) {
      const movements = found.columns.filter(({ id }) => id.startsWith(`${block}.`) && !id.endsWith('.opening') && !id.endsWith('.closing'));
      for (const { cells } of found.rows) {
        const sum = movements.reduce((all, { id }) => all + amountIn(found, cells, id), amountIn(found, cells, `${block}.opening`));
        expect(sum, JSON.stringify(cells[0])).toBeCloseTo(amountIn(found, cells, `${block}.closing`), 2);
      }
    }
  });

  test('register, roll-forward and the accounts of the ledger say the same', () => {
    const register = report('asset-register', { asOf: '2026-03-31' });
    const roll = report('roll-forward', MARCH);
    const [held, moved] = [register.rows.at(-1)?.cells, roll.rows.at(-1)?.cells];
    expect([amountIn(register, held, 'cost'), amountIn(register, held, 'accumulatedDepreciation'), amountIn(register, held, 'accumulatedImpairment')])
      .toEqual([amountIn(roll, moved, 'cost.closing'), amountIn(roll, moved, 'depreciation.closing'), amountIn(roll, moved, 'impairment.closing')]);
    const ledger = report('ledger-reconciliation', { period: '2026-03' });
    const accounts = ledger.rows.filter(({ kind }) => kind === 'row');
    expect(accounts.map(({ cells }) => amountIn(ledger, cells, 'registerClosing'))).toEqual(accounts.map(({ cells }) => amountIn(ledger, cells, 'ownJournals')));
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('the card tells the depreciation up to an act before the act, as it was posted', () => {
    const card = report('asset-card', { asset: book.call('assets.get', { assetId: revalued }).assetNumber });
    const after = card.rows.filter(({ kind }) => kind === 'row').map(({ cells }) => amountIn(card, cells, 'netAfter'));
    expect(after).toContain(2_763_600);
    expect(after).toContain(3_613_600);
    expect(after.indexOf(2_763_600)).toBeLessThan(after.indexOf(3_613_600));
  });

  test('a range that has not ended is open, and one that has not begun is not yet open', () => {
    const state = (from: string, to: string) => report('disposals', { from, to }).facts.find(({ label }) => label.en === 'Period status')?.value.en;
    expect([state('2026-01-01', '2026-02-28'), state('2026-01-01', '2026-12-31'), state('2026-06-01', '2026-12-31')]).toEqual(['Closed', 'Open', 'Not yet open']);
  });
});
