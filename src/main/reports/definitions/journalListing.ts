import { assert } from '#shared/values/assert.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact, optionalFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import type { ExportedFile, JournalListing, ListedLine } from '../records.ts';
import { checkedRows, field, type Field, type Grouping, sectionOf } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { laidOut } from '../summary.ts';
import { same, text } from '../texts.ts';
import { inGroups, withoutGroup } from './grouped.ts';
import { daysFacts, daysOf, daysParameters } from './range.ts';

const added = { total: true };
const onScreen = { print: false };

const fields: Field<ListedLine>[] = [
  field('journal', 'code', 17, (row) => row.journal),
  field('date', 'date', 12, (row) => row.date),
  field('period', 'period', 10, (row) => row.period),
  field('accountCode', 'code', 14, (row) => row.account.code),
  field('accountName', 'text', 32, (row) => row.account.name, { bilingual: true }),
  field('debit', 'amount', 18, (row) => row.debit, added),
  field('credit', 'amount', 18, (row) => row.credit, added),
  field('costCenter', 'code', 12, (row) => row.costCenter),
  field('assetNumber', 'code', 16, (row) => row.asset, onScreen),
  field('narration', 'text', 34, (row) => row.narration, { bilingual: true }),
  field('source', 'code', 14, (row) => row.source),
  field('exportBatch', 'code', 13, (row) => row.exports),
  field('postedBy', 'text', 16, (row) => row.postedBy, onScreen),
];

const groupings: Readonly<Record<string, Grouping<ListedLine>>> = {
  journal: { key: ({ journal }) => journal, short: ({ journal }) => same(journal), label: ({ journal, date, narration }) => ({ en: `${journal} · ${date} · ${narration.en}`, ar: `${journal} · ${date} · ${narration.ar}` }) },
  account: { key: ({ account }) => account.code, label: ({ account }) => ({ en: `${account.code} · ${account.name.en}`, ar: `${account.code} · ${account.name.ar}` }) },
};

const fileFields: Field<ExportedFile>[] = [
  field('exportBatch', 'code', 13, (row) => row.id),
  field('format', 'code', 20, (row) => row.format),
  field('fileName', 'text', 36, (row) => row.fileName),
  field('exportedAt', 'date', 14, (row) => row.at.slice(0, 10)),
  field('by', 'text', 18, (row) => row.by),
  field('journals', 'integer', 10, (row) => row.journals),
  field('debit', 'amount', 18, (row) => row.total),
  field('sha256', 'code', 88, (row) => row.sha256),
];

/** R16. Every posted journal line by line, and the proof of what was handed to other ledgers: the files and their checksums. */
export const journalListing: ReportDefinition = {
  id: 'journal-listing',
  group: 'monthEnd',
  title: text('title', 'journal-listing'),
  description: text('description', 'journal-listing'),
  parameters: [...daysParameters(), parameter('export', 'export'), parameter('group', 'choice', { choices: ['journal', 'account', 'none'], defaultValue: 'journal' }), parameter('detail', 'choice', { choices: ['lines', 'summary'], defaultValue: 'lines' })],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const days = daysOf(parameters);
  const chosen = parameters.export;
  const listing = source.journals(chosen === undefined ? days : { export: chosen });
  const grouping = groupings[parameters.group ?? 'none'] ?? null;
  const lines = balanced(listing);
  const laid = laidOut({ fields, rows: grouping === groupings.account && grouping ? inGroups(lines, grouping) : lines, grouping, isSummary: parameters.detail === 'summary', totalLabel: () => text('movement', 'total') });
  // The heading of a journal says these already.
  const columns = parameters.group === 'journal' ? laid.columns.map((column) => ({ ...column, print: column.print && !['journal', 'date', 'narration'].includes(column.id) })) : withoutGroup(laid.columns, parameters.group === 'account' ? 'accountName' : null);
  return {
    id: journalListing.id, title: journalListing.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...(chosen === undefined ? daysFacts(book, days) : []), ...optionalFact('exportBatch', chosen ?? null), ...bookFacts(book), fact('journals', String(listing.totals.journals)), ...closingFacts(book, options)],
    columns, rows: checkedRows(journalListing.id, columns, laid.rows), chart: null, ...(listing.files.length === 0 ? {} : { sections: [sectionOf('files', 'after', text('section', 'files'), fileFields, listing.files)] }),
    fileName: chosen === undefined ? text('file', 'journal-listing', { ...days }) : text('file', 'journal-listing-of', { export: chosen }), generatedAt: options.now,
  };
}

/** Lines of journals that each balance; all together what the database adds up. */
function* balanced({ lines, totals }: JournalListing): Generator<ListedLine> {
  let [journal, open, debit, credit, journals] = ['', 0, 0, 0, 0];
  for (const line of lines) {
    if (line.journal !== journal) {
      assert(open === 0, `journal ${journal} is out of balance by ${open}`);
      journal = line.journal;
      journals += 1;
    }
    open += line.debit - line.credit;
    debit += line.debit;
    credit += line.credit;
    yield line;
  }
  assert(open === 0, `journal ${journal} is out of balance by ${open}`);
  assert(debit === totals.debit && credit === totals.credit && journals === totals.journals, `journals: the lines come to ${debit} and ${credit} in ${journals}, the book says ${totals.debit} and ${totals.credit} in ${totals.journals}`);
}
