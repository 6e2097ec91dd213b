import { describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { REPORT_FORMATS, REPORT_GROUPS } from '#shared/contract/reports.ts';
import { parseAmount } from '#shared/values/money.ts';
import { listReports, renderReport, runReport } from '../../src/main/reports/index.ts';
import type { RegisterRow } from '../../src/main/reports/source.ts';
import { BOOK, fakeSource } from './fakeSource.ts';

const options = { now: '2026-04-02T08:15:00.000Z' };
const run = (id: string, parameters: Record<string, string> = {}, count = 60) => runReport(fakeSource(count), id, parameters, options);
const column = (report: ReturnType<typeof run>, id: string) => report.columns.findIndex((one) => one.id === id);
const minorOf = (cell: unknown) => parseAmount(String(cell), 2);

const given: Record<string, Record<string, string>> = { 'depreciation-schedule': { asset: 'FA-000001' }, 'custody-form': { custodian: 'EMP-7' }, 'transfer-note': { transfer: 'TRF-2026-000001' }, 'disposal-minutes': { disposal: 'act-1' }, 'asset-card': { asset: 'FA-000001' }, 'value-changes': { from: '2026-03', to: '2026-03' } };

describe('every report', () => {
  test('is listed as the contract says, with a default for what it needs where the book has one', () => {
    const list = listReports(fakeSource(1));
    expect(contract['reports.list'].output.parse(list)).toEqual(list);
    const grouped = REPORT_GROUPS.map((group) => [group, list.filter((report) => report.group === group).map(({ id }) => id)]);
    expect(grouped).toEqual([
      ['register', ['asset-register', 'asset-card', 'assets-by-place', 'fully-depreciated', 'covers', 'count-variance']],
      ['movements', ['roll-forward', 'ias16-note', 'additions', 'disposals', 'transfers', 'value-changes', 'construction-ageing']],
      ['depreciation', ['depreciation-run', 'depreciation-by-month', 'depreciation-schedule', 'projection']],
      ['monthEnd', ['exceptions', 'ledger-reconciliation', 'journal-listing', 'change-log']],
      ['tax', ['tax-pools', 'book-comparison']],
      ['forms', ['custody-form', 'transfer-note', 'disposal-minutes', 'count-sheet', 'asset-labels']],
    ]);
    expect(list[0]?.parameters.find(({ id }) => id === 'asOf')).toMatchObject({ required: true, defaultValue: '2026-03-31' });
    expect(list.find(({ id }) => id === 'depreciation-run')?.parameters.find(({ id }) => id === 'period')).toMatchObject({ defaultValue: '2026-03' });
  });

  test.each(listReports(fakeSource(1)).map(({ id }) => id))('%s answers in the contract’s shape, each label in both languages', (id) => {
    const report = run(id, given[id]);
    expect(contract['reports.run'].output.parse(report)).toEqual(report);
    for (const { label } of [...report.columns, ...report.facts]) expect([label.en, label.ar]).toEqual([expect.stringMatching(/[A-Za-z]/), expect.stringMatching(/\p{Script=Arabic}/u)]);
    expect(report.rows.at(-1)?.kind).toBe('total');
  });

  test.each(listReports(fakeSource(1)).map(({ id }) => id))('%s shows the same rows on the screen and in the JSON file', (id) => {
    const file = renderReport(fakeSource(60), { report: id, parameters: given[id] ?? {}, language: 'ar', format: 'json' }, options);
    expect(file.kind === 'bytes' && JSON.parse(Buffer.from(file.bytes).toString('utf8'))).toEqual(run(id, given[id]));
  });

  test('says who made it, when, with which engine and on which state of the book', () => {
    const facts = Object.fromEntries(run('asset-register').facts.map(({ label, value }) => [label.en, value.en]));
    expect(facts).toMatchObject({ 'As at': '2026-03-31', 'Period status': 'Closed', 'Prepared by': BOOK.preparedBy, 'Prepared at (UTC)': '2026-04-02 08:15', 'Engine version': '1.0.0', 'Audit chain': 'c0ffeec0ffee', Currency: 'SAR (2)' });
  });

  test.each([
    ['an unknown report', 'no-such', {}, 'REPORT_NOT_FOUND'],
    ['an unknown parameter', 'asset-register', { colour: 'red' }, 'INVALID_INPUT'],
    ['a day that does not exist', 'asset-register', { asOf: '2026-02-29' }, 'INVALID_DATE'],
    ['a choice that is none', 'asset-register', { group: 'colour' }, 'INVALID_INPUT'],
    ['a status that is none', 'asset-register', { status: 'DRAFT' }, 'INVALID_INPUT'],
    ['no asset where one is needed', 'depreciation-schedule', { asset: ' ' }, 'INVALID_INPUT'],
    ['an unknown asset', 'depreciation-schedule', { asset: 'FA-9' }, 'ASSET_NOT_FOUND'],
    ['a month without a run', 'depreciation-run', { period: '2026-01' }, 'RUN_NOT_FOUND'],
    ['an unknown category', 'asset-register', { category: '99' }, 'CATEGORY_NOT_FOUND'],
  ])('refuses %s', (_, id, parameters, code) => {
    expect(() => run(id, parameters as Record<string, string>)).toThrow(expect.objectContaining({ code }));
  });

  test('refuses a register as at a date that nothing decides: a book with no assets has no months', () => {
    const empty = fakeSource(0, {}, { openPeriod: null, lastClosedPeriod: null });
    expect(() => runReport(empty, 'asset-register', {}, options)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    expect(runReport(empty, 'asset-register', { asOf: '2026-01-31' }, options)).toMatchObject({ rowCount: 0, rows: [{ kind: 'total' }] });
  });
});

describe('the asset register', () => {
  test('is grouped by category, each with a subtotal that its rows add up to, and a total of all', () => {
    const report = run('asset-register');
    const cost = column(report, 'cost');
    let group = 0;
    let all = 0;
    for (const row of report.rows) {
      if (row.kind === 'group') group = 0;
      if (row.kind === 'row') [group, all] = [group + minorOf(row.cells[cost]), all + minorOf(row.cells[cost])];
      if (row.kind === 'subtotal') expect(minorOf(row.cells[cost])).toBe(group);
      if (row.kind === 'total') expect(minorOf(row.cells[cost])).toBe(all);
    }
    expect(report.rows.filter(({ kind }) => kind === 'group').map(({ cells }) => cells[0])).toEqual([
      { en: 'Vehicles', ar: 'المركبات' }, { en: 'Furniture and fixtures', ar: 'الأثاث والتجهيزات' }, { en: 'Computers', ar: 'أجهزة الحاسب الآلي' }, { en: 'Machinery & equipment', ar: 'الآلات والمعدات' },
    ]);
    expect(report.rows.at(-1)?.cells[0]).toEqual({ en: 'Total (50 assets)', ar: 'الإجمالي (50 أصلًا)' });
  });

  test('leaves disposed assets out unless asked for them', () => {
    expect([run('asset-register').rowCount, run('asset-register', { includeDisposed: 'yes' }).rowCount, run('asset-register', { status: 'DISPOSED' }).rowCount]).toEqual([50, 60, 10]);
  });

  test('counts in Arabic as Arabic does', () => {
    const total = (count: number) => (run('asset-register', { group: 'none', includeDisposed: 'yes' }, count).rows.at(-1)?.cells[0] as { ar: string } | undefined)?.ar;
    expect([0, 1, 2, 3, 11, 100].map(total)).toEqual(['الإجمالي (لا توجد أصول)', 'الإجمالي (أصل واحد)', 'الإجمالي (أصلان)', 'الإجمالي (3 أصول)', 'الإجمالي (11 أصلًا)', 'الإجمالي (100 أصل)']);
  });

  test('shows at most as many rows as asked, and the sums of all of them', () => {
    const cut = runReport(fakeSource(60), 'asset-register', {}, { ...options, limit: 5 });
    const whole = run('asset-register');
    expect(cut.rows.filter(({ kind }) => kind === 'row')).toHaveLength(5);
    expect(cut.rowCount).toBe(50);
    expect(cut.rows.filter(({ kind }) => kind !== 'row')).toEqual(whole.rows.filter(({ kind }) => kind !== 'row'));
  });

  test('filters by category and by location, and says so', () => {
    const report = run('asset-register', { category: '3', location: 'LOC-100', group: 'location' });
    expect(report.facts.map(({ value }) => value.ar)).toEqual(expect.arrayContaining(['أجهزة الحاسب الآلي', 'المكتب الرئيسي بالرياض']));
    expect(new Set(report.rows.filter(({ kind }) => kind === 'row').map(({ cells }) => JSON.stringify(cells[column(report, 'location')])))).toEqual(new Set([JSON.stringify({ en: 'Riyadh head office', ar: 'المكتب الرئيسي بالرياض' })]));
  });

  test('stops if its rows and the book’s own sums differ', () => {
    const honest = fakeSource(5);
    const lying = fakeSource(5, { registerTotals: (query) => ({ ...honest.registerTotals(query), cost: 1 as never }) });
    expect(() => runReport(lying, 'asset-register', {}, options)).toThrow(/cost of the rows is/);
  });

  test('stops if an asset’s net book value is not what its parts leave', () => {
    const broken = fakeSource(3, { *register(query) {
      for (const row of fakeSource(3).register(query)) yield { ...row, netBookValue: (row.netBookValue + 1) as RegisterRow['netBookValue'] };
    } });
    expect(() => runReport(broken, 'asset-register', {}, options)).toThrow(/net book value is not cost/);
  });
});

describe('the depreciation schedule', () => {
  test('by month and by year charge the same in all, and end at the residual value', () => {
    const [months, years] = [run('depreciation-schedule', { asset: 'asset-1' }), run('depreciation-schedule', { asset: 'asset-1', view: 'year' })];
    expect([months.rowCount, years.rowCount]).toEqual([60, 6]);
    const charged = [months, years].map((report) => report.rows.at(-1)?.cells[column(report, 'depreciation')]);
    expect(charged).toEqual(['230000.00', '230000.00']);
    expect(months.rows.at(-2)?.cells[column(months, 'carryingAmount')]).toBe('10000.00');
  });

  test('tells each month’s days, status, journal and events', () => {
    const report = run('depreciation-schedule', { asset: 'FA-000001' });
    const [first, sixth] = [report.rows[0]?.cells, report.rows[5]?.cells];
    expect([first?.[column(report, 'days')], first?.[column(report, 'journal')], first?.[column(report, 'status')]]).toEqual([28, 'JE-2026-000001', { en: 'Posted', ar: 'مرحّل' }]);
    expect(sixth?.[column(report, 'events')]).toEqual({ en: '2025-07-10 Impairment reversed 1,234.56', ar: '2025-07-10 عكس خسارة انخفاض القيمة 1,234.56' });
  });

  test('states the terms the figures follow from', () => {
    const facts = Object.fromEntries(run('depreciation-schedule', { asset: 'asset-1' }).facts.map(({ label, value }) => [label.en, value.en]));
    expect(facts).toMatchObject({ Cost: '240,000.00', 'Residual value': '10,000.00', 'Depreciable amount': '230,000.00', Method: 'Straight line', Convention: 'Following month', 'Day count': 'Days of the whole life' });
  });
});

describe('the depreciation report', () => {
  test('lists what the run charges and, apart, what it passes over and why', () => {
    const report = run('depreciation-run');
    expect(report.rows.at(-1)?.cells[column(report, 'depreciation')]).toBe('700.21');
    const passedOver = report.rows.slice(report.rows.findIndex(({ cells }) => (cells[0] as { en?: string } | null)?.en === 'Passed over by this run'));
    expect(passedOver[1]?.cells[column(report, 'note')]).toEqual({ en: 'Not yet in service', ar: 'لم يدخل الخدمة بعد' });
    expect(passedOver[1]?.cells[column(report, 'depreciation')]).toBeNull();
  });

  test('stops if the lines do not add up to the run', () => {
    const honest = fakeSource(1).run({ runId: 'dep-3' });
    expect(() => runReport(fakeSource(1, { run: () => ({ ...honest, totalAssets: 8 }) }), 'depreciation-run', {}, options)).toThrow(/its lines are 7/);
  });
});

test('every format of every report can be made in every language', () => {
  for (const { id } of listReports(fakeSource(1))) {
    for (const format of REPORT_FORMATS) {
      for (const language of ['en', 'ar', 'both'] as const) {
        const file = renderReport(fakeSource(9), { report: id, parameters: given[id] ?? {}, language, format }, options);
        expect(file.fileName).toMatch(new RegExp(`^${language === 'ar' ? 'أصول - ' : 'Usool '}.+\\.${format}$`));
      }
    }
  }
});
