import type { Output } from '#shared/contract/index.ts';
import { formatAmount, minor } from '#shared/values/money.ts';
import type { ReportCell, ReportColumn, ReportData, ReportRow } from '../definition.ts';
import { qrModules } from '../print/qr.ts';
import { amountOf } from './columns.ts';

export type ReportResult = Output<'reports.run'>;

function shown(cell: ReportCell, column: ReportColumn, exponent: number): ReportCell {
  return column.type === 'amount' && typeof cell === 'number' ? formatAmount(minor(amountOf(cell)), exponent) : cell;
}

const shownRow = (row: ReportRow, columns: readonly ReportColumn[], exponent: number): ReportResult['rows'][number] => ({
  kind: row.kind, cells: row.cells.map((cell, index) => shown(cell, columns[index] as ReportColumn, exponent)),
});

const shownColumns = (columns: readonly ReportColumn[]): ReportResult['columns'] => columns.map(({ id, label, type, total, width }) => ({ id, label, type, total, width }));

function shownCard({ card }: ReportData): ReportResult['card'] {
  if (!card) return null;
  const { name, code, status, category, photo } = card;
  return { name, code, modules: qrModules(code), status, category, photo: photo && { mediaType: photo.small.mediaType, data: Buffer.from(photo.small.bytes).toString('base64') } };
}

/**
 * A report as the contract carries it, amounts as decimal strings. Beyond `limit` detail rows only headings, subtotals and the total are kept;
 * they, and `rowCount`, are always of all rows.
 */
export function screenReport(data: ReportData, limit = Number.POSITIVE_INFINITY): ReportResult {
  const rows: ReportResult['rows'] = [];
  let rowCount = 0;
  for (const row of data.rows) {
    if (row.kind === 'row') rowCount += 1;
    if (row.kind !== 'row' || rowCount <= limit) rows.push(shownRow(row, data.columns, data.exponent));
  }
  return {
    id: data.id, title: data.title, company: data.company, currency: data.currency, exponent: data.exponent, facts: [...data.facts],
    columns: shownColumns(data.columns), rows,
    sections: (data.sections ?? []).map(({ id, title, stands, columns, rows: own }) => ({ id, title, stands, columns: shownColumns(columns), rows: own.map((row) => shownRow(row, columns, data.exponent)) })),
    card: shownCard(data), rowCount, generatedAt: data.generatedAt,
  };
}
