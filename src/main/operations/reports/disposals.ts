import { refuse } from '#shared/errors.ts';
import type { DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { disposals, type DisposalRow } from '../../book/queries/disposals.ts';
import { actsOfGroup, reversalOf } from '../../book/tables/acts.ts';
import type { DisposalQuery, DisposedAsset } from '../../reports/source.ts';
import { named } from '../../reports/texts.ts';
import { termsOfDisposal } from '../acts/showDisposal.ts';
import { actIdOf } from '../acts/identity.ts';
import { resolveAct } from '../acts/reverse.ts';
import type { Context } from '../context.ts';

function disposed(row: DisposalRow): DisposedAsset {
  const { asked, came, partPercent, partQuantity } = termsOfDisposal(row);
  return {
    disposal: actIdOf(row.act_id), assetNumber: row.number, name: named(row.name, row.name_ar), serialNumber: row.serial_number, category: { id: row.category_id, name: named(row.category, row.category_ar) },
    location: row.location === null ? null : named(row.location, row.location_ar), acquisitionDate: row.acquisition_date as DateString, date: row.date as DateString, type: asked.disposalType,
    partPercent, partQuantity,
    cost: minor(row.cost_minor), accumulatedDepreciation: minor(row.accumulated_minor), accumulatedImpairment: minor(row.impairment_minor), carryingAmount: minor(row.cost_minor - row.accumulated_minor - row.impairment_minor),
    proceeds: minor(came.proceedsMinor), vat: minor(came.vatMinor), sellingCosts: minor(came.sellingCostsMinor), gainLoss: minor(row.gain_minor),
    buyer: asked.buyer ?? null, document: asked.document ?? null, reason: asked.reason ?? null, journal: row.journal, postedBy: row.actor,
  };
}

export function disposalsForReport(context: Context, bookId: number, { from, to, categoryId, orderBy }: DisposalQuery): DisposedAsset[] {
  return disposals(context.connection, { bookId, from, to, categoryId, actIds: null }, orderBy).map(disposed);
}

/**
 * A disposal with all that were posted with it on one paper; those taken back since are left out.
 * @throws ACT_NOT_FOUND (it is no disposal), ACT_REVERSED
 */
export function disposalForReport(context: Context, bookId: number, id: string): DisposedAsset[] {
  if (!/^act-\d{1,12}$/.test(id)) refuse('ACT_NOT_FOUND', { act: id });
  const act = resolveAct(context, id);
  if (act.kind !== 'disposal' && act.kind !== 'part_disposal') refuse('ACT_NOT_FOUND', { act: id });
  if (act.reverses_id !== null || reversalOf(context.connection, act.id)) refuse('ACT_REVERSED', { act: id });
  const together = act.group_id === null ? [act] : actsOfGroup(context.connection, act.group_id);
  const standing = together.filter((one) => reversalOf(context.connection, one.id) === undefined);
  return disposals(context.connection, { bookId, from: null, to: null, categoryId: null, actIds: standing.map((one) => one.id) }, 'date').map(disposed);
}
