/** The question to schedule.compute for an asset that the book knows. */
import type { Output } from '#shared/contract/index.ts';
import type { ScheduleTerms } from '../../../terms/SchedulePreview.tsx';
import { fiscalYearTerms, type FiscalYears } from '../../../terms/fiscalYears.ts';

export type { ScheduleTerms };
type Asset = Output<'assets.get'>;

/** Methods whose schedule follows from terms alone. Units come month by month. */
const FORESEEABLE: ReadonlySet<string> = new Set(['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits', 'manual', 'macrs', 'none']);

export const isForeseeable = (method: string): boolean => FORESEEABLE.has(method);

export function termsInService(asset: Pick<Asset, 'currency' | 'overrides'>, book: Asset['books'][number], inServiceDate: string, fiscalYears: FiscalYears, cost: string): ScheduleTerms | null {
  if (!isForeseeable(book.method)) return null;
  return {
    currency: asset.currency, cost, residualValue: book.residualValue, method: book.method, basis: book.basis, convention: book.convention, dayCount: book.dayCount, rounding: book.rounding, inServiceDate, ...fiscalYearTerms(fiscalYears),
    ...(book.usefulLifeMonths === null ? {} : { usefulLifeMonths: book.usefulLifeMonths }),
    ...(book.factor === null ? {} : { factor: book.factor }),
    ...(book.annualRate === null ? {} : { annualRate: book.annualRate }),
    ...(book.rateFromResidual ? { rateFromResidual: true } : {}),
    ...(book.method === 'manual' ? { manual: asset.overrides.manual ?? [] } : {}),
    ...(book.recoveryYears === null ? {} : { macrs: { system: 'gds', recoveryYears: book.recoveryYears } }),
    ...(book.opening === null ? {} : { opening: book.opening }),
  };
}
