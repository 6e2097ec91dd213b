import { required } from '#shared/values/assert.ts';
import { minor } from '#shared/values/money.ts';
import { findBalance } from '../../book/tables/balances.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import type { AssetSchedule } from '../../reports/source.ts';
import { named } from '../../reports/texts.ts';
import { resolveAsset } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { assetSchedule } from '../depreciation.ts';
import { termsOf } from '../terms.ts';

/** An asset's schedule with the terms it follows from: the same rows as on the asset's page. */
export function scheduleForReport(context: Context, book: DepreciationBookRow, reference: string): AssetSchedule {
  const asset = resolveAsset(context, /^asset-\d{1,12}$/.test(reference) ? { assetId: reference } : { assetNumber: reference });
  const category = required(findCategoryById(context.connection, asset.category_id), 'the category of an asset');
  const terms = termsOf(context, asset, book);
  const balance = findBalance(context.connection, book.id, asset.id);
  const { rows, years, fullyDepreciatedOn, totalMinor } = assetSchedule(context, asset, book);
  return {
    assetNumber: asset.number, name: named(asset.name, asset.name_ar), category: named(category.name, category.name_ar), cost: terms.costMinor, costNow: balance ? minor(balance.cost_minor) : null, residualValue: terms.residualMinor,
    method: terms.method, basis: terms.basis, lifeMonths: terms.usefulLifeMonths ?? null, annualRate: terms.annualRate ?? null, convention: terms.convention, dayCount: terms.dayCount, rounding: terms.rounding,
    inServiceDate: terms.inServiceDate, fullyDepreciatedOn,
    months: rows.map((row) => ({
      period: row.period, from: row.from, to: row.to, openingCarryingAmount: row.openingCarryingMinor, depreciation: row.depreciationMinor, accumulatedDepreciation: row.accumulatedMinor,
      carryingAmount: row.carryingMinor, status: row.status, journal: row.journal,
      events: row.events.map((event) => ({ date: event.date, type: event.type, amount: 'amountMinor' in event && event.amountMinor !== undefined ? minor(event.amountMinor) : null })),
    })),
    years: years.map((year) => ({ year: year.year, beginningBookValue: year.openingCarryingMinor, depreciation: year.depreciationMinor, accumulatedDepreciation: year.accumulatedMinor, endingBookValue: year.carryingMinor })),
    total: totalMinor,
  };
}
