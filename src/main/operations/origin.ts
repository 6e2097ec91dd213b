import type { Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import type { Json } from '../book/hash.ts';
import type { Happened } from '../book/queries/happened.ts';
import type { EngineEvent, OpeningBalance, PostedState, Terms, UsageOfPeriod } from '../engine/index.ts';

/**
 * What an asset that was split off goes on from: what the whole came in with, what happened to it, and what was posted of it. The part's own split
 * follows as its first event, so that its months are worked out from the very figures of the whole. Minor units.
 */
export interface Origin {
  costMinor: number;
  opening: OpeningBalance | null;
  usage: UsageOfPeriod[] | null;
  events: EngineEvent[];
  state: { postedThrough: Period | null; costMinor: number; accumulatedMinor: number; impairmentMinor: number; chargedAhead: { period: Period; amountMinor: number }[] };
}

/** The whole's terms and posted facts just before it is split. */
export function originFrom(terms: Terms, state: Omit<PostedState, 'period'>): Origin {
  return {
    costMinor: terms.costMinor, opening: terms.opening ?? null, usage: terms.usage ? [...terms.usage] : null, events: [...terms.events],
    state: {
      postedThrough: state.postedThrough, costMinor: state.costMinor ?? terms.costMinor, accumulatedMinor: state.accumulatedMinor, impairmentMinor: state.impairmentMinor ?? 0,
      chargedAhead: (state.chargedAhead ?? []).map(({ period, amountMinor }) => ({ period, amountMinor })),
    },
  };
}

/** Plain data, as it is kept with the event. */
export const originAsJson = (origin: Origin): Json => JSON.parse(JSON.stringify(origin)) as Json;

/** What a part goes on from; null for an asset that was never part of another. */
export function originOf(happened: Happened | undefined): Origin | null {
  const event = happened?.events.find(({ kind }) => kind === 'split_part');
  return event === undefined ? null : (JSON.parse(event.details) as { origin: Origin }).origin;
}

/** The part's terms: its own estimates are those of the whole, and so is all that came before the split. */
export function withOrigin(own: Terms, origin: Origin | null): Terms {
  if (origin === null) return own;
  const known = new Set(origin.usage?.map(({ period }) => period));
  const usage = own.usage || origin.usage ? [...(origin.usage ?? []), ...(own.usage ?? []).filter(({ period }) => !known.has(period))] : undefined;
  return { ...own, costMinor: minor(origin.costMinor), opening: origin.opening ?? undefined, usage, events: [...origin.events, ...own.events] };
}

/** Until a run has charged the part itself, what was posted is what was posted of the whole. */
export function stateWithOrigin(own: PostedState, origin: Origin | null): PostedState {
  if (origin === null || own.postedThrough !== origin.state.postedThrough) return own;
  const { costMinor, accumulatedMinor, impairmentMinor, chargedAhead } = origin.state;
  return {
    ...own, costMinor: minor(costMinor), accumulatedMinor: minor(accumulatedMinor), impairmentMinor: minor(impairmentMinor),
    chargedAhead: [...chargedAhead.map(({ period, amountMinor }) => ({ period, amountMinor: minor(amountMinor) })), ...(own.chargedAhead ?? [])],
  };
}
