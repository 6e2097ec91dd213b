import type { DateString } from '#shared/values/calendar.ts';
import type { Minor } from '#shared/values/money.ts';
import type { TimedEvent } from './events.ts';
import type { Runner, SegmentCause } from './methods/runner.ts';
import type { Basis } from './segment.ts';

/** Where a walk stands between two events. */
export interface WalkState {
  readonly carrying: Minor;
  readonly accumulated: Minor;
  /** What the month has been charged so far. */
  readonly charged: Minor;
  readonly cost: Minor;
  readonly impairment: Minor;
  readonly basis: Basis;
  readonly runner: Runner;
  readonly shift: number;
  readonly segmentStart: DateString;
  readonly segmentCause: SegmentCause;
  readonly suspended: boolean;
}

/** One moment at which events take effect, and what stood before the first of them. */
export interface Moment {
  readonly when: TimedEvent['when'];
  readonly day: number;
  /** The day from which the month's charge would have gone on; null is its first. */
  readonly from: number | null;
  readonly state: WalkState;
}

function sameBasis(a: Basis, b: Basis): boolean {
  if (a === b) return true;
  const sameRate = a.rate?.numerator === b.rate?.numerator && a.rate?.denominator === b.rate?.denominator;
  const sameLife = a.time === b.time && a.lifeMonths === b.lifeMonths && a.usedTime === b.usedTime && a.convention === b.convention;
  return sameRate && sameLife && a.method === b.method && a.residual === b.residual && a.totalUnits === b.totalUnits && a.original === b.original;
}

/**
 * Whether the events of a moment have undone each other: an event and its exact inverse of the same day are as if neither had been, without so much as a
 * rounding. Depreciation charged at that moment to cut the month does not count.
 */
export function isUndone({ state: before }: Moment, now: WalkState): boolean {
  const cut = now.charged - before.charged;
  const sameAmounts = now.cost === before.cost && now.impairment === before.impairment && now.accumulated - cut === before.accumulated;
  return sameAmounts && now.suspended === before.suspended && sameBasis(now.basis, before.basis);
}

/** What of a state is put back: amounts of the ledger are the same already. */
export function restoredMoment({ basis, runner, shift, segmentStart, segmentCause }: WalkState): Pick<WalkState, 'basis' | 'runner' | 'segmentStart' | 'segmentCause'> {
  runner.shift = shift;
  return { basis, runner, segmentStart, segmentCause };
}
