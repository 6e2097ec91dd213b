import { assert } from '#shared/values/assert.ts';
import type { Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { Bilingual } from './texts.ts';

/**
 * What can move each block of an asset's carrying amount, named after the rows of IAS 16.73. Every fact of the book is in exactly one
 * movement a block, so that opening and movements are the closing amount.
 */
export const MOVEMENTS = {
  cost: ['additions', 'improvements', 'businessCombinations', 'construction', 'reclassification', 'disposals', 'heldForSale', 'revaluation', 'elimination', 'exchange', 'broughtOver', 'other'],
  depreciation: ['charge', 'catchUp', 'disposals', 'heldForSale', 'reclassification', 'revaluation', 'broughtOver', 'other'],
  impairment: ['loss', 'lossInOci', 'reversal', 'disposals', 'heldForSale', 'reclassification', 'revaluation', 'broughtOver', 'other'],
  surplus: ['revaluation', 'impairment', 'realized', 'disposals', 'reclassification', 'broughtOver', 'other'],
} as const;

export type BlockName = keyof typeof MOVEMENTS;
export type MovementName<B extends BlockName> = (typeof MOVEMENTS)[B][number];
export const BLOCKS = Object.keys(MOVEMENTS) as BlockName[];

export interface Block<B extends BlockName> {
  opening: Minor;
  moved: Record<MovementName<B>, Minor>;
  closing: Minor;
}

/** All blocks of an asset, or of many added up. Minor units; accumulated amounts are positive. */
export type MovementLedger = { [B in BlockName]: Block<B> };

export interface MovementQuery {
  /** Null: the book that posts to the ledger. */
  bookId: string | null;
  from: Period;
  to: Period;
  categoryId: number | null;
  /** Assets come in the order of the groups, then by number. */
  orderBy: 'category' | 'location' | 'costCenter';
}

/**
 * One asset through a range of months. Assets of which nothing stood and nothing moved are left out; one that changed its group within the range comes once in
 * each, with what it took along as a reclassification.
 */
export interface AssetMovements {
  assetNumber: string;
  name: Bilingual;
  category: { id: number; name: Bilingual };
  location: { code: string; name: Bilingual } | null;
  costCenter: { code: string; name: Bilingual } | null;
  ledger: MovementLedger;
}

function emptyBlock<B extends BlockName>(block: B): Block<B> {
  return { opening: minor(0), closing: minor(0), moved: Object.fromEntries(MOVEMENTS[block].map((name) => [name, minor(0)])) as Record<MovementName<B>, Minor> };
}

export function emptyLedger(): MovementLedger {
  return { cost: emptyBlock('cost'), depreciation: emptyBlock('depreciation'), impairment: emptyBlock('impairment'), surplus: emptyBlock('surplus') };
}

/** The amounts of a block as any block has them, for those that only add up. */
export function amountsOf(ledger: MovementLedger, block: BlockName): { opening: Minor; moved: Record<string, Minor>; closing: Minor } {
  return ledger[block];
}

/** Adds one ledger to another, name by name. */
export function addLedger(sum: MovementLedger, one: MovementLedger): void {
  for (const block of BLOCKS) {
    const [into, from] = [amountsOf(sum, block), amountsOf(one, block)];
    into.opening = minor(into.opening + from.opening);
    into.closing = minor(into.closing + from.closing);
    for (const name of MOVEMENTS[block]) into.moved[name] = minor((into.moved[name] ?? 0) + (from.moved[name] ?? 0));
  }
}

/** Opening and movements are the closing amount, in every block: a ledger that does not is a bug, and no report is made of it. */
export function assertClosed(ledger: MovementLedger, subject: string): void {
  for (const block of BLOCKS) {
    const { opening, moved, closing } = amountsOf(ledger, block);
    const sum = Object.values(moved).reduce((total, amount) => total + amount, Number(opening));
    assert(sum === closing, `${subject}: opening and movements of ${block} are ${sum}, its balance is ${closing}`);
  }
}

/** Cost less depreciation and impairment, all accumulated. */
export const carryingAt = ({ cost, depreciation, impairment }: MovementLedger, when: 'opening' | 'closing'): Minor => minor(cost[when] - depreciation[when] - impairment[when]);
