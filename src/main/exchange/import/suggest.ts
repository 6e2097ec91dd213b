import { addPeriods, lastDay, periodOf, type DateString } from '#shared/values/calendar.ts';
import { importMapping } from '#shared/contract/imports.ts';
import { guessDateOrder, readDate } from './dates.ts';
import { suggestColumns } from './headings.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { Cell, ImportField, ImportMapping, NoteCode, Row, Table } from './model.ts';
import { readDecimal, type DecimalSeparator } from './numbers.ts';
import type { Format } from './formats/index.ts';
import { fitFormat, formatNamed, PLAIN, recogniseFormat, translateTable } from './formats/recognise.ts';
import type { Reading, Translated } from './formats/sheet.ts';
import { columnCells, columnOf, dataRows } from './table.ts';
import { cellText } from './text.ts';
import { conventionOf, methodOf, ownMeaning, statusOf } from './words.ts';

/** What a file cannot tell and a person must say, once. */
export type Question = 'dateOrder' | 'decimalSeparator' | 'depreciatedThrough';

export interface Suggestion {
  template: string | null;
  mapping: ImportMapping;
  questions: Question[];
  notes: NoteCode[];
  /** The file's table with the columns that were made of others. */
  table: Table;
}

const DATE_FIELDS: readonly ImportField[] = ['acquisitionDate', 'inServiceDate', 'depreciatedThrough', 'warrantyEnd', 'insuranceStart', 'insuranceEnd'];
const AMOUNT_FIELDS: readonly ImportField[] = ['cost', 'residualValue', 'accumulatedDepreciation', 'netBookValue', 'monthlyDepreciation'];

/** A mapping for a file nobody has mapped yet: a format that knows its headings, else the headings by their meaning. `chosen`: a format by name, or `plain` for none. */
export function suggestMapping(file: Table, chosen?: string): Suggestion {
  const format = chosen === undefined ? recogniseFormat(file.headings) : chosen === PLAIN ? null : formatNamed(chosen);
  const questions: Question[] = [];
  const reading = guessReading(file, format, questions);
  const { table, columns, notes } = format ? translated(file, format, reading) : { table: file, columns: suggestColumns(file.headings), notes: [] };
  const mapping: ImportMapping = {
    ...importMapping.parse({ columns, ...(format === null ? {} : { format: format.name }), ...(format?.createCategories === false ? { createMissing: { categories: false } } : {}) }), ...reading,
    values: { ...format?.values, ...wordsOf(table, columns, format) },
  };
  const depreciatedThrough = askDepreciatedThrough(table, mapping, questions);
  return { template: format?.name ?? null, mapping: depreciatedThrough === null ? mapping : { ...mapping, depreciatedThrough }, questions, notes, table };
}

function translated(file: Table, format: Format, reading: Reading): { table: Table; columns: Record<string, ImportField>; notes: NoteCode[] } {
  const result: Translated = translateTable(file, format, reading);
  return { table: result.table, columns: fitFormat(format, result), notes: [...(format.notes ?? []), ...result.notes] };
}

/** The order of dates and the decimal mark, from the cells that hold dates and amounts before anything is made of them. */
function guessReading(file: Table, format: Format | null, questions: Question[]): Reading {
  const columns = format ? fitFormat(format, { table: file, derived: new Map(), assigned: new Map() }) : suggestColumns(file.headings);
  const dates = guessDateOrder([...cellsOf(file, columns, DATE_FIELDS), ...cellsUnder(file, format?.dates)]);
  const decimals = guessDecimalSeparator([...cellsOf(file, columns, AMOUNT_FIELDS), ...cellsUnder(file, format?.amounts)]);
  if (dates.ambiguous) questions.push('dateOrder');
  if (decimals === null) questions.push('decimalSeparator');
  return { dateOrder: dates.order ?? (dates.ambiguous ? (format?.dateOrder ?? 'dmy') : 'ymd'), decimalSeparator: decimals ?? '.' };
}

function* cellsUnder(table: Table, headings: readonly string[] = []): Generator<Cell> {
  for (const heading of headings) {
    const column = columnOf(table, heading);
    if (column !== null) yield* columnCells(table, column);
  }
}

function* cellsOf(table: Table, columns: Readonly<Record<string, ImportField>>, fields: readonly ImportField[]): Generator<Cell> {
  for (const [heading, field] of Object.entries(columns)) {
    const column = columnOf(table, heading);
    if (column !== null && fields.includes(field)) yield* columnCells(table, column);
  }
}

/**
 * `.` or `,`; null where the figures could be read both ways, which is when every one that has a separator has three digits after it.
 */
export function guessDecimalSeparator(cells: Iterable<Cell>): DecimalSeparator | null {
  let point = 0;
  let comma = 0;
  let either = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const text = cellText(cell).replace(/[^\d.,٠-٩۰-۹]/g, '').replace(/[.,]+$/, '');
    const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    if (last < 0) continue;
    const mark = text[last];
    const others = text.slice(0, last);
    // Both marks in one figure: the last one is the decimal point. One mark twice: it groups.
    const repeated = mark !== undefined && others.includes(mark);
    const mixed = /[.,]/.test(others) && !repeated;
    const certain = mixed || (text.length - last - 1 !== 3 && !repeated);
    if (certain && mark === '.') point += 1;
    else if (certain) comma += 1;
    else if (repeated && mark === '.') comma += 1;
    else if (repeated) point += 1;
    else either += 1;
  }
  if (point === 0 && comma === 0) return either > 0 ? null : '.';
  return comma > point ? ',' : '.';
}

/** The file's words for methods, conventions and statuses that we know, so that the screen can show what they will become. */
function wordsOf(table: Table, columns: Readonly<Record<string, ImportField>>, format: Format | null): Pick<ImportMapping['values'], 'depreciationMethod' | 'status' | 'convention'> {
  const known = (field: ImportField, meaning: (word: string) => string | null): Record<string, string> => {
    const words: Record<string, string> = {};
    for (const cell of cellsOf(table, columns, [field])) {
      const word = cellText(cell);
      if (word === '' || Object.hasOwn(words, word) || Object.keys(words).length >= IMPORT_LIMITS.distinctValues) continue;
      const found = meaning(word);
      if (found !== null) words[word] = found;
    }
    return words;
  };
  const own = format?.values;
  const method = known('depreciationMethod', (word) => {
    const meaning = methodOf(word, own?.depreciationMethod);
    // A word that says more than a method (charged whole at purchase) is kept as it is.
    if (!meaning || meaning.lifeMonths !== undefined) return ownMeaning(word, own?.depreciationMethod) ?? null;
    return meaning.factor === undefined || meaning.method === 'accelerated' ? meaning.method : `${meaning.method}:${meaning.factor}`;
  });
  return {
    depreciationMethod: { ...own?.depreciationMethod, ...method },
    status: { ...own?.status, ...known('status', (word) => statusOf(word, own?.status)) },
    convention: { ...own?.convention, ...known('convention', (word) => conventionOf(word, own?.convention)) },
  };
}

/**
 * Accumulated depreciation without a date: the day is worked out where nearly all straight-line rows agree on it, and asked for in any case.
 */
function askDepreciatedThrough(table: Table, mapping: ImportMapping, questions: Question[]): DateString | null {
  const fields = new Set(Object.values(mapping.columns));
  if ((!fields.has('accumulatedDepreciation') && !fields.has('netBookValue')) || fields.has('depreciatedThrough')) return null;
  questions.push('depreciatedThrough');
  return inferDepreciatedThrough(table, mapping);
}

/**
 * The last day of the month up to which full months of equal charges add up to the accumulated depreciation: accumulated ÷ monthly charge,
 * a whole number within a fiftieth, counted from the month in service. A guess, offered and never used unseen; at least
 * four in five of the rows that are not fully depreciated must agree.
 */
export function inferDepreciatedThrough(table: Table, mapping: ImportMapping): DateString | null {
  const column = (field: ImportField): number | null => {
    const heading = Object.entries(mapping.columns).find(([, mapped]) => mapped === field)?.[0];
    return heading === undefined ? null : columnOf(table, heading);
  };
  const columns = {
    accumulated: column('accumulatedDepreciation'), start: column('inServiceDate') ?? column('acquisitionDate'), monthly: column('monthlyDepreciation'), cost: column('cost'),
    residual: column('residualValue'), years: column('usefulLifeYears'), months: column('usefulLifeMonths'),
  };
  const votes = new Map<DateString, number>();
  let voters = 0;
  for (const { cells } of dataRows(table)) {
    const vote = monthVote(cells, columns, mapping);
    if (vote === null) continue;
    voters += 1;
    if (vote !== 'no') votes.set(vote, (votes.get(vote) ?? 0) + 1);
  }
  const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
  return winner && winner[1] * 5 >= voters * 4 ? winner[0] : null;
}

type VoteColumns = Readonly<Record<'accumulated' | 'start' | 'monthly' | 'cost' | 'residual' | 'years' | 'months', number | null>>;

/** Null: the row has nothing to say. 'no': it speaks against any month. */
function monthVote(cells: Row, columns: VoteColumns, mapping: ImportMapping): DateString | 'no' | null {
  const number = (column: number | null): number | null => {
    const cell = column === null ? undefined : cells[column];
    if (cell === undefined || cell === '') return null;
    const parsed = readDecimal(typeof cell === 'number' ? Math.abs(cell) : cellText(cell).replace(/^[-(]|[)-]$/g, ''), mapping.decimalSeparator);
    return parsed.ok ? Number(parsed.value) : null;
  };
  const accumulated = number(columns.accumulated);
  const startCell = columns.start === null ? undefined : cells[columns.start];
  const start = startCell === undefined || startCell === '' ? null : readDate(startCell, mapping.dateOrder);
  if (accumulated === null || accumulated === 0 || !start?.ok) return null;
  const base = (number(columns.cost) ?? 0) - (number(columns.residual) ?? 0);
  const life = number(columns.months) ?? (number(columns.years) ?? 0) * 12;
  const monthly = number(columns.monthly) ?? (life > 0 ? base / life : null);
  if (monthly === null || monthly <= 0 || (base > 0 && accumulated >= base)) return null;
  const months = accumulated / monthly;
  const whole = Math.round(months);
  if (whole < 1 || whole > 1200 || Math.abs(months - whole) > 0.02) return 'no';
  return lastDay(addPeriods(periodOf(start.date), whole - 1));
}
