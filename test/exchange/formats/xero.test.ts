import { parseDate } from '#shared/values/calendar.ts';
import { describe, expect, test } from 'vitest';
import { opened, problemsOf, shuffled, warningsOf } from './opened.ts';

const REGISTER_HEAD =
  '*AssetName,*AssetNumber,AssetStatus,PurchaseDate,PurchasePrice,AssetType,Description,TrackingCategory1,TrackingOption1,TrackingCategory2,TrackingOption2,SerialNumber,WarrantyExpiry,Book_DepreciationStartDate,Book_CostLimit,Book_ResidualValue,Book_DepreciationMethod,Book_AveragingMethod,Book_Rate,Book_EffectiveLife,Book_OpeningBookAccumulatedDepreciation,Book_BookValue,AccumulatedDepreciation,InvestmentBoost,DepreciationToDate,DisposalDate';
const REGISTER = `${REGISTER_HEAD}
Delivery van,FA-0001,Registered,01/01/2024,60000.00,Motor vehicles,Isuzu,Region,North,Department,Sales,VIN-001,31/12/2026,01/01/2024,,0.00,Straight Line,Full Month,20.0,,0.00,36000.00,24000.00,0.00,31/12/2025,
Server,FA-0002,Registered,01/07/2024,12000.00,Computer equipment,,Region,South,Department,IT,007-11,,01/07/2024,,0.00,Diminishing Value (150%),Full Month,,5,0.00,7400.00,4600.00,0.00,31/12/2025,
Old printer,FA-0003,Disposed,15/02/2019,1200.00,Computer equipment,,,,,,,,15/02/2019,,0.00,Straight Line,Full Month,33.3333,,0.00,0.00,1200.00,0.00,31/12/2023,15/01/2024
Head office land,FA-0004,Registered,13/03/2015,900000.00,Land,,,,,,,,13/03/2015,,0.00,No Depreciation,Full Month,,,0.00,900000.00,0.00,0.00,31/12/2025,
Car,FA-0005,Registered,01/01/2025,80000.00,Motor vehicles,,,,,,,,01/01/2025,60000.00,0.00,Straight Line,Actual Days,25.0,,0.00,60000.00,20000.00,16000.00,31/12/2025,
Laptop,FA-0006,Draft,20/12/2025,4500.00,Computer equipment,,,,,,,,,,0.00,Straight Line,Full Month,,3,0.00,4500.00,0.00,0.00,,
`;

describe('the register that Xero exports', () => {
  test('is recognised with its methods, averaging and the day depreciated to; disposed rows stay behind', () => {
    const { inspection, preview } = opened(REGISTER);
    expect(inspection).toMatchObject({ template: 'xero-register', questions: [], mapping: { format: 'xero-register', dateOrder: 'dmy' } });
    expect(inspection.mapping.columns).toMatchObject({ DepreciationToDate: 'depreciatedThrough', AccumulatedDepreciation: 'accumulatedDepreciation', Book_BookValue: 'netBookValue', TrackingOption1: 'location', TrackingOption2: 'costCenter' });
    expect(inspection.mapping.columns).not.toHaveProperty('Book_OpeningBookAccumulatedDepreciation');
    expect(inspection.mapping.values).toMatchObject({ depreciationMethod: { 'Diminishing Value (150%)': 'declining_balance:1.5' }, convention: { 'Actual Days': 'actual_days' }, status: { Disposed: 'DISPOSED' } });
    const result = preview();
    expect(problemsOf(result)).toEqual([]);
    expect(warningsOf(result).filter(([, , code]) => code !== 'NO_ACCUMULATED_DEPRECIATION')).toEqual([[4, 'AssetStatus', 'DISPOSED_ROW_SKIPPED', 'Disposed'], [6, 'Book_CostLimit', 'NOT_BROUGHT', '60000.00'], [6, 'InvestmentBoost', 'NOT_BROUGHT', '16000.00']]);
    expect(result.rows.map(({ assetNumber, method, usefulLifeMonths, accumulatedDepreciation }) => [assetNumber, method, usefulLifeMonths, accumulatedDepreciation])).toEqual([
      ['FA-0001', 'straight_line', 60, '24000.00'], ['FA-0002', 'declining_balance', 60, '4600.00'], ['FA-0004', 'none', null, '0.00'], ['FA-0005', 'straight_line', 48, '20000.00'], ['FA-0006', 'straight_line', 36, '0.00'],
    ]);
    expect(result.totals).toMatchObject({ firstMonth: '2026-01' });
  });

  test('is the same in any order of columns, any case, without stars, and without the column of New Zealand', () => {
    const whole = opened(REGISTER).preview();
    const other = opened(shuffled(REGISTER));
    expect(other.inspection.template).toBe('xero-register');
    expect(other.preview().rows).toEqual(whole.rows);
    const without = REGISTER.split('\n').map((line) => line.split(',').filter((_, column) => column !== 23).join(',')).join('\n');
    expect(opened(without).preview().rows).toEqual(whole.rows);
  });

  test('a plain diminishing value is 100 % of the straight-line rate, not the double that is common elsewhere', () => {
    const { preview, book, fileId, inspection } = opened(`${REGISTER_HEAD}\nMill,FA-9,Registered,01/01/2025,12000.00,Plant,,,,,,,,01/01/2025,,0.00,Diminishing Value,Full Month,,10,0.00,10800.00,1200.00,0.00,31/12/2025,\n`);
    expect(inspection.mapping.values.depreciationMethod).toMatchObject({ 'Diminishing Value': 'declining_balance:1' });
    // One tenth of a year's opening value, monthly on what is left: a little less than 1,200.
    expect(preview().rows[0]).toMatchObject({ firstCharge: '90.00' });
    expect(book.call('imports.variance', { fileId, mapping: inspection.mapping })).toMatchObject({ total: 1, rows: [{ imported: '1200.00', computed: '1146.50' }] });
  });

  test('comes in with its balances, and the next month goes on from there', () => {
    const { book, fileId, inspection, preview } = opened(REGISTER);
    const { fingerprint, totals } = preview();
    book.commit({ fileId, mapping: inspection.mapping, fingerprint });
    expect(book.call('assets.get', { assetNumber: 'FA-0001' })).toMatchObject({ status: 'IN_SERVICE', locationName: 'North', warrantyEnd: '2026-12-31' });
    expect(book.call('assets.get', { assetNumber: 'FA-0006' })).toMatchObject({ status: 'DRAFT' });
    expect(book.call('close.preview', { period: '2026-01' }).totalDepreciation).toBe(totals.firstMonthDepreciation);
    expect(book.call('book.verify')).toMatchObject({ ok: true });
  });
});

const IMPORT_HEAD =
  '*AssetName,*AssetNumber,PurchaseDate,PurchasePrice,AssetType,Description,TrackingCategory1,TrackingOption1,TrackingCategory2,TrackingOption2,SerialNumber,WarrantyExpiry,Book_DepreciationStartDate,Book_CostLimit,Book_ResidualValue,Book_DepreciationMethod,Book_AveragingMethod,Book_Rate,Book_EffectiveLife,Book_OpeningBookAccumulatedDepreciation,Tax_DepreciationMethod,Tax_PoolName,Tax_PooledDate,Tax_PooledAmount,Tax_DepreciationStartDate,Tax_CostLimit,Tax_ResidualValue,Tax_AveragingMethod,Tax_Rate,Tax_EffectiveLife,Tax_OpeningAccumulatedDepreciation';

describe('the file that Xero imports', () => {
  const file = `${IMPORT_HEAD}
Van,FA-1,03/04/2024,60000,Vehicles,,,,,,,,03/04/2024,,,Straight Line,Full Month,,5,20000,Diminishing Value (200%),,,,03/04/2024,,,Actual Days,40,,24000
Desk,FA-2,05/06/2024,1200,Furniture,,,,,,,,05/06/2024,,,Full Depreciation at Purchase,Full Month,,,1200,Pooled,General,01/07/2024,1200,,,,,,,
`;

  test('has no day for its accumulated depreciation: it is asked, and without it the rows are refused', () => {
    const { inspection, preview } = opened(file);
    expect(inspection).toMatchObject({ template: 'xero-import', questions: ['dateOrder', 'depreciatedThrough'], notes: ['tax_columns'] });
    const { depreciatedThrough: _guess, ...mapping } = inspection.mapping;
    expect(problemsOf(preview({ ...mapping, depreciatedThrough: undefined }))).toEqual([[2, 'accumulatedDepreciation', 'DEPRECIATED_THROUGH_REQUIRED'], [3, 'accumulatedDepreciation', 'DEPRECIATED_THROUGH_REQUIRED']]);
    const answered = preview({ depreciatedThrough: parseDate('2025-12-31') });
    expect(problemsOf(answered)).toEqual([]);
    expect(answered.rows).toMatchObject([{ assetNumber: 'FA-1', usefulLifeMonths: 60, acquisitionDate: '2024-04-03' }, { assetNumber: 'FA-2', usefulLifeMonths: 1 }]);
  });

  test('days that could be read two ways are asked once for the file; the answer counts for every column', () => {
    const { preview } = opened(file);
    const rows = preview({ dateOrder: 'mdy', depreciatedThrough: parseDate('2025-12-31') }).rows;
    expect(rows.map(({ acquisitionDate, inServiceDate }) => [acquisitionDate, inServiceDate])).toEqual([['2024-03-04', '2024-03-04'], ['2024-05-06', '2024-05-06']]);
  });

  test('of an organisation without tax depreciation has twenty columns', () => {
    const short = file.split('\n').map((line) => line.split(',').slice(0, 20).join(',')).join('\n');
    expect(opened(short).inspection).toMatchObject({ template: 'xero-import', notes: [] });
  });
});
