import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import type { DateString } from '#shared/values/calendar.ts';
import { findAssetById, updateAsset, type AssetRow } from '../../book/tables/assets.ts';
import { addToBalance, findBalance } from '../../book/tables/balances.ts';
import { hasPostedRun, lastClosing } from '../../book/tables/closings.ts';
import { activeBooks, updateCompany } from '../../book/tables/company.ts';
import { insertEvent, type EventKind, type EventRow } from '../../book/tables/events.ts';
import { batchWithAttachments } from '../../book/tables/attachments.ts';
import { batchAssets, batchEvents, batchTouched, closedSince, depreciatedOfBatch, findBatch, hasLiveAssets, latestBatch, markBatchUndone, type BatchRow } from '../../book/tables/imports.ts';
import { findJournalById, journalLines, postJournal } from '../../book/tables/journals.ts';
import { searchKeys } from '../assets/details.ts';
import { reloadCompany, type Context } from '../context.ts';
import { narration } from '../narration.ts';
import { batchIdOf, type ChangeRecord } from './commit.ts';

/** Why an import can no longer be taken back, and because of which of its assets. */
export interface Obstacle {
  reason: 'undone' | 'not_latest' | 'depreciated' | 'closed' | 'changed';
  /** Numbers, in order; empty where it is not for any one asset. */
  assets: readonly string[];
}

/** Null while the import can be taken back. */
export function obstacleOf(context: Context, batch: BatchRow): Obstacle | null {
  const { connection } = context;
  if (batch.undone_at !== null) return { reason: 'undone', assets: [] };
  if (latestBatch(connection) !== batch.id) return { reason: 'not_latest', assets: [] };
  const depreciated = depreciatedOfBatch(connection, batch.id);
  if (depreciated.length > 0) return { reason: 'depreciated', assets: depreciated };
  if (closedSince(connection, batch.at)) return { reason: 'closed', assets: [] };
  const changed = changesOf(batch).filter((change) => !stillHolds(context, change)).flatMap(({ id }) => findAssetById(connection, id)?.number ?? []);
  const touched = [...new Set([...batchTouched(connection, batch), ...changed, ...batchWithAttachments(connection, batch.id)])].sort();
  return touched.length > 0 ? { reason: 'changed', assets: touched } : null;
}

const NAMED = 5;

/** The first few by number; an ellipsis says that there are more. */
const named = (assets: readonly string[]): string => `${assets.slice(0, NAMED).join(', ')}${assets.length > NAMED ? ', …' : ''}`;

const changesOf = (batch: BatchRow): ChangeRecord[] => JSON.parse(batch.changes) as ChangeRecord[];

function stillHolds(context: Context, change: ChangeRecord): boolean {
  const asset = findAssetById(context.connection, change.id);
  return asset !== undefined && Object.entries(change.after).every(([field, value]) => asset[field as keyof AssetRow] === value);
}

/**
 * Takes an import back while nothing later stands on it. Posted history stays: journals are reversed by journals that name them, events by
 * mirrored events; balances come to zero; the assets leave the register, and their numbers are free for another try. Categories and places stay.
 * @throws IMPORT_NOT_FOUND, IMPORT_NOT_UNDOABLE {reason: undone | not_latest | depreciated | closed | changed, assets}
 */
export function undoImport(context: Context, id: number): { fileName: string; assets: number } {
  const batch = findBatch(context.connection, id) ?? refuse('IMPORT_NOT_FOUND', { batch: batchIdOf(id) });
  const obstacle = obstacleOf(context, batch);
  if (obstacle !== null) refuse('IMPORT_NOT_UNDOABLE', { batch: batchIdOf(id), reason: obstacle.reason, ...(obstacle.assets.length === 0 ? {} : { assets: named(obstacle.assets) }) });
  reverseEvents(context, batchEvents(context.connection, id), batchIdOf(id));
  const assets = batchAssets(context.connection, id);
  for (const asset of assets) withdraw(context, asset, batch);
  for (const change of changesOf(batch)) restore(context, change);
  markBatchUndone(context.connection, id, context.now);
  unsettle(context);
  return { fileName: batch.file_name, assets: assets.length };
}

function reverseEvents(context: Context, events: readonly EventRow[], source: string): void {
  const { connection } = context;
  const books = activeBooks(connection);
  const reversals = new Map<number, number>();
  // A memorandum's own opening balance first: it may be more than the ledger's, and no balance goes below nothing on the way.
  const inOrder = [...events.filter(({ kind }) => kind === 'book_opening'), ...events.filter(({ kind }) => kind !== 'book_opening')];
  for (const event of inOrder) {
    if (event.journal_id === null && event.kind !== 'book_opening') continue;
    const journalId = event.journal_id === null ? null : (reversals.get(event.journal_id) ?? reverseJournal(context, event.journal_id, source));
    if (event.journal_id !== null && journalId !== null) reversals.set(event.journal_id, journalId);
    const amounts = { costMinor: -event.cost_minor, accumulatedMinor: negated(event.accumulated_minor), impairmentMinor: negated(event.impairment_minor), surplusMinor: negated(event.surplus_minor) };
    insertEvent(connection, { assetId: event.asset_id, bookId: event.book_id, kind: event.kind as EventKind, date: event.date, period: event.period, ...amounts, journalId, reversesId: event.id, actor: context.actor, at: context.now });
    for (const book of books) {
      if ((event.book_id !== null && event.book_id !== book.id) || !findBalance(connection, book.id, event.asset_id)) continue;
      // A memorandum book took no more than the cost of what was brought over.
      addToBalance(connection, book.id, event.asset_id, book.posts_to_ledger === 0 && event.kind === 'opening' ? { costMinor: amounts.costMinor } : amounts);
    }
  }
}

/** Without a negative zero, which no hash should meet. */
const negated = (amount: number): number => (amount === 0 ? 0 : -amount);

function reverseJournal(context: Context, journalId: number, source: string): number {
  const original = required(findJournalById(context.connection, journalId), 'the journal of an import');
  return postJournal(context.connection, {
    bookId: original.book_id, date: original.date as DateString, sourceType: 'reversal', source, reversesId: original.id,
    lines: journalLines(context.connection, journalId).map((line) => ({ ...line, debitMinor: line.creditMinor, creditMinor: line.debitMinor })),
    ...narration('reversal', { journal: original.number, reason: source }), actor: context.actor, at: context.now,
  }).id;
}

/** A number that came with the file must be free for the file's second try; one of our own series stays where it was spent. */
function withdraw(context: Context, asset: AssetRow, batch: BatchRow): void {
  const fromFile = Object.values((JSON.parse(batch.mapping) as { columns: Record<string, string> }).columns).includes('assetNumber');
  const number = fromFile ? `${asset.number} (${batchIdOf(batch.id)})` : asset.number;
  updateAsset(context.connection, { ...asset, status: 'DRAFT', number, external_id: null, deleted_at: context.now, updated_at: context.now });
}

function restore(context: Context, change: ChangeRecord): void {
  const asset = required(findAssetById(context.connection, change.id), 'an asset that an import updated');
  const before: AssetRow = { ...asset, ...change.before, updated_at: context.now };
  updateAsset(context.connection, { ...before, ...searchKeys(before) });
}

/** A book that is empty again has no history yet, so the next file may say where it begins. */
function unsettle(context: Context): void {
  const { connection, company } = context;
  if (company.first_period === null || hasLiveAssets(connection) || lastClosing(connection) !== undefined || hasPostedRun(connection)) return;
  updateCompany(connection, { ...company, first_period: null, updated_at: context.now });
  reloadCompany(context);
}
