import type { Output } from '#shared/contract/index.ts';
import { importBook, type ImportBook } from '../book.ts';

export interface Opened {
  book: ImportBook;
  fileId: string;
  inspection: Output<'imports.inspect'>;
  preview: (change?: Partial<Output<'imports.inspect'>['mapping']>) => Output<'imports.preview'>;
}

/** A file of another program, opened and read by the mapping its own headings suggest. */
export function opened(text: string | Uint8Array, template?: string, book: ImportBook = importBook()): Opened {
  const fileId = book.stage(text);
  const inspection = book.call('imports.inspect', { fileId, ...(template === undefined ? {} : { template }) });
  return { book, fileId, inspection, preview: (change = {}) => book.call('imports.preview', { fileId, mapping: { ...inspection.mapping, ...change } }) };
}

export const warningsOf = ({ warnings }: Output<'imports.preview'>): (string | number | null)[][] => warnings.map(({ row, column, code, value }) => [row, column, code, value]);
export const problemsOf = ({ problems }: Output<'imports.preview'>): (string | number | null)[][] => problems.map(({ row, field, code }) => [row, field, code]);

/** The same table with its columns in another order, other case and without stars. */
export function shuffled(text: string): string {
  const rows = text.trim().split('\n').map((line) => line.split(','));
  return `${rows.map((cells, row) => cells.map((_, column) => cells[cells.length - 1 - column] ?? '').map((cell) => (row === 0 ? cell.replace('*', '').toUpperCase() : cell)).join(',')).join('\n')}\n`;
}
