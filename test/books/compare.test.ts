import { describe, expect, test } from 'vitest';
import { closeMonths } from '../support/assets.ts';
import { activate, bookWithTax, inService, verified } from './support.ts';

describe('a book against the ledger', () => {
  test('figures worked out by hand, over the turn of a fiscal year', () => {
    const { book } = bookWithTax();
    activate(book);
    inService(book, { name: 'Van', categoryCode: 'VEH', cost: '60000.00', acquisitionDate: '2026-01-01' });
    closeMonths(book, ...Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`), '2027-01');
    const compared = book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2027-01' });
    expect(compared).toMatchObject({ againstId: 'IFRS', yearStart: '2027-01', rate: '0.20', rateFrom: '2020-01-01' });
    // Laptop: ledger 100 a month, tax 200. At the end of 2026 the ledger carries 3,600 and tax 2,400; a month later 3,500 and 2,200. Tax at 20 %: 260.
    const computers = {
      book: { cost: '4800.00', accumulatedDepreciation: '2600.00', carryingAmount: '2200.00', yearCharge: '200.00' }, against: { cost: '4800.00', accumulatedDepreciation: '1300.00', carryingAmount: '3500.00', yearCharge: '100.00' },
      differenceOpening: '1200.00', differenceMovement: '100.00', differenceClosing: '1300.00', deferredTax: '260.00',
    };
    expect(compared.rows).toMatchObject([{ category: 'Computers', assets: 1, ...computers }, { category: 'Vehicles', differenceClosing: '0.00', deferredTax: '0.00' }]);
    expect(compared.total).toMatchObject({ assets: 2, differenceClosing: '1300.00', deferredTax: '260.00', book: { cost: '64800.00' } });
    const byAsset = book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2027-01', groupBy: 'asset' });
    expect(byAsset.rows).toMatchObject([{ assetNumber: 'FA-2026-000001', ...computers }, { assetName: 'Van' }]);
    // A month that is over is told as it was.
    expect(book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2026-06' }).total).toMatchObject({ differenceOpening: '0.00', differenceMovement: '600.00', differenceClosing: '600.00', book: { yearCharge: '7200.00' } });
    expect(verified(book)).toEqual([]);
  });

  test('a lower carrying amount in the ledger is a deferred tax asset; without a rate there is no tax', () => {
    const { book } = bookWithTax();
    activate(book);
    closeMonths(book, '2026-01');
    expect(book.call('depreciationBooks.compare', { bookId: 'IFRS', againstId: 'TAX', period: '2026-01' }).total).toMatchObject({ differenceClosing: '-100.00', deferredTax: null });
    book.call('depreciationBooks.update', { bookId: 'TAX', taxRates: [{ validFrom: '2026-02-01', rate: '0.15' }] });
    expect(book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2026-01' })).toMatchObject({ rate: null, total: { deferredTax: null } });
    expect(book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2026-02' })).toMatchObject({ rate: '0.15', total: { deferredTax: '15.00' } });
  });

  test('tax is rounded half away from zero in each row, and the total is the sum of the rows', () => {
    const { book } = bookWithTax();
    book.call('depreciationBooks.update', { bookId: 'TAX', taxRates: [{ validFrom: '2020-01-01', rate: '0.125' }] });
    inService(book, { name: 'Second', cost: '0.48' });
    inService(book, { name: 'Third', cost: '2.40' });
    activate(book);
    closeMonths(book, '2026-01', '2026-02', '2026-03', '2026-04');
    const { rows, total } = book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2026-04', groupBy: 'asset' });
    // 4 × 0.01 × 12.5 % = 0.005 → 0.01; 4 × 0.05 × 12.5 % = 0.025 → 0.03; 400 × 12.5 % = 50.
    expect(rows.map(({ differenceClosing, deferredTax }) => [differenceClosing, deferredTax])).toEqual([['400.00', '50.00'], ['0.04', '0.01'], ['0.20', '0.03']]);
    expect(total.deferredTax).toBe('50.04');
  });

  test('assets that one book leaves out stand apart', () => {
    const { book } = bookWithTax();
    const land = inService(book, { name: 'Land', categoryCode: 'LAND', cost: '1000.00' });
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: land.id, excluded: true });
    activate(book);
    closeMonths(book, '2026-01');
    const compared = book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2026-01' });
    expect(compared).toMatchObject({ onlyInBook: { assets: 0, carryingAmount: '0.00' }, onlyInAgainst: { assets: 1, carryingAmount: '1000.00' }, total: { assets: 1, against: { cost: '4800.00' } } });
  });

  test('is refused against itself, an unknown book, and one that holds nothing yet', () => {
    const { book } = bookWithTax();
    expect(book.refusal('depreciationBooks.compare', { bookId: 'IFRS', period: '2026-01' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'same_book' } });
    expect(book.refusal('depreciationBooks.compare', { bookId: 'NONE', period: '2026-01' }).code).toBe('DEPRECIATION_BOOK_NOT_FOUND');
    expect(book.refusal('depreciationBooks.compare', { bookId: 'TAX', period: '2026-01' })).toEqual({ code: 'DEPRECIATION_BOOK_NOT_ACTIVE', params: { bookId: 'TAX', reason: 'setup' } });
    expect(book.refusal('depreciationBooks.compare', { bookId: 'TAX', period: '2026-13' }).code).toBe('INVALID_DATE');
  });

  test('goes on for a book that is no longer active, as it stood', () => {
    const { book } = bookWithTax();
    activate(book);
    closeMonths(book, '2026-01');
    book.call('depreciationBooks.deactivate', { bookId: 'TAX' });
    inService(book, { name: 'Second', acquisitionDate: '2026-02-01' });
    closeMonths(book, '2026-02');
    expect(book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2026-01' }).total).toMatchObject({ differenceClosing: '100.00' });
  });
});
