import { neutralised } from './cells.ts';

/**
 * A cell of a CSV file: a text, made safe; or a figure or date of our own making, written as it is; or a text, made safe, that is told from an empty cell even where it has
 * no letters (`""`).
 */
export type CsvCell = string | { plain: string } | { stored: string } | null;

const NEEDS_QUOTES = /[",\r\n]/;
const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

function field(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string' && 'stored' in cell) return cell.stored === '' ? '""' : quoted(neutralised(cell.stored));
  return quoted(typeof cell === 'string' ? neutralised(cell) : cell.plain);
}

/** One record with its line end. */
export const csvLine = (row: readonly CsvCell[]): string => `${row.map(field).join(',')}\r\n`;

/**
 * RFC 4180 with CRLF line ends, in UTF-8 with a byte-order mark: without the mark Excel reads Arabic as Windows-1252. Programs that would take the
 * mark for a part of the first heading are given none.
 */
export function csvBytes(rows: Iterable<readonly CsvCell[]>, { mark = true }: { mark?: boolean } = {}): Uint8Array {
  const parts: Buffer[] = mark ? [Buffer.from('\uFEFF')] : [];
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(csvLine(row));
    if (lines.length >= 8192) {
      parts.push(Buffer.from(lines.join('')));
      lines = [];
    }
  }
  parts.push(Buffer.from(lines.join('')));
  return Buffer.concat(parts);
}
