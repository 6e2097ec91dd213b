import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { assert, required } from '#shared/values/assert.ts';
import { addPeriods, lastDay, parsePeriod, type Period } from '#shared/values/calendar.ts';
import { chainHead } from '../book/audit.ts';
import { hashOf } from '../book/hash.ts';
import { insertClosing, lastClosing, reopenClosing, standingClosings, type ClosingRow } from '../book/tables/closings.ts';
import { activeBooks, ledgerBook, type DepreciationBookRow } from '../book/tables/company.ts';
import { chargedByCategory, type CategoryCharge } from '../book/tables/entries.ts';
import { findJournalById } from '../book/tables/journals.ts';
import { findDraft, nextRunId, standingRuns, type RunRow } from '../book/tables/runs.ts';
import { planSurplusInUse, postSurplusInUse, type SurplusInUse } from './acts/surplusInUse.ts';
import { assertActive } from './books/active.ts';
import { checklistOf, countOf, type Finding } from './checklist.ts';
import { depreciationBook, show, type Context } from './context.ts';
import { showDraftJournal } from './journals.ts';
import { assertNotLocked, liftFrom } from './locks.ts';
import { assertAnother } from './people.ts';
import { settleFirstPeriod } from './periods.ts';
import { inLog, recordOfClose } from './pack/closeRecord.ts';
import { planRun, runJournal, type RunPlan } from './plan.ts';
import { postPlan, runIdOf } from './posting.ts';
import { assertNextPeriod, discardDraft, kindOfNext } from './runs.ts';
import { categoryLabels, groupByCategory, showExceptions, showRunSummary } from './runView.ts';

type Preview = Output<'close.preview'>;

/** What a month comes to in one depreciation book. */
interface BookPart {
  book: DepreciationBookRow;
  /** Null under cash basis: closing only locks. */
  plan: RunPlan | null;
  /** Runs of the month posted before. */
  standing: RunRow[];
}

interface ClosePlan {
  period: Period;
  /** The book asked about. */
  own: BookPart;
  /** Every book that takes entries, the one that posts first. */
  parts: BookPart[];
  findings: readonly Finding[];
  /** What the month's depreciation moves from revaluation surpluses to retained earnings; null where nothing. */
  surplus: SurplusInUse | null;
  fingerprint: string;
}

/**
 * Everything a close stands on: a month is closed in all depreciation books at once. Preview and run both start here.
 * @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_NOT_ACTIVE, PERIOD_CLOSED, PERIOD_NOT_NEXT
 */
function planClose(context: Context, input: Parsed<'close.preview'>): ClosePlan {
  const { book: asked, period, findings } = checkClose(context, input);
  const parts = activeBooks(context.connection).map((book): BookPart => ({
    book, plan: context.company.basis === 'cash' ? null : planRun(context, book, period), standing: standingRuns(context.connection, book.id, period),
  }));
  const own = required(parts.find(({ book }) => book.id === asked.id), 'the book asked about');
  const surplus = context.company.basis === 'cash' ? null : planSurplusInUse(context, period, foretoldBy(parts));
  const fingerprint = hashOf({ period, ...(surplus && { surplus: surplus.acts.map((act) => [act.asset.number, act.amountMinor]) }), books: parts.map(({ book, plan, standing }) => [book.code, plan?.fingerprint ?? null, standing.map((run) => [run.id, run.content_hash])]) });
  return { period, own, parts, findings, surplus, fingerprint };
}

/** What the run of the book that posts is to charge, by asset. */
function foretoldBy(parts: readonly BookPart[]): Map<number, number> {
  const entries = parts.find(({ book }) => book.posts_to_ledger === 1)?.plan?.entries ?? [];
  return new Map(entries.map(({ assetId, depreciationMinor }) => [assetId, depreciationMinor]));
}

/** The checks that cost little, before the month is worked out. */
function checkClose(context: Context, input: Parsed<'close.preview'>): { book: DepreciationBookRow; period: Period; findings: readonly Finding[] } {
  const period = parsePeriod(input.period);
  const book = depreciationBook(context, input.bookId);
  assertActive(book);
  assertNextPeriod(context, period);
  return { book, period, findings: checklistOf(context, ledgerBook(context.connection), period) };
}

function refuseBlocked(period: Period, findings: readonly Finding[]): void {
  const count = countOf(findings, 'block');
  if (count > 0) refuse('CLOSE_BLOCKED', { period, count });
}

const sumOf = (groups: readonly CategoryCharge[]): number => groups.reduce((sum, group) => sum + group.depreciationMinor, 0);

/** The month beside the one before, category by category; what was posted already counts. */
function compare(context: Context, close: BookPart & { period: Period }): Pick<Preview, 'byCategory' | 'totalAssets' | 'totalDepreciation' | 'previousDepreciation' | 'change' | 'catchUp'> {
  const { connection } = context;
  const groups = [...groupByCategory(close.plan?.entries ?? []), ...chargedByCategory(connection, close.book.id, close.period)];
  const before = chargedByCategory(connection, close.book.id, addPeriods(close.period, -1));
  const label = categoryLabels(context);
  const pick = (from: readonly CategoryCharge[], id: number) => from.filter((group) => group.categoryId === id);
  const ids = [...new Set([...groups, ...before].map((group) => group.categoryId))].sort((a, b) => a - b);
  const byCategory = ids.map((categoryId) => {
    const now = sumOf(pick(groups, categoryId));
    const previous = sumOf(pick(before, categoryId));
    const { name, nameAr } = label(categoryId);
    return {
      categoryId, category: name, categoryAr: nameAr, assets: pick(groups, categoryId).reduce((sum, group) => sum + group.assets, 0),
      depreciation: show(context, now), previous: show(context, previous), change: show(context, now - previous),
    };
  });
  return {
    byCategory, totalAssets: groups.reduce((sum, group) => sum + group.assets, 0), totalDepreciation: show(context, sumOf(groups)), previousDepreciation: show(context, sumOf(before)),
    change: show(context, sumOf(groups) - sumOf(before)), catchUp: show(context, groups.reduce((sum, group) => sum + group.catchUpMinor, 0)),
  };
}

function preview(context: Context, input: Parsed<'close.preview'>): Preview {
  const close = planClose(context, input);
  const { period, own, parts, findings, fingerprint } = close;
  const { book, plan, standing } = own;
  const journal = plan && runJournal(book, plan, lastDay(period), runIdOf(findDraft(context.connection, book.id, period)?.id ?? nextRunId(context.connection)));
  return {
    period, previousPeriod: addPeriods(period, -1), ...compare(context, { ...own, period }),
    otherBooks: parts.filter((part) => part !== own).map((part) => showOther(context, part, period)),
    exceptions: showExceptions(context, plan?.skipped ?? []), exceptionsTotal: plan?.skipped.length ?? 0,
    findings: [...findings], blocking: countOf(findings, 'block'), warnings: countOf(findings, 'warn'),
    journal: journal && showDraftJournal(context, journal), surplusTransfer: showSurplus(context, close), fingerprint, postedRun: standing[0] ? runIdOf(standing[0].id) : null,
  };
}

function showSurplus(context: Context, { surplus }: ClosePlan): Preview['surplusTransfer'] {
  const journal = surplus?.acts[0]?.journal;
  return surplus && journal ? { assets: surplus.acts.length, total: show(context, surplus.totalMinor), journal: showDraftJournal(context, journal) } : null;
}

/** The surplus that the month's use realizes, once its depreciation is posted: the same that was planned before it was. */
function postSurplus(context: Context, { period, surplus }: ClosePlan): string | null {
  const due = surplus && planSurplusInUse(context, period, new Map());
  if (!due) return null;
  assert(due.totalMinor === surplus.totalMinor, 'the surplus realized comes to what was planned');
  const { journalId } = postSurplusInUse(context, due);
  return journalId === null ? null : required(findJournalById(context.connection, journalId), 'the journal of the surplus').number;
}

/** What a close posts was prepared by whoever made the draft; without one, by whoever closes. @throws SAME_PERSON */
function assertPrepared(context: Context, { period, parts }: ClosePlan): void {
  for (const { book, plan } of parts) {
    if (plan && plan.entries.length > 0) assertAnother(context, findDraft(context.connection, book.id, period)?.actor ?? context.actor);
  }
}

function showOther(context: Context, part: BookPart, period: Period): Preview['otherBooks'][number] {
  const { totalAssets, totalDepreciation, previousDepreciation, catchUp } = compare(context, { ...part, period });
  const { code, name, name_ar, posts_to_ledger } = part.book;
  return { bookId: code, name, nameAr: name_ar, postsToLedger: posts_to_ledger === 1, totalAssets, totalDepreciation, previousDepreciation, catchUp, exceptionsTotal: part.plan?.skipped.length ?? 0, postedRun: part.standing[0] ? runIdOf(part.standing[0].id) : null };
}

/** Posts what is due: under the month's draft where one stands, else as a run of its own. A draft with nothing left to post goes. */
function postDue(context: Context, period: Period, { book, plan, standing }: BookPart): RunRow | null {
  const draft = findDraft(context.connection, book.id, period);
  if (plan && plan.entries.length > 0) return postPlan(context, book, plan, { draft, kind: kindOfNext(standing), asOf: lastDay(period), postingDate: lastDay(period) });
  if (draft) discardDraft(context, draft);
  return null;
}

/** A month in one book, once what was due is posted. */
interface PostedPart {
  book: DepreciationBookRow;
  /** What acts charged of single assets belongs to the month as its runs do. */
  charged: CategoryCharge[];
  /** The run just posted, else the first that stood. */
  of: RunRow | null;
}

function postPart(context: Context, period: Period, part: BookPart): PostedPart {
  const posted = postDue(context, period, part);
  return { book: part.book, charged: chargedByCategory(context.connection, part.book.id, period), of: posted ?? part.standing[0] ?? null };
}

/**
 * Closes a month: posts its depreciation in every depreciation book where that was not done, locks it, and writes down the head of the audit chain. One
 * transaction; the order of refusals is existence, status, period, policy, preview. The answer is of the book asked about.
 * @throws DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_NOT_ACTIVE, PERIOD_CLOSED, PERIOD_NOT_NEXT, CLOSE_BLOCKED, SAME_PERSON, PREVIEW_STALE
 */
function closeMonth(context: Context, input: Parsed<'close.run'>): Output<'close.run'> {
  const { fingerprint, ...target } = input;
  const close = planClose(context, target);
  refuseBlocked(close.period, close.findings);
  assertPrepared(context, close);
  if (fingerprint !== undefined && fingerprint !== close.fingerprint) refuse('PREVIEW_STALE', {});
  context.progress(1, 5);
  const parts = close.parts.map((part) => postPart(context, close.period, part));
  const surplusJournal = postSurplus(context, close);
  settleFirstPeriod(context);
  const ledger = required(parts.find(({ book }) => book.posts_to_ledger === 1), 'the book that posts');
  const own = required(parts.find(({ book }) => book.id === close.own.book.id), 'the book asked about');
  const head = chainHead(context.connection).hash;
  insertClosing(context.connection, { period: close.period, runId: ledger.of?.id ?? null, at: context.now, actor: context.actor, chainHead: head, backup: context.backup });
  recordClosing(context, close, ledger, parts.filter((part) => part !== ledger), head, surplusJournal);
  return {
    period: close.period, runId: own.of && runIdOf(own.of.id), glJournalId: own.of && showRunSummary(context, own.of).glJournalId,
    totalAssets: own.charged.reduce((sum, group) => sum + group.assets, 0), totalDepreciation: show(context, sumOf(own.charged)),
    surplusJournalId: surplusJournal, nextPeriod: addPeriods(close.period, 1), chainHead: head, backup: context.backup,
  };
}

function recordClosing(context: Context, { period, findings, parts }: ClosePlan, ledger: PostedPart, others: readonly PostedPart[], head: string, surplus: string | null): void {
  const memoranda = others.map((part) => ({ book: part.book.code, run: part.of && runIdOf(part.of.id), total: sumOf(part.charged) }));
  context.record(period, {
    book: ledger.book.code, run: ledger.of && runIdOf(ledger.of.id), journal: ledger.of && showRunSummary(context, ledger.of).glJournalId, total: sumOf(ledger.charged), chainHead: head, backup: context.backup,
    ...(surplus !== null && { surplus }), ...(memoranda.length > 0 && { memoranda }), ...inLog(recordOfClose(context, findings, parts)),
  });
}

/** What the copy made before a close is called. @throws what close.run throws, but for what only the worked-out month can tell */
export function beforeClose(context: Context, input: Parsed<'close.run'>): string {
  const { period, findings } = checkClose(context, input);
  refuseBlocked(period, findings);
  return `before-close-${period}`;
}

/** @throws PERIOD_NOT_CLOSED, PERIOD_NOT_LATEST, YEAR_LOCKED */
function closingToReopen(context: Context, input: Parsed<'close.reopen'>): ClosingRow {
  const period = parsePeriod(input.period);
  const latest = lastClosing(context.connection);
  if (!latest || !standingClosings(context.connection).some((closing) => closing.period === period)) refuse('PERIOD_NOT_CLOSED', { period });
  if (latest.period !== period) refuse('PERIOD_NOT_LATEST', { period, latest: latest.period });
  assertNotLocked(context, period);
  return latest;
}

export function beforeReopen(context: Context, input: Parsed<'close.reopen'>): string {
  return `before-reopen-${closingToReopen(context, input).period}`;
}

/** Opens the last closed month again, with a reason; it is not held back any more. Its run stands until somebody reverses it. @throws PERIOD_NOT_CLOSED, PERIOD_NOT_LATEST, YEAR_LOCKED */
function reopen(context: Context, input: Parsed<'close.reopen'>): Output<'close.reopen'> {
  const closing = closingToReopen(context, input);
  reopenClosing(context.connection, closing.id, { at: context.now, actor: context.actor, reason: input.reason });
  liftFrom(context, closing.period, input.reason);
  context.record(closing.period, { closing: closing.id, reason: input.reason, backup: context.backup });
  return { period: closing.period, openPeriod: closing.period };
}

function checklist(context: Context, input: Parsed<'close.checklist'>): Output<'close.checklist'> {
  const period = parsePeriod(input.period);
  assertActive(depreciationBook(context, input.bookId));
  const findings = checklistOf(context, ledgerBook(context.connection), period);
  return { period: input.period, blocking: countOf(findings, 'block'), warnings: countOf(findings, 'warn'), findings: [...findings] };
}

export const closeHandlers: Pick<Handlers<Context>, 'close.checklist' | 'close.preview' | 'close.run' | 'close.reopen'> = {
  'close.checklist': checklist,
  'close.preview': preview,
  'close.run': closeMonth,
  'close.reopen': reopen,
};
