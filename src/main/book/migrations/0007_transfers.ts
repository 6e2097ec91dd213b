/**
 * Transfers: an asset goes to another location, custodian, cost centre or category. A row holds where the asset was and where it goes, all four of each;
 * what differs is what moves. A draft may be changed, an approved transfer is posted or cancelled as it is, and what was posted or cancelled stays.
 * A reversal is a row of its own, born posted, that names the transfer it takes back.
 */
const FIELDS = ['location', 'custodian', 'cost_center', 'category'] as const;
const moves = (row: string, field: string): string => `${row}from_${field}_id IS NOT ${row}to_${field}_id`;

export const transfers = `
CREATE TABLE transfers (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, external_id TEXT UNIQUE,
  -- Transfers entered together carry the number of the batch.
  batch_id INTEGER, asset_id INTEGER NOT NULL REFERENCES assets (id),
  status TEXT NOT NULL CHECK (status IN ('DRAFT', 'APPROVED', 'POSTED', 'CANCELLED')),
  effective_date TEXT NOT NULL, reason TEXT,
  from_location_id INTEGER REFERENCES places (id), to_location_id INTEGER REFERENCES places (id),
  from_custodian_id INTEGER REFERENCES places (id), to_custodian_id INTEGER REFERENCES places (id),
  from_cost_center_id INTEGER REFERENCES places (id), to_cost_center_id INTEGER REFERENCES places (id),
  from_category_id INTEGER NOT NULL REFERENCES categories (id), to_category_id INTEGER NOT NULL REFERENCES categories (id),
  -- What a change of category moved from class to class, in the depreciation book that posts: minor units.
  cost_minor INTEGER NOT NULL DEFAULT 0 CHECK (cost_minor >= 0), accumulated_minor INTEGER NOT NULL DEFAULT 0 CHECK (accumulated_minor >= 0),
  journal_id INTEGER UNIQUE REFERENCES journals (id), event_id INTEGER UNIQUE REFERENCES asset_events (id), reverses_id INTEGER UNIQUE REFERENCES transfers (id),
  prepared_by TEXT NOT NULL, prepared_at TEXT NOT NULL, approved_by TEXT, approved_at TEXT, posted_by TEXT, posted_at TEXT,
  cancelled_by TEXT, cancelled_at TEXT, cancel_reason TEXT, content_hash TEXT,
  CHECK (${FIELDS.map((field) => moves('', field)).join(' OR ')}),
  CHECK ((status = 'POSTED') = (posted_at IS NOT NULL AND posted_by IS NOT NULL AND event_id IS NOT NULL)),
  CHECK (status <> 'POSTED' OR approved_at IS NOT NULL),
  CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL AND cancelled_by IS NOT NULL AND cancel_reason IS NOT NULL)),
  CHECK (status NOT IN ('POSTED', 'CANCELLED') OR content_hash IS NOT NULL)
) STRICT;
CREATE INDEX transfers_by_asset ON transfers (asset_id, effective_date);
CREATE INDEX posted_transfers_by_date ON transfers (effective_date) WHERE status = 'POSTED';
CREATE INDEX pending_transfers ON transfers (effective_date) WHERE status IN ('DRAFT', 'APPROVED');
CREATE INDEX transfers_by_batch ON transfers (batch_id) WHERE batch_id IS NOT NULL;

CREATE TRIGGER transfer_is_kept BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED transfer'); END;
CREATE TRIGGER settled_transfer_is_fixed BEFORE UPDATE ON transfers WHEN OLD.status IN ('POSTED', 'CANCELLED') BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED transfer'); END;
CREATE TRIGGER transfer_keeps_its_name BEFORE UPDATE ON transfers
  WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.asset_id <> OLD.asset_id OR NEW.batch_id IS NOT OLD.batch_id OR (OLD.status <> 'DRAFT' AND (NEW.prepared_by <> OLD.prepared_by OR NEW.prepared_at <> OLD.prepared_at)) OR NEW.reverses_id IS NOT OLD.reverses_id
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED transfer'); END;
CREATE TRIGGER transfer_steps BEFORE UPDATE ON transfers
  WHEN (OLD.status = 'DRAFT' AND NEW.status = 'POSTED') OR (OLD.status = 'APPROVED' AND NEW.status = 'DRAFT')
  BEGIN SELECT RAISE(ABORT, 'TRANSFER_NOT_APPROVED transfer'); END;
-- What somebody approved is what is posted; where the asset stood otherwise is written down at posting.
CREATE TRIGGER approved_transfer_is_fixed BEFORE UPDATE ON transfers
  WHEN OLD.status = 'APPROVED' AND (NEW.effective_date <> OLD.effective_date OR NEW.reason IS NOT OLD.reason OR NEW.external_id IS NOT OLD.external_id OR NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at
    OR ${FIELDS.map((field) => `(${moves('OLD.', field)} AND (NEW.from_${field}_id IS NOT OLD.from_${field}_id OR NEW.to_${field}_id IS NOT OLD.to_${field}_id)) OR (NOT (${moves('OLD.', field)}) AND ${moves('NEW.', field)})`).join('\n    OR ')})
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED transfer'); END;
CREATE TRIGGER transfer_is_born_unposted BEFORE INSERT ON transfers WHEN NEW.status <> 'DRAFT' AND (NEW.status <> 'POSTED' OR NEW.reverses_id IS NULL)
  BEGIN SELECT RAISE(ABORT, 'TRANSFER_NOT_APPROVED transfer'); END;
CREATE TRIGGER reversal_takes_back_a_posted_transfer BEFORE INSERT ON transfers
  WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transfers o WHERE o.id = NEW.reverses_id AND o.status = 'POSTED' AND o.reverses_id IS NULL AND o.asset_id = NEW.asset_id AND o.effective_date = NEW.effective_date)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED transfer'); END;
${(['INSERT', 'UPDATE'] as const).map(closedMonth).join('\n')}
`;

function closedMonth(act: 'INSERT' | 'UPDATE'): string {
  return `CREATE TRIGGER closed_period_takes_no_transfer_on_${act.toLowerCase()} BEFORE ${act} ON transfers
  WHEN NEW.status = 'POSTED'${act === 'UPDATE' ? " AND OLD.status <> 'POSTED'" : ''} AND EXISTS (SELECT 1 FROM closings WHERE period >= SUBSTR(NEW.effective_date, 1, 7) AND reopened_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED transfer'); END;`;
}
