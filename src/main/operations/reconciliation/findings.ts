import type { Output } from '#shared/contract/index.ts';
import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { latestStatement } from '../../book/tables/reconciliation.ts';
import type { Context } from '../context.ts';
import { reconciledMonth } from './month.ts';

type Finding = Output<'close.checklist'>['findings'][number];

const plain = (code: string, severity: Finding['severity'], count: number, period: Period): Finding => ({ code, severity, count, assets: [], params: { period } });

/**
 * What a close asks of the balances of another ledger: nothing of a book that has none; once a month was reconciled, the next one too. A difference that nobody
 * explained warns, or stops the month where the book says so.
 */
export function reconciliationFindings(context: Context, period: Period): Finding[] {
  const { connection, company } = context;
  const entered = (month: Period): boolean => (latestStatement(connection, month)?.balance_count ?? 0) > 0;
  if (!entered(period)) return entered(addPeriods(period, -1)) ? [plain('reconciliation_missing', 'warn', 1, period)] : [];
  const { unexplained, missing, accounts } = reconciledMonth(context, period);
  if (unexplained.length > 0) return [plain('reconciliation_open', company.reconciliation_blocks === 1 ? 'block' : 'warn', unexplained.length, period)];
  if (missing.length > 0) return [plain('reconciliation_incomplete', 'warn', missing.length, period)];
  return [plain('reconciliation_agrees', 'ok', accounts.filter(({ ledgerMinor }) => ledgerMinor !== null).length, period)];
}
