import { describe, expect, test } from 'vitest';
import { closeMonths } from '../support/assets.ts';
import { posted } from '../support/transfers.ts';
import { activate, bookWithTax, capitalized, planned, rule, values, verified } from './support.ts';

describe('an asset that changes its category', () => {
  test('keeps its frozen terms in every book; the comparison tells each month by the category of that month', () => {
    const { book, laptop } = bookWithTax();
    rule(book, 'VEH', { depreciationMethod: 'straight_line', usefulLifeMonths: 12 });
    activate(book);
    closeMonths(book, '2026-01', '2026-02');
    posted(book, { assetId: laptop.id, toCategory: 'VEH', effectiveDate: '2026-03-01' });
    expect(planned(book, '2026-03')).toMatchObject({ totalDepreciation: '200.00' });
    closeMonths(book, '2026-03');
    const categoriesOf = (period: string) => book.call('depreciationBooks.compare', { bookId: 'TAX', period }).rows.map(({ category, differenceClosing }) => [category, differenceClosing]);
    expect(categoriesOf('2026-02')).toEqual([['Computers', '200.00']]);
    expect(categoriesOf('2026-03')).toEqual([['Vehicles', '300.00']]);
    expect(verified(book)).toEqual([]);
  });

  test('before it is in service takes the residual value that each book has for the new category', () => {
    const { book } = bookWithTax();
    rule(book, 'VEH', { depreciationMethod: 'straight_line', usefulLifeMonths: 12, residualPercent: '25' });
    activate(book);
    const stored = capitalized(book, { name: 'Stored', cost: '1000.00' });
    expect(values(book, stored.id)).toMatchObject({ residualValue: '0.00' });
    posted(book, { assetId: stored.id, toCategory: 'VEH', effectiveDate: '2026-01-31' });
    expect(values(book, stored.id)).toMatchObject({ residualValue: '250.00' });
    expect(values(book, stored.id, 'IFRS')).toMatchObject({ residualValue: '0.00' });
    expect(verified(book)).toEqual([]);
  });
});
