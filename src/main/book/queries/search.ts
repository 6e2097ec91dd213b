import { fold, matches } from '#shared/values/fold.ts';
import type { Connection } from '../connection.ts';

const taught = new WeakSet<Connection>();

/**
 * Teaches an open file to search as people type: `found(search, text)` is 1 where every word of the search occurs in the text,
 * in either language's spellings.
 */
export function teachSearch(connection: Connection): void {
  if (taught.has(connection)) return;
  connection.database.function('found', { deterministic: true }, (search, text) => (matches(String(search), String(text)) ? 1 : 0));
  taught.add(connection);
}

/** A search with nothing in it finds everything: null. */
export const searchText = (text: string | undefined): string | null => (text === undefined ? null : fold(text) || null);
