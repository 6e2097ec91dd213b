import { required } from '#shared/values/assert.ts';
import { minor } from '#shared/values/money.ts';
import type { DateString, Period } from '#shared/values/calendar.ts';
import { iterateAssetsAt, type AssetAtRow } from '../../book/queries/reports.ts';
import { chargedInMonth } from '../../book/queries/listing.ts';
import { findAssetById } from '../../book/tables/assets.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import type { RunRow } from '../../book/tables/runs.ts';
import { chargeForPeriod } from '../../engine/index.ts';
import type { DepreciationRun } from '../../reports/source.ts';
import { named, text } from '../../reports/texts.ts';
import type { Context } from '../context.ts';
import type { SkipReason } from '../plan.ts';
import { termsOf } from '../terms.ts';

/** Why an asset in service has no charge in a month, by what its terms and acts say of the month. */
function reasonInService(context: Context, book: DepreciationBookRow, row: AssetAtRow, period: Period): SkipReason {
  const terms = termsOf(context, required(findAssetById(context.connection, row.id), 'an asset of the register'), book);
  const { reason } = chargeForPeriod(terms, { period, accumulatedMinor: minor(row.accumulated_minor), postedThrough: null });
  // Something was due: so it came into service after the run, dated back.
  return reason === 'due' || reason === 'already_posted' ? 'not_in_service' : reason;
}

function reasonOf(context: Context, book: DepreciationBookRow, row: AssetAtRow, period: Period): SkipReason {
  if (row.status === 'CAPITALIZED') return 'not_in_service';
  if (row.status === 'FULLY_DEPRECIATED') return 'fully_depreciated';
  if (row.status === 'HELD_FOR_SALE' && book.posts_to_ledger === 1) return 'held_for_sale';
  return row.method === 'none' ? 'no_depreciation' : reasonInService(context, book, row, period);
}

/**
 * What the regular run of a month passed over, by the facts of its last day: assets that were held then and are charged nothing in the month. A run keeps
 * what it charges, not what it does not; reasons follow from the same facts as they do for a draft.
 */
export function passedOverBy(context: Context, book: DepreciationBookRow, run: Pick<RunRow, 'period' | 'as_of' | 'kind'>): DepreciationRun['exceptions'] {
  if (run.kind !== 'regular') return [];
  const charged = chargedInMonth(context.connection, book.id, run.period);
  const rows = [...iterateAssetsAt(context.connection, { bookId: book.id, asOf: run.as_of as DateString, categoryId: null, locationCode: null, status: null, includeDisposed: false }, 'number')];
  return rows.filter(({ id }) => !charged.has(id)).map((row) => ({ assetNumber: row.number, name: named(row.name, row.name_ar), note: text('exception', reasonOf(context, book, row, run.period)) }));
}
