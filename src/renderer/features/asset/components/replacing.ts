const REPLACEABLE: ReadonlySet<string> = new Set(['IN_SERVICE', 'FULLY_DEPRECIATED', 'HELD_FOR_SALE']);

/** What is in service leaves by a disposal, and something else comes in its place. */
export const isReplaceable = (status: string): boolean => REPLACEABLE.has(status);
