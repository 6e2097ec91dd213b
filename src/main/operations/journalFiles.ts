import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { sha256 } from '../book/hash.ts';
import { accountsOfJournals, usedAccounts } from '../book/queries/journalFiles.ts';
import { listAccounts } from '../book/tables/accounts.ts';
import { countExports, deflatedExport, exportAccounts, findExport, insertExport, listExports, nextExportId, setExportAccount, type ExportBatch } from '../book/tables/journalExports.ts';
import { deflated, inflated, isBeyondLatin, LEDGER_FORMATS, type JournalFormat } from '../exchange/journals/index.ts';
import { resolveAccount } from './accounts.ts';
import { show, type Context } from './context.ts';
import { accountInFile, fileJournals, journalFile, planExport, type ExportPlan } from './journalFiles/plan.ts';

/** As much of a file as a preview shows. */
const PREVIEW_JOURNALS = 12;
const PREVIEW_LINES = 40;

const exportIdOf = (id: number): string => `exp-${id}`;

function showBatch(context: Context, { id, format, detail, from_date, to_date, file_name, size, sha256: digest, journal_count, line_count, total_minor, again_count, actor, at }: ExportBatch): Output<'journals.export'> {
  return {
    exportId: exportIdOf(id), format: format as JournalFormat, detail, from: from_date, to: to_date, fileName: file_name, bytes: size, sha256: digest,
    journals: journal_count, lines: line_count, total: show(context, total_minor), again: again_count, actor, at,
  };
}

/** The beginning of the file as text; a workbook shows what its CSV would say. */
function firstLines(context: Context, plan: ExportPlan): string[] {
  const file = journalFile(context, plan, exportIdOf(nextExportId(context.connection)), fileJournals(context, plan, PREVIEW_JOURNALS));
  const bytes = (plan.choice.format === 'xlsx' ? LEDGER_FORMATS.csv : plan.format).render(file);
  const text = Buffer.from(bytes).toString(plan.format.isLatin === true ? 'latin1' : 'utf8');
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).slice(0, PREVIEW_LINES);
}

/** Accounts of the journals that the other ledger's chart would have to know and nobody has named yet. */
function unmapped(context: Context, plan: ExportPlan): Output<'journals.export.preview'>['unmapped'] {
  if (!plan.format.isForeign) return [];
  const used = accountsOfJournals(context.connection, plan.journals.map(({ id }) => id));
  return [...plan.accounts.values()]
    .filter(({ id }) => used.has(id) && !plan.targets.has(id))
    .map((account) => ({ accountId: account.id, code: account.code, name: account.name, nameAr: account.name_ar, type: account.type, usual: accountInFile(plan, account) }));
}

function preview(context: Context, input: Parsed<'journals.export.preview'>): Output<'journals.export.preview'> {
  const plan = planExport(context, input);
  return {
    fileName: plan.fileName, journals: plan.journals.length, total: show(context, plan.totalMinor), exportedBefore: plan.exportedBefore, exportedElsewhere: plan.exportedElsewhere, unmapped: unmapped(context, plan),
    notLatin: plan.format.isLatin === true ? plan.journals.filter(({ narrationEn }) => isBeyondLatin(narrationEn)).length : 0,
    firstLines: plan.journals.length === 0 ? [] : firstLines(context, plan), fingerprint: plan.fingerprint,
  };
}

/**
 * Makes a file of the journals posted from one day to another and keeps it with their numbers. The ledger stays as it is. Amounts as decimal strings with the
 * currency's decimals.
 * @throws INVALID_DATE, NOTHING_TO_EXPORT, PREVIEW_STALE
 */
function exportJournals(context: Context, { fingerprint, ...choice }: Parsed<'journals.export'>): Output<'journals.export'> {
  const { connection, actor, now: at } = context;
  const plan = planExport(context, choice);
  if (fingerprint !== undefined && fingerprint !== plan.fingerprint) refuse('PREVIEW_STALE', {});
  if (plan.journals.length === 0) refuse('NOTHING_TO_EXPORT', { from: choice.from, to: choice.to, exported: plan.exportedBefore });
  const id = nextExportId(connection);
  const journals = fileJournals(context, plan);
  const bytes = plan.format.render(journalFile(context, plan, exportIdOf(id), journals));
  const batch = insertExport(
    connection,
    {
      id, format: choice.format, detail: choice.detail, from_date: choice.from, to_date: choice.to, file_name: plan.fileName, size: bytes.byteLength, sha256: sha256(bytes),
      journal_count: journals.length, line_count: journals.reduce((sum, { lines }) => sum + lines.length, 0), total_minor: plan.totalMinor,
      again_count: plan.journals.filter(({ isExported }) => isExported === 1).length, actor, at,
    },
    plan.journals.map((journal) => journal.id),
    deflated(bytes),
  );
  context.record(plan.fileName, { export: id, format: choice.format, from: choice.from, to: choice.to, journals: journals.length, again: batch.again_count, sha256: batch.sha256 });
  return showBatch(context, batch);
}

/** The file of an export as it was made. @throws EXPORT_NOT_FOUND, BOOK_CORRUPT */
export function exportedFile(context: Context, exportId: string): { fileName: string; bytes: Uint8Array } {
  const id = Number(exportId.slice('exp-'.length));
  const batch = findExport(context.connection, id) ?? refuse('EXPORT_NOT_FOUND', { batch: exportId });
  const bytes = inflated(deflatedExport(context.connection, id) ?? new Uint8Array());
  if (sha256(bytes) !== batch.sha256) refuse('BOOK_CORRUPT', { file: context.fileName, detail: exportId });
  return { fileName: batch.file_name, bytes };
}

function list(context: Context, { page, size }: Parsed<'journals.exports'>): Output<'journals.exports'> {
  return { items: listExports(context.connection, size, page * size).map((batch) => showBatch(context, batch)), total: countExports(context.connection), page, size };
}

/** Accounts that stand in journals first, then the others of the chart. */
function accounts(context: Context, { format }: Parsed<'exportAccounts.list'>): Output<'exportAccounts.list'> {
  const targets = exportAccounts(context.connection, format);
  const used = usedAccounts(context.connection);
  return listAccounts(context.connection)
    .filter((account) => account.is_active === 1 || used.has(account.id) || targets.has(account.id))
    .map((account) => ({
      accountId: account.id, code: account.code, name: account.name, nameAr: account.name_ar, type: account.type, target: targets.get(account.id) ?? null,
      usual: LEDGER_FORMATS[format].usualAccount(account), isUsed: used.has(account.id),
    }))
    .sort((one, other) => Number(other.isUsed) - Number(one.isUsed));
}

/** Says what the ledger of a format calls accounts; null takes the name away. @throws ACCOUNT_NOT_FOUND */
function mapAccounts(context: Context, { format, accounts: named }: Parsed<'exportAccounts.set'>): Output<'exportAccounts.set'> {
  const changes = named.map(({ account, target }) => ({ account: resolveAccount(context, account, { allowInactive: true }), target }));
  for (const { account, target } of changes) setExportAccount(context.connection, format, account.id, target);
  context.record(format, { format, accounts: changes.map(({ account, target }) => [account.code, target]) });
  return { done: true };
}

type Names = 'journals.export.preview' | 'journals.export' | 'journals.exports' | 'exportAccounts.list' | 'exportAccounts.set';

export const journalFileHandlers: Pick<Handlers<Context>, Names> = {
  'journals.export.preview': preview, 'journals.export': exportJournals, 'journals.exports': list, 'exportAccounts.list': accounts, 'exportAccounts.set': mapAccounts,
};
