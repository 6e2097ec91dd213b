import { assert, required } from '#shared/values/assert.ts';
import { periodOf, type DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { insertAsset, updateAsset, type AssetRow, type NewAsset } from '../../book/tables/assets.ts';
import { insertCategory, type CategoryRow } from '../../book/tables/categories.ts';
import { activeBooks, ledgerBook, updateCompany, type DepreciationBookRow } from '../../book/tables/company.ts';
import { insertEvent } from '../../book/tables/events.ts';
import { batchTotals, insertBatch } from '../../book/tables/imports.ts';
import { insertTerms } from '../../book/tables/terms.ts';
import { enterBooks, openingDate } from '../assets/capitalize.ts';
import { searchKeys } from '../assets/details.ts';
import { ownLedgerAccount, takeNumber } from '../assets/write.ts';
import { freezeInBooks } from '../books/entering.ts';
import { seenBy } from '../books/seen.ts';
import { reloadCompany, type Context } from '../context.ts';
import { addPlace } from '../places.ts';
import { termsAtCost } from '../terms.ts';
import { postBatchJournals, type BatchJournals } from './journals.ts';
import type { ImportPlan, PlannedAsset } from './plan.ts';
import { PLACE_TABLE } from './references.ts';

export const batchIdOf = (id: number): string => `imp-${id}`;

/** What an updated asset held before, column by column. */
export interface ChangeRecord {
  id: number;
  before: Partial<AssetRow>;
  after: Partial<AssetRow>;
}

export interface Committed {
  batchId: number;
  created: number;
  updated: number;
  unchanged: number;
}

/** A created asset on its way into the book: its row complete but for the id. */
export interface Arrival {
  row: AssetRow;
  category: CategoryRow;
  /** When the ledger takes it; null for a draft. */
  postingDate: DateString | null;
}

const PROGRESS_ROWS = 1000;

/**
 * Writes an import, all of it or nothing (the caller's transaction): categories and places that are missing, the assets in the state the
 * file gives them, one journal for each date, balances, frozen terms. The sums are read back and compared with the plan's.
 * Each asset ends as it would by create, capitalize and placeInService, one by one; a test holds the two ways to the same rows.
 * The plan has no problems left.
 * @throws DUPLICATE_NUMBER, ACCOUNT_INACTIVE, PERIOD_CLOSED
 */
export function commitImport(context: Context, plan: ImportPlan): Committed {
  assert(plan.problems.length === 0, 'only a plan without problems is written');
  settle(context, plan);
  const creations = plan.assets.filter((asset) => asset.action === 'create');
  const updates = plan.assets.filter((asset) => asset.action === 'update');
  const ids = writeReferences(context, plan);
  const changes = updates.map((asset) => applyUpdate(context, asset, ids));
  const batchId = insertBatch(context.connection, {
    file_name: plan.reading.fileName, at: context.now, actor: context.actor, mapping: JSON.stringify(plan.mapping), digest: plan.reading.digest,
    created: creations.length, updated: updates.length, unchanged: plan.assets.length - creations.length - updates.length, changes: JSON.stringify(changes), undone_at: null,
  });
  const reserved = new Set(creations.flatMap(({ imported }) => imported.assetNumber ?? []));
  const arrivals = creations.map((asset) => prepare(context, asset, ids, batchId, reserved));
  const journals = postBatchJournals(context, arrivals, batchIdOf(batchId));
  const books = activeBooks(context.connection);
  arrivals.forEach((arrival, index) => {
    write(context, arrival, journals, books);
    if ((index + 1) % PROGRESS_ROWS === 0 || index + 1 === arrivals.length) context.progress(index + 1, arrivals.length);
  });
  readBack(context, batchId, arrivals);
  return { batchId, created: creations.length, updated: updates.length, unchanged: plan.assets.length - creations.length - updates.length };
}

/** The first assets of a book, taken on at a date, say where its history begins. */
function settle(context: Context, plan: ImportPlan): void {
  if (plan.cutover.settles === null) return;
  updateCompany(context.connection, { ...context.company, first_period: plan.cutover.settles, updated_at: context.now });
  reloadCompany(context);
}

/** Real ids in place of the provisional, negative ones. */
interface RealIds {
  category: (id: number) => number;
  place: (id: number | null) => number | null;
}

function writeReferences(context: Context, plan: ImportPlan): RealIds {
  const { newCategories, newPlaces } = plan.references;
  const categories = new Map(newCategories.map(({ id, asset_account_code, depreciation_account_code, accumulated_account_code, ...category }) => [id, insertCategory(context.connection, category)]));
  const places = new Map(newPlaces.map((place, index) => [-(index + 1), addPlace(context, PLACE_TABLE[place.kind], { code: place.code, name: place.name, nameAr: /\p{Script=Arabic}/u.test(place.name) ? place.name : null }).id]));
  const real = (id: number, made: ReadonlyMap<number, number>): number => (id > 0 ? id : required(made.get(id), 'the row made for a provisional id'));
  return { category: (id) => real(id, categories), place: (id) => (id === null ? null : real(id, places)) };
}

function withRealIds(row: AssetRow, ids: RealIds): AssetRow {
  return {
    ...row, category_id: ids.category(row.category_id), location_id: ids.place(row.location_id), custodian_id: ids.place(row.custodian_id), cost_center_id: ids.place(row.cost_center_id), supplier_id: ids.place(row.supplier_id),
  };
}

function applyUpdate(context: Context, asset: PlannedAsset, ids: RealIds): ChangeRecord {
  const known = required(asset.known, 'the asset that an import updates');
  const next = { ...withRealIds(asset.target, ids), updated_at: context.now };
  Object.assign(next, searchKeys(next));
  updateAsset(context.connection, next);
  const pick = (row: AssetRow): Partial<AssetRow> => Object.fromEntries(asset.changed.map((field) => [field, row[field]]));
  return { id: known.id, before: pick(known), after: pick(next) };
}

/** The file's own number, else the next of our series that no other row of the file brings along. */
function numberFor(context: Context, { imported }: PlannedAsset, reserved: ReadonlySet<string>): string {
  for (;;) {
    const number = takeNumber(context, imported.assetNumber, imported.acquisitionDate);
    if (imported.assetNumber !== null || !reserved.has(number)) return number;
  }
}

function prepare(context: Context, asset: PlannedAsset, ids: RealIds, batchId: number, reserved: ReadonlySet<string>): Arrival {
  const row: AssetRow = { ...withRealIds(asset.target, ids), batch_id: batchId, created_by: context.actor, created_at: context.now, updated_at: context.now };
  row.number = numberFor(context, asset, reserved);
  const category = { ...asset.category, id: row.category_id };
  if (context.company.asset_accounts === 'per_asset') row.ledger_account_id = ownLedgerAccount(context, row, category);
  Object.assign(row, searchKeys(row));
  const postingDate = row.status === 'DRAFT' ? null : row.opening_through === null ? (required(row.capitalization_date, 'the day of capitalization') as DateString) : openingDate(context, row);
  return { row, category, postingDate };
}

function write(context: Context, { row, category, postingDate }: Arrival, journals: BatchJournals, books: readonly DepreciationBookRow[]): void {
  const { connection } = context;
  const { id: _provisional, ...fresh } = row;
  const asset: AssetRow = { ...row, id: insertAsset(connection, fresh satisfies NewAsset) };
  if (postingDate === null) return;
  enterBooks(context, asset, category, { costMinor: asset.cost_minor, postingDate, apInvoiceId: null, journalId: journals.idOf({ row: asset, category, postingDate }) }, books);
  if (asset.status !== 'IN_SERVICE') return;
  const inService = required(asset.in_service_date, 'the day in service') as DateString;
  // The plan has checked the ledger's terms already.
  for (const book of books.filter(({ posts_to_ledger }) => posts_to_ledger === 1)) insertTerms(connection, termsAtCost(seenBy(connection, book, asset, category), book, asset.cost_minor));
  freezeInBooks(context, asset, category, books.filter(({ posts_to_ledger }) => posts_to_ledger === 0));
  insertEvent(connection, { assetId: asset.id, kind: 'in_service', date: inService, period: periodOf(inService), actor: context.actor, at: context.now });
}

/** What the book holds now is what was planned: number of assets, cost, accumulated depreciation. */
function readBack(context: Context, batchId: number, arrivals: readonly Arrival[]): void {
  const posted = arrivals.filter((arrival) => arrival.postingDate !== null);
  const written = batchTotals(context.connection, batchId, ledgerBook(context.connection).id);
  const sum = (amount: (row: AssetRow) => number): number => minor(posted.reduce((total, { row }) => total + amount(row), 0));
  assert(written.assets === arrivals.length && written.balances === posted.length, 'every row of an import is in the book');
  assert(written.cost === sum((row) => row.cost_minor), 'the cost of an import reads back as planned');
  assert(written.accumulated === sum((row) => row.opening_accumulated_minor ?? 0), 'the accumulated depreciation of an import reads back as planned');
}
