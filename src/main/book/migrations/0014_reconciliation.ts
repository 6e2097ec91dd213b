/**
 * Balances of a ledger that Usool does not keep, as somebody entered or read them, a version for each time; the differences that were explained, and
 * who put a name to a month. Nothing of it posts, and nothing of it is changed: what no longer holds is ended by a row of its own.
 */
export const reconciliation = `
ALTER TABLE company ADD COLUMN reconciliation_blocks INTEGER NOT NULL DEFAULT 0 CHECK (reconciliation_blocks IN (0, 1));

CREATE TABLE ledger_statements (
  id INTEGER PRIMARY KEY, period TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), origin TEXT NOT NULL CHECK (origin IN ('typed', 'file')),
  file_name TEXT, digest TEXT, balance_count INTEGER NOT NULL CHECK (balance_count >= 0), actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL,
  UNIQUE (period, version), CHECK ((origin = 'file') = (digest IS NOT NULL) AND (file_name IS NULL) = (digest IS NULL))
) STRICT;
-- Debits less credits.
CREATE TABLE ledger_statement_balances (
  statement_id INTEGER NOT NULL REFERENCES ledger_statements (id), account_id INTEGER NOT NULL REFERENCES accounts (id), balance_minor INTEGER NOT NULL,
  PRIMARY KEY (statement_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reconciling_items (
  id INTEGER PRIMARY KEY, period TEXT NOT NULL, account_id INTEGER NOT NULL REFERENCES accounts (id),
  type TEXT NOT NULL CHECK (type IN ('timing', 'missing_in_ledger', 'missing_in_register', 'rounding', 'classification', 'historic', 'other')),
  -- The part of the ledger's balance less the register's that it explains: debits less credits.
  amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
  note TEXT NOT NULL CHECK (note <> ''), owner TEXT, clear_by TEXT, actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL,
  CHECK (type <> 'historic' OR (owner IS NOT NULL AND clear_by IS NOT NULL))
) STRICT;
CREATE INDEX reconciling_items_by_account ON reconciling_items (account_id, period);
-- Cleared: it explains nothing from this month on. Withdrawn: it never should have been said.
CREATE TABLE reconciling_item_ends (
  item_id INTEGER PRIMARY KEY REFERENCES reconciling_items (id), kind TEXT NOT NULL CHECK (kind IN ('cleared', 'withdrawn')), period TEXT NOT NULL, reason TEXT,
  actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL, CHECK (kind = 'cleared' OR reason IS NOT NULL)
) STRICT;

CREATE TABLE reconciliation_sign_offs (
  id INTEGER PRIMARY KEY, period TEXT NOT NULL, statement_id INTEGER NOT NULL REFERENCES ledger_statements (id), fingerprint TEXT NOT NULL,
  unexplained_count INTEGER NOT NULL CHECK (unexplained_count >= 0), note TEXT, actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL
) STRICT;
CREATE INDEX sign_offs_by_period ON reconciliation_sign_offs (period);

-- How a trial balance calls our accounts; null is an account that is none of ours. A setting, which may change.
CREATE TABLE ledger_account_aliases (alias TEXT PRIMARY KEY CHECK (alias <> ''), account_id INTEGER REFERENCES accounts (id)) STRICT, WITHOUT ROWID;

CREATE TRIGGER statement_follows_the_last BEFORE INSERT ON ledger_statements WHEN NEW.version <> 1 + COALESCE((SELECT MAX(version) FROM ledger_statements WHERE period = NEW.period), 0)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ledger_statements'); END;
CREATE TRIGGER statement_takes_no_more BEFORE INSERT ON ledger_statement_balances
  WHEN (SELECT COUNT(*) FROM ledger_statement_balances WHERE statement_id = NEW.statement_id) >= (SELECT balance_count FROM ledger_statements WHERE id = NEW.statement_id)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ledger_statement_balances'); END;
${['ledger_statements', 'ledger_statement_balances', 'reconciling_items', 'reconciling_item_ends', 'reconciliation_sign_offs'].map(appendOnly).join('\n')}
`;

function appendOnly(table: string): string {
  return `CREATE TRIGGER ${table}_is_fixed BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ${table}'); END;
CREATE TRIGGER ${table}_is_kept BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED ${table}'); END;`;
}
