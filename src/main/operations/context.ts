import { findDepreciationBook, readCompany, type Company, type DepreciationBookRow } from '../book/tables/company.ts';
import type { UserRow } from '../book/tables/users.ts';
import type { Connection } from '../book/connection.ts';
import type { Json } from '../book/hash.ts';
import { Refusal, refuse } from '#shared/errors.ts';
import { formatAmount, parseAmount, type Minor } from '#shared/values/money.ts';

/** What a handler has: the open book, who acts, when, and the book's way with amounts. */
export interface Context {
  connection: Connection;
  path: string;
  fileName: string;
  readOnly: boolean;
  /** Who is signed in; null only where nobody has to be. */
  user: UserRow | null;
  /** The name of whoever acts, as the log keeps it. */
  actor: string;
  /** Now, as ISO 8601 in UTC: the only clock an operation sees. */
  now: string;
  company: Company;
  /** What the audit row of this command will say; a handler sets it. */
  record: (subject: string, detail: Json) => void;
  progress: (done: number, total: number) => void;
  files: StagedFiles;
  /** A backup made before this command's transaction, where the operation asks for one. */
  backup: string | null;
}

export interface StagedFile {
  name: string;
  bytes: Uint8Array;
}
export interface StagedFiles {
  get: (fileId: string) => StagedFile | undefined;
}

/** A decimal string of the contract to minor units of the book's currency. @throws INVALID_AMOUNT */
export function money(context: Context, text: string, field: string): Minor {
  return parseAmount(text, context.company.exponent, field);
}

export function show(context: Context, amount: number): string {
  return formatAmount(amount as Minor, context.company.exponent);
}

/** @throws DEPRECIATION_BOOK_NOT_FOUND */
export function depreciationBook(context: Context, bookId: string): DepreciationBookRow {
  return findDepreciationBook(context.connection, bookId) ?? refuse('DEPRECIATION_BOOK_NOT_FOUND', { bookId });
}

/** The company as it stands after a handler has changed it. */
export function reloadCompany(context: Context): void {
  context.company = readCompany(context.connection);
}

export { Refusal };
