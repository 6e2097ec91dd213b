import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';

/** Where one asset stands in one depreciation book. Minor units; carrying amount = cost − accumulated − impairment. */
export interface BalanceRow {
  book_id: number;
  asset_id: number;
  cost_minor: number;
  accumulated_minor: number;
  impairment_minor: number;
  surplus_minor: number;
  residual_minor: number;
  /** The last month charged, or covered by the opening balance where that ends with a month. */
  posted_through: string | null;
}

const COLUMNS = 'book_id, asset_id, cost_minor, accumulated_minor, impairment_minor, surplus_minor, residual_minor, posted_through';

export function createBalance(connection: Connection, balance: BalanceRow): void {
  connection
    .prepared(
      `INSERT INTO balances (${COLUMNS}) VALUES (@book_id, @asset_id, @cost_minor, @accumulated_minor, @impairment_minor, @surplus_minor, @residual_minor, @posted_through)`,
    )
    .run(balance);
}

export function findBalance(connection: Connection, bookId: number, assetId: number): BalanceRow | undefined {
  return connection.get<BalanceRow>(`SELECT ${COLUMNS} FROM balances WHERE book_id = ? AND asset_id = ?`, [bookId, assetId]);
}

/** The largest cost that the assets of one depreciation book have together. Minor units; inexact where it is beyond ±2^53. */
export function largestTotalCost(connection: Connection): number {
  return connection.get<{ largest: number | null }>('SELECT MAX(total) AS largest FROM (SELECT SUM(cost_minor) AS total FROM balances GROUP BY book_id)')?.largest ?? 0;
}

/** Moves a balance by the amounts of one event. Negative results are refused by the table itself. */
export function addToBalance(
  connection: Connection,
  bookId: number,
  assetId: number,
  change: { costMinor?: number; accumulatedMinor?: number; impairmentMinor?: number; surplusMinor?: number },
): void {
  const { changes } = connection.run(
    `UPDATE balances SET cost_minor = cost_minor + @cost, accumulated_minor = accumulated_minor + @accumulated, impairment_minor = impairment_minor + @impairment, surplus_minor = surplus_minor + @surplus
      WHERE book_id = @bookId AND asset_id = @assetId`,
    {
      cost: change.costMinor ?? 0, accumulated: change.accumulatedMinor ?? 0, impairment: change.impairmentMinor ?? 0, surplus: change.surplusMinor ?? 0,
      bookId, assetId,
    },
  );
  assert(changes === 1, 'the balance to move exists');
}

/** The residual value of the terms in force, kept beside the balance for lists. */
export function setResidual(connection: Connection, bookId: number, assetId: number, residualMinor: number): void {
  const { changes } = connection.run('UPDATE balances SET residual_minor = ? WHERE book_id = ? AND asset_id = ?', [residualMinor, bookId, assetId]);
  assert(changes === 1, 'the balance whose residual value is set exists');
}

/** An asset that is not in service leaves a memorandum book: nothing was charged on it there. */
export function deleteBalance(connection: Connection, bookId: number, assetId: number): void {
  const { changes } = connection.run('DELETE FROM balances WHERE book_id = ? AND asset_id = ?', [bookId, assetId]);
  assert(changes === 1, 'the balance that is taken away exists');
}

/** For an opening balance that is recorded after the balance row was made. */
export function setPostedThrough(connection: Connection, bookId: number, assetId: number, period: string | null): void {
  const { changes } = connection.run('UPDATE balances SET posted_through = ? WHERE book_id = ? AND asset_id = ?', [period, bookId, assetId]);
  assert(changes === 1, 'the balance whose last month is set exists');
}
