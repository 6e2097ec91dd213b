import { assert } from '#shared/values/assert.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, field, type Grouping } from '../rows.ts';
import type { DisposedAsset, ReportSource } from '../source.ts';
import { laidOut } from '../summary.ts';
import { enumText, text, totalText } from '../texts.ts';
import { detailParameter, withoutGroup } from './grouped.ts';
import { daysFacts, daysOf, daysParameters } from './range.ts';

const screenOnly = { print: false };
const amount = { total: true };

const fields = [
  field<DisposedAsset>('assetNumber', 'code', 20, (row) => row.assetNumber),
  field<DisposedAsset>('name', 'text', 28, (row) => row.name, { bilingual: true }),
  field<DisposedAsset>('category', 'text', 18, (row) => row.category.name, { bilingual: true, print: false }),
  field<DisposedAsset>('acquisitionDate', 'date', 12, (row) => row.acquisitionDate, screenOnly),
  field<DisposedAsset>('disposalDate', 'date', 15, (row) => row.date),
  field<DisposedAsset>('disposalType', 'enum', 13, (row) => enumText('disposalType', row.type), { bilingual: true }),
  field<DisposedAsset>('part', 'decimal', 8, (row) => row.partPercent ?? '100'),
  field<DisposedAsset>('costDisposed', 'amount', 16, (row) => row.cost, amount),
  field<DisposedAsset>('accumulatedDisposed', 'amount', 17, (row) => row.accumulatedDepreciation, amount),
  field<DisposedAsset>('impairmentDisposed', 'amount', 14, (row) => row.accumulatedImpairment, amount),
  field<DisposedAsset>('carryingDisposed', 'amount', 16, (row) => row.carryingAmount, amount),
  field<DisposedAsset>('proceeds', 'amount', 15, (row) => row.proceeds, amount),
  field<DisposedAsset>('vat', 'amount', 13, (row) => row.vat, { total: true, print: false }),
  field<DisposedAsset>('sellingCosts', 'amount', 13, (row) => row.sellingCosts, amount),
  field<DisposedAsset>('gainLoss', 'amount', 15, (row) => row.gainLoss, amount),
  field<DisposedAsset>('buyer', 'text', 20, (row) => row.buyer, screenOnly),
  field<DisposedAsset>('document', 'code', 17, (row) => row.document),
  field<DisposedAsset>('reason', 'text', 24, (row) => row.reason, screenOnly),
  field<DisposedAsset>('journal', 'code', 16, (row) => row.journal, screenOnly),
  field<DisposedAsset>('postedBy', 'text', 14, (row) => row.postedBy, screenOnly),
];

const groupings: Readonly<Record<string, Grouping<DisposedAsset>>> = {
  category: { key: (row) => String(row.category.id), label: (row) => row.category.name },
  type: { key: (row) => row.type, label: (row) => enumText('disposalType', row.type) },
};

/** R8. What was disposed of in a period, with the gain or loss of each. */
export const disposals: ReportDefinition = {
  id: 'disposals',
  group: 'movements',
  title: text('title', 'disposals'),
  description: text('description', 'disposals'),
  parameters: [
    ...daysParameters(),
    parameter('book', 'book'),
    parameter('group', 'choice', { choices: ['none', 'category', 'type'], defaultValue: 'none' }),
    detailParameter(), parameter('category', 'category'),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const bookId = parameters.book ?? null;
  const book = source.book(bookId);
  const { from, to } = daysOf(parameters);
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const grouping = groupings[parameters.group ?? 'none'] ?? null;
  const rows = source.disposals({ bookId, from, to, categoryId: category?.id ?? null, orderBy: grouping === groupings.category ? 'category' : grouping === groupings.type ? 'type' : 'date' });
  const laid = laidOut({ fields, rows: agreeing(rows), grouping, isSummary: parameters.detail === 'summary', totalLabel: totalText });
  const columns = withoutGroup(laid.columns, parameters.group === 'type' ? 'disposalType' : null);
  return {
    id: disposals.id, title: disposals.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...daysFacts(book, { from, to }), ...bookFacts(book), ...(category ? [fact('category', category.name)] : []), ...closingFacts(book, options)],
    columns, rows: checkedRows(disposals.id, columns, laid.rows), chart: null, fileName: text('file', 'disposals', { from, to }), generatedAt: options.now,
  };
}

/** Each gain must be what came in, less what it cost to sell and what was carried. */
export function* agreeing(rows: Iterable<DisposedAsset>): Generator<DisposedAsset> {
  for (const row of rows) {
    assert(row.carryingAmount === row.cost - row.accumulatedDepreciation - row.accumulatedImpairment, `${row.disposal}: the carrying amount is not cost less what is accumulated`);
    assert(row.gainLoss === row.proceeds - row.sellingCosts - row.carryingAmount, `${row.disposal}: the gain is not what came in less what left`);
    yield row;
  }
}
