import { addPeriods, lastDay, parseDate, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { Refusal, refuse, type ErrorParams } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { canonical } from '../../book/hash.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { addToBalance, createBalance, findBalance, setPostedThrough, setResidual } from '../../book/tables/balances.ts';
import { costOfActs, type EarlierActs } from '../../book/queries/books.ts';
import { findBookAssetTerms, setBookAssetTerms, type BookAssetTermsRow } from '../../book/tables/bookTerms.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import type { DepreciationBookRow } from '../../book/tables/depreciationBooks.ts';
import { insertEvent } from '../../book/tables/events.ts';
import { insertTerms } from '../../book/tables/terms.ts';
import { chargeForPeriod, type Charge } from '../../engine/index.ts';
import { residualOf } from '../assets/identity.ts';
import { show, type Context } from '../context.ts';
import { checkTerms, liveTerms, stateOf, termsOf } from '../terms.ts';
import { seenBy } from './seen.ts';

/** The last month an opening balance covers whole. */
export function throughPeriod(asset: Pick<AssetRow, 'opening_through'>): Period | null {
  if (asset.opening_through === null) return null;
  const through = parseDate(asset.opening_through);
  const period = periodOf(through);
  return through === lastDay(period) ? period : addPeriods(period, -1);
}

/**
 * The balance of a capitalised asset in one depreciation book, unless the book excludes it. The ledger's begins with what the asset was brought over with; a
 * memorandum's with its cost, until its own opening balance is settled with its terms. Answers whether the book holds the asset.
 */
export function enterBook(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow, costMinor: number): boolean {
  const seen = seenBy(context.connection, book, asset, category);
  if (seen.isExcluded) return false;
  const brought = book.posts_to_ledger === 1 ? asset : null;
  createBalance(context.connection, {
    book_id: book.id, asset_id: asset.id, cost_minor: costMinor, accumulated_minor: brought?.opening_accumulated_minor ?? 0, impairment_minor: brought?.opening_impairment_minor ?? 0,
    surplus_minor: brought?.opening_surplus_minor ?? 0, residual_minor: residualOf(seen.asset, seen.category, costMinor), posted_through: brought && throughPeriod(brought),
  });
  return true;
}

/** Freezes the terms of an asset that goes into service, in each of the books that hold it. @throws what freezeTerms throws */
export function freezeInBooks(context: Context, asset: AssetRow, category: CategoryRow, books: readonly DepreciationBookRow[]): void {
  for (const book of books) {
    if (book.posts_to_ledger === 1 || findBalance(context.connection, book.id, asset.id)) freezeTerms(context, asset, category, book, openingOfLedger(asset, book));
  }
}

/** Where a book takes what was charged before as worked out by its own terms, an asset brought over comes in up to the last month it was depreciated for. */
function openingOfLedger(asset: AssetRow, book: DepreciationBookRow): DateString | null {
  const covered = book.earlier === 'opening' ? throughPeriod(asset) : null;
  return covered === null ? null : lastDay(covered);
}

/**
 * Freezes the terms of an asset in service in one book, with the book's own opening balance: the one a person gave, else, with `worked`, what the
 * book's terms come to by that day. Without either, what earlier months owe falls due in the next run.
 * @throws METHOD_NOT_AVAILABLE, INVALID_AMOUNT, INVALID_INPUT for the ledger's book; BOOK_TERMS_INCOMPLETE, which names the book, for another
 */
export function freezeTerms(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow, worked: DateString | null): void {
  if (book.posts_to_ledger === 0) {
    inBook(book, asset, () => {
      if (worked !== null) workOutOpening(context, asset, book, worked);
      recordOpening(context, asset, book);
      checkTerms(context, asset, category, book);
    });
  } else checkTerms(context, asset, category, book);
  const terms = liveTerms(context, asset, category, book);
  insertTerms(context.connection, terms);
  setResidual(context.connection, book.id, asset.id, terms.residual_minor);
}

type Reason = ErrorParams['BOOK_TERMS_INCOMPLETE']['reason'];
const REASONS: Readonly<Record<string, Reason>> = { usefulLifeMonths: 'life', totalUnits: 'units', manual: 'manual', 'opening.depreciatedThrough': 'opening', 'opening.accumulatedDepreciation': 'opening', usage: 'usage' };

/** What is missing, in a word that a sentence can be made of. */
export function reasonOf({ code, params }: Refusal): Reason {
  const field = 'field' in params ? String(params.field) : '';
  return REASONS[field] ?? (code === 'INVALID_AMOUNT' ? 'amount' : 'method');
}

/**
 * Why an asset that acts have touched cannot come into a book yet; null where it can. Its past there is not worked out again: improvements and part
 * disposals are taken on with the opening balance that a person gives, which must stand at their day or later; the month
 * of the last one must be over, for it could still be taken back.
 */
export function obstacleOf(earlier: EarlierActs | undefined, openingThrough: string | null, open: Period | null): Reason | null {
  if (!earlier) return null;
  if (earlier.suspended === 1) return 'suspended';
  if (open !== null && earlier.last_period >= open) return 'acts_open';
  return openingThrough === null || openingThrough < earlier.last_date ? 'acts' : null;
}

/** A refusal of the engine says nothing of the book whose terms it is about. @throws BOOK_TERMS_INCOMPLETE */
function inBook(book: DepreciationBookRow, asset: AssetRow, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'BOOK_TERMS_INCOMPLETE') throw error;
    refuse('BOOK_TERMS_INCOMPLETE', { bookId: book.code, asset: asset.number, reason: reasonOf(error) });
  }
}

/** A person's own opening balance stands; else the charges up to the day, by the book's terms, become one. @throws INVALID_INPUT where readings are missing */
function workOutOpening(context: Context, asset: AssetRow, book: DepreciationBookRow, through: DateString): void {
  const own = findBookAssetTerms(context.connection, book.id, asset.id);
  if (own?.opening_through) return;
  const { amountMinor, reason } = earlierCharges(context, asset, book, through);
  if (reason === 'usage_missing') refuse('INVALID_INPUT', { field: 'usage', reason: 'required' });
  if (amountMinor === 0) return;
  setBookAssetTerms(context.connection, { ...(own ?? emptyTerms(book.id, asset.id)), opening_through: through, opening_accumulated_minor: amountMinor, updated_at: context.now });
}

/** All that the book's terms charge up to a day, the last of a month. */
export function earlierCharges(context: Context, asset: AssetRow, book: DepreciationBookRow, through: DateString): Charge {
  return chargeForPeriod(termsOf(context, asset, book), stateOf({ cost_minor: 0, accumulated_minor: 0, impairment_minor: 0, posted_through: null }, periodOf(through)));
}

export const emptyTerms = (bookId: number, assetId: number): Omit<BookAssetTermsRow, 'updated_at'> => ({
  book_id: bookId, asset_id: assetId, excluded: 0, method: null, recovery_years: null, useful_life_months: null, residual_minor: null, convention: null, day_count: null, basis: null, factor: null,
  annual_rate: null, rate_from_residual: null, total_units: null, manual_charges: null, opening_through: null, opening_accumulated_minor: null,
});

/** The book's opening balance as an event of its own, so that its balances are the sum of events and entries. */
function recordOpening(context: Context, asset: AssetRow, book: DepreciationBookRow): void {
  const { connection } = context;
  const own = findBookAssetTerms(connection, book.id, asset.id);
  if (!own || own.opening_through === null) return;
  const costMinor = costOfActs(connection, book.id, asset.id);
  const accumulatedMinor = required(own.opening_accumulated_minor, 'the amount of an opening balance');
  const held = required(findBalance(connection, book.id, asset.id), 'the balance of an asset that a book holds').cost_minor + costMinor;
  if (accumulatedMinor > held) refuse('INVALID_AMOUNT', { field: 'opening.accumulatedDepreciation', value: show(context, accumulatedMinor), reason: 'above_base' });
  const through = parseDate(own.opening_through);
  insertEvent(connection, {
    assetId: asset.id, bookId: book.id, kind: 'book_opening', date: through, period: periodOf(through), costMinor, accumulatedMinor, details: canonical({ depreciatedThrough: through }), actor: context.actor, at: context.now,
  });
  addToBalance(connection, book.id, asset.id, { costMinor, accumulatedMinor });
  setPostedThrough(connection, book.id, asset.id, throughPeriod(own));
}
