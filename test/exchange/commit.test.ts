import { describe, expect, test } from 'vitest';
import { importBook, type Mapping } from './book.ts';

const COLUMNS = { No: 'assetNumber', Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Accumulated: 'accumulatedDepreciation', Through: 'depreciatedThrough', Life: 'usefulLifeMonths', Site: 'location', Notes: 'notes' } as const;
const MAPPING: Mapping = { columns: COLUMNS };
const file = (...rows: string[]) => `${Object.keys(COLUMNS).join(',')}\n${rows.join('\n')}\n`;
const VAN = 'V-1,Van,VEH,2024-01-10,60000,24000,2025-12-31,60,Riyadh,';
const DESK = 'D-1,Desk,FURN,2026-01-05,1200,,,,Jeddah,oak';

const problemsOf = (rows: string[], mapping: Mapping = MAPPING, book = importBook()) => {
  const { problems } = book.call('imports.preview', { fileId: book.stage(file(...rows)), mapping });
  return problems.map(({ row, field, code, params }) => [row, field, code, params]);
};

describe('problems that only the book can tell', () => {
  test('a number twice in the file', () => {
    expect(problemsOf([VAN, VAN])).toEqual([[3, 'assetNumber', 'DUPLICATE_IN_FILE', { firstRow: 2 }]]);
  });

  test('a category or place that is missing, where none may be made, or that is no longer used', () => {
    const book = importBook();
    book.call('locations.create', { code: 'LOC-1', name: 'Jeddah' });
    book.call('locations.update', { code: 'LOC-1', isActive: false });
    book.call('assetCategories.update', { categoryCode: 'VEH', isActive: false });
    const mapping: Mapping = { ...MAPPING, createMissing: { categories: false, places: false } };
    expect(problemsOf([VAN, DESK, 'X,Crane,Cranes,2026-01-05,1200,,,60,Riyadh,'], mapping, book)).toEqual([
      [2, 'category', 'CATEGORY_INACTIVE', {}], [3, 'location', 'PLACE_INACTIVE', {}], [4, 'category', 'UNKNOWN_CATEGORY', {}],
    ]);
  });

  test('a category without a life, cost below its threshold, an opening balance within a month', () => {
    const book = importBook();
    book.call('assetCategories.update', { categoryCode: 'FURN', capitalizationThreshold: '5000' });
    expect(problemsOf(['X,Crane,Cranes,2026-01-05,1200,,,,,', DESK, 'V-1,Van,VEH,2024-01-10,60000,24000,2025-12-15,60,,', 'L,Lot,LAND,2024-01-10,0,,,,,'], MAPPING, book)).toEqual([
      [2, 'usefulLifeMonths', 'LIFE_REQUIRED', {}],
      [3, 'cost', 'BELOW_THRESHOLD', { threshold: '5000.00', category: 'Furniture and fixtures' }],
      [4, 'depreciatedThrough', 'DEPRECIATED_THROUGH_NOT_MONTH_END', { monthEnd: '2025-12-31' }],
      [5, 'cost', 'INVALID_AMOUNT', { reason: 'zero' }],
    ]);
  });

  test('a method that needs what a register does not record', () => {
    const book = importBook();
    const fileId = book.stage('Name,Category,Bought,Cost,Method,Total units\nPress,MACH,2026-01-05,9000,Units of production,\nLathe,MACH,2026-01-05,9000,Units of production,1800\nSaw,MACH,2026-01-05,900,MACRS,\n');
    const mapping: Mapping = { columns: { Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Method: 'depreciationMethod', 'Total units': 'totalUnits' }, values: { depreciationMethod: { MACRS: 'macrs' } } };
    expect(book.call('imports.preview', { fileId, mapping }).problems).toMatchObject([{ row: 2, code: 'TERMS_REFUSED', params: { of: 'totalUnits' } }, { row: 4, field: 'depreciationMethod', code: 'METHOD_NOT_AVAILABLE' }]);
  });

  test('total units come with the asset, and its readings follow in the book', () => {
    const book = importBook();
    const mapping: Mapping = { columns: { Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Method: 'depreciationMethod', 'Total units': 'totalUnits' } };
    book.bring('Name,Category,Bought,Cost,Method,Total units\nLathe,MACH,2026-01-05,9000,Units of production,1800\n', mapping);
    const [item] = book.call('usage.list').items;
    expect(item).toMatchObject({ name: 'Lathe', totalUnits: '1800', units: null });
    book.call('usage.record', { assetId: item?.assetId ?? '', period: '2026-01', units: '100' });
    expect(book.call('close.preview', { period: '2026-01' }).totalDepreciation).toBe('500.00');
  });

  test('depreciation that runs past the open month of a book with history', () => {
    const book = importBook();
    book.bring(file(VAN), MAPPING);
    expect(problemsOf(['V-2,Van,VEH,2024-01-10,60000,24000,2026-02-28,60,,'], MAPPING, book)).toEqual([[2, 'depreciatedThrough', 'DEPRECIATED_THROUGH_TOO_LATE', { openPeriod: '2026-01' }]]);
  });

  test('a file with a problem commits nothing, not even its good rows', () => {
    const book = importBook();
    const fileId = book.stage(file(VAN, VAN));
    expect(book.refusal('imports.commit', { fileId, mapping: MAPPING })).toEqual({ code: 'IMPORT_HAS_ERRORS', params: { count: 1 } });
    expect(book.call('assets.list', {}).total).toBe(0);
    expect(book.call('locations.list', {}).total).toBe(0);
    expect(book.call('journals.list', {}).total).toBe(0);
  });

  test('a corrected cell makes the commit possible, with the same corrections', () => {
    const book = importBook();
    const input = { fileId: book.stage(file(VAN, VAN)), mapping: MAPPING, edits: [{ row: 3, column: 'No', value: 'V-2' }] };
    expect(book.call('imports.preview', input).problems).toEqual([]);
    expect(book.commit(input).created).toBe(2);
  });

  test('a cash-basis book takes drafts only', () => {
    const book = importBook({ company: { basis: 'cash' } });
    const fileId = book.stage(file(DESK));
    expect(book.refusal('imports.preview', { fileId, mapping: MAPPING })).toMatchObject({ code: 'CASH_BASIS' });
    expect(book.commit({ fileId, mapping: { ...MAPPING, importAs: 'DRAFT' } }).created).toBe(1);
  });

  test('a file that is not staged, a preview that is no longer true', () => {
    const book = importBook();
    expect(book.refusal('imports.inspect', { fileId: 'file-9' })).toEqual({ code: 'FILE_NOT_FOUND', params: { file: 'file-9' } });
    const fileId = book.stage(file(VAN));
    const { fingerprint } = book.call('imports.preview', { fileId, mapping: MAPPING });
    book.call('locations.create', { code: 'X', name: 'X' });
    expect(book.refusal('imports.commit', { fileId, mapping: MAPPING, fingerprint })).toMatchObject({ code: 'PREVIEW_STALE' });
  });
});

describe('a commit', () => {
  test('leaves each asset as create, capitalize and placeInService would, one by one', () => {
    const byFile = importBook();
    byFile.call('locations.create', { code: 'LOC-001', name: 'Riyadh' });
    byFile.call('locations.create', { code: 'LOC-002', name: 'Jeddah' });
    byFile.bring(file(VAN, DESK), MAPPING);
    const byHand = importBook();
    byHand.call('locations.create', { code: 'LOC-001', name: 'Riyadh' });
    byHand.call('locations.create', { code: 'LOC-002', name: 'Jeddah' });
    byHand.call('book.updateSettings', { firstPeriod: '2026-01' });
    const steps = [
      { assetNumber: 'V-1', name: 'Van', categoryCode: 'VEH', assetType: 'VEHICLE', acquisitionDate: '2024-01-10', cost: '60000', usefulLifeMonths: 60, locationId: 'LOC-001', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '24000' } },
      { assetNumber: 'D-1', name: 'Desk', categoryCode: 'FURN', assetType: 'FURNITURE', acquisitionDate: '2026-01-05', cost: '1200', locationId: 'LOC-002', notes: 'oak' },
    ] as const;
    for (const step of steps) {
      byHand.call('assets.create', step);
      byHand.call('assets.capitalize', { assetNumber: step.assetNumber, capitalizationDate: step.acquisitionDate });
      byHand.call('assets.placeInService', { assetNumber: step.assetNumber, inServiceDate: step.acquisitionDate });
    }
    for (const { assetNumber } of steps) {
      expect(byFile.call('assets.get', { assetNumber })).toEqual(byHand.call('assets.get', { assetNumber }));
      expect(byFile.call('assets.history', { assetNumber })).toEqual(byHand.call('assets.history', { assetNumber }));
      expect(byFile.call('assets.depreciationSchedule', { assetNumber })).toEqual(byHand.call('assets.depreciationSchedule', { assetNumber }));
    }
    expect(byFile.call('close.preview', { period: '2026-01' }).totalDepreciation).toBe(byHand.call('close.preview', { period: '2026-01' }).totalDepreciation);
    const balances = (book: typeof byFile) => book.call('accounts.list', {}).items.map(({ code, balance }) => [code, balance]);
    expect(balances(byFile)).toEqual(balances(byHand));
  });

  test('numbers what the file left unnumbered, stepping over the file’s own numbers', () => {
    const book = importBook();
    book.bring(file(',Lamp,FURN,2026-01-05,100,,,,,', 'FA-2026-000001,Desk,FURN,2026-01-05,100,,,,,', ',Chair,FURN,2026-01-05,100,,,,,'), MAPPING);
    expect(book.call('assets.list', {}).items.map(({ name, assetNumber }) => [name, assetNumber]).sort()).toEqual([['Chair', 'FA-2026-000003'], ['Desk', 'FA-2026-000001'], ['Lamp', 'FA-2026-000002']]);
  });

  test('makes places that are missing: a code as it is, a name under the next number', () => {
    const book = importBook();
    book.bring(file('1,Desk,FURN,2026-01-05,100,,,,الرياض – المقر,', '2,Lamp,FURN,2026-01-05,100,,,,WH-07,', '3,Chair,FURN,2026-01-05,100,,,,الرياض – المقر,'), MAPPING);
    expect(book.call('locations.list', {}).items.map(({ code, name, nameAr, assetCount }) => [code, name, nameAr, assetCount])).toEqual([['LOC-001', 'الرياض – المقر', 'الرياض – المقر', 2], ['WH-07', 'WH-07', null, 1]]);
  });

  test('drafts stay drafts and post nothing', () => {
    const book = importBook();
    book.bring(file(VAN, DESK), { ...MAPPING, importAs: 'DRAFT' });
    expect(book.call('assets.get', { assetNumber: 'V-1' })).toMatchObject({ status: 'DRAFT', opening: { accumulatedDepreciation: '24000.00', depreciatedThrough: '2025-12-31' } });
    expect(book.call('journals.list', {}).total).toBe(0);
  });

  test('books purchases day by day against clearing, and those of closed months on the first open day', () => {
    const book = importBook();
    book.bring(file('1,Desk,FURN,2026-01-05,1200,,,,,', '2,Chair,FURN,2026-01-05,600,,,,,', '3,Lamp,FURN,2026-01-20,60,,,,,'), MAPPING);
    expect(book.call('journals.list', {}).items.map(({ date, total }) => [date, total]).sort()).toEqual([['2026-01-05', '1800.00'], ['2026-01-20', '60.00']]);
    book.call('close.run', { period: '2026-01' });
    book.bring(file('4,Shelf,FURN,2026-01-07,1200,,,,,'), MAPPING);
    expect(book.call('assets.get', { assetNumber: '4' })).toMatchObject({ capitalizationDate: '2026-02-01', inServiceDate: '2026-01-07' });
    expect(book.call('close.preview', { period: '2026-02' }).catchUp).toBe('10.00');
  });

  test('an asset depreciated elsewhere up to a month that this book has closed already catches up in the open one, and is announced', () => {
    const book = importBook();
    book.bring(file(VAN), MAPPING);
    book.call('close.run', { period: '2026-01' });
    const fileId = book.stage(file('V-2,Car,VEH,2024-01-10,60000,24000,2025-12-31,60,,'));
    const preview = book.call('imports.preview', { fileId, mapping: MAPPING });
    expect(preview.totals).toMatchObject({ firstMonth: '2026-02', firstMonthDepreciation: '2000.00' });
    expect(preview.warnings).toMatchObject([{ code: 'CATCH_UP_INCLUDED', params: { catchUp: '1000.00', period: '2026-02' } }]);
    book.commit({ fileId, mapping: MAPPING, fingerprint: preview.fingerprint });
    expect(book.call('close.preview', { period: '2026-02' })).toMatchObject({ totalDepreciation: '3000.00', catchUp: '1000.00' });
  });

  test('one old row does not drag the beginning of the book back: it follows the latest day depreciated to', () => {
    const book = importBook();
    book.bring(file(VAN, 'P-1,Old press,MACH,2009-01-01,5000,5000,2018-12-31,120,,'), MAPPING);
    expect(book.call('book.info')).toMatchObject({ openPeriod: '2026-01' });
    expect(book.call('close.preview', { period: '2026-01' })).toMatchObject({ totalDepreciation: '1000.00', catchUp: '0.00' });
  });

  test('a monthly figure that is not ours is named with both', () => {
    const book = importBook();
    const mapping: Mapping = { columns: { Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Monthly: 'monthlyDepreciation', Life: 'usefulLifeMonths' } };
    const fileId = book.stage('Name,Category,Bought,Cost,Life,Monthly\nDesk,FURN,2026-01-05,1200,60,20.01\nLamp,FURN,2026-01-05,1200,60,25\n');
    expect(book.call('imports.preview', { fileId, mapping }).warnings).toMatchObject([{ row: 3, code: 'MONTHLY_DEPRECIATION_DIFFERS', params: { computed: '20.00', stated: '25.00', difference: '5.00' } }]);
  });

  test('nothing accumulated on an asset long in service is pointed at', () => {
    const book = importBook();
    const fileId = book.stage(file('D-1,Desk,FURN,2020-01-05,1200,0,,120,,', VAN));
    expect(book.call('imports.preview', { fileId, mapping: { ...MAPPING, depreciatedThrough: '2025-12-31' } }).warnings).toMatchObject([{ row: 2, code: 'NO_ACCUMULATED_DEPRECIATION' }]);
  });

  test('tells how far it is', () => {
    const book = importBook();
    book.bring(file(VAN, DESK), MAPPING);
    expect(book.events).toContainEqual({ type: 'progress', operation: 'imports.commit', done: 2, total: 2 });
  });
});

describe('the same file again', () => {
  test('changes nothing', () => {
    const book = importBook();
    book.bring(file(VAN, DESK), MAPPING);
    expect(book.bring(file(VAN, DESK), MAPPING)).toMatchObject({ batchId: 'imp-2', created: 0, updated: 0, unchanged: 2 });
    expect(book.call('journals.list', {}).total).toBe(2);
  });

  test('with other notes and another site updates what is open, and leaves what the file leaves empty', () => {
    const book = importBook();
    book.bring(file(VAN, DESK), MAPPING);
    expect(book.bring(file('D-1,Desk,FURN,2026-01-05,1200,,,,Riyadh,'), MAPPING)).toMatchObject({ created: 0, updated: 1 });
    expect(book.call('assets.get', { assetNumber: 'D-1' })).toMatchObject({ locationName: 'Riyadh', notes: 'oak' });
  });

  test('with another cost is refused, asset and fields named, once the ledger has it', () => {
    const book = importBook();
    book.bring(file(VAN, DESK), MAPPING);
    expect(problemsOf(['D-1,Desk,FURN,2026-01-05,1300,,,48,,'], MAPPING, book)).toEqual([[2, 'assetNumber', 'ALREADY_POSTED', { asset: 'D-1', fields: 'cost, usefulLifeMonths' }]]);
  });

  test('drafts are open as a whole', () => {
    const book = importBook();
    const mapping: Mapping = { ...MAPPING, importAs: 'DRAFT' };
    book.bring(file(DESK), mapping);
    book.bring(file('D-1,Big desk,FURN,2026-01-06,1300,,,48,,'), mapping);
    expect(book.call('assets.get', { assetNumber: 'D-1' })).toMatchObject({ name: 'Big desk', cost: '1300.00', acquisitionDate: '2026-01-06' });
  });

  test('an external id names the asset before its number does; a number of another asset is taken', () => {
    const book = importBook();
    const mapping: Mapping = { columns: { Id: 'externalId', No: 'assetNumber', Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost' } };
    const rows = (...lines: string[]) => `Id,No,Name,Category,Bought,Cost\n${lines.join('\n')}\n`;
    book.bring(rows('x1,A,Desk,FURN,2026-01-05,100', 'x2,B,Lamp,FURN,2026-01-05,100'), mapping);
    expect(book.bring(rows('x1,,Desk – new name,FURN,2026-01-05,100'), mapping)).toMatchObject({ updated: 1 });
    expect(book.call('assets.get', { assetExternalId: 'x1' })).toMatchObject({ assetNumber: 'A', name: 'Desk – new name' });
    const fileId = book.stage(rows('x1,B,Desk,FURN,2026-01-05,100', 'x3,A,Desk,FURN,2026-01-05,100'));
    expect(book.call('imports.preview', { fileId, mapping }).problems.map(({ row, code }) => [row, code])).toEqual([[2, 'NUMBER_TAKEN'], [2, 'ALREADY_POSTED'], [3, 'NUMBER_TAKEN']]);
  });
});
