import { createContext, useContext } from 'react';
import type { Output } from '#shared/contract/index.ts';

export type BookInfo = Output<'book.info'>;

export const BookContext = createContext<BookInfo | null>(null);

/** The open book. Only screens that need one are shown with it. */
export function useBook(): BookInfo {
  const book = useContext(BookContext);
  if (book === null) throw new Error('no book is open on this screen');
  return book;
}
