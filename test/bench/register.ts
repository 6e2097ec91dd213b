import { REGISTER_COLUMNS } from '#shared/contract/register.ts';
import type { BookHost } from '../../src/main/ipc/host.ts';
import { call, historyBook, must, session } from './history.ts';
import { heading, line, taken, usually } from './measure.ts';

/** One block, as the grid asks for it. */
const BLOCK = { startRow: 0, endRow: 100 };

const FILTERS: readonly [string, object][] = [
  ['none', {}],
  ['status in service', { filter: { status: ['IN_SERVICE'] } }],
  ['status fully depreciated', { filter: { status: ['FULLY_DEPRECIATED'] } }],
  ['drafts', { filter: { status: ['DRAFT'] } }],
  ['one category', { filter: { categoryId: [7] } }],
  ['one location', { filter: { locationId: ['LOC-008'] } }],
  ['one custodian', { filter: { custodianId: ['EMP-008'] } }],
  ['acquired in a year', { filter: { acquiredFrom: '2022-01-01', acquiredTo: '2022-12-31' } }],
  ['in service in a month', { filter: { inServiceFrom: '2022-03-01', inServiceTo: '2022-03-31' } }],
  ['needs attention', { filter: { needsAttention: true } }],
  ['category, status and location', { filter: { categoryId: [7], status: ['IN_SERVICE'], locationId: ['LOC-008'] } }],
  ['search “isuzu”, many', { search: 'isuzu' }],
  ['search “toyota 777”, few', { search: 'toyota 777' }],
  ['search “مكيف الزامل”', { search: 'مكيف الزامل' }],
  ['search of a serial number', { search: 'SN50021' }],
  ['search, nothing found', { search: 'nowhere' }],
];

function rowsAndTotals(host: BookHost): void {
  heading('register.rows: the first 100 by filter, and how many in all');
  for (const [name, query] of FILTERS) line(name, usually(() => call(host, 'register.rows', { ...BLOCK, ...query })), 100);
  heading('register.totals of the same: sums, and tabs counted within the other filters');
  for (const [name, query] of FILTERS) line(name, usually(() => call(host, 'register.totals', query), 3), 100);
}

function sorting(host: BookHost): void {
  heading('register.rows: the first 100 by each column');
  for (const column of REGISTER_COLUMNS) {
    for (const direction of ['asc', 'desc']) {
      line(`${column} ${direction}`, usually(() => call(host, 'register.rows', { ...BLOCK, sort: [{ column, direction }] }), 3), 100);
    }
  }
  for (const column of ['name', 'category', 'location', 'custodian']) line(`${column} in Arabic`, usually(() => call(host, 'register.rows', { ...BLOCK, language: 'ar', sort: [{ column, direction: 'asc' }] }), 3), 100);
  const two = [{ column: 'category', direction: 'asc' }, { column: 'cost', direction: 'desc' }];
  line('category, then cost', usually(() => call(host, 'register.rows', { ...BLOCK, sort: two }), 3), 100);
  line('cost, within a search', usually(() => call(host, 'register.rows', { ...BLOCK, search: 'toyota', sort: [{ column: 'cost', direction: 'desc' }] }), 3), 100);
}

function elsewhere(host: BookHost, assets: number): void {
  heading('Elsewhere in the register');
  const deep = assets - 200;
  line('the last page by number', usually(() => call(host, 'register.rows', { startRow: deep, endRow: deep + 100 })), 100);
  line('the last page by cost', usually(() => call(host, 'register.rows', { startRow: deep, endRow: deep + 100, sort: [{ column: 'cost', direction: 'asc' }] })), 100);
  line('assets.list, page 3 of one category', usually(() => call(host, 'assets.list', { categoryId: 7, page: 2, size: 100 })), 100);
  line('assets.search', usually(() => call(host, 'assets.search', { text: 'toyota 9' })), 100);
  const [row] = call(host, 'register.rows', { startRow: Math.floor(assets / 2), endRow: Math.floor(assets / 2) + 1 })['rows'] as { id: string }[];
  const assetId = row?.id;
  for (const name of ['assets.get', 'assets.depreciationSchedule', 'assets.history']) line(name, usually(() => call(host, name, { assetId })), 100);
}

/** Opening a book of 100,000 assets with two years of history, and every way of looking at its register. */
export function benchRegister(assets = 100_000): void {
  const path = historyBook(assets);
  const host = session();
  console.log(`A book of ${assets.toLocaleString('en-US')} assets and 24 closed months`);
  heading('Opening');
  const opened = taken(() => must(host.open(path)));
  const first = taken(() => call(host, 'register.rows', BLOCK));
  line('host.open', opened);
  line('first 100 rows', first);
  line('both', { clock: opened.clock + first.clock, processor: opened.processor + first.processor }, 1000);
  line('home.summary, first time', taken(() => call(host, 'home.summary')));
  line('home.summary, again', usually(() => call(host, 'home.summary')), 500);
  line('journals.list', usually(() => call(host, 'journals.list')), 100);
  line('depreciationRuns.list', usually(() => call(host, 'depreciationRuns.list')), 100);
  line('audit.list', usually(() => call(host, 'audit.list')), 100);
  line('close.checklist', usually(() => call(host, 'close.checklist', { period: '2026-01' }), 3));
  line('close.preview', usually(() => call(host, 'close.preview', { period: '2026-01' }), 3));
  rowsAndTotals(host);
  sorting(host);
  elsewhere(host, assets);
  must(host.close());
}

if (process.argv[1] === import.meta.filename) benchRegister(process.argv[2] === undefined ? undefined : Number(process.argv[2]));
