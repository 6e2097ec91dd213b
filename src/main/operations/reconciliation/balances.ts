import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parsePeriod, type Period } from '#shared/values/calendar.ts';
import type { RoleOfAccount } from '../../book/queries/reconciliation.ts';
import { insertStatement, latestStatement, statedBalances, type StatedBalance } from '../../book/tables/reconciliation.ts';
import { resolveAccount, type AccountRef } from '../accounts.ts';
import { money, type Context } from '../context.ts';
import { assertReached, reconciledAccounts } from './month.ts';
import { compareMonth, onOwnSide } from './show.ts';

/** An account that assets stand in or post to. @throws ACCOUNT_NOT_FOUND, ACCOUNT_NOT_RECONCILED */
export function reconciledAccount(context: Context, ref: AccountRef): RoleOfAccount {
  const { id, code } = resolveAccount(context, ref, { allowInactive: true });
  return reconciledAccounts(context).find((account) => account.id === id) ?? refuse('ACCOUNT_NOT_RECONCILED', { account: code });
}

type Given = Parsed<'reconciliation.enterBalances'>['balances'][number];

/** Debits less credits of what was given, in minor units. @throws INVALID_INPUT, INVALID_AMOUNT */
function givenBalance(context: Context, { debit, credit, balance }: Given, field: string): { amountMinor: number; isOnOwnSide: boolean } {
  const hasSides = debit !== undefined || credit !== undefined;
  if (hasSides === (balance !== undefined)) refuse('INVALID_INPUT', { field, reason: 'sides_or_balance' });
  if (balance !== undefined) return { amountMinor: money(context, balance, `${field}.balance`), isOnOwnSide: true };
  return { amountMinor: money(context, debit ?? '0', `${field}.debit`) - money(context, credit ?? '0', `${field}.credit`), isOnOwnSide: false };
}

const sameBalances = (one: readonly StatedBalance[], other: readonly StatedBalance[]): boolean =>
  one.length === other.length && one.every(({ accountId, balanceMinor }, index) => other[index]?.accountId === accountId && other[index].balanceMinor === balanceMinor);

/**
 * Keeps the balances of a month as its next version; the same ones once more change nothing. Minor units, debits less credits.
 * @param file where they were read from; null where they were typed
 */
export function keepBalances(context: Context, period: Period, balances: readonly StatedBalance[], file: { name: string; digest: string } | null): void {
  const { connection, actor, now: at } = context;
  const sorted = [...balances].sort((one, other) => one.accountId - other.accountId);
  const latest = latestStatement(connection, period);
  const isSame = latest !== undefined && latest.digest === (file?.digest ?? null) && sameBalances(statedBalances(connection, latest.id), sorted);
  const statement = isSame ? latest : insertStatement(connection, { period, origin: file === null ? 'typed' : 'file', file_name: file?.name ?? null, digest: file?.digest ?? null, actor, at }, sorted);
  context.record(period, { statement: isSame ? null : statement.id, version: statement.version, balances: sorted.length, ...(file === null ? {} : { file: file.name, digest: file.digest }) });
}

/**
 * The closing balances of another ledger, all of a month at once. What is left out is not known; an empty list takes the month's entry away. Nothing is posted.
 * @throws INVALID_INPUT, INVALID_AMOUNT, ACCOUNT_NOT_FOUND, ACCOUNT_NOT_RECONCILED, PERIOD_AHEAD
 */
export function enterBalances(context: Context, input: Parsed<'reconciliation.enterBalances'>): Output<'reconciliation.enterBalances'> {
  const period = parsePeriod(input.period);
  const given = input.balances.map((one, index) => ({ one, ...givenBalance(context, one, `balances.${index}`) }));
  const balances = given.map(({ one, amountMinor, isOnOwnSide }): StatedBalance => {
    const account = reconciledAccount(context, one.account);
    return { accountId: account.id, balanceMinor: isOnOwnSide ? onOwnSide(account, amountMinor) : amountMinor };
  });
  const seen = new Set<number>();
  balances.forEach(({ accountId }, index) => {
    if (seen.has(accountId)) refuse('INVALID_INPUT', { field: `balances.${index}.account`, reason: 'duplicate_account' });
    seen.add(accountId);
  });
  assertReached(context, period);
  keepBalances(context, period, balances, null);
  return compareMonth(context, period);
}
