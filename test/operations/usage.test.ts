import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { closeMonths, draft, inService, postMonth } from '../support/assets.ts';
import { bookAt, memoryHost, temporaryFolder, testHost, type TestBook } from '../support/book.ts';
import { bookOfVersion1 } from '../support/oldBook.ts';

/** 4,800.00 over 1,000 hours: 4.80 an hour. */
const PRESS = { name: 'Press', nameAr: 'مكبس', depreciationMethod: 'units_of_production', totalUnits: '1000' } as const;

const press = (book: TestBook, extra = {}) => inService(book, { ...PRESS, ...extra });
const read = (book: TestBook, assetId: string, period: string, units: string) => book.call('usage.record', { assetId, period, units });
const finding = (book: TestBook, period: string) => book.call('close.checklist', { period }).findings.find(({ code }) => code === 'usage_missing');
const charged = (book: TestBook, assetId: string) => book.call('assets.depreciationSchedule', { assetId }).rows.filter(({ status }) => status === 'posted').map(({ period, depreciation }) => [period, depreciation]);

describe('units of production', () => {
  test('charges the depreciable amount by the units of the month, and stops at the total', () => {
    const book = memoryHost();
    const { id } = press(book);
    read(book, id, '2026-01', '250');
    expect(book.call('close.preview', { period: '2026-01' }).totalDepreciation).toBe('1200.00');
    closeMonths(book, '2026-01');
    read(book, id, '2026-02', '0.5');
    closeMonths(book, '2026-02');
    read(book, id, '2026-03', '900');
    closeMonths(book, '2026-03');
    expect(charged(book, id)).toEqual([['2026-01', '1200.00'], ['2026-02', '2.40'], ['2026-03', '3597.60']]);
    expect(book.call('assets.get', { assetId: id }).netBookValue).toBe('0.00');
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('a missing reading blocks the close and names the asset; zero is a reading', () => {
    const book = memoryHost();
    const { id, assetNumber } = press(book);
    expect(finding(book, '2026-01')).toMatchObject({ severity: 'block', count: 1, assets: [{ assetId: id, assetNumber }], params: { period: '2026-01' } });
    expect(book.call('close.preview', { period: '2026-01' }).exceptions).toMatchObject([{ assetId: id, reason: 'usage_missing' }]);
    expect(book.refusal('close.run', { period: '2026-01' })).toMatchObject({ code: 'CLOSE_BLOCKED' });
    read(book, id, '2026-01', '0');
    expect(finding(book, '2026-01')).toMatchObject({ severity: 'ok', count: 0 });
    expect(closeMonths(book, '2026-01')).toMatchObject([{ totalDepreciation: '0.00' }]);
    expect(finding(book, '2026-02')).toMatchObject({ severity: 'block', count: 1 });
  });

  test('an asset placed in service late is caught up once its earlier months are read', () => {
    const book = memoryHost();
    inService(book);
    closeMonths(book, '2026-01');
    const { id } = draft(book, PRESS);
    book.call('assets.capitalize', { assetId: id, capitalizationDate: '2026-02-01' });
    book.call('assets.placeInService', { assetId: id, inServiceDate: '2026-01-10' });
    read(book, id, '2026-02', '100');
    expect(finding(book, '2026-02')).toMatchObject({ severity: 'block', count: 1 });
    read(book, id, '2026-01', '50');
    closeMonths(book, '2026-02');
    expect(charged(book, id)).toEqual([['2026-02', '720.00']]);
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('readings before the book say how many units are left', () => {
    const book = memoryHost();
    const { id } = press(book, { acquisitionDate: '2025-01-01', opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '2400.00' } });
    read(book, id, '2025-12', '600');
    read(book, id, '2026-01', '100');
    // 2,400.00 left over 400 hours: 6.00 an hour.
    expect(book.call('close.preview', { period: '2026-01' }).totalDepreciation).toBe('600.00');
  });

  test('terms are frozen with their total: what was posted stands on it', () => {
    const book = memoryHost();
    const { id } = press(book);
    expect(book.refusal('assets.update', { assetId: id, totalUnits: '2000' })).toMatchObject({ code: 'ALREADY_POSTED' });
    expect(book.call('assets.get', { assetId: id })).toMatchObject({ overrides: { totalUnits: '1000' }, books: [{ totalUnits: '1000', usefulLifeMonths: null }] });
    expect(book.refusal('assets.placeInService', { assetId: book.call('assets.capitalize', { assetId: book.call('assets.create', { ...PRESS, name: 'No total', totalUnits: null, categoryCode: 'COMP', acquisitionDate: '2026-01-10', cost: '100.00' }).id, capitalizationDate: '2026-01-10' }).id, inServiceDate: '2026-01-10' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'totalUnits', reason: 'required' } });
  });
});

describe('a reading', () => {
  test('is corrected until it is posted on, and the correction is on record', () => {
    const book = memoryHost();
    const { id, assetNumber } = press(book);
    read(book, id, '2026-01', '250');
    expect(read(book, id, '2026-01', '0200.500')).toMatchObject({ usedUnits: '200.5', reading: { units: '200.5', corrections: 1, isFixed: false } });
    expect(book.call('audit.list', { search: 'usage.record' }).items[0]).toMatchObject({ operation: 'usage.record', subject: assetNumber });
    expect(JSON.parse(book.call('audit.list', { search: 'usage.record' }).items[0]?.detail ?? '{}')).toEqual({ period: '2026-01', units: '200.5', before: '250' });
    postMonth(book, '2026-01');
    expect(book.refusal('usage.record', { assetId: id, period: '2026-01', units: '1' })).toEqual({ code: 'ALREADY_POSTED', params: { subject: `${assetNumber} 2026-01` } });
    expect(book.call('usage.history', { assetId: id })).toMatchObject({ usedUnits: '200.5', remainingUnits: '799.5', readings: [{ period: '2026-01', isFixed: true }] });
  });

  test('of a month closed with nothing due is fixed too', () => {
    const book = memoryHost();
    const { id } = press(book);
    read(book, id, '2026-01', '0');
    closeMonths(book, '2026-01');
    expect(book.refusal('usage.record', { assetId: id, period: '2026-01', units: '5' })).toMatchObject({ code: 'ALREADY_POSTED' });
  });

  test('opens again when its run is reversed, and both runs still verify', () => {
    const book = memoryHost();
    const { id } = press(book);
    read(book, id, '2026-01', '250');
    const { runId } = postMonth(book, '2026-01');
    book.call('depreciationRuns.reverse', { runId, reason: 'misread' });
    read(book, id, '2026-01', '100');
    postMonth(book, '2026-01');
    expect(book.call('assets.get', { assetId: id }).accumulatedDepreciation).toBe('480.00');
    expect(book.call('book.verify')).toMatchObject({ ok: true });
  });

  test('is refused after the open month, before service, for another method, with too many decimals, and on a draft', () => {
    const book = memoryHost();
    const { id } = press(book);
    const other = inService(book);
    expect(book.refusal('usage.record', { assetId: id, period: '2026-02', units: '1' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'after_open' } });
    expect(book.refusal('usage.record', { assetId: id, period: '2025-12', units: '1' })).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'before_service' } });
    expect(book.refusal('usage.record', { assetId: other.id, period: '2026-01', units: '1' })).toMatchObject({ code: 'USAGE_NOT_COUNTED' });
    expect(book.refusal('usage.record', { assetId: id, period: '2026-01', units: '0.1234567' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'units', reason: 'decimal' } });
    const waiting = book.call('assets.create', { ...PRESS, categoryCode: 'COMP', acquisitionDate: '2026-01-10', cost: '100.00' });
    expect(book.refusal('usage.record', { assetId: waiting.id, period: '2026-01', units: '1' })).toMatchObject({ code: 'ASSET_NOT_CAPITALIZED' });
  });

  test('is found by number and external id, and listed with the one before', () => {
    const book = memoryHost();
    const { id, assetNumber } = press(book, { externalId: 'M-7' });
    book.call('usage.record', { assetNumber, period: '2026-01', units: '10' });
    closeMonths(book, '2026-01');
    expect(book.call('usage.list')).toMatchObject({ period: '2026-02', missing: 1, items: [{ assetId: id, totalUnits: '1000', usedBefore: '10', previous: { period: '2026-01', units: '10' }, units: null, isFixed: false }] });
    book.call('usage.record', { assetExternalId: 'M-7', period: '2026-02', units: '12' });
    expect(book.call('usage.list')).toMatchObject({ missing: 0, items: [{ units: '12' }] });
  });
});

describe('in the file', () => {
  test('a book of version 1 comes up to date with its data, verifies, and takes a reading', () => {
    const path = join(temporaryFolder(), 'Old.usool');
    bookOfVersion1(path);
    const book = testHost();
    expect(book.host.open(path)).toMatchObject({ ok: true });
    expect(book.call('assets.list').items.map(({ name, accumulatedDepreciation }) => [name, accumulatedDepreciation]).sort()).toEqual([['Chair', '0.00'], ['Laptop', '100.00'], ['Server', '200.00']]);
    expect(book.call('book.verify')).toMatchObject({ ok: true });
    const { id } = press(book, { acquisitionDate: '2026-02-01' });
    read(book, id, '2026-02', '10');
    expect(book.call('usage.history', { assetId: id }).usedUnits).toBe('10');
    book.host.close();
  });

  test('readings are neither changed nor removed, and none is added where a charge stands on the month', () => {
    const path = join(temporaryFolder(), 'Al Noor.usool');
    const book = bookAt(path);
    const { id } = press(book);
    read(book, id, '2026-01', '250');
    closeMonths(book, '2026-01');
    book.host.close();
    const file = new Database(path);
    const insert = (period: string, replaces: number | null) => file.prepare("INSERT INTO usage_readings (asset_id, period, units, replaces_id, actor, at) VALUES (1, ?, '1', ?, 'x', 'x')").run(period, replaces);
    expect(() => file.exec("UPDATE usage_readings SET units = '1'")).toThrow('ALREADY_POSTED');
    expect(() => file.exec('DELETE FROM usage_readings')).toThrow('ALREADY_POSTED');
    expect(() => insert('2026-01', 1)).toThrow('ALREADY_POSTED');
    expect(() => insert('2025-12', null)).toThrow('ALREADY_POSTED');
    expect(() => insert('2026-02', 1)).toThrow('ALREADY_POSTED');
    file.close();
  });
});
