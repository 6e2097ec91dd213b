import { decodeFile } from './decode.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { ImportMapping, LayoutChoice, SourceFile, Table } from './model.ts';
import { suggestMapping, type Question } from './suggest.ts';
import { dataRows, makeTable } from './table.ts';
import type { ImportTemplate } from './templates.ts';
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
  /** Columns of few different values, with them: what can be mapped word by word. */
  distinct: Record<string, string[]>;
}

export function openTable(source: SourceFile, layout: LayoutChoice = {}): Table {
  return makeTable(decodeFile(source, layout), layout);
}

/** What a file holds, before anybody has said anything about it. Changes nothing. @throws FILE_UNREADABLE, FILE_TOO_LARGE */
export function inspectTable(table: Table, layout: LayoutChoice = {}, chosen?: ImportTemplate): Inspection {
  const { file, headingRow, headings } = table;
  const { mapping, template, questions } = suggestMapping(table, chosen);
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
    template, mapping: { ...mapping, ...said }, questions, distinct: distinctValues(headings, distinct, rowCount),
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
