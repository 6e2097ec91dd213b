import { assert, required } from '#shared/values/assert.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { Connection } from '../book/connection.ts';
import type { DepreciationBookRow } from '../book/tables/company.ts';
import { accumulatedTotal, chargeBalances, entriesDigest, entryTotals, insertEntries, readEntries, restoreBalances, runContentHash, type Entry } from '../book/tables/entries.ts';
import { postedAt } from '../book/queries/happened.ts';
import { lastActEventId } from '../book/tables/events.ts';
import { findJournalById, journalLines, postJournal, type JournalLine } from '../book/tables/journals.ts';
import { insertRun, markReversed, nextRunId, updateDraft, type RunRow } from '../book/tables/runs.ts';
import { lastReadingId } from '../book/tables/usage.ts';
import { ENGINE_VERSION } from '../engine/index.ts';
import type { Context } from './context.ts';
import { narration } from './narration.ts';
import { settleFirstPeriod } from './periods.ts';
import { runJournal, type RunPlan } from './plan.ts';

export const runIdOf = (id: number): string => `dep-${id}`;

/** Everything a posted run says of itself; with its entries it makes the content hash. Status and what reversed it may still change. */
export function runHeader(run: RunRow, journal: string | null): (string | number | null)[] {
  return [
    run.id, run.book_id, run.period, run.as_of, run.kind, run.total_assets, run.total_minor, run.fingerprint, run.posting_date, journal, run.reverses_id, run.reason, run.engine_version, run.actor,
    run.created_at, run.posted_at,
    // Runs from before there were readings, and acts, were hashed without them.
    ...(run.usage_through === 0 ? [] : [run.usage_through]), ...(run.event_through === 0 ? [] : [`events ${run.event_through}`]), ...(run.act_id === null ? [] : [`act ${run.act_id}`]),
  ];
}

/**
 * What a run's journal charges: its lines come in pairs, the expense first, then accumulated depreciation. A pair that takes more back than it charges
 * stands the other way round.
 */
export const chargedByJournal = (lines: readonly JournalLine[]): number => lines.reduce((sum, line, index) => (index % 2 === 0 ? sum + line.debitMinor - line.creditMinor : sum), 0);

const STEPS = 5;

/**
 * Posts a month's plan: the run, its entries, one journal, the balances, then reads every sum back and compares. All within the
 * command's transaction. The first run settles where the book's history begins.
 */
export function postPlan(
  context: Context,
  book: DepreciationBookRow,
  plan: RunPlan,
  how: { draft: RunRow | undefined; kind: RunRow['kind']; asOf: DateString; postingDate: DateString },
): RunRow {
  const { connection } = context;
  settleFirstPeriod(context);
  const id = how.draft?.id ?? nextRunId(connection);
  const draftJournal = runJournal(book, plan, how.postingDate, runIdOf(id));
  const journal = draftJournal && postJournal(connection, { ...draftJournal, actor: context.actor, at: context.now });
  context.progress(2, STEPS);
  const run: RunRow = {
    id, book_id: book.id, period: plan.period, as_of: how.asOf, kind: how.kind, status: 'POSTED', total_assets: plan.entries.length, total_minor: plan.totalMinor, fingerprint: plan.fingerprint,
    content_hash: null, posting_date: how.postingDate, journal_id: journal?.id ?? null, reverses_id: null, reversed_by: null, reason: null, engine_version: ENGINE_VERSION,
    usage_through: lastReadingId(connection), event_through: lastActEventId(connection), act_id: null, actor: context.actor, created_at: how.draft?.created_at ?? context.now, posted_at: context.now,
  };
  run.content_hash = runContentHash(runHeader(run, journal?.number ?? null), plan.digest);
  if (how.draft) updateDraft(connection, run);
  else insertRun(connection, run);
  writeEntries(context, run, plan.entries, chargeBalances);
  assert(journal === null || chargedByJournal(journalLines(connection, journal.id)) === plan.totalMinor, 'the journal comes to the charges of its run');
  return run;
}

function writeEntries(context: Context, run: RunRow, entries: readonly Entry[], moveBalances: (connection: Connection, run: { id: number; bookId: number; period: RunRow['period'] }) => number): void {
  const { connection } = context;
  const key = { id: run.id, bookId: run.book_id, period: run.period };
  const before = accumulatedTotal(connection, run.book_id);
  insertEntries(connection, key, entries);
  context.progress(3, STEPS);
  const moved = moveBalances(connection, key);
  context.progress(4, STEPS);
  const written = entryTotals(connection, run.id);
  assert(written.assets === run.total_assets && moved === run.total_assets, 'every asset of a run has its entry and its balance');
  assert(written.depreciationMinor === run.total_minor, 'the entries of a run read back as its total');
  assert(accumulatedTotal(connection, run.book_id) - before === run.total_minor, 'the balances move by the total of a run');
  context.progress(STEPS, STEPS);
}

/**
 * Takes a posted run back: a run of mirrored entries, a mirrored journal that names the one it reverses, and balances as they
 * were, the last month charged included. Nothing of the first run is changed but its status.
 */
export function postReversal(context: Context, book: DepreciationBookRow, original: RunRow, how: { reason: string; postingDate: DateString; actId?: number }): RunRow {
  const { connection } = context;
  const id = nextRunId(connection);
  const journal = original.journal_id === null ? null : mirrorJournal(context, book, original.journal_id, runIdOf(id), how);
  const mirrored = readEntries(connection, original.id).map((entry): Entry => ({
    ...entry, depreciationMinor: negated(entry.depreciationMinor), catchUpMinor: negated(entry.catchUpMinor),
    accumulatedAfterMinor: entry.accumulatedAfterMinor - entry.depreciationMinor, carryingAfterMinor: entry.carryingAfterMinor + entry.depreciationMinor,
  }));
  // Earlier months may have been charged since an act was posted; nothing comes between a month's run and its reversal.
  const entries = original.act_id === null ? mirrored : mirrored.map((entry) => onFacts(connection, original, entry));
  const run: RunRow = {
    ...original, id, kind: 'reversal', status: 'POSTED', total_minor: negated(original.total_minor), content_hash: null, posting_date: how.postingDate, journal_id: journal?.id ?? null,
    reverses_id: original.id, reversed_by: null, reason: how.reason, engine_version: ENGINE_VERSION, event_through: lastActEventId(connection), act_id: how.actId ?? null, actor: context.actor, created_at: context.now, posted_at: context.now,
  };
  run.content_hash = runContentHash(runHeader(run, journal?.number ?? null), entriesDigest(entries));
  insertRun(connection, run);
  markReversed(connection, original.id, id);
  writeEntries(context, run, entries, restoreBalances);
  return run;
}

/** An entry outside a month's run says what is posted at the end of its month, itself included. */
function onFacts(connection: Connection, { book_id, period }: Pick<RunRow, 'book_id' | 'period'>, entry: Entry): Entry {
  const posted = postedAt(connection, book_id, entry.assetId, period);
  return { ...entry, accumulatedAfterMinor: posted.accumulated + entry.depreciationMinor, carryingAfterMinor: posted.carrying - entry.depreciationMinor };
}

/** Without a negative zero, which no hash or display should meet. */
const negated = (amount: number): number => (amount === 0 ? 0 : -amount);

function mirrorJournal(context: Context, book: DepreciationBookRow, journalId: number, source: string, how: { reason: string; postingDate: DateString }): { id: number; number: string } {
  const { connection } = context;
  const original = required(findJournalById(connection, journalId), 'the journal of a run');
  return postJournal(connection, {
    bookId: book.id, date: how.postingDate, sourceType: 'reversal', source, reversesId: original.id,
    lines: journalLines(connection, original.id).map((line) => ({ ...line, debitMinor: line.creditMinor, creditMinor: line.debitMinor })),
    ...narration('reversal', { journal: original.number, reason: how.reason }), actor: context.actor, at: context.now,
  });
}

/** Depreciation of one asset that an act posts outside the month's run: up to its date (`charge`), or a posted month back (`take_back`). */
export interface SingleCharge {
  kind: 'charge' | 'take_back';
  period: Period;
  /** The day of its journal. */
  date: DateString;
  amountMinor: Minor;
  /** What of it belongs to closed months. */
  catchUpMinor?: Minor;
  assetId: number;
  categoryId: number;
  costCenterId: number | null;
  lines: JournalLine[];
  text: { narrationEn: string; narrationAr: string };
}

/** Posts it: a run of one entry that belongs to the act, with a journal of its own where the depreciation book posts. */
export function postSingle(context: Context, book: DepreciationBookRow, actId: number, single: SingleCharge): RunRow {
  const { connection } = context;
  const id = nextRunId(connection);
  const total = single.amountMinor;
  const journal =
    book.posts_to_ledger === 0 || total === 0
      ? null
      : postJournal(connection, { bookId: book.id, date: single.date, sourceType: 'depreciation_run', source: runIdOf(id), lines: single.lines, ...single.text, actor: context.actor, at: context.now });
  const entry = onFacts(connection, { book_id: book.id, period: single.period }, { assetId: single.assetId, depreciationMinor: total, catchUpMinor: single.catchUpMinor ?? 0, accumulatedAfterMinor: 0, carryingAfterMinor: 0, categoryId: single.categoryId, costCenterId: single.costCenterId });
  const digest = entriesDigest([entry]);
  const run: RunRow = {
    id, book_id: book.id, period: single.period, as_of: single.date, kind: single.kind, status: 'POSTED', total_assets: 1, total_minor: total, fingerprint: digest, content_hash: null,
    posting_date: single.date, journal_id: journal?.id ?? null, reverses_id: null, reversed_by: null, reason: null, engine_version: ENGINE_VERSION, usage_through: lastReadingId(connection),
    event_through: lastActEventId(connection), act_id: actId, actor: context.actor, created_at: context.now, posted_at: context.now,
  };
  run.content_hash = runContentHash(runHeader(run, journal?.number ?? null), digest);
  insertRun(connection, run);
  writeEntries(context, run, [entry], restoreBalances);
  return run;
}
