import { describe, expect, it } from 'vitest';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** 100.00 over 7 months: 14.29 six times and 14.26, or cumulative 14.29, 14.28, 14.29 … */
const SEVEN = { name: 'Seven', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100.00', usefulLifeMonths: 7 };
const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const posted = (book: TestBook, assetId: string) => book.call('assets.depreciationSchedule', { assetId }).rows.filter((row) => row.status === 'posted').map((row) => row.depreciation);

describe('another rounding', () => {
  it('shows its difference, touches nothing posted, and holds from the open month', () => {
    const book = memoryHost();
    const { id } = inService(book, SEVEN);
    closeMonths(book, '2026-01', '2026-02');
    const seen = book.call('policies.compare', { rounding: 'cumulative' });
    expect(seen).toMatchObject({ openPeriod: '2026-03', assets: 1, differing: 1, items: [{ assetId: id, rounding: 'equal', before: '14.29', after: '14.28' }] });
    expect(seen.months.slice(0, 6).map(({ before, after }) => [before, after])).toEqual([['14.29', '14.28'], ['14.29', '14.28'], ['14.29', '14.29'], ['14.29', '14.28'], ['14.26', '14.29'], ['0.00', '0.00']]);
    expect(book.call('policies.adopt', { rounding: 'cumulative', reason: 'Year-end decision', fingerprint: seen.fingerprint })).toMatchObject({ assets: 1, effectiveDate: '2026-03-01' });
    expect(posted(book, id)).toEqual(['14.29', '14.29']);
    closeMonths(book, '2026-03', '2026-04', '2026-05', '2026-06', '2026-07');
    expect(posted(book, id)).toEqual(['14.29', '14.29', '14.28', '14.28', '14.29', '14.28', '14.29']);
    expect(book.call('policies.compare')).toMatchObject({ assets: 0, differing: 0 });
    verified(book);
  });

  it('is refused while the open month is charged, or when the book has moved since it was shown', () => {
    const book = memoryHost();
    inService(book, SEVEN);
    const seen = book.call('policies.compare', { rounding: 'cumulative' });
    inService(book, { ...SEVEN, name: 'Another' });
    expect(book.refusal('policies.adopt', { rounding: 'cumulative', reason: 'x', fingerprint: seen.fingerprint }).code).toBe('PREVIEW_STALE');
    postMonth(book, '2026-01');
    expect(book.refusal('policies.adopt', { rounding: 'cumulative', reason: 'x' }).code).toBe('RUN_EXISTS');
  });

  it('keeps assets of the old policy as they are until somebody adopts it, and the close says so', () => {
    const book = memoryHost();
    const { id } = inService(book, SEVEN);
    closeMonths(book, '2026-01');
    expect(book.call('close.checklist', { period: '2026-02' }).findings.find(({ code }) => code === 'policy_differs')).toMatchObject({ severity: 'ok' });
    book.call('policies.adopt', { rounding: 'cumulative', reason: 'all' });
    book.call('policies.adopt', { rounding: 'equal', reason: 'and back' });
    closeMonths(book, '2026-02');
    expect(posted(book, id)).toEqual(['14.29', '14.29']);
    verified(book);
  });

  it('after an act: the rest of the life is spread anew from what is posted', () => {
    const book = memoryHost();
    const { id } = inService(book, SEVEN);
    closeMonths(book, '2026-01');
    book.call('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', amount: '10.00', date: '2026-02-03' });
    closeMonths(book, '2026-02');
    book.call('policies.adopt', { rounding: 'cumulative', reason: 'all' });
    closeMonths(book, '2026-03', '2026-04', '2026-05', '2026-06', '2026-07');
    expect(book.call('assets.get', { assetId: id }).netBookValue).toBe('0.00');
    verified(book);
  });
});

describe('a posted month', () => {
  it('never changes, whatever is done to methods, lives, rounding or category afterwards', () => {
    const book = memoryHost();
    const { id } = inService(book, { ...SEVEN, cost: '7000.00', usefulLifeMonths: 70 });
    closeMonths(book, '2026-01', '2026-02', '2026-03');
    const rows = () => book.call('assets.depreciationSchedule', { assetId: id }).rows.filter((row) => row.status === 'posted');
    const before = rows();
    const journals = book.call('journals.list', { size: 100 });
    const category = book.call('assetCategories.get', { categoryCode: 'MACH' });
    book.call('assetCategories.update', { categoryId: category.id, depreciationMethod: 'declining_balance', factor: '2', usefulLifeMonths: 12, convention: 'mid_month' });
    book.call('policies.adopt', { rounding: 'cumulative', reason: 'x' });
    book.call('estimates.change', { assetId: id, effectiveDate: '2026-04-01', method: 'sum_of_years_digits', usefulLifeMonths: 24, residualValue: '10.00' });
    book.call('assets.suspend', { assetId: id, date: '2026-05-01' });
    expect(rows()).toEqual(before);
    expect(book.call('journals.list', { size: 100 })).toEqual(journals);
    verified(book);
  });
});
