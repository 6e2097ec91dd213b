import { dateParts, dayNumber, monthNumber, periodOf } from '#shared/values/calendar.ts';
import { sortedEvents } from './check.ts';
import { isOfYear } from './leaving.ts';
import { effectiveMonth } from './profile.ts';
import type { Convention, EngineEvent, Terms } from './terms.ts';

/** Where in the month's order of operations an event takes effect. */
export interface TimedEvent {
  readonly event: EngineEvent;
  readonly month: number;
  /** `before` and `after` the month's charge; `within` cuts the month at `day`; `instead` replaces the charge; `half` halves it, then ends. */
  readonly when: 'before' | 'within' | 'instead' | 'half' | 'after';
  readonly day: number;
}

const PHASES = ['before', 'within', 'instead', 'half', 'after'] as const;

/** Value changes that follow the month's depreciation, unless they are dated on its first day. */
const AFTER_CHARGE: ReadonlySet<EngineEvent['type']> = new Set(['impairment', 'impairment_reversal', 'revaluation_up', 'revaluation_down']);

/** The convention in force in a month: a change of it counts from the month it is dated in. */
export function conventionIn(terms: Terms, month: number): Convention {
  let inForce = terms.convention;
  for (const event of sortedEvents(terms.events)) {
    if (event.type === 'estimate' && event.convention !== undefined && monthNumber(periodOf(event.date)) <= month) inForce = event.convention;
  }
  return inForce;
}

const LEAVES: ReadonlySet<EngineEvent['type']> = new Set(['disposal', 'part_disposal']);

function timed(terms: Terms, event: EngineEvent): TimedEvent {
  const month = monthNumber(periodOf(event.date));
  const convention = conventionIn(terms, month);
  const day = dayNumber(event.date);
  const firstOfMonth = dateParts(event.date).day === 1;
  const at = (when: TimedEvent['when']): TimedEvent => ({ event, month, when, day });
  if (event.type === 'charge') return at('instead');
  // What one asset is divided into, and what becomes one, shares the whole month.
  if (event.type === 'split' || event.type === 'merge' || event.type === 'merged') return at('before');
  // Tax law has conventions of its own, and another convention is one from the beginning of its month.
  if (LEAVES.has(event.type) && (terms.method === 'macrs' || isOfYear(convention))) return at('before');
  if (event.type === 'estimate' && event.convention !== undefined) return at('before');
  if (convention === 'actual_days') return at(firstOfMonth ? 'before' : 'within');
  if (event.type === 'estimate') return at('before');
  if (AFTER_CHARGE.has(event.type)) return at(firstOfMonth ? 'before' : 'after');
  if (event.type === 'disposal' && convention === 'mid_month') return at('half');
  return at(effectiveMonth(convention, event.date) === month ? 'before' : 'after');
}

/** What needs the carrying amount of its day, and so the charge up to it. */
const SETTLING: ReadonlySet<EngineEvent['type']> = new Set(['revaluation_up', 'revaluation_down', 'part_disposal', 'disposal', 'split', 'merge', 'merged']);

const isConventionChange = (event: EngineEvent): boolean => event.type === 'estimate' && event.convention !== undefined;

/**
 * No event takes effect before one of an earlier day: where the month's charge has been reckoned for a value of the 10th, an improvement
 * of the 20th counts after it, though alone it would have counted from the month's start. An amount by hand stands for the
 * month's charge whenever it is entered, but where something rests on that charge already: then it comes on top. Another
 * convention is one from the beginning of its month.
 */
function inOrderOfDates(events: readonly TimedEvent[]): TimedEvent[] {
  let month = -1;
  let reached = 0;
  let settled = false;
  return events.map((timedEvent) => {
    if (timedEvent.month !== month) [month, reached, settled] = [timedEvent.month, 0, false];
    const own = PHASES.indexOf(timedEvent.when);
    const delayed = own < reached && (settled || timedEvent.event.type !== 'charge') && !isConventionChange(timedEvent.event);
    settled ||= SETTLING.has(timedEvent.event.type);
    // Beside an amount by hand there is no charge left to be before: what follows it follows the month.
    const phase = delayed ? (reached >= PHASES.indexOf('instead') ? PHASES.indexOf('after') : reached) : own;
    reached = Math.max(phase, reached);
    return { ...timedEvent, when: PHASES[phase] ?? 'after' };
  });
}

/**
 * The events in the order they take effect. Improvements, suspension and disposal follow the convention, as an acquisition of that day would; a change of
 * estimate counts from its month; under a convention of the year, and under MACRS, what leaves does so before its month's charge; impairment and revaluation follow the month's charge; under actual_days everything
 * counts from its day.
 */
export function timedEvents(terms: Terms): TimedEvent[] {
  return inOrderOfDates(sortedEvents(terms.events).map((event) => timed(terms, event)))
    .toSorted((a, b) => a.month - b.month || PHASES.indexOf(a.when) - PHASES.indexOf(b.when));
}
