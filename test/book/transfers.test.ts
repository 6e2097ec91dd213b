import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { closeMonths } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { addPlaces, approved, placed, posted } from '../support/transfers.ts';

const path = join(temporaryFolder(), 'Transfers.usool');

/** trf-1 posted and taken back by trf-2, trf-3 posted, trf-4 approved, trf-5 a draft, trf-6 cancelled. */
beforeAll(() => {
  const book = bookAt(path);
  addPlaces(book);
  placed(book);
  posted(book, { assetId: 'asset-1', toLocation: 'LOC-200', toCategory: 'VEH', effectiveDate: '2026-01-20' });
  book.call('transfers.reverse', { transferId: 'trf-1', reason: 'wrong' });
  posted(book, { assetId: 'asset-1', toCustodian: 'EMP-2', effectiveDate: '2026-01-21' });
  approved(book, { assetId: 'asset-1', toLocation: 'LOC-200', effectiveDate: '2026-01-22' });
  book.call('transfers.create', { assetId: 'asset-1', toLocation: 'LOC-200', effectiveDate: '2026-02-01' });
  const { transferId } = book.call('transfers.create', { assetId: 'asset-1', toLocation: 'LOC-200', effectiveDate: '2026-02-02' });
  book.call('transfers.cancel', { transferId, reason: 'not needed' });
  closeMonths(book, '2026-01');
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

const columns = (): { name: string; type: string }[] => {
  const database = new Database(path, { readonly: true });
  const rows = database.pragma('table_info(transfers)') as { name: string; type: string }[];
  database.close();
  return rows;
};

describe('a transfer', () => {
  test('is never deleted or replaced, whatever its status', () => {
    for (const id of [1, 2, 3, 4, 5, 6]) expect(attempt(`DELETE FROM transfers WHERE id = ${id}`)).toBe('ALREADY_POSTED');
    expect(attempt('INSERT OR REPLACE INTO transfers SELECT * FROM transfers WHERE id = 5')).toBe('ALREADY_POSTED');
  });

  test.each([1, 2, 3, 6])('that is posted or cancelled is never changed, in any column (trf-%i)', (id) => {
    for (const { name, type } of columns()) expect([name, attempt(`UPDATE transfers SET ${name} = ${type === 'INTEGER' ? `COALESCE(${name}, 0) + 1` : `COALESCE(${name}, '') || 'x'`} WHERE id = ${id}`)]).toEqual([name, 'ALREADY_POSTED']);
  });

  test.each(["effective_date = '2026-02-09'", 'to_location_id = NULL', 'from_location_id = NULL', 'to_category_id = to_category_id + 1', "reason = 'other'", "approved_by = 'me'", 'asset_id = 2', "number = 'TRF-X'"])('that is approved does not take %s', (change) => {
    expect(attempt(`UPDATE transfers SET ${change} WHERE id = 4`)).toBe('ALREADY_POSTED');
  });

  test('goes from draft to approved to posted, and no other way', () => {
    const mark = "posted_at = 'now', posted_by = 'me', approved_at = 'now', approved_by = 'me', event_id = 1, content_hash = 'h'";
    expect(attempt(`UPDATE transfers SET status = 'POSTED', ${mark} WHERE id = 5`)).toBe('TRANSFER_NOT_APPROVED');
    expect(attempt("UPDATE transfers SET status = 'DRAFT' WHERE id = 4")).toBe('TRANSFER_NOT_APPROVED');
    expect(attempt("UPDATE transfers SET status = 'APPROVED', approved_at = 'now', approved_by = 'me' WHERE id = 5")).toBe('done');
    expect(attempt("UPDATE transfers SET status = 'POSTED' WHERE id = 4")).not.toBe('done');
  });

  test('is not posted in a closed month', () => {
    expect(attempt("UPDATE transfers SET status = 'POSTED', posted_at = 'now', posted_by = 'me', event_id = 1, content_hash = 'h' WHERE id = 4")).toBe('PERIOD_CLOSED');
  });

  test('moves something', () => {
    expect(attempt('UPDATE transfers SET to_location_id = from_location_id WHERE id = 5')).toBe('CHECK');
  });
});
