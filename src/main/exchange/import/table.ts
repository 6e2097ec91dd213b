import { refuse } from '#shared/errors.ts';
import { recognisedFields } from './headings.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Cell, DecodedFile, LayoutChoice, Row, Table } from './model.ts';
import { cellText, headingKey } from './text.ts';

/**
 * Finds the heading row and names the columns. Titles, dates and empty rows above it are passed over.
 * Row 0 as heading row: the file has none, and its columns go by their letters or by the names given.
 * @throws FILE_UNREADABLE {reason: heading}
 */
export function makeTable(file: DecodedFile, layout: LayoutChoice = {}, names: readonly string[] = []): Table {
  if (layout.headingRow === 0 || names.length > 0) return { file, headingRow: 0, headings: nameColumns(names, file.rows, 0) };
  const headingRow = layout.headingRow ?? findHeadingRow(file.rows);
  const row = file.rows[headingRow - 1];
  if (!row || row.every((cell) => cellText(cell) === '')) refuse('FILE_UNREADABLE', { file: file.fileName, reason: 'heading' });
  return { file, headingRow, headings: nameColumns(row, file.rows, headingRow) };
}

function findHeadingRow(rows: readonly Row[]): number {
  const candidates = rows.slice(0, IMPORT_LIMITS.headingSearchRows);
  let best = { row: 0, fields: 1 };
  candidates.forEach((row, index) => {
    const fields = recognisedFields(row.map((cell) => cellText(cell)));
    if (fields > best.fields) best = { row: index + 1, fields };
  });
  if (best.row > 0) return best.row;
  // No heading we know: the first row nearly as wide as the widest, all of it words.
  const widest = Math.max(0, ...candidates.map(filledCells));
  const wide = candidates.findIndex((row) => filledCells(row) >= Math.max(2, widest * 0.6) && row.every((cell) => typeof cell === 'string' && !/^[\s\d.,]+$/.test(cell)));
  return wide < 0 ? candidates.findIndex((row) => filledCells(row) > 0) + 1 : wide + 1;
}

const filledCells = (row: Row): number => row.filter((cell) => cellText(cell) !== '').length;

/** Every column that holds something gets a name of its own: its heading, with a number where two are alike, else its letter. */
function nameColumns(heading: Row, rows: readonly Row[], headingRow: number): string[] {
  let width = heading.length;
  for (let index = headingRow; index < rows.length; index += 1) width = Math.max(width, rows[index]?.length ?? 0);
  const names: string[] = [];
  const taken = new Set<string>();
  for (let column = 0; column < width; column += 1) {
    const text = cellText(heading[column]).slice(0, 200) || `[${columnLetter(column)}]`;
    let name = text;
    for (let copy = 2; taken.has(name); copy += 1) name = `${text} (${copy})`;
    taken.add(name);
    names.push(name);
  }
  return names;
}

/** 0 → A, 27 → AB. */
export function columnLetter(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetter(Math.floor(column / 26) - 1) + letter;
}

/** Rows below the heading that hold something, with their numbers in the file. */
export function* dataRows(table: Table): Generator<{ number: number; cells: Row }> {
  for (let index = table.headingRow; index < table.file.rows.length; index += 1) {
    const cells = table.file.rows[index] ?? [];
    if (cells.some((cell) => typeof cell === 'number' || cellText(cell) !== '')) yield { number: index + 1, cells };
  }
}

/** The column of a heading: as written, else without invisible marks and case, else by its words where only one column has them. */
export function columnOf(table: Table, heading: string): number | null {
  const exact = table.headings.indexOf(heading);
  if (exact >= 0) return exact;
  const wanted = cellText(heading).toLowerCase();
  const found = table.headings.findIndex((candidate) => candidate.toLowerCase() === wanted);
  if (found >= 0) return found;
  const key = headingKey(heading);
  const alike = table.headings.flatMap((candidate, column) => (key !== '' && headingKey(candidate) === key ? [column] : []));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** The cells of a column below the heading, blank ones left out. */
export function columnCells(table: Table, column: number, limit = Number.POSITIVE_INFINITY): Cell[] {
  const cells: Cell[] = [];
  for (const row of dataRows(table)) {
    const cell = row.cells[column];
    if (cell !== undefined && cell !== '' && cells.length < limit) cells.push(cell);
    if (cells.length >= limit) break;
  }
  return cells;
}
