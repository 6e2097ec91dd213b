import { describe, expect, test } from 'vitest';
import { inspectTable, openTable } from '../../src/main/exchange/import/inspect.ts';
import { guessDecimalSeparator } from '../../src/main/exchange/import/suggest.ts';
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
      convention: {},
    });
    expect(distinct['Method']).toContain('Astrology');
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
