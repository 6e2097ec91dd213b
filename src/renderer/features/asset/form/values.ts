/** What the form of an asset holds, and how it becomes what the contract takes. Fields are called as the contract calls them. */
import type { Input, Output } from '#shared/contract/index.ts';
import { isDeclining, rateByOf, ratesOf, shiftPoint, type Basis, type Convention, type DayCount, type Method, type RateBy } from '../../../terms/rates.ts';

type Asset = Output<'assets.get'>;
export type AssetInput = Input<'assets.create'>;
type Changes = Omit<Input<'assets.update'>, 'assetId' | 'assetExternalId'>;
type AssetType = Asset['assetType'];

/** Typed fields hold '' when empty and null when what was typed means nothing. */
type Typed = string | null;

/** One month of a manual table. */
export interface ManualRow {
  period: string;
  amount: Typed;
}

export interface AssetValues {
  name: string;
  nameAr: string;
  assetNumber: string;
  externalId: string;
  categoryId: string;
  assetType: AssetType | '';
  description: string;
  acquisitionDate: Typed;
  cost: Typed;
  supplierId: string;
  invoiceNumber: string;
  /** '' where it is part of nothing, and in the place of nothing. */
  parentAssetId: string;
  replacesAssetId: string;
  /** '' where the category decides. */
  depreciationMethod: Method | '';
  rateBy: RateBy;
  factor: Typed;
  /** In percent. */
  annualRate: Typed;
  basis: Basis | '';
  lifeYears: Typed;
  lifeMonths: Typed;
  residualValue: Typed;
  convention: Convention | '';
  dayCount: DayCount | '';
  totalUnits: Typed;
  manual: readonly ManualRow[];
  /** Not sent with the asset: the day it is meant to come into service, for the preview. */
  plannedInServiceDate: Typed;
  locationId: string;
  custodianId: string;
  costCenterId: string;
  serialNumber: string;
  tag: string;
  quantity: Typed;
  isBroughtOver: boolean;
  depreciatedThrough: Typed;
  accumulatedDepreciation: Typed;
  accumulatedImpairment: Typed;
  revaluationSurplus: Typed;
  warrantyEnd: Typed;
  insurer: string;
  policy: string;
  insuredValue: Typed;
  insuranceStart: Typed;
  insuranceEnd: Typed;
  notes: string;
}
export type Field = keyof AssetValues;
/** What keeps the form from being saved: field by field, a key of the texts, or '' where the field says it itself. */
export type Problems = Partial<Record<Field, string>>;

export const EMPTY: AssetValues = {
  name: '', nameAr: '', assetNumber: '', externalId: '', categoryId: '', assetType: '', description: '', acquisitionDate: '', cost: '', supplierId: '', invoiceNumber: '', parentAssetId: '', replacesAssetId: '',
  depreciationMethod: '', rateBy: 'factor', factor: '', annualRate: '', basis: '', lifeYears: '', lifeMonths: '', residualValue: '', convention: '', dayCount: '', totalUnits: '', manual: [], plannedInServiceDate: '', locationId: '', custodianId: '', costCenterId: '', serialNumber: '', tag: '', quantity: '1',
  isBroughtOver: false, depreciatedThrough: '', accumulatedDepreciation: '', accumulatedImpairment: '', revaluationSurplus: '', warrantyEnd: '', insurer: '', policy: '', insuredValue: '', insuranceStart: '', insuranceEnd: '', notes: '',
};

const MONTHS_A_YEAR = 12;
export const LONGEST_LIFE_MONTHS = 1200;

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

export function valuesOf(asset: Asset): AssetValues {
  const { overrides, opening, insurance } = asset;
  const life = overrides.usefulLifeMonths;
  const isRated = overrides.depreciationMethod !== null && isDeclining(overrides.depreciationMethod);
  return {
    name: asset.name, nameAr: asset.nameAr ?? '', assetNumber: asset.assetNumber, externalId: asset.externalId ?? '', categoryId: String(asset.categoryId), assetType: asset.assetType, description: asset.description ?? '',
    acquisitionDate: asset.acquisitionDate, cost: asset.cost, supplierId: asset.supplier ?? '', invoiceNumber: asset.invoiceNumber ?? '', parentAssetId: asset.parentAssetId ?? '', replacesAssetId: asset.replacesAssetId ?? '',
    depreciationMethod: overrides.depreciationMethod ?? '', rateBy: isRated ? rateByOf(overrides) : 'factor', factor: isRated ? (overrides.factor ?? '') : '',
    annualRate: isRated && overrides.annualRate !== null ? shiftPoint(overrides.annualRate, 2) : '', basis: isRated ? (overrides.basis ?? '') : '', lifeYears: life === null ? '' : String(Math.floor(life / MONTHS_A_YEAR)), lifeMonths: life === null ? '' : String(life % MONTHS_A_YEAR),
    residualValue: overrides.residualValue ?? '', convention: overrides.convention ?? '', dayCount: overrides.convention === 'actual_days' ? (overrides.dayCount ?? '') : '',
    totalUnits: overrides.totalUnits ?? '', manual: overrides.manual ?? [], plannedInServiceDate: asset.inServiceDate ?? '',
    locationId: asset.location ?? '', custodianId: asset.custodian ?? '', costCenterId: asset.costCenter ?? '', serialNumber: asset.serialNumber ?? '', tag: asset.tag ?? '', quantity: withoutZeros(asset.quantity),
    isBroughtOver: opening !== null, depreciatedThrough: opening?.depreciatedThrough ?? '', accumulatedDepreciation: opening?.accumulatedDepreciation ?? '', accumulatedImpairment: opening?.accumulatedImpairment ?? '', revaluationSurplus: opening?.revaluationSurplus ?? '',
    warrantyEnd: asset.warrantyEnd ?? '', insurer: insurance?.insurer ?? '', policy: insurance?.policy ?? '', insuredValue: insurance?.insuredValue ?? '', insuranceStart: insurance?.startsOn ?? '', insuranceEnd: insurance?.endsOn ?? '', notes: asset.notes ?? '',
  };
}

/** A new part of an asset stands where the asset stands. */
export function componentOf(parent: Asset): AssetValues {
  return { ...EMPTY, parentAssetId: parent.id, locationId: parent.location ?? '', custodianId: parent.custodian ?? '', costCenterId: parent.costCenter ?? '' };
}

/** What comes in the place of an asset: of the same name and category, at the same place, part of the same whole; its cost, dates and terms are its own. */
export function replacementOf(asset: Asset): AssetValues {
  const { name, nameAr, categoryId, assetType, locationId, custodianId, costCenterId, quantity, parentAssetId } = valuesOf(asset);
  return { ...EMPTY, name, nameAr, categoryId, assetType, locationId, custodianId, costCenterId, quantity, parentAssetId, replacesAssetId: asset.id };
}

/** The life in months; null where none is given, undefined where what is given is none. */
export function lifeOf({ lifeYears, lifeMonths }: Pick<AssetValues, 'lifeYears' | 'lifeMonths'>): number | null | undefined {
  if (lifeYears === '' && lifeMonths === '') return null;
  if (lifeYears === null || lifeMonths === null) return undefined;
  const months = Number(lifeYears === '' ? 0 : lifeYears) * MONTHS_A_YEAR + Number(lifeMonths === '' ? 0 : lifeMonths);
  return months >= 1 && months <= LONGEST_LIFE_MONTHS ? months : undefined;
}

const TYPED = ['acquisitionDate', 'cost', 'factor', 'annualRate', 'lifeYears', 'lifeMonths', 'residualValue', 'totalUnits', 'quantity', 'depreciatedThrough', 'accumulatedDepreciation', 'accumulatedImpairment', 'revaluationSurplus', 'warrantyEnd', 'insuredValue', 'insuranceStart', 'insuranceEnd'] as const satisfies readonly Field[];
const NEEDED = ['name', 'categoryId', 'acquisitionDate', 'cost', 'quantity'] as const satisfies readonly Field[];
const NEEDED_OF_OPENING = ['depreciatedThrough', 'accumulatedDepreciation'] as const satisfies readonly Field[];

export function problemsOf(values: AssetValues): Problems {
  const problems: Problems = {};
  for (const field of TYPED) if (values[field] === null) problems[field] = '';
  for (const field of values.isBroughtOver ? [...NEEDED, ...NEEDED_OF_OPENING] : NEEDED) {
    const value = values[field];
    if (value !== null && value.trim() === '') problems[field] = 'required';
  }
  if (lifeOf(values) === undefined && problems.lifeYears === undefined && problems.lifeMonths === undefined) problems.lifeYears = 'life';
  if (isDeclining(values.depreciationMethod) && values.rateBy === 'rate' && values.annualRate === '') problems.annualRate = 'required';
  if (values.manual.some(({ amount }) => !amount)) problems.manual = 'manual';
  else if (new Set(values.manual.map(({ period }) => period)).size < values.manual.length) problems.manual = 'months';
  return problems;
}

const textOrNull = (text: string): string | null => text.trim() || null;
const given = (typed: Typed): string | null => typed || null;

function insuranceOf({ insurer, policy, insuredValue, insuranceStart, insuranceEnd }: AssetValues): AssetInput['insurance'] {
  if ([insurer.trim(), policy.trim(), insuredValue, insuranceStart, insuranceEnd].every((value) => value === '' || value === null)) return null;
  return { insurer: textOrNull(insurer), policy: textOrNull(policy), ...(insuredValue ? { insuredValue } : {}), ...(insuranceStart ? { startsOn: insuranceStart } : {}), ...(insuranceEnd ? { endsOn: insuranceEnd } : {}) };
}

function openingOf(values: AssetValues): AssetInput['opening'] {
  if (!values.isBroughtOver) return null;
  const { depreciatedThrough, accumulatedDepreciation, accumulatedImpairment, revaluationSurplus } = values;
  return {
    depreciatedThrough: depreciatedThrough ?? '', accumulatedDepreciation: accumulatedDepreciation ?? '',
    ...(accumulatedImpairment ? { accumulatedImpairment } : {}),
    ...(revaluationSurplus ? { revaluationSurplus } : {}),
  };
}

function ownRates(values: AssetValues): Pick<AssetInput, 'factor' | 'annualRate' | 'rateFromResidual' | 'basis'> {
  const { rateFromResidual, ...rates } = ratesOf(values);
  return { ...rates, rateFromResidual: rateFromResidual || null, basis: isDeclining(values.depreciationMethod) ? values.basis || null : null };
}

/** The table in the order of its months; null where there is none. */
export function manualOf({ manual }: Pick<AssetValues, 'manual'>): { period: string; amount: string }[] | null {
  if (manual.length === 0) return null;
  return manual.map(({ period, amount }) => ({ period, amount: amount ?? '' })).toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

/** For assets.create: every field named, an empty one as null, so that two of them can be compared field by field. Only for values without problems. */
export function inputOf(values: AssetValues): AssetInput {
  return {
    name: values.name.trim(), nameAr: textOrNull(values.nameAr), assetNumber: textOrNull(values.assetNumber), externalId: textOrNull(values.externalId), categoryId: Number(values.categoryId),
    ...(values.assetType === '' ? {} : { assetType: values.assetType }),
    description: textOrNull(values.description), acquisitionDate: values.acquisitionDate ?? '', cost: values.cost ?? '', supplierId: textOrNull(values.supplierId), invoiceNumber: textOrNull(values.invoiceNumber), parentAssetId: values.parentAssetId || null, replacesAssetId: values.replacesAssetId || null,
    depreciationMethod: values.depreciationMethod || null, ...ownRates(values), usefulLifeMonths: lifeOf(values) ?? null, residualValue: given(values.residualValue), convention: values.convention || null,
    dayCount: values.convention === 'actual_days' ? values.dayCount || null : null, totalUnits: given(values.totalUnits), manual: manualOf(values),
    locationId: textOrNull(values.locationId), custodianId: textOrNull(values.custodianId), costCenterId: textOrNull(values.costCenterId), serialNumber: textOrNull(values.serialNumber), tag: textOrNull(values.tag), quantity: values.quantity ?? '1',
    opening: openingOf(values), warrantyEnd: given(values.warrantyEnd), insurance: insuranceOf(values), notes: textOrNull(values.notes),
  };
}

/** Only what differs: what the ledger stands on must not even be named once it is posted. An emptied number stays as it was. */
export function changesOf(before: AssetValues, after: AssetValues): Changes {
  const old: Record<string, unknown> = { ...inputOf(before) };
  const changed = Object.entries(inputOf(after)).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]) && !(field === 'assetNumber' && value === null));
  return Object.fromEntries(changed) as Changes;
}
