import { expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';

test.each([{ fairValueLessCosts: '1000.00' }, {}])('a month that is opened again after a later release charges nothing: it was held for sale then', (fair) => {
  const book = memoryHost();
  const { id } = inService(book, { cost: '2400.00', residualValue: '0', usefulLifeMonths: 24, categoryCode: 'MACH', acquisitionDate: '2026-01-01', convention: 'full_month' });
  closeMonths(book, '2026-01');
  book.call('assets.holdForSale', { assetId: id, date: '2026-02-10', ...fair });
  closeMonths(book, '2026-02', '2026-03', '2026-04');
  book.call('assets.releaseFromSale', { assetId: id, date: '2026-05-25' });
  const plan = () => book.call('assets.depreciationSchedule', { assetId: id }).rows.map(({ period, depreciation, carryingAmount }) => [period, depreciation, carryingAmount]);
  const before = plan();
  expect(before.slice(0, 3)).toEqual([['2026-01', '100.00', '2300.00'], ['2026-05', '400.00', '1900.00'], ['2026-06', '100.00', '1800.00']]);
  book.call('close.reopen', { period: '2026-04', reason: 'An invoice came late' });
  expect(plan()).toEqual(before);
  const { nextCharge } = book.call('assets.get', { assetId: id }).books[0] ?? {};
  expect(nextCharge).toMatchObject({ period: '2026-06', amount: '100.00' });
  expect(book.call('close.preview', { period: '2026-04' })).toMatchObject({ totalDepreciation: '0.00', exceptions: [{ assetId: id, reason: 'held_for_sale' }] });
  closeMonths(book, '2026-04', '2026-05', '2026-06');
  expect(plan()).toEqual(before);
  expect(book.call('assets.get', { assetId: id }).netBookValue).toBe('1800.00');
  expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
});
