import { csvLine, type CsvCell } from '../files/csv.ts';

/** A value as the book holds it; bytes are a file of their own, named by its path. */
export type StoredValue = string | number | null;

const FIGURE = /^-?\d+(\.\d+)?$/;

/** Figures stand as they are, negative ones too; any other text is made safe for spreadsheets. Nothing is an empty cell, a text without letters is `""`. */
function cellOf(value: StoredValue): CsvCell {
  if (value === null) return null;
  return typeof value === 'number' || FIGURE.test(value) ? { plain: String(value) } : { stored: value };
}

/** The mark without which Excel reads Arabic as Windows-1252, and the names of the columns. */
export const csvHead = (columns: readonly string[]): string => `\uFEFF${csvLine(columns.map((plain) => ({ plain })))}`;
export const csvRow = (values: readonly StoredValue[]): string => csvLine(values.map(cellOf));

/** A list of objects in JSON with a row a line, so that a long one can be read line by line. */
export const JSON_HEAD = '[';
export const JSON_END = '\n]\n';

export function jsonRow(columns: readonly string[], values: readonly StoredValue[], isFirst: boolean): string {
  return `${isFirst ? '' : ','}\n${JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, values[index]])))}`;
}
