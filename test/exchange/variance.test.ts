import { describe, expect, test } from 'vitest';
import { importBook, type Mapping } from './book.ts';

const COLUMNS = { No: 'assetNumber', Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Accumulated: 'accumulatedDepreciation', Through: 'depreciatedThrough', Life: 'usefulLifeMonths', Method: 'depreciationMethod', Convention: 'convention', Rate: 'annualRate' } as const;
const MAPPING: Mapping = { columns: COLUMNS };
const file = (...rows: string[]) => `${Object.keys(COLUMNS).join(',')}\n${rows.join('\n')}\n`;
const VAN = 'V-1,Van,VEH,2024-01-10,60000,24000,2025-12-31,60,,,';
const LATE = 'V-2,Car,VEH,2024-01-10,60000,26000,2025-12-31,60,,,';
const SHORT = 'D-1,Desk,FURN,2025-01-10,1200,100.50,2025-12-31,60,,,';

const varianceOf = (rows: string[], extra: { tolerance?: string; page?: number; size?: number } = {}, book = importBook()) => book.call('imports.variance', { fileId: book.stage(file(...rows)), mapping: MAPPING, ...extra });

describe('imported against computed accumulated depreciation', () => {
  test('is listed asset by asset, the largest difference first, with totals of all that were compared', () => {
    expect(varianceOf([VAN, SHORT, LATE])).toMatchObject({
      compared: 3, total: 2, notComputed: 0, tolerance: '1.00', imported: '50100.50', computed: '48240.00', difference: '1860.50', percent: '3.9',
      rows: [
        { row: 4, assetNumber: 'V-2', name: 'Car', category: 'Vehicles', depreciatedThrough: '2025-12-31', imported: '26000.00', computed: '24000.00', difference: '2000.00', percent: '8.3' },
        { row: 3, assetNumber: 'D-1', imported: '100.50', computed: '240.00', difference: '-139.50', percent: '-58.1' },
      ],
    });
  });

  test('up to the tolerance it is no difference to look at, and the tolerance is whatever somebody says', () => {
    expect(varianceOf([VAN, SHORT, LATE], { tolerance: '139.50' }).rows.map(({ assetNumber }) => assetNumber)).toEqual(['V-2']);
    expect(varianceOf([VAN, SHORT, LATE], { tolerance: '0' }).total).toBe(2);
    expect(varianceOf([VAN, SHORT, LATE], { size: 1, page: 1 }).rows.map(({ assetNumber }) => assetNumber)).toEqual(['D-1']);
    expect(importBook().refusal('imports.variance', { fileId: 'file-1', mapping: MAPPING, tolerance: '-1' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('takes the row’s own terms: method, rate, convention, residual value of its category, and days within a month', () => {
    const declining = 'A,Mill,MACH,2024-01-01,10000,3600,2025-12-31,60,Declining balance,,20';
    const following = 'B,Mill,MACH,2025-01-01,6000,1100,2025-12-31,60,Straight line,Following month,';
    const days = 'C,Mill,MACH,2025-01-01,3650,498.36,2025-06-15,60,Straight line,Actual days,';
    const result = varianceOf([declining, following, days]);
    expect(result.compared).toBe(3);
    // 20 % monthly on what is left, 10,000 × (1 − (1 − 0.2 / 12)^24); 166 of the 1,826 days of the life; both but for the rounding of each month.
    expect(result.rows.map(({ assetNumber, computed }) => [assetNumber, computed])).toEqual([['A', '3319.37'], ['C', '331.83']]);
  });

  test('an asset with nothing to compare with is counted, and what was never depreciated elsewhere is not compared', () => {
    const book = importBook();
    const fileId = book.stage('Name,Category,Bought,Cost,Accumulated,Through,Method,Units\nPress,MACH,2024-01-01,9000,1000,2025-12-31,Units of production,1800\nDesk,FURN,2026-01-05,1200,,,Straight line,\n');
    const mapping: Mapping = { columns: { Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Accumulated: 'accumulatedDepreciation', Through: 'depreciatedThrough', Method: 'depreciationMethod', Units: 'totalUnits' } };
    expect(book.call('imports.variance', { fileId, mapping })).toMatchObject({ compared: 0, notComputed: 1, total: 0, difference: '0.00', percent: null });
  });

  test('changes nothing: what comes in is what the file says, and the log keeps how far it was off', () => {
    const book = importBook();
    const fileId = book.stage(file(VAN, LATE));
    book.call('imports.variance', { fileId, mapping: MAPPING });
    expect(book.call('assets.list', {}).total).toBe(0);
    const { fingerprint } = book.call('imports.preview', { fileId, mapping: MAPPING });
    book.commit({ fileId, mapping: MAPPING, fingerprint });
    expect(book.call('assets.get', { assetNumber: 'V-2' })).toMatchObject({ accumulatedDepreciation: '26000.00' });
    expect(JSON.parse(book.call('audit.list', {}).items[0]?.detail ?? '')).toMatchObject({ variance: { beyond: 1, difference: 200_000 } });
  });

  test('a three-decimal currency keeps its decimals', () => {
    const book = importBook({ company: { country: 'KW', currency: 'KWD' } });
    expect(varianceOf(['V-1,Van,VEH,2025-01-01,1000.000,199.500,2025-12-31,60,,,'], {}, book)).toMatchObject({ tolerance: '1.000', total: 0, imported: '199.500', computed: '200.004', difference: '-0.504' });
  });
});

test('the sums by category are those of the accounts after the import', () => {
  const book = importBook();
  const fileId = book.stage(file(VAN, LATE, SHORT));
  const { categories } = book.call('imports.variance', { fileId, mapping: MAPPING });
  expect(categories).toEqual([
    { category: 'Furniture and fixtures', count: 1, cost: '1200.00', accumulatedDepreciation: '100.50', accumulatedImpairment: '0.00', netBookValue: '1099.50' },
    { category: 'Vehicles', count: 2, cost: '120000.00', accumulatedDepreciation: '50000.00', accumulatedImpairment: '0.00', netBookValue: '70000.00' },
  ]);
  const { fingerprint } = book.call('imports.preview', { fileId, mapping: MAPPING });
  book.commit({ fileId, mapping: MAPPING, fingerprint });
  const chart = book.call('assetCategories.list', { size: 100 }).items.find(({ code }) => code === 'VEH');
  expect(book.call('accounts.get', { account: chart?.assetAccountCode ?? '' }).balance).toBe('120000.00');
  expect(book.call('accounts.get', { account: chart?.accumulatedDepreciationAccountCode ?? '' }).balance).toBe('50000.00');
});
