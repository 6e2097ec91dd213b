import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';

export type AccountType = 'asset' | 'contra_asset' | 'liability' | 'equity' | 'income' | 'expense';

export interface AccountRow {
  id: number;
  code: string;
  name: string;
  name_ar: string | null;
  type: AccountType;
  /** The name by which Usool itself finds the account, whatever its code: `DEPRECIATION`, `ASSET_CLEARING` … */
  stable_name: string | null;
  is_active: 0 | 1;
  created_at: string;
  updated_at: string;
}

const COLUMNS = ['code', 'name', 'name_ar', 'type', 'stable_name', 'is_active', 'created_at', 'updated_at'] as const satisfies readonly (keyof AccountRow)[];
const SELECT = `SELECT id, ${COLUMNS.join(', ')} FROM accounts`;
const INSERT = `INSERT INTO accounts (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`;
const UPDATE = `UPDATE accounts SET ${COLUMNS.map((column) => `${column} = @${column}`).join(', ')} WHERE id = @id`;

export function insertAccount(connection: Connection, account: Omit<AccountRow, 'id'>): number {
  return Number(connection.prepared(INSERT).run(account).lastInsertRowid);
}

/** Accounts are never deleted: the next id follows the last. */
export function lastAccountId(connection: Connection): number {
  return connection.get<{ last: number | null }>('SELECT MAX(id) AS last FROM accounts')?.last ?? 0;
}

export function updateAccount(connection: Connection, account: AccountRow): void {
  const { changes } = connection.prepared(UPDATE).run(account);
  assert(changes === 1, 'one account is updated');
}

/** The whole chart, by code. */
export function listAccounts(connection: Connection): AccountRow[] {
  return connection.all<AccountRow>(`${SELECT} ORDER BY code`);
}

export function findAccountById(connection: Connection, id: number): AccountRow | undefined {
  return connection.get<AccountRow>(`${SELECT} WHERE id = ?`, [id]);
}

export function findAccountByCode(connection: Connection, code: string): AccountRow | undefined {
  return connection.get<AccountRow>(`${SELECT} WHERE code = ?`, [code]);
}

export function findAccountByStableName(connection: Connection, stableName: string): AccountRow | undefined {
  return connection.get<AccountRow>(`${SELECT} WHERE stable_name = ?`, [stableName]);
}

/** Debits less credits of each account's posted lines, in minor units; accounts without a line are not listed. */
export function accountMovements(connection: Connection): Map<number, number> {
  const rows = connection.all<{ id: number; net: number }>('SELECT account_id AS id, SUM(debit_minor) - SUM(credit_minor) AS net FROM journal_lines GROUP BY account_id');
  return new Map(rows.map((row) => [row.id, row.net]));
}

/** Debits less credits of one account, in minor units. */
export function accountMovement(connection: Connection, id: number): number {
  return connection.get<{ net: number | null }>('SELECT SUM(debit_minor) - SUM(credit_minor) AS net FROM journal_lines WHERE account_id = ?', [id])?.net ?? 0;
}

/** How many categories in use (active, or with assets still held) and how many held assets of their own post to the account. */
export function accountUses(connection: Connection, id: number): number {
  return (
    connection.get<{ uses: number }>(
      `SELECT (SELECT COUNT(*) FROM categories c WHERE c.deleted_at IS NULL AND @id IN (c.asset_account_id, c.depreciation_account_id, c.accumulated_account_id)
          AND (c.is_active = 1 OR EXISTS (SELECT 1 FROM assets a WHERE a.category_id = c.id AND a.deleted_at IS NULL AND a.status <> 'DISPOSED')))
        + (SELECT COUNT(*) FROM assets WHERE deleted_at IS NULL AND status <> 'DISPOSED' AND (ledger_account_id = @id OR accumulated_account_id = @id)) AS uses`,
      { id },
    )?.uses ?? 0
  );
}
