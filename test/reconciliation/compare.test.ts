import { describe, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';
import { accountOf, agreeing, enter, januaryBook } from './support.ts';

describe('the register by account', () => {
  test('opening, movement and closing of a month, on the side each account is on', () => {
    const book = januaryBook();
    const month = book.call('reconciliation.compare', { period: '2026-01' });
    expect(accountOf(month, '1570')).toMatchObject({ role: 'cost', side: 'debit', registerOpening: '0.00', registerMovement: '4800.00', registerClosing: '4800.00', ownJournals: '4800.00', ledger: null, difference: null, state: 'not_entered' });
    expect(accountOf(month, '1544')).toMatchObject({ role: 'accumulated_depreciation', side: 'credit', isFlow: false, registerClosing: '1000.00', ownJournals: '1000.00' });
    expect(accountOf(month, '6100')).toMatchObject({ role: 'depreciation', side: 'debit', isFlow: true, registerMovement: '1100.00', registerClosing: '1100.00' });
    expect(accountOf(month, '1510')).toMatchObject({ isUsed: false, registerClosing: '0.00' });
  });

  test('a past month stands as it stood, whatever came later', () => {
    const book = januaryBook();
    const before = book.call('reconciliation.compare', { period: '2026-01' }).accounts;
    inService(book, { name: 'Second van', categoryCode: 'VEH', cost: '30000.00', acquisitionDate: '2026-02-03' });
    closeMonths(book, '2026-02');
    expect(book.call('reconciliation.compare', { period: '2026-01' }).accounts).toEqual(before);
    expect(accountOf(book.call('reconciliation.compare', { period: '2026-02' }), '1540')).toMatchObject({ registerOpening: '60000.00', registerMovement: '30000.00', registerClosing: '90000.00' });
  });

  test('what is held for sale stands in its own account from the day on', () => {
    const book = januaryBook();
    const van = book.call('assets.list', {}).items.find(({ name }) => name === 'Van')?.id ?? '';
    book.call('assets.holdForSale', { assetId: van, date: '2026-02-10' });
    const month = book.call('reconciliation.compare', { period: '2026-02' });
    expect(accountOf(month, '1610')).toMatchObject({ role: 'held_for_sale', registerClosing: accountOf(month, '1610').ownJournals });
    expect(accountOf(month, '1540')).toMatchObject({ registerOpening: '60000.00', registerClosing: '0.00', ownJournals: '0.00' });
    expect(accountOf(book.call('reconciliation.compare', { period: '2026-01' }), '1610')).toMatchObject({ registerClosing: '0.00', isUsed: false });
  });

  test('profit and loss begins anew with the fiscal year', () => {
    const book = memoryHost({ company: { fiscalYearStartMonth: 2 } });
    inService(book);
    closeMonths(book, '2026-01', '2026-02');
    expect(accountOf(book.call('reconciliation.compare', { period: '2026-01' }), '6100').registerClosing).toBe('100.00');
    expect(accountOf(book.call('reconciliation.compare', { period: '2026-02' }), '6100')).toMatchObject({ registerOpening: '0.00', registerClosing: '100.00' });
    expect(accountOf(book.call('reconciliation.compare', { period: '2026-02' }), '1574').registerClosing).toBe('200.00');
  });

  test('the accounts that matter are those assets stand in and post to, and no other', () => {
    const codes = januaryBook().call('reconciliation.accounts').accounts.map(({ code }) => code);
    for (const code of ['1570', '1574', '1580', '1595', '1610', '3300', '6100', '4820', '6170']) expect(codes).toContain(code);
    for (const code of ['1000', '1490', '2100', '3100']) expect(codes).not.toContain(code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('balances of a month', () => {
  test('come as debit and credit, or as a balance on the account’s own side', () => {
    const book = januaryBook();
    const month = book.call('reconciliation.enterBalances', { period: '2026-01', balances: [{ account: '1540', debit: '60000' }, { account: '1544', credit: '900.00' }, { account: 'DEPRECIATION', balance: '1100.00' }] });
    expect(accountOf(month, '1540')).toMatchObject({ ledger: '60000.00', difference: '0.00', state: 'agrees' });
    expect(accountOf(month, '1544')).toMatchObject({ ledger: '900.00', difference: '-100.00', unexplained: '-100.00', state: 'unexplained' });
    expect(month).toMatchObject({ state: 'unexplained', unexplained: 1, missing: 2, statement: { version: 1, origin: 'typed', balances: 3, actor: 'Noura' } });
  });

  test('an entry replaces the month’s whole and keeps the one before; the same once more changes nothing', () => {
    const book = januaryBook();
    enter(book, '2026-01', { '1540': '1.00' });
    const second = enter(book, '2026-01');
    expect(second).toMatchObject({ state: 'agrees', statement: { version: 2 }, earlier: [{ version: 1 }] });
    expect(enter(book, '2026-01').statement?.version).toBe(2);
    const none = book.call('reconciliation.enterBalances', { period: '2026-01', balances: [] });
    expect(none).toMatchObject({ state: 'not_entered', statement: { version: 3, balances: 0 } });
  });

  test('are refused where they make no sense, in the order of refusals', () => {
    const book = januaryBook();
    const send = (balances: unknown, period = '2026-01') => book.refusal('reconciliation.enterBalances', { period, balances });
    expect(send([{ account: '1540', debit: '1.00', balance: '1.00' }], '2030-01')).toEqual({ code: 'INVALID_INPUT', params: { field: 'balances.0', reason: 'sides_or_balance' } });
    expect(send([{ account: '1540' }]).code).toBe('INVALID_INPUT');
    expect(send([{ account: '1540', balance: '1.001' }]).code).toBe('INVALID_AMOUNT');
    expect(send([{ account: '1540', debit: '-1.00' }]).code).toBe('INVALID_AMOUNT');
    expect(send([{ account: '999', balance: '1.00' }], '2030-01').code).toBe('ACCOUNT_NOT_FOUND');
    expect(send([{ account: 'CASH', balance: '1.00' }])).toEqual({ code: 'ACCOUNT_NOT_RECONCILED', params: { account: '1000' } });
    expect(send([{ account: '1540', balance: '1.00' }, { account: '1540', balance: '1.00' }]).code).toBe('INVALID_INPUT');
    expect(send([{ account: '1540', balance: '1.00' }], '2026-03')).toEqual({ code: 'PERIOD_AHEAD', params: { period: '2026-03', open: '2026-02' } });
    expect(book.call('reconciliation.compare', { period: '2026-01' }).statement).toBeNull();
  });

  test('of opening balances are reconciled in the month before the book begins', () => {
    const book = memoryHost();
    book.call('assets.create', { name: 'Old van', categoryCode: 'VEH', acquisitionDate: '2024-01-10', cost: '60000.00', usefulLifeMonths: 60, opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '24000.00' } });
    book.call('assets.capitalize', { assetId: 'asset-1', capitalizationDate: '2024-01-10' });
    book.call('assets.placeInService', { assetId: 'asset-1', inServiceDate: '2024-01-10' });
    const month = book.call('reconciliation.compare', { period: '2025-12' });
    expect(month.firstPeriod).toBe('2025-12');
    expect(accountOf(month, '1544')).toMatchObject({ registerClosing: '24000.00', ownJournals: '24000.00' });
  });

  test('nothing of it posts a journal', () => {
    const book = januaryBook();
    const journals = book.call('journals.list', { size: 100 }).items;
    enter(book, '2026-01', { '1540': '1.00' });
    book.call('reconciliation.explain', { period: '2026-01', account: '1540', type: 'other', amount: '5.00', note: 'x' });
    book.call('reconciliation.signOff', { period: '2026-01' });
    expect(book.call('journals.list', { size: 100 }).items).toEqual(journals);
    expect(agreeing(book, '2026-01').length).toBeGreaterThan(3);
  });
});
