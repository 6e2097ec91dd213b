import { describe, expect, test } from 'vitest';
import { inspectTable, openTable } from '../../src/main/exchange/import/inspect.ts';
import { guessDecimalSeparator } from '../../src/main/exchange/import/suggest.ts';
import { TEMPLATES } from '../../src/main/exchange/import/templates.ts';
import { fileOf } from './support.ts';

const inspect = (text: string) => inspectTable(openTable(fileOf(text)));

describe('headings of registers nobody has mapped', () => {
  test('English, in many spellings', () => {
    const { mapping, template } = inspect('Asset Code,Asset Description,Asset Class,Date of Purchase,Original Cost,Salvage Value,Useful Life (Years),Acc. Depreciation,NBV,Dept,Vendor,S/N\nA1,Desk,Furniture,2021-01-01,100,0,5,20,80,HR,IKEA,9\n');
    expect(template).toBeNull();
    expect(mapping.columns).toEqual({
      'Asset Code': 'assetNumber', 'Asset Description': 'name', 'Asset Class': 'category', 'Date of Purchase': 'acquisitionDate', 'Original Cost': 'cost', 'Salvage Value': 'residualValue',
      'Useful Life (Years)': 'usefulLifeYears', 'Acc. Depreciation': 'accumulatedDepreciation', NBV: 'netBookValue', Dept: 'costCenter', Vendor: 'supplier', 'S/N': 'serialNumber',
    });
  });

  test('Arabic, with and without hamza, marks and tatweel', () => {
    const { mapping } = inspect('كود الاصل,اسم الأصل,الفئة,تاريخ الشراء,سعر الشراء (ر.س),العمر الإنتاجي بالسنوات,مجمّع الإهـلاك,صافي القيمة الدفترية,الموقع,العهدة\n1,مكتب,أثاث,2021-01-01,100,5,20,80,الرياض,أحمد\n');
    expect(mapping.columns).toEqual({
      'كود الاصل': 'assetNumber', 'اسم الأصل': 'name', 'الفئة': 'category', 'تاريخ الشراء': 'acquisitionDate', 'سعر الشراء (ر.س)': 'cost', 'العمر الإنتاجي بالسنوات': 'usefulLifeYears',
      'مجمّع الإهـلاك': 'accumulatedDepreciation', 'صافي القيمة الدفترية': 'netBookValue', 'الموقع': 'location', 'العهدة': 'custodian',
    });
  });

  test('descriptions stand in for names and the date in service for the date of purchase, where there is nothing better; a running number is no asset number', () => {
    expect(inspect('No,Description,In service date,Cost\n1,Desk,2021-01-01,5\n').mapping.columns).toEqual({ Description: 'name', 'In service date': 'acquisitionDate', Cost: 'cost' });
  });

  test('the words of the file are shown with what they become', () => {
    const { mapping, distinct } = inspect('Asset Name,Cost,Method,Status\nA,1,Straight-Line,Active\nB,2,القسط الثابت,Disposed\nC,3,Double Declining,Active\nD,4,Astrology,Lost\n');
    expect(mapping.values).toEqual({
      depreciationMethod: { 'Straight-Line': 'straight_line', 'القسط الثابت': 'straight_line', 'Double Declining': 'declining_balance:2' },
      status: { Active: 'IN_SERVICE', Disposed: 'DISPOSED', Lost: 'DISPOSED' },
    });
    expect(distinct['Method']).toContain('Astrology');
  });
});

describe('files of other programs are known by their headings', () => {
  const headerOf = (name: string) => {
    const template = TEMPLATES.find((candidate) => candidate.name === name);
    if (!template) throw new Error(`no template ${name}`);
    return [...new Set([...template.recognise, ...Object.keys(template.mapping.columns)])];
  };

  test.each(TEMPLATES.map(({ name }) => name))('%s', (name) => {
    const headings = headerOf(name);
    const { template, mapping } = inspect(`${headings.join(',')}\n${headings.map((_, index) => `v${index}`).join(',')}\n`);
    expect(template).toBe(name);
    expect(Object.values(mapping.columns)).toEqual(expect.arrayContaining(['name', 'category', 'acquisitionDate', 'cost'].filter((field) => !(name === 'usool-ar' && field === 'name'))));
    expect(new Set(Object.values(mapping.columns)).size).toBe(Object.keys(mapping.columns).length);
  });

  test('a Xero register with Xero words: declining at a percentage, actual days, disposed rows', () => {
    const header = '*AssetName,*AssetNumber,AssetStatus,PurchaseDate,PurchasePrice,AssetType,Description,TrackingCategory1,TrackingOption1,TrackingCategory2,TrackingOption2,SerialNumber,WarrantyExpiry,Book_DepreciationStartDate,Book_CostLimit,Book_ResidualValue,Book_DepreciationMethod,Book_AveragingMethod,Book_Rate,Book_EffectiveLife,Book_OpeningBookAccumulatedDepreciation,Book_BookValue,AccumulatedDepreciation,InvestmentBoost,DepreciationToDate,DisposalDate';
    const { mapping, template } = inspect(`${header}\nVan,FA-1,Registered,13/07/2023,30000.00,Vehicles,,,,,,,,13/07/2023,,,Diminishing Value (200%),Actual Days,30.0,,,20000.00,10000.00,,31/12/2025,\n`);
    expect(template).toBe('xero-register');
    expect(mapping).toMatchObject({ dateOrder: 'dmy', values: { depreciationMethod: { 'Diminishing Value (200%)': 'declining_balance:2' }, status: { Registered: 'IN_SERVICE' } } });
    expect(mapping.columns).toMatchObject({ DepreciationToDate: 'depreciatedThrough', AccumulatedDepreciation: 'accumulatedDepreciation', Book_BookValue: 'netBookValue' });
    expect(mapping.columns).not.toHaveProperty('Book_OpeningBookAccumulatedDepreciation');
  });

  test('five depreciations are years or months by the frequency beside them, and nobody’s guess where rows differ', () => {
    const file = (frequencies: string[]) => `asset_name,asset_category,purchase_date,available_for_use_date,gross_purchase_amount,total_number_of_depreciations,frequency_of_depreciation\n${frequencies.map((frequency) => `Desk,Furniture,2021-01-01,2021-01-01,100,5,${frequency}`).join('\n')}\n`;
    expect(inspect(file(['12', '12'])).mapping.columns).toMatchObject({ total_number_of_depreciations: 'usefulLifeYears' });
    expect(inspect(file(['1'])).mapping.columns).toMatchObject({ total_number_of_depreciations: 'usefulLifeMonths' });
    expect(Object.values(inspect(file(['1', '12'])).mapping.columns)).not.toContain('usefulLifeMonths');
  });
});

describe('what only a person can say is asked once', () => {
  test('the order of day and month', () => {
    expect(inspect('Name,Purchase date,Cost\nA,01/02/2022,1\n').questions).toEqual(['dateOrder']);
    expect(inspect('Name,Purchase date,Cost\nA,01/02/2022,1\nB,31/02/2022,1\n').questions).toEqual([]);
  });

  test('whether 1.234 is a thousand', () => {
    expect(guessDecimalSeparator(['1.234', '12.500'])).toBeNull();
    expect(guessDecimalSeparator(['1.234', '12.50'])).toBe('.');
    expect(guessDecimalSeparator(['1.234.567', '12'])).toBe(',');
    expect(guessDecimalSeparator(['1.234,50'])).toBe(',');
    expect(guessDecimalSeparator(['1,234.50', 7])).toBe('.');
    expect(guessDecimalSeparator(['100', '250'])).toBe('.');
    expect(inspect('Name;Cost\nA;1.234\nB;2.500\n').questions).toEqual(['decimalSeparator']);
  });

  test('the day up to which accumulated depreciation runs: worked out where nearly all rows agree, and asked for anyway', () => {
    const rows = (accumulated: string[]) => `Name,Purchase date,Cost,Useful life years,Accumulated depreciation\n${accumulated.map((amount, index) => `A${index},2023-0${index + 1}-10,1200,5,${amount}`).join('\n')}\n`;
    const agreed = inspect(rows(['480', '460', '440']));
    expect(agreed.mapping.depreciatedThrough).toBe('2024-12-31');
    expect(agreed.questions).toEqual(['depreciatedThrough']);
    const divided = inspect(rows(['480', '300', '131']));
    expect(divided.mapping.depreciatedThrough).toBeUndefined();
    expect(divided.questions).toEqual(['depreciatedThrough']);
  });
});
