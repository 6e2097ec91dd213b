import { minor } from '#shared/values/money.ts';
import type { ReportCell, ReportColumn, ReportRow } from '../definition.ts';
import { shownAmount } from '../figures.ts';
import { amountOf, cellText, isBilingual, type ReportLanguage } from '../forms/columns.ts';
import type { Bilingual } from '../texts.ts';
import { inLine, isolated, ltr, stacked } from './markup.ts';

/** A column on paper, and where its cell stands in a row. */
interface Printed {
  column: ReportColumn;
  index: number;
}

const FIGURES: ReadonlySet<string> = new Set(['amount', 'integer', 'decimal']);
const isFigure = ({ column }: Printed): boolean => FIGURES.has(column.type);

export function printedColumns(columns: readonly ReportColumn[]): Printed[] {
  return columns.flatMap((column, index) => (column.print ? [{ column, index }] : []));
}

/** As many characters as a page holds with figures in the millions beside each other: one that lies, and a card. */
export const PAGE_WIDTH = { lying: 225, card: 160 } as const;

const widthOf = (columns: readonly Printed[]): number => columns.reduce((sum, { column }) => sum + column.width, 0);

/** What is before the point of a column's name: columns that belong together. */
const familyOf = ({ column }: Printed): string => column.id.split('.')[0] ?? '';

/**
 * The columns as they fit on a page: all of them, or several tables below each other that each begin with the columns in front of the first sum. Columns of one
 * family stay together where they fit.
 */
export function bandsOf(columns: readonly Printed[], pageWidth: number): Printed[][] {
  const first = columns.findIndex(({ column }) => column.total);
  if (first < 1 || widthOf(columns) <= pageWidth) return [[...columns]];
  const labels = columns.slice(0, first);
  const families: Printed[][] = [];
  for (const printed of columns.slice(first)) {
    const last = families.at(-1);
    if (last?.[0] && familyOf(last[0]) === familyOf(printed) && widthOf([...labels, ...last, printed]) <= pageWidth) last.push(printed);
    else families.push([printed]);
  }
  const bands: Printed[][] = [];
  for (const family of families) {
    const last = bands.at(-1);
    if (last && widthOf([...last, ...family]) <= pageWidth) last.push(...family);
    else bands.push([...labels, ...family]);
  }
  return bands;
}

/** The table's opening, its widths and its headings: the same for every part of a long report, so that the parts line up. */
export function tableHead(columns: readonly Printed[], language: ReportLanguage): string {
  const whole = columns.reduce((sum, { column }) => sum + column.width, 0);
  const widths = columns.map(({ column }) => `<col style="width:${((column.width / whole) * 100).toFixed(3)}%">`).join('');
  const size = columns.length > DENSE_FROM ? ' class="dense"' : columns.length > MANY_FROM ? ' class="many"' : '';
  return `<table${size}><colgroup>${widths}</colgroup><thead>${headRows(columns, language)}</thead><tbody>`;
}

/** Columns from which on a table of a page that lies is set smaller, and one of a page that stands. */
const DENSE_FROM = 14;
const MANY_FROM = 7;

/** "Cost: additions": what stands before the colon is said once, over all columns that are of it. */
const BEFORE_COLON = /^([^:]+): (.+)$/;

function splitLabel({ en, ar }: Bilingual): { family: Bilingual; own: Bilingual } | null {
  const [english, arabic] = [BEFORE_COLON.exec(en), BEFORE_COLON.exec(ar)];
  if (english?.[1] === undefined || english[2] === undefined || arabic?.[1] === undefined || arabic[2] === undefined) return null;
  return { family: { en: english[1], ar: arabic[1] }, own: { en: english[2], ar: arabic[2] } };
}

/** The headings in one row; in two where columns of a family stand beside each other. */
function headRows(columns: readonly Printed[], language: ReportLanguage): string {
  const figure = (printed: Printed): string => (isFigure(printed) ? ' class="figure"' : '');
  const split = columns.map((printed) => (printed.column.id.includes('.') ? splitLabel(printed.column.label) : null));
  if (split.every((one) => one === null)) return `<tr>${columns.map((printed) => `<th scope="col"${figure(printed)}>${stacked(printed.column.label, language)}</th>`).join('')}</tr>`;
  const isSame = (index: number): boolean => split[index] !== null && split[index]?.family.en === split[index - 1]?.family.en;
  const above = columns.map((printed, index) => {
    const one = split[index];
    if (!one) return `<th scope="col" rowspan="2"${figure(printed)}>${stacked(printed.column.label, language)}</th>`;
    if (isSame(index)) return '';
    const after = columns.findIndex((_, place) => place > index && !isSame(place));
    return `<th scope="colgroup" colspan="${(after < 0 ? columns.length : after) - index}" class="family">${inLine(one.family, language)}</th>`;
  });
  const below = columns.map((printed, index) => (split[index] ? `<th scope="col"${figure(printed)}>${stacked(split[index].own, language)}</th>` : ''));
  return `<tr>${above.join('')}</tr><tr>${below.join('')}</tr>`;
}

export const TABLE_END = '</tbody></table>';

function cellHtml(cell: ReportCell, printed: Printed, exponent: number, language: ReportLanguage): string {
  if (cell === null) {
    const kind = printed.column.pen === true ? 'pen' : isFigure(printed) ? 'figure' : null;
    return kind === null ? '<td></td>' : `<td class="${kind}"></td>`;
  }
  switch (printed.column.type) {
    case 'amount': {
      const amount = minor(amountOf(cell));
      return `<td class="figure${amount < 0 ? ' negative' : ''}">${ltr(shownAmount(amount, exponent))}</td>`;
    }
    case 'integer':
    case 'decimal':
      return `<td class="figure">${ltr(cellText(cell, 'en'))}</td>`;
    case 'code':
    case 'date':
    case 'period':
      return `<td>${ltr(cellText(cell, 'en'))}</td>`;
    default:
      return `<td>${isBilingual(cell) ? stacked(cell, language) : isolated(cellText(cell, 'en'))}</td>`;
  }
}

/** A label runs over the columns up to the first figure that is added up. */
export function rowHtml(row: ReportRow, columns: readonly Printed[], exponent: number, language: ReportLanguage): string {
  const html = (printed: Printed): string => cellHtml(row.cells[printed.index] ?? null, printed, exponent, language);
  if (row.kind === 'row') return `<tr>${columns.map(html).join('')}</tr>`;
  const label = row.cells[0] ?? null;
  const firstFigure = columns.findIndex(({ column }) => column.total);
  const span = row.kind === 'group' || firstFigure < 0 ? columns.length : firstFigure;
  const head = `<th scope="${row.kind === 'group' ? 'rowgroup' : 'row'}" colspan="${span}">${isBilingual(label) ? inLine(label, language) : ''}</th>`;
  return `<tr class="${row.kind}">${head}${columns.slice(span).map(html).join('')}</tr>`;
}

/** A table with the rows it is given; one that is wider than the page goes on below itself. */
export function tableHtml(columns: readonly ReportColumn[], rows: readonly ReportRow[], exponent: number, language: ReportLanguage, pageWidth: number): string {
  return bandsOf(printedColumns(columns), pageWidth).map((band) => tableHead(band, language) + rows.map((row) => rowHtml(row, band, exponent, language)).join('') + TABLE_END).join('');
}
