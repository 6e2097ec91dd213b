/** What a book says of one asset while a person types: which terms are its own, and what they are. */
import type { Input } from '#shared/contract/index.ts';
import type { RecoveryYears } from '#shared/macrs.ts';
import { hasLife, isDeclining, rateByOf, ratesOf, shiftPoint, type ConventionValues, type MethodValues } from '../../../terms/rates.ts';
import type { InBook } from './AssetBooks.tsx';

export type Term = 'method' | 'life' | 'residual' | 'convention' | 'units' | 'opening';

export interface BookTermsForm extends MethodValues, ConventionValues {
  isHeld: boolean;
  own: ReadonlySet<Term>;
  recoveryYears: RecoveryYears | '';
  usefulLifeMonths: string | null;
  residualValue: string | null;
  totalUnits: string | null;
  depreciatedThrough: string | null;
  accumulatedDepreciation: string | null;
}

export const FIELDS = ['depreciationMethod', 'recoveryYears', 'usefulLifeMonths', 'residualValue', 'convention', 'dayCount', 'basis', 'rateBy', 'factor', 'annualRate', 'totalUnits', 'depreciatedThrough', 'accumulatedDepreciation', 'opening.depreciatedThrough', 'opening.accumulatedDepreciation'] as const;

export function formOf({ own, terms, opening, isExcluded }: InBook): BookTermsForm {
  const rates = own.depreciationMethod === null ? terms : own;
  const has: Record<Term, boolean> = {
    method: own.depreciationMethod !== null || own.recoveryYears !== null || own.factor !== null || own.annualRate !== null || own.rateFromResidual, life: own.usefulLifeMonths !== null, residual: own.residualValue !== null,
    convention: own.convention !== null, units: own.totalUnits !== null, opening: opening !== null,
  };
  return {
    isHeld: !isExcluded, own: new Set((Object.keys(has) as Term[]).filter((term) => has[term])),
    depreciationMethod: terms.depreciationMethod, recoveryYears: terms.recoveryYears ?? '', rateBy: rateByOf(rates), factor: rates.factor ?? '', annualRate: rates.annualRate === null ? '' : shiftPoint(rates.annualRate, 2), basis: terms.basis,
    convention: terms.convention, dayCount: terms.dayCount, usefulLifeMonths: terms.usefulLifeMonths?.toString() ?? '', residualValue: terms.residualValue, totalUnits: own.totalUnits ?? '',
    depreciatedThrough: opening?.depreciatedThrough ?? '', accumulatedDepreciation: opening?.accumulatedDepreciation ?? '',
  };
}

/** What is missing of the terms that are said to be its own. */
export function missingOf({ own, ...form }: BookTermsForm): ReadonlySet<string> {
  const missing = new Set<string>();
  const need = (term: Term, field: string, value: string | null): void => {
    if (own.has(term) && !value) missing.add(field);
  };
  need('life', 'usefulLifeMonths', form.usefulLifeMonths);
  need('residual', 'residualValue', form.residualValue);
  need('units', 'totalUnits', form.totalUnits);
  need('opening', 'depreciatedThrough', form.depreciatedThrough);
  need('opening', 'accumulatedDepreciation', form.accumulatedDepreciation);
  if (form.depreciationMethod === 'macrs') need('method', 'recoveryYears', form.recoveryYears);
  return missing;
}

/** The whole of what the book says; a term that is not its own is taken back. */
export function inputOf(bookId: string, assetId: string, form: BookTermsForm): Input<'depreciationBooks.setAssetTerms'> {
  const { own, depreciationMethod: method, usefulLifeMonths, residualValue, totalUnits, depreciatedThrough, accumulatedDepreciation } = form;
  const isMacrs = own.has('method') && method === 'macrs';
  const { factor, annualRate, rateFromResidual } = own.has('method') ? ratesOf(form) : { factor: null, annualRate: null, rateFromResidual: false };
  const hasOwnConvention = own.has('convention') || isMacrs;
  return {
    bookId, assetId, excluded: !form.isHeld,
    terms: {
      depreciationMethod: own.has('method') && method !== '' ? method : null, recoveryYears: isMacrs && form.recoveryYears !== '' ? form.recoveryYears : null, factor, annualRate, rateFromResidual,
      basis: own.has('method') && isDeclining(method) && form.basis !== '' ? form.basis : null,
      usefulLifeMonths: own.has('life') && hasLife(method) && usefulLifeMonths ? Number(usefulLifeMonths) : null, residualValue: own.has('residual') && residualValue ? residualValue : null,
      convention: hasOwnConvention && form.convention !== '' ? form.convention : null, dayCount: own.has('convention') && form.dayCount !== '' ? form.dayCount : null, totalUnits: own.has('units') && totalUnits ? totalUnits : null,
    },
    opening: own.has('opening') && depreciatedThrough && accumulatedDepreciation ? { depreciatedThrough, accumulatedDepreciation } : null,
  };
}
