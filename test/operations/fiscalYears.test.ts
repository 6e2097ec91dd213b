import { beforeEach, describe, expect, test } from 'vitest';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost();
});

const change = (from: string, to: string) => book.call('fiscalYears.change', { from, to });
const years = () => book.call('fiscalYears.list').years.map(({ fiscalYear, from, to, months, state }) => [fiscalYear, from, to, months, state]);
const monthsOf = (fiscalYear: number) => book.call('periods.list', { fiscalYear }).periods.map(({ period }) => period);

/** A lorry of 60,000.00 that declines by the year, at 40 %. */
const LORRY = { categoryCode: 'VEH', cost: '60000.00', depreciationMethod: 'declining_balance', basis: 'annual', annualRate: '0.4' } as const;

describe('the first fiscal year', () => {
  test('can be short: its months, the year to date and the plan follow', () => {
    expect(change('2025-11', '2026-06')).toEqual({ fiscalYear: 2026, from: '2025-11', to: '2026-06', months: 8, fiscalYearStartMonth: 7 });
    expect(book.call('book.info', {})).toMatchObject({ fiscalYearStartMonth: 7, irregularYears: [{ from: '2025-11', to: '2026-06', isFirst: true }] });
    const { id } = inService(book, { ...LORRY, acquisitionDate: '2025-11-01' });
    const plan = book.call('assets.depreciationSchedule', { assetId: id }).years;
    // 60,000 × 40 % × 8/12 = 16,000, then 44,000 × 40 % = 17,600.
    expect(plan.slice(0, 2).map(({ year, depreciation }) => [year, depreciation])).toEqual([[2026, '16000.00'], [2027, '17600.00']]);
    expect(monthsOf(2026)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']);
    expect(years()[0]).toEqual([2026, '2025-11', '2026-06', 8, 'open']);
  });

  test('can be long, and its close charges fifteen twelfths of a year’s amount over its months', () => {
    change('2025-10', '2026-12');
    inService(book, { ...LORRY, acquisitionDate: '2025-10-01' });
    expect(closeMonths(book, '2025-10', '2025-11')[1]).toMatchObject({ totalDepreciation: '2000.00' });
    expect(monthsOf(2026)).toHaveLength(15);
    expect(book.call('home.summary')).toMatchObject({ fiscalYear: 2026, yearDepreciation: '4000.00' });
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('of twelve months moves the month in which years begin', () => {
    change('2025-04', '2026-03');
    expect(book.call('book.info', {})).toMatchObject({ fiscalYearStartMonth: 4, irregularYears: [] });
  });

  test('stands still once a month is closed or depreciation posted, also where it was taken back', () => {
    inService(book);
    const { runId } = postMonth(book, '2026-01');
    expect(book.refusal('fiscalYears.change', { from: '2025-10', to: '2026-12' })).toEqual({ code: 'FISCAL_YEAR_SETTLED', params: { year: '2025', period: '2026-01' } });
    book.call('depreciationRuns.reverse', { runId, reason: 'The year was wrong' });
    expect(book.refusal('fiscalYears.change', { from: '2026-01', to: '2026-06' }).code).toBe('FISCAL_YEAR_SETTLED');
  });
});

describe('what reads the calendar', () => {
  test('the report by months has a column for each month of a long year, and the year before beside it', () => {
    change('2025-10', '2026-12');
    inService(book, { acquisitionDate: '2025-10-10' });
    closeMonths(book, '2025-10', '2025-11');
    const rendered = book.host.renderReport({ report: 'depreciation-by-month', format: 'json', language: 'en', parameters: { yearOf: '2026-03' } });
    if (!rendered.ok || rendered.value.kind !== 'bytes') throw new Error('the report was refused');
    const report = JSON.parse(Buffer.from(rendered.value.bytes).toString('utf8')) as { columns: { id: string }[] };
    expect(report.columns.filter(({ id }) => id.startsWith('month-'))).toHaveLength(15);
    expect(book.call('home.outlook', { months: 60 }).years).toEqual([2026, 2027, 2028, 2029, 2030]);
  });

  test('a schedule without a book takes irregular years, and refuses what is no calendar', () => {
    const terms = { currency: 'SAR', cost: '60000', method: 'declining_balance', basis: 'annual', annualRate: '0.4', usefulLifeMonths: 60, inServiceDate: '2024-04-01' } as const;
    expect(book.call('schedule.compute', { ...terms, irregularYears: [{ from: '2024-04', to: '2024-12', isFirst: true }] }).years.slice(0, 2).map(({ year, depreciation }) => [year, depreciation])).toEqual([[2024, '18000.00'], [2025, '16800.00']]);
    expect(book.refusal('schedule.compute', { ...terms, irregularYears: [{ from: '2024-04', to: '2024-11' }] })).toEqual({ code: 'INVALID_INPUT', params: { field: 'irregularYears', reason: 'calendar' } });
  });

  test('an asset under MACRS keeps its tax years whole', () => {
    book.call('depreciationBooks.create', { bookId: 'TAX', name: 'Tax', purpose: 'tax' });
    book.call('depreciationBooks.setCategoryTerms', { bookId: 'TAX', categoryCode: 'COMP', terms: { depreciationMethod: 'macrs', recoveryYears: '5', convention: 'half_year' } });
    inService(book);
    book.call('depreciationBooks.activate', { bookId: 'TAX' });
    expect(book.refusal('fiscalYears.change', { from: '2027-01', to: '2027-06' })).toEqual({ code: 'FISCAL_YEAR_MACRS', params: { year: '2026' } });
  });
});

describe('a change of the year’s end', () => {
  test('lays out a transition year after what is closed', () => {
    inService(book, { ...LORRY, acquisitionDate: '2026-01-01' });
    closeMonths(book, '2026-01', '2026-02');
    change('2027-01', '2027-06');
    expect(years().map(([year, , , months]) => [year, months])).toEqual([[2026, 12], [2027, 6], [2028, 12]]);
    const plan = book.call('assets.depreciationSchedule', { assetId: 'asset-1' }).years;
    // 24,000; then 36,000 × 40 % × 6/12 = 7,200; then 28,800 × 40 % = 11,520.
    expect(plan.slice(0, 3).map(({ depreciation }) => depreciation)).toEqual(['24000.00', '7200.00', '11520.00']);
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('names the second year that ends in one calendar year apart', () => {
    const july = memoryHost({ company: { fiscalYearStartMonth: 7 } });
    inService(july);
    july.call('fiscalYears.change', { from: '2026-07', to: '2026-12' });
    expect(july.call('fiscalYears.list').years.map(({ fiscalYear }) => fiscalYear)).toEqual([2026, 20_262, 2027]);
    expect(july.call('periods.list', { fiscalYear: 20_262 }).periods.map(({ period }) => period)).toEqual(['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']);
    expect(july.refusal('periods.list', { fiscalYear: 20_272 })).toEqual({ code: 'FISCAL_YEAR_UNKNOWN', params: { year: '2027/2' } });
  });

  test('is shown before it is made, and the same is refused', () => {
    inService(book, LORRY);
    const preview = book.call('fiscalYears.preview', { from: '2027-01', to: '2027-06' });
    expect(preview.years.map(({ fiscalYear, months, isChanged }) => [fiscalYear, months, isChanged])).toEqual([[2026, 12, false], [2027, 6, true], [2028, 12, true], [2029, 12, true]]);
    expect(preview).toMatchObject({ fiscalYearStartMonth: 7, assets: 1 });
    expect(years().map(([, , , months]) => months)).toEqual([12, 12, 12]);
    expect(book.refusal('fiscalYears.preview', { from: '2027-02', to: '2027-06' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'from', reason: 'year_start' } });
    expect(book.refusal('fiscalYears.change', { from: '2027-01', to: '2028-07' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'to', reason: 'year_length' } });
    expect(book.refusal('fiscalYears.change', { from: '2027-01', to: '2026-07' }).params).toEqual({ field: 'to', reason: 'year_length' });
    expect(book.refusal('fiscalYears.change', { from: '2027-01', to: '2027-12' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'to', reason: 'year_unchanged' } });
  });

  test('does not touch a year that a closed month lies in', () => {
    inService(book);
    closeMonths(book, '2026-01');
    expect(book.refusal('fiscalYears.change', { from: '2026-01', to: '2027-06' })).toEqual({ code: 'FISCAL_YEAR_SETTLED', params: { year: '2026', period: '2026-01' } });
    expect(book.call('fiscalYears.list').years.map(({ canChange }) => canChange)).toEqual([false, true, true]);
  });

  test('settles the first month of the year with the irregular years', () => {
    change('2025-10', '2026-12');
    expect(book.refusal('book.updateSettings', { fiscalYearStartMonth: 4 })).toEqual({ code: 'SETTING_LOCKED', params: { setting: 'fiscalYearStartMonth' } });
    expect(book.call('book.updateSettings', { fiscalYearStartMonth: 1 }).fiscalYearStartMonth).toBe(1);
  });
});

describe('tax years', () => {
  test('follow the fiscal calendar, over a number that a long year leaves out', () => {
    change('2026-01', '2027-06');
    book.call('pools.setUp', { country: 'SA', firstYear: 2025, openings: 'none' });
    expect(book.call('pools.compute', { fiscalYear: 2027 })).toMatchObject({ from: '2026-01-01', to: '2027-06-30' });
    book.call('pools.close', { fiscalYear: 2025 });
    expect(book.call('pools.list', {})).toMatchObject({ nextYear: 2027 });
    book.call('pools.close', { fiscalYear: 2027 });
    expect(book.call('pools.list', {}).nextYear).toBe(2028);
    expect(book.refusal('pools.compute', { fiscalYear: 2026 })).toEqual({ code: 'FISCAL_YEAR_UNKNOWN', params: { year: '2026' } });
    expect(book.refusal('fiscalYears.change', { from: '2026-01', to: '2026-12' })).toEqual({ code: 'FISCAL_YEAR_TAX_CLOSED', params: { year: '2027' } });
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('are one for each calendar year', () => {
    const july = memoryHost({ company: { fiscalYearStartMonth: 7 } });
    july.call('pools.setUp', { country: 'SA', firstYear: 2026, openings: 'none' });
    expect(july.refusal('fiscalYears.change', { from: '2027-07', to: '2027-12' })).toEqual({ code: 'FISCAL_YEAR_DOUBLED', params: { year: '2027' } });
    const other = memoryHost({ company: { fiscalYearStartMonth: 7 } });
    inService(other, { acquisitionDate: '2025-08-01' });
    other.call('fiscalYears.change', { from: '2026-07', to: '2026-12' });
    expect(other.refusal('pools.setUp', { country: 'SA', firstYear: 2026, openings: 'none' })).toEqual({ code: 'FISCAL_YEAR_DOUBLED', params: { year: '2026' } });
    expect(other.call('pools.list', {}).fiscalYear).toBe(2026);
  });
});

describe('a fiscal year that was audited', () => {
  const closeYear = (): void => {
    inService(book);
    closeMonths(book, ...Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`));
  };

  test('is locked when all its months are closed; then its last month is not reopened', () => {
    inService(book);
    expect(book.refusal('fiscalYears.lock', { fiscalYear: 2026, reason: 'Audited' })).toEqual({ code: 'FISCAL_YEAR_NOT_CLOSED', params: { year: '2026' } });
    book = memoryHost();
    closeYear();
    expect(years()[0]?.[4]).toBe('closed');
    expect(book.call('fiscalYears.lock', { fiscalYear: 2026, reason: 'Audited' })).toEqual({ fiscalYear: 2026, lockedThrough: '2026-12' });
    expect(book.refusal('close.reopen', { period: '2026-12', reason: 'A late invoice' })).toEqual({ code: 'YEAR_LOCKED', params: { year: '2026', period: '2026-12' } });
    expect(book.refusal('fiscalYears.lock', { fiscalYear: 2026, reason: 'Again' }).code).toBe('FISCAL_YEAR_ALREADY_LOCKED');
    expect(years()[0]?.[4]).toBe('locked');
    expect(book.call('periods.list', { fiscalYear: 2026 }).periods.every(({ isLocked }) => isLocked)).toBe(true);
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('is unlocked with a reason, and both stand in the log', () => {
    closeYear();
    book.call('fiscalYears.lock', { fiscalYear: 2026, reason: 'Audited' });
    expect(book.refusal('fiscalYears.unlock', { fiscalYear: 2027, reason: 'No' })).toEqual({ code: 'FISCAL_YEAR_NOT_LOCKED', params: { year: '2027' } });
    expect(book.call('fiscalYears.unlock', { fiscalYear: 2026, reason: 'The auditor asked' })).toEqual({ fiscalYear: 2026, lockedThrough: null });
    expect(book.call('close.reopen', { period: '2026-12', reason: 'A late invoice' }).openPeriod).toBe('2026-12');
    expect(book.call('fiscalYears.list').locks.map(({ kind, through, reason }) => [kind, through, reason])).toEqual([['year', null, 'The auditor asked'], ['year', '2026-12', 'Audited']]);
    expect(book.call('audit.list', { operation: 'fiscalYears.unlock' }).items[0]).toMatchObject({ subject: '2026', actor: 'Noura' });
    expect(book.call('periods.list', { fiscalYear: 2026 }).periods.at(-1)).toMatchObject({ isLocked: false, isReopened: true, state: 'open' });
  });

  test('newer ones are unlocked first, and unlocking leaves older ones locked', () => {
    closeYear();
    closeMonths(book, ...Array.from({ length: 12 }, (_, index) => `2027-${String(index + 1).padStart(2, '0')}`));
    book.call('fiscalYears.lock', { fiscalYear: 2027, reason: 'Audited' });
    expect(book.refusal('fiscalYears.unlock', { fiscalYear: 2026, reason: 'No' })).toEqual({ code: 'FISCAL_YEAR_NOT_LATEST', params: { year: '2026', latest: '2027' } });
    expect(book.call('fiscalYears.unlock', { fiscalYear: 2027, reason: 'Asked' }).lockedThrough).toBe('2026-12');
  });
});
