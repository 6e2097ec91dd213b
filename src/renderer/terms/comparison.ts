/** Two schedules of one asset side by side, by fiscal year or by month: before and after. Nothing is calculated here but sums of what is shown. */

export interface Side {
  depreciation: string | null;
  carrying: string | null;
}
export interface Pair {
  key: string;
  before: Side;
  after: Side;
}

const NOTHING: Side = { depreciation: null, carrying: null };

/** Rows of both that have the same key; where one ends earlier, nothing stands beside the other. */
export function pairs<Row>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string, sideOf: (row: Row) => Side): Pair[] {
  const [left, right] = [new Map(before.map((row) => [keyOf(row), sideOf(row)])), new Map(after.map((row) => [keyOf(row), sideOf(row)]))];
  const keys = [...new Set([...left.keys(), ...right.keys()])].toSorted();
  return keys.map((key) => ({ key, before: left.get(key) ?? NOTHING, after: right.get(key) ?? NOTHING }));
}
