import { describe, expect, test } from 'vitest';
import { importBook, type Mapping } from './book.ts';

const COLUMNS = { No: 'assetNumber', Name: 'name', Category: 'category', Bought: 'acquisitionDate', Cost: 'cost', Accumulated: 'accumulatedDepreciation', Notes: 'notes' } as const;
const MAPPING: Mapping = { columns: COLUMNS, depreciatedThrough: '2025-12-31' };
const file = (...rows: string[]) => `${Object.keys(COLUMNS).join(',')}\n${rows.join('\n')}\n`;
const VAN = 'V-1,Van,VEH,2024-01-10,60000,24000,';
const DESK = 'D-1,Desk,FURN,2026-01-05,1200,,oak';

describe('undoing an import', () => {
  test('takes its assets out of the register and the ledger, reverses its journals, and lets the file come again', () => {
    const book = importBook();
    const first = book.bring(file(VAN, DESK), MAPPING);
    expect(book.call('imports.list')).toMatchObject([{ batchId: 'imp-1', fileName: 'register.csv', created: 2, updated: 0, status: 'COMMITTED', undoable: true, actor: 'Noura' }]);

    book.clock.now = '2026-01-15T09:00:00.000Z';
    expect(book.call('imports.undo', { batchId: first.batchId })).toEqual({ done: true });
    expect(book.call('imports.list')).toMatchObject([{ status: 'UNDONE', undoable: false }]);
    expect(book.call('register.totals', {})).toMatchObject({ count: 0, cost: '0.00' });
    expect(book.refusal('assets.get', { assetNumber: 'V-1' })).toMatchObject({ code: 'ASSET_NOT_FOUND' });
    const journals = book.call('journals.list', {}).items;
    expect(journals.map(({ number, sourceType, reverses }) => [number, sourceType, reverses])).toEqual(expect.arrayContaining([
      ['JE-2025-000002', 'reversal', 'JE-2025-000001'], ['JE-2026-000002', 'reversal', 'JE-2026-000001'],
    ]));
    expect(book.call('accounts.list', {}).items.filter((account) => account.balance !== '0.00')).toEqual([]);
    expect(book.call('book.info')).toMatchObject({ openPeriod: null, firstPeriod: null, assetCount: 0 });
    expect(book.call('book.verify')).toMatchObject({ ok: true });

    expect(book.bring(file(VAN, DESK), MAPPING)).toMatchObject({ batchId: 'imp-2', created: 2 });
    expect(book.call('register.totals', {})).toMatchObject({ count: 2, cost: '61200.00', accumulatedDepreciation: '24000.00' });
    expect(book.call('close.run', { period: '2026-01' }).totalAssets).toBe(2);
    expect(book.call('book.verify')).toMatchObject({ ok: true });
  });

  test('gives updated assets back what they held', () => {
    const book = importBook();
    book.bring(file(VAN, DESK), MAPPING);
    const second = book.bring(file('D-1,Desk,FURN,2026-01-05,1200,,painted', 'L-1,Lamp,FURN,2026-01-05,10,,'), MAPPING);
    expect(second).toMatchObject({ created: 1, updated: 1 });
    book.call('imports.undo', { batchId: second.batchId });
    expect(book.call('assets.get', { assetNumber: 'D-1' }).notes).toBe('oak');
    expect(book.call('assets.list', {}).total).toBe(2);
    expect(book.call('book.verify')).toMatchObject({ ok: true });
  });

  test('removes drafts', () => {
    const book = importBook();
    const { batchId } = book.bring(file(DESK), { ...MAPPING, importAs: 'DRAFT' });
    book.call('imports.undo', { batchId });
    expect(book.call('assets.list', {}).total).toBe(0);
    expect(book.call('journals.list', {}).total).toBe(0);
  });

  test('is refused once something stands on it, with the reason', () => {
    const book = importBook();
    const { batchId } = book.bring(file(VAN), MAPPING);
    const reason = () => (book.refusal('imports.undo', { batchId }).params as { reason: string }).reason;
    book.clock.now = '2026-02-03T09:00:00.000Z';
    const later = book.bring(file(DESK), MAPPING);
    expect(reason()).toBe('not_latest');
    book.call('imports.undo', { batchId: later.batchId });
    expect(book.refusal('imports.undo', { batchId: later.batchId })).toEqual({ code: 'IMPORT_NOT_UNDOABLE', params: { batch: 'imp-2', reason: 'undone' } });
    book.call('close.run', { period: '2026-01' });
    expect(reason()).toBe('depreciated');
    expect(book.call('imports.list').map(({ undoable }) => undoable)).toEqual([false, false]);
    expect(book.refusal('imports.undo', { batchId: 'imp-9' })).toEqual({ code: 'IMPORT_NOT_FOUND', params: { batch: 'imp-9' } });
  });

  test('is refused after a draft of it was capitalized by hand, or an updated asset was changed again', () => {
    const book = importBook();
    const drafts = book.bring(file(DESK), { ...MAPPING, importAs: 'DRAFT' });
    book.clock.now = '2026-01-16T09:00:00.000Z';
    book.call('assets.capitalize', { assetNumber: 'D-1', capitalizationDate: '2026-01-05' });
    expect(book.refusal('imports.undo', { batchId: drafts.batchId })).toMatchObject({ params: { reason: 'changed' } });
    const update = book.bring(file('D-1,Desk,FURN,2026-01-05,1200,,painted'), MAPPING);
    book.call('assets.update', { assetNumber: 'D-1', notes: 'burnt' });
    expect(book.refusal('imports.undo', { batchId: update.batchId })).toMatchObject({ params: { reason: 'changed' } });
  });
});

describe('what stands in the way is named', () => {
  const THIRD = 'V-2,Truck,VEH,2024-01-10,90000,36000,';
  const params = (book: ReturnType<typeof importBook>, batchId: string) => book.refusal('imports.undo', { batchId }).params;

  test('an act posted on one of the assets, on the very moment of the import too', () => {
    const book = importBook();
    const { batchId } = book.bring(file(VAN, THIRD), MAPPING);
    book.call('valueUpdates.create', { assetNumber: 'V-2', updateType: 'IMPROVEMENT', amount: '1000', date: '2026-01-10', counterAccount: 'CASH' });
    expect(params(book, batchId)).toEqual({ batch: 'imp-1', reason: 'changed', assets: 'V-2' });
    expect(book.call('imports.list')[0]?.undoable).toBe(false);
    expect(book.call('register.totals', {})).toMatchObject({ count: 2 });
  });

  test('a run, whichever assets it charged', () => {
    const book = importBook();
    const { batchId } = book.bring(file(VAN, THIRD), MAPPING);
    book.clock.now = '2026-02-03T09:00:00.000Z';
    book.call('close.run', { period: '2026-01' });
    expect(params(book, batchId)).toEqual({ batch: 'imp-1', reason: 'depreciated', assets: 'V-1, V-2' });
  });

  test('a disposal, a transfer in draft; the first few by number where there are many', () => {
    const book = importBook();
    book.call('locations.create', { code: 'JED', name: 'Jeddah' });
    const rows = Array.from({ length: 7 }, (_, index) => `N-${index},Van,VEH,2024-01-10,60000,24000,`);
    const { batchId } = book.bring(file(...rows), MAPPING);
    book.call('transfers.create', { assetNumber: 'N-3', effectiveDate: '2026-01-10', toLocation: 'JED' });
    expect(params(book, batchId)).toMatchObject({ reason: 'changed', assets: 'N-3' });
    book.call('disposals.create', { assetNumber: 'N-1', disposalType: 'SCRAP', disposalDate: '2026-01-01' });
    expect(params(book, batchId)).toMatchObject({ assets: 'N-1, N-3' });
    for (const number of [0, 2, 4, 5, 6]) book.call('transfers.create', { assetNumber: `N-${number}`, effectiveDate: '2026-01-10', toLocation: 'JED' });
    expect(params(book, batchId)).toMatchObject({ assets: 'N-0, N-1, N-2, N-3, N-4, …' });
  });
});

describe('mappings', () => {
  test('are kept by name, beside those built in', () => {
    const book = importBook();
    book.call('imports.saveMapping', { name: 'Our old program', mapping: MAPPING });
    book.call('imports.saveMapping', { name: 'Our old program', mapping: { ...MAPPING, dateOrder: 'dmy' } });
    const mappings = book.call('imports.mappings');
    expect(mappings.filter((mapping) => !mapping.builtIn)).toMatchObject([{ name: 'Our old program', mapping: { dateOrder: 'dmy', columns: COLUMNS } }]);
    expect(mappings.filter((mapping) => mapping.builtIn).map(({ name }) => name)).toEqual(['usool', 'xero-register', 'xero-import', 'sage-50', 'erpnext', 'odoo', 'odoo-enterprise', 'snipe-it', 'asset-accountant', 'deltek-workbook', 'sql-account']);
    expect(book.refusal('imports.saveMapping', { name: 'odoo', mapping: MAPPING })).toMatchObject({ code: 'DUPLICATE_CODE' });
  });

  test('with a field that does not exist are refused', () => {
    const book = importBook();
    expect(book.refusal('imports.saveMapping', { name: 'x', mapping: { columns: { A: 'colour' } } })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'mapping.columns.A' } });
    expect(book.refusal('imports.preview', { fileId: book.stage(file(VAN)), mapping: { columns: { No: 'name', Name: 'name' } } })).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('inspecting by a mapping’s name', () => {
  test('a built-in one is fitted to the file, a saved one taken as it stands, an unknown one refused', () => {
    const book = importBook();
    const fileId = book.stage('Asset Tag;Asset Name;Category;Purchase Date;Purchase Cost\nT-1;Desk;Furniture;25/01/2026;100,50\n');
    const fitted = book.call('imports.inspect', { fileId, template: 'snipe-it' });
    expect(fitted).toMatchObject({ template: 'snipe-it', separator: ';', mapping: { dateOrder: 'dmy', decimalSeparator: ',', columns: { 'Asset Tag': 'assetNumber', 'Purchase Cost': 'cost' } } });
    expect(book.call('imports.preview', { fileId, mapping: { ...fitted.mapping, defaults: { usefulLifeYears: '5' } } })).toMatchObject({ problems: [], warnings: [], totals: { cost: '100.50' } });
    book.call('imports.saveMapping', { name: 'Mine', mapping: { columns: { 'Asset Tag': 'serialNumber' }, separator: ';' } });
    expect(book.call('imports.inspect', { fileId, template: 'Mine' })).toMatchObject({ template: 'Mine', mapping: { columns: { 'Asset Tag': 'serialNumber' } }, questions: [] });
    expect(book.refusal('imports.inspect', { fileId, template: 'Nobody' })).toEqual({ code: 'TEMPLATE_NOT_FOUND', params: { template: 'Nobody' } });
  });
});
