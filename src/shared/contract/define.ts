import { z } from 'zod';

/**
 * Permissions are data: each operation names the one it needs; the router refuses without it.
 * `none` is for what must work before anybody is known (preferences, opening a book, signing in). Which role holds which is in ../roles.ts.
 */
export type Permission =
  | 'none'
  | 'own-password.change'
  | 'book.view'
  | 'book.backup'
  | 'book.export'
  | 'book.manage'
  | 'accounting.accounts.view'
  | 'accounting.accounts.manage'
  | 'accounting.asset-categories.view'
  | 'accounting.asset-categories.create'
  | 'accounting.asset-categories.update'
  | 'accounting.asset-categories.delete'
  | 'places.view'
  | 'places.manage'
  | 'assets.view'
  | 'assets.create'
  | 'assets.update'
  | 'assets.delete'
  | 'assets.capitalize'
  | 'assets.place-in-service'
  | 'assets.import'
  | 'assets.value-update'
  | 'assets.change-estimate'
  | 'assets.suspend'
  | 'assets.dispose'
  | 'assets.hold-for-sale'
  | 'assets.split'
  | 'assets.construction'
  | 'assets.reverse-act'
  | 'approvals.view'
  | 'approvals.prepare'
  | 'approvals.decide'
  | 'attachments.view'
  | 'attachments.add'
  | 'attachments.remove'
  | 'usage.record'
  | 'transfers.view'
  | 'transfers.create'
  | 'transfers.approve'
  | 'transfers.post'
  | 'transfers.reverse'
  | 'counts.view'
  | 'counts.create'
  | 'counts.scan'
  | 'counts.resolve'
  | 'counts.post'
  | 'depreciation-books.manage'
  | 'depreciation.view'
  | 'depreciation.run'
  | 'depreciation.post'
  | 'depreciation.reverse'
  | 'periods.view'
  | 'periods.close'
  | 'periods.reopen'
  | 'periods.pack'
  | 'journals.view'
  | 'journals.export'
  | 'reconciliation.view'
  | 'reconciliation.prepare'
  | 'reconciliation.sign'
  | 'reports.view'
  | 'tax-pools.view'
  | 'tax-pools.manage'
  | 'tax-pools.close'
  | 'users.view'
  | 'users.manage'
  | 'audit.view';

export type Kind = 'query' | 'command' | 'shell';

export interface Entry<K extends Kind = Kind, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: K;
  permission: Permission;
  input: I;
  output: O;
}

function entry<K extends Kind>(kind: K) {
  return <I extends z.ZodType, O extends z.ZodType>(permission: Permission, input: I, output: O): Entry<K, I, O> => ({ kind, permission, input, output });
}

/**
 * What any command may carry besides its own input: why it posts into a soft-locked month. Whoever may close months may say so; the log keeps it.
 * The router takes it off before the command's own input is read.
 */
export const softLockReason = z.strictObject({ softLockReason: z.string().trim().min(1).max(500).optional() });

/** Reads the book and changes nothing. */
export const query = entry('query');
/** Changes the book, in one transaction. */
export const command = entry('command');
/** Belongs to the window: dialogs, preferences, printing. Handled in the main thread; the command line has its own way to each. */
export const shell = entry('shell');
