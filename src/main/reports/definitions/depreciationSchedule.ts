import { assert } from '#shared/values/assert.ts';
import { daysBetween, lastDay } from '#shared/values/calendar.ts';
import { fiscalYearText, isSecondOfYear } from '#shared/values/fiscalCalendar.ts';
import { formatAmount, minor } from '#shared/values/money.ts';
import type { ChartPoint, Fact, ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { amountFact, asOfFacts, bookFacts, closingFacts, fact, optionalFact } from '../facts.ts';
import { groupedDigits } from '../figures.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, type Field, field, reportRows } from '../rows.ts';
import type { AssetSchedule, ReportSource, ScheduleMonth, ScheduleYear } from '../source.ts';
import { type Bilingual, enumText, rowText, text } from '../texts.ts';

type Numbered<Row> = Row & { number: number };

/** What happened in a month, told in a line; the date first, the amount last. */
function eventsText(events: ScheduleMonth['events'], exponent: number): Bilingual | null {
  if (events.length === 0) return null;
  const tell = (language: 'en' | 'ar'): string =>
    events.map(({ date, type, amount }) => [date, text('event', type)[language], ...(amount === null ? [] : [groupedDigits(formatAmount(amount, exponent))])].join(' ')).join(language === 'ar' ? '؛ ' : '; ');
  return { en: tell('en'), ar: tell('ar') };
}

const monthFields = (exponent: number): Field<Numbered<ScheduleMonth>>[] => [
  field('number', 'integer', 6, (row) => row.number),
  field('period', 'period', 10, (row) => row.period),
  field('from', 'date', 12, (row) => row.from),
  field('to', 'date', 12, (row) => row.to),
  field('days', 'integer', 7, (row) => daysBetween(row.from, row.to) + 1),
  field('openingCarryingAmount', 'amount', 17, (row) => row.openingCarryingAmount),
  field('depreciation', 'amount', 15, (row) => row.depreciation, { total: true }),
  field('accumulatedDepreciation', 'amount', 17, (row) => row.accumulatedDepreciation),
  field('carryingAmount', 'amount', 17, (row) => row.carryingAmount),
  field('status', 'enum', 14, (row) => enumText('scheduleStatus', row.status), { bilingual: true }),
  field('journal', 'code', 16, (row) => row.journal),
  field('events', 'text', 30, (row) => eventsText(row.events, exponent), { bilingual: true }),
];

/** A year that shares its calendar year with the one before has a name that is no number. */
const yearFields = (years: readonly ScheduleYear[]): Field<Numbered<ScheduleYear>>[] => [
  field('number', 'integer', 6, (row) => row.number),
  years.some(({ year }) => isSecondOfYear(year)) ? field('year', 'code', 12, (row) => fiscalYearText(row.year)) : field('year', 'integer', 12, (row) => row.year),
  field('openingCarryingAmount', 'amount', 20, (row) => row.beginningBookValue),
  field('depreciation', 'amount', 20, (row) => row.depreciation, { total: true }),
  field('accumulatedDepreciation', 'amount', 20, (row) => row.accumulatedDepreciation),
  field('carryingAmount', 'amount', 20, (row) => row.endingBookValue),
];

/** R4. The life of one asset, by month or by fiscal year. */
export const depreciationSchedule: ReportDefinition = {
  id: 'depreciation-schedule',
  group: 'depreciation',
  title: text('title', 'depreciation-schedule'),
  description: text('description', 'depreciation-schedule'),
  parameters: [parameter('asset', 'asset', { required: true }), parameter('book', 'book'), parameter('view', 'choice', { choices: ['month', 'year'], defaultValue: 'month' })],
  run,
};

const totalLabel = (): Bilingual => rowText('scheduleTotal');
const numbered = <Row>(rows: readonly Row[]): Numbered<Row>[] => rows.map((row, index) => ({ ...row, number: index + 1 }));

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const bookId = parameters.book ?? null;
  const book = source.book(bookId);
  const schedule = source.schedule(parameters.asset ?? '', bookId);
  assertSums(schedule);
  const byYear = parameters.view === 'year';
  const months = monthFields(book.exponent);
  const columns = byYear ? columnsOf(yearFields(schedule.years)) : columnsOf(months);
  const rows = byYear ? reportRows(yearFields(schedule.years), numbered(schedule.years), null, totalLabel) : reportRows(months, numbered(schedule.months), null, totalLabel);
  return {
    id: depreciationSchedule.id, title: depreciationSchedule.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...assetFacts(schedule, book.exponent), ...asOfFacts(book, source.today()), ...bookFacts(book), ...closingFacts(book, options)],
    columns, rows: checkedRows(depreciationSchedule.id, columns, rows), chart: chartOf(schedule),
    fileName: text('file', 'depreciation-schedule', { asset: schedule.assetNumber }), generatedAt: options.now,
  };
}

/** The months add up to the life's depreciation, and the years to it less what an opening balance brought along. */
function assertSums({ assetNumber, months, years, total }: AssetSchedule): void {
  const sum = (rows: readonly { depreciation: number }[]): number => rows.reduce((result, row) => result + row.depreciation, 0);
  const opening = sum(months.filter((row) => row.status === 'opening'));
  assert(sum(months) === total, `the months of ${assetNumber} add up to ${sum(months)}, its schedule says ${total}`);
  assert(sum(years) === total - opening, `the years of ${assetNumber} add up to ${sum(years)}, its schedule says ${total} with ${opening} before`);
}

/** All that the figures follow from: whoever has the page can compute them again. */
function assetFacts(schedule: AssetSchedule, exponent: number): Fact[] {
  return [
    fact('asset', schedule.assetNumber),
    { label: text('column', 'name'), value: schedule.name },
    fact('category', schedule.category),
    amountFact('cost', schedule.cost, exponent),
    ...(schedule.costNow === null || schedule.costNow === schedule.cost ? [] : [amountFact('costNow', schedule.costNow, exponent)]),
    amountFact('residualValue', schedule.residualValue, exponent),
    amountFact('depreciableAmount', minor(schedule.cost - schedule.residualValue), exponent),
    fact('method', enumText('method', schedule.method)),
    fact('basis', enumText('basis', schedule.basis)),
    ...optionalFact('life', schedule.lifeMonths),
    ...optionalFact('annualRate', schedule.annualRate),
    fact('convention', enumText('convention', schedule.convention)),
    fact('dayCount', enumText('dayCount', schedule.dayCount)),
    fact('rounding', enumText('rounding', schedule.rounding)),
    fact('inServiceDate', schedule.inServiceDate),
    ...optionalFact('fullyDepreciatedOn', schedule.fullyDepreciatedOn),
  ];
}

function chartOf(schedule: AssetSchedule): ReportData['chart'] {
  const [first] = schedule.months;
  if (!first) return null;
  const start: ChartPoint = { date: first.from, value: first.openingCarryingAmount, posted: true };
  const ends = schedule.months.map((row): ChartPoint => ({ date: lastDay(row.period), value: row.carryingAmount, posted: row.status !== 'planned' }));
  return { title: text('page', 'chart'), points: [start, ...ends] };
}
