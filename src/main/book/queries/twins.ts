export type TwinColumn = 'serial_number' | 'tag';

const HELD = "deleted_at IS NULL AND status <> 'DISPOSED'";

/** As the indexes on serial numbers and tags spell it. */
const spelled = (column: TwinColumn): string => `UPPER(TRIM(${column}))`;

/** SQL for the ids of held assets that carry a serial number or a tag that another carries too, however it is spelled. */
export const twinIds = (column: TwinColumn): string =>
  `SELECT id FROM assets WHERE ${HELD} AND ${column} IS NOT NULL AND ${spelled(column)} IN (
    SELECT ${spelled(column)} FROM assets WHERE ${HELD} AND ${column} IS NOT NULL AND ${spelled(column)} <> '' GROUP BY ${spelled(column)} HAVING COUNT(*) > 1)`;
