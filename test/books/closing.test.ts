import { describe, expect, test } from 'vitest';
import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { closeMonths, postMonth } from '../support/assets.ts';
import { activate, bookWithTax, inService, memoryHost, planned, rule, setUp, values, verified, type TestBook } from './support.ts';

const MONTHS = Array.from({ length: 14 }, (_, month) => addPeriods('2026-01' as Period, month));

/** Four assets of four categories, and two books that depreciate them by other methods, conventions and roundings. */
function threeBooks() {
  const book = memoryHost();
  const assets = [
    inService(book, { name: 'Laptop', cost: '4799.99' }),
    inService(book, { name: 'Van', categoryCode: 'VEH', cost: '100000.01', residualValue: '10000.00', acquisitionDate: '2026-01-20' }),
    inService(book, { name: 'Desk', categoryCode: 'FURN', cost: '777.77', acquisitionDate: '2026-01-02' }),
    inService(book, { name: 'Land', categoryCode: 'LAND', cost: '500000.00', acquisitionDate: '2026-01-05' }),
  ];
  setUp(book, 'TAX');
  rule(book, 'COMP', { depreciationMethod: 'declining_balance', annualRate: '0.25', basis: 'annual', convention: 'half_year' });
  rule(book, 'VEH', { depreciationMethod: 'sum_of_years_digits', usefulLifeMonths: 36, convention: 'following_month', residualPercent: '5' });
  setUp(book, 'MGMT', { purpose: 'management', rounding: 'equal' });
  rule(book, 'COMP', { depreciationMethod: 'straight_line', usefulLifeMonths: 13, convention: 'actual_days', dayCount: 'life_days' }, 'MGMT');
  rule(book, 'FURN', { depreciationMethod: 'accelerated', usefulLifeMonths: 30, factor: '1.5', convention: 'mid_month' }, 'MGMT');
  activate(book, 'TAX');
  activate(book, 'MGMT');
  return { book, assets };
}

const ledger = (book: TestBook) => ({
  journals: book.call('journals.list', { size: 100 }).items.map(({ createdAt: _at, number: _number, ...journal }) => journal),
  lines: book.call('journals.list', { size: 100 }).items.map(({ number }) => book.call('journals.get', { journal: number }).lines),
});

describe('a month is closed in every book at once', () => {
  test('by one command, each book by its own terms, and only the ledger has a journal', () => {
    const { book, laptop } = bookWithTax();
    activate(book);
    const preview = book.call('close.preview', { period: '2026-01' });
    expect(preview).toMatchObject({ totalDepreciation: '100.00', otherBooks: [{ bookId: 'TAX', postsToLedger: false, totalAssets: 1, totalDepreciation: '200.00', previousDepreciation: '0.00', catchUp: '0.00', exceptionsTotal: 0, postedRun: null }] });
    expect(planned(book, '2026-01')).toMatchObject({ totalDepreciation: '200.00', journal: null, fingerprint: preview.fingerprint, otherBooks: [{ bookId: 'IFRS', postsToLedger: true, totalDepreciation: '100.00' }] });
    expect(book.call('close.run', { period: '2026-01', fingerprint: preview.fingerprint })).toMatchObject({ runId: 'dep-1', glJournalId: 'JE-2026-000002', totalDepreciation: '100.00' });
    expect(book.call('depreciationRuns.list', { period: '2026-01' }).items.map(({ bookId, totalDepreciation, glJournalId }) => [bookId, totalDepreciation, glJournalId])).toEqual([['TAX', '200.00', null], ['IFRS', '100.00', 'JE-2026-000002']]);
    expect([values(book, laptop.id, 'IFRS')?.accumulatedDepreciation, values(book, laptop.id)?.accumulatedDepreciation]).toEqual(['100.00', '200.00']);
    expect(verified(book)).toEqual([]);
  });

  test('what changes in one book makes the preview of all stale', () => {
    const { book, laptop } = bookWithTax();
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, excluded: true });
    activate(book);
    const { fingerprint } = book.call('close.preview', { period: '2026-01' });
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, excluded: false });
    expect(book.refusal('close.run', { period: '2026-01', fingerprint }).code).toBe('PREVIEW_STALE');
  });

  test('asked of a memorandum book, it answers for that book and closes them all', () => {
    const { book } = bookWithTax();
    activate(book);
    expect(book.call('close.run', { bookId: 'TAX', period: '2026-01' })).toMatchObject({ runId: 'dep-2', glJournalId: null, totalDepreciation: '200.00' });
    expect(book.call('book.info', {}).openPeriod).toBe('2026-02');
    setUp(book, 'B2');
    for (const name of ['close.preview', 'close.checklist', 'close.run', 'depreciationRuns.create'] as const) {
      expect(book.refusal(name, { bookId: 'B2', period: '2026-02' })).toEqual({ code: 'DEPRECIATION_BOOK_NOT_ACTIVE', params: { bookId: 'B2', reason: 'setup' } });
    }
    expect(verified(book)).toEqual([]);
  });

  test('readings that one book alone waits for stop the close', () => {
    const { book, laptop } = bookWithTax();
    rule(book, 'COMP', { depreciationMethod: 'units_of_production' });
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, terms: { totalUnits: '1000' } });
    activate(book);
    expect(book.call('close.preview', { period: '2026-01' }).findings.find(({ code }) => code === 'book_usage_missing')).toMatchObject({ severity: 'block', count: 1, params: { book: 'TAX', period: '2026-01' } });
    expect(book.refusal('close.run', { period: '2026-01' }).code).toBe('CLOSE_BLOCKED');
    expect(book.call('book.info', {}).countsUnits).toBe(true);
    expect(book.call('usage.list', {}).items).toMatchObject([{ assetId: laptop.id, totalUnits: '1000' }]);
    book.call('usage.record', { assetId: laptop.id, period: '2026-01', units: '100' });
    closeMonths(book, '2026-01');
    expect(values(book, laptop.id)).toMatchObject({ accumulatedDepreciation: '480.00' });
    expect(verified(book)).toEqual([]);
  });
});

describe('books do not leak into each other', () => {
  test('the ledger is the same to the line with two other books as without any', () => {
    const { book } = threeBooks();
    const alone = memoryHost();
    for (const [name, extra] of [['Laptop', { cost: '4799.99' }], ['Van', { categoryCode: 'VEH', cost: '100000.01', residualValue: '10000.00', acquisitionDate: '2026-01-20' }], ['Desk', { categoryCode: 'FURN', cost: '777.77', acquisitionDate: '2026-01-02' }], ['Land', { categoryCode: 'LAND', cost: '500000.00', acquisitionDate: '2026-01-05' }]] as const) inService(alone, { name, ...extra });
    closeMonths(book, ...MONTHS);
    closeMonths(alone, ...MONTHS);
    const without = ({ source: _run, ...journal }: ReturnType<typeof ledger>['journals'][number]) => journal;
    expect(ledger(book).journals.map(without)).toEqual(ledger(alone).journals.map(without));
    expect(ledger(book).lines).toEqual(ledger(alone).lines);
    expect(book.call('close.checklist', { period: '2027-03' }).findings.find(({ code }) => code === 'register_agrees')?.count).toBeGreaterThan(0);
    expect(verified(book)).toEqual([]);
  });

  test('fourteen closes come to the schedule of each book, month by month', () => {
    const { book, assets } = threeBooks();
    const schedules = assets.flatMap(({ id }) => ['IFRS', 'TAX', 'MGMT'].map((bookId) => ({ id, bookId, rows: book.call('assets.depreciationSchedule', { assetId: id, bookId }).rows })));
    closeMonths(book, ...MONTHS);
    for (const { id, bookId, rows } of schedules) {
      const planned14 = rows.filter(({ period }) => period <= '2027-02').map(({ period, depreciation }) => [period, depreciation]);
      const posted = book.call('assets.depreciationSchedule', { assetId: id, bookId }).rows.filter(({ status }) => status === 'posted').map(({ period, depreciation }) => [period, depreciation]);
      expect([bookId, posted]).toEqual([bookId, planned14]);
    }
    // Declining at 25 % a year with the half-year rule: 600.00 in 2026 of 4,799.99, then a quarter of what is left.
    expect(values(book, assets[0]?.id ?? '')).toMatchObject({ accumulatedDepreciation: '775.00' });
    expect(values(book, assets[0]?.id ?? '', 'MGMT')).toMatchObject({ netBookValue: '0.00' });
    expect(verified(book)).toEqual([]);
  });

  test('a run of one book is reversed in that book alone', () => {
    const { book, laptop } = bookWithTax();
    activate(book);
    const tax = book.call('depreciationRuns.create', { bookId: 'TAX', period: '2026-01' });
    book.call('depreciationRuns.post', { runId: tax.runId });
    postMonth(book, '2026-01');
    book.call('depreciationRuns.reverse', { runId: tax.runId, reason: 'wrong life' });
    expect([values(book, laptop.id, 'IFRS')?.accumulatedDepreciation, values(book, laptop.id)]).toMatchObject(['100.00', { accumulatedDepreciation: '0.00', depreciatedThrough: null }]);
    closeMonths(book, '2026-01');
    expect(values(book, laptop.id)?.accumulatedDepreciation).toBe('200.00');
    expect(verified(book)).toEqual([]);
  });

  test('runs are listed book by book', () => {
    const { book } = threeBooks();
    closeMonths(book, '2026-01');
    for (const bookId of ['IFRS', 'TAX', 'MGMT']) expect(book.call('depreciationRuns.list', { bookId }).items.map((run) => run.bookId)).toEqual([bookId]);
  });
});

describe('a book that is no longer active', () => {
  test('takes no entries, keeps its figures, and its drafts go', () => {
    const { book, laptop } = bookWithTax();
    activate(book);
    closeMonths(book, '2026-01');
    const draft = book.call('depreciationRuns.create', { bookId: 'TAX', period: '2026-02' });
    book.call('depreciationBooks.deactivate', { bookId: 'TAX' });
    expect(book.call('depreciationRuns.get', { runId: draft.runId }).status).toBe('DISCARDED');
    inService(book, { name: 'Second', acquisitionDate: '2026-02-10' });
    closeMonths(book, '2026-02');
    expect(book.call('depreciationRuns.list', { bookId: 'TAX', status: 'POSTED' }).items.map(({ period }) => period)).toEqual(['2026-01']);
    expect(values(book, laptop.id)).toMatchObject({ status: 'inactive', accumulatedDepreciation: '200.00', nextCharge: null });
    expect(book.call('assets.depreciationSchedule', { assetId: laptop.id, bookId: 'TAX' }).rows.map(({ period, status }) => [period, status])).toEqual([['2026-01', 'posted']]);
    const run = book.call('depreciationRuns.list', { bookId: 'TAX', status: 'POSTED' }).items[0];
    expect(book.refusal('depreciationRuns.reverse', { runId: run?.runId, reason: 'x' }).code).toBe('DEPRECIATION_BOOK_NOT_ACTIVE');
    expect(verified(book)).toEqual([]);
  });
});

describe('acts and depreciation books', () => {
  const improve = (book: TestBook, assetId: string, date: string) => book.call('valueUpdates.create', { assetId, updateType: 'IMPROVEMENT', date, amount: '1200.00' });

  test('an improvement reaches every active book, an estimate the one it names, a retired book none', () => {
    const { book, laptop } = bookWithTax();
    activate(book);
    setUp(book, 'OLD');
    activate(book, 'OLD');
    closeMonths(book, '2026-01');
    book.call('depreciationBooks.deactivate', { bookId: 'OLD' });
    improve(book, laptop.id, '2026-02-01');
    expect(['IFRS', 'TAX', 'OLD'].map((bookId) => values(book, laptop.id, bookId)?.cost)).toEqual(['6000.00', '6000.00', '4800.00']);
    closeMonths(book, '2026-02');
    expect(['IFRS', 'TAX', 'OLD'].map((bookId) => values(book, laptop.id, bookId)?.accumulatedDepreciation)).toEqual(['225.53', '452.17', '100.00']);
    expect(verified(book)).toEqual([]);
  });

  test('a book that is activated later takes an improved asset with the opening balance that a person gives', () => {
    const { book, laptop } = bookWithTax();
    improve(book, laptop.id, '2026-01-20');
    expect(book.call('depreciationBooks.activate.preview', { bookId: 'TAX' }).problems).toMatchObject([{ reason: 'acts_open' }]);
    closeMonths(book, '2026-01');
    expect(book.call('depreciationBooks.activate.preview', { bookId: 'TAX', earlier: 'opening' }).problems).toMatchObject([{ reason: 'acts' }]);
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: laptop.id, opening: { depreciatedThrough: '2026-01-31', accumulatedDepreciation: '250.00' } });
    expect(book.call('depreciationBooks.activate.preview', { bookId: 'TAX' })).toMatchObject({ cost: '6000.00', opening: '250.00', problemsTotal: 0 });
    activate(book);
    expect(values(book, laptop.id)).toMatchObject({ cost: '6000.00', netBookValue: '5750.00', nextCharge: { period: '2026-02', amount: '250.00' } });
    closeMonths(book, '2026-02', '2026-03');
    expect(verified(book)).toEqual([]);
  });

  test('a disposal takes the asset out of every book, at the value it has there, and its inverse brings it back', () => {
    const { book, laptop } = bookWithTax();
    activate(book);
    closeMonths(book, '2026-01');
    const act = book.call('disposals.create', { assetId: laptop.id, disposalType: 'SCRAP', disposalDate: '2026-02-15' });
    expect(['IFRS', 'TAX'].map((bookId) => values(book, laptop.id, bookId)?.netBookValue)).toEqual(['0.00', '0.00']);
    expect(book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2026-02' }).total.differenceClosing).toBe('0.00');
    expect(book.call('depreciationBooks.compare', { bookId: 'TAX', period: '2026-01' }).total.differenceClosing).toBe('100.00');
    book.call('acts.reverse', { id: act.id, reason: 'found again' });
    expect(['IFRS', 'TAX'].map((bookId) => values(book, laptop.id, bookId)?.netBookValue)).toEqual(['4700.00', '4600.00']);
    closeMonths(book, '2026-02');
    expect(verified(book)).toEqual([]);
  });
});
