import { assert } from '#shared/values/assert.ts';
import type { Connection } from '../connection.ts';

export type PlaceKind = 'location' | 'cost_center' | 'custodian' | 'supplier';

export interface PlaceRow {
  id: number;
  kind: PlaceKind;
  code: string;
  name: string;
  name_ar: string | null;
  is_active: 0 | 1;
  created_at: string;
  updated_at: string;
}

const COLUMNS = ['kind', 'code', 'name', 'name_ar', 'is_active', 'created_at', 'updated_at'] as const satisfies readonly (keyof PlaceRow)[];
const SELECT = `SELECT id, ${COLUMNS.join(', ')} FROM places`;
const INSERT = `INSERT INTO places (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`;

/** The column of `assets` that points to a place of the kind. */
const ASSET_COLUMN: Readonly<Record<PlaceKind, string>> = { location: 'location_id', cost_center: 'cost_center_id', custodian: 'custodian_id', supplier: 'supplier_id' };

export function insertPlace(connection: Connection, place: Omit<PlaceRow, 'id'>): number {
  return Number(connection.prepared(INSERT).run(place).lastInsertRowid);
}

/** Names and the active flag; kind and code are what a place is known by and stay. */
export function updatePlace(connection: Connection, place: PlaceRow): void {
  const { changes } = connection.run('UPDATE places SET name = ?, name_ar = ?, is_active = ?, updated_at = ? WHERE id = ?', [place.name, place.name_ar, place.is_active, place.updated_at, place.id]);
  assert(changes === 1, 'one place is updated');
}

export function listPlaces(connection: Connection, kind: PlaceKind): PlaceRow[] {
  return connection.all<PlaceRow>(`${SELECT} WHERE kind = ? ORDER BY code`, [kind]);
}

export function findPlace(connection: Connection, kind: PlaceKind, code: string): PlaceRow | undefined {
  return connection.get<PlaceRow>(`${SELECT} WHERE kind = ? AND code = ?`, [kind, code]);
}

export function findPlaceById(connection: Connection, id: number): PlaceRow | undefined {
  return connection.get<PlaceRow>(`${SELECT} WHERE id = ?`, [id]);
}

/** Assets at each place of the kind that are still held: neither deleted nor disposed of. */
export function heldAssetsByPlace(connection: Connection, kind: PlaceKind): Map<number, number> {
  const column = ASSET_COLUMN[kind];
  const rows = connection.all<{ id: number; count: number }>(`SELECT ${column} AS id, COUNT(*) AS count FROM assets WHERE deleted_at IS NULL AND status <> 'DISPOSED' AND ${column} IS NOT NULL GROUP BY ${column}`);
  return new Map(rows.map((row) => [row.id, row.count]));
}
