import { z } from 'zod';
import { query } from './define.ts';
import { assetSummary } from './assets.ts';
import { assetId, date, nothing, rowId, status } from './shapes.ts';
import { finding } from './close.ts';

export const REGISTER_COLUMNS = ['assetNumber', 'name', 'category', 'location', 'custodian', 'costCenter', 'status', 'acquisitionDate', 'inServiceDate', 'serialNumber', 'tag', 'cost', 'accumulatedDepreciation', 'netBookValue', 'residualValue', 'warrantyEnd', 'insurer', 'policyNumber', 'insuredValue', 'insuranceEnd', 'parent'] as const;

/** The same filter for the grid, its totals and its export. */
export const registerFilter = z.strictObject({
  status: z.array(status).optional(), categoryId: z.array(rowId).optional(), locationId: z.array(z.string()).optional(), custodianId: z.array(z.string()).optional(),
  acquiredFrom: date.optional(), acquiredTo: date.optional(), inServiceFrom: date.optional(), inServiceTo: date.optional(), needsAttention: z.boolean().optional(),
  /** What an asset consists of, at any remove. */
  componentsOf: assetId.optional(),
});
export const registerQuery = z.strictObject({
  filter: registerFilter.optional(), search: z.string().max(200).optional(),
  sort: z.array(z.strictObject({ column: z.enum(REGISTER_COLUMNS), direction: z.enum(['asc', 'desc']) })).max(3).optional(),
  /** Names sort by the language on screen. */
  language: z.enum(['en', 'ar']).default('en'),
});
const totals = z.strictObject({ count: z.int(), cost: z.string(), accumulatedDepreciation: z.string(), netBookValue: z.string() });

export const register = {
  'register.rows': query('assets.view', registerQuery.extend({ startRow: z.int().min(0), endRow: z.int().min(1) }), z.strictObject({ rows: z.array(assetSummary), total: z.int() })),
  'register.totals': query('assets.view', registerQuery, z.strictObject({ ...totals.shape, /** Without drafts, which the ledger does not know. */ netBookValueInLedger: z.string(), byStatus: z.record(z.string(), z.int()), needsAttention: z.int() })),
  'home.summary': query('book.view', nothing, z.strictObject({
    openPeriod: z.string().nullable(), asOf: z.string().nullable(), totals, byStatus: z.record(z.string(), z.int()),
    monthDepreciation: z.string(), yearDepreciation: z.string(), fiscalYear: z.int().nullable(),
    byCategory: z.array(z.strictObject({ categoryId: rowId, category: z.string(), categoryAr: z.string().nullable(), assets: z.int(), cost: z.string(), netBookValue: z.string() })),
    findings: z.array(finding),
  })),
  /** The charts of Home: value and depreciation through time, and of each fiscal year by category. Walks every asset through the months asked for. */
  'home.outlook': query('book.view', z.strictObject({ months: z.union([z.literal(12), z.literal(60)]).default(12) }), z.strictObject({
    points: z.array(z.strictObject({ period: z.string(), depreciation: z.string(), netBookValue: z.string(), posted: z.boolean() })),
    years: z.array(z.int()),
    /** The greatest categories with an amount for each of the years, and all others together; no others, no array. */
    categories: z.array(z.strictObject({ categoryId: rowId, category: z.string(), categoryAr: z.string().nullable(), byYear: z.array(z.string()) })),
    others: z.array(z.string()).nullable(),
  })),
};
