/** Other terms for an asset, as a question: what is changed in the form, and the two schedules side by side. Nothing is calculated here. */
import { fiscalYearText } from '#shared/values/fiscalCalendar.ts';
import type { Output } from '#shared/contract/index.ts';
import type { ROUNDINGS } from '#shared/contract/shapes.ts';
import { hasLife, isDeclining, rateByOf, ratesOf, shiftPoint, type ConventionValues, type MethodValues } from '../../../terms/rates.ts';
import { pairs, type Pair } from '../../../terms/comparison.ts';
import { isForeseeable, type ScheduleTerms } from './terms.ts';

type Schedule = Output<'schedule.compute'>;
type BookValues = Output<'assets.get'>['books'][number];

export interface WhatIf extends MethodValues, ConventionValues {
  usefulLifeMonths: string | null;
  residualValue: string | null;
  rounding: (typeof ROUNDINGS)[number];
}

export function asItIs(book: BookValues): WhatIf {
  return {
    depreciationMethod: book.method, rateBy: rateByOf(book), factor: book.factor ?? '', annualRate: book.annualRate === null ? '' : shiftPoint(book.annualRate, 2), basis: book.basis,
    convention: book.convention, dayCount: book.dayCount, usefulLifeMonths: book.usefulLifeMonths === null ? '' : String(book.usefulLifeMonths), residualValue: book.residualValue, rounding: book.rounding,
  };
}

/** The terms of the asset with what the form changes; null while something is missing. */
export function changedTerms(before: ScheduleTerms, values: WhatIf): ScheduleTerms | null {
  const { depreciationMethod: method, usefulLifeMonths, residualValue, convention, dayCount, basis, rounding } = values;
  if (method === '' || !isForeseeable(method) || method === 'manual' || method === 'macrs' || !residualValue || usefulLifeMonths === null || values.factor === null || values.annualRate === null) return null;
  const { factor, annualRate, rateFromResidual } = ratesOf(values);
  const isEndless = method === 'declining_balance' && annualRate !== null;
  if (hasLife(method) && usefulLifeMonths === '' && !isEndless) return null;
  if (isDeclining(method) && values.rateBy === 'rate' && annualRate === null) return null;
  const { currency, cost, inServiceDate, fiscalYearStartMonth, irregularYears, opening } = before;
  return {
    currency, cost, inServiceDate, fiscalYearStartMonth, ...(irregularYears === undefined ? {} : { irregularYears }), ...(opening === undefined ? {} : { opening }), method, residualValue, rounding,
    ...(convention === '' ? {} : { convention }), ...(dayCount === '' ? {} : { dayCount }), ...(basis === '' ? {} : { basis }),
    ...(usefulLifeMonths === '' || !hasLife(method) ? {} : { usefulLifeMonths: Number(usefulLifeMonths) }),
    ...(factor === null ? {} : { factor }), ...(annualRate === null ? {} : { annualRate }), ...(rateFromResidual ? { rateFromResidual } : {}),
  };
}

export const byYear = (before: Schedule, after: Schedule): Pair[] => pairs(before.years, after.years, (row) => fiscalYearText(row.year), (row) => ({ depreciation: row.depreciation, carrying: row.endingBookValue }));
export const byMonth = (before: Schedule, after: Schedule): Pair[] => pairs(before.rows, after.rows, (row) => row.period, (row) => ({ depreciation: row.depreciation, carrying: row.carryingAmount }));
