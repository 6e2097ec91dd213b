import { assert } from '#shared/values/assert.ts';
import { lastDay, type DateString } from '#shared/values/calendar.ts';
import type { Fact, ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { asOfFacts, bookFacts, closingFacts, fact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, field } from '../rows.ts';
import type { AssetStatus, RegisterQuery, RegisterRow, RegisterTotals, ReportSource } from '../source.ts';
import { laidOut } from '../summary.ts';
import { enumText, text, totalText } from '../texts.ts';
import { detailParameter, groupingBy, groupOfParameters, groupParameter, withoutGroup } from './grouped.ts';

const screenOnly = { print: false };
const nameScreenOnly = { bilingual: true, print: false };
const amount = { total: true };

const fields = [
  field<RegisterRow>('assetNumber', 'code', 16, (row) => row.assetNumber),
  field<RegisterRow>('tag', 'code', 12, (row) => row.tag, screenOnly),
  field<RegisterRow>('name', 'text', 32, (row) => row.name, { bilingual: true }),
  field<RegisterRow>('category', 'text', 20, (row) => row.category.name, { bilingual: true }),
  field<RegisterRow>('location', 'text', 20, (row) => row.location?.name ?? null, { bilingual: true }),
  field<RegisterRow>('costCenter', 'text', 18, (row) => row.costCenter?.name ?? null, nameScreenOnly),
  field<RegisterRow>('custodian', 'text', 18, (row) => row.custodian?.name ?? null, nameScreenOnly),
  field<RegisterRow>('supplier', 'text', 20, (row) => row.supplier?.name ?? null, nameScreenOnly),
  field<RegisterRow>('invoiceNumber', 'code', 14, (row) => row.invoiceNumber, screenOnly),
  field<RegisterRow>('serialNumber', 'code', 16, (row) => row.serialNumber, screenOnly),
  field<RegisterRow>('acquisitionDate', 'date', 12, (row) => row.acquisitionDate, screenOnly),
  field<RegisterRow>('inServiceDate', 'date', 12, (row) => row.inServiceDate),
  field<RegisterRow>('method', 'enum', 18, (row) => enumText('method', row.method), nameScreenOnly),
  field<RegisterRow>('lifeMonths', 'integer', 9, (row) => row.lifeMonths),
  field<RegisterRow>('annualRate', 'decimal', 9, (row) => row.annualRate, screenOnly),
  field<RegisterRow>('remainingLifeMonths', 'integer', 10, (row) => row.remainingLifeMonths),
  field<RegisterRow>('quantity', 'decimal', 7, (row) => row.quantity, screenOnly),
  field<RegisterRow>('cost', 'amount', 17, (row) => row.cost, amount),
  field<RegisterRow>('residualValue', 'amount', 15, (row) => row.residualValue, { total: true, print: false }),
  field<RegisterRow>('accumulatedDepreciation', 'amount', 17, (row) => row.accumulatedDepreciation, amount),
  field<RegisterRow>('accumulatedImpairment', 'amount', 15, (row) => row.accumulatedImpairment, amount),
  field<RegisterRow>('netBookValue', 'amount', 17, (row) => row.netBookValue, amount),
  field<RegisterRow>('status', 'enum', 18, (row) => enumText('status', row.status), { bilingual: true }),
];

/** The end of the last closed month: figures that no longer move. Before the first close, of the open one. */
export function usualDate(source: ReportSource): string | null {
  const { lastClosedPeriod, openPeriod } = source.book();
  const period = lastClosedPeriod ?? openPeriod;
  return period === null ? null : lastDay(period);
}

/** R1. The fixed asset register as at a date. */
export const assetRegister: ReportDefinition = {
  id: 'asset-register',
  group: 'register',
  title: text('title', 'asset-register'),
  description: text('description', 'asset-register'),
  parameters: [
    parameter('asOf', 'date', { required: true, defaultValue: usualDate }),
    parameter('book', 'book'),
    groupParameter(['category', 'location', 'costCenter', 'custodian', 'none']), detailParameter(),
    parameter('category', 'category'),
    parameter('location', 'location'),
    parameter('status', 'status'),
    parameter('includeDisposed', 'choice', { choices: ['no', 'yes'], defaultValue: 'no' }),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const bookId = parameters.book ?? null;
  const book = source.book(bookId);
  const asOf = parameters.asOf as DateString;
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const location = parameters.location === undefined ? null : source.location(parameters.location);
  const status = (parameters.status ?? null) as AssetStatus | null;
  const group = groupOfParameters(parameters);
  // Who asks for disposed assets by their status means to see them.
  const includeDisposed = parameters.includeDisposed === 'yes' || status === 'DISPOSED';
  const query: RegisterQuery = {
    bookId, asOf, categoryId: category?.id ?? null, locationCode: location?.code ?? null, status, includeDisposed,
    orderBy: group ?? 'number',
  };
  const filters: Fact[] = [
    ...(category ? [fact('category', category.name)] : []),
    ...(location ? [fact('location', location.name)] : []),
    ...(status ? [fact('status', enumText('status', status))] : []),
    fact('includeDisposed', text('fact', includeDisposed ? 'included' : 'leftOut')),
  ];
  const laid = laidOut({ fields, rows: agreeing(source.register(query), source.registerTotals(query)), grouping: group === null ? null : groupingBy<RegisterRow>(group), isSummary: parameters.detail === 'summary', totalLabel: totalText });
  const columns = withoutGroup(laid.columns, group);
  return {
    id: assetRegister.id, title: assetRegister.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...asOfFacts(book, asOf), ...bookFacts(book), ...filters, ...closingFacts(book, options)],
    columns, rows: checkedRows(assetRegister.id, columns, laid.rows), chart: null, fileName: text('file', 'asset-register', { date: asOf }), generatedAt: options.now,
  };
}

/** The rows, which must be as many and as much as the book says of them in sums, and each carry what its own parts leave. */
export function* agreeing(rows: Iterable<RegisterRow>, totals: RegisterTotals): Generator<RegisterRow> {
  const sums = { count: 0, cost: 0, accumulatedDepreciation: 0, accumulatedImpairment: 0, netBookValue: 0 };
  for (const row of rows) {
    assert(row.netBookValue === row.cost - row.accumulatedDepreciation - row.accumulatedImpairment, `${row.assetNumber}: net book value is not cost less what is accumulated`);
    sums.count += 1;
    sums.cost += row.cost;
    sums.accumulatedDepreciation += row.accumulatedDepreciation;
    sums.accumulatedImpairment += row.accumulatedImpairment;
    sums.netBookValue += row.netBookValue;
    yield row;
  }
  for (const key of Object.keys(sums) as (keyof typeof sums)[]) assert(sums[key] === totals[key], `asset register: ${key} of the rows is ${sums[key]}, of the book ${totals[key]}`);
}
