/**
 * What a person does to an asset in service: value updates, changes of estimate, suspension, disposal. An act says what was asked and what
 * came of it; its events (one for each depreciation book) carry the amounts, its runs the depreciation posted up to it. Nothing is changed
 * afterwards: an act is taken back by another that names it. Runs are made anew, for a run may now belong to an act: `charge` posts depreciation of
 * one asset outside the month's run, `take_back` takes a posted month of it back.
 */
export const acts = `
CREATE TABLE acts (
  id INTEGER PRIMARY KEY, asset_id INTEGER NOT NULL REFERENCES assets (id),
  -- Null: the act holds in every depreciation book.
  book_id INTEGER REFERENCES depreciation_books (id),
  kind TEXT NOT NULL, external_id TEXT UNIQUE, date TEXT NOT NULL, period TEXT NOT NULL, amount_minor INTEGER,
  -- Canonical JSON: what was asked, and the figures it came to.
  input TEXT NOT NULL, outcome TEXT NOT NULL, memo TEXT,
  -- Acts of several assets posted together carry the id of the first of them.
  group_id INTEGER, journal_id INTEGER REFERENCES journals (id), reverses_id INTEGER UNIQUE REFERENCES acts (id), reason TEXT,
  status_before TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL,
  CHECK ((reverses_id IS NULL) = (reason IS NULL))
) STRICT;
CREATE INDEX acts_by_asset ON acts (asset_id, date);
CREATE INDEX acts_by_date ON acts (date);
CREATE TRIGGER acts_is_fixed BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED acts'); END;
CREATE TRIGGER acts_is_kept BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED acts'); END;
CREATE TRIGGER closed_period_takes_no_act BEFORE INSERT ON acts WHEN EXISTS (SELECT 1 FROM closings WHERE period = NEW.period AND reopened_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED act'); END;

ALTER TABLE asset_events ADD COLUMN act_id INTEGER REFERENCES acts (id);
CREATE INDEX events_of_acts ON asset_events (asset_id) WHERE act_id IS NOT NULL;

CREATE TABLE runs_before AS SELECT * FROM runs;
DROP TABLE runs;
CREATE TABLE runs (
  id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES depreciation_books (id), period TEXT NOT NULL, as_of TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('regular', 'supplementary', 'reversal', 'charge', 'take_back')),
  status TEXT NOT NULL CHECK (status IN ('DRAFT', 'POSTED', 'REVERSED', 'DISCARDED')),
  total_assets INTEGER NOT NULL, total_minor INTEGER NOT NULL, fingerprint TEXT NOT NULL, content_hash TEXT,
  posting_date TEXT, journal_id INTEGER REFERENCES journals (id), reverses_id INTEGER UNIQUE REFERENCES runs (id), reversed_by INTEGER REFERENCES runs (id),
  reason TEXT, engine_version TEXT NOT NULL, actor TEXT NOT NULL, created_at TEXT NOT NULL, posted_at TEXT,
  usage_through INTEGER NOT NULL DEFAULT 0,
  -- The last event of an act that the run knew, and the act it belongs to.
  event_through INTEGER NOT NULL DEFAULT 0, act_id INTEGER REFERENCES acts (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (kind IN ('regular', 'supplementary', 'reversal') OR act_id IS NOT NULL)
) STRICT;
INSERT INTO runs (id, book_id, period, as_of, kind, status, total_assets, total_minor, fingerprint, content_hash, posting_date, journal_id, reverses_id, reversed_by, reason, engine_version, actor, created_at, posted_at, usage_through)
  SELECT id, book_id, period, as_of, kind, status, total_assets, total_minor, fingerprint, content_hash, posting_date, journal_id, reverses_id, reversed_by, reason, engine_version, actor, created_at, posted_at, usage_through FROM runs_before ORDER BY id;
DROP TABLE runs_before;
CREATE UNIQUE INDEX one_regular_run ON runs (book_id, period) WHERE kind = 'regular' AND status = 'POSTED';
CREATE UNIQUE INDEX one_draft_run ON runs (book_id, period) WHERE status = 'DRAFT';
CREATE INDEX runs_of_acts ON runs (act_id) WHERE act_id IS NOT NULL;
CREATE TRIGGER run_is_kept BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED run'); END;
CREATE TRIGGER run_steps BEFORE UPDATE ON runs
  WHEN NOT (OLD.status = 'DRAFT' AND NEW.status IN ('POSTED', 'DISCARDED')) AND NOT (OLD.status = 'POSTED' AND NEW.status = 'REVERSED' AND NEW.total_minor = OLD.total_minor AND NEW.journal_id IS OLD.journal_id AND NEW.content_hash IS OLD.content_hash AND NEW.period = OLD.period)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED run'); END;
`;
