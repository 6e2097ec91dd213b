/** What methods ask for, and how a rate is written: shared by the forms of categories and of assets. */
import type { BASES, CONVENTIONS, DAY_COUNTS, METHODS } from '#shared/contract/shapes.ts';

export type Method = (typeof METHODS)[number];
export type Convention = (typeof CONVENTIONS)[number];
export type DayCount = (typeof DAY_COUNTS)[number];
export type Basis = (typeof BASES)[number];

/** Where the yearly rate of a declining balance comes from. */
export const RATES_BY = ['factor', 'rate', 'residual'] as const;
export type RateBy = (typeof RATES_BY)[number];

/** Typed fields hold '' when empty and null when what was typed means nothing; '' among the choices is where the category decides. */
export interface MethodValues {
  depreciationMethod: Method | '';
  rateBy: RateBy;
  factor: string | null;
  /** In percent. */
  annualRate: string | null;
  basis: Basis | '';
}

export interface ConventionValues {
  convention: Convention | '';
  dayCount: DayCount | '';
}

const LIFELESS: ReadonlySet<string> = new Set(['none', 'manual', 'units_of_production', 'macrs']);

export const isDeclining = (method: string): boolean => method === 'declining_balance' || method === 'accelerated';
export const isDepreciated = (method: string): boolean => method !== 'none';
export const hasLife = (method: string): boolean => !LIFELESS.has(method);
/** Methods that charge by the calendar, so that the first and the last month have a share. */
export const hasConvention = (method: string): boolean => !LIFELESS.has(method);

export const rateByOf = (terms: { annualRate: string | null; rateFromResidual: boolean }): RateBy => (terms.rateFromResidual ? 'residual' : terms.annualRate === null ? 'factor' : 'rate');

/** Moves the point of a decimal string: the contract has a rate of 0.3 where people write 30 %. */
export function shiftPoint(value: string, places: number): string {
  const [whole = '', fraction = ''] = value.split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(1, point);
  const moved = padded.slice(at).replace(/0+$/, '');
  const units = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  return moved === '' ? units : `${units}.${moved}`;
}

interface Rates {
  factor: string | null;
  annualRate: string | null;
  rateFromResidual: boolean;
}

/** The one thing that gives the rate, as the contract takes it; the others are nothing. */
export function ratesOf({ depreciationMethod, rateBy, factor, annualRate }: MethodValues): Rates {
  const isRated = isDeclining(depreciationMethod);
  return {
    factor: isRated && rateBy === 'factor' ? factor || null : null,
    annualRate: isRated && rateBy === 'rate' && annualRate ? shiftPoint(annualRate, -2) : null,
    rateFromResidual: isRated && rateBy === 'residual',
  };
}
