import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { minor } from '#shared/values/money.ts';
import type { Period } from '#shared/values/calendar.ts';
import { chainHead } from '../../book/audit.ts';
import { auditOfClosing } from '../../book/queries/closePack.ts';
import { standingClosings, type ClosingRow } from '../../book/tables/closings.ts';
import { activeBooks, ledgerBook, listDepreciationBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { chargedByCategory } from '../../book/tables/entries.ts';
import { findDraft, standingRuns, type RunRow } from '../../book/tables/runs.ts';
import type { PackBook, PackMonth } from '../../reports/pack/index.ts';
import { named } from '../../reports/texts.ts';
import { checklistOf } from '../checklist.ts';
import type { Context } from '../context.ts';
import { openPeriod } from '../periods.ts';
import { planRun } from '../plan.ts';
import { runIdOf } from '../posting.ts';
import { readClose, recordOfClose } from './closeRecord.ts';

/** A month of a pack, and the rows of the log that are of it: after one, up to another. */
export interface MonthOfPack {
  month: PackMonth;
  logAfter: number;
  logThrough: number;
}

/** @throws NO_CLOSE_PACK for a month that is neither closed nor the open one */
export function monthOfPack(context: Context, period: Period): MonthOfPack {
  const closings = standingClosings(context.connection);
  const closing = closings.find((one) => one.period === period);
  const before = closings.findLast((one) => one.period < period);
  const logAfter = before === undefined ? 0 : (auditOfClosing(context.connection, before.chain_head)?.seq ?? 0);
  if (closing) return { ...closedMonth(context, closing), logAfter };
  if (openPeriod(context) !== period) refuse('NO_CLOSE_PACK', { period });
  return { ...draftMonth(context, period), logAfter };
}

function packBook(context: Context, book: DepreciationBookRow, period: Period, rounding: string, draft: RunRow | undefined): PackBook {
  const charged = chargedByCategory(context.connection, book.id, period).reduce((sum, { depreciationMinor }) => sum + depreciationMinor, 0);
  return {
    id: book.code, name: named(book.name, book.name_ar), postsToLedger: book.posts_to_ledger === 1, rounding, runs: [...standingRuns(context.connection, book.id, period), ...(draft ? [draft] : [])].map(({ id }) => runIdOf(id)), charged: minor(charged),
  };
}

/** From what the close wrote down. Books that joined since had no part in it. */
function closedMonth(context: Context, closing: ClosingRow): Omit<MonthOfPack, 'logAfter'> {
  const { connection, company } = context;
  const row = auditOfClosing(connection, closing.chain_head);
  const kept = row ? readClose(row.detail) : null;
  const codes = kept ? [kept.book, ...kept.memoranda.map(({ book }) => book)] : [ledgerBook(connection).code];
  const books = listDepreciationBooks(connection);
  return {
    month: {
      period: closing.period, state: 'closed', closedAt: closing.closed_at, closedBy: closing.closed_by, chainHead: closing.chain_head, auditRows: row ? row.seq - 1 : 0,
      engineVersion: kept?.engine ?? company.engine_version,
      books: codes.map((code) => {
        const book = required(books.find((one) => one.code === code), 'a depreciation book of a close');
        return packBook(context, book, closing.period, kept?.roundings?.[code] ?? book.rounding, undefined);
      }),
      findings: kept?.findings ?? null, exceptions: kept?.exceptions ?? null,
    },
    logThrough: row?.seq ?? 0,
  };
}

function draftMonth(context: Context, period: Period): Omit<MonthOfPack, 'logAfter'> {
  const { connection, company } = context;
  const head = chainHead(connection);
  const books = activeBooks(connection);
  const parts = books.map((book) => ({ book, plan: company.basis === 'cash' ? null : planRun(context, book, period) }));
  const { engine, findings, exceptions } = recordOfClose(context, checklistOf(context, ledgerBook(connection), period), parts);
  return {
    month: {
      period, state: 'draft', closedAt: null, closedBy: null, chainHead: head.hash, auditRows: head.seq, engineVersion: engine,
      books: books.map((book) => packBook(context, book, period, book.rounding, findDraft(connection, book.id, period))), findings, exceptions,
    },
    logThrough: head.seq,
  };
}
