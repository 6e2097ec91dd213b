import type { Connection } from '../connection.ts';

/** Assets in the register, disposed ones included. */
export function countAssets(connection: Connection): number {
  return connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM assets WHERE deleted_at IS NULL')?.count ?? 0;
}

/** Those that were not disposed of. */
export function countHeldAssets(connection: Connection): number {
  return connection.get<{ count: number }>("SELECT COUNT(*) AS count FROM assets WHERE deleted_at IS NULL AND status <> 'DISPOSED'")?.count ?? 0;
}

/** Whether a capitalised asset is depreciated by units of production: by its own method, else by its category's, or by that of a book that takes entries. */
export function hasAssetsByUnits(connection: Connection): boolean {
  return (
    connection.get(
      `SELECT 1 FROM assets a JOIN categories c ON c.id = a.category_id
        WHERE a.deleted_at IS NULL AND a.status IN ('CAPITALIZED', 'IN_SERVICE', 'HELD_FOR_SALE') AND (COALESCE(a.depreciation_method, c.depreciation_method) = 'units_of_production'
          OR EXISTS (SELECT 1 FROM book_category_terms r JOIN depreciation_books d ON d.id = r.book_id AND d.status = 'active' WHERE r.category_id = a.category_id AND r.method = 'units_of_production')
          OR EXISTS (SELECT 1 FROM book_asset_terms o JOIN depreciation_books d ON d.id = o.book_id AND d.status = 'active' WHERE o.asset_id = a.id AND o.method = 'units_of_production')) LIMIT 1`,
    ) !== undefined
  );
}
