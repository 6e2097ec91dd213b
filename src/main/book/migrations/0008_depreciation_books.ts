/**
 * Depreciation books beside the one that posts: what each is for, whether it takes entries, the terms it depreciates a category by, what it says of
 * single assets, and the tax rates that its differences from the ledger are taken at. That such a book reaches no journal is held here.
 */
export const depreciationBooks = `
ALTER TABLE depreciation_books ADD COLUMN purpose TEXT NOT NULL DEFAULT 'financial' CHECK (purpose IN ('financial', 'management', 'tax', 'other'));
ALTER TABLE depreciation_books ADD COLUMN status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('setup', 'active', 'inactive'));
-- How an asset that was depreciated before comes in: what it owes falls due at once, or stands as an opening balance worked out by the book's own terms.
ALTER TABLE depreciation_books ADD COLUMN earlier TEXT CHECK (earlier IN ('catch_up', 'opening'));
ALTER TABLE depreciation_books ADD COLUMN activated_at TEXT;
ALTER TABLE depreciation_books ADD COLUMN deactivated_at TEXT;
-- The last event that a book which takes no more entries still counts.
ALTER TABLE depreciation_books ADD COLUMN last_event_id INTEGER;

CREATE TABLE book_tax_rates (
  book_id INTEGER NOT NULL REFERENCES depreciation_books (id), valid_from TEXT NOT NULL, rate TEXT NOT NULL, PRIMARY KEY (book_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE book_category_terms (
  book_id INTEGER NOT NULL REFERENCES depreciation_books (id), category_id INTEGER NOT NULL REFERENCES categories (id),
  method TEXT NOT NULL, recovery_years TEXT, useful_life_months INTEGER CHECK (useful_life_months > 0), residual_percent TEXT NOT NULL,
  convention TEXT NOT NULL, day_count TEXT NOT NULL, basis TEXT NOT NULL, factor TEXT, annual_rate TEXT,
  rate_from_residual INTEGER NOT NULL CHECK (rate_from_residual IN (0, 1)), updated_at TEXT NOT NULL,
  PRIMARY KEY (book_id, category_id), CHECK ((method = 'macrs') = (recovery_years IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE book_asset_terms (
  book_id INTEGER NOT NULL REFERENCES depreciation_books (id), asset_id INTEGER NOT NULL REFERENCES assets (id),
  excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
  method TEXT, recovery_years TEXT, useful_life_months INTEGER CHECK (useful_life_months > 0), residual_minor INTEGER CHECK (residual_minor >= 0),
  convention TEXT, day_count TEXT, basis TEXT, factor TEXT, annual_rate TEXT, rate_from_residual INTEGER CHECK (rate_from_residual IN (0, 1)),
  total_units TEXT, manual_charges TEXT, opening_through TEXT, opening_accumulated_minor INTEGER CHECK (opening_accumulated_minor >= 0), updated_at TEXT NOT NULL,
  PRIMARY KEY (book_id, asset_id), CHECK ((opening_through IS NULL) = (opening_accumulated_minor IS NULL))
) STRICT, WITHOUT ROWID;

ALTER TABLE asset_terms ADD COLUMN recovery_years TEXT;

CREATE TRIGGER depreciation_book_is_kept BEFORE DELETE ON depreciation_books WHEN OLD.status <> 'setup' BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED depreciation_books'); END;
CREATE TRIGGER depreciation_book_steps BEFORE UPDATE ON depreciation_books
  WHEN NEW.posts_to_ledger <> OLD.posts_to_ledger OR NEW.code <> OLD.code OR (NEW.posts_to_ledger = 1 AND NEW.status <> 'active')
    OR (NEW.status <> OLD.status AND NOT (OLD.status = 'setup' AND NEW.status = 'active') AND NOT (OLD.status = 'active' AND NEW.status = 'inactive'))
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED depreciation_books'); END;
CREATE TRIGGER memorandum_posts_no_journal BEFORE INSERT ON journals WHEN (SELECT posts_to_ledger FROM depreciation_books WHERE id = NEW.book_id) = 0
  BEGIN SELECT RAISE(ABORT, 'DEPRECIATION_BOOK_NOT_LEDGER journal'); END;
-- An act that reached a book while it was active can still be taken back there.
CREATE TRIGGER only_active_books_run BEFORE INSERT ON runs WHEN NEW.kind IN ('regular', 'supplementary') AND (SELECT status FROM depreciation_books WHERE id = NEW.book_id) <> 'active'
  BEGIN SELECT RAISE(ABORT, 'DEPRECIATION_BOOK_NOT_ACTIVE run'); END;
${['INSERT', 'UPDATE', 'DELETE'].map(frozen).join('\n')}
`;

/** What a book says of an asset is settled with the terms that were frozen from it. */
function frozen(act: string): string {
  const row = act === 'INSERT' ? 'NEW' : 'OLD';
  return `CREATE TRIGGER book_asset_terms_${act.toLowerCase()} BEFORE ${act} ON book_asset_terms WHEN EXISTS (SELECT 1 FROM asset_terms t WHERE t.book_id = ${row}.book_id AND t.asset_id = ${row}.asset_id)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED book_asset_terms'); END;`;
}
