import { dateParts, parseDate } from '#shared/values/calendar.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { insertAccount } from '../../book/tables/accounts.ts';
import { findAssetByExternalId, insertAsset, isNumberTaken, updateAsset, type AssetRow, type NewAsset } from '../../book/tables/assets.ts';
import { findCategoryById, type CategoryRow } from '../../book/tables/categories.ts';
import { documentNumber, lastNumber, nextNumber } from '../../book/tables/sequences.ts';
import { hashOf } from '../../book/hash.ts';
import { discardAttachments } from '../attachments/discard.ts';
import type { Context } from '../context.ts';
import { changedFields } from './changed.ts';
import { assertParent, assertReplaces } from './components.ts';
import { changeOf, checkFacts, LEDGER_FIELDS, searchKeys, TERM_FIELDS, type AssetInput } from './details.ts';
import { resolveAsset } from './identity.ts';
import { showAsset } from './show.ts';

const EMPTY: Omit<NewAsset, 'number' | 'name' | 'category_id' | 'acquisition_date' | 'cost_minor' | 'search_text' | 'name_key' | 'name_ar_key' | 'created_by' | 'created_at' | 'updated_at'> = {
  external_id: null, name_ar: null, description: null, asset_type: 'OTHER', status: 'DRAFT', capitalization_date: null, in_service_date: null, residual_minor: null, useful_life_months: null,
  depreciation_method: null, convention: null, day_count: null, basis: null, factor: null, annual_rate: null, rate_from_residual: null, total_units: null, manual_charges: null, location_id: null, custodian_id: null, cost_center_id: null, supplier_id: null,
  invoice_number: null, ap_invoice_id: null, serial_number: null, tag: null, quantity: '1', parent_id: null, replaces_id: null, ledger_account_id: null, accumulated_account_id: null, warranty_end: null, insurance: null,
  notes: null, opening_through: null, opening_accumulated_minor: null, opening_impairment_minor: null, opening_surplus_minor: null, batch_id: null, deleted_at: null,
};

export function categoryOf(context: Context, asset: Pick<AssetRow, 'category_id'>): CategoryRow {
  return required(findCategoryById(context.connection, asset.category_id), 'the category of an asset');
}

/** FA-2026-000123: the next free number of the year of acquisition. A number given by hand is stepped over, not repeated. */
export function takeNumber(context: Context, wanted: string | null | undefined, acquisitionDate: string): string {
  if (wanted) {
    if (isNumberTaken(context.connection, wanted)) refuse('DUPLICATE_NUMBER', { number: wanted });
    return wanted;
  }
  const { year } = dateParts(parseDate(acquisitionDate, 'acquisitionDate'));
  for (;;) {
    const number = documentNumber('FA', year, nextNumber(context.connection, 'FA', year));
    if (!isNumberTaken(context.connection, number)) return number;
  }
}

/** The numbers that the next assets acquired on a day will take. */
export function numbersAhead(context: Context, acquisitionDate: string, count: number): string[] {
  const { year } = dateParts(parseDate(acquisitionDate, 'acquisitionDate'));
  const numbers: string[] = [];
  for (let next = lastNumber(context.connection, 'FA', year) + 1; numbers.length < count; next += 1) {
    const number = documentNumber('FA', year, next);
    if (!isNumberTaken(context.connection, number)) numbers.push(number);
  }
  return numbers;
}

/**
 * A new asset, as a draft. The ledger does not know it yet.
 * @throws ASSET_NOT_FOUND, ASSET_DISPOSED (its parent), CATEGORY_NOT_FOUND, CATEGORY_INACTIVE, PLACE_NOT_FOUND, ACCOUNT_NOT_FOUND, DUPLICATE_NUMBER, INVALID_AMOUNT, INVALID_INPUT
 */
export function insertDraft(context: Context, input: Parsed<'assets.create'>, batchId: number | null = null): AssetRow {
  if (input.categoryId === undefined && input.categoryCode === undefined) refuse('INVALID_INPUT', { field: 'categoryCode', reason: 'required' });
  const change = changeOf(context, input);
  const draft = { ...EMPTY, ...change, batch_id: batchId, number: '', created_by: context.actor, created_at: context.now, updated_at: context.now } as AssetRow;
  const category = categoryOf(context, draft);
  checkFacts(context, draft, category);
  assertParent(context, { id: 0, parent_id: draft.parent_id });
  assertReplaces(context, { id: 0, replaces_id: draft.replaces_id });
  draft.number = takeNumber(context, input.assetNumber, draft.acquisition_date);
  Object.assign(draft, searchKeys(draft));
  if (context.company.asset_accounts === 'per_asset') draft.ledger_account_id = ownLedgerAccount(context, draft, category);
  const { id: _unset, ...row } = { ...draft, id: 0 };
  return { ...row, id: insertAsset(context.connection, row) };
}

/** An account of its own beneath the category's: 1530-FA-2026-000012. */
export const ownAccountCode = (asset: Pick<AssetRow, 'number'>, category: CategoryRow): string => `${category.asset_account_code}-${asset.number}`;

export function ownLedgerAccount(context: Context, asset: AssetRow, category: CategoryRow): number {
  return insertAccount(context.connection, {
    code: ownAccountCode(asset, category), name: asset.name, name_ar: asset.name_ar, type: 'asset', stable_name: null, is_active: 1,
    created_at: context.now, updated_at: context.now,
  });
}

/**
 * Changes what the input names. A draft is open as a whole; a capitalised asset keeps what its journals stand on;
 * one in service keeps its terms too.
 * @throws ALREADY_POSTED, ASSET_DISPOSED, and what insertDraft throws
 */
export function applyChange(context: Context, asset: AssetRow, input: AssetInput): { asset: AssetRow; changed: string[] } {
  const change = changeOf(context, input);
  if (input.assetNumber && input.assetNumber !== asset.number) {
    change.number = isNumberTaken(context.connection, input.assetNumber) ? refuse('DUPLICATE_NUMBER', { number: input.assetNumber }) : input.assetNumber;
  }
  const changed = (Object.keys(change) as (keyof AssetRow)[]).filter((key) => change[key] !== asset[key]);
  if (changed.length === 0) return { asset, changed };
  if (asset.status === 'DISPOSED') refuse('ASSET_DISPOSED', { asset: asset.number });
  const fixed: readonly string[] = asset.status === 'DRAFT' ? [] : asset.status === 'CAPITALIZED' ? LEDGER_FIELDS : [...LEDGER_FIELDS, ...TERM_FIELDS];
  if (changed.some((key) => fixed.includes(key))) refuse('ALREADY_POSTED', { subject: asset.number });
  const next = { ...asset, ...change, updated_at: context.now };
  Object.assign(next, searchKeys(next));
  checkFacts(context, next, categoryOf(context, next));
  if (changed.includes('parent_id')) assertParent(context, next);
  if (changed.includes('replaces_id')) assertReplaces(context, next);
  updateAsset(context.connection, next);
  return { asset: next, changed };
}

/** Creates, or with a known externalId brings the asset up to what is sent. */
export function createAsset(context: Context, input: Parsed<'assets.create'>): Output<'assets.create'> {
  const known = input.externalId ? findAssetByExternalId(context.connection, input.externalId) : undefined;
  if (known) {
    const { asset, changed } = applyChange(context, known, input);
    context.record(asset.number, { upsert: true, ...changedFields(context, known, asset, changed) });
    return showAsset(context, asset);
  }
  const asset = insertDraft(context, input);
  context.record(asset.number, { name: asset.name, cost: asset.cost_minor, category: asset.category_id, content: hashOf({ ...asset }) });
  return showAsset(context, asset);
}

export function updateAssetDetails(context: Context, input: Parsed<'assets.update'>): Output<'assets.update'> {
  const { assetId, assetExternalId, ...details } = input;
  const byNumber = assetId === undefined && assetExternalId === undefined;
  const found = resolveAsset(context, { assetId, assetExternalId, ...(byNumber ? { assetNumber: input.assetNumber ?? undefined } : {}) });
  const { asset, changed } = applyChange(context, found, details);
  context.record(asset.number, changedFields(context, found, asset, changed));
  return showAsset(context, asset);
}

/** A draft goes, and its documents with it; its number stays spent, so that the series can be accounted for. @throws ASSET_NOT_DRAFT */
export function deleteDraft(context: Context, input: Parsed<'assets.deleteDraft'>): { done: true } {
  const asset = resolveAsset(context, input);
  if (asset.status !== 'DRAFT') refuse('ASSET_NOT_DRAFT', { asset: asset.number, status: asset.status });
  updateAsset(context.connection, { ...asset, external_id: null, deleted_at: context.now, updated_at: context.now });
  const attachments = discardAttachments(context, asset);
  context.record(asset.number, { name: asset.name, cost: asset.cost_minor, ...(attachments.length === 0 ? {} : { attachments }) });
  return { done: true };
}
