import { expect, test } from 'vitest';
import { inService } from '../support/assets.ts';
import { memoryHost } from '../support/book.ts';
import { posted } from '../support/transfers.ts';

const BOUGHT = { categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '12000.00', residualValue: '0', usefulLifeMonths: 24, convention: 'full_month', quantity: '4' } as const;
const english = (cell: unknown) => (cell as { en: string } | null)?.en;

test('a disposal stays in the category and place it left, wherever the rest goes after', () => {
  const book = memoryHost({ clock: '2026-01-20T08:00:00.000Z' });
  for (const code of ['LOC-1', 'LOC-2']) book.call('locations.create', { code, name: code });
  const { id } = inService(book, { ...BOUGHT, locationId: 'LOC-1' });
  book.call('disposals.create', { assetId: id, disposalDate: '2026-01-20', disposalType: 'SALE', proceeds: '2000.00', part: { quantity: '1' } });
  book.call('pools.setUp', { country: 'SA', firstYear: 2026, openings: 'none' });
  const tell = () => {
    const report = book.call('reports.run', { report: 'disposals', parameters: {} });
    const at = report.columns.findIndex(({ id: column }) => column === 'category');
    return [english(report.rows.find(({ kind }) => kind === 'row')?.cells[at]), report.rows.map(({ cells }) => JSON.stringify(cells)), book.call('pools.compute', { fiscalYear: 2026 }).pools.map(({ pool, figures }) => [pool, figures['proceeds']?.amount])];
  };
  const before = tell();
  expect(before[0]).toBe('Machinery and equipment');
  book.call('close.run', { period: '2026-01' });
  posted(book, { assetId: id, toCategory: 'BLDG', toLocation: 'LOC-2', effectiveDate: '2026-02-03' });
  expect(tell()).toEqual(before);
});

test('a schedule on paper has words for what is charged by hand, split and merged', () => {
  const book = memoryHost({ clock: '2026-01-20T08:00:00.000Z' });
  const [first, second] = [inService(book, BOUGHT).id, inService(book, BOUGHT).id];
  book.call('assets.postDepreciation', { assetId: first, asOfDate: '2026-01-31', amount: '100.00' });
  book.call('close.run', { period: '2026-01' });
  book.call('assets.split', { assetId: first, date: '2026-02-01', parts: [{ quantity: '1' }] });
  // A split counts from the beginning of its month, and so does a merger.
  book.call('close.run', { period: '2026-02' });
  book.call('assets.merge', { into: first, assets: [second], date: '2026-03-02' });
  const of = (asset: string) => JSON.stringify(book.call('reports.run', { report: 'depreciation-schedule', parameters: { asset } }).rows);
  expect(of(first)).toMatch(/Depreciation by hand.*Split.*Merged with others/s);
  expect(of(first)).toMatch(/إهلاك يدوي.*تجزئة.*دُمجت معه أصول/s);
  expect(of(second)).toContain('Merged into another');
});
