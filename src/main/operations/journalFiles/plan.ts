import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { assert, required } from '#shared/values/assert.ts';
import { hashOf } from '../../book/hash.ts';
import { chargesOfJournals, exportableJournals, exportableLines, type ExportableJournal } from '../../book/queries/journalFiles.ts';
import { listAccounts, type AccountRow } from '../../book/tables/accounts.ts';
import { exportAccounts } from '../../book/tables/journalExports.ts';
import { LEDGER_FORMATS, type FileJournal, type FileLine, type JournalFile, type LedgerFormat } from '../../exchange/journals/index.ts';
import type { Context } from '../context.ts';
import { byAsset, summarized, type DetailedLine } from './lines.ts';

export type Choice = Parsed<'journals.export.preview'>;

/** What a file would hold, before it is made. */
export interface ExportPlan {
  choice: Choice;
  format: LedgerFormat;
  fileName: string;
  journals: ExportableJournal[];
  /** Of the days chosen: in an earlier file of the format, and only in one of another. */
  exportedBefore: number;
  exportedElsewhere: number;
  totalMinor: number;
  accounts: Map<number, AccountRow>;
  targets: Map<number, string>;
  fingerprint: string;
}

/** The journals of the days chosen that the file would hold. Amounts in minor units. @throws INVALID_DATE (the last day before the first) */
export function planExport(context: Context, choice: Choice): ExportPlan {
  const { connection } = context;
  if (choice.to < choice.from) refuse('INVALID_DATE', { field: 'to', value: choice.to });
  const format = LEDGER_FORMATS[choice.format];
  const all = exportableJournals(connection, choice.format, choice.from, choice.to);
  const journals = choice.includeExported ? all : all.filter(({ isExported }) => isExported === 0);
  const accounts = listAccounts(connection);
  const targets = exportAccounts(connection, choice.format);
  const { detail, language, taxRate } = choice;
  return {
    choice: { ...choice, language: format.isLatin === true ? 'en' : language }, format, journals, targets,
    fileName: `journals-${choice.format.replaceAll('_', '-')}-${choice.from}-${choice.to}.${format.extension}`,
    exportedBefore: all.filter(({ isExported }) => isExported === 1).length,
    exportedElsewhere: all.filter(({ isExported, isElsewhere }) => isExported === 0 && isElsewhere === 1).length,
    totalMinor: journals.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    accounts: new Map(accounts.map((account) => [account.id, account])),
    fingerprint: hashOf({ format: choice.format, detail, language, taxRate, journals: journals.map(({ id }) => id), accounts: accounts.map(({ id, code, name, name_ar }) => [id, code, name, name_ar, targets.get(id) ?? null]) }),
  };
}

/** What the file calls an account. */
export function accountInFile({ format, targets }: Pick<ExportPlan, 'format' | 'targets'>, account: AccountRow): string {
  return targets.get(account.id) ?? format.usualAccount(account);
}

function fileLine(plan: ExportPlan, { accountId, debitMinor, creditMinor, costCenter, category, asset }: DetailedLine): FileLine {
  const account = required(plan.accounts.get(accountId), 'the account of a journal line');
  const accountName = plan.choice.language === 'ar' ? (account.name_ar ?? account.name) : account.name;
  return { account: accountInFile(plan, account), accountName, debitMinor, creditMinor, costCenter, category, asset };
}

function grouped<T extends { journalId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.journalId);
    if (group) group.push(row);
    else groups.set(row.journalId, [row]);
  }
  return groups;
}

/** The journals of a plan, or the first few of them, as the file says them; each balances, and comes to the total it was posted with. */
export function fileJournals(context: Context, plan: ExportPlan, count = plan.journals.length): FileJournal[] {
  const journals = plan.journals.slice(0, count);
  const ids = journals.map(({ id }) => id);
  const lines = grouped(exportableLines(context.connection, ids));
  const isDetailed = plan.choice.detail === 'detail';
  const charges = isDetailed ? grouped(chargesOfJournals(context.connection, ids)) : new Map<number, never[]>();
  return journals.map(({ id, number, date, period, source, narrationEn, narrationAr, totalMinor }) => {
    const own = lines.get(id) ?? [];
    const told = (isDetailed ? byAsset(own, charges.get(id) ?? []) : summarized(own)).map((line) => fileLine(plan, line));
    const sum = (side: 'debitMinor' | 'creditMinor'): number => told.reduce((total, line) => total + line[side], 0);
    assert(sum('debitMinor') === sum('creditMinor') && (isDetailed || sum('debitMinor') === totalMinor), `${number} balances in the file`);
    return { number, date, period, source, narrationEn, narrationAr, lines: told };
  });
}

export function journalFile(context: Context, plan: ExportPlan, exportId: string, journals: readonly FileJournal[]): JournalFile {
  const { company, now } = context;
  const { language, taxRate } = plan.choice;
  return { company: language === 'ar' ? (company.name_ar ?? company.name) : company.name, currency: company.currency, exponent: company.exponent, language, taxRate, exportId, createdAt: now, journals };
}
