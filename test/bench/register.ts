import { REGISTER_COLUMNS } from '#shared/contract/register.ts';
import type { BookHost } from '../../src/main/ipc/host.ts';
import { call, historyBook, MONTHS, must, OPEN_PERIOD, session } from './history.ts';
import { asked, heading, line, taken } from './measure.ts';

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

function rowsAndTotals(host: BookHost, path: string): void {
  heading('register.rows: the first 100 by filter, and how many in all');
  for (const [name, query] of FILTERS) asked(name, () => call(host, 'register.rows', { ...BLOCK, ...query }), 100);
  // Reopened, so that nothing is remembered from the rows.
  must(host.close());
  must(host.open(path));
  heading('register.totals of the same: sums, and tabs counted within the other filters');
  for (const [name, query] of FILTERS) asked(name, () => call(host, 'register.totals', query), 100);
}

function sorting(host: BookHost): void {
  heading('register.rows: the first 100 by each column');
  for (const column of REGISTER_COLUMNS) {
    for (const direction of ['asc', 'desc']) {
      asked(`${column} ${direction}`, () => call(host, 'register.rows', { ...BLOCK, sort: [{ column, direction }] }), 100);
    }
  }
  for (const column of ['name', 'category', 'location', 'custodian']) asked(`${column} in Arabic`, () => call(host, 'register.rows', { ...BLOCK, language: 'ar', sort: [{ column, direction: 'asc' }] }), 100);
  const two = [{ column: 'category', direction: 'asc' }, { column: 'cost', direction: 'desc' }];
  asked('category, then cost', () => call(host, 'register.rows', { ...BLOCK, sort: two }), 100);
  asked('cost, within a search', () => call(host, 'register.rows', { ...BLOCK, search: 'toyota', sort: [{ column: 'cost', direction: 'desc' }] }), 100);
}

function elsewhere(host: BookHost, assets: number): void {
  heading('Elsewhere in the register');
  const deep = assets - 200;
  asked('the last page by number', () => call(host, 'register.rows', { startRow: deep, endRow: deep + 100 }), 100);
  asked('the last page by cost', () => call(host, 'register.rows', { startRow: deep, endRow: deep + 100, sort: [{ column: 'cost', direction: 'asc' }] }), 100);
  asked('assets.list, page 3 of one category', () => call(host, 'assets.list', { categoryId: 7, page: 2, size: 100 }), 100);
  asked('assets.search', () => call(host, 'assets.search', { text: 'toyota 9' }), 100);
  const [row] = call(host, 'register.rows', { startRow: Math.floor(assets / 2), endRow: Math.floor(assets / 2) + 1 })['rows'] as { id: string }[];
  const assetId = row?.id;
  for (const name of ['assets.get', 'assets.depreciationSchedule', 'assets.history']) asked(name, () => call(host, name, { assetId }), 100);
}

/** Opening a book of 100,000 assets with two years of history, and every way of looking at its register. */
export function benchRegister(assets = 100_000): void {
  const path = historyBook(assets);
  const host = session();
  console.log(`A book of ${assets.toLocaleString('en-US')} assets and ${MONTHS} closed months (milliseconds)`);
  heading('Opening');
  const opened = taken(() => must(host.open(path)));
  const first = taken(() => call(host, 'register.rows', BLOCK));
  line('host.open', opened);
  line('first 100 rows', first);
  line('both', { clock: opened.clock + first.clock, processor: opened.processor + first.processor }, { target: 1000 });
  asked('home.summary: sums, checklist, the month', () => call(host, 'home.summary'));
  asked('home.outlook: two years behind, a year ahead', () => call(host, 'home.outlook', {}));
  asked('home.outlook: five years ahead', () => call(host, 'home.outlook', { months: 60 }));
  asked('journals.list', () => call(host, 'journals.list'), 100);
  asked('depreciationRuns.list', () => call(host, 'depreciationRuns.list'), 100);
  asked('audit.list', () => call(host, 'audit.list'), 100);
  asked('close.checklist', () => call(host, 'close.checklist', { period: OPEN_PERIOD }));
  asked('close.preview', () => call(host, 'close.preview', { period: OPEN_PERIOD }));
  rowsAndTotals(host, path);
  sorting(host);
  elsewhere(host, assets);
  must(host.close());
}

if (process.argv[1] === import.meta.filename) benchRegister(process.argv[2] === undefined ? undefined : Number(process.argv[2]));
