import { formatAmount, minor } from '#shared/values/money.ts';
import { csvBytes, type CsvCell } from '../../exchange/files/csv.ts';
import type { ReportCell, ReportData } from '../definition.ts';
import { amountOf, cellText, type FileColumn, fileColumns, type ReportLanguage } from './columns.ts';

function csvCell(cell: ReportCell, { column, language }: FileColumn, exponent: number): CsvCell {
  if (cell === null) return null;
  if (column.type === 'amount') return { plain: formatAmount(minor(amountOf(cell)), exponent) };
  if (column.type === 'integer' || column.type === 'date' || column.type === 'period' || column.type === 'decimal') return { plain: cellText(cell, 'en') };
  return cellText(cell, language);
}

/** A heading line and the detail rows, which is what other programs read: no groups, no totals to be counted twice. */
export function csvReport(data: ReportData, language: ReportLanguage): Uint8Array {
  const columns = fileColumns(data.columns, language, ' / ');
  function* lines(): Generator<CsvCell[]> {
    yield columns.map((column) => column.label);
    for (const row of data.rows) if (row.kind === 'row') yield columns.map((column) => csvCell(row.cells[column.index] ?? null, column, data.exponent));
  }
  return csvBytes(lines());
}
