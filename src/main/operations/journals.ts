import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { periodOf } from '#shared/values/calendar.ts';
import { required } from '#shared/values/assert.ts';
import { refuse } from '#shared/errors.ts';
import { countJournals, lineNames, listJournals, type JournalListRow, type LineNames } from '../book/queries/journals.ts';
import { searchText } from '../book/queries/search.ts';
import { journalLines, type JournalLine, type NewJournal } from '../book/tables/journals.ts';
import { show, type Context } from './context.ts';

type Draft = NonNullable<Output<'close.preview'>['journal']>;
type ShownLine = Draft['lines'][number];

/** Assets, and their own accounts, that are made when a journal is posted: by the ids that they will have. */
export interface Unborn {
  accounts: ReadonlyMap<number, { code: string; name: string; name_ar: string | null }>;
  assets: ReadonlyMap<number, string>;
}

function showLine(context: Context, names: LineNames, line: JournalLine, unborn: Unborn): ShownLine {
  const account = required(names.accounts.get(line.accountId) ?? unborn.accounts.get(line.accountId), 'the account of a journal line');
  return {
    accountId: line.accountId, accountCode: account.code, accountName: account.name, accountNameAr: account.name_ar,
    debit: show(context, line.debitMinor), credit: show(context, line.creditMinor),
    costCenter: names.places.get(line.costCenterId ?? 0) ?? null, category: names.categories.get(line.categoryId ?? 0) ?? null, assetNumber: names.assets.get(line.assetId ?? 0) ?? unborn.assets.get(line.assetId ?? 0) ?? null,
  };
}

const NONE_UNBORN: Unborn = { accounts: new Map(), assets: new Map() };

function showLines(context: Context, lines: readonly JournalLine[], unborn: Unborn = NONE_UNBORN): { lines: ShownLine[]; totalDebit: string; totalCredit: string } {
  const names = lineNames(context.connection, lines);
  return {
    lines: lines.map((line) => showLine(context, names, line, unborn)),
    totalDebit: show(context, lines.reduce((sum, line) => sum + line.debitMinor, 0)),
    totalCredit: show(context, lines.reduce((sum, line) => sum + line.creditMinor, 0)),
  };
}

/** A journal not yet posted, as previews show it. */
export function showDraftJournal(context: Context, journal: Pick<NewJournal, 'date' | 'narrationEn' | 'narrationAr' | 'lines'>, unborn?: Unborn): Draft {
  return { date: journal.date, period: periodOf(journal.date), narration: { en: journal.narrationEn, ar: journal.narrationAr }, ...showLines(context, journal.lines, unborn) };
}

function showSummary(context: Context, row: JournalListRow): Output<'journals.list'>['items'][number] {
  return {
    number: row.number, date: row.date, period: row.period, sourceType: row.source_type, source: row.source, narration: { en: row.narration_en, ar: row.narration_ar },
    total: show(context, row.total_minor), lineCount: row.line_count, bookId: row.book, reverses: row.reverses, createdAt: row.created_at, actor: row.actor,
  };
}

function list(context: Context, input: Parsed<'journals.list'>): Output<'journals.list'> {
  const filter = { number: null, period: input.period ?? null, search: searchText(input.search) };
  return {
    items: listJournals(context.connection, filter, input.size, input.page * input.size).map((row) => showSummary(context, row)),
    total: countJournals(context.connection, filter), page: input.page, size: input.size,
  };
}

function get(context: Context, input: Parsed<'journals.get'>): Output<'journals.get'> {
  const row = listJournals(context.connection, { number: input.journal, period: null, search: null }, 1, 0)[0] ?? refuse('JOURNAL_NOT_FOUND', { journal: input.journal });
  return { ...showSummary(context, row), ...showLines(context, journalLines(context.connection, row.id)) };
}

export const journalHandlers: Pick<Handlers<Context>, 'journals.list' | 'journals.get'> = { 'journals.list': list, 'journals.get': get };
