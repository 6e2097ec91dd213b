import { z } from 'zod';
import { command, query, shell } from './define.ts';
import { fiscalYear } from './fiscalYears.ts';
import { REPORT_LANGUAGES } from './reports.ts';
import { bookId, chosen, done, journalDraft, moment, nothing, period, reason, rowId, savedFile } from './shapes.ts';
import { runException } from './runs.ts';

/** A finding of the checklist: a code with facts; the screen makes the sentence and the fix. */
export const finding = z.strictObject({
  code: z.string(), severity: z.enum(['block', 'warn', 'ok']), count: z.int(),
  assets: z.array(z.strictObject({ assetId: z.string(), assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable() })),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const periodState = z.strictObject({
  period: z.string(), fiscalYear: z.int(), state: z.enum(['before', 'closed', 'open', 'future']), depreciation: z.string().nullable(), closedAt: z.string().nullable(), closedBy: z.string().nullable(),
  /** It takes postings only where the request says why. */
  isSoftLocked: z.boolean(),
  /** It belongs to a year that stays closed. */
  isLocked: z.boolean(),
  /** It was closed before. */
  isReopened: z.boolean(),
});
const target = z.strictObject({ bookId: bookId.default('IFRS'), period });
const byCategory = z.strictObject({ categoryId: rowId, category: z.string(), categoryAr: z.string().nullable(), assets: z.int(), depreciation: z.string(), previous: z.string(), change: z.string() });

/** A document, a workbook with every row, or the two beside each other. */
export const PACK_FORMS = ['pdf', 'xlsx', 'both'] as const;
const packChoice = z.strictObject({
  period, language: z.enum(REPORT_LANGUAGES).default('en'), form: z.enum(PACK_FORMS).default('both'),
  /** With the register of the last day, which may be long. */
  register: z.boolean().default(false),
});
const packTitle = z.strictObject({ en: z.string(), ar: z.string() });
const packState = z.enum(['closed', 'draft']);

export const closing = {
  'periods.list': query('periods.view', z.strictObject({ fiscalYear: fiscalYear.optional() }), z.strictObject({ fiscalYear: z.int(), fiscalYears: z.array(z.int()), openPeriod: z.string().nullable(), periods: z.array(periodState) })),
  'close.checklist': query('periods.view', target, z.strictObject({ period: z.string(), blocking: z.int(), warnings: z.int(), findings: z.array(finding) })),
  'close.preview': query('periods.view', target, z.strictObject({
    period: z.string(), previousPeriod: z.string(), byCategory: z.array(byCategory), totalAssets: z.int(), totalDepreciation: z.string(), previousDepreciation: z.string(), change: z.string(), catchUp: z.string(),
    exceptions: z.array(runException), exceptionsTotal: z.int(), findings: z.array(finding), blocking: z.int(), warnings: z.int(), journal: journalDraft.nullable(), fingerprint: z.string(),
    /** What the month's depreciation moves from revaluation surpluses to retained earnings (IAS 16.41). */
    surplusTransfer: z.strictObject({ assets: z.int(), total: z.string(), journal: journalDraft }).nullable(),
    /** The other depreciation books that the close posts at the same time. */
    otherBooks: z.array(z.strictObject({ bookId: z.string(), name: z.string(), nameAr: z.string().nullable(), postsToLedger: z.boolean(), totalAssets: z.int(), totalDepreciation: z.string(), previousDepreciation: z.string(), catchUp: z.string(), exceptionsTotal: z.int(), postedRun: z.string().nullable() })),
    /** A run of this period already posted, so that closing only locks. */
    postedRun: z.string().nullable(),
  })),
  'close.run': command('periods.close', z.strictObject({ bookId: bookId.default('IFRS'), period, fingerprint: z.string().optional() }), z.strictObject({
    period: z.string(), runId: z.string().nullable(), glJournalId: z.string().nullable(), totalAssets: z.int(), totalDepreciation: z.string(), surplusJournalId: z.string().nullable(), nextPeriod: z.string(), chainHead: z.string(), backup: z.string().nullable(),
  })),
  /** The checksums of a month's close pack, of a closed month or as a draft of the open one; its files are made by `app.saveClosePack` and the command line. In the log either way. */
  'close.pack': command('periods.pack', packChoice, z.strictObject({
    period: z.string(), state: packState, chainHead: z.string(), /** The same whenever and in whatever language it is made again. */ checksum: z.string(),
    sections: z.array(z.strictObject({ id: z.string(), title: packTitle, rows: z.int(), checksum: z.string(), /** Counts in the checksum of the month. */ isSettled: z.boolean() })),
  })),
  /** A printed checksum, or its beginning, against the book. Sections are compared where a pack with that checksum is in the log. */
  'close.packCheck': query('periods.pack', z.strictObject({ period, checksum: z.string().trim().regex(/^[0-9a-fA-F]{8,64}$/) }), z.strictObject({
    period: z.string(), state: packState, checksum: z.string(), matches: z.boolean(), madeAt: z.string().nullable(), madeBy: z.string().nullable(),
    sections: z.array(z.strictObject({ id: z.string(), title: packTitle, checksum: z.string(), recorded: z.string().nullable(), isSame: z.boolean().nullable() })),
  })),
  /** Asks for a place, makes the pack and writes it there, the workbook beside the document. Thinking better of it leaves no trace. */
  'app.saveClosePack': shell('periods.pack', packChoice, chosen(z.strictObject({ files: z.array(savedFile), checksum: z.string() }))),
  'close.reopen': command('periods.reopen', z.strictObject({ period, reason }), z.strictObject({ period: z.string(), openPeriod: z.string() })),
};

const journalSummary = z.strictObject({
  number: z.string(), date: z.string(), period: z.string(), sourceType: z.string(), source: z.string(), narration: z.strictObject({ en: z.string(), ar: z.string() }),
  total: z.string(), lineCount: z.int(), bookId: z.string(), reverses: z.string().nullable(), createdAt: z.string(), actor: z.string(),
});

export const journals = {
  'journals.list': query('journals.view', z.strictObject({ period: period.optional(), search: z.string().max(200).optional(), page: z.int().min(0).default(0), size: z.int().min(1).max(100).default(20) }), z.strictObject({ items: z.array(journalSummary), total: z.int(), page: z.int(), size: z.int() })),
  'journals.get': query('journals.view', z.strictObject({ journal: z.string().trim().min(1).max(60) }), journalSummary.extend({ lines: journalDraft.shape.lines, totalDebit: z.string(), totalCredit: z.string() })),
};

const auditFilter = {
  search: z.string().max(200).optional(),
  /** As the log has it; the empty text for what nobody was signed in to do. */
  actor: z.string().max(200).optional(),
  operation: z.string().max(100).optional(),
  /** Both included: days in UTC, or instants, for who lives by another clock. */
  from: moment.optional(),
  to: moment.optional(),
};

export const audit = {
  'audit.list': query('audit.view', z.strictObject({ ...auditFilter, page: z.int().min(0).default(0), size: z.int().min(1).max(100).default(20) }), z.strictObject({
    items: z.array(z.strictObject({ seq: z.int(), at: z.string(), actor: z.string(), operation: z.string(), subject: z.string(), detail: z.string(), hash: z.string() })), total: z.int(), page: z.int(), size: z.int(),
  })),
  /** Who and what occurs in the log, for its filters. */
  'audit.facets': query('audit.view', nothing, z.strictObject({ actors: z.array(z.string()), operations: z.array(z.string()) })),
  'audit.verify': query('audit.view', nothing, z.strictObject({ ok: z.boolean(), rows: z.int(), head: z.string(), firstBroken: z.int().nullable() })),
};
export { done };
