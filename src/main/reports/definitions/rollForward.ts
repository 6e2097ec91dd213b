import type { ParameterValues, ReportData, ReportDefinition, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact } from '../facts.ts';
import { addLedger, amountsOf, type AssetMovements, BLOCKS, type BlockName, carryingAt, emptyLedger, type MovementLedger, MOVEMENTS } from '../movements.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Field, type Grouping, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, text } from '../texts.ts';
import { assert } from '#shared/values/assert.ts';
import { type ClassMovements, type GroupBy, groupOf, movementKey, movementsByGroup } from './classes.ts';
import { inBlock } from './movementLines.ts';
import { comparativeOf, comparativeParameter, rangeFacts, rangeOf, rangeParameters, rangeText } from './range.ts';

/** One line: a group, or an asset in its group. */
interface Line {
  group: { key: string; label: Bilingual };
  weight: 0 | undefined;
  label: Bilingual;
  assetNumber: string | null;
  ledger: MovementLedger;
}

/** R2. What moved cost, depreciation and impairment from the beginning of a range of months to its end. */
export const rollForward: ReportDefinition = {
  id: 'roll-forward',
  group: 'movements',
  title: text('title', 'roll-forward'),
  description: text('description', 'roll-forward'),
  parameters: [
    ...rangeParameters(), parameter('group', 'choice', { choices: ['category', 'location', 'costCenter'], defaultValue: 'category' }), parameter('detail', 'choice', { choices: ['summary', 'assets'], defaultValue: 'summary' }),
    comparativeParameter(), parameter('category', 'category'),
  ],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const range = rangeOf(parameters);
  const comparative = comparativeOf(range, parameters);
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const orderBy = (parameters.group ?? 'category') as GroupBy;
  const isDetailed = parameters.detail === 'assets';
  const query = { bookId: parameters.book ?? null, ...range, categoryId: category?.id ?? null, orderBy };
  const before = comparative ? movementsByGroup(source, { ...query, ...comparative }) : null;
  const now = movementsByGroup(source, query);
  const fields = fieldsOf([now, ...(before ? [before] : [])], isDetailed);
  const lines = function* (): Generator<Line> {
    if (comparative && before) yield* summarized(before.groups, { key: 'comparative', label: rangeText(comparative) }, 0);
    if (isDetailed) yield* detailed(source.movements(query), orderBy, now.total);
    else yield* summarized(now.groups, { key: 'reported', label: rangeText(range) }, undefined);
  };
  const grouping: Grouping<Line> = { key: (line) => line.group.key, label: (line) => line.group.label, weight: (line) => line.weight };
  const book = source.book(parameters.book ?? null);
  const columns = columnsOf(fields);
  const rows = reportRows(fields, lines(), isDetailed || before ? grouping : null, () => text('movement', 'total'));
  return {
    id: rollForward.id, title: rollForward.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...rangeFacts(book, range, comparative), ...bookFacts(book), fact('group', text('choice', orderBy)), ...(category ? [fact('category', category.name)] : []), ...closingFacts(book, options)],
    columns, rows: checkedRows(rollForward.id, columns, rows), chart: null, fileName: text('file', 'roll-forward', { from: range.from, to: range.to }), generatedAt: options.now,
  };
}

const summarized = (groups: readonly ClassMovements[], group: Line['group'], weight: Line['weight']): Line[] => groups.map(({ label, ledger }) => ({ group, weight, label, assetNumber: null, ledger }));

/** Asset by asset, which together must be what their groups were. */
function* detailed(assets: Iterable<AssetMovements>, orderBy: GroupBy, total: MovementLedger): Generator<Line> {
  const sum = emptyLedger();
  for (const asset of assets) {
    addLedger(sum, asset.ledger);
    yield { group: groupOf(asset, orderBy), weight: undefined, label: asset.name, assetNumber: asset.assetNumber, ledger: asset.ledger };
  }
  assert(JSON.stringify(sum) === JSON.stringify(total), 'roll-forward: the assets are not what their groups add up to');
}

type Title = Parameters<typeof inBlock>[0];
const SHARED: Readonly<Record<string, Title>> = { revaluation: 'restated', heldForSale: 'heldForSale', reclassification: 'reclassification', disposals: 'disposals', broughtOver: 'broughtOver', other: 'other' };

const OF_SURPLUS: Readonly<Record<string, Title>> = { revaluation: 'surplusRevaluation', impairment: 'surplusImpairment', realized: 'surplusRealized', disposals: 'surplusDisposals' };

/** The label of a movement: its own name, where it is named alike in every block or is in one block alone. */
function titleOf(block: BlockName, name: string): Title {
  if (block === 'cost' && name === 'revaluation') return 'revaluationOfCost';
  if (block === 'surplus') return OF_SURPLUS[name] ?? (name as Title);
  return SHARED[name] ?? (name as Title);
}

/**
 * A block that nothing stands in has no columns, and neither has what did not happen; cost, depreciation and carrying amount always do. What moves from one group to
 * another comes to nothing in all, and is a column all the same.
 */
function fieldsOf(ranges: readonly { total: MovementLedger; moved: ReadonlySet<string> }[], isDetailed: boolean): Field<Line>[] {
  const amount = (id: string, label: Bilingual, cell: (ledger: MovementLedger) => number, print = true): Field<Line> => ({ id, label, type: 'amount', total: true, width: 15, bilingual: false, print, cell: ({ ledger }) => cell(ledger) });
  const blocks = BLOCKS.flatMap((block): Field<Line>[] => {
    const of = ranges.map(({ total }) => amountsOf(total, block));
    const used = MOVEMENTS[block].filter((name) => ranges.some(({ moved }) => moved.has(movementKey(block, name))));
    const always = block === 'cost' || block === 'depreciation';
    if (!always && used.length === 0 && of.every(({ opening, closing }) => opening === 0 && closing === 0)) return [];
    const movement = (name: string): Field<Line> => amount(`${block}.${name}`, inBlock(block, titleOf(block, name)), (ledger) => amountsOf(ledger, block).moved[name] ?? 0);
    return [
      amount(`${block}.opening`, inBlock(block, 'opening'), (ledger) => ledger[block].opening), ...used.map(movement), amount(`${block}.closing`, inBlock(block, 'closing'), (ledger) => ledger[block].closing),
    ];
  });
  return [
    ...(isDetailed ? [field<Line>('assetNumber', 'code', 16, (line) => line.assetNumber)] : []),
    field<Line>(isDetailed ? 'name' : 'movementClass', 'text', isDetailed ? 28 : 24, (line) => line.label, { bilingual: true }),
    ...blocks,
    amount('carrying.opening', inBlock('carrying', 'opening'), (ledger) => carryingAt(ledger, 'opening')),
    amount('carrying.closing', inBlock('carrying', 'closing'), (ledger) => carryingAt(ledger, 'closing')),
    amount('check', text('column', 'check'), checkOf, false),
  ];
}

/** Opening and movements less closing: nothing, or the report is not made. It is shown because auditors look for it. */
function checkOf(ledger: MovementLedger): number {
  return BLOCKS.reduce((sum, block) => {
    const { opening, moved, closing } = amountsOf(ledger, block);
    return sum + Math.abs(Object.values(moved).reduce((all, amount) => all + amount, Number(opening)) - closing);
  }, 0);
}
