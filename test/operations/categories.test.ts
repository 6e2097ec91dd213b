import { describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** The category of the Moon ERP document, in this book's accounts. */
const OFFICE = {
  name: 'Office Furniture', nameAr: 'أثاث المكاتب', code: 'OFURN', depreciationMethod: 'straight_line', usefulLifeMonths: 60,
  assetAccount: '1560', depreciationAccount: 'DEPRECIATION', accumulatedDepreciationAccount: '1564', isActive: true,
} as const;

const asset = (book: TestBook, categoryCode: string) => book.call('assets.create', { name: 'Desk', categoryCode, acquisitionDate: '2026-01-05', cost: '6000' });

describe('creating a category', () => {
  test('keeps every field, answers the accounts by id and code, and stamps both times', () => {
    const { call } = memoryHost({ clock: '2026-03-10T08:00:00.000Z' });
    const account = (ref: string) => call('accounts.get', { account: ref }).id;
    expect(
      call('assetCategories.create', { ...OFFICE, residualPercent: '5', convention: 'following_month', dayCount: 'year_days', capitalizationThreshold: '2500.50', revaluationAllowed: true, surplusInUse: true }),
    ).toEqual({
      id: 12, code: 'OFURN', name: 'Office Furniture', nameAr: 'أثاث المكاتب', depreciationMethod: 'straight_line', usefulLifeMonths: 60, residualPercent: '5', convention: 'following_month',
      dayCount: 'year_days', basis: 'monthly', factor: null, annualRate: null, rateFromResidual: false, assetAccountId: account('1560'), assetAccountCode: '1560', depreciationAccountId: account('6100'),
      depreciationAccountCode: '6100', accumulatedDepreciationAccountId: account('1564'), accumulatedDepreciationAccountCode: '1564', capitalizationThreshold: '2500.50', revaluationAllowed: true, surplusInUse: true,
      isActive: true, isDeleted: false, assetCount: 0, createdAt: '2026-03-10T08:00:00.000Z', updatedAt: '2026-03-10T08:00:00.000Z',
    });
  });

  test('fills in what is left out: active, no residual value, full months, no threshold', () => {
    const { nameAr: _nameAr, code: _code, isActive: _isActive, ...least } = OFFICE;
    expect(memoryHost().call('assetCategories.create', least)).toMatchObject({
      code: null, nameAr: null, residualPercent: '0', convention: 'full_month', dayCount: 'life_days', basis: 'monthly', capitalizationThreshold: '0.00', revaluationAllowed: false, isActive: true,
    });
  });

  test.each(['assetAccount', 'depreciationAccount', 'accumulatedDepreciationAccount'] as const)('needs its %s: existing, active and of a fitting type', (field) => {
    const { call, refusal } = memoryHost();
    const { [field]: _left, ...without } = OFFICE;
    expect(refusal('assetCategories.create', without)).toMatchObject({ code: 'INVALID_INPUT', params: { field } });
    expect(refusal('assetCategories.create', { ...OFFICE, [field]: '9999' })).toEqual({ code: 'ACCOUNT_NOT_FOUND', params: { account: '9999' } });
    expect(refusal('assetCategories.create', { ...OFFICE, [field]: 'RETAINED_EARNINGS' })).toMatchObject({ code: 'INVALID_INPUT', params: { field } });
    call('accounts.create', { code: '1999', name: 'Old', type: field === 'depreciationAccount' ? 'expense' : 'asset' });
    call('accounts.deactivate', { account: '1999' });
    expect(refusal('assetCategories.create', { ...OFFICE, [field]: '1999' })).toEqual({ code: 'ACCOUNT_INACTIVE', params: { account: '1999' } });
  });

  test('refuses one account for two of the three purposes', () => {
    const { refusal } = memoryHost();
    expect(refusal('assetCategories.create', { ...OFFICE, accumulatedDepreciationAccount: '1560' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'accumulatedDepreciationAccount' } });
  });

  test('refuses a code that is taken, and takes any number without one', () => {
    const { call, refusal } = memoryHost();
    expect(refusal('assetCategories.create', { ...OFFICE, code: 'FURN' })).toEqual({ code: 'DUPLICATE_CODE', params: { code: 'FURN' } });
    call('assetCategories.create', { ...OFFICE, code: null });
    expect(call('assetCategories.create', { ...OFFICE, code: null }).code).toBeNull();
  });

  test('refuses what is malformed, by field', () => {
    const { refusal } = memoryHost();
    const field = (change: object) => refusal('assetCategories.create', { ...OFFICE, ...change });
    expect(field({ residualPercent: '100.5' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'residualPercent' } });
    expect(field({ residualPercent: '-5' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'residualPercent' } });
    expect(field({ usefulLifeMonths: 0 })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths' } });
    expect(field({ depreciationMethod: 'guess' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'depreciationMethod' } });
    expect(field({ capitalizationThreshold: '0.001' })).toMatchObject({ code: 'INVALID_AMOUNT', params: { field: 'capitalizationThreshold', reason: 'decimals' } });
    expect(field({ capitalizationThreshold: '-1' })).toMatchObject({ code: 'INVALID_AMOUNT', params: { field: 'capitalizationThreshold' } });
    expect(field({ company_id: 1 })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'company_id' } });
    expect(field({ name: ' ' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'name' } });
  });
});

describe('the terms of a category', () => {
  test.each(['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits'] as const)('%s needs a life', (depreciationMethod) => {
    expect(memoryHost().refusal('assetCategories.create', { ...OFFICE, depreciationMethod, usefulLifeMonths: null })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths', reason: 'required' } });
  });

  test.each(['none', 'manual', 'units_of_production'] as const)('%s needs none', (depreciationMethod) => {
    expect(memoryHost().call('assetCategories.create', { ...OFFICE, depreciationMethod, usefulLifeMonths: null }).usefulLifeMonths).toBeNull();
  });

  test.each(['declining_balance', 'accelerated'] as const)('%s takes twice the straight-line rate on the month’s carrying amount unless told otherwise', (depreciationMethod) => {
    const { call } = memoryHost();
    expect(call('assetCategories.create', { ...OFFICE, depreciationMethod })).toMatchObject({ factor: '2', annualRate: null, basis: 'monthly' });
    expect(call('assetCategories.create', { ...OFFICE, code: 'A', depreciationMethod, factor: '1.5', basis: 'annual' })).toMatchObject({ factor: '1.5', basis: 'annual' });
    expect(call('assetCategories.create', { ...OFFICE, code: 'B', depreciationMethod, annualRate: '0.25' })).toMatchObject({ factor: null, annualRate: '0.25' });
  });

  test('a declining balance at a given rate may run without a life', () => {
    expect(memoryHost().call('assetCategories.create', { ...OFFICE, depreciationMethod: 'declining_balance', annualRate: '0.4', usefulLifeMonths: null }).usefulLifeMonths).toBeNull();
  });

  test('a factor is above 0, a rate above 0 and at most 1', () => {
    const { refusal } = memoryHost();
    const declining = { ...OFFICE, depreciationMethod: 'declining_balance' };
    expect(refusal('assetCategories.create', { ...declining, factor: '0' })).toMatchObject({ params: { field: 'factor' } });
    expect(refusal('assetCategories.create', { ...declining, annualRate: '1.2' })).toMatchObject({ params: { field: 'annualRate' } });
    expect(refusal('assetCategories.create', { ...declining, annualRate: '0.0' })).toMatchObject({ params: { field: 'annualRate' } });
  });

  test('a method that reads no factor keeps none', () => {
    const { call } = memoryHost();
    expect(call('assetCategories.create', { ...OFFICE, factor: '2' }).factor).toBeNull();
    call('assetCategories.update', { categoryCode: 'OFURN', depreciationMethod: 'declining_balance' });
    expect(call('assetCategories.get', { categoryCode: 'OFURN' }).factor).toBe('2');
    expect(call('assetCategories.update', { categoryCode: 'OFURN', depreciationMethod: 'straight_line' }).factor).toBeNull();
  });
});

describe('updating a category', () => {
  test('changes what is named and nothing else', () => {
    const book = memoryHost({ clock: '2026-03-10T08:00:00.000Z' });
    const before = book.call('assetCategories.create', OFFICE);
    book.clock.now = '2026-03-11T09:30:00.000Z';
    const after = book.call('assetCategories.update', { categoryId: before.id, usefulLifeMonths: 48, depreciationMethod: 'declining_balance' });
    expect(after).toEqual({ ...before, usefulLifeMonths: 48, depreciationMethod: 'declining_balance', factor: '2', updatedAt: '2026-03-11T09:30:00.000Z' });
    expect(book.call('assetCategories.update', { categoryCode: 'OFURN', code: 'OFF-1', nameAr: null })).toMatchObject({ id: before.id, code: 'OFF-1', nameAr: null, name: 'Office Furniture' });
  });

  test('is refused for a category that is not there, or whose id and code name two', () => {
    const { call, refusal } = memoryHost();
    const { id } = call('assetCategories.get', { categoryCode: 'VEH' });
    expect(refusal('assetCategories.update', { categoryCode: 'NOPE', name: 'x' })).toEqual({ code: 'CATEGORY_NOT_FOUND', params: { category: 'NOPE' } });
    expect(refusal('assetCategories.update', { categoryId: id, categoryCode: 'FURN', name: 'x' }).code).toBe('CATEGORY_NOT_FOUND');
    expect(refusal('assetCategories.update', { name: 'x' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'categoryCode', reason: 'required' } });
    expect(refusal('assetCategories.update', { categoryCode: 'VEH', code: 'FURN' }).code).toBe('DUPLICATE_CODE');
  });

  test('leaves the frozen terms of assets in service as they are', () => {
    const book = memoryHost();
    const { id } = asset(book, 'FURN');
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-05' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2026-01-05' });
    const before = book.call('assets.get', { assetId: id }).books;
    book.call('assetCategories.update', { categoryCode: 'FURN', usefulLifeMonths: 24, depreciationMethod: 'accelerated', residualPercent: '50' });
    expect(book.call('assets.get', { assetId: id }).books).toEqual(before);
  });
});

describe('inactive and deleted categories', () => {
  test('an inactive one takes no new asset', () => {
    const book = memoryHost();
    book.call('assetCategories.update', { categoryCode: 'FURN', isActive: false });
    expect(book.refusal('assets.create', { name: 'Desk', categoryCode: 'FURN', acquisitionDate: '2026-01-05', cost: '6000' })).toEqual({ code: 'CATEGORY_INACTIVE', params: { category: 'FURN' } });
    expect(book.call('assetCategories.list', { activeOnly: true }).items.map(({ code }) => code)).not.toContain('FURN');
  });

  test('one that holds assets is not deleted', () => {
    const book = memoryHost();
    asset(book, 'FURN');
    expect(book.call('assetCategories.get', { categoryCode: 'FURN' }).assetCount).toBe(1);
    expect(book.refusal('assetCategories.delete', { categoryCode: 'FURN' })).toEqual({ code: 'CATEGORY_IN_USE', params: { category: 'FURN', count: 1 } });
    const draft = book.call('assets.list').items[0]?.id ?? '';
    book.call('assets.deleteDraft', { assetId: draft });
    expect(book.call('assetCategories.delete', { categoryCode: 'FURN' })).toEqual({ done: true });
  });

  test('a deleted one is gone from lists and for new assets, but is kept and can be restored', () => {
    const book = memoryHost();
    const { id } = book.call('assetCategories.create', OFFICE);
    book.call('assetCategories.delete', { categoryId: id });
    expect(book.call('assetCategories.list', { size: 100 }).items.map((category) => category.id)).not.toContain(id);
    expect(book.call('assetCategories.list', { size: 100, includeDeleted: true }).items.find((category) => category.id === id)?.isDeleted).toBe(true);
    expect(book.refusal('assetCategories.get', { categoryCode: 'OFURN' }).code).toBe('CATEGORY_NOT_FOUND');
    expect(book.call('assetCategories.get', { categoryId: id }).isDeleted).toBe(true);
    expect(book.refusal('assetCategories.update', { categoryId: id, name: 'x' }).code).toBe('CATEGORY_NOT_FOUND');
    expect(book.refusal('assets.create', { name: 'Desk', categoryId: id, acquisitionDate: '2026-01-05', cost: '6000' }).code).toBe('CATEGORY_NOT_FOUND');
    expect(book.refusal('assetCategories.delete', { categoryId: id }).code).toBe('CATEGORY_NOT_FOUND');
    expect(book.call('assetCategories.restore', { categoryCode: 'OFURN' })).toMatchObject({ id, isDeleted: false });
    expect(book.call('assetCategories.restore', { categoryId: id })).toMatchObject({ id, isDeleted: false });
    expect(asset(book, 'OFURN').categoryId).toBe(id);
  });

  test('the code of a deleted one is free; whoever took it stands in the way of restoring', () => {
    const { call, refusal } = memoryHost();
    const { id } = call('assetCategories.create', OFFICE);
    call('assetCategories.delete', { categoryId: id });
    const second = call('assetCategories.create', OFFICE);
    expect(second.id).not.toBe(id);
    expect(refusal('assetCategories.restore', { categoryId: id })).toEqual({ code: 'DUPLICATE_CODE', params: { code: 'OFURN' } });
    expect(refusal('assetCategories.restore', { categoryCode: 'NOPE' }).code).toBe('CATEGORY_NOT_FOUND');
  });

  test('one whose account was deactivated meanwhile is not restored', () => {
    const { call, refusal } = memoryHost();
    call('assetCategories.delete', { categoryCode: 'VEH' });
    call('accounts.deactivate', { account: '1540' });
    expect(refusal('assetCategories.restore', { categoryCode: 'VEH' })).toEqual({ code: 'ACCOUNT_INACTIVE', params: { account: '1540' } });
  });
});

describe('the list of categories', () => {
  test('comes by code, those without one last by name', () => {
    const { call } = memoryHost();
    for (const name of ['Zinc moulds', 'Animals']) call('assetCategories.create', { ...OFFICE, code: null, name });
    const codes = call('assetCategories.list').items.map(({ code, name }) => code ?? name);
    expect(codes).toEqual(['BLDG', 'CIP', 'COMP', 'FURN', 'INTG', 'LAND', 'LHI', 'MACH', 'OFFC', 'ROU', 'VEH', 'Animals', 'Zinc moulds']);
  });

  test('has pages of 20 from 0, of at most 100', () => {
    const { call, refusal } = memoryHost();
    for (let index = 0; index < 15; index += 1) call('assetCategories.create', { ...OFFICE, code: `X${String(index).padStart(2, '0')}` });
    expect(call('assetCategories.list')).toMatchObject({ total: 26, page: 0, size: 20 });
    expect(call('assetCategories.list').items).toHaveLength(20);
    expect(call('assetCategories.list', { page: 1 }).items.map(({ code }) => code)).toEqual(['X09', 'X10', 'X11', 'X12', 'X13', 'X14']);
    expect(call('assetCategories.list', { page: 7 }).items).toEqual([]);
    expect(refusal('assetCategories.list', { size: 101 })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'size' } });
    expect(refusal('assetCategories.list', { page: -1 })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'page' } });
  });

  test('is searched in both languages', () => {
    const { call } = memoryHost();
    const codes = (search: string) => call('assetCategories.list', { search }).items.map(({ code }) => code);
    expect(codes('الاثاث')).toEqual(['FURN']);
    expect(codes('computers')).toEqual(['COMP']);
  });
});

test('each operation carries the permission of the source document', () => {
  const permissions = Object.entries(contract).filter(([name]) => name.startsWith('assetCategories.')).map(([name, entry]) => [name.split('.')[1], entry.permission]);
  expect(Object.fromEntries(permissions)).toEqual({
    list: 'accounting.asset-categories.view', get: 'accounting.asset-categories.view', create: 'accounting.asset-categories.create', update: 'accounting.asset-categories.update',
    delete: 'accounting.asset-categories.delete', restore: 'accounting.asset-categories.update',
  });
});

test('the accounts that hold posted balances cannot be exchanged; the expense account can', () => {
  const book = memoryHost();
  const { id } = book.call('assets.create', { name: 'Van', categoryCode: 'VEH', acquisitionDate: '2026-01-10', cost: '60000.00' });
  book.call('assetCategories.update', { categoryCode: 'VEH', assetAccount: 'FIXED_ASSETS' });
  book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-10' });
  const { assetAccountId } = book.call('assetCategories.get', { categoryCode: 'MACH' });
  expect(book.refusal('assetCategories.update', { categoryCode: 'VEH', assetAccount: assetAccountId })).toEqual({ code: 'ALREADY_POSTED', params: { subject: 'VEH' } });
  expect(book.refusal('assetCategories.update', { categoryCode: 'VEH', accumulatedDepreciationAccount: 'ACCUMULATED_DEPRECIATION' }).code).toBe('ALREADY_POSTED');
  const { id: expense } = book.call('accounts.create', { code: '6199', name: 'Vehicle depreciation', type: 'expense' });
  expect(book.call('assetCategories.update', { categoryCode: 'VEH', depreciationAccount: expense, assetAccount: 'FIXED_ASSETS' }).depreciationAccountId).toBe(expense);
});
