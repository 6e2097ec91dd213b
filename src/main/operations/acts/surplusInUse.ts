import { required } from '#shared/values/assert.ts';
import { lastDay, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { costCenterAt } from '../../book/queries/custody.ts';
import { happenedToAsset } from '../../book/queries/happened.ts';
import { usedSurpluses, type UsedSurplus } from '../../book/queries/surplus.ts';
import { nextActId } from '../../book/tables/acts.ts';
import { findAssetById } from '../../book/tables/assets.ts';
import { findBalance, type BalanceRow } from '../../book/tables/balances.ts';
import { ledgerBook, type DepreciationBookRow } from '../../book/tables/company.ts';
import { realizedSurplus, surplusTransferLines, type Standing, type SurplusReference } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { categoryOf } from '../assets/write.ts';
import type { Context } from '../context.ts';
import { narration } from '../narration.ts';
import { stateOf, termsWith } from '../terms.ts';
import { linesAbout, type ActPlan } from './plan.ts';
import { postAct } from './post.ts';

/** Depreciation that the month is about to post, by asset. Minor units. */
export type Foretold = ReadonlyMap<number, number>;

/** What a month's use takes out of revaluation surpluses: an act for each asset, the first of them with the journal of all. */
export interface SurplusInUse {
  acts: ActPlan[];
  totalMinor: Minor;
}

/** Transfers go on from the reference of the last one; whatever else happened to the asset, but for its use, begins a new one, as things stood before what the month was charged. */
function referenceOf(used: UsedSurplus, balance: BalanceRow, leftMinor: number, foretoldMinor: number): SurplusReference {
  if (used.kind === 'surplus_transfer') return (JSON.parse(used.details ?? '{}') as { surplusReference: SurplusReference }).surplusReference;
  return { surplusMinor: minor(balance.surplus_minor), depreciableMinor: minor(leftMinor + used.charged_minor + foretoldMinor) };
}

function planOne(context: Context, book: DepreciationBookRow, used: UsedSurplus, date: DateString, foretoldMinor: number): ActPlan | null {
  const { connection } = context;
  const asset = required(findAssetById(connection, used.asset_id), 'an asset with a surplus');
  const balance = required(findBalance(connection, book.id, asset.id), 'the balance of an asset with a surplus');
  const carryingMinor = minor(balance.cost_minor - balance.accumulated_minor - balance.impairment_minor);
  const leftMinor = minor(carryingMinor - foretoldMinor - balance.residual_minor);
  const reference = referenceOf(used, balance, leftMinor, foretoldMinor);
  const amountMinor = realizedSurplus(reference, minor(balance.surplus_minor), leftMinor);
  if (amountMinor === 0) return null;
  const happened = happenedToAsset(connection, book.id, asset.id);
  const stands: Standing = { costMinor: minor(balance.cost_minor), accumulatedMinor: minor(balance.accumulated_minor), impairmentMinor: minor(balance.impairment_minor), carryingMinor, residualMinor: minor(balance.residual_minor) };
  return {
    kind: 'surplus_transfer', asset, category: categoryOf(context, asset), date, book, journal: null, statusAfter: asset.status, externalId: null, amountMinor, memo: null, input: { period: date.slice(0, 7) }, outcome: {},
    effects: [{
      book, balance, terms: termsWith(context, asset, book, balance, happened), event: null, singles: [], state: stateOf(balance, date.slice(0, 7) as Period, happened), events: happened?.events ?? [], before: stands, after: stands,
      change: { cost: 0, accumulated: 0, impairment: 0, surplus: -amountMinor }, facts: { surplusReference: { ...reference } },
    }],
  };
}

/**
 * What the depreciation of a month moves from revaluation surpluses to retained earnings (IAS 16.41), in the depreciation book that posts, for categories that chose
 * so. One journal for the month.
 * @param foretold what the month is still to charge; empty once it is posted.
 */
export function planSurplusInUse(context: Context, period: Period, foretold: Foretold): SurplusInUse | null {
  const book = ledgerBook(context.connection);
  const date = lastDay(period);
  const acts = usedSurpluses(context.connection, book.id, period).flatMap((used) => planOne(context, book, used, date, foretold.get(used.asset_id) ?? 0) ?? []);
  const [first, ...rest] = acts;
  if (!first) return null;
  const [surplus, earnings] = [resolveAccount(context, 'REVALUATION_SURPLUS').id, resolveAccount(context, 'RETAINED_EARNINGS').id];
  const lines = acts.flatMap(({ asset, category, amountMinor }) =>
    linesAbout({ ...asset, cost_center_id: costCenterAt(context.connection, asset.id, date) }, category, surplusTransferLines(minor(amountMinor ?? 0), surplus, earnings)));
  const journal = { bookId: book.id, date, sourceType: 'surplus_transfer', source: period, lines, ...narration('surplus_transfer', { period }) } as const;
  return { acts: [{ ...first, journal }, ...rest], totalMinor: minor(acts.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0)) };
}

/** Posts it, all as one: taking one back takes back all. */
export function postSurplusInUse(context: Context, plan: SurplusInUse): { journalId: number | null } {
  const groupId = nextActId(context.connection);
  const posted = plan.acts.map((act) => postAct(context, act, { groupId }));
  return { journalId: posted[0]?.journal_id ?? null };
}
