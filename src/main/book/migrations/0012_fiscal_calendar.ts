/**
 * The fiscal calendar: years that are not of twelve months, and how far months are held back (soft locks) or locked for good (years that were audited).
 * A year can be laid out anew until a month of it, or after it, is closed. What was held back, locked and opened again is a log: the last row of a
 * kind says where it stands (the last month it covers, or none), and a closed month under a lock is not opened again.
 */
export const fiscalCalendar = `
CREATE TABLE fiscal_years (
  first_period TEXT PRIMARY KEY, last_period TEXT NOT NULL CHECK (last_period >= first_period),
  -- 1: the company's first; the years before it are only thought.
  is_first INTEGER NOT NULL CHECK (is_first IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE period_locks (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('soft', 'year')), through TEXT, reason TEXT NOT NULL CHECK (reason <> ''),
  actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL
) STRICT;
CREATE INDEX period_locks_by_kind ON period_locks (kind, id);

CREATE TRIGGER period_lock_is_fixed BEFORE UPDATE ON period_locks BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED period lock'); END;
CREATE TRIGGER period_lock_is_kept BEFORE DELETE ON period_locks BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED period lock'); END;
CREATE TRIGGER locked_year_stays_closed BEFORE UPDATE OF reopened_at ON closings
  WHEN NEW.reopened_at IS NOT NULL AND OLD.period <= (SELECT through FROM period_locks WHERE kind = 'year' ORDER BY id DESC LIMIT 1)
  BEGIN SELECT RAISE(ABORT, 'YEAR_LOCKED closing'); END;
${(['INSERT', 'UPDATE', 'DELETE'] as const).map(closedYearIsFixed).join('\n')}
`;

function closedYearIsFixed(act: 'INSERT' | 'UPDATE' | 'DELETE'): string {
  const row = act === 'INSERT' ? 'NEW' : 'OLD';
  return `CREATE TRIGGER closed_fiscal_year_is_fixed_on_${act.toLowerCase()} BEFORE ${act} ON fiscal_years
  WHEN EXISTS (SELECT 1 FROM closings WHERE period >= ${row}.first_period AND reopened_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED fiscal year'); END;`;
}
