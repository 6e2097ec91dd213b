import { describe, expect, test } from 'vitest';
import { opened, problemsOf, warningsOf } from './opened.ts';

const HEAD =
  'ID,asset_name,item_code,company,location,asset_category,asset_type,purchase_date,available_for_use_date,gross_purchase_amount,opening_accumulated_depreciation,opening_number_of_booked_depreciations,calculate_depreciation,status,finance_books.finance_book,finance_books.depreciation_method,finance_books.total_number_of_depreciations,finance_books.frequency_of_depreciation,finance_books.depreciation_start_date,finance_books.expected_value_after_useful_life,finance_books.rate_of_depreciation,finance_books.daily_prorata_based';
const FILE = `${HEAD}
ACC-ASS-2023-00001,Forklift,MACH-01,Noor,Riyadh,Plant,Existing Asset,2023-01-01,2023-01-01,60000,36000,36,1,Partially Depreciated,,Straight Line,60,1,2026-01-31,0,0,0
,,,,,,,,,,,,,,IFRS,Straight Line,10,12,2026-12-31,5000,0,0
,,,,,,,,,,,,,,Tax,Written Down Value,5,12,2026-12-31,0,30,0
ACC-ASS-2023-00002,Rack,RACK-01,Noor,Jeddah,Furniture,Existing Asset,2024-01-01,2024-01-01,10000,4000,2,1,Submitted,,Straight Line,5,12,2026-12-31,0,0,1
ACC-ASS-2023-00003,Land,LAND-01,Noor,Riyadh,Land,Existing Asset,2015-03-01,2015-03-01,900000,0,0,0,Submitted,,,,,,,,
ACC-ASS-2019-00004,Old car,CAR-01,Noor,Riyadh,Vehicles,Existing Asset,2019-03-01,2019-03-01,50000,50000,60,1,Sold,,Straight Line,60,1,,0,0,0
ACC-ASS-2024-00005,Press,MACH-02,Noor,Riyadh,Plant,Existing Asset,2025-01-01,2025-01-01,30000,9000,1,1,Submitted,,Written Down Value,10,12,2026-12-31,0,30,0
`;

describe('ERPNext', () => {
  test('number × frequency is a life, the date of the next posting says how far it went, and terms of other finance books are named and left', () => {
    const { inspection, preview } = opened(FILE);
    expect(inspection).toMatchObject({ template: 'erpnext', notes: ['through_from_next'], questions: [] });
    expect(inspection.mapping.columns).toMatchObject({
      '= finance_books.total_number_of_depreciations × finance_books.frequency_of_depreciation': 'usefulLifeMonths', '= finance_books.depreciation_start_date − finance_books.frequency_of_depreciation': 'depreciatedThrough',
      '= finance_books.daily_prorata_based': 'convention', ID: 'assetNumber', opening_accumulated_depreciation: 'accumulatedDepreciation',
    });
    const result = preview();
    expect(problemsOf(result)).toEqual([]);
    expect(warningsOf(result).filter(([, , code]) => code !== 'CATCH_UP_INCLUDED')).toEqual([
      [3, 'finance_books.finance_book', 'OTHER_BOOK_SKIPPED', 'IFRS'], [4, 'finance_books.finance_book', 'OTHER_BOOK_SKIPPED', 'Tax'], [7, 'status', 'DISPOSED_ROW_SKIPPED', 'Sold'],
    ]);
    expect(result.rows.map(({ row, assetNumber, method, usefulLifeMonths, accumulatedDepreciation }) => [row, assetNumber, method, usefulLifeMonths, accumulatedDepreciation])).toEqual([
      [2, 'ACC-ASS-2023-00001', 'straight_line', 60, '36000.00'], [5, 'ACC-ASS-2023-00002', 'straight_line', 60, '4000.00'], [6, 'ACC-ASS-2023-00003', 'none', null, '0.00'], [8, 'ACC-ASS-2024-00005', 'declining_balance', 120, '9000.00'],
    ]);
    expect(result.rows[3]).toMatchObject({ firstCharge: '525.00' });
    expect(result.totals.firstMonth).toBe('2026-01');
  });

  test('where only named finance books are there, the first is taken', () => {
    const file = `${HEAD}\nA-1,Forklift,M,N,R,Plant,E,2023-01-01,2023-01-01,60000,,,1,Submitted,IFRS,Straight Line,10,12,2023-12-31,6000,0,0\n,,,,,,,,,,,,,,Tax,Straight Line,5,12,2023-12-31,0,0,0\n`;
    const result = opened(file).preview();
    expect(result.rows).toMatchObject([{ usefulLifeMonths: 120 }]);
    expect(warningsOf(result)[0]).toEqual([3, 'finance_books.finance_book', 'OTHER_BOOK_SKIPPED', 'Tax']);
  });

  test('labels in place of names are known too', () => {
    const file = 'ID,Asset Name,Asset Category,Location,Purchase Date,Available-for-use Date,Net Purchase Amount,Opening Accumulated Depreciation,Depreciation Method (Finance Books),Total Number of Depreciations (Finance Books),Frequency of Depreciation (Months) (Finance Books),Depreciation Posting Date (Finance Books)\nA-1,Rack,Furniture,Riyadh,2024-01-01,2024-01-01,10000,4000,Straight Line,20,3,2026-03-31\n';
    const { inspection, preview, book, fileId } = opened(file);
    expect(inspection.template).toBe('erpnext');
    expect(preview().rows).toMatchObject([{ usefulLifeMonths: 60, accumulatedDepreciation: '4000.00' }]);
    expect(book.call('imports.variance', { fileId, mapping: inspection.mapping })).toMatchObject({ compared: 1, total: 0, imported: '4000.00', computed: '4000.08' });
  });

  test('a corrected frequency makes another life: columns made of others follow their cells', () => {
    const { book, fileId, inspection } = opened(FILE);
    const edits = [{ row: 5, column: 'finance_books.frequency_of_depreciation', value: '6' }, { row: 8, column: '= finance_books.total_number_of_depreciations × finance_books.frequency_of_depreciation', value: '96' }];
    const { rows, warnings } = book.call('imports.preview', { fileId, mapping: inspection.mapping, edits });
    expect(rows.map(({ usefulLifeMonths }) => usefulLifeMonths)).toEqual([60, 30, null, 96]);
    expect(warnings.map(({ code }) => code)).not.toContain('EDIT_IGNORED');
  });
});
