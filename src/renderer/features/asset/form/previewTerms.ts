/** The question to schedule.compute for what is in the form so far; null while something is missing. */
import type { Output } from '#shared/contract/index.ts';
import type { BookInfo } from '../../../state/book.ts';
import { isForeseeable, type ScheduleTerms } from '../schedule/terms.ts';
import { fiscalYearTerms, type FiscalYears } from '../../../terms/fiscalYears.ts';
import { hasLife, isDeclining, rateByOf, ratesOf } from '../../../terms/rates.ts';
import { lifeOf, manualOf, problemsOf, type AssetValues } from './values.ts';

export type Category = Output<'assetCategories.get'>;

/** Terms of depreciation: the asset's own where it has them, else its category's. */
export function previewTerms(values: AssetValues, category: Category | undefined, book: Pick<BookInfo, 'currency' | 'rounding'> & FiscalYears): ScheduleTerms | null {
  const { cost, acquisitionDate, plannedInServiceDate, residualValue } = values;
  const inServiceDate = plannedInServiceDate || acquisitionDate;
  const life = lifeOf(values);
  if (category === undefined || !cost || !inServiceDate || life === undefined || residualValue === null) return null;
  const method = values.depreciationMethod || category.depreciationMethod;
  const usefulLifeMonths = life ?? category.usefulLifeMonths;
  const rates = values.depreciationMethod === '' ? category : ratesOf(values);
  const rateBy = values.depreciationMethod === '' ? rateByOf(category) : values.rateBy;
  const isEndless = method === 'declining_balance' && rates.annualRate !== null;
  if (!isForeseeable(method) || (usefulLifeMonths === null && hasLife(method) && !isEndless)) return null;
  if (isDeclining(method) && ((rateBy === 'factor' && values.factor === null) || (rateBy === 'rate' && rates.annualRate === null))) return null;
  if (method === 'manual' && (values.manual.length === 0 || problemsOf(values).manual !== undefined)) return null;
  const { depreciatedThrough, accumulatedDepreciation, isBroughtOver } = values;
  if (isBroughtOver && (!depreciatedThrough || !accumulatedDepreciation)) return null;
  return {
    currency: book.currency, cost, method, basis: values.basis || category.basis, convention: values.convention || category.convention, dayCount: values.dayCount || category.dayCount, rounding: book.rounding, inServiceDate, ...fiscalYearTerms(book),
    ...(residualValue === '' ? { residualPercent: category.residualPercent } : { residualValue }),
    ...(usefulLifeMonths === null || !hasLife(method) ? {} : { usefulLifeMonths }),
    ...(isDeclining(method) ? { ...(rates.factor ? { factor: rates.factor } : {}), ...(rates.annualRate === null ? {} : { annualRate: rates.annualRate }), ...(rates.rateFromResidual ? { rateFromResidual: true } : {}) } : {}),
    ...(method === 'manual' ? { manual: manualOf(values) ?? [] } : {}),
    ...(isBroughtOver && depreciatedThrough && accumulatedDepreciation ? { opening: { depreciatedThrough, accumulatedDepreciation } } : {}),
  };
}
