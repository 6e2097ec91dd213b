import { addPeriods, lastDay, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { carryingByCategory, depreciationByCategoryMonth } from '../../book/queries/movements.ts';
import { iterateAssetMonths, type AssetMonthRow } from '../../book/queries/listing.ts';
import { namesOfAssets } from '../../book/queries/facts.ts';
import { listCategories } from '../../book/tables/categories.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import type { AssetMonths, CategoryMonths, ProjectedAsset, Projection } from '../../reports/flows.ts';
import { named } from '../../reports/texts.ts';
import type { Context } from '../context.ts';
import { forecastByAsset, forecastByCategory } from '../forecast.ts';
import { openPeriod } from '../periods.ts';
import { actedTerms, remainingLife } from './remainingLife.ts';
import { required } from '#shared/values/assert.ts';

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

function assetMonthsOf(rows: readonly [AssetMonthRow, ...AssetMonthRow[]]): AssetMonths {
  const [first] = rows;
  return {
    assetNumber: first.number, name: named(first.name, first.name_ar), category: { id: first.category_id, name: named(first.category, first.category_ar) },
    months: new Map(rows.map(({ period, depreciation_minor }) => [period as Period, minor(depreciation_minor)])),
  };
}

/** The same asset by asset, one at a time; one whose charges went over to another class comes in each. Minor units. */
export function* depreciationByMonthOfAssets(context: Context, bookId: number, from: Period, to: Period): Generator<AssetMonths> {
  let rows: [AssetMonthRow, ...AssetMonthRow[]] | null = null;
  for (const row of iterateAssetMonths(context.connection, bookId, from, to)) {
    if (rows?.[0].asset_id === row.asset_id && rows[0].category_id === row.category_id) rows.push(row);
    else {
      if (rows) yield assetMonthsOf(rows);
      rows = [row];
    }
  }
  if (rows) yield assetMonthsOf(rows);
}

/** The projection asset by asset: together the charges are the classes'. The last month charged follows from the life that is left. Minor units. */
export function* projectionOfAssets(context: Context, book: DepreciationBookRow, months: number, categoryId: number | null): Generator<ProjectedAsset> {
  const first = openPeriod(context);
  if (first === null) return;
  const before = addPeriods(first, -1);
  const lifeLeft = remainingLife(context.company, lastDay(before));
  const acted = actedTerms(context, book, lastDay(before));
  const assets = forecastByAsset(context, book, first, months);
  const names = namesOfAssets(context.connection, [...assets.keys()]);
  const byCategory = Map.groupBy(assets.values(), ({ facts }) => facts.category_id);
  for (const category of listCategories(context.connection)) {
    if (categoryId !== null && category.id !== categoryId) continue;
    const ofCategory = (byCategory.get(category.id) ?? []).map((asset) => ({ ...asset, name: required(names.get(asset.facts.asset_id), 'an asset ahead') })).sort((a, b) => (a.name.number < b.name.number ? -1 : 1));
    for (const { facts, charges, name } of ofCategory) {
      const changed = acted(facts.asset_id);
      const left = changed ? changed.remainingLifeMonths : lifeLeft(facts);
      yield {
        category: { id: category.id, name: named(category.name, category.name_ar) }, assetNumber: name.number, name: named(name.name, name.name_ar), carrying: minor(facts.cost_minor - facts.accumulated_minor - facts.impairment_minor),
        charges: Array.from({ length: months }, (_, month) => minor(charges[month] ?? 0)), lastCharge: left === null || left === 0 ? null : addPeriods(before, left),
      };
    }
  }
}
