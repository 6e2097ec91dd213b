import type { DateString, Period } from '#shared/values/calendar.ts';
import type { IrregularYear } from '#shared/values/fiscalCalendar.ts';
import type { Minor } from '#shared/values/money.ts';

export type Method =
  | 'straight_line'
  | 'declining_balance'
  | 'accelerated'
  | 'sum_of_years_digits'
  | 'units_of_production'
  | 'manual'
  | 'macrs'
  | 'none';

/** Which part of the first month (or first fiscal year) is charged. */
export type Convention =
  | 'full_month'
  | 'following_month'
  | 'fifteenth'
  | 'mid_month'
  | 'half_year'
  | 'full_year'
  | 'mid_quarter'
  | 'actual_days';

/** How days become a fraction of the life; read only under the convention `actual_days`. */
export type DayCount = 'life_days' | 'year_days' | 'actual/365' | '30/360';

/** `equal`: the same rounded amount each month, the last takes the residue. `cumulative`: round(total so far) − charged so far. */
export type RoundingPolicy = 'equal' | 'cumulative';

/** Declining balance on the month's opening carrying amount, or on the fiscal year's spread over its months. */
export type DecliningBasis = 'monthly' | 'annual';

export interface UsageOfPeriod {
  period: Period;
  units: string;
}

export interface ManualCharge {
  period: Period;
  amountMinor: Minor;
}

/**
 * US MACRS. Half-year, or mid-quarter where the convention says so or a `quarter` (1–4, that of the in-service month) is given; mid-month for the real
 * property of the general system, and under the alternative one where the convention says so.
 */
export interface MacrsTerms {
  system: 'gds' | 'ads';
  /** General system: "3", "5", "7", "10", "15", "20", "27.5" or "39". Alternative: whole and half years from 1 to 100. */
  recoveryYears: string;
  quarter?: number;
}

/** What was already charged when the asset was brought over from elsewhere: facts, never re-derived. */
export interface OpeningBalance {
  depreciatedThrough: DateString;
  accumulatedMinor: Minor;
  accumulatedImpairmentMinor?: Minor;
}

export type ValueEventType = 'improvement' | 'impairment' | 'impairment_reversal' | 'revaluation_up' | 'revaluation_down';

export interface ValueEvent {
  type: ValueEventType;
  date: DateString;
  /** Always positive: the type says whether the carrying amount rises or falls. */
  amountMinor: Minor;
  /**
   * Revaluations (IAS 16.35). `elimination`: accumulated amounts go against the cost, which becomes the fair value. `gross`: the cost is restated in the
   * proportion of the carrying amount, accumulated depreciation is what then remains. Without it the cost alone moves.
   */
  restatement?: 'elimination' | 'gross';
}

/** A change of estimate, prospective from its date. What is not named stays as it was. */
export interface EstimateEvent {
  type: 'estimate';
  date: DateString;
  /** The life that REMAINS from the date. */
  usefulLifeMonths?: number;
  residualMinor?: Minor;
  method?: Method;
  factor?: string;
  annualRate?: string;
  /** From the first day of the event's month; days are then counted as the terms say. */
  convention?: Convention;
  /** The new estimate of all units of the whole life, those already used included. */
  totalUnits?: string;
}

export interface SuspensionEvent {
  type: 'suspend' | 'resume';
  date: DateString;
  /** Suspended because it is held for sale: what a convention of the year would settle when it leaves was settled when it was classified. */
  heldForSale?: boolean;
}

/** A share of the asset leaves: cost, accumulated amounts and residual value shrink by the same share. */
export interface PartDisposalEvent {
  type: 'part_disposal';
  date: DateString;
  /** More than 0, less than 100; or instead the cost of the part. */
  percent?: string;
  costMinor?: Minor;
}

export interface DisposalEvent {
  type: 'disposal';
  date: DateString;
}

/**
 * One asset becomes two: cost, accumulated amounts and residual value are shared in proportion to the cost of the part (rounded half away from zero; the
 * rest is the difference). Both go on by the same estimates; an event says which of the two it follows. Nothing is disposed of.
 */
export interface SplitEvent {
  type: 'split';
  date: DateString;
  costMinor: Minor;
  stays: 'rest' | 'part';
}

/** Another asset's amounts come in (`merge`); or the asset goes into another, without a last charge and with nothing left (`merged`). */
export interface MergeEvent {
  type: 'merge';
  date: DateString;
  costMinor: Minor;
  accumulatedMinor: Minor;
  impairmentMinor: Minor;
  residualMinor: Minor;
}

export interface MergedEvent {
  type: 'merged';
  date: DateString;
}

/** An amount posted by hand in place of the calculated one for its month; what is left is spread over the rest of the life. */
export interface ManualChargeEvent {
  type: 'charge';
  date: DateString;
  amountMinor: Minor;
}

export type EngineEvent = ValueEvent | EstimateEvent | SuspensionEvent | PartDisposalEvent | DisposalEvent | ManualChargeEvent | SplitEvent | MergeEvent | MergedEvent;

/** The facts of one asset in one depreciation book. Amounts are minor units of a currency with `exponent` decimals. */
export interface Terms {
  costMinor: Minor;
  residualMinor: Minor;
  exponent: number;
  method: Method;
  /** Null for `none`, `manual`, `units_of_production`, `macrs`, and a declining balance given as a rate without a life. */
  usefulLifeMonths: number | null;
  /** Declining methods: the yearly rate is factor / life in years. "2" where neither a factor nor a rate is given. */
  factor?: string;
  /** Declining methods: the yearly rate itself, "0.30"; comes before `factor`. */
  annualRate?: string;
  /** Declining methods: the yearly rate is 1 − (residual / cost)^(1 / years); comes before the other two. */
  rateFromResidual?: boolean;
  basis: DecliningBasis;
  convention: Convention;
  dayCount: DayCount;
  rounding: RoundingPolicy;
  inServiceDate: DateString;
  /** 1 for a fiscal year from January. */
  fiscalYearStartMonth: number;
  /** Fiscal years that are not of twelve months, in the order of time. */
  irregularYears?: readonly IrregularYear[] | undefined;
  totalUnits?: string;
  usage?: readonly UsageOfPeriod[];
  manual?: readonly ManualCharge[];
  macrs?: MacrsTerms;
  opening?: OpeningBalance;
  events: readonly EngineEvent[];
}

export interface ScheduleRow {
  period: Period;
  from: DateString;
  to: DateString;
  /** At the first moment of the month, before any event of the month. */
  openingCarryingMinor: Minor;
  /** Negative in one case: a disposal under a convention of the fiscal year that leaves the year less than its months were charged. */
  depreciationMinor: Minor;
  /** At the end of the month, after its charge and its events; an opening balance is included. */
  accumulatedMinor: Minor;
  carryingMinor: Minor;
  /** The events whose effect falls in this month, in order. */
  events: readonly EngineEvent[];
}

/** A fiscal year by its name in the calendar. */
export interface ScheduleYear {
  year: number;
  openingCarryingMinor: Minor;
  depreciationMinor: Minor;
  accumulatedMinor: Minor;
  carryingMinor: Minor;
}

export interface Schedule {
  rows: readonly ScheduleRow[];
  years: readonly ScheduleYear[];
  /** The last day on which depreciation is charged; null where the schedule does not reach the residual value. */
  fullyDepreciatedOn: DateString | null;
  /** The sum of the rows' depreciation; an opening balance is not in it. */
  totalMinor: Minor;
}

export interface PostedCharge {
  period: Period;
  amountMinor: Minor;
}

/** What has been posted. Facts: the past is never computed again from the terms. */
export interface PostedState {
  period: Period;
  /** Accumulated depreciation in the ledger, the opening balance included; with events, as it stood when the last month charged ended. */
  accumulatedMinor: Minor;
  /** The last month charged by a run; null before the first one. An opening balance need not be repeated here. */
  postedThrough: Period | null;
  /** With events: cost and accumulated impairment as they stood, like `accumulatedMinor`, when the last month charged ended. */
  costMinor?: Minor;
  impairmentMinor?: Minor;
  /** What single postings (by hand, or up to the day of an event) charged in months after the last one charged by a run. */
  chargedAhead?: readonly PostedCharge[] | undefined;
  /**
   * Carrying amount at the start of the fiscal year of the first month due. Spares declining balance on the annual basis
   * a walk from the start of the life; the result is the same without it.
   */
  fiscalYearOpeningCarryingMinor?: Minor;
}

export type ChargeReason =
  | 'due'
  | 'not_started'
  | 'already_posted'
  | 'fully_depreciated'
  | 'no_depreciation'
  | 'suspended'
  | 'disposed'
  /** The month's amount rounds to nothing, or nothing is planned for the month. */
  | 'nothing_due'
  /** Units of production: no reading for a month that is due. A reading of 0 is a reading. */
  | 'usage_missing';

export interface Charge {
  /** currentMinor + catchUpMinor. */
  amountMinor: Minor;
  currentMinor: Minor;
  /** What earlier months, never charged, still owe. */
  catchUpMinor: Minor;
  reason: ChargeReason;
}

/** Where an asset stands on a date; calculateAsOf states how each figure is meant. */
export interface AsOf {
  annualDepreciationMinor: Minor;
  monthlyDepreciationMinor: Minor;
  accumulatedMinor: Minor;
  carryingMinor: Minor;
  remainingLifeMonths: number | null;
  /** Months / 12 with at most two decimals: "19", "18.92". Null where the method has no life. */
  remainingLifeYears: string | null;
}
