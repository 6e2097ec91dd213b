import type { Json } from '../../book/hash.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findAccountById } from '../../book/tables/accounts.ts';
import { findAssetEver } from '../../book/tables/assets.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import { findPlaceById } from '../../book/tables/places.ts';
import { show, type Context } from '../context.ts';
import { storedInsurance } from './details.ts';

type Values = Record<string, Json>;
type Shown = (context: Context, value: NonNullable<AssetRow[keyof AssetRow]>) => string | null;

const place: Shown = (context, id) => findPlaceById(context.connection, Number(id))?.code ?? null;
const amount: Shown = (context, value) => show(context, Number(value));

/** Columns that hold something else than what a person entered: the field's own name, and its value as it is known outside the file. */
const SHOWN: Partial<Record<keyof AssetRow, { field: string; shown?: Shown }>> = {
  number: { field: 'assetNumber' }, external_id: { field: 'externalId' }, name_ar: { field: 'nameAr' }, asset_type: { field: 'assetType' }, acquisition_date: { field: 'acquisitionDate' },
  category_id: { field: 'category', shown: (context, id) => findCategoryById(context.connection, Number(id))?.name ?? null },
  cost_minor: { field: 'cost', shown: amount }, residual_minor: { field: 'residualValue', shown: amount }, useful_life_months: { field: 'usefulLifeMonths' }, depreciation_method: { field: 'depreciationMethod' }, day_count: { field: 'dayCount' },
  annual_rate: { field: 'annualRate' }, rate_from_residual: { field: 'rateFromResidual' }, total_units: { field: 'totalUnits' }, manual_charges: { field: 'manual' },
  location_id: { field: 'location', shown: place }, custodian_id: { field: 'custodian', shown: place }, cost_center_id: { field: 'costCenter', shown: place }, supplier_id: { field: 'supplier', shown: place },
  invoice_number: { field: 'invoiceNumber' }, serial_number: { field: 'serialNumber' }, warranty_end: { field: 'warrantyEnd' }, parent_id: { field: 'parentAssetId', shown: (context, id) => findAssetEver(context.connection, Number(id))?.number ?? null },
  accumulated_account_id: { field: 'accumulatedDepreciationAccount', shown: (context, id) => findAccountById(context.connection, Number(id))?.code ?? null },
  opening_through: { field: 'depreciatedThrough' }, opening_accumulated_minor: { field: 'accumulatedDepreciation', shown: amount }, opening_impairment_minor: { field: 'accumulatedImpairment', shown: amount }, opening_surplus_minor: { field: 'revaluationSurplus', shown: amount },
};

function insuranceValues(context: Context, stored: string | null): Values {
  const { insurer, policy, insuredMinor, startsOn, endsOn } = stored === null ? { insurer: null, policy: null, insuredMinor: null, startsOn: null, endsOn: null } : storedInsurance(stored);
  return { insurer, policy, insuredValue: insuredMinor === null ? null : show(context, insuredMinor), startsOn, endsOn };
}

function valuesOf(context: Context, asset: AssetRow, columns: readonly string[]): Values {
  const values: Values = {};
  for (const column of columns as (keyof AssetRow)[]) {
    if (column === 'insurance') {
      Object.assign(values, insuranceValues(context, asset.insurance));
      continue;
    }
    const { field = column, shown } = SHOWN[column] ?? {};
    const value = asset[column];
    values[field] = value === null || shown === undefined ? value : shown(context, value);
  }
  return values;
}

/** What the log says of a change: each field by its name, as it was and as it became. Amounts in the currency's decimals, places by their codes. */
export function changedFields(context: Context, before: AssetRow, after: AssetRow, columns: readonly string[]): { changed: string[]; before: Values; after: Values } {
  const [was, is] = [valuesOf(context, before, columns), valuesOf(context, after, columns)];
  const changed = Object.keys(is).filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
  const only = (values: Values): Values => Object.fromEntries(changed.map((field) => [field, values[field] ?? null]));
  return { changed, before: only(was), after: only(is) };
}
