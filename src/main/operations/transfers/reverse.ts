import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { dateParts, parseDate, periodOf } from '#shared/values/calendar.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { findJournalById, journalLines, postJournal } from '../../book/tables/journals.ts';
import { documentNumber, nextNumber } from '../../book/tables/sequences.ts';
import { insertTransfer, movedFields, nextTransferId, sidesOf, standingTransfers, transferHash, withMoved, type TransferRow } from '../../book/tables/transfers.ts';
import { categoryOf } from '../assets/write.ts';
import type { Context } from '../context.ts';
import { narration } from '../narration.ts';
import { assertPostable } from '../periods.ts';
import { showPlans, type Preview } from './act.ts';
import { assetOfTransfer, resolveTransfer, shownStatus, type Transfer } from './identity.ts';
import { assertMovable, assertUncharged, type PlannedTransfer } from './plan.ts';
import { moveAsset, recordMove } from './post.ts';
import { placementOfAsset } from './target.ts';
import { showTransfer } from './view.ts';

/** In the preview the reversal has no number yet. */
const UNNUMBERED = '—';

/**
 * Works out how a posted transfer is taken back: the asset returns to where it was, as of the same day, and a change of category is posted back line by line.
 * The last transfer of an asset goes first, while its month is open and before anything was charged or valued on it.
 * @throws TRANSFER_NOT_FOUND, TRANSFER_NOT_POSTED, ASSET_DISPOSED, ASSET_NOT_IN_SERVICE (it is held for sale), TRANSFER_NOT_LATEST, PERIOD_CLOSED, ALREADY_POSTED
 */
function planReversal(context: Context, transferId: string, reason: string): { original: TransferRow; plan: PlannedTransfer } {
  const original = resolveTransfer(context, transferId);
  const status = original.reverses_id === null ? shownStatus(context, original) : 'REVERSED';
  if (status !== 'POSTED') refuse('TRANSFER_NOT_POSTED', { transfer: original.number, status });
  const asset = assetOfTransfer(context, original);
  assertMovable(context, asset);
  const latest = required(standingTransfers(context.connection, asset.id).at(-1), 'the last transfer of an asset that has one');
  if (latest.id !== original.id) refuse('TRANSFER_NOT_LATEST', { transfer: original.number, latest: latest.number });
  const date = parseDate(original.effective_date, 'effectiveDate');
  assertPostable(context, date);
  const moved = movedFields(original);
  assertUncharged(context, asset, periodOf(date), moved);
  // What it stands at is in the account of what is held for sale, whatever its category.
  if (moved.includes('category_id') && asset.status === 'HELD_FOR_SALE') refuse('ASSET_NOT_IN_SERVICE', { asset: asset.number, status: asset.status });
  if (moved.includes('category_id')) assertUnvalued(context, original, asset.number);
  const here = placementOfAsset(asset);
  const sides = sidesOf(here, withMoved(here, original, 'from'));
  const transfer: TransferRow = {
    ...original, ...sides, id: nextTransferId(context.connection), number: UNNUMBERED, external_id: null, batch_id: null, reason, journal_id: null, event_id: null, reverses_id: original.id, content_hash: null,
    prepared_by: context.actor, prepared_at: context.now, approved_by: context.actor, approved_at: context.now, posted_by: context.actor, posted_at: context.now,
  };
  return { original, plan: { transfer, asset, moved, category: moved.includes('category_id') ? categoryOf(context, { category_id: transfer.to_category_id }) : null, journal: mirror(context, original, reason) } };
}

/** What was moved between the accounts is still all that stands there. @throws ALREADY_POSTED */
function assertUnvalued(context: Context, original: TransferRow, asset: string): void {
  const balance = findBalance(context.connection, ledgerBook(context.connection).id, original.asset_id);
  if ((balance?.cost_minor ?? 0) !== original.cost_minor || (balance?.accumulated_minor ?? 0) !== original.accumulated_minor) refuse('ALREADY_POSTED', { subject: asset });
}

function mirror(context: Context, original: TransferRow, reason: string): PlannedTransfer['journal'] {
  if (original.journal_id === null) return null;
  const journal = required(findJournalById(context.connection, original.journal_id), 'the journal of a transfer');
  return {
    bookId: journal.book_id, date: parseDate(journal.date), sourceType: 'reversal', source: UNNUMBERED, reversesId: journal.id,
    lines: journalLines(context.connection, journal.id).map((line) => ({ ...line, debitMinor: line.creditMinor, creditMinor: line.debitMinor })),
    ...narration('reversal', { journal: journal.number, reason }),
  };
}

export const previewReversal = (context: Context, { transferId, reason }: Parsed<'transfers.reverse.preview'>): Preview => showPlans(context, [planReversal(context, transferId, reason ?? '').plan]);

/** @throws what planning throws */
export function reverse(context: Context, { transferId, reason }: Parsed<'transfers.reverse'>): Transfer {
  const { connection } = context;
  const { original, plan } = planReversal(context, transferId, reason);
  const { year } = dateParts(parseDate(original.effective_date));
  const number = documentNumber('TRF', year, nextNumber(connection, 'TRF', year));
  const journal = plan.journal && postJournal(connection, { ...plan.journal, source: number, actor: context.actor, at: context.now });
  const reversal: TransferRow = { ...plan.transfer, number, journal_id: journal?.id ?? null };
  reversal.event_id = recordMove(context, reversal, reversal.journal_id, required(original.event_id, 'the event of a posted transfer'));
  reversal.content_hash = transferHash(reversal);
  insertTransfer(connection, reversal);
  moveAsset(context, plan.asset, reversal);
  context.record(number, { reverses: original.number, reason, content: reversal.content_hash });
  return showTransfer(context, reversal);
}
