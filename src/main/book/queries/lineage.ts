import type { Connection } from '../connection.ts';

/** Another asset of a split or a merge that stands. */
export interface Relative {
  /** The kind of the other asset's act. */
  kind: 'split' | 'split_part' | 'merge' | 'merged';
  asset_id: number;
  number: string;
  name: string;
  name_ar: string | null;
  date: string;
}

const STANDS = '+mine.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM acts later WHERE later.reverses_id = mine.id)';

/** What an asset was divided into or came of, what went into it and what it went into: parts of one act beside each other are no relatives. */
export function relativesOf(connection: Connection, assetId: number): Relative[] {
  return connection.all<Relative>(
    `SELECT other.kind, other.asset_id, a.number, a.name, a.name_ar, other.date FROM acts mine JOIN acts other ON other.group_id = mine.group_id AND other.kind <> mine.kind JOIN assets a ON a.id = other.asset_id
      WHERE mine.asset_id = ? AND mine.kind IN ('split', 'split_part', 'merge', 'merged') AND ${STANDS} ORDER BY other.date, other.id`,
    [assetId],
  );
}

/** The asset that an asset went into; undefined where it is there, or left in another way. */
export function mergedInto(connection: Connection, assetId: number): { id: number; number: string } | undefined {
  return connection.get<{ id: number; number: string }>(
    // All acts of a merge bear the id of the one that takes.
    `SELECT a.id, a.number FROM acts mine JOIN acts other ON other.id = mine.group_id JOIN assets a ON a.id = other.asset_id WHERE mine.asset_id = ? AND mine.kind = 'merged' AND ${STANDS}`,
    [assetId],
  );
}
