import { describe, expect, it } from 'vitest';
import { closeMonths, draft, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const cashBook = () => memoryHost({ company: { basis: 'cash' } });
const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const lines = (book: TestBook, journal: string | null) => book.call('journals.get', { journal: journal ?? '' }).lines.map((line) => [line.accountCode, line.debit, line.credit]);

describe('an asset on the cash basis', () => {
  it('starts at zero and is built by what was paid', () => {
    const book = cashBook();
    const { id } = draft(book);
    const first = book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-12', amount: '1800.00', memo: 'Deposit' });
    expect(first).toMatchObject({ kind: 'cash_activity', amount: '1800.00', carryingAmountBefore: '0.00', carryingAmountAfter: '1800.00', assetStatus: 'IN_SERVICE', memo: 'Deposit' });
    expect(lines(book, first.glJournalId)).toEqual([[book.call('assets.get', { assetId: id }).ledgerAccount.code, '1800.00', '0.00'], ['1000', '0.00', '1800.00']]);
    book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-20', amount: '3000.00', counterAccount: 'CASH' });
    expect(book.call('assets.get', { assetId: id })).toMatchObject({ status: 'IN_SERVICE', cost: '4800.00', netBookValue: '4800.00', accumulatedDepreciation: '0.00', inServiceDate: '2026-01-12' });
    closeMonths(book, '2026-01');
    expect(book.call('assets.get', { assetId: id })).toMatchObject({ netBookValue: '4800.00', accumulatedDepreciation: '0.00' });
    expect(book.call('assets.depreciationSchedule', { assetId: id }).rows.every(({ depreciation }) => depreciation === '0.00')).toBe(true);
    verified(book);
  });

  it('takes money that came back off the balance, and never below zero', () => {
    const book = cashBook();
    const { id } = draft(book);
    book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-12', amount: '1800.00' });
    const back = book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-13', amount: '-300.00' });
    expect(lines(book, back.glJournalId).map(([, debit, credit]) => [debit, credit])).toEqual([['0.00', '300.00'], ['300.00', '0.00']]);
    expect(book.refusal('assets.recordCashActivity', { assetId: id, date: '2026-01-14', amount: '-1500.01' })).toMatchObject({ code: 'INVALID_AMOUNT', params: { reason: 'above_balance' } });
    verified(book);
  });

  it('reaches every active depreciation book but those the asset is kept out of', () => {
    const book = cashBook();
    const [first, second] = [draft(book), draft(book)];
    book.call('depreciationBooks.create', { bookId: 'TAX', name: 'Tax', purpose: 'tax' });
    book.call('depreciationBooks.setAssetTerms', { bookId: 'TAX', assetId: second.id, excluded: true });
    book.call('depreciationBooks.activate', { bookId: 'TAX' });
    for (const { id } of [first, second]) for (const amount of ['1000.00', '200.00']) book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-12', amount });
    const costs = (assetId: string) => book.call('assets.get', { assetId }).books.map(({ bookId, cost }) => [bookId, cost]);
    expect(costs(first.id)).toEqual([['IFRS', '1200.00'], ['TAX', '1200.00']]);
    expect(costs(second.id)).toEqual([['IFRS', '1200.00']]);
    verified(book);
  });

  it('shows what would be posted, and posts that or nothing', () => {
    const book = cashBook();
    const { id } = draft(book);
    const request = { assetId: id, date: '2026-01-12', amount: '1800.00' };
    const preview = book.call('assets.recordCashActivity.preview', request);
    expect(preview).toMatchObject({ balanceBefore: '0.00', balanceAfter: '1800.00', journal: { totalDebit: '1800.00' } });
    expect(book.call('assets.get', { assetId: id }).status).toBe('DRAFT');
    const done = book.call('assets.recordCashActivity', { ...request, fingerprint: preview.fingerprint });
    expect(book.call('journals.get', { journal: done.glJournalId ?? '' }).lines).toEqual(preview.journal.lines);
    expect(book.refusal('assets.recordCashActivity', { ...request, fingerprint: preview.fingerprint }).code).toBe('PREVIEW_STALE');
  });

  it('is posted once under its external id', () => {
    const book = cashBook();
    const { id } = draft(book);
    const request = { assetId: id, date: '2026-01-12', amount: '1800.00', externalId: 'pay-1' };
    expect(book.call('assets.recordCashActivity', request).id).toBe(book.call('assets.recordCashActivity', request).id);
    expect(book.refusal('assets.recordCashActivity', { ...request, amount: '1.00' }).code).toBe('ALREADY_POSTED');
    expect(book.call('assets.get', { assetId: id }).cost).toBe('1800.00');
  });

  it('has its activities taken back, the newest first, down to zero', () => {
    const book = cashBook();
    const { id } = draft(book);
    const first = book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-12', amount: '1800.00' });
    const second = book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-13', amount: '200.00' });
    expect(book.refusal('acts.reverse', { id: first.id, reason: 'no' }).code).toBe('ACT_NOT_LATEST');
    book.call('acts.reverse', { id: second.id, reason: 'twice' });
    book.call('acts.reverse', { id: first.id, reason: 'another asset' });
    expect(book.call('assets.get', { assetId: id })).toMatchObject({ status: 'IN_SERVICE', cost: '0.00' });
    verified(book);
  });

  it('knows neither value updates nor depreciation', () => {
    const book = cashBook();
    const { id } = draft(book);
    book.call('assets.recordCashActivity', { assetId: id, date: '2026-01-12', amount: '1800.00' });
    expect(book.refusal('valueUpdates.create', { assetId: id, updateType: 'IMPROVEMENT', amount: '1.00', date: '2026-01-20' }).code).toBe('CASH_BASIS');
    expect(book.refusal('assets.postDepreciation', { assetId: id, asOfDate: '2026-01-31' }).code).toBe('CASH_BASIS');
    expect(book.refusal('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-12' }).code).toBe('ASSET_ALREADY_CAPITALIZED');
  });

  it('is refused in the order of input, existence, status, period, policy, amount', () => {
    const book = cashBook();
    const { id } = draft(book);
    const code = (input: object) => book.refusal('assets.recordCashActivity', { assetId: id, date: '2026-01-12', amount: '1.00', ...input }).code;
    expect(code({ amount: '0.00' })).toBe('INVALID_AMOUNT');
    expect(code({ date: '2026-01-32' })).toBe('INVALID_DATE');
    expect(code({ assetId: 'asset-99' })).toBe('ASSET_NOT_FOUND');
    expect(code({ counterAccount: 'NOWHERE' })).toBe('ACCOUNT_NOT_FOUND');
    expect(code({ date: '2026-01-09' })).toBe('INVALID_INPUT');
    expect(code({ date: '2028-01-09' })).toBe('INVALID_INPUT');
    const accrual = memoryHost();
    const asset = inService(accrual);
    expect(accrual.refusal('assets.recordCashActivity', { assetId: asset.id, date: '2026-01-12', amount: '1.00' }).code).toBe('ACCRUAL_BASIS');
    expect(accrual.refusal('assets.recordCashActivity', { assetId: capitalizedOnly(accrual), date: '2026-01-12', amount: '1.00' }).code).toBe('ASSET_NOT_IN_SERVICE');
  });
});

function capitalizedOnly(book: TestBook): string {
  const { id } = draft(book);
  book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-10' });
  return id;
}
