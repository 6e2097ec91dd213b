import { describe, expect, test } from 'vitest';
import { importBook, type Mapping } from '../exchange/book.ts';
import { capitalized, closeMonths, draft, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { addPlaces, approved, placedBook } from '../support/transfers.ts';

/** January closed with one asset in service: asset-1, dep-1. */
function closedJanuary(): TestBook {
  const book = memoryHost();
  inService(book);
  closeMonths(book, '2026-01');
  return book;
}

const NO_DATE = '2026-02-29';
const JANUARY = '2026-01-20';
const codeOf = (book: TestBook, name: string, input: unknown): string => book.refusal(name, input).code;

/** Each request is wrong twice or more; what comes first in the order input, existence, status, period, policy, amount is said. */
describe('capitalize', () => {
  const refused = (book: TestBook, input: object): string => codeOf(book, 'assets.capitalize', input);

  test('input before existence', () => {
    expect(refused(closedJanuary(), { assetId: 'asset-99', capitalizationDate: NO_DATE, creditAccount: 'none' })).toBe('INVALID_DATE');
    expect(refused(closedJanuary(), { assetId: 'asset-99', capitalizationDate: JANUARY, costAdjustment: '1,5' })).toBe('INVALID_AMOUNT');
    expect(refused(closedJanuary(), { assetId: 'asset-99', capitalizationDate: JANUARY, colour: 'red' })).toBe('INVALID_INPUT');
  });

  test('existence before status and period: the asset, then the account', () => {
    const book = closedJanuary();
    expect(refused(book, { assetId: 'asset-99', capitalizationDate: JANUARY, creditAccount: 'none' })).toBe('ASSET_NOT_FOUND');
    expect(refused(book, { assetId: 'asset-1', capitalizationDate: JANUARY, creditAccount: 'none' })).toBe('ACCOUNT_NOT_FOUND');
  });

  test('status before period and amount', () => {
    expect(refused(closedJanuary(), { assetId: 'asset-1', capitalizationDate: JANUARY, costAdjustment: '-9999.00' })).toBe('ASSET_ALREADY_CAPITALIZED');
  });

  test('period before policy and amount', () => {
    const book = closedJanuary();
    book.call('assetCategories.update', { categoryCode: 'COMP', capitalizationThreshold: '9000.00' });
    const { id } = draft(book);
    expect(refused(book, { assetId: id, capitalizationDate: JANUARY, costAdjustment: '-9999.00' })).toBe('PERIOD_CLOSED');
  });

  test('period before the basis of the book', () => {
    const book = memoryHost({ company: { basis: 'cash' } });
    book.call('book.updateSettings', { firstPeriod: '2026-02' });
    const { id } = draft(book);
    expect(refused(book, { assetId: id, capitalizationDate: JANUARY })).toBe('PERIOD_CLOSED');
    expect(refused(book, { assetId: id, capitalizationDate: '2026-02-10', costAdjustment: '-9999.00' })).toBe('CASH_BASIS');
  });

  test('policy before amount', () => {
    const book = memoryHost();
    book.call('assetCategories.update', { categoryCode: 'COMP', capitalizationThreshold: '9000.00' });
    const { id } = draft(book);
    expect(refused(book, { assetId: id, capitalizationDate: JANUARY, costAdjustment: '-9999.00' })).toBe('CAPITALIZATION_THRESHOLD_NOT_MET');
  });

  test('amount before a preview that is no longer true', () => {
    const book = memoryHost();
    const { id } = draft(book);
    expect(refused(book, { assetId: id, capitalizationDate: JANUARY, costAdjustment: '-4800.00', fingerprint: 'stale' })).toBe('INVALID_AMOUNT');
  });
});

describe('place in service', () => {
  const refused = (book: TestBook, input: object): string => codeOf(book, 'assets.placeInService', input);

  test('input before existence', () => {
    expect(refused(memoryHost(), { assetId: 'asset-99', inServiceDate: NO_DATE })).toBe('INVALID_DATE');
    expect(refused(memoryHost(), { assetNumber: 'FA-9', inServiceDate: '٢٠٢٦-٠١-٠١' })).toBe('INVALID_DATE');
  });

  test('existence, then status, before what only the asset can tell of the date', () => {
    const book = closedJanuary();
    const { id } = draft(book);
    expect(refused(book, { assetId: 'asset-99', inServiceDate: '2020-01-01' })).toBe('ASSET_NOT_FOUND');
    expect(refused(book, { assetId: id, inServiceDate: '2020-01-01' })).toBe('ASSET_NOT_CAPITALIZED');
    expect(refused(book, { assetId: 'asset-1', inServiceDate: '2020-01-01' })).toBe('ALREADY_POSTED');
    expect(refused(book, { assetId: capitalized(book, { acquisitionDate: '2026-02-10' }).id, inServiceDate: '2020-01-01' })).toBe('INVALID_INPUT');
  });
});

describe('create a run', () => {
  const refused = (book: TestBook, input: object): string => codeOf(book, 'depreciationRuns.create', input);

  test('input before existence', () => {
    expect(refused(closedJanuary(), { bookId: 'NONE', period: '2026-13' })).toBe('INVALID_DATE');
    expect(refused(closedJanuary(), { bookId: 'NONE', period: '2026-01', asOfDate: '2026-02-01' })).toBe('INVALID_DATE');
  });

  test('existence before period', () => {
    expect(refused(closedJanuary(), { bookId: 'NONE', period: '2026-01' })).toBe('DEPRECIATION_BOOK_NOT_FOUND');
  });

  test('status before period: a draft stands in a month that is no longer the next', () => {
    const book = closedJanuary();
    book.call('depreciationRuns.create', { period: '2026-02' });
    book.call('close.reopen', { period: '2026-01', reason: 'late invoice' });
    expect(refused(book, { period: '2026-02' })).toBe('RUN_EXISTS');
  });

  test('period before policy', () => {
    const book = memoryHost({ company: { basis: 'cash' } });
    book.call('book.updateSettings', { firstPeriod: '2026-02' });
    expect([refused(book, { period: '2026-01' }), refused(book, { period: '2026-03' }), refused(book, { period: '2026-02' })]).toEqual(['PERIOD_CLOSED', 'PERIOD_NOT_NEXT', 'CASH_BASIS']);
  });
});

describe('post a run', () => {
  const refused = (book: TestBook, input: object): string => codeOf(book, 'depreciationRuns.post', input);

  test('input before existence', () => {
    expect(refused(closedJanuary(), { runId: 'dep-99', postingDate: NO_DATE, fingerprint: 'stale' })).toBe('INVALID_DATE');
  });

  test('existence, then status, before period and preview', () => {
    const book = closedJanuary();
    expect(refused(book, { runId: 'dep-99', fingerprint: 'stale' })).toBe('RUN_NOT_FOUND');
    expect(refused(book, { runId: 'dep-1', postingDate: '2026-02-01', fingerprint: 'stale' })).toBe('RUN_NOT_DRAFT');
  });

  test('period before preview', () => {
    const book = closedJanuary();
    const { runId } = book.call('depreciationRuns.create', { period: '2026-02' });
    book.call('close.reopen', { period: '2026-01', reason: 'late invoice' });
    expect(refused(book, { runId, fingerprint: 'stale' })).toBe('PERIOD_NOT_NEXT');
  });
});

describe('reverse a run', () => {
  const refused = (book: TestBook, input: object): string => codeOf(book, 'depreciationRuns.reverse', input);

  test('input before existence', () => {
    expect(refused(closedJanuary(), { runId: 'dep-99', reason: ' ' })).toBe('INVALID_INPUT');
    expect(refused(closedJanuary(), { runId: 'dep-99', reason: 'wrong', postingDate: NO_DATE })).toBe('INVALID_DATE');
  });

  test('existence, then status, before period and what only the run can tell of the date', () => {
    const book = closedJanuary();
    const { runId } = postMonth(book, '2026-02');
    expect(refused(book, { runId: 'dep-99', reason: 'wrong', postingDate: '2026-03-01' })).toBe('RUN_NOT_FOUND');
    expect(refused(book, { runId: 'dep-1', reason: 'wrong', postingDate: '2026-03-01' })).toBe('RUN_NOT_LATEST');
    book.call('depreciationRuns.reverse', { runId, reason: 'wrong' });
    expect(refused(book, { runId, reason: 'again', postingDate: '2026-03-01' })).toBe('RUN_NOT_POSTED');
    closeMonths(book, '2026-02');
    expect(refused(book, { runId, reason: 'again' })).toBe('RUN_NOT_POSTED');
  });
});

describe('close a month', () => {
  const refused = (book: TestBook, input: object): string => codeOf(book, 'close.run', input);

  test('input before existence, existence before period', () => {
    expect(refused(closedJanuary(), { bookId: 'NONE', period: '2026-00' })).toBe('INVALID_DATE');
    expect(refused(closedJanuary(), { bookId: 'NONE', period: '2026-01', fingerprint: 'stale' })).toBe('DEPRECIATION_BOOK_NOT_FOUND');
  });

  test('period before policy, policy before preview', () => {
    const book = closedJanuary();
    draft(book, { acquisitionDate: '2026-02-05' });
    expect(refused(book, { period: '2026-01', fingerprint: 'stale' })).toBe('PERIOD_CLOSED');
    expect(refused(book, { period: '2026-05', fingerprint: 'stale' })).toBe('PERIOD_NOT_NEXT');
    book.call('assets.capitalize', { assetId: 'asset-2', capitalizationDate: '2026-02-05' });
    expect(refused(book, { period: '2026-02', fingerprint: 'stale' })).toBe('PREVIEW_STALE');
    inService(book, { name: 'Press', categoryCode: 'MACH', depreciationMethod: 'units_of_production', totalUnits: '1000', acquisitionDate: '2026-02-05' });
    expect(refused(book, { period: '2026-02', fingerprint: 'stale' })).toBe('CLOSE_BLOCKED');
  });
});

test('reopen: input before period', () => {
  const book = closedJanuary();
  expect(codeOf(book, 'close.reopen', { period: '2026-05', reason: '' })).toBe('INVALID_INPUT');
  expect(codeOf(book, 'close.reopen', { period: '2026-13', reason: 'late invoice' })).toBe('INVALID_DATE');
  closeMonths(book, '2026-02');
  expect(codeOf(book, 'close.reopen', { period: '2025-12', reason: 'late invoice' })).toBe('PERIOD_NOT_CLOSED');
});

test('commit an import: input, existence, status, preview', () => {
  const book = importBook();
  const mapping: Mapping = { columns: { Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost' } };
  const wrong = book.stage('Name,Category,Bought,Cost\nDesk,FURN,2026-02-29,12x\n');
  const commit = (input: object): string => codeOf(book, 'imports.commit', { mapping, fingerprint: 'stale', ...input });
  expect(commit({ fileId: 'file-99', mapping: { ...mapping, depreciatedThrough: NO_DATE } })).toBe('INVALID_DATE');
  expect(commit({ fileId: 'file-99' })).toBe('FILE_NOT_FOUND');
  expect(commit({ fileId: wrong })).toBe('IMPORT_HAS_ERRORS');
  expect(commit({ fileId: book.stage('Name,Category,Bought,Cost\nDesk,FURN,2026-02-05,1200\n') })).toBe('PREVIEW_STALE');
});

describe('transfers', () => {
  const MOVE = { assetId: 'asset-1', toLocation: 'LOC-200', effectiveDate: JANUARY };

  test('prepare: input, then existence, then status, then period, then what was posted', () => {
    const book = placedBook();
    closeMonths(book, '2026-01');
    const refused = (input: object): string => codeOf(book, 'transfers.create', { ...MOVE, ...input });
    expect(refused({ assetId: 'asset-99', effectiveDate: NO_DATE })).toBe('INVALID_DATE');
    expect(codeOf(book, 'transfers.create', { assetId: 'asset-99', effectiveDate: JANUARY })).toBe('INVALID_INPUT');
    expect(refused({ assetId: 'asset-99', toLocation: 'NONE' })).toBe('ASSET_NOT_FOUND');
    expect(refused({ toLocation: 'NONE', fromLocation: 'LOC-200' })).toBe('PLACE_NOT_FOUND');
    expect(refused({ toCategory: 'NONE', fromLocation: 'LOC-200' })).toBe('CATEGORY_NOT_FOUND');
    expect(refused({ fromLocation: 'LOC-200' })).toBe('ASSET_ELSEWHERE');
    expect(refused({ toCostCenter: 'CC-200' })).toBe('PERIOD_CLOSED');
    postMonth(book, '2026-02');
    expect(refused({ toCostCenter: 'CC-200', effectiveDate: '2026-02-10' })).toBe('ALREADY_POSTED');
  });

  test('a draft asset before the month it would be moved in', () => {
    const book = closedJanuary();
    addPlaces(book);
    const { id } = draft(book, { acquisitionDate: '2026-01-12' });
    expect(codeOf(book, 'transfers.create', { ...MOVE, assetId: id })).toBe('ASSET_NOT_CAPITALIZED');
  });

  test('post: existence, then approval, then where the asset is, then period, then preview', () => {
    const book = placedBook();
    const { transferId: unapproved } = book.call('transfers.create', MOVE);
    const gone = approved(book, { ...MOVE, toLocation: null });
    const inTime = approved(book, { assetId: 'asset-1', toCustodian: 'EMP-2', effectiveDate: JANUARY });
    const post = (transferId: string): string => codeOf(book, 'transfers.post', { transferId, fingerprint: 'stale' });
    expect(post('trf-99')).toBe('TRANSFER_NOT_FOUND');
    expect(post(inTime)).toBe('PREVIEW_STALE');
    book.call('assets.update', { assetId: 'asset-1', locationId: 'LOC-200' });
    closeMonths(book, '2026-01');
    expect([post(unapproved), post(gone), post(inTime)]).toEqual(['TRANSFER_NOT_APPROVED', 'ASSET_ELSEWHERE', 'PERIOD_CLOSED']);
  });

  test('reverse: input, existence, status, period', () => {
    const book = placedBook();
    const transferId = approved(book, MOVE);
    expect(codeOf(book, 'transfers.reverse', { transferId: 'trf-99', reason: ' ' })).toBe('INVALID_INPUT');
    expect(codeOf(book, 'transfers.reverse', { transferId: 'trf-99', reason: 'wrong' })).toBe('TRANSFER_NOT_FOUND');
    book.call('transfers.post', { transferId });
    const { transferId: later } = book.call('transfers.create', { ...MOVE, toLocation: 'LOC-100' });
    closeMonths(book, '2026-01');
    expect(codeOf(book, 'transfers.reverse', { transferId: later, reason: 'wrong' })).toBe('TRANSFER_NOT_POSTED');
    expect(codeOf(book, 'transfers.reverse', { transferId, reason: 'wrong' })).toBe('PERIOD_CLOSED');
  });
});
