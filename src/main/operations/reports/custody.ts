import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import type { DateString } from '#shared/values/calendar.ts';
import { registerRows } from '../../book/queries/register.ts';
import { findAssetById, type AssetRow } from '../../book/tables/assets.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { findPlaceById } from '../../book/tables/places.ts';
import { transfersOfBatch, type TransferRow } from '../../book/tables/transfers.ts';
import type { CustodyForm, HandedAsset, Place, TransferMove, TransferNote } from '../../reports/source.ts';
import { named, same, type Bilingual } from '../../reports/texts.ts';
import { resolveAsset } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { existingPlace } from '../places.ts';
import { assetOfTransfer, resolveTransfer } from '../transfers/identity.ts';
import { showTransfer } from '../transfers/view.ts';

/** More assets than anybody answers for. */
const ALL = 1_000_000;

function place(context: Context, id: number | null): Place | null {
  if (id === null) return null;
  const found = required(findPlaceById(context.connection, id), 'a place of an asset');
  return { code: found.code, name: named(found.name, found.name_ar) };
}

function handed(context: Context, asset: AssetRow, { location_id, category_id }: Pick<AssetRow, 'location_id' | 'category_id'>): HandedAsset {
  const category = required(findCategoryById(context.connection, category_id), 'the category of an asset');
  return {
    assetNumber: asset.number, name: named(asset.name, asset.name_ar), category: named(category.name, category.name_ar), serialNumber: asset.serial_number, tag: asset.tag, quantity: asset.quantity,
    location: place(context, location_id),
  };
}

const REFERENCE = /^(trf-\d{1,12}|TRF-\d{4}-\d{6,12})$/;

/** The transfers of one piece of paper: those of a batch together, without the cancelled ones. @throws TRANSFER_NOT_FOUND */
function onePaper(context: Context, reference: string): { first: TransferRow; rows: TransferRow[] } {
  if (!REFERENCE.test(reference)) refuse('TRANSFER_NOT_FOUND', { transfer: reference });
  const transfer = resolveTransfer(context, reference);
  const rows = transfer.batch_id === null ? [] : transfersOfBatch(context.connection, transfer.batch_id).filter(({ status }) => status !== 'CANCELLED');
  return { first: transfer, rows: rows.length === 0 ? [transfer] : rows };
}

/** One number, or the first and the last. */
function numbersOf(rows: readonly TransferRow[]): string {
  const [first, last] = [rows[0]?.number ?? '', rows.at(-1)?.number ?? ''];
  return first === last ? first : `${first} – ${last}`;
}

/** The value that all have; null where they differ. */
function shared<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

/** What a custodian signs for: what a transfer brings them, one asset as it is held now, or all they hold. Disposed assets are out of custody. */
export function custodyForReport(context: Context, choice: { transfer: string } | { asset: string } | { custodian: string }): CustodyForm {
  if ('transfer' in choice) return custodyByTransfer(context, choice.transfer);
  const date = context.now.slice(0, 10) as DateString;
  if ('asset' in choice) {
    const asset = resolveAsset(context, /^asset-\d{1,12}$/.test(choice.asset) ? { assetId: choice.asset } : { assetNumber: choice.asset });
    return { custodian: place(context, asset.custodian_id), from: null, transfer: null, date, approvedBy: null, assets: [handed(context, asset, asset)] };
  }
  const custodian = existingPlace(context, 'custodian', choice.custodian);
  const filter = { custodianCode: [custodian.code], status: ['DRAFT', 'CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE'] };
  const held = registerRows(context.connection, ledgerBook(context.connection).id, filter, [], ALL, 0).map(({ id }) => required(findAssetById(context.connection, id), 'an asset of the register'));
  return { custodian: place(context, custodian.id), from: null, transfer: null, date, approvedBy: null, assets: held.map((asset) => handed(context, asset, asset)) };
}

function custodyByTransfer(context: Context, reference: string): CustodyForm {
  const { first, rows } = onePaper(context, reference);
  const brought = rows.filter((row) => row.to_custodian_id === first.to_custodian_id);
  const from = shared(brought.map((row) => row.from_custodian_id));
  return {
    custodian: place(context, first.to_custodian_id), from: from === first.to_custodian_id ? null : place(context, from), transfer: numbersOf(brought), date: first.effective_date as DateString,
    approvedBy: first.approved_by === null ? null : same(first.approved_by),
    assets: brought.map((row) => handed(context, assetOfTransfer(context, row), { location_id: row.to_location_id, category_id: row.to_category_id })),
  };
}

/** The note of a transfer, or of all that were prepared with it. */
export function transferNoteForReport(context: Context, reference: string): TransferNote {
  const { first, rows } = onePaper(context, reference);
  const shown = rows.map((row) => showTransfer(context, row));
  const name = (value: { code: string | null; name: string; nameAr: string | null } | null): Bilingual | null =>
    value === null ? null : { en: value.code === null ? value.name : `${value.name} · ${value.code}`, ar: value.code === null ? (value.nameAr ?? value.name) : `${value.nameAr ?? value.name} · ${value.code}` };
  const moves = shown.flatMap((transfer) => transfer.changes.map((field): TransferMove => ({
    transfer: transfer.number, assetNumber: transfer.assetNumber, name: named(transfer.name, transfer.nameAr), field, from: name(transfer.from[field]), to: name(transfer.to[field]),
  })));
  const journals = shown.flatMap(({ glJournalId }) => (glJournalId === null ? [] : [glJournalId]));
  const person = (id: number | null): Bilingual | null => place(context, id)?.name ?? null;
  return {
    numbers: numbersOf(rows), date: first.effective_date as DateString, status: shared(shown.map(({ status }) => status)) ?? showTransfer(context, first).status,
    reason: first.reason, journals: journals.length === 0 ? null : journals.join(', '), preparedBy: first.prepared_by, approvedBy: first.approved_by, postedBy: first.posted_by,
    handedOverBy: person(shared(rows.map((row) => row.from_custodian_id))), receivedBy: person(shared(rows.map((row) => row.to_custodian_id))), assets: rows.length, moves,
  };
}
