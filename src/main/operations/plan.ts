import { assert, required } from '#shared/values/assert.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { sha256 } from '../book/hash.ts';
import { capitalizedNotInService, factsInUse, type FactsRow } from '../book/queries/facts.ts';
import type { DepreciationBookRow } from '../book/tables/company.ts';
import { entriesHash, type Entry } from '../book/tables/entries.ts';
import type { JournalLine, NewJournal } from '../book/tables/journals.ts';
import { closePlan, runJournalLines, type ChargeReason } from '../engine/index.ts';
import type { Context } from './context.ts';
import { narration } from './narration.ts';
import { engineTerms, stateOf } from './terms.ts';

export type SkipReason = Exclude<ChargeReason, 'due'> | 'not_in_service' | 'held_for_sale';

/** What a month's depreciation would be. Amounts in minor units. */
export interface RunPlan {
  period: Period;
  entries: Entry[];
  /** Assets that the run passes over, in the order of assets. */
  skipped: { assetId: number; reason: SkipReason }[];
  totalMinor: number;
  catchUpMinor: number;
  /** Balanced, by category and cost centre; empty where nothing is due or the book does not post to the ledger. */
  lines: JournalLine[];
  /** Equal as long as the same would be posted. */
  fingerprint: string;
}

/** Thousands of rows from the file go to the engine one at a time; the state it sees is what is posted. */
function* candidates(context: Context, facts: readonly FactsRow[], period: Period) {
  for (const row of facts) {
    assert(row.version === 1, 'terms of depreciation are of one version');
    yield { key: row.asset_id, terms: engineTerms(row, context.company), state: stateOf(row, period) };
  }
}

/**
 * Works out a month: facts from the file, charges from the engine, the journal they come to. Preview and posting both call
 * this and nothing else, so that what was shown is what is posted.
 */
export function planRun(context: Context, book: DepreciationBookRow, period: Period): RunPlan {
  const facts = factsInUse(context.connection, book.id);
  const inService = facts.filter((row) => row.status === 'IN_SERVICE');
  const { entries: charges, skipped, totalMinor } = closePlan(candidates(context, inService, period), period);
  const byAsset = new Map(inService.map((row) => [row.asset_id, row]));
  const factsOf = (id: number): FactsRow => required(byAsset.get(id), 'the facts of a charged asset');
  const entries = charges.map((charge): Entry => {
    const { category_id, cost_center_id } = factsOf(charge.key);
    return {
      assetId: charge.key, depreciationMinor: charge.amountMinor, catchUpMinor: charge.catchUpMinor, accumulatedAfterMinor: charge.accumulatedAfterMinor,
      carryingAfterMinor: charge.carryingAfterMinor, categoryId: category_id, costCenterId: cost_center_id,
    };
  });
  const passedOver = [
    ...skipped.map(({ key, reason }) => ({ assetId: key, reason: reason as SkipReason })),
    ...facts.filter((row) => row.status === 'HELD_FOR_SALE').map((row) => ({ assetId: row.asset_id, reason: 'held_for_sale' as const })),
    ...capitalizedNotInService(context.connection).map((row) => ({ assetId: row.id, reason: 'not_in_service' as const })),
  ].sort((a, b) => a.assetId - b.assetId);
  const lines = book.posts_to_ledger === 1 ? journalLines(entries, factsOf) : [];
  return {
    period, entries, skipped: passedOver, totalMinor, catchUpMinor: entries.reduce((sum, entry) => sum + entry.catchUpMinor, 0), lines,
    fingerprint: fingerprintOf(book, period, entries, passedOver, lines),
  };
}

function journalLines(entries: readonly Entry[], factsOf: (id: number) => FactsRow): JournalLine[] {
  const charged = entries.map((entry) => {
    const facts = factsOf(entry.assetId);
    return {
      categoryKey: entry.categoryId, costCenter: entry.costCenterId, expenseAccountId: facts.depreciation_account_id, accumulatedAccountId: facts.accumulated_account_id,
      amountMinor: minor(entry.depreciationMinor),
    };
  });
  return runJournalLines(charged).map(({ categoryKey, costCenter, ...line }) => ({ ...line, categoryId: categoryKey, costCenterId: costCenter, assetId: null }));
}

function fingerprintOf(book: DepreciationBookRow, period: Period, entries: readonly Entry[], skipped: RunPlan['skipped'], lines: readonly JournalLine[]): string {
  const charged = entriesHash([book.code, period], entries);
  const passedOver = skipped.map(({ assetId, reason }) => `${assetId} ${reason}`).join('\n');
  const journal = lines.map((line) => `${line.accountId} ${line.debitMinor} ${line.creditMinor} ${line.categoryId} ${line.costCenterId}`).join('\n');
  return sha256([charged, passedOver, journal].join('\n\n'));
}

/** The one journal of a run; null where nothing reaches the ledger. */
export function runJournal(book: DepreciationBookRow, plan: RunPlan, date: DateString, source: string): Omit<NewJournal, 'actor' | 'at'> | null {
  if (plan.lines.length === 0) return null;
  return { bookId: book.id, date, sourceType: 'depreciation_run', source, lines: plan.lines, ...narration('depreciation', { period: plan.period }) };
}
