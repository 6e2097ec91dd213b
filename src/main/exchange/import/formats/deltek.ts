import type { Format } from './format.ts';
import { monthEndBefore } from './months.ts';
import type { Sheet } from './sheet.ts';

const NEXT = ['Next Depreciation Date'];

function translate(sheet: Sheet): void {
  const through = (row: Parameters<Sheet['text']>[0]): string | null => {
    const next = sheet.date(row, ...NEXT);
    return next === null || !sheet.isFilled(row, 'Accumulated Depreciation') ? null : monthEndBefore(next, 1);
  };
  if (sheet.rows().some((row) => through(row) !== null)) sheet.note('through_from_next');
  sheet.derive(`= ${NEXT[0] ?? ''} − 1`, 'depreciatedThrough', through);
}

/** Deltek WorkBook: 22 columns, methods as numbers, and a first depreciation where others have a purchase. */
export const DELTEK_WORKBOOK: Format = {
  name: 'deltek-workbook',
  recognise: [['Asset tag'], ['Initial Value'], ['First Depreciation Date'], NEXT, ['Depreciations Completed']],
  columns: [
    ['name', 'Name'], ['description', 'Description'], ['assetNumber', 'Asset tag'], ['category', 'Asset Group Name', 'Group Name'], ['depreciationMethod', 'Depreciation Method', 'Method'], ['annualRate', 'Depreciation Percentage', 'Percentage'],
    ['usefulLifeMonths', 'Useful Life (Months)'], ['cost', 'Initial Value'], ['accumulatedDepreciation', 'Accumulated Depreciation'], ['netBookValue', 'Current Book Value'], ['acquisitionDate', 'First Depreciation Date'],
  ],
  values: { depreciationMethod: { 1: 'straight_line', 2: 'declining_balance', 3: 'declining_balance:2', 4: 'sum_of_years_digits' } },
  notes: ['no_purchase_date'],
  dates: NEXT,
  translate,
};
