import { parseDate } from '#shared/values/calendar.ts';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../src/main/exchange/import/formats/index.ts';
import { recogniseFormat } from '../../../src/main/exchange/import/formats/recognise.ts';
import { importBook } from '../book.ts';
import { opened, problemsOf, warningsOf } from './opened.ts';

describe('Sage 50', () => {
  const ROWS = 'FA001,Head Office,Oak desk,Six drawers,,,SUP1,0040,8004,1,12/04/2024,2,1,20.00,1200.00,780.00\nFA002,Warehouse,Forklift,,,SN-44,SUP2,0020,8002,2,01/01/2024,1,2,25.00,20000.00,11800.00\nFA003,Head Office,Toner stand,,,,,0040,8004,3,05/09/2024,2,1,0.00,150.00,0.00\n';
  const HEAD = 'Asset Reference,Location/Employee,Description 1,Description 2,Description 3,Serial No,Supplier Ref,Balance Sheet Nominal,P&L Nominal,Depreciation Method,Purchase Date,Category,Department,Rate,Cost Price,Net Book Value\n';

  test('numbers for methods and categories: methods are known, categories are asked one by one', () => {
    const { inspection, preview } = opened(HEAD + ROWS);
    expect(inspection).toMatchObject({ template: 'sage-50', questions: ['dateOrder', 'depreciatedThrough'], notes: ['category_numbers', 'write_off', 'department_numbers'], mapping: { dateOrder: 'dmy', createMissing: { categories: false } } });
    expect(inspection.distinct).toMatchObject({ Category: ['1', '2'], 'Depreciation Method': ['1', '2', '3'] });
    expect(problemsOf(preview({ depreciatedThrough: parseDate('2025-12-31') })).map(([row, , code]) => [row, code])).toEqual([[2, 'UNKNOWN_CATEGORY'], [3, 'UNKNOWN_CATEGORY'], [4, 'UNKNOWN_CATEGORY']]);
    const result = preview({ depreciatedThrough: parseDate('2025-12-31'), values: { ...inspection.mapping.values, category: { 1: 'MACH', 2: 'FURN' } } });
    expect(problemsOf(result)).toEqual([]);
    expect(result.rows.map(({ assetNumber, acquisitionDate, method, usefulLifeMonths, accumulatedDepreciation }) => [assetNumber, acquisitionDate, method, usefulLifeMonths, accumulatedDepreciation])).toEqual([
      ['FA001', '2024-04-12', 'straight_line', 60, '420.00'], ['FA002', '2024-01-01', 'declining_balance', 120, '8200.00'], ['FA003', '2024-09-05', 'straight_line', 1, '150.00'],
    ]);
  });

  test('a file without headings is known by the shape of all its rows, and by nothing less', () => {
    const { inspection } = opened(ROWS);
    expect(inspection).toMatchObject({ template: 'sage-50', headingRow: 0, rowCount: 3 });
    expect(inspection.headings.slice(0, 3)).toEqual(['Asset Reference', 'Location/Employee', 'Description 1']);
    for (const broken of [ROWS.replace('780.00', '1780.00'), ROWS.replace(',2,01/01/2024', ',4,01/01/2024'), ROWS.replaceAll(',20.00,', ',20.00,x,')]) expect(opened(broken).inspection.template).toBeNull();
  });

  test('a file without headings that nobody knows can be opened as such: its columns go by their letters', () => {
    const book = importBook();
    const fileId = book.stage('A1,Desk,Furniture,2026-01-05,100\nA2,Chair,Furniture,2026-01-05,50\n');
    const inspection = book.call('imports.inspect', { fileId, headingRow: 0 });
    expect(inspection).toMatchObject({ headings: ['[A]', '[B]', '[C]', '[D]', '[E]'], rowCount: 2, mapping: { headingRow: 0 } });
    const mapping = { ...inspection.mapping, columns: { '[A]': 'assetNumber', '[B]': 'name', '[C]': 'category', '[D]': 'acquisitionDate', '[E]': 'cost' } as const, defaults: { usefulLifeYears: '5' } };
    expect(book.call('imports.preview', { fileId, mapping })).toMatchObject({ problemsTotal: 0, totals: { count: 2, cost: '150.00' } });
  });
});

test('Snipe-IT keeps no books: terms come from the category, a warranty in months gets its end, a thing without a name goes by its model', () => {
  const file = 'Item Name,Asset Tag,Category,Model Name,Manufacturer,Serial Number,Purchase Date,Purchase Cost,Supplier,Order Number,Warranty,Location,Company,Notes,Status\nReception screen,000123,Computers,U2723,Dell,00981,2026-01-31,1450.00,Jarir,PO-7,13 months,Riyadh,Noor,,Ready to Deploy\n,000124,Computers,ThinkPad T14,Lenovo,00982,2026-01-05,5200.00,Jarir,PO-8,,Riyadh,Noor,,Archived\n,000125,Computers,ThinkPad T14,Lenovo,00983,2026-01-05,5200.00,Jarir,PO-8,36,Riyadh,Noor,,Deployed\n';
  const { book, fileId, inspection, preview } = opened(file);
  expect(inspection).toMatchObject({ template: 'snipe-it', notes: ['terms_of_category', 'nothing_depreciated'] });
  const category = book.call('assetCategories.list', { size: 100 }).items.find(({ name }) => /computer/i.test(name));
  const mapping = { ...inspection.mapping, values: { ...inspection.mapping.values, category: { Computers: category?.code ?? '' } } };
  expect(warningsOf(preview(mapping))).toEqual([[3, 'Status', 'DISPOSED_ROW_SKIPPED', 'Archived']]);
  book.commit({ fileId, mapping });
  expect(book.call('assets.get', { assetNumber: '000123' })).toMatchObject({ name: 'Reception screen', serialNumber: '00981', warrantyEnd: '2027-02-28', status: 'IN_SERVICE' });
  expect(book.call('assets.get', { assetNumber: '000125' })).toMatchObject({ name: 'ThinkPad T14', warrantyEnd: '2029-01-05' });
});

describe('AssetAccountant', () => {
  test('what is left at the opening day says what is gone by the day before; tax stays behind', () => {
    const file = 'Asset Code,Asset Name,Asset Group,Acquisition Date,Cost,Opening Balance Date,Accounting Opening WDV,Accounting Method,Accounting Effective Life,Tax Opening WDV,Tax Method\nA-1,Van,Vehicles,01/07/2023,60000,01/07/2025,36000,Prime Cost,5,30000,Diminishing Value\nA-2,Crane,Plant,15/07/2023,90000,30/06/2025,70000,Diminishing Value,10,60000,Diminishing Value\n';
    const { inspection, preview } = opened(file);
    expect(inspection).toMatchObject({ template: 'asset-accountant', questions: [], notes: ['opening_day', 'tax_columns'], mapping: { dateOrder: 'dmy' } });
    const result = preview();
    expect(problemsOf(result)).toEqual([]);
    expect(result.rows.map(({ assetNumber, accumulatedDepreciation, usefulLifeMonths }) => [assetNumber, accumulatedDepreciation, usefulLifeMonths])).toEqual([['A-1', '24000.00', 60], ['A-2', '20000.00', 120]]);
    expect(result.totals.firstMonth).toBe('2025-07');
    expect(result.warnings).toMatchObject([{ row: 3, code: 'FACTOR_ASSUMED', params: { factor: '2' } }]);
  });
});

test('Deltek WorkBook: methods as numbers, and the month before the next depreciation is the last that was charged', () => {
  const head = 'Name,Description,Asset tag,Asset Group Name,Asset Group Description,Asset Group ID,Depreciation Method,Depreciation Percentage,Useful Life (Months),Initial Value,Existing Asset Account number,Accumulated Depreciation,Existing Accumulated Depreciation GL Account number,Current Book Value,First Depreciation Date,Next Depreciation Date,Depreciations Completed,Asset Account number,Accumulated Depreciation Account number,Depreciation Expense Account number,Revaluation Account number,Disposal Account number';
  const file = `${head}\nVan,,T-1,Vehicles,,,1,,60,60000,1500,24000,1590,36000,2024-01-31,2026-01-31,24,,,,,\nMill,,T-2,Plant,,,3,,120,12000,1500,0,,12000,2026-01-31,2026-01-31,0,,,,,\nLathe,,T-3,Plant,,,4,,60,15000,1500,5000,1590,10000,2025-01-31,2026-01-31,12,,,,,\n`;
  const { inspection, preview, book, fileId } = opened(file);
  expect(inspection).toMatchObject({ template: 'deltek-workbook', notes: ['no_purchase_date', 'through_from_next'], questions: [] });
  const result = preview();
  expect(problemsOf(result)).toEqual([]);
  expect(result.rows.map(({ method, usefulLifeMonths, firstCharge }) => [method, usefulLifeMonths, firstCharge])).toEqual([['straight_line', 60, '1000.00'], ['declining_balance', 120, '200.00'], ['sum_of_years_digits', 60, '333.33']]);
  expect(book.call('imports.variance', { fileId, mapping: inspection.mapping })).toMatchObject({ compared: 2, total: 0, imported: '29000.00', computed: '29000.04', difference: '-0.04', percent: '0.0' });
});

test('SQL Account: of its sheets the one with the items is opened', async () => {
  const bytes = await writeXlsx({ sheets: [
    { name: 'FA.GROUP.OPF', rows: [['Code', 'Description', 'DeprMethod', 'AssetAcc'], ['MV', 'Motor vehicle', 1, '200-400']] },
    { name: 'FA.ITEM.OPF', rows: [['Code', 'Description', 'Asset Group', 'Agent', 'Area', 'AcquireDate', 'Cost', 'UsefulLife'], ['MV-0001', 'Van', 'MV', '', 'Riyadh', new Date('2026-01-05T00:00:00Z'), 88_000, 5]] },
  ] });
  const { inspection, preview } = opened(bytes);
  expect(inspection).toMatchObject({ template: 'sql-account', sheet: 'FA.ITEM.OPF', notes: ['terms_of_category', 'nothing_depreciated'] });
  expect(preview().rows).toMatchObject([{ assetNumber: 'MV-0001', name: 'Van', cost: '88000.00', usefulLifeMonths: 60 }]);
});

describe('recognition', () => {
  test.each(FORMATS.map((format) => [format.name, format] as const))('%s is told from the others by its first headings, in any order and case', (name, format) => {
    const headings = [...new Set([...format.recognise.map(([heading]) => heading ?? ''), ...format.columns.map(([, heading]) => heading ?? '')])];
    expect(recogniseFormat(headings)?.name).toBe(name);
    expect(recogniseFormat(headings.toReversed().map((heading) => `* ${heading.toUpperCase()} `))?.name).toBe(name);
  });

  test('a plain register is nobody’s', () => {
    for (const headings of [['Asset Tag', 'Asset Name', 'Category', 'Purchase Date', 'Cost'], ['Code', 'Description', 'Cost'], ['Asset Reference', 'Purchase Date', 'Cost Price', 'Net Book Value']]) expect(recogniseFormat(headings)).toBeNull();
  });

  test('can be overruled: by another format, or by the meaning of the headings alone', () => {
    const file = 'Item Name,Asset Tag,Category,Model Name,Purchase Date,Purchase Cost\nDesk,1,Furniture,M,2026-01-05,100\n';
    expect(opened(file).inspection.template).toBe('snipe-it');
    const plain = opened(file, 'plain').inspection;
    expect(plain).toMatchObject({ template: null, notes: [] });
    expect(plain.mapping.format).toBeUndefined();
    expect(importBook().refusal('imports.saveMapping', { name: 'plain', mapping: { columns: {} } })).toMatchObject({ code: 'DUPLICATE_CODE' });
  });

  test('a mapping kept by name keeps its format, so that the next file is put together the same way', () => {
    const book = importBook();
    const file = 'ID,asset_name,asset_category,purchase_date,available_for_use_date,gross_purchase_amount,total_number_of_depreciations,frequency_of_depreciation\nA-1,Rack,Racks,2026-01-01,2026-01-01,6000,20,3\n';
    const first = opened(file, undefined, book);
    book.call('imports.saveMapping', { name: 'Ours', mapping: first.inspection.mapping });
    const next = opened(file.toUpperCase().replace('RACKS', 'Racks'), 'Ours', book);
    expect(next.inspection.mapping.columns).toMatchObject({ ID: 'assetNumber', ASSET_NAME: 'name', '= TOTAL_NUMBER_OF_DEPRECIATIONS × FREQUENCY_OF_DEPRECIATION': 'usefulLifeMonths' });
  });
});
