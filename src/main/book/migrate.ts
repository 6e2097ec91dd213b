import { refuse } from '#shared/errors.ts';
import { assert } from '#shared/values/assert.ts';
import type { Connection } from './connection.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';

export function schemaVersion(connection: Connection): number {
  return Number(connection.database.pragma('user_version', { simple: true }));
}

/**
 * Brings a book up to this program's schema: all steps in one transaction, a copy of the file made before the first of them.
 * @throws BOOK_NEWER for a book written by a later Usool: nothing is touched.
 */
export function migrate(connection: Connection, file: string, backupFirst: (version: number) => void): { from: number; to: number } {
  const from = schemaVersion(connection);
  if (from > SCHEMA_VERSION) refuse('BOOK_NEWER', { file, version: from, supported: SCHEMA_VERSION });
  if (from === SCHEMA_VERSION) return { from, to: from };
  if (from > 0) backupFirst(from);
  // Tables may be rebuilt by a step; references are checked once at the end instead of at each statement.
  connection.database.pragma('foreign_keys = OFF');
  try {
    connection.write(() => {
      applySteps(connection, from, SCHEMA_VERSION);
      const broken = connection.database.pragma('foreign_key_check') as unknown[];
      assert(broken.length === 0, 'a migration left a reference to nothing');
    });
  } finally {
    connection.database.pragma('foreign_keys = ON');
  }
  return { from, to: SCHEMA_VERSION };
}

/** The steps after one schema up to another, inside the caller's transaction. */
export function applySteps({ database }: Connection, from: number, to: number): void {
  for (const step of MIGRATIONS.slice(from, to)) {
    database.exec(step.sql);
    database.pragma(`user_version = ${step.version}`);
  }
}
