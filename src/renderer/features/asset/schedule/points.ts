/** Which rows of a schedule are drawn: all months of a short life, the last month of each year of a long one. */
import type { Output } from '#shared/contract/index.ts';

export type MonthRow = Output<'assets.depreciationSchedule'>['rows'][number];

const MONTHS_DRAWN_AT_MOST = 300;
const MONTHS_OF_YEAR = 12;

export function drawnRows(rows: readonly MonthRow[]): readonly MonthRow[] {
  if (rows.length <= MONTHS_DRAWN_AT_MOST) return rows;
  const last = rows.length - 1;
  return rows.filter((_, index) => (last - index) % MONTHS_OF_YEAR === 0);
}

/** Where the plan begins among what is drawn; -1 where all is posted. */
export function firstPlanned(rows: readonly MonthRow[]): number {
  return rows.findIndex((row) => row.status === 'planned');
}

export type RowEvent = MonthRow['events'][number];

/** Where an event is drawn: at its own month, or at the one that stands for it; -1 where all that is drawn lies before it. */
export const drawnAt = (drawn: readonly MonthRow[], period: string): number => drawn.findIndex((row) => row.period >= period && row.status !== 'opening');
