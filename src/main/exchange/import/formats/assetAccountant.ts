import { addDays } from '#shared/values/calendar.ts';
import type { Format } from './format.ts';
import type { Sheet } from './sheet.ts';

const OPENING_DATE = ['Opening Balance Date'];
const OPENING_VALUE = ['Accounts Opening WDV', 'Accounting Opening WDV', 'Opening WDV', 'Opening Written Down Value', 'Accounts Opening Written Down Value', 'Accounting Opening Balance', 'Accounts Opening Balance'];

/** A balance at the first day of a month is what the day before ended with. */
function translate(sheet: Sheet): void {
  sheet.derive(`= ${sheet.heading(...OPENING_DATE) ?? ''} − 1`, 'depreciatedThrough', (row) => {
    const date = sheet.date(row, ...OPENING_DATE);
    return date === null ? null : date.endsWith('-01') ? addDays(date, -1) : date;
  });
  sheet.note('opening_day');
  const tax = (row: Parameters<Sheet['text']>[0]): boolean => ['Tax Opening WDV', 'Tax Opening Written Down Value', 'Tax Opening Balance', 'Tax Method', 'Tax Depreciation Method'].some((heading) => sheet.isFilled(row, heading));
  if (sheet.rows().some(tax)) sheet.note('tax_columns');
}

/** AssetAccountant: the written-down value at the opening day, for the accounts and for tax; that of the accounts is taken. */
export const ASSET_ACCOUNTANT: Format = {
  name: 'asset-accountant',
  recognise: [OPENING_DATE, OPENING_VALUE, ['Asset Name', 'Asset Description', 'Name', 'Description'], ['Cost', 'Acquisition Cost', 'Original Cost', 'Purchase Price']],
  columns: [
    ['assetNumber', 'Asset Code', 'Asset Number', 'Asset ID', 'Code'], ['name', 'Asset Name', 'Name', 'Asset Description', 'Description'], ['category', 'Asset Group', 'Group', 'Asset Class', 'Asset Type'],
    ['acquisitionDate', 'Acquisition Date', 'Date Acquired', 'Purchase Date'], ['inServiceDate', 'First Use Date', 'Date First Used', 'Start Date', 'Depreciation Start Date'], ['cost', 'Acquisition Cost', 'Original Cost', 'Cost', 'Purchase Price'],
    ['netBookValue', ...OPENING_VALUE], ['depreciationMethod', 'Accounts Method', 'Accounting Method', 'Accounts Depreciation Method', 'Depreciation Method'], ['annualRate', 'Accounts Rate', 'Accounting Rate', 'Depreciation Rate'],
    ['usefulLifeYears', 'Accounts Effective Life', 'Accounting Effective Life', 'Accounts Useful Life', 'Effective Life'], ['residualValue', 'Residual Value', 'Accounts Residual Value'], ['location', 'Location'], ['serialNumber', 'Serial Number'], ['supplier', 'Supplier'], ['notes', 'Notes'],
  ],
  values: { depreciationMethod: { 'Prime Cost': 'straight_line', PC: 'straight_line', DV: 'declining_balance' } },
  isOpen: true,
  dateOrder: 'dmy',
  dates: OPENING_DATE,
  translate,
};
