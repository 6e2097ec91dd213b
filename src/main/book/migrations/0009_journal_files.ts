/**
 * Files of journals for other ledgers. What was handed over is kept to the byte (deflated) with the journals in it, so that nothing is handed over twice
 * unknowingly and everybody can see later what was; it stays as it was made. What another ledger calls an account is a setting and may change.
 */
export const journalFiles = `
CREATE TABLE export_accounts (
  format TEXT NOT NULL, account_id INTEGER NOT NULL REFERENCES accounts (id), target TEXT NOT NULL CHECK (target <> ''), PRIMARY KEY (format, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_batches (
  id INTEGER PRIMARY KEY, format TEXT NOT NULL, detail TEXT NOT NULL CHECK (detail IN ('summary', 'detail')), from_date TEXT NOT NULL, to_date TEXT NOT NULL, file_name TEXT NOT NULL,
  size INTEGER NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), deflated BLOB NOT NULL,
  journal_count INTEGER NOT NULL CHECK (journal_count > 0), line_count INTEGER NOT NULL, total_minor INTEGER NOT NULL, again_count INTEGER NOT NULL,
  actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL
) STRICT;
CREATE TABLE export_batch_journals (
  batch_id INTEGER NOT NULL REFERENCES export_batches (id), journal_id INTEGER NOT NULL REFERENCES journals (id), PRIMARY KEY (batch_id, journal_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_batches_of_journals ON export_batch_journals (journal_id);

CREATE TRIGGER export_batch_is_fixed BEFORE UPDATE ON export_batches BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED export_batches'); END;
CREATE TRIGGER export_batch_is_kept BEFORE DELETE ON export_batches BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED export_batches'); END;
CREATE TRIGGER export_batch_journal_is_fixed BEFORE UPDATE ON export_batch_journals BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED export_batch_journals'); END;
CREATE TRIGGER export_batch_journal_is_kept BEFORE DELETE ON export_batch_journals BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED export_batch_journals'); END;
`;
