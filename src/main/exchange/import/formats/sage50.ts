import { asciiDigits } from '#shared/values/fold.ts';
import { cellText } from '../text.ts';
import type { Format } from './format.ts';
import type { Sheet } from './sheet.ts';

const HEADINGS = [
  'Asset Reference', 'Location/Employee', 'Description 1', 'Description 2', 'Description 3', 'Serial No', 'Supplier Reference', 'Balance Sheet Nominal Reference', 'P and L Nominal Reference', 'Depreciation Method',
  'Purchase Date', 'Category', 'Department', 'Rate', 'Cost Price', 'Net Book Value',
] as const;
const [METHOD, DATE, CATEGORY, RATE, COST, NET_BOOK_VALUE] = [9, 10, 11, 13, 14, 15];
const AMOUNT = /^\d{1,8}(\.\d{1,2})?$/;

/**
 * Sixteen columns with a method of 1 to 3 in the tenth, a day in the eleventh, figures at the end and nothing worth more than it cost, in every
 * row: no other table looks like that by chance.
 */
function headless(rows: readonly (readonly (string | number)[])[]): readonly string[] | null {
  const filled = rows.map((row) => row.map((cell) => asciiDigits(cellText(cell)))).filter((row) => row.some((cell) => cell !== ''));
  const fits = (row: readonly string[]): boolean => {
    const at = (column: number): string => row[column] ?? '';
    if (row.length !== HEADINGS.length || at(0) === '' || !/^[123]$/.test(at(METHOD)) || !/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(at(DATE))) return false;
    if (!/^(\d{1,3})?$/.test(at(CATEGORY)) || !/^\d{1,2}(\.\d{1,2})?$/.test(at(RATE))) return false;
    return AMOUNT.test(at(COST)) && AMOUNT.test(at(NET_BOOK_VALUE)) && Number(at(NET_BOOK_VALUE)) <= Number(at(COST));
  };
  return filled.length > 0 && filled.every(fits) ? HEADINGS : null;
}

function translate(sheet: Sheet): void {
  // A write-off takes what is left at once, whatever its rate says.
  const written = sheet.rows().some((row) => sheet.text(row, 'Depreciation Method') === '3');
  if (written) sheet.note('write_off');
  if (sheet.rows().some((row) => sheet.text(row, 'Department') !== '')) sheet.note('department_numbers');
}

/** Sage 50 (UK and Ireland), fixed assets, columns A to P. Categories are numbers of a list that is not in the file, and what is left says what is gone but not up to when. */
export const SAGE_50: Format = {
  name: 'sage-50',
  recognise: [['Asset Reference', 'Asset Ref'], ['Purchase Date'], ['Cost Price'], ['Net Book Value'], ['Location/Employee', 'Location or Employee', 'Balance Sheet Nominal', 'Balance Sheet Nominal Reference', 'P&L Nominal', 'P and L Nominal Reference']],
  columns: [
    ['assetNumber', 'Asset Reference', 'Asset Ref'], ['location', 'Location/Employee', 'Location or Employee', 'Location'], ['name', 'Description 1', 'Description'], ['description', 'Description 2'], ['notes', 'Description 3'],
    ['serialNumber', 'Serial No', 'Serial Number'], ['supplier', 'Supplier Reference', 'Supplier Ref'], ['depreciationMethod', 'Depreciation Method'], ['acquisitionDate', 'Purchase Date'], ['category', 'Category'],
    ['costCenter', 'Department'], ['annualRate', 'Rate', 'Depreciation Rate'], ['cost', 'Cost Price'], ['netBookValue', 'Net Book Value'],
  ],
  values: { depreciationMethod: { 1: 'straight_line', 2: 'declining_balance', 3: 'write off' } },
  dateOrder: 'dmy',
  createCategories: false,
  notes: ['category_numbers'],
  translate,
  headless,
};
