import type { Output, Parsed } from '#shared/contract/index.ts';
import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { fiscalYearsBetween } from '#shared/values/fiscalCalendar.ts';
import { kept } from '../book/kept.ts';
import { carryingChangeByPeriod, chargedByCategoryAndPeriod, depreciationByPeriod } from '../book/queries/home.ts';
import { registerGroups, totalOf } from '../book/queries/register.ts';
import { calendarOf, ledgerBook } from '../book/tables/company.ts';
import { show, type Context } from './context.ts';
import { forecastByCategory } from './forecast.ts';
import { firstPeriod, openPeriod } from './periods.ts';
import { categoryLabels } from './runView.ts';

export type Outlook = Output<'home.outlook'>;

/** As far back as the line goes. */
const PAST_MONTHS = 24;
/** As many categories as can be told apart by colour. */
const NAMED = 4;

const sum = (amounts: Iterable<number>): number => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
};

/** Months that are posted, oldest first: carrying amounts walk back from today's, and what was added or left on the way is taken off or put back. */
function behind(context: Context, open: Period, carryingMinor: number): Outlook['points'] {
  const { connection } = context;
  const bookId = ledgerBook(connection).id;
  const posted = depreciationByPeriod(connection, bookId);
  const changed = carryingChangeByPeriod(connection, bookId);
  const first = firstPeriod(context) ?? open;
  const points: Outlook['points'] = [];
  // What the open month charged and changed so far is part of what stands today.
  let carrying = carryingMinor + sum([...posted].filter(([period]) => period >= open).map(([, total]) => total)) - sum([...changed].filter(([period]) => period >= open).map(([, total]) => total));
  for (let period = addPeriods(open, -1); period >= first && points.length < PAST_MONTHS; period = addPeriods(period, -1)) {
    points.unshift({ period, depreciation: show(context, posted.get(period) ?? 0), netBookValue: show(context, carrying), posted: true });
    carrying += (posted.get(period) ?? 0) - (changed.get(period) ?? 0);
  }
  return points;
}

/** Months to come from the open one on, as its run and those after it would charge them if nothing changes. */
function ahead(context: Context, open: Period, carryingMinor: number, charges: ReadonlyMap<number, number[]>, months: number): Outlook['points'] {
  const inOpen = depreciationByPeriod(context.connection, ledgerBook(context.connection).id).get(open) ?? 0;
  let carrying = carryingMinor;
  return Array.from({ length: months }, (_, month) => {
    const due = sum([...charges.values()].map((ofCategory) => ofCategory[month] ?? 0));
    carrying -= due;
    return { period: addPeriods(open, month), depreciation: show(context, due + (month === 0 ? inOpen : 0)), netBookValue: show(context, carrying), posted: false };
  });
}

/** Depreciation of each fiscal year by category, what is posted of the year under way included; the greatest category first. */
function byYear(context: Context, open: Period, charges: ReadonlyMap<number, number[]>, months: number): Pick<Outlook, 'years' | 'categories' | 'others'> {
  const years = fiscalYearsBetween(open, addPeriods(open, months - 1), calendarOf(context.company));
  const yearStart = years[0]?.from ?? open;
  const sums = new Map<number, number[]>();
  const add = (categoryId: number, period: Period, amount: number): void => {
    let ofYears = sums.get(categoryId);
    if (!ofYears) sums.set(categoryId, (ofYears = years.map(() => 0)));
    const index = years.findIndex(({ to }) => period <= to);
    ofYears[index] = (ofYears[index] ?? 0) + amount;
  };
  for (const { categoryId, period, total } of chargedByCategoryAndPeriod(context.connection, ledgerBook(context.connection).id, yearStart)) if (period <= (years[0]?.to ?? open)) add(categoryId, period, total);
  for (const [categoryId, ofMonths] of charges) for (const [month, amount] of ofMonths.entries()) if (amount !== 0) add(categoryId, addPeriods(open, month), amount);
  const label = categoryLabels(context);
  const ordered = [...sums].filter(([, amounts]) => amounts.some((amount) => amount !== 0)).sort((a, b) => sum(b[1]) - sum(a[1]) || a[0] - b[0]);
  const shown = (amounts: readonly number[]): string[] => amounts.map((amount) => show(context, amount));
  const rest = ordered.slice(NAMED);
  return {
    years: years.map(({ year }) => year), others: rest.length === 0 ? null : shown(years.map((_, year) => sum(rest.map(([, amounts]) => amounts[year] ?? 0)))),
    categories: ordered.slice(0, NAMED).map(([categoryId, amounts]) => ({ categoryId, category: label(categoryId).name, categoryAr: label(categoryId).nameAr, byYear: shown(amounts) })),
  };
}

function worked(context: Context, months: number): Outlook {
  const open = openPeriod(context);
  if (open === null) return { points: [], years: [], categories: [], others: null };
  const book = ledgerBook(context.connection);
  const held = registerGroups(context.connection, book.id, {}).filter(({ status }) => status !== 'DRAFT' && status !== 'DISPOSED');
  const carryingMinor = totalOf(held).carrying_minor;
  const charges = forecastByCategory(context, book, open, months);
  return { points: [...behind(context, open, carryingMinor), ...ahead(context, open, carryingMinor, charges, months)], ...byYear(context, open, charges, months) };
}

/** Where the value was and where it goes: posted months behind, planned months ahead, and what each fiscal year charges by category. */
export const homeOutlook = (context: Context, { months }: Parsed<'home.outlook'>): Outlook => kept(context.connection, `outlook ${months}`, () => worked(context, months));
