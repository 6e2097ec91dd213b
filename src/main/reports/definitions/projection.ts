import { refuse } from '#shared/errors.ts';
import { addPeriods, monthNumber, type Period } from '#shared/values/calendar.ts';
import { fiscalYearOf, quarterOfYear, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { assert } from '#shared/values/assert.ts';
import { bookFacts, closingFacts, fact, periodStateFact } from '../facts.ts';
import type { ProjectedAsset, Projection } from '../flows.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Field, type Grouping, reportRows } from '../rows.ts';
import type { Laid } from '../summary.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, text } from '../texts.ts';
import { groupingBy } from './grouped.ts';
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
  group: 'depreciation',
  title: text('title', 'projection'),
  description: text('description', 'projection'),
  parameters: [
    parameter('horizon', 'choice', { choices: ['months12', 'months60'], defaultValue: 'months12' }), parameter('steps', 'choice', { choices: ['byMonth', 'byQuarter', 'byYear'], defaultValue: 'byMonth' }),
    parameter('detail', 'choice', { choices: ['summary', 'assets'], defaultValue: 'summary' }), parameter('book', 'book'), parameter('category', 'category'),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book(parameters.book ?? null);
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const months = parameters.horizon === 'months60' ? 60 : 12;
  const projected = source.projection({ bookId: parameters.book ?? null, months, categoryId: category?.id ?? null });
  const first = projected.first ?? refuse('INVALID_INPUT', { field: 'horizon', reason: 'no month is open' });
  const stepOf = stepsBy(parameters.steps ?? 'byMonth', book, first);
  const { columns, rows } = parameters.detail === 'assets' ? byAsset(source, parameters, projected, { first, months, stepOf, categoryId: category?.id ?? null }) : byClass(projected, { first, months, stepOf });
  const span = { from: first, to: addPeriods(first, months - 1) };
  return {
    id: projection.id, title: projection.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [fact('period', rangeText(span)), periodStateFact(book, first), ...bookFacts(book), ...(category ? [fact('category', category.name)] : []), fact('assumption', text('fact', 'nothingChanges')), ...closingFacts(book, options)],
    columns, rows: checkedRows(projection.id, columns, rows), chart: null,
    fileName: text('file', 'projection', { from: span.from, to: span.to }), generatedAt: options.now,
  };
}

interface Ahead {
  first: Period;
  months: number;
  stepOf: (month: number) => string;
}

const totalLabel = (): Bilingual => text('movement', 'total');

/** A class after the other, its months down. */
function byClass({ classes }: Projection, { first, months, stepOf }: Ahead): Laid {
  const lines = classes.flatMap((one) => linesOf(one, first, months, stepOf));
  return { columns: columnsOf(fields), rows: reportRows(fields, lines, byCategory, totalLabel) };
}

/** An asset a line, its months across; together they charge what their classes charge. */
function byAsset(source: ReportSource, parameters: ParameterValues, { classes }: Projection, { first, months, stepOf, categoryId }: Ahead & { categoryId: number | null }): Laid {
  const steps = [...Map.groupBy(Array.from({ length: months }, (_, month) => month), stepOf).values()];
  const label = (step: readonly number[]): Bilingual => rangeText({ from: addPeriods(first, step[0] ?? 0), to: addPeriods(first, step.at(-1) ?? 0) });
  const charged = (row: ProjectedAsset, of: readonly number[]): number => of.reduce((sum, month) => sum + (row.charges[month] ?? 0), 0);
  const amount = (id: string, of: Bilingual, cell: (row: ProjectedAsset) => number): Field<ProjectedAsset> => ({ id, label: of, type: 'amount', total: true, width: 14, bilingual: false, print: true, cell: (row) => minor(cell(row)) });
  const assetFields: Field<ProjectedAsset>[] = [
    field('assetNumber', 'code', 16, (row) => row.assetNumber), field('name', 'text', 24, (row) => row.name, { bilingual: true }), field('lastCharge', 'period', 11, (row) => row.lastCharge),
    amount('carryingNow', text('column', 'carryingNow'), (row) => row.carrying), ...steps.map((step, index) => amount(`step.${index + 1}`, label(step), (row) => charged(row, step))),
    amount('carryingThen', text('column', 'carryingThen'), (row) => row.carrying - charged(row, [...row.charges.keys()])),
  ];
  const total = classes.reduce((sum, { charges }) => charges.reduce((all, one) => all + one, sum), 0);
  const rows = agreeing(source.projectionOfAssets({ bookId: parameters.book ?? null, months, categoryId }), total);
  return { columns: columnsOf(assetFields), rows: reportRows(assetFields, rows, groupingBy<ProjectedAsset>('category'), totalLabel) };
}

function* agreeing(assets: Iterable<ProjectedAsset>, total: number): Generator<ProjectedAsset> {
  let sum = 0;
  for (const asset of assets) {
    sum = asset.charges.reduce((all, one) => all + one, sum);
    yield asset;
  }
  assert(sum === total, `projection: the assets are charged ${sum}, their classes ${total}`);
}

/** What months of one step have in common. A quarter is one of the fiscal year. */
function stepsBy(steps: string, calendar: FiscalCalendar, first: Period): (month: number) => string {
  const yearOf = (month: number): number => fiscalYearOf(addPeriods(first, month), calendar);
  const quarterOf = (month: number): number => quarterOfYear(monthNumber(first) + month, calendar);
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
