/** The question to schedule.compute for what is in the form so far; null while something is missing. */
import type { Output } from '#shared/contract/index.ts';
import type { BookInfo } from '../../../state/book.ts';
import { isForeseeable, type ScheduleTerms } from '../schedule/terms.ts';
import { lifeOf, needsFactor, type AssetValues } from './values.ts';

export type Category = Output<'assetCategories.get'>;

/** Terms of depreciation: the asset's own where it has them, else its category's. */
export function previewTerms(values: AssetValues, category: Category | undefined, book: Pick<BookInfo, 'currency' | 'fiscalYearStartMonth' | 'rounding'>): ScheduleTerms | null {
  const { cost, acquisitionDate, plannedInServiceDate, residualValue } = values;
  const inServiceDate = plannedInServiceDate || acquisitionDate;
  const life = lifeOf(values);
  if (category === undefined || !cost || !inServiceDate || life === undefined || residualValue === null) return null;
  const ownMethod = values.depreciationMethod !== '';
  const method = values.depreciationMethod || category.depreciationMethod;
  const usefulLifeMonths = life ?? category.usefulLifeMonths;
  const factor = ownMethod ? (needsFactor(method) ? values.factor : '') : category.factor;
  const annualRate = ownMethod ? null : category.annualRate;
  if (!isForeseeable(method) || (usefulLifeMonths === null && annualRate === null) || (needsFactor(method) && !factor && annualRate === null)) return null;
  const { depreciatedThrough, accumulatedDepreciation, isBroughtOver } = values;
  if (isBroughtOver && (!depreciatedThrough || !accumulatedDepreciation)) return null;
  return {
    currency: book.currency, cost, method, basis: category.basis, convention: values.convention || category.convention, dayCount: category.dayCount, rounding: book.rounding, inServiceDate, fiscalYearStartMonth: book.fiscalYearStartMonth,
    ...(residualValue === '' ? { residualPercent: category.residualPercent } : { residualValue }),
    ...(usefulLifeMonths === null ? {} : { usefulLifeMonths }),
    ...(factor ? { factor } : {}),
    ...(annualRate === null ? {} : { annualRate }),
    ...(isBroughtOver && depreciatedThrough && accumulatedDepreciation ? { opening: { depreciatedThrough, accumulatedDepreciation } } : {}),
  };
}
