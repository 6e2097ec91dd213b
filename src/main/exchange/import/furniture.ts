import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import type { Columns } from './columns.ts';
import type { ImportMapping, Row, Table, Warning } from './model.ts';
import { readAmount, showAmount } from './numbers.ts';
import type { BookTerms } from './reader.ts';
import { dataRows } from './table.ts';
import { cellText, isBlank } from './text.ts';
import { isTotalWord } from './words.ts';

interface NumberedRow {
  number: number;
  cells: Row;
}

/**
 * The rows that are assets: without totals, subtotals, headings repeated page by page, and rows in which no mapped column holds anything.
 * What is left out is reported, and a total is compared with the rows above it.
 */
export function* skipFurniture(table: Table, columns: Columns, mapping: ImportMapping, book: BookTerms, warnings: Warning[]): Generator<NumberedRow> {
  const mapped = [...columns.byField.values()].map((column) => column.column);
  const cost = columns.byField.get('cost');
  let all: Minor = ZERO;
  let sinceTotal: Minor = ZERO;
  const costOf = (row: NumberedRow): Minor => {
    const amount = cost ? readAmount(row.cells[cost.column] ?? '', { exponent: book.exponent, separator: mapping.decimalSeparator, currency: book.currency }) : null;
    return amount?.ok ? amount.value.amountMinor : ZERO;
  };
  for (const row of dataRows(table)) {
    if (mapped.every((column) => isBlank(row.cells[column])) && !row.cells.some((cell) => isTotalWord(cellText(cell)))) continue;
    if (isHeading(table, row)) {
      warnings.push({ row: row.number, column: null, field: null, value: null, code: 'HEADING_ROW_SKIPPED', params: {} });
    } else if (isTotal(columns, row)) {
      const total = costOf(row);
      warnings.push({ row: row.number, column: null, field: null, value: label(row), code: 'TOTAL_ROW_SKIPPED', params: {} });
      if (cost && total !== 0 && total !== all && total !== sinceTotal) {
        warnings.push({ row: row.number, column: cost.heading, field: 'cost', value: cellText(row.cells[cost.column]), code: 'TOTAL_DIFFERS', params: { computed: showAmount(all, book.exponent), stated: showAmount(total, book.exponent), difference: showAmount(minor(total - all), book.exponent) } });
      }
      sinceTotal = ZERO;
    } else {
      all = minor(all + costOf(row));
      sinceTotal = minor(sinceTotal + costOf(row));
      yield row;
    }
  }
}

const label = (row: NumberedRow): string => row.cells.map((cell) => cellText(cell)).find((text) => text !== '')?.slice(0, 200) ?? '';

function isHeading(table: Table, row: NumberedRow): boolean {
  let same = 0;
  for (let column = 0; column < row.cells.length; column += 1) {
    const text = cellText(row.cells[column]);
    if (text === '') continue;
    if (text !== table.headings[column]) return false;
    same += 1;
  }
  return same >= 2;
}

/** A row that says "total" where an asset would have its number, name or category, and has no acquisition date. Or one with amounts only. */
function isTotal(columns: Columns, row: NumberedRow): boolean {
  const cellOf = (field: Parameters<Columns['byField']['get']>[0]): string => {
    const mapped = columns.byField.get(field);
    return mapped ? cellText(row.cells[mapped.column]) : '';
  };
  const date = columns.byField.has('acquisitionDate') ? cellOf('acquisitionDate') : '';
  if (date !== '' && !isTotalWord(date)) return false;
  if (row.cells.some((cell) => typeof cell === 'string' && isTotalWord(cellText(cell)))) return true;
  return cellOf('name') === '' && cellOf('nameAr') === '' && cellOf('assetNumber') === '' && cellOf('category') === '' && cellOf('cost') !== '';
}
