/**
 * What the remaining methods stand on: total units and readings (units of production), amounts by hand (manual), and a declining rate
 * that follows from the residual value. Readings are only added to: a correction is a row that names the one it replaces, and what a
 * posted charge was worked out from takes none. Each run remembers the last reading it knew.
 */
export const usage = `
ALTER TABLE assets ADD COLUMN total_units TEXT;
-- JSON: [["2026-01", 12500], …], by month, minor units.
ALTER TABLE assets ADD COLUMN manual_charges TEXT;
ALTER TABLE assets ADD COLUMN rate_from_residual INTEGER CHECK (rate_from_residual IN (0, 1));
ALTER TABLE categories ADD COLUMN rate_from_residual INTEGER NOT NULL DEFAULT 0 CHECK (rate_from_residual IN (0, 1));
ALTER TABLE asset_terms ADD COLUMN total_units TEXT;
ALTER TABLE asset_terms ADD COLUMN manual_charges TEXT;
ALTER TABLE asset_terms ADD COLUMN rate_from_residual INTEGER CHECK (rate_from_residual IN (0, 1));
ALTER TABLE runs ADD COLUMN usage_through INTEGER NOT NULL DEFAULT 0;

CREATE TABLE usage_readings (
  id INTEGER PRIMARY KEY, asset_id INTEGER NOT NULL REFERENCES assets (id), period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  units TEXT NOT NULL, replaces_id INTEGER UNIQUE REFERENCES usage_readings (id), actor TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX readings_by_asset ON usage_readings (asset_id, period);
CREATE UNIQUE INDEX one_first_reading ON usage_readings (asset_id, period) WHERE replaces_id IS NULL;

CREATE TRIGGER reading_is_fixed BEFORE UPDATE ON usage_readings BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED usage_readings'); END;
CREATE TRIGGER reading_is_kept BEFORE DELETE ON usage_readings BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED usage_readings'); END;
CREATE TRIGGER reading_replaces_its_like BEFORE INSERT ON usage_readings
  WHEN NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM usage_readings u WHERE u.id = NEW.replaces_id AND u.asset_id = NEW.asset_id AND u.period = NEW.period)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED usage_readings'); END;
CREATE TRIGGER charged_month_takes_no_reading BEFORE INSERT ON usage_readings
  WHEN EXISTS (SELECT 1 FROM entries e JOIN runs r ON r.id = e.run_id WHERE e.asset_id = NEW.asset_id AND e.period >= NEW.period AND r.kind <> 'reversal' AND r.status = 'POSTED')
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED usage_readings'); END;
CREATE TRIGGER closed_month_keeps_its_reading BEFORE INSERT ON usage_readings
  WHEN NEW.replaces_id IS NOT NULL AND EXISTS (SELECT 1 FROM closings c WHERE c.period >= NEW.period AND c.reopened_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED usage_readings'); END;
`;
