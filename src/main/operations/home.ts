import { addPeriods, fiscalYearOf, fiscalYearStart, lastDay, type Period } from '#shared/values/calendar.ts';
import type { Output } from '#shared/contract/index.ts';
import { kept } from '../book/kept.ts';
import { carryingChangeByPeriod, depreciationByPeriod } from '../book/queries/home.ts';
import { countByStatus, registerGroups, totalOf, type RegisterGroup } from '../book/queries/register.ts';
import { ledgerBook } from '../book/tables/company.ts';
import { showTotals } from './assets/show.ts';
import { checklistOf } from './checklist.ts';
import { show, type Context } from './context.ts';
import { forecastMonths } from './forecast.ts';
import { lastClosedPeriod, openPeriod } from './periods.ts';

type Summary = Output<'home.summary'>;

const PAST_MONTHS = 6;
const COMING_MONTHS = 12;
const HELD: ReadonlySet<string> = new Set(['CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);

/**
 * Posted months behind, planned months ahead, on one line; carrying amounts walk back and forth from today's, and what was added or disposed of on the way is
 * taken off or put back. Depreciation that an act posted in the open month is that month's.
 */
function timeline(context: Context, open: Period | null, carryingMinor: number): { forecast: Summary['forecast']; monthMinor: number; yearMinor: number } {
  if (open === null) return { forecast: [], monthMinor: 0, yearMinor: 0 };
  const posted = depreciationByPeriod(context.connection, ledgerBook(context.connection).id);
  const startMonth = context.company.fiscal_year_start_month;
  const yearStart = fiscalYearStart(fiscalYearOf(open, startMonth), startMonth);
  const yearMinor = [...posted].filter(([period]) => period >= yearStart).reduce((sum, [, total]) => sum + total, 0);
  const changed = carryingChangeByPeriod(context.connection, ledgerBook(context.connection).id);
  const since = (amounts: ReadonlyMap<Period, number>, from: Period): number => [...amounts].reduce((sum, [period, total]) => (period > from ? sum + total : sum), 0);
  const past = Array.from({ length: PAST_MONTHS }, (_, month) => addPeriods(open, month - PAST_MONTHS)).filter((period) => posted.has(period));
  const behind = past.map((period) => ({ period, depreciation: show(context, posted.get(period) ?? 0), netBookValue: show(context, carryingMinor + since(posted, period) - since(changed, period)), posted: true }));
  let carrying = carryingMinor;
  const planned = forecastMonths(context, ledgerBook(context.connection), open, COMING_MONTHS);
  const ahead = planned.map(({ period, depreciationMinor }) => {
    carrying -= depreciationMinor;
    return { period, depreciation: show(context, depreciationMinor + (posted.get(period) ?? 0)), netBookValue: show(context, carrying), posted: false };
  });
  return { forecast: [...behind, ...ahead], monthMinor: (planned[0]?.depreciationMinor ?? 0) + (posted.get(open) ?? 0), yearMinor };
}

/** By category, the greatest carrying amount first. */
function byCategory(context: Context, held: readonly RegisterGroup[]): Summary['byCategory'] {
  const categories = Map.groupBy(held, (group) => group.category_id);
  const totals = [...categories].map(([categoryId, groups]) => ({ categoryId, category: groups[0]?.category ?? '', categoryAr: groups[0]?.category_ar ?? null, sum: totalOf(groups) }));
  totals.sort((a, b) => b.sum.carrying_minor - a.sum.carrying_minor || a.categoryId - b.categoryId);
  return totals.map(({ sum, ...category }) => ({ ...category, assets: sum.count, cost: show(context, sum.cost_minor), netBookValue: show(context, sum.carrying_minor) }));
}

function summary(context: Context): Summary {
  const { connection } = context;
  const book = ledgerBook(connection);
  const open = openPeriod(context);
  const closed = lastClosedPeriod(context);
  const groups = registerGroups(connection, book.id, {});
  const held = groups.filter(({ status }) => HELD.has(status));
  const totals = totalOf(held);
  const { forecast, monthMinor, yearMinor } = timeline(context, open, totals.carrying_minor);
  return {
    openPeriod: open, asOf: closed === null ? null : lastDay(closed),
    totals: showTotals(context, totals),
    byStatus: countByStatus(groups),
    monthDepreciation: show(context, monthMinor), yearDepreciation: show(context, yearMinor), fiscalYear: open === null ? null : fiscalYearOf(open, context.company.fiscal_year_start_month),
    byCategory: byCategory(context, held),
    forecast,
    findings: open === null ? [] : checklistOf(context, book, open).filter(({ severity }) => severity !== 'ok'),
  };
}

/** What the owner sees first: where the book stands, what the open month still needs, and what should be looked at. The forecast walks every asset through a year. */
export const homeSummary = (context: Context): Summary => kept(context.connection, 'home', () => summary(context));
