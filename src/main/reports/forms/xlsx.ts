import type { DateString } from '#shared/values/calendar.ts';
import { formatAmount, minor } from '#shared/values/money.ts';
import { columnLetters, FIRST_SPREADSHEET_DATE, spreadsheetDay } from '../../exchange/files/cells.ts';
import { createWorkbook, sheetName, type Tab, type Workbook, type XlsxCell } from '../../exchange/files/xlsx.ts';
import type { Fact, ReportCell, ReportData, ReportRow, ReportSection } from '../definition.ts';
import { text } from '../texts.ts';
import { amountOf, cellText, type FileColumn, fileColumns, inLanguage, isBilingual, type ReportLanguage } from './columns.ts';
import { headLookOf, lookOf, sheetStyles } from './xlsxStyles.ts';

const HEAD_ROW = 4;
/** Points of a heading's line, and of two lines, which every heading has room for. */
const HEAD_LINE = 13;
const HEAD_AT_LEAST = 34;
/** Letters are wider than the digits that a sheet's widths are told in. */
const WIDTH_OF_WORDS = 1.15;
/** Labels of facts may run over this many columns before the value. */
const FACT_VALUE_COLUMN = 3;

type Styles = ReturnType<typeof sheetStyles>;

/** Where the rows to be added up begin: of the group at hand, and of all. */
interface Ranges {
  group: number;
  all: number;
  /** The subtotals that a total of weighted rows is made of, by the row they stand in. */
  weighted: { sign: '+' | '-'; row: number }[];
  /** Some row does not count once, so that the total is not the sum of all. */
  isWeighted: boolean;
}

/** A report as a workbook of one sheet. */
export function xlsxReport(data: ReportData, language: ReportLanguage): Uint8Array {
  const workbook = createWorkbook({ title: inLanguage(data.title, language), createdAt: data.generatedAt, styles: sheetStyles(language, data.exponent).list });
  reportSheet(workbook, data, language, sheetName(data.title[language === 'ar' ? 'ar' : 'en']), { isFirst: true });
  return workbook.finish();
}

/**
 * A report as a sheet of a workbook in its styles: company, title and first fact, headings that stay in view, the rows with live subtotals, and below them
 * the facts the figures rest on. Arabic sheets run from the right; a sheet in both languages runs from the left, with the Arabic columns aligned right.
 */
export function reportSheet(workbook: Workbook, data: ReportData, language: ReportLanguage, name: string, place?: { isFirst: boolean }): void {
  const columns = fileColumns(data.columns, language, '\n');
  const styles = sheetStyles(language, data.exponent);
  const sheet = workbook.sheet({
    name, rightToLeft: language === 'ar', widths: columns.map(widthOf), headRow: HEAD_ROW, frozenColumns: 1, footer: footerOf(data, language),
  }, place);
  writeHeading(sheet, data, language, styles);
  sheet.row(columns.map((column) => ({ text: column.label, style: styles.of(headLookOf(column)) })), { height: headHeight(columns) });
  const lastRow = writeRows(sheet, data, language, columns, styles);
  sheet.row([]);
  for (const one of data.facts) sheet.row(factCells(one, language, styles));
  for (const section of data.sections ?? []) writeSection(sheet, section, data, language, styles);
  sheet.end(lastRow);
}

/** Of what is read and of codes; a name of anything takes this much. */
const NAME_AT_LEAST = 18;
const WORDS: ReadonlySet<string> = new Set(['text', 'enum', 'code']);

/** Wide enough for what stands in it, and for the longest word of its heading. */
function widthOf({ column, label }: FileColumn): number {
  const ofCells = WORDS.has(column.type) ? Math.ceil(column.width * WIDTH_OF_WORDS) : column.width;
  return Math.max(ofCells, column.type === 'text' ? NAME_AT_LEAST : 0, ...label.split(/\s/).map((word) => word.length + 2));
}

/** Lines that a heading breaks into between its words. */
function linesOf(label: string, width: number): number {
  return label.split('\n').reduce((lines, part) => {
    let room = 0;
    for (const word of part.split(' ')) {
      if (room < word.length) {
        lines += 1;
        room = width;
      }
      room -= word.length + 1;
    }
    return lines;
  }, 0);
}

/** Bold letters, and the margins of a cell, take a seventh of a column. */
const headHeight = (columns: readonly FileColumn[]): number => Math.max(HEAD_AT_LEAST, 8 + HEAD_LINE * Math.max(...columns.map((one) => linesOf(one.label, Math.floor(widthOf(one) * 0.85)))));

/** In running Arabic text a hyphenated date turns round ("31-03-2026"); with slashes it stands. Marks that would hold it have no place in a file. */
export const unturned = (value: string): string => value.replace(/\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/g, (_, year: string, month: string, day?: string) => [year, month, ...(day ? [day] : [])].join('/'));

/** A sentence or a name as it can be read in a cell. Codes and what is in one language alone stand as they are. */
const readable = (value: string, language: ReportLanguage): string => (language === 'en' ? value : unturned(value));

function writeHeading(sheet: Tab, data: ReportData, language: ReportLanguage, styles: Styles): void {
  const [first] = data.facts;
  sheet.row([{ text: inLanguage(data.company, language), style: styles.of('company') }], { height: 20 });
  sheet.row([{ text: inLanguage(data.title, language), style: styles.of('title') }], { height: 18 });
  const fact = first ? `${inLanguage(first.label, language)}: ${inLanguage(first.value, language)}` : '';
  sheet.row([{ text: readable(fact, language), style: styles.of('fact-label') }]);
}

/** A smaller table below the facts. Its totals are what was added up, not formulas: its columns stand under those of another table. */
function writeSection(sheet: Tab, { title, columns: own, rows }: ReportSection, data: ReportData, language: ReportLanguage, styles: Styles): void {
  const columns = fileColumns(own, language, '\n');
  sheet.row([]);
  sheet.row([{ text: inLanguage(title, language), style: styles.of('title') }], { height: 18 });
  sheet.row(columns.map((column) => ({ text: column.label, style: styles.of(headLookOf(column)) })), { height: headHeight(columns) });
  for (const row of rows) {
    sheet.row(columns.map((column, position): XlsxCell => {
      const cell = row.cells[column.index] ?? null;
      if (row.kind !== 'row' && position === 0) return { text: readable(isBilingual(cell) ? inLanguage(cell, language) : cellText(cell, column.language), language), style: styles.of(`${row.kind}-label`) };
      return cell === null ? null : valueCell(cell, column, data.exponent, styles.of(`${row.kind}-${lookOf(column)}`));
    }));
  }
}

/** Returns the last row that is data, before the total. */
function writeRows(sheet: Tab, data: ReportData, language: ReportLanguage, columns: readonly FileColumn[], styles: Styles): number {
  const ranges: Ranges = { group: HEAD_ROW + 1, all: HEAD_ROW + 1, weighted: [], isWeighted: false };
  let last = HEAD_ROW;
  let grouped = false;
  for (const row of data.rows) {
    if (row.kind === 'group') {
      grouped = true;
      ranges.group = last + 2;
    }
    const number = sheet.row(rowCells(row, data, language, columns, styles, ranges, last), row.kind === 'row' && grouped ? { level: 1 } : {});
    if (row.kind !== 'total') last = number;
    if (row.weight !== undefined) ranges.isWeighted = true;
    if (row.kind === 'subtotal' && row.weight !== 0) ranges.weighted.push({ sign: row.weight === -1 ? '-' : '+', row: number });
  }
  return last;
}

function rowCells(row: ReportRow, data: ReportData, language: ReportLanguage, columns: readonly FileColumn[], styles: Styles, ranges: Ranges, last: number): XlsxCell[] {
  return columns.map((column, position): XlsxCell => {
    const cell = row.cells[column.index] ?? null;
    const style = styles.of(`${row.kind}-${lookOf(column)}`);
    if (row.kind !== 'row' && column.index === 0) return { text: readable(isBilingual(cell) ? inLanguage(cell, language) : cellText(cell, column.language), language), style: styles.of(`${row.kind}-label`) };
    if (cell === null) return row.kind === 'row' ? null : { style };
    if (row.kind === 'row' || !column.column.total) return valueCell(cell, column, data.exponent, style);
    const from = row.kind === 'subtotal' ? ranges.group : ranges.all;
    const letter = columnLetters(position);
    // 9 adds up, leaving out filtered rows and other subtotals: one formula serves groups and the whole.
    const formula = last < from ? {} : { formula: formulaOf(row, ranges, letter, `${letter}${from}:${letter}${last}`) };
    return { figure: formatAmount(minor(amountOf(cell)), data.exponent), style, ...formula };
  });
}

function formulaOf(row: ReportRow, { isWeighted, weighted }: Ranges, letter: string, range: string): string {
  if (row.kind !== 'total' || !isWeighted) return `SUBTOTAL(9,${range})`;
  return weighted.map(({ sign, row: number }, index) => `${index === 0 && sign === '+' ? '' : sign}${letter}${number}`).join('');
}

function valueCell(cell: Exclude<ReportCell, null>, column: FileColumn, exponent: number, style: number): XlsxCell {
  const value = cellText(cell, column.language);
  switch (column.column.type) {
    case 'amount':
      return { figure: formatAmount(minor(amountOf(cell)), exponent), style };
    case 'integer':
    case 'decimal':
      return { figure: value, style };
    case 'date':
      return value < FIRST_SPREADSHEET_DATE ? { text: value, style } : { figure: String(spreadsheetDay(value as DateString)), style };
    default:
      return { text: isBilingual(cell) ? readable(value, column.language) : value, style };
  }
}

export function factCells({ label, value }: Fact, language: ReportLanguage, styles: Styles): XlsxCell[] {
  const style = styles.of(value.en === value.ar ? 'fact-code' : 'fact');
  const gap = Array.from({ length: FACT_VALUE_COLUMN - 1 }, () => null);
  return [{ text: inLanguage(label, language), style: styles.of('fact-label') }, ...gap, { text: value.en === value.ar ? value.en : readable(inLanguage(value, language), language), style }];
}

/** An ampersand begins a code in a footer; a literal one is doubled. */
const literal = (value: string): string => value.replaceAll('&', '&&');

export function footerOf(data: Pick<ReportData, 'company' | 'title'>, language: ReportLanguage): { left: string; center: string; right: string } {
  return { left: literal(inLanguage(data.company, language)), center: inLanguage(text('page', 'of', { page: '&P', pages: '&N' }), language, '  ·  '), right: literal(inLanguage(data.title, language)) };
}
