import { asciiDigits } from '#shared/values/fold.ts';
import { percentToFraction, readAmount, readDecimal, showAmount } from './numbers.ts';
import type { Columns } from './columns.ts';
import { readDate } from './dates.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Cell, ImportField, ImportMapping, Problem, ProblemCode, Row, Warning, WarningCode } from './model.ts';
import { cellLines, cellText, isBlank } from './text.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { DateString } from '#shared/values/calendar.ts';

/** What of the book a file is read by. */
export interface BookTerms {
  currency: string;
  exponent: number;
}

const MONTH_UNITS = /^(months?|mos?|m|شهر|شهرا|شهور|اشهر|أشهر)$/iu;
const YEAR_UNITS = /^(years?|yrs?|y|سنة|سنه|سنوات|سنين|عام|أعوام|اعوام)$/iu;
const LONGEST_LIFE_MONTHS = 1200;

/**
 * Reads the cells of one row after another. Whatever is wrong with a cell becomes a problem that names it;
 * the reader itself gives null and goes on, so that one look shows every bad cell of a file.
 */
export class RowReader {
  readonly columns: Columns;
  readonly mapping: ImportMapping;
  readonly book: BookTerms;
  readonly problems: Problem[];
  readonly warnings: Warning[];
  #row = 0;
  #cells: Row = [];

  constructor(parts: { columns: Columns; mapping: ImportMapping; book: BookTerms; problems: Problem[]; warnings: Warning[] }) {
    this.columns = parts.columns;
    this.mapping = parts.mapping;
    this.book = parts.book;
    this.problems = parts.problems;
    this.warnings = parts.warnings;
  }

  get row(): number {
    return this.#row;
  }

  start(row: number, cells: Row): void {
    this.#row = row;
    this.#cells = cells;
  }

  has(field: ImportField): boolean {
    return this.columns.byField.has(field) || this.mapping.defaults[field] !== undefined;
  }

  /** The cell of a field; for a field the file has no column of, the mapping's value. */
  cell(field: ImportField): Cell {
    const mapped = this.columns.byField.get(field);
    return mapped ? (this.#cells[mapped.column] ?? '') : (this.mapping.defaults[field] ?? '');
  }

  problem(field: ImportField, code: ProblemCode, params: Problem['params'] = {}): null {
    this.problems.push({ ...this.#place(field), code, params });
    return null;
  }

  warn(field: ImportField, code: WarningCode, params: Warning['params'] = {}): void {
    this.warnings.push({ ...this.#place(field), code, params });
  }

  #place(field: ImportField): { row: number; column: string | null; field: ImportField; value: string | null } {
    const value = cellText(this.cell(field));
    return { row: this.#row, column: this.columns.byField.get(field)?.heading ?? null, field, value: value === '' ? null : value.slice(0, 200) };
  }

  text(field: ImportField, longest: number): string | null {
    const text = longest > 200 ? cellLines(this.cell(field)) : cellText(this.cell(field));
    if (text === '') return null;
    return text.length > longest ? this.problem(field, 'INVALID_TEXT', { longest }) : text;
  }

  /** Codes and serial numbers: digits of any alphabet become 0–9, leading zeros stay. */
  code(field: ImportField, longest: number): string | null {
    const text = this.text(field, longest);
    return text === null ? null : asciiDigits(text);
  }

  date(field: ImportField): DateString | null {
    const cell = this.cell(field);
    if (isBlank(cell)) return null;
    const parsed = readDate(cell, this.mapping.dateOrder);
    return parsed.ok ? parsed.date : this.problem(field, 'INVALID_DATE', { reason: parsed.reason });
  }

  /** Never negative. `flip` reads a column of credits as the amounts they are. */
  amount(field: ImportField, flip = false): Minor | null {
    const cell = this.cell(field);
    if (isBlank(cell)) return null;
    const parsed = readAmount(cell, { exponent: this.book.exponent, separator: this.mapping.decimalSeparator, currency: this.book.currency });
    if (!parsed.ok) return this.problem(field, 'INVALID_AMOUNT', parsed.reason === 'decimals' ? { reason: 'decimals', decimals: this.book.exponent } : { reason: parsed.reason });
    const amount = flip ? minor(-parsed.value.amountMinor) : parsed.value.amountMinor;
    if (amount < 0) return this.problem(field, 'INVALID_AMOUNT', { reason: 'negative' });
    if (parsed.value.roundedFrom !== null) this.warn(field, 'ROUNDED', { from: parsed.value.roundedFrom, to: showAmount(amount, this.book.exponent) });
    return amount;
  }

  /** A figure that is only compared: rounded if it must be, and no obstacle where it cannot be read. */
  statedAmount(field: ImportField): Minor | null {
    const cell = this.cell(field);
    if (isBlank(cell)) return null;
    const { exponent, currency } = this.book;
    const options = { separator: this.mapping.decimalSeparator, currency };
    const exact = readAmount(cell, { ...options, exponent });
    if (exact.ok) return exact.value.amountMinor;
    const fine = exact.reason === 'decimals' ? readDecimal(typeof cell === 'string' ? cell.replace(/[^\d٠-٩۰-۹.,٫٬]/g, '') : Math.abs(cell), this.mapping.decimalSeparator) : exact;
    if (fine.ok) {
      const rounded = Math.round(Number(fine.value) * 10 ** exponent);
      if (Number.isSafeInteger(rounded)) return minor(rounded);
    }
    this.warn(field, 'CHECK_COLUMN_UNREADABLE');
    return null;
  }

  decimal(field: ImportField): string | null {
    const cell = this.cell(field);
    if (isBlank(cell)) return null;
    const parsed = readDecimal(cell, this.mapping.decimalSeparator);
    return parsed.ok ? parsed.value : this.problem(field, 'INVALID_NUMBER', { reason: parsed.reason });
  }

  /** A yearly rate as a fraction: 20, 20 % and (in a column where nothing exceeds 1) 0.2 are all "0.2". */
  rate(field: ImportField): string | null {
    const cell = this.cell(field);
    if (isBlank(cell)) return null;
    const marked = /[%٪]/.test(cellText(cell));
    const parsed = readDecimal(typeof cell === 'string' ? cell.replace(/[%٪]/g, '') : cell, this.mapping.decimalSeparator);
    if (!parsed.ok) return this.problem(field, 'INVALID_RATE', { reason: parsed.reason });
    const value = Number(parsed.value);
    if (value === 0) return null;
    const percent = marked || (this.columns.byField.has(field) ? this.columns.ratesArePercent : value > 1);
    const fraction = percent ? percentToFraction(parsed.value) : parsed.value;
    return Number(fraction) > 1 ? this.problem(field, 'INVALID_RATE', { reason: 'range' }) : fraction;
  }

  /** A share of a hundred, "5" or "5%". */
  percent(field: ImportField): string | null {
    const cell = this.cell(field);
    if (isBlank(cell)) return null;
    const parsed = readDecimal(typeof cell === 'string' ? cell.replace(/[%٪]/g, '') : cell, this.mapping.decimalSeparator);
    if (!parsed.ok) return this.problem(field, 'INVALID_NUMBER', { reason: parsed.reason });
    return Number(parsed.value) > 100 ? this.problem(field, 'INVALID_NUMBER', { reason: 'range' }) : parsed.value;
  }

  /**
   * A life in months. A unit in the cell ("5 years", "60 شهر") goes before the column's own. Years may have decimals
   * where they come to whole months within a hundredth: 8.5 is 102 months, 3.3333 is 40, 3.3 is refused.
   */
  lifeMonths(field: 'usefulLifeMonths' | 'usefulLifeYears'): number | null {
    const cell = this.cell(field);
    if (isBlank(cell)) return null;
    const split = cellText(cell).length > IMPORT_LIMITS.figureCharacters ? null : /^([^\p{L}]+?)\s*(\p{L}+)?\.?$/u.exec(cellText(cell));
    const unit = split?.[2];
    const number = readDecimal(typeof cell === 'number' ? cell : (split?.[1] ?? ''), this.mapping.decimalSeparator);
    if (!number.ok || (unit !== undefined && !MONTH_UNITS.test(unit) && !YEAR_UNITS.test(unit))) return this.problem(field, 'INVALID_LIFE', { reason: 'format' });
    const inYears = unit === undefined ? field === 'usefulLifeYears' : YEAR_UNITS.test(unit);
    const exact = Number(number.value) * (inYears ? 12 : 1);
    const months = Math.round(exact);
    // No life is how some programs write "does not depreciate".
    if (exact === 0) return null;
    if (Math.abs(exact - months) > 0.01 + 1e-9) return this.problem(field, 'INVALID_LIFE', { reason: 'not_whole_months', months: String(Number(exact.toFixed(4))) });
    return months < 1 || months > LONGEST_LIFE_MONTHS ? this.problem(field, 'INVALID_LIFE', { reason: 'range' }) : months;
  }
}
