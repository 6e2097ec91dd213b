import type { Format } from './format.ts';
import type { Sheet } from './sheet.ts';

const NUMBER = ['method_number', 'Duration'];
const PERIOD = ['method_period', 'Number of Months in a Period'];
const METHOD = ['method', 'Method'];
const FACTOR = ['method_progress_factor', 'Declining Factor'];

function translate(sheet: Sheet): void {
  for (const row of sheet.rows()) if (/^model$/i.test(sheet.text(row, 'state', 'Status'))) sheet.leaveOut(row, 'ROW_NO_ASSET', 'model', 'state', 'Status');
  const length: Readonly<Record<string, number>> = { 1: 1, 12: 12, months: 1, years: 12, month: 1, year: 12 };
  sheet.derive(`= ${sheet.heading(...NUMBER) ?? ''} × ${sheet.heading(...PERIOD) ?? ''}`, 'usefulLifeMonths', (row) => {
    const number = Number(sheet.decimal(row, ...NUMBER) ?? Number.NaN);
    const months = length[sheet.text(row, ...PERIOD).toLowerCase()];
    return months === undefined || !Number.isInteger(number) || number <= 0 ? null : number * months;
  });
  sheet.derive(`= ${sheet.heading(...FACTOR) ?? ''}`, 'annualRate', (row) => {
    const factor = sheet.decimal(row, ...FACTOR);
    return factor !== null && /^(degressive|declining)/i.test(sheet.text(row, ...METHOD)) ? Number(factor) : null;
  });
  if (sheet.has('prorata_computation_type', 'Computation')) sheet.note('prorata');
}

/** Odoo's own assets (Enterprise): no schedule in the file, one figure for what was depreciated before, and no day for it. */
export const ODOO_ENTERPRISE: Format = {
  name: 'odoo-enterprise',
  recognise: [['name', 'Asset Name'], ['original_value', 'Original Value'], ['acquisition_date', 'Acquisition Date'], NUMBER, PERIOD],
  columns: [
    ['name', 'name', 'Asset Name'], ['externalId', 'id', 'External ID'], ['category', 'model_id', 'model_id/name', 'Asset Model', 'account_asset_id', 'Fixed Asset Account'], ['cost', 'original_value', 'Original Value'], ['residualValue', 'salvage_value', 'Not Depreciable Value'],
    ['acquisitionDate', 'acquisition_date', 'Acquisition Date'], ['inServiceDate', 'prorata_date', 'Prorata Date'], ['accumulatedDepreciation', 'already_depreciated_amount_import', 'Depreciated Amount'], ['depreciationMethod', ...METHOD], ['status', 'state', 'Status'],
  ],
  values: {
    depreciationMethod: { linear: 'straight_line', 'Straight Line': 'straight_line', degressive: 'declining_balance', Declining: 'declining_balance', degressive_then_linear: 'accelerated', 'Declining then Straight Line': 'accelerated' },
    status: { draft: 'DRAFT', open: 'IN_SERVICE', Running: 'IN_SERVICE' },
  },
  translate,
};
