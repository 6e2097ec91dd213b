import type { Connection } from '../../book/connection.ts';
import { bookOpenings, countBalances } from '../../book/queries/books.ts';
import type { DepreciationBookRow } from '../../book/tables/depreciationBooks.ts';
import type { Expect } from './check.ts';

/**
 * Depreciation books beside the one that posts: one that is still being set up holds nothing, and the opening balance of each asset in service is
 * the event it came in by, once.
 */
export function verifyDepreciationBooks(connection: Connection, books: readonly DepreciationBookRow[], expect: Expect): number {
  for (const book of books.filter(({ posts_to_ledger }) => posts_to_ledger === 0)) {
    if (book.status === 'setup') expect.same('book_setup_with_assets', book.code, 0, countBalances(connection, book.id));
    for (const opening of bookOpenings(connection, book.id)) {
      const where = `${opening.number} ${book.code}`;
      expect.same('book_opening', where, opening.through, opening.event_date);
      expect.amount('book_opening', where, opening.accumulated_minor, opening.event_minor);
      expect.same('asset_in_service_date', where, opening.in_service_date, opening.terms_date);
    }
  }
  return books.length;
}
