import type { Output } from '#shared/contract/index.ts';
import { required } from '#shared/values/assert.ts';
import { costsAt, namesOfAssets, placeCodes, type NamedAsset } from '../book/queries/facts.ts';
import { listCategories } from '../book/tables/categories.ts';
import { listDepreciationBooks, type DepreciationBookRow } from '../book/tables/company.ts';
import { countEntries, entriesByCategory, entriesPage, type CategoryCharge, type Entry } from '../book/tables/entries.ts';
import { findJournalById } from '../book/tables/journals.ts';
import type { RunRow } from '../book/tables/runs.ts';
import { assetIdOf } from './assets/identity.ts';
import { show, type Context } from './context.ts';
import type { RunPlan } from './plan.ts';
import { runIdOf } from './posting.ts';

type Run = Output<'depreciationRuns.get'>;
type Summary = Output<'depreciationRuns.list'>['items'][number];
type Line = Run['lines'][number];
type Exception = Run['exceptions'][number];

/** As many lines and exceptions as a screen needs at once; the rest come by page. */
export const FIRST_LINES = 1000;

export function bookOfRun(context: Context, run: Pick<RunRow, 'book_id'>): DepreciationBookRow {
  return required(listDepreciationBooks(context.connection).find((book) => book.id === run.book_id), 'the depreciation book of a run');
}

export function showRunSummary(context: Context, run: RunRow): Summary {
  return {
    runId: runIdOf(run.id), bookId: bookOfRun(context, run).code, period: run.period, asOfDate: run.as_of, kind: run.kind, status: run.status,
    totalAssets: run.total_assets, totalDepreciation: show(context, run.total_minor),
    glJournalId: run.journal_id === null ? null : required(findJournalById(context.connection, run.journal_id), 'the journal of a run').number,
    postingDate: run.posting_date, createdAt: run.created_at, postedAt: run.posted_at, reversedBy: run.reversed_by === null ? null : runIdOf(run.reversed_by), reason: run.reason,
  };
}

interface CategoryLabel {
  name: string;
  nameAr: string | null;
}

/** Names of categories by id, deleted ones included. */
export function categoryLabels(context: Context): (id: number) => CategoryLabel {
  const labels = new Map(listCategories(context.connection).map((category) => [category.id, { name: category.name, nameAr: category.name_ar }]));
  return (id) => required(labels.get(id), 'the category of an entry');
}

/** Sums of entries by category, in the order of categories. */
export function groupByCategory(entries: Iterable<Entry>): CategoryCharge[] {
  const groups = new Map<number, CategoryCharge>();
  for (const entry of entries) {
    const group = groups.get(entry.categoryId) ?? { categoryId: entry.categoryId, assets: 0, depreciationMinor: 0, catchUpMinor: 0 };
    group.assets += 1;
    group.depreciationMinor += entry.depreciationMinor;
    group.catchUpMinor += entry.catchUpMinor;
    groups.set(entry.categoryId, group);
  }
  return [...groups.values()].sort((a, b) => a.categoryId - b.categoryId);
}

export function showExceptions(context: Context, skipped: RunPlan['skipped']): Exception[] {
  const first = skipped.slice(0, FIRST_LINES);
  const names = namesOfAssets(context.connection, first.map(({ assetId }) => assetId));
  return first.map(({ assetId, reason }) => {
    const asset = named(names, assetId);
    return { assetId: assetIdOf(assetId), assetNumber: asset.number, name: asset.name, nameAr: asset.name_ar, reason };
  });
}

const named = (names: Map<number, NamedAsset>, id: number): NamedAsset => required(names.get(id), 'the asset of an entry');

/** Entries with the names that a person knows them by. */
function showLines(context: Context, run: RunRow, entries: readonly Entry[]): Line[] {
  const ids = entries.map((entry) => entry.assetId);
  const names = namesOfAssets(context.connection, ids);
  const costs = costsAt(context.connection, run.book_id, run.period, ids);
  const places = placeCodes(context.connection);
  const label = categoryLabels(context);
  return entries.map((entry) => {
    const asset = named(names, entry.assetId);
    const category = label(entry.categoryId);
    return {
      assetId: assetIdOf(entry.assetId), assetNumber: asset.number, name: asset.name, nameAr: asset.name_ar, categoryId: entry.categoryId, category: category.name, categoryAr: category.nameAr,
      costCenter: entry.costCenterId === null ? null : required(places.get(entry.costCenterId), 'the cost centre of an entry'),
      cost: show(context, required(costs.get(entry.assetId), 'the cost of a charged asset')), openingAccumulated: show(context, entry.accumulatedAfterMinor - entry.depreciationMinor),
      depreciation: show(context, entry.depreciationMinor), catchUp: show(context, entry.catchUpMinor),
      accumulatedDepreciation: show(context, entry.accumulatedAfterMinor), netBookValue: show(context, entry.carryingAfterMinor),
    };
  });
}

/** One page of a run's lines: of a posted run from the file, of a draft from its entries worked out anew. */
export function linesPage(context: Context, run: RunRow, entries: readonly Entry[] | null, size: number, offset: number): { items: Line[]; total: number } {
  if (entries) return { items: showLines(context, run, entries.slice(offset, offset + size)), total: entries.length };
  return { items: showLines(context, run, entriesPage(context.connection, run.id, size, offset)), total: countEntries(context.connection, run.id) };
}

/** A run as a whole. `plan` is what a draft comes to now, or what has just been posted; what it passed over is part of a plan, not of the record. */
export function showRun(context: Context, run: RunRow, plan: RunPlan | null): Run {
  const label = categoryLabels(context);
  const groups = plan ? groupByCategory(plan.entries) : entriesByCategory(context.connection, run.id);
  const { items, total } = linesPage(context, run, plan?.entries ?? null, FIRST_LINES, 0);
  return {
    ...showRunSummary(context, run),
    byCategory: groups.map((group) => {
      const { name, nameAr } = label(group.categoryId);
      return { categoryId: group.categoryId, category: name, categoryAr: nameAr, assets: group.assets, depreciation: show(context, group.depreciationMinor) };
    }),
    lines: items, linesTotal: total, exceptions: showExceptions(context, plan?.skipped ?? []), exceptionsTotal: plan?.skipped.length ?? 0, fingerprint: run.fingerprint,
  };
}
