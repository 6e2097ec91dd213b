import type { Input } from '#shared/contract/index.ts';
import { capitalized, inService } from '../support/assets.ts';
import { memoryHost, type HostSettings, type TestBook } from '../support/book.ts';

export type CategoryTerms = NonNullable<Input<'depreciationBooks.setCategoryTerms'>['terms']>;

/** A memorandum book that is still being set up. */
export function setUp(book: TestBook, bookId = 'TAX', extra: Partial<Input<'depreciationBooks.create'>> = {}) {
  return book.call('depreciationBooks.create', { bookId, name: `Book ${bookId}`, nameAr: 'دفتر', purpose: 'tax', ...extra });
}

export const rule = (book: TestBook, categoryCode: string, terms: CategoryTerms, bookId = 'TAX') => book.call('depreciationBooks.setCategoryTerms', { bookId, categoryCode, terms });

export const activate = (book: TestBook, bookId = 'TAX', earlier: 'catch_up' | 'opening' = 'catch_up') => book.call('depreciationBooks.activate', { bookId, earlier });

/** The month's entries of a book, as they would be posted at its close. */
export const planned = (book: TestBook, period: string, bookId = 'TAX') => book.call('close.preview', { bookId, period });

/** What a book holds of an asset. */
export function values(book: TestBook, assetId: string, bookId = 'TAX') {
  return book.call('assets.get', { assetId }).books.find((one) => one.bookId === bookId);
}

export function verified(book: TestBook): unknown {
  return book.call('book.verify', {}).checks.filter(({ ok }) => !ok);
}

/** 4,800.00 over 48 months in the ledger, in service from January 2026; straight line over 24 months in the tax book. */
export function bookWithTax(settings: HostSettings = {}) {
  const book = memoryHost(settings);
  const laptop = inService(book);
  setUp(book, 'TAX', { taxRates: [{ validFrom: '2020-01-01', rate: '0.20' }] });
  rule(book, 'COMP', { depreciationMethod: 'straight_line', usefulLifeMonths: 24 });
  return { book, laptop };
}

export { capitalized, inService, memoryHost, type TestBook };
