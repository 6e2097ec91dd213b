import { z } from 'zod';
import { command, query } from './define.ts';
import { nothing, period, reason } from './shapes.ts';

/** A fiscal year by its name: the calendar year in which it ends; 20262 for the second that ends in 2026. */
export const fiscalYear = z.int().min(1900).max(99_999);

/** A year that is not of twelve months; `isFirst` where it is the company's first. */
export const irregularYear = z.strictObject({ from: period, to: period, isFirst: z.boolean().optional() });

const year = z.strictObject({ fiscalYear, from: z.string(), to: z.string(), months: z.int() });

/** The year that begins in one month and ends in another; those after it are of twelve months. */
const change = z.strictObject({ from: period, to: period });

const lock = z.strictObject({ through: z.string().nullable(), reason: z.string(), actor: z.string(), at: z.string() });

export const fiscalYears = {
  'fiscalYears.list': query('periods.view', nothing, z.strictObject({
    years: z.array(year.extend({
      state: z.enum(['before', 'open', 'closed', 'locked', 'future']), closedMonths: z.int(),
      /** Nothing rests on it yet, nor on any year after it. */
      canChange: z.boolean(),
      /** It is the next to lock, or the one to unlock first. */
      canLock: z.boolean(), canUnlock: z.boolean(),
    })),
    /** Whether the first of them may begin in another month. */
    canMoveStart: z.boolean(),
    /** What was done about locks, newest first. */
    locks: z.array(lock.extend({ kind: z.enum(['soft', 'year']) })),
  })),
  /** What a change comes to; refused as the change would be. */
  'fiscalYears.preview': query('periods.view', change, z.strictObject({
    fiscalYearStartMonth: z.int(), years: z.array(year.extend({ isChanged: z.boolean() })),
    /** Assets whose charges are worked out by fiscal years. */
    assets: z.int(),
  })),
  'fiscalYears.change': command('book.manage', change, z.strictObject({ fiscalYear, from: z.string(), to: z.string(), months: z.int(), fiscalYearStartMonth: z.int() })),
  /** After the audit: the year's months, and those before, are not reopened. */
  'fiscalYears.lock': command('periods.close', z.strictObject({ fiscalYear, reason }), z.strictObject({ fiscalYear, lockedThrough: z.string() })),
  'fiscalYears.unlock': command('periods.reopen', z.strictObject({ fiscalYear, reason }), z.strictObject({ fiscalYear, lockedThrough: z.string().nullable() })),
  /** From now on this month and those before it take a posting only where the request says why (`softLockReason`). */
  'periods.softLock': command('periods.close', z.strictObject({ period, reason }), z.strictObject({ softLockedThrough: z.string().nullable() })),
  /** The month and those after it take postings again. */
  'periods.lift': command('periods.close', z.strictObject({ period, reason }), z.strictObject({ softLockedThrough: z.string().nullable() })),
};
