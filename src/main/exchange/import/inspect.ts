import { decodeFile } from './decode.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { headlessHeadings, recogniseFormat } from './formats/recognise.ts';
import type { ImportMapping, LayoutChoice, NoteCode, Row, SourceFile, Table } from './model.ts';
import { suggestMapping, type Question } from './suggest.ts';
import { dataRows, makeTable } from './table.ts';
import { cellText } from './text.ts';

export interface Inspection {
  fileName: string;
  kind: 'csv' | 'xlsx';
  encoding: string | null;
  separator: string | null;
  sheets: string[];
  sheet: string | null;
  headingRow: number;
  headings: string[];
  rowCount: number;
  sample: string[][];
  template: string | null;
  mapping: ImportMapping;
  questions: Question[];
  notes: NoteCode[];
  /** Columns of few different values, with them: what can be mapped word by word. */
  distinct: Record<string, string[]>;
}

/** A file as a table: of several sheets the one asked for, else the first of a known format, else the first that holds a table. @throws FILE_UNREADABLE, FILE_TOO_LARGE */
export function openTable(source: SourceFile, layout: LayoutChoice = {}): Table {
  const file = decodeFile(source, layout, isKnown);
  const names = layout.headingRow === undefined ? (headlessHeadings(file.rows) ?? []) : [];
  return makeTable(file, layout, names);
}

const isKnown = (rows: readonly Row[]): boolean => rows.slice(0, IMPORT_LIMITS.headingSearchRows).some((row) => recogniseFormat(row.map((cell) => cellText(cell))) !== null);

/** What a file holds, before anybody has said anything about it but, perhaps, what it is (`chosen`: a format, or `plain`). Changes nothing. @throws TEMPLATE_NOT_FOUND */
export function inspectTable(source: Table, layout: LayoutChoice = {}, chosen?: string): Inspection {
  const { mapping, template, questions, notes, table } = suggestMapping(source, chosen);
  const { file, headingRow, headings } = table;
  const sample: string[][] = [];
  const distinct = headings.map(() => new Set<string>());
  let rowCount = 0;
  for (const { cells } of dataRows(table)) {
    rowCount += 1;
    if (sample.length < IMPORT_LIMITS.sampleRows) sample.push(headings.map((_, column) => cellText(cells[column]).slice(0, 200)));
    distinct.forEach((values, column) => {
      if (values.size > IMPORT_LIMITS.distinctValues) return;
      const text = cellText(cells[column]);
      if (text !== '') values.add(text.slice(0, 200));
    });
  }
  const said = Object.fromEntries(Object.entries({ encoding: layout.encoding, separator: layout.separator, sheet: layout.sheet, headingRow: layout.headingRow }).filter(([, value]) => value !== undefined));
  return {
    fileName: file.fileName, kind: file.kind, encoding: file.encoding, separator: file.separator, sheets: [...file.sheets], sheet: file.sheet, headingRow, headings: [...headings], rowCount, sample,
    template, mapping: { ...mapping, ...said }, questions, notes, distinct: distinctValues(headings, distinct, rowCount),
  };
}

/** Few values, each met more than once on average; in a short file any column of few values. */
function distinctValues(headings: readonly string[], values: readonly Set<string>[], rowCount: number): Record<string, string[]> {
  const most = Math.min(IMPORT_LIMITS.distinctValues, Math.max(12, rowCount / 2));
  return Object.fromEntries(headings.flatMap((heading, column) => {
    const found = values[column];
    return found && found.size > 0 && found.size <= most ? [[heading, [...found].sort()]] : [];
  }));
}
