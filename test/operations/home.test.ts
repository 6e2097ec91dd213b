import { beforeEach, describe, expect, test } from 'vitest';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost({ clock: '2026-07-15T08:00:00.000Z', company: { fiscalYearStartMonth: 4 } });
});

const minorOf = (text: string): number => Math.round(Number(text) * 100);
const outlook = (months: 12 | 60 = 12) => book.call('home.outlook', { months });
const total = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + minorOf(text), 0);

describe('the outlook', () => {
  test('is empty while the book is', () => {
    expect(outlook()).toEqual({ points: [], years: [], categories: [], others: null });
  });

  test('goes through what was posted to what is planned: each month’s value is the one before less its depreciation and what left, plus what came', () => {
    const { id } = inService(book, { acquisitionDate: '2026-01-10' });
    closeMonths(book, '2026-01', '2026-02');
    inService(book, { acquisitionDate: '2026-03-05', categoryCode: 'VEH', cost: '120000.00', residualValue: '0', usefulLifeMonths: 60 });
    closeMonths(book, '2026-03');
    book.call('disposals.create', { assetId: id, disposalDate: '2026-04-01', disposalType: 'SCRAP' });
    closeMonths(book, '2026-04');
    const { points } = outlook();
    const charge = points[4]?.depreciation;
    expect(points.slice(0, 6).map(({ period, depreciation, netBookValue, posted }) => [period, depreciation, netBookValue, posted])).toEqual([
      ['2026-01', '100.00', '4700.00', true], ['2026-02', '100.00', '4600.00', true], ['2026-03', '2100.00', '122500.00', true], ['2026-04', '2000.00', '116000.00', true],
      ['2026-05', charge, '114000.00', false], ['2026-06', '2000.00', '112000.00', false],
    ]);
    expect(points).toHaveLength(4 + 12);
    const asOf = book.call('reports.run', { report: 'asset-register', parameters: { asOf: '2026-03-31' } });
    const value = asOf.columns.findIndex((column) => column.id === 'netBookValue');
    expect(asOf.rows.at(-1)?.cells[value]).toBe('122500.00');
  });

  test('five years ahead: fiscal years by category, what is posted of the first included, the smaller categories together', () => {
    const codes = ['COMP', 'VEH', 'MACH', 'FURN', 'BLDG', 'OFEQ'].filter((categoryCode) => book.host.dispatch('assetCategories.get', { categoryCode }).ok);
    for (const [index, categoryCode] of codes.entries()) inService(book, { categoryCode, acquisitionDate: '2026-01-01', cost: `${(index + 1) * 12000}.00`, residualValue: '0', usefulLifeMonths: 120 });
    closeMonths(book, '2026-01', '2026-02', '2026-03', '2026-04', '2026-05');
    const { years, categories, others, points } = outlook(60);
    expect(years).toEqual([2027, 2028, 2029, 2030, 2031, 2032]);
    expect(categories).toHaveLength(4);
    expect(others === null).toBe(codes.length <= 4);
    const planned = points.filter(({ posted }) => !posted);
    expect(planned).toHaveLength(60);
    const posted = points.filter(({ period }) => period === '2026-04' || period === '2026-05');
    const drawn = [...categories.map(({ byYear }) => byYear), ...(others ? [others] : [])];
    expect(drawn.reduce((sum, byYear) => sum + total(byYear), 0)).toBe(total([...posted, ...planned].map(({ depreciation }) => depreciation)));
    expect(drawn.reduce((sum, byYear) => sum + minorOf(byYear[0] ?? '0'), 0)).toBe(total(points.filter(({ period }) => period >= '2026-04' && period <= '2027-03').map(({ depreciation }) => depreciation)));
  });

  test('the last posted value is what the register carries, and what Home says', () => {
    inService(book, { acquisitionDate: '2026-01-10' });
    closeMonths(book, '2026-01', '2026-02', '2026-03');
    const last = outlook().points.findLast(({ posted }) => posted);
    expect(last?.netBookValue).toBe(book.call('home.summary').totals.netBookValue);
    expect(last?.netBookValue).toBe(book.call('register.totals', {}).netBookValue);
  });
});
