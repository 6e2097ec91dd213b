import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parseDate } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { ledgerBook, type DepreciationBookRow } from '../../book/tables/company.ts';
import { required } from '#shared/values/assert.ts';
import { disposalLines, gainOnDisposal, shareOf, type EngineEvent, type Standing } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { assertComponentsLeave } from '../assets/components.ts';
import { show, type Context } from '../context.ts';
import { disposalAccounts, moneyOf } from './disposalMoney.ts';
import { effectIn, type Effect } from './effects.ts';
import { asked, actJournal, changeOf, ledgerEffect, subjectOf, type ActPlan, type PlannedEffect, type Subject } from './plan.ts';
import { costOfShare, piecesLeft, shareNamed, type Share } from './parts.ts';
import { keptSum } from './valueUpdates.ts';

export type DisposalRequest = Parsed<'disposals.preview'>;

/** @throws INVALID_INPUT, INVALID_AMOUNT: not exactly one way of naming the part; nothing, or all of it */
function shareFrom(context: Context, part: DisposalRequest['part'], { asset }: Subject): Share | null {
  if (part === undefined) return null;
  const { cost_minor: costMinor } = required(findBalance(context.connection, ledgerBook(context.connection).id, asset.id), 'the balance of an asset in service');
  return shareNamed(context, part, { quantity: asset.quantity, costMinor }, 'part');
}

function eventOf(subject: Subject, book: DepreciationBookRow, share: Share | null, context: Context): EngineEvent {
  const { date, asset } = subject;
  if (share === null) return { type: 'disposal', date };
  const cost = required(findBalance(context.connection, book.id, asset.id), 'the balance of an asset in service').cost_minor;
  const costMinor = costOfShare(cost, share);
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

const ALONE: ReadonlySet<number> = new Set();

/**
 * Derecognition of an asset or a part of it, in every depreciation book (IAS 16.67–72): depreciation to the day by each book's convention, what
 * leaves, what comes in, and the gain or loss, which is the ledger's in the journal and each book's own beside it.
 * @param together the assets that leave on the same paper: components among them.
 * @throws what subjectOf throws; ASSET_HAS_COMPONENTS, INVALID_INPUT, INVALID_AMOUNT, ACCOUNT_NOT_FOUND
 */
export function planDisposal(context: Context, input: DisposalRequest, together: ReadonlySet<number> = ALONE): ActPlan {
  const date = parseDate(input.disposalDate, 'disposalDate');
  const received = moneyOf(context, input);
  const subject = subjectOf(context, input, date, 'disposals.create', 'every', ['IN_SERVICE', 'HELD_FOR_SALE']);
  const { asset, category } = subject;
  const isHeld = asset.status === 'HELD_FOR_SALE';
  if (input.part === undefined) assertComponentsLeave(context, asset, together);
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
    externalId: input.externalId ?? null, amountMinor: received.proceedsMinor, memo: input.reason ?? null, input: asked(input), quantityAfter: share && piecesLeft(asset.quantity, [share], 'part'),
    outcome: { ...received, gainMinor: ledger ? gainOnDisposal(received, leaving(ledger).carryingMinor) : 0, quantityBefore: asset.quantity },
  };
}
