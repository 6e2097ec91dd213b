import type { Connection } from '../../book/connection.ts';
import { actHash, iterateActs, type ActRow } from '../../book/tables/acts.ts';
import { eventsOfAct, type EventRow } from '../../book/tables/events.ts';
import { findJournalById } from '../../book/tables/journals.ts';
import { actIdOf } from '../acts/identity.ts';
import type { Expect } from './check.ts';

/** Acts say what their hashes were made of; each has its events and its journal, and an inverse mirrors what it takes back. */
export function verifyActs(connection: Connection, expect: Expect): number {
  const known = new Map<number, { act: ActRow; events: EventRow[] }>();
  for (const { content_hash, ...act } of iterateActs(connection)) {
    const where = actIdOf(act.id);
    expect.same('act_content', where, actHash(act), content_hash);
    const events = eventsOfAct(connection, act.id);
    expect.same('act_without_events', where, true, events.length > 0);
    for (const event of events) {
      expect.same('act_event', where, `${act.asset_id} ${act.kind} ${act.date}`, `${event.asset_id} ${event.kind} ${event.date}`);
      if (event.journal_id !== null) expect.same('act_journal', where, act.journal_id, event.journal_id);
    }
    const journal = act.journal_id === null ? undefined : findJournalById(connection, act.journal_id);
    if (act.journal_id !== null) expect.same('act_journal', where, act.date, journal?.date);
    if (act.reverses_id !== null) verifyInverse(act, events, known.get(act.reverses_id), journal?.reverses_id ?? null, expect);
    known.set(act.id, { act, events });
  }
  return known.size;
}

function verifyInverse(act: ActRow, events: readonly EventRow[], original: { act: ActRow; events: EventRow[] } | undefined, reversedJournal: number | null, expect: Expect): void {
  const where = actIdOf(act.id);
  expect.same('act_inverse', where, `${act.asset_id} ${act.kind} ${act.date}`, original && `${original.act.asset_id} ${original.act.kind} ${original.act.date}`);
  expect.same('act_inverse_journal', where, original?.act.journal_id, reversedJournal);
  expect.same('act_inverse_events', where, original?.events.length, events.length);
  for (const event of events) {
    const mirrored = original?.events.find(({ id }) => id === event.reverses_id);
    expect.amount('act_inverse_cost', where, mirrored?.cost_minor, event.cost_minor === 0 ? 0 : -event.cost_minor);
    expect.amount('act_inverse_accumulated', where, mirrored?.accumulated_minor, event.accumulated_minor === 0 ? 0 : -event.accumulated_minor);
    expect.amount('act_inverse_impairment', where, mirrored?.impairment_minor, event.impairment_minor === 0 ? 0 : -event.impairment_minor);
    expect.amount('act_inverse_surplus', where, mirrored?.surplus_minor, event.surplus_minor === 0 ? 0 : -event.surplus_minor);
  }
}
