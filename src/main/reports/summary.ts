import { minor } from '#shared/values/money.ts';
import type { ReportColumn, ReportRow } from './definition.ts';
import { columnsOf, type Field, field, type Grouping, reportRows } from './rows.ts';
import { type Bilingual, text } from './texts.ts';

/** Everything of one group in one line. */
interface Summary {
  label: Bilingual;
  count: number;
  /** By the column that is added up. */
  sums: ReadonlyMap<string, number>;
}

export interface Laid {
  columns: ReportColumn[];
  rows: Iterable<ReportRow>;
}

export interface Layout<Row> {
  fields: readonly Field<Row>[];
  rows: Iterable<Row>;
  grouping: Grouping<Row> | null;
  /** A line a group, and no single rows. */
  isSummary: boolean;
  totalLabel: (count: number) => Bilingual;
  /** Rows outside the sums; not of a summary. */
  appendix?: (columns: readonly ReportColumn[]) => Iterable<ReportRow>;
}

function* summarized<Row>({ fields, rows, grouping }: Layout<Row>, counted: (count: number) => void): Generator<Summary> {
  let group = null as { key: string; label: Bilingual; count: number; sums: Map<string, number> } | null;
  for (const row of rows) {
    const key = grouping?.key(row) ?? '';
    if (key !== group?.key) {
      if (group) yield group;
      group = { key, label: grouping?.label(row) ?? text('fact', 'everything'), count: 0, sums: new Map() };
    }
    group.count += 1;
    counted(1);
    for (const one of fields) {
      const value = one.total ? one.cell(row) : null;
      if (typeof value === 'number') group.sums.set(one.id, (group.sums.get(one.id) ?? 0) + value);
    }
  }
  if (group) yield group;
}

/** Rows as a report asks for them: one by one in their groups, or a line a group with the same sums. Rows must come ordered by group. */
export function laidOut<Row>(layout: Layout<Row>): Laid {
  const { fields, rows, grouping, isSummary, totalLabel, appendix } = layout;
  const columns = columnsOf(fields);
  if (!isSummary) return { columns, rows: reportRows(fields, rows, grouping, totalLabel, appendix?.(columns)) };
  let all = 0;
  const summaryFields: Field<Summary>[] = [
    field<Summary>('summaryOf', 'text', 30, ({ label }) => label, { bilingual: true }), field<Summary>('count', 'integer', 9, ({ count }) => count),
    ...fields.filter(({ total }) => total).map((one): Field<Summary> => ({ ...one, print: true, cell: ({ sums }) => minor(sums.get(one.id) ?? 0) })),
  ];
  const lines = summarized(layout, (count) => {
    all += count;
  });
  return { columns: columnsOf(summaryFields), rows: reportRows(summaryFields, lines, null, () => totalLabel(all)) };
}
