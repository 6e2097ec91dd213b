import type { Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { carryingByCategory, depreciationByCategoryMonth } from '../../book/queries/movements.ts';
import { listCategories } from '../../book/tables/categories.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import type { CategoryMonths, Projection } from '../../reports/flows.ts';
import { named } from '../../reports/texts.ts';
import type { Context } from '../context.ts';
import { forecastByCategory } from '../forecast.ts';
import { openPeriod } from '../periods.ts';

/** Depreciation posted from a month to a month by class of the time, reversals taken off. Minor units. */
export function depreciationByMonthForReport(context: Context, bookId: number, from: Period, to: Period): CategoryMonths[] {
  const found = Map.groupBy(depreciationByCategoryMonth(context.connection, bookId, from, to), ({ category_id }) => category_id);
  return listCategories(context.connection).flatMap((category): CategoryMonths[] => {
    const months = found.get(category.id);
    if (!months) return [];
    return [{ category: { id: category.id, name: named(category.name, category.name_ar) }, months: new Map(months.map(({ period, depreciation_minor }) => [period as Period, minor(depreciation_minor)])) }];
  });
}

/** What is carried now and what every coming month charges, by class; together they are the forecast that Home shows. Minor units. */
export function projectionForReport(context: Context, book: DepreciationBookRow, months: number, categoryId: number | null): Projection {
  const first = openPeriod(context);
  if (first === null) return { first: null, classes: [] };
  const charges = forecastByCategory(context, book, first, months);
  const carrying = carryingByCategory(context.connection, book.id);
  const nothing = Array.from({ length: months }, (): Minor => minor(0));
  const classes = listCategories(context.connection).flatMap((category): Projection['classes'][number][] => {
    const [carried, charged] = [carrying.get(category.id), charges.get(category.id)];
    if ((categoryId !== null && category.id !== categoryId) || (!carried && !charged)) return [];
    return [{ category: { id: category.id, name: named(category.name, category.name_ar) }, carrying: minor(carried ?? 0), charges: charged?.map(minor) ?? nothing }];
  });
  return { first, classes };
}
