import type { Connection } from '../connection.ts';
import { IN_SERVICE_ACTS } from './happened.ts';

/** An asset whose surplus goes to retained earnings as it is used. Minor units. */
export interface UsedSurplus {
  asset_id: number;
  /** The newest event of an act that stands and is more than use of the asset; null where there is none since it came in. */
  kind: string | null;
  details: string | null;
  /** What was charged for the month since. */
  charged_minor: number;
}

/** Acts that say how an asset was used and leave alone what its use is counted against. */
const USE = "('depreciation_amortization', 'suspend', 'resume', 'insurance_claim')";

const STANDS = '(e.book_id IS NULL OR e.book_id = @bookId) AND +e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM asset_events x WHERE x.reverses_id = e.id)';

/**
 * Assets in use with a surplus, of categories that transfer it, in one depreciation book; with the newest thing that happened to each and what was charged for
 * the month since. Those on which an act of a later month stands are left out: what stands now is not what stood at the month's end, and nothing is put before
 * a later act.
 */
export function usedSurpluses(connection: Connection, bookId: number, period: string): UsedSurplus[] {
  return connection.all<UsedSurplus>(
    `WITH concerned AS (
       SELECT b.asset_id, (SELECT e.id FROM asset_events e WHERE e.asset_id = b.asset_id AND ${STANDS} AND ${IN_SERVICE_ACTS} AND e.kind NOT IN ${USE} ORDER BY e.date DESC, e.id DESC LIMIT 1) AS event_id
         FROM balances b JOIN assets a ON a.id = b.asset_id JOIN categories c ON c.id = a.category_id
        WHERE b.book_id = @bookId AND b.surplus_minor <> 0 AND c.surplus_in_use = 1 AND a.status = 'IN_SERVICE'
          AND NOT EXISTS (SELECT 1 FROM asset_events e WHERE e.asset_id = b.asset_id AND ${STANDS} AND e.act_id IS NOT NULL AND e.period > @period))
     SELECT n.asset_id, e.kind, e.details, COALESCE((
         SELECT SUM(m.depreciation_minor) FROM entries m JOIN runs r ON r.id = m.run_id
          WHERE m.asset_id = n.asset_id AND m.book_id = @bookId AND m.period = @period AND r.event_through >= COALESCE(n.event_id, 0)), 0) AS charged_minor
       FROM concerned n LEFT JOIN asset_events e ON e.id = n.event_id ORDER BY n.asset_id`,
    { bookId, period },
  );
}
