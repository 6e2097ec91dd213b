import { describe, expect, test } from 'vitest';
import { parseAmount } from '#shared/values/money.ts';
import { ACT_KINDS } from '../../src/main/book/tables/acts.ts';
import { VALUATIONS } from '../../src/main/book/queries/records.ts';
import { text } from '../../src/main/reports/texts.ts';
import { capitalized, closeMonths, draft, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { signIn, staffed } from '../support/people.ts';
import { Story } from '../support/story.ts';
import { addPlaces, placed, posted } from '../support/transfers.ts';

type Report = ReturnType<typeof reportOf>;
const reportOf = (book: TestBook, report: string, parameters: Record<string, string> = {}) => book.call('reports.run', { report, parameters });
const inColumn = (report: Pick<Report, 'columns'>, id: string) => report.columns.findIndex((column) => column.id === id);
const details = (report: Report) => report.rows.filter(({ kind }) => kind === 'row');
const values = (report: Report, ...ids: string[]) => details(report).map(({ cells }) => ids.map((id) => english(cells[inColumn(report, id)] ?? null)));
const english = (cell: unknown) => (typeof cell === 'object' && cell !== null ? (cell as { en: string }).en : cell);
const total = (report: Report, id: string) => report.rows.at(-1)?.cells[inColumn(report, id)];
const minorOf = (cell: unknown) => parseAmount(String(cell), 2);

/** A van moved and reclassified, a building revalued and impaired, a hall under construction; January closed. */
function eventful(): TestBook {
  const book = memoryHost({ clock: '2026-02-20T08:00:00.000Z' });
  addPlaces(book);
  const { id: van } = placed(book, { name: 'Van', nameAr: 'شاحنة', categoryCode: 'FURN', cost: '60000.00', residualValue: '0', usefulLifeMonths: 60, convention: 'full_month', serialNumber: 'SN-1' });
  const { id: land } = inService(book, { name: 'Plot', nameAr: 'أرض', categoryCode: 'LAND', cost: '100000.00' });
  book.call('assetCategories.update', { categoryId: book.call('assetCategories.get', { categoryCode: 'LAND' }).id, revaluationAllowed: true });
  closeMonths(book, '2026-01');
  posted(book, { assetId: van, toLocation: 'LOC-200', toCustodian: 'EMP-2', effectiveDate: '2026-02-05', reason: 'New branch' });
  posted(book, { assetId: van, toCategory: 'VEH', effectiveDate: '2026-02-10' });
  book.call('valueUpdates.create', { assetId: land, updateType: 'REVALUATION_UP', amount: '30000.00', date: '2026-02-11', valuer: 'Qiyas', reportReference: 'V-77' });
  book.call('valueUpdates.create', { assetId: land, updateType: 'IMPAIRMENT', amount: '40000.00', date: '2026-02-18', memo: 'Flood' });
  return book;
}

describe('transfers and reclassifications', () => {
  const book = eventful();
  const span = { from: '2026-02-01', to: '2026-02-28' };

  test('tell what moved from where to where, and nothing of what stayed', () => {
    expect(values(reportOf(book, 'transfers', span), 'date', 'name', 'fromLocation', 'toLocation', 'fromCustodian', 'toCustodian', 'fromCategory', 'toCategory', 'costMoved', 'reason', 'approvedBy')).toEqual([
      ['2026-02-05', 'Van', 'Riyadh head office', 'Jeddah branch', 'Sara Al Otaibi', 'Khalid Hassan', null, null, '0.00', 'New branch', 'Noura'],
      ['2026-02-10', 'Van', null, null, null, null, 'Furniture and fixtures', 'Vehicles', '60000.00', null, 'Noura'],
    ]);
  });

  test('move between classes what the roll-forward reclassifies', () => {
    const listed = reportOf(book, 'transfers', { ...span, moves: 'reclassifications' });
    const note = reportOf(book, 'ias16-note', { from: '2026-02', to: '2026-02', layout: 'classColumns' });
    const vehicles = `class-${book.call('assetCategories.get', { categoryCode: 'VEH' }).id}`;
    const moved = note.rows.filter(({ cells }) => english(cells[0]) === 'Reclassifications' && english(cells[1]) === 'Cost').map(({ cells }) => cells[inColumn(note, vehicles)]);
    expect([listed.rowCount, total(listed, 'costMoved')]).toEqual([1, moved[0]]);
  });

  test('leave out what was taken back, other days and other kinds', () => {
    const count = (more: Record<string, string>) => reportOf(book, 'transfers', { ...span, ...more }).rowCount;
    expect([count({ moves: 'places' }), count({ location: 'LOC-200' }), count({ category: 'VEH' }), count({ to: '2026-02-04' })]).toEqual([1, 2, 1, 0]);
    const { transferId } = book.call('transfers.create', { assetId: 'asset-1', toCostCenter: 'CC-200', effectiveDate: '2026-02-19' });
    expect(count({})).toBe(2);
    book.call('transfers.approve', { transferId });
    book.call('transfers.post', { transferId });
    expect(count({})).toBe(3);
    book.call('transfers.reverse', { transferId, reason: 'Not after all' });
    expect(count({})).toBe(2);
  });
});

describe('revaluations and impairments', () => {
  const book = eventful();
  const report = reportOf(book, 'value-changes', { from: '2026-02', to: '2026-02', group: 'none' });

  test('go from the carrying amount before to the value assessed, through the surplus first and then profit or loss', () => {
    expect(values(report, 'name', 'carryingBefore', 'assessedValue', 'costChange', 'impairmentChange', 'toSurplus', 'toProfit', 'surplusBalance', 'valuer', 'reportReference', 'note')).toEqual([
      ['Plot', '100000.00', '130000.00', '30000.00', '0.00', '30000.00', '0.00', '30000.00', 'Qiyas', 'V-77', null],
      ['Plot', '130000.00', '90000.00', '0.00', '40000.00', '-30000.00', '-10000.00', '0.00', null, null, 'Flood'],
    ]);
  });

  test('by class or kind, or in sums alone, come to the same', () => {
    const layouts: Record<string, string>[] = [{ group: 'category' }, { group: 'kind' }, { group: 'category', detail: 'summary' }];
    for (const parameters of layouts) {
      const other = reportOf(book, 'value-changes', { from: '2026-02', to: '2026-02', ...parameters });
      for (const id of ['costChange', 'impairmentChange', 'toSurplus', 'toProfit']) expect(total(other, id), id).toBe(total(report, id));
    }
  });
});

describe('the card of an asset', () => {
  const book = eventful();

  test('has a history that adds up to what the asset is carried at, its moves and its values', () => {
    const card = reportOf(book, 'asset-card', { asset: 'asset-1' });
    const asset = book.call('assets.get', { assetId: 'asset-1' });
    expect([total(card, 'costChange'), total(card, 'accumulatedChange')]).toEqual([asset.cost, asset.accumulatedDepreciation]);
    expect(values(card, 'event', 'netAfter').at(-1)).toEqual(['Transferred', asset.netBookValue]);
    expect(card.card).toMatchObject({ name: { en: 'Van', ar: 'شاحنة' }, code: asset.assetNumber, photo: null });
    expect(card.sections.map(({ id, rows }) => [id, rows.length])).toEqual([['values', 1], ['transfers', 3]]);
    expect(card.facts.find(({ label }) => label.en === 'Serial no.')?.value.en).toBe('SN-1');
  });

  test('says depreciation by fiscal year or month by month, in all the same', () => {
    const of = (history: string) => total(reportOf(book, 'asset-card', { asset: 'asset-1', history }), 'accumulatedChange');
    expect(of('byYear')).toBe(of('byMonth'));
  });

  test('of a draft has no values yet, and its code is read back as its number', () => {
    const { assetNumber } = draft(book);
    const card = reportOf(book, 'asset-card', { asset: assetNumber });
    expect([card.rowCount, card.sections, card.card?.code]).toEqual([0, [], assetNumber]);
    // Three finders of seven modules, and a square of at least twenty-one.
    const modules = card.card?.modules ?? [];
    expect(modules.length).toBeGreaterThanOrEqual(21);
    expect([modules[0]?.slice(0, 7), modules[0]?.slice(-7), modules.at(-1)?.slice(0, 7)]).toEqual(['1111111', '1111111', '1111111']);
  });

  test('has words for everything that can happen to an asset', () => {
    for (const kind of [...ACT_KINDS, 'capitalization', 'opening', 'book_opening', 'in_service', 'transfer', 'depreciation', 'depreciation_reversal', 'depreciation_taken_back']) expect(text('history', kind as 'transfer').ar).toMatch(/\p{Script=Arabic}/u);
    for (const kind of VALUATIONS) expect(text('event', kind).ar).toMatch(/\p{Script=Arabic}/u);
  });
});

describe('journals', () => {
  const book = eventful();

  test('are listed line by line and balance; a file of them is named with its checksum', () => {
    const parameters = { from: '2026-01-01', to: '2026-12-31' };
    const before = reportOf(book, 'journal-listing', parameters);
    expect(total(before, 'debit')).toBe(total(before, 'credit'));
    expect(before.sections).toEqual([]);
    const file = book.call('journals.export', { format: 'hledger', from: '2026-01-01', to: '2026-01-31' });
    const listed = reportOf(book, 'journal-listing', parameters);
    expect(new Set(values(listed, 'period', 'exportBatch').map(String))).toEqual(new Set(['2026-01,exp-1', '2026-02,']));
    expect(listed.sections[0]?.rows[0]?.cells).toEqual(expect.arrayContaining(['exp-1', file.fileName, file.sha256, file.total]));
    const proof = reportOf(book, 'journal-listing', { export: 'exp-1' });
    expect([total(proof, 'debit'), proof.facts.find(({ label }) => label.en === 'Journals')?.value.en]).toEqual([file.total, String(file.journals)]);
    expect(book.refusal('reports.run', { report: 'journal-listing', parameters: { export: 'exp-9' } }).code).toBe('EXPORT_NOT_FOUND');
  });

  test('by account come to the same as by journal', () => {
    const of = (group: string) => reportOf(book, 'journal-listing', { from: '2026-01-01', to: '2026-12-31', group, detail: 'summary' });
    expect(total(of('account'), 'debit')).toBe(total(of('journal'), 'debit'));
  });
});

test('a project is as old as its costs, and gone once it is complete', () => {
  const book = memoryHost({ clock: '2026-02-20T08:00:00.000Z' });
  const { id } = capitalized(book, { name: 'Hall', categoryCode: 'CIP', acquisitionDate: '2025-06-10', cost: '400000.00' });
  book.call('assets.addConstructionCost', { assetId: id, date: '2026-02-05', amount: '50000.00' });
  const taken = book.call('assets.addConstructionCost', { assetId: id, date: '2026-02-06', amount: '70000.00' });
  book.call('acts.reverse', { id: taken.id, reason: 'Another project' });
  const columns = ['project', 'begunOn', 'lastCostOn', 'costs', 'costToDate', 'age90', 'age365'];
  const [found] = values(reportOf(book, 'construction-ageing', { asOf: '2026-02-28' }), ...columns);
  expect([found?.[0], found?.[2], found?.[3], found?.[4], minorOf(found?.[5]) + minorOf(found?.[6])]).toEqual(['Hall', '2026-02-05', 2, '450000.00', 45_000_000]);
  book.call('assets.completeConstruction', { assetId: id, categoryCode: 'BLDG', completionDate: '2026-02-15', inServiceDate: '2026-02-15' });
  expect([reportOf(book, 'construction-ageing', { asOf: '2026-02-28' }).rowCount, reportOf(book, 'construction-ageing', { asOf: '2026-02-14' }).rowCount]).toEqual([0, 1]);
});

test('warranties and insurance end in order, and an insured value is held against what is carried', () => {
  const book = memoryHost({ clock: '2026-02-20T08:00:00.000Z' });
  const cover = { insurance: { insurer: 'Tawuniya', policy: 'P-1', insuredValue: '4000.00', startsOn: '2026-01-01', endsOn: '2026-12-31' } };
  const { id } = inService(book, { name: 'Insured', warrantyEnd: '2026-03-01', ...cover });
  inService(book, { name: 'Warranted', warrantyEnd: '2026-02-01' });
  inService(book, { name: 'Neither' });
  const rows = (parameters: Record<string, string> = {}) => values(reportOf(book, 'covers', { asOf: '2026-02-20', ...parameters }), 'name', 'coverKind', 'coverEnd', 'daysLeft', 'coverState', 'insuredValue', 'insuredAbove');
  expect(rows()).toEqual([
    ['Insured', 'Insurance', '2026-12-31', 314, 'Valid', '4000.00', '-800.00'], ['Warranted', 'Warranty', '2026-02-01', -19, 'Expired', null, null], ['Insured', 'Warranty', '2026-03-01', 9, 'Ends soon', null, null],
  ]);
  expect(rows({ cover: 'warranty', ends: 'days30', expired: 'no' }).map(([name]) => name)).toEqual(['Insured']);
  expect(book.call('assets.get', { assetId: id })).toMatchObject({ insurance: { startsOn: '2026-01-01', endsOn: '2026-12-31' } });
  expect(book.refusal('assets.update', { assetId: id, insurance: { ...cover.insurance, endsOn: '2025-12-31' } })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'insurance.endsOn' } });
  expect(book.call('register.rows', { startRow: 0, endRow: 5, sort: [{ column: 'insuranceEnd', direction: 'desc' }] }).rows[0]).toMatchObject({ name: 'Insured', insurer: 'Tawuniya', policyNumber: 'P-1', insuredValue: '4000.00', insuranceEnd: '2026-12-31', warrantyEnd: '2026-03-01' });
});

describe('the change log', () => {
  test('has a line for every field, with what it was and what it became', () => {
    const book = memoryHost({ clock: '2026-02-20T08:00:00.000Z' });
    addPlaces(book);
    const { assetNumber } = draft(book, { serialNumber: 'SN-1', cost: '4800.00' });
    book.call('assets.update', { assetNumber, serialNumber: 'SN-2', cost: '5000.00', locationId: 'LOC-100', insurance: { insurer: 'Tawuniya', policy: null } });
    const report = reportOf(book, 'change-log', { asset: assetNumber, from: '2026-02-01', to: '2026-02-28' });
    const changed = values(report, 'did', 'by', 'changedField', 'oldValue', 'newValue').filter(([did]) => did === 'Changed an asset');
    expect(changed.map((row) => row.slice(1))).toEqual(expect.arrayContaining([
      ['Noura', 'Serial number', 'SN-1', 'SN-2'], ['Noura', 'Cost', '4800.00', '5000.00'], ['Noura', 'Location', null, 'LOC-100'], ['Noura', 'Insurer', null, 'Tawuniya'],
    ]));
    expect(changed).toHaveLength(4);
  });

  test('is for who may see the log: for others it is neither listed nor made', () => {
    const book = staffed();
    expect(book.call('reports.list').map(({ id }) => id)).toContain('change-log');
    signIn(book, 'clerk');
    expect(book.call('reports.list').map(({ id }) => id)).not.toContain('change-log');
    expect(book.refusal('reports.run', { report: 'change-log', parameters: {} })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'audit.view' } });
    expect(book.host.renderReport({ report: 'change-log', parameters: {}, language: 'en', format: 'csv' })).toMatchObject({ ok: false, error: { code: 'PERMISSION_DENIED' } });
    expect(book.call('reports.list').map(({ id }) => id)).toContain('journal-listing');
  });
});

describe('exceptions', () => {
  const book = memoryHost({ clock: '2026-01-20T08:00:00.000Z' });
  inService(book, { name: 'Desk', usefulLifeMonths: 12, residualValue: '0', convention: 'full_month' });
  inService(book, { name: 'Plot', categoryCode: 'LAND' });
  inService(book, { name: 'Later', convention: 'following_month', acquisitionDate: '2026-01-10' });
  capitalized(book, { name: 'Chair' });
  draft(book, { name: 'Draft' });

  test('are the findings of the checklist, asset by asset', () => {
    const found = values(reportOf(book, 'exceptions', { period: '2026-01' }), 'severity', 'code', 'name');
    expect(found).toEqual(expect.arrayContaining([['Blocks the close', 'drafts_in_month', 'Draft'], ['Warnings', 'not_in_service', 'Chair']]));
  });

  test('of a month that is closed are what its run passed over, with the reasons a draft gives', () => {
    book.call('assets.deleteDraft', { assetId: 'asset-5' });
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    const passed = () => values(reportOf(book, 'exceptions', { period: '2026-01' }), 'code', 'name', 'finding').filter(([code]) => code === 'passed_over').map((row) => row.slice(1));
    const expected = [['Plot', 'Not depreciated'], ['Later', 'Depreciation starts later'], ['Chair', 'Not yet in service']];
    expect(passed()).toEqual(expected);
    book.call('depreciationRuns.post', { runId });
    expect(passed()).toEqual(expected);
    closeMonths(book, '2026-01');
    expect(passed()).toEqual(expected);
    expect(details(reportOf(book, 'depreciation-run', { period: '2026-01' })).length).toBe(4);
  });
});

describe('a book of random acts', () => {
  const story = new Story(815);
  while (story.posted.length < 220) story.step();
  const { book } = story;
  const span = { from: '2026-01', to: story.period };

  test('has a card of every asset that adds up, whatever happened to it', () => {
    // What an act made is gone once the act is taken back.
    const held = story.assets.filter((assetId) => book.host.dispatch('assets.get', { assetId }).ok);
    expect(held.length).toBeGreaterThan(90);
    for (const asset of held) {
      const card = reportOf(book, 'asset-card', { asset, history: 'byMonth' });
      expect(card.rows.at(-1)?.kind).toBe('total');
    }
  });

  test('has changes of value that are the movements of any range', () => {
    const report = reportOf(book, 'value-changes', span);
    expect(report.rowCount).toBeGreaterThan(10);
    expect(minorOf(total(report, 'costChange')) - minorOf(total(report, 'accumulatedChange')) - minorOf(total(report, 'impairmentChange'))).toBe(minorOf(total(report, 'toSurplus')) + minorOf(total(report, 'toProfit')));
    expect(reportOf(book, 'value-changes', { from: '2026-02', to: '2026-03' }).rows.at(-1)?.kind).toBe('total');
  });

  test('reclassifies by transfers what its note reclassifies by class', () => {
    const listed = reportOf(book, 'transfers', { from: '2026-01-01', to: `${story.period}-28`, moves: 'reclassifications' });
    const byName = new Map<unknown, number>();
    for (const [from, to, cost] of values(listed, 'fromCategory', 'toCategory', 'costMoved')) {
      byName.set(from, (byName.get(from) ?? 0) - minorOf(cost));
      byName.set(to, (byName.get(to) ?? 0) + minorOf(cost));
    }
    const note = reportOf(book, 'ias16-note', { from: '2026-01', to: story.period });
    const row = note.rows.find(({ cells }) => english(cells[0]) === 'Reclassifications' && english(cells[1]) === 'Cost');
    for (const [index, column] of note.columns.entries()) if (column.id.startsWith('class-')) expect(minorOf(row?.cells[index]), column.label.en).toBe(byName.get(column.label.en) ?? 0);
  });

  test('charges its assets ahead what their classes are charged, and has every journal in balance', () => {
    expect(total(reportOf(book, 'projection', { detail: 'assets' }), 'carryingNow')).toBeDefined();
    const listing = reportOf(book, 'journal-listing', { from: '2026-01-01', to: '2099-12-31', group: 'account' });
    expect(total(listing, 'debit')).toBe(total(listing, 'credit'));
    expect(total(reportOf(book, 'depreciation-by-month', { yearOf: '2026-01', detail: 'assets' }), 'year')).toBe(total(reportOf(book, 'depreciation-by-month', { yearOf: '2026-01' }), 'year'));
  });
});
