import { refuse } from '#shared/errors.ts';
import { addPeriods, fiscalYearOf, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact } from '../facts.ts';
import type { Projection } from '../flows.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Grouping, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, text } from '../texts.ts';
import { rangeText } from './range.ts';

/** A class in a month, or in what is shown of a quarter or a year. */
interface Line {
  category: Projection['classes'][number]['category'];
  span: { from: Period; to: Period };
  opening: Minor;
  depreciation: Minor;
}

const fields = [
  field<Line>('range', 'text', 26, ({ span }) => rangeText(span), { bilingual: true }),
  field<Line>('category', 'text', 26, (row) => row.category.name, { bilingual: true, print: false }),
  field<Line>('openingCarryingAmount', 'amount', 20, (row) => row.opening),
  field<Line>('depreciation', 'amount', 20, (row) => row.depreciation, { total: true }),
  field<Line>('carryingAmount', 'amount', 20, (row) => minor(row.opening - row.depreciation)),
];

const byCategory: Grouping<Line> = { key: (row) => String(row.category.id), label: (row) => row.category.name };

/** R11. What the coming months will charge if nothing changes, and what is then carried: the forecast of Home, by class. */
export const projection: ReportDefinition = {
  id: 'projection',
  title: text('title', 'projection'),
  description: text('description', 'projection'),
  parameters: [
    parameter('horizon', 'choice', { choices: ['months12', 'months60'], defaultValue: 'months12' }), parameter('steps', 'choice', { choices: ['byMonth', 'byQuarter', 'byYear'], defaultValue: 'byMonth' }),
    parameter('book', 'book'), parameter('category', 'category'),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book(parameters.book ?? null);
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const months = parameters.horizon === 'months60' ? 60 : 12;
  const projected = source.projection({ bookId: parameters.book ?? null, months, categoryId: category?.id ?? null });
  const first = projected.first ?? refuse('INVALID_INPUT', { field: 'horizon', reason: 'no month is open' });
  const stepOf = stepsBy(parameters.steps ?? 'byMonth', book.fiscalYearStartMonth, first);
  const lines = projected.classes.flatMap((one) => linesOf(one, first, months, stepOf));
  const columns = columnsOf(fields);
  const span = { from: first, to: addPeriods(first, months - 1) };
  return {
    id: projection.id, title: projection.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [fact('period', rangeText(span)), ...bookFacts(book), ...(category ? [fact('category', category.name)] : []), fact('assumption', text('fact', 'nothingChanges')), ...closingFacts(book, options)],
    columns, rows: checkedRows(projection.id, columns, reportRows(fields, lines, byCategory, (): Bilingual => text('movement', 'total'))), chart: null,
    fileName: text('file', 'projection', { from: span.from, to: span.to }), generatedAt: options.now,
  };
}

/** What months of one step have in common. A quarter is one of the fiscal year. */
function stepsBy(steps: string, startMonth: number, first: Period): (month: number) => string {
  const yearOf = (month: number): number => fiscalYearOf(addPeriods(first, month), startMonth);
  const quarterOf = (month: number): number => Math.trunc(((Number(addPeriods(first, month).slice(5)) - startMonth + 12) % 12) / 3);
  if (steps === 'byYear') return (month) => String(yearOf(month));
  if (steps === 'byQuarter') return (month) => `${yearOf(month)}-${quarterOf(month)}`;
  return String;
}

function linesOf({ category, carrying, charges }: Projection['classes'][number], first: Period, months: number, stepOf: (month: number) => string): Line[] {
  const lines: Line[] = [];
  let opening = carrying;
  let step = '';
  for (let month = 0; month < months; month += 1) {
    const charge = charges[month] ?? minor(0);
    const period = addPeriods(first, month);
    const last = lines.at(-1);
    if (last && stepOf(month) === step) {
      last.span.to = period;
      last.depreciation = minor(last.depreciation + charge);
    } else lines.push({ category, span: { from: period, to: period }, opening, depreciation: charge });
    opening = minor(opening - charge);
    step = stepOf(month);
  }
  return lines;
}
