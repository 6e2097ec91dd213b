import { beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost();
});

const laptop = (extra: Partial<Input<'assets.create'>> = {}): Input<'assets.create'> => ({ name: 'Laptop', nameAr: 'حاسب محمول', categoryCode: 'COMP', acquisitionDate: '2026-01-10', cost: '4800.00', ...extra });
const create = (extra: Partial<Input<'assets.create'>> = {}) => book.call('assets.create', laptop(extra));
const inService = (extra: Partial<Input<'assets.create'>> = {}) => {
  const { id } = create(extra);
  book.call('assets.capitalize', { assetId: id, capitalizationDate: extra.acquisitionDate ?? '2026-01-10' });
  return book.call('assets.placeInService', { assetId: id, inServiceDate: extra.acquisitionDate ?? '2026-01-10' });
};

describe('a new asset', () => {
  test('is a draft with the next number of the year it was acquired in', () => {
    expect(create()).toMatchObject({ assetNumber: 'FA-2026-000001', status: 'DRAFT', cost: '4800.00', accumulatedDepreciation: '0.00', netBookValue: '4800.00', currency: 'SAR' });
    expect(create({ acquisitionDate: '2025-12-31' }).assetNumber).toBe('FA-2025-000001');
    expect(create().assetNumber).toBe('FA-2026-000002');
  });

  test('inherits method, life and accounts from its category, and says what it overrides', () => {
    const asset = create({ usefulLifeMonths: 36 });
    expect(asset.overrides).toEqual({
      residualValue: null, usefulLifeMonths: 36, depreciationMethod: null, convention: null, dayCount: null, basis: null, factor: null, annualRate: null, rateFromResidual: false, totalUnits: null, manual: null,
    });
    expect(asset.books[0]).toMatchObject({ bookId: 'IFRS', method: 'straight_line', usefulLifeMonths: 36, convention: 'full_month' });
    const category = book.call('assetCategories.get', { categoryCode: 'COMP' });
    expect(asset.ledgerAccount.id).toBe(category.assetAccountId);
  });

  test('takes the category’s residual percentage of cost where it has none of its own', () => {
    book.call('assetCategories.update', { categoryCode: 'COMP', residualPercent: '12.5' });
    expect(create({ cost: '1000.03' }).residualValue).toBe('125.00');
    expect(create({ residualValue: '10.00' }).residualValue).toBe('10.00');
  });

  test('a refused creation spends no number', () => {
    book.refusal('assets.create', laptop({ residualValue: '4800.01' }));
    expect(create().assetNumber).toBe('FA-2026-000001');
  });

  test('a number typed by hand is kept, and stepped over', () => {
    expect(create({ assetNumber: 'FA-2026-000001' }).assetNumber).toBe('FA-2026-000001');
    expect(create().assetNumber).toBe('FA-2026-000002');
    expect(book.refusal('assets.create', laptop({ assetNumber: 'FA-2026-000001' }))).toEqual({ code: 'DUPLICATE_NUMBER', params: { number: 'FA-2026-000001' } });
  });

  test('a deleted draft is gone, and its number with it', () => {
    const { id } = create();
    book.call('assets.deleteDraft', { assetId: id });
    expect(book.refusal('assets.get', { assetId: id }).code).toBe('ASSET_NOT_FOUND');
    expect(book.call('assets.list', {}).total).toBe(0);
    expect(create().assetNumber).toBe('FA-2026-000002');
  });
});

describe('what cannot be is refused, and the book stays as it was', () => {
  const refusals: [why: string, input: unknown, code: string, field?: string][] = [
    ['a day that does not exist', laptop({ acquisitionDate: '2026-02-29' }), 'INVALID_DATE', 'acquisitionDate'],
    ['more decimals than the riyal has', laptop({ cost: '10.005' }), 'INVALID_AMOUNT', 'cost'],
    ['an amount as a number', { ...laptop(), cost: 4800 }, 'INVALID_INPUT', 'cost'],
    ['a negative cost', laptop({ cost: '-1.00' }), 'INVALID_AMOUNT', 'cost'],
    ['an unknown field', { ...laptop(), colour: 'red' }, 'INVALID_INPUT', 'colour'],
    ['no category', { ...laptop(), categoryCode: undefined }, 'INVALID_INPUT', 'categoryCode'],
    ['a category that is not there', laptop({ categoryCode: 'NONE' }), 'CATEGORY_NOT_FOUND'],
    ['a location that is not there', laptop({ locationId: 'LOC-1' }), 'PLACE_NOT_FOUND'],
    ['a residual value above cost', laptop({ residualValue: '5000.00' }), 'INVALID_AMOUNT', 'residualValue'],
    ['another currency', laptop({ currency: 'USD' }), 'INVALID_INPUT', 'currency'],
    ['more depreciation brought over than can be', laptop({ opening: { depreciatedThrough: '2026-01-31', accumulatedDepreciation: '4800.01' } }), 'INVALID_AMOUNT', 'opening.accumulatedDepreciation'],
    ['an opening in the middle of a month', laptop({ opening: { depreciatedThrough: '2026-01-15', accumulatedDepreciation: '1.00' } }), 'INVALID_INPUT', 'opening.depreciatedThrough'],
    ['an opening before the purchase', laptop({ opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '1.00' } }), 'INVALID_INPUT', 'opening.depreciatedThrough'],
  ];
  test.each(refusals)('%s', (_why, input, code, field) => {
    const error = book.refusal('assets.create', input);
    expect(error.code).toBe(code);
    if (field) expect(error.params).toMatchObject({ field });
    expect(book.call('assets.list', {}).total).toBe(0);
    expect(book.call('audit.verify').rows).toBe(1);
  });

  test('an inactive category takes no new assets', () => {
    book.call('assetCategories.update', { categoryCode: 'COMP', isActive: false });
    expect(book.refusal('assets.create', laptop()).code).toBe('CATEGORY_INACTIVE');
  });
});

describe('the same externalId', () => {
  test('with the same content answers the first asset', () => {
    const first = create({ externalId: 'forklift-001' });
    expect(create({ externalId: 'forklift-001' })).toEqual(first);
    expect(book.call('assets.list', {}).total).toBe(1);
  });

  test('with other content updates what is still open', () => {
    const first = create({ externalId: 'forklift-001' });
    const second = create({ externalId: 'forklift-001', cost: '5000.00', name: 'Forklift' });
    expect(second).toMatchObject({ id: first.id, cost: '5000.00', name: 'Forklift' });
  });

  test('cannot change what is posted, and can change its name', () => {
    const asset = inService({ externalId: 'forklift-001' });
    expect(book.refusal('assets.create', laptop({ externalId: 'forklift-001', cost: '5000.00' }))).toEqual({ code: 'ALREADY_POSTED', params: { subject: asset.assetNumber } });
    expect(create({ externalId: 'forklift-001', name: 'Forklift' })).toMatchObject({ name: 'Forklift', cost: '4800.00' });
  });
});

describe('capitalizing', () => {
  test('posts one balanced journal: cost against clearing, an upward adjustment against accrued expenses', () => {
    const { id } = create({ cost: '25000.00' });
    const preview = book.call('assets.capitalize.preview', { assetId: id, capitalizationDate: '2026-02-02', costAdjustment: '500.00' });
    expect(preview.effect).toEqual({ costBefore: '0.00', costAfter: '25500.00', carryingAmountBefore: '0.00', carryingAmountAfter: '25500.00' });
    const asset = book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-02-02', costAdjustment: '500.00', apInvoiceId: 'INV-2026-001234', fingerprint: preview.fingerprint });
    expect(asset).toMatchObject({ status: 'CAPITALIZED', capitalizedCost: '25500.00', cost: '25500.00', apInvoiceId: 'INV-2026-001234', glJournalId: 'JE-2026-000001' });
    const journal = book.call('journals.get', { journal: 'JE-2026-000001' });
    const { totalDebit, totalCredit, lines } = journal;
    expect({ totalDebit, totalCredit }).toEqual({ totalDebit: '25500.00', totalCredit: '25500.00' });
    expect(lines.map(({ debit, credit }) => [debit, credit])).toEqual([['25500.00', '0.00'], ['0.00', '25000.00'], ['0.00', '500.00']]);
    expect(lines).toEqual(preview.journal?.lines);
  });

  test('a downward adjustment is an expense', () => {
    const { id } = create({ cost: '1000.00' });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-31', costAdjustment: '-200.00' });
    const { lines } = book.call('journals.get', { journal: 'JE-2026-000001' });
    expect(lines.map(({ debit, credit }) => [debit, credit])).toEqual([['800.00', '0.00'], ['200.00', '0.00'], ['0.00', '1000.00']]);
  });

  test('twice is refused, and so is a cost below the category’s threshold', () => {
    book.call('assetCategories.update', { categoryCode: 'COMP', capitalizationThreshold: '1000.00' });
    const cheap = create({ cost: '999.99' });
    expect(book.refusal('assets.capitalize', { assetId: cheap.id, capitalizationDate: '2026-01-31' })).toEqual({
      code: 'CAPITALIZATION_THRESHOLD_NOT_MET', params: { asset: cheap.assetNumber, cost: '999.99', threshold: '1000.00', category: 'Computers' },
    });
    expect(book.call('assets.capitalize', { assetId: cheap.id, capitalizationDate: '2026-01-31', costAdjustment: '0.01' }).status).toBe('CAPITALIZED');
    expect(book.refusal('assets.capitalize', { assetId: cheap.id, capitalizationDate: '2026-01-31' })).toEqual({ code: 'ASSET_ALREADY_CAPITALIZED', params: { asset: cheap.assetNumber } });
  });

  test('a preview that no longer fits is refused', () => {
    const { id } = create();
    const { fingerprint } = book.call('assets.capitalize.preview', { assetId: id, capitalizationDate: '2026-01-31' });
    book.call('assets.update', { assetId: id, cost: '5000.00' });
    expect(book.refusal('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-31', fingerprint }).code).toBe('PREVIEW_STALE');
  });

  test('needs an asset that exists, a day that exists, and a date not before the purchase', () => {
    expect(book.refusal('assets.capitalize', { assetId: 'asset-99', capitalizationDate: '2026-01-31' })).toEqual({ code: 'ASSET_NOT_FOUND', params: { asset: 'asset-99' } });
    expect(book.refusal('assets.capitalize', { assetId: 'asset-99', capitalizationDate: '2026-02-29' }).code).toBe('INVALID_DATE');
    const { id } = create();
    expect(book.refusal('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-09' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'capitalizationDate' } });
  });

  test('is not for cash-basis books', () => {
    book = memoryHost({ company: { basis: 'cash' } });
    const { id } = create();
    expect(book.refusal('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-31' }).code).toBe('CASH_BASIS');
  });
});

describe('an asset brought over part-depreciated', () => {
  const brought = () => inService({ acquisitionDate: '2024-01-01', cost: '4800.00', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '2390.00' } });

  test('keeps its depreciation as a fact and its date as the day it was depreciated to', () => {
    expect(brought()).toMatchObject({ status: 'IN_SERVICE', accumulatedDepreciation: '2390.00', netBookValue: '2410.00', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '2390.00' } });
    const { lines, date } = book.call('journals.get', { journal: 'JE-2025-000001' });
    expect(date).toBe('2025-12-31');
    expect(lines.map(({ debit, credit }) => [debit, credit])).toEqual([['4800.00', '0.00'], ['0.00', '2390.00'], ['0.00', '2410.00']]);
  });

  test('opens the book at the month after', () => {
    brought();
    expect(book.call('book.info')).toMatchObject({ openPeriod: '2026-01', firstPeriod: '2026-01' });
  });
});

describe('placing in service', () => {
  test('freezes the terms: the category may change afterwards', () => {
    const asset = inService();
    book.call('assetCategories.update', { categoryCode: 'COMP', usefulLifeMonths: 12 });
    expect(book.call('assets.get', { assetId: asset.id }).books[0]?.usefulLifeMonths).toBe(48);
    expect(book.refusal('assets.update', { assetId: asset.id, usefulLifeMonths: 12 }).code).toBe('ALREADY_POSTED');
  });

  test('needs a capitalized asset, and once is enough', () => {
    const draft = create();
    expect(book.refusal('assets.placeInService', { assetId: draft.id, inServiceDate: '2026-01-31' })).toEqual({ code: 'ASSET_NOT_CAPITALIZED', params: { asset: draft.assetNumber, status: 'DRAFT' } });
    const asset = inService();
    expect(book.refusal('assets.placeInService', { assetId: asset.id, inServiceDate: '2026-01-31' }).code).toBe('ALREADY_POSTED');
  });

  test('a depreciating asset without a life is refused', () => {
    book.call('assetCategories.update', { categoryCode: 'LAND', depreciationMethod: 'none' });
    const { id } = create({ categoryCode: 'LAND', depreciationMethod: 'straight_line' });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-31' });
    expect(book.refusal('assets.placeInService', { assetId: id, inServiceDate: '2026-01-31' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths' } });
    expect(book.call('assets.get', { assetId: id }).status).toBe('CAPITALIZED');
  });
});

describe('lists and search', () => {
  beforeEach(() => {
    book.call('locations.create', { code: 'LOC-100', name: 'Riyadh' });
    for (let count = 0; count < 23; count += 1) create({ name: `Laptop ${count}`, serialNumber: `SN-${count}` });
    inService({ categoryCode: 'VEH', name: 'Pickup', nameAr: 'شاحنة صغيرة لنقل البضائع', locationId: 'LOC-100', tag: 'V-٠٠١' });
  });

  test('pages count from 0, hold 20, and never more than 100', () => {
    const first = book.call('assets.list', {});
    expect(first).toMatchObject({ total: 24, page: 0, size: 20 });
    expect(first.items).toHaveLength(20);
    expect(book.call('assets.list', { page: 1 }).items).toHaveLength(4);
    expect(book.refusal('assets.list', { size: 101 })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'size' } });
  });

  test('filters by status, category, location and in-service date', () => {
    expect(book.call('assets.list', { status: 'IN_SERVICE' }).items.map(({ name }) => name)).toEqual(['Pickup']);
    expect(book.call('assets.list', { categoryCode: 'VEH' }).total).toBe(1);
    expect(book.call('assets.list', { locationId: 'LOC-100' }).total).toBe(1);
    expect(book.call('assets.list', { inServiceFrom: '2026-01-10', inServiceTo: '2026-01-10' }).total).toBe(1);
    expect(book.call('assets.list', { inServiceFrom: '2026-01-11' }).total).toBe(0);
    expect(book.refusal('assets.list', { categoryCode: 'X' }).code).toBe('CATEGORY_NOT_FOUND');
  });

  test('search finds by either name, number, serial and tag, whatever the spelling of alef, the digits or the case', () => {
    for (const text of ['pickup', 'شاحنه صغيره', 'البضائع', 'v-001', 'FA-2026-000024']) expect(book.call('assets.search', { text }).map(({ name }) => name)).toEqual(['Pickup']);
    expect(book.call('assets.search', { text: 'sn-22' })).toHaveLength(1);
    expect(book.call('assets.search', { text: '100%' })).toEqual([]);
  });

  test('the register sorts, pages and totals what is filtered', () => {
    const { rows, total } = book.call('register.rows', { startRow: 0, endRow: 2, sort: [{ column: 'name', direction: 'desc' }] });
    expect(total).toBe(24);
    expect(rows.map(({ name }) => name)).toEqual(['Pickup', 'Laptop 9']);
    const drafts = book.call('register.totals', { filter: { status: ['DRAFT'] } });
    expect(drafts).toMatchObject({ count: 23, cost: '110400.00', netBookValue: '110400.00', netBookValueInLedger: '0.00', byStatus: { DRAFT: 23, IN_SERVICE: 1 }, needsAttention: 23 });
  });
});

test('history tells what happened, in order, with its journal', () => {
  const asset = inService();
  expect(book.call('assets.history', { assetId: asset.id }).map(({ kind, journal, actor }) => ({ kind, journal, actor }))).toEqual([
    { kind: 'registered', journal: null, actor: 'Noura' }, { kind: 'capitalization', journal: 'JE-2026-000001', actor: 'Noura' }, { kind: 'in_service', journal: null, actor: 'Noura' },
  ]);
});

test('with an account for each asset, the account is made with it and its cost stands there', () => {
  book.call('book.updateSettings', { assetAccounts: 'per_asset' });
  const asset = inService();
  expect(asset.ledgerAccount).toMatchObject({ name: 'Laptop', nameAr: 'حاسب محمول' });
  expect(book.call('accounts.get', { account: asset.ledgerAccount.id }).balance).toBe('4800.00');
});
