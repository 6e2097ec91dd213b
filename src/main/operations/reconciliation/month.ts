import { refuse } from '#shared/errors.ts';
import { addPeriods, firstDay, lastDay, parsePeriod, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt } from '#shared/values/fiscalCalendar.ts';
import { hashOf } from '../../book/hash.ts';
import { kept } from '../../book/kept.ts';
import { accountsOfAssets, journalsByAccount, registerByAccount, type RoleOfAccount } from '../../book/queries/reconciliation.ts';
import { calendarOf, ledgerBook } from '../../book/tables/company.ts';
import { latestStatement, listItems, statedBalances, statedBefore, type EndedItem, type StatementRow } from '../../book/tables/reconciliation.ts';
import type { Context } from '../context.ts';
import { firstPeriod, openPeriod } from '../periods.ts';

/** One account at the end of one month. Debits less credits, minor units. */
interface Standing {
  registerMinor: number;
  /** As entered; null where nobody has said. */
  ledgerMinor: number | null;
  /** Explanations that stand in the month. */
  items: EndedItem[];
  explainedMinor: number;
  /** The ledger less the register, and what of it nothing explains. */
  differenceMinor: number | null;
  unexplainedMinor: number | null;
}

export interface AccountMonth extends Standing {
  account: RoleOfAccount;
  isFlow: boolean;
  isUsed: boolean;
  openingMinor: number;
  ownMinor: number;
  /** The same account in the last month with balances; null where that says nothing of it. */
  before: (Standing & { differenceMinor: number; unexplainedMinor: number }) | null;
  /** Items that the month before stood on and this one does not; and those that are new. */
  cleared: EndedItem[];
  added: EndedItem[];
  /** Everything said of the account up to the month, what was withdrawn included. */
  said: EndedItem[];
}

export interface ReconciledMonth {
  period: Period;
  statement: StatementRow | null;
  carriedFrom: Period | null;
  accounts: AccountMonth[];
  /** Accounts in use without a balance; with a difference; with an unexplained part of it. */
  missing: AccountMonth[];
  differing: AccountMonth[];
  unexplained: AccountMonth[];
  /** Of all that a signature stands for: the register, the balances and the explanations. */
  fingerprint: string;
}

/** A balance of profit or loss starts anew with each fiscal year. */
export const isFlow = ({ type }: RoleOfAccount): boolean => type === 'income' || type === 'expense';

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** The month in which the fiscal year of a month begins. */
const yearStartOf = (context: Context, period: Period): Period => fiscalYearAt(period, calendarOf(context.company)).from;

/** Every account with its role, whether or not anything happened in it. */
export const reconciledAccounts = (context: Context): RoleOfAccount[] => kept(context.connection, 'reconciled accounts', () => accountsOfAssets(context.connection));

/** The last month that can be reconciled: the open one. */
export const lastReconcilable = (context: Context): Period => openPeriod(context) ?? parsePeriod(context.now.slice(0, 7));

/** The month before the book begins is the first: opening balances are reconciled in it. */
export function firstReconcilable(context: Context): Period | null {
  const first = firstPeriod(context);
  return first === null ? null : addPeriods(first, -1);
}

/** @throws PERIOD_AHEAD for a month that the register has not reached */
export function assertReached(context: Context, period: Period): void {
  const open = lastReconcilable(context);
  if (period > open) refuse('PERIOD_AHEAD', { period, open });
}

/**
 * The register by account at the end of a month. Of profit or loss the register holds no balances of its own: what its journals posted there in the fiscal year
 * so far stands for it. Debits less credits, minor units.
 */
function registerAt(context: Context, period: Period, upTo: Period): { register: Map<number, number>; own: Map<number, number> } {
  const { connection } = context;
  return kept(connection, `register by account ${period} ${upTo}`, () => {
    const day = lastDay(upTo);
    const yearStart = firstDay(yearStartOf(context, period));
    const assets = registerByAccount(connection, ledgerBook(connection).id, day);
    const all = journalsByAccount(connection, null, day);
    const ofYear = yearStart > day ? new Map<number, number>() : journalsByAccount(connection, yearStart, day);
    const own = new Map<number, number>();
    const register = new Map<number, number>();
    for (const account of reconciledAccounts(context)) {
      own.set(account.id, (isFlow(account) ? ofYear : all).get(account.id) ?? 0);
      register.set(account.id, (isFlow(account) ? ofYear : account.role === 'depreciation' ? all : assets).get(account.id) ?? 0);
    }
    return { register, own };
  });
}

/** An item stands from its month until it is cleared; one of profit or loss not beyond the fiscal year, which takes the balance with it. */
function stands(context: Context, item: EndedItem, account: RoleOfAccount, period: Period): boolean {
  if (item.period > period || item.end?.kind === 'withdrawn') return false;
  if (item.end !== null && item.end.period <= period) return false;
  return !isFlow(account) || yearStartOf(context, item.period) === yearStartOf(context, period);
}

function standing(context: Context, account: RoleOfAccount, period: Period, registerMinor: number, ledgerMinor: number | null, said: readonly EndedItem[]): Standing {
  const items = said.filter((item) => stands(context, item, account, period));
  const explainedMinor = sum(items.map(({ amount_minor }) => amount_minor));
  const differenceMinor = ledgerMinor === null ? null : ledgerMinor - registerMinor;
  return { registerMinor, ledgerMinor, items, explainedMinor, differenceMinor, unexplainedMinor: differenceMinor === null ? null : differenceMinor - explainedMinor };
}

const balancesOf = (context: Context, statement: StatementRow | null): Map<number, number> =>
  new Map(statement === null ? [] : statedBalances(context.connection, statement.id).map(({ accountId, balanceMinor }) => [accountId, balanceMinor]));

/** What was said in the last month with balances, account by account. Profit and loss of another fiscal year has no say in this one. */
function monthBefore(context: Context, period: Period, items: Map<number, EndedItem[]>): { period: Period; of: (account: RoleOfAccount) => Standing | null } | null {
  const before = statedBefore(context.connection, period);
  if (before === null) return null;
  const { register } = registerAt(context, before, before);
  const balances = balancesOf(context, latestStatement(context.connection, before) ?? null);
  return {
    period: before,
    of: (account) => (isFlow(account) && yearStartOf(context, before) !== yearStartOf(context, period) ? null : standing(context, account, before, register.get(account.id) ?? 0, balances.get(account.id) ?? null, items.get(account.id) ?? [])),
  };
}

const isKnown = (before: Standing | null): before is Standing & { differenceMinor: number; unexplainedMinor: number } => before !== null && before.differenceMinor !== null;

/**
 * A month beside the balances entered for it. What was explained and not cleared, and what nobody explained, comes along from the month before: nothing is
 * ever made to fit. Minor units, debits less credits.
 */
export const reconciledMonth = (context: Context, period: Period): ReconciledMonth => kept(context.connection, `reconciled ${period}`, () => workOut(context, period));

function workOut(context: Context, period: Period): ReconciledMonth {
  const { connection } = context;
  const statement = latestStatement(connection, period) ?? null;
  const balances = balancesOf(context, statement);
  const items = Map.groupBy(listItems(connection), ({ account_id }) => account_id);
  const now = registerAt(context, period, period);
  const opening = registerAt(context, period, addPeriods(period, -1)).register;
  const last = monthBefore(context, period, items);
  const accounts = reconciledAccounts(context).map((account): AccountMonth => {
    const said = (items.get(account.id) ?? []).filter((item) => item.period <= period);
    const own = standing(context, account, period, now.register.get(account.id) ?? 0, balances.get(account.id) ?? null, said);
    const before = last?.of(account) ?? null;
    const carried = new Set(before?.items ?? []);
    const openingMinor = opening.get(account.id) ?? 0;
    const ownMinor = now.own.get(account.id) ?? 0;
    return {
      ...own, account, isFlow: isFlow(account), openingMinor, ownMinor, before: isKnown(before) ? before : null, said,
      isUsed: own.registerMinor !== 0 || openingMinor !== 0 || ownMinor !== 0 || own.ledgerMinor !== null || isKnown(before) || own.items.length > 0,
      cleared: (before?.items ?? []).filter((item) => !own.items.includes(item)), added: own.items.filter((item) => !carried.has(item)),
    };
  });
  return {
    period, statement, carriedFrom: last?.period ?? null, accounts,
    missing: accounts.filter(({ ledgerMinor, registerMinor, ownMinor, openingMinor, items: standingItems, before }) => ledgerMinor === null && (registerMinor !== 0 || ownMinor !== 0 || openingMinor !== 0 || standingItems.length > 0 || before !== null)),
    differing: accounts.filter(({ differenceMinor }) => differenceMinor !== null && differenceMinor !== 0), unexplained: accounts.filter(({ unexplainedMinor }) => unexplainedMinor !== null && unexplainedMinor !== 0),
    fingerprint: fingerprintOf(period, accounts),
  };
}

/** The version of the entry does not count: the same balances entered again are what was signed. */
function fingerprintOf(period: Period, accounts: readonly AccountMonth[]): string {
  const signed = accounts.filter(({ registerMinor, ownMinor, ledgerMinor, items }) => registerMinor !== 0 || ownMinor !== 0 || ledgerMinor !== null || items.length > 0);
  const said = signed.map(({ account, registerMinor, ownMinor, ledgerMinor, items }) => [account.id, registerMinor, ownMinor, ledgerMinor, items.map(({ id, content_hash }) => [id, content_hash])]);
  return hashOf({ period, said });
}
