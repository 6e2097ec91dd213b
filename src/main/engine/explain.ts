import { monthNumber, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import type { Leaving, SegmentCause, Trace } from './methods/runner.ts';
import type { Ratio } from './rate.ts';
import type { Convention, DayCount, DecliningBasis, EngineEvent, Method, RoundingPolicy, Terms } from './terms.ts';
import { Walk } from './walk.ts';

/** How one month's charge came about: data for a sentence, in the words of the terms. */
export interface Explanation {
  period: Period;
  amountMinor: Minor;
  outcome: 'charged' | 'not_started' | 'fully_depreciated' | 'no_depreciation' | 'suspended' | 'disposed' | 'nothing_due';
  method: Method;
  basis: DecliningBasis;
  convention: Convention;
  /** Since when the convention is another one than that of the terms. */
  conventionSince: DateString | null;
  dayCount: DayCount;
  rounding: RoundingPolicy;
  openingCarryingMinor: Minor;
  carryingMinor: Minor;
  residualMinor: Minor;
  usefulLifeMonths: number | null;
  /** Since when the present basis applies, and what brought it about. */
  segment: { startedOn: DateString; cause: SegmentCause };
  /** amount = base × yearlyRate (where there is one) × share, rounded half away from zero, then adjusted. */
  formula: {
    amountMinor: Minor;
    /** The carrying amount and residual value that stood when it was worked out. */
    carryingMinor: Minor;
    residualMinor: Minor;
    /** The convention that settles the last charge before a disposal. */
    leaving: Leaving | null;
    baseKind: Trace['baseKind'];
    baseMinor: Minor;
    yearlyRate: Ratio | null;
    share: Ratio | null;
    /** The fiscal year's amount that `share` is taken of, where the year is calculated first. */
    yearAmountMinor: Minor | null;
    /** Of a whole year, or of the base where there is no rate: what the year's amount is for. */
    yearShare: Ratio | null;
    /** The year's amount is all that was left. */
    yearCapped: boolean;
    /** The part of the year's amount that the months before took, where the month takes the rest. */
    yearChargedMinor: Minor | null;
    units: { used: string; of: string } | null;
    adjustment: Trace['adjustment'];
    switched: boolean;
  } | null;
  /** The last charge of a part that was disposed of in the month. */
  partMinor: Minor;
  /** What days of the month before an event were charged, where events cut it: amount = formula + part + these. */
  earlierDaysMinor: Minor;
  events: readonly EngineEvent[];
}

function outcomeOf(walk: Walk, charged: Minor): Explanation['outcome'] {
  if (charged !== 0) return 'charged';
  if (walk.disposed) return 'disposed';
  if (walk.suspended) return 'suspended';
  if (walk.basis.method === 'none') return 'no_depreciation';
  return walk.carrying <= walk.basis.residual ? 'fully_depreciated' : 'nothing_due';
}

function formulaOf(trace: Partial<Trace>, opening: Minor, residual: Minor): Explanation['formula'] {
  if (trace.baseKind === undefined || trace.baseMinor === undefined) return null;
  return {
    amountMinor: trace.formulaMinor ?? ZERO,
    carryingMinor: trace.carryingMinor ?? opening,
    residualMinor: trace.residualMinor ?? residual,
    leaving: trace.leaving ?? null,
    baseKind: trace.baseKind,
    baseMinor: trace.baseMinor,
    yearlyRate: trace.yearlyRate ?? null,
    share: trace.share ?? null,
    yearAmountMinor: trace.yearAmountMinor ?? null,
    yearShare: trace.yearShare ?? null,
    yearCapped: trace.yearCapped ?? false,
    yearChargedMinor: trace.yearChargedMinor ?? null,
    units: trace.units ?? null,
    adjustment: trace.adjustment ?? 'none',
    switched: trace.switched ?? false,
  };
}

/**
 * Explains the planned charge of a period from the terms alone. Where the posted amount differs (a catch-up, an amount given by hand), the
 * difference is the posting's, not the plan's.
 */
export function explainCharge(terms: Terms, period: Period): Explanation {
  const walk = new Walk(terms);
  const month = monthNumber(period);
  const notStarted = month < walk.month;
  while (!walk.done && walk.month < month) walk.step();
  const before = { startedOn: walk.segmentStart, cause: walk.segmentCause };
  const trace: Partial<Trace> = {};
  const past = walk.done || walk.month > month;
  if (!past) walk.step(trace);
  const charged = past ? ZERO : walk.charged;
  const byHand = walk.happened.find((event) => event.type === 'charge');
  if (!past && byHand) Object.assign(trace, { baseKind: 'given', baseMinor: byHand.amountMinor, formulaMinor: byHand.amountMinor } satisfies Partial<Trace>);
  const formula = charged === 0 ? null : formulaOf(trace, walk.opening, walk.basis.residual);
  const partMinor = past ? ZERO : (trace.partMinor ?? ZERO);
  return {
    period,
    amountMinor: charged,
    outcome: notStarted ? 'not_started' : outcomeOf(walk, charged),
    method: walk.basis.method,
    basis: terms.basis,
    convention: walk.basis.convention,
    conventionSince: walk.basis.conventionSince,
    dayCount: terms.dayCount,
    rounding: terms.rounding,
    openingCarryingMinor: past ? walk.carrying : walk.opening,
    carryingMinor: walk.carrying,
    residualMinor: walk.basis.residual,
    usefulLifeMonths: walk.basis.lifeMonths === Infinity ? null : walk.basis.lifeMonths,
    // An event that takes effect after the charge is not what the charge rests on.
    segment: trace.segment ?? before,
    formula,
    partMinor,
    earlierDaysMinor: formula === null ? ZERO : minor(charged - partMinor - formula.amountMinor),
    events: past ? [] : walk.happened,
  };
}
