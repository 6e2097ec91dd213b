/** The terms of a category in a book while a person types: strings, and null for what has no meaning yet. */
import type { Input, Output } from '#shared/contract/index.ts';
import type { RecoveryYears } from '#shared/macrs.ts';
import type { ScheduleTerms } from '../../terms/SchedulePreview.tsx';
import { fiscalYearTerms, type FiscalYears } from '../../terms/fiscalYears.ts';
import { hasConvention, hasLife, isDeclining, rateByOf, ratesOf, shiftPoint, type Basis, type Convention, type DayCount, type Method, type RateBy } from '../../terms/rates.ts';

type Terms = Output<'depreciationBooks.get'>['categories'][number]['terms'];
type Given = NonNullable<Input<'depreciationBooks.setCategoryTerms'>['terms']>;

export interface TermsForm {
  depreciationMethod: Method;
  recoveryYears: RecoveryYears | '';
  usefulLifeMonths: string | null;
  residualPercent: string | null;
  convention: Convention;
  dayCount: DayCount;
  basis: Basis;
  rateBy: RateBy;
  factor: string | null;
  annualRate: string | null;
}

export const FIELDS: readonly (keyof TermsForm)[] = ['depreciationMethod', 'recoveryYears', 'usefulLifeMonths', 'residualPercent', 'convention', 'dayCount', 'basis', 'rateBy', 'factor', 'annualRate'];

export const formOf = (terms: Terms): TermsForm => ({
  depreciationMethod: terms.depreciationMethod, recoveryYears: terms.recoveryYears ?? '', usefulLifeMonths: terms.usefulLifeMonths?.toString() ?? '', residualPercent: terms.residualPercent, convention: terms.convention,
  dayCount: terms.dayCount, basis: terms.basis, rateBy: rateByOf(terms), factor: terms.factor ?? '', annualRate: terms.annualRate === null ? '' : shiftPoint(terms.annualRate, 2),
});

export const isMacrs = (form: Pick<TermsForm, 'depreciationMethod'>): boolean => form.depreciationMethod === 'macrs';

export function needsLife({ depreciationMethod: method, rateBy }: Pick<TermsForm, 'depreciationMethod' | 'rateBy'>): boolean {
  return method === 'declining_balance' ? rateBy !== 'rate' : hasLife(method);
}

/** What keeps the form from being sent, by field. Rules of the book itself are the book's to say. */
export function problemsOf(form: TermsForm): Partial<Record<keyof TermsForm, 'required' | 'wrong'>> {
  const problems: Partial<Record<keyof TermsForm, 'required' | 'wrong'>> = {};
  for (const field of ['usefulLifeMonths', 'residualPercent', 'factor', 'annualRate'] as const) if (form[field] === null) problems[field] = 'wrong';
  if (needsLife(form) && form.usefulLifeMonths === '') problems.usefulLifeMonths = 'required';
  if (isDeclining(form.depreciationMethod) && form.rateBy === 'rate' && form.annualRate === '') problems.annualRate = 'required';
  if (isMacrs(form) && form.recoveryYears === '') problems.recoveryYears = 'required';
  return problems;
}

export function inputOf(form: TermsForm): Given {
  if (isMacrs(form)) return { depreciationMethod: 'macrs', recoveryYears: form.recoveryYears === '' ? null : form.recoveryYears, convention: form.convention };
  const { usefulLifeMonths: life, residualPercent } = form;
  return {
    depreciationMethod: form.depreciationMethod, usefulLifeMonths: life && hasLife(form.depreciationMethod) ? Number(life) : null, residualPercent: residualPercent || '0', convention: form.convention, dayCount: form.dayCount,
    basis: form.basis, ...ratesOf(form),
  };
}

interface Frame extends FiscalYears {
  currency: string;
  rounding: 'equal' | 'cumulative';
}

/** The question to schedule.compute for an example; null while something is missing, or where each asset brings its own figures. */
export function exampleTerms(form: TermsForm, cost: string | null, inServiceDate: string | null, { currency, rounding, ...fiscalYears }: Frame): ScheduleTerms | null {
  if (!cost || !inServiceDate || Object.keys(problemsOf(form)).length > 0) return null;
  const shared = { currency, cost, inServiceDate, ...fiscalYearTerms(fiscalYears), rounding, convention: form.convention };
  if (isMacrs(form)) return { ...shared, method: 'macrs', macrs: { system: 'gds', recoveryYears: form.recoveryYears } };
  if (!hasConvention(form.depreciationMethod)) return null;
  const { factor, annualRate, rateFromResidual } = ratesOf(form);
  return {
    ...shared, method: form.depreciationMethod, basis: form.basis, dayCount: form.dayCount, residualPercent: form.residualPercent || '0', ...(form.usefulLifeMonths ? { usefulLifeMonths: Number(form.usefulLifeMonths) } : {}),
    ...(isDeclining(form.depreciationMethod) ? { ...(factor === null ? {} : { factor }), ...(annualRate === null ? {} : { annualRate }), rateFromResidual } : {}),
  };
}
