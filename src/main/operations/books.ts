import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { clearBookCategoryTerms, copyCategoryTerms, setBookCategoryTerms } from '../book/tables/bookTerms.ts';
import {
  deleteDepreciationBook, findDepreciationBook, hasTermsInBook, insertDepreciationBook, listDepreciationBooks, replaceTaxRates, updateDepreciationBook, type DepreciationBookRow, type TaxRateRow,
} from '../book/tables/depreciationBooks.ts';
import { lastEventId } from '../book/tables/events.ts';
import { listDrafts } from '../book/tables/runs.ts';
import { assertActive, assertOpenToChange } from './books/active.ts';
import { assetTerms, setAssetTerms } from './books/assetTerms.ts';
import { activate, previewActivation } from './books/activation.ts';
import { compare } from './books/compare.ts';
import { bookCategoryTerms } from './books/terms.ts';
import { memorandum, showBook, showBookAgain, showBookSummary } from './books/view.ts';
import { resolveCategory } from './categories.ts';
import { depreciationBook, type Context } from './context.ts';
import { optionalName, requiredName } from './names.ts';
import { discardDraft } from './runs.ts';

/** Rates in the order of their days. @throws INVALID_INPUT for a day named twice, a rate above 1 */
function ratesOf(rates: readonly { validFrom: string; rate: string }[]): TaxRateRow[] {
  if (new Set(rates.map(({ validFrom }) => validFrom)).size < rates.length) refuse('INVALID_INPUT', { field: 'taxRates.validFrom', reason: 'duplicate_date' });
  if (rates.some(({ rate }) => Number(rate) > 1)) refuse('INVALID_INPUT', { field: 'taxRates.rate', reason: 'above_one' });
  return rates.map(({ validFrom, rate }) => ({ valid_from: validFrom, rate })).sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
}

/** @throws DUPLICATE_CODE, DEPRECIATION_BOOK_NOT_FOUND, INVALID_INPUT */
function create(context: Context, input: Parsed<'depreciationBooks.create'>): Output<'depreciationBooks.create'> {
  const { connection } = context;
  const code = input.bookId.toUpperCase();
  const name = requiredName(input.name);
  const rates = ratesOf(input.taxRates);
  const from = input.copyTermsFrom === undefined ? undefined : depreciationBook(context, input.copyTermsFrom);
  if (findDepreciationBook(connection, code)) refuse('DUPLICATE_CODE', { code });
  const id = insertDepreciationBook(connection, {
    code, name, name_ar: optionalName(input.nameAr, null), posts_to_ledger: 0, rounding: input.rounding, purpose: input.purpose, status: 'setup', earlier: null, activated_at: null, deactivated_at: null, last_event_id: null,
  });
  replaceTaxRates(connection, id, rates);
  if (from) copyCategoryTerms(connection, from.id, id);
  context.record(code, { name, purpose: input.purpose, rounding: input.rounding, taxRates: rates.map((rate) => ({ ...rate })), copiedFrom: from?.code ?? null });
  return showBookAgain(context, id);
}

/**
 * Names and tax rates at any time, the rounding until an asset is in service in the book. The book that posts takes a name here; its rounding is a setting of the company.
 * @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_POSTS, DEPRECIATION_BOOK_NOT_ACTIVE, SETTING_LOCKED, INVALID_INPUT
 */
function update(context: Context, input: Parsed<'depreciationBooks.update'>): Output<'depreciationBooks.update'> {
  const { connection } = context;
  const isOfMemorandum = input.purpose !== undefined || input.rounding !== undefined || input.taxRates !== undefined;
  const book = isOfMemorandum ? memorandum(context, input.bookId) : depreciationBook(context, input.bookId);
  if (input.rounding !== undefined && input.rounding !== book.rounding) {
    assertOpenToChange(book);
    if (hasTermsInBook(connection, book.id)) refuse('SETTING_LOCKED', { setting: 'rounding' });
  }
  const changed: DepreciationBookRow = {
    ...book, name: input.name === undefined ? book.name : requiredName(input.name), name_ar: optionalName(input.nameAr, book.name_ar), purpose: input.purpose ?? book.purpose, rounding: input.rounding ?? book.rounding,
  };
  updateDepreciationBook(connection, changed);
  if (input.taxRates !== undefined) replaceTaxRates(connection, book.id, ratesOf(input.taxRates));
  const { bookId: _code, ...asked } = input;
  context.record(book.code, { ...asked });
  return showBookAgain(context, book.id);
}

/** @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_POSTS, ALREADY_POSTED */
function remove(context: Context, input: Parsed<'depreciationBooks.delete'>): { done: true } {
  const book = memorandum(context, input.bookId);
  if (book.status !== 'setup') refuse('ALREADY_POSTED', { subject: book.code });
  deleteDepreciationBook(context.connection, book.id);
  context.record(book.code, { name: book.name });
  return { done: true };
}

/** @throws DEPRECIATION_BOOK_NOT_FOUND, CATEGORY_NOT_FOUND, DEPRECIATION_BOOK_POSTS, DEPRECIATION_BOOK_NOT_ACTIVE, INVALID_INPUT */
function setCategoryTerms(context: Context, input: Parsed<'depreciationBooks.setCategoryTerms'>): Output<'depreciationBooks.setCategoryTerms'> {
  const { connection } = context;
  const terms = input.terms && bookCategoryTerms(input.terms);
  const book = memorandum(context, input.bookId);
  const category = resolveCategory(context, input);
  assertOpenToChange(book);
  if (terms) setBookCategoryTerms(connection, { ...terms, book_id: book.id, category_id: category.id, updated_at: context.now });
  else clearBookCategoryTerms(connection, book.id, category.id);
  context.record(book.code, { category: category.code ?? category.name, terms: terms && { ...terms } });
  return showBookAgain(context, book.id);
}

/** The book takes no more assets or entries and stays for reports; its drafts go. @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_POSTS, DEPRECIATION_BOOK_NOT_ACTIVE */
function deactivate(context: Context, input: Parsed<'depreciationBooks.deactivate'>): Output<'depreciationBooks.deactivate'> {
  const { connection } = context;
  const book = memorandum(context, input.bookId);
  assertActive(book);
  for (const draft of listDrafts(connection, book.id)) discardDraft(context, draft);
  updateDepreciationBook(connection, { ...book, status: 'inactive', deactivated_at: context.now, last_event_id: lastEventId(connection) });
  context.record(book.code, { name: book.name });
  return showBookAgain(context, book.id);
}

type Names = Extract<keyof Handlers<Context>, `depreciationBooks.${string}`>;

export const depreciationBookHandlers: Pick<Handlers<Context>, Names> = {
  'depreciationBooks.list': (context) => listDepreciationBooks(context.connection).map((book) => showBookSummary(context, book)),
  'depreciationBooks.get': (context, { bookId }) => showBook(context, depreciationBook(context, bookId)),
  'depreciationBooks.create': create,
  'depreciationBooks.update': update,
  'depreciationBooks.delete': remove,
  'depreciationBooks.setCategoryTerms': setCategoryTerms,
  'depreciationBooks.assetTerms': assetTerms,
  'depreciationBooks.setAssetTerms': setAssetTerms,
  'depreciationBooks.activate.preview': previewActivation,
  'depreciationBooks.activate': activate,
  'depreciationBooks.deactivate': deactivate,
  'depreciationBooks.compare': compare,
};
