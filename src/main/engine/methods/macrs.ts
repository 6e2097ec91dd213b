import { refuse } from '#shared/errors.ts';
import { assert } from '#shared/values/assert.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { fiscalYearFirstMonth } from '../months.ts';
import { timeProfile, weightThrough, type StepProfile } from '../profile.ts';
import { ratio } from '../rate.ts';
import type { RoundingPolicy, Terms } from '../terms.ts';
import { lastMonth, within, type Days, type Runner, type Trace } from './runner.ts';

type PersonalYears = '3' | '5' | '7' | '10' | '15' | '20';

/** Percent of the declining balance by recovery years (IRC §168(b)): 200 % to ten years, 150 % for fifteen and twenty. */
const FACTOR_PERCENT: Readonly<Record<PersonalYears, number>> = { '3': 200, '5': 200, '7': 200, '10': 200, '15': 150, '20': 150 };
/** Twenty-fourths of a year in the first tax year: half-year, then mid-quarter by quarter (IRS Pub. 946). */
const HALF_YEAR_24THS = 12;
const QUARTER_24THS = [21, 15, 9, 3] as const;

const isPersonal = (years: string): years is PersonalYears => Object.hasOwn(FACTOR_PERCENT, years);

export interface YearTable {
  /** Parts of the unadjusted basis by tax year; they add up to `whole`. */
  readonly parts: readonly number[];
  readonly whole: number;
}

/**
 * The yearly percentages of IRS Pub. 946, tables, in hundredths of a per cent (thousandths for twenty years): each year is rounded on the
 * remaining percentage as already rounded, max(declining, straight line over the remaining years). The published A-2 column for
 * twenty years prints 7.000 in year 2, where this gives 7.008 (the printed column does not add up to 100).
 */
export function personalPropertyTable(years: PersonalYears, first24ths: number): YearTable {
  const life = Number(years);
  const whole = years === '20' ? 100_000 : 10_000;
  const factor = FACTOR_PERCENT[years];
  const parts: number[] = [];
  let remaining = whole;
  let left24ths = life * 24;
  for (let year = 1; remaining > 0; year += 1) {
    // In whole numbers: percent × factor / (100 × life), and percent / (24ths left / 24).
    const declining = mulDiv(minor(remaining), factor, 100 * life, 'half_away_from_zero');
    if (year === 1) {
      parts.push(mulDiv(minor(remaining), factor * first24ths, 100 * life * 24, 'half_away_from_zero'));
      left24ths -= first24ths;
    } else {
      parts.push(left24ths <= 24 ? remaining : Math.max(declining, mulDiv(minor(remaining), 24, left24ths, 'half_away_from_zero')));
      left24ths -= 24;
    }
    remaining -= parts.at(-1) ?? 0;
  }
  return { parts, whole };
}

export interface MacrsSpec {
  readonly table: YearTable;
  readonly profile: StepProfile;
  readonly basis: Minor;
  readonly rounding: RoundingPolicy;
  readonly fiscalYearStartMonth: number;
}

type MacrsPlacement = Pick<Terms, 'macrs' | 'convention' | 'dayCount' | 'inServiceDate' | 'fiscalYearStartMonth'>;

/**
 * The table that applies, and the months its years are spread over.
 * @throws METHOD_NOT_AVAILABLE for the alternative system and for real property; INVALID_INPUT for a quarter that is not the in-service date's.
 */
export function macrsTable(terms: MacrsPlacement): { table: YearTable; profile: StepProfile } {
  const { macrs, inServiceDate, fiscalYearStartMonth } = terms;
  if (macrs === undefined) refuse('INVALID_INPUT', { field: 'macrs', reason: 'required' });
  const { system, recoveryYears, quarter } = macrs;
  if (system !== 'gds' || !isPersonal(recoveryYears)) refuse('METHOD_NOT_AVAILABLE', { what: `macrs ${system} ${recoveryYears}` });
  const convention = quarter !== undefined || terms.convention === 'mid_quarter' ? 'mid_quarter' : 'half_year';
  const profile = timeProfile({ ...terms, convention, startDate: inServiceDate }, Number(recoveryYears) * 12);
  assert(profile.kind === 'steps', 'a year convention counts months');
  if (convention === 'half_year') return { profile, table: personalPropertyTable(recoveryYears, HALF_YEAR_24THS) };
  const month = profile.firstMonth;
  const own = Math.floor((month - fiscalYearFirstMonth(month, fiscalYearStartMonth)) / 3) + 1;
  if (quarter !== undefined && quarter !== own) refuse('INVALID_INPUT', { field: 'macrs.quarter', reason: 'in_service_date' });
  return { profile, table: personalPropertyTable(recoveryYears, QUARTER_24THS[own - 1] ?? 0) };
}

/**
 * US MACRS: each tax year's percentage of the unadjusted basis (not of the carrying amount; no salvage value), rounded once and spread over the year's
 * months in service. The last year takes what is left.
 */
export class MacrsRunner implements Runner {
  shift = 0;
  private readonly spec: MacrsSpec;

  constructor(spec: MacrsSpec) {
    this.spec = spec;
  }

  resume(): boolean {
    return true;
  }

  charge(month: number, carrying: Minor, _days?: Days, trace?: Partial<Trace>): Minor {
    const { table, profile, basis, fiscalYearStartMonth, rounding } = this.spec;
    if (carrying <= 0) return ZERO;
    const yearFirst = fiscalYearFirstMonth(month, fiscalYearStartMonth);
    const year = (yearFirst - fiscalYearFirstMonth(profile.firstMonth, fiscalYearStartMonth)) / 12;
    const yearLast = Math.min(yearFirst + 11, profile.lastMonth);
    const part = table.parts[year] ?? 0;
    const yearAmount = mulDiv(basis, part, table.whole, 'half_away_from_zero');
    const before = weightThrough(profile, Math.max(yearFirst, profile.firstMonth) - 1);
    const yearWeight = Math.max(1, weightThrough(profile, yearLast) - before);
    const weight = weightThrough(profile, month) - weightThrough(profile, month - 1);
    if (trace) {
      const percent = ratio(part, table.whole);
      const spread = { baseKind: 'original_cost', baseMinor: basis, yearlyRate: percent, yearAmountMinor: yearAmount } satisfies Partial<Trace>;
      Object.assign(trace, { ...spread, share: ratio(weight, yearWeight), adjustment: 'none' } satisfies Partial<Trace>);
    }
    if (month >= profile.lastMonth) return lastMonth(carrying, trace);
    let earlier = 0;
    for (let index = 0; index < year; index += 1) {
      earlier += mulDiv(basis, table.parts[index] ?? 0, table.whole, 'half_away_from_zero');
    }
    const charged = Math.max(0, basis - carrying - earlier);
    const target = mulDiv(yearAmount, weightThrough(profile, month) - before, yearWeight, 'half_away_from_zero');
    if (month === yearLast || rounding === 'cumulative') return within(target - charged, carrying, trace);
    const equal = mulDiv(yearAmount, weight, yearWeight, 'half_away_from_zero');
    return within(Math.min(equal, yearAmount - charged), carrying, trace);
  }
}
