import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import { fiscalYearAt } from '#shared/values/fiscalCalendar.ts';
import { minor } from '#shared/values/money.ts';
import { calendarOf } from '../../book/tables/company.ts';
import { costsAt, namesOfAssets } from '../../book/queries/facts.ts';
import { chargedAssets, chargedBetween, residualsAt } from '../../book/queries/reports.ts';
import { listCategories } from '../../book/tables/categories.ts';
import { listPlaces } from '../../book/tables/places.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import { type Entry, readEntries } from '../../book/tables/entries.ts';
import { findJournalById } from '../../book/tables/journals.ts';
import { findDraft, findRun, type RunRow, standingRuns } from '../../book/tables/runs.ts';
import type { DepreciationRun, RunLine } from '../../reports/source.ts';
import { named, text } from '../../reports/texts.ts';
import type { Context } from '../context.ts';
import { planRun, type RunPlan } from '../plan.ts';
import { runIdOf } from '../posting.ts';
import { bookOfRun } from '../runView.ts';
import { passedOverBy } from './passedOver.ts';
import { actedTerms, remainingLife } from './remainingLife.ts';

type Choice = { runId: string } | { period: Period; book: DepreciationBookRow };

function chosenRun(context: Context, choice: Choice): RunRow {
  if ('runId' in choice) {
    const id = /^dep-(\d{1,12})$/.exec(choice.runId)?.[1];
    return (id === undefined ? undefined : findRun(context.connection, Number(id))) ?? refuse('RUN_NOT_FOUND', { run: choice.runId });
  }
  const { period, book } = choice;
  return standingRuns(context.connection, book.id, period)[0] ?? findDraft(context.connection, book.id, period) ?? refuse('RUN_NOT_FOUND', { run: period });
}

/** A posted run from its entries; a draft as it comes to now. */
export function runForReport(context: Context, choice: Choice): DepreciationRun {
  const run = chosenRun(context, choice);
  const book = bookOfRun(context, run);
  const plan = run.status === 'DRAFT' ? planRun(context, book, run.period) : null;
  const entries = plan?.entries ?? readEntries(context.connection, run.id);
  return {
    runId: runIdOf(run.id), bookId: book.code, period: run.period, asOf: run.as_of as DateString, status: run.status, postingDate: run.posting_date as DateString | null, reason: run.reason,
    journal: run.journal_id === null ? null : required(findJournalById(context.connection, run.journal_id), 'the journal of a run').number,
    totalAssets: plan?.entries.length ?? run.total_assets, totalDepreciation: minor(plan?.totalMinor ?? run.total_minor),
    lines: linesOf(context, book, run, entries, plan), exceptions: plan ? exceptionsOf(context, plan) : run.status === 'POSTED' ? passedOverBy(context, book, run) : [],
  };
}

/** By category in the order of categories, then by asset number. */
function linesOf(context: Context, book: DepreciationBookRow, run: RunRow, entries: readonly Entry[], plan: RunPlan | null): RunLine[] {
  const { connection, company } = context;
  const assets = chargedAssets(connection, book.id);
  const categories = new Map(listCategories(connection).map((category, order) => [category.id, { order, name: named(category.name, category.name_ar), expenseAccount: category.depreciation_account_code, accumulatedAccount: category.accumulated_account_code }]));
  const costs = costsAt(connection, book.id, run.period, entries.map((entry) => entry.assetId));
  const places = new Map(listPlaces(connection, 'cost_center').map(({ id, code, name, name_ar }) => [id, { code, name: named(name, name_ar) }]));
  const { from: yearStart } = fiscalYearAt(run.period, calendarOf(company));
  const charged = chargedBetween(connection, book.id, yearStart, run.period, run.id);
  const lifeLeft = remainingLife(company, run.as_of as DateString);
  const acted = actedTerms(context, book, run.as_of as DateString);
  const residuals = residualsAt(connection, book.id, run.as_of);
  const lines = entries.map((entry) => {
    const asset = required(assets.get(entry.assetId), 'the asset of an entry');
    const category = required(categories.get(entry.categoryId), 'the category of an entry');
    const isDone = entry.carryingAfterMinor <= (residuals.get(entry.assetId) ?? asset.residual_minor);
    const changed = acted(entry.assetId);
    const line: RunLine = {
      assetNumber: asset.number, name: named(asset.name, asset.name_ar), category: { id: entry.categoryId, name: category.name },
      costCenter: entry.costCenterId === null ? null : required(places.get(entry.costCenterId), 'the cost centre of an entry'), expenseAccount: category.expenseAccount, accumulatedAccount: asset.own_accumulated_account ?? category.accumulatedAccount,
      cost: minor(required(costs.get(entry.assetId), 'the cost of a charged asset')), openingAccumulated: minor(entry.accumulatedAfterMinor - entry.depreciationMinor),
      depreciation: minor(entry.depreciationMinor), catchUp: minor(entry.catchUpMinor),
      // The entries of a draft are not in the file yet.
      yearToDate: minor((charged.get(entry.assetId) ?? 0) + (plan ? entry.depreciationMinor : 0)),
      accumulatedDepreciation: minor(entry.accumulatedAfterMinor), netBookValue: minor(entry.carryingAfterMinor), method: changed?.method ?? asset.method, remainingLifeMonths: isDone ? 0 : changed ? changed.remainingLifeMonths : lifeLeft(asset),
    };
    return { order: category.order, line };
  });
  return lines.sort((a, b) => a.order - b.order || (a.line.assetNumber < b.line.assetNumber ? -1 : 1)).map(({ line }) => line);
}

function exceptionsOf(context: Context, { skipped }: RunPlan): DepreciationRun['exceptions'] {
  const names = namesOfAssets(context.connection, skipped.map(({ assetId }) => assetId));
  return skipped.map(({ assetId, reason }) => {
    const asset = required(names.get(assetId), 'the asset that a run passes over');
    return { assetNumber: asset.number, name: named(asset.name, asset.name_ar), note: text('exception', reason) };
  });
}
