import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fold } from '#shared/values/fold.ts';
import { COMPANY, memoryHost, RESOURCES, testHost } from '../support/book.ts';

const STABLE_NAMES = [
  'CASH', 'BANK', 'ACCOUNTS_PAYABLE', 'INPUT_VAT', 'OUTPUT_VAT', 'ACCRUED_EXPENSES', 'FIXED_ASSETS', 'ACCUMULATED_DEPRECIATION', 'DEPRECIATION', 'ASSET_CLEARING', 'DISPOSAL_CLEARING',
  'GAIN_ON_DISPOSAL', 'LOSS_ON_DISPOSAL', 'IMPAIRMENT_LOSS', 'ACCUMULATED_IMPAIRMENT', 'IMPAIRMENT_REVERSAL', 'REVALUATION_SURPLUS', 'REVALUATION_LOSS', 'REVALUATION_GAIN', 'RETAINED_EARNINGS',
  'OPENING_BALANCE', 'OTHER_EXPENSE', 'CONSTRUCTION_IN_PROGRESS', 'HELD_FOR_SALE', 'CASUALTY_LOSS',
];
const COUNTRIES = ['SA', 'AE', 'EG', 'JO', 'KW', 'QA', 'BH', 'OM', 'IQ', 'LB', 'MA', 'TN', 'DZ', 'LY', 'SD', 'YE', 'SY', 'PS', 'MR', 'DE'];

describe('a new book', () => {
  test('has the company as given, one depreciation book that posts, and nothing else', () => {
    const { call } = memoryHost({ clock: '2026-01-15T08:00:00.000Z', company: { fiscalYearStartMonth: 7 } });
    expect(call('book.info')).toMatchObject({
      name: 'Al Noor Trading', nameAr: 'شركة النور للتجارة', country: 'SA', currency: 'SAR', exponent: 2, fiscalYearStartMonth: 7, basis: 'accrual', assetAccounts: 'per_category', framework: 'ifrs',
      openPeriod: null, firstPeriod: null, lastClosedPeriod: null, assetCount: 0, heldCount: 0, pendingApprovals: 0, bookId: 'IFRS', rounding: 'equal', createdAt: '2026-01-15T08:00:00.000Z', readOnly: false,
      depreciationBooks: [{ bookId: 'IFRS', postsToLedger: true, rounding: 'equal' }],
    });
    expect(call('depreciationBooks.list')).toHaveLength(1);
  });

  test.each([['KWD', 3], ['IQD', 3], ['SAR', 2], ['LBP', 2], ['JPY', 0]])('keeps %s with its own %i decimals', (currency, exponent) => {
    expect(memoryHost({ company: { currency } }).call('book.info').exponent).toBe(exponent);
  });

  test('begins its log with its own founding', () => {
    const { items } = memoryHost({ actor: 'Noura' }).call('audit.list');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ seq: 1, actor: 'Noura', operation: 'book.create', subject: 'Al Noor Trading' });
  });

  test.each([
    [{ currency: 'XXX' }, 'currency'], [{ country: 'Saudi Arabia' }, 'country'], [{ name: '' }, 'name'], [{ name: '\u200f\u200f' }, 'name'], [{ fiscalYearStartMonth: 13 }, 'fiscalYearStartMonth'], [{ hasBranches: true }, 'hasBranches'],
  ])('is refused where %j makes no sense', (change, field) => {
    const { host } = testHost();
    expect(host.create(':memory:', { ...COMPANY, ...change })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', params: { field } } });
  });
});

describe.each(COUNTRIES)('the chart of accounts for %s', (country) => {
  test('names every account and category in both languages and has every account Usool looks for', () => {
    const { call } = memoryHost({ company: { country } });
    const accounts = call('accounts.list').items;
    expect(accounts.map((account) => account.stableName).filter(Boolean)).toEqual(expect.arrayContaining(STABLE_NAMES));
    expect(accounts.filter((account) => !/[\u0600-\u06ff]/.test(account.nameAr ?? '') || /[\u0600-\u06ff]/.test(account.name))).toEqual([]);
    expect(new Set(accounts.map((account) => account.nameAr)).size).toBe(accounts.length);
    expect(accounts.every((account) => account.isActive && account.balance === '0.00')).toBe(true);
    const categories = call('assetCategories.list').items;
    expect(categories.length).toBeGreaterThanOrEqual(8);
    expect(categories.every((category) => /[\u0600-\u06ff]/.test(category.nameAr ?? ''))).toBe(true);
  });

  test('gives each category a cost, an expense and a contra account, the first and last its own', () => {
    const { call } = memoryHost({ company: { country } });
    const typeOf = new Map(call('accounts.list').items.map((account) => [account.id, account.type]));
    const categories = call('assetCategories.list').items;
    for (const category of categories) {
      expect([category.assetAccountId, category.depreciationAccountId, category.accumulatedDepreciationAccountId].map((id) => typeOf.get(id))).toEqual(['asset', 'expense', 'contra_asset']);
    }
    expect(new Set(categories.map((category) => category.assetAccountId)).size).toBe(categories.length);
    expect(new Set(categories.map((category) => category.accumulatedDepreciationAccountId)).size).toBe(categories.length);
  });

  test('keeps to one word for depreciation', () => {
    const { call } = memoryHost({ company: { country } });
    const words = [...call('accounts.list').items, ...call('assetCategories.list').items].map(({ nameAr }) => fold(nameAr ?? '')).join(' ');
    expect(words).toContain('اهلاك');
    expect(words).not.toContain('استهلاك');
  });

  test('depreciates everything but land and what is being built, over lives within common practice', () => {
    const categories = memoryHost({ company: { country } }).call('assetCategories.list').items;
    for (const category of categories) {
      if (category.code === 'LAND' || category.code === 'CIP') expect([category.depreciationMethod, category.usefulLifeMonths]).toEqual(['none', null]);
      else expect(category.usefulLifeMonths).toSatisfy((months: number) => months >= 36 && months <= 480);
    }
  });
});

const nameIn = (country: string, account: string) => memoryHost({ company: { country } }).call('accounts.get', { account }).nameAr;

test('Egypt, Jordan and Tunisia have their own words', () => {
  expect(nameIn('EG', 'RETAINED_EARNINGS')).toBe('الأرباح المرحلة');
  expect(nameIn('EG', 'IMPAIRMENT_LOSS')).toBe('خسارة الاضمحلال');
  expect(nameIn('JO', 'INPUT_VAT')).toContain('الضريبة العامة على المبيعات');
  expect(nameIn('TN', 'INPUT_VAT')).toContain('الأداء على القيمة المضافة');
  expect(nameIn('SA', 'ACCUMULATED_DEPRECIATION')).toBe('مجمع الإهلاك');
});

test('every country file changes what the base has', () => {
  const files = readdirSync(join(RESOURCES, 'charts')).filter((file) => /^[A-Z]{2}\.json$/.test(file));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) expect(testHost().host.create(':memory:', { ...COMPANY, country: file.slice(0, 2) }).ok).toBe(true);
});
