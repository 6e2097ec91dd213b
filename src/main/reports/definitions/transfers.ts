import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import type { MovedPlace, TransferredAsset } from '../records.ts';
import { checkedRows, field, type Field } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { laidOut } from '../summary.ts';
import { text } from '../texts.ts';
import { type GroupName, groupingBy, groupOfParameters, groupParameter, inGroups } from './grouped.ts';
import { daysFacts, daysOf, daysParameters } from './range.ts';

const onScreen = { print: false };

/** A column takes the longest word of its names: a line breaks between words. */
const WIDTHS: Readonly<Record<keyof MovedPlace, number>> = { location: 13, costCenter: 16, custodian: 14, category: 15 };

const moved = (of: keyof MovedPlace, from: 'fromLocation' | 'fromCostCenter' | 'fromCustodian' | 'fromCategory', to: 'toLocation' | 'toCostCenter' | 'toCustodian' | 'toCategory'): Field<TransferredAsset>[] => [
  field(from, 'text', WIDTHS[of], (row) => row.from[of], { bilingual: true }), field(to, 'text', WIDTHS[of], (row) => row.to[of], { bilingual: true }),
];

const fields: Field<TransferredAsset>[] = [
  field('date', 'date', 13, (row) => row.date),
  field('assetNumber', 'code', 18, (row) => row.assetNumber),
  field('name', 'text', 18, (row) => row.name, { bilingual: true }),
  ...moved('location', 'fromLocation', 'toLocation'), ...moved('costCenter', 'fromCostCenter', 'toCostCenter'), ...moved('custodian', 'fromCustodian', 'toCustodian'), ...moved('category', 'fromCategory', 'toCategory'),
  field('costMoved', 'amount', 16, (row) => row.cost, { total: true }),
  field('accumulatedMoved', 'amount', 16, (row) => row.accumulated, { total: true }),
  field('transfer', 'code', 14, (row) => row.transfer),
  field('reason', 'text', 22, (row) => row.reason, onScreen),
  field('journal', 'code', 16, (row) => row.journal, onScreen),
  field('approvedBy', 'text', 16, (row) => row.approvedBy, onScreen),
  field('postedBy', 'text', 11, (row) => row.postedBy),
];

const COLUMNS_OF: Readonly<Record<string, keyof MovedPlace>> = {
  fromLocation: 'location', toLocation: 'location', fromCostCenter: 'costCenter', toCostCenter: 'costCenter', fromCustodian: 'custodian', toCustodian: 'custodian', fromCategory: 'category', toCategory: 'category',
};

/** R9. What went from one place, person or class to another, and what a change of class moved in the ledger. */
export const transfers: ReportDefinition = {
  id: 'transfers',
  group: 'movements',
  title: text('title', 'transfers'),
  description: text('description', 'transfers'),
  parameters: [
    ...daysParameters(), parameter('moves', 'choice', { choices: ['everything', 'reclassifications', 'places'], defaultValue: 'everything' }), groupParameter(['none', 'category', 'location']), parameter('category', 'category'), parameter('location', 'location'),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const book = source.book();
  const days = daysOf(parameters);
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const location = parameters.location === undefined ? null : source.location(parameters.location);
  const wanted = ({ moves }: TransferredAsset): boolean => parameters.moves === 'reclassifications' ? moves.includes('category') : parameters.moves === 'places' ? moves.some((of) => of !== 'category') : true;
  const rows = source.transfers(days).filter((row) => wanted(row) && (category === null || row.category.id === category.id) && (location === null || row.location?.code === location.code));
  const group: GroupName | null = groupOfParameters(parameters);
  const grouping = group === null ? null : groupingBy<TransferredAsset>(group);
  const laid = laidOut({ fields, rows: grouping ? inGroups(rows, grouping) : rows, grouping, isSummary: false, totalLabel: () => text('movement', 'total') });
  // A column on paper for what moved at all.
  const columns = laid.columns.map((column) => {
    const of = COLUMNS_OF[column.id];
    return { ...column, print: column.print && (of === undefined || rows.some(({ moves }) => moves.includes(of))) };
  });
  return {
    id: transfers.id, title: transfers.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [
      ...daysFacts(book, days), ...bookFacts(book), fact('moves', text('choice', parameters.moves as 'everything' | 'reclassifications' | 'places')), ...(category ? [fact('category', category.name)] : []), ...(location ? [fact('location', location.name)] : []),
      ...closingFacts(book, options),
    ],
    columns, rows: checkedRows(transfers.id, columns, laid.rows), chart: null, fileName: text('file', 'transfers', { ...days }), generatedAt: options.now,
  };
}
