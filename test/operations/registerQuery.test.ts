/** The register is one query: its pages make up the whole in order, and its sums are those of its rows, whatever is filtered and sorted. */
import { REGISTER_COLUMNS } from '#shared/contract/register.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { parseAmount, sumMinor } from '#shared/values/money.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryHost, type TestBook } from '../support/book.ts';

type Query = Input<'register.totals'>;
type Row = Output<'register.rows'>['rows'][number];

const KINDS = [['Van', 'سيارة'], ['Desk', 'مكتب'], ['Laptop', 'حاسوب']] as const;
let book: TestBook;

beforeAll(() => {
  book = memoryHost();
  const categories = book.call('assetCategories.list', { size: 100 }).items.filter(({ depreciationMethod }) => depreciationMethod === 'straight_line');
  for (const code of ['N', 'S']) book.call('locations.create', { code, name: `Site ${code}`, nameAr: `موقع ${code}` });
  for (let index = 0; index < 42; index += 1) {
    const [name, nameAr] = KINDS[index % KINDS.length] ?? KINDS[0];
    const { id } = book.call('assets.create', {
      name: `${name} ${(index * 17) % 42}`, nameAr: index % 4 === 0 ? null : `${nameAr} ${index}`, categoryId: categories[index % categories.length]?.id, assetType: 'EQUIPMENT', acquisitionDate: `2025-${String((index % 12) + 1).padStart(2, '0')}-05`,
      cost: `${6000 + ((index * 7919) % 9000)}.00`, locationId: [null, 'N', 'S'][index % 3] ?? null, serialNumber: index % 5 === 0 ? null : index === 7 ? ' sn-8 ' : `SN-${index}`,
    });
    if (index % 2 === 0) book.call('assets.capitalize', { assetId: id, capitalizationDate: '2025-12-31' });
    if (index % 4 === 0) book.call('assets.placeInService', { assetId: id, inServiceDate: '2025-12-31' });
  }
});

const rowsOf = (query: Query, startRow = 0, endRow = 1000): Output<'register.rows'> => book.call('register.rows', { ...query, startRow, endRow });

const FILTERS: readonly [string, Query][] = [
  ['everything', {}],
  ['drafts', { filter: { status: ['DRAFT'] } }],
  ['in service', { filter: { status: ['IN_SERVICE'] } }],
  ['in service or depreciated', { filter: { status: ['IN_SERVICE', 'FULLY_DEPRECIATED'] } }],
  ['depreciated or draft', { filter: { status: ['FULLY_DEPRECIATED', 'DRAFT'] } }],
  ['a location', { filter: { locationId: ['N'] } }],
  ['two locations and a status', { filter: { locationId: ['N', 'S'], status: ['CAPITALIZED'] } }],
  ['dates', { filter: { acquiredFrom: '2025-03-01', acquiredTo: '2025-08-31' } }],
  ['needs attention', { filter: { needsAttention: true } }],
  ['in service and needs attention', { filter: { status: ['IN_SERVICE'], needsAttention: true } }],
  ['a search', { search: 'van' }],
  ['a search in Arabic', { search: 'حاسوب' }],
  ['nothing', { search: 'no such thing' }],
];

describe.each(FILTERS)('%s', (_name, query) => {
  test('sums and counts are those of the rows', () => {
    const { rows, total } = rowsOf(query);
    const totals = book.call('register.totals', query);
    const sum = (amounts: readonly string[]) => sumMinor(amounts.map((text) => parseAmount(text, 2)));
    expect(total).toBe(rows.length);
    expect(totals.count).toBe(rows.length);
    expect(parseAmount(totals.cost, 2)).toBe(sum(rows.map((row) => row.cost)));
    expect(parseAmount(totals.netBookValue, 2)).toBe(sum(rows.map((row) => row.netBookValue)));
    expect(parseAmount(totals.netBookValueInLedger, 2)).toBe(sum(rows.filter((row) => row.status !== 'DRAFT').map((row) => row.netBookValue)));
  });

  test('each tab counts what choosing it shows', () => {
    const { byStatus, needsAttention } = book.call('register.totals', query);
    const { status: _status, needsAttention: _attention, ...others } = query.filter ?? {};
    for (const [status, count] of Object.entries(byStatus)) expect(rowsOf({ ...query, filter: { ...others, status: [status as Row['status']] } }).total).toBe(count);
    expect(rowsOf({ ...query, filter: { ...others, needsAttention: true } }).total).toBe(needsAttention);
  });
});

describe.each(REGISTER_COLUMNS)('sorted by %s', (column) => {
  test.each(['asc', 'desc'] as const)('%s: pages make up the whole, each asset once', (direction) => {
    for (const language of ['en', 'ar'] as const) {
      const query: Query = { sort: [{ column, direction }], language };
      const whole = rowsOf(query).rows.map((row) => row.id);
      const pages = [0, 10, 20, 30, 40].flatMap((start) => rowsOf(query, start, start + 10).rows.map((row) => row.id));
      expect(pages).toEqual(whole);
      expect(new Set(whole).size).toBe(42);
    }
  });
});

test('a serial number that two assets share is found however it is spelled', () => {
  const shared = rowsOf({ filter: { needsAttention: true } }).rows.filter((row) => row.serialNumber?.trim().toUpperCase() === 'SN-8');
  expect(shared.map((row) => row.serialNumber?.trim()).sort()).toEqual(['SN-8', 'sn-8']);
});
