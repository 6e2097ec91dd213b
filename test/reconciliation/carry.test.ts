import { describe, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';
import { accountOf, enter, januaryBook } from './support.ts';

const explain = { period: '2026-01', account: '1540', type: 'timing', amount: '-5000.00', note: 'Posted on 3 February' } as const;

describe('what a difference leaves to the next month', () => {
  test('over three months: explained, unexplained, cleared', () => {
    const book = januaryBook();
    closeMonths(book, '2026-02');
    // January: the ledger is 5,000.00 short in vehicles, and 7.00 too high in computers.
    enter(book, '2026-01', { '1540': '55000.00', '1570': '4807.00' });
    const january = book.call('reconciliation.explain', explain);
    expect(accountOf(january, '1540')).toMatchObject({ difference: '-5000.00', explained: '-5000.00', unexplained: '0.00', carried: null, added: '-5000.00', state: 'explained', explainedByType: [{ type: 'timing', amount: '-5000.00' }] });
    expect(accountOf(january, '1570')).toMatchObject({ difference: '7.00', unexplained: '7.00', state: 'unexplained' });
    expect(january).toMatchObject({ state: 'unexplained', differing: 2, unexplained: 1 });

    // February: both still stand, and come along by themselves.
    const february = enter(book, '2026-02', { '1540': '55000.00', '1570': '4809.00' });
    expect(february.carriedFrom).toBe('2026-01');
    expect(accountOf(february, '1540')).toMatchObject({ carried: { difference: '-5000.00', explained: '-5000.00', unexplained: '0.00' }, explained: '-5000.00', unexplained: '0.00', added: '0.00', cleared: '0.00', state: 'explained', items: [{ state: 'standing', isCarried: true }] });
    expect(accountOf(february, '1570')).toMatchObject({ carried: { difference: '7.00', explained: '0.00', unexplained: '7.00' }, difference: '9.00', unexplained: '9.00' });

    // March: the ledger has caught up. The explanation does not go by itself; it is cleared.
    const before = enter(book, '2026-03', { '1570': '4807.00' });
    expect(accountOf(before, '1540')).toMatchObject({ difference: '0.00', explained: '-5000.00', unexplained: '5000.00', state: 'unexplained' });
    const march = book.call('reconciliation.clear', { itemId: accountOf(before, '1540').items[0]?.itemId ?? '', period: '2026-03', note: 'JV 118' });
    expect(accountOf(march, '1540')).toMatchObject({ carried: { difference: '-5000.00' }, cleared: '-5000.00', explained: '0.00', unexplained: '0.00', state: 'agrees', items: [{ state: 'cleared', end: { period: '2026-03', reason: 'JV 118' } }] });
    expect(accountOf(march, '1570')).toMatchObject({ carried: { unexplained: '9.00' }, unexplained: '7.00' });
    // Months before say what they said.
    expect(accountOf(book.call('reconciliation.compare', { period: '2026-02' }), '1540')).toMatchObject({ explained: '-5000.00', unexplained: '0.00', state: 'explained' });
  });

  test('comes along over a month that nobody reconciled', () => {
    const book = januaryBook();
    closeMonths(book, '2026-02');
    enter(book, '2026-01', { '1540': '55000.00' });
    book.call('reconciliation.explain', explain);
    const march = enter(book, '2026-03', { '1540': '55000.00' });
    expect(march.carriedFrom).toBe('2026-01');
    expect(accountOf(march, '1540')).toMatchObject({ carried: { explained: '-5000.00' }, unexplained: '0.00' });
  });

  test('of profit and loss ends with the fiscal year', () => {
    const book = memoryHost({ company: { fiscalYearStartMonth: 2 } });
    inService(book);
    closeMonths(book, '2026-01', '2026-02');
    enter(book, '2026-01', { '6100': '90.00', '1574': '90.00' });
    for (const account of ['6100', '1574']) book.call('reconciliation.explain', { period: '2026-01', account, type: 'missing_in_ledger', amount: '-10.00', note: 'Late run' });
    const february = enter(book, '2026-02', { '1574': '190.00' });
    expect(accountOf(february, '6100')).toMatchObject({ carried: null, explained: '0.00', unexplained: '0.00' });
    expect(accountOf(february, '1574')).toMatchObject({ carried: { difference: '-10.00' }, explained: '-10.00' });
  });
});

test('of profit and loss ends with a short fiscal year as with any other', () => {
  const book = memoryHost();
  book.call('fiscalYears.change', { from: '2026-01', to: '2026-02' });
  inService(book);
  closeMonths(book, '2026-01', '2026-02', '2026-03');
  const closing = (period: string) => accountOf(book.call('reconciliation.compare', { period }), '6100').registerClosing;
  expect([closing('2026-01'), closing('2026-02'), closing('2026-03')]).toEqual(['100.00', '200.00', '100.00']);
  enter(book, '2026-02', { '6100': '190.00' });
  expect(accountOf(enter(book, '2026-03'), '6100')).toMatchObject({ carried: null, difference: '0.00' });
});

describe('explanations', () => {
  test('a known historic difference has somebody who answers for it and a day to be settled by', () => {
    const book = januaryBook();
    enter(book, '2026-01', { '1540': '55000.00' });
    const historic = { ...explain, type: 'historic' as const };
    expect(book.refusal('reconciliation.explain', historic)).toEqual({ code: 'INVALID_INPUT', params: { field: 'owner', reason: 'required' } });
    expect(book.refusal('reconciliation.explain', { ...historic, owner: 'Salem' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'clearBy', reason: 'required' } });
    expect(book.refusal('reconciliation.explain', { ...historic, owner: 'Salem', clearBy: '2025-12-31' }).code).toBe('INVALID_DATE');
    const month = book.call('reconciliation.explain', { ...historic, owner: 'Salem', clearBy: '2026-06-30' });
    expect(accountOf(month, '1540').items).toMatchObject([{ type: 'historic', owner: 'Salem', clearBy: '2026-06-30', amount: '-5000.00', isCarried: false }]);
  });

  test('are refused where there is nothing to explain', () => {
    const book = januaryBook();
    expect(book.refusal('reconciliation.explain', { ...explain, amount: '0.00' })).toEqual({ code: 'INVALID_AMOUNT', params: { field: 'amount', value: '0.00', reason: 'zero' } });
    expect(book.refusal('reconciliation.explain', { ...explain, account: 'BANK' }).code).toBe('ACCOUNT_NOT_RECONCILED');
    expect(book.refusal('reconciliation.explain', explain)).toEqual({ code: 'LEDGER_BALANCE_MISSING', params: { period: '2026-01', count: 1 } });
    expect(book.refusal('reconciliation.explain', { ...explain, note: '\u200f ' }).code).toBe('INVALID_INPUT');
  });

  test('one that was wrong is withdrawn from every month and stays on record', () => {
    const book = januaryBook();
    enter(book, '2026-01', { '1540': '55000.00' });
    book.call('reconciliation.explain', explain);
    const month = book.call('reconciliation.withdraw', { itemId: 'rec-1', reason: 'It was another invoice' });
    expect(accountOf(month, '1540')).toMatchObject({ explained: '0.00', unexplained: '-5000.00', items: [{ state: 'withdrawn', end: { reason: 'It was another invoice', actor: 'Noura' } }] });
    expect(book.refusal('reconciliation.withdraw', { itemId: 'rec-1', reason: 'again' })).toEqual({ code: 'RECONCILING_ITEM_ENDED', params: { item: 'rec-1', reason: 'withdrawn' } });
    expect(book.refusal('reconciliation.clear', { itemId: 'rec-1', period: '2026-02' }).code).toBe('RECONCILING_ITEM_ENDED');
    expect(book.refusal('reconciliation.clear', { itemId: 'rec-9', period: '2026-02' })).toEqual({ code: 'RECONCILING_ITEM_NOT_FOUND', params: { item: 'rec-9' } });
  });

  test('one is cleared in a month after its own, and not ahead of the register', () => {
    const book = januaryBook();
    enter(book, '2026-01', { '1540': '55000.00' });
    book.call('reconciliation.explain', explain);
    expect(book.refusal('reconciliation.clear', { itemId: 'rec-1', period: '2026-01' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'period', reason: 'not_carried' } });
    expect(book.refusal('reconciliation.clear', { itemId: 'rec-1', period: '2026-03' }).code).toBe('PERIOD_AHEAD');
  });
});
