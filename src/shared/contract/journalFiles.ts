import { z } from 'zod';
import { command, query, shell } from './define.ts';
import { accountRef, ACCOUNT_TYPES, chosen, date, done, language, paged, paging, rowId, savedFile } from './shapes.ts';

/** Ledgers that a file of journals is made for. */
export const JOURNAL_FORMATS = ['xero', 'quickbooks_online', 'quickbooks_desktop', 'sage50', 'odoo', 'erpnext', 'hledger', 'beancount', 'csv', 'xlsx'] as const;
export const JOURNAL_DETAILS = ['summary', 'detail'] as const;

export const exportId = z.string().regex(/^exp-\d{1,12}$/);
const format = z.enum(JOURNAL_FORMATS);
/** One line of text that no spreadsheet takes for a formula. */
const oneLine = (maximum: number) => z.string().trim().min(1).max(maximum).regex(/^(?![=+\-@'])[^\p{Cc}\p{Cs}"]+$/u);

const choice = z.strictObject({
  format,
  /** Days of posting, both included. */
  from: date, to: date,
  /** Lines by account, category and cost centre; or an asset a line. */
  detail: z.enum(JOURNAL_DETAILS).default('summary'),
  /** Journals that a file of this format held already are left out unless this says so. */
  includeExported: z.boolean().default(false),
  /** Of narrations, where the format holds one. */
  language: language.default('en'),
  /** Xero only: the name of the tax rate that journals without tax carry there. */
  taxRate: oneLine(100).default('Tax Exempt'),
});

const batch = z.strictObject({
  exportId, format, detail: z.enum(JOURNAL_DETAILS), from: z.string(), to: z.string(), fileName: z.string(), bytes: z.int(), sha256: z.string(),
  journals: z.int(), lines: z.int(), total: z.string(), /** Journals in it that an earlier file of the format held. */ again: z.int(), actor: z.string(), at: z.string(),
});

const accountToMap = z.strictObject({
  accountId: rowId, code: z.string(), name: z.string(), nameAr: z.string().nullable(), type: z.enum(ACCOUNT_TYPES),
  /** What the other ledger calls it; null where nobody has said. */
  target: z.string().nullable(),
  /** What stands in the file as long as nobody has said. */
  usual: z.string(),
  isUsed: z.boolean(),
});

const commit = choice.extend({ fingerprint: z.string().max(100).optional() });

export const journalFiles = {
  /** Asset accounts, journals and lines a file would hold, with its beginning, and what to look at first. */
  'journals.export.preview': query('journals.view', choice, z.strictObject({
    fileName: z.string(), journals: z.int(), total: z.string(),
    /** Left out, or written once more where that was asked for. */
    exportedBefore: z.int(),
    /** In files of other formats only. */
    exportedElsewhere: z.int(),
    unmapped: z.array(accountToMap.omit({ isUsed: true, target: true })),
    /** Journals whose English text has letters that the format cannot hold. */
    notLatin: z.int(),
    firstLines: z.array(z.string()), fingerprint: z.string(),
  })),
  /** Makes the file and remembers it, to the byte, with the journals in it. */
  'journals.export': command('journals.export', commit, batch),
  'journals.exports': query('journals.view', z.strictObject(paging), paged(batch)),
  'exportAccounts.list': query('journals.view', z.strictObject({ format }), z.array(accountToMap)),
  'exportAccounts.set': command('journals.export', z.strictObject({ format, accounts: z.array(z.strictObject({ account: accountRef, target: oneLine(200).nullable() })).min(1).max(2000) }), done),
  /** Asks for a place, makes the file and writes it there. Thinking better of it leaves no trace. */
  'app.exportJournals': shell('journals.export', commit, chosen(savedFile)),
  /** The file of an earlier export once more, as it was. */
  'app.saveJournalExport': shell('journals.view', z.strictObject({ exportId }), chosen(savedFile)),
};
