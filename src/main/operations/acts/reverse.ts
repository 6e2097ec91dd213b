import { assert, required } from '#shared/values/assert.ts';
import { lastDay, parseDate, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { refuse } from '#shared/errors.ts';
import { actsOfGroup, findAct, insertAct, latestStandingAct, nextActId, reversalOf, type ActRow } from '../../book/tables/acts.ts';
import { componentsOf, findAssetById, findAssetEver, updateAsset, type AssetRow } from '../../book/tables/assets.ts';
import { addToBalance, findBalance, setResidual } from '../../book/tables/balances.ts';
import { listDepreciationBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { eventsOfAct, insertEvent, type EventRow } from '../../book/tables/events.ts';
import { findJournalById, journalLines, postJournal } from '../../book/tables/journals.ts';
import { draftsFrom, standingRunsOfAct } from '../../book/tables/runs.ts';
import { pendingTransfersOf, reclassifiedSinceEvent, standingTransfers } from '../../book/tables/transfers.ts';
import { estimatesAfter } from '../../engine/index.ts';
import type { Context } from '../context.ts';
import { narration } from '../narration.ts';
import { assertPostable } from '../periods.ts';
import { postReversal, postSingle } from '../posting.ts';
import { discardDraft } from '../runs.ts';
import { termsOf } from '../terms.ts';
import { categoryOf } from '../assets/write.ts';
import { takenBackSince } from './effects.ts';
import { unbear } from './newcomers.ts';
import { SETTLES_AFTER } from './post.ts';
import { actIdOf, actRowId } from './identity.ts';

/** @throws ACT_NOT_FOUND */
export function resolveAct(context: Context, id: string): ActRow {
  return findAct(context.connection, actRowId(id)) ?? refuse('ACT_NOT_FOUND', { act: id });
}

/** Acts that were posted as one: none of them is taken back without the others. */
const AS_ONE: ReadonlySet<ActRow['kind']> = new Set(['split', 'split_part', 'merge', 'merged', 'construction_completion', 'construction_asset', 'surplus_transfer']);
/** Acts that made an asset. */
const MAKES_ASSET: ReadonlySet<ActRow['kind']> = new Set(['split_part', 'construction_asset']);

/** The act, and all that was posted with it as one, newest first. */
export const postedAsOne = (context: Context, act: ActRow): ActRow[] => (act.group_id !== null && AS_ONE.has(act.kind) ? actsOfGroup(context.connection, act.group_id).toReversed() : [act]);

/** Nothing but its act is known of an asset that is to be gone again, and of what goes with it. @throws TRANSFER_STANDS, ASSET_HAS_COMPONENTS */
function assertUntouched(context: Context, act: ActRow, asset: AssetRow): void {
  const { connection } = context;
  const transfer = standingTransfers(connection, asset.id)[0] ?? pendingTransfersOf(connection, asset.id)[0];
  if (transfer) refuse('TRANSFER_STANDS', { subject: actIdOf(act.id), transfer: transfer.number });
  const goneWithIt = new Set(postedAsOne(context, act).filter(({ kind }) => MAKES_ASSET.has(kind)).map(({ asset_id }) => asset_id));
  const components = componentsOf(connection, asset.id, { withDisposed: true }).filter(({ id }) => !goneWithIt.has(id));
  if (components.length > 0) refuse('ASSET_HAS_COMPONENTS', { asset: asset.number, components: components.map(({ number }) => number).join(', ') });
}

function assertOneReversible(context: Context, act: ActRow): void {
  const asset = required(findAssetEver(context.connection, act.asset_id), 'the asset of an act');
  if (act.reverses_id !== null || reversalOf(context.connection, act.id)) refuse('ACT_REVERSED', { act: actIdOf(act.id) });
  const latest = latestStandingAct(context.connection, act.asset_id);
  if (latest && latest.id !== act.id) refuse('ACT_NOT_LATEST', { asset: asset.number, date: act.date, latest: latest.date });
  const reclassified = reclassifiedSinceEvent(context.connection, asset.id, eventsOfAct(context.connection, act.id)[0]?.id ?? 0);
  if (reclassified) refuse('TRANSFER_STANDS', { subject: actIdOf(act.id), transfer: reclassified.number });
  if (MAKES_ASSET.has(act.kind)) assertUntouched(context, act, asset);
  assertPostable(context, parseDate(act.date));
}

/**
 * That an act can be taken back, and all that was posted with it as one: each stands, it is its asset's newest, what it posted is still in the accounts it was posted
 * to, its month is open.
 * @throws ACT_REVERSED, ACT_NOT_LATEST, TRANSFER_STANDS, ASSET_HAS_COMPONENTS, PERIOD_CLOSED
 */
export function assertReversible(context: Context, act: ActRow): void {
  for (const one of postedAsOne(context, act)) assertOneReversible(context, one);
}

/**
 * Takes an act back by its labelled inverse (a posted act is never changed), and with it all that was posted with it as one, newest first.
 * @throws ACT_NOT_FOUND, ACT_REVERSED, ACT_NOT_LATEST (newer ones first), TRANSFER_STANDS (its asset has gone to other accounts since), ASSET_HAS_COMPONENTS, PERIOD_CLOSED (reopen the month first)
 */
export function reverseAct(context: Context, input: { id: string; reason: string }): ActRow {
  const named = resolveAct(context, input.id);
  const acts = postedAsOne(context, named);
  assertReversible(context, named);
  const inverses = acts.map((act) => takeBack(context, act, input.reason));
  const inverse = required(inverses.find(({ reverses_id }) => reverses_id === named.id), 'the inverse of an act');
  const journals = inverses.flatMap(({ journal_id }) => (journal_id === null ? [] : [required(findJournalById(context.connection, journal_id), 'the journal of an act').number]));
  const asset = required(findAssetEver(context.connection, named.asset_id), 'the asset of an act');
  context.record(asset.number, {
    act: actIdOf(inverse.id), reverses: input.id, reason: input.reason, journal: journals[0] ?? null, kind: named.kind, ...(acts.length === 1 ? {} : { acts: inverses.map(({ id }) => actIdOf(id)), journals }),
  });
  return inverse;
}

/**
 * Months charged since by runs are taken back, events and journal are mirrored, the depreciation the act posted is reversed, and the asset has the status and the
 * residual value it had, or is gone where the act made it. What is then due is the next run's.
 */
function takeBack(context: Context, act: ActRow, reason: string): ActRow {
  const { connection } = context;
  const asset = required(findAssetById(connection, act.asset_id), 'the asset of an act');
  const period = act.period as Period;
  const id = nextActId(connection);
  for (const draft of draftsFrom(connection, period)) discardDraft(context, draft);
  const events = eventsOfAct(connection, act.id);
  const books = new Map(listDepreciationBooks(connection).map((book) => [book.id, book]));
  const booksOf = (event: EventRow): DepreciationBookRow[] => (event.book_id === null ? [...books.values()].filter((book) => findBalance(connection, book.id, act.asset_id)) : [required(books.get(event.book_id), 'the depreciation book of an event')]);
  const category = categoryOf(context, asset);
  for (const event of events) {
    for (const book of booksOf(event)) for (const single of takenBackSince(context, book, { asset, category }, event)) postSingle(context, book, id, single);
  }
  const date = act.date as DateString;
  const journal = act.journal_id === null ? null : mirror(context, act.journal_id, date, asset.number, reason);
  insertAct(connection, { ...act, id, external_id: null, group_id: null, journal_id: journal?.id ?? null, reverses_id: act.id, reason, status_before: asset.status, actor: context.actor, at: context.now });
  const unsettle = (): void => {
    for (const run of standingRunsOfAct(connection, act.id)) {
      postReversal(context, required(books.get(run.book_id), 'the depreciation book of a run'), run, { reason, postingDate: parseDate(run.posting_date ?? lastDay(run.period)), actId: id });
    }
  };
  if (SETTLES_AFTER.has(act.kind)) unsettle();
  for (const event of events) mirrorEvent(context, event, booksOf(event), id, journal?.id ?? null);
  if (!SETTLES_AFTER.has(act.kind)) unsettle();
  const { quantityBefore } = JSON.parse(act.outcome) as { quantityBefore?: string };
  const restored: AssetRow = { ...asset, status: act.status_before as AssetRow['status'], quantity: quantityBefore ?? asset.quantity, updated_at: context.now };
  updateAsset(connection, restored);
  if (MAKES_ASSET.has(act.kind)) unbear(context, asset.id);
  else for (const book of events.flatMap(booksOf)) {
    setResidual(connection, book.id, asset.id, estimatesAfter(termsOf(context, restored, book)).residualMinor);
    assert(required(findBalance(connection, book.id, asset.id), 'the balance of an act').cost_minor >= 0, 'a balance is not negative');
  }
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

function mirrorEvent(context: Context, event: EventRow, books: readonly DepreciationBookRow[], actId: number, journalId: number | null): void {
  const change = { costMinor: negated(event.cost_minor), accumulatedMinor: negated(event.accumulated_minor), impairmentMinor: negated(event.impairment_minor), surplusMinor: negated(event.surplus_minor) };
  insertEvent(context.connection, {
    assetId: event.asset_id, bookId: event.book_id, kind: event.kind as Parameters<typeof insertEvent>[1]['kind'], date: event.date, period: periodOf(event.date as DateString), ...change,
    details: event.details, journalId: books.some(({ posts_to_ledger }) => posts_to_ledger === 1) ? journalId : null, reversesId: event.id, actId, actor: context.actor, at: context.now,
  });
  for (const book of books) addToBalance(context.connection, book.id, event.asset_id, change);
}
