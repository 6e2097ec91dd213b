import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { firstDay, parsePeriod } from '#shared/values/calendar.ts';
import { plainText } from '#shared/values/fold.ts';
import { required } from '#shared/values/assert.ts';
import { insertItem, insertItemEnd, listItems, type EndedItem } from '../../book/tables/reconciliation.ts';
import { findAccountById } from '../../book/tables/accounts.ts';
import { money, type Context } from '../context.ts';
import { optionalName, requiredName } from '../names.ts';
import { reconciledAccount } from './balances.ts';
import { assertReached, reconciledMonth } from './month.ts';
import { compareMonth, onOwnSide } from './show.ts';

/**
 * Names a part of a difference. It stands from its month until it is cleared or withdrawn. A known historic difference has somebody who answers for it and a day
 * to be settled by.
 * @throws INVALID_INPUT, INVALID_DATE, INVALID_AMOUNT, ACCOUNT_NOT_FOUND, ACCOUNT_NOT_RECONCILED, LEDGER_BALANCE_MISSING, PERIOD_AHEAD
 */
export function explain(context: Context, input: Parsed<'reconciliation.explain'>): Output<'reconciliation.explain'> {
  const { connection, actor, now: at } = context;
  const period = parsePeriod(input.period);
  const note = requiredName(input.note, 'note');
  const owner = optionalName(input.owner ?? null, null);
  const clearBy = input.clearBy ?? null;
  if (input.type === 'historic' && owner === null) refuse('INVALID_INPUT', { field: 'owner', reason: 'required' });
  if (input.type === 'historic' && clearBy === null) refuse('INVALID_INPUT', { field: 'clearBy', reason: 'required' });
  if (clearBy !== null && clearBy < firstDay(period)) refuse('INVALID_DATE', { field: 'clearBy', value: clearBy });
  const amountMinor = money(context, input.amount, 'amount');
  if (amountMinor === 0) refuse('INVALID_AMOUNT', { field: 'amount', value: input.amount, reason: 'zero' });
  const account = reconciledAccount(context, input.account);
  const month = reconciledMonth(context, period).accounts.find((one) => one.account.id === account.id);
  if (month?.ledgerMinor === null) refuse('LEDGER_BALANCE_MISSING', { period, count: 1 });
  assertReached(context, period);
  const item = insertItem(connection, { period, account_id: account.id, type: input.type, amount_minor: onOwnSide(account, amountMinor), note, owner, clear_by: clearBy, actor, at });
  context.record(account.code, { item: item.id, period, type: item.type, amount: item.amount_minor, note, owner, clearBy });
  return compareMonth(context, period);
}

/** An explanation that still stands. @throws RECONCILING_ITEM_NOT_FOUND, RECONCILING_ITEM_ENDED */
function standingItem(context: Context, itemId: string): EndedItem {
  const id = Number(itemId.slice('rec-'.length));
  const item = listItems(context.connection).find((one) => one.id === id) ?? refuse('RECONCILING_ITEM_NOT_FOUND', { item: itemId });
  if (item.end !== null) refuse('RECONCILING_ITEM_ENDED', { item: itemId, reason: item.end.kind });
  return item;
}

const codeOf = (context: Context, { account_id }: EndedItem): string => required(findAccountById(context.connection, account_id), 'the account of an explanation').code;

/**
 * The difference was settled in a month: from then on the explanation is no longer needed.
 * @throws INVALID_INPUT (a month in which it was not carried), RECONCILING_ITEM_NOT_FOUND, RECONCILING_ITEM_ENDED, PERIOD_AHEAD
 */
export function clear(context: Context, input: Parsed<'reconciliation.clear'>): Output<'reconciliation.clear'> {
  const period = parsePeriod(input.period);
  const item = standingItem(context, input.itemId);
  if (period <= item.period) refuse('INVALID_INPUT', { field: 'period', reason: 'not_carried' });
  assertReached(context, period);
  const reason = plainText(input.note ?? '') || null;
  insertItemEnd(context.connection, { item_id: item.id, kind: 'cleared', period, reason, actor: context.actor, at: context.now });
  context.record(codeOf(context, item), { item: item.id, period, amount: item.amount_minor, note: reason });
  return compareMonth(context, period);
}

/** Takes an explanation back that was wrong. It stays on record. @throws RECONCILING_ITEM_NOT_FOUND, RECONCILING_ITEM_ENDED */
export function withdraw(context: Context, input: Parsed<'reconciliation.withdraw'>): Output<'reconciliation.withdraw'> {
  const reason = requiredName(input.reason, 'reason');
  const item = standingItem(context, input.itemId);
  insertItemEnd(context.connection, { item_id: item.id, kind: 'withdrawn', period: item.period, reason, actor: context.actor, at: context.now });
  context.record(codeOf(context, item), { item: item.id, period: item.period, amount: item.amount_minor, reason });
  return compareMonth(context, item.period);
}
