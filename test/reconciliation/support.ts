import { required } from '#shared/values/assert.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type HostSettings, type TestBook } from '../support/book.ts';

export type Comparison = Output<'reconciliation.compare'>;
export type Balances = Input<'reconciliation.enterBalances'>['balances'];

/** A computer of 4,800.00 and a van of 60,000.00, 100.00 and 1,000.00 a month; January closed. */
export function januaryBook(settings: HostSettings = {}): TestBook {
  const book = memoryHost(settings);
  inService(book);
  inService(book, { name: 'Van', categoryCode: 'VEH', cost: '60000.00', usefulLifeMonths: 60 });
  closeMonths(book, '2026-01');
  return book;
}

export const accountOf = (comparison: Comparison, code: string): Comparison['accounts'][number] => required(comparison.accounts.find((account) => account.code === code), `account ${code}`);

/** What the register says of every account in use, as a ledger that agrees would: on each account's own side. */
export function agreeing(book: TestBook, period: string, changes: Readonly<Record<string, string>> = {}): Balances {
  const { accounts } = book.call('reconciliation.compare', { period });
  return accounts.filter(({ isUsed, code }) => isUsed || changes[code] !== undefined).map(({ code, registerClosing }) => ({ account: code, balance: changes[code] ?? registerClosing }));
}

export const enter = (book: TestBook, period: string, changes: Readonly<Record<string, string>> = {}): Comparison => book.call('reconciliation.enterBalances', { period, balances: agreeing(book, period, changes) });
