import type { Period } from '#shared/values/calendar.ts';
import { fiscalYearAt, fiscalYearText, periodsOfYear, previousFiscalYear } from '#shared/values/fiscalCalendar.ts';
import { minor } from '#shared/values/money.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact, periodStateFact } from '../facts.ts';
import { assert } from '#shared/values/assert.ts';
import type { AssetMonths, CategoryMonths } from '../flows.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Field, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, text } from '../texts.ts';
import { groupingBy } from './grouped.ts';

type MonthName = Parameters<typeof text<'monthName'>>[1];

/** R6. A fiscal year's depreciation, class by class and month by month, beside the year before. */
export const depreciationByMonth: ReportDefinition = {
  id: 'depreciation-by-month',
  group: 'depreciation',
  title: text('title', 'depreciation-by-month'),
  description: text('description', 'depreciation-by-month'),
  parameters: [parameter('yearOf', 'period', { required: true, defaultValue: (source) => source.book().lastClosedPeriod ?? source.book().openPeriod }), parameter('book', 'book'), parameter('detail', 'choice', { choices: ['summary', 'assets'], defaultValue: 'summary' })],
  run,
};

/** "Mar 2026": years differ where the fiscal year begins in another month. */
function monthText(period: Period): Bilingual {
  const [year, month] = [period.slice(0, 4), text('monthName', period.slice(5) as MonthName)];
  return { en: `${month.en} ${year}`, ar: `${month.ar} ${year}` };
}

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book(parameters.book ?? null);
  const year = fiscalYearAt(parameters.yearOf as Period, book);
  const yearBefore = previousFiscalYear(year, book);
  const [months, before] = [periodsOfYear(year), periodsOfYear(yearBefore)];
  const isDetailed = parameters.detail === 'assets';
  const fields = fieldsOf(months, before, isDetailed);
  const columns = columnsOf(fields);
  const query = { bookId: parameters.book ?? null, from: yearBefore.from, to: year.to };
  const byClass = source.depreciationByMonth(query);
  const rows = isDetailed ? agreeing(source.depreciationByMonthOfAssets(query), byClass) : byClass;
  return {
    id: depreciationByMonth.id, title: depreciationByMonth.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [fact('fiscalYear', fiscalYearText(year.year)), periodStateFact(book, year.to), ...bookFacts(book), ...closingFacts(book, options)],
    columns, rows: checkedRows(depreciationByMonth.id, columns, reportRows(fields, rows, isDetailed ? groupingBy<CategoryMonths>('category') : null, () => text('movement', 'total'))), chart: null,
    fileName: text('file', 'depreciation-by-month', { year: fiscalYearText(year.year).replace('/', '-') }), generatedAt: options.now,
  };
}

/** Assets, which together must be what their classes were charged. */
function* agreeing(assets: Iterable<AssetMonths>, classes: readonly CategoryMonths[]): Generator<AssetMonths> {
  const sumOf = ({ months }: CategoryMonths): number => [...months.values()].reduce((all, amount) => all + amount, 0);
  let sum = 0;
  for (const asset of assets) {
    sum += sumOf(asset);
    yield asset;
  }
  const total = classes.reduce((all, one) => all + sumOf(one), 0);
  assert(sum === total, `depreciation by month: the assets come to ${sum}, their classes to ${total}`);
}

const isAsset = (row: CategoryMonths | AssetMonths): row is AssetMonths => 'assetNumber' in row;

function fieldsOf(months: readonly Period[], before: readonly Period[], isDetailed: boolean): Field<CategoryMonths>[] {
  const sum = (row: CategoryMonths, of: readonly Period[]): number => minor(of.reduce((all, month) => all + (row.months.get(month) ?? 0), 0));
  const amount = (id: string, label: Bilingual, of: readonly Period[]): Field<CategoryMonths> => ({ id, label, type: 'amount', total: true, width: isDetailed ? 12 : 14, bilingual: false, print: true, cell: (row) => sum(row, of) });
  return [
    ...(isDetailed
      ? [field<CategoryMonths>('assetNumber', 'code', 16, (row) => (isAsset(row) ? row.assetNumber : null)), field<CategoryMonths>('name', 'text', 22, (row) => (isAsset(row) ? row.name : null), { bilingual: true })]
      : [field<CategoryMonths>('movementClass', 'text', 22, (row) => row.category.name, { bilingual: true })]),
    ...months.map((month, index) => amount(`month-${index + 1}`, monthText(month), [month])),
    amount('year', text('column', 'yearTotal'), months), amount('yearBefore', text('column', 'yearBefore'), before),
  ];
}
