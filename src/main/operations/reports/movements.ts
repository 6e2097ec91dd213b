import { assert } from '#shared/values/assert.ts';
import { addDays, firstDay, lastDay, type DateString } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { groupMoves, iterateMovements, type MovementFilter, type MovementSum } from '../../book/queries/movements.ts';
import type { EventKind } from '../../book/tables/events.ts';
import { amountsOf, assertClosed, type AssetMovements, BLOCKS, type BlockName, emptyLedger, type MovementLedger, type MovementName, type MovementQuery } from '../../reports/movements.ts';
import { named } from '../../reports/texts.ts';
import type { Context } from '../context.ts';

/** The movement that an event's amount is in, block by block. */
type Rule = { [B in BlockName]: MovementName<B> };

const OTHER: Rule = { cost: 'other', depreciation: 'other', impairment: 'other', surplus: 'other' };
const BROUGHT_OVER: Rule = { cost: 'broughtOver', depreciation: 'broughtOver', impairment: 'broughtOver', surplus: 'broughtOver' };
const DISPOSAL: Rule = { cost: 'disposals', depreciation: 'disposals', impairment: 'disposals', surplus: 'disposals' };
const REGROUPED: Rule = { cost: 'reclassification', depreciation: 'reclassification', impairment: 'reclassification', surplus: 'reclassification' };
const REVALUATION: Rule = { cost: 'revaluation', depreciation: 'revaluation', impairment: 'revaluation', surplus: 'revaluation' };
const IMPAIRMENT: Rule = { ...OTHER, impairment: 'loss', surplus: 'impairment' };

/**
 * IAS 16.73(d) and (e): each kind of event has its row. What has no amounts (an estimate, a suspension, a claim on an insurer) stands under `other` and
 * adds nothing there.
 */
export const MOVEMENT_OF_EVENT: Record<EventKind, Rule> = {
  capitalization: { ...OTHER, cost: 'additions' },
  opening: BROUGHT_OVER,
  book_opening: BROUGHT_OVER,
  in_service: OTHER,
  transfer: OTHER,
  depreciation_amortization: OTHER,
  impairment: IMPAIRMENT,
  impairment_reversal: { ...IMPAIRMENT, impairment: 'reversal' },
  revaluation_up: REVALUATION,
  revaluation_down: REVALUATION,
  improvement: { ...OTHER, cost: 'improvements' },
  // On the cash basis an asset grows by what is paid for it.
  cash_activity: { ...OTHER, cost: 'additions' },
  estimate: OTHER,
  suspend: OTHER,
  resume: OTHER,
  part_disposal: DISPOSAL,
  disposal: DISPOSAL,
  insurance_claim: OTHER,
  // Through equity, as the asset is used (IAS 16.41).
  surplus_transfer: { ...OTHER, surplus: 'realized' },
  construction_cost: { ...OTHER, cost: 'additions' },
  construction_completion: { ...OTHER, cost: 'construction' },
  construction_asset: { ...OTHER, cost: 'construction' },
  // Within one category: nothing of the class moves.
  split: REGROUPED,
  split_part: REGROUPED,
  merge: REGROUPED,
  merged: REGROUPED,
  // An asset held for sale keeps its cost and accumulated amounts in the register; what is written down to its fair value is a loss.
  hold_for_sale: IMPAIRMENT,
  held_remeasure_down: IMPAIRMENT,
  held_remeasure_up: { ...IMPAIRMENT, impairment: 'reversal' },
  release_from_sale: { ...IMPAIRMENT, impairment: 'reversal' },
};

function add(ledger: MovementLedger, block: BlockName, name: string, amountMinor: number): void {
  const { moved } = amountsOf(ledger, block);
  const before = moved[name];
  assert(before !== undefined, `${name} is a movement of ${block}`);
  moved[name] = minor(before + amountMinor);
}

/** One sum of facts of the range put where it belongs. What takes back an act of an earlier range is an other change, unless it is depreciation. */
function enter(ledger: MovementLedger, sum: MovementSum): void {
  if (sum.kind === 'depreciation') {
    add(ledger, 'depreciation', 'charge', sum.accumulated_minor - sum.catch_up_minor);
    add(ledger, 'depreciation', 'catchUp', sum.catch_up_minor);
    return;
  }
  const known = MOVEMENT_OF_EVENT[sum.kind as EventKind];
  assert(known !== undefined, `an event of kind ${sum.kind} has its row`);
  const rule = sum.is_late === 1 ? OTHER : known;
  // Accumulated amounts that a revaluation eliminates leave the cost with them; the rest of its change is the revaluation (IAS 16.35(b)).
  const eliminated = rule === REVALUATION && sum.restatement === 'elimination' ? sum.accumulated_minor + sum.impairment_minor : 0;
  if (eliminated !== 0) add(ledger, 'cost', 'elimination', eliminated);
  add(ledger, 'cost', rule.cost, sum.cost_minor - eliminated);
  add(ledger, 'depreciation', rule.depreciation, sum.accumulated_minor);
  // What of an impairment the surplus bears, or gets back, is in other comprehensive income (IAS 36.60, 119).
  const inOci = rule.surplus === 'impairment' ? -sum.surplus_minor : 0;
  if (inOci !== 0) add(ledger, 'impairment', 'lossInOci', inOci);
  add(ledger, 'impairment', rule.impairment, sum.impairment_minor - inOci);
  add(ledger, 'surplus', rule.surplus, sum.surplus_minor);
}

const COLUMN = { cost: 'cost_minor', depreciation: 'accumulated_minor', impairment: 'impairment_minor', surplus: 'surplus_minor' } as const satisfies Record<BlockName, keyof MovementSum>;
const BALANCE = { cost: 'balance_cost_minor', depreciation: 'balance_accumulated_minor', impairment: 'balance_impairment_minor', surplus: 'balance_surplus_minor' } as const satisfies Record<BlockName, keyof MovementSum>;

/** Closing amounts come from today's balance less what is dated later; opening ones from the facts before: that the two meet is the check. */
function ledgerOf(sums: readonly [MovementSum, ...MovementSum[]]): MovementLedger {
  const ledger = emptyLedger();
  const [first] = sums;
  for (const block of BLOCKS) {
    const amounts = amountsOf(ledger, block);
    const total = (phase: MovementSum['phase']): Minor => minor(sums.reduce((all, sum) => (sum.phase === phase ? all + sum[COLUMN[block]] : all), 0));
    amounts.opening = total('before');
    amounts.closing = minor(first[BALANCE[block]] - total('after'));
  }
  for (const sum of sums) if (sum.phase === 'within') enter(ledger, sum);
  return ledger;
}

const isEmpty = (ledger: MovementLedger): boolean =>
  BLOCKS.every((block) => {
    const { opening, moved, closing } = amountsOf(ledger, block);
    return opening === 0 && closing === 0 && Object.values(moved).every((amount) => amount === 0);
  });

const place = (code: string | null, name: string | null, nameAr: string | null): AssetMovements['location'] => (code === null || name === null ? null : { code, name: named(name, nameAr) });

function assetMovements(sums: readonly [MovementSum, ...MovementSum[]], moves = { comes: false, leaves: false }): AssetMovements | null {
  const [first] = sums;
  const ledger = reclassified(ledgerOf(sums), moves);
  if (isEmpty(ledger)) return null;
  assertClosed(ledger, first.number);
  return {
    assetNumber: first.number, name: named(first.name, first.name_ar), category: { id: first.category_id, name: named(first.category, first.category_ar) },
    location: place(first.location_code, first.location, first.location_ar), costCenter: place(first.cost_center_code, first.cost_center, first.cost_center_ar), ledger,
  };
}

/** What is counted: which facts, in which depreciation book, under which names. */
type Filter = Omit<MovementFilter, 'assetId'>;

/** The facts of each asset together, in the order of the query. */
function* byAsset(context: Context, filter: MovementFilter, orderBy: MovementQuery['orderBy']): Generator<[MovementSum, ...MovementSum[]]> {
  let sums: [MovementSum, ...MovementSum[]] | null = null;
  for (const sum of iterateMovements(context.connection, filter, orderBy)) {
    if (sums?.[0].asset_id === sum.asset_id) sums.push(sum);
    else {
      if (sums) yield sums;
      sums = [sum];
    }
  }
  if (sums) yield sums;
}

/** Nothing of the group before it came or after it left: what it took along is a reclassification. */
function reclassified(ledger: MovementLedger, { comes, leaves }: { comes: boolean; leaves: boolean }): MovementLedger {
  for (const block of BLOCKS) {
    const amounts = amountsOf(ledger, block);
    add(ledger, block, 'reclassification', (comes ? amounts.opening : 0) - (leaves ? amounts.closing : 0));
    if (comes) amounts.opening = minor(0);
    if (leaves) amounts.closing = minor(0);
  }
  return ledger;
}

interface Placed {
  first: MovementSum;
  movements: AssetMovements;
}

/** An asset that changed its group, once for each stretch of days in one group. What happens on the day of the move is still the old group's. */
function stretches(context: Context, filter: Filter, orderBy: MovementQuery['orderBy'], assetId: number, days: readonly string[]): Placed[] {
  const inRange = orderBy === 'category' || filter.categoryId === null || !byAsset(context, { ...filter, assetId }, orderBy).next().done;
  if (!inRange) return [];
  const categoryId = orderBy === 'category' ? filter.categoryId : null;
  return [...days, null].flatMap((end, index): Placed[] => {
    const start = days[index - 1];
    const part = { from: start === undefined ? filter.from : addDays(start as DateString, 1), to: end ?? filter.to, asOf: end === null ? filter.to : addDays(end as DateString, -1) };
    const [sums] = byAsset(context, { ...filter, ...part, categoryId, assetId }, orderBy);
    const movements = sums && assetMovements(sums, { comes: start !== undefined, leaves: end !== null });
    return sums && movements ? [{ first: sums[0], movements }] : [];
  });
}

/** As the query orders them: by the bytes of codes and names, what has none last. */
function compare(orderBy: MovementQuery['orderBy'], one: MovementSum, other: MovementSum): number {
  const bytes = (a: string | null, b: string | null): number => (a === null || b === null ? Number(a === null) - Number(b === null) : Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const groups = orderBy === 'category' ? bytes(one.category_code, other.category_code) || bytes(one.category, other.category) || one.category_id - other.category_id
    : orderBy === 'location' ? bytes(one.location_code, other.location_code) : bytes(one.cost_center_code, other.cost_center_code);
  return groups || bytes(one.number, other.number) || one.asset_id - other.asset_id;
}

const GROUP_FIELD = { category: 'category_id', location: 'location_id', costCenter: 'cost_center_id' } as const;

/**
 * Every asset of a depreciation book through a range of months, one at a time: opening, each movement under its name, closing. Minor units; nothing is
 * rounded. Groups are those of the time. Source: IAS 16.73(d)–(e).
 */
export function* movementsForReport(context: Context, bookId: number, { from, to, categoryId, orderBy }: MovementQuery): Generator<AssetMovements> {
  const days = { from: firstDay(from), to: lastDay(to) };
  const filter: Filter = { bookId, ...days, rangeFrom: days.from, asOf: days.to, categoryId };
  const moves = Map.groupBy(groupMoves(context.connection, GROUP_FIELD[orderBy], days.from, days.to), ({ asset_id }) => asset_id);
  const moved = [...moves].flatMap(([assetId, ofAsset]) => stretches(context, filter, orderBy, assetId, ofAsset.map(({ date }) => date)));
  moved.sort((a, b) => compare(orderBy, a.first, b.first));
  for (const sums of byAsset(context, { ...filter, assetId: null }, orderBy)) {
    while (moved[0] && compare(orderBy, moved[0].first, sums[0]) < 0) yield (moved.shift() as Placed).movements;
    const movements = moves.has(sums[0].asset_id) ? null : assetMovements(sums);
    if (movements) yield movements;
  }
  for (const { movements } of moved) yield movements;
}
