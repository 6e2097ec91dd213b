import { firstDay, lastDay, type DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { type AdditionRow, listAdditions } from '../../book/queries/movements.ts';
import type { Addition, Additions } from '../../reports/flows.ts';
import type { MovementQuery } from '../../reports/movements.ts';
import { named } from '../../reports/texts.ts';
import { residualOf } from '../assets/identity.ts';
import type { Context } from '../context.ts';
import { movementsForReport } from './movements.ts';

/** Additions and improvements of a range of months, with what the movements of the same range come to. Minor units. */
export function additionsForReport(context: Context, bookId: number, { from, to, categoryId }: Pick<MovementQuery, 'from' | 'to' | 'categoryId'>): Additions {
  let total = 0;
  for (const { ledger } of movementsForReport(context, bookId, { bookId: null, from, to, categoryId, orderBy: 'category' })) total += ledger.cost.moved.additions + ledger.cost.moved.improvements;
  return { rows: listAdditions(context.connection, { bookId, from: firstDay(from), to: lastDay(to), categoryId }).map(additionOf), total: minor(total) };
}

const place = (code: string | null, name: string | null, nameAr: string | null): Addition['location'] => (code === null || name === null ? null : { code, name: named(name, nameAr) });

function additionOf(row: AdditionRow): Addition {
  return {
    date: row.date as DateString, kind: row.kind, assetNumber: row.number, name: named(row.name, row.name_ar), category: { id: row.category_id, name: named(row.category, row.category_ar) },
    acquisitionDate: row.acquisition_date as DateString, inServiceDate: row.in_service_date as DateString | null, supplier: row.supplier === null ? null : named(row.supplier, row.supplier_ar),
    invoiceNumber: row.invoice_number, quantity: row.quantity, cost: minor(row.cost_minor), extras: minor(row.purchase_minor === null ? 0 : row.cost_minor - row.purchase_minor),
    residualValue: minor(row.frozen_residual_minor ?? residualOf({ residual_minor: row.own_residual_minor, cost_minor: row.cost_minor }, row)), annualRate: row.annual_rate,
    location: place(row.location_code, row.location, row.location_ar), costCenter: place(row.cost_center_code, row.cost_center, row.cost_center_ar),
    method: row.method, lifeMonths: row.method === 'none' || row.method === 'manual' ? null : row.useful_life_months, account: row.account, journal: row.journal, enteredBy: row.actor,
  };
}
