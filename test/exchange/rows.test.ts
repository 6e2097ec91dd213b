import { describe, expect, test } from 'vitest';
import type { ImportField } from '../../src/main/exchange/import/model.ts';
import { parse } from './support.ts';

const COLUMNS = { No: 'assetNumber', Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost' } as const;
const HEAD = 'No,Name,Category,Bought,Cost';
const row = (text: string, extra: Record<string, ImportField> = {}) => {
  const headings = [HEAD, ...Object.keys(extra)].join(',');
  return { text: `${headings}\n${text}\n`, columns: { ...COLUMNS, ...extra } as Record<string, ImportField> };
};
const one = (cells: string, extra: Record<string, ImportField> = {}, mapping: object = {}) => {
  const { text, columns } = row(cells, extra);
  return parse(text, { columns, ...mapping });
};
const codes = (findings: { code: string; field: string | null; params: object }[]) => findings.map(({ code, field, params }) => [code, field, params]);

describe('a row becomes an asset', () => {
  test('with what it says, and in service from the day it was bought', () => {
    const { assets, problems } = one('007,مكتب – خشب,Furniture,2025-01-15,"1,200.50"');
    expect(problems).toEqual([]);
    expect(assets[0]).toMatchObject({ row: 2, assetNumber: '007', name: 'مكتب – خشب', category: 'Furniture', acquisitionDate: '2025-01-15', inServiceDate: '2025-01-15', costMinor: 120_050, status: 'IN_SERVICE', opening: null });
  });

  test('codes come in ASCII digits with their zeros, names without invisible marks', () => {
    expect(one('٠٠٧,\u200f مكتب \u200e,Furniture,2025-01-15,1').assets[0]).toMatchObject({ assetNumber: '007', name: 'مكتب' });
  });

  test('every bad cell of every row is named, with its row, heading and value', () => {
    const { problems, assets } = parse(`${HEAD}\n1,,Furniture,2025-02-30,ten\n2,Chair,,2025-01-01,\n3,Lamp,Light,2025-01-01,5\n`, { columns: COLUMNS });
    expect(assets.map((asset) => asset.row)).toEqual([4]);
    expect(problems).toEqual([
      { row: 2, column: 'Name', field: 'name', value: null, code: 'REQUIRED', params: {} },
      { row: 2, column: 'Cost', field: 'cost', value: 'ten', code: 'INVALID_AMOUNT', params: { reason: 'format' } },
      { row: 2, column: 'Bought', field: 'acquisitionDate', value: '2025-02-30', code: 'INVALID_DATE', params: { reason: 'missing_day' } },
      { row: 3, column: 'Category', field: 'category', value: null, code: 'REQUIRED', params: {} },
      { row: 3, column: 'Cost', field: 'cost', value: null, code: 'REQUIRED', params: {} },
    ]);
  });

  test('a Hijri date is a problem that says so', () => {
    expect(codes(one('1,Desk,F,15/07/1445,5', {}, { dateOrder: 'dmy' }).problems)).toEqual([['INVALID_DATE', 'acquisitionDate', { reason: 'hijri' }]]);
  });

  test('negative amounts and decimals beyond the currency are refused', () => {
    expect(codes(one('1,Desk,F,2025-01-01,-5').problems)).toEqual([['INVALID_AMOUNT', 'cost', { reason: 'negative' }]]);
    expect(codes(one('1,Desk,F,2025-01-01,5.005').problems)).toEqual([['INVALID_AMOUNT', 'cost', { reason: 'decimals', decimals: 2 }]]);
  });

  test('columns the file lacks take the value of the mapping; columns the file was said to have are missed aloud', () => {
    const { assets, warnings } = parse('Name,Bought,Cost\nDesk,2025-01-01,5\n', { columns: { Name: 'name', Bought: 'acquisitionDate', Cost: 'cost', Notes: 'notes' }, defaults: { category: 'Furniture', usefulLifeYears: '5' } });
    expect(assets[0]).toMatchObject({ category: 'Furniture', usefulLifeMonths: 60 });
    expect(codes(warnings)).toEqual([['COLUMN_MISSING', 'notes', {}]]);
  });

  test('a file without rows is a problem, not an empty success', () => {
    expect(codes(parse(`${HEAD}\n`, { columns: COLUMNS }).problems)).toEqual([['NO_ROWS', null, {}]]);
  });

  test('a corrected cell is read in place of the file’s', () => {
    const { assets, problems, warnings } = parse(`${HEAD}\n1,Desk,F,2025-01-01,ten\n`, { columns: COLUMNS }, undefined, [{ row: 2, column: 'Cost', value: '10' }, { row: 9, column: 'Cost', value: '1' }]);
    expect(problems).toEqual([]);
    expect(assets[0]?.costMinor).toBe(1000);
    expect(codes(warnings)).toEqual([['EDIT_IGNORED', null, {}]]);
  });
});

describe('lives', () => {
  const life = (cell: string, field: ImportField) => {
    const { assets, problems } = one(`1,Desk,F,2025-01-01,5,${cell}`, { Life: field });
    return problems[0] ? problems[0].params['reason'] : assets[0]?.usefulLifeMonths;
  };

  test.each([
    ['5', 'usefulLifeYears', 60], ['8.5', 'usefulLifeYears', 102], ['3.3333', 'usefulLifeYears', 40], ['60', 'usefulLifeMonths', 60], ['5 years', 'usefulLifeMonths', 60], ['60 months', 'usefulLifeYears', 60],
    ['10 سنوات', 'usefulLifeYears', 120], ['٦٠ شهر', 'usefulLifeYears', 60], ['0', 'usefulLifeYears', null], ['', 'usefulLifeYears', null],
    ['3.3', 'usefulLifeYears', 'not_whole_months'], ['5.5', 'usefulLifeMonths', 'not_whole_months'], ['101', 'usefulLifeYears', 'range'], ['long', 'usefulLifeYears', 'format'], ['5 weeks', 'usefulLifeYears', 'format'],
  ] as const)('%s in %s is %s', (cell, field, expected) => {
    expect(life(cell, field)).toBe(expected);
  });
});

describe('methods and rates', () => {
  const terms = (cells: string, extra: Record<string, ImportField>, mapping: object = {}) => {
    const { assets, problems } = one(`1,Desk,F,2025-01-01,5,${cells}`, extra, mapping);
    return problems.length > 0 ? problems.map(({ code }) => code) : assets[0];
  };
  const BOTH = { Method: 'depreciationMethod', Rate: 'annualRate' } as const;

  test('a declining balance keeps its rate, whatever way a percentage is written', () => {
    expect(terms('Diminishing Value,30.0', BOTH)).toMatchObject({ method: 'declining_balance', annualRate: '0.3', factor: null });
    expect(terms('Diminishing Value,30%', BOTH)).toMatchObject({ annualRate: '0.3' });
    expect(terms('Diminishing Value,٣٠٪', BOTH)).toMatchObject({ annualRate: '0.3' });
    expect(terms('Diminishing Value,0.3', BOTH)).toMatchObject({ annualRate: '0.3' });
  });

  test('a factor comes with the word, or after a colon in the mapping', () => {
    expect(terms('Diminishing Value (150%)', { Method: 'depreciationMethod' })).toMatchObject({ method: 'declining_balance', factor: '1.5' });
    expect(terms('Fast', { Method: 'depreciationMethod' }, { values: { depreciationMethod: { Fast: 'declining_balance:1.75' } } })).toMatchObject({ method: 'declining_balance', factor: '1.75' });
  });

  test('equal parts at a rate are a life', () => {
    expect(terms('Straight-Line,20', BOTH)).toMatchObject({ method: 'straight_line', usefulLifeMonths: 60, annualRate: null });
    expect(terms('القسط الثابت,33.33', BOTH)).toMatchObject({ method: 'straight_line', usefulLifeMonths: 36 });
    expect(terms('Straight-Line,17', BOTH)).toEqual(['INVALID_LIFE']);
  });

  test('no depreciation has no life; a word we do not know is a problem', () => {
    expect(terms('No Depreciation,', BOTH)).toMatchObject({ method: 'none', usefulLifeMonths: null });
    expect(terms('Astrology,', BOTH)).toEqual(['UNKNOWN_METHOD']);
    expect(terms('Straight-Line,140', BOTH)).toEqual(['INVALID_RATE']);
  });
});

describe('what was depreciated elsewhere', () => {
  const OPENING = { Accumulated: 'accumulatedDepreciation', Through: 'depreciatedThrough' } as const;

  test('is a fact with a date, of the row or of the whole file', () => {
    expect(one('1,Van,V,2024-01-01,1000,200,2024-12-31', OPENING).assets[0]?.opening).toEqual({ depreciatedThrough: '2024-12-31', accumulatedMinor: 20_000, impairmentMinor: 0, surplusMinor: 0 });
    expect(one('1,Van,V,2024-01-01,1000,200,', OPENING, { depreciatedThrough: '2025-06-30' }).assets[0]?.opening).toMatchObject({ depreciatedThrough: '2025-06-30' });
    expect(codes(one('1,Van,V,2024-01-01,1000,200,', OPENING).problems)).toEqual([['DEPRECIATED_THROUGH_REQUIRED', 'accumulatedDepreciation', {}]]);
  });

  test('under a date for the whole file, land has an opening of nothing and what came later has none', () => {
    expect(one('1,Land,L,2015-01-01,1000,0', { Accumulated: 'accumulatedDepreciation' }, { depreciatedThrough: '2025-06-30' }).assets[0]?.opening).toMatchObject({ accumulatedMinor: 0 });
    expect(one('1,Van,V,2025-07-10,1000,', { Accumulated: 'accumulatedDepreciation' }, { depreciatedThrough: '2025-06-30' }).assets[0]?.opening).toBeNull();
    expect(codes(one('1,Van,V,2025-07-10,1000,5', { Accumulated: 'accumulatedDepreciation' }, { depreciatedThrough: '2025-06-30' }).problems)).toMatchObject([['DEPRECIATED_THROUGH_BEFORE_SERVICE', 'accumulatedDepreciation', {}]]);
  });

  test('cannot exceed what there was to depreciate', () => {
    const residual = { ...OPENING, Residual: 'residualValue' } as const;
    expect(one('1,Van,V,2024-01-01,1000,900,2024-12-31,100', residual).problems).toEqual([]);
    expect(codes(one('1,Van,V,2024-01-01,1000,900.01,2024-12-31,100', residual).problems)).toEqual([['ACCUMULATED_ABOVE_BASE', 'accumulatedDepreciation', { cost: '1000.00', residual: '100.00', most: '900.00' }]]);
    expect(codes(one('1,Van,V,2024-01-01,1000,0,,1000.01', residual).problems)).toMatchObject([['RESIDUAL_ABOVE_COST', 'residualValue', {}]]);
  });

  test('stands as a credit in some registers: a column without a positive figure is turned round', () => {
    const { text, columns } = row('1,Van,V,2024-01-01,1000,(200)\n2,Car,V,2024-01-01,1000,-300', { Accumulated: 'accumulatedDepreciation' });
    expect(parse(text, { columns, depreciatedThrough: '2024-12-31' }).assets.map((asset) => asset.opening?.accumulatedMinor)).toEqual([20_000, 30_000]);
    const mixed = row('1,Van,V,2024-01-01,1000,(200)\n2,Car,V,2024-01-01,1000,300', { Accumulated: 'accumulatedDepreciation' });
    expect(codes(parse(mixed.text, { columns: mixed.columns, depreciatedThrough: '2024-12-31' }).problems)).toEqual([['INVALID_AMOUNT', 'accumulatedDepreciation', { reason: 'negative' }]]);
  });

  test('follows from the net book value where the register gives only that', () => {
    expect(one('1,Van,V,2024-01-01,1000,800', { NBV: 'netBookValue' }, { depreciatedThrough: '2024-12-31' }).assets[0]?.opening?.accumulatedMinor).toBe(20_000);
    expect(codes(one('1,Van,V,2024-01-01,1000,1200', { NBV: 'netBookValue' }, { depreciatedThrough: '2024-12-31' }).problems)).toMatchObject([['NET_BOOK_VALUE_ABOVE_COST', 'netBookValue', {}]]);
  });

  test('is held against the file’s own net book value, and a difference is shown', () => {
    const both = { ...OPENING, NBV: 'netBookValue' } as const;
    expect(one('1,Van,V,2024-01-01,1000,200,2024-12-31,800', both).warnings).toEqual([]);
    expect(codes(one('1,Van,V,2024-01-01,1000,200,2024-12-31,801.5', both).warnings)).toEqual([['NET_BOOK_VALUE_DIFFERS', 'netBookValue', { computed: '800.00', stated: '801.50', difference: '1.50' }]]);
    expect(one('1,Van,V,2024-01-01,1000,200,2024-12-31,799.99999999', both).problems).toEqual([]);
    expect(codes(one('1,Van,V,2024-01-01,1000,200,2024-12-31,n/a', both).warnings)).toEqual([['CHECK_COLUMN_UNREADABLE', 'netBookValue', {}]]);
  });
});

describe('rows that are no assets', () => {
  test('totals are skipped and compared; repeated headings and blank rows are skipped', () => {
    const { assets, warnings, problems } = parse(`${HEAD}\n1,Desk,F,2025-01-01,100\n\n2,Chair,F,2025-01-01,50\n,Subtotal,,,150\n${HEAD}\n3,Lamp,L,2025-01-01,25\n,,,,\n,,الإجمالي,,175\n`, { columns: COLUMNS });
    expect(problems).toEqual([]);
    expect(assets.map((asset) => asset.assetNumber)).toEqual(['1', '2', '3']);
    expect(warnings.map(({ row: number, code }) => [number, code])).toEqual([[5, 'TOTAL_ROW_SKIPPED'], [6, 'HEADING_ROW_SKIPPED'], [9, 'TOTAL_ROW_SKIPPED']]);
  });

  test('a total that does not add up is said to', () => {
    expect(codes(parse(`${HEAD}\n1,Desk,F,2025-01-01,100\nTotal,,,,120\n`, { columns: COLUMNS }).warnings)).toEqual([
      ['TOTAL_ROW_SKIPPED', null, {}], ['TOTAL_DIFFERS', 'cost', { computed: '100.00', stated: '120.00', difference: '20.00' }],
    ]);
  });

  test('amounts alone at the end are a total; a total station with a date is an asset', () => {
    const { assets, warnings } = parse(`${HEAD}\n1,Total station,Survey,2025-01-01,100\n,,,,100\n`, { columns: COLUMNS });
    expect(assets).toHaveLength(1);
    expect(warnings.map(({ code }) => code)).toEqual(['TOTAL_ROW_SKIPPED']);
  });

  test('disposed assets stay where their history ended, and their bad cells do not matter', () => {
    const { assets, warnings, problems } = one('1,Van,V,unknown,sold,Disposed', { State: 'status' });
    expect([assets, problems]).toEqual([[], [expect.objectContaining({ code: 'NO_ROWS' })]]);
    expect(codes(warnings)).toEqual([['DISPOSED_ROW_SKIPPED', 'status', {}]]);
  });

  test('a status word we do not know is a problem; DRAFT for all is a choice', () => {
    expect(codes(one('1,Van,V,2025-01-01,5,Floating', { State: 'status' }).problems)).toEqual([['UNKNOWN_STATUS', 'status', {}]]);
    expect(one('1,Van,V,2025-01-01,5,نشط', { State: 'status' }, { importAs: 'DRAFT' }).assets[0]).toMatchObject({ status: 'DRAFT', inServiceDate: null });
  });
});
