import { describe, expect, test } from 'vitest';
import { closeMonths, draft } from '../support/assets.ts';
import { activate, bookWithTax, capitalized, inService, memoryHost, planned, rule, setUp, values, verified } from './support.ts';

describe('a depreciation book beside the ledger', () => {
  test('is laid down, activated and retired, in that order', () => {
    const { book } = bookWithTax();
    expect(book.call('depreciationBooks.get', { bookId: 'TAX' })).toMatchObject({ status: 'setup', postsToLedger: false, purpose: 'tax', rounding: 'cumulative', assetCount: 0, taxRates: [{ validFrom: '2020-01-01', rate: '0.20' }] });
    expect(book.refusal('depreciationBooks.deactivate', { bookId: 'TAX' })).toEqual({ code: 'DEPRECIATION_BOOK_NOT_ACTIVE', params: { bookId: 'TAX', reason: 'setup' } });
    expect(activate(book)).toMatchObject({ status: 'active', earlier: 'catch_up', assetCount: 1 });
    expect(book.refusal('depreciationBooks.activate', { bookId: 'TAX' }).code).toBe('ALREADY_POSTED');
    expect(book.call('depreciationBooks.deactivate', { bookId: 'TAX' })).toMatchObject({ status: 'inactive' });
    expect(book.refusal('depreciationBooks.deactivate', { bookId: 'TAX' }).code).toBe('DEPRECIATION_BOOK_NOT_ACTIVE');
    expect(book.refusal('depreciationBooks.setCategoryTerms', { bookId: 'TAX', categoryCode: 'VEH', terms: null }).code).toBe('DEPRECIATION_BOOK_NOT_ACTIVE');
    expect(verified(book)).toEqual([]);
  });

  test('has a code of its own, and names and rates that can be changed', () => {
    const book = memoryHost();
    setUp(book, 'mgmt', { purpose: 'management' });
    expect(book.refusal('depreciationBooks.create', { bookId: 'MGMT', name: 'Another', purpose: 'other' })).toEqual({ code: 'DUPLICATE_CODE', params: { code: 'MGMT' } });
    expect(book.refusal('depreciationBooks.create', { bookId: 'IFRS', name: 'Another', purpose: 'other' }).code).toBe('DUPLICATE_CODE');
    expect(book.refusal('depreciationBooks.create', { bookId: 'X', name: 'X', purpose: 'financial' }).code).toBe('INVALID_INPUT');
    const changed = book.call('depreciationBooks.update', { bookId: 'MGMT', name: 'Management', purpose: 'other', rounding: 'equal', taxRates: [{ validFrom: '2026-01-01', rate: '0.15' }, { validFrom: '2020-01-01', rate: '0.20' }] });
    expect(changed).toMatchObject({ name: 'Management', purpose: 'other', rounding: 'equal', taxRates: [{ validFrom: '2020-01-01' }, { validFrom: '2026-01-01' }] });
    expect(book.refusal('depreciationBooks.update', { bookId: 'MGMT', taxRates: [{ validFrom: '2026-01-01', rate: '20' }] })).toMatchObject({ params: { reason: 'above_one' } });
    expect(book.refusal('depreciationBooks.update', { bookId: 'MGMT', taxRates: [{ validFrom: '2026-01-01', rate: '0' }, { validFrom: '2026-01-01', rate: '1' }] })).toMatchObject({ params: { reason: 'duplicate_date' } });
  });

  test('keeps its rounding once an asset is in service in it', () => {
    const { book } = bookWithTax();
    activate(book);
    expect(book.refusal('depreciationBooks.update', { bookId: 'TAX', rounding: 'equal' })).toEqual({ code: 'SETTING_LOCKED', params: { setting: 'rounding' } });
  });

  test('is deleted only while it is being set up', () => {
    const { book } = bookWithTax();
    setUp(book, 'B2', { copyTermsFrom: 'TAX' });
    expect(book.call('depreciationBooks.get', { bookId: 'B2' }).categories.find(({ code }) => code === 'COMP')).toMatchObject({ isOwn: true, terms: { usefulLifeMonths: 24 } });
    book.call('depreciationBooks.delete', { bookId: 'B2' });
    expect(book.call('depreciationBooks.list', {}).map(({ bookId }) => bookId)).toEqual(['IFRS', 'TAX']);
    activate(book);
    expect(book.refusal('depreciationBooks.delete', { bookId: 'TAX' }).code).toBe('ALREADY_POSTED');
  });

  test('the book that posts is none of these', () => {
    const { book } = bookWithTax();
    for (const [name, rest] of [['activate', {}], ['deactivate', {}], ['delete', {}], ['setCategoryTerms', { categoryCode: 'COMP', terms: null }], ['setAssetTerms', { assetId: 'asset-1', excluded: true }], ['update', { rounding: 'equal' }]] as const) {
      expect(book.refusal(`depreciationBooks.${name}`, { bookId: 'IFRS', ...rest })).toEqual({ code: 'DEPRECIATION_BOOK_POSTS', params: { bookId: 'IFRS' } });
    }
    expect(book.call('depreciationBooks.update', { bookId: 'IFRS', name: 'Full IFRS' })).toMatchObject({ name: 'Full IFRS', postsToLedger: true });
  });
});

describe('activation', () => {
  test('takes in what is capitalised and in service, posts nothing, and the months before fall due in the first run', () => {
    const { book, laptop } = bookWithTax();
    closeMonths(book, '2026-01', '2026-02');
    const van = capitalized(book, { name: 'Van', categoryCode: 'VEH', cost: '60000.00', acquisitionDate: '2026-03-01' });
    const journals = book.call('journals.list', {}).total;
    const preview = book.call('depreciationBooks.activate.preview', { bookId: 'TAX' });
    // 4,800 over 24 months: 200 a month; January and February were never charged.
    expect(preview).toMatchObject({ period: '2026-03', assets: 2, excluded: 0, cost: '64800.00', opening: '0.00', catchUp: '400.00', firstCharge: '200.00', problemsTotal: 0 });
    expect(preview.byCategory.map(({ category, catchUp }) => [category, catchUp])).toEqual([['Vehicles', '0.00'], ['Computers', '400.00']]);
    book.call('depreciationBooks.activate', { bookId: 'TAX', fingerprint: preview.fingerprint });
    expect(book.call('journals.list', {}).total).toBe(journals);
    expect(values(book, laptop.id)).toMatchObject({ accumulatedDepreciation: '0.00', netBookValue: '4800.00', usefulLifeMonths: 24, nextCharge: { period: '2026-03', amount: '600.00' } });
    expect(values(book, van.id)).toMatchObject({ cost: '60000.00' });
    expect(planned(book, '2026-03')).toMatchObject({ totalDepreciation: '600.00', catchUp: '400.00', journal: null });
    closeMonths(book, '2026-03');
    expect(values(book, laptop.id)).toMatchObject({ accumulatedDepreciation: '600.00', depreciatedThrough: '2026-03' });
    expect(values(book, laptop.id, 'IFRS')).toMatchObject({ accumulatedDepreciation: '300.00' });
    expect(verified(book)).toEqual([]);
  });

  test('or takes what earlier months come to as an opening balance', () => {
    const { book, laptop } = bookWithTax();
    closeMonths(book, '2026-01', '2026-02');
    expect(book.call('depreciationBooks.activate.preview', { bookId: 'TAX', earlier: 'opening' })).toMatchObject({ opening: '400.00', catchUp: '0.00', firstCharge: '200.00' });
    activate(book, 'TAX', 'opening');
    expect(values(book, laptop.id)).toMatchObject({ accumulatedDepreciation: '400.00', depreciatedThrough: '2026-02' });
    closeMonths(book, '2026-03');
    expect(values(book, laptop.id)).toMatchObject({ accumulatedDepreciation: '600.00' });
    expect(book.call('assets.history', { assetId: laptop.id }).filter(({ book: of }) => of !== null).map(({ kind, amount, book: of }) => [kind, amount, of?.bookId])).toEqual([['book_opening', '400.00', 'TAX'], ['depreciation', '200.00', 'TAX']]);
    expect(verified(book)).toEqual([]);
  });

  test('a person says for one asset what was charged elsewhere', () => {
    const { book, laptop } = bookWithTax();
    closeMonths(book, '2026-01');
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, opening: { depreciatedThrough: '2026-01-31', accumulatedDepreciation: '1000.00' } });
    expect(book.call('depreciationBooks.activate.preview', { bookId: 'TAX' })).toMatchObject({ opening: '1000.00', catchUp: '0.00' });
    activate(book);
    // 3,800 over the 23 months that remain.
    expect(values(book, laptop.id)).toMatchObject({ accumulatedDepreciation: '1000.00', nextCharge: { period: '2026-02', amount: '165.22' } });
    closeMonths(book, '2026-02');
    expect(verified(book)).toEqual([]);
  });

  test('an opening balance that does not fit is refused', () => {
    const { book, laptop } = bookWithTax();
    const refused = (opening: unknown) => book.refusal('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, opening });
    expect(refused({ depreciatedThrough: '2025-12-31', accumulatedDepreciation: '1' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'before_acquisition' } });
    expect(refused({ depreciatedThrough: '2026-02-28', accumulatedDepreciation: '1' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'after_open' } });
    expect(refused({ depreciatedThrough: '2026-01-15', accumulatedDepreciation: '1' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'month_end' } });
    expect(refused({ depreciatedThrough: '2026-01-31', accumulatedDepreciation: '4800.01' }).code).toBe('INVALID_AMOUNT');
  });

  test('names the assets whose terms are not complete, and goes on only without them', () => {
    const { book, laptop } = bookWithTax();
    rule(book, 'COMP', { depreciationMethod: 'units_of_production' });
    expect(book.call('depreciationBooks.activate.preview', { bookId: 'TAX' })).toMatchObject({ problemsTotal: 1, problems: [{ assetId: laptop.id, reason: 'units' }] });
    expect(book.refusal('depreciationBooks.activate', { bookId: 'TAX' })).toEqual({ code: 'ACTIVATION_BLOCKED', params: { bookId: 'TAX', count: 1 } });
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, excluded: true });
    expect(book.call('depreciationBooks.activate.preview', { bookId: 'TAX' })).toMatchObject({ assets: 0, excluded: 1, problemsTotal: 0 });
    activate(book);
    expect(values(book, laptop.id)).toBeUndefined();
    expect(verified(book)).toEqual([]);
  });

  test('is refused when the book has moved on since it was previewed', () => {
    const { book } = bookWithTax();
    const { fingerprint } = book.call('depreciationBooks.activate.preview', { bookId: 'TAX' });
    inService(book, { name: 'Another' });
    expect(book.refusal('depreciationBooks.activate', { bookId: 'TAX', fingerprint }).code).toBe('PREVIEW_STALE');
  });
});

describe('new assets', () => {
  test('come into active books alone, by their terms there', () => {
    const { book } = bookWithTax();
    activate(book);
    setUp(book, 'LATER');
    const second = inService(book, { name: 'Second' });
    expect(book.call('assets.get', { assetId: second.id }).books.map(({ bookId, usefulLifeMonths }) => [bookId, usefulLifeMonths])).toEqual([['IFRS', 48], ['TAX', 24]]);
    book.call('depreciationBooks.deactivate', { bookId: 'TAX' });
    const third = inService(book, { name: 'Third' });
    expect(book.call('assets.get', { assetId: third.id }).books.map(({ bookId }) => bookId)).toEqual(['IFRS']);
    closeMonths(book, '2026-01');
    expect(verified(book)).toEqual([]);
  });

  test('do not go into service while a book cannot work them out; the refusal names the book', () => {
    const { book } = bookWithTax();
    activate(book);
    rule(book, 'COMP', { depreciationMethod: 'manual' });
    const { id } = capitalized(book, { name: 'Second' });
    expect(book.refusal('assets.placeInService', { assetId: id, inServiceDate: '2026-01-10' })).toEqual({ code: 'BOOK_TERMS_INCOMPLETE', params: { bookId: 'TAX', asset: 'FA-2026-000002', reason: 'manual' } });
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: id, terms: { manual: [{ period: '2026-01', amount: '10.00' }] } });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2026-01-10' });
    expect(planned(book, '2026-01')).toMatchObject({ totalDepreciation: '210.00' });
  });

  test('brought over in the ledger catch up in the other book, or come in as worked out there', () => {
    for (const earlier of ['catch_up', 'opening'] as const) {
      const { book } = bookWithTax();
      activate(book, 'TAX', earlier);
      const old = draft(book, { name: 'Old', acquisitionDate: '2025-01-01', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '1200.00' } });
      book.call('assets.capitalize', { assetId: old.id, capitalizationDate: '2025-01-01' });
      book.call('assets.placeInService', { assetId: old.id, inServiceDate: '2025-01-01' });
      const opening = earlier === 'opening';
      expect(values(book, old.id)).toMatchObject({ accumulatedDepreciation: opening ? '2400.00' : '0.00', accumulatedImpairment: '0.00' });
      expect(planned(book, '2026-01')).toMatchObject({ totalDepreciation: opening ? '400.00' : '2800.00', catchUp: opening ? '0.00' : '2400.00' });
      closeMonths(book, '2026-01');
      expect(values(book, old.id, 'IFRS')).toMatchObject({ accumulatedDepreciation: '1300.00' });
      expect(values(book, old.id)).toMatchObject({ accumulatedDepreciation: '2600.00' });
      expect(verified(book)).toEqual([]);
    }
  });
});

describe('one asset in one book', () => {
  test('takes terms of its own until they are frozen there', () => {
    const { book, laptop } = bookWithTax();
    const own = (terms: object | null) => book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, terms });
    expect(own({ usefulLifeMonths: 12, residualValue: '480.00' })).toMatchObject({ own: { usefulLifeMonths: 12, residualValue: '480.00' }, terms: { usefulLifeMonths: 12, residualValue: '480.00', depreciationMethod: 'straight_line' } });
    expect(own({ residualValue: null, convention: 'following_month' })).toMatchObject({ own: { usefulLifeMonths: 12, residualValue: null }, terms: { convention: 'following_month', residualValue: '0.00' } });
    expect(own(null)).toMatchObject({ own: { usefulLifeMonths: null, convention: null }, terms: { usefulLifeMonths: 24 } });
    own({ usefulLifeMonths: 12 });
    activate(book);
    expect(values(book, laptop.id)).toMatchObject({ usefulLifeMonths: 12, nextCharge: { amount: '400.00' } });
    expect(book.refusal('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, terms: { usefulLifeMonths: 24 } })).toEqual({ code: 'ALREADY_POSTED', params: { subject: 'FA-2026-000001 TAX' } });
    expect(book.call('depreciationBooks.assetTerms', { assetId: laptop.id })).toMatchObject([{ bookId: 'TAX', isFrozen: true }]);
  });

  test('is left out, and taken in again while the book is active', () => {
    const { book, laptop } = bookWithTax();
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, excluded: true });
    activate(book);
    closeMonths(book, '2026-01');
    expect(values(book, laptop.id)).toBeUndefined();
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, excluded: false });
    expect(values(book, laptop.id)).toMatchObject({ nextCharge: { period: '2026-02', amount: '400.00' } });
    const van = capitalized(book, { name: 'Van', categoryCode: 'VEH', acquisitionDate: '2026-02-01' });
    expect(values(book, van.id)).toBeDefined();
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: van.id, excluded: true });
    expect(values(book, van.id)).toBeUndefined();
    closeMonths(book, '2026-02');
    expect(verified(book)).toEqual([]);
  });

  test('a residual value of nothing is said, not left out', () => {
    const { book, laptop } = bookWithTax();
    rule(book, 'COMP', { depreciationMethod: 'straight_line', usefulLifeMonths: 24, residualPercent: '10' });
    expect(book.call('depreciationBooks.assetTerms', { assetId: laptop.id })).toMatchObject([{ terms: { residualValue: '480.00' } }]);
    expect(book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, terms: { residualValue: '0' } })).toMatchObject({ own: { residualValue: '0.00' }, terms: { residualValue: '0.00' } });
    expect(book.call('depreciationBooks.assetTerms', { assetId: laptop.id })).toMatchObject([{ own: { residualValue: '0.00' }, terms: { residualValue: '0.00' } }]);
  });
});
