/**
 * Users of the book. A password is kept as what scrypt makes of it; null is a person who has none. Users are never deleted, for the log
 * names them, and one owner always stays active. A book from before has the one who founded it as its owner.
 * Failed attempts to sign in are counted for the whole book: guessing under one name after another gains nothing.
 */
export const people = `
CREATE TABLE users (
  id INTEGER PRIMARY KEY, login TEXT NOT NULL, login_key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'accountant', 'clerk', 'viewer')), is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  password TEXT, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER user_is_kept BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'ALREADY_POSTED user'); END;
CREATE TRIGGER an_owner_stays BEFORE UPDATE ON users
  WHEN OLD.role = 'owner' AND OLD.is_active = 1 AND (NEW.role <> 'owner' OR NEW.is_active = 0) AND NOT EXISTS (SELECT 1 FROM users WHERE id <> OLD.id AND role = 'owner' AND is_active = 1)
  BEGIN SELECT RAISE(ABORT, 'LAST_OWNER user'); END;
INSERT INTO users (login, login_key, name, role, created_at, updated_at)
  SELECT 'owner', 'owner', founder, 'owner', created_at, created_at
  FROM (SELECT COALESCE((SELECT actor FROM audit ORDER BY seq LIMIT 1), 'owner') AS founder, created_at FROM company);

CREATE TABLE failed_logins (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL CHECK (count >= 0), last_at TEXT) STRICT;
INSERT INTO failed_logins (id, count) VALUES (1, 0);

ALTER TABLE company ADD COLUMN four_eyes INTEGER NOT NULL DEFAULT 0 CHECK (four_eyes IN (0, 1));
`;
