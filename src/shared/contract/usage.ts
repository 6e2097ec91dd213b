import { z } from 'zod';
import { command, query } from './define.ts';
import { assetId, assetRef, decimal, period, status } from './shapes.ts';

const reading = z.strictObject({
  period: z.string(), units: z.string(), at: z.string(), actor: z.string(), corrections: z.int(),
  /** A run or a close stands on it: it takes no correction. */
  isFixed: z.boolean(),
});
const counted = z.strictObject({ assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), status, totalUnits: z.string().nullable() });

export const usage = {
  /** What an asset did in a month. Zero is a reading; until something is posted on it, a second one replaces the first. */
  'usage.record': command('usage.record', z.strictObject({ ...assetRef, period, units: decimal }), counted.extend({ usedUnits: z.string(), reading })),
  /** Every asset depreciated by units, with its reading of a month (the open one where none is named) and the one before. */
  'usage.list': query('depreciation.view', z.strictObject({ period: period.optional() }), z.strictObject({
    period: z.string().nullable(), openPeriod: z.string().nullable(), missing: z.int(),
    items: z.array(counted.extend({ usedBefore: z.string(), previous: z.strictObject({ period: z.string(), units: z.string() }).nullable(), units: z.string().nullable(), isFixed: z.boolean() })),
  })),
  /** The readings of one asset, newest first. */
  'usage.history': query('depreciation.view', z.strictObject(assetRef), counted.extend({ usedUnits: z.string(), remainingUnits: z.string().nullable(), readings: z.array(reading) })),
};
