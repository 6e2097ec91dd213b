import { required } from '#shared/values/assert.ts';
import { lastDay, addPeriods, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import type { Connection } from '../../book/connection.ts';
import { factsEver, iterateCharges, type ChargeToVerify, type FactsToVerify } from '../../book/queries/verify.ts';
import type { CompanyRow, DepreciationBookRow } from '../../book/tables/company.ts';
import { entriesDigest, entryTotals, iterateEntries, runContentHash, strayEntries } from '../../book/tables/entries.ts';
import { usageKnownThrough } from '../../book/tables/usage.ts';
import { findJournalById } from '../../book/tables/journals.ts';
import { allRuns, type RunRow } from '../../book/tables/runs.ts';
import { ENGINE_VERSION, chargeForPeriod } from '../../engine/index.ts';
import { runHeader, runIdOf } from '../posting.ts';
import { engineTerms, stateOf } from '../terms.ts';
import type { Expect } from './check.ts';

/** A posted run says what its hash was made of; its entries, journal and reversal agree with it. A draft has posted nothing. */
export function verifyRuns(connection: Connection, books: readonly DepreciationBookRow[], expect: Expect): number {
  const runs = allRuns(connection);
  const byId = new Map(runs.map((run) => [run.id, run]));
  for (const run of runs) {
    const where = runIdOf(run.id);
    const totals = entryTotals(connection, run.id);
    if (run.status === 'DRAFT' || run.status === 'DISCARDED') {
      expect.same('run_draft_with_entries', where, 0, totals.assets);
      expect.same('run_draft_posted', where, null, run.content_hash ?? run.posted_at ?? run.journal_id);
      continue;
    }
    expect.same('run_assets', where, totals.assets, run.total_assets);
    expect.amount('run_total', where, totals.depreciationMinor, run.total_minor);
    const stray = strayEntries(connection, run);
    expect.same('run_entry_misplaced', where, null, stray === undefined ? null : `asset-${stray}`);
    const journal = run.journal_id === null ? null : (findJournalById(connection, run.journal_id) ?? null);
    expect.same('run_content', where, runContentHash(runHeader(run, journal?.number ?? null), entriesDigest(iterateEntries(connection, run.id))), run.content_hash);
    const posts = required(books.find((book) => book.id === run.book_id), 'the depreciation book of a run').posts_to_ledger === 1 && run.total_minor !== 0;
    expect.same('run_journal', where, posts, journal !== null);
    if (journal) {
      expect.amount('run_journal_total', where, Math.abs(run.total_minor), journal.total_minor);
      expect.same('run_journal_source', where, where, journal.source);
      expect.same('run_journal_date', where, run.posting_date, journal.date);
    }
    verifyReversal(byId, run, expect);
  }
  return runs.length;
}

/** What is marked as reversed has its mirror, and the mirror names it. */
function verifyReversal(byId: ReadonlyMap<number, RunRow>, run: RunRow, expect: Expect): void {
  const where = runIdOf(run.id);
  expect.same('run_reversed_by', where, run.status === 'REVERSED', run.reversed_by !== null);
  if (run.reversed_by !== null) expect.same('run_reversed_by', where, run.id, byId.get(run.reversed_by)?.reverses_id);
  expect.same('run_reverses', where, run.kind === 'reversal', run.reverses_id !== null);
  if (run.reverses_id === null) return;
  const original = byId.get(run.reverses_id);
  expect.same('run_reverses', where, run.id, original?.reversed_by);
  expect.amount('run_reversal_total', where, original && original.total_minor === 0 ? 0 : -(original?.total_minor ?? 0), run.total_minor);
}

interface Posted {
  accumulated: number;
  through: Period | null;
  /** Charges by run, and the last month charged before each: what a reversal must bring back. */
  before: Map<number, { charge: ChargeToVerify; through: Period | null }>;
}

/** The last month an opening balance covers whole. */
function openingMonth(through: string | null): Period | null {
  if (through === null) return null;
  const period = periodOf(through as DateString);
  return through === lastDay(period) ? period : addPeriods(period, -1);
}

const beginning = (facts: FactsToVerify): Posted => ({ accumulated: facts.opening_accumulated_minor ?? 0, through: openingMonth(facts.opening_through), before: new Map() });

/**
 * Every posted charge again, from its facts and what had been posted before it, by the engine. Charges of another engine version
 * are kept as they were posted and only added up.
 */
export function verifyCharges(connection: Connection, company: CompanyRow, book: DepreciationBookRow, expect: Expect): number {
  const facts = new Map(factsEver(connection, book.id).map((row) => [row.asset_id, row]));
  let count = 0;
  let asset: { facts: FactsToVerify; posted: Posted } | null = null;
  for (const charge of iterateCharges(connection, book.id)) {
    if (asset?.facts.asset_id !== charge.assetId) {
      const row = facts.get(charge.assetId);
      expect.same('charge_without_terms', `asset-${charge.assetId} ${runIdOf(charge.runId)}`, true, row !== undefined);
      const own = required(row, 'the facts of a charged asset');
      asset = { facts: own, posted: beginning(own) };
    }
    verifyCharge(connection, company, asset.facts, asset.posted, charge, expect);
    count += 1;
  }
  return count;
}

/** The readings that the run of a charge knew. */
function usageAt(connection: Connection, facts: FactsToVerify, charge: ChargeToVerify): string | null {
  return facts.method === 'units_of_production' ? usageKnownThrough(connection, facts.asset_id, charge.usageThrough) : null;
}

function verifyCharge(connection: Connection, company: CompanyRow, facts: FactsToVerify, posted: Posted, charge: ChargeToVerify, expect: Expect): void {
  const where = `${facts.number} ${charge.period} ${runIdOf(charge.runId)}`;
  if (charge.kind === 'reversal') {
    const original = posted.before.get(charge.reversesId ?? 0);
    expect.amount('reversal_amount', where, original?.charge.depreciationMinor, -charge.depreciationMinor);
    expect.amount('reversal_catch_up', where, original?.charge.catchUpMinor, charge.catchUpMinor === 0 ? 0 : -charge.catchUpMinor);
    posted.through = original?.through ?? null;
  } else {
    posted.before.set(charge.runId, { charge, through: posted.through });
    if (charge.engineVersion === ENGINE_VERSION) {
      const state = stateOf({ accumulated_minor: posted.accumulated, posted_through: posted.through }, charge.period as Period);
      const again = chargeForPeriod(engineTerms({ ...facts, usage: usageAt(connection, facts, charge) }, company), state);
      expect.amount('charge_amount', where, again.amountMinor, charge.depreciationMinor);
      expect.amount('charge_catch_up', where, again.catchUpMinor, charge.catchUpMinor);
    }
    posted.through = charge.period as Period;
  }
  posted.accumulated += charge.depreciationMinor;
  expect.amount('charge_accumulated', where, posted.accumulated, charge.accumulatedAfterMinor);
  expect.amount('charge_carrying', where, facts.cost_minor - facts.impairment_minor - posted.accumulated, charge.carryingAfterMinor);
}
