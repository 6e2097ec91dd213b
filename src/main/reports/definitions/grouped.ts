import type { ParameterSpec, ParameterValues, ReportColumn } from '../definition.ts';
import { parameter } from '../parameters.ts';
import type { Grouping } from '../rows.ts';
import type { Place } from '../source.ts';
import { type Bilingual, rowText } from '../texts.ts';

export type GroupName = 'category' | 'location' | 'costCenter' | 'custodian';

interface Placed {
  category?: { id: number; name: Bilingual };
  location?: Place | null;
  costCenter?: Place | null;
  custodian?: Place | null;
}

const NOWHERE = { location: 'noLocation', costCenter: 'noCostCenter', custodian: 'noCustodian' } as const;

/** Rows by what they belong to: their category, or a place where they may have none. */
export function groupingBy<Row extends Placed>(by: GroupName): Grouping<Row> {
  if (by === 'category') return { key: ({ category }) => String(category?.id ?? ''), label: ({ category }) => category?.name ?? rowText('scheduleTotal') };
  return { key: (row) => row[by]?.code ?? '', label: (row) => row[by]?.name ?? rowText(NOWHERE[by]) };
}

/** Rows in the order of their groups; those that belong nowhere last, and the order within a group as it was. */
export function inGroups<Row>(rows: Iterable<Row>, { key }: Grouping<Row>): Row[] {
  const order = new Intl.Collator('en', { numeric: true });
  return [...rows].map((row) => ({ row, group: key(row) })).sort((a, b) => Number(a.group === '') - Number(b.group === '') || order.compare(a.group, b.group)).map(({ row }) => row);
}

export const groupParameter = (names: readonly (GroupName | 'none')[]): ParameterSpec => parameter('group', 'choice', { choices: names, defaultValue: names[0] ?? 'none' });
export const detailParameter = (): ParameterSpec => parameter('detail', 'choice', { choices: ['assets', 'summary'], defaultValue: 'assets' });

/** The group that was asked for; null for none. */
export function groupOfParameters(parameters: ParameterValues): GroupName | null {
  const { group } = parameters;
  return group === undefined || group === 'none' ? null : (group as GroupName);
}

/** The heading of a group says it already, and paper is narrow. */
export function withoutGroup(columns: readonly ReportColumn[], group: string | null): ReportColumn[] {
  return columns.map((column) => ({ ...column, print: column.print && column.id !== group }));
}
