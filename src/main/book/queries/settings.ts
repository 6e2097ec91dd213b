import type { Connection } from '../connection.ts';

/** Assets in the register, disposed ones included. */
export function countAssets(connection: Connection): number {
  return connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM assets WHERE deleted_at IS NULL')?.count ?? 0;
}

/** Whether any asset has gone into service, with terms that no longer change. */
export function hasTerms(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM asset_terms LIMIT 1') !== undefined;
}
