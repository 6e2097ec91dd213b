import { describe, expect, test } from 'vitest';
import { closeMonths } from '../support/assets.ts';
import { activate, inService, memoryHost, rule, setUp, values, verified } from './support.ts';

/** 100,000.00 of computers, in service in March 2026. */
function macrsBook(convention: 'half_year' | 'mid_quarter', recoveryYears: '3' | '5' | '7' = '5') {
  const book = memoryHost({ company: { country: 'US', currency: 'USD' } });
  setUp(book, 'US');
  rule(book, 'COMP', { depreciationMethod: 'macrs', recoveryYears, convention }, 'US');
  activate(book, 'US');
  const asset = inService(book, { cost: '100000.00', residualValue: '10000.00', acquisitionDate: '2026-03-15' });
  return { book, asset, years: () => book.call('assets.depreciationSchedule', { assetId: asset.id, bookId: 'US' }).years.map(({ depreciation }) => depreciation) };
}

describe('MACRS in a memorandum book', () => {
  test.each([
    // IRS Pub. 946, table A-1 (half-year) and A-2 (mid-quarter, first quarter), of the whole cost: no salvage value.
    ['half_year', '3', ['33330.00', '44450.00', '14810.00', '7410.00']],
    ['half_year', '5', ['20000.00', '32000.00', '19200.00', '11520.00', '11520.00', '5760.00']],
    ['half_year', '7', ['14290.00', '24490.00', '17490.00', '12490.00', '8930.00', '8920.00', '8930.00', '4460.00']],
    ['mid_quarter', '5', ['35000.00', '26000.00', '15600.00', '11010.00', '11010.00', '1380.00']],
  ] as const)('%s, %s years', (convention, years, percentages) => {
    expect(macrsBook(convention, years).years()).toEqual(percentages);
  });

  test('closes year by year to the table, and the ledger goes its own way', () => {
    const { book, asset } = macrsBook('half_year');
    expect(values(book, asset.id, 'US')).toMatchObject({ method: 'macrs', recoveryYears: '5', residualValue: '0.00', usefulLifeMonths: null });
    const first = book.call('book.info', {}).openPeriod ?? '';
    closeMonths(book, ...Array.from({ length: 10 }, (_, month) => `2026-${String(month + 3).padStart(2, '0')}`));
    expect(first).toBe('2026-03');
    expect(values(book, asset.id, 'US')).toMatchObject({ accumulatedDepreciation: '20000.00' });
    closeMonths(book, ...Array.from({ length: 12 }, (_, month) => `2027-${String(month + 1).padStart(2, '0')}`));
    expect(values(book, asset.id, 'US')).toMatchObject({ accumulatedDepreciation: '52000.00' });
    expect(values(book, asset.id, 'IFRS')).toMatchObject({ accumulatedDepreciation: '41250.00' });
    expect(verified(book)).toEqual([]);
  });

  test('an opening balance worked out by the table goes on along it', () => {
    const { book, asset, years } = macrsBook('half_year');
    expect(years()[1]).toBe('32000.00');
    closeMonths(book, ...Array.from({ length: 10 }, (_, month) => `2026-${String(month + 3).padStart(2, '0')}`));
    setUp(book, 'US2', { copyTermsFrom: 'US' });
    activate(book, 'US2', 'opening');
    expect(values(book, asset.id, 'US2')).toMatchObject({ accumulatedDepreciation: '20000.00' });
    expect(book.call('assets.depreciationSchedule', { assetId: asset.id, bookId: 'US2' }).years.map(({ depreciation }) => depreciation)).toEqual(['32000.00', '19200.00', '11520.00', '11520.00', '5760.00']);
    expect(verified(book)).toEqual([]);
  });

  test('is refused where it does not belong', () => {
    const book = memoryHost();
    setUp(book, 'US');
    const terms = (given: object) => book.refusal('depreciationBooks.setCategoryTerms', { bookId: 'US', categoryCode: 'COMP', terms: given });
    expect(book.refusal('assetCategories.update', { categoryCode: 'COMP', depreciationMethod: 'macrs' })).toMatchObject({ code: 'METHOD_NOT_AVAILABLE', params: { reason: 'tax_only' } });
    expect(terms({ depreciationMethod: 'macrs' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'recoveryYears', reason: 'required' } });
    expect(terms({ depreciationMethod: 'straight_line', usefulLifeMonths: 12, recoveryYears: '5' })).toMatchObject({ params: { field: 'recoveryYears', reason: 'macrs_only' } });
    expect(terms({ depreciationMethod: 'macrs', recoveryYears: '5', convention: 'mid_month' })).toMatchObject({ params: { field: 'convention', reason: 'macrs_class' } });
    expect(terms({ depreciationMethod: 'macrs', recoveryYears: '39', convention: 'half_year' })).toMatchObject({ params: { field: 'convention', reason: 'macrs_class' } });
    expect(terms({ depreciationMethod: 'macrs', recoveryYears: '6' }).code).toBe('INVALID_INPUT');
  });
});
