import type { Format } from './format.ts';
import { monthEndBefore } from './months.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** A field of the child table, as the three kinds of export call it. */
const child = (name: string, label: string): string[] => [`finance_books.${name}`, `${label} (Finance Books)`, name, label];
const BOOK = child('finance_book', 'Finance Book');
const METHOD = child('depreciation_method', 'Depreciation Method');
const NUMBER = child('total_number_of_depreciations', 'Total Number of Depreciations');
const FREQUENCY = [...child('frequency_of_depreciation', 'Frequency of Depreciation (Months)'), 'Frequency of Depreciation'];
const START = [...child('depreciation_start_date', 'Depreciation Posting Date'), 'Depreciation Start Date'];
const RESIDUAL = child('expected_value_after_useful_life', 'Expected Value After Useful Life');
const RATE = child('rate_of_depreciation', 'Rate of Depreciation');
const DAILY = [...child('daily_prorata_based', 'Depreciate based on daily pro-rata'), 'finance_books.daily_prorata_based'];
const OF_BOOK = [BOOK, METHOD, NUMBER, FREQUENCY, START, RESIDUAL, RATE, DAILY];
const NAME = ['asset_name', 'Asset Name'];

/** A row that carries on the asset above it: no name of its own, and terms of a finance book. */
const carriesOn = (sheet: Sheet, row: SheetRow): boolean => sheet.text(row, ...NAME) === '' && sheet.text(row, 'ID', 'name') === '' && sheet.text(row, ...METHOD) + sheet.text(row, ...NUMBER) + sheet.text(row, ...RATE) !== '';

/** Several finance books are several rows. The one without a name is the company's own; without such a one the first is taken. The others are named and left. */
function foldBooks(sheet: Sheet): void {
  const columns = OF_BOOK.flatMap((headings) => sheet.column(...headings) ?? []);
  let asset: SheetRow | null = null;
  let rows: SheetRow[] = [];
  const close = (): void => {
    if (asset === null || rows.length < 2) return;
    const kept = rows.find((row) => sheet.text(row, ...BOOK) === '') ?? rows[0] ?? asset;
    for (const row of rows) if (row !== kept) sheet.warn(row, 'OTHER_BOOK_SKIPPED', sheet.text(row, ...BOOK) || sheet.text(row, ...METHOD), ...BOOK);
    if (kept !== asset) sheet.fill(asset, kept, columns);
    for (const row of rows) if (row !== asset) sheet.drop(row);
  };
  for (const row of sheet.rows()) {
    if (asset !== null && carriesOn(sheet, row)) {
      rows.push(row);
      continue;
    }
    close();
    asset = row;
    rows = [row];
  }
  close();
}

function translate(sheet: Sheet): void {
  foldBooks(sheet);
  const whole = (row: SheetRow, headings: readonly string[]): number | null => {
    const value = Number(sheet.decimal(row, ...headings) ?? Number.NaN);
    return Number.isInteger(value) && value > 0 ? value : null;
  };
  const months = (row: SheetRow): number | null => {
    const [number, frequency] = [whole(row, NUMBER), whole(row, FREQUENCY)];
    return number === null || frequency === null ? null : number * frequency;
  };
  sheet.derive(`= ${sheet.heading(...NUMBER) ?? ''} × ${sheet.heading(...FREQUENCY) ?? ''}`, 'usefulLifeMonths', (row) => (sheet.isFilled(row, ...NUMBER) ? months(row) : null));
  // The next posting of an asset brought over is due one frequency after what was charged before.
  const opening = ['opening_accumulated_depreciation', 'Opening Accumulated Depreciation'];
  const through = (row: SheetRow): string | null => {
    const [start, frequency] = [sheet.date(row, ...START), whole(row, FREQUENCY)];
    return start === null || frequency === null || !sheet.isFilled(row, ...opening) ? null : monthEndBefore(start, frequency);
  };
  if (sheet.rows().some((row) => through(row) !== null)) sheet.note('through_from_next');
  sheet.derive(`= ${sheet.heading(...START) ?? ''} − ${sheet.heading(...FREQUENCY) ?? ''}`, 'depreciatedThrough', through);
  sheet.derive(`= ${sheet.heading(...DAILY) ?? ''}`, 'convention', (row) => (sheet.ticked(row, ...DAILY) ? 'actual_days' : null));
  const calculated = ['calculate_depreciation', 'Calculate Depreciation'];
  const depreciates = (row: SheetRow): boolean => sheet.text(row, ...calculated) === '' || sheet.ticked(row, ...calculated);
  if (sheet.rows().some((row) => !depreciates(row))) {
    sheet.derive(`= ${sheet.heading(...METHOD) ?? 'Depreciation Method'}, ${sheet.heading(...calculated) ?? ''}`, 'depreciationMethod', (row) => (depreciates(row) ? sheet.text(row, ...METHOD) : 'none'));
  }
}

/** ERPNext, the Asset of its data import and export, with its finance books as further rows. */
export const ERPNEXT: Format = {
  name: 'erpnext',
  recognise: [NAME, ['asset_category', 'Asset Category'], ['purchase_date', 'Purchase Date'], ['available_for_use_date', 'Available-for-use Date', 'Available For Use Date'], ['net_purchase_amount', 'gross_purchase_amount', 'Net Purchase Amount', 'Gross Purchase Amount']],
  columns: [
    ['assetNumber', 'ID', 'name'], ['name', ...NAME], ['category', 'asset_category', 'Asset Category'], ['location', 'location', 'Location'], ['custodian', 'custodian', 'Custodian'], ['costCenter', 'cost_center', 'Cost Center', 'department', 'Department'],
    ['supplier', 'supplier', 'Supplier'], ['acquisitionDate', 'purchase_date', 'Purchase Date'], ['inServiceDate', 'available_for_use_date', 'Available-for-use Date', 'Available For Use Date'],
    ['cost', 'net_purchase_amount', 'gross_purchase_amount', 'Net Purchase Amount', 'Gross Purchase Amount'], ['accumulatedDepreciation', 'opening_accumulated_depreciation', 'Opening Accumulated Depreciation'],
    ['depreciationMethod', ...METHOD], ['residualValue', ...RESIDUAL], ['annualRate', ...RATE], ['status', 'status', 'Status'], ['quantity', 'asset_quantity', 'Asset Quantity'],
  ],
  values: {
    depreciationMethod: { 'Straight Line': 'straight_line', 'Double Declining Balance': 'declining_balance:2', 'Written Down Value': 'declining_balance', Manual: 'manual', none: 'none' },
    status: { Draft: 'DRAFT', Submitted: 'IN_SERVICE', 'Partially Depreciated': 'IN_SERVICE', 'Fully Depreciated': 'IN_SERVICE', 'In Maintenance': 'IN_SERVICE', 'Out of Order': 'IN_SERVICE', Issue: 'IN_SERVICE', Receipt: 'IN_SERVICE', Sold: 'DISPOSED', Scrapped: 'DISPOSED', Capitalized: 'DISPOSED', Cancelled: 'DISPOSED', 'Work In Progress': 'CAPITALIZED' },
  },
  dates: [...START],
  translate,
};
