import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { bookAt, temporaryFolder, testHost } from '../support/book.ts';
import { addPlaces, placed } from '../support/transfers.ts';

const path = join(temporaryFolder(), 'Counts.usool');

/** cnt-1 posted, cnt-2 cancelled, cnt-3 open; each has scanned its one asset at another place and decided to accept it. */
beforeAll(() => {
  const book = bookAt(path);
  addPlaces(book);
  placed(book);
  for (const name of ['posted', 'cancelled', 'open']) {
    const { countId } = book.call('counts.create', { name, date: '2026-01-31' });
    book.call('counts.scan', { countId, code: 'FA-2026-000001', location: 'LOC-200' });
    book.call('counts.resolve', { countId, lines: ['asset-1'], action: 'accept' });
  }
  book.call('counts.post', { countId: 'cnt-1' });
  book.call('counts.cancel', { countId: 'cnt-2', reason: 'no' });
  book.host.close();
});

/** What the file itself answers; nothing it lets through is kept. */
function attempt(sql: string): string {
  const database = new Database(path);
  database.pragma('recursive_triggers = ON');
  try {
    database.exec(`BEGIN; ${sql}`);
    return 'done';
  } catch (error) {
    return String((error as Error).message).split(' ')[0] ?? '';
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
    database.close();
  }
}

function columnsOf(table: string): { name: string; type: string }[] {
  const database = new Database(path, { readonly: true });
  const rows = database.pragma(`table_info(${table})`) as { name: string; type: string }[];
  database.close();
  return rows;
}

const changed = ({ name, type }: { name: string; type: string }): string => `${name} = ${type === 'INTEGER' ? `COALESCE(${name}, 0) + 1` : `COALESCE(${name}, '') || 'x'`}`;

describe.each(['count_expected', 'count_scans', 'count_resolutions'])('a row of %s', (table) => {
  test('is never changed, deleted or replaced, even while its count is open', () => {
    for (const column of columnsOf(table)) expect([column.name, attempt(`UPDATE ${table} SET ${changed(column)}`)]).toEqual([column.name, 'ALREADY_POSTED']);
    expect(attempt(`DELETE FROM ${table}`)).toBe('ALREADY_POSTED');
    expect(attempt(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toBe('ALREADY_POSTED');
  });

  test('is not added to a count that is over', () => {
    const copy = columnsOf(table).map(({ name }) => (name === 'id' ? 'id + 100' : name === 'asset_id' && table === 'count_expected' ? 'asset_id + 1' : name));
    for (const countId of [1, 2]) expect(attempt(`INSERT INTO ${table} SELECT ${copy.join(', ')} FROM ${table} WHERE count_id = ${countId}`)).toBe('ALREADY_POSTED');
  });
});

describe('a count', () => {
  test('that is posted or cancelled is never changed, in any column, and none is deleted', () => {
    for (const id of [1, 2]) for (const column of columnsOf('counts')) expect([column.name, attempt(`UPDATE counts SET ${changed(column)} WHERE id = ${id}`)]).toEqual([column.name, 'ALREADY_POSTED']);
    for (const id of [1, 2, 3]) expect(attempt(`DELETE FROM counts WHERE id = ${id}`)).toBe('ALREADY_POSTED');
  });

  test('keeps what it began with while it is open', () => {
    for (const change of ["name = 'x'", "date = '2026-02-01'", "scope = '{}'", 'expected_count = 9', "snapshot_hash = 'x'", "created_by = 'x'", "number = 'x'"]) expect(attempt(`UPDATE counts SET ${change} WHERE id = 3`)).toBe('ALREADY_POSTED');
  });
});

describe('verify', () => {
  /** Behind the triggers' back. */
  function damaged(trigger: string, sql: string): string | undefined {
    const copy = join(temporaryFolder(), 'Damaged.usool');
    const from = new Database(path);
    from.exec(`VACUUM INTO '${copy}'`);
    from.close();
    const database = new Database(copy);
    const { sql: kept } = database.prepare('SELECT sql FROM sqlite_master WHERE name = ?').get(trigger) as { sql: string };
    database.exec(`DROP TRIGGER ${trigger}; ${sql}; ${kept};`);
    database.close();
    const book = testHost();
    book.host.open(copy);
    const found = book.call('book.verify').checks.find(({ check }) => check === 'counts')?.problem?.what;
    book.host.close();
    return found;
  }

  test.each([
    ['settled_count_is_fixed', "UPDATE counts SET posted_by = 'x' WHERE id = 1", 'count_content'],
    ['count_expected_is_fixed', 'UPDATE count_expected SET location_id = NULL', 'count_snapshot'],
    ['count_expected_is_kept', 'DELETE FROM count_expected WHERE count_id = 3', 'count_snapshot'],
    ['count_scans_is_kept', 'DELETE FROM count_scans WHERE count_id = 1', 'count_work'],
    ['count_scans_is_fixed', "UPDATE count_scans SET note = 'x' WHERE count_id = 3", 'count_scan'],
    ['count_resolutions_is_fixed', "UPDATE count_resolutions SET reason = 'x' WHERE count_id = 3", 'count_resolution'],
  ])('finds what was done past %s', (trigger, sql, what) => {
    expect(damaged(trigger, sql)).toBe(what);
  });
});
