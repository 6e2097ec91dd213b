import { mulDiv } from '#shared/values/rounding.ts';
import { monthsOfYear, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { weightThrough, type StepProfile } from '../profile.ts';
import { ratio, type Ratio } from '../rate.ts';
import type { RoundingPolicy } from '../terms.ts';
import type { YearTable } from './macrsTables.ts';
import { lastMonth, within, type Days, type Runner, type Trace } from './runner.ts';

export interface MacrsSpec {
  readonly table: YearTable;
  readonly profile: StepProfile;
  readonly basis: Minor;
  readonly rounding: RoundingPolicy;
  /** Of twelve months each, as far as the table goes. */
  readonly calendar: FiscalCalendar;
}

/**
 * US MACRS: each tax year's percentage of the unadjusted basis (not of the carrying amount; no salvage value), rounded once and spread over the year's
 * months in service. The last month of a tax year takes what the year is short of, the last of all what is left.
 */
export class MacrsRunner implements Runner {
  shift = 0;
  private readonly spec: MacrsSpec;
  private readonly amounts: readonly Minor[];
  private readonly firstYear: number;

  constructor(spec: MacrsSpec) {
    const { table, basis, profile, calendar } = spec;
    this.spec = spec;
    this.amounts = table.parts.map((part) => mulDiv(basis, part, table.whole, 'half_away_from_zero'));
    this.firstYear = monthsOfYear(profile.firstMonth, calendar).first;
  }

  resume(): boolean {
    return true;
  }

  charge(month: number, carrying: Minor, _days?: Days, trace?: Partial<Trace>): Minor {
    const { profile, basis, calendar, rounding } = this.spec;
    if (carrying <= 0) return ZERO;
    const { first: yearFirst, last } = monthsOfYear(month, calendar);
    const yearLast = Math.min(last, profile.lastMonth);
    const year = (yearFirst - this.firstYear) / 12;
    const yearAmount = this.amounts[year] ?? ZERO;
    const before = weightThrough(profile, Math.max(yearFirst, profile.firstMonth) - 1);
    const yearWeight = Math.max(1, weightThrough(profile, yearLast) - before);
    const weight = weightThrough(profile, month) - weightThrough(profile, month - 1);
    let earlier = 0;
    for (let index = 0; index < year; index += 1) earlier += this.amounts[index] ?? 0;
    const charged = minor(Math.max(0, basis - carrying - earlier));
    if (trace) this.explain(trace, { year, yearAmount, share: ratio(weight, yearWeight), charged, endsYear: month === yearLast });
    if (month >= profile.lastMonth) return lastMonth(carrying, trace);
    const target = mulDiv(yearAmount, weightThrough(profile, month) - before, yearWeight, 'half_away_from_zero');
    if (month === yearLast || rounding === 'cumulative') return within(target - charged, carrying, trace);
    const equal = mulDiv(yearAmount, weight, yearWeight, 'half_away_from_zero');
    return within(Math.min(equal, yearAmount - charged), carrying, trace);
  }

  private explain(trace: Partial<Trace>, facts: { year: number; yearAmount: Minor; share: Ratio; charged: Minor; endsYear: boolean }): void {
    const { table, basis, rounding } = this.spec;
    trace.baseKind = 'original_cost';
    trace.baseMinor = basis;
    trace.yearlyRate = ratio(table.parts[facts.year] ?? 0, table.whole);
    trace.yearAmountMinor = facts.yearAmount;
    trace.share = facts.share;
    trace.adjustment = facts.endsYear ? 'year_end' : rounding === 'cumulative' ? 'cumulative' : 'none';
    if (facts.endsYear) trace.yearChargedMinor = facts.charged;
  }
}
