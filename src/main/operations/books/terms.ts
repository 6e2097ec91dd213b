import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { macrsConventions } from '#shared/macrs.ts';
import type { BookCategoryTermsRow } from '../../book/tables/bookTerms.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import type { TermsRow } from '../../book/tables/terms.ts';
import { categoryTerms } from '../categories/terms.ts';

export type ShownTerms = Output<'depreciationBooks.get'>['categories'][number]['terms'];
type Given = NonNullable<Parsed<'depreciationBooks.setCategoryTerms'>['terms']>;
type Convention = CategoryRow['convention'];
type RecoveryYears = ShownTerms['recoveryYears'];

/** @throws INVALID_INPUT for a method without its years, years without the method, a convention that the class does not know */
export function checkMacrs(method: string, recoveryYears: string | null, convention: string): void {
  if ((method === 'macrs') !== (recoveryYears !== null)) refuse('INVALID_INPUT', { field: 'recoveryYears', reason: method === 'macrs' ? 'required' : 'macrs_only' });
  if (recoveryYears !== null && !macrsConventions(recoveryYears).some((known) => known === convention)) refuse('INVALID_INPUT', { field: 'convention', reason: 'macrs_class' });
}

/**
 * The terms of a category in a book, whole: what is given over the usual. MACRS takes nothing but its class and convention; other methods what a category takes.
 * @throws INVALID_INPUT as for a category, and of MACRS
 */
export function bookCategoryTerms(given: Given): Omit<BookCategoryTermsRow, 'book_id' | 'category_id' | 'updated_at'> {
  const years = given.recoveryYears ?? null;
  if (given.depreciationMethod !== 'macrs') {
    const { recoveryYears: _none, ...rest } = given;
    const { depreciation_method, ...terms } = categoryTerms(rest, null);
    checkMacrs(depreciation_method, years, terms.convention);
    return { ...terms, method: depreciation_method, recovery_years: null };
  }
  const convention = given.convention ?? macrsConventions(years ?? '')[0];
  checkMacrs('macrs', years, convention);
  return {
    method: 'macrs', recovery_years: years, useful_life_months: null, residual_percent: '0', convention, day_count: 'life_days', basis: 'monthly', factor: null, annual_rate: null, rate_from_residual: 0,
  };
}

export const shownRule = (rule: BookCategoryTermsRow): ShownTerms => ({
  depreciationMethod: rule.method, recoveryYears: rule.recovery_years as RecoveryYears, usefulLifeMonths: rule.useful_life_months, residualPercent: rule.residual_percent, convention: rule.convention,
  dayCount: rule.day_count, basis: rule.basis, factor: rule.factor, annualRate: rule.annual_rate, rateFromResidual: rule.rate_from_residual === 1,
});

export const shownCategory = (category: CategoryRow): ShownTerms => ({
  depreciationMethod: category.depreciation_method, recoveryYears: null, usefulLifeMonths: category.useful_life_months, residualPercent: category.residual_percent, convention: category.convention,
  dayCount: category.day_count, basis: category.basis, factor: category.factor, annualRate: category.annual_rate, rateFromResidual: category.rate_from_residual === 1,
});

export const shownFrozen = (terms: TermsRow): Omit<ShownTerms, 'residualPercent'> => ({
  depreciationMethod: terms.method as ShownTerms['depreciationMethod'], recoveryYears: terms.recovery_years as RecoveryYears, usefulLifeMonths: terms.useful_life_months,
  convention: terms.convention as Convention, dayCount: terms.day_count as ShownTerms['dayCount'], basis: terms.basis as ShownTerms['basis'], factor: terms.factor, annualRate: terms.annual_rate,
  rateFromResidual: terms.rate_from_residual === 1,
});
