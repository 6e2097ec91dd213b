/**
 * Physical counts. A count begins with a snapshot of what should be there, which is never touched again. What is scanned and what is decided about it are
 * rows that are only added to; the last of a subject stands. A subject is an asset, or a code that no asset is known by. A count that is posted or
 * cancelled takes nothing more.
 */
const KEPT = ['count_expected', 'count_scans', 'count_resolutions'] as const;

const kept = (table: string): string => `
CREATE TRIGGER ${table}_is_fixed BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ${table}'); END;
CREATE TRIGGER ${table}_is_kept BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ${table}'); END;
CREATE TRIGGER ${table}_waits_for_an_open_count BEFORE INSERT ON ${table} WHEN NOT EXISTS (SELECT 1 FROM counts c WHERE c.id = NEW.count_id AND c.status = 'OPEN')
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ${table}'); END;`;

export const counts = `
CREATE TABLE counts (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, name TEXT NOT NULL, date TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('OPEN', 'POSTED', 'CANCELLED')),
  -- JSON: {"locationIds":[],"categoryIds":[],"custodianIds":[]}; an empty list asks nothing.
  scope TEXT NOT NULL, expected_count INTEGER NOT NULL CHECK (expected_count >= 0), snapshot_hash TEXT NOT NULL,
  created_by TEXT NOT NULL, created_at TEXT NOT NULL, posted_by TEXT, posted_at TEXT, cancelled_by TEXT, cancelled_at TEXT, cancel_reason TEXT,
  -- Of all that was scanned and decided, once nothing more is.
  work_hash TEXT, content_hash TEXT NOT NULL,
  CHECK ((status = 'POSTED') = (posted_by IS NOT NULL AND posted_at IS NOT NULL)),
  CHECK ((status = 'CANCELLED') = (cancelled_by IS NOT NULL AND cancelled_at IS NOT NULL AND cancel_reason IS NOT NULL)),
  CHECK ((status = 'OPEN') = (work_hash IS NULL))
) STRICT;
CREATE TRIGGER count_is_kept BEFORE DELETE ON counts BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED counts'); END;
CREATE TRIGGER count_is_born_open BEFORE INSERT ON counts WHEN NEW.status <> 'OPEN' BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED counts'); END;
CREATE TRIGGER settled_count_is_fixed BEFORE UPDATE ON counts WHEN OLD.status <> 'OPEN' BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED counts'); END;
CREATE TRIGGER count_keeps_what_it_began_with BEFORE UPDATE ON counts
  WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.name <> OLD.name OR NEW.date <> OLD.date OR NEW.scope <> OLD.scope OR NEW.expected_count <> OLD.expected_count
    OR NEW.snapshot_hash <> OLD.snapshot_hash OR NEW.created_by <> OLD.created_by OR NEW.created_at <> OLD.created_at
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED counts'); END;

CREATE TABLE count_expected (
  count_id INTEGER NOT NULL REFERENCES counts (id), asset_id INTEGER NOT NULL REFERENCES assets (id), number TEXT NOT NULL, tag TEXT,
  location_id INTEGER REFERENCES places (id), custodian_id INTEGER REFERENCES places (id), category_id INTEGER NOT NULL REFERENCES categories (id),
  -- In the depreciation book that posts, minor units; none where the book keeps no values.
  net_book_value_minor INTEGER, PRIMARY KEY (count_id, asset_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE count_scans (
  id INTEGER PRIMARY KEY, count_id INTEGER NOT NULL REFERENCES counts (id), subject TEXT NOT NULL, code TEXT NOT NULL, asset_id INTEGER REFERENCES assets (id),
  is_expected INTEGER NOT NULL CHECK (is_expected IN (0, 1)), outcome TEXT NOT NULL CHECK (outcome IN ('FOUND', 'MOVED', 'UNREGISTERED', 'DISPOSED')),
  -- Where the register had it: by the snapshot, or at the moment of the scan where the snapshot has not the asset.
  book_location_id INTEGER REFERENCES places (id), book_custodian_id INTEGER REFERENCES places (id), net_book_value_minor INTEGER,
  location_id INTEGER REFERENCES places (id), custodian_id INTEGER REFERENCES places (id),
  condition TEXT CHECK (condition IN ('GOOD', 'FAIR', 'DAMAGED', 'UNUSABLE')), note TEXT, source TEXT NOT NULL CHECK (source IN ('hand', 'file')),
  -- The scan before it was a mistake: the subject was not seen.
  is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)), actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL,
  CHECK ((asset_id IS NULL) = (outcome = 'UNREGISTERED')), CHECK (is_expected = 0 OR outcome IN ('FOUND', 'MOVED'))
) STRICT;
CREATE INDEX scans_by_subject ON count_scans (count_id, subject);
CREATE INDEX scans_by_asset ON count_scans (asset_id) WHERE asset_id IS NOT NULL;

CREATE TABLE count_resolutions (
  id INTEGER PRIMARY KEY, count_id INTEGER NOT NULL REFERENCES counts (id), subject TEXT NOT NULL,
  -- What was decided upon: another scan that says otherwise asks for another decision.
  outcome TEXT NOT NULL CHECK (outcome IN ('FOUND', 'MOVED', 'NOT_FOUND', 'UNREGISTERED', 'DISPOSED')), location_id INTEGER REFERENCES places (id), custodian_id INTEGER REFERENCES places (id),
  action TEXT NOT NULL CHECK (action IN ('accept', 'transfer', 'register', 'dispose', 'ignore')), reason TEXT,
  transfer_id INTEGER REFERENCES transfers (id), new_asset_id INTEGER REFERENCES assets (id), actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL,
  CHECK ((action = 'transfer') = (transfer_id IS NOT NULL)), CHECK ((action = 'register') = (new_asset_id IS NOT NULL)), CHECK (action <> 'ignore' OR reason IS NOT NULL)
) STRICT;
CREATE INDEX resolutions_by_subject ON count_resolutions (count_id, subject);
${KEPT.map(kept).join('\n')}

-- A scanner reads a number in either case; tags and serial numbers are found so already.
CREATE INDEX assets_by_number_as_scanned ON assets (UPPER(TRIM(number)));
`;
