/** Whether a category's revaluation surplus goes to retained earnings as its assets are used (IAS 16.41), not only when they leave. */
export const surplusInUse = `
ALTER TABLE categories ADD COLUMN surplus_in_use INTEGER NOT NULL DEFAULT 0 CHECK (surplus_in_use IN (0, 1));
`;
