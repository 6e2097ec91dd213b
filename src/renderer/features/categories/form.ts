/** What the editor holds while a person types: strings, and null for what has no meaning yet. */
import type { Input } from '#shared/contract/index.ts';
import { isDeclining, rateByOf, ratesOf, shiftPoint, type Basis, type Convention, type DayCount, type Method, type RateBy } from '../../terms/rates.ts';
import type { Category } from './CategoryTable.tsx';

export interface CategoryForm {
  code: string;
  name: string;
  nameAr: string;
  depreciationMethod: Method;
  usefulLifeMonths: string | null;
  residualPercent: string | null;
  convention: Convention;
  dayCount: DayCount;
  basis: Basis;
  rateBy: RateBy;
  factor: string | null;
  annualRate: string | null;
  assetAccount: string;
  depreciationAccount: string;
  accumulatedDepreciationAccount: string;
  capitalizationThreshold: string | null;
  revaluationAllowed: boolean;
  surplusInUse: boolean;
  isActive: boolean;
}

export const FIELDS: readonly (keyof CategoryForm)[] = [
  'code', 'name', 'nameAr', 'depreciationMethod', 'usefulLifeMonths', 'residualPercent', 'convention', 'dayCount', 'basis', 'rateBy', 'factor', 'annualRate', 'assetAccount', 'depreciationAccount',
  'accumulatedDepreciationAccount', 'capitalizationThreshold',
];

export function formOf(category: Category | null): CategoryForm {
  return {
    code: category?.code ?? '', name: category?.name ?? '', nameAr: category?.nameAr ?? '',
    depreciationMethod: category?.depreciationMethod ?? 'straight_line', usefulLifeMonths: category === null ? '60' : (category.usefulLifeMonths?.toString() ?? ''), residualPercent: category?.residualPercent ?? '0',
    convention: category?.convention ?? 'full_month', dayCount: category?.dayCount ?? 'life_days', basis: category?.basis ?? 'monthly', rateBy: category === null ? 'factor' : rateByOf(category), factor: category?.factor ?? '', annualRate: category === null ? '' : asPercent(category.annualRate),
    assetAccount: category?.assetAccountId.toString() ?? '', depreciationAccount: category?.depreciationAccountId.toString() ?? '', accumulatedDepreciationAccount: category?.accumulatedDepreciationAccountId.toString() ?? '',
    capitalizationThreshold: category?.capitalizationThreshold ?? '0', revaluationAllowed: category?.revaluationAllowed ?? false, surplusInUse: category?.surplusInUse ?? false, isActive: category?.isActive ?? true,
  };
}

const asPercent = (rate: string | null): string => (rate === null ? '' : shiftPoint(rate, 2));


/** Methods that spread over a life cannot do without one; a declining balance at a given rate can. */
export function needsLife({ depreciationMethod: method, rateBy }: Pick<CategoryForm, 'depreciationMethod' | 'rateBy'>): boolean {
  if (method === 'declining_balance') return rateBy !== 'rate';
  return method === 'straight_line' || method === 'accelerated' || method === 'sum_of_years_digits';
}

export type Problem = 'required' | 'wrong';

/** What keeps the form from being sent, by field. Rules of the book itself are the book's to say. */
export function problemsOf(form: CategoryForm): Partial<Record<keyof CategoryForm, Problem>> {
  const problems: Partial<Record<keyof CategoryForm, Problem>> = {};
  for (const field of ['name', 'assetAccount', 'depreciationAccount', 'accumulatedDepreciationAccount'] as const) if (form[field].trim() === '') problems[field] = 'required';
  for (const field of ['usefulLifeMonths', 'residualPercent', 'factor', 'annualRate', 'capitalizationThreshold'] as const) if (form[field] === null) problems[field] = 'wrong';
  if (needsLife(form) && form.usefulLifeMonths === '') problems.usefulLifeMonths = 'required';
  if (isDeclining(form.depreciationMethod) && form.rateBy === 'rate' && form.annualRate === '') problems.annualRate = 'required';
  return problems;
}

const orNull = (value: string | null): string | null => (value === null || value === '' ? null : value);

export function inputOf(form: CategoryForm): Input<'assetCategories.create'> {
  const life = orNull(form.usefulLifeMonths);
  return {
    name: form.name.trim(), nameAr: form.nameAr.trim() || null, code: form.code.trim() || null, depreciationMethod: form.depreciationMethod, usefulLifeMonths: life === null ? null : Number(life),
    residualPercent: orNull(form.residualPercent) ?? '0', convention: form.convention, dayCount: form.dayCount, basis: form.basis,
    ...ratesOf(form),
    capitalizationThreshold: orNull(form.capitalizationThreshold) ?? '0', revaluationAllowed: form.revaluationAllowed, surplusInUse: form.revaluationAllowed && form.surplusInUse, isActive: form.isActive,
    assetAccount: Number(form.assetAccount), depreciationAccount: Number(form.depreciationAccount), accumulatedDepreciationAccount: Number(form.accumulatedDepreciationAccount),
  };
}
