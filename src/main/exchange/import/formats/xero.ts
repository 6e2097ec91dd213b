import type { Format, FormatColumn } from './format.ts';
import type { Sheet } from './sheet.ts';

const SHARED: readonly FormatColumn[] = [
  ['name', '*AssetName'], ['assetNumber', '*AssetNumber'], ['acquisitionDate', 'PurchaseDate'], ['cost', 'PurchasePrice'], ['category', 'AssetType'], ['description', 'Description'],
  ['serialNumber', 'SerialNumber'], ['warrantyEnd', 'WarrantyExpiry'], ['inServiceDate', 'Book_DepreciationStartDate'], ['residualValue', 'Book_ResidualValue'], ['depreciationMethod', 'Book_DepreciationMethod'],
  ['convention', 'Book_AveragingMethod'], ['annualRate', 'Book_Rate'], ['usefulLifeYears', 'Book_EffectiveLife'],
];

const METHODS = {
  'No Depreciation': 'none', 'Straight Line': 'straight_line', 'Diminishing Value': 'declining_balance:1', 'Diminishing Value (150%)': 'declining_balance:1.5', 'Diminishing Value (200%)': 'declining_balance:2',
  'Full Depreciation at Purchase': 'write off', NoDepreciation: 'none', StraightLine: 'straight_line', DiminishingValue100: 'declining_balance:1', DiminishingValue150: 'declining_balance:1.5', DiminishingValue200: 'declining_balance:2', FullDepreciation: 'write off',
};
const CONVENTIONS = { 'Full Month': 'full_month', 'Actual Days': 'actual_days', FullMonth: 'full_month', ActualDays: 'actual_days' };
const PLACE_WORDS = /location|region|branch|site|office|city|store|warehouse|موقع|فرع|مكتب|مدينة/i;

/** A tracking category is whatever the organisation calls it: one that says where is a location, the first of the others the cost centre. */
function tracking(sheet: Sheet): void {
  const [first] = sheet.rows();
  const taken = new Set<string>();
  for (const number of [1, 2]) {
    const category = first === undefined ? '' : sheet.text(first, `TrackingCategory${number}`);
    const field = PLACE_WORDS.test(category) ? 'location' : 'costCenter';
    sheet.assign(taken.has(field) ? null : field, `TrackingOption${number}`);
    taken.add(field);
  }
}

function translate(sheet: Sheet): void {
  tracking(sheet);
  for (const row of sheet.rows()) {
    if (sheet.isFilled(row, 'DisposalDate') && !/^disposed$/i.test(sheet.text(row, 'AssetStatus'))) {
      sheet.leaveOut(row, 'DISPOSED_ROW_SKIPPED', sheet.text(row, 'DisposalDate'), 'DisposalDate');
      continue;
    }
    for (const heading of ['Book_CostLimit', 'InvestmentBoost']) if (sheet.isFilled(row, heading)) sheet.warn(row, 'NOT_BROUGHT', sheet.text(row, heading), heading);
    if (sheet.isFilled(row, 'Tax_DepreciationMethod') || sheet.isFilled(row, 'Tax_PoolName')) sheet.note('tax_columns');
  }
}

/** Of the organisation's whole register: 26 columns, with what was depreciated and the day it was depreciated to. */
export const XERO_REGISTER: Format = {
  name: 'xero-register',
  recognise: [['*AssetName'], ['*AssetNumber'], ['AssetStatus'], ['AccumulatedDepreciation']],
  columns: [...SHARED, ['status', 'AssetStatus'], ['accumulatedDepreciation', 'AccumulatedDepreciation'], ['netBookValue', 'Book_BookValue'], ['depreciatedThrough', 'DepreciationToDate']],
  values: { depreciationMethod: METHODS, convention: CONVENTIONS, status: { Draft: 'DRAFT', Registered: 'IN_SERVICE', Disposed: 'DISPOSED' } },
  dateOrder: 'dmy',
  translate,
};

/** The file that is filled in to bring assets into Xero: 31 columns, 20 where the organisation keeps no tax depreciation. It has no day for its accumulated depreciation. */
export const XERO_IMPORT: Format = {
  name: 'xero-import',
  recognise: [['*AssetName'], ['*AssetNumber'], ['Book_OpeningBookAccumulatedDepreciation']],
  columns: [...SHARED, ['accumulatedDepreciation', 'Book_OpeningBookAccumulatedDepreciation']],
  values: { depreciationMethod: METHODS, convention: CONVENTIONS },
  dateOrder: 'dmy',
  translate,
};
