import { z } from 'zod';
import { command, query } from './define.ts';
import { batchId, date, decimal, done, fileId, name, nothing, paging, rowId } from './shapes.ts';

/** What a column of a file can become. */
export const IMPORT_FIELDS = [
  'assetNumber', 'externalId', 'name', 'nameAr', 'description', 'category', 'assetType', 'status', 'acquisitionDate', 'inServiceDate', 'cost', 'residualValue', 'residualPercent',
  'usefulLifeMonths', 'usefulLifeYears', 'depreciationMethod', 'annualRate', 'totalUnits', 'convention', 'depreciatedThrough', 'accumulatedDepreciation', 'accumulatedImpairment', 'netBookValue',
  'monthlyDepreciation', 'location', 'custodian', 'costCenter', 'supplier', 'invoiceNumber', 'serialNumber', 'tag', 'quantity', 'warrantyEnd', 'notes',
  'revaluationSurplus', 'insurer', 'insurancePolicy', 'insuredValue', 'insuranceStart', 'insuranceEnd',
] as const;

/** What a recognised file cannot say, or says in a way that a person should look at. */
export const IMPORT_NOTES = [
  'category_numbers', 'department_numbers', 'write_off', 'tax_columns', 'through_from_next', 'life_unit', 'prorata', 'terms_of_category', 'nothing_depreciated', 'opening_day', 'no_purchase_date',
] as const;

/** Heading row 0: the file has none. */
const layout = { encoding: z.string().max(40).optional(), separator: z.string().max(1).optional(), sheet: z.string().max(60).optional(), headingRow: z.int().min(0).max(1000).optional() };

export const importMapping = z.strictObject({
  /** The known format by which figures that the file gives in pieces are put together; without it every column stands for itself. */
  format: z.string().max(40).optional(),
  /** Column heading of the file → our field. Columns left out are ignored. */
  columns: z.record(z.string(), z.enum(IMPORT_FIELDS)),
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).default('ymd'),
  decimalSeparator: z.enum(['.', ',']).default('.'),
  /** For every asset that brings accumulated depreciation and no date of its own. */
  depreciatedThrough: date.optional(),
  /** The file's words → ours, for methods, conventions, statuses and categories (category by code). */
  values: z.strictObject({ depreciationMethod: z.record(z.string(), z.string()).optional(), status: z.record(z.string(), z.string()).optional(), category: z.record(z.string(), z.string()).optional(), convention: z.record(z.string(), z.string()).optional() }).default({}),
  /** Values for columns the file does not have. */
  defaults: z.partialRecord(z.enum(IMPORT_FIELDS), z.string().max(200)).default({}),
  createMissing: z.strictObject({ categories: z.boolean().default(true), places: z.boolean().default(true) }).default({ categories: true, places: true }),
  /** IN_SERVICE: capitalised and placed in service as they come. DRAFT: to be looked at first. */
  importAs: z.enum(['IN_SERVICE', 'DRAFT']).default('IN_SERVICE'),
  ...layout,
});

const cellProblem = z.strictObject({ row: z.int(), column: z.string().nullable(), field: z.string().nullable(), value: z.string().nullable(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
const previewRow = z.strictObject({
  row: z.int(), assetNumber: z.string().nullable(), name: z.string(), category: z.string(), acquisitionDate: z.string(), inServiceDate: z.string().nullable(), cost: z.string(), accumulatedDepreciation: z.string(), netBookValue: z.string(),
  usefulLifeMonths: z.int().nullable(), method: z.string(), firstCharge: z.string().nullable(),
  /** The file's own figure beside the computed one, where it brings one. */
  importedNetBookValue: z.string().nullable(), importedMonthlyDepreciation: z.string().nullable(), action: z.enum(['create', 'update', 'unchanged']),
});
/** A cell corrected on the screen before the commit: row of the file, heading, new text. */
const edits = z.array(z.strictObject({ row: z.int().min(1), column: z.string(), value: z.string().max(2000) })).max(10_000).default([]);
const work = z.strictObject({ fileId, mapping: importMapping, edits });

export const imports = {
  'imports.inspect': query('assets.import', z.strictObject({ fileId, ...layout, /** A format or a saved mapping by name, in place of what the file suggests; `plain`: headings by their meaning alone. */ template: name.optional() }), z.strictObject({
    fileName: z.string(), kind: z.enum(['csv', 'xlsx']), encoding: z.string().nullable(), separator: z.string().nullable(), sheets: z.array(z.string()), sheet: z.string().nullable(), headingRow: z.int(),
    headings: z.array(z.string()), rowCount: z.int(), sample: z.array(z.array(z.string())), template: z.string().nullable(), mapping: importMapping,
    /** What a recognised file leaves open. */
    notes: z.array(z.enum(IMPORT_NOTES)),
    distinct: z.record(z.string(), z.array(z.string())),
    /** What the file cannot tell: the mapping holds a guess that the person confirms or corrects. */
    questions: z.array(z.enum(['dateOrder', 'decimalSeparator', 'depreciatedThrough'])),
  })),
  'imports.preview': query('assets.import', work.extend({ page: paging.page, size: z.int().min(1).max(500).default(100) }), z.strictObject({
    rows: z.array(previewRow), total: z.int(), page: z.int(), size: z.int(), problems: z.array(cellProblem), problemsTotal: z.int(), warnings: z.array(cellProblem), warningsTotal: z.int(),
    totals: z.strictObject({ count: z.int(), cost: z.string(), accumulatedDepreciation: z.string(), netBookValue: z.string(), firstMonthDepreciation: z.string(), firstMonth: z.string().nullable() }),
    newCategories: z.array(z.string()), newPlaces: z.array(z.string()), fingerprint: z.string(),
  })),
  /** What the file says was depreciated beside what its own terms come to, and the sums by category for a trial balance. Nothing is corrected by it. */
  'imports.variance': query('assets.import', work.extend({ /** Differences up to this amount are not listed; 1 where nothing is said. */ tolerance: decimal.optional(), page: paging.page, size: z.int().min(1).max(500).default(50) }), z.strictObject({
    rows: z.array(z.strictObject({
      row: z.int(), assetNumber: z.string().nullable(), name: z.string(), category: z.string(), depreciatedThrough: z.string(), imported: z.string(), computed: z.string(),
      /** Imported less computed, and in percent of computed. */
      difference: z.string(), percent: z.string().nullable(),
    })),
    total: z.int(), page: z.int(), size: z.int(), tolerance: z.string(), compared: z.int(), /** Assets whose terms say nothing of the past: by units, by hand. */ notComputed: z.int(),
    imported: z.string(), computed: z.string(), difference: z.string(), percent: z.string().nullable(),
    categories: z.array(z.strictObject({ category: z.string(), count: z.int(), cost: z.string(), accumulatedDepreciation: z.string(), accumulatedImpairment: z.string(), netBookValue: z.string() })),
  })),
  'imports.commit': command('assets.import', work.extend({ fingerprint: z.string().optional() }), z.strictObject({ batchId, created: z.int(), updated: z.int(), unchanged: z.int(), cost: z.string(), accumulatedDepreciation: z.string(), netBookValue: z.string() })),
  'imports.undo': command('assets.import', z.strictObject({ batchId }), done),
  'imports.list': query('assets.import', nothing, z.array(z.strictObject({ batchId, fileName: z.string(), at: z.string(), actor: z.string(), created: z.int(), updated: z.int(), status: z.enum(['COMMITTED', 'UNDONE']), undoable: z.boolean() }))),
  'imports.mappings': query('assets.import', nothing, z.array(z.strictObject({ name: z.string(), builtIn: z.boolean(), mapping: importMapping }))),
  'imports.saveMapping': command('assets.import', z.strictObject({ name, mapping: importMapping }), done),
};
export { decimal, rowId };
