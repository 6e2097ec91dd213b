import { refuse } from '#shared/errors.ts';
import type { Cell, ImportField, ImportMapping, Row, Table, Warning } from './model.ts';
import { readAmount, readDecimal, type DecimalSeparator } from './numbers.ts';
import { columnCells, columnOf } from './table.ts';
import { cellText } from './text.ts';

export interface Edit {
  row: number;
  column: string;
  value: string;
}

export interface MappedColumn {
  column: number;
  heading: string;
}

/** The file's columns by our fields, and what can only be told from a whole column. */
export interface Columns {
  readonly byField: ReadonlyMap<ImportField, MappedColumn>;
  /** Rates stand as 20 or 20 %, not as 0.2. */
  readonly ratesArePercent: boolean;
  /** Accumulated depreciation stands as a credit: every figure is negative. */
  readonly accumulatedIsNegative: boolean;
}

/** @throws INVALID_INPUT where two columns claim one field */
export function mapColumns(table: Table, mapping: ImportMapping, warnings: Warning[]): Columns {
  const byField = new Map<ImportField, MappedColumn>();
  for (const [heading, field] of Object.entries(mapping.columns)) {
    const column = columnOf(table, heading);
    if (column === null) warnings.push({ row: table.headingRow, column: heading, field, value: null, code: 'COLUMN_MISSING', params: {} });
    else if (byField.has(field)) refuse('INVALID_INPUT', { field: `mapping.columns.${heading}`, reason: `second column for ${field}` });
    else byField.set(field, { column, heading: table.headings[column] ?? heading });
  }
  return { byField, ratesArePercent: ratesArePercent(table, byField, mapping.decimalSeparator), accumulatedIsNegative: allNegative(table, byField.get('accumulatedDepreciation'), mapping.decimalSeparator) };
}

function ratesArePercent(table: Table, byField: ReadonlyMap<ImportField, MappedColumn>, separator: DecimalSeparator): boolean {
  const mapped = byField.get('annualRate');
  if (!mapped) return false;
  return columnCells(table, mapped.column).some((cell) => {
    const rate = readDecimal(typeof cell === 'string' ? cell.replace(/[%٪]/g, '') : cell, separator);
    return /[%٪]/.test(cellText(cell)) || (rate.ok && Number(rate.value) > 1);
  });
}

function allNegative(table: Table, mapped: MappedColumn | undefined, separator: DecimalSeparator): boolean {
  if (!mapped) return false;
  let negative = false;
  for (const cell of columnCells(table, mapped.column)) {
    // Decimals and currency do not matter to the sign.
    const amount = readAmount(cell, { exponent: 6, separator, currency: '' });
    if (!amount.ok) continue;
    if (amount.value.amountMinor > 0) return false;
    if (amount.value.amountMinor < 0) negative = true;
  }
  return negative;
}

/**
 * Corrections made on the screen, by row of the file and heading, put in place of the file's cells before anything is read.
 * One that names no cell of the data is reported and left out.
 */
export function applyEdits(table: Table, edits: readonly Edit[], warnings: Warning[]): Table {
  if (edits.length === 0) return table;
  const rows: Row[] = [...table.file.rows];
  for (const edit of edits) {
    const column = columnOf(table, edit.column);
    const row = rows[edit.row - 1];
    if (column === null || row === undefined || edit.row <= table.headingRow) {
      warnings.push({ row: edit.row, column: edit.column, field: null, value: edit.value, code: 'EDIT_IGNORED', params: {} });
      continue;
    }
    const cells: Cell[] = [...row];
    while (cells.length <= column) cells.push('');
    cells[column] = edit.value;
    rows[edit.row - 1] = cells;
  }
  return { ...table, file: { ...table.file, rows } };
}
