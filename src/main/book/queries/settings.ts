import type { Connection } from '../connection.ts';

/** Assets in the register, disposed ones included. */
export function countAssets(connection: Connection): number {
  return connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM assets WHERE deleted_at IS NULL')?.count ?? 0;
}

/** Whether any asset has gone into service, with terms that no longer change. */
export function hasTerms(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM asset_terms LIMIT 1') !== undefined;
}

/** Whether a capitalised asset is depreciated by units of production: by its own method, else by its category's. */
export function hasAssetsByUnits(connection: Connection): boolean {
  return (
    connection.get(
      `SELECT 1 FROM assets a JOIN categories c ON c.id = a.category_id
        WHERE a.deleted_at IS NULL AND a.status IN ('CAPITALIZED', 'IN_SERVICE', 'HELD_FOR_SALE') AND COALESCE(a.depreciation_method, c.depreciation_method) = 'units_of_production' LIMIT 1`,
    ) !== undefined
  );
}
