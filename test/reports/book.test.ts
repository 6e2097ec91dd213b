import { describe, expect, test } from 'vitest';
import { parseAmount } from '#shared/values/money.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** A van and a desk from January, a laptop brought over from another system, and a chair that nobody uses yet; January and February posted. */
function bookOfTwoMonths(): TestBook {
  const book = memoryHost({ clock: '2026-03-02T08:00:00.000Z' });
  const { call } = book;
  call('locations.create', { code: 'LOC-1', name: 'Riyadh', nameAr: 'الرياض' });
  const add = (name: string, nameAr: string, categoryCode: string, cost: string, more: object, inServiceDate: string | null = '2026-01-01') => {
    const { id } = call('assets.create', { name, nameAr, categoryCode, cost, acquisitionDate: '2026-01-01', residualValue: '0', usefulLifeMonths: 60, depreciationMethod: 'straight_line', convention: 'full_month', ...more });
    call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-01' });
    if (inServiceDate !== null) call('assets.placeInService', { assetId: id, inServiceDate });
    return id;
  };
  add('Van', 'شاحنة', 'VEH', '60000', { locationId: 'LOC-1' });
  add('=Desk', 'مكتب', 'FURN', '6000', {});
  add('Chair', 'كرسي', 'FURN', '600', {}, null);
  for (const period of ['2026-01', '2026-02']) {
    const { runId } = call('depreciationRuns.create', { period });
    call('depreciationRuns.post', { runId });
    call('close.run', { period });
  }
  return book;
}

type Report = ReturnType<typeof reportOf>;
const reportOf = (book: TestBook, report: string, parameters: Record<string, string> = {}) => book.call('reports.run', { report, parameters });
const cell = (report: Report, row: number, id: string) => report.rows.at(row)?.cells[report.columns.findIndex((column) => column.id === id)];
const detail = (report: Report) => report.rows.filter(({ kind }) => kind === 'row');

describe('reports on a book', () => {
  const book = bookOfTwoMonths();

  test('the register as at a date holds the depreciation posted by then and no more', () => {
    const accumulated = (asOf: string) => cell(reportOf(book, 'asset-register', { asOf }), -1, 'accumulatedDepreciation');
    expect(['2026-01-30', '2026-01-31', '2026-02-28', '2026-12-31'].map(accumulated)).toEqual(['0.00', '1100.00', '2200.00', '2200.00']);
    expect(reportOf(book, 'asset-register', { asOf: '2025-12-31' }).rowCount).toBe(0);
  });

  test('the register’s totals are those of the register on the screen', () => {
    const totals = book.call('register.totals', { filter: { status: ['CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED'] } });
    const report = reportOf(book, 'asset-register');
    expect([cell(report, -1, 'cost'), cell(report, -1, 'accumulatedDepreciation'), cell(report, -1, 'netBookValue'), report.rowCount]).toEqual([totals.cost, totals.accumulatedDepreciation, totals.netBookValue, totals.count]);
    expect(report.facts[0]?.value.en).toBe('2026-02-28');
  });

  test('each asset has its names, status and life left as at the day', () => {
    const report = reportOf(book, 'asset-register', { asOf: '2026-01-31', group: 'none' });
    const of = (id: string) => detail(report).map(({ cells }) => cells[report.columns.findIndex((column) => column.id === id)]);
    expect(of('name')).toEqual([{ en: 'Van', ar: 'شاحنة' }, { en: '=Desk', ar: 'مكتب' }, { en: 'Chair', ar: 'كرسي' }]);
    expect(of('status').map((status) => (status as { en: string }).en)).toEqual(['In service', 'In service', 'Capitalized']);
    expect(of('remainingLifeMonths')).toEqual([59, 59, 60]);
    expect(of('location')).toEqual([{ en: 'Riyadh', ar: 'الرياض' }, null, null]);
  });

  test('filters by category, location and status as the book knows them', () => {
    const count = (parameters: Record<string, string>) => reportOf(book, 'asset-register', parameters).rowCount;
    expect([count({ category: 'FURN' }), count({ location: 'LOC-1' }), count({ status: 'CAPITALIZED' }), count({ status: 'DISPOSED' })]).toEqual([2, 1, 1, 0]);
    expect(book.refusal('reports.run', { report: 'asset-register', parameters: { category: 'NONE' } }).code).toBe('CATEGORY_NOT_FOUND');
    expect(book.refusal('reports.run', { report: 'asset-register', parameters: { location: 'LOC-9' } }).code).toBe('PLACE_NOT_FOUND');
  });

  test('a posted run is reported by its month or its id, with the year so far and the journal', () => {
    const report = reportOf(book, 'depreciation-run');
    expect(report.facts.map(({ value }) => value.en)).toEqual(expect.arrayContaining(['2026-02', 'Closed', 'Posted']));
    expect(report.facts.find(({ label }) => label.en === 'Journal')?.value.en).toMatch(/^JE-2026-/);
    expect([cell(report, -1, 'depreciation'), cell(report, -1, 'yearToDate'), cell(report, -1, 'openingAccumulated'), cell(report, -1, 'accumulatedDepreciation')]).toEqual(['1100.00', '2200.00', '1100.00', '2200.00']);
    const january = book.call('depreciationRuns.list', { period: '2026-01' }).items[0];
    const byId = reportOf(book, 'depreciation-run', { run: january?.runId ?? '' });
    expect([cell(byId, -1, 'yearToDate'), byId.facts[0]?.value.en]).toEqual(['1100.00', '2026-01']);
    expect(book.refusal('reports.run', { report: 'depreciation-run', parameters: { period: '2026-09' } }).code).toBe('RUN_NOT_FOUND');
  });

  test('a draft is reported as it comes to now, with what it passes over', () => {
    const { runId } = book.call('depreciationRuns.create', { period: '2026-03' });
    const report = reportOf(book, 'depreciation-run', { run: runId });
    expect([cell(report, -1, 'depreciation'), cell(report, -1, 'yearToDate')]).toEqual(['1100.00', '3300.00']);
    expect(cell(report, -2, 'note')).toEqual({ en: 'Not yet in service', ar: 'لم يدخل الخدمة بعد' });
    book.call('depreciationRuns.discard', { runId });
  });

  test('the schedule is that of the asset’s page, by month and by year', () => {
    const van = book.call('assets.list', { search: 'Van' }).items[0];
    const schedule = book.call('assets.depreciationSchedule', { assetId: van?.id ?? '' });
    const report = reportOf(book, 'depreciation-schedule', { asset: van?.assetNumber ?? '' });
    expect(detail(report).map(({ cells }) => cells[report.columns.findIndex(({ id }) => id === 'depreciation')])).toEqual(schedule.rows.map((row) => row.depreciation));
    expect(cell(report, -1, 'depreciation')).toBe(schedule.total);
    const years = reportOf(book, 'depreciation-schedule', { asset: van?.id ?? '', view: 'year' });
    expect(detail(years).map(({ cells }) => cells[years.columns.findIndex(({ id }) => id === 'depreciation')])).toEqual(schedule.years.map((row) => row.depreciation));
    expect(book.refusal('reports.run', { report: 'depreciation-schedule', parameters: { asset: 'FA-none' } }).code).toBe('ASSET_NOT_FOUND');
  });

  test('the files come through the host with the screen’s figures', () => {
    const file = book.host.renderReport({ report: 'asset-register', parameters: {}, language: 'ar', format: 'csv' });
    expect(file).toMatchObject({ ok: true, value: { kind: 'bytes', fileName: 'أصول - سجل الأصول الثابتة 2026-02-28.csv' } });
    const lines = file.ok && file.value.kind === 'bytes' ? Buffer.from(file.value.bytes).toString('utf8').trim().split('\r\n') : [];
    const costs = lines.slice(1).map((line) => parseAmount(/(?:^|,)(\d+\.\d{2}),/.exec(line)?.[1] ?? '', 2));
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(6_660_000);
    expect(book.host.renderReport({ report: 'none', parameters: {}, language: 'en', format: 'pdf' })).toMatchObject({ ok: false, error: { code: 'REPORT_NOT_FOUND' } });
  });

  test('an opening balance is the first month of the schedule and in no year; before its day nothing is known of the life', () => {
    const { id } = book.call('assets.create', {
      name: 'Laptop', nameAr: 'حاسب', categoryCode: 'COMP', cost: '3600', acquisitionDate: '2024-01-01', residualValue: '0', usefulLifeMonths: 36, depreciationMethod: 'straight_line', convention: 'full_month',
      opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '2400' },
    });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-03-01' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2024-01-01' });
    const [months, years] = [reportOf(book, 'depreciation-schedule', { asset: id }), reportOf(book, 'depreciation-schedule', { asset: id, view: 'year' })];
    expect([cell(months, -1, 'depreciation'), cell(years, -1, 'depreciation'), cell(months, 0, 'depreciation')]).toEqual(['3600.00', '1200.00', '2400.00']);
    expect(cell(reportOf(book, 'asset-register', { asOf: '2026-03-31' }), -1, 'accumulatedDepreciation')).toBe('4600.00');
  });
});
