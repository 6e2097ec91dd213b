/** The plan before and after a change, by fiscal year and by month. */
import type { Output } from '#shared/contract/index.ts';
import { parsePeriod } from '#shared/values/calendar.ts';
import { fiscalYearOf, fiscalYearText, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { pairs, type Pair } from './comparison.ts';
import { sum } from './amounts.ts';

type Plan = Output<'valueUpdates.preview'>['plan'];
type Month = Plan['before'][number];

export interface ComparedPlan {
  years: Pair[];
  months: Pair[];
  totalBefore: string;
  totalAfter: string;
}

interface Year {
  year: string;
  depreciation: string;
  carrying: string;
}

/** Months of one fiscal year together: what they charge, and what is carried at their end. */
function yearsOf(months: readonly Month[], calendar: FiscalCalendar, decimals: number): Year[] {
  const grouped = Map.groupBy(months, ({ period }) => fiscalYearText(fiscalYearOf(parsePeriod(period), calendar)));
  return [...grouped].map(([year, group]) => ({ year, depreciation: sum(group.map(({ depreciation }) => depreciation), decimals), carrying: group.at(-1)?.carryingAmount ?? '' }));
}

export function comparePlans({ before, after }: Pick<Plan, 'before' | 'after'>, calendar: FiscalCalendar, decimals: number): ComparedPlan {
  const total = (months: readonly Month[]): string => sum(months.map(({ depreciation }) => depreciation), decimals);
  return {
    years: pairs(yearsOf(before, calendar, decimals), yearsOf(after, calendar, decimals), ({ year }) => year, ({ depreciation, carrying }) => ({ depreciation, carrying })),
    months: pairs(before, after, ({ period }) => period, ({ depreciation, carryingAmount }) => ({ depreciation, carrying: carryingAmount })),
    totalBefore: total(before), totalAfter: total(after),
  };
}
