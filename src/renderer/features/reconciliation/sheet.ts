/** What is typed beside the register, and what follows from it before it is saved. */
import type { Output } from '#shared/contract/index.ts';
import { formatAmount, minor, parseAmount } from '#shared/values/money.ts';
import { parseDecimal } from '../../i18n/digits.ts';

export type Comparison = Output<'reconciliation.compare'>;
export type Account = Comparison['accounts'][number];
/** By account: what was typed, '' where it was emptied, null where it is no amount. */
export type Typed = Readonly<Record<number, string | null>>;
/** Left over: the two agree again, and an explanation of what they differed by still stands. */
export type RowState = Account['state'] | 'changed' | 'left_over';

export const valueOf = (account: Account, typed: Typed): string | null => {
  const own = typed[account.accountId];
  return own === undefined ? (account.ledger ?? '') : own;
};

const same = (one: string, other: string): boolean => (one === '' || other === '' ? one === other : Number(one) === Number(other));

/** Accounts whose field says something else than the book. */
export const changedAccounts = (accounts: readonly Account[], typed: Typed): Account[] =>
  accounts.filter((account) => {
    const value = valueOf(account, typed);
    return value === null || !same(value, account.ledger ?? '');
  });

/** All balances of the month, as they are sent. */
export const balancesOf = (accounts: readonly Account[], typed: Typed): { account: number; balance: string }[] =>
  accounts.flatMap((account) => {
    const balance = valueOf(account, typed);
    return balance === null || balance === '' ? [] : [{ account: account.accountId, balance }];
  });

const minus = (one: string, other: string, decimals: number): string => formatAmount(minor(parseAmount(one, decimals) - parseAmount(other, decimals)), decimals);

/** The difference of what stands in the field, and what of it nothing explains. */
export function shownDifference(account: Account, typed: Typed, decimals: number): { difference: string | null; unexplained: string | null } {
  const value = valueOf(account, typed);
  if (value === null || value === '') return { difference: null, unexplained: null };
  const difference = minus(value, account.registerClosing, decimals);
  return { difference, unexplained: minus(difference, account.explained, decimals) };
}

export function rowState(account: Account, isChanged: boolean): RowState {
  if (isChanged) return 'changed';
  return account.state === 'unexplained' && isNothing(account.difference) ? 'left_over' : account.state;
}

export const isNothing = (amount: string | null): boolean => amount === null || !/[1-9]/.test(amount);

/** A column of amounts as it was copied, to be put into the fields from one on; null where it is more, or something else. */
export function copiedColumn(text: string): string[] | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n').map((line) => line.trim());
  if (lines.length < 2 || lines.some((line) => line.includes('\t'))) return null;
  const amounts = lines.map((line) => (line === '' || /^[-–—]$/.test(line) ? '' : parseDecimal(line)));
  return amounts.every((amount) => amount !== null) ? amounts : null;
}

/** Rows of several columns. */
export const isCopiedTable = (text: string): boolean => text.trim().includes('\t');
