import { refuse } from '#shared/errors.ts';
import type { BALANCE_COLUMNS } from '#shared/contract/reconciliation.ts';
import type { DecodedFile, Row, Table } from '../import/model.ts';
import { IMPORT_LIMITS } from '../import/limits.ts';
import { readNumeral } from '../import/numbers.ts';
import { columnLetter, columnOf, makeTable } from '../import/table.ts';
import { cellText, isBlank } from '../import/text.ts';
import { balanceHeading, type BalanceHeading } from './words.ts';

export type BalanceColumn = (typeof BALANCE_COLUMNS)[number];
/** Columns of the table by what they hold. */
export type BalanceColumns = Partial<Record<BalanceColumn, number>>;

interface Laid {
  table: Table;
  columns: BalanceColumns;
}

const meaningsOf = (row: Row): (BalanceHeading | null)[] => row.map((cell) => (typeof cell === 'number' ? null : balanceHeading(cellText(cell))));

/** The row that names accounts and amounts, and most of them; -1 where none does. */
function headingRowOf(rows: readonly Row[]): number {
  let best = { index: -1, score: 0 };
  rows.slice(0, IMPORT_LIMITS.headingSearchRows).forEach((row, index) => {
    const found = meaningsOf(row).filter((meaning) => meaning !== null);
    const hasAccount = found.includes('code') || found.includes('name');
    const hasAmount = found.some((meaning) => meaning !== 'code' && meaning !== 'name' && meaning !== 'opening');
    if (hasAccount && hasAmount && found.length > best.score) best = { index, score: found.length };
  });
  return best.index;
}

/**
 * Which of the recognised columns hold closing balances: those that say so, then a single balance, then debit and credit, the last pair where a trial balance has
 * several (opening, movements, closing). Debit and credit beside opening balances alone are movements, which no closing balance can be taken from.
 */
function byHeadings(headings: readonly string[]): BalanceColumns {
  const meanings = headings.map((heading) => balanceHeading(heading));
  const first = (meaning: BalanceHeading): number | undefined => {
    const index = meanings.indexOf(meaning);
    return index < 0 ? undefined : index;
  };
  const last = (meaning: BalanceHeading): number | undefined => {
    const index = meanings.lastIndexOf(meaning);
    return index < 0 ? undefined : index;
  };
  const account = { code: first('code'), name: first('name') };
  const closing = { debit: last('closingDebit'), credit: last('closingCredit') };
  if (closing.debit !== undefined || closing.credit !== undefined) return known({ ...account, ...closing });
  const balance = last('closingBalance') ?? last('balance');
  if (balance !== undefined) return known({ ...account, balance });
  const repeated = meanings.filter((meaning) => meaning === 'debit').length > 1;
  if (meanings.includes('opening') && !repeated) return known(account);
  return known({ ...account, debit: last('debit'), credit: last('credit') });
}

const known = (columns: { [C in BalanceColumn]?: number | undefined }): BalanceColumns => Object.fromEntries(Object.entries(columns).filter(([, index]) => index !== undefined));

const isFigure = (cell: Row[number]): boolean => typeof cell === 'number' || readNumeral(cell.replace(/\s*(dr|cr)\.?$/iu, ''), '.') !== null || readNumeral(cell, ',') !== null;

/** Columns of rows without headings: the account first, amounts last. */
function byContent(rows: readonly Row[]): BalanceColumns {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = Array.from({ length: width }, (_, column) => rows.flatMap((row) => (isBlank(row[column]) ? [] : [row[column] as Row[number]])));
  const figures = filled.flatMap((cells, column) => (column > 0 && cells.length > 0 && cells.every(isFigure) ? [column] : []));
  const isCode = filled[0]?.every((cell) => /^[\p{L}]{0,4}[\d.\-/]+$/u.test(cellText(cell))) === true;
  const name = isCode ? filled.findIndex((cells, column) => column > 0 && !figures.includes(column) && cells.length > 0) : 0;
  const [before, final] = figures.slice(-2);
  return known({ ...(isCode ? { code: 0 } : {}), ...(name < 0 ? {} : { name }), ...(final === undefined ? { balance: before } : { debit: before, credit: final }) });
}

/** The columns somebody named, in place of those that were recognised for the same. */
function chosenColumns(table: Table, recognised: BalanceColumns, chosen: Partial<Record<BalanceColumn, string>>): BalanceColumns {
  const named: BalanceColumns = {};
  for (const [column, heading] of Object.entries(chosen) as [BalanceColumn, string][]) {
    if (heading === '') continue;
    named[column] = columnOf(table, heading) ?? refuse('INVALID_INPUT', { field: `columns.${column}`, reason: 'no_such_column' });
  }
  const usesBalance = named.balance !== undefined;
  const usesSides = named.debit !== undefined || named.credit !== undefined;
  const { code, name, debit, credit, balance } = recognised;
  return known({
    code: chosen.code === '' ? undefined : (named.code ?? code), name: chosen.name === '' ? undefined : (named.name ?? name),
    debit: usesBalance ? undefined : (named.debit ?? debit), credit: usesBalance ? undefined : (named.credit ?? credit), balance: usesSides ? undefined : (named.balance ?? balance),
  });
}

/**
 * A trial balance laid out: where it begins, and what its columns hold.
 * @throws FILE_UNREADABLE {reason: balances} where no account or no closing balance is found; INVALID_INPUT for a column that is not there
 */
export function layOut(file: DecodedFile, chosen: Partial<Record<BalanceColumn, string>>): Laid {
  const heading = headingRowOf(file.rows);
  const table = heading < 0 ? withoutHeadings(file) : makeTable(file, { headingRow: heading + 1 });
  const columns = chosenColumns(table, heading < 0 ? byContent(file.rows) : byHeadings(table.headings), chosen);
  if ((columns.code === undefined && columns.name === undefined) || (columns.balance === undefined && columns.debit === undefined && columns.credit === undefined)) {
    refuse('FILE_UNREADABLE', { file: file.fileName, reason: 'balances' });
  }
  return { table, columns };
}

/** Columns are called by their letters then: [A], [B]. */
function withoutHeadings(file: DecodedFile): Table {
  const width = Math.max(1, ...file.rows.map((row) => row.length));
  const blank: Row = Array.from({ length: width }, () => '');
  return { file, headingRow: 0, headings: blank.map((_, column) => `[${columnLetter(column)}]`) };
}
