import { assert } from '#shared/values/assert.ts';
import { firstDay, lastDay } from '#shared/values/calendar.ts';
import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact } from '../facts.ts';
import { addLedger, emptyLedger } from '../movements.ts';
import { parameter } from '../parameters.ts';
import type { ValueChange } from '../records.ts';
import { checkedRows, field, type Field, type Grouping } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { laidOut } from '../summary.ts';
import { type EventName, text } from '../texts.ts';
import { detailParameter, groupingBy, groupOfParameters, inGroups, withoutGroup } from './grouped.ts';
import { type Range, rangeFacts, rangeOf, rangeParameters } from './range.ts';

const added = { total: true };
const onScreen = { print: false };

const fields: Field<ValueChange>[] = [
  field('date', 'date', 14, (row) => row.date),
  field('assetNumber', 'code', 20, (row) => row.assetNumber),
  field('name', 'text', 20, (row) => row.name, { bilingual: true }),
  field('category', 'text', 18, (row) => row.category.name, { bilingual: true, print: false }),
  field('change', 'enum', 17, (row) => text('event', row.kind as EventName), { bilingual: true }),
  field('carryingBefore', 'amount', 16, (row) => row.before),
  field('assessedValue', 'amount', 16, (row) => row.after),
  field('restatement', 'enum', 19, (row) => (row.restatement === null ? null : text('restatement', row.restatement as 'elimination' | 'gross')), { bilingual: true }),
  field('costChange', 'amount', 15, (row) => row.cost, added),
  field('accumulatedChange', 'amount', 15, (row) => row.accumulated, added),
  field('impairmentChange', 'amount', 15, (row) => row.impairment, added),
  field('toSurplus', 'amount', 15, (row) => row.surplus, added),
  field('toProfit', 'amount', 15, (row) => row.profitOrLoss, added),
  field('surplusBalance', 'amount', 15, (row) => row.surplusBalance),
  field('valuer', 'text', 18, (row) => row.valuer, onScreen),
  field('reportReference', 'code', 16, (row) => row.reportReference, onScreen),
  field('note', 'text', 22, (row) => row.memo, onScreen),
  field('journal', 'code', 16, (row) => row.journal, onScreen),
  field('postedBy', 'text', 16, (row) => row.postedBy, onScreen),
];

const byKind: Grouping<ValueChange> = { key: ({ kind }) => kind, label: ({ kind }) => text('event', kind as EventName) };

/** R10. Revaluations and impairments of a range of months: from what to what, through which accounts (IAS 16.77, IAS 36.126). */
export const valueChanges: ReportDefinition = {
  id: 'value-changes',
  group: 'movements',
  title: text('title', 'value-changes'),
  description: text('description', 'value-changes'),
  parameters: [...rangeParameters(), parameter('group', 'choice', { choices: ['category', 'kind', 'none'], defaultValue: 'category' }), detailParameter(), parameter('category', 'category')],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const bookId = parameters.book ?? null;
  const book = source.book(bookId);
  const range = rangeOf(parameters);
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const changes = source.valueChanges({ bookId, from: firstDay(range.from), to: lastDay(range.to), categoryId: category?.id ?? null });
  for (const change of changes) assertChange(change);
  if (category === null) assertMovements(source, bookId, range, changes);
  const grouping = parameters.group === 'kind' ? byKind : groupOfParameters(parameters) === null ? null : groupingBy<ValueChange>('category');
  const laid = laidOut({ fields, rows: grouping ? inGroups(changes, grouping) : changes, grouping, isSummary: parameters.detail === 'summary', totalLabel: () => text('movement', 'total') });
  const columns = withoutGroup(laid.columns, parameters.group === 'kind' ? 'change' : null);
  return {
    id: valueChanges.id, title: valueChanges.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...rangeFacts(book, range, null), ...bookFacts(book), ...(category ? [fact('category', category.name)] : []), ...closingFacts(book, options)],
    columns, rows: checkedRows(valueChanges.id, columns, laid.rows), chart: null, fileName: text('file', 'value-changes', { ...range }), generatedAt: options.now,
  };
}

/** From the carrying amount before, by what changed, to the one after; and all of it through the surplus or profit or loss. */
function assertChange({ act, before, after, cost, accumulated, impairment, surplus, profitOrLoss }: ValueChange): void {
  const change = cost - accumulated - impairment;
  assert(before + change === after, `${act}: ${before} and a change of ${change} are not ${after}`);
  assert(surplus + profitOrLoss === change, `${act}: the surplus and profit or loss do not take up the change of ${change}`);
}

/** The same changes as the movements of the range have them; those that take back something of before it are other changes there. */
function assertMovements(source: ReportSource, bookId: string | null, { from, to }: Range, changes: readonly ValueChange[]): void {
  const total = emptyLedger();
  for (const { ledger } of source.movements({ bookId, from, to, categoryId: null, orderBy: 'category' })) addLedger(total, ledger);
  const { cost, impairment, surplus } = total;
  const moved = [cost.moved.revaluation + cost.moved.elimination, impairment.moved.loss + impairment.moved.lossInOci + impairment.moved.reversal + impairment.moved.revaluation, surplus.moved.revaluation + surplus.moved.impairment];
  const listed = changes.reduce((sums, change) => [(sums[0] ?? 0) + change.cost, (sums[1] ?? 0) + change.impairment, (sums[2] ?? 0) + change.surplus], [0, 0, 0]);
  assert(JSON.stringify(moved) === JSON.stringify(listed), `value changes: the movements of the range are ${moved.join(', ')}, the changes ${listed.join(', ')}`);
}
