import { readDate } from '../dates.ts';
import type { Cell, ImportField, ImportMapping, NoteCode, Row, Table, Warning, WarningCode } from '../model.ts';
import { readDecimal } from '../numbers.ts';
import { columnOf } from '../table.ts';
import { cellText, isBlank } from '../text.ts';
import type { DateString } from '#shared/values/calendar.ts';

export interface SheetRow {
  /** Of the file, from 1. */
  readonly number: number;
  readonly cells: Row;
}

/** How the cells of a file are read; a figure made of several cells needs it before the rows are read. */
export type Reading = Pick<ImportMapping, 'dateOrder' | 'decimalSeparator'>;

/** A table as a format's translation left it, with what it noticed. */
export interface Translated {
  readonly table: Table;
  /** Columns that are not the file's own: heading → field. */
  readonly derived: ReadonlyMap<string, ImportField>;
  /** Columns of the file whose meaning the file itself decides: heading → field, or null for none. */
  readonly assigned: ReadonlyMap<string, ImportField | null>;
  readonly warnings: readonly Warning[];
  readonly notes: readonly NoteCode[];
}

/** The table of a known format in hand: rows are left out or completed, columns added. The file's own table stays as it is. */
export class Sheet {
  readonly #table: Table;
  readonly #reading: Reading;
  readonly #rows: Row[];
  readonly #headings: string[];
  readonly #derived = new Map<string, ImportField>();
  readonly #assigned = new Map<string, ImportField | null>();
  readonly #warnings: Warning[] = [];
  readonly #notes = new Set<NoteCode>();

  constructor(table: Table, reading: Reading) {
    this.#table = table;
    this.#reading = reading;
    this.#rows = [...table.file.rows];
    this.#headings = [...table.headings];
  }

  /** The rows that hold something and were not left out. */
  rows(): SheetRow[] {
    const rows: SheetRow[] = [];
    for (let index = this.#table.headingRow; index < this.#rows.length; index += 1) {
      const cells = this.#rows[index] ?? [];
      if (cells.some((cell) => typeof cell === 'number' || cellText(cell) !== '')) rows.push({ number: index + 1, cells });
    }
    return rows;
  }

  /** The first of the headings that the file has. */
  column(...headings: readonly string[]): number | null {
    for (const heading of headings) {
      const column = columnOf(this.#table, heading);
      if (column !== null) return column;
    }
    return null;
  }

  heading(...headings: readonly string[]): string | null {
    const column = this.column(...headings);
    return column === null ? null : (this.#table.headings[column] ?? null);
  }

  has(...headings: readonly string[]): boolean {
    return this.column(...headings) !== null;
  }

  cell(row: SheetRow, ...headings: readonly string[]): Cell {
    const column = this.column(...headings);
    return column === null ? '' : (row.cells[column] ?? '');
  }

  text(row: SheetRow, ...headings: readonly string[]): string {
    return cellText(this.cell(row, ...headings));
  }

  /** Null where the cell is empty or no day: the cell itself is named as a problem when the rows are read, where it becomes a field. */
  date(row: SheetRow, ...headings: readonly string[]): DateString | null {
    const cell = this.cell(row, ...headings);
    if (isBlank(cell)) return null;
    const parsed = readDate(cell, this.#reading.dateOrder);
    return parsed.ok ? parsed.date : null;
  }

  /** A plain decimal; null where the cell holds none, or a negative one. */
  decimal(row: SheetRow, ...headings: readonly string[]): string | null {
    const cell = this.cell(row, ...headings);
    if (isBlank(cell)) return null;
    const parsed = readDecimal(typeof cell === 'string' ? cell.replace(/%/g, '') : cell, this.#reading.decimalSeparator);
    return parsed.ok ? parsed.value : null;
  }

  /** 1, true, yes: what programs write for a ticked box. */
  ticked(row: SheetRow, ...headings: readonly string[]): boolean {
    return /^(1|true|yes|y|x|✓|t)$/i.test(this.text(row, ...headings));
  }

  /** Puts cells of another row into this one. */
  fill(row: SheetRow, from: SheetRow, columns: readonly number[]): void {
    const cells: Cell[] = [...(this.#rows[row.number - 1] ?? [])];
    for (const column of columns) {
      while (cells.length <= column) cells.push('');
      cells[column] = from.cells[column] ?? '';
    }
    this.#rows[row.number - 1] = cells;
  }

  /**
   * Adds a column made of others, named by what it is made of ("= Warranty, Purchase date"). One that comes to nothing in every row is not added. Where the
   * field has a column of the file too, this one is taken.
   */
  derive(heading: string, field: ImportField, valueOf: (row: SheetRow) => Cell | null): void {
    const values = this.rows().map((row): readonly [number, Cell | null] => [row.number, valueOf(row)]);
    if (values.every(([, value]) => value === null || value === '')) return;
    const column = this.#headings.length;
    this.#headings.push(heading);
    this.#derived.set(heading, field);
    for (const [number, value] of values) {
      if (value === null) continue;
      const cells: Cell[] = [...(this.#rows[number - 1] ?? [])];
      while (cells.length <= column) cells.push('');
      cells[column] = value;
      this.#rows[number - 1] = cells;
    }
  }

  /** Says what a column of the file is, where the file itself decides; null: nothing we take. */
  assign(field: ImportField | null, ...headings: readonly string[]): void {
    const heading = this.heading(...headings);
    if (heading !== null) this.#assigned.set(heading, field);
  }

  /** Takes a row out that is no asset of its own. */
  drop(row: SheetRow): void {
    this.#rows[row.number - 1] = [];
  }

  leaveOut(row: SheetRow, code: WarningCode, value: string | null, ...headings: readonly string[]): void {
    this.warn(row, code, value, ...headings);
    this.drop(row);
  }

  warn(row: SheetRow, code: WarningCode, value: string | null, ...headings: readonly string[]): void {
    this.#warnings.push({ row: row.number, column: this.heading(...headings), field: null, value, code, params: {} });
  }

  note(code: NoteCode): void {
    this.#notes.add(code);
  }

  /** Whether any row holds something else than nothing or zero under a heading. */
  isFilled(row: SheetRow, ...headings: readonly string[]): boolean {
    const cell = this.cell(row, ...headings);
    return !isBlank(cell) && !/^0*([.,]0*)?$/.test(cellText(cell));
  }

  result(): Translated {
    const { file, headingRow } = this.#table;
    return { table: { file: { ...file, rows: this.#rows }, headingRow, headings: this.#headings }, derived: this.#derived, assigned: this.#assigned, warnings: this.#warnings, notes: [...this.#notes] };
  }
}
