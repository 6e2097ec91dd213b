import type { Format } from './format.ts';
import { dayMonthsOn } from './months.ts';
import type { Sheet } from './sheet.ts';

const NAME = ['Asset Name', 'Item Name'];
const MODEL = ['Model Name', 'Model', 'Asset Model'];
const BOUGHT = ['Purchase Date', 'Purchased'];
const WARRANTY = ['Warranty', 'Warranty Months'];
const WARRANTY_END = ['Warranty Expires', 'Warranty Expiration'];

function translate(sheet: Sheet): void {
  if (sheet.rows().some((row) => sheet.text(row, ...NAME) === '' && sheet.text(row, ...MODEL) !== '')) {
    sheet.derive(`= ${[...NAME, ...MODEL].flatMap((name) => (sheet.has(name) ? [name] : [])).join(', ')}`, 'name', (row) => sheet.text(row, ...NAME) || sheet.text(row, ...MODEL) || null);
  }
  // Months, as a bare number or with the word.
  if (!sheet.has(...WARRANTY_END)) {
    sheet.derive(`= ${sheet.heading(...BOUGHT) ?? ''} + ${sheet.heading(...WARRANTY) ?? ''}`, 'warrantyEnd', (row) => {
      const months = /^(\d{1,3})( ?months?)?$/i.exec(sheet.text(row, ...WARRANTY))?.[1];
      const bought = sheet.date(row, ...BOUGHT);
      return months === undefined || months === '0' || bought === null ? null : dayMonthsOn(bought, Number(months));
    });
  }
}

/** Snipe-IT: what things are and where they are. It keeps no books, so the terms are the categories'. */
export const SNIPE_IT: Format = {
  name: 'snipe-it',
  recognise: [['Asset Tag'], ['Category'], ['Purchase Cost', 'Cost'], BOUGHT, [...MODEL, 'Manufacturer', 'Item Name']],
  columns: [
    ['assetNumber', 'Asset Tag'], ['name', ...NAME, ...MODEL], ['category', 'Category'], ['description', ...MODEL], ['serialNumber', 'Serial Number', 'Serial'], ['acquisitionDate', ...BOUGHT], ['cost', 'Purchase Cost', 'Cost'],
    ['supplier', 'Supplier'], ['invoiceNumber', 'Order Number', 'Order'], ['location', 'Location'], ['custodian', 'Assigned To', 'Checked Out To', 'Full Name'], ['costCenter', 'Department'], ['notes', 'Notes'], ['status', 'Status'], ['warrantyEnd', ...WARRANTY_END],
  ],
  isOpen: true,
  notes: ['terms_of_category', 'nothing_depreciated'],
  translate,
};
