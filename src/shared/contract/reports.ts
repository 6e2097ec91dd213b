import { z } from 'zod';
import { query } from './define.ts';
import { nothing } from './shapes.ts';

export const REPORT_FORMATS = ['pdf', 'xlsx', 'csv', 'json'] as const;
export const REPORT_LANGUAGES = ['en', 'ar', 'both'] as const;

/** Values of a report's parameters, as the definition asks for them: dates, periods, ids, choices; all strings. */
const parameters = z.record(z.string().max(40), z.string().max(8000));
const cell = z.union([z.string(), z.number(), z.null()]);

export const reportColumn = z.strictObject({
  id: z.string(), label: z.strictObject({ en: z.string(), ar: z.string() }),
  type: z.enum(['text', 'code', 'date', 'period', 'amount', 'integer', 'decimal', 'enum']), total: z.boolean(), width: z.number(),
});
export const reportParameter = z.strictObject({
  id: z.string(), type: z.enum(['date', 'period', 'asset', 'run', 'choice', 'category', 'location', 'custodian', 'transfer', 'disposal', 'status', 'book', 'user', 'export', 'count', 'assets']), required: z.boolean(), label: z.strictObject({ en: z.string(), ar: z.string() }),
  choices: z.array(z.strictObject({ value: z.string(), label: z.strictObject({ en: z.string(), ar: z.string() }) })), defaultValue: z.string().nullable(),
});
/** What the gallery puts under one heading, in its order. */
export const REPORT_GROUPS = ['register', 'movements', 'depreciation', 'monthEnd', 'tax', 'forms'] as const;
export type ReportGroup = (typeof REPORT_GROUPS)[number];

export const reportSummary = z.strictObject({ id: z.string(), group: z.enum(REPORT_GROUPS), title: z.strictObject({ en: z.string(), ar: z.string() }), description: z.strictObject({ en: z.string(), ar: z.string() }), parameters: z.array(reportParameter) });

const bilingual = z.strictObject({ en: z.string(), ar: z.string() });
/** Rows carry a cell a column, in order: amounts as decimal strings; text cells that exist in both languages as {en, ar}. */
const reportRow = z.strictObject({ kind: z.enum(['group', 'row', 'subtotal', 'total']), cells: z.array(z.union([cell, bilingual])) });

export const reportResult = z.strictObject({
  id: z.string(), title: z.strictObject({ en: z.string(), ar: z.string() }),
  company: z.strictObject({ en: z.string(), ar: z.string() }), currency: z.string(), exponent: z.int(),
  /** Header facts, in order: as-of date, book, period status, filters, engine version. */
  facts: z.array(z.strictObject({ label: z.strictObject({ en: z.string(), ar: z.string() }), value: z.strictObject({ en: z.string(), ar: z.string() }) })),
  columns: z.array(reportColumn),
  rows: z.array(reportRow),
  /** Smaller tables that belong to the report, each where it stands on paper. */
  sections: z.array(z.strictObject({ id: z.string(), title: bilingual, stands: z.enum(['before', 'after']), columns: z.array(reportColumn), rows: z.array(reportRow) })),
  /** Of a report about one thing: what it is known by. The code is that of the number, a row of modules a text, "1" for a dark one. */
  card: z.strictObject({
    name: bilingual, code: z.string(), modules: z.array(z.string()), status: bilingual, category: bilingual,
    photo: z.strictObject({ mediaType: z.string(), data: z.string() }).nullable(),
  }).nullable(),
  rowCount: z.int(), generatedAt: z.string(),
});

export const exportInput = z.strictObject({ report: z.string(), parameters: parameters.default({}), language: z.enum(REPORT_LANGUAGES), format: z.enum(REPORT_FORMATS) });

export const reports = {
  'reports.list': query('reports.view', nothing, z.array(reportSummary)),
  /** For the screen: at most `limit` rows (totals are always of all). */
  'reports.run': query('reports.view', z.strictObject({ report: z.string(), parameters: parameters.default({}), limit: z.int().min(1).max(5000).default(500) }), reportResult),
};
