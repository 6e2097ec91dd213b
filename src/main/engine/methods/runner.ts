import type { DateString } from '#shared/values/calendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import type { Ratio } from '../rate.ts';
import type { EngineEvent } from '../terms.ts';

export type SegmentCause = 'in_service' | 'opening' | EngineEvent['type'];

/** The days of a month that one segment covers, as day numbers, both included. */
export interface Days {
  readonly fromDay: number;
  readonly toDay: number;
}

/** The convention that settles the year (or the month) in which an asset leaves; `same_year` where it came in that year too. */
export type Leaving = 'half_year' | 'mid_quarter' | 'full_year' | 'mid_month' | 'same_year' | 'half_month';

/** The fiscal year a runner is at work on, as it was opened. */
export interface OpenYear {
  readonly month: number;
  readonly day: number | null;
  readonly carryingMinor: Minor;
}

/** How a charge came about, for the screen that explains it. Filled only when asked for. */
export interface Trace {
  baseKind: 'depreciable_amount' | 'carrying_amount' | 'fiscal_year_opening' | 'original_cost' | 'given' | 'year_plan' | 'month_plan';
  baseMinor: Minor;
  /** The yearly rate of a declining balance, or the year's percentage of a table. */
  yearlyRate?: Ratio;
  /** The part of the base, or of the base × rate, that falls in this month. */
  share?: Ratio;
  /** Annual basis and tables: the amount of the fiscal year that is being spread. */
  yearAmountMinor?: Minor;
  /** The part of a whole year (of the base, where there is no rate) that the year's amount is for. */
  yearShare?: Ratio;
  /** The year's amount is all that was left above the residual value. */
  yearCapped?: boolean;
  /** What the year's amount has given to the months before. */
  yearChargedMinor?: Minor;
  /** Units of production: the month's units and those that remained when the segment started, as decimals. */
  units?: { used: string; of: string };
  /** Accelerated: the straight line over what remains has taken over. */
  switched?: boolean;
  /** Since when the present basis applies, and what brought it about. */
  segment?: { startedOn: DateString; cause: SegmentCause };
  /** What the formula gave, and the carrying amount and residual value it was worked out on. */
  formulaMinor?: Minor;
  carryingMinor?: Minor;
  residualMinor?: Minor;
  /** The last charge of a part that was disposed of in the month. */
  partMinor?: Minor;
  /** Why the last charge before a disposal is what it is. */
  leaving?: Leaving;
  adjustment: 'none' | 'cumulative' | 'year_end' | 'last_month' | 'capped_at_residual' | 'disposal';
}

/**
 * One method at work on one segment. `charge` is called for consecutive months, each time with the carrying amount that month starts
 * from: what has been charged is told to the runner, not remembered by it.
 */
export interface Runner {
  /** Calendar months by which suspension has moved the life. */
  shift: number;
  /** The charge of a month, or of some days of it: never negative, never more than carrying − residual. */
  charge(month: number, carrying: Minor, days?: Days, trace?: Partial<Trace>): Minor;
  /**
   * Puts the runner before `month`, from posted facts. False where the method depends on months in between: then it must be walked.
   */
  resume(month: number, carrying: Minor, fiscalYearOpening: Minor | undefined): boolean;
  /** Declining balance by year: the year it has opened, and opening the one its segment starts with. */
  readonly year?: OpenYear | null;
  open?(): void;
  /** Units of production: whether the reading of the month is missing. */
  missing?(month: number): boolean;
}

/** min(amount, left), never negative. The minimum: a maximum here writes the asset off at once. */
export function within(amount: number, left: number, trace?: Partial<Trace>): Minor {
  if (amount <= 0) return ZERO;
  if (amount <= left) return minor(amount);
  if (trace) trace.adjustment = 'capped_at_residual';
  return minor(left);
}

export function lastMonth(left: number, trace?: Partial<Trace>): Minor {
  if (trace) trace.adjustment = 'last_month';
  return minor(left);
}
