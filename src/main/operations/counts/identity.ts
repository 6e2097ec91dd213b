import type { Output } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { outcomesOf, seenOfExpected } from '../../book/queries/counts.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import { findCount, findCountByNumber, type CountRow, type CountScope } from '../../book/tables/counts.ts';
import { findPlaceById } from '../../book/tables/places.ts';
import type { Context } from '../context.ts';

export type Count = Output<'counts.list'>['items'][number];
export type WholeCount = Output<'counts.get'>;
export type CountLine = Output<'counts.lines'>['items'][number];
export type NamedPlace = CountLine['bookLocation'];

export const countIdOf = (id: number): string => `cnt-${id}`;

/** By id or number. @throws COUNT_NOT_FOUND */
export function resolveCount(context: Context, reference: string): CountRow {
  const found = reference.startsWith('cnt-') ? findCount(context.connection, Number(reference.slice('cnt-'.length))) : findCountByNumber(context.connection, reference);
  return found ?? refuse('COUNT_NOT_FOUND', { count: reference });
}

/** @throws COUNT_NOT_OPEN */
export function assertOpen(count: CountRow): void {
  if (count.status !== 'OPEN') refuse('COUNT_NOT_OPEN', { count: count.number, status: count.status });
}

/** @throws COUNT_NOT_FOUND, COUNT_NOT_OPEN */
export function openCount(context: Context, reference: string): CountRow {
  const count = resolveCount(context, reference);
  assertOpen(count);
  return count;
}

export const scopeOf = (count: Pick<CountRow, 'scope'>): CountScope => JSON.parse(count.scope) as CountScope;

export function placeOf(context: Context, id: number | null): NamedPlace {
  if (id === null) return null;
  const { code, name, name_ar } = required(findPlaceById(context.connection, id), 'a place of a count');
  return { code, name, nameAr: name_ar };
}

export const progressOf = (context: Context, count: CountRow): Count['progress'] => ({ expected: count.expected_count, seen: seenOfExpected(context.connection, count.id) });

export function showCount(context: Context, count: CountRow): Count {
  const scope = scopeOf(count);
  const places = (ids: readonly number[]) => ids.map((id) => required(placeOf(context, id), 'a place of a count'));
  return {
    countId: countIdOf(count.id), number: count.number, name: count.name, date: count.date, status: count.status, progress: progressOf(context, count),
    scope: {
      locations: places(scope.locationIds), custodians: places(scope.custodianIds),
      categories: scope.categoryIds.map((id) => {
        const { code, name, name_ar } = required(findCategoryById(context.connection, id), 'a category of a count');
        return { id, code, name, nameAr: name_ar };
      }),
    },
    createdBy: count.created_by, createdAt: count.created_at, postedBy: count.posted_by, postedAt: count.posted_at, cancelledBy: count.cancelled_by, cancelledAt: count.cancelled_at, cancelReason: count.cancel_reason,
  };
}

export function showWhole(context: Context, count: CountRow): WholeCount {
  const found = outcomesOf(context.connection, count.id);
  const of = (outcome: CountLine['outcome']): number => found.find((one) => one.outcome === outcome)?.count ?? 0;
  return {
    ...showCount(context, count), open: found.reduce((sum, { open }) => sum + open, 0),
    byOutcome: { FOUND: of('FOUND'), MOVED: of('MOVED'), NOT_FOUND: of('NOT_FOUND'), UNREGISTERED: of('UNREGISTERED'), DISPOSED: of('DISPOSED') },
  };
}
