import { addPeriods, firstDay, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import type { ImportedAsset, ImportField, PlaceKind } from '../../exchange/import/model.ts';
import { hasLiveAssets } from '../../book/tables/imports.ts';
import type { Context } from '../context.ts';
import { insuranceColumn } from '../assets/details.ts';
import { throughPeriod } from '../books/entering.ts';
import { firstPeriod, lastClosedPeriod } from '../periods.ts';
import { guessAssetType } from './references.ts';

/** Where the book's history stands once the file is in. */
export interface Cutover {
  /** The month that will be open: the first that charges anything. Null where the file brings no asset that starts. */
  openPeriod: Period | null;
  /** Set by this import: the first assets of a book, taken on at a date, begin its history the month after. */
  settles: Period | null;
}

/**
 * The first month after the file. In a book without assets or history it follows the latest day that a row was depreciated to elsewhere:
 * a single old row (something fully depreciated years ago) must not drag the beginning of the book back with it.
 */
export function cutoverOf(context: Context, assets: readonly ImportedAsset[]): Cutover {
  const closed = lastClosedPeriod(context);
  if (closed !== null) return { openPeriod: addPeriods(closed, 1), settles: null };
  if (context.company.first_period !== null) return { openPeriod: firstPeriod(context), settles: null };
  let latest: string | null = null;
  let earliest: Period | null = null;
  for (const asset of assets) {
    if (asset.status === 'DRAFT') continue;
    const through = asset.opening?.depreciatedThrough;
    if (through !== undefined && (latest === null || through > latest)) latest = through;
    const starts = through === undefined ? periodOf(asset.inServiceDate ?? asset.acquisitionDate) : afterThrough(through);
    if (earliest === null || starts < earliest) earliest = starts;
  }
  if (latest !== null && !hasLiveAssets(context.connection)) {
    const settles = afterThrough(latest);
    return { openPeriod: settles, settles };
  }
  const standing = firstPeriod(context);
  if (standing === null || earliest === null) return { openPeriod: standing ?? earliest, settles: null };
  return { openPeriod: standing < earliest ? standing : earliest, settles: null };
}

/** The month after the last one depreciated whole. */
function afterThrough(through: string): Period {
  return addPeriods(throughPeriod({ opening_through: through }) as Period, 1);
}

/** A purchase is booked when it was made; where that month no longer takes entries, on the first day of the open one. */
export function capitalizationDate(asset: ImportedAsset, cutover: Cutover, history: { isClosed: (period: Period) => boolean }): DateString {
  const made = asset.acquisitionDate;
  const before = history.isClosed(periodOf(made)) || (cutover.settles !== null && periodOf(made) < cutover.settles);
  return before && asset.opening === null && cutover.openPeriod !== null ? firstDay(cutover.openPeriod) : made;
}

/** A row of the file as a row of the book. Ids of categories and places that are still to be made are negative; so is its own. */
export function targetRow(context: Context, asset: ImportedAsset, category: CategoryRow, places: Readonly<Record<PlaceKind, number | null>>, capitalized: DateString): AssetRow {
  const opening = asset.opening;
  return {
    id: -asset.row, number: asset.assetNumber ?? '', external_id: asset.externalId, name: asset.name, name_ar: asset.nameAr, description: asset.description,
    asset_type: asset.assetType ?? guessAssetType(category.name) ?? 'OTHER', category_id: category.id, status: asset.status, acquisition_date: asset.acquisitionDate,
    capitalization_date: asset.status === 'DRAFT' ? null : capitalized, in_service_date: asset.status === 'IN_SERVICE' ? asset.inServiceDate : null, cost_minor: asset.costMinor, residual_minor: asset.residualMinor,
    useful_life_months: asset.usefulLifeMonths, depreciation_method: asset.method, convention: asset.convention, day_count: null, basis: asset.basis, factor: asset.factor, annual_rate: asset.annualRate, rate_from_residual: null,
    total_units: asset.totalUnits, manual_charges: null,
    location_id: places.location, custodian_id: places.custodian, cost_center_id: places.costCenter, supplier_id: places.supplier, invoice_number: asset.invoiceNumber, ap_invoice_id: null,
    serial_number: asset.serialNumber, tag: asset.tag, quantity: asset.quantity ?? '1', parent_id: null, replaces_id: null, ledger_account_id: null, accumulated_account_id: null, warranty_end: asset.warrantyEnd,
    insurance: asset.insurance && insuranceColumn(asset.insurance),
    notes: asset.notes, opening_through: opening?.depreciatedThrough ?? null, opening_accumulated_minor: opening?.accumulatedMinor ?? null, opening_impairment_minor: opening?.impairmentMinor ?? null,
    opening_surplus_minor: opening?.surplusMinor ?? null, batch_id: null, search_text: '', name_key: '', name_ar_key: '', deleted_at: null, created_by: context.actor, created_at: context.now, updated_at: context.now,
  };
}

/** Rates and quantities are equal by value: "0.2" is "0.20". */
const DECIMALS: ReadonlySet<keyof AssetRow> = new Set(['factor', 'annual_rate', 'total_units', 'quantity']);
/** What a file can say about an asset that is there already, and in which of its fields. What it leaves empty stays as it is. */
const COMPARED: ReadonlyMap<keyof AssetRow, ImportField> = new Map([
  ['number', 'assetNumber'], ['external_id', 'externalId'], ['name', 'name'], ['name_ar', 'nameAr'], ['description', 'description'], ['category_id', 'category'], ['acquisition_date', 'acquisitionDate'], ['cost_minor', 'cost'],
  ['residual_minor', 'residualValue'], ['useful_life_months', 'usefulLifeMonths'], ['depreciation_method', 'depreciationMethod'], ['convention', 'convention'], ['factor', 'depreciationMethod'], ['annual_rate', 'annualRate'], ['total_units', 'totalUnits'],
  ['location_id', 'location'], ['custodian_id', 'custodian'], ['cost_center_id', 'costCenter'], ['supplier_id', 'supplier'], ['invoice_number', 'invoiceNumber'], ['serial_number', 'serialNumber'], ['tag', 'tag'],
  ['warranty_end', 'warrantyEnd'], ['notes', 'notes'], ['opening_through', 'depreciatedThrough'], ['opening_accumulated_minor', 'accumulatedDepreciation'], ['opening_impairment_minor', 'accumulatedImpairment'], ['opening_surplus_minor', 'revaluationSurplus'], ['insurance', 'insurancePolicy'],
]);

/** Columns of an asset by the names of the file's fields, each once. */
export function fieldsOf(columns: readonly (keyof AssetRow)[]): ImportField[] {
  return [...new Set(columns.flatMap((column) => COMPARED.get(column) ?? []))];
}

/** What a file says of the insurance, over what is known of it. */
export function mergedInsurance(known: string | null, said: string | null): string | null {
  if (known === null || said === null) return said;
  const given = Object.entries(JSON.parse(said) as Record<string, unknown>).filter(([, value]) => value !== null);
  return JSON.stringify({ ...(JSON.parse(known) as Record<string, unknown>), ...Object.fromEntries(given) });
}

/** The fields in which a row of the file differs from the asset it names. */
export function differences(known: AssetRow, target: AssetRow, asset: ImportedAsset): (keyof AssetRow)[] {
  const fields: (keyof AssetRow)[] = [...COMPARED.keys()];
  if (asset.assetType !== null) fields.push('asset_type');
  if (asset.quantity !== null) fields.push('quantity');
  return fields.filter((field) => {
    const [is, was] = [target[field], known[field]];
    if (is === null || is === '' || is === was || (field === 'opening_surplus_minor' && is === 0)) return false;
    return !(DECIMALS.has(field) && was !== null && Number(is) === Number(was));
  });
}
