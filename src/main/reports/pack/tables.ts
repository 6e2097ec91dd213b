import { divideBig } from '#shared/values/rounding.ts';
import { minor } from '#shared/values/money.ts';
import type { ReportData } from '../definition.ts';
import { bookFacts, fact, periodStateFact } from '../facts.ts';
import { didText } from '../logged.ts';
import { checkedRows, columnsOf, type Field, type Grouping, reportRows } from '../rows.ts';
import { enumText, same, text, type Bilingual } from '../texts.ts';
import type { PackAct, PackBook, PackException, PackFinding, PackJournalLine, PackLogRow, PackProject, PackSource, PackTransfer, VarianceRow } from './source.ts';
import { actText, findingText, packField, packText, sectionText, severityText, totalOf } from './texts.ts';

interface Table<Row> {
  id: string;
  fields: readonly Field<Row>[];
  rows: Iterable<Row>;
  grouping?: Grouping<Row>;
  totalLabel?: (count: number) => Bilingual;
  /** Null: the book that posts to the ledger. */
  book?: string;
}

/** A table of the pack's own, in the shape of a report: the same forms write it. */
function table<Row>(source: PackSource, { id, fields, rows, grouping, totalLabel = totalOf, book: bookId }: Table<Row>): ReportData {
  const book = source.reports.book(bookId ?? null);
  const columns = columnsOf(fields);
  const title = sectionText('section', id);
  return {
    id, title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [fact('period', source.month.period), periodStateFact(book, source.month.period), ...bookFacts(book)],
    columns, rows: checkedRows(id, columns, reportRows(fields, rows, grouping ?? null, totalLabel)), chart: null, fileName: title, generatedAt: source.month.closedAt ?? source.now,
  };
}

const added = { total: true };
const bilingual = { bilingual: true };
const numbers = (assets: readonly string[], count: number): string => `${assets.join(', ')}${count > assets.length && assets.length > 0 ? ' …' : ''}`;

const findingFields = [
  packField<PackFinding>('severity', 'enum', 14, (row) => severityText(row.severity), bilingual),
  packField<PackFinding>('finding', 'text', 70, (row) => findingText(row.code, row.count, row.params), bilingual),
  packField<PackFinding>('check', 'code', 22, (row) => row.code, { print: false }),
  packField<PackFinding>('count', 'integer', 10, (row) => row.count),
  packField<PackFinding>('assets', 'code', 60, (row) => numbers(row.assets, row.count)),
];

/** What the checklist said when the month was closed; in a draft, what it says now. */
export const findingsTable = (source: PackSource, rows: readonly PackFinding[]): ReportData => table(source, { id: 'findings', fields: findingFields, rows });

type Reason = Parameters<typeof text<'exception'>>[1];

const exceptionFields = [
  packField<PackException>('book', 'code', 14, (row) => row.book),
  packField<PackException>('reason', 'text', 50, (row) => text('exception', row.reason as Reason), bilingual),
  packField<PackException>('check', 'code', 22, (row) => row.reason, { print: false }),
  packField<PackException>('count', 'integer', 10, (row) => row.count),
  packField<PackException>('assets', 'code', 80, (row) => numbers(row.assets, row.count)),
];

export const exceptionsTable = (source: PackSource, rows: readonly PackException[]): ReportData => table(source, { id: 'exceptions', fields: exceptionFields, rows });

/** The change as a percentage of the month before with one decimal, half away from zero; null where there was nothing before. */
function percentOf(now: number, before: number): string | null {
  if (before === 0) return null;
  const tenths = Number(divideBig(BigInt(now - before) * 1000n, BigInt(Math.abs(before)), 'half_away_from_zero'));
  return `${tenths < 0 ? '-' : ''}${Math.floor(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}`;
}

const varianceFields = [
  packField<VarianceRow>('category', 'text', 40, (row) => row.category, bilingual),
  packField<VarianceRow>('assets', 'integer', 10, (row) => row.assets),
  packField<VarianceRow>('now', 'amount', 18, (row) => row.now, added),
  packField<VarianceRow>('before', 'amount', 18, (row) => row.before, added),
  packField<VarianceRow>('change', 'amount', 18, (row) => minor(row.now - row.before), added),
  packField<VarianceRow>('changePercent', 'decimal', 12, (row) => percentOf(row.now, row.before)),
  packField<VarianceRow>('catchUp', 'amount', 18, (row) => row.catchUp, added),
];

/** Depreciation by class beside the month before; runs and single charges of acts together. */
export const varianceTable = (source: PackSource, book: PackBook): ReportData =>
  table(source, { id: 'variance', fields: varianceFields, rows: source.variance(book.id), totalLabel: () => packText('total', 'all'), book: book.id });

const NOTHING = same('—');

const transferFields = [
  packField<PackTransfer>('date', 'date', 12, (row) => row.date),
  packField<PackTransfer>('reference', 'code', 18, (row) => row.transfer),
  packField<PackTransfer>('assetNumber', 'code', 17, (row) => row.assetNumber),
  packField<PackTransfer>('name', 'text', 28, (row) => row.name, bilingual),
  packField<PackTransfer>('what', 'enum', 14, (row) => enumText('field', row.field), bilingual),
  packField<PackTransfer>('from', 'text', 24, (row) => row.from ?? NOTHING, bilingual),
  packField<PackTransfer>('to', 'text', 24, (row) => row.to ?? NOTHING, bilingual),
  packField<PackTransfer>('costMoved', 'amount', 16, (row) => row.cost, added),
  packField<PackTransfer>('accumulatedMoved', 'amount', 16, (row) => row.accumulated, added),
  packField<PackTransfer>('journal', 'code', 16, (row) => row.journal),
  packField<PackTransfer>('reason', 'text', 22, (row) => row.reason, { print: false }),
  packField<PackTransfer>('by', 'text', 16, (row) => row.by),
];

/** Every transfer that took effect in the month, reversals among them. */
export const transfersTable = (source: PackSource): ReportData => table(source, { id: 'transfers', fields: transferFields, rows: source.transfers() });

const actFields = [
  packField<PackAct>('date', 'date', 12, (row) => row.date),
  packField<PackAct>('reference', 'code', 11, (row) => row.reference),
  packField<PackAct>('assetNumber', 'code', 17, (row) => row.assetNumber),
  packField<PackAct>('name', 'text', 26, (row) => row.name, bilingual),
  packField<PackAct>('act', 'enum', 22, (row) => actText(row.kind, row.isInverse), bilingual),
  packField<PackAct>('book', 'code', 9, (row) => row.book, { print: false }),
  packField<PackAct>('cost', 'amount', 16, (row) => row.cost, added),
  packField<PackAct>('accumulated', 'amount', 16, (row) => row.accumulated, added),
  packField<PackAct>('impairment', 'amount', 16, (row) => row.impairment, added),
  packField<PackAct>('surplus', 'amount', 16, (row) => row.surplus, added),
  packField<PackAct>('journal', 'code', 18, (row) => row.journal),
  packField<PackAct>('reason', 'text', 24, (row) => row.reason, { print: false }),
  packField<PackAct>('by', 'text', 14, (row) => row.by),
];

/** What is of a book beside the ledger is told beside the total. */
function byBook({ month }: PackSource): Grouping<PackAct> {
  const beside = new Set(month.books.flatMap(({ id, postsToLedger }) => (postsToLedger ? [] : [id])));
  return { key: (row) => row.book ?? '', label: (row) => (row.book === null ? packText('act', 'inEveryBook') : same(row.book)), weight: (row) => (row.book !== null && beside.has(row.book) ? 0 : undefined) };
}

/** What acts did to assets in the month: what each added to cost, accumulated amounts and surplus of a book. An inverse stands beside what it takes back. */
export const actsTable = (source: PackSource): ReportData => table(source, { id: 'value-changes', fields: actFields, rows: source.acts(), grouping: byBook(source) });

const projectFields = [
  packField<PackProject>('assetNumber', 'code', 17, (row) => row.assetNumber),
  packField<PackProject>('name', 'text', 36, (row) => row.name, bilingual),
  packField<PackProject>('started', 'date', 12, (row) => row.started),
  packField<PackProject>('ageMonths', 'integer', 12, (row) => row.ageMonths),
  packField<PackProject>('opening', 'amount', 18, (row) => row.opening, added),
  packField<PackProject>('added', 'amount', 18, (row) => row.added, added),
  packField<PackProject>('completed', 'amount', 18, (row) => row.completed, added),
  packField<PackProject>('otherwise', 'amount', 18, (row) => row.otherwise, added),
  packField<PackProject>('closing', 'amount', 18, (row) => row.closing, added),
];

export const projectsTable = (source: PackSource): ReportData => table(source, { id: 'construction', fields: projectFields, rows: source.projects() });

const lineFields = [
  packField<PackJournalLine>('account', 'code', 18, (row) => row.account),
  packField<PackJournalLine>('accountName', 'text', 44, (row) => row.accountName, bilingual),
  packField<PackJournalLine>('journal', 'code', 16, (row) => row.journal, { print: false }),
  packField<PackJournalLine>('date', 'date', 12, (row) => row.date, { print: false }),
  packField<PackJournalLine>('narration', 'text', 40, (row) => row.narration, { bilingual: true, print: false }),
  packField<PackJournalLine>('costCenter', 'code', 14, (row) => row.costCenter),
  packField<PackJournalLine>('assetNumber', 'code', 17, (row) => row.assetNumber),
  packField<PackJournalLine>('debit', 'amount', 18, (row) => row.debit, added),
  packField<PackJournalLine>('credit', 'amount', 18, (row) => row.credit, added),
  packField<PackJournalLine>('entryHash', 'code', 24, (row) => row.hash, { print: false }),
];

const headed = ({ journal, date, narration }: PackJournalLine): Bilingual => ({ en: `${journal} · ${date} · ${narration.en}`, ar: `${journal} · ${date} · ${narration.ar}` });
const byJournal: Grouping<PackJournalLine> = { key: (row) => row.journal, label: headed, short: (row) => same(row.journal) };

/** Every journal of the month with its lines. */
export const journalsTable = (source: PackSource): ReportData => table(source, { id: 'journals', fields: lineFields, rows: source.journals(), grouping: byJournal, totalLabel: () => packText('total', 'all') });

const HASH_SHOWN = 16;
const logFields = [
  packField<PackLogRow>('seq', 'integer', 9, (row) => row.seq),
  packField<PackLogRow>('at', 'code', 22, (row) => row.at.slice(0, 19).replace('T', ' ')),
  packField<PackLogRow>('actor', 'text', 22, (row) => row.actor),
  packField<PackLogRow>('did', 'enum', 40, (row) => didText(row.operation), bilingual),
  packField<PackLogRow>('operation', 'code', 34, (row) => row.operation, { print: false }),
  packField<PackLogRow>('subject', 'text', 40, (row) => row.subject),
  packField<PackLogRow>('hash', 'code', 22, (row) => row.hash.slice(0, HASH_SHOWN)),
];

/** What was done in the book from the close before to this one. */
export const logTable = (source: PackSource): ReportData => table(source, { id: 'audit-log', fields: logFields, rows: source.log() });
