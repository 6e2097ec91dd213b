import type { Period } from '#shared/values/calendar.ts';
import type { IrregularYear } from '#shared/values/fiscalCalendar.ts';
import type { Connection } from '../connection.ts';

/** Fiscal years that are not of twelve months, in the order of time. */
export function listIrregularYears(connection: Connection): IrregularYear[] {
  return connection.all<{ first_period: Period; last_period: Period; is_first: 0 | 1 }>('SELECT first_period, last_period, is_first FROM fiscal_years ORDER BY first_period')
    .map(({ first_period, last_period, is_first }) => ({ from: first_period, to: last_period, ...(is_first === 1 && { isFirst: true }) }));
}

/** Puts these years in place of the ones that stood, leaving alone what does not change. @throws PERIOD_CLOSED (by trigger) for a year that a closed month lies in or after */
export function replaceIrregularYears(connection: Connection, years: readonly IrregularYear[]): void {
  const same = (a: IrregularYear) => (b: IrregularYear): boolean => a.from === b.from && a.to === b.to && a.isFirst === b.isFirst;
  const before = listIrregularYears(connection);
  for (const gone of before.filter((year) => !years.some(same(year)))) connection.run('DELETE FROM fiscal_years WHERE first_period = ?', [gone.from]);
  for (const { from, to, isFirst } of years.filter((year) => !before.some(same(year)))) connection.run('INSERT INTO fiscal_years (first_period, last_period, is_first) VALUES (?, ?, ?)', [from, to, isFirst === true ? 1 : 0]);
}

/**
 * The latest month whose figures rest on its fiscal year: closed, or with depreciation that was ever posted (what was taken back is verified too), or with
 * an act that stands. Null where there is none.
 */
export function lastSettledPeriod(connection: Connection): Period | null {
  return (
    connection.get<{ period: Period | null }>(
      `SELECT MAX(period) AS period FROM (
        SELECT MAX(period) AS period FROM closings WHERE reopened_at IS NULL
        UNION ALL SELECT MAX(period) FROM runs WHERE posted_at IS NOT NULL
        UNION ALL SELECT MAX(period) FROM acts a WHERE a.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM acts b WHERE b.reverses_id = a.id))`,
    )?.period ?? null
  );
}

export interface MacrsTerms {
  in_service_date: string;
  recovery_years: string;
  convention: string;
  day_count: string;
}

/** Different terms of tax law that assets are depreciated by, in every depreciation book. */
export function macrsTermsInForce(connection: Connection): MacrsTerms[] {
  return connection.all<MacrsTerms>(
    `SELECT DISTINCT t.in_service_date, t.recovery_years, t.convention, t.day_count FROM asset_terms t JOIN assets a ON a.id = t.asset_id
      WHERE t.method = 'macrs' AND t.recovery_years IS NOT NULL AND a.status <> 'DISPOSED' AND a.deleted_at IS NULL`,
  );
}

/** Assets in service whose charges are worked out by fiscal years, in any depreciation book: by convention, by declining balance on the year's opening amount, or by the days of the year. */
export function countAssetsByYear(connection: Connection): number {
  return (
    connection.get<{ count: number }>(
      `SELECT COUNT(DISTINCT t.asset_id) AS count FROM asset_terms t JOIN assets a ON a.id = t.asset_id
        WHERE a.status NOT IN ('DRAFT', 'DISPOSED') AND a.deleted_at IS NULL AND (t.convention IN ('half_year', 'mid_quarter', 'full_year') OR t.method = 'macrs'
          OR (t.basis = 'annual' AND t.method IN ('declining_balance', 'accelerated')) OR (t.convention = 'actual_days' AND t.day_count = 'year_days'))`,
    )?.count ?? 0
  );
}
