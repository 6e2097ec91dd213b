import type { DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { assetsAtTotals, type AssetAtFilter, type AssetAtRow, iterateAssetsAt } from '../../book/queries/reports.ts';
import type { AssetStatus, Place, RegisterQuery, RegisterRow, RegisterTotals } from '../../reports/source.ts';
import { named } from '../../reports/texts.ts';
import { required } from '#shared/values/assert.ts';
import { listDepreciationBooks } from '../../book/tables/company.ts';
import { residualOf } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { actedTerms, type ActedTerms, remainingLife } from './remainingLife.ts';

function filterOf(bookId: number, { asOf, categoryId, locationCode, status, includeDisposed }: RegisterQuery): AssetAtFilter {
  return { bookId, asOf, categoryId, locationCode, status, includeDisposed };
}

const place = (code: string | null, name: string | null, nameAr: string | null): Place | null => (code === null || name === null ? null : { code, name: named(name, nameAr) });

/** The assets as they stood on a day, one at a time. */
export function* registerAt(context: Context, bookId: number, query: RegisterQuery): Generator<RegisterRow> {
  const lifeLeft = remainingLife(context.company, query.asOf);
  const book = required(listDepreciationBooks(context.connection).find(({ id }) => id === bookId), 'the depreciation book of a report');
  const acted = actedTerms(context, book, query.asOf);
  for (const row of iterateAssetsAt(context.connection, filterOf(bookId, query), query.orderBy)) yield registerRow(row, lifeLeft, acted(row.id));
}

function registerRow(row: AssetAtRow, lifeLeft: ReturnType<typeof remainingLife>, acted: ActedTerms | undefined): RegisterRow {
  const status = row.status as AssetStatus;
  return {
    assetNumber: row.number, tag: row.tag, name: named(row.name, row.name_ar), category: { id: row.category_id, name: named(row.category, row.category_ar) },
    location: place(row.location_code, row.location, row.location_ar), costCenter: place(row.cost_center_code, row.cost_center, row.cost_center_ar),
    custodian: place(row.custodian_code, row.custodian, row.custodian_ar), supplier: place(row.supplier_code, row.supplier, row.supplier_ar),
    invoiceNumber: row.invoice_number, serialNumber: row.serial_number, acquisitionDate: row.acquisition_date as DateString, inServiceDate: row.in_service_date as DateString | null,
    method: acted?.method ?? row.method, lifeMonths: lifeOf(row), annualRate: row.annual_rate, remainingLifeMonths: leftOf(row, status, lifeLeft, acted), quantity: row.quantity,
    cost: minor(row.cost_minor),
    residualValue: minor(row.frozen_residual_minor ?? residualOf({ residual_minor: row.own_residual_minor, cost_minor: row.cost_minor }, row)),
    accumulatedDepreciation: minor(row.accumulated_minor), accumulatedImpairment: minor(row.impairment_minor), netBookValue: minor(row.cost_minor - row.accumulated_minor - row.impairment_minor), status,
  };
}

const LIFELESS: ReadonlySet<string> = new Set(['none', 'manual']);
const lifeOf = (row: AssetAtRow): number | null => (LIFELESS.has(row.method) ? null : row.useful_life_months);

/** Nothing is left of what is written down or gone; before an asset is in service all of it is. */
function leftOf(row: AssetAtRow, status: AssetStatus, lifeLeft: ReturnType<typeof remainingLife>, acted: ActedTerms | undefined): number | null {
  if (status === 'FULLY_DEPRECIATED' || status === 'DISPOSED') return 0;
  if (acted) return acted.remainingLifeMonths;
  const { in_service_date, rounding } = row;
  return in_service_date === null || rounding === null ? lifeOf(row) : lifeLeft({ ...row, in_service_date, rounding });
}

export function registerTotalsAt(context: Context, bookId: number, query: RegisterQuery): RegisterTotals {
  const { count, cost_minor, accumulated_minor, impairment_minor } = assetsAtTotals(context.connection, filterOf(bookId, query));
  return {
    count, cost: minor(cost_minor), accumulatedDepreciation: minor(accumulated_minor), accumulatedImpairment: minor(impairment_minor), netBookValue: minor(cost_minor - accumulated_minor - impairment_minor),
  };
}
