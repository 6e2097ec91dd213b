import { useTranslation } from 'react-i18next';
import { useBook, type BookInfo } from '../../state/book.ts';
import { ExampleCard } from '../../terms/ExampleCard.tsx';
import { fiscalYearTerms, type FiscalYears } from '../../terms/fiscalYears.ts';
import { hasConvention, isDeclining, ratesOf } from '../../terms/rates.ts';
import type { ScheduleTerms } from '../../terms/SchedulePreview.tsx';
import { needsLife, problemsOf, type CategoryForm } from './form.ts';

const TERMS = ['usefulLifeMonths', 'residualPercent', 'factor', 'annualRate'] as const;
/** Methods whose figures each asset brings. */
const BY_ASSET: Readonly<Record<string, string>> = { units_of_production: 'units', manual: 'byHand', macrs: 'method.macrs', none: 'never' };

/** The question to schedule.compute for an example under the terms in the form; null while something is missing. */
export function exampleTerms(form: CategoryForm, cost: string | null, inServiceDate: string | null, { currency, rounding, ...fiscalYears }: Pick<BookInfo, 'currency' | 'rounding'> & FiscalYears): ScheduleTerms | null {
  const { depreciationMethod: method, usefulLifeMonths, residualPercent } = form;
  const problems = problemsOf(form);
  if (!cost || !inServiceDate || !hasConvention(method) || TERMS.some((field) => problems[field] !== undefined) || (needsLife(form) && !usefulLifeMonths)) return null;
  const { factor, annualRate, rateFromResidual } = ratesOf(form);
  return {
    currency, cost, method, basis: form.basis, convention: form.convention, dayCount: form.dayCount, rounding, inServiceDate, ...fiscalYearTerms(fiscalYears), residualPercent: residualPercent || '0',
    ...(usefulLifeMonths ? { usefulLifeMonths: Number(usefulLifeMonths) } : {}),
    ...(isDeclining(method) ? { ...(factor === null ? {} : { factor }), ...(annualRate === null ? {} : { annualRate }), rateFromResidual } : {}),
  };
}

/** What the terms come to for an example asset, as they are changed. */
export function CategoryPreview({ form }: { form: CategoryForm }) {
  const { t } = useTranslation('terms');
  const book = useBook();
  const byAsset = BY_ASSET[form.depreciationMethod];
  if (byAsset !== undefined) return <p>{t(byAsset)}</p>;
  return <ExampleCard termsOf={(cost, inServiceDate) => exampleTerms(form, cost, inServiceDate, book)} />;
}
