import { beforeEach, describe, expect, test } from 'vitest';
import type { BookName } from '#shared/contract/index.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
let machine: string;
let other: string;
let project: string;
let older: string;

/** Reports that are about what was done, not about what stands: they show an act and its inverse. */
const OF_DEEDS: ReadonlySet<string> = new Set(['audit-log', 'journal-listing', 'asset-card', 'exceptions']);
const MOMENTS = ['2025-09-30', '2025-12-31', '2026-01-10', '2026-01-31', '2026-03-31'];
const RANGES = [['2025-07', '2025-12'], ['2026-01', '2026-01'], ['2025-06', '2026-02']] as const;

type Parameter = ReturnType<typeof summaries>[number]['parameters'][number];
const summaries = () => book.call('reports.list');

/** What a report can be asked with here: nothing where it wants something that stands for one thing only. */
function questions(parameters: readonly Parameter[]): Record<string, string>[] {
  if (parameters.some(({ required, type }) => required && !['date', 'period', 'asset', 'book', 'choice'].includes(type))) return [];
  const fixed = Object.fromEntries(parameters.filter(({ required, type }) => required && type === 'asset').map(({ id }) => [id, older]));
  const has = (name: string): boolean => parameters.some(({ id }) => id === name);
  if (has('from')) return RANGES.map(([from, to]) => ({ ...fixed, from, to }));
  if (has('asOf')) return MOMENTS.map((asOf) => ({ ...fixed, asOf }));
  return [fixed];
}

/** Every report over several days and ranges. */
function reports(): Map<string, unknown> {
  const seen = new Map<string, unknown>();
  for (const { id, parameters } of summaries()) {
    if (OF_DEEDS.has(id)) continue;
    for (const question of questions(parameters)) {
      const result = book.host.dispatch('reports.run', { report: id, parameters: question });
      seen.set(`${id} ${JSON.stringify(question)}`, result.ok ? (result.value as { rows: unknown }).rows : result.error);
    }
  }
  return seen;
}

beforeEach(() => {
  book = memoryHost({ clock: '2026-01-15T08:00:00.000Z' });
  const { id } = book.call('assetCategories.get', { categoryCode: 'MACH' });
  book.call('assetCategories.update', { categoryId: id, revaluationAllowed: true });
  book.call('locations.create', { code: 'JED', name: 'Jeddah' });
  const bought = { categoryCode: 'MACH', acquisitionDate: '2025-06-10', cost: '120000.00', residualValue: '0', usefulLifeMonths: 60, quantity: '4' };
  machine = inService(book, { ...bought, name: 'Press' }).id;
  other = inService(book, { ...bought, name: 'Second press', cost: '60000.00' }).id;
  older = inService(book, { ...bought, name: 'Lathe' }).id;
  project = book.call('assets.create', { name: 'Workshop', categoryCode: 'CIP', acquisitionDate: '2025-08-01', cost: '500000.00' }).id;
  book.call('assets.capitalize', { assetId: project, capitalizationDate: '2025-08-01' });
  closeMonths(book, '2025-06', '2025-07', '2025-08', '2025-09', '2025-10', '2025-11');
  book.call('valueUpdates.create', { assetId: older, updateType: 'IMPAIRMENT', date: '2025-12-05', amount: '9000.00' });
  closeMonths(book, '2025-12');
});

const update = (updateType: string, amount: string, assetId = () => machine) => ['valueUpdates.create', () => ({ assetId: assetId(), updateType, date: '2026-01-10', amount })] as const;

describe('what an act did and its inverse took away is in no report of any date', () => {
  test.each<readonly [BookName, () => object]>([
    update('IMPROVEMENT', '12000.00'),
    update('IMPAIRMENT', '7000.00'),
    update('IMPAIRMENT_REVERSAL', '1000.00', () => older),
    update('REVALUATION_UP', '40000.00'),
    update('REVALUATION_DOWN', '30000.00'),
    update('DEPRECIATION_AMORTIZATION', '333.33'),
    ['estimates.change', () => ({ assetId: machine, effectiveDate: '2026-01-01', usefulLifeMonths: 20, residualValue: '5000.00' })],
    ['assets.suspend', () => ({ assetId: machine, date: '2026-01-10' })],
    ['assets.postDepreciation', () => ({ assetId: machine, asOfDate: '2026-01-31' })],
    ['disposals.create', () => ({ assetId: machine, disposalDate: '2026-01-10', disposalType: 'SALE', proceeds: '90000.00', vatRate: '15' })],
    ['disposals.create', () => ({ assetId: machine, disposalDate: '2026-01-10', disposalType: 'SCRAP', part: { quantity: '1' } })],
    ['assets.holdForSale', () => ({ assetId: machine, date: '2026-01-10', fairValueLessCosts: '50000.00' })],
    ['assets.split', () => ({ assetId: machine, date: '2026-01-10', parts: [{ quantity: '1' }] })],
    ['assets.merge', () => ({ into: machine, assets: [other], date: '2026-01-10' })],
    ['assets.addConstructionCost', () => ({ assetId: project, date: '2026-01-10', amount: '25000.00' })],
    ['assets.completeConstruction', () => ({ assetId: project, categoryCode: 'BLDG', completionDate: '2026-01-10', inServiceDate: '2026-01-12' })],
  ])('%s', (name, request) => {
    const before = reports();
    const done = book.call(name, request() as never) as { id: string };
    const during = reports();
    book.call('acts.reverse', { id: done.id, reason: 'Entered by mistake' });
    const after = reports();
    expect(before.size).toBeGreaterThan(30);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [report, rows] of after) expect(rows, report).toEqual(before.get(report));
    expect(name === 'assets.suspend' || [...during].some(([report, rows]) => JSON.stringify(rows) !== JSON.stringify(before.get(report)))).toBe(true);
    for (const [report, rows] of during) if (report.includes('2025-12"}') || report.includes('2025-12-31') || report.includes('2025-09-30')) expect(rows, `${report} is of the past`).toEqual(before.get(report));
    expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a transfer', () => {
    const before = reports();
    const { transferId } = book.call('transfers.create', { assetId: machine, effectiveDate: '2026-01-10', toLocation: 'JED' });
    book.call('transfers.approve', { transferId });
    book.call('transfers.post', { transferId });
    book.call('transfers.reverse', { transferId, reason: 'Entered by mistake' });
    const after = reports();
    for (const [report, rows] of after) expect(rows, report).toEqual(before.get(report));
  });
});
