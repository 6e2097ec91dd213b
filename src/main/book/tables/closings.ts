import type { Period } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';

export interface ClosingRow {
  id: number;
  period: Period;
  run_id: number | null;
  closed_at: string;
  closed_by: string;
  chain_head: string;
  backup: string | null;
}

const COLUMNS = 'id, period, run_id, closed_at, closed_by, chain_head, backup';

/** The newest month that stands closed; a reopened one does not count. */
export function lastClosing(connection: Connection): ClosingRow | undefined {
  return connection.get<ClosingRow>(`SELECT ${COLUMNS} FROM closings WHERE reopened_at IS NULL ORDER BY period DESC LIMIT 1`);
}

/** All months that stand closed, oldest first. */
export function standingClosings(connection: Connection): ClosingRow[] {
  return connection.all<ClosingRow>(`SELECT ${COLUMNS} FROM closings WHERE reopened_at IS NULL ORDER BY period`);
}

/** Months that were closed at some time and opened again. */
export function reopenedPeriods(connection: Connection): Set<Period> {
  return new Set(connection.all<{ period: Period }>('SELECT DISTINCT period FROM closings WHERE reopened_at IS NOT NULL').map(({ period }) => period));
}

export function insertClosing(connection: Connection, closing: { period: Period; runId: number | null; at: string; actor: string; chainHead: string; backup: string | null }): number {
  return connection.run('INSERT INTO closings (period, run_id, closed_at, closed_by, chain_head, backup) VALUES (@period, @runId, @at, @actor, @chainHead, @backup)', { ...closing }).id;
}

/** The closing stays on record, with who opened the month again, when and why. */
export function reopenClosing(connection: Connection, id: number, reopening: { at: string; actor: string; reason: string }): void {
  connection.run('UPDATE closings SET reopened_at = ?, reopened_by = ?, reason = ? WHERE id = ?', [reopening.at, reopening.actor, reopening.reason, id]);
}

/**
 * The earliest months that the assets of the book speak of: the last month already depreciated elsewhere (assets brought over),
 * and the first month of the others, by the date in service, else of capitalisation, else of acquisition.
 */
export function earliestMonths(connection: Connection): { openingThrough: Period | null; started: Period | null } {
  return (
    connection.get<{ openingThrough: Period | null; started: Period | null }>(
      `SELECT MIN(SUBSTR(opening_through, 1, 7)) AS openingThrough,
        MIN(CASE WHEN opening_through IS NULL THEN SUBSTR(COALESCE(in_service_date, capitalization_date, acquisition_date), 1, 7) END) AS started
      FROM assets WHERE deleted_at IS NULL`,
    ) ?? { openingThrough: null, started: null }
  );
}

/** Whether any run has been posted, reversed ones included: from then on the facts it stood on are settled. */
export function hasPostedRun(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM runs WHERE posted_at IS NOT NULL LIMIT 1') !== undefined;
}

export function hasJournals(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM journals LIMIT 1') !== undefined;
}
