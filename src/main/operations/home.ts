import { addPeriods, fiscalYearOf, fiscalYearStart, lastDay, type Period } from '#shared/values/calendar.ts';
import type { Output } from '#shared/contract/index.ts';
import { chainHead } from '../book/audit.ts';
import type { Connection } from '../book/connection.ts';
import { depreciationByPeriod } from '../book/queries/home.ts';
import { registerByCategory, registerByStatus, registerTotals } from '../book/queries/register.ts';
import { ledgerBook } from '../book/tables/company.ts';
import { showTotals } from './assets/show.ts';
import { checklistOf } from './checklist.ts';
import { show, type Context } from './context.ts';
import { forecastMonths } from './forecast.ts';
import { lastClosedPeriod, openPeriod } from './periods.ts';

type Summary = Output<'home.summary'>;

const PAST_MONTHS = 6;
const COMING_MONTHS = 12;
const HELD = ['CAPITALIZED', 'IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE'] as const;

/** The forecast walks every asset through a year; it is kept until the book's log grows. */
const kept = new WeakMap<Connection, { head: string; months: { period: Period; depreciationMinor: number }[] }>();

function coming(context: Context, open: Period): { period: Period; depreciationMinor: number }[] {
  const head = chainHead(context.connection).hash;
  const known = kept.get(context.connection);
  if (known?.head === head) return known.months;
  const months = forecastMonths(context, ledgerBook(context.connection), open, COMING_MONTHS);
  kept.set(context.connection, { head, months });
  return months;
}

/** Posted months behind, planned months ahead, on one line; carrying amounts walk back and forth from today's. */
function timeline(context: Context, open: Period | null, carryingMinor: number): { forecast: Summary['forecast']; monthMinor: number; yearMinor: number } {
  if (open === null) return { forecast: [], monthMinor: 0, yearMinor: 0 };
  const posted = depreciationByPeriod(context.connection, ledgerBook(context.connection).id);
  const startMonth = context.company.fiscal_year_start_month;
  const yearStart = fiscalYearStart(fiscalYearOf(open, startMonth), startMonth);
  const yearMinor = [...posted].filter(([period]) => period >= yearStart).reduce((sum, [, total]) => sum + total, 0);
  const past = Array.from({ length: PAST_MONTHS }, (_, month) => addPeriods(open, month - PAST_MONTHS)).filter((period) => posted.has(period));
  let carrying = carryingMinor + past.reduce((sum, period) => sum + (posted.get(period) ?? 0), 0);
  const row = (period: Period, depreciationMinor: number, isPosted: boolean): Summary['forecast'][number] => {
    carrying -= depreciationMinor;
    return { period, depreciation: show(context, depreciationMinor), netBookValue: show(context, carrying), posted: isPosted };
  };
  const planned = coming(context, open);
  const forecast = [...past.map((period) => row(period, posted.get(period) ?? 0, true)), ...planned.map(({ period, depreciationMinor }) => row(period, depreciationMinor, false))];
  return { forecast, monthMinor: planned[0]?.depreciationMinor ?? 0, yearMinor };
}

/** What the owner sees first: where the book stands, what the open month still needs, and what should be looked at. */
export function homeSummary(context: Context): Summary {
  const { connection } = context;
  const book = ledgerBook(connection);
  const open = openPeriod(context);
  const closed = lastClosedPeriod(context);
  const totals = registerTotals(connection, book.id, { status: HELD });
  const { forecast, monthMinor, yearMinor } = timeline(context, open, totals.carrying_minor);
  return {
    openPeriod: open, asOf: closed === null ? null : lastDay(closed),
    totals: showTotals(context, totals),
    byStatus: Object.fromEntries(registerByStatus(connection, book.id, {}).map(({ status, count }) => [status, count])),
    monthDepreciation: show(context, monthMinor), yearDepreciation: show(context, yearMinor), fiscalYear: open === null ? null : fiscalYearOf(open, context.company.fiscal_year_start_month),
    byCategory: registerByCategory(connection, book.id).map((row) => ({
      categoryId: row.category_id, category: row.category, categoryAr: row.category_ar, assets: row.count, cost: show(context, row.cost_minor), netBookValue: show(context, row.carrying_minor),
    })),
    forecast,
    findings: open === null ? [] : checklistOf(context, book, open).filter(({ severity }) => severity !== 'ok'),
  };
}
