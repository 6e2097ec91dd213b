import { parseDate, periodOf, lastDay } from '#shared/values/calendar.ts';
import { fold } from '#shared/values/fold.ts';
import { ZERO } from '#shared/values/money.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { formatUnits, parseUnits } from '../../engine/index.ts';
import { resolveAccount } from '../accounts.ts';
import { resolveCategory } from '../categories.ts';
import { money, show, type Context } from '../context.ts';
import { resolvePlace } from '../places.ts';
import { manualCharges } from '../terms.ts';
import { assetRowId, residualOf } from './identity.ts';

export type AssetInput = Partial<Parsed<'assets.create'>>;

/** Facts that the ledger stands on: open to change in a draft only. */
export const LEDGER_FIELDS = ['number', 'category_id', 'acquisition_date', 'cost_minor', 'accumulated_account_id', 'opening_through', 'opening_accumulated_minor', 'opening_impairment_minor', 'opening_surplus_minor'] as const;
/** Terms of depreciation: open until they are frozen by going into service. */
export const TERM_FIELDS = ['residual_minor', 'useful_life_months', 'depreciation_method', 'convention', 'day_count', 'basis', 'factor', 'annual_rate', 'rate_from_residual', 'total_units', 'manual_charges'] as const;

type Change = Partial<AssetRow>;

/** Only what the input names: undefined leaves a field as it is, null empties it. */
function given<K extends keyof AssetRow>(change: Change, key: K, value: AssetRow[K] | undefined): void {
  if (value !== undefined) change[key] = value;
}

function text(value: string | null | undefined): string | null | undefined {
  return value === undefined ? undefined : value || null;
}

/**
 * An input as columns: places, category and accounts found, amounts in minor units. Existence is checked before status, status before amounts.
 * @throws CATEGORY_NOT_FOUND, CATEGORY_INACTIVE, PLACE_NOT_FOUND, ACCOUNT_NOT_FOUND, INVALID_AMOUNT, INVALID_INPUT
 */
export function changeOf(context: Context, input: AssetInput): Change {
  const change: Change = {};
  if (input.currency !== undefined && input.currency !== context.company.currency) refuse('INVALID_INPUT', { field: 'currency', reason: `the book is kept in ${context.company.currency}` });
  references(context, input, change);
  given(change, 'name', input.name);
  given(change, 'name_ar', text(input.nameAr));
  given(change, 'description', text(input.description));
  given(change, 'asset_type', input.assetType);
  given(change, 'external_id', text(input.externalId));
  given(change, 'acquisition_date', input.acquisitionDate);
  given(change, 'useful_life_months', input.usefulLifeMonths);
  given(change, 'depreciation_method', input.depreciationMethod);
  given(change, 'convention', input.convention);
  given(change, 'day_count', input.dayCount);
  given(change, 'basis', input.basis);
  given(change, 'factor', input.factor);
  given(change, 'annual_rate', input.annualRate);
  if (input.rateFromResidual !== undefined) change.rate_from_residual = input.rateFromResidual === true ? 1 : null;
  if (input.totalUnits !== undefined) change.total_units = input.totalUnits === null ? null : unitsColumn(input.totalUnits);
  if (input.manual !== undefined) change.manual_charges = input.manual === null ? null : manualColumn(context, input.manual);
  given(change, 'invoice_number', text(input.invoiceNumber));
  given(change, 'serial_number', text(input.serialNumber));
  given(change, 'tag', text(input.tag));
  given(change, 'quantity', input.quantity);
  given(change, 'warranty_end', input.warrantyEnd);
  given(change, 'notes', text(input.notes));
  if (input.cost !== undefined) change.cost_minor = money(context, input.cost, 'cost');
  if (input.residualValue !== undefined) change.residual_minor = input.residualValue === null ? null : money(context, input.residualValue, 'residualValue');
  if (input.insurance !== undefined) change.insurance = insurance(context, input.insurance);
  opening(context, input.opening, change);
  return change;
}

/** @throws INVALID_INPUT for no units at all, or more decimals than are counted */
export function unitsColumn(value: string): string {
  const units = parseUnits(value, 'totalUnits');
  if (units === 0n) refuse('INVALID_INPUT', { field: 'totalUnits', reason: 'zero' });
  return formatUnits(units);
}

/** A table of amounts in the order of months. @throws INVALID_INPUT for a month named twice, INVALID_AMOUNT */
export function manualColumn(context: Context, table: NonNullable<AssetInput['manual']>): string {
  const charges = table.map(({ period, amount }): [string, number] => [period, money(context, amount, 'manual')]).sort(([a], [b]) => (a < b ? -1 : 1));
  if (new Set(charges.map(([period]) => period)).size < charges.length) refuse('INVALID_INPUT', { field: 'manual', reason: 'duplicate_period' });
  return JSON.stringify(charges);
}

function references(context: Context, input: AssetInput, change: Change): void {
  if (input.categoryId !== undefined || input.categoryCode !== undefined) {
    change.category_id = resolveCategory(context, { categoryId: input.categoryId, categoryCode: input.categoryCode }, { forNewAsset: true }).id;
  }
  const place = (kind: 'location' | 'cost_center' | 'custodian' | 'supplier', code: string | null | undefined) =>
    code === undefined ? undefined : code ? resolvePlace(context, kind, code).id : null;
  given(change, 'location_id', place('location', input.locationId));
  given(change, 'custodian_id', place('custodian', input.custodianId));
  given(change, 'cost_center_id', place('cost_center', input.costCenterId));
  given(change, 'supplier_id', place('supplier', input.supplierId));
  if (input.accumulatedDepreciationAccount !== undefined) {
    change.accumulated_account_id = input.accumulatedDepreciationAccount === null ? null : resolveAccount(context, input.accumulatedDepreciationAccount).id;
  }
  if (input.parentAssetId !== undefined) {
    change.parent_id = input.parentAssetId === null ? null : assetRowId(input.parentAssetId);
  }
  if (input.replacesAssetId !== undefined) change.replaces_id = input.replacesAssetId === null ? null : assetRowId(input.replacesAssetId);
}

function insurance(context: Context, value: AssetInput['insurance']): string | null {
  if (!value) return null;
  const insured = value.insuredValue === undefined ? null : money(context, value.insuredValue, 'insurance.insuredValue');
  if (value.startsOn !== undefined && value.endsOn !== undefined && value.endsOn < value.startsOn) refuse('INVALID_INPUT', { field: 'insurance.endsOn', reason: 'before startsOn' });
  return insuranceColumn({ policy: value.policy ?? null, insurer: value.insurer ?? null, insuredMinor: insured, startsOn: value.startsOn ?? null, endsOn: value.endsOn ?? null });
}

export interface StoredInsurance {
  policy: string | null;
  insurer: string | null;
  insuredMinor: number | null;
  startsOn: string | null;
  endsOn: string | null;
}

/** Insurance as the file holds it; a start that nobody gave is left out, as in books from before it was asked for. */
export function insuranceColumn({ policy, insurer, insuredMinor, startsOn, endsOn }: StoredInsurance): string | null {
  if ([policy, insurer, insuredMinor, startsOn, endsOn].every((value) => value === null)) return null;
  return JSON.stringify({ policy, insurer, insuredMinor, ...(startsOn === null ? {} : { startsOn }), endsOn });
}

/** The same read back. */
export function storedInsurance(stored: string): StoredInsurance {
  return { startsOn: null, ...(JSON.parse(stored) as Omit<StoredInsurance, 'startsOn'> & { startsOn?: string }) };
}

function opening(context: Context, value: AssetInput['opening'], change: Change): void {
  if (value === undefined) return;
  const part = (amount: string | undefined, field: string) => (amount === undefined ? ZERO : money(context, amount, `opening.${field}`));
  change.opening_through = value?.depreciatedThrough ?? null;
  change.opening_accumulated_minor = value ? money(context, value.accumulatedDepreciation, 'opening.accumulatedDepreciation') : null;
  change.opening_impairment_minor = value ? part(value.accumulatedImpairment, 'accumulatedImpairment') : null;
  change.opening_surplus_minor = value ? part(value.revaluationSurplus, 'revaluationSurplus') : null;
}

/** What finds an asset: folded names, number, serial, tag and external id. */
export function searchKeys(asset: Pick<AssetRow, 'name' | 'name_ar' | 'number' | 'serial_number' | 'tag' | 'external_id' | 'invoice_number'>): Pick<AssetRow, 'search_text' | 'name_key' | 'name_ar_key'> {
  const words = [asset.name, asset.name_ar, asset.number, asset.serial_number, asset.tag, asset.external_id, asset.invoice_number];
  return { search_text: words.filter(Boolean).map((word) => fold(word ?? '')).join(' '), name_key: fold(asset.name), name_ar_key: fold(asset.name_ar ?? asset.name) };
}

/** Amounts by hand never come to more than what is left to depreciate. @throws INVALID_AMOUNT */
function checkManual(context: Context, asset: AssetRow, residual: number): void {
  const after = asset.opening_through?.slice(0, 7) ?? '';
  const planned = (manualCharges(asset.manual_charges) ?? []).filter(({ period }) => period > after).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const left = asset.cost_minor - residual - (asset.opening_accumulated_minor ?? 0) - (asset.opening_impairment_minor ?? 0);
  if (planned > Math.max(0, left)) refuse('INVALID_AMOUNT', { field: 'manual', value: show(context, planned), reason: 'above_base' });
}

/**
 * What must hold between the facts of an asset, whoever brings them.
 * @throws INVALID_AMOUNT (residual above cost; opening depreciation beyond what can be depreciated), INVALID_INPUT (opening before acquisition, or not at a month's end)
 */
export function checkFacts(context: Context, asset: AssetRow, category: CategoryRow): void {
  const residual = residualOf(asset, category);
  const shown = (field: string, value: number) => refuse('INVALID_AMOUNT', { field, value: String(value), reason: 'residual' });
  if (residual > asset.cost_minor) shown('residualValue', residual);
  const method = asset.depreciation_method ?? category.depreciation_method;
  if (method === 'macrs') refuse('METHOD_NOT_AVAILABLE', { what: 'macrs', reason: 'tax_only' });
  if (method === 'manual') checkManual(context, asset, residual);
  if (asset.opening_through === null) return;
  const charged = (asset.opening_accumulated_minor ?? 0) + (asset.opening_impairment_minor ?? 0);
  if (charged > asset.cost_minor - residual) shown('opening.accumulatedDepreciation', charged);
  if (asset.opening_through < asset.acquisition_date) refuse('INVALID_INPUT', { field: 'opening.depreciatedThrough', reason: 'before acquisitionDate' });
  const through = parseDate(asset.opening_through, 'opening.depreciatedThrough');
  const byDays = (asset.convention ?? category.convention) === 'actual_days';
  if (!byDays && through !== lastDay(periodOf(through))) refuse('INVALID_INPUT', { field: 'opening.depreciatedThrough', reason: 'not the last day of a month' });
}
