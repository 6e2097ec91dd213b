import { describe, expect, test } from 'vitest';
import { closeMonths } from '../support/assets.ts';
import { signIn, staff } from '../support/people.ts';
import { accountOf, enter, januaryBook } from './support.ts';

const finding = (book: ReturnType<typeof januaryBook>, period: string) => book.call('close.checklist', { period }).findings.filter(({ code }) => code.startsWith('reconciliation_'));

describe('a signature', () => {
  test('stands for the balances, the register and the explanations of its month, and is stale when one of them changes', () => {
    const book = januaryBook();
    const entered = enter(book, '2026-01', { '1540': '55000.00' });
    const signed = book.call('reconciliation.signOff', { period: '2026-01', note: 'Looked through', fingerprint: entered.fingerprint });
    expect(signed).toMatchObject({ isSigned: true, signOffs: [{ actor: 'Noura', note: 'Looked through', unexplained: 1, isStale: false }] });
    const explained = book.call('reconciliation.explain', { period: '2026-01', account: '1540', type: 'timing', amount: '-5000.00', note: 'Later' });
    expect(explained).toMatchObject({ isSigned: false, signOffs: [{ isStale: true }] });
    book.call('reconciliation.signOff', { period: '2026-01' });
    expect(enter(book, '2026-01', { '1540': '54000.00' }).signOffs.map(({ isStale }) => isStale)).toEqual([true, true]);
    expect(enter(book, '2026-01', { '1540': '55000.00' })).toMatchObject({ isSigned: true, signOffs: [{ isStale: false }, { isStale: true }] });
    book.call('close.reopen', { period: '2026-01', reason: 'late invoice' });
    book.call('depreciationRuns.reverse', { runId: 'dep-1', reason: 'late invoice' });
    expect(book.call('reconciliation.compare', { period: '2026-01' }).isSigned).toBe(false);
  });

  test('is refused without balances, twice by one person, and of figures that were not looked at', () => {
    const book = januaryBook();
    expect(book.refusal('reconciliation.signOff', { period: '2026-01' })).toMatchObject({ code: 'LEDGER_BALANCE_MISSING', params: { period: '2026-01' } });
    book.call('reconciliation.enterBalances', { period: '2026-01', balances: [{ account: '1540', balance: '60000.00' }] });
    expect(book.refusal('reconciliation.signOff', { period: '2026-01' })).toEqual({ code: 'LEDGER_BALANCE_MISSING', params: { period: '2026-01', count: 4 } });
    enter(book, '2026-01');
    expect(book.refusal('reconciliation.signOff', { period: '2026-01', fingerprint: 'of another day' }).code).toBe('PREVIEW_STALE');
    book.call('reconciliation.signOff', { period: '2026-01' });
    expect(book.refusal('reconciliation.signOff', { period: '2026-01' })).toEqual({ code: 'ALREADY_SIGNED', params: { period: '2026-01', person: 'Noura' } });
  });

  test('is another person’s where who prepares does not approve', () => {
    const book = januaryBook();
    staff(book);
    book.call('book.updateSettings', { fourEyes: true });
    signIn(book, 'clerk');
    enter(book, '2026-01');
    expect(book.refusal('reconciliation.signOff', { period: '2026-01' }).code).toBe('PERMISSION_DENIED');
    signIn(book, 'accountant');
    enter(book, '2026-01', { '1540': '1.00' });
    expect(book.refusal('reconciliation.signOff', { period: '2026-01' })).toEqual({ code: 'SAME_PERSON', params: { person: 'Salem' } });
    signIn(book, 'owner');
    expect(book.call('reconciliation.signOff', { period: '2026-01' }).isSigned).toBe(true);
    signIn(book, 'viewer');
    expect(book.call('reconciliation.compare', { period: '2026-01' }).isSigned).toBe(true);
    expect(book.refusal('reconciliation.enterBalances', { period: '2026-01', balances: [] }).code).toBe('PERMISSION_DENIED');
  });
});

describe('the close of a month', () => {
  test('says nothing of a ledger that the book was never compared with', () => {
    expect(finding(januaryBook(), '2026-02')).toEqual([]);
  });

  test('warns where the month before was reconciled and this one is not', () => {
    const book = januaryBook();
    enter(book, '2026-01');
    expect(finding(book, '2026-02')).toEqual([{ code: 'reconciliation_missing', severity: 'warn', count: 1, assets: [], params: { period: '2026-02' } }]);
  });

  test('warns of a difference that nobody explained, and is content once it is explained', () => {
    const book = januaryBook();
    enter(book, '2026-02', { '1540': '55000.00' });
    expect(finding(book, '2026-02')).toMatchObject([{ code: 'reconciliation_open', severity: 'warn', count: 1 }]);
    book.call('reconciliation.explain', { period: '2026-02', account: '1540', type: 'timing', amount: '-5000.00', note: 'Later' });
    expect(finding(book, '2026-02')).toMatchObject([{ code: 'reconciliation_agrees', severity: 'ok' }]);
    book.call('reconciliation.enterBalances', { period: '2026-02', balances: [{ account: '1540', balance: '55000.00' }] });
    expect(finding(book, '2026-02')).toMatchObject([{ code: 'reconciliation_incomplete', severity: 'warn', count: 4 }]);
  });

  test('is stopped by it where the book says so', () => {
    const book = januaryBook();
    enter(book, '2026-02', { '1540': '55000.00' });
    expect(book.call('book.info').reconciliationBlocks).toBe(false);
    expect(book.call('book.updateSettings', { reconciliationBlocks: true }).reconciliationBlocks).toBe(true);
    expect(finding(book, '2026-02')).toMatchObject([{ code: 'reconciliation_open', severity: 'block' }]);
    expect(book.refusal('close.run', { period: '2026-02' })).toEqual({ code: 'CLOSE_BLOCKED', params: { period: '2026-02', count: 1 } });
    expect(book.refusal('reconciliation.signOff', { period: '2026-02' })).toEqual({ code: 'UNEXPLAINED_DIFFERENCE', params: { period: '2026-02', count: 1 } });
    book.call('reconciliation.explain', { period: '2026-02', account: '1540', type: 'timing', amount: '-5000.00', note: 'Later' });
    closeMonths(book, '2026-02');
    // Depreciation was posted by the close: what was entered before says less than the register now.
    expect(accountOf(book.call('reconciliation.compare', { period: '2026-02' }), '6100').state).toBe('unexplained');
  });
});
