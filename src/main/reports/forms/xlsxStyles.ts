import { required } from '#shared/values/assert.ts';
import type { CellStyle } from '../../exchange/files/xlsxStyles.ts';
import type { ReportRow } from '../definition.ts';
import type { FileColumn, ReportLanguage } from './columns.ts';

const ACCENT = '0B6B53';
const ACCENT_SOFT = 'E4F1EC';
const QUIET = '4D5A53';

type Look = 'text-ltr' | 'text-rtl' | 'code' | 'date' | 'amount' | 'whole' | 'number';
type HeadLook = 'head-ltr' | 'head-rtl' | 'head-figure';

/** Thousands set off, negatives red and in parentheses, nothing as a dash; the parenthesis' width is kept so that decimals line up. */
export function amountFormat(exponent: number): string {
  const digits = exponent === 0 ? '#,##0' : `#,##0.${'0'.repeat(exponent)}`;
  return `${digits}_);[Red](${digits});"-"_)`;
}

/** Text would touch the figure beside it. */
const SPACED: Partial<CellStyle> = { indent: 1 };

const looks = (language: ReportLanguage, exponent: number): Record<Look, CellStyle> => ({
  'text-ltr': { align: 'left', reading: 'ltr', ...SPACED },
  'text-rtl': { align: 'right', reading: 'rtl', ...SPACED },
  // Codes stand where the sheet's rows begin, and read from the left.
  code: { align: language === 'ar' ? 'right' : 'left', reading: 'ltr', ...SPACED },
  date: { align: 'center', reading: 'ltr', numberFormat: 'yyyy-mm-dd' },
  amount: { align: 'right', reading: 'ltr', numberFormat: amountFormat(exponent) },
  whole: { align: 'right', reading: 'ltr', numberFormat: '0' },
  number: { align: 'right', reading: 'ltr' },
});

const kinds: Record<ReportRow['kind'], Partial<CellStyle>> = {
  row: {},
  group: { bold: true, color: ACCENT, fill: ACCENT_SOFT },
  subtotal: { bold: true, top: 'thin' },
  total: { bold: true, top: 'medium', bottom: 'double' },
};

/** The styles of a report's sheet, and the number of each by its name. */
export function sheetStyles(language: ReportLanguage, exponent: number): { list: CellStyle[]; of: (name: string) => number } {
  const arabic = language === 'ar';
  const start: CellStyle = arabic ? { align: 'right', reading: 'rtl' } : { align: 'left', reading: 'ltr' };
  const head: CellStyle = { ...start, bold: true, color: 'FFFFFF', fill: ACCENT, wrap: true };
  const named: [string, CellStyle][] = [
    ['company', { ...start, bold: true, size: 13 }], ['title', { ...start, bold: true, size: 12, color: ACCENT }], ['fact-label', { ...start, color: QUIET }], ['fact', { ...start }],
    ['fact-code', { align: start.align, reading: 'ltr' }],
    ['head-ltr', { ...head, align: 'left', reading: 'ltr', ...SPACED }], ['head-rtl', { ...head, align: 'right', reading: 'rtl', ...SPACED }], ['head-figure', { ...head, align: 'right' }],
  ];
  for (const [kind, over] of Object.entries(kinds)) {
    for (const [look, style] of Object.entries(looks(language, exponent))) named.push([`${kind}-${look}`, { ...style, ...over }]);
    named.push([`${kind}-label`, { ...start, ...over }]);
  }
  const numbers = new Map(named.map(([name], index) => [name, index]));
  return { list: named.map(([, style]) => style), of: (name) => required(numbers.get(name), `the cell style ${name}`) };
}

export function lookOf({ column, language }: FileColumn): Look {
  switch (column.type) {
    case 'amount':
      return 'amount';
    case 'integer':
      return 'whole';
    case 'decimal':
      return 'number';
    case 'date':
      return 'date';
    case 'code':
    case 'period':
      return 'code';
    default:
      return language === 'ar' ? 'text-rtl' : 'text-ltr';
  }
}

/** Headings stand where their figures stand; headings of codes and dates read in the sheet's language. */
export function headLookOf(fileColumn: FileColumn): HeadLook {
  const look = lookOf(fileColumn);
  if (look === 'amount' || look === 'whole' || look === 'number') return 'head-figure';
  return fileColumn.language === 'ar' ? 'head-rtl' : 'head-ltr';
}
