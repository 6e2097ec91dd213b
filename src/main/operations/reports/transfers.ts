import type { DateString } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { postedTransfers, type TransferReportRow } from '../../book/queries/records.ts';
import { listCategories } from '../../book/tables/categories.ts';
import type { Days, MovedPlace, TransferredAsset } from '../../reports/records.ts';
import { named, type Bilingual } from '../../reports/texts.ts';
import { required } from '#shared/values/assert.ts';
import type { Context } from '../context.ts';

type Sides = Record<'location' | 'cost_center' | 'custodian' | 'category', [moves: 0 | 1, from: string | null, fromAr: string | null, to: string | null, toAr: string | null]>;
const FIELDS = { location: 'location', costCenter: 'cost_center', custodian: 'custodian', category: 'category' } as const satisfies Record<keyof MovedPlace, keyof Sides>;

const nameOrNull = (name: string | null, nameAr: string | null): Bilingual | null => (name === null ? null : named(name, nameAr));

function transferred(row: TransferReportRow, categories: ReadonlyMap<number, Bilingual>): TransferredAsset {
  const sides = JSON.parse(row.sides) as Sides;
  const fields = Object.keys(FIELDS) as (keyof MovedPlace)[];
  const moves = fields.filter((field) => sides[FIELDS[field]][0] === 1);
  const side = (at: 1 | 3): MovedPlace => Object.fromEntries(fields.map((field) => {
    const of = sides[FIELDS[field]];
    return [field, moves.includes(field) ? nameOrNull(of[at], at === 1 ? of[2] : of[4]) : null];
  })) as unknown as MovedPlace;
  const [, , , location, locationAr] = sides.location;
  return {
    transfer: row.number, date: row.effective_date as DateString, assetNumber: row.asset_number, name: named(row.name, row.name_ar),
    category: { id: row.to_category_id, name: required(categories.get(row.to_category_id), 'the category of a transfer') },
    location: row.to_location_code === null || location === null ? null : { code: row.to_location_code, name: named(location, locationAr) },
    moves, from: side(1), to: side(3), cost: minor(row.cost_minor), accumulated: minor(row.accumulated_minor), reason: row.reason, journal: row.journal, approvedBy: row.approved_by, postedBy: row.posted_by,
  };
}

/** Transfers that stand: of a range of days, or of one asset. Minor units, as they were posted. */
export function transfersForReport(context: Context, { from, to, assetId = null }: Partial<Days> & { assetId?: number | null }): TransferredAsset[] {
  const categories = new Map(listCategories(context.connection).map(({ id, name, name_ar }) => [id, named(name, name_ar)]));
  return postedTransfers(context.connection, { from: from ?? null, to: to ?? null, assetId }).map((row) => transferred(row, categories));
}
