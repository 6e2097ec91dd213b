import { required } from '#shared/values/assert.ts';
import { addPeriods, lastDay, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import type { Connection } from '../../book/connection.ts';
import { happenedThrough, withoutCancelled, type Happened, type HappenedEvent } from '../../book/queries/happened.ts';
import { factsEver, iterateCharges, type ChargeToVerify, type FactsToVerify } from '../../book/queries/verify.ts';
import type { Company, DepreciationBookRow } from '../../book/tables/company.ts';
import { usageKnownThrough } from '../../book/tables/usage.ts';
import { ENGINE_VERSION, chargeForPeriod } from '../../engine/index.ts';
import { originOf } from '../origin.ts';
import { runIdOf } from '../posting.ts';
import { engineTerms, stateOf } from '../terms.ts';
import type { Expect } from './check.ts';

/** What had been posted of one asset before the charge that is looked at. */
interface Posted {
  opening: Period | null;
  entries: { period: string; amount: number }[];
  /** What runs charged of each month and nobody took back: a month of nothing is due again. */
  byRuns: Map<string, number>;
  byRun: Map<number, ChargeToVerify>;
}

/** The last month an opening balance covers whole. */
function openingMonth(through: string | null): Period | null {
  if (through === null) return null;
  const period = periodOf(through as DateString);
  return through === lastDay(period) ? period : addPeriods(period, -1);
}

const beginning = (facts: FactsToVerify): Posted => ({ opening: openingMonth(facts.opening_through), entries: [], byRuns: new Map(), byRun: new Map() });

function postedThrough({ opening, byRuns }: Posted): Period | null {
  let last: string | null = null;
  for (const [period, amount] of byRuns) if (amount !== 0 && (last === null || period > last)) last = period;
  return (last ?? opening) as Period | null;
}

/**
 * Every posted charge again, from its facts, what had been posted before it and the events it knew, by the engine. Charges of another engine
 * version, and what acts charged, are kept as they were posted and only added up.
 */
export function verifyCharges(connection: Connection, company: Company, book: DepreciationBookRow, expect: Expect): number {
  const facts = Map.groupBy(factsEver(connection, book.id), (row) => row.asset_id);
  let count = 0;
  let asset: { versions: readonly FactsToVerify[]; posted: Posted } | null = null;
  for (const charge of iterateCharges(connection, book.id)) {
    if (asset?.versions[0]?.asset_id !== charge.assetId) {
      const row = facts.get(charge.assetId);
      expect.same('charge_without_terms', `asset-${charge.assetId} ${runIdOf(charge.runId)}`, true, row !== undefined);
      const own = required(row, 'the facts of a charged asset');
      asset = { versions: own, posted: beginning(required(own[0], 'the first terms of an asset')) };
    }
    // Most runs knew no event of any act.
    const events = charge.eventThrough === 0 ? [] : happenedThrough(connection, book.id, charge.assetId, charge.eventThrough);
    verifyCharge(connection, company, inForce(asset.versions, charge.period), asset.posted, events, charge, expect);
    count += 1;
  }
  return count;
}

/** The version of the terms that a month is charged by: the last that had come into force. */
function inForce(versions: readonly FactsToVerify[], period: string): FactsToVerify {
  return required(versions.findLast(({ version, effective_date }) => version === 1 || effective_date.slice(0, 7) <= period), 'the terms of a month');
}

/** The readings that the run of a charge knew. */
function usageAt(connection: Connection, facts: FactsToVerify, charge: ChargeToVerify): string | null {
  return facts.method === 'units_of_production' ? usageKnownThrough(connection, facts.asset_id, charge.usageThrough) : null;
}

type Column = 'cost_minor' | 'accumulated_minor' | 'impairment_minor';
const sumOf = (events: readonly HappenedEvent[], column: Column, through = '9999-12'): number => events.reduce((sum, event) => (event.period <= through ? sum + event[column] : sum), 0);
const chargedThrough = (posted: Posted, through: string): number => posted.entries.reduce((sum, entry) => (entry.period <= through ? sum + entry.amount : sum), 0);

/** The charge as the engine gives it today for what was known then. */
function recompute(connection: Connection, company: Company, facts: FactsToVerify, posted: Posted, events: HappenedEvent[], charge: ChargeToVerify) {
  const standing = { events: withoutCancelled(events), ahead: [] };
  const through = postedThrough(posted) ?? originOf(standing)?.state.postedThrough ?? null;
  const ahead = new Map<string, number>();
  for (const { period, amount } of posted.entries) if (through === null || period > through) ahead.set(period, (ahead.get(period) ?? 0) + amount);
  const charges = [...ahead].filter(([, amount]) => amount !== 0).map(([period, amount_minor]) => ({ period, amount_minor }));
  const happened: Happened | undefined = events.length === 0 && charges.length === 0 ? undefined : { events: standing.events, ahead: charges };
  const balance = {
    cost_minor: facts.start_cost_minor + sumOf(events, 'cost_minor'), impairment_minor: facts.start_impairment_minor + sumOf(events, 'impairment_minor'),
    accumulated_minor: (facts.opening_accumulated_minor ?? 0) + chargedThrough(posted, '9999-12') + sumOf(events, 'accumulated_minor'), posted_through: through,
  };
  const terms = engineTerms({ ...facts, cost_minor: balance.cost_minor, usage: usageAt(connection, facts, charge) }, company, happened);
  return chargeForPeriod(terms, stateOf(balance, charge.period as Period, happened));
}

function verifyCharge(connection: Connection, company: Company, facts: FactsToVerify, posted: Posted, events: HappenedEvent[], charge: ChargeToVerify, expect: Expect): void {
  const where = `${facts.number} ${charge.period} ${runIdOf(charge.runId)}`;
  const original = charge.kind === 'reversal' ? posted.byRun.get(charge.reversesId ?? 0) : undefined;
  const kind = original?.kind ?? charge.kind;
  if (charge.kind === 'reversal') verifyReversal(original, charge, where, expect);
  else posted.byRun.set(charge.runId, charge);
  if (charge.kind === 'take_back') expect.amount('charge_taken_back', where, posted.byRuns.get(charge.period), -charge.depreciationMinor);
  if ((charge.kind === 'regular' || charge.kind === 'supplementary') && charge.engineVersion === ENGINE_VERSION) {
    const again = recompute(connection, company, facts, posted, events, charge);
    expect.amount('charge_amount', where, again.amountMinor, charge.depreciationMinor);
    expect.amount('charge_catch_up', where, again.catchUpMinor, charge.catchUpMinor);
  }
  if (kind !== 'charge') posted.byRuns.set(charge.period, (posted.byRuns.get(charge.period) ?? 0) + charge.depreciationMinor);
  posted.entries.push({ period: charge.period, amount: charge.depreciationMinor });
  const accumulated = (facts.opening_accumulated_minor ?? 0) + chargedThrough(posted, charge.period) + sumOf(events, 'accumulated_minor', charge.period);
  expect.amount('charge_accumulated', where, accumulated, charge.accumulatedAfterMinor);
  const base = facts.start_cost_minor + sumOf(events, 'cost_minor', charge.period) - facts.start_impairment_minor - sumOf(events, 'impairment_minor', charge.period);
  expect.amount('charge_carrying', where, base - accumulated, charge.carryingAfterMinor);
}

/** A reversed charge comes back with its sign turned. */
function verifyReversal(original: ChargeToVerify | undefined, charge: ChargeToVerify, where: string, expect: Expect): void {
  expect.amount('reversal_amount', where, original?.depreciationMinor, -charge.depreciationMinor);
  expect.amount('reversal_catch_up', where, original?.catchUpMinor, charge.catchUpMinor === 0 ? 0 : -charge.catchUpMinor);
}
