import { describe, expect, it } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** 60,000.00 over five years from January 2026, 1,000.00 a month, under a convention of the year; ten months of 2028 charged. */
const LORRY = { name: 'Lorry', categoryCode: 'MACH', acquisitionDate: '2026-01-10', cost: '60000.00', residualValue: '0.00', usefulLifeMonths: 60, convention: 'half_year' as const, opening: { depreciatedThrough: '2028-08-31', accumulatedDepreciation: '26000.00' } };

function withLorry(extra = {}): { book: TestBook; assetId: string } {
  const book = memoryHost({ clock: '2028-09-15T08:00:00.000Z' });
  const assetId = inService(book, { ...LORRY, ...extra }).id;
  closeMonths(book, '2028-09', '2028-10');
  return { book, assetId };
}

const verified = (book: TestBook): void => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);

describe('a disposal under a convention of the fiscal year', () => {
  it('gives back what its months were charged too much, before it leaves', () => {
    const { book, assetId } = withLorry();
    const sold = { assetId, disposalDate: '2028-11-20', disposalType: 'SALE' as const, proceeds: '40000.00' };
    const preview = book.call('disposals.preview', sold);
    const done = book.call('disposals.create', { ...sold, fingerprint: preview.fingerprint });
    // 28,000.00 charged; the year keeps 6,000.00 of its 10,000.00.
    expect(done).toMatchObject({ catchUpDepreciation: '-4000.00', carryingAmountBefore: '36000.00', gainLoss: '4000.00', assetStatus: 'DISPOSED' });
    verified(book);
    const explained = book.call('assets.explain', { assetId, period: '2028-11' });
    expect([explained.amount, explained.facts['leaving']]).toEqual(['-4000.00', 'half_year']);
  });

  it('charges the rest of its part, where it leaves early in the year', () => {
    const { book, assetId } = withLorry({ convention: 'mid_quarter', opening: { depreciatedThrough: '2028-08-31', accumulatedDepreciation: '30500.00' } });
    const done = book.call('disposals.create', { assetId, disposalDate: '2028-11-20', disposalType: 'SCRAP' });
    // 87.5 % of 12,000.00, ten months of which were charged.
    expect(done).toMatchObject({ catchUpDepreciation: '500.00' });
    verified(book);
  });

  it('of a part settles the part’s year; the rest is closed as before', () => {
    const { book, assetId } = withLorry();
    const part = book.call('disposals.create', { assetId, disposalDate: '2028-11-20', disposalType: 'SCRAP', part: { percent: '25' } });
    verified(book);
    closeMonths(book, '2028-11');
    expect(book.call('assets.depreciationSchedule', { assetId }).rows.find((row) => row.period === '2028-12')?.depreciation).toBe('750.00');
    verified(book);
    expect(part).toMatchObject({ catchUpDepreciation: '-1000.00' });
  });

  it('taken back leaves the plan as if it had never been', () => {
    const { book, assetId } = withLorry();
    const before = book.call('assets.depreciationSchedule', { assetId });
    const done = book.call('disposals.create', { assetId, disposalDate: '2028-11-20', disposalType: 'SCRAP' });
    book.call('disposals.reverse', { id: done.id, reason: 'found again' });
    expect(book.call('assets.depreciationSchedule', { assetId }).rows.map((row) => row.depreciation)).toEqual(before.rows.map((row) => row.depreciation));
    verified(book);
  });
});
