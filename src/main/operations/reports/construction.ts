import type { DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { type ConstructionCostRow, constructionCosts, coverRows } from '../../book/queries/records.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import type { ConstructionProject, Cover, Insurance } from '../../reports/records.ts';
import { named, same } from '../../reports/texts.ts';
import type { Context } from '../context.ts';
import { storedInsurance } from '../assets/details.ts';
import { registerAt } from './register.ts';

function projectOf(costs: readonly [ConstructionCostRow, ...ConstructionCostRow[]]): ConstructionProject {
  const [first] = costs;
  return {
    assetNumber: first.number, name: named(first.name, first.name_ar), category: { id: first.category_id, name: named(first.category, first.category_ar) },
    location: first.location === null ? null : named(first.location, first.location_ar), costCenter: first.cost_center === null ? null : named(first.cost_center, first.cost_center_ar),
    begunOn: first.date as DateString, lastCostOn: (costs.at(-1) ?? first).date as DateString, costs: costs.map(({ date, cost_minor }) => ({ date: date as DateString, amount: minor(cost_minor) })),
  };
}

/** What was being built at the end of a day, in the depreciation book that posts, each with the costs that stand by then. Minor units. */
export function constructionForReport(context: Context, book: DepreciationBookRow, asOf: DateString): ConstructionProject[] {
  const byAsset = Map.groupBy(constructionCosts(context.connection, book.id, asOf), ({ asset_id }) => asset_id);
  return [...byAsset.values()].map((costs) => projectOf(costs as [ConstructionCostRow, ...ConstructionCostRow[]]));
}

/** What an asset is insured for; null where it is not. */
export function insuranceOf(stored: string | null): Insurance | null {
  if (stored === null) return null;
  const { policy, insurer, insuredMinor, startsOn, endsOn } = storedInsurance(stored);
  return { policy, insurer, insuredValue: insuredMinor === null ? null : minor(insuredMinor), startsOn: startsOn as DateString | null, endsOn: endsOn as DateString | null };
}

/** Warranties and insurances of the assets that were held at the end of a day, with what they were carried at then. Minor units. */
export function coversForReport(context: Context, book: DepreciationBookRow, { asOf, categoryId }: { asOf: DateString; categoryId: number | null }): Cover[] {
  const covered = new Map(coverRows(context.connection).map((row) => [row.number, row]));
  if (covered.size === 0) return [];
  const covers: Cover[] = [];
  for (const row of registerAt(context, book.id, { bookId: null, asOf, categoryId, locationCode: null, status: null, includeDisposed: false, orderBy: 'category' })) {
    const cover = covered.get(row.assetNumber);
    if (!cover) continue;
    const shared = { assetNumber: row.assetNumber, name: row.name, category: row.category, location: row.location?.name ?? null, custodian: row.custodian?.name ?? null, netBookValue: row.netBookValue };
    if (cover.warranty_end !== null) covers.push({ ...shared, kind: 'warranty', provider: row.supplier?.name ?? null, policy: null, startsOn: row.acquisitionDate, endsOn: cover.warranty_end as DateString, insuredValue: null });
    const insurance = insuranceOf(cover.insurance);
    if (insurance) covers.push({ ...shared, kind: 'insurance', provider: insurance.insurer === null ? null : same(insurance.insurer), policy: insurance.policy, startsOn: insurance.startsOn, endsOn: insurance.endsOn, insuredValue: insurance.insuredValue });
  }
  return covers;
}
