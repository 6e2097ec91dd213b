import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parseDate, periodOf } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { costOfActs, costsInBook, earlierActs } from '../../book/queries/books.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { deleteBalance, findBalance, setResidual } from '../../book/tables/balances.ts';
import { clearBookAssetTerms, findBookAssetTerms, findBookCategoryTerms, setBookAssetTerms, type BookAssetTermsRow } from '../../book/tables/bookTerms.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { listDepreciationBooks, type DepreciationBookRow } from '../../book/tables/depreciationBooks.ts';
import { findTerms } from '../../book/tables/terms.ts';
import { checkTerms as checkEngineTerms, type Terms } from '../../engine/index.ts';
import { manualColumn, unitsColumn } from '../assets/details.ts';
import { resolveAsset } from '../assets/identity.ts';
import { categoryOf } from '../assets/write.ts';
import { money, show, type Context } from '../context.ts';
import { openPeriod } from '../periods.ts';
import { checkRow, engineTerms, manualCharges, termsAtCost } from '../terms.ts';
import { takeIn } from './activation.ts';
import { assertOpenToChange } from './active.ts';
import { emptyTerms, obstacleOf } from './entering.ts';
import { overlay, seenBy } from './seen.ts';
import { checkMacrs, shownFrozen } from './terms.ts';
import { memorandum } from './view.ts';

type Shown = Output<'depreciationBooks.setAssetTerms'>;
type Input = Parsed<'depreciationBooks.setAssetTerms'>;
type Own = Omit<BookAssetTermsRow, 'updated_at'>;

function showAssetInBook(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow): Shown {
  const own: Own = findBookAssetTerms(context.connection, book.id, asset.id) ?? emptyTerms(book.id, asset.id);
  const frozen = findTerms(context.connection, book.id, asset.id);
  const cost = findBalance(context.connection, book.id, asset.id)?.cost_minor ?? asset.cost_minor;
  const terms = frozen ?? termsAtCost(seenBy(context.connection, book, asset, category), book, cost);
  return {
    bookId: book.code, name: book.name, nameAr: book.name_ar, status: book.status, earlier: book.earlier, isExcluded: own.excluded === 1, isFrozen: frozen !== undefined,
    own: {
      depreciationMethod: own.method as Shown['own']['depreciationMethod'], recoveryYears: own.recovery_years as Shown['own']['recoveryYears'], usefulLifeMonths: own.useful_life_months,
      residualValue: own.residual_minor === null ? null : show(context, own.residual_minor), convention: own.convention as Shown['own']['convention'], dayCount: own.day_count as Shown['own']['dayCount'],
      basis: own.basis as Shown['own']['basis'], factor: own.factor, annualRate: own.annual_rate, rateFromResidual: own.rate_from_residual === 1, totalUnits: own.total_units,
      manual: manualCharges(own.manual_charges)?.map(({ period, amountMinor }) => ({ period, amount: show(context, amountMinor) })) ?? null,
    },
    opening: own.opening_through === null ? null : { depreciatedThrough: own.opening_through, accumulatedDepreciation: show(context, own.opening_accumulated_minor ?? 0) },
    terms: { ...shownFrozen(terms), residualValue: show(context, terms.residual_minor) },
  };
}

/** What each memorandum book says of an asset, in the order of books. */
export function assetTerms(context: Context, input: Parsed<'depreciationBooks.assetTerms'>): Output<'depreciationBooks.assetTerms'> {
  const asset = resolveAsset(context, input);
  const category = categoryOf(context, asset);
  return listDepreciationBooks(context.connection).filter((book) => book.posts_to_ledger === 0).map((book) => showAssetInBook(context, asset, category, book));
}

/** What is given over what stood; undefined leaves a field, null empties it. */
function merged(context: Context, input: Input, before: Own): Own {
  const { terms, opening } = input;
  const next: Own = terms === null ? { ...emptyTerms(before.book_id, before.asset_id), excluded: before.excluded, opening_through: before.opening_through, opening_accumulated_minor: before.opening_accumulated_minor } : { ...before };
  if (input.excluded !== undefined) next.excluded = input.excluded ? 1 : 0;
  if (terms) {
    const pick = <K extends keyof Own>(key: K, value: Own[K] | undefined): void => {
      if (value !== undefined) next[key] = value;
    };
    pick('method', terms.depreciationMethod);
    pick('recovery_years', terms.recoveryYears);
    pick('useful_life_months', terms.usefulLifeMonths);
    pick('convention', terms.convention);
    pick('day_count', terms.dayCount);
    pick('basis', terms.basis);
    pick('factor', terms.factor);
    pick('annual_rate', terms.annualRate);
    if (terms.rateFromResidual !== undefined) next.rate_from_residual = terms.rateFromResidual === true ? 1 : null;
    if (terms.residualValue !== undefined) next.residual_minor = terms.residualValue === null ? null : money(context, terms.residualValue, 'residualValue');
    if (terms.totalUnits !== undefined) next.total_units = terms.totalUnits === null ? null : unitsColumn(terms.totalUnits);
    if (terms.manual !== undefined) next.manual_charges = terms.manual === null ? null : manualColumn(context, terms.manual);
  }
  if (opening !== undefined) {
    next.opening_through = opening?.depreciatedThrough ?? null;
    next.opening_accumulated_minor = opening === null ? null : money(context, opening.accumulatedDepreciation, 'opening.accumulatedDepreciation');
  }
  return next;
}

/**
 * Terms that a charge can be worked out from, and an opening balance that lies within the asset's life and what can be depreciated.
 * @throws INVALID_INPUT, INVALID_AMOUNT, METHOD_NOT_AVAILABLE
 */
function checkOwn(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow, own: Own, costMinor: number): void {
  const seen = overlay(asset, category, findBookCategoryTerms(context.connection, book.id, category.id), { ...own, updated_at: context.now });
  const row = termsAtCost(seen, book, costMinor);
  checkMacrs(row.method, row.method === 'macrs' ? row.recovery_years : own.recovery_years, row.convention);
  checkRow(row, book);
  const { opening_through, opening_accumulated_minor, opening_impairment_minor } = seen.asset;
  const terms = engineTerms({ ...row, opening_through, opening_accumulated_minor, opening_impairment_minor, usage: null, cost_minor: costMinor }, context.company);
  checkEngineTerms(terms);
  checkOpening(context, asset, terms);
}

function checkOpening(context: Context, asset: AssetRow, { opening, costMinor, residualMinor }: Terms): void {
  if (!opening) return;
  const field = 'opening.depreciatedThrough';
  if (opening.depreciatedThrough < asset.acquisition_date) refuse('INVALID_INPUT', { field, reason: 'before_acquisition' });
  const open = openPeriod(context);
  if (open !== null && periodOf(parseDate(opening.depreciatedThrough)) > open) refuse('INVALID_INPUT', { field, reason: 'after_open' });
  if (opening.accumulatedMinor > costMinor - residualMinor) refuse('INVALID_AMOUNT', { field: 'opening.accumulatedDepreciation', value: show(context, minor(opening.accumulatedMinor)), reason: 'above_base' });
}

/**
 * What a book says of one asset: other terms, an opening balance of its own, or that it does not hold it. Open until the asset's terms are frozen in the
 * book. In an active book an asset that is no longer left out comes in at once, as at activation.
 * @throws DEPRECIATION_BOOK_NOT_FOUND, ASSET_NOT_FOUND, DEPRECIATION_BOOK_POSTS, DEPRECIATION_BOOK_NOT_ACTIVE, ASSET_DISPOSED, ALREADY_POSTED, INVALID_INPUT, INVALID_AMOUNT, BOOK_TERMS_INCOMPLETE
 */
export function setAssetTerms(context: Context, input: Input): Shown {
  const { connection } = context;
  const book = memorandum(context, input.bookId);
  const asset = resolveAsset(context, input);
  assertOpenToChange(book);
  if (asset.status === 'DISPOSED') refuse('ASSET_DISPOSED', { asset: asset.number });
  if (findTerms(connection, book.id, asset.id)) refuse('ALREADY_POSTED', { subject: `${asset.number} ${book.code}` });
  const category = categoryOf(context, asset);
  const { updated_at: _old, ...before } = findBookAssetTerms(connection, book.id, asset.id) ?? { ...emptyTerms(book.id, asset.id), updated_at: '' };
  const own = merged(context, input, before);
  const costMinor = asset.status === 'DRAFT' ? asset.cost_minor : (costsInBook(connection, book.id, asset.id).get(asset.id) ?? 0);
  if (own.excluded === 0 && (input.terms || input.opening)) checkOwn(context, asset, category, book, own, costMinor + costOfActs(connection, book.id, asset.id));
  const { book_id: _book, asset_id: _asset, excluded, ...said } = own;
  const isEmpty = excluded === 0 && Object.values(said).every((value) => value === null);
  if (isEmpty) clearBookAssetTerms(connection, book.id, asset.id);
  else setBookAssetTerms(connection, { ...own, updated_at: context.now });
  if (book.status === 'active' && asset.status !== 'DRAFT') holdOrLeave(context, asset, category, book, own, costMinor);
  context.record(asset.number, { book: book.code, excluded: own.excluded === 1, method: own.method, usefulLifeMonths: own.useful_life_months, openingThrough: own.opening_through, opening: own.opening_accumulated_minor });
  return showAssetInBook(context, asset, category, book);
}

/** A capitalised asset and an active book: its balance is there exactly when the book holds it. */
function holdOrLeave(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow, own: Own, costMinor: number): void {
  const { connection } = context;
  const isHeld = findBalance(connection, book.id, asset.id) !== undefined;
  if (own.excluded === 1) {
    if (isHeld) deleteBalance(connection, book.id, asset.id);
  } else if (!isHeld) {
    const reason = obstacleOf(earlierActs(connection).get(asset.id), own.opening_through, openPeriod(context));
    if (reason !== null) refuse('BOOK_TERMS_INCOMPLETE', { bookId: book.code, asset: asset.number, reason });
    takeIn(context, asset, category, book, costMinor, openPeriod(context));
  } else setResidual(connection, book.id, asset.id, termsAtCost(seenBy(connection, book, asset, category), book, costMinor).residual_minor);
}
