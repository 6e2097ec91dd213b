import type { Output } from '#shared/contract/index.ts';
import { formatAmount, minor } from '#shared/values/money.ts';
import type { ReportCell, ReportColumn, ReportData, ReportRow } from '../definition.ts';
import { amountOf } from './columns.ts';

export type ReportResult = Output<'reports.run'>;

function shown(cell: ReportCell, column: ReportColumn, exponent: number): ReportCell {
  return column.type === 'amount' && typeof cell === 'number' ? formatAmount(minor(amountOf(cell)), exponent) : cell;
}

/**
 * A report as the contract carries it, amounts as decimal strings. Beyond `limit` detail rows only headings, subtotals and the total are kept;
 * they, and `rowCount`, are always of all rows.
 */
export function screenReport(data: ReportData, limit = Number.POSITIVE_INFINITY): ReportResult {
  const rows: ReportResult['rows'] = [];
  let rowCount = 0;
  const keep = (row: ReportRow): void => void rows.push({ kind: row.kind, cells: row.cells.map((cell, index) => shown(cell, data.columns[index] as ReportColumn, data.exponent)) });
  for (const row of data.rows) {
    if (row.kind === 'row') rowCount += 1;
    if (row.kind !== 'row' || rowCount <= limit) keep(row);
  }
  return {
    id: data.id, title: data.title, company: data.company, currency: data.currency, exponent: data.exponent, facts: [...data.facts],
    columns: data.columns.map(({ id, label, type, total, width }) => ({ id, label, type, total, width })), rows, rowCount, generatedAt: data.generatedAt,
  };
}
