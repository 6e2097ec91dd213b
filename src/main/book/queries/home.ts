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

/** What was charged from a month on, reversals taken off, by category of the time and month, in minor units. */
export function chargedByCategoryAndPeriod(connection: Connection, bookId: number, from: Period): { categoryId: number; period: Period; total: number }[] {
  return connection.all(
    'SELECT e.category_id AS categoryId, r.period AS period, SUM(e.depreciation_minor) AS total FROM runs r JOIN entries e ON e.run_id = r.id WHERE r.book_id = ? AND r.period >= ? GROUP BY e.category_id, r.period HAVING total <> 0',
    [bookId, from],
  );
}
