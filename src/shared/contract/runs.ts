import { z } from 'zod';
import { command, query } from './define.ts';
import { assetId, bookId, date, done, journalDraft, paged, paging, period, reason, rowId, runId } from './shapes.ts';

export const runStatus = z.enum(['DRAFT', 'POSTED', 'REVERSED', 'DISCARDED']);

/** One asset's charge in a run. */
export const runLine = z.strictObject({
  assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), categoryId: rowId, category: z.string(), categoryAr: z.string().nullable(), costCenter: z.string().nullable(),
  cost: z.string(), openingAccumulated: z.string(), depreciation: z.string(), catchUp: z.string(), accumulatedDepreciation: z.string(), netBookValue: z.string(),
});
/** An asset that the run passes over, and why. */
export const runException = z.strictObject({ assetId, assetNumber: z.string(), name: z.string(), nameAr: z.string().nullable(), reason: z.string() });

export const runSummary = z.strictObject({
  runId, bookId: z.string(), period: z.string(), asOfDate: z.string(), kind: z.enum(['regular', 'supplementary', 'reversal', 'charge', 'take_back']), status: runStatus,
  totalAssets: z.int(), totalDepreciation: z.string(), glJournalId: z.string().nullable(), postingDate: z.string().nullable(), createdAt: z.string(), postedAt: z.string().nullable(), reversedBy: runId.nullable(), reason: z.string().nullable(),
});
export const run = runSummary.extend({
  byCategory: z.array(z.strictObject({ categoryId: rowId, category: z.string(), categoryAr: z.string().nullable(), assets: z.int(), depreciation: z.string() })),
  /** The first thousand; the rest by depreciationRuns.lines. */
  lines: z.array(runLine), linesTotal: z.int(), exceptions: z.array(runException), exceptionsTotal: z.int(), fingerprint: z.string(),
});
const byRun = z.strictObject({ runId });

export const runs = {
  'depreciationRuns.create': command('depreciation.run', z.strictObject({ bookId: bookId.default('IFRS'), period, asOfDate: date.optional() }), run),
  'depreciationRuns.get': query('depreciation.view', byRun, run),
  'depreciationRuns.lines': query('depreciation.view', z.strictObject({ runId, ...paging }), paged(runLine)),
  'depreciationRuns.list': query('depreciation.view', z.strictObject({ bookId: bookId.optional(), period: period.optional(), status: runStatus.optional(), ...paging }), paged(runSummary)),
  'depreciationRuns.post': command('depreciation.post', z.strictObject({ runId, postingDate: date.optional(), fingerprint: z.string().optional() }), run),
  'depreciationRuns.post.preview': query('depreciation.post', z.strictObject({ runId, postingDate: date.optional() }), z.strictObject({ journal: journalDraft.nullable(), effect: z.strictObject({ totalAssets: z.int(), totalDepreciation: z.string() }), fingerprint: z.string() })),
  'depreciationRuns.discard': command('depreciation.run', byRun, done),
  'depreciationRuns.reverse': command('depreciation.reverse', z.strictObject({ runId, reason, postingDate: date.optional() }), run),
};
