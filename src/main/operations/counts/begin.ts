import type { Parsed } from '#shared/contract/index.ts';
import { dateParts, parseDate } from '#shared/values/calendar.ts';
import { assetsPlacedAt, heldAssetIds, isWithin } from '../../book/queries/counts.ts';
import { iterateAssetsAt } from '../../book/queries/reports.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { countHash, insertCount, nextCountId, settleCount, snapshotHash, workHash, type CountRow, type CountScope, type ExpectedRow } from '../../book/tables/counts.ts';
import { documentNumber, nextNumber } from '../../book/tables/sequences.ts';
import { outcomesOf } from '../../book/queries/counts.ts';
import { refuse } from '#shared/errors.ts';
import { resolveCategory } from '../categories.ts';
import type { Context } from '../context.ts';
import { assertAnother } from '../people.ts';
import { existingPlace } from '../places.ts';
import { openCount, showWhole, type WholeCount } from './identity.ts';

/** @throws PLACE_NOT_FOUND, CATEGORY_NOT_FOUND */
function scopeFrom(context: Context, { locations, categories, custodians }: Parsed<'counts.create'>['scope']): CountScope {
  const ids = (found: readonly { id: number }[]): number[] => [...new Set(found.map(({ id }) => id))];
  return {
    locationIds: ids(locations.map((code) => existingPlace(context, 'location', code))), categoryIds: ids(categories.map((categoryId) => resolveCategory(context, { categoryId }))),
    custodianIds: ids(custodians.map((code) => existingPlace(context, 'custodian', code))),
  };
}

/** Net book values of the assets that the ledger held at the end of a day; null in a book on cash basis, which keeps none. Minor units. */
function valuesAt(context: Context, asOf: string): Map<number, number> | null {
  if (context.company.basis === 'cash') return null;
  const filter = { bookId: ledgerBook(context.connection).id, asOf, categoryId: null, locationCode: null, status: null, includeDisposed: false };
  const values = new Map<number, number>();
  for (const row of iterateAssetsAt(context.connection, filter, 'number')) values.set(row.id, row.cost_minor - row.accumulated_minor - row.impairment_minor);
  return values;
}

/** What the register says should be there at the end of the day: capitalised by then and not gone; on cash basis, acquired by then and still held. */
function snapshot(context: Context, countId: number, date: string, scope: CountScope): ExpectedRow[] {
  const values = valuesAt(context, date);
  const held = values === null ? heldAssetIds(context.connection) : values;
  return assetsPlacedAt(context.connection, date)
    .filter((asset) => held.has(asset.asset_id) && isWithin(scope, asset))
    .map((asset) => ({ count_id: countId, ...asset, net_book_value_minor: values?.get(asset.asset_id) ?? null }));
}

/** Begins a count with what is expected frozen, so that later moves are seen beside it and not in it. @throws PLACE_NOT_FOUND, CATEGORY_NOT_FOUND, COUNT_EMPTY */
export function createCount(context: Context, input: Parsed<'counts.create'>): WholeCount {
  const { connection } = context;
  const scope = scopeFrom(context, input.scope);
  const { year } = dateParts(parseDate(input.date, 'date'));
  const id = nextCountId(connection);
  const expected = snapshot(context, id, input.date, scope);
  if (expected.length === 0) refuse('COUNT_EMPTY', { date: input.date });
  const facts: Omit<CountRow, 'content_hash'> = {
    id, number: documentNumber('CNT', year, nextNumber(connection, 'CNT', year)), name: input.name, date: input.date, status: 'OPEN', scope: JSON.stringify(scope), expected_count: expected.length,
    snapshot_hash: snapshotHash(expected), created_by: context.actor, created_at: context.now, posted_by: null, posted_at: null, cancelled_by: null, cancelled_at: null, cancel_reason: null, work_hash: null,
  };
  const count: CountRow = { ...facts, content_hash: countHash(facts) };
  insertCount(connection, count, expected);
  context.record(count.number, { name: count.name, date: count.date, expected: count.expected_count, snapshot: count.snapshot_hash });
  return showWhole(context, count);
}

function settled(context: Context, count: CountRow, change: Partial<CountRow>): CountRow {
  const facts = { ...count, ...change, work_hash: workHash(context.connection, count.id) };
  const row = { ...facts, content_hash: countHash(facts) };
  settleCount(context.connection, row);
  return row;
}

/**
 * Closes a count in which every difference is decided. Nothing else is posted by it: the transfers and assets it made are drafts, and disposals are done
 * in their own place.
 * @throws COUNT_NOT_FOUND, COUNT_NOT_OPEN, COUNT_UNRESOLVED, SAME_PERSON
 */
export function postCount(context: Context, input: Parsed<'counts.post'>): WholeCount {
  const count = openCount(context, input.countId);
  const open = outcomesOf(context.connection, count.id).reduce((sum, one) => sum + one.open, 0);
  if (open > 0) refuse('COUNT_UNRESOLVED', { subject: count.number, count: open });
  assertAnother(context, count.created_by);
  const posted = settled(context, count, { status: 'POSTED', posted_by: context.actor, posted_at: context.now });
  const shown = showWhole(context, posted);
  context.record(posted.number, { byOutcome: shown.byOutcome, content: posted.content_hash });
  return shown;
}

/** A count that comes to nothing stays on record with the reason. @throws COUNT_NOT_FOUND, COUNT_NOT_OPEN */
export function cancelCount(context: Context, input: Parsed<'counts.cancel'>): WholeCount {
  const count = openCount(context, input.countId);
  const cancelled = settled(context, count, { status: 'CANCELLED', cancelled_by: context.actor, cancelled_at: context.now, cancel_reason: input.reason });
  context.record(cancelled.number, { reason: input.reason, content: cancelled.content_hash });
  return showWhole(context, cancelled);
}
