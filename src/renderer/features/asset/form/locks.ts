/** What can no longer be changed: a draft is open as a whole, a capitalized asset keeps what its journal stands on, one in service its terms too. */
import type { Output } from '#shared/contract/index.ts';
import type { Field } from './values.ts';

const LEDGER: readonly Field[] = ['assetNumber', 'categoryId', 'acquisitionDate', 'cost', 'isBroughtOver', 'depreciatedThrough', 'accumulatedDepreciation', 'accumulatedImpairment', 'revaluationSurplus'];
const TERMS: readonly Field[] = ['depreciationMethod', 'rateBy', 'factor', 'annualRate', 'basis', 'lifeYears', 'lifeMonths', 'residualValue', 'convention', 'dayCount', 'totalUnits', 'manual', 'plannedInServiceDate'];
const OPEN: ReadonlySet<Field> = new Set();

export function lockedFields(status: Output<'assets.get'>['status'] | null): ReadonlySet<Field> {
  if (status === null || status === 'DRAFT') return OPEN;
  return new Set(status === 'CAPITALIZED' ? LEDGER : [...LEDGER, ...TERMS]);
}
