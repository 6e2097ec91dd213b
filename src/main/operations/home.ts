import { lastDay, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt, fiscalYearOf } from '#shared/values/fiscalCalendar.ts';
import type { Output } from '#shared/contract/index.ts';
import { kept } from '../book/kept.ts';
import { depreciationByPeriod } from '../book/queries/home.ts';
import { countByStatus, registerGroups, totalOf, type RegisterGroup } from '../book/queries/register.ts';
import { calendarOf, ledgerBook } from '../book/tables/company.ts';
import { showTotals } from './assets/show.ts';
import { checklistOf } from './checklist.ts';
import { show, type Context } from './context.ts';
import { forecastMonths } from './forecast.ts';
import { lastClosedPeriod, openPeriod } from './periods.ts';

type Summary = Output<'home.summary'>;

const HELD: ReadonlySet<string> = new Set(['CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);

/** What the open month comes to, and what its fiscal year has posted so far. Depreciation that an act posted in the open month is that month's. */
function charged(context: Context, open: Period | null): { monthMinor: number; yearMinor: number } {
  if (open === null) return { monthMinor: 0, yearMinor: 0 };
  const book = ledgerBook(context.connection);
  const posted = depreciationByPeriod(context.connection, book.id);
  const { from: yearStart } = fiscalYearAt(open, calendarOf(context.company));
  const yearMinor = [...posted].filter(([period]) => period >= yearStart).reduce((sum, [, total]) => sum + total, 0);
  return { monthMinor: (forecastMonths(context, book, open, 1)[0]?.depreciationMinor ?? 0) + (posted.get(open) ?? 0), yearMinor };
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
  const { monthMinor, yearMinor } = charged(context, open);
  return {
    openPeriod: open, asOf: closed === null ? null : lastDay(closed),
    totals: showTotals(context, totals),
    byStatus: countByStatus(groups),
    monthDepreciation: show(context, monthMinor), yearDepreciation: show(context, yearMinor), fiscalYear: open === null ? null : fiscalYearOf(open, calendarOf(context.company)),
    byCategory: byCategory(context, held),
    findings: open === null ? [] : checklistOf(context, book, open).filter(({ severity }) => severity !== 'ok'),
  };
}

/** What the owner sees first: where the book stands, what the open month still needs, and what should be looked at. */
export const homeSummary = (context: Context): Summary => kept(context.connection, 'home', () => summary(context));
