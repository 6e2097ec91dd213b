import { z } from 'zod';
import { query } from './define.ts';
import { irregularYear } from './fiscalYears.ts';
import { amount, basis, convention, currency, date, dayCount, decimal, method, period, positiveAmount, rounding } from './shapes.ts';

export const scheduleRow = z.strictObject({
  period: z.string(), from: z.string(), to: z.string(), openingCarryingAmount: z.string(), depreciation: z.string(), accumulatedDepreciation: z.string(), carryingAmount: z.string(),
  events: z.array(z.strictObject({ date: z.string(), type: z.string(), amount: z.string().nullable() })),
});
export const scheduleYear = z.strictObject({ year: z.int(), beginningBookValue: z.string(), depreciation: z.string(), accumulatedDepreciation: z.string(), endingBookValue: z.string() });

const life = z.int().min(1).max(1200);
const event = z.discriminatedUnion('type', [
  z.strictObject({ date, type: z.enum(['improvement', 'impairment', 'impairment_reversal', 'revaluation_up', 'revaluation_down']), amount: positiveAmount }),
  z.strictObject({ date, type: z.literal('estimate'), usefulLifeMonths: life.optional(), residualValue: positiveAmount.optional(), method: method.optional(), convention: convention.optional(), factor: decimal.optional(), annualRate: decimal.optional(), totalUnits: decimal.optional() }),
  z.strictObject({ date, type: z.enum(['suspend', 'resume', 'disposal']) }),
  z.strictObject({ date, type: z.literal('part_disposal'), percent: decimal }),
]);

export const scheduleTerms = z.strictObject({
  currency, cost: positiveAmount, residualValue: positiveAmount.default('0'),
  /** Instead of the value: what a category says of its assets, in percent of cost. */
  residualPercent: decimal.optional(), method, usefulLifeMonths: life.optional(),
  factor: decimal.optional(), annualRate: decimal.optional(), rateFromResidual: z.boolean().optional(),
  basis: basis.default('monthly'), convention: convention.default('full_month'), dayCount: dayCount.default('life_days'), rounding: rounding.default('equal'),
  inServiceDate: date, fiscalYearStartMonth: z.int().min(1).max(12).default(1), irregularYears: z.array(irregularYear).max(100).optional(),
  totalUnits: decimal.optional(), usage: z.array(z.strictObject({ period, units: decimal })).optional(),
  manual: z.array(z.strictObject({ period, amount })).optional(),
  macrs: z.strictObject({ system: z.enum(['gds', 'ads']), recoveryYears: decimal, quarter: z.int().min(1).max(4).optional() }).optional(),
  opening: z.strictObject({ depreciatedThrough: date, accumulatedDepreciation: positiveAmount, accumulatedImpairment: positiveAmount.optional() }).optional(),
  events: z.array(event).optional(),
});

export const schedule = {
  /** Pure: needs no book. */
  'schedule.compute': query('none', scheduleTerms, z.strictObject({ rows: z.array(scheduleRow), years: z.array(scheduleYear), fullyDepreciatedOn: z.string().nullable(), total: z.string() })),
};
