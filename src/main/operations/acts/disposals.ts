import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parseDate } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { ledgerBook, type DepreciationBookRow } from '../../book/tables/company.ts';
import { required } from '#shared/values/assert.ts';
import { disposalLines, formatUnits, gainOnDisposal, parseUnits, shareOf, type EngineEvent, type Standing } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { money, show, type Context } from '../context.ts';
import { disposalAccounts, moneyOf } from './disposalMoney.ts';
import { effectIn, type Effect } from './effects.ts';
import { asked, actJournal, changeOf, ledgerEffect, subjectOf, type ActPlan, type PlannedEffect, type Subject } from './plan.ts';
import { keptSum } from './valueUpdates.ts';

export type DisposalRequest = Parsed<'disposals.preview'>;

/** The part that leaves, as a fraction of the whole in whole numbers; null for all of it. */
interface Share {
  numerator: bigint;
  denominator: bigint;
  /** What is left of the quantity, where the part is so many pieces. */
  quantityLeft: string | null;
}

const HUNDRED_PERCENT = 100n * 10n ** 12n;

function percentOf(text: string): bigint {
  const [whole = '0', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.padEnd(12, '0'));
}

/** @throws INVALID_INPUT, INVALID_AMOUNT: not exactly one way of naming the part; nothing, or all of it */
function shareFrom(context: Context, part: DisposalRequest['part'], { asset }: Subject): Share | null {
  if (part === undefined) return null;
  const named = Object.values(part).filter((value) => value !== undefined);
  if (named.length !== 1) refuse('INVALID_INPUT', { field: 'part', reason: 'quantity, percent or cost: one of them' });
  const within = (share: Share, field: string, value: string): Share => {
    if (share.numerator <= 0n || share.numerator >= share.denominator) refuse('INVALID_AMOUNT', { field: `part.${field}`, value, reason: 'range' });
    return share;
  };
  if (part.percent !== undefined) return within({ numerator: percentOf(part.percent), denominator: HUNDRED_PERCENT, quantityLeft: null }, 'percent', part.percent);
  if (part.cost !== undefined) {
    const cost = required(findBalance(context.connection, ledgerBook(context.connection).id, asset.id), 'the balance of an asset in service').cost_minor;
    return within({ numerator: BigInt(money(context, part.cost, 'part.cost')), denominator: BigInt(cost), quantityLeft: null }, 'cost', part.cost);
  }
  const quantity = part.quantity ?? '0';
  const [leaves, all] = [parseUnits(quantity, 'part.quantity'), parseUnits(asset.quantity, 'quantity')];
  return within({ numerator: leaves, denominator: all, quantityLeft: formatUnits(all - leaves) }, 'quantity', quantity);
}

function eventOf(subject: Subject, book: DepreciationBookRow, share: Share | null, context: Context): EngineEvent {
  const { date, asset } = subject;
  if (share === null) return { type: 'disposal', date };
  const cost = required(findBalance(context.connection, book.id, asset.id), 'the balance of an asset in service').cost_minor;
  const costMinor = minor(Number(divideBig(BigInt(cost) * share.numerator, share.denominator, 'half_away_from_zero')));
  if (costMinor <= 0 || costMinor >= cost) refuse('INVALID_AMOUNT', { field: 'part', value: show(context, costMinor), reason: 'range' });
  return { type: 'part_disposal', date, costMinor };
}

const leaving = ({ before, after }: Effect): Pick<Standing, 'costMinor' | 'accumulatedMinor' | 'impairmentMinor' | 'carryingMinor'> => ({
  costMinor: minor(before.costMinor - after.costMinor), accumulatedMinor: minor(before.accumulatedMinor - after.accumulatedMinor),
  impairmentMinor: minor(before.impairmentMinor - after.impairmentMinor), carryingMinor: minor(before.carryingMinor - after.carryingMinor),
});

/** What is held for sale leaves the account it stands in, as one figure (IFRS 5.24). */
const asHeld = (left: ReturnType<typeof leaving>): ReturnType<typeof leaving> => ({ ...left, costMinor: left.carryingMinor, accumulatedMinor: minor(0), impairmentMinor: minor(0) });

/** The surplus that leaves with what is disposed of: all of it, or the part's share. */
function surplusLeaving({ balance, before, after }: Effect): Minor {
  return after.costMinor === 0 ? minor(balance.surplus_minor) : shareOf(minor(balance.surplus_minor), minor(before.costMinor - after.costMinor), before.costMinor);
}

/**
 * Derecognition of an asset or a part of it, in every depreciation book (IAS 16.67–72): depreciation to the day by each book's convention, what
 * leaves, what comes in, and the gain or loss, which is the ledger's in the journal and each book's own beside it.
 * @throws what subjectOf throws; INVALID_INPUT, INVALID_AMOUNT, ACCOUNT_NOT_FOUND
 */
export function planDisposal(context: Context, input: DisposalRequest): ActPlan {
  const date = parseDate(input.disposalDate, 'disposalDate');
  const received = moneyOf(context, input);
  const subject = subjectOf(context, input, date, 'disposals.create', 'every', ['IN_SERVICE', 'HELD_FOR_SALE']);
  const { asset, category } = subject;
  const isHeld = asset.status === 'HELD_FOR_SALE';
  // What would stand had it never been held, should it not be sold after all, is known of the whole alone.
  if (isHeld && input.part !== undefined) refuse('INVALID_INPUT', { field: 'part', reason: 'held_for_sale' });
  const share = shareFrom(context, input.part, subject);
  const own = accountsOf(asset, category);
  const accounts = disposalAccounts(context, input, isHeld ? { ...own, costAccountId: resolveAccount(context, 'HELD_FOR_SALE').id } : own);
  const effects = subject.books.map((book): PlannedEffect => {
    const effect = effectIn(context, book, { asset, category, date, event: eventOf(subject, book, share, context), settles: true });
    const surplus = surplusLeaving(effect);
    const loss = keptSum(context, asset, book, 'lossMinor');
    return {
      ...effect, change: changeOf(effect, surplus === 0 ? 0 : -surplus),
      facts: { gainMinor: gainOnDisposal(received, leaving(effect).carryingMinor), lossMinor: loss === 0 ? 0 : -shareOf(minor(loss), leaving(effect).costMinor, effect.before.costMinor) },
    };
  });
  const kind = share === null ? ('disposal' as const) : ('part_disposal' as const);
  const ledger = ledgerEffect(effects);
  const lines = ledger ? disposalLines(isHeld ? asHeld(leaving(ledger)) : leaving(ledger), surplusLeaving(ledger), received, accounts) : [];
  return {
    kind, asset, category, date, book: null, effects, journal: actJournal(context, subject, kind, 'disposal', lines), statusAfter: share === null ? 'DISPOSED' : asset.status,
    externalId: input.externalId ?? null, amountMinor: received.proceedsMinor, memo: input.reason ?? null, input: asked(input), quantityAfter: share?.quantityLeft ?? null,
    outcome: { ...received, gainMinor: ledger ? gainOnDisposal(received, leaving(ledger).carryingMinor) : 0, quantityBefore: asset.quantity },
  };
}
