import type { z } from 'zod';
import type { Result } from '../errors.ts';
import { accounts } from './accounts.ts';
import { acts } from './acts.ts';
import { app } from './app.ts';
import { approvals } from './approvals.ts';
import { assets } from './assets.ts';
import { attachments } from './attachments.ts';
import { book } from './book.ts';
import { books } from './books.ts';
import { categories } from './categories.ts';
import { audit, closing, journals } from './close.ts';
import { counts } from './counts.ts';
import type { Entry } from './define.ts';
import { fiscalYears } from './fiscalYears.ts';
import { imports } from './imports.ts';
import { journalFiles } from './journalFiles.ts';
import { lifecycle } from './lifecycle.ts';
import { places } from './places.ts';
import { policies } from './policies.ts';
import { pools } from './pools.ts';
import { reconciliation } from './reconciliation.ts';
import { register } from './register.ts';
import { reports } from './reports.ts';
import { runs } from './runs.ts';
import { schedule } from './schedule.ts';
import { transfers } from './transfers.ts';
import { usage } from './usage.ts';
import { session, users } from './users.ts';

/** Every operation of Usool, once. Handlers and the client derive their types from here. */
export const contract = {
  ...app, ...book, ...books, ...accounts, ...categories, ...places, ...assets, ...schedule, ...runs, ...closing, ...fiscalYears, ...journals, ...journalFiles, ...reconciliation, ...audit, ...register, ...reports, ...imports, ...pools, ...usage, ...acts, ...lifecycle, ...approvals, ...policies, ...attachments, ...transfers, ...counts, ...users, ...session,
} satisfies Record<string, Entry>;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
type NamesOf<K> = { [N in OperationName]: Contract[N]['kind'] extends K ? N : never }[OperationName];
/** Operations of the window: dialogs, preferences, printing. */
export type ShellName = NamesOf<'shell'>;
/** Operations of the book. */
export type BookName = Exclude<OperationName, ShellName>;

/** What a caller may send: defaults may be left out. */
export type Input<N extends OperationName> = z.input<Contract[N]['input']>;
/** What a handler receives: checked, defaults filled in. */
export type Parsed<N extends OperationName> = z.output<Contract[N]['input']>;
export type Output<N extends OperationName> = z.output<Contract[N]['output']>;

/** Handlers are synchronous: nothing can await inside a transaction. */
export type Handlers<Context, N extends BookName = BookName> = { readonly [K in N]: (context: Context, input: Parsed<K>) => Output<K> };
export type ShellHandlers = { readonly [K in ShellName]: (input: Parsed<K>) => Promise<Output<K>> };
export type Call = <N extends OperationName>(name: N, ...input: Record<never, never> extends Input<N> ? [input?: Input<N>] : [input: Input<N>]) => Promise<Result<Output<N>>>;

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(contract, name);
}
