import { refuse } from '#shared/errors.ts';
import type { ImportField, Row, Table } from '../model.ts';
import { suggestColumns } from '../headings.ts';
import { columnOf } from '../table.ts';
import { headingKey } from '../text.ts';
import { FORMATS, type Format } from './index.ts';
import { Sheet, type Reading, type Translated } from './sheet.ts';

/** For a file whose format is known and not wanted: its headings are read by their meaning alone. */
export const PLAIN = 'plain';

export const findFormat = (name: string): Format | undefined => FORMATS.find((format) => format.name === name);

/** @throws TEMPLATE_NOT_FOUND */
export const formatNamed = (name: string): Format => findFormat(name) ?? refuse('TEMPLATE_NOT_FOUND', { template: name });

/** The format whose tell-tale headings are all there, whatever their order, case and stars. */
export function recogniseFormat(headings: readonly string[]): Format | null {
  const present = new Set(headings.map((heading) => headingKey(heading)));
  const fitting = FORMATS.filter(({ recognise }) => recognise.every((group) => group.some((heading) => present.has(headingKey(heading)))));
  return fitting.reduce<Format | null>((best, format) => (best && best.recognise.length >= format.recognise.length ? best : format), null);
}

/** The headings of a file that has none and whose every row has the shape of a known format. */
export function headlessHeadings(rows: readonly Row[]): readonly string[] | null {
  for (const { headless } of FORMATS) {
    const headings = headless?.(rows) ?? null;
    if (headings !== null) return headings;
  }
  return null;
}

/** The table as the format's translation leaves it. @throws TEMPLATE_NOT_FOUND */
export function translateTable(table: Table, format: Format, reading: Reading): Translated {
  const sheet = new Sheet(table, reading);
  format.translate?.(sheet);
  return sheet.result();
}

/** The format's columns under the headings this file has. What the translation made of several columns goes before what the file has in one. */
export function fitFormat(format: Format, { table, derived, assigned }: Pick<Translated, 'table' | 'derived' | 'assigned'>): Record<string, ImportField> {
  const columns: Record<string, ImportField> = {};
  const taken = new Set<ImportField>();
  const take = (heading: string, field: ImportField): void => {
    if (taken.has(field) || Object.hasOwn(columns, heading)) return;
    columns[heading] = field;
    taken.add(field);
  };
  for (const [heading, field] of derived) take(heading, field);
  for (const [heading, field] of assigned) if (field !== null) take(heading, field);
  for (const [field, ...headings] of format.columns) {
    for (const wanted of headings) {
      const column = columnOf(table, wanted);
      const heading = column === null ? undefined : table.headings[column];
      if (heading === undefined || assigned.has(heading)) continue;
      take(heading, field);
    }
  }
  if (format.isOpen === true) {
    const rest = table.headings.filter((heading) => !Object.hasOwn(columns, heading) && !assigned.has(heading));
    for (const [heading, field] of Object.entries(suggestColumns(rest))) take(heading, field);
  }
  return columns;
}
