import { readDecimal } from '../numbers.ts';
import { addDecimals } from './decimals.ts';
import type { Format } from './format.ts';
import type { Sheet, SheetRow } from './sheet.ts';

const LINE = 'depreciation_line_ids';
const DATE = [`${LINE}/line_date`, 'Depreciation Lines/Date'];
const AMOUNT = [`${LINE}/amount`, 'Depreciation Lines/Amount'];
const INITIAL = [`${LINE}/init_entry`, 'Depreciation Lines/Initial Balance Entry'];
const POSTED = [`${LINE}/move_check`, 'Depreciation Lines/Posted'];
const TYPE = [`${LINE}/type`, 'Depreciation Lines/Type'];
const START = ['date_start', 'Asset Start Date'];
const COST = ['purchase_value', 'Purchase Value'];
const SALVAGE = ['salvage_value', 'Salvage Value'];
const NUMBER = ['method_number', 'Number of Years', 'Number of Depreciations'];
const METHOD = ['method', 'Computation Method'];
const FACTOR = ['method_progress_factor', 'Degressive Factor'];

/** The rows of each asset: its own, and those below it that hold further lines of its schedule. */
function assetsOf(sheet: Sheet): SheetRow[][] {
  const assets: SheetRow[][] = [];
  for (const row of sheet.rows()) {
    const isLine = sheet.text(row, 'name', 'Asset Name') === '' && sheet.text(row, ...COST) === '';
    const last = assets.at(-1);
    if (isLine && last) last.push(row);
    else assets.push([row]);
  }
  return assets;
}

/** The line that books the purchase stands among the initial entries too; it is known by its type, else by standing at the start with the whole base. */
function isPurchase(sheet: Sheet, asset: SheetRow, line: SheetRow): boolean {
  const type = sheet.text(line, ...TYPE).toLowerCase();
  if (type !== '') return !type.startsWith('depreci');
  const [cost, salvage, amount] = [sheet.decimal(asset, ...COST), sheet.decimal(asset, ...SALVAGE) ?? '0', sheet.decimal(line, ...AMOUNT)];
  return sheet.date(line, ...DATE) === sheet.date(asset, ...START) && cost !== null && amount !== null && Number(amount) + Number(salvage) === Number(cost);
}

/** What was charged up to when: lines brought in as initial, and lines posted. Those still planned are not facts. */
function foldLines(sheet: Sheet): void {
  const brought = new Map<number, { amount: string; through: string }>();
  for (const [asset, ...further] of assetsOf(sheet)) {
    if (asset === undefined) continue;
    const booked = [asset, ...further].filter((line) => sheet.isFilled(line, ...AMOUNT) && (sheet.ticked(line, ...INITIAL) || sheet.ticked(line, ...POSTED)) && !isPurchase(sheet, asset, line));
    const amounts = booked.flatMap((line) => sheet.decimal(line, ...AMOUNT) ?? []);
    const days = booked.flatMap((line) => sheet.date(line, ...DATE) ?? []).sort();
    const through = days.at(-1);
    if (through !== undefined && amounts.length === booked.length && days.length === booked.length) brought.set(asset.number, { amount: addDecimals(amounts), through });
    else if (booked.length > 0) sheet.warn(asset, 'LINES_UNREADABLE', null, ...AMOUNT);
    for (const line of further) sheet.drop(line);
  }
  sheet.derive(`= Σ ${AMOUNT[0] ?? ''}`, 'accumulatedDepreciation', (row) => readable(brought.get(row.number)?.amount));
  sheet.derive(`= max ${DATE[0] ?? ''}`, 'depreciatedThrough', (row) => brought.get(row.number)?.through ?? null);
}

/** A figure of our own as a number cell: text would be read with the file's separators. */
function readable(amount: string | undefined): number | null {
  if (amount === undefined) return null;
  const read = readDecimal(amount, '.');
  return read.ok ? Number(read.value) : null;
}

/** `year`: a number of years, whatever the length of a posting. `number`: a number of postings. Without either it could be both, and is asked. */
function lives(sheet: Sheet): void {
  const time = ['method_time', 'Time Method'];
  if (sheet.has('Number of Years') && !sheet.has('method_number')) return sheet.assign('usefulLifeYears', 'Number of Years');
  if (!sheet.has(...time)) {
    if (sheet.has(...NUMBER)) sheet.note('life_unit');
    return;
  }
  const periods: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12, 1: 1, 3: 3, 12: 12 };
  sheet.derive(`= ${sheet.heading(...NUMBER) ?? ''}, ${sheet.heading(...time) ?? ''}`, 'usefulLifeMonths', (row) => {
    const number = Number(sheet.decimal(row, ...NUMBER) ?? Number.NaN);
    const kind = sheet.text(row, ...time).toLowerCase();
    const length = /year/.test(kind) ? 12 : kind.startsWith('number') ? periods[sheet.text(row, 'method_period', 'Period Length').toLowerCase()] : undefined;
    return length === undefined || !Number.isInteger(number) || number <= 0 ? null : number * length;
  });
}

function translate(sheet: Sheet): void {
  for (const row of sheet.rows()) {
    if (sheet.isFilled(row, 'date_remove', 'Asset Removal Date')) sheet.leaveOut(row, 'DISPOSED_ROW_SKIPPED', sheet.text(row, 'date_remove', 'Asset Removal Date'), 'date_remove', 'Asset Removal Date');
  }
  if (sheet.has(...AMOUNT)) foldLines(sheet);
  lives(sheet);
  // The factor is the yearly rate of a degressive method, and stands beside linear ones as well, where it means nothing.
  sheet.derive(`= ${sheet.heading(...FACTOR) ?? ''}`, 'annualRate', (row) => (/^degr/i.test(sheet.text(row, ...METHOD)) ? readable(sheet.decimal(row, ...FACTOR) ?? undefined) : null));
  if (sheet.has('prorata', 'Prorata Temporis')) sheet.note('prorata');
}

/** Odoo with the community's asset module: account.asset, its schedule as further rows. */
export const ODOO: Format = {
  name: 'odoo',
  recognise: [['name', 'Asset Name'], ['profile_id', 'profile_id/name', 'Asset Profile'], COST, START],
  columns: [
    ['assetNumber', 'code', 'Reference'], ['externalId', 'id', 'External ID'], ['name', 'name', 'Asset Name'], ['category', 'profile_id', 'profile_id/name', 'Asset Profile'], ['cost', ...COST], ['residualValue', ...SALVAGE], ['acquisitionDate', ...START],
    ['depreciationMethod', ...METHOD], ['accumulatedDepreciation', 'value_depreciated', 'Depreciated Value'], ['supplier', 'partner_id', 'Partner'], ['notes', 'note', 'Note'], ['status', 'state', 'Status'], ['costCenter', 'account_analytic_id', 'Analytic account'],
  ],
  values: {
    depreciationMethod: { linear: 'straight_line', degressive: 'declining_balance', 'degr-limit': 'declining_balance', 'degr-linear': 'accelerated', 'Degressive-Linear': 'accelerated', 'Degressive up to Salvage Value': 'declining_balance' },
    status: { draft: 'DRAFT', open: 'IN_SERVICE', Running: 'IN_SERVICE', close: 'IN_SERVICE', removed: 'DISPOSED' },
  },
  dates: DATE,
  amounts: AMOUNT,
  translate,
};
