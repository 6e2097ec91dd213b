/**
 * The first book. STRICT tables; money in whole minor units; days and months as text.
 * What is posted (journals, lines, entries, events, terms, audit) can be added to and never changed:
 * triggers hold that in the file itself, so that no program with SQLite in hand breaks it by accident.
 */
export const firstBook = `
CREATE TABLE company (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL, name_ar TEXT,
  country TEXT NOT NULL, currency TEXT NOT NULL, exponent INTEGER NOT NULL CHECK (exponent BETWEEN 0 AND 4),
  fiscal_year_start_month INTEGER NOT NULL CHECK (fiscal_year_start_month BETWEEN 1 AND 12),
  basis TEXT NOT NULL CHECK (basis IN ('accrual', 'cash')),
  asset_accounts TEXT NOT NULL CHECK (asset_accounts IN ('per_category', 'per_asset')),
  framework TEXT NOT NULL CHECK (framework IN ('ifrs', 'ifrs_sme')),
  first_period TEXT, engine_version TEXT NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE depreciation_books (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_ar TEXT,
  posts_to_ledger INTEGER NOT NULL CHECK (posts_to_ledger IN (0, 1)),
  rounding TEXT NOT NULL CHECK (rounding IN ('equal', 'cumulative'))
) STRICT;
-- Exactly one depreciation book posts; the others are memoranda.
CREATE UNIQUE INDEX one_ledger_book ON depreciation_books (posts_to_ledger) WHERE posts_to_ledger = 1;

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_ar TEXT,
  type TEXT NOT NULL CHECK (type IN ('asset', 'contra_asset', 'liability', 'equity', 'income', 'expense')),
  stable_name TEXT UNIQUE, is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE categories (
  id INTEGER PRIMARY KEY, code TEXT, name TEXT NOT NULL, name_ar TEXT,
  depreciation_method TEXT NOT NULL, useful_life_months INTEGER, residual_percent TEXT NOT NULL DEFAULT '0',
  convention TEXT NOT NULL, day_count TEXT NOT NULL, basis TEXT NOT NULL, factor TEXT, annual_rate TEXT,
  asset_account_id INTEGER NOT NULL REFERENCES accounts (id),
  depreciation_account_id INTEGER NOT NULL REFERENCES accounts (id),
  accumulated_account_id INTEGER NOT NULL REFERENCES accounts (id),
  capitalization_threshold_minor INTEGER NOT NULL DEFAULT 0 CHECK (capitalization_threshold_minor >= 0),
  revaluation_allowed INTEGER NOT NULL DEFAULT 0 CHECK (revaluation_allowed IN (0, 1)),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  deleted_at TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX category_code ON categories (code) WHERE deleted_at IS NULL AND code IS NOT NULL;

CREATE TABLE places (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('location', 'cost_center', 'custodian', 'supplier')),
  code TEXT NOT NULL, name TEXT NOT NULL, name_ar TEXT, is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, UNIQUE (kind, code)
) STRICT;

CREATE TABLE import_batches (
  id INTEGER PRIMARY KEY, file_name TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, mapping TEXT NOT NULL, digest TEXT NOT NULL,
  created INTEGER NOT NULL, updated INTEGER NOT NULL, unchanged INTEGER NOT NULL,
  -- What updated assets held before, so that an import can be taken back whole.
  changes TEXT NOT NULL, undone_at TEXT
) STRICT;
CREATE TABLE import_mappings (name TEXT PRIMARY KEY, mapping TEXT NOT NULL, at TEXT NOT NULL) STRICT;

CREATE TABLE assets (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, external_id TEXT UNIQUE,
  name TEXT NOT NULL, name_ar TEXT, description TEXT, asset_type TEXT NOT NULL,
  category_id INTEGER NOT NULL REFERENCES categories (id),
  status TEXT NOT NULL CHECK (status IN ('DRAFT', 'CAPITALIZED', 'IN_SERVICE', 'HELD_FOR_SALE', 'DISPOSED')),
  acquisition_date TEXT NOT NULL, capitalization_date TEXT, in_service_date TEXT,
  -- The purchase cost as registered; what is capitalised stands in the events and in balances.
  cost_minor INTEGER NOT NULL CHECK (cost_minor >= 0),
  residual_minor INTEGER CHECK (residual_minor >= 0),
  useful_life_months INTEGER CHECK (useful_life_months > 0), depreciation_method TEXT, convention TEXT, day_count TEXT, basis TEXT, factor TEXT, annual_rate TEXT,
  location_id INTEGER REFERENCES places (id), custodian_id INTEGER REFERENCES places (id),
  cost_center_id INTEGER REFERENCES places (id), supplier_id INTEGER REFERENCES places (id),
  invoice_number TEXT, ap_invoice_id TEXT, serial_number TEXT, tag TEXT, quantity TEXT NOT NULL DEFAULT '1',
  parent_id INTEGER REFERENCES assets (id),
  ledger_account_id INTEGER REFERENCES accounts (id), accumulated_account_id INTEGER REFERENCES accounts (id),
  warranty_end TEXT, insurance TEXT, notes TEXT,
  opening_through TEXT, opening_accumulated_minor INTEGER, opening_impairment_minor INTEGER, opening_surplus_minor INTEGER,
  batch_id INTEGER REFERENCES import_batches (id),
  -- Folded names, numbers and tags, so that one LIKE finds an asset in either language.
  search_text TEXT NOT NULL, name_key TEXT NOT NULL, name_ar_key TEXT NOT NULL,
  deleted_at TEXT, created_by TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
  CHECK ((opening_through IS NULL) = (opening_accumulated_minor IS NULL))
) STRICT;
CREATE INDEX assets_by_category ON assets (category_id);
CREATE INDEX assets_by_status ON assets (status);
CREATE INDEX assets_by_batch ON assets (batch_id) WHERE batch_id IS NOT NULL;
-- The columns after the first let twins be looked for in the index alone.
CREATE INDEX assets_by_serial_number ON assets (UPPER(TRIM(serial_number)), status, deleted_at, serial_number) WHERE deleted_at IS NULL AND serial_number IS NOT NULL;
CREATE INDEX assets_by_tag ON assets (UPPER(TRIM(tag)), status, deleted_at, tag) WHERE deleted_at IS NULL AND tag IS NOT NULL;

-- The terms an asset depreciates by, per depreciation book, frozen when it goes into service. A change of estimate adds a version.
CREATE TABLE asset_terms (
  asset_id INTEGER NOT NULL REFERENCES assets (id), book_id INTEGER NOT NULL REFERENCES depreciation_books (id), version INTEGER NOT NULL,
  effective_date TEXT NOT NULL, method TEXT NOT NULL, basis TEXT NOT NULL, factor TEXT, annual_rate TEXT, useful_life_months INTEGER,
  residual_minor INTEGER NOT NULL CHECK (residual_minor >= 0), convention TEXT NOT NULL, day_count TEXT NOT NULL, rounding TEXT NOT NULL,
  in_service_date TEXT NOT NULL, engine_version TEXT NOT NULL, content_hash TEXT NOT NULL,
  PRIMARY KEY (book_id, asset_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE journals (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, book_id INTEGER NOT NULL REFERENCES depreciation_books (id),
  date TEXT NOT NULL, period TEXT NOT NULL, source_type TEXT NOT NULL, source TEXT NOT NULL,
  narration_en TEXT NOT NULL, narration_ar TEXT NOT NULL, reverses_id INTEGER UNIQUE REFERENCES journals (id),
  total_minor INTEGER NOT NULL, line_count INTEGER NOT NULL, content_hash TEXT NOT NULL,
  is_posted INTEGER NOT NULL DEFAULT 0 CHECK (is_posted IN (0, 1)),
  actor TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX journals_by_period ON journals (period);
CREATE TABLE journal_lines (
  journal_id INTEGER NOT NULL REFERENCES journals (id), line_no INTEGER NOT NULL, account_id INTEGER NOT NULL REFERENCES accounts (id),
  debit_minor INTEGER NOT NULL CHECK (debit_minor >= 0), credit_minor INTEGER NOT NULL CHECK (credit_minor >= 0),
  category_id INTEGER REFERENCES categories (id), cost_center_id INTEGER REFERENCES places (id), asset_id INTEGER REFERENCES assets (id),
  PRIMARY KEY (journal_id, line_no), CHECK ((debit_minor = 0) <> (credit_minor = 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX lines_by_account ON journal_lines (account_id);

-- What happens to an asset's values besides depreciation. Balances are the sum of these and of entries.
CREATE TABLE asset_events (
  id INTEGER PRIMARY KEY, asset_id INTEGER NOT NULL REFERENCES assets (id), book_id INTEGER REFERENCES depreciation_books (id),
  kind TEXT NOT NULL, date TEXT NOT NULL, period TEXT NOT NULL,
  cost_minor INTEGER NOT NULL DEFAULT 0, accumulated_minor INTEGER NOT NULL DEFAULT 0, impairment_minor INTEGER NOT NULL DEFAULT 0, surplus_minor INTEGER NOT NULL DEFAULT 0,
  details TEXT NOT NULL DEFAULT '{}', journal_id INTEGER REFERENCES journals (id), reverses_id INTEGER UNIQUE REFERENCES asset_events (id),
  actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_asset ON asset_events (asset_id);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES depreciation_books (id), period TEXT NOT NULL, as_of TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('regular', 'supplementary', 'reversal')),
  status TEXT NOT NULL CHECK (status IN ('DRAFT', 'POSTED', 'REVERSED', 'DISCARDED')),
  total_assets INTEGER NOT NULL, total_minor INTEGER NOT NULL, fingerprint TEXT NOT NULL, content_hash TEXT,
  posting_date TEXT, journal_id INTEGER REFERENCES journals (id), reverses_id INTEGER UNIQUE REFERENCES runs (id), reversed_by INTEGER REFERENCES runs (id),
  reason TEXT, engine_version TEXT NOT NULL, actor TEXT NOT NULL, created_at TEXT NOT NULL, posted_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_regular_run ON runs (book_id, period) WHERE kind = 'regular' AND status = 'POSTED';
CREATE UNIQUE INDEX one_draft_run ON runs (book_id, period) WHERE status = 'DRAFT';

-- One asset's depreciation in one period. A reversal adds its mirror, negative, under a run of its own.
CREATE TABLE entries (
  run_id INTEGER NOT NULL REFERENCES runs (id), asset_id INTEGER NOT NULL REFERENCES assets (id), book_id INTEGER NOT NULL, period TEXT NOT NULL,
  depreciation_minor INTEGER NOT NULL, catch_up_minor INTEGER NOT NULL, accumulated_after_minor INTEGER NOT NULL, carrying_after_minor INTEGER NOT NULL,
  category_id INTEGER NOT NULL, cost_center_id INTEGER,
  PRIMARY KEY (run_id, asset_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_asset ON entries (asset_id, book_id, period);

-- A running total kept beside the facts for speed; verify re-adds it from events and entries.
CREATE TABLE balances (
  book_id INTEGER NOT NULL, asset_id INTEGER NOT NULL REFERENCES assets (id),
  cost_minor INTEGER NOT NULL CHECK (cost_minor >= 0), accumulated_minor INTEGER NOT NULL CHECK (accumulated_minor >= 0),
  impairment_minor INTEGER NOT NULL CHECK (impairment_minor >= 0), surplus_minor INTEGER NOT NULL,
  residual_minor INTEGER NOT NULL, posted_through TEXT,
  PRIMARY KEY (book_id, asset_id), CHECK (cost_minor - accumulated_minor - impairment_minor >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE closings (
  id INTEGER PRIMARY KEY, period TEXT NOT NULL, run_id INTEGER REFERENCES runs (id), closed_at TEXT NOT NULL, closed_by TEXT NOT NULL, chain_head TEXT NOT NULL, backup TEXT,
  reopened_at TEXT, reopened_by TEXT, reason TEXT
) STRICT;
CREATE UNIQUE INDEX one_closing ON closings (period) WHERE reopened_at IS NULL;

CREATE TABLE sequences (kind TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (kind, year)) STRICT, WITHOUT ROWID;

-- Every command: who, when, what; each row's hash covers the row and the hash before it.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, operation TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;

${['audit', 'asset_events', 'asset_terms', 'entries'].map(appendOnly).join('\n')}

CREATE TRIGGER journal_is_kept BEFORE DELETE ON journals BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED journal'); END;
CREATE TRIGGER journal_is_fixed BEFORE UPDATE ON journals WHEN OLD.is_posted = 1 BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED journal'); END;
CREATE TRIGGER journal_balances BEFORE UPDATE OF is_posted ON journals WHEN NEW.is_posted = 1
  AND (SELECT COUNT(*) < 2 OR SUM(debit_minor) <> SUM(credit_minor) OR SUM(debit_minor) <> NEW.total_minor OR COUNT(*) <> NEW.line_count FROM journal_lines WHERE journal_id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'JOURNAL_UNBALANCED journal'); END;
CREATE TRIGGER journal_is_born_open BEFORE INSERT ON journals WHEN NEW.is_posted = 1 BEGIN SELECT RAISE(ABORT, 'JOURNAL_UNBALANCED journal'); END;
CREATE TRIGGER line_joins_open_journal BEFORE INSERT ON journal_lines WHEN (SELECT is_posted FROM journals WHERE id = NEW.journal_id) = 1 BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED journal'); END;
CREATE TRIGGER line_is_fixed BEFORE UPDATE ON journal_lines BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED journal line'); END;
CREATE TRIGGER line_is_kept BEFORE DELETE ON journal_lines BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED journal line'); END;

CREATE TRIGGER closed_period_takes_no_journal BEFORE INSERT ON journals WHEN EXISTS (SELECT 1 FROM closings WHERE period = NEW.period AND reopened_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'PERIOD_CLOSED journal'); END;

CREATE TRIGGER run_is_kept BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED run'); END;
CREATE TRIGGER run_steps BEFORE UPDATE ON runs
  WHEN NOT (OLD.status = 'DRAFT' AND NEW.status IN ('POSTED', 'DISCARDED')) AND NOT (OLD.status = 'POSTED' AND NEW.status = 'REVERSED' AND NEW.total_minor = OLD.total_minor AND NEW.journal_id IS OLD.journal_id AND NEW.content_hash IS OLD.content_hash AND NEW.period = OLD.period)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED run'); END;
CREATE TRIGGER closing_is_kept BEFORE DELETE ON closings BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED closing'); END;
CREATE TRIGGER closing_only_reopens BEFORE UPDATE ON closings
  WHEN OLD.reopened_at IS NOT NULL OR NEW.reopened_at IS NULL OR NEW.period <> OLD.period OR NEW.closed_at <> OLD.closed_at OR NEW.chain_head <> OLD.chain_head
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED closing'); END;
CREATE TRIGGER asset_is_kept BEFORE DELETE ON assets BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED asset'); END;
CREATE TRIGGER asset_facts_are_fixed BEFORE UPDATE ON assets
  WHEN OLD.status NOT IN ('DRAFT') AND NEW.status <> 'DRAFT' AND (NEW.cost_minor <> OLD.cost_minor OR NEW.number <> OLD.number OR NEW.acquisition_date <> OLD.acquisition_date OR NEW.opening_through IS NOT OLD.opening_through OR NEW.opening_accumulated_minor IS NOT OLD.opening_accumulated_minor)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED asset'); END;
`;

function appendOnly(table: string): string {
  return `CREATE TRIGGER ${table}_is_fixed BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ${table}'); END;
CREATE TRIGGER ${table}_is_kept BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ${table}'); END;`;
}
