import type { BookName, Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { accountHandlers } from './accounts.ts';
import { actHandlers } from './acts.ts';
import { approvalHandlers } from './approvals.ts';
import { disposalHandlers } from './disposals.ts';
import { assetHandlers } from './assets.ts';
import { attachmentHandlers } from './attachments.ts';
import { auditHandlers } from './audit.ts';
import { bookHandlers } from './book.ts';
import { countHandlers } from './counts.ts';
import { depreciationBookHandlers } from './books.ts';
import { categoryHandlers } from './categories.ts';
import { beforeClose, beforeReopen, closeHandlers } from './close.ts';
import { constructionHandlers } from './construction.ts';
import type { Context } from './context.ts';
import { fiscalYearHandlers } from './fiscalYears.ts';
import { importHandlers } from './imports.ts';
import { journalFileHandlers } from './journalFiles.ts';
import { journalHandlers } from './journals.ts';
import { lifecycleHandlers } from './lifecycle.ts';
import { packHandlers } from './pack.ts';
import { placeHandlers } from './places.ts';
import { policyHandlers } from './policies.ts';
import { poolHandlers } from './pools.ts';
import { reconciliationHandlers } from './reconciliation.ts';
import { registerHandlers } from './register.ts';
import { reportHandlers } from './reports.ts';
import { runHandlers } from './runs.ts';
import { computeSchedule } from './schedule.ts';
import type { SessionName } from './session.ts';
import { transferHandlers } from './transfers.ts';
import { usageHandlers } from './usage.ts';
import { userHandlers } from './users.ts';
import { verifyHandlers } from './verify.ts';

/** Pure: needs no book. */
export type Bookless = 'schedule.compute';

/** Every operation of the book. A missing one, or a wrong result, does not compile. */
export const handlers: Handlers<Context, Exclude<BookName, Bookless | SessionName>> = {
  ...bookHandlers, ...depreciationBookHandlers, ...accountHandlers, ...categoryHandlers, ...placeHandlers, ...assetHandlers, ...runHandlers, ...closeHandlers, ...packHandlers, ...fiscalYearHandlers,
  ...journalHandlers, ...journalFileHandlers, ...reconciliationHandlers, ...auditHandlers, ...verifyHandlers, ...registerHandlers, ...reportHandlers, ...importHandlers, ...poolHandlers, ...usageHandlers, ...actHandlers, ...disposalHandlers, ...constructionHandlers, ...lifecycleHandlers, ...approvalHandlers, ...policyHandlers, ...attachmentHandlers, ...transferHandlers, ...countHandlers, ...userHandlers,
};

/** What is answered with no book open. */
export const bookless: { readonly [K in Bookless]: (input: Parsed<K>) => Output<K> } = { 'schedule.compute': computeSchedule };

/**
 * Commands that a copy of the book is made before, for they are the hardest to take back by hand: what the copy is called,
 * or a refusal, so that a command that cannot go ahead leaves no file behind.
 */
export const backedUp: Partial<Record<BookName, (context: Context, input: never) => string>> = { 'close.run': beforeClose, 'close.reopen': beforeReopen };
