import { assert, required } from '#shared/values/assert.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { cardEvents, type CardEventRow } from '../../book/queries/records.ts';
import { attachmentsOfAsset, chosenPhoto, contentOf, type AttachmentRow } from '../../book/tables/attachments.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import { listDepreciationBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { findAssetById, type AssetRow } from '../../book/tables/assets.ts';
import { findPlaceById } from '../../book/tables/places.ts';
import type { AssetCard, CardBook, CardDocument, CardEvent } from '../../reports/records.ts';
import { named, type Bilingual } from '../../reports/texts.ts';
import { resolveAsset } from '../assets/identity.ts';
import { showAsset } from '../assets/show.ts';
import { hasPicture } from '../attachments/show.ts';
import type { Context } from '../context.ts';
import { insuranceOf } from './construction.ts';
import { transfersForReport } from './transfers.ts';

const eventOf = (row: CardEventRow): CardEvent => ({
  date: row.date as DateString, period: row.period as Period, kind: row.kind, isInverse: row.is_inverse === 1, document: row.document, journal: row.journal,
  cost: minor(row.cost_minor), accumulated: minor(row.accumulated_minor), impairment: minor(row.impairment_minor), by: row.actor, note: row.note,
});

/** Of the ledger everything, where it went included; of another book what moved its amounts. */
function eventsOf(context: Context, asset: AssetRow, book: DepreciationBookRow): CardEvent[] {
  const events = cardEvents(context.connection, book.id, asset.id).map(eventOf);
  return book.posts_to_ledger === 1 ? events : events.filter(({ cost, accumulated, impairment }) => cost !== 0 || accumulated !== 0 || impairment !== 0);
}

/** One depreciation book's side of an asset: its balance, which all that happened in it adds up to. Undefined where the book does not hold it. */
function bookOf(context: Context, asset: AssetRow, book: DepreciationBookRow, shown: ReturnType<typeof showAsset>): CardBook | undefined {
  const balance = findBalance(context.connection, book.id, asset.id);
  const values = shown.books.find(({ bookId }) => bookId === book.code);
  if (!balance || !values) return undefined;
  const events = eventsOf(context, asset, book);
  const sum = (of: (event: CardEvent) => number): number => events.reduce((total, event) => total + of(event), 0);
  const sums = [sum(({ cost }) => cost), sum(({ accumulated }) => accumulated), sum(({ impairment }) => impairment)];
  const held = [balance.cost_minor, balance.accumulated_minor, balance.impairment_minor];
  assert(JSON.stringify(sums) === JSON.stringify(held), `${asset.number} in ${book.code}: what happened comes to ${sums.join(', ')}, its balance is ${held.join(', ')}`);
  return {
    id: book.code, name: named(book.name, book.name_ar), method: values.method, lifeMonths: values.usefulLifeMonths, remainingLifeMonths: values.remainingLifeMonths, cost: minor(balance.cost_minor), residualValue: minor(balance.residual_minor),
    accumulatedDepreciation: minor(balance.accumulated_minor), accumulatedImpairment: minor(balance.impairment_minor), netBookValue: minor(balance.cost_minor - balance.accumulated_minor - balance.impairment_minor),
    revaluationSurplus: minor(balance.surplus_minor), postedThrough: balance.posted_through as Period | null, events,
  };
}

const documentOf = (row: AttachmentRow): CardDocument => ({ kind: row.kind, fileName: row.file_name, note: row.note, bytes: row.size, sha256: row.sha256, by: row.actor, at: row.at });

/** The picture that stands for the asset: the one somebody chose, else its first photo. */
function photoOf(context: Context, assetId: number, rows: readonly AttachmentRow[]): AssetCard['photo'] {
  const pictures = rows.filter(hasPicture);
  const chosen = chosenPhoto(context.connection, assetId);
  const row = pictures.find(({ id }) => id === chosen) ?? pictures.find(({ kind }) => kind === 'photo');
  const contentId = row?.content_id ?? null;
  const bytes = contentId === null ? undefined : contentOf(context.connection, contentId);
  if (!row || !bytes) return null;
  const large = { mediaType: row.media_type, bytes };
  const small = row.thumbnail_id === null ? undefined : contentOf(context.connection, row.thumbnail_id);
  return { large, small: small ? { mediaType: 'image/jpeg', bytes: small } : large };
}

/**
 * All that is known of one asset, in every depreciation book that holds it. What happened in a book adds up to the balance it has there. Minor units.
 * @throws ASSET_NOT_FOUND
 */
export function cardForReport(context: Context, reference: string): AssetCard {
  const { connection } = context;
  const asset = resolveAsset(context, /^asset-\d{1,12}$/.test(reference) ? { assetId: reference } : { assetNumber: reference });
  const category = required(findCategoryById(connection, asset.category_id), 'the category of an asset');
  const shown = showAsset(context, asset);
  const place = (id: number | null): Bilingual | null => {
    const found = id === null ? undefined : findPlaceById(connection, id);
    return found ? named(found.name, found.name_ar) : null;
  };
  const documents = attachmentsOfAsset(connection, asset.id).filter(({ removed_at }) => removed_at === null);
  return {
    assetNumber: asset.number, name: named(asset.name, asset.name_ar), category: named(category.name, category.name_ar), status: shown.status, tag: asset.tag, serialNumber: asset.serial_number,
    location: place(asset.location_id), custodian: place(asset.custodian_id), costCenter: place(asset.cost_center_id), supplier: place(asset.supplier_id), invoiceNumber: asset.invoice_number, quantity: asset.quantity,
    parent: asset.parent_id === null ? null : (findAssetById(connection, asset.parent_id)?.number ?? null),
    acquisitionDate: asset.acquisition_date as DateString, capitalizationDate: asset.capitalization_date as DateString | null, inServiceDate: asset.in_service_date as DateString | null,
    warrantyEnd: asset.warranty_end as DateString | null, insurance: insuranceOf(asset.insurance), notes: asset.notes,
    photo: photoOf(context, asset.id, documents), books: listDepreciationBooks(connection).flatMap((book) => bookOf(context, asset, book, shown) ?? []), transfers: transfersForReport(context, { assetId: asset.id }), documents: documents.map(documentOf),
  };
}
