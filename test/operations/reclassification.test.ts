import { describe, expect, test } from 'vitest';
import { capitalized, closeMonths, inService, postMonth } from '../support/assets.ts';
import { activate, rule, setUp, values } from '../books/support.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { approved, placed, placedBook, posted } from '../support/transfers.ts';

const ASSET = 'asset-1';
/** 4,800.00 of computers (1570, 1574), a hundred a month, to vehicles (1540, 1544). */
const TO_VEHICLES = { assetId: ASSET, toCategory: 'VEH', effectiveDate: '2026-02-15' } as const;

const linesOf = (book: TestBook, journal: string) => book.call('journals.get', { journal }).lines.map(({ accountCode, debit, credit, category }) => [accountCode, debit, credit, category]);
const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const report = (book: TestBook, asOf: string) => book.call('reports.run', { report: 'asset-register', parameters: { asOf } }).rows;

function afterJanuary(extra = {}): TestBook {
  const book = memoryHost();
  inService(book, extra);
  closeMonths(book, '2026-01');
  return book;
}

describe('a change of category', () => {
  test('moves cost and accumulated depreciation to the accounts of the new one, as they stand on its day', () => {
    const book = afterJanuary();
    const transferId = posted(book, TO_VEHICLES);
    const transfer = book.call('transfers.get', { transferId });
    expect(transfer).toMatchObject({ changes: ['category'], costMoved: '4800.00', accumulatedMoved: '100.00', from: { category: { code: 'COMP' } }, to: { category: { code: 'VEH' } } });
    expect(linesOf(book, transfer.glJournalId ?? '')).toEqual([['1540', '4800.00', '0.00', 'VEH'], ['1570', '0.00', '4800.00', 'COMP'], ['1574', '100.00', '0.00', 'COMP'], ['1544', '0.00', '100.00', 'VEH']]);
    expect(book.call('journals.get', { journal: transfer.glJournalId ?? '' })).toMatchObject({ date: '2026-02-15', sourceType: 'transfer', source: 'TRF-2026-000001', total: '4900.00' });
    expect(book.call('assets.get', { assetId: ASSET })).toMatchObject({ categoryCode: 'VEH', cost: '4800.00', accumulatedDepreciation: '100.00', ledgerAccount: { code: '1540' }, accumulatedDepreciationAccount: { code: '1544' } });
    verified(book);
  });

  test('keeps the terms of depreciation, and the next months are charged in the new accounts', () => {
    const book = afterJanuary();
    const before = book.call('assets.get', { assetId: ASSET }).books[0];
    posted(book, TO_VEHICLES);
    expect(book.call('assets.get', { assetId: ASSET }).books[0]).toEqual(before);
    expect(closeMonths(book, '2026-02')).toMatchObject([{ totalDepreciation: '100.00' }]);
    expect(linesOf(book, 'JE-2026-000004')).toEqual([['6100', '100.00', '0.00', 'VEH'], ['1544', '0.00', '100.00', 'VEH']]);
    verified(book);
  });

  test('previews the journal it posts', () => {
    const book = afterJanuary();
    const transferId = approved(book, TO_VEHICLES);
    const preview = book.call('transfers.post.preview', { transferId });
    const [draft] = preview.journals;
    book.call('transfers.post', { transferId, fingerprint: preview.fingerprint });
    const { lines, narration, date } = book.call('journals.get', { journal: 'JE-2026-000003' });
    expect({ lines, narration, date }).toEqual({ lines: draft?.journal.lines, narration: draft?.journal.narration, date: draft?.journal.date });
    expect(narration.ar).toContain('إعادة تبويب');
  });

  test('of an asset with accounts of its own leaves them: nothing is posted for what does not move', () => {
    const book = memoryHost();
    book.call('book.updateSettings', { assetAccounts: 'per_asset' });
    inService(book);
    closeMonths(book, '2026-01');
    posted(book, TO_VEHICLES);
    expect(linesOf(book, 'JE-2026-000003').map(([account]) => account)).toEqual(['1574', '1544']);
    const whole = memoryHost();
    whole.call('book.updateSettings', { assetAccounts: 'per_asset' });
    inService(whole, { accumulatedDepreciationAccount: '1574' });
    const transferId = posted(whole, { ...TO_VEHICLES, effectiveDate: '2026-01-20' });
    expect(whole.call('transfers.get', { transferId })).toMatchObject({ glJournalId: null, costMoved: '4800.00', status: 'POSTED' });
    verified(book);
    verified(whole);
  });

  test('before service brings the new category’s residual value and terms', () => {
    const book = memoryHost();
    book.call('assetCategories.update', { categoryCode: 'VEH', residualPercent: '10' });
    capitalized(book);
    posted(book, { ...TO_VEHICLES, effectiveDate: '2026-01-20' });
    expect(book.call('assets.get', { assetId: ASSET }).residualValue).toBe('480.00');
    book.call('assets.placeInService', { assetId: ASSET, inServiceDate: '2026-01-25' });
    expect(book.call('assets.get', { assetId: ASSET }).books[0]).toMatchObject({ residualValue: '480.00', usefulLifeMonths: book.call('assetCategories.get', { categoryCode: 'VEH' }).usefulLifeMonths });
    verified(book);
  });

  test('lies in the open month: a closed one is refused, and so is a later one', () => {
    const book = afterJanuary();
    expect(book.refusal('transfers.create', { ...TO_VEHICLES, effectiveDate: '2026-01-20' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } });
    expect(book.refusal('transfers.create', { ...TO_VEHICLES, effectiveDate: '2026-03-01' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'effectiveDate', reason: 'after_open' } });
  });

  test('comes before the depreciation of its month, and not before an amount that is in the accounts already', () => {
    const book = afterJanuary();
    postMonth(book, '2026-02');
    expect(book.refusal('transfers.create', TO_VEHICLES)).toMatchObject({ code: 'ALREADY_POSTED' });
    const late = memoryHost();
    inService(late, { acquisitionDate: '2026-01-10' });
    inService(late, { acquisitionDate: '2026-01-12', name: 'Screen' });
    const { id } = late.call('assets.create', { name: 'Router', categoryCode: 'COMP', acquisitionDate: '2026-01-05', cost: '900.00' });
    late.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-25' });
    expect(late.refusal('transfers.create', { assetId: id, toCategory: 'VEH', effectiveDate: '2026-01-20' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'before_posted' } });
    posted(late, { assetId: id, toCategory: 'VEH', effectiveDate: '2026-01-25' });
    verified(late);
  });

  test('needs an active category, and accounts that may be posted to', () => {
    const book = afterJanuary();
    expect(book.refusal('transfers.create', { ...TO_VEHICLES, toCategory: 'NONE' }).code).toBe('CATEGORY_NOT_FOUND');
    book.call('assetCategories.update', { categoryCode: 'VEH', isActive: false });
    expect(book.refusal('transfers.create', TO_VEHICLES).code).toBe('CATEGORY_INACTIVE');
  });

  test('leaves the additions of tax pools where they were', () => {
    const book = memoryHost();
    inService(book);
    book.call('pools.setUp', { country: 'SA', firstYear: 2026, openings: 'none' });
    const additions = () => book.call('pools.compute', { fiscalYear: 2026 }).pools;
    const before = additions();
    posted(book, { ...TO_VEHICLES, toCategory: 'BLDG', effectiveDate: '2026-01-20' });
    expect(additions()).toEqual(before);
  });
});

describe('the report of a run', () => {
  test('names the accounts that the run posted to, also after the asset went to others', () => {
    const book = afterJanuary();
    posted(book, TO_VEHICLES);
    const { columns, rows } = book.call('reports.run', { report: 'depreciation-run', parameters: { period: '2026-01' } });
    const row = rows.find(({ kind }) => kind === 'row');
    expect(row?.cells[columns.findIndex(({ id }) => id === 'accumulatedAccount')]).toBe('1574');
  });
});

describe('reversing a transfer', () => {
  test('is a transfer back on the same day, with the mirrored journal and event; reports of any day are as before', () => {
    const book = placedBook();
    closeMonths(book, '2026-01');
    const days = ['2026-01-31', '2026-02-14', '2026-02-15', '2026-03-31'];
    const before = days.map((day) => report(book, day));
    const asset = book.call('assets.get', { assetId: ASSET });
    posted(book, { ...TO_VEHICLES, toLocation: 'LOC-200', toCostCenter: 'CC-200', toCustodian: null });
    expect(days.map((day) => report(book, day))).not.toEqual(before);
    const reversal = book.call('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong asset' });
    expect(reversal).toMatchObject({ transferId: 'trf-2', number: 'TRF-2026-000002', status: 'POSTED', effectiveDate: '2026-02-15', reverses: { transferId: 'trf-1' }, reason: 'Wrong asset', to: { location: { code: 'LOC-100' }, category: { code: 'COMP' } } });
    expect(book.call('transfers.get', { transferId: 'trf-1' })).toMatchObject({ status: 'REVERSED', reversedBy: { number: 'TRF-2026-000002' } });
    expect(linesOf(book, reversal.glJournalId ?? '')).toEqual([['1540', '0.00', '4800.00', 'VEH'], ['1570', '4800.00', '0.00', 'COMP'], ['1574', '0.00', '100.00', 'COMP'], ['1544', '100.00', '0.00', 'VEH']]);
    expect(days.map((day) => report(book, day))).toEqual(before);
    expect({ ...book.call('assets.get', { assetId: ASSET }), updatedAt: '' }).toEqual({ ...asset, updatedAt: '' });
    expect(book.call('assets.history', { assetId: ASSET }).slice(-2).map(({ kind }) => kind)).toEqual(['transfer', 'transfer_reversal']);
    expect(book.call('transfers.custody', { assetId: ASSET }).stays).toHaveLength(1);
    verified(book);
  });

  test('shows its journal before', () => {
    const book = afterJanuary();
    posted(book, TO_VEHICLES);
    const preview = book.call('transfers.reverse.preview', { transferId: 'trf-1', reason: 'Wrong asset' });
    book.call('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong asset' });
    const { lines, narration } = book.call('journals.get', { journal: 'JE-2026-000004' });
    expect({ lines, narration }).toEqual({ lines: preview.journals[0]?.journal.lines, narration: preview.journals[0]?.journal.narration });
  });

  test('goes the last one first, once, and never a reversal', () => {
    const book = placedBook();
    posted(book, { assetId: ASSET, toLocation: 'LOC-200', effectiveDate: '2026-01-20' });
    posted(book, { assetId: ASSET, toCustodian: 'EMP-2', effectiveDate: '2026-01-20' });
    const reverse = (transferId: string) => book.refusal('transfers.reverse', { transferId, reason: 'Wrong' });
    expect(reverse('trf-1')).toEqual({ code: 'TRANSFER_NOT_LATEST', params: { transfer: 'TRF-2026-000001', latest: 'TRF-2026-000002' } });
    book.call('transfers.reverse', { transferId: 'trf-2', reason: 'Wrong' });
    expect(reverse('trf-2')).toMatchObject({ code: 'TRANSFER_NOT_POSTED', params: { status: 'REVERSED' } });
    expect(reverse('trf-3').code).toBe('TRANSFER_NOT_POSTED');
    book.call('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong' });
    expect(book.call('assets.get', { assetId: ASSET })).toMatchObject({ location: 'LOC-100', custodian: 'EMP-1' });
    book.call('transfers.create', { assetId: ASSET, toLocation: 'LOC-200', effectiveDate: '2026-01-20' });
    expect(reverse('trf-5')).toMatchObject({ code: 'TRANSFER_NOT_POSTED', params: { status: 'DRAFT' } });
    verified(book);
  });

  test('is refused in a closed month, and once its month was charged where it went', () => {
    const book = placedBook();
    posted(book, { assetId: ASSET, toCostCenter: 'CC-200', effectiveDate: '2026-01-20' });
    const { runId } = postMonth(book, '2026-01');
    expect(book.refusal('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong' })).toMatchObject({ code: 'ALREADY_POSTED' });
    book.call('depreciationRuns.reverse', { runId, reason: 'Wrong' });
    book.call('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong' });
    posted(book, { assetId: ASSET, toLocation: 'LOC-200', effectiveDate: '2026-01-20' });
    closeMonths(book, '2026-01');
    expect(book.refusal('transfers.reverse', { transferId: 'trf-3', reason: 'Wrong' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } });
    verified(book);
  });
});

test('a run stays while an asset it charged stands in other accounts since', () => {
  const book = placedBook();
  placed(book, { name: 'Screen' });
  const { runId } = postMonth(book, '2026-01');
  closeMonths(book, '2026-01');
  posted(book, TO_VEHICLES);
  book.call('close.reopen', { period: '2026-01', reason: 'Late invoice' });
  expect(book.refusal('depreciationRuns.reverse', { runId, reason: 'Wrong' })).toEqual({ code: 'TRANSFER_STANDS', params: { subject: runId, transfer: 'TRF-2026-000001' } });
  book.call('transfers.reverse', { transferId: 'trf-1', reason: 'First this' });
  book.call('depreciationRuns.reverse', { runId, reason: 'Wrong' });
  verified(book);
});

describe('beside acts on the same asset', () => {
  const improve = (book: TestBook, date: string) => book.call('valueUpdates.create', { assetId: ASSET, updateType: 'IMPROVEMENT', amount: '480.00', date });

  test('an act is dated before no change of category, and goes to the new accounts after it', () => {
    const book = afterJanuary();
    posted(book, TO_VEHICLES);
    expect(book.refusal('valueUpdates.create', { assetId: ASSET, updateType: 'IMPROVEMENT', amount: '480.00', date: '2026-02-10' })).toEqual({ code: 'TRANSFER_STANDS', params: { subject: 'FA-2026-000001', transfer: 'TRF-2026-000001' } });
    const { glJournalId } = improve(book, '2026-02-20');
    expect(linesOf(book, glJournalId ?? '')[0]?.[0]).toBe('1540');
    expect(book.refusal('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong' })).toMatchObject({ code: 'ALREADY_POSTED' });
    verified(book);
  });

  test('an act from before is taken back after the change of category is', () => {
    const book = afterJanuary();
    const { id } = improve(book, '2026-02-05');
    posted(book, TO_VEHICLES);
    expect(book.refusal('acts.reverse', { id, reason: 'Wrong' })).toEqual({ code: 'TRANSFER_STANDS', params: { subject: id, transfer: 'TRF-2026-000001' } });
    book.call('transfers.reverse', { transferId: 'trf-1', reason: 'First this' });
    book.call('acts.reverse', { id, reason: 'Wrong' });
    verified(book);
  });

  test('an act dated later keeps a change of category from before it', () => {
    const book = afterJanuary();
    improve(book, '2026-02-20');
    expect(book.refusal('transfers.create', TO_VEHICLES)).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'effectiveDate', reason: 'before_posted' } });
    posted(book, { ...TO_VEHICLES, effectiveDate: '2026-02-20' });
    verified(book);
  });

  test('a disposal ends it: what is gone is not moved, and what waited is refused', () => {
    const book = afterJanuary();
    const waiting = approved(book, TO_VEHICLES);
    book.call('disposals.create', { assetId: ASSET, disposalDate: '2026-02-10', disposalType: 'SCRAP' });
    expect(book.refusal('transfers.create', TO_VEHICLES)).toEqual({ code: 'ASSET_DISPOSED', params: { asset: 'FA-2026-000001' } });
    expect(book.refusal('transfers.post', { transferId: waiting })).toEqual({ code: 'ASSET_DISPOSED', params: { asset: 'FA-2026-000001' } });
    expect(book.call('close.checklist', { period: '2026-02' }).findings.find(({ code }) => code === 'pending_transfers')).toMatchObject({ count: 0 });
    verified(book);
  });

  test('depreciation up to a disposal is of the cost centre where the asset still was', () => {
    const book = placedBook();
    closeMonths(book, '2026-01');
    posted(book, { assetId: ASSET, toCostCenter: 'CC-200', effectiveDate: '2026-03-01' });
    book.call('disposals.create', { assetId: ASSET, disposalDate: '2026-02-20', disposalType: 'SCRAP' });
    const centers = book.call('journals.list', { period: '2026-02' }).items.flatMap(({ number }) => book.call('journals.get', { journal: number }).lines.map(({ costCenter }) => costCenter));
    expect(new Set(centers)).toEqual(new Set(['CC-100']));
    verified(book);
  });
});

describe('with a depreciation book beside the ledger', () => {
  test('only the ledger has a journal; before service each book takes its own residual value of the new category', () => {
    const book = memoryHost();
    setUp(book);
    rule(book, 'VEH', { depreciationMethod: 'straight_line', usefulLifeMonths: 24, residualPercent: '25' });
    capitalized(book);
    activate(book);
    posted(book, { ...TO_VEHICLES, effectiveDate: '2026-01-20' });
    expect([values(book, ASSET, 'IFRS')?.residualValue, values(book, ASSET)?.residualValue]).toEqual(['0.00', '1200.00']);
    book.call('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong' });
    expect(values(book, ASSET)?.residualValue).toBe('0.00');
    expect(book.call('journals.list').items.map(({ bookId }) => bookId)).toEqual(['IFRS', 'IFRS', 'IFRS']);
    verified(book);
  });

  test('the books are compared by the categories of the month’s end', () => {
    const book = memoryHost();
    inService(book);
    setUp(book);
    activate(book);
    closeMonths(book, '2026-01');
    posted(book, TO_VEHICLES);
    closeMonths(book, '2026-02');
    const categories = (period: string) => book.call('depreciationBooks.compare', { bookId: 'TAX', againstId: 'IFRS', period, groupBy: 'category' }).rows.map((row) => ('category' in row ? row.category : null));
    expect([categories('2026-01'), categories('2026-02')]).toEqual([[expect.stringMatching(/computer/i)], [expect.stringMatching(/vehicle/i)]]);
    verified(book);
  });
});

test('on the cash basis what was paid moves with the asset, and a draft takes its new category along', () => {
  const book = memoryHost({ company: { basis: 'cash' } });
  book.call('assets.create', { name: 'Laptop', categoryCode: 'COMP', acquisitionDate: '2026-01-10', cost: '4800.00' });
  posted(book, { assetId: ASSET, toCategory: 'FURN', effectiveDate: '2026-01-12' });
  book.call('assets.recordCashActivity', { assetId: ASSET, date: '2026-01-15', amount: '4800.00' });
  const transferId = posted(book, { assetId: ASSET, toCategory: 'VEH', effectiveDate: '2026-01-20' });
  expect(linesOf(book, book.call('transfers.get', { transferId }).glJournalId ?? '')).toEqual([['1540', '4800.00', '0.00', 'VEH'], ['1560', '0.00', '4800.00', 'FURN']]);
  expect(book.refusal('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong' }).code).toBe('TRANSFER_NOT_LATEST');
  book.call('transfers.reverse', { transferId, reason: 'Wrong' });
  expect(book.refusal('transfers.reverse', { transferId: 'trf-1', reason: 'Wrong' }).code).toBe('ALREADY_POSTED');
  verified(book);
});
