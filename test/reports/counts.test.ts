import { describe, expect, test } from 'vitest';
import { renderReport } from '../../src/main/reports/index.ts';
import { begin, importCsv, LAPTOP, PRESS, SCANNER, scan, stockedBook } from '../support/counts.ts';
import type { TestBook } from '../support/book.ts';
import { fakeSource } from './fakeSource.ts';

const NUMBER = 'CNT-2026-000001';

function counted(): { book: TestBook; countId: string } {
  const book = stockedBook();
  const countId = begin(book);
  scan(book, countId, LAPTOP, { location: 'LOC-100', condition: 'GOOD' });
  scan(book, countId, SCANNER, { location: 'LOC-200' });
  scan(book, countId, 'X-99');
  book.call('counts.resolve', { countId, lines: ['asset-2'], action: 'transfer' });
  return { book, countId };
}

const run = (book: TestBook, report: string, parameters: Record<string, string> = {}) => book.call('reports.run', { report, parameters });
const factsOf = (report: ReturnType<typeof run>) => Object.fromEntries(report.facts.map(({ label, value }) => [label.en, value.en]));
const english = (cell: unknown): unknown => (typeof cell === 'object' && cell !== null && 'en' in cell ? cell.en : cell);
const cells = (report: ReturnType<typeof run>, ...ids: string[]) => report.rows.filter(({ kind }) => kind === 'row').map((row) => ids.map((id) => english(row.cells[report.columns.findIndex((column) => column.id === id)])));

describe('the variances of a count', () => {
  test('name each difference by outcome, what it is worth and what is done about it', () => {
    const { book } = counted();
    const report = run(book, 'count-variance');
    expect(cells(report, 'assetNumber', 'outcome', 'bookLocation', 'countedLocation', 'netBookValue', 'actionTaken')).toEqual([
      [SCANNER, 'Found elsewhere', 'Riyadh head office', 'Jeddah branch', '4800.00', 'Draft of a transfer TRF-2026-000001'],
      [PRESS, 'Not found', 'Jeddah branch', null, '4800.00', null],
      [null, 'Not registered', null, null, null, null],
    ]);
    expect(factsOf(report)).toMatchObject({ Count: NUMBER, 'Seen of expected': '2 / 3 (66%)', 'Seen by value': '66%', 'Net book value expected': '14,400.00', 'Net book value not found': '4,800.00', Status: 'Under way' });
  });

  test('with everything, what was found too; the total is of all lines', () => {
    const { book } = counted();
    const report = run(book, 'count-variance', { count: 'cnt-1', lines: 'everything' });
    expect(cells(report, 'assetNumber', 'condition').at(-1)).toEqual([LAPTOP, 'Good']);
    expect(report.rows.at(-1)?.cells[report.columns.findIndex(({ id }) => id === 'netBookValue')]).toBe('14400.00');
    expect(book.refusal('reports.run', { report: 'count-variance', parameters: { count: 'CNT-2026-000009' } }).code).toBe('COUNT_NOT_FOUND');
    expect(book.refusal('reports.run', { report: 'count-variance', parameters: { count: 'nonsense' } }).code).toBe('COUNT_NOT_FOUND');
  });
});

describe('a count sheet', () => {
  test('goes from location to location, with boxes for the pen; blind, it says no place', () => {
    const { book } = counted();
    expect(run(book, 'count-sheet').rows.filter(({ kind }) => kind === 'group').map(({ cells: [label] }) => english(label))).toEqual(['Riyadh head office', 'Jeddah branch']);
    const blind = run(book, 'count-sheet', { blind: 'yes' });
    expect(blind.columns.map(({ id }) => id)).not.toContain('location');
    expect(JSON.stringify(blind.rows)).not.toContain('Jeddah');
    const html = renderReport(fakeSource(5), { report: 'count-sheet', parameters: {}, language: 'ar', format: 'pdf' }, { now: '2026-04-02T08:15:00.000Z' });
    expect(html.kind === 'html' && [html.landscape, html.chunks.join('').match(/<td class="pen">/g)?.length]).toEqual([true, 200]);
  });

  test('that was filled in as a table is read back: what is not marked found was not seen, and the place the register has is not where it was seen', () => {
    const { book, countId } = counted();
    const sheet = renderReport(fakeSource(1), { report: 'count-sheet', parameters: {}, language: 'en', format: 'csv' }, { now: '2026-04-02T08:15:00.000Z' });
    const heading = sheet.kind === 'bytes' ? (Buffer.from(sheet.bytes).toString('utf8').split(/\r?\n/).find((line) => line.includes('Asset no.')) ?? '') : '';
    const columns = heading.split(',');
    const row = (values: Record<string, string>): string => columns.map((column) => values[column.replaceAll('"', '').trim()] ?? '').join(',');
    const csv = [heading, row({ 'Asset no.': PRESS, 'Location (English)': 'Jeddah branch', Location: 'Jeddah branch', Found: 'x', 'Counted location': 'LOC-100' }), row({ 'Asset no.': LAPTOP })].join('\n');
    expect(importCsv(book, countId, csv)).toMatchObject({ rows: 1, byOutcome: { MOVED: 1 }, problemsTotal: 0 });
  });
});

describe('labels', () => {
  test('are of the assets that were chosen, of a count, or of what is held', () => {
    const { book, countId } = counted();
    expect(cells(run(book, 'asset-labels', { assets: '3,1' }), 'assetNumber', 'location')).toEqual([[PRESS, 'Jeddah branch'], [LAPTOP, 'Riyadh head office']]);
    expect(cells(run(book, 'asset-labels', { count: countId }), 'assetNumber')).toEqual([[LAPTOP], [SCANNER], [PRESS]]);
    expect(cells(run(book, 'asset-labels', { location: 'LOC-200' }), 'assetNumber')).toEqual([[PRESS]]);
    expect(book.refusal('reports.run', { report: 'asset-labels', parameters: { assets: '99' } }).code).toBe('ASSET_NOT_FOUND');
  });

  test.each([['labels24', 24, 3, 'A4 portrait'], ['labels14', 14, 4, 'A4 portrait'], ['labels1', 1, 50, '62mm 29mm']] as const)('%s fills whole sheets of %i', (size, perSheet, sheets, page) => {
    const paper = renderReport(fakeSource(60), { report: 'asset-labels', parameters: { size }, language: 'both', format: 'pdf' }, { now: '2026-04-02T08:15:00.000Z', chunkRows: 24 });
    if (paper.kind !== 'html') throw new Error('expected paper');
    const html = paper.chunks.join('');
    expect([html.match(/<main class="sheet">/g)?.length, html.match(/<svg class="qr"/g)?.length, paper.overlay, paper.landscape]).toEqual([sheets, 50, null, false]);
    expect(paper.chunks).toHaveLength(Math.ceil(50 / Math.max(perSheet, 24 - (24 % perSheet))));
    expect(html).toContain(`size: ${page}`);
    expect(html).toContain('Forklift &lt;electric&gt;');
    expect(html).toContain('رافعة شوكية');
  });
});
