import iconv from 'iconv-lite';
import { parseDate } from '#shared/values/calendar.ts';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { importBook } from './book.ts';
import { opened, problemsOf, warningsOf } from './formats/opened.ts';

/** The same three assets in every kind of file that people send: whatever the file does, these come out. */
const EXPECTED = [
  ['0007', 'مكتب خشبي', '2024-02-01', '1200.50', '480.20'],
  ['0042', 'شاحنة توصيل', '2024-03-15', '60000.00', '12000.00'],
];
const HEAD = ['رقم الأصل', 'الاسم', 'التصنيف', 'تاريخ الشراء', 'التكلفة', 'مجمع الإهلاك', 'مهلك حتى', 'العمر الإنتاجي بالأشهر'];
const ROWS = [
  ['0007', 'مكتب خشبي', 'FURN', '2024-02-01', '1200.50', '480.20', '2025-12-31', '60'],
  ['0042', 'شاحنة توصيل', 'VEH', '2024-03-15', '60000.00', '12000.00', '2025-12-31', '60'],
];
const csv = (rows: readonly (readonly string[])[], separator = ','): string => `${[HEAD, ...rows].map((row) => row.map((cell) => (cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)).join('\r\n')}\r\n`;
const change = (edit: (cell: string, column: number) => string): string[][] => ROWS.map((row) => row.map(edit));

function seen(bytes: string | Uint8Array): { rows: unknown[]; problems: unknown[]; questions: string[] } {
  const { inspection, preview } = opened(bytes);
  const result = preview();
  return { rows: result.rows.map((row) => [row.assetNumber, row.name, row.acquisitionDate, row.cost, row.accumulatedDepreciation]), problems: problemsOf(result), questions: inspection.questions };
}
const ARABIC_INDIC = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';
const digits = (text: string, alphabet: string): string => text.replace(/\d/g, (digit) => alphabet[Number(digit)] ?? digit);

describe('the reader survives', () => {
  test.each([
    ['UTF-8 without a mark', csv(ROWS)],
    ['UTF-8 with a byte-order mark', `\uFEFF${csv(ROWS)}`],
    ['UTF-16, as Excel saves text', iconv.encode(csv(ROWS, '\t'), 'utf-16le', { addBOM: true })],
    ['Windows-1256', iconv.encode(csv(ROWS), 'windows-1256')],
    ['semicolons', csv(ROWS, ';')],
    ['tabs', csv(ROWS, '\t')],
    ['Arabic-Indic digits with their separators', csv(change((cell, column) => (column === 4 || column === 5 ? digits(cell, ARABIC_INDIC).replace('.', '٫') : digits(cell, ARABIC_INDIC))))],
    ['Arabic thousands', csv(change((cell) => (cell === '60000.00' ? '٦٠٬٠٠٠٫٠٠' : cell)))],
    ['Persian digits', csv(change((cell) => digits(cell, PERSIAN)))],
    ['marks of direction inside cells', csv(change((cell) => `\u200f${cell}\u200e\u202c`))],
    ['no-break spaces around cells', csv(change((cell) => `\u00a0${cell} `))],
    ['days before months, where one of them tells', csv(change((cell) => (/^\d{4}-/.test(cell) ? cell.split('-').toReversed().join('/') : cell)))],
    ['Excel serial days in text', csv(change((cell) => ({ '2024-02-01': '45323', '2024-03-15': '45366', '2025-12-31': '46022' })[cell] ?? cell))],
    ['titles above and a total below', `سجل الأصول الثابتة\r\nكما في 2025-12-31\r\n\r\n${csv(ROWS)}الإجمالي,,,,61200.50,12480.20,,\r\n`],
  ] as const)('%s', (_hazard, file) => {
    expect(seen(file)).toMatchObject({ rows: EXPECTED, problems: [] });
  });

  test('a workbook whose days are serial numbers and whose codes are text', async () => {
    const cells = ROWS.map((row) => row.map((cell, column) => (column === 3 || column === 6 ? new Date(`${cell}T00:00:00Z`) : [4, 5, 7].includes(column) ? Number(cell) : cell)));
    expect(seen(await writeXlsx({ sheets: [{ name: 'ورقة1', rows: [HEAD, ...cells] }] }))).toMatchObject({ rows: EXPECTED, problems: [] });
  });

  test('a total that does not add up is said, and is no asset', () => {
    const { preview } = opened(`${csv(ROWS)}المجموع الكلي,,,,61000.00,,,\r\n`);
    expect(warningsOf(preview()).map(([row, , code]) => [row, code])).toEqual([[4, 'TOTAL_ROW_SKIPPED'], [4, 'TOTAL_DIFFERS']]);
  });
});

describe('what the file cannot say', () => {
  test('day or month first is asked once for the whole file, and a cell that contradicts the answer is refused', () => {
    const both = csv([['1', 'Desk', 'FURN', '03/04/2024', '100', '', '', '60'], ['2', 'Desk', 'FURN', '05/06/2024', '100', '', '', '60']]);
    expect(seen(both).questions).toEqual(['dateOrder']);
    const { preview } = opened(both);
    expect(preview({ dateOrder: 'dmy' }).rows.map(({ acquisitionDate }) => acquisitionDate)).toEqual(['2024-04-03', '2024-06-05']);
    expect(preview({ dateOrder: 'mdy' }).rows.map(({ acquisitionDate }) => acquisitionDate)).toEqual(['2024-03-04', '2024-05-06']);
    const contradicts = csv([['1', 'Desk', 'FURN', '03/04/2024', '100', '', '', '60'], ['2', 'Desk', 'FURN', '25/06/2024', '100', '', '', '60']]);
    expect(problemsOf(opened(contradicts).preview({ dateOrder: 'mdy' }))).toEqual([[3, 'acquisitionDate', 'INVALID_DATE']]);
  });

  test('a Hijri day is recognised and not converted: which day it is depends on the calendar meant', () => {
    const { preview } = opened(csv([['1', 'Desk', 'FURN', '15/07/1445', '100', '', '', '60'], ['2', 'Desk', 'FURN', '1446-01-01', '100', '', '', '60'], ['3', 'Desk', 'FURN', '15 رجب 1445 هـ', '100', '', '', '60']]));
    expect(preview().problems.map(({ row, code, params }) => [row, code, params['reason']])).toEqual([[2, 'INVALID_DATE', 'hijri'], [3, 'INVALID_DATE', 'hijri'], [4, 'INVALID_DATE', 'hijri']]);
  });

  test('an opening amount without its day is refused until the day is said, for the row or for the file', () => {
    const { inspection, preview } = opened(csv([['1', 'Van', 'VEH', '2024-01-10', '60000', '24000', '', '60']]));
    expect(problemsOf(preview())).toEqual([[2, 'accumulatedDepreciation', 'DEPRECIATED_THROUGH_REQUIRED']]);
    expect(problemsOf(preview({ depreciatedThrough: parseDate('2025-12-31') }))).toEqual([]);
    expect(inspection.mapping.columns['مهلك حتى']).toBe('depreciatedThrough');
  });

  test('codes keep their zeros, and a code that looks like a number or a day stays what it is', () => {
    const book = importBook();
    const fileId = book.stage('Asset No,Name,Category,Purchase Date,Cost,Life months,Serial number,Invoice no\n00012,Desk,FURN,2026-01-05,100,60,0099/12,01-02-2026\n1E5,Lamp,FURN,2026-01-05,100,60,٠٠٧,000\n');
    const { mapping } = book.call('imports.inspect', { fileId });
    book.commit({ fileId, mapping });
    expect(book.call('assets.get', { assetNumber: '00012' })).toMatchObject({ serialNumber: '0099/12', invoiceNumber: '01-02-2026' });
    expect(book.call('assets.get', { assetNumber: '1E5' })).toMatchObject({ serialNumber: '007', invoiceNumber: '000' });
  });
});
