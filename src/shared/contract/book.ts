import { z } from 'zod';
import { command, query } from './define.ts';
import { currency, name, nothing, period, rounding, shortText } from './shapes.ts';

export const createBookInput = z.strictObject({
  name, nameAr: shortText,
  country: z.string().regex(/^[A-Z]{2}$/),
  currency,
  fiscalYearStartMonth: z.int().min(1).max(12).default(1),
  basis: z.enum(['accrual', 'cash']).default('accrual'),
});

export const bookInfo = z.strictObject({
  name: z.string(), nameAr: z.string().nullable(), country: z.string(), currency: z.string(), exponent: z.int(),
  fiscalYearStartMonth: z.int(),
  /** Fiscal years that are not of twelve months. */
  irregularYears: z.array(z.strictObject({ from: z.string(), to: z.string(), isFirst: z.boolean().optional() })),
  basis: z.enum(['accrual', 'cash']), assetAccounts: z.enum(['per_category', 'per_asset']),
  framework: z.enum(['ifrs', 'ifrs_sme']),
  /** Who prepares does not approve. */
  fourEyes: z.boolean(),
  /** An unexplained difference from another ledger stops the close of its month. */
  reconciliationBlocks: z.boolean(),
  /** The open period: the next one to close. Null while the book has no assets. */
  openPeriod: z.string().nullable(),
  /** Where history begins; settable until something is posted by a run. */
  firstPeriod: z.string().nullable(),
  lastClosedPeriod: z.string().nullable(),
  /** Open months up to this one take postings only where the request says why. */
  softLockedThrough: z.string().nullable(),
  assetCount: z.int(),
  /** Without those that were disposed of. */
  heldCount: z.int(),
  /** Whether an asset in the ledger is depreciated by units, so that its usage is to be read. */
  countsUnits: z.boolean(),
  /** Acts that were prepared and wait for somebody to approve them. */
  pendingApprovals: z.int(),
  /** Whether something is or was built: there are assets of a category of construction in progress. */
  hasProjects: z.boolean(),
  bookId: z.string(), rounding,
  depreciationBooks: z.array(z.strictObject({ bookId: z.string(), name: z.string(), nameAr: z.string().nullable(), postsToLedger: z.boolean(), rounding, status: z.enum(['setup', 'active', 'inactive']) })),
  schemaVersion: z.int(), engineVersion: z.string(), createdAt: z.string(), fileName: z.string(), readOnly: z.boolean(),
});

/** What anybody learns who opens a book, whether or not they may see into it. */
export const openedBook = bookInfo.pick({ name: true, nameAr: true, fileName: true, readOnly: true }).extend({
  /** Somebody has to sign in before anything else is answered. */
  needsLogin: z.boolean(),
});

const check = z.strictObject({ check: z.string(), ok: z.boolean(), count: z.int(), problem: z.strictObject({ what: z.string(), where: z.string(), expected: z.string(), found: z.string() }).nullable() });

export const book = {
  'book.info': query('book.view', nothing, bookInfo),
  'book.updateSettings': command(
    'book.manage',
    z.strictObject({
      name: name.optional(), nameAr: shortText, framework: z.enum(['ifrs', 'ifrs_sme']).optional(), rounding: rounding.optional(),
      basis: z.enum(['accrual', 'cash']).optional(), assetAccounts: z.enum(['per_category', 'per_asset']).optional(),
      firstPeriod: period.optional(), fiscalYearStartMonth: z.int().min(1).max(12).optional(), fourEyes: z.boolean().optional(), reconciliationBlocks: z.boolean().optional(),
    }),
    bookInfo,
  ),
  /** Walks the file: SQLite's own check, the audit chain, journals, balances, posted charges against their facts. */
  'book.verify': query('book.view', nothing, z.strictObject({ ok: z.boolean(), checks: z.array(check), chainHead: z.string(), auditRows: z.int() })),
};
