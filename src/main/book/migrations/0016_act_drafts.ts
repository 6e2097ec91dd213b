/**
 * Acts that somebody prepared and another has to approve. What was asked, what it would come to, and who asked stay as they were written; a draft is
 * approved, rejected or withdrawn once, and what was decided stays too.
 */
const FACTS = ['id', 'operation', 'input', 'fingerprint', 'date', 'assets', 'preview', 'prepared_by', 'prepared_by_id', 'prepared_at', 'content_hash'] as const;

export const actDrafts = `
CREATE TABLE act_drafts (
  id INTEGER PRIMARY KEY, operation TEXT NOT NULL, input TEXT NOT NULL CHECK (json_valid(input)), fingerprint TEXT NOT NULL, date TEXT NOT NULL,
  -- The ids of the assets it is about, in order.
  assets TEXT NOT NULL CHECK (json_valid(assets)),
  -- Journals and effects, as whoever prepared it saw them.
  preview TEXT NOT NULL CHECK (json_valid(preview)),
  prepared_by TEXT NOT NULL, prepared_by_id INTEGER REFERENCES users (id), prepared_at TEXT NOT NULL, content_hash TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('PREPARED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  decided_by TEXT, decided_at TEXT, reason TEXT,
  -- The acts that were posted by approving it.
  first_act_id INTEGER REFERENCES acts (id), last_act_id INTEGER REFERENCES acts (id), decision_hash TEXT,
  CHECK ((status = 'PREPARED') = (decided_by IS NULL AND decided_at IS NULL AND decision_hash IS NULL)),
  CHECK (status <> 'REJECTED' OR reason IS NOT NULL),
  CHECK ((first_act_id IS NULL) = (last_act_id IS NULL)),
  CHECK ((status = 'APPROVED') = (first_act_id IS NOT NULL AND last_act_id IS NOT NULL AND last_act_id >= first_act_id))
) STRICT;
CREATE INDEX pending_act_drafts ON act_drafts (date) WHERE status = 'PREPARED';

CREATE TRIGGER act_draft_is_kept BEFORE DELETE ON act_drafts BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED act draft'); END;
CREATE TRIGGER act_draft_is_born_prepared BEFORE INSERT ON act_drafts WHEN NEW.status <> 'PREPARED' BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED act draft'); END;
CREATE TRIGGER act_draft_is_decided_once BEFORE UPDATE ON act_drafts WHEN OLD.status <> 'PREPARED' OR NEW.status = 'PREPARED' BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED act draft'); END;
CREATE TRIGGER act_draft_says_what_it_said BEFORE UPDATE ON act_drafts
  WHEN ${FACTS.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ')}
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED act draft'); END;
`;
