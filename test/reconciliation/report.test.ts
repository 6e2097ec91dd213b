import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/main/reports/texts.ts';
import { renderReport, runReport } from '../../src/main/reports/index.ts';
import { fakeSource } from '../reports/fakeSource.ts';
import { unzip } from '../reports/unzip.ts';
import { enter, januaryBook } from './support.ts';

const options = { now: '2026-04-02T08:15:00.000Z' };
const REPORT = 'ledger-reconciliation';
type Report = ReturnType<typeof runReport>;

const cells = (report: Report, row: number, ...ids: string[]) => ids.map((id) => report.rows.at(row)?.cells[report.columns.findIndex((column) => column.id === id)]);
const facts = (report: Report, label: string) => report.facts.filter((one) => one.label.en === label).map(({ value }) => value.en);

function file(format: 'csv' | 'xlsx', language: Language | 'both'): Uint8Array {
  const rendered = renderReport(fakeSource(1), { report: REPORT, parameters: {}, language, format }, options);
  if (rendered.kind !== 'bytes') throw new Error('expected a file');
  return rendered.bytes;
}

describe('the reconciliation as a report', () => {
  test('has the figures of the comparison, with the carrying amount as its total', () => {
    const book = januaryBook();
    enter(book, '2026-01', { '1540': '55000.00' });
    book.call('reconciliation.explain', { period: '2026-01', account: '1540', type: 'timing', amount: '-4000.00', note: 'Posted on 3 February' });
    const report = book.call('reports.run', { report: REPORT, parameters: {} });
    expect(facts(report, 'Period')).toEqual(['2026-01']);
    expect(facts(report, 'Signed')).toEqual(['not signed']);
    expect(cells(report, 1, 'accountCode', 'registerMovement', 'registerClosing', 'ledgerBalance', 'ledgerDifference', 'explainedTiming', 'explained', 'unexplained')).toEqual(['1540', '60000.00', '60000.00', '55000.00', '-5000.00', '-4000.00', '-4000.00', '-1000.00']);
    expect(cells(report, -1, 'registerClosing', 'ledgerBalance', 'ledgerDifference', 'explained', 'unexplained')).toEqual(['63700.00', '58700.00', '-5000.00', '-4000.00', '-1000.00']);
    expect(report.rows.at(-2)?.cells[1]).toEqual({ en: 'Posted in the ledger later, since 2026-01: Posted on 3 February', ar: 'يُرحّل في الأستاذ العام لاحقًا، منذ 2026/01: Posted on 3 February' });
  });

  test('without balances says so, and still shows the register', () => {
    const report = januaryBook().call('reports.run', { report: REPORT, parameters: { period: '2026-01' } });
    expect(facts(report, 'Balances of the ledger')).toEqual(['not entered']);
    expect(cells(report, 1, 'registerClosing', 'ledgerBalance', 'unexplained')).toEqual(['60000.00', null, null]);
  });

  test('says who signed, and which signature counts no longer', () => {
    const report = runReport(fakeSource(1), REPORT, {}, options);
    expect(facts(report, 'Signed')).toEqual(['Omar, 2026-04-02 08:00', 'Noura, 2026-04-01 10:00; figures have changed since']);
    expect(facts(report, 'Accounts without a balance')).toEqual(['1']);
  });

  test.each(['en', 'ar', 'both'] as const)('lies on paper and ends with lines to sign, in %s', (language) => {
    const rendered = renderReport(fakeSource(1), { report: REPORT, parameters: {}, language, format: 'pdf' }, options);
    if (rendered.kind !== 'html') throw new Error('expected pages');
    expect(rendered.landscape).toBe(true);
    const html = rendered.chunks.join('');
    if (language !== 'ar') expect(html).toContain('Reviewed by');
    if (language !== 'en') expect(html).toContain('مراجعة');
    expect(html).toContain('Omar');
    expect(html).not.toContain('<a>');
  });

  test.each(['en', 'ar', 'both'] as const)('as CSV and as a workbook, its texts made safe, in %s', (language) => {
    const rows = parse(Buffer.from(file('csv', language)), { bom: true }) as string[][];
    expect(rows.length).toBe(5);
    expect(rows.flat()).toContain('60500.00');
    const sheet = unzip(file('xlsx', language)).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('60500');
    expect(sheet.includes('rightToLeft="1"')).toBe(language === 'ar');
  });
});
