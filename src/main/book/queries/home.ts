import type { Period } from '#shared/values/calendar.ts';
import type { Connection } from '../connection.ts';

/** What runs posted in each month, reversals taken off, in minor units. */
export function depreciationByPeriod(connection: Connection, bookId: number): Map<Period, number> {
  const rows = connection.all<{ period: Period; total: number }>(
    "SELECT period, SUM(total_minor) AS total FROM runs WHERE book_id = ? AND status IN ('POSTED', 'REVERSED') GROUP BY period ORDER BY period",
    [bookId],
  );
  return new Map(rows.map((row) => [row.period, row.total]));
}

/** What events other than depreciation did to carrying amounts in each month (additions, improvements, revaluations, disposals), in minor units. */
export function carryingChangeByPeriod(connection: Connection, bookId: number): Map<Period, number> {
  const rows = connection.all<{ period: Period; total: number }>(
    'SELECT period, SUM(cost_minor - accumulated_minor - impairment_minor) AS total FROM asset_events WHERE book_id IS NULL OR book_id = ? GROUP BY period HAVING total <> 0',
    [bookId],
  );
  return new Map(rows.map((row) => [row.period, row.total]));
}
