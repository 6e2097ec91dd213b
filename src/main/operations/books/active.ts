import { refuse } from '#shared/errors.ts';
import type { DepreciationBookRow } from '../../book/tables/depreciationBooks.ts';

/** @throws DEPRECIATION_BOOK_NOT_ACTIVE for a book that takes no entries, not yet or no more */
export function assertActive({ code, status }: DepreciationBookRow): void {
  if (status !== 'active') refuse('DEPRECIATION_BOOK_NOT_ACTIVE', { bookId: code, reason: status });
}

/** @throws DEPRECIATION_BOOK_NOT_ACTIVE for a book that is kept for reports only */
export function assertOpenToChange({ code, status }: DepreciationBookRow): void {
  if (status === 'inactive') refuse('DEPRECIATION_BOOK_NOT_ACTIVE', { bookId: code, reason: status });
}
