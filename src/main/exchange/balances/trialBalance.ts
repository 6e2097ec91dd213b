import { refuse } from '#shared/errors.ts';
import { asciiDigits } from '#shared/values/fold.ts';
import { decodeFile } from '../import/decode.ts';
import type { Cell, LayoutChoice, Row, SourceFile } from '../import/model.ts';
import { readAmount, type DecimalSeparator } from '../import/numbers.ts';
import { guessDecimalSeparator } from '../import/suggest.ts';
import { columnCells, dataRows } from '../import/table.ts';
import { cellText, isBlank } from '../import/text.ts';
import { layOut, type BalanceColumn, type BalanceColumns } from './columns.ts';

/** A row of a trial balance. Amounts in minor units. */
export interface BalanceRow {
  /** As the file counts. */
  row: number;
  code: string;
  name: string;
  debitMinor: number;
  creditMinor: number;
  /** Of a single column of balances, as it stands: its sign may mean two things, unless the figure says Dr or Cr. */
  balanceMinor: number | null;
  saysSide: boolean;
  /** The cell that is no amount of the currency. */
  unreadable: string | null;
}

export interface TrialBalance {
  fileName: string;
  sheets: readonly string[];
  sheet: string | null;
  headings: readonly string[];
  columns: Partial<Record<BalanceColumn, string>>;
  rows: BalanceRow[];
}

/** As many accounts as a chart of anybody has. */
const MOST_ROWS = 20_000;
const SIDE = /\s*(dr|cr|مدين|دائن)\.?$/iu;

/**
 * Reads a trial balance: a CSV or a workbook, or rows copied from a spreadsheet. Codes, names, and closing balances, on two sides or on one; headings in English or
 * Arabic, or none. Nothing is rounded. Rows with no account and rows with no amount and no code (headings of groups) are passed over.
 * @throws FILE_UNREADABLE, FILE_TOO_LARGE, INVALID_INPUT
 */
export function readTrialBalance(source: SourceFile, terms: { currency: string; exponent: number }, layout: LayoutChoice & { columns?: Partial<Record<BalanceColumn, string>> | undefined } = {}): TrialBalance {
  const file = decodeFile(source, layout);
  const { table, columns } = layOut(file, layout.columns ?? {});
  const amounts = [columns.debit, columns.credit, columns.balance].filter((column) => column !== undefined);
  const separator = guessDecimalSeparator(amounts.flatMap((column) => columnCells(table, column).map((cell) => (typeof cell === 'string' ? cell.replace(SIDE, '') : cell)))) ?? '.';
  const rows: BalanceRow[] = [];
  for (const { number, cells } of dataRows(table)) {
    const read = readRow(number, cells, columns, { ...terms, separator });
    if (read !== null) rows.push(read);
    if (rows.length > MOST_ROWS) refuse('FILE_UNREADABLE', { file: file.fileName, reason: 'rows' });
  }
  const named = Object.fromEntries(Object.entries(columns).map(([column, index]) => [column, table.headings[index] ?? '']));
  return { fileName: file.fileName, sheets: file.sheets, sheet: file.sheet, headings: table.headings, columns: named, rows };
}

type Terms = { currency: string; exponent: number; separator: DecimalSeparator };

function readRow(row: number, cells: Row, columns: BalanceColumns, terms: Terms): BalanceRow | null {
  const cell = (column: BalanceColumn): Cell => (columns[column] === undefined ? '' : (cells[columns[column]] ?? ''));
  const { code, name } = accountOf(cellText(cell('code')), cellText(cell('name')));
  const isEmpty = (['debit', 'credit', 'balance'] as const).every((column) => isBlank(cell(column)));
  if ((code === '' && name === '') || (isEmpty && code === '')) return null;
  const result: BalanceRow = { row, code, name, debitMinor: 0, creditMinor: 0, balanceMinor: columns.balance === undefined ? null : 0, saysSide: false, unreadable: null };
  for (const column of ['debit', 'credit', 'balance'] as const) {
    const given = cell(column);
    if (isBlank(given)) continue;
    const said = typeof given === 'string' ? SIDE.exec(cellText(given))?.[1]?.toLowerCase() : undefined;
    const amount = readAmount(said === undefined ? given : cellText(given).replace(SIDE, ''), terms);
    if (!amount.ok) return { ...result, unreadable: cellText(given).slice(0, 80) };
    result[`${column}Minor`] = said === 'cr' || said === 'دائن' ? -amount.value.amountMinor : amount.value.amountMinor;
    if (said !== undefined && column === 'balance') result.saysSide = true;
  }
  return result;
}

/** Programs that have one column for both write "1520 Buildings", "1520 - Buildings" or "Buildings (1520)". */
function accountOf(code: string, name: string): { code: string; name: string } {
  if (code !== '') {
    const both = name === '' ? /^(\p{L}{0,3}\d[\w.]*)\s*[-–—:·]?\s+(\P{N}.*)$/u.exec(code) : null;
    return { code: asciiDigits(both?.[1] ?? code), name: both?.[2] ?? name };
  }
  const plain = asciiDigits(name);
  const leading = /^(\p{L}{0,3}\d[\w.]*)\s*(?:[-–—:·]\s*|\s)(\P{N}.*)$/u.exec(plain);
  if (leading) return { code: leading[1] ?? '', name: leading[2] ?? '' };
  const trailing = /^(.+?)\s*\((\p{L}{0,3}\d[\w.-]*)\)$/u.exec(plain);
  return trailing ? { code: trailing[2] ?? '', name: trailing[1] ?? '' } : { code: '', name };
}
