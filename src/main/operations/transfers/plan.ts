import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { parseDate, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { amountsAfter, lastMonthCharged } from '../../book/queries/custody.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { findCategoryById, type CategoryRow } from '../../book/tables/categories.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import type { NewJournal } from '../../book/tables/journals.ts';
import { movedFields, placementOf, sidesOf, standingTransfers, withMoved, type PlacementField, type TransferRow } from '../../book/tables/transfers.ts';
import { reclassificationLines } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { accountsOf } from '../assets/capitalize.ts';
import type { Context } from '../context.ts';
import { narration } from '../narration.ts';
import { assertPostable, openPeriod } from '../periods.ts';
import { assetOfTransfer } from './identity.ts';
import { assertAt, assertDestinationOpen, placementOfAsset } from './target.ts';

/** What posting a transfer comes to. */
export interface PlannedTransfer {
  /** The row as it will say: where the asset stands in what it does not move is taken from the asset. */
  transfer: TransferRow;
  asset: AssetRow;
  moved: PlacementField[];
  /** The new category, where that changes. */
  category: CategoryRow | null;
  journal: Omit<NewJournal, 'actor' | 'at'> | null;
}

/** Fields that decide where depreciation is posted. */
const POSTING_FIELDS: ReadonlySet<PlacementField> = new Set(['cost_center_id', 'category_id']);

/** Nothing is moved that the ledger does not know, or that is gone. Under cash basis assets stay drafts and move all the same. @throws ASSET_DISPOSED, ASSET_NOT_CAPITALIZED */
export function assertMovable(context: Context, asset: AssetRow): void {
  if (asset.status === 'DISPOSED') refuse('ASSET_DISPOSED', { asset: asset.number });
  if (asset.status === 'DRAFT' && context.company.basis === 'accrual') refuse('ASSET_NOT_CAPITALIZED', { asset: asset.number, status: asset.status });
}

/**
 * A transfer takes effect after the asset was acquired and not before its last transfer, in a month that is open.
 * @throws INVALID_INPUT (effectiveDate), PERIOD_CLOSED
 */
export function assertDate(context: Context, asset: AssetRow, effectiveDate: DateString): void {
  if (effectiveDate < asset.acquisition_date) refuse('INVALID_INPUT', { field: 'effectiveDate', reason: 'before_acquisition' });
  const last = standingTransfers(context.connection, asset.id).at(-1);
  if (last && effectiveDate < last.effective_date) refuse('INVALID_INPUT', { field: 'effectiveDate', reason: 'before_last_transfer' });
  assertPostable(context, effectiveDate);
}

/** What has been charged to a cost centre and a category stays there: such a transfer comes before the depreciation of its month. @throws ALREADY_POSTED */
export function assertUncharged(context: Context, asset: AssetRow, period: Period, moved: readonly PlacementField[]): void {
  if (!moved.some((field) => POSTING_FIELDS.has(field))) return;
  const charged = lastMonthCharged(context.connection, asset.id);
  if (charged !== null && charged >= period) refuse('ALREADY_POSTED', { subject: `${asset.number} ${charged}` });
}

/**
 * A change of category moves what stands in the accounts on its day; so it lies in the open month, and nothing dated later may stand in them already.
 * @throws ASSET_NOT_IN_SERVICE (it is held for sale), INVALID_INPUT (effectiveDate)
 */
function assertReclassifiable(context: Context, asset: AssetRow, effectiveDate: DateString): void {
  // What it stands at is in the account of what is held for sale, whatever its category.
  if (asset.status === 'HELD_FOR_SALE') refuse('ASSET_NOT_IN_SERVICE', { asset: asset.number, status: asset.status });
  const open = openPeriod(context);
  if (open !== null && periodOf(effectiveDate) > open) refuse('INVALID_INPUT', { field: 'effectiveDate', reason: 'after_open' });
  const later = amountsAfter(context.connection, ledgerBook(context.connection).id, asset.id, effectiveDate);
  if (later.costMinor !== 0 || later.accumulatedMinor !== 0) refuse('INVALID_INPUT', { field: 'effectiveDate', reason: 'before_posted' });
}

/**
 * Works out a transfer on the asset as it is now. Preview and posting both come from here; preparing and approving ask it too, so that what cannot be
 * posted is refused as soon as it is known.
 * @throws ASSET_DISPOSED, ASSET_NOT_CAPITALIZED, ASSET_ELSEWHERE, PLACE_INACTIVE, CATEGORY_INACTIVE, INVALID_INPUT (effectiveDate), PERIOD_CLOSED, ALREADY_POSTED, ACCOUNT_INACTIVE
 */
export function planTransfer(context: Context, given: TransferRow): PlannedTransfer {
  const asset = assetOfTransfer(context, given);
  assertMovable(context, asset);
  const moved = movedFields(given);
  const [from, to] = [placementOf(given, 'from'), placementOf(given, 'to')];
  assertAt(context, asset, from, moved);
  assertDestinationOpen(context, to, moved);
  const effectiveDate = parseDate(given.effective_date, 'effectiveDate');
  assertDate(context, asset, effectiveDate);
  assertUncharged(context, asset, periodOf(effectiveDate), moved);
  const here = placementOfAsset(asset);
  const transfer: TransferRow = { ...given, ...sidesOf(here, withMoved(here, given, 'to')) };
  if (!moved.includes('category_id')) return { transfer, asset, moved, category: null, journal: null };
  assertReclassifiable(context, asset, effectiveDate);
  return planReclassification(context, transfer, asset, moved);
}

function planReclassification(context: Context, transfer: TransferRow, asset: AssetRow, moved: PlacementField[]): PlannedTransfer {
  const book = ledgerBook(context.connection);
  const [before, after] = [transfer.from_category_id, transfer.to_category_id].map((id) => required(findCategoryById(context.connection, id), 'a category of a transfer')) as [CategoryRow, CategoryRow];
  const balance = findBalance(context.connection, book.id, asset.id);
  const [costMinor, accumulatedMinor] = [minor(balance?.cost_minor ?? 0), minor(balance?.accumulated_minor ?? 0)];
  const [left, entered] = [accountsOf(asset, before), accountsOf(asset, after)];
  for (const id of [entered.costAccountId, entered.accumulatedAccountId]) resolveAccount(context, id);
  const lines = reclassificationLines({
    costMinor, accumulatedMinor, fromCostAccountId: left.costAccountId, toCostAccountId: entered.costAccountId,
    fromAccumulatedAccountId: left.accumulatedAccountId, toAccumulatedAccountId: entered.accumulatedAccountId,
  });
  const name = (category: CategoryRow) => ({ en: category.name, ar: category.name_ar ?? category.name });
  const journal: PlannedTransfer['journal'] = lines.length === 0 ? null : {
    bookId: book.id, date: parseDate(transfer.effective_date), sourceType: 'transfer', source: transfer.number,
    lines: lines.map(({ side, accountId, debitMinor, creditMinor }) => ({ accountId, debitMinor, creditMinor, assetId: asset.id, categoryId: side === 'from' ? before.id : after.id, costCenterId: null })),
    ...narration('reclassification', { asset: asset.number, name: { en: asset.name, ar: asset.name_ar ?? asset.name }, from: name(before), to: name(after) }),
  };
  return { transfer: { ...transfer, cost_minor: costMinor, accumulated_minor: accumulatedMinor }, asset, moved, category: after, journal };
}
