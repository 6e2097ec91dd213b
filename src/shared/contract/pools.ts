import { z } from 'zod';
import { command, query } from './define.ts';
import { amount, bilingual, date, nothing, positiveAmount, reason, rowId } from './shapes.ts';

/** A percentage of 0 to 100, at most six decimals. */
const percent = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/).refine((text) => Number(text) <= 100);
export const taxYear = z.int().min(1901).max(2200);
const poolCode = z.string().trim().min(1).max(20);

export const POOL_METHODS = ['declining', 'straight_line'] as const;
export const WRITE_OFFS = ['none', 'small', 'empty'] as const;

/** How one group of assets is written down; a preset's, or the book's own. Amounts of limits are in the book's currency. */
export const poolRules = z.strictObject({
  code: poolCode, name: bilingual,
  method: z.enum(POOL_METHODS),
  rates: z.array(z.strictObject({ validFrom: date, percent })).min(1).max(50),
  rateChange: z.enum(['last_day', 'by_days']),
  halfInTwoYears: z.boolean(),
  halfRateUnderDays: z.int().min(1).max(366).nullable(),
  firstYearRelief: z.strictObject({ percent, remainder: z.enum(['same_year', 'next_year']) }).nullable(),
  fullAllowance: z.boolean(),
  smallBalance: z.strictObject({ limit: positiveAmount, inclusive: z.boolean(), test: z.enum(['before', 'after']), elective: z.boolean() }).nullable(),
  emptyPool: z.boolean(),
  repairs: z.strictObject({ percent, base: z.enum(['before_depreciation', 'after_depreciation']) }).nullable(),
});

/** What a book computes by from a year on. */
export const regimeRules = z.strictObject({
  /** The day an addition counts on: when it came into use, or when it was capitalised. */
  additionsBy: z.enum(['in_service', 'capitalization']),
  /** Additions of a year that may be deducted in full, over all pools. */
  fullAllowanceLimit: positiveAmount.nullable(),
  /** Of a disposal, no more than what was disposed of had cost counts as proceeds. */
  proceedsUpToCost: z.boolean().optional(),
  pools: z.array(poolRules).min(1).max(40),
});

export const taxPreset = z.strictObject({
  country: z.string().length(2), name: bilingual, currency: z.string().length(3),
  /** What this preset does not decide for anybody. */
  note: bilingual,
  validFrom: date,
  sources: z.array(z.strictObject({ title: bilingual, url: z.url(), recordedOn: date })).min(1),
  rules: regimeRules,
  /** Which pool the categories of a new book go to, by code. */
  categories: z.record(z.string(), poolCode),
});

/** Entered by a person for one pool and year. The opening only in the first year. */
const facts = {
  opening: positiveAmount.nullable(), openingCost: positiveAmount.nullable(), previousAdditions: positiveAmount.nullable(), previousProceeds: positiveAmount.nullable(),
  proceeds: positiveAmount, repairs: positiveAmount, reliefCost: positiveAmount, fullAllowance: positiveAmount, writeOff: z.enum(WRITE_OFFS),
};
/** With what disposals and insurance claims of the year bring by themselves; what is entered is added to it. */
const poolFacts = z.strictObject({ pool: z.string(), ...facts, registerProceeds: positiveAmount });

const term = z.strictObject({ of: z.string(), amount, percent: z.string().nullable(), sign: z.union([z.literal(1), z.literal(-1)]), value: amount, year: z.int().nullable() });
/** A figure, the rule it follows, and the terms that add up to it. */
export const poolFigure = z.strictObject({ amount, rule: z.string(), terms: z.array(term) });

export const computedPool = z.strictObject({
  pool: z.string(), name: bilingual, method: z.enum(POOL_METHODS), percent: z.string(),
  rateParts: z.array(z.strictObject({ percent: z.string(), days: z.int() })), figures: z.record(z.string(), poolFigure),
});
const state = z.enum(['closed', 'open', 'later']);
const computedYear = z.strictObject({
  fiscalYear: taxYear, from: date, to: date, state, closedAt: z.string().nullable(), closedBy: z.string().nullable(), contentHash: z.string().nullable(),
  /** Whether every month of the year is closed in the ledger. */
  isLedgerClosed: z.boolean(),
  pools: z.array(computedPool), deduction: amount, income: amount,
  /** Of a closed year: pools whose additions or proceeds in the register are no longer what they were when it was closed. */
  changedSince: z.array(z.strictObject({ pool: z.string(), name: bilingual, of: z.enum(['additions', 'proceeds']), closed: amount, now: amount })),
  /** Additions of the year in categories that no pool takes. */
  unmapped: z.array(z.strictObject({ categoryId: rowId, name: bilingual, additions: amount })),
});

const regime = z.strictObject({
  preset: taxPreset, firstYear: taxYear, fromYear: taxYear, rules: regimeRules, reason: z.string().nullable(), changedBy: z.string(), changedAt: z.string(),
  /** Codes of pools whose rules differ from the preset's; '*' for what holds for all of them. */
  changed: z.array(z.string()),
});

export const pools = {
  'pools.presets': query('tax-pools.view', nothing, z.array(taxPreset)),
  'pools.list': query(
    'tax-pools.view',
    z.strictObject({ fiscalYear: taxYear.optional() }).default({}),
    z.strictObject({
      /** As it holds in the year asked for; null before pools are set up. */
      regime: regime.nullable(),
      fiscalYear: taxYear, nextYear: taxYear.nullable(), years: z.array(z.strictObject({ fiscalYear: taxYear, state })),
      facts: z.array(poolFacts),
      /** Pools without an opening balance: nothing can be computed before they have one. */
      missingOpenings: z.array(z.string()),
      categories: z.array(z.strictObject({ categoryId: rowId, code: z.string().nullable(), name: bilingual, pool: z.string().nullable() })),
    }),
  ),
  /** Copies a preset into the book. `openings`: none, for a business that starts; or to be entered, pool by pool. */
  'pools.setUp': command('tax-pools.manage', z.strictObject({ country: z.string().length(2), firstYear: taxYear, openings: z.enum(['none', 'enter']) }), z.strictObject({ pools: z.int() })),
  /** From the year on; the year must not be closed. */
  'pools.updateRegime': command('tax-pools.manage', z.strictObject({ fromYear: taxYear, rules: regimeRules, reason }), regime),
  'pools.mapCategory': command('tax-pools.manage', z.strictObject({ categoryId: rowId, pool: poolCode.nullable() }), z.strictObject({ categoryId: rowId, pool: z.string().nullable() })),
  'pools.enterFacts': command(
    'tax-pools.manage',
    z.strictObject({
      pool: poolCode, fiscalYear: taxYear, opening: positiveAmount.optional(), openingCost: positiveAmount.optional(), previousAdditions: positiveAmount.optional(), previousProceeds: positiveAmount.optional(),
      proceeds: positiveAmount.optional(), repairs: positiveAmount.optional(), reliefCost: positiveAmount.optional(), fullAllowance: positiveAmount.optional(), writeOff: z.enum(WRITE_OFFS).optional(),
    }),
    poolFacts,
  ),
  /** A closed year as it was closed; an open one as it comes to now. */
  'pools.compute': query('tax-pools.view', z.strictObject({ fiscalYear: taxYear }), computedYear),
  /** Keeps the figures of the year for good. A memorandum: nothing is posted. */
  'pools.close': command('tax-pools.close', z.strictObject({ fiscalYear: taxYear }), computedYear),
  'pools.reopen': command('tax-pools.close', z.strictObject({ fiscalYear: taxYear, reason }), z.strictObject({ fiscalYear: taxYear })),
};
