import { assert, required } from '#shared/values/assert.ts';
import { lastDay, parseDate, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { refuse } from '#shared/errors.ts';
import { findAct, insertAct, latestStandingAct, nextActId, reversalOf, type ActRow } from '../../book/tables/acts.ts';
import { findAssetById, updateAsset, type AssetRow } from '../../book/tables/assets.ts';
import { addToBalance, findBalance, setResidual } from '../../book/tables/balances.ts';
import { listDepreciationBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { eventsOfAct, insertEvent, type EventRow } from '../../book/tables/events.ts';
import { findJournalById, journalLines, postJournal } from '../../book/tables/journals.ts';
import { draftsFrom, standingRunsOfAct } from '../../book/tables/runs.ts';
import { reclassifiedSinceEvent } from '../../book/tables/transfers.ts';
import { estimatesAfter } from '../../engine/index.ts';
import type { Context } from '../context.ts';
import { narration } from '../narration.ts';
import { assertPostable } from '../periods.ts';
import { postReversal, postSingle } from '../posting.ts';
import { discardDraft } from '../runs.ts';
import { termsOf } from '../terms.ts';
import { categoryOf } from '../assets/write.ts';
import { takenBackSince } from './effects.ts';
import { SETTLES_AFTER } from './post.ts';
import { actIdOf, actRowId } from './identity.ts';

/** @throws ACT_NOT_FOUND */
export function resolveAct(context: Context, id: string): ActRow {
  return findAct(context.connection, actRowId(id)) ?? refuse('ACT_NOT_FOUND', { act: id });
}

/**
 * That an act can be taken back: it stands, it is the asset's newest, what it posted is still in the accounts it was posted to, its month is open.
 * @throws ACT_REVERSED, ACT_NOT_LATEST, TRANSFER_STANDS, PERIOD_CLOSED
 */
export function assertReversible(context: Context, act: ActRow): AssetRow {
  const asset = required(findAssetById(context.connection, act.asset_id), 'the asset of an act');
  if (act.reverses_id !== null || reversalOf(context.connection, act.id)) refuse('ACT_REVERSED', { act: actIdOf(act.id) });
  const latest = latestStandingAct(context.connection, act.asset_id);
  if (latest && latest.id !== act.id) refuse('ACT_NOT_LATEST', { asset: asset.number, date: act.date, latest: latest.date });
  const reclassified = reclassifiedSinceEvent(context.connection, asset.id, eventsOfAct(context.connection, act.id)[0]?.id ?? 0);
  if (reclassified) refuse('TRANSFER_STANDS', { subject: actIdOf(act.id), transfer: reclassified.number });
  assertPostable(context, parseDate(act.date));
  return asset;
}

/**
 * Takes an act back by its labelled inverse (a posted act is never changed): months charged since by runs are taken back, its events and journal are
 * mirrored, the depreciation it posted is reversed, and the asset has the status and the residual value it had. What is
 * then due is the next run's.
 * @throws ACT_NOT_FOUND, ACT_REVERSED, ACT_NOT_LATEST (newer ones first), TRANSFER_STANDS (its asset has gone to other accounts since), PERIOD_CLOSED (reopen the month first)
 */
export function reverseAct(context: Context, input: { id: string; reason: string }): ActRow {
  const { connection } = context;
  const act = resolveAct(context, input.id);
  const asset = assertReversible(context, act);
  const period = act.period as Period;
  const id = nextActId(connection);
  for (const draft of draftsFrom(connection, period)) discardDraft(context, draft);
  const events = eventsOfAct(connection, act.id);
  const books = new Map(listDepreciationBooks(connection).map((book) => [book.id, book]));
  const bookOf = (event: EventRow): DepreciationBookRow => required(books.get(event.book_id ?? 0), 'the depreciation book of an event');
  const category = categoryOf(context, asset);
  for (const event of events) {
    for (const single of takenBackSince(context, bookOf(event), { asset, category }, event)) postSingle(context, bookOf(event), id, single);
  }
  const date = act.date as DateString;
  const journal = act.journal_id === null ? null : mirror(context, act.journal_id, date, asset.number, input.reason);
  insertAct(connection, { ...act, id, external_id: null, group_id: null, journal_id: journal?.id ?? null, reverses_id: act.id, reason: input.reason, status_before: asset.status, actor: context.actor, at: context.now });
  const unsettle = (): void => {
    for (const run of standingRunsOfAct(connection, act.id)) {
      postReversal(context, required(books.get(run.book_id), 'the depreciation book of a run'), run, { reason: input.reason, postingDate: parseDate(run.posting_date ?? lastDay(run.period)), actId: id });
    }
  };
  if (SETTLES_AFTER.has(act.kind)) unsettle();
  for (const event of events) mirrorEvent(context, event, bookOf(event), id, journal?.id ?? null);
  if (!SETTLES_AFTER.has(act.kind)) unsettle();
  const { quantityBefore } = JSON.parse(act.outcome) as { quantityBefore?: string };
  const restored: AssetRow = { ...asset, status: act.status_before as AssetRow['status'], quantity: quantityBefore ?? asset.quantity, updated_at: context.now };
  updateAsset(connection, restored);
  for (const event of events) {
    const book = bookOf(event);
    setResidual(connection, book.id, asset.id, estimatesAfter(termsOf(context, restored, book)).residualMinor);
    assert(required(findBalance(connection, book.id, asset.id), 'the balance of an act').cost_minor >= 0, 'a balance is not negative');
  }
  context.record(asset.number, { act: actIdOf(id), reverses: input.id, reason: input.reason, journal: journal?.number ?? null, kind: act.kind });
  return required(findAct(connection, id), 'the act just posted');
}

function mirror(context: Context, journalId: number, date: DateString, source: string, reason: string): { id: number; number: string } {
  const original = required(findJournalById(context.connection, journalId), 'the journal of an act');
  return postJournal(context.connection, {
    bookId: original.book_id, date, sourceType: 'reversal', source, reversesId: original.id,
    lines: journalLines(context.connection, original.id).map((line) => ({ ...line, debitMinor: line.creditMinor, creditMinor: line.debitMinor })),
    ...narration('reversal', { journal: original.number, reason }), actor: context.actor, at: context.now,
  });
}

const negated = (amount: number): number => (amount === 0 ? 0 : -amount);

function mirrorEvent(context: Context, event: EventRow, book: DepreciationBookRow, actId: number, journalId: number | null): void {
  const change = { costMinor: negated(event.cost_minor), accumulatedMinor: negated(event.accumulated_minor), impairmentMinor: negated(event.impairment_minor), surplusMinor: negated(event.surplus_minor) };
  insertEvent(context.connection, {
    assetId: event.asset_id, bookId: event.book_id, kind: event.kind as Parameters<typeof insertEvent>[1]['kind'], date: event.date, period: periodOf(event.date as DateString), ...change,
    details: event.details, journalId: book.posts_to_ledger === 1 ? journalId : null, reversesId: event.id, actId, actor: context.actor, at: context.now,
  });
  addToBalance(context.connection, book.id, event.asset_id, change);
}
