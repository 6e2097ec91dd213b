import type { Output } from '#shared/contract/index.ts';
import type { Period } from '#shared/values/calendar.ts';
import type { AccountRole, RoleOfAccount } from '../../book/queries/reconciliation.ts';
import { listSignOffs, listStatements, type EndedItem, type StatementRow } from '../../book/tables/reconciliation.ts';
import { show, type Context } from '../context.ts';
import { firstReconcilable, lastReconcilable, reconciledMonth, type AccountMonth, type ReconciledMonth } from './month.ts';

type Comparison = Output<'reconciliation.compare'>;
type Compared = Comparison['accounts'][number];
type Item = Compared['items'][number];

const CREDIT_ROLES: ReadonlySet<AccountRole> = new Set(['accumulated_depreciation', 'accumulated_impairment', 'revaluation_surplus', 'gain']);

/** The side an account's balance usually stands on. */
export const sideOf = ({ role }: Pick<RoleOfAccount, 'role'>): 'debit' | 'credit' => (CREDIT_ROLES.has(role) ? 'credit' : 'debit');

/** Debits less credits to the account's own side, and back. */
export const onOwnSide = (account: Pick<RoleOfAccount, 'role'>, amountMinor: number): number => (sideOf(account) === 'credit' && amountMinor !== 0 ? -amountMinor : amountMinor);

export const itemIdOf = (id: number): string => `rec-${id}`;

export const showAccount = (account: RoleOfAccount, isFlow: boolean): Pick<Compared, 'accountId' | 'code' | 'name' | 'nameAr' | 'role' | 'side' | 'isFlow'> => ({
  accountId: account.id, code: account.code, name: account.name, nameAr: account.name_ar, role: account.role, side: sideOf(account), isFlow,
});

function stateOf(month: AccountMonth): Compared['state'] {
  if (month.differenceMinor === null) return 'not_entered';
  if (month.unexplainedMinor !== 0) return 'unexplained';
  return month.items.length === 0 ? 'agrees' : 'explained';
}

/** Explanations of one kind added up, in the order in which kinds first appear. */
export function byType(items: readonly EndedItem[]): Map<EndedItem['type'], number> {
  const sums = new Map<EndedItem['type'], number>();
  for (const { type, amount_minor } of items) sums.set(type, (sums.get(type) ?? 0) + amount_minor);
  return sums;
}

function showItem(month: AccountMonth, item: EndedItem, amount: (minor: number) => string): Item {
  const { end } = item;
  const isStanding = month.items.includes(item);
  return {
    itemId: itemIdOf(item.id), period: item.period, type: item.type, amount: amount(item.amount_minor), note: item.note, owner: item.owner, clearBy: item.clear_by, actor: item.actor, at: item.at,
    state: isStanding ? 'standing' : end?.kind === 'withdrawn' ? 'withdrawn' : 'cleared', isCarried: isStanding && !month.added.includes(item),
    end: isStanding || end === null ? null : { period: end.period, reason: end.reason, actor: end.actor, at: end.at },
  };
}

function showMonth(context: Context, month: AccountMonth): Compared {
  const { account, before } = month;
  const amount = (minor: number): string => show(context, onOwnSide(account, minor));
  const known = (minor: number | null): string | null => (minor === null ? null : amount(minor));
  const total = (items: readonly EndedItem[]): string => amount(items.reduce((sum, { amount_minor }) => sum + amount_minor, 0));
  return {
    ...showAccount(account, month.isFlow), isUsed: month.isUsed,
    registerOpening: amount(month.openingMinor), registerMovement: amount(month.registerMinor - month.openingMinor), registerClosing: amount(month.registerMinor), ownJournals: amount(month.ownMinor),
    ledger: known(month.ledgerMinor), difference: known(month.differenceMinor), explained: amount(month.explainedMinor),
    explainedByType: [...byType(month.items)].map(([type, minor]) => ({ type, amount: amount(minor) })), unexplained: known(month.unexplainedMinor),
    carried: before && { difference: amount(before.differenceMinor), explained: amount(before.explainedMinor), unexplained: amount(before.unexplainedMinor) },
    cleared: total(month.cleared), added: total(month.added), state: stateOf(month), items: month.said.map((item) => showItem(month, item, amount)),
  };
}

const showStatement = ({ version, origin, file_name, balance_count, actor, at }: StatementRow): NonNullable<Comparison['statement']> => ({ version, origin, fileName: file_name, balances: balance_count, actor, at });

function overall({ statement, missing, unexplained, differing }: ReconciledMonth): Comparison['state'] {
  if (statement === null || statement.balance_count === 0) return 'not_entered';
  if (unexplained.length > 0) return 'unexplained';
  if (missing.length > 0) return 'incomplete';
  return differing.length > 0 ? 'explained' : 'agrees';
}

/** Signatures of a month, the latest first; one is stale where what it stood for has changed. */
export const signOffsOf = (context: Context, month: ReconciledMonth): Comparison['signOffs'] =>
  listSignOffs(context.connection, month.period).map(({ actor, at, note, unexplained_count, fingerprint }) => ({ actor, at, note, unexplained: unexplained_count, isStale: fingerprint !== month.fingerprint }));

/** A month beside the balances entered for it, as the contract carries it. */
export function compareMonth(context: Context, period: Period): Comparison {
  const month = reconciledMonth(context, period);
  const [, ...earlier] = listStatements(context.connection, period);
  const signOffs = signOffsOf(context, month);
  return {
    period, carriedFrom: month.carriedFrom, firstPeriod: firstReconcilable(context), lastPeriod: lastReconcilable(context), state: overall(month),
    statement: month.statement && showStatement(month.statement), earlier: earlier.map(showStatement), accounts: month.accounts.map((account) => showMonth(context, account)),
    missing: month.missing.length, differing: month.differing.length, unexplained: month.unexplained.length, signOffs, isSigned: signOffs.some(({ isStale }) => !isStale), fingerprint: month.fingerprint,
  };
}
