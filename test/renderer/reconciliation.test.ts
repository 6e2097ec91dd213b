import { describe, expect, test } from 'vitest';
import { balancesOf, changedAccounts, copiedColumn, isCopiedTable, rowState, shownDifference, valueOf, type Account } from '../../src/renderer/features/reconciliation/sheet.ts';

const account = (over: Partial<Account> = {}): Account => ({
  accountId: 1, code: '1540', name: 'Vehicles', nameAr: 'المركبات', role: 'cost', side: 'debit', isFlow: false, isUsed: true, registerOpening: '0.00', registerMovement: '100.00', registerClosing: '100.00', ownJournals: '100.00',
  ledger: '90.00', difference: '-10.00', explained: '-4.00', explainedByType: [], unexplained: '-6.00', carried: null, cleared: '0.00', added: '0.00', state: 'unexplained', items: [], ...over,
});

describe('what is typed beside the register', () => {
  test('is what the field shows, also where it was emptied or is no amount', () => {
    expect([valueOf(account(), {}), valueOf(account(), { 1: '' }), valueOf(account(), { 1: null }), valueOf(account({ ledger: null }), {})]).toEqual(['90.00', '', null, '']);
  });

  test('is changed where it means another amount', () => {
    const changed = (typed: string | null): boolean => changedAccounts([account()], { 1: typed }).length === 1;
    expect([changed('90'), changed('90.00'), changed('91'), changed(''), changed(null)]).toEqual([false, false, true, true, true]);
  });

  test('shows its difference before it is saved, in minor units and not in floats', () => {
    expect(shownDifference(account({ registerClosing: '0.30', explained: '0.10' }), { 1: '0.50' }, 2)).toEqual({ difference: '0.20', unexplained: '0.10' });
    expect(shownDifference(account(), { 1: null }, 2)).toEqual({ difference: null, unexplained: null });
  });

  test('is sent whole; what is empty is not known', () => {
    expect(balancesOf([account(), account({ accountId: 2, ledger: null }), account({ accountId: 3, ledger: '5.00' })], { 1: '70', 3: '' })).toEqual([{ account: 1, balance: '70' }]);
  });

  test('an explanation of a difference that is gone is left over', () => {
    expect([rowState(account(), false), rowState(account(), true), rowState(account({ difference: '0.00', unexplained: '4.00' }), false), rowState(account({ state: 'agrees', difference: '0.00' }), false)]).toEqual(['unexplained', 'changed', 'left_over', 'agrees']);
  });
});

describe('what is copied from a spreadsheet', () => {
  test('is a column of amounts where every line is one, in either digits', () => {
    expect(copiedColumn('1,200.50\r\n(300)\r\n\r\n-\r\n١٢٫٥\r\n')).toEqual(['1200.50', '-300', '', '', '12.5']);
  });

  test('is no column where it is one amount, words, or several columns', () => {
    expect([copiedColumn('12.00'), copiedColumn('a\nb'), copiedColumn('1540\t12\n1544\t13')]).toEqual([null, null, null]);
    expect([isCopiedTable('1540\t12'), isCopiedTable('12\n13')]).toEqual([true, false]);
  });
});
