/**
 * Photos, invoices and contracts, inside the book. What a file says lies apart from what is said of it: one content serves every asset it is attached to, and a
 * mark of removal rewrites no megabytes. A document stays as it was attached; removal is a mark. The content of a removed one goes only while its asset is a draft.
 */
export const attachments = `
CREATE TABLE attachment_contents (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64), size INTEGER NOT NULL, bytes BLOB NOT NULL, CHECK (size = length(bytes))
) STRICT;

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  asset_id INTEGER REFERENCES assets (id),
  -- The act it belongs to, where it is more than the asset itself: "disposal-3".
  subject TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'invoice', 'contract', 'other')),
  file_name TEXT NOT NULL, media_type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, thumbnail_sha256 TEXT, note TEXT, actor TEXT NOT NULL, at TEXT NOT NULL, content_hash TEXT NOT NULL,
  -- Empty once purged.
  content_id INTEGER REFERENCES attachment_contents (id), thumbnail_id INTEGER REFERENCES attachment_contents (id),
  removed_at TEXT, removed_by TEXT, reason TEXT,
  CHECK (asset_id IS NOT NULL OR subject IS NOT NULL),
  CHECK ((removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (reason IS NULL)),
  CHECK (content_id IS NOT NULL OR removed_at IS NOT NULL)
) STRICT;
CREATE INDEX attachments_by_asset ON attachments (asset_id);
CREATE INDEX attachments_by_content ON attachments (content_id);
CREATE INDEX attachments_by_thumbnail ON attachments (thumbnail_id);

-- Which picture stands for an asset: a choice, not a record.
CREATE TABLE asset_photos (asset_id INTEGER PRIMARY KEY REFERENCES assets (id), attachment_id INTEGER NOT NULL REFERENCES attachments (id)) STRICT;

CREATE TRIGGER content_is_fixed BEFORE UPDATE ON attachment_contents BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED attachment_contents'); END;
CREATE TRIGGER content_in_use_is_kept BEFORE DELETE ON attachment_contents
  WHEN EXISTS (SELECT 1 FROM attachments a WHERE a.content_id = OLD.id OR a.thumbnail_id = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED attachment_contents'); END;

CREATE TRIGGER attachment_is_kept BEFORE DELETE ON attachments BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED attachments'); END;
CREATE TRIGGER attachment_is_fixed BEFORE UPDATE ON attachments
  WHEN OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.asset_id IS NOT OLD.asset_id OR NEW.subject IS NOT OLD.subject OR NEW.kind IS NOT OLD.kind OR NEW.file_name IS NOT OLD.file_name OR NEW.media_type IS NOT OLD.media_type
    OR NEW.size IS NOT OLD.size OR NEW.sha256 IS NOT OLD.sha256 OR NEW.thumbnail_sha256 IS NOT OLD.thumbnail_sha256 OR NEW.note IS NOT OLD.note OR NEW.actor IS NOT OLD.actor OR NEW.at IS NOT OLD.at
    OR NEW.content_hash IS NOT OLD.content_hash
    OR (NEW.content_id IS NOT OLD.content_id AND NEW.content_id IS NOT NULL) OR (NEW.thumbnail_id IS NOT OLD.thumbnail_id AND NEW.thumbnail_id IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED attachments'); END;
CREATE TRIGGER content_of_an_asset_in_the_ledger_is_kept BEFORE UPDATE ON attachments
  WHEN (NEW.content_id IS NOT OLD.content_id OR NEW.thumbnail_id IS NOT OLD.thumbnail_id) AND NOT EXISTS (SELECT 1 FROM assets a WHERE a.id = OLD.asset_id AND a.status = 'DRAFT')
  BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED attachments'); END;
`;
