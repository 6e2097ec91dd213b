import { refuse } from '#shared/errors.ts';
import { dateFromDayNumber, dayNumber, type DateString } from '#shared/values/calendar.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Cell, Row } from './model.ts';
import { attribute, decodeXml, scanXml } from './xml.ts';

/** What a number format makes of a number: a day, a share of a hundred, a code padded with zeros, or a number. */
export type NumberFormat = { kind: 'number' | 'date' | 'percent' } | { kind: 'padded'; digits: number };

const NUMBER: NumberFormat = { kind: 'number' };
const FIRST_SERIAL = 1;
const LAST_SERIAL = 2_958_465;
const SERIAL_ZERO = dayNumber('1899-12-30' as DateString);
const DAYS_FROM_1900_TO_1904 = 1462;

/**
 * The day of a spreadsheet's serial number (the time of day is dropped), or null where there is none.
 * Serials below 61 are a day off in the 1900 system, which counts a 29 February 1900 that never was.
 */
export function dateOfSerial(serial: number, is1904 = false): DateString | null {
  const day = Math.floor(serial) + (is1904 ? DAYS_FROM_1900_TO_1904 : 0);
  if (day < FIRST_SERIAL || day > LAST_SERIAL || day === 60) return null;
  return dateFromDayNumber(SERIAL_ZERO + day + (day < 60 ? 1 : 0));
}

/** The shared string table; phonetic hints are not part of the text. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  scanXml(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close: (name) => {
      if (name === 'si') strings.push(decodeXml(current));
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 't') inText = false;
    },
    text: (raw) => {
      if (inText) current += raw;
    },
  });
  return strings;
}

/** The number format of each cell style, by the style's index. */
export function readNumberFormats(xml: string): NumberFormat[] {
  const custom = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? '0');
        const code = custom.get(id);
        formats.push(code === undefined ? builtInFormat(id) : formatOfCode(code));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}

function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: 'percent' };
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? { kind: 'date' } : NUMBER;
}

export function formatOfCode(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"/g, '').replace(/\\./g, '').replace(/\[[^\]]*\]/g, '').replace(/[_*]./g, '').replace(/general/gi, '');
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length };
  if (bare.includes('%')) return { kind: 'percent' };
  return /[dmyhs]/i.test(bare) ? { kind: 'date' } : NUMBER;
}

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  readonly file: string;
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  formula: string;
  hasFormula: boolean;
}

const EMPTY_ROW: Row = [];

/** A sheet's cells as rows, row 1 first; cells of formatting only are left out, so that an empty million rows cost nothing. */
export function readSheet(xml: string, context: SheetContext): Row[] {
  const rows: Row[] = [];
  let rowNumber = 0;
  let nextColumn = 0;
  let row: Cell[] = [];
  let cell: OpenCell | null = null;
  let into: 'value' | 'inline' | 'formula' | null = null;
  let phonetic = 0;
  let cells = 0;
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        rowNumber = Number(attribute(attributes, 'r') ?? rowNumber + 1);
        row = [];
        nextColumn = 0;
      } else if (name === 'c') {
        const column = columnOfReference(attribute(attributes, 'r')) ?? nextColumn;
        nextColumn = column + 1;
        cell = { column, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? '-1'), value: '', inline: '', formula: '', hasFormula: false };
      } else if (name === 'v') into = 'value';
      else if (name === 'f') {
        into = 'formula';
        if (cell) cell.hasFormula = true;
      } else if (name === 'rPh') phonetic += 1;
      else if (name === 't') into = phonetic === 0 ? 'inline' : null;
    },
    text: (raw) => {
      if (cell && into) cell[into] += raw;
    },
    close: (name) => {
      if (name === 'v' || name === 'f' || name === 't') into = null;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c' && cell) {
        const value = cellValue(cell, context);
        if (value !== '') {
          if (cell.column >= IMPORT_LIMITS.columns) refuse('FILE_UNREADABLE', { file: context.file, reason: 'columns' });
          cells += 1;
          if (cells > IMPORT_LIMITS.cells) refuse('FILE_UNREADABLE', { file: context.file, reason: 'rows' });
          while (row.length < cell.column) row.push('');
          row[cell.column] = value;
        }
        cell = null;
      } else if (name === 'row' && row.length > 0) {
        if (!(rowNumber > rows.length) || rowNumber > IMPORT_LIMITS.rows) refuse('FILE_UNREADABLE', { file: context.file, reason: 'rows' });
        while (rows.length < rowNumber - 1) rows.push(EMPTY_ROW);
        rows.push(row);
        row = [];
      }
    },
  });
  return rows;
}

/** "BC12" → 54. */
function columnOfReference(reference: string | null): number | null {
  if (reference === null) return null;
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column > 0 ? column - 1 : null;
}

function cellValue(cell: OpenCell, context: SheetContext): Cell {
  if (cell.type === 's') return context.strings[Number(cell.value)] ?? '';
  if (cell.type === 'inlineStr') return decodeXml(cell.inline);
  if (cell.type === 'str' || cell.type === 'e') return decodeXml(cell.value);
  if (cell.type === 'b') return cell.value === '1' ? 'TRUE' : 'FALSE';
  // ISO dates of strict workbooks.
  if (cell.type === 'd') return cell.value.slice(0, 10);
  if (cell.value === '') return cell.hasFormula ? `=${decodeXml(cell.formula)}` : '';
  const number = Number(cell.value);
  if (!Number.isFinite(number)) return cell.value;
  return formatted(number, context.formats[cell.style] ?? NUMBER, context.is1904);
}

function formatted(number: number, format: NumberFormat, is1904: boolean): Cell {
  if (format.kind === 'date') return dateOfSerial(number, is1904) ?? number;
  if (format.kind === 'percent') return `${Number((number * 100).toPrecision(15))}%`;
  if (format.kind === 'padded' && Number.isInteger(number) && number >= 0) return String(number).padStart(format.digits, '0');
  return number;
}
