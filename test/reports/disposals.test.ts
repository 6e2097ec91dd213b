import { describe, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const M01 = { name: 'M-01', nameAr: 'م-01', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100000.00', residualValue: '10000.00', usefulLifeMonths: 60, quantity: '8', opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '36000.00' } };

type Report = ReturnType<typeof reportOf>;
const reportOf = (book: TestBook, report: string, parameters: Record<string, string> = {}) => book.call('reports.run', { report, parameters });
const cell = (report: Report, row: number, id: string) => report.rows.at(row)?.cells[report.columns.findIndex((column) => column.id === id)];
const row = (report: Report, id: string) => report.rows.filter(({ kind }) => kind === 'row').map(({ cells }) => cells[report.columns.findIndex((column) => column.id === id)]);
const english = (value: unknown) => (value as { en: string }).en;

/** M-01 with a quarter (2 of 8) sold in January 2028 and the rest scrapped in March; M-02 untouched. January is closed. */
function bookOfDisposals() {
  const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
  const first = inService(book, M01).id;
  const second = inService(book, { ...M01, name: 'M-02', nameAr: 'م-02', serialNumber: 'SN-2' }).id;
  const part = book.call('disposals.create', { assetId: first, disposalDate: '2028-01-01', disposalType: 'SALE', proceeds: '18000.00', vatRate: '15', part: { quantity: '2' }, buyer: 'Gulf Scrap', document: 'DM-1' });
  closeMonths(book, '2028-01');
  const rest = book.call('disposals.create', { assetId: first, disposalDate: '2028-03-10', disposalType: 'SCRAP', reason: 'worn out' });
  return { book, first, second, part, rest };
}

describe('the register as at a day before and after a disposal', () => {
  const at = (asOf: string, more: Record<string, string> = {}) => {
    const report = reportOf(bookOfDisposals().book, 'asset-register', { asOf, group: 'none', ...more });
    const of = (id: string) => row(report, id);
    return of('assetNumber').map((_, index) => ({ cost: of('cost')[index], accumulated: of('accumulatedDepreciation')[index], residual: of('residualValue')[index], quantity: of('quantity')[index], status: english(of('status')[index]), left: of('remainingLifeMonths')[index] }));
  };
  const WHOLE = { cost: '100000.00', accumulated: '36000.00', residual: '10000.00', quantity: '8', status: 'In service', left: 36 };

  test('the day before, the whole is there with its cost, quantity and residual value', () => {
    expect(at('2027-12-31')).toEqual([WHOLE, WHOLE]);
    // February was posted with the disposal of what was left, dated on its last day; the other asset's February is not posted.
    expect(at('2028-02-28')).toEqual([{ ...WHOLE, cost: '75000.00', accumulated: '28125.00', residual: '7500.00', quantity: '6', left: 35 }, { ...WHOLE, accumulated: '37500.00', left: 35 }]);
    expect(at('2028-02-29').map(({ accumulated }) => accumulated)).toEqual(['29250.00', '37500.00']);
  });

  test('from the day of disposal it is left out, or shown as disposed of with nothing left', () => {
    expect(at('2028-03-10').map(({ cost }) => cost)).toEqual(['100000.00']);
    expect(at('2028-03-10', { includeDisposed: 'yes' })[0]).toMatchObject({ cost: '0.00', accumulated: '0.00', status: 'Disposed', left: 0 });
    expect(at('2028-03-09', { status: 'DISPOSED' })).toEqual([]);
    expect(at('2028-03-10', { status: 'DISPOSED' })).toHaveLength(1);
    expect(at('2028-03-09', { includeDisposed: 'no' })).toHaveLength(2);
  });

  test('what is taken back restores the register as at every day', () => {
    const { book, rest } = bookOfDisposals();
    const days = ['2028-01-31', '2028-02-29', '2028-03-09', '2028-03-31'];
    const registers = () => days.map((asOf) => reportOf(book, 'asset-register', { asOf, group: 'none', includeDisposed: 'yes' }).rows);
    book.call('disposals.reverse', { id: rest.id, reason: 'kept after all' });
    const before = registers();
    const again = book.call('disposals.create', { assetNumber: 'FA-2026-000001', disposalDate: '2028-03-20', disposalType: 'SCRAP' });
    book.call('disposals.reverse', { id: again.id, reason: 'once more' });
    expect(registers()).toEqual(before);
  });

  test('a residual value estimated anew says from its day on whether the asset is written down', () => {
    const book = memoryHost({ clock: '2026-01-15T08:00:00.000Z' });
    const { id } = inService(book, { name: 'X', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '1200.00', usefulLifeMonths: 2, residualValue: '200.00', convention: 'full_month' } as never, '2026-01-01');
    closeMonths(book, '2026-01', '2026-02');
    book.call('estimates.change', { assetId: id, effectiveDate: '2026-03-01', residualValue: '50.00', usefulLifeMonths: 3 });
    const seen = (asOf: string) => {
      const report = reportOf(book, 'asset-register', { asOf, group: 'none' });
      return [english(row(report, 'status')[0]), row(report, 'residualValue')[0], row(report, 'remainingLifeMonths')[0]];
    };
    expect(seen('2026-02-28')).toEqual(['Fully depreciated', '200.00', 0]);
    expect(seen('2026-03-01')).toEqual(['In service', '50.00', 3]);
    closeMonths(book, '2026-03');
    const run = reportOf(book, 'depreciation-run', { period: '2026-03' });
    expect([row(run, 'depreciation')[0], row(run, 'remainingLifeMonths')[0]]).toEqual(['50.00', 2]);
  });
});

describe('disposals of a period (R8)', () => {
  const { book, part, rest } = bookOfDisposals();

  test('each with what left, what came in, and the gain, which add up', () => {
    const report = reportOf(book, 'disposals', { from: '2028-01-01', to: '2028-12-31' });
    expect(row(report, 'disposalDate')).toEqual(['2028-01-01', '2028-03-10']);
    expect(row(report, 'disposalType').map(english)).toEqual(['Sale', 'Scrap']);
    expect(row(report, 'part')).toEqual(['25', '100']);
    expect(row(report, 'costDisposed')).toEqual(['25000.00', '75000.00']);
    expect(row(report, 'accumulatedDisposed')).toEqual(['9000.00', '29250.00']);
    expect(row(report, 'gainLoss')).toEqual(['2000.00', '-45750.00']);
    expect([row(report, 'buyer')[0], row(report, 'document')[0], row(report, 'reason')[1], row(report, 'postedBy')[0]]).toEqual(['Gulf Scrap', 'DM-1', 'worn out', 'Noura']);
    expect([cell(report, -1, 'costDisposed'), cell(report, -1, 'proceeds'), cell(report, -1, 'gainLoss')]).toEqual(['100000.00', '18000.00', '-43750.00']);
    expect([row(report, 'journal')]).toEqual([[part.glJournalId, rest.glJournalId]]);
  });

  test('of the open fiscal year when nothing is said; by type; by category; within the days asked for', () => {
    const usual = reportOf(book, 'disposals');
    expect(usual.facts.slice(0, 2).map(({ value }) => value.en)).toEqual(['2028-01-01', '2028-02-29']);
    expect(usual.rowCount).toBe(1);
    const grouped = reportOf(book, 'disposals', { from: '2028-01-01', to: '2028-12-31', group: 'type' });
    expect(grouped.rows.filter(({ kind }) => kind === 'group').map(({ cells }) => english(cells[0]))).toEqual(['Sale', 'Scrap'].sort());
    expect(reportOf(book, 'disposals', { from: '2028-01-02', to: '2028-03-09' }).rowCount).toBe(0);
    expect(reportOf(book, 'disposals', { from: '2028-01-01', to: '2028-12-31', category: 'VEH' }).rowCount).toBe(0);
    expect(book.refusal('reports.run', { report: 'disposals', parameters: { from: '2028-02-01', to: '2028-01-01' } }).code).toBe('INVALID_INPUT');
  });

  test.each(['xlsx', 'csv', 'json', 'pdf'] as const)('comes as %s in every language', (format) => {
    for (const language of ['en', 'ar', 'both'] as const) {
      expect(book.host.renderReport({ report: 'disposals', parameters: { from: '2028-01-01', to: '2028-12-31' }, language, format })).toMatchObject({ ok: true });
    }
  });

  test('what was taken back is no disposal any more', () => {
    const other = bookOfDisposals();
    other.book.call('disposals.reverse', { id: other.rest.id, reason: 'kept' });
    expect(reportOf(other.book, 'disposals', { from: '2028-01-01', to: '2028-12-31' }).rowCount).toBe(1);
  });
});

describe('disposal minutes', () => {
  const minutesOf = (book: TestBook, disposal: string, language: 'en' | 'ar' | 'both') => {
    const file = book.host.renderReport({ report: 'disposal-minutes', parameters: { disposal }, language, format: 'pdf' });
    if (!file.ok || file.value.kind !== 'html') throw new Error('expected HTML');
    return file.value;
  };

  test('stand upright, say what happened, and end with lines for the committee', () => {
    const { book, part } = bookOfDisposals();
    const paper = minutesOf(book, part.id, 'ar');
    const html = paper.chunks.join('');
    expect(paper).toMatchObject({ landscape: false, fileName: 'أصول - محضر استبعاد FA-2026-000001.pdf' });
    for (const words of ['محضر استبعاد أصول', 'شركة النور للتجارة', 'عضو اللجنة', 'عاينت اللجنة', 'Gulf Scrap', 'DM-1', '18,000.00', '25,000.00', '2,000.00']) expect(html).toContain(words);
    expect(html.match(/عضو اللجنة/g)).toHaveLength(3);
    const both = minutesOf(book, part.id, 'both').chunks.join('');
    expect(both).toContain('Disposal minutes');
    expect(both).toContain('محضر استبعاد أصول');
  });

  test('several assets disposed of together stand on one paper, whichever of them is asked for', () => {
    const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
    const assets = ['M-01', 'M-02', 'M-03'].map((name) => ({ assetId: inService(book, { ...M01, name }).id }));
    const { items } = book.call('disposals.createSeveral', { disposalDate: '2028-01-01', disposalType: 'SALE', proceeds: '100000.00', assets });
    for (const { id } of items) expect(reportOf(book, 'disposal-minutes', { disposal: id }).rowCount).toBe(3);
    book.call('disposals.reverse', { id: items[2]?.id ?? '', reason: 'not delivered' });
    expect(reportOf(book, 'disposal-minutes', { disposal: items[0]?.id ?? '' }).rowCount).toBe(2);
    expect(book.refusal('reports.run', { report: 'disposal-minutes', parameters: { disposal: items[2]?.id ?? '' } }).code).toBe('ACT_REVERSED');
  });

  test('are of disposals only', () => {
    const { book, second } = bookOfDisposals();
    const update = book.call('valueUpdates.create', { assetId: second, updateType: 'IMPROVEMENT', amount: '10.00', date: '2028-02-10' });
    expect(book.refusal('reports.run', { report: 'disposal-minutes', parameters: { disposal: update.id } }).code).toBe('ACT_NOT_FOUND');
    expect(book.refusal('reports.run', { report: 'disposal-minutes', parameters: { disposal: 'nothing' } }).code).toBe('ACT_NOT_FOUND');
  });
});
