/**
 * Tax pools: the preset a book took over, its rules by year, which category belongs to which pool, what people entered, and the years as they were closed.
 * Rules and closed years are added to and never changed; what was entered for a year cannot be touched while the year stands closed.
 */
export const taxPools = `
CREATE TABLE tax_regime (
  id INTEGER PRIMARY KEY CHECK (id = 1), country TEXT NOT NULL, preset TEXT NOT NULL,
  first_year INTEGER NOT NULL, actor TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
-- The newest version whose from_year is not after a year holds for the year.
CREATE TABLE tax_rules (
  id INTEGER PRIMARY KEY, from_year INTEGER NOT NULL, rules TEXT NOT NULL, reason TEXT, actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL
) STRICT;
CREATE TABLE tax_pools (code TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, name_ar TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tax_pool_categories (category_id INTEGER PRIMARY KEY REFERENCES categories (id), pool_code TEXT NOT NULL REFERENCES tax_pools (code)) STRICT;
CREATE TABLE tax_pool_facts (
  pool_code TEXT NOT NULL REFERENCES tax_pools (code), fiscal_year INTEGER NOT NULL,
  opening_minor INTEGER CHECK (opening_minor >= 0), opening_cost_minor INTEGER CHECK (opening_cost_minor >= 0),
  previous_additions_minor INTEGER CHECK (previous_additions_minor >= 0), previous_proceeds_minor INTEGER CHECK (previous_proceeds_minor >= 0),
  proceeds_minor INTEGER NOT NULL DEFAULT 0 CHECK (proceeds_minor >= 0), repairs_minor INTEGER NOT NULL DEFAULT 0 CHECK (repairs_minor >= 0),
  relief_cost_minor INTEGER NOT NULL DEFAULT 0 CHECK (relief_cost_minor >= 0), full_allowance_minor INTEGER NOT NULL DEFAULT 0 CHECK (full_allowance_minor >= 0),
  write_off TEXT NOT NULL DEFAULT 'none' CHECK (write_off IN ('none', 'small', 'empty')),
  PRIMARY KEY (pool_code, fiscal_year)
) STRICT, WITHOUT ROWID;
CREATE TABLE tax_years (
  id INTEGER PRIMARY KEY, fiscal_year INTEGER NOT NULL, snapshot TEXT NOT NULL, content_hash TEXT NOT NULL, closed_at TEXT NOT NULL, closed_by TEXT NOT NULL,
  reopened_at TEXT, reopened_by TEXT, reason TEXT
) STRICT;
CREATE UNIQUE INDEX one_tax_year ON tax_years (fiscal_year) WHERE reopened_at IS NULL;

CREATE TRIGGER tax_regime_is_fixed BEFORE UPDATE ON tax_regime BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED tax regime'); END;
CREATE TRIGGER tax_regime_is_kept BEFORE DELETE ON tax_regime BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED tax regime'); END;
CREATE TRIGGER tax_rules_are_fixed BEFORE UPDATE ON tax_rules BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED tax rules'); END;
CREATE TRIGGER tax_rules_are_kept BEFORE DELETE ON tax_rules BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED tax rules'); END;
CREATE TRIGGER tax_rules_spare_closed_years BEFORE INSERT ON tax_rules WHEN EXISTS (SELECT 1 FROM tax_years WHERE fiscal_year >= NEW.from_year AND reopened_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED tax year'); END;
CREATE TRIGGER tax_year_is_kept BEFORE DELETE ON tax_years BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED tax year'); END;
CREATE TRIGGER tax_year_only_reopens BEFORE UPDATE ON tax_years
  WHEN OLD.reopened_at IS NOT NULL OR NEW.reopened_at IS NULL OR NEW.reason IS NULL OR NEW.fiscal_year <> OLD.fiscal_year OR NEW.snapshot <> OLD.snapshot OR NEW.content_hash <> OLD.content_hash
    OR NEW.closed_at <> OLD.closed_at OR NEW.closed_by <> OLD.closed_by OR EXISTS (SELECT 1 FROM tax_years WHERE fiscal_year > OLD.fiscal_year AND reopened_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED tax year'); END;
${(['INSERT', 'UPDATE', 'DELETE'] as const).map(factsAreFixed).join('\n')}
`;

function factsAreFixed(act: 'INSERT' | 'UPDATE' | 'DELETE'): string {
  const row = act === 'DELETE' ? 'OLD' : 'NEW';
  return `CREATE TRIGGER tax_facts_fixed_on_${act.toLowerCase()} BEFORE ${act} ON tax_pool_facts
  WHEN EXISTS (SELECT 1 FROM tax_years WHERE fiscal_year = ${row}.fiscal_year AND reopened_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED tax year'); END;`;
}
