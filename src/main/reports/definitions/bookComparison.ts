import { assert } from '#shared/values/assert.ts';
import { lastDay, type Period } from '#shared/values/calendar.ts';
import { formatAmount, type Minor } from '#shared/values/money.ts';
import { refuse } from '#shared/errors.ts';
import type { Fact, ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { closingFacts, fact, periodStateFact } from '../facts.ts';
import { groupedDigits, percentText } from '../figures.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, type Field, field, type Grouping, reportRows } from '../rows.ts';
import type { BookComparison, ComparedValues, ReportBook, ReportSource } from '../source.ts';
import { text, totalText } from '../texts.ts';

const added = { total: true };
const onScreen = { total: true, print: false };

const amounts: Field<ComparedValues>[] = [
  field('bookCost', 'amount', 16, (row) => row.book.cost, onScreen),
  field('bookAccumulated', 'amount', 16, (row) => row.book.accumulated, added),
  field('bookCarrying', 'amount', 16, (row) => row.book.carrying, added),
  field('againstCost', 'amount', 16, (row) => row.against.cost, onScreen),
  field('againstAccumulated', 'amount', 16, (row) => row.against.accumulated, added),
  field('againstCarrying', 'amount', 16, (row) => row.against.carrying, added),
  field('differenceOpening', 'amount', 15, (row) => row.differenceOpening, added),
  field('differenceMovement', 'amount', 15, (row) => row.differenceMovement, added),
  field('differenceClosing', 'amount', 15, (row) => row.differenceClosing, added),
  field('deferredTax', 'amount', 14, (row) => row.deferredTax, added),
  field('bookCharge', 'amount', 15, (row) => row.book.charge, onScreen),
  field('againstCharge', 'amount', 15, (row) => row.against.charge, onScreen),
];
const byCategory: Field<ComparedValues>[] = [field('category', 'text', 24, (row) => row.category.name, { bilingual: true }), field('assets', 'integer', 8, (row) => row.assets), ...amounts];
const byAsset: Field<ComparedValues>[] = [
  field('assetNumber', 'code', 16, (row) => row.asset?.number ?? null), field('name', 'text', 26, (row) => row.asset?.name ?? null, { bilingual: true }), ...amounts,
];
const grouping: Grouping<ComparedValues> = { key: (row) => String(row.category.id), label: (row) => row.category.name };

/** R14. One depreciation book against another: temporary differences and the deferred tax on them. */
export const bookComparison: ReportDefinition = {
  id: 'book-comparison',
  group: 'tax',
  title: text('title', 'book-comparison'),
  description: text('description', 'book-comparison'),
  parameters: [
    parameter('book', 'book', { required: true, defaultValue: (source) => source.memorandum() }),
    parameter('against', 'book', { required: true, defaultValue: (source) => source.book().depreciationBook.id }),
    parameter('period', 'period', { required: true, defaultValue: (source) => source.book().lastClosedPeriod ?? source.book().openPeriod }),
    parameter('groupBy', 'choice', { choices: ['category', 'asset'], defaultValue: 'category' }),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const period = (parameters.period ?? refuse('INVALID_INPUT', { field: 'period', reason: 'required' })) as Period;
  const isByAsset = parameters.groupBy === 'asset';
  const book = source.book();
  const compared = source.comparison({ bookId: parameters.book ?? '', againstId: parameters.against ?? '', period, groupBy: isByAsset ? 'asset' : 'category' });
  assertDifferences(compared);
  const fields = (isByAsset ? byAsset : byCategory).filter(({ id }) => compared.rate !== null || id !== 'deferredTax');
  const columns = columnsOf(fields);
  const assets = compared.rows.reduce((sum, row) => sum + row.assets, 0);
  const rows = reportRows(fields, compared.rows, isByAsset ? grouping : null, () => totalText(assets));
  return {
    id: bookComparison.id, title: bookComparison.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...comparisonFacts(book, compared, period), ...closingFacts(book, options)],
    columns, rows: checkedRows(bookComparison.id, columns, rows), chart: null, fileName: text('file', 'book-comparison', { book: compared.book.id, period }), generatedAt: options.now,
  };
}

function comparisonFacts(book: ReportBook, { book: own, against, yearStart, rate, onlyInBook, onlyInAgainst }: BookComparison, period: Period): Fact[] {
  const apart = ({ assets, carrying }: { assets: number; carrying: Minor }) => `${assets} · ${groupedDigits(formatAmount(carrying, book.exponent))}`;
  return [
    fact('adviser', text('fact', 'workingPaper')), fact('book', own.name), fact('againstBook', against.name), fact('asOf', lastDay(period)), periodStateFact(book, period), fact('yearFrom', yearStart),
    rate ? fact('taxRate', `${percentText(rate.rate)} (${rate.validFrom})`) : fact('taxRate', text('fact', 'noTaxRate')),
    ...(onlyInBook.assets > 0 ? [fact('onlyInBook', apart(onlyInBook))] : []), ...(onlyInAgainst.assets > 0 ? [fact('onlyInAgainst', apart(onlyInAgainst))] : []),
    fact('currency', `${book.currency} (${book.exponent})`),
  ];
}

/** Opening and movement come to the closing difference, and it is what the two carrying amounts leave. */
function assertDifferences({ rows, deferredTax }: BookComparison): void {
  for (const row of rows) {
    assert(row.differenceClosing === row.against.carrying - row.book.carrying, 'a temporary difference is what the carrying amounts leave');
    assert(row.differenceOpening + row.differenceMovement === row.differenceClosing, 'opening and movement come to the closing difference');
  }
  assert((deferredTax ?? 0) === rows.reduce((sum, row) => sum + (row.deferredTax ?? 0), 0), 'deferred tax is the sum of its rows');
}
