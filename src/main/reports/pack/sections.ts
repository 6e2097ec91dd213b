import { firstDay, lastDay } from '#shared/values/calendar.ts';
import type { ReportData } from '../definition.ts';
import { closingFacts } from '../facts.ts';
import { readParameters } from '../parameters.ts';
import { findReport } from '../registry.ts';
import type { Bilingual } from '../texts.ts';
import type { PackBook, PackSource } from './source.ts';
import { actsTable, exceptionsTable, findingsTable, journalsTable, logTable, projectsTable, transfersTable, varianceTable } from './tables.ts';
import { packText, sectionText } from './texts.ts';

/** One section of a pack. */
export interface PackPart {
  /** "roll-forward", or of one book "roll-forward IFRS". */
  id: string;
  title: Bilingual;
  /** Short, for the name of a sheet. */
  sheet: Bilingual;
  /** Null: there is nothing to show, and the note says why. */
  data: ReportData | null;
  note: Bilingual | null;
  /** Part of the month's checksum. What may be entered after the close has a checksum of its own alone. */
  isSettled: boolean;
  isOptional: boolean;
}

interface Entry {
  id: string;
  parts: (source: PackSource, entry: Entry) => PackPart[];
  isOptional?: boolean;
  isSettled?: boolean;
}

/** What is of one book or one run says so. */
function part(entry: Entry, data: ReportData | null, note: Bilingual | null, of: string | null = null): PackPart {
  const named = (text: Bilingual): Bilingual => (of === null ? text : { en: `${text.en} ${of}`, ar: `${text.ar} ${of}` });
  return {
    id: of === null ? entry.id : `${entry.id} ${of}`, title: named(sectionText('section', entry.id)), sheet: named(sectionText('sheet', entry.id)), data, note,
    isSettled: entry.isSettled ?? true, isOptional: entry.isOptional ?? false,
  };
}

/** When the pack's figures are of. */
export const momentOf = ({ month, now }: PackSource): string => month.closedAt ?? now;

/** A report of the gallery, run as at the month. Who prepared it, when and on which chain the cover says. */
function reported(source: PackSource, id: string, given: Readonly<Record<string, string>>): ReportData {
  const definition = findReport(id);
  const options = { now: momentOf(source) };
  const data = definition.run(source.reports, readParameters(definition, given, source.reports), options);
  const said = new Set(closingFacts(source.reports.book(), options).map(({ label }) => label.en));
  return { ...data, facts: data.facts.filter(({ label }) => !said.has(label.en)) };
}

/** A report in the ledger's book. */
const ofMonth = (report: string, parametersOf: (source: PackSource) => Record<string, string>) => (source: PackSource, entry: Entry): PackPart[] => [part(entry, reported(source, report, parametersOf(source)), null)];

const everyBook = (source: PackSource, of: (book: PackBook) => PackPart[]): PackPart[] => source.month.books.flatMap(of);

const range = ({ month: { period } }: PackSource) => ({ from: period, to: period });
const asOf = ({ month: { period } }: PackSource) => ({ asOf: lastDay(period) });

function runs(source: PackSource, entry: Entry): PackPart[] {
  return everyBook(source, (book) => {
    if (book.runs.length === 0) return [part(entry, null, packText('note', 'noRun'), book.id)];
    // What a run passed over has a section of its own; the column of notes would be empty.
    const data = (run: string): ReportData => withoutNotes(reported(source, 'depreciation-run', { run }));
    return book.runs.map((run) => part(entry, data(run), null, `${book.id} ${run}`));
  });
}

/** With what explains the differences and who signed; without balances there is nothing to compare. */
function reconciliation(source: PackSource, entry: Entry): PackPart[] {
  const { period } = source.month;
  if (source.reports.reconciliation(period).statement === null) return [part(entry, null, packText('note', 'noBalances'))];
  return [part(entry, reported(source, 'ledger-reconciliation', { period }), null)];
}

const withoutNotes = (data: ReportData): ReportData => ({ ...data, columns: data.columns.map((column) => (column.id === 'note' ? { ...column, print: false } : column)) });

const kept = <T>(entry: Entry, found: readonly T[] | null, table: (rows: readonly T[]) => ReportData): PackPart[] => [found === null ? part(entry, null, packText('note', 'notKept')) : part(entry, table(found), null)];

/** The sections of a pack, in their order. A report of the gallery is one line here. */
const ENTRIES: readonly Entry[] = [
  { id: 'findings', parts: (source, entry) => kept(entry, source.month.findings, (rows) => findingsTable(source, rows)) },
  { id: 'roll-forward', parts: (source, entry) => everyBook(source, (book) => [part(entry, reported(source, 'roll-forward', { ...range(source), book: book.id }), null, book.id)]) },
  { id: 'variance', parts: (source, entry) => everyBook(source, (book) => [part(entry, varianceTable(source, book), null, book.id)]) },
  { id: 'depreciation-run', parts: runs },
  { id: 'exceptions', parts: (source, entry) => kept(entry, source.month.exceptions, (rows) => exceptionsTable(source, rows)) },
  { id: 'additions', parts: ofMonth('additions', range) },
  { id: 'disposals', parts: ofMonth('disposals', ({ month: { period } }) => ({ from: firstDay(period), to: lastDay(period) })) },
  { id: 'transfers', parts: (source, entry) => [part(entry, transfersTable(source), null)] },
  { id: 'value-changes', parts: (source, entry) => [part(entry, actsTable(source), null)] },
  { id: 'construction', parts: (source, entry) => [part(entry, projectsTable(source), null)] },
  { id: 'fully-depreciated', parts: ofMonth('fully-depreciated', asOf) },
  { id: 'held-for-sale', parts: ofMonth('asset-register', (source) => ({ ...asOf(source), status: 'HELD_FOR_SALE' })) },
  // Balances of another ledger may be entered after the close.
  { id: 'reconciliation', isSettled: false, parts: reconciliation },
  { id: 'journals', parts: (source, entry) => [part(entry, journalsTable(source), null)] },
  { id: 'register', isOptional: true, parts: ofMonth('asset-register', asOf) },
  { id: 'audit-log', parts: (source, entry) => [part(entry, logTable(source), null)] },
];

/** Each section as it comes, so that no two are held at once. */
export function* partsOf(source: PackSource): Generator<PackPart> {
  for (const entry of ENTRIES) yield* entry.parts(source, entry);
}
