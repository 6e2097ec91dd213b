import { required } from '#shared/values/assert.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { sha256 } from '../book/hash.ts';
import { capitalizedNotInService, factsInUse, type FactsRow } from '../book/queries/facts.ts';
import { firstCharged, happenedInBook } from '../book/queries/happened.ts';
import { costCentersBeforeMoving } from '../book/queries/custody.ts';
import type { DepreciationBookRow } from '../book/tables/company.ts';
import { entriesDigest, type Entry } from '../book/tables/entries.ts';
import type { JournalLine, NewJournal } from '../book/tables/journals.ts';
import { closePlan, runJournalLines, type AssetToCharge, type ChargeReason } from '../engine/index.ts';
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
  /** What the entries say, in one hash. */
  digest: string;
  /** Equal as long as the same would be posted. */
  fingerprint: string;
}

/** Where a charge is posted: shared by all assets that post alike, so that a large register costs little to remember. */
type Target = Pick<FactsRow, 'category_id' | 'cost_center_id' | 'depreciation_account_id' | 'accumulated_account_id'>;

/** What is remembered of the assets while their facts stream by. */
class Targets {
  readonly #shared = new Map<string, Target>();
  readonly #byAsset = new Map<number, Target>();

  add({ asset_id, category_id, cost_center_id, depreciation_account_id, accumulated_account_id }: FactsRow): void {
    const key = `${category_id} ${cost_center_id} ${accumulated_account_id}`;
    let target = this.#shared.get(key);
    if (!target) this.#shared.set(key, (target = { category_id, cost_center_id, depreciation_account_id, accumulated_account_id }));
    this.#byAsset.set(asset_id, target);
  }

  of(assetId: number): Target {
    return required(this.#byAsset.get(assetId), 'where the charge of an asset is posted');
  }
}

/** Facts as the engine takes them, one asset at a time. What is held for sale is suspended in the books that know such a thing, and depreciates in the others. */
function* candidates(context: Context, book: DepreciationBookRow, period: Period, targets: Targets, heldForSale: Set<number>, resting: Set<number>): Generator<AssetToCharge> {
  const happened = happenedInBook(context.connection, book.id);
  const leaving = costCentersBeforeMoving(context.connection, period);
  for (const row of factsInUse(context.connection, book.id)) {
    if (row.status === 'HELD_FOR_SALE') heldForSale.add(row.asset_id);
    targets.add(leaving.has(row.asset_id) ? { ...row, cost_center_id: leaving.get(row.asset_id) ?? null } : row);
    const ofAsset = happened.get(row.asset_id);
    if (firstCharged(ofAsset, period) !== period) resting.add(row.asset_id);
    else yield { key: row.asset_id, terms: engineTerms(row, context.company, ofAsset), state: stateOf(row, period, ofAsset) };
  }
}

/**
 * Works out a month: facts from the file, charges from the engine, the journal they come to. Preview and posting both call
 * this and nothing else, so that what was shown is what is posted.
 */
export function planRun(context: Context, book: DepreciationBookRow, period: Period): RunPlan {
  const targets = new Targets();
  const heldForSale = new Set<number>();
  const resting = new Set<number>();
  const plan = closePlan(candidates(context, book, period, targets, heldForSale, resting), period);
  const entries = plan.entries.map((charge): Entry => {
    const { category_id, cost_center_id } = targets.of(charge.key);
    return {
      assetId: charge.key, depreciationMinor: charge.amountMinor, catchUpMinor: charge.catchUpMinor, accumulatedAfterMinor: charge.accumulatedAfterMinor,
      carryingAfterMinor: charge.carryingAfterMinor, categoryId: category_id, costCenterId: cost_center_id,
    };
  });
  const skipped = [
    ...plan.skipped.map(({ key, reason }) => ({ assetId: key, reason: book.posts_to_ledger === 1 && heldForSale.has(key) ? ('held_for_sale' as const) : (reason as SkipReason) })),
    ...[...resting].map((assetId) => ({ assetId, reason: 'held_for_sale' as const })),
    ...capitalizedNotInService(context.connection, book.id).map((row) => ({ assetId: row.id, reason: 'not_in_service' as const })),
  ].sort((a, b) => a.assetId - b.assetId);
  const lines = book.posts_to_ledger === 1 ? journalLines(entries, targets) : [];
  const digest = entriesDigest(entries);
  return {
    period, entries, skipped, totalMinor: plan.totalMinor, catchUpMinor: entries.reduce((sum, entry) => sum + entry.catchUpMinor, 0), lines, digest,
    fingerprint: fingerprintOf(book, period, digest, skipped, lines),
  };
}

function* runAmounts(entries: readonly Entry[], targets: Targets) {
  for (const { assetId, categoryId, costCenterId, depreciationMinor } of entries) {
    const target = targets.of(assetId);
    yield { categoryKey: categoryId, costCenter: costCenterId, expenseAccountId: target.depreciation_account_id, accumulatedAccountId: target.accumulated_account_id, amountMinor: minor(depreciationMinor) };
  }
}

function journalLines(entries: readonly Entry[], targets: Targets): JournalLine[] {
  return runJournalLines(runAmounts(entries, targets)).map(({ categoryKey, costCenter, ...line }) => ({ ...line, categoryId: categoryKey, costCenterId: costCenter, assetId: null }));
}

function fingerprintOf(book: DepreciationBookRow, period: Period, digest: string, skipped: RunPlan['skipped'], lines: readonly JournalLine[]): string {
  const passedOver = skipped.map(({ assetId, reason }) => `${assetId} ${reason}`).join('\n');
  const journal = lines.map((line) => `${line.accountId} ${line.debitMinor} ${line.creditMinor} ${line.categoryId} ${line.costCenterId}`).join('\n');
  return sha256([book.code, period, digest, passedOver, journal].join('\n\n'));
}

/** The one journal of a run; null where nothing reaches the ledger. */
export function runJournal(book: DepreciationBookRow, plan: RunPlan, date: DateString, source: string): Omit<NewJournal, 'actor' | 'at'> | null {
  if (plan.lines.length === 0) return null;
  return { bookId: book.id, date, sourceType: 'depreciation_run', source, lines: plan.lines, ...narration('depreciation', { period: plan.period }) };
}
