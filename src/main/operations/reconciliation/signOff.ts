import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parsePeriod } from '#shared/values/calendar.ts';
import { plainText } from '#shared/values/fold.ts';
import { insertSignOff, listSignOffs } from '../../book/tables/reconciliation.ts';
import type { Context } from '../context.ts';
import { assertAnother } from '../people.ts';
import { assertReached, reconciledMonth } from './month.ts';
import { compareMonth } from './show.ts';

/**
 * A person puts their name to a month: to its balances, its register and its explanations, and to how many accounts are left unexplained. When any of that
 * changes later, the signature stays on record and counts no longer.
 * @throws LEDGER_BALANCE_MISSING, ALREADY_SIGNED, PERIOD_AHEAD, UNEXPLAINED_DIFFERENCE (where the book asks for none), SAME_PERSON, PREVIEW_STALE
 */
export function signOff(context: Context, input: Parsed<'reconciliation.signOff'>): Output<'reconciliation.signOff'> {
  const { connection, actor, now: at } = context;
  const period = parsePeriod(input.period);
  const { statement, missing, unexplained, fingerprint } = reconciledMonth(context, period);
  if (statement === null || statement.balance_count === 0 || missing.length > 0) refuse('LEDGER_BALANCE_MISSING', { period, count: missing.length });
  if (listSignOffs(connection, period).some((signed) => signed.actor === actor && signed.fingerprint === fingerprint)) refuse('ALREADY_SIGNED', { period, person: actor });
  assertReached(context, period);
  if (context.company.reconciliation_blocks === 1 && unexplained.length > 0) refuse('UNEXPLAINED_DIFFERENCE', { period, count: unexplained.length });
  assertAnother(context, statement.actor);
  if (input.fingerprint !== undefined && input.fingerprint !== fingerprint) refuse('PREVIEW_STALE', {});
  insertSignOff(connection, { period, statement_id: statement.id, fingerprint, unexplained_count: unexplained.length, note: plainText(input.note ?? '') || null, actor, at });
  context.record(period, { version: statement.version, unexplained: unexplained.length, fingerprint });
  return compareMonth(context, period);
}
