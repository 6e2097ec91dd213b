import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parsePeriod, type Period } from '#shared/values/calendar.ts';
import { required } from '#shared/values/assert.ts';
import { actUponRun } from '../book/tables/acts.ts';
import { findAssetById } from '../book/tables/assets.ts';
import type { DepreciationBookRow } from '../book/tables/company.ts';
import { countRuns, findDraft, findRun, insertRun, latestRun, listRuns, nextRunId, standingRuns, updateDraft, type RunRow } from '../book/tables/runs.ts';
import { reclassifiedSince } from '../book/tables/transfers.ts';
import { ENGINE_VERSION } from '../engine/index.ts';
import { assertActive } from './books/active.ts';
import { depreciationBook, show, type Context } from './context.ts';
import { actIdOf } from './acts/identity.ts';
import { showDraftJournal } from './journals.ts';
import { assertAnother } from './people.ts';
import { isClosed, openPeriod } from './periods.ts';
import { planRun, runJournal, type RunPlan } from './plan.ts';
import { postPlan, postReversal, runIdOf } from './posting.ts';
import { bookOfRun, linesPage, showRun, showRunSummary } from './runView.ts';
import { dayInPeriod } from './terms.ts';

type Run = Output<'depreciationRuns.get'>;

/** Months are worked on in order, one at a time. A book without assets has no order yet. @throws PERIOD_CLOSED, PERIOD_NOT_NEXT */
export function assertNextPeriod(context: Context, period: Period): void {
  if (isClosed(context, period)) refuse('PERIOD_CLOSED', { period });
  const next = openPeriod(context) ?? period;
  if (period !== next) refuse('PERIOD_NOT_NEXT', { period, next });
}

export function assertAccrual(context: Context, operation: string): void {
  if (context.company.basis === 'cash') refuse('CASH_BASIS', { operation });
}

/** What a run of the month would be called: a supplement once a regular one stands. */
export function kindOfNext(standing: readonly RunRow[]): 'regular' | 'supplementary' {
  return standing.some((run) => run.kind === 'regular') ? 'supplementary' : 'regular';
}

function resolveRun(context: Context, runId: string): RunRow {
  return findRun(context.connection, Number(runId.slice('dep-'.length))) ?? refuse('RUN_NOT_FOUND', { run: runId });
}

function resolveDraft(context: Context, runId: string): RunRow {
  const run = resolveRun(context, runId);
  if (run.status !== 'DRAFT') refuse('RUN_NOT_DRAFT', { run: runId, status: run.status });
  return run;
}

/**
 * A month worked out and put down as a draft: totals and a fingerprint. Nothing is posted.
 * @throws INVALID_DATE, DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_NOT_ACTIVE, RUN_EXISTS, PERIOD_CLOSED, PERIOD_NOT_NEXT, CASH_BASIS
 */
function create(context: Context, input: Parsed<'depreciationRuns.create'>): Run {
  const period = parsePeriod(input.period);
  const asOf = dayInPeriod(input.asOfDate, period, 'asOfDate');
  const book = depreciationBook(context, input.bookId);
  assertActive(book);
  const draft = findDraft(context.connection, book.id, period);
  if (draft) refuse('RUN_EXISTS', { bookId: book.code, period, run: runIdOf(draft.id) });
  assertNextPeriod(context, period);
  assertAccrual(context, 'depreciationRuns.create');
  const standing = standingRuns(context.connection, book.id, period);
  const plan = planRun(context, book, period);
  const posted = standing[0];
  if (posted && plan.entries.length === 0) refuse('RUN_EXISTS', { bookId: book.code, period, run: runIdOf(posted.id) });
  const run: RunRow = {
    id: nextRunId(context.connection), book_id: book.id, period, as_of: asOf, kind: kindOfNext(standing), status: 'DRAFT', total_assets: plan.entries.length, total_minor: plan.totalMinor,
    fingerprint: plan.fingerprint, content_hash: null, posting_date: null, journal_id: null, reverses_id: null, reversed_by: null, reason: null, engine_version: ENGINE_VERSION, usage_through: 0, event_through: 0, act_id: null,
    actor: context.actor, created_at: context.now, posted_at: null,
  };
  insertRun(context.connection, run);
  context.record(runIdOf(run.id), { period, book: book.code, assets: run.total_assets, total: run.total_minor });
  return showRun(context, run, plan);
}

interface Posting {
  draft: RunRow;
  book: DepreciationBookRow;
  plan: RunPlan;
  postingDate: ReturnType<typeof dayInPeriod>;
  kind: 'regular' | 'supplementary';
}

/** What posting a draft comes to, worked out from the book as it is now. Preview and post both start here. */
function planPosting(context: Context, input: Parsed<'depreciationRuns.post.preview'>): Posting {
  const draft = resolveDraft(context, input.runId);
  const postingDate = dayInPeriod(input.postingDate, draft.period, 'postingDate');
  const book = bookOfRun(context, draft);
  assertActive(book);
  assertNextPeriod(context, draft.period);
  assertAccrual(context, 'depreciationRuns.post');
  const plan = planRun(context, book, draft.period);
  return { draft, book, plan, postingDate, kind: kindOfNext(standingRuns(context.connection, book.id, draft.period)) };
}

function previewPost(context: Context, input: Parsed<'depreciationRuns.post.preview'>): Output<'depreciationRuns.post.preview'> {
  const { draft, book, plan, postingDate } = planPosting(context, input);
  const journal = runJournal(book, plan, postingDate, runIdOf(draft.id));
  return {
    journal: journal && showDraftJournal(context, journal),
    effect: { totalAssets: plan.entries.length, totalDepreciation: show(context, plan.totalMinor) },
    fingerprint: plan.fingerprint,
  };
}

/**
 * Posts a draft as it was seen: against the fingerprint that the caller saw last, else the draft's own.
 * @throws RUN_NOT_FOUND, RUN_NOT_DRAFT, INVALID_DATE, PERIOD_CLOSED, PERIOD_NOT_NEXT, CASH_BASIS, SAME_PERSON, PREVIEW_STALE
 */
function post(context: Context, input: Parsed<'depreciationRuns.post'>): Run {
  const { fingerprint, ...rest } = input;
  const { draft, book, plan, postingDate, kind } = planPosting(context, rest);
  assertAnother(context, draft.actor);
  context.progress(1, 5);
  if ((fingerprint ?? draft.fingerprint) !== plan.fingerprint) refuse('PREVIEW_STALE', {});
  const run = postPlan(context, book, plan, { draft, kind, asOf: draft.as_of as typeof postingDate, postingDate });
  const shown = showRun(context, run, plan);
  context.record(runIdOf(run.id), { period: run.period, assets: run.total_assets, total: run.total_minor, journal: shown.glJournalId, content: run.content_hash });
  return shown;
}

/** @throws RUN_NOT_FOUND, RUN_NOT_DRAFT */
function discard(context: Context, input: Parsed<'depreciationRuns.discard'>): { done: true } {
  const run = resolveDraft(context, input.runId);
  discardDraft(context, run);
  context.record(input.runId, { period: run.period });
  return { done: true };
}

/** A draft that is not wanted stays on record; it never had lines. */
export function discardDraft(context: Context, draft: RunRow): void {
  updateDraft(context.connection, { ...draft, status: 'DISCARDED' });
}

/**
 * Takes back the last run while its month is open. A draft of the month goes with it: its figures stood on the run.
 * @throws RUN_NOT_FOUND, RUN_OF_ACT, RUN_NOT_POSTED, RUN_NOT_LATEST, INVALID_DATE, PERIOD_CLOSED, RUN_BUILT_UPON (an act came after it), TRANSFER_STANDS (an asset it charged has gone to other accounts since)
 */
function reverse(context: Context, input: Parsed<'depreciationRuns.reverse'>): Run {
  const original = resolveRun(context, input.runId);
  if (original.act_id !== null) refuse('RUN_OF_ACT', { run: input.runId, act: actIdOf(original.act_id) });
  if (original.status !== 'POSTED' || original.kind === 'reversal') refuse('RUN_NOT_POSTED', { run: input.runId, status: original.kind === 'reversal' ? 'REVERSAL' : original.status });
  const latest = latestRun(context.connection, original.book_id);
  if (latest && latest.id !== original.id) refuse('RUN_NOT_LATEST', { run: input.runId, latest: runIdOf(latest.id) });
  const book = bookOfRun(context, original);
  assertActive(book);
  const postingDate = dayInPeriod(input.postingDate, original.period, 'postingDate');
  if (isClosed(context, original.period)) refuse('PERIOD_CLOSED', { period: original.period });
  const upon = actUponRun(context.connection, original);
  if (upon) refuse('RUN_BUILT_UPON', { run: input.runId, act: actIdOf(upon.id), asset: required(findAssetById(context.connection, upon.asset_id), 'the asset of an act').number });
  const reclassified = reclassifiedSince(context.connection, original);
  if (reclassified) refuse('TRANSFER_STANDS', { subject: input.runId, transfer: reclassified.number });
  const draft = findDraft(context.connection, book.id, original.period);
  if (draft) discardDraft(context, draft);
  const run = postReversal(context, book, original, { reason: input.reason, postingDate });
  const shown = showRun(context, run, null);
  context.record(runIdOf(run.id), { reverses: input.runId, reason: input.reason, total: run.total_minor, journal: shown.glJournalId, content: run.content_hash });
  return shown;
}

function get(context: Context, input: Parsed<'depreciationRuns.get'>): Run {
  const run = resolveRun(context, input.runId);
  return showRun(context, run, run.status === 'DRAFT' ? planRun(context, bookOfRun(context, run), run.period) : null);
}

function lines(context: Context, input: Parsed<'depreciationRuns.lines'>): Output<'depreciationRuns.lines'> {
  const run = resolveRun(context, input.runId);
  const entries = run.status === 'DRAFT' ? planRun(context, bookOfRun(context, run), run.period).entries : null;
  return { ...linesPage(context, run, entries, input.size, input.page * input.size), page: input.page, size: input.size };
}

function list(context: Context, input: Parsed<'depreciationRuns.list'>): Output<'depreciationRuns.list'> {
  const filter = { bookId: input.bookId === undefined ? null : depreciationBook(context, input.bookId).id, period: input.period ?? null, status: input.status ?? null };
  const rows = listRuns(context.connection, filter, input.size, input.page * input.size);
  return { items: rows.map((run) => showRunSummary(context, run)), total: countRuns(context.connection, filter), page: input.page, size: input.size };
}

type RunName =
  | 'depreciationRuns.create' | 'depreciationRuns.get' | 'depreciationRuns.lines' | 'depreciationRuns.list' | 'depreciationRuns.post' | 'depreciationRuns.post.preview'
  | 'depreciationRuns.discard' | 'depreciationRuns.reverse';

export const runHandlers: Pick<Handlers<Context>, RunName> = {
  'depreciationRuns.create': create,
  'depreciationRuns.get': get,
  'depreciationRuns.lines': lines,
  'depreciationRuns.list': list,
  'depreciationRuns.post': post,
  'depreciationRuns.post.preview': previewPost,
  'depreciationRuns.discard': discard,
  'depreciationRuns.reverse': reverse,
};
