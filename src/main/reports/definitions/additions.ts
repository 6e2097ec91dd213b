import { assert } from '#shared/values/assert.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact } from '../facts.ts';
import type { Addition } from '../flows.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, field } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { laidOut } from '../summary.ts';
import { enumText, text } from '../texts.ts';
import { detailParameter, groupingBy, groupOfParameters, groupParameter, inGroups, withoutGroup } from './grouped.ts';
import { rangeFacts, rangeOf, rangeParameters } from './range.ts';

const onScreen = { print: false };

const fields = [
  field<Addition>('assetNumber', 'code', 17, (row) => row.assetNumber),
  field<Addition>('name', 'text', 30, (row) => row.name, { bilingual: true }),
  field<Addition>('category', 'text', 20, (row) => row.category.name, { bilingual: true, print: false }),
  field<Addition>('location', 'text', 18, (row) => row.location?.name ?? null, { bilingual: true, print: false }),
  field<Addition>('costCenter', 'text', 18, (row) => row.costCenter?.name ?? null, { bilingual: true, print: false }),
  field<Addition>('addition', 'enum', 15, (row) => text('addition', row.kind), { bilingual: true }),
  field<Addition>('date', 'date', 12, (row) => row.date),
  field<Addition>('acquisitionDate', 'date', 12, (row) => row.acquisitionDate, onScreen),
  field<Addition>('inServiceDate', 'date', 12, (row) => row.inServiceDate),
  field<Addition>('supplier', 'text', 22, (row) => row.supplier, { bilingual: true }),
  field<Addition>('invoiceNumber', 'code', 14, (row) => row.invoiceNumber),
  field<Addition>('quantity', 'decimal', 7, (row) => row.quantity, onScreen),
  field<Addition>('cost', 'amount', 17, (row) => row.cost, { total: true }),
  field<Addition>('extras', 'amount', 15, (row) => row.extras, { total: true, print: false }),
  field<Addition>('residualValue', 'amount', 15, (row) => row.residualValue, onScreen),
  field<Addition>('method', 'enum', 18, (row) => enumText('method', row.method), { bilingual: true, print: false }),
  field<Addition>('lifeMonths', 'integer', 9, (row) => row.lifeMonths),
  field<Addition>('annualRate', 'decimal', 9, (row) => row.annualRate, onScreen),
  field<Addition>('account', 'code', 11, (row) => row.account),
  field<Addition>('journal', 'code', 16, (row) => row.journal),
  field<Addition>('enteredBy', 'text', 14, (row) => row.enteredBy, onScreen),
];

/** R7. What was capitalised in a range of months, and what was added to assets there already. */
export const additions: ReportDefinition = {
  id: 'additions',
  group: 'movements',
  title: text('title', 'additions'),
  description: text('description', 'additions'),
  parameters: [...rangeParameters(), groupParameter(['category', 'location', 'costCenter', 'none']), detailParameter(), parameter('category', 'category')],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book(parameters.book ?? null);
  const range = rangeOf(parameters);
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const { rows: added, total } = source.additions({ bookId: parameters.book ?? null, ...range, categoryId: category?.id ?? null });
  const sum = added.reduce((all, { cost }) => all + cost, 0);
  assert(sum === total, `additions: the rows come to ${sum}, the movements of the range say ${total}`);
  const group = groupOfParameters(parameters);
  const grouping = group === null ? null : groupingBy<Addition>(group);
  const laid = laidOut({ fields, rows: grouping === null || group === 'category' ? added : inGroups(added, grouping), grouping, isSummary: parameters.detail === 'summary', totalLabel: () => text('movement', 'total') });
  const columns = withoutGroup(laid.columns, group);
  return {
    id: additions.id, title: additions.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...rangeFacts(book, range, null), ...bookFacts(book), ...(category ? [fact('category', category.name)] : []), ...closingFacts(book, options)],
    columns, rows: checkedRows(additions.id, columns, laid.rows), chart: null,
    fileName: text('file', 'additions', { from: range.from, to: range.to }), generatedAt: options.now,
  };
}
