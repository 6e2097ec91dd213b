import { minor } from '#shared/values/money.ts';
import type { CountedLine } from '../counting.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { amountFact, asOfFacts, bookFacts, closingFacts, fact, optionalFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Field, type Grouping, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { enumText, linesText, text } from '../texts.ts';

const place = (of: 'bookLocation' | 'countedLocation' | 'bookCustodian' | 'countedCustodian', width: number): Field<CountedLine> => field(of, 'text', width, (row) => row[of]?.name ?? null, { bilingual: true });
const onScreen = { print: false };

const fieldsOf = (count: string, date: string): Field<CountedLine>[] => [
  field('countNumber', 'code', 18, () => count, onScreen),
  field('date', 'date', 12, () => date, onScreen),
  field('assetNumber', 'code', 19, (row) => row.assetNumber),
  field('tag', 'code', 13, (row) => row.tag),
  field('name', 'text', 24, (row) => row.name, { bilingual: true }),
  place('bookLocation', 18), place('countedLocation', 18), place('bookCustodian', 16), place('countedCustodian', 16),
  field('outcome', 'enum', 16, (row) => enumText('countOutcome', row.outcome), { bilingual: true, print: false }),
  field('condition', 'enum', 11, (row) => (row.condition === null ? null : enumText('condition', row.condition)), { bilingual: true }),
  field('countedBy', 'text', 15, (row) => row.countedBy),
  field('countedAt', 'code', 17, (row) => row.countedAt?.slice(0, 16).replace('T', ' ') ?? null, onScreen),
  field('netBookValue', 'amount', 14, (row) => row.netBookValue, { total: true }),
  field('actionTaken', 'text', 24, (row) => row.action, { bilingual: true }),
  field('reason', 'text', 22, (row) => row.reason, onScreen),
  field('note', 'text', 22, (row) => row.note, onScreen),
];

const grouping: Grouping<CountedLine> = { key: ({ outcome }) => outcome, label: ({ outcome }) => enumText('countOutcome', outcome) };

/** R17. What a count found otherwise than the register has it, by outcome, and what is done about each; the minutes of the count, with lines to sign. */
export const countVariance: ReportDefinition = {
  id: 'count-variance',
  group: 'register',
  title: text('title', 'count-variance'),
  description: text('description', 'count-variance'),
  parameters: [parameter('count', 'count', { required: true, defaultValue: (source) => source.latestCount() }), parameter('lines', 'choice', { choices: ['differences', 'everything'], defaultValue: 'differences' })],
  permission: 'counts.view',
  run,
};

/** A hundredth of a percent would say more than a count knows; "100" is said of all alone. */
const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${Math.floor((part * 100) / whole)}%`);

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const reference = parameters.count ?? '';
  const count = source.count(reference);
  const all = source.countLines(reference);
  const lines = parameters.lines === 'everything' ? all : all.filter(({ outcome }) => outcome !== 'FOUND');
  const valueOf = (wanted: (line: CountedLine) => boolean): number => all.filter((line) => line.isExpected && wanted(line)).reduce((sum, { netBookValue }) => sum + (netBookValue ?? 0), 0);
  const [expectedValue, missingValue] = [valueOf(() => true), valueOf(({ outcome }) => outcome === 'NOT_FOUND')];
  const fields = fieldsOf(count.number, count.date);
  const columns = columnsOf(fields);
  return {
    id: countVariance.id, title: countVariance.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [
      fact('countNumber', count.number), fact('countName', count.name), ...asOfFacts(book, count.date), fact('scope', count.scope), fact('status', enumText('countStatus', count.status)),
      fact('seenOfExpected', `${count.seen} / ${count.expected} (${percent(count.seen, count.expected)})`), fact('seenOfValue', percent(expectedValue - missingValue, expectedValue)),
      amountFact('expectedValue', minor(expectedValue), book.exponent), amountFact('missingValue', minor(missingValue), book.exponent),
      ...optionalFact('postedBy', count.postedBy === null ? null : `${count.postedBy} · ${count.postedAt?.slice(0, 10) ?? ''}`), ...bookFacts(book), ...closingFacts(book, options),
    ],
    columns, rows: checkedRows(countVariance.id, columns, reportRows(fields, lines, grouping, linesText)), chart: null,
    document: {
      lies: true, statements: [text('statement', 'count')],
      signatures: [{ role: text('signature', 'committeeMember'), name: null }, { role: text('signature', 'committeeMember'), name: null }, { role: text('signature', 'approvedBy'), name: null }],
    },
    fileName: text('file', 'count-variance', { number: count.number }), generatedAt: options.now,
  };
}
