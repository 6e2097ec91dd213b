import { z } from 'zod';
import { command, query } from './define.ts';
import { assetId, bookId, reason, rounding } from './shapes.ts';

const target = z.strictObject({ bookId: bookId.optional(), rounding: rounding.optional() });

export const policies = {
  /**
   * Assets keep the rounding and the engine's version they went into service with. What the coming twelve months would be under the book's
   * policy (or another rounding): before it touches anything.
   */
  'policies.compare': query('book.view', target, z.strictObject({
    bookId: z.string(), rounding, engineVersion: z.string(), openPeriod: z.string().nullable(),
    /** Assets whose terms say something else, and those of them whose charges differ. */
    assets: z.int(), differing: z.int(), months: z.array(z.strictObject({ period: z.string(), before: z.string(), after: z.string(), change: z.string() })),
    items: z.array(z.strictObject({ assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), rounding, engineVersion: z.string(), before: z.string(), after: z.string(), change: z.string() })),
    fingerprint: z.string(),
  })),
  /** Goes on with the policy from the open month: a new version of the terms; what is posted stays. */
  'policies.adopt': command('book.manage', target.extend({ reason, fingerprint: z.string().optional() }), z.strictObject({ assets: z.int(), rounding, engineVersion: z.string(), effectiveDate: z.string().nullable() })),
};
