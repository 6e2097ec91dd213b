import { assert } from '#shared/values/assert.ts';
import { minor } from '#shared/values/money.ts';
import type { ColumnType, ReportCell, ReportColumn, ReportRow, ReportSection } from './definition.ts';
import { type Bilingual, subtotalText, text } from './texts.ts';

/** A column and how its cell is read from a row of the book. */
export interface Field<Row> extends ReportColumn {
  cell: (row: Row) => ReportCell;
}

type ColumnName = Parameters<typeof text<'column'>>[1];

/** A column under its label in the texts; `options` say what is unusual about it. */
export function field<Row>(id: ColumnName, type: ColumnType, width: number, cell: (row: Row) => ReportCell, options: Partial<Pick<ReportColumn, 'total' | 'bilingual' | 'print'>> = {}): Field<Row> {
  return { id, label: text('column', id), type, width, total: options.total ?? false, bilingual: options.bilingual ?? false, print: options.print ?? true, cell };
}

export function columnsOf<Row>(fields: readonly Field<Row>[]): ReportColumn[] {
  return fields.map(({ id, label, type, width, total, bilingual, print, pen }) => ({ id, label, type, width, total, bilingual, print, ...(pen === true ? { pen } : {}) }));
}

export interface Grouping<Row> {
  key: (row: Row) => string;
  label: (row: Row) => Bilingual;
  /** What its subtotal calls it, where the heading says more than that. */
  short?: (row: Row) => Bilingual;
  /** See {@link ReportRow.weight}; of a whole group alike. */
  weight?: (row: Row) => ReportRow['weight'];
}

const labelled = (columns: readonly ReportColumn[], label: Bilingual): ReportCell[] => columns.map((_, index) => (index === 0 ? label : null));

function summed(columns: readonly ReportColumn[], label: Bilingual, sums: readonly number[]): ReportCell[] {
  return columns.map((column, index) => (column.total ? minor(sums[index] ?? 0) : index === 0 ? label : null));
}

/**
 * Rows of the book to rows of the report, one at a time: a heading and a subtotal around each group where there are groups,
 * rows that stand outside the sums after them, and the total last. Rows must come ordered by group.
 */
export function* reportRows<Row>(
  fields: readonly Field<Row>[], rows: Iterable<Row>, grouping: Grouping<Row> | null, totalLabel: (count: number) => Bilingual, appendix: Iterable<ReportRow> = [],
): Generator<ReportRow> {
  const zeros = (): number[] => fields.map(() => 0);
  const total = zeros();
  let subtotal = zeros();
  let group = null as { key: string; short: Bilingual; weighted: Pick<ReportRow, 'weight'> } | null;
  let count = 0;
  for (const row of rows) {
    const key = grouping?.key(row);
    if (grouping && key !== undefined && key !== group?.key) {
      if (group) yield { kind: 'subtotal', cells: summed(fields, subtotalText(group.short), subtotal), ...group.weighted };
      subtotal = zeros();
      const weight = grouping.weight?.(row);
      const label = grouping.label(row);
      group = { key, short: grouping.short?.(row) ?? label, weighted: weight === undefined ? {} : { weight } };
      yield { kind: 'group', cells: labelled(fields, label) };
    }
    const cells = fields.map((one) => one.cell(row));
    for (const [index, one] of fields.entries()) {
      const value = cells[index];
      if (!one.total || typeof value !== 'number') continue;
      subtotal[index] = (subtotal[index] ?? 0) + value;
      total[index] = (total[index] ?? 0) + value * (group?.weighted.weight ?? 1);
    }
    if (group?.weighted.weight !== 0) count += 1;
    yield { kind: 'row', cells, ...group?.weighted };
  }
  if (group) yield { kind: 'subtotal', cells: summed(fields, subtotalText(group.short), subtotal), ...group.weighted };
  yield* appendix;
  yield { kind: 'total', cells: summed(fields, totalLabel(count), total) };
}

/** Heading and rows that carry no amounts to add. */
export function* appendixRows(columns: readonly ReportColumn[], heading: Bilingual, rows: readonly Readonly<Record<string, ReportCell>>[]): Generator<ReportRow> {
  if (rows.length === 0) return;
  yield { kind: 'group', cells: labelled(columns, heading) };
  for (const row of rows) yield { kind: 'row', cells: columns.map((column) => row[column.id] ?? null) };
}

/**
 * Passes rows through and adds them up again, apart from whoever made them: every subtotal must be the sum of its group, and the total
 * the sum of all rows by their weights. All forms of a report are written from checked rows.
 */
export function* checkedRows(id: string, columns: readonly ReportColumn[], rows: Iterable<ReportRow>): Generator<ReportRow> {
  const totals = columns.map(() => 0);
  const subtotals = columns.map(() => 0);
  let ended = false;
  for (const row of rows) {
    assert(row.cells.length === columns.length, `report ${id}: a row has ${row.cells.length} cells for ${columns.length} columns`);
    assert(!ended, `report ${id}: a row follows the total`);
    for (const [index, column] of columns.entries()) {
      if (!column.total) continue;
      const value = row.cells[index];
      if (row.kind === 'row' && typeof value === 'number') {
        totals[index] = (totals[index] ?? 0) + value * (row.weight ?? 1);
        subtotals[index] = (subtotals[index] ?? 0) + value;
      } else if (row.kind === 'group') {
        subtotals[index] = 0;
      } else if (row.kind === 'subtotal' || row.kind === 'total') {
        const sum = row.kind === 'total' ? totals[index] : subtotals[index];
        assert(value === sum, `report ${id}: the ${row.kind} of ${column.id} is ${String(value)}, its rows add up to ${String(sum)}`);
      }
    }
    ended = row.kind === 'total';
    yield row;
  }
  assert(ended, `report ${id} ends with its total`);
}

/** A smaller table beside a report; with a total where it has something to add up. */
export function sectionOf<Row>(id: string, stands: ReportSection['stands'], title: Bilingual, fields: readonly Field<Row>[], rows: readonly Row[], totalLabel: Bilingual | null = null): ReportSection {
  const columns = columnsOf(fields);
  const all = [...checkedRows(id, columns, reportRows(fields, rows, null, () => totalLabel ?? title))];
  return { id, title, stands, columns, rows: totalLabel === null ? all.filter(({ kind }) => kind !== 'total') : all };
}
