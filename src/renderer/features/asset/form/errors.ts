/** Which field of the form a refusal is about: its sentence is shown beside it. */
import type { UsoolError } from '#shared/errors.ts';
import { EMPTY, type Field } from './values.ts';

const OF_CODE: Readonly<Record<string, Field>> = { CATEGORY_NOT_FOUND: 'categoryId', CATEGORY_INACTIVE: 'categoryId', DUPLICATE_NUMBER: 'assetNumber', METHOD_NOT_AVAILABLE: 'depreciationMethod', ASSET_DISPOSED: 'parentAssetId' };
const OF_KIND: Readonly<Record<string, Field>> = { location: 'locationId', cost_center: 'costCenterId', costCenter: 'costCenterId', custodian: 'custodianId', supplier: 'supplierId' };
const OF_NAME: Readonly<Record<string, Field>> = { categoryCode: 'categoryId', usefulLifeMonths: 'lifeYears', endsOn: 'insuranceEnd', startsOn: 'insuranceStart', opening: 'isBroughtOver', rateFromResidual: 'rateBy' };

const isField = (name: string): name is Field => Object.hasOwn(EMPTY, name);

export function fieldOf(error: UsoolError): Field | null {
  const params: Record<string, unknown> = { ...error.params };
  const byCode = OF_CODE[error.code];
  if (byCode !== undefined) return byCode;
  if (typeof params['kind'] === 'string') return OF_KIND[params['kind']] ?? null;
  if (typeof params['field'] !== 'string') return null;
  const name = params['field'].split('.').at(-1) ?? '';
  return OF_NAME[name] ?? (isField(name) ? name : null);
}
