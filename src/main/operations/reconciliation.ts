import type { Handlers } from '#shared/contract/index.ts';
import { parsePeriod } from '#shared/values/calendar.ts';
import type { Context } from './context.ts';
import { enterBalances } from './reconciliation/balances.ts';
import { clear, explain, withdraw } from './reconciliation/items.ts';
import { isFlow, lastReconcilable, reconciledAccounts } from './reconciliation/month.ts';
import { importBalances, readBalances } from './reconciliation/reading.ts';
import { compareMonth, showAccount } from './reconciliation/show.ts';
import { signOff } from './reconciliation/signOff.ts';

type Names =
  | 'reconciliation.accounts' | 'reconciliation.compare' | 'reconciliation.enterBalances' | 'reconciliation.readBalances' | 'reconciliation.importBalances'
  | 'reconciliation.explain' | 'reconciliation.clear' | 'reconciliation.withdraw' | 'reconciliation.signOff';

/** The register beside a ledger that is kept elsewhere. Nothing here posts. */
export const reconciliationHandlers: Pick<Handlers<Context>, Names> = {
  'reconciliation.accounts': (context) => ({ accounts: reconciledAccounts(context).map((account) => showAccount(account, isFlow(account))) }),
  'reconciliation.compare': (context, { period }) => compareMonth(context, period === undefined ? lastReconcilable(context) : parsePeriod(period)),
  'reconciliation.enterBalances': enterBalances,
  'reconciliation.readBalances': readBalances,
  'reconciliation.importBalances': importBalances,
  'reconciliation.explain': explain,
  'reconciliation.clear': clear,
  'reconciliation.withdraw': withdraw,
  'reconciliation.signOff': signOff,
};
