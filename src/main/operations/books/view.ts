import type { Output } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { findBookCategoryTerms } from '../../book/tables/bookTerms.ts';
import { heldAssetsByCategory, listCategories } from '../../book/tables/categories.ts';
import { countBookAssets, listDepreciationBooks, listTaxRates, type DepreciationBookRow } from '../../book/tables/depreciationBooks.ts';
import { depreciationBook, type Context } from '../context.ts';
import { shownCategory, shownRule } from './terms.ts';

type Summary = Output<'depreciationBooks.list'>[number];
type Shown = Output<'depreciationBooks.get'>;

export function showBookSummary(context: Context, book: DepreciationBookRow): Summary {
  return {
    bookId: book.code, name: book.name, nameAr: book.name_ar, postsToLedger: book.posts_to_ledger === 1, rounding: book.rounding, purpose: book.purpose, status: book.status, earlier: book.earlier,
    activatedAt: book.activated_at, deactivatedAt: book.deactivated_at, assetCount: countBookAssets(context.connection, book.id),
    taxRates: listTaxRates(context.connection, book.id).map(({ valid_from, rate }) => ({ validFrom: valid_from, rate })),
  };
}

/** A book with the terms of each category, its own or the category's; deleted categories are left out. */
export function showBook(context: Context, book: DepreciationBookRow): Shown {
  const { connection } = context;
  const held = heldAssetsByCategory(connection);
  const categories = listCategories(connection)
    .filter(({ deleted_at }) => deleted_at === null)
    .map((category) => {
      const rule = book.posts_to_ledger === 1 ? undefined : findBookCategoryTerms(connection, book.id, category.id);
      return {
        categoryId: category.id, code: category.code, name: category.name, nameAr: category.name_ar, assetCount: held.get(category.id) ?? 0, isOwn: rule !== undefined,
        terms: rule ? shownRule(rule) : shownCategory(category),
      };
    });
  return { ...showBookSummary(context, book), categories };
}

/** As it stands after a handler has changed it. */
export function showBookAgain(context: Context, id: number): Shown {
  return showBook(context, required(listDepreciationBooks(context.connection).find((book) => book.id === id), 'the depreciation book just written'));
}

/** A book beside the one that posts. @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_POSTS */
export function memorandum(context: Context, bookId: string): DepreciationBookRow {
  const book = depreciationBook(context, bookId);
  if (book.posts_to_ledger === 1) refuse('DEPRECIATION_BOOK_POSTS', { bookId: book.code });
  return book;
}
