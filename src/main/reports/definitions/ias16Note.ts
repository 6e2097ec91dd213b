import type { ParameterValues, ReportCell, ReportColumn, ReportData, ReportDefinition, ReportRow, RunOptions } from '../definition.ts';
import { bookFacts, closingFacts, fact } from '../facts.ts';
import { amountsOf, carryingAt, emptyLedger, type MovementLedger } from '../movements.ts';
import { parameter } from '../parameters.ts';
import { checkedRows, columnsOf, field, type Field, reportRows } from '../rows.ts';
import type { ReportSource } from '../source.ts';
import { type Bilingual, text } from '../texts.ts';
import { type ClassMovements, movementsByGroup } from './classes.ts';
import { inBlock, lineAmount, NOTE_BLOCKS, type NoteBlock } from './movementLines.ts';
import { comparativeOf, comparativeParameter, type Range, rangeFacts, rangeOf, rangeParameters, rangeText } from './range.ts';

/** A range with the movements of every class in it, and whether it is the one reported or the one it is compared with. */
interface Part {
  range: Range;
  groups: readonly ClassMovements[];
  total: MovementLedger;
  isComparative: boolean;
}

/** R3. The reconciliation of IAS 16.73 (IFRS for SMEs 17.31): opening to closing of cost, depreciation and impairment by class. */
export const ias16Note: ReportDefinition = {
  id: 'ias16-note',
  group: 'movements',
  title: text('title', 'ias16-note'),
  description: text('description', 'ias16-note'),
  parameters: [...rangeParameters(), comparativeParameter(), parameter('layout', 'choice', { choices: ['classColumns', 'classRows'], defaultValue: 'classColumns' }), parameter('category', 'category')],
  run,
};

function run(source: ReportSource, parameters: ParameterValues, options: RunOptions): ReportData {
  const range = rangeOf(parameters);
  const comparative = comparativeOf(range, parameters);
  const category = parameters.category === undefined ? null : source.category(parameters.category);
  const part = (of: Range, isComparative: boolean): Part => ({ range: of, isComparative, ...movementsByGroup(source, { bookId: parameters.book ?? null, ...of, categoryId: category?.id ?? null, orderBy: 'category' }) });
  const parts = [...(comparative ? [part(comparative, true)] : []), part(range, false)];
  const book = source.book(parameters.book ?? null);
  const { columns, rows } = parameters.layout === 'classRows' ? classRows(parts) : classColumns(parts);
  return {
    id: ias16Note.id, title: ias16Note.title, company: book.company, currency: book.currency, exponent: book.exponent,
    facts: [...rangeFacts(book, range, comparative), ...bookFacts(book), ...(category ? [fact('category', category.name)] : []), ...closingFacts(book, options)],
    columns, rows: checkedRows(ias16Note.id, columns, rows), chart: null, fileName: text('file', 'ias16-note', { from: range.from, to: range.to }), generatedAt: options.now,
  };
}

/** A surplus that never was needs no rows. */
const blocksOf = (parts: readonly Part[]): readonly NoteBlock[] =>
  NOTE_BLOCKS.filter(({ block }) => block !== 'surplus' || parts.some(({ total }) => [total.surplus.opening, total.surplus.closing, ...Object.values(total.surplus.moved)].some((amount) => amount !== 0)));

/** Every class that either range has, in the order of classes. */
function classesOf(parts: readonly Part[]): { key: string; label: Bilingual }[] {
  const found = new Map(parts.toReversed().flatMap(({ groups }) => groups.map(({ key, label }) => [key, { key, label }] as const)));
  return [...found.values()];
}

const amountColumn = (id: string, label: Bilingual): ReportColumn => ({ id, label, type: 'amount', total: true, width: 16, bilingual: false, print: true });

/** As it is printed in financial statements: the rows of the standard down, the classes across. */
function classColumns(parts: readonly Part[]): { columns: ReportColumn[]; rows: Iterable<ReportRow> } {
  const classes = classesOf(parts);
  const texts: ReportColumn[] = [
    { id: 'line', label: text('column', 'movement'), type: 'text', total: false, width: 34, bilingual: true, print: true },
    { id: 'block', label: text('column', 'movementBlock'), type: 'text', total: false, width: 22, bilingual: true, print: false },
    { id: 'range', label: text('column', 'range'), type: 'text', total: false, width: 22, bilingual: true, print: false },
  ];
  const columns = [...texts, ...classes.map(({ key, label }) => amountColumn(`class-${key}`, label)), amountColumn('total', text('movement', 'total'))];
  const rows = function* (): Generator<ReportRow> {
    for (const part of parts) yield* partRows(part, classes.map(({ key }) => key), blocksOf(parts));
    const current = parts.at(-1);
    if (!current) return;
    yield { kind: 'total', cells: [closingLabel(current), null, null, ...across(current, classes.map(({ key }) => key), (ledger) => carryingAt(ledger, 'closing'))] };
  };
  return { columns, rows: rows() };
}

const closingLabel = ({ range }: Part): Bilingual => text('movement', 'carryingAt', { period: range.to });

function across({ groups, total }: Part, keys: readonly string[], amount: (ledger: MovementLedger) => number): number[] {
  return [...keys.map((key) => amount(groups.find((group) => group.key === key)?.ledger ?? emptyLedger())), amount(total)];
}

function* partRows(part: Part, keys: readonly string[], blocks: readonly NoteBlock[]): Generator<ReportRow> {
  const range = rangeText(part.range);
  for (const { block, title, weight, lines } of blocks) {
    const counts = part.isComparative ? 0 : weight;
    const weighted = counts === 1 ? {} : { weight: counts };
    const [heading, name] = [blockHeading(part, title), text('movement', title)];
    const row = (label: Bilingual, amount: (ledger: MovementLedger) => number): ReportRow => ({ kind: 'row', cells: [label, name, range, ...across(part, keys, amount)], ...weighted });
    yield { kind: 'group', cells: [heading, null, null, ...keys.map(() => null), null] };
    yield row(text('movement', 'opening'), (ledger) => ledger[block].opening);
    for (const line of lines) yield row(text('movement', line.label), (ledger) => lineAmount(ledger, block, line));
    yield { kind: 'subtotal', cells: [text('movement', 'closing'), null, null, ...across(part, keys, (ledger) => ledger[block].closing)], ...weighted };
  }
  const carrying = text('movement', 'carrying');
  yield { kind: 'group', cells: [blockHeading(part, 'carrying'), null, null, ...keys.map(() => null), null] };
  const told = (label: Bilingual, when: 'opening' | 'closing'): ReportRow => ({ kind: 'row', cells: [label, carrying, range, ...across(part, keys, (ledger) => carryingAt(ledger, when))], weight: 0 });
  yield told(text('movement', 'opening'), 'opening');
  yield told(text('movement', 'closing'), 'closing');
}

function blockHeading(part: Part, title: Parameters<typeof inBlock>[0]): Bilingual {
  const [name, range] = [text('movement', title), rangeText(part.range)];
  return { en: `${name.en} · ${range.en}`, ar: `${name.ar} · ${range.ar}` };
}

type ClassRow = ClassMovements & { part: Part };

/** The same turned round: a class a row, for spreadsheets. */
function classRows(parts: readonly Part[]): { columns: ReportColumn[]; rows: Iterable<ReportRow> } {
  const amount = (id: string, label: Bilingual, cell: (row: ClassRow) => ReportCell): Field<ClassRow> => ({ ...amountColumn(id, label), cell });
  const blocks = blocksOf(parts);
  const fields: Field<ClassRow>[] = [
    field<ClassRow>('movementClass', 'text', 26, (row) => row.label, { bilingual: true }),
    field<ClassRow>('range', 'text', 22, (row) => rangeText(row.part.range), { bilingual: true, print: false }),
    ...blocks.flatMap(({ block, title, lines }) => [
      amount(`${block}.opening`, inBlock(title, 'opening'), ({ ledger }) => ledger[block].opening),
      ...lines.map((line) => amount(`${block}.${line.label}`, inBlock(title, line.label), ({ ledger }) => lineAmount(ledger, block, line))),
      amount(`${block}.closing`, inBlock(title, 'closing'), ({ ledger }) => ledger[block].closing),
    ]),
    amount('carrying.opening', inBlock('carrying', 'opening'), ({ ledger }) => carryingAt(ledger, 'opening')),
    amount('carrying.closing', inBlock('carrying', 'closing'), ({ ledger }) => carryingAt(ledger, 'closing')),
  ];
  const rows = parts.flatMap((part) => part.groups.map((group): ClassRow => ({ ...group, part })));
  const grouping = { key: (row: ClassRow) => row.part.range.from, label: (row: ClassRow) => rangeText(row.part.range), weight: (row: ClassRow): 0 | undefined => (row.part.isComparative ? 0 : undefined) };
  const isUsed = (index: number): boolean => parts.some(({ total }) => amountIn(total, fields[index]?.id ?? '') !== 0);
  const columns = columnsOf(fields).map((column, index) => (column.type === 'amount' ? { ...column, print: isUsed(index) } : column));
  return { columns, rows: reportRows(fields, rows, parts.length > 1 ? grouping : null, () => text('movement', 'total')) };

  function amountIn(total: MovementLedger, id: string): number {
    const [block, name] = id.split('.');
    if (block === 'carrying') return 1;
    const found = blocks.find((one) => one.block === block);
    const line = found?.lines.find(({ label }) => label === name);
    return found ? (line ? lineAmount(total, found.block, line) : Math.abs(amountsOf(total, found.block).opening) + Math.abs(amountsOf(total, found.block).closing)) : 0;
  }
}
