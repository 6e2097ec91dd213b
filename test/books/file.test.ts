import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../src/main/book/faults.ts';
import type { Connection } from '../../src/main/book/connection.ts';
import { importBook } from '../exchange/book.ts';
import { settledBook } from '../support/ledger.ts';
import { verified } from './support.ts';

const COLUMNS = { No: 'assetNumber', Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Accumulated: 'accumulatedDepreciation' } as const;
const FILE = `${Object.keys(COLUMNS).join(',')}\nV-1,Van,VEH,2024-01-10,60000,24000\nD-1,Desk,FURN,2026-01-05,1200,\n`;

describe.each(['catch_up', 'opening'] as const)('a file brought into a book with a tax book that takes earlier months as %s', (earlier) => {
  test('reaches both books, and is taken back from both', () => {
    const book = importBook();
    book.call('depreciationBooks.create', { bookId: 'TAX', name: 'Tax', purpose: 'tax' });
    book.call('depreciationBooks.setCategoryTerms', { bookId: 'TAX', categoryCode: 'VEH', terms: { depreciationMethod: 'straight_line', usefulLifeMonths: 48 } });
    book.call('depreciationBooks.activate', { bookId: 'TAX', earlier });
    const batch = book.bring(FILE, { columns: COLUMNS, depreciatedThrough: '2025-12-31' });
    // 60,000 over 48 months, of which 24 were before.
    const van = () => book.call('assets.get', { assetNumber: 'V-1' }).books.map(({ bookId, accumulatedDepreciation, nextCharge }) => [bookId, accumulatedDepreciation, nextCharge?.amount]);
    expect(van()).toEqual([['IFRS', '24000.00', '1000.00'], earlier === 'opening' ? ['TAX', '30000.00', '1250.00'] : ['TAX', '0.00', '31250.00']]);
    expect(verified(book)).toEqual([]);
    book.clock.now = '2026-01-15T09:00:00.000Z';
    book.call('imports.undo', { batchId: batch.batchId });
    expect(verified(book)).toEqual([]);
    expect(book.call('depreciationBooks.get', { bookId: 'TAX' }).assetCount).toBe(0);
    book.bring(FILE, { columns: COLUMNS, depreciatedThrough: '2025-12-31' });
    expect(book.call('close.run', { bookId: 'TAX', period: '2026-01' })).toMatchObject({ totalAssets: 2 });
    expect(verified(book)).toEqual([]);
  });
});

/** What the file itself answers to a statement; 'done' where it lets it through. */
function attempt(connection: Connection, sql: string): string {
  try {
    connection.database.exec(sql);
    return 'done';
  } catch (error) {
    return refusalOf(error, 'book.usool')?.code ?? String(error);
  }
}

describe('the file itself holds', () => {
  const withBook = (status: string): Connection => {
    const connection = settledBook();
    connection.database.exec(`INSERT INTO depreciation_books (id, code, name, posts_to_ledger, rounding, purpose, status) VALUES (2, 'TAX', 'Tax', 0, 'equal', 'tax', '${status}')`);
    return connection;
  };

  test('that exactly one book posts, and stays the one', () => {
    const connection = withBook('active');
    expect(attempt(connection, "INSERT INTO depreciation_books (code, name, posts_to_ledger, rounding) VALUES ('X', 'X', 1, 'equal')")).not.toBe('done');
    expect(attempt(connection, 'UPDATE depreciation_books SET posts_to_ledger = 1 WHERE id = 2')).not.toBe('done');
    expect(attempt(connection, "UPDATE depreciation_books SET status = 'inactive' WHERE id = 1")).toBe('ALREADY_POSTED');
    expect(attempt(connection, "UPDATE depreciation_books SET code = 'OTHER' WHERE id = 2")).toBe('ALREADY_POSTED');
    expect(attempt(connection, 'DELETE FROM depreciation_books WHERE id = 2')).toBe('ALREADY_POSTED');
  });

  test('that a book is set up, active and retired in this order only', () => {
    expect(attempt(withBook('setup'), "UPDATE depreciation_books SET status = 'inactive' WHERE id = 2")).toBe('ALREADY_POSTED');
    expect(attempt(withBook('active'), "UPDATE depreciation_books SET status = 'setup' WHERE id = 2")).toBe('ALREADY_POSTED');
    expect(attempt(withBook('inactive'), "UPDATE depreciation_books SET status = 'active' WHERE id = 2")).toBe('ALREADY_POSTED');
    expect(attempt(withBook('setup'), "UPDATE depreciation_books SET status = 'active' WHERE id = 2")).toBe('done');
  });

  test('that a memorandum book reaches no journal, and only an active one has runs', () => {
    const journal = `INSERT INTO journals (number, book_id, date, period, source_type, source, narration_en, narration_ar, total_minor, line_count, content_hash, actor, created_at)
      VALUES ('JE-9', 2, '2026-02-01', '2026-02', 'capitalization', 'x', 'x', 'x', 1, 2, 'h', 'x', 'x')`;
    expect(attempt(withBook('active'), journal)).toContain('DEPRECIATION_BOOK_NOT_LEDGER');
    const run = `INSERT INTO runs (book_id, period, as_of, kind, status, total_assets, total_minor, fingerprint, engine_version, actor, created_at) VALUES (2, '2026-02', '2026-02-28', 'regular', 'DRAFT', 0, 0, 'f', '1', 'x', 'x')`;
    expect(attempt(withBook('setup'), run)).toContain('DEPRECIATION_BOOK_NOT_ACTIVE');
    expect(attempt(withBook('inactive'), run)).toContain('DEPRECIATION_BOOK_NOT_ACTIVE');
    expect(attempt(withBook('active'), run)).toBe('done');
  });

  test('what a book says of an asset, once its terms are frozen there', () => {
    const connection = withBook('active');
    expect(attempt(connection, "INSERT INTO book_asset_terms (book_id, asset_id, excluded, useful_life_months, updated_at) VALUES (2, 1, 0, 12, '')")).toBe('done');
    connection.database.exec("INSERT INTO asset_terms (asset_id, book_id, version, effective_date, method, basis, residual_minor, convention, day_count, rounding, in_service_date, engine_version, content_hash) VALUES (1, 2, 1, '2026-01-05', 'none', 'monthly', 0, 'full_month', 'life_days', 'equal', '2026-01-05', '1', 'h')");
    expect(attempt(connection, 'UPDATE book_asset_terms SET useful_life_months = 24 WHERE book_id = 2')).toBe('ALREADY_POSTED');
    expect(attempt(connection, 'DELETE FROM book_asset_terms WHERE book_id = 2')).toBe('ALREADY_POSTED');
    connection.database.exec('DROP TRIGGER book_asset_terms_delete; DELETE FROM book_asset_terms');
    expect(attempt(connection, "INSERT INTO book_asset_terms (book_id, asset_id, excluded, updated_at) VALUES (2, 1, 1, '')")).toBe('ALREADY_POSTED');
  });
});
