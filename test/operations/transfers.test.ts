import { describe, expect, test } from 'vitest';
import { closeMonths, draft, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { approved, placed, placedBook, posted } from '../support/transfers.ts';

const ASSET = 'asset-1';
const MOVE = { assetId: ASSET, toLocation: 'LOC-200', effectiveDate: '2026-01-20' } as const;

const custody = (book: TestBook, asOfDate?: string) => book.call('transfers.custody', { assetId: ASSET, ...(asOfDate === undefined ? {} : { asOfDate }) });
const locationOn = (book: TestBook, date: string) => custody(book, date).at?.location?.code;
const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);

describe('ChiroERP: transfers', () => {
  test('the sample request makes a draft, which is approved and then posted', () => {
    const book = placedBook({ company: { currency: 'USD', country: 'US' } });
    const created = book.call('transfers.create', { assetId: ASSET, fromCostCenter: 'CC-100', toCostCenter: 'CC-200', fromLocation: 'LOC-100', toLocation: 'LOC-200', effectiveDate: '2026-02-15' });
    expect(created).toMatchObject({ transferId: 'trf-1', number: 'TRF-2026-000001', status: 'DRAFT', changes: ['location', 'costCenter'], from: { location: { code: 'LOC-100' }, costCenter: { code: 'CC-100' } }, to: { location: { code: 'LOC-200' }, costCenter: { code: 'CC-200' } } });
    expect(book.refusal('transfers.post', { transferId: 'trf-1' })).toEqual({ code: 'TRANSFER_NOT_APPROVED', params: { transfer: 'TRF-2026-000001' } });
    expect(book.call('transfers.approve', { transferId: 'trf-1' })).toMatchObject({ transferId: 'trf-1', status: 'APPROVED', transfers: [{ approvedBy: 'Noura' }] });
    expect(book.call('transfers.post', { transferId: 'trf-001' })).toMatchObject({ transferId: 'trf-1', status: 'POSTED', transfers: [{ postedBy: 'Noura', glJournalId: null }] });
    expect(book.call('assets.get', { assetId: ASSET })).toMatchObject({ location: 'LOC-200', costCenter: 'CC-200', custodian: 'EMP-1' });
    verified(book);
  });

  test('a transfer is known by its number too', () => {
    const book = placedBook();
    book.call('transfers.create', MOVE);
    expect(book.call('transfers.get', { transferId: 'TRF-2026-000001' }).transferId).toBe('trf-1');
    expect(book.refusal('transfers.get', { transferId: 'TRF-2026-000009' })).toEqual({ code: 'TRANSFER_NOT_FOUND', params: { transfer: 'TRF-2026-000009' } });
  });
});

describe('a draft', () => {
  test('moves nothing', () => {
    const book = placedBook();
    book.call('transfers.create', MOVE);
    expect(book.call('assets.get', { assetId: ASSET }).location).toBe('LOC-100');
    expect(custody(book)).toMatchObject({ stays: [{ from: '2026-01-10', to: null }], pending: [{ number: 'TRF-2026-000001' }] });
  });

  test('takes nothing away that is left out, and all that is null', () => {
    const book = placedBook();
    posted(book, { assetId: ASSET, toCustodian: null, effectiveDate: '2026-01-20' });
    expect(book.call('assets.get', { assetId: ASSET })).toMatchObject({ location: 'LOC-100', custodian: null, costCenter: 'CC-100' });
  });

  test('says where from, and is refused where the asset is somewhere else', () => {
    const book = placedBook();
    expect(book.refusal('transfers.create', { ...MOVE, fromLocation: 'LOC-200' })).toEqual({ code: 'ASSET_ELSEWHERE', params: { asset: 'FA-2026-000001', field: 'location', given: 'LOC-200', actual: 'LOC-100' } });
    expect(book.refusal('transfers.create', { ...MOVE, fromCustodian: null }).code).toBe('ASSET_ELSEWHERE');
    expect(book.refusal('transfers.create', { ...MOVE, fromCategory: 'VEH' }).code).toBe('ASSET_ELSEWHERE');
  });

  test.each([
    ['no destination', { toLocation: undefined }, 'required'], ['the place where it is', { toLocation: 'LOC-100' }, 'unchanged'], ['a day before it was acquired', { effectiveDate: '2026-01-09' }, 'before_acquisition'],
  ])('is refused with %s', (_what, change, reason) => {
    expect(placedBook().refusal('transfers.create', { ...MOVE, ...change })).toMatchObject({ code: 'INVALID_INPUT', params: { reason } });
  });

  test('is changed until it is approved', () => {
    const book = placedBook();
    const { transferId } = book.call('transfers.create', { ...MOVE, reason: 'New desk' });
    expect(book.call('transfers.update', { transferId, toCustodian: 'EMP-2', effectiveDate: '2026-01-25' })).toMatchObject({ changes: ['location', 'custodian'], effectiveDate: '2026-01-25', reason: 'New desk' });
    book.call('transfers.approve', { transferId });
    expect(book.refusal('transfers.update', { transferId, toCustodian: null })).toEqual({ code: 'TRANSFER_NOT_DRAFT', params: { transfer: 'TRF-2026-000001', status: 'APPROVED' } });
  });

  test('with a known externalId is brought up to what is sent; one that says the same is answered as it stands', () => {
    const book = placedBook();
    const first = book.call('transfers.create', { ...MOVE, externalId: 'HR-7' });
    expect(book.call('transfers.create', { ...MOVE, externalId: 'HR-7', toCustodian: 'EMP-2' })).toMatchObject({ transferId: first.transferId, changes: ['location', 'custodian'] });
    book.call('transfers.approve', { transferId: first.transferId });
    book.call('transfers.post', { transferId: first.transferId });
    expect(book.call('transfers.create', { ...MOVE, externalId: 'HR-7', toCustodian: 'EMP-2' })).toMatchObject({ transferId: first.transferId, status: 'POSTED' });
    expect(book.refusal('transfers.create', { ...MOVE, externalId: 'HR-7', effectiveDate: '2026-01-21' }).code).toBe('TRANSFER_NOT_DRAFT');
    expect(book.call('transfers.list').total).toBe(1);
  });

  test('is cancelled with a reason, and its number stays spent', () => {
    const book = placedBook();
    const { transferId } = book.call('transfers.create', MOVE);
    expect(book.call('transfers.cancel', { transferId, reason: 'Not needed' })).toMatchObject({ status: 'CANCELLED', transfers: [{ cancelReason: 'Not needed', cancelledBy: 'Noura' }] });
    expect(book.refusal('transfers.cancel', { transferId, reason: 'Again' })).toMatchObject({ code: 'TRANSFER_NOT_DRAFT', params: { status: 'CANCELLED' } });
    expect(book.refusal('transfers.post', { transferId })).toMatchObject({ code: 'TRANSFER_NOT_DRAFT' });
    expect(book.call('transfers.create', MOVE).number).toBe('TRF-2026-000002');
    verified(book);
  });
});

describe('posting', () => {
  test('the preview is what is posted, and a book that changed meanwhile refuses it', () => {
    const book = placedBook();
    const transferId = approved(book, MOVE);
    const { fingerprint } = book.call('transfers.post.preview', { transferId });
    book.call('assets.update', { assetId: ASSET, custodianId: 'EMP-2' });
    expect(book.refusal('transfers.post', { transferId, fingerprint })).toEqual({ code: 'PREVIEW_STALE', params: {} });
    const again = book.call('transfers.post.preview', { transferId });
    expect(book.call('transfers.post', { transferId, fingerprint: again.fingerprint }).transfers).toMatchObject([{ from: { custodian: { code: 'EMP-2' } }, to: { custodian: { code: 'EMP-2' }, location: { code: 'LOC-200' } } }]);
  });

  test('is refused where the asset has left the place it was to leave', () => {
    const book = placedBook();
    const late = approved(book, MOVE);
    book.call('locations.create', { code: 'LOC-300', name: 'Dammam' });
    posted(book, { ...MOVE, toLocation: 'LOC-300' });
    expect(book.refusal('transfers.post', { transferId: late })).toMatchObject({ code: 'ASSET_ELSEWHERE', params: { given: 'LOC-100', actual: 'LOC-300' } });
  });

  test('is refused in a closed month, before the last transfer, and to a place given up meanwhile', () => {
    const book = placedBook();
    const inJanuary = approved(book, MOVE);
    posted(book, { assetId: ASSET, toCustodian: 'EMP-2', effectiveDate: '2026-01-25' });
    expect(book.refusal('transfers.post', { transferId: inJanuary })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'effectiveDate', reason: 'before_last_transfer' } });
    const inFebruary = approved(book, { ...MOVE, effectiveDate: '2026-02-03' });
    closeMonths(book, '2026-01');
    expect(book.refusal('transfers.create', { ...MOVE, effectiveDate: '2026-01-30' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } });
    book.call('locations.update', { code: 'LOC-200', isActive: false });
    expect(book.refusal('transfers.post', { transferId: inFebruary }).code).toBe('PLACE_INACTIVE');
  });

  test('happens once', () => {
    const book = placedBook();
    const transferId = posted(book, MOVE);
    expect(book.refusal('transfers.post', { transferId })).toEqual({ code: 'ALREADY_POSTED', params: { subject: 'TRF-2026-000001' } });
    expect(book.refusal('transfers.cancel', { transferId, reason: 'No' }).code).toBe('ALREADY_POSTED');
    expect(book.refusal('transfers.approve', { transferId })).toMatchObject({ code: 'TRANSFER_NOT_DRAFT', params: { status: 'POSTED' } });
  });

  test('is told in the asset’s history, in codes, with no amount', () => {
    const book = placedBook();
    posted(book, MOVE);
    expect(book.call('assets.history', { assetId: ASSET }).at(-1)).toMatchObject({ kind: 'transfer', date: '2026-01-20', amount: null, journal: null, details: { transfer: 'TRF-2026-000001', fromLocation: 'LOC-100', toLocation: 'LOC-200' } });
  });

  test('a draft asset is edited, not moved; under cash basis it has no other status and moves', () => {
    const book = placedBook();
    const { id } = draft(book, { locationId: 'LOC-100' });
    expect(book.refusal('transfers.create', { ...MOVE, assetId: id })).toMatchObject({ code: 'ASSET_NOT_CAPITALIZED' });
    const cash = memoryHost({ company: { basis: 'cash' } });
    cash.call('locations.create', { code: 'LOC-200', name: 'Jeddah' });
    draft(cash);
    posted(cash, { assetId: ASSET, toLocation: 'LOC-200', effectiveDate: '2026-01-20' });
    expect(cash.call('assets.get', { assetId: ASSET }).location).toBe('LOC-200');
    verified(cash);
  });
});

describe('a batch', () => {
  const batchOf = (book: TestBook) => {
    placed(book, { name: 'Screen' });
    placed(book, { name: 'Desk', locationId: 'LOC-200' });
    return book.call('transfers.createSeveral', { assetIds: ['asset-1', 'asset-2', 'asset-3'], toLocation: 'LOC-200', effectiveDate: '2026-01-20', reason: 'Branch opens' });
  };

  test('is prepared, approved and posted as one; who is there already is passed over', () => {
    const book = placedBook();
    const { batchId, transfers, passedOver } = batchOf(book);
    expect([batchId, transfers.map(({ number }) => number), passedOver.map(({ assetId }) => assetId)]).toEqual(['batch-1', ['TRF-2026-000001', 'TRF-2026-000002'], ['asset-3']]);
    expect(book.refusal('transfers.post', { batchId }).code).toBe('TRANSFER_NOT_APPROVED');
    expect(book.call('transfers.approve', { batchId })).toMatchObject({ transferId: null, batchId, status: 'APPROVED' });
    const { fingerprint, transfers: seen } = book.call('transfers.post.preview', { batchId });
    expect(seen).toHaveLength(2);
    expect(book.call('transfers.post', { batchId, fingerprint }).transfers.map(({ status }) => status)).toEqual(['POSTED', 'POSTED']);
    expect(book.call('assets.list', { locationId: 'LOC-200' }).total).toBe(3);
    verified(book);
  });

  test('is all or none, and goes on without the one that was cancelled', () => {
    const book = placedBook();
    const { id } = draft(book);
    expect(book.refusal('transfers.createSeveral', { assetIds: ['asset-1', id], toLocation: 'LOC-200', effectiveDate: '2026-01-20' }).code).toBe('ASSET_NOT_CAPITALIZED');
    expect(book.call('transfers.list').total).toBe(0);
    placed(book, { name: 'Screen' });
    const { batchId } = book.call('transfers.createSeveral', { assetIds: ['asset-1', 'asset-3'], toLocation: 'LOC-200', effectiveDate: '2026-01-20' });
    book.call('transfers.cancel', { transferId: 'trf-1', reason: 'Stays' });
    book.call('transfers.approve', { batchId });
    expect(book.call('transfers.post', { batchId }).transfers.map(({ transferId }) => transferId)).toEqual(['trf-2']);
    expect(book.refusal('transfers.post', { batchId }).code).toBe('ALREADY_POSTED');
  });

  test('one transfer or one batch is named', () => {
    const book = placedBook();
    expect(book.refusal('transfers.approve', {}).code).toBe('INVALID_INPUT');
    expect(book.refusal('transfers.approve', { transferId: 'trf-1', batchId: 'batch-1' }).code).toBe('INVALID_INPUT');
    expect(book.refusal('transfers.approve', { batchId: 'batch-1' }).code).toBe('TRANSFER_NOT_FOUND');
  });
});

describe('where an asset was on a day', () => {
  test('follows its transfers, whatever was posted since', () => {
    const book = placedBook();
    posted(book, MOVE);
    posted(book, { assetId: ASSET, toCustodian: 'EMP-2', effectiveDate: '2026-01-25' });
    posted(book, { assetId: ASSET, toLocation: 'LOC-100', effectiveDate: '2026-03-01' });
    expect(['2026-01-09', '2026-01-10', '2026-01-19', '2026-01-20', '2026-02-28', '2026-03-01'].map((date) => locationOn(book, date))).toEqual([undefined, 'LOC-100', 'LOC-100', 'LOC-200', 'LOC-200', 'LOC-100']);
    expect(custody(book).stays.map(({ from, to, location, custodian, transfer }) => [from, to, location?.code, custodian?.code, transfer?.number ?? null])).toEqual([
      ['2026-03-01', null, 'LOC-100', 'EMP-2', 'TRF-2026-000003'], ['2026-01-25', '2026-03-01', 'LOC-200', 'EMP-2', 'TRF-2026-000002'],
      ['2026-01-20', '2026-01-25', 'LOC-200', 'EMP-1', 'TRF-2026-000001'], ['2026-01-10', '2026-01-20', 'LOC-100', 'EMP-1', null],
    ]);
  });

  test('two transfers of one day: the first is left behind at once', () => {
    const book = placedBook();
    book.call('locations.create', { code: 'LOC-300', name: 'Dammam' });
    posted(book, MOVE);
    posted(book, { ...MOVE, toLocation: 'LOC-300' });
    expect([locationOn(book, '2026-01-19'), locationOn(book, '2026-01-20')]).toEqual(['LOC-100', 'LOC-300']);
  });

  test('the register report shows the places of its day, and filters by them', () => {
    const book = placedBook();
    posted(book, { assetId: ASSET, toLocation: 'LOC-200', toCustodian: 'EMP-2', toCostCenter: 'CC-200', toCategory: 'VEH', effectiveDate: '2026-01-20' });
    const register = (asOf: string, more = {}) => {
      const { columns, rows } = book.call('reports.run', { report: 'asset-register', parameters: { asOf, group: 'none', ...more } });
      const row = rows.find(({ kind }) => kind === 'row');
      return ['location', 'custodian', 'costCenter', 'category'].map((id) => (row?.cells[columns.findIndex((column) => column.id === id)] as { en: string } | undefined)?.en);
    };
    expect(register('2026-01-19')).toEqual(['Riyadh head office', 'Sara Al Otaibi', 'Administration', 'Computers and IT equipment'].map((name, index) => (index === 3 ? expect.stringMatching(/computer/i) as string : name)));
    expect(register('2026-01-20')).toEqual(['Jeddah branch', 'Khalid Hassan', 'Sales', expect.stringMatching(/vehicle/i)]);
    expect(register('2026-01-19', { location: 'LOC-200' })[0]).toBeUndefined();
    expect(register('2026-01-19', { location: 'LOC-100' })[0]).toBe('Riyadh head office');
    expect(register('2026-01-19', { category: 'VEH' })[0]).toBeUndefined();
  });
});

describe('depreciation goes to the cost centre at the end of the month', () => {
  const charged = (book: TestBook, period: string) => book.call('journals.list', { period }).items.filter(({ sourceType }) => sourceType === 'depreciation_run').flatMap(({ number }) => book.call('journals.get', { journal: number }).lines.map(({ costCenter }) => costCenter));

  test('from the effective month on, and not a month before', () => {
    const book = placedBook();
    posted(book, { assetId: ASSET, toCostCenter: 'CC-200', effectiveDate: '2026-02-15' });
    closeMonths(book, '2026-01', '2026-02');
    expect([charged(book, '2026-01'), charged(book, '2026-02')]).toEqual([['CC-100', 'CC-100'], ['CC-200', 'CC-200']]);
    verified(book);
  });

  test('a draft run is stale once a transfer changed its cost centres', () => {
    const book = placedBook();
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    posted(book, { assetId: ASSET, toCostCenter: 'CC-200', effectiveDate: '2026-01-31' });
    expect(book.refusal('depreciationRuns.post', { runId }).code).toBe('PREVIEW_STALE');
  });

  test('what was charged to a cost centre stays there: after its run, a month takes no change of it, though it takes a change of place', () => {
    const book = placedBook();
    postMonth(book, '2026-01');
    expect(book.refusal('transfers.create', { assetId: ASSET, toCostCenter: 'CC-200', effectiveDate: '2026-01-20' })).toEqual({ code: 'ALREADY_POSTED', params: { subject: 'FA-2026-000001 2026-01' } });
    posted(book, MOVE);
    posted(book, { assetId: ASSET, toCostCenter: 'CC-200', effectiveDate: '2026-02-01' });
    verified(book);
  });
});

test('the close warns of transfers that wait, with the assets, up to the end of the month', () => {
  const book = placedBook();
  const finding = (period: string) => book.call('close.checklist', { period }).findings.find(({ code }) => code === 'pending_transfers');
  expect(finding('2026-01')).toMatchObject({ severity: 'ok', count: 0 });
  approved(book, { ...MOVE, effectiveDate: '2026-02-10' });
  expect(finding('2026-01')).toMatchObject({ severity: 'ok', count: 0 });
  closeMonths(book, '2026-01');
  expect(finding('2026-02')).toMatchObject({ severity: 'warn', count: 1, assets: [{ assetId: ASSET }] });
  book.call('transfers.post', { transferId: 'trf-1' });
  expect(finding('2026-02')).toMatchObject({ severity: 'ok', count: 0 });
});

test('the list filters by status, asset, dates and words, and counts each status', () => {
  const book = placedBook();
  placed(book, { name: 'Screen', nameAr: 'شاشة' });
  posted(book, { ...MOVE, reason: 'Audit request' });
  approved(book, { ...MOVE, assetId: 'asset-2', effectiveDate: '2026-02-01' });
  book.call('transfers.create', { assetId: ASSET, toCustodian: 'EMP-2', effectiveDate: '2026-01-30' });
  const numbers = (input: object) => book.call('transfers.list', input).items.map(({ transferId }) => transferId);
  expect(book.call('transfers.list')).toMatchObject({ total: 3, byStatus: { DRAFT: 1, APPROVED: 1, POSTED: 1, REVERSED: 0, CANCELLED: 0 } });
  expect(numbers({})).toEqual(['trf-3', 'trf-2', 'trf-1']);
  expect(numbers({ status: ['DRAFT', 'APPROVED'] })).toEqual(['trf-3', 'trf-2']);
  expect(numbers({ assetId: ASSET })).toEqual(['trf-3', 'trf-1']);
  expect(numbers({ effectiveFrom: '2026-01-21', effectiveTo: '2026-01-31' })).toEqual(['trf-3']);
  expect(numbers({ search: 'شاشه' })).toEqual(['trf-2']);
  expect(numbers({ search: 'audit' })).toEqual(['trf-1']);
  expect(numbers({ size: 1, page: 1 })).toEqual(['trf-2']);
  expect(book.refusal('transfers.list', { assetId: 'asset-9' }).code).toBe('ASSET_NOT_FOUND');
});
