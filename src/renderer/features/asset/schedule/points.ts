/** Which months of one or several schedules are drawn, and what stands at each: all months of a short life, the last of each year of a long one. */
import type { Output } from '#shared/contract/index.ts';

export type MonthRow = Output<'assets.depreciationSchedule'>['rows'][number];

const MONTHS_DRAWN_AT_MOST = 300;
const MONTHS_OF_YEAR = 12;

/** Keeps the last and every twelfth before it where there are too many. */
function thinned<T>(items: readonly T[]): readonly T[] {
  if (items.length <= MONTHS_DRAWN_AT_MOST) return items;
  const last = items.length - 1;
  return items.filter((_, index) => (last - index) % MONTHS_OF_YEAR === 0);
}

export const drawnRows = (rows: readonly MonthRow[]): readonly MonthRow[] => thinned(rows);

/** The months of all schedules together, in order. */
export function drawnPeriods(schedules: readonly (readonly MonthRow[])[]): readonly string[] {
  return thinned([...new Set(schedules.flatMap((rows) => rows.map(({ period }) => period)))].toSorted());
}

/** Where the plan begins among what is drawn; -1 where all is posted. */
export function firstPlanned(rows: readonly MonthRow[]): number {
  return rows.findIndex((row) => row.status === 'planned');
}

export interface Drawn {
  /** The carrying amount at the end of each month drawn; null where the schedule says nothing, or the other half does. */
  posted: (string | null)[];
  planned: (string | null)[];
}

/** One schedule along the months drawn. With `isLine`, the plan begins where the posted part ends, so that the line does not break. */
export function drawnAlong(rows: readonly MonthRow[], periods: readonly string[], { isLine }: { isLine: boolean }): Drawn {
  const byPeriod = new Map(rows.map((row) => [row.period, row]));
  const found = periods.map((period) => byPeriod.get(period));
  const posted = found.map((row) => (row === undefined || row.status === 'planned' ? null : row.carryingAmount));
  const joint = isLine ? posted.findLastIndex((value) => value !== null) : -1;
  return { posted, planned: found.map((row, index) => (row !== undefined && (row.status === 'planned' || index === joint) ? row.carryingAmount : null)) };
}

export type RowEvent = MonthRow['events'][number];

/** Where an event is drawn: at its own month, or at the one that stands for it; -1 where all that is drawn lies before it. */
export const drawnAt = (drawn: readonly string[], period: string): number => drawn.findIndex((candidate) => candidate >= period);
