/**
 * The requests of the four source documents, sent as they print them (amounts as decimal strings), as far as this part of Usool goes:
 * Layer's asset, ChiroERP's life of an asset up to its depreciation run, Moon ERP's categories, and the depreciation flow's figures.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;

describe('Moon ERP: asset categories', () => {
  beforeEach(() => {
    book = memoryHost({ company: { currency: 'SAR' } });
  });
  const furniture = () => {
    const account = (code: string) => book.call('accounts.get', { account: code }).id;
    return {
      name: 'Office Furniture', nameAr: 'أثاث المكاتب', code: 'FURN2', depreciationMethod: 'straight_line' as const, usefulLifeMonths: 60,
      assetAccount: account('FIXED_ASSETS'), depreciationAccount: account('DEPRECIATION'), accumulatedDepreciationAccount: account('ACCUMULATED_DEPRECIATION'), isActive: true,
    };
  };

  test('create answers the category with both names, method, life, three accounts and active flag', () => {
    const { assetAccount, depreciationAccount, accumulatedDepreciationAccount, ...rest } = furniture();
    expect(book.call('assetCategories.create', furniture())).toMatchObject({
      ...rest, assetAccountId: assetAccount, depreciationAccountId: depreciationAccount, accumulatedDepreciationAccountId: accumulatedDepreciationAccount,
    });
  });

  test('update changes life and method only', () => {
    const { id } = book.call('assetCategories.create', furniture());
    const updated = book.call('assetCategories.update', { categoryId: id, usefulLifeMonths: 48, depreciationMethod: 'declining_balance' });
    expect(updated).toMatchObject({ id, name: 'Office Furniture', usefulLifeMonths: 48, depreciationMethod: 'declining_balance', isActive: true });
  });

  test.each(['assetAccount', 'depreciationAccount', 'accumulatedDepreciationAccount'] as const)('%s is required', (field) => {
    expect(book.refusal('assetCategories.create', { ...furniture(), [field]: undefined })).toMatchObject({ code: 'INVALID_INPUT', params: { field } });
  });

  test('its three methods, by month: 100,000 over 60 months', () => {
    const months = (depreciationMethod: 'straight_line' | 'declining_balance' | 'accelerated', count: number) =>
      book
        .call('schedule.compute', { currency: 'SAR', cost: '100000.00', method: depreciationMethod, usefulLifeMonths: 60, inServiceDate: '2026-01-01' })
        .rows.slice(0, count)
        .map(({ depreciation }) => depreciation);
    expect(months('straight_line', 3)).toEqual(['1666.67', '1666.67', '1666.67']);
    // NBV × 2/60 of each month's opening book value.
    expect(months('declining_balance', 4)).toEqual(['3333.33', '3222.22', '3114.82', '3010.99']);
    expect(months('accelerated', 4)).toEqual(['3333.33', '3222.22', '3114.82', '3010.99']);
  });

  test('declining balance with nothing residual ends at zero in the last month of the life', () => {
    const { rows } = book.call('schedule.compute', { currency: 'SAR', cost: '100000.00', method: 'declining_balance', usefulLifeMonths: 60, inServiceDate: '2026-01-01' });
    expect(rows).toHaveLength(60);
    expect(rows.at(-1)?.carryingAmount).toBe('0.00');
  });
});

describe('ChiroERP: from draft to a posted run', () => {
  const dollars = () => memoryHost({ company: { currency: 'USD', country: 'US' } });
  const machine = () =>
    book.call('assets.create', { categoryCode: 'MACH', name: 'X-Ray Machine', description: 'X-Ray Machine', acquisitionDate: '2026-02-01', cost: '25000.00', currency: 'USD', locationId: 'LOC-100', custodianId: 'USER-900' });
  beforeEach(() => {
    book = dollars();
    book.call('locations.create', { code: 'LOC-100', name: 'Clinic' });
    book.call('custodians.create', { code: 'USER-900', name: 'Radiology' });
  });

  test('create, capitalize, place in service, get, run, post', () => {
    const draft = machine();
    expect(draft).toMatchObject({ status: 'DRAFT', cost: '25000.00', currency: 'USD' });
    expect(draft.assetNumber).toMatch(/^FA-2026-\d{6}$/);
    const capitalized = book.call('assets.capitalize', { assetId: draft.id, capitalizationDate: '2026-02-02', costAdjustment: '500.00', apInvoiceId: 'INV-2026-001234' });
    expect(capitalized).toMatchObject({ id: draft.id, status: 'CAPITALIZED', capitalizedCost: '25500.00' });
    expect(capitalized.glJournalId).toMatch(/^JE-2026-\d{6}$/);
    expect(book.call('assets.placeInService', { assetId: draft.id, inServiceDate: '2026-02-10' })).toMatchObject({ status: 'IN_SERVICE', inServiceDate: '2026-02-10' });
    const run = book.call('depreciationRuns.create', { bookId: 'BOOK-IFRS', period: '2026-02', asOfDate: '2026-02-28' });
    // 25,500.00 over ten years, a full month.
    expect(run).toMatchObject({ status: 'DRAFT', totalAssets: 1, totalDepreciation: '212.50', bookId: 'IFRS' });
    const posted = book.call('depreciationRuns.post', { runId: run.runId, postingDate: '2026-02-28' });
    expect(posted).toMatchObject({ runId: run.runId, status: 'POSTED' });
    expect(posted.glJournalId).toMatch(/^JE-2026-\d{6}$/);
    expect(book.call('assets.get', { assetId: draft.id })).toMatchObject({ cost: '25500.00', accumulatedDepreciation: '212.50', netBookValue: '25287.50', location: 'LOC-100', custodian: 'USER-900' });
    expect(book.call('assets.list', { status: 'IN_SERVICE', categoryId: draft.categoryId, locationId: 'LOC-100', page: 0, size: 20 }).total).toBe(1);
  });

  test('29 February 2026 does not exist, as a run’s date or a posting date', () => {
    expect(book.refusal('depreciationRuns.create', { bookId: 'IFRS', period: '2026-02', asOfDate: '2026-02-29' })).toEqual({ code: 'INVALID_DATE', params: { field: 'asOfDate', value: '2026-02-29' } });
    expect(book.refusal('depreciationRuns.post', { runId: 'dep-1', postingDate: '2026-02-29' })).toEqual({ code: 'INVALID_DATE', params: { field: 'postingDate', value: '2026-02-29' } });
  });

  test('its error codes, where these operations meet them', () => {
    expect(book.refusal('assets.get', { assetId: 'asset-1' }).code).toBe('ASSET_NOT_FOUND');
    const draft = machine();
    book.call('assetCategories.update', { categoryCode: 'MACH', capitalizationThreshold: '30000.00' });
    expect(book.refusal('assets.capitalize', { assetId: draft.id, capitalizationDate: '2026-02-02' }).code).toBe('CAPITALIZATION_THRESHOLD_NOT_MET');
    book.call('assets.capitalize', { assetId: draft.id, capitalizationDate: '2026-02-02', costAdjustment: '5000.00' });
    expect(book.refusal('assets.capitalize', { assetId: draft.id, capitalizationDate: '2026-02-02' }).code).toBe('ASSET_ALREADY_CAPITALIZED');
    book.call('assets.placeInService', { assetId: draft.id, inServiceDate: '2026-02-10' });
    const { fingerprint } = book.call('close.preview', { period: '2026-02' });
    book.call('close.run', { period: '2026-02', fingerprint });
    expect(book.refusal('depreciationRuns.create', { bookId: 'IFRS', period: '2026-02' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-02' } });
    const late = machine();
    expect(book.refusal('assets.capitalize', { assetId: late.id, capitalizationDate: '2026-02-20', costAdjustment: '5000.00' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-02' } });
  });
});

describe('The depreciation flow: figures', () => {
  beforeEach(() => {
    book = memoryHost({ company: { currency: 'USD', country: 'US' } });
  });
  const years = (terms: object) => book.call('schedule.compute', { currency: 'USD', cost: '100000.00', inServiceDate: '2024-01-01', usefulLifeMonths: 120, method: 'straight_line', ...terms }).years;

  test('straight line: 100,000 less 10,000 over ten years is 9,000 a year', () => {
    expect(years({ residualValue: '10000.00' }).map(({ depreciation }) => depreciation)).toEqual(Array.from({ length: 10 }, () => '9000.00'));
  });

  test('declining balance on the year’s opening value: 20,000, 16,000, 12,800 … and never below the residual value', () => {
    const declining = years({ method: 'declining_balance', basis: 'annual', residualValue: '10000.00' });
    expect(declining.slice(0, 3).map(({ depreciation }) => depreciation)).toEqual(['20000.00', '16000.00', '12800.00']);
    for (const { endingBookValue } of declining) expect(Number(endingBookValue)).toBeGreaterThanOrEqual(10_000);
    expect(declining.at(-1)?.endingBookValue).toBe('10000.00');
  });

  test('the office building: 45,000 a year, as of 31 December 2024 and as a schedule', () => {
    const { id } = book.call('assets.create', { name: 'Office Building', description: 'Main office building', categoryCode: 'BLDG', acquisitionDate: '2024-01-01', cost: '1000000.00', residualValue: '100000.00', usefulLifeMonths: 240 });
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2024-01-01' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2024-01-01' });
    expect(book.call('assets.calculateDepreciation', { assetId: id, asOfDate: '2024-12-31' })).toEqual({
      annualDepreciation: '45000.00', monthlyDepreciation: '3750.00', accumulatedDepreciation: '45000.00', bookValue: '955000.00', remainingLife: '19', remainingLifeMonths: 228,
    });
    const schedule = book.call('assets.depreciationSchedule', { assetId: id });
    expect(schedule.years.slice(0, 2)).toEqual([
      { year: 2024, beginningBookValue: '1000000.00', depreciation: '45000.00', accumulatedDepreciation: '45000.00', endingBookValue: '955000.00' },
      { year: 2025, beginningBookValue: '955000.00', depreciation: '45000.00', accumulatedDepreciation: '90000.00', endingBookValue: '910000.00' },
    ]);
    expect(schedule.years).toHaveLength(20);
  });
});

describe('Layer: an asset with a ledger account of its own', () => {
  test('40,000 over 60 months is 666.67 a month, and the last month takes the residue', () => {
    book = memoryHost({ company: { currency: 'USD', country: 'US' } });
    book.call('book.updateSettings', { assetAccounts: 'per_asset' });
    const forklift = book.call('assets.create', {
      name: 'Forklift', externalId: 'forklift-001', assetType: 'EQUIPMENT', categoryCode: 'MACH', acquisitionDate: '2024-02-01', cost: '40000.00', usefulLifeMonths: 60, accumulatedDepreciationAccount: 'ACCUMULATED_DEPRECIATION',
    });
    expect(forklift.ledgerAccount.name).toBe('Forklift');
    const { rows } = book.call('assets.depreciationSchedule', { assetExternalId: 'forklift-001' });
    expect(rows.map(({ depreciation }) => depreciation)).toEqual([...Array.from({ length: 59 }, () => '666.67'), '666.47']);
    expect(rows[0]?.to).toBe('2024-02-29');
  });

  const forklift = (company = {}) => {
    book = memoryHost({ company: { currency: 'USD', country: 'US', ...company }, clock: '2024-03-01T08:00:00.000Z' });
    book.call('book.updateSettings', { assetAccounts: 'per_asset' });
    const asset = book.call('assets.create', {
      name: 'Forklift', externalId: 'forklift-001', assetType: 'EQUIPMENT', categoryCode: 'MACH', acquisitionDate: '2024-02-01', cost: '40000.00', usefulLifeMonths: 60, accumulatedDepreciationAccount: 'ACCUMULATED_DEPRECIATION',
    });
    return { ...asset, lines: (journal: string | null) => book.call('journals.get', { journal: journal ?? '' }).lines.map((line) => [line.accountName, line.debit, line.credit]) };
  };
  const inService = () => {
    const asset = forklift();
    book.call('assets.capitalize', { assetExternalId: 'forklift-001', capitalizationDate: '2024-02-01' });
    book.call('assets.placeInService', { assetExternalId: 'forklift-001', inServiceDate: '2024-02-01' });
    return asset;
  };

  test('a month of depreciation as a value update: the expense against accumulated depreciation', () => {
    const { id, lines } = inService();
    const request = { assetExternalId: 'forklift-001', externalId: 'forklift-001-depreciation-2024-02', amount: '666.67', updateType: 'DEPRECIATION_AMORTIZATION' as const, counterAccount: 'DEPRECIATION', date: '2024-02-29' };
    const done = book.call('valueUpdates.create', request);
    expect(done).toMatchObject({ assetId: id, externalId: 'forklift-001-depreciation-2024-02', amount: '666.67', carryingAmountBefore: '40000.00', carryingAmountAfter: '39333.33' });
    const charged = book.call('assets.history', { assetId: id }).find(({ kind }) => kind === 'depreciation_alone');
    expect(lines(charged?.journal ?? null)).toEqual([['Depreciation expense', '666.67', '0.00'], [expect.stringMatching(/ccumulated depreciation/), '0.00', '666.67']]);
    expect(book.call('valueUpdates.create', request).id).toBe(done.id);
  });

  test('an improvement: the asset’s own account against cash', () => {
    const { lines } = inService();
    const done = book.call('valueUpdates.create', { assetExternalId: 'forklift-001', externalId: 'forklift-001-improvement-2024-06', amount: '500.00', updateType: 'IMPROVEMENT', counterAccount: 'CASH', date: '2024-06-15' });
    expect(done).toMatchObject({ kind: 'improvement', carryingAmountAfter: '37833.32' });
    expect(lines(done.glJournalId)).toEqual([['Forklift', '500.00', '0.00'], [expect.any(String), '0.00', '500.00']]);
  });

  test('under cash accounting value updates are refused, and cash builds the balance of the ledger account the asset was created with', () => {
    const asset = forklift({ basis: 'cash' });
    const update = { assetExternalId: 'forklift-001', amount: '500.00', updateType: 'IMPROVEMENT' as const, counterAccount: 'CASH', date: '2024-06-15' };
    const paid = book.call('assets.recordCashActivity', { assetExternalId: 'forklift-001', externalId: 'bill-1', date: '2024-02-10', amount: '40000.00', counterAccount: 'CASH', memo: 'Bill 1' });
    expect(paid).toMatchObject({ carryingAmountBefore: '0.00', carryingAmountAfter: '40000.00' });
    expect(asset.lines(paid.glJournalId)[0]).toEqual(['Forklift', '40000.00', '0.00']);
    expect(book.call('accounts.get', { account: asset.ledgerAccount.id }).balance).toBe('40000.00');
    expect(book.refusal('valueUpdates.create', update).code).toBe('CASH_BASIS');
  });
});
