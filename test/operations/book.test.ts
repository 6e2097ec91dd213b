import { describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { memoryHost, type HostSettings, type TestBook } from '../support/book.ts';

interface Item {
  acquired: string;
  inService?: string;
  opening?: { depreciatedThrough: string; accumulatedDepreciation: string };
}

function draft(book: TestBook, { acquired, opening }: Item): string {
  return book.call('assets.create', { name: 'Van', categoryCode: 'VEH', acquisitionDate: acquired, cost: '60000', ...(opening ? { opening } : {}) }).id;
}

function inService(book: TestBook, item: Item): string {
  const assetId = draft(book, item);
  book.call('assets.capitalize', { assetId, capitalizationDate: item.opening?.depreciatedThrough ?? item.acquired });
  book.call('assets.placeInService', { assetId, inServiceDate: item.inService ?? item.acquired });
  return assetId;
}

function withVan(settings: HostSettings = {}): TestBook {
  const book = memoryHost(settings);
  inService(book, { acquired: '2026-01-05' });
  return book;
}

const periods = (book: TestBook) => {
  const { openPeriod, firstPeriod, lastClosedPeriod } = book.call('book.info');
  return { openPeriod, firstPeriod, lastClosedPeriod };
};

describe('the open period', () => {
  test('is none while the book has no assets', () => {
    expect(periods(memoryHost())).toEqual({ openPeriod: null, firstPeriod: null, lastClosedPeriod: null });
  });

  test('is the month the earliest asset started in', () => {
    const book = memoryHost();
    draft(book, { acquired: '2026-03-15' });
    expect(periods(book).openPeriod).toBe('2026-03');
    inService(book, { acquired: '2025-11-20', inService: '2026-02-10' });
    expect(periods(book)).toEqual({ openPeriod: '2026-02', firstPeriod: '2026-02', lastClosedPeriod: null });
  });

  test('is the month after the last one depreciated elsewhere, for assets brought over', () => {
    const book = memoryHost();
    draft(book, { acquired: '2021-01-01', opening: { depreciatedThrough: '2025-06-30', accumulatedDepreciation: '40000' } });
    expect(periods(book).openPeriod).toBe('2025-07');
  });

  test('forgets drafts that were deleted', () => {
    const book = memoryHost();
    const id = draft(book, { acquired: '2020-01-01' });
    draft(book, { acquired: '2026-01-01' });
    book.call('assets.deleteDraft', { assetId: id });
    expect(periods(book).openPeriod).toBe('2026-01');
    expect(book.call('book.info').assetCount).toBe(1);
  });

  test('is the first period where that is set', () => {
    const book = withVan();
    expect(book.call('book.updateSettings', { firstPeriod: '2026-04' })).toMatchObject({ openPeriod: '2026-04', firstPeriod: '2026-04' });
  });

  test('is the next after the last closed, and goes back when that is reopened', () => {
    const book = withVan();
    book.call('close.run', { period: '2026-01' });
    expect(periods(book)).toEqual({ openPeriod: '2026-02', firstPeriod: '2026-01', lastClosedPeriod: '2026-01' });
    book.call('close.reopen', { period: '2026-01', reason: 'An invoice came late' });
    expect(periods(book)).toMatchObject({ openPeriod: '2026-01', lastClosedPeriod: null });
  });

  test('stays where it is once settled, whatever is entered later', () => {
    const book = withVan();
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    book.call('depreciationRuns.post', { runId });
    draft(book, { acquired: '2024-06-01' });
    expect(periods(book)).toEqual({ openPeriod: '2026-01', firstPeriod: '2026-01', lastClosedPeriod: null });
  });

  test('nothing is posted before the beginning of the book or in what is closed', () => {
    const book = memoryHost();
    inService(book, { acquired: '2026-01-05' });
    book.call('book.updateSettings', { firstPeriod: '2026-01' });
    const early = draft(book, { acquired: '2025-12-20' });
    expect(book.refusal('assets.capitalize', { assetId: early, capitalizationDate: '2025-12-20' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2025-12' } });
    book.call('close.run', { period: '2026-01' });
    expect(book.refusal('assets.capitalize', { assetId: early, capitalizationDate: '2026-01-20' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } });
    expect(book.call('assets.capitalize', { assetId: early, capitalizationDate: '2026-02-01' }).status).toBe('CAPITALIZED');
  });
});

describe('settings', () => {
  test('are changed one by one, and the change is on the log', () => {
    const { call } = memoryHost();
    expect(call('book.updateSettings', { nameAr: 'شركة النور', framework: 'ifrs_sme', rounding: 'cumulative', basis: 'cash', assetAccounts: 'per_asset', fiscalYearStartMonth: 4, firstPeriod: '2026-01' })).toMatchObject({
      name: 'Al Noor Trading', nameAr: 'شركة النور', framework: 'ifrs_sme', rounding: 'cumulative', basis: 'cash', assetAccounts: 'per_asset', fiscalYearStartMonth: 4, firstPeriod: '2026-01',
      depreciationBooks: [{ rounding: 'cumulative' }],
    });
    const { items } = call('audit.list');
    expect(items[0]).toMatchObject({ operation: 'book.updateSettings', subject: 'Al Noor Trading' });
    expect(items[0]?.detail).toContain('"framework":"ifrs_sme"');
  });

  test.each([['basis', 'cash'], ['assetAccounts', 'per_asset']])('%s is settled by the first journal', (setting, value) => {
    const book = memoryHost();
    const assetId = draft(book, { acquired: '2026-01-05' });
    book.call('book.updateSettings', { [setting]: setting === 'basis' ? 'accrual' : 'per_category' });
    book.call('assets.capitalize', { assetId, capitalizationDate: '2026-01-05' });
    expect(book.refusal('book.updateSettings', { [setting]: value })).toEqual({ code: 'SETTING_LOCKED', params: { setting } });
  });

  test('rounding is settled by the first asset in service, whose terms carry it', () => {
    const book = memoryHost();
    book.call('book.updateSettings', { rounding: 'cumulative' });
    inService(book, { acquired: '2026-01-05' });
    expect(book.refusal('book.updateSettings', { rounding: 'equal' })).toEqual({ code: 'SETTING_LOCKED', params: { setting: 'rounding' } });
    expect(book.call('book.updateSettings', { rounding: 'cumulative' }).rounding).toBe('cumulative');
  });

  test.each([['fiscalYearStartMonth', 4], ['firstPeriod', '2025-06']])('%s is settled by the first posted run, even a reversed one', (setting, value) => {
    const book = withVan();
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    const before = book.call('book.info');
    expect(book.call('book.updateSettings', { [setting]: setting === 'firstPeriod' ? '2026-01' : 1 })).toMatchObject({ openPeriod: before.openPeriod });
    book.call('depreciationRuns.post', { runId });
    expect(book.refusal('book.updateSettings', { [setting]: value })).toEqual({ code: 'SETTING_LOCKED', params: { setting } });
    book.call('depreciationRuns.reverse', { runId, reason: 'Wrong life' });
    expect(book.refusal('book.updateSettings', { [setting]: value }).code).toBe('SETTING_LOCKED');
  });

  test('a setting that is settled may be sent again as it stands', () => {
    const book = withVan();
    book.call('close.run', { period: '2026-01' });
    expect(book.call('book.updateSettings', { name: 'Al Noor Group', basis: 'accrual', fiscalYearStartMonth: 1, rounding: 'equal', firstPeriod: '2026-01' }).name).toBe('Al Noor Group');
  });

  test('a refused change changes nothing', () => {
    const book = withVan();
    expect(book.refusal('book.updateSettings', { name: 'Another', basis: 'cash' }).code).toBe('SETTING_LOCKED');
    expect(book.call('book.info')).toMatchObject({ name: 'Al Noor Trading', basis: 'accrual' });
    expect(book.call('audit.list').items[0]?.operation).not.toBe('book.updateSettings');
  });

  test('country and currency are not among them', () => {
    const { refusal } = memoryHost();
    for (const field of ['currency', 'country']) expect(refusal('book.updateSettings', { [field]: 'EGP' })).toEqual({ code: 'INVALID_INPUT', params: { field, reason: 'unknown field' } });
    expect(refusal('book.updateSettings', { firstPeriod: '2026-13' })).toEqual({ code: 'INVALID_DATE', params: { field: 'firstPeriod', value: '2026-13' } });
  });
});

describe('the contract', () => {
  test('names a permission for every operation; only those of the bare window and of signing in need none', () => {
    const without = Object.entries(contract).filter(([, entry]) => !entry.permission || entry.permission === 'none').map(([name]) => name);
    expect(without.every((name) => name.startsWith('app.') || name === 'schedule.compute' || name.startsWith('session.'))).toBe(true);
  });

  test('lets what changes the book ask for more than to view it', () => {
    const viewing = Object.entries(contract).filter(([, entry]) => entry.kind === 'command' && entry.permission.endsWith('.view')).map(([name]) => name);
    expect(viewing).toEqual([]);
  });
});
