import type { Connection } from '../../book/connection.ts';
import { findAssetById } from '../../book/tables/assets.ts';
import { findEvent, type EventRow } from '../../book/tables/events.ts';
import { findJournalById } from '../../book/tables/journals.ts';
import { documentNumber } from '../../book/tables/sequences.ts';
import { countTransferEvents, findTransfer, iterateTransfers, movedFields, placementOf, standingTransfers, transferHash, type TransferRow } from '../../book/tables/transfers.ts';
import { numbersLike, sequencesOf } from '../../book/queries/verify.ts';
import type { Expect } from './check.ts';

/**
 * A transfer that is posted or cancelled says what its hash was made of. A posted one stands in its asset's history once, and its journal and reversal agree with it. One that was not
 * posted has posted nothing. Numbers have no gap, and each asset is in the category that its transfers took it to.
 */
export function verifyTransfers(connection: Connection, expect: Expect): number {
  const rows = [...iterateTransfers(connection)];
  for (const transfer of rows) {
    const isSettled = transfer.status === 'POSTED' || transfer.status === 'CANCELLED';
    expect.same('transfer_content', transfer.number, isSettled ? transferHash(transfer) : null, transfer.content_hash);
    if (transfer.status === 'POSTED') verifyPosted(connection, transfer, expect);
    else expect.same('transfer_not_posted', transfer.number, null, transfer.event_id ?? transfer.journal_id ?? transfer.posted_at);
  }
  expect.same('transfer_events', 'asset_events', rows.filter(({ status }) => status === 'POSTED').length, countTransferEvents(connection));
  verifyNumbers(connection, expect);
  for (const assetId of new Set(rows.map(({ asset_id }) => asset_id))) verifyCategory(connection, assetId, expect);
  return rows.length;
}

function verifyPosted(connection: Connection, transfer: TransferRow, expect: Expect): void {
  const where = transfer.number;
  const event = transfer.event_id === null ? undefined : findEvent(connection, transfer.event_id);
  verifyEvent(transfer, event, expect);
  const journal = transfer.journal_id === null ? undefined : findJournalById(connection, transfer.journal_id);
  if (journal) {
    expect.same('transfer_journal', where, where, journal.source);
    expect.same('transfer_journal', where, transfer.effective_date, journal.date);
  }
  const isReclassified = movedFields(transfer).includes('category_id');
  if (!isReclassified) expect.same('transfer_journal', where, null, transfer.journal_id);
  if (transfer.reverses_id === null) return;
  const original = findTransfer(connection, transfer.reverses_id);
  const sides = (row: TransferRow | undefined, side: 'from' | 'to'): string => (row ? JSON.stringify(movedFields(row).map((field) => placementOf(row, side)[field])) : '');
  expect.same('transfer_reversal', where, sides(original, 'from'), sides(transfer, 'to'));
  expect.same('transfer_reversal', where, sides(original, 'to'), sides(transfer, 'from'));
  expect.same('transfer_reversal', where, original?.event_id, event?.reverses_id);
  expect.same('transfer_reversal', where, original?.journal_id, journal?.reverses_id ?? null);
}

function verifyEvent(transfer: TransferRow, event: EventRow | undefined, expect: Expect): void {
  const where = transfer.number;
  expect.same('transfer_event', where, 'transfer', event?.kind);
  expect.same('transfer_event', where, transfer.asset_id, event?.asset_id);
  expect.same('transfer_event', where, transfer.effective_date, event?.date);
  expect.same('transfer_event', where, transfer.journal_id, event?.journal_id);
  expect.same('transfer_event', where, transfer.number, (JSON.parse(event?.details ?? '{}') as { transfer?: string }).transfer);
}

function verifyNumbers(connection: Connection, expect: Expect): void {
  const numbers = numbersLike(connection, 'transfers', '%');
  const expected = sequencesOf(connection, 'TRF').flatMap(({ year, last }) => Array.from({ length: last }, (_, index) => documentNumber('TRF', year, index + 1)));
  expected.forEach((number, index) => expect.same('transfer_number_gap', number, number, numbers[index]));
  expect.same('transfer_number_unknown', 'transfers', expected.length, numbers.length);
}

/** Changes of category follow one on the other, up to the category the asset is in; nothing else changes it once the asset is capitalised. */
function verifyCategory(connection: Connection, assetId: number, expect: Expect): void {
  const asset = findAssetById(connection, assetId);
  const changes = standingTransfers(connection, assetId).filter((transfer) => movedFields(transfer).includes('category_id'));
  changes.forEach((transfer, index) => {
    const next = changes[index + 1];
    if (asset) expect.same('transfer_category', asset.number, next ? next.from_category_id : asset.category_id, transfer.to_category_id);
  });
}
