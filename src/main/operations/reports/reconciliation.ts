import type { DateString, Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { LedgerReconciliation, ReconciledAccount } from '../../reports/reconciliation.ts';
import { named } from '../../reports/texts.ts';
import type { Context } from '../context.ts';
import { reconciledMonth, type AccountMonth } from '../reconciliation/month.ts';
import { byType, onOwnSide, sideOf, signOffsOf } from '../reconciliation/show.ts';

function reconciledAccount(month: AccountMonth): ReconciledAccount {
  const { account } = month;
  const own = (amountMinor: number): Minor => minor(onOwnSide(account, amountMinor));
  const known = (amountMinor: number | null): Minor | null => (amountMinor === null ? null : own(amountMinor));
  return {
    code: account.code, name: named(account.name, account.name_ar), role: account.role, side: sideOf(account),
    registerOpening: own(month.openingMinor), registerMovement: own(month.registerMinor - month.openingMinor), registerClosing: own(month.registerMinor), ownJournals: own(month.ownMinor),
    ledger: known(month.ledgerMinor), difference: known(month.differenceMinor), carried: known(month.before?.differenceMinor ?? null),
    cleared: own(month.cleared.reduce((sum, { amount_minor }) => sum + amount_minor, 0)), explained: own(month.explainedMinor),
    explainedByType: new Map([...byType(month.items)].map(([type, amountMinor]) => [type, own(amountMinor)])), unexplained: known(month.unexplainedMinor),
  };
}

/** The figures of reconciliation.compare, of the accounts in use. */
export function reconciliationForReport(context: Context, period: Period): LedgerReconciliation {
  const month = reconciledMonth(context, period);
  const { statement, carriedFrom, missing, unexplained } = month;
  const used = month.accounts.filter(({ isUsed }) => isUsed);
  return {
    period, carriedFrom, missing: missing.length, unexplained: unexplained.length, accounts: used.map(reconciledAccount),
    statement: statement === null || statement.balance_count === 0 ? null : { version: statement.version, fileName: statement.file_name, actor: statement.actor, at: statement.at },
    items: used.flatMap(({ account, items }) => items.map((item) => ({
      account: account.code, type: item.type, since: item.period, amount: minor(onOwnSide(account, item.amount_minor)), note: item.note, owner: item.owner, clearBy: item.clear_by as DateString | null, actor: item.actor,
    }))),
    signOffs: signOffsOf(context, month).map(({ actor, at, note, isStale }) => ({ actor, at, note, isStale })),
  };
}
