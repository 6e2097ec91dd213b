import type { Connection } from '../connection.ts';
import { BEFORE_SERVICE } from '../tables/acts.ts';

/** An event of an act that stands, with what it added to the balance. Minor units. */
export interface HappenedEvent {
  id: number;
  kind: string;
  date: string;
  period: string;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  surplus_minor: number;
  /** Canonical JSON. */
  details: string;
}

/** What acts have done to one asset in one depreciation book. */
export interface Happened {
  /** In the order they take effect. */
  events: HappenedEvent[];
  /** What acts charged in months after the last one charged by a run, by month. */
  ahead: { period: string; amount_minor: number }[];
  /** From a month on and before another it was held for sale, though what ended that makes it as if it had never been: these months were charged nothing, and are not. */
  held?: { from: string; before: string }[];
}

/** Acts before an asset came into service are what it came in with. */
export const IN_SERVICE_ACTS = `e.act_id IS NOT NULL AND e.kind NOT IN (${BEFORE_SERVICE.map((kind) => `'${kind}'`).join(', ')})`;
// The plus keeps SQLite from the index of what takes back, which nearly every event is nothing of.
const STANDING = `${IN_SERVICE_ACTS} AND (e.book_id IS NULL OR e.book_id = @bookId) AND +e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM asset_events x WHERE x.reverses_id = e.id)`;
const EVENTS = `SELECT e.asset_id, e.id, e.kind, e.date, e.period, e.cost_minor, e.accumulated_minor, e.impairment_minor, e.surplus_minor, e.details FROM asset_events e WHERE ${STANDING}`;

const ahead = (assets: string) => `SELECT n.asset_id, n.period, SUM(n.depreciation_minor) AS amount_minor
  FROM entries n JOIN runs r ON r.id = n.run_id JOIN balances b ON b.book_id = @bookId AND b.asset_id = n.asset_id
 WHERE n.book_id = @bookId AND n.asset_id IN (${assets}) AND r.status IN ('POSTED', 'REVERSED') AND n.period > COALESCE(b.posted_through, '')
 GROUP BY n.asset_id, n.period HAVING SUM(n.depreciation_minor) <> 0 ORDER BY n.asset_id, n.period`;

function gather(events: readonly (HappenedEvent & { asset_id: number })[], charges: readonly { asset_id: number; period: string; amount_minor: number }[]): Map<number, Happened> {
  const found = new Map<number, Happened>();
  const of = (assetId: number): Happened => {
    let happened = found.get(assetId);
    if (!happened) found.set(assetId, (happened = { events: [], ahead: [] }));
    return happened;
  };
  for (const { asset_id, ...event } of events) of(asset_id).events.push(event);
  for (const { asset_id, ...charge } of charges) of(asset_id).ahead.push(charge);
  for (const happened of found.values()) {
    const held = heldMonths(happened.events);
    if (held.length > 0) happened.held = held;
    happened.events = withoutCancelled(happened.events);
  }
  return found;
}

const cancelledBy = (event: HappenedEvent): readonly number[] => (event.kind === 'release_from_sale' ? (JSON.parse(event.details) as { cancels: number[] }).cancels : []);

/** What ends a classification is charged in its own month: the months between stay what they were, also where one of them is opened again. */
function heldMonths(events: readonly HappenedEvent[]): { from: string; before: string }[] {
  return events.flatMap((event) => {
    const cancelled = new Set(cancelledBy(event));
    const from = events.find(({ id }) => cancelled.has(id))?.period;
    return from === undefined || from === event.period ? [] : [{ from, before: event.period }];
  });
}

/** The first month, from one on, in which an asset is charged: not one in which it was held for sale. */
export function firstCharged<P extends string>(happened: Happened | undefined, period: P): P {
  return (happened?.held ?? []).reduce<string>((first, { from, before }) => (first >= from && first < before ? before : first), period) as P;
}

const AMOUNTS = ['cost_minor', 'accumulated_minor', 'impairment_minor', 'surplus_minor'] as const;

/**
 * What ends a classification as held for sale makes it as if it had never been (IFRS 5.27): the event that it cancels is left out, and its amounts count
 * with those of the one that cancels it.
 */
export function withoutCancelled(events: readonly HappenedEvent[]): HappenedEvent[] {
  const cancelling = events.flatMap((event) => cancelledBy(event).map((id) => [id, event.id] as const));
  if (cancelling.length === 0) return [...events];
  const cancelled = new Map(cancelling);
  return events.filter(({ id }) => !cancelled.has(id)).map((event) => {
    const taken = events.filter(({ id }) => cancelled.get(id) === event.id);
    const together = AMOUNTS.map((column) => [column, taken.reduce((sum, other) => sum + other[column], event[column])]);
    return { ...event, ...(Object.fromEntries(together) as Pick<HappenedEvent, (typeof AMOUNTS)[number]>) };
  });
}

/** Every asset of a depreciation book that an act has touched: few beside the assets of a register. */
export function happenedInBook(connection: Connection, bookId: number): Map<number, Happened> {
  const charged = 'SELECT m.asset_id FROM runs q JOIN entries m ON m.run_id = q.id WHERE q.act_id IS NOT NULL AND q.book_id = @bookId';
  return gather(connection.all(`${EVENTS} ORDER BY e.asset_id, e.date, e.id`, { bookId }), connection.all(ahead(charged), { bookId }));
}

/** The same for one asset; undefined where no act has touched it. */
export function happenedToAsset(connection: Connection, bookId: number, assetId: number): Happened | undefined {
  const charged = 'SELECT m.asset_id FROM entries m JOIN runs q ON q.id = m.run_id WHERE q.act_id IS NOT NULL AND m.book_id = @bookId AND m.asset_id = @assetId';
  return gather(connection.all(`${EVENTS} AND e.asset_id = @assetId ORDER BY e.date, e.id`, { bookId, assetId }), connection.all(ahead(charged), { bookId, assetId })).get(assetId);
}

/** Events of acts as they stood when a run knew no later one than `through`, for verify; what was cancelled by then is still among them. */
export function happenedThrough(connection: Connection, bookId: number, assetId: number, through: number): HappenedEvent[] {
  return connection.all<HappenedEvent>(
    `SELECT e.id, e.kind, e.date, e.period, e.cost_minor, e.accumulated_minor, e.impairment_minor, e.surplus_minor, e.details FROM asset_events e
      WHERE ${IN_SERVICE_ACTS} AND (e.book_id IS NULL OR e.book_id = @bookId) AND e.asset_id = @assetId AND e.id <= @through AND +e.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM asset_events x WHERE x.reverses_id = e.id AND x.id <= @through) ORDER BY e.date, e.id`,
    { bookId, assetId, through },
  );
}

/** What is posted of an asset at the end of a month: events and entries of the months until then, whenever they were posted. */
export function postedAt(connection: Connection, bookId: number, assetId: number, period: string): { accumulated: number; carrying: number } {
  const parameters = { bookId, assetId, period };
  const events = connection.get<{ base: number | null; accumulated: number | null }>(
    `SELECT SUM(cost_minor - impairment_minor) AS base, SUM(accumulated_minor) AS accumulated FROM asset_events
      WHERE asset_id = @assetId AND (book_id IS NULL OR book_id = @bookId) AND (act_id IS NULL OR kind IN (${BEFORE_SERVICE.map((kind) => `'${kind}'`).join(', ')}) OR period <= @period)`,
    parameters,
  );
  const charged = connection.get<{ total: number | null }>('SELECT SUM(depreciation_minor) AS total FROM entries WHERE asset_id = @assetId AND book_id = @bookId AND period <= @period', parameters);
  const accumulated = (events?.accumulated ?? 0) + (charged?.total ?? 0);
  return { accumulated, carrying: (events?.base ?? 0) - accumulated };
}
