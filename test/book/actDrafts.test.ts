import Database from 'better-sqlite3';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { bookAt, temporaryFolder, testHost } from '../support/book.ts';

const path = join(temporaryFolder(), 'Approvals.usool');

/** apv-1 approved, apv-2 withdrawn, apv-3 waiting. */
beforeAll(() => {
  const book = bookAt(path);
  const { id } = inService(book);
  const ask = (date: string) => book.call('approvals.prepare', { operation: 'assets.suspend', input: { assetId: id, date } }).approvalId;
  book.call('approvals.approve', { approvalId: ask('2026-02-01') });
  book.call('assets.resume', { assetId: id, date: '2026-03-01' });
  book.call('approvals.withdraw', { approvalId: ask('2026-04-01') });
  ask('2026-05-01');
  book.host.close();
});

/** What the file itself answers; nothing it lets through is kept, unless it is asked to be. */
function attempt(sql: string, { keeping = false } = {}): string {
  const database = new Database(path);
  database.pragma('recursive_triggers = ON');
  try {
    database.exec(`BEGIN; ${sql}`);
    if (keeping) database.exec('COMMIT');
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    database.close();
  }
}

const columns = (): string[] => {
  const database = new Database(path, { readonly: true });
  const names = database.prepare("SELECT name FROM pragma_table_info('act_drafts')").pluck().all() as string[];
  database.close();
  return names;
};

describe('a prepared act in the file', () => {
  test('is never deleted or replaced', () => {
    expect(attempt('DELETE FROM act_drafts')).toContain('ALREADY_POSTED');
    expect(attempt('INSERT OR REPLACE INTO act_drafts SELECT * FROM act_drafts')).toContain('ALREADY_POSTED');
  });

  test('is never changed in any column once it was decided', () => {
    for (const name of columns()) for (const id of [1, 2]) expect([name, attempt(`UPDATE act_drafts SET ${name} = ${name} WHERE id = ${id}`)]).toEqual([name, 'ALREADY_POSTED act draft']);
  });

  test('says what it said while it is decided', () => {
    const decide = (more: string) => attempt(`UPDATE act_drafts SET status = 'WITHDRAWN', decided_by = 'x', decided_at = 'x', decision_hash = 'x'${more} WHERE id = 3`);
    for (const name of columns().filter((column) => !['status', 'decided_by', 'decided_at', 'reason', 'first_act_id', 'last_act_id', 'decision_hash', 'prepared_by_id'].includes(column))) {
      expect([name, decide(`, ${name} = ${name === 'id' ? '9' : `'"x"'`}`)]).toEqual([name, 'ALREADY_POSTED act draft']);
    }
    expect(decide(', prepared_by_id = NULL')).toContain('ALREADY_POSTED');
    expect(decide(', first_act_id = 1')).toContain('CHECK');
    expect(decide('')).toBe('done');
  });

  test('is not written as approved from the start', () => {
    expect(attempt("INSERT INTO act_drafts SELECT 9, operation, input, fingerprint, date, assets, preview, prepared_by, prepared_by_id, prepared_at, content_hash, status, decided_by, decided_at, reason, first_act_id, last_act_id, decision_hash FROM act_drafts WHERE id = 1")).toContain('ALREADY_POSTED');
  });

  test('is found out by the check of the book where somebody changed it all the same', () => {
    const triggers = 'DROP TRIGGER act_draft_is_decided_once; DROP TRIGGER act_draft_says_what_it_said;';
    expect(attempt(`${triggers} UPDATE act_drafts SET decided_by = 'Another' WHERE id = 1`, { keeping: true })).toBe('done');
    const book = testHost();
    expect(book.host.open(path).ok).toBe(true);
    const { checks } = book.call('book.verify');
    book.host.close();
    expect(checks.find(({ check }) => check === 'approvals')?.problem).toMatchObject({ what: 'approval_decision', where: 'apv-1' });
  });
});
