import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { posted } from '../support/transfers.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost({ clock: '2026-01-15T08:00:00.000Z' });
  const { id } = book.call('assetCategories.get', { categoryCode: 'BLDG' });
  book.call('assetCategories.update', { categoryId: id, revaluationAllowed: true, surplusInUse: true });
});
afterEach(() => {
  expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
});

/** 12,000.00, raised by 6,000.00 on the first day. */
function raised(usefulLifeMonths: number, convention: 'full_month' | 'actual_days' = 'full_month'): string {
  const { id } = inService(book, { name: 'Hall', categoryCode: 'BLDG', acquisitionDate: '2026-01-01', cost: '12000.00', residualValue: '0', usefulLifeMonths, convention });
  up(id, '2026-01-01', '6000.00');
  return id;
}
const up = (assetId: string, date: string, amount: string) => book.call('valueUpdates.create', { assetId, updateType: 'REVALUATION_UP', date, amount });
const moved = (assetId: string) => book.call('acts.list', { assetId, size: 100 }).items.filter(({ kind }) => kind === 'surplus_transfer').map(({ date, amount }) => `${date} ${amount}`).toReversed();
const surplusAt = (to: string) => {
  const report = book.call('reports.run', { report: 'roll-forward', parameters: { from: '2026-01', to } });
  return report.rows.at(-1)?.cells[report.columns.findIndex(({ id }) => id === 'surplus.closing')];
};

describe('depreciation entered by hand is use like any other', () => {
  test('month by month, the surplus goes with it to nothing', () => {
    const id = raised(4);
    for (const day of ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']) {
      book.call('assets.postDepreciation', { assetId: id, asOfDate: day });
      closeMonths(book, day.slice(0, 7));
    }
    expect(moved(id)).toEqual(['2026-01-31 1500.00', '2026-02-28 1500.00', '2026-03-31 1500.00', '2026-04-30 1500.00']);
    expect(surplusAt('2026-04')).toBe('0.00');
  });

  test('instead of what a run had charged, in a month opened again, brings back what it no longer realizes', () => {
    const id = raised(6);
    closeMonths(book, '2026-01');
    book.call('close.reopen', { period: '2026-01', reason: 'The machine stood still' });
    book.call('assets.postDepreciation', { assetId: id, asOfDate: '2026-01-31', amount: '1000.00' });
    closeMonths(book, '2026-01');
    // 6,000.00 × 1,000.00 / 18,000.00 in all.
    expect(moved(id)).toEqual(['2026-01-31 1000.00', '2026-01-31 -666.67']);
    closeMonths(book, '2026-02', '2026-03', '2026-04', '2026-05', '2026-06');
    expect(surplusAt('2026-06')).toBe('0.00');
  });

  test('up to a later month, leaves the months before it alone and is realized in its own', () => {
    const id = raised(3);
    book.call('assets.postDepreciation', { assetId: id, asOfDate: '2026-03-31' });
    closeMonths(book, '2026-01', '2026-02', '2026-03');
    expect(moved(id)).toEqual(['2026-03-31 6000.00']);
  });
});

test('what an act charges before the asset is laid up is realized with its month', () => {
  const id = raised(3, 'actual_days');
  closeMonths(book, '2026-01', '2026-02');
  book.call('assets.suspend', { assetId: id, date: '2026-03-31' });
  closeMonths(book, '2026-03');
  const { netBookValue } = book.call('assets.get', { assetId: id });
  // A third of what is carried is surplus, whatever the day.
  expect([netBookValue, surplusAt('2026-03')]).toEqual(['200.00', '66.67']);
});

test('a surplus of a later month is not moved in an earlier one', () => {
  const { id } = inService(book, { name: 'Hall', categoryCode: 'BLDG', acquisitionDate: '2026-01-01', cost: '12000.00', residualValue: '0', usefulLifeMonths: 12, convention: 'full_month' });
  up(id, '2026-02-10', '6000.00');
  const again = raised(12);
  up(again, '2026-02-10', '9000.00');
  closeMonths(book, '2026-01');
  expect([moved(id), moved(again), surplusAt('2026-01')]).toEqual([[], [], '6000.00']);
  closeMonths(book, '2026-02', '2026-03');
  expect(surplusAt('2026-01')).toBe('6000.00');
});

test('what leaves in a later month takes its surplus along, once', () => {
  const [whole, half] = [raised(6), raised(6)];
  book.call('disposals.create', { assetId: whole, disposalDate: '2026-02-10', disposalType: 'SCRAP' });
  book.call('disposals.create', { assetId: half, disposalDate: '2026-02-10', disposalType: 'SCRAP', part: { percent: '50' } });
  closeMonths(book, '2026-01');
  expect([moved(whole), moved(half), surplusAt('2026-01')]).toEqual([[], [], '12000.00']);
  closeMonths(book, '2026-02', '2026-03', '2026-04', '2026-05', '2026-06');
  expect(surplusAt('2026-06')).toBe('0.00');
});

test('stays while an asset is in a class that keeps it, and goes on when it comes back', () => {
  const id = raised(6);
  closeMonths(book, '2026-01');
  posted(book, { assetId: id, effectiveDate: '2026-02-01', toCategory: 'MACH' });
  closeMonths(book, '2026-02');
  posted(book, { assetId: id, effectiveDate: '2026-03-01', toCategory: 'BLDG' });
  closeMonths(book, '2026-03');
  // Its reference stayed: what two months realized.
  expect(moved(id)).toEqual(['2026-01-31 1000.00', '2026-03-31 2000.00']);
  closeMonths(book, '2026-04', '2026-05', '2026-06');
  expect(surplusAt('2026-06')).toBe('0.00');
});
