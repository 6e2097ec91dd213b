import { addDays, daysBetween, type DateString } from '#shared/values/calendar.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { asOfFacts, bookFacts, closingFacts, fact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import type { Cover } from '../records.ts';
import { checkedRows, columnsOf, field, type Field, type Grouping, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { rowText, text } from '../texts.ts';

type Dated = Cover & { asOf: DateString };

const DAYS: Readonly<Record<string, number>> = { days30: 30, days90: 90, days180: 180, days365: 365 };
/** What ends within these days is about to. */
const SOON = 90;

const daysLeft = ({ endsOn, asOf }: Dated): number | null => (endsOn === null ? null : daysBetween(asOf, endsOn));

function stateOf(row: Dated): 'open' | 'expired' | 'soon' | 'valid' {
  const left = daysLeft(row);
  if (left === null) return 'open';
  return left < 0 ? 'expired' : left <= SOON ? 'soon' : 'valid';
}

const fields: Field<Dated>[] = [
  field('assetNumber', 'code', 17, (row) => row.assetNumber),
  field('name', 'text', 28, (row) => row.name, { bilingual: true }),
  field('category', 'text', 18, (row) => row.category.name, { bilingual: true, print: false }),
  field('location', 'text', 18, (row) => row.location, { bilingual: true, print: false }),
  field('custodian', 'text', 18, (row) => row.custodian, { bilingual: true, print: false }),
  field('coverKind', 'enum', 11, (row) => text('cover', row.kind), { bilingual: true, print: false }),
  field('provider', 'text', 24, (row) => row.provider, { bilingual: true }),
  field('policyNumber', 'code', 18, (row) => row.policy),
  field('coverStart', 'date', 12, (row) => row.startsOn),
  field('coverEnd', 'date', 12, (row) => row.endsOn),
  field('daysLeft', 'integer', 10, daysLeft),
  field('coverState', 'enum', 14, (row) => text('cover', stateOf(row)), { bilingual: true }),
  field('insuredValue', 'amount', 17, (row) => row.insuredValue, { total: true }),
  field('netBookValue', 'amount', 17, (row) => row.netBookValue),
  // Below zero: it is carried at more than the insurer would pay.
  field('insuredAbove', 'amount', 17, (row) => (row.insuredValue === null ? null : row.insuredValue - row.netBookValue)),
];

const byKind: Grouping<Dated> = { key: ({ kind }) => kind, label: ({ kind }) => text('cover', kind) };

/** R20. Warranties and insurances of the assets that are held: who answers for them, until when, and for how much. */
export const covers: ReportDefinition = {
  id: 'covers',
  group: 'register',
  title: text('title', 'covers'),
  description: text('description', 'covers'),
  parameters: [
    parameter('asOf', 'date', { required: true, defaultValue: (source) => source.today() }), parameter('cover', 'choice', { choices: ['both', 'warranty', 'insurance'], defaultValue: 'both' }),
    parameter('ends', 'choice', { choices: ['anyTime', 'days30', 'days90', 'days180', 'days365'], defaultValue: 'anyTime' }), parameter('expired', 'choice', { choices: ['yes', 'no'], defaultValue: 'yes' }), parameter('book', 'book'), parameter('category', 'category'),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const bookId = parameters.book ?? null;
  const book = source.book(bookId);
  const asOf = parameters.asOf as DateString;
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const within = DAYS[parameters.ends ?? ''];
  const until = within === undefined ? null : addDays(asOf, within);
  const kind = parameters.cover === 'warranty' || parameters.cover === 'insurance' ? parameters.cover : null;
  const rows = source.covers({ asOf, bookId, categoryId: category?.id ?? null })
    .filter((row) => (kind === null || row.kind === kind) && (until === null || (row.endsOn !== null && row.endsOn <= until)) && (parameters.expired === 'yes' || row.endsOn === null || row.endsOn >= asOf))
    .map((row): Dated => ({ ...row, asOf })).sort((a, b) => compare(a.kind, b.kind) || compare(a.endsOn ?? '9999', b.endsOn ?? '9999') || compare(a.assetNumber, b.assetNumber));
  const columns = columnsOf(fields);
  return {
    id: covers.id, title: covers.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [
      ...asOfFacts(book, asOf), ...bookFacts(book), ...(kind ? [fact('cover', text('choice', kind))] : []), ...(until === null ? [] : [fact('endsBy', until)]), fact('expired', text('fact', parameters.expired === 'yes' ? 'included' : 'leftOut')),
      ...(category ? [fact('category', category.name)] : []), ...closingFacts(book, options),
    ],
    columns, rows: checkedRows(covers.id, columns, reportRows(fields, rows, byKind, () => rowText('scheduleTotal'))), chart: null, fileName: text('file', 'covers', { date: asOf }), generatedAt: options.now,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
