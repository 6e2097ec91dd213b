import type { DateString } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';

/** A rate and the day it came into force. Percent as a decimal string: "14.99". */
export interface DatedRate {
  readonly validFrom: DateString;
  readonly percent: string;
}

/** How one group of assets is written down for tax. Everything here is data of the book: a law changes, the code does not. */
export interface PoolRules {
  readonly code: string;
  /** `declining`: one balance for all assets of the group. `straight_line`: each year's additions by a share of their cost. */
  readonly method: 'declining' | 'straight_line';
  readonly rates: readonly DatedRate[];
  /** Where the rate changes within a year: the one of the year's last day, or both by their days, rounded up to hundredths of a percent. */
  readonly rateChange: 'last_day' | 'by_days';
  /** Additions and proceeds count by half in their year and by half in the next. */
  readonly halfInTwoYears: boolean;
  /** Additions used for fewer days than this in the year have half the rate. */
  readonly halfRateUnderDays: number | null;
  /** A part of the qualifying cost is deducted at once; the remainder joins the pool in the same year or the next. */
  readonly firstYearRelief: { readonly percent: string; readonly remainder: 'same_year' | 'next_year' } | null;
  /** Additions may be deducted in full, within a limit that holds for the whole regime. */
  readonly fullAllowance: boolean;
  /** A balance so small that it is, or may be, deducted whole. `test`: before the year's depreciation or after it. */
  readonly smallBalance: { readonly limitMinor: Minor; readonly inclusive: boolean; readonly test: 'before' | 'after'; readonly elective: boolean } | null;
  /** Whether the rest may be deducted once no asset of the group is left. */
  readonly emptyPool: boolean;
  /** Repairs are deductible up to a share of the pool before or after depreciation; what is over joins the pool. */
  readonly repairs: { readonly percent: string; readonly base: 'before_depreciation' | 'after_depreciation' } | null;
}

/** A tax year, both days included. */
export interface TaxYear {
  readonly year: number;
  readonly from: DateString;
  readonly to: DateString;
}

/** What happened in a pool in one year. */
export interface PoolFacts {
  readonly additionsMinor: Minor;
  /** Of the additions: used for fewer days than the rule asks. */
  readonly lateAdditionsMinor: Minor;
  /** Of the additions: cost that the first-year relief is claimed on. */
  readonly reliefCostMinor: Minor;
  /** Of the additions: cost claimed in full. */
  readonly fullAllowanceMinor: Minor;
  readonly proceedsMinor: Minor;
  /** Of the proceeds: what the register knows of, by disposals and insurance claims. Left out of years closed before it did. */
  readonly registerProceedsMinor?: Minor;
  readonly repairsMinor: Minor;
  readonly writeOff: 'none' | 'small' | 'empty';
}

/** The additions of one year in a straight-line group, and what is left of them. */
export interface Vintage {
  /** Null for what was there before the first year. */
  readonly year: number | null;
  readonly costMinor: Minor;
  readonly leftMinor: Minor;
}

/** What a pool hands on from one year to the next. */
export interface PoolState {
  readonly closingMinor: Minor;
  /** Additions and proceeds of the year, whose second half is still to come. */
  readonly additionsMinor: Minor;
  readonly proceedsMinor: Minor;
  /** Cost that joins the pool next year only. */
  readonly deferredMinor: Minor;
  readonly vintages: readonly Vintage[];
}

export const FIGURES = [
  'opening', 'deferred', 'additions', 'allowance', 'relief', 'remainderNextYear', 'poolAdditions', 'previousAdditions', 'additionsCounted', 'proceeds', 'previousProceeds', 'proceedsCounted',
  'balance', 'base', 'depreciation', 'afterDepreciation', 'repairs', 'repairsLimit', 'repairsDeductible', 'repairsExcess', 'writeOff', 'income', 'deduction', 'closing',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** One number of a calculation: an amount, or a percentage of it rounded half away from zero to the minor unit. */
export interface Term {
  readonly of: FigureName | 'vintage' | 'firstHalf' | 'secondHalf' | 'reliefCost' | 'fullRatePart' | 'lateAdditions' | 'baseAndExcess' | 'rest' | 'disposals' | 'enteredProceeds';
  readonly amountMinor: Minor;
  /** Null where the whole amount counts. */
  readonly percent: string | null;
  readonly sign: 1 | -1;
  readonly valueMinor: Minor;
  /** Of a vintage. */
  readonly year: number | null;
}

export type FigureRule =
  | 'entered' | 'from_assets' | 'carried' | 'none' | 'sum' | 'half_two_years' | 'negative_to_zero' | 'rate' | 'half_rate' | 'by_vintage' | 'small_balance' | 'pool_empty' | 'not_small'
  | 'limit' | 'within_limit' | 'over_limit' | 'over_limit_before_depreciation' | 'excess_proceeds' | 'relief' | 'claimed' | 'next_year';

/** A figure and how it came to be: the values of its terms add up to it. */
export interface Figure {
  readonly amountMinor: Minor;
  readonly rule: FigureRule;
  readonly terms: readonly Term[];
}

export interface PoolYear {
  readonly year: number;
  /** The rate applied, in percent. */
  readonly percent: string;
  /** The rates it was made of, with the days of each, where it changed within the year. */
  readonly rateParts: readonly { percent: string; days: number }[];
  readonly figures: Readonly<Record<FigureName, Figure>>;
  readonly state: PoolState;
}
