import { describe, expect, test } from 'vitest';
import { begin, importCsv, LAPTOP, linesOf, PRESS, SCANNER, scan, stockedBook } from '../support/counts.ts';
import type { TestBook } from '../support/book.ts';

/** Laptop found, scanner at LOC-200, press not seen, X-99 unknown. */
function counted(): { book: TestBook; countId: string } {
  const book = stockedBook();
  const countId = begin(book);
  scan(book, countId, LAPTOP, { location: 'LOC-100' });
  scan(book, countId, SCANNER, { location: 'LOC-200' });
  scan(book, countId, 'X-99', { location: 'LOC-200' });
  return { book, countId };
}

const line = (book: TestBook, countId: string, search: string) => linesOf(book, countId, { search })[0];
const NEW = { name: 'Monitor', nameAr: 'شاشة', categoryCode: 'COMP', cost: '900.00' };

describe('what is decided about a difference', () => {
  test('a transfer is a draft to where the asset was seen, on the day of the count; it moves nothing yet', () => {
    const { book, countId } = counted();
    book.call('counts.resolve', { countId, lines: ['asset-2'], action: 'transfer' });
    const { resolution } = line(book, countId, SCANNER) ?? {};
    expect(resolution).toMatchObject({ action: 'transfer', by: 'Noura', transfer: { number: 'TRF-2026-000001', status: 'DRAFT' } });
    expect(book.call('transfers.get', { transferId: resolution?.transfer?.transferId ?? '' })).toMatchObject({ changes: ['location'], effectiveDate: '2026-01-31', reason: 'CNT-2026-000001 Year end', to: { location: { code: 'LOC-200' } } });
    expect(book.call('assets.get', { assetNumber: SCANNER }).location).toBe('LOC-100');
  });

  test('a code that is registered becomes the tag of a draft asset at the place; its line stays what it was', () => {
    const { book, countId } = counted();
    book.call('counts.resolve', { countId, lines: ['code:X-99'], action: 'register', asset: NEW });
    expect(line(book, countId, 'X-99')).toMatchObject({ outcome: 'UNREGISTERED', resolution: { asset: { assetNumber: 'FA-2026-000004' } } });
    expect(book.call('assets.get', { assetNumber: 'FA-2026-000004' })).toMatchObject({ status: 'DRAFT', tag: 'X-99', location: 'LOC-200', acquisitionDate: '2026-01-31', cost: '900.00' });
    expect(scan(book, countId, 'x-99')).toMatchObject({ isRepeat: true, line: { outcome: 'UNREGISTERED' } });
  });

  test('a disposal is intended here and done in its own place', () => {
    const { book, countId } = counted();
    book.call('counts.resolve', { countId, lines: ['asset-3'], action: 'dispose', reason: 'police report 12' });
    expect(book.call('assets.get', { assetNumber: PRESS }).status).toBe('IN_SERVICE');
    expect(line(book, countId, PRESS)).toMatchObject({ resolution: { action: 'dispose', reason: 'police report 12' }, asset: { status: 'IN_SERVICE' } });
    book.call('disposals.create', { assetNumber: PRESS, disposalDate: '2026-01-31', disposalType: 'THEFT' });
    expect(line(book, countId, PRESS)).toMatchObject({ outcome: 'NOT_FOUND', changedSince: true, asset: { status: 'DISPOSED' } });
  });

  test('leaving it as it is asks for a reason; only what is offered for the outcome can be done', () => {
    const { book, countId } = counted();
    expect(book.refusal('counts.resolve', { countId, lines: ['asset-3'], action: 'ignore' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'reason', reason: 'required' } });
    expect(book.refusal('counts.resolve', { countId, lines: ['asset-3'], action: 'transfer' })).toEqual({ code: 'COUNT_ACTION_NOT_OFFERED', params: { line: PRESS, outcome: 'NOT_FOUND', action: 'transfer' } });
    expect(book.refusal('counts.resolve', { countId, lines: ['asset-9'], action: 'accept' }).code).toBe('COUNT_LINE_NOT_FOUND');
    expect(book.refusal('counts.resolve', { countId, lines: ['code:X-99'], action: 'register' })).toEqual({ code: 'INVALID_INPUT', params: { field: 'asset', reason: 'required' } });
    expect(book.refusal('counts.resolve', { countId, lines: ['code:X-99', 'asset-3'], action: 'register', asset: NEW }).code).toBe('INVALID_INPUT');
  });

  test('several at once: all of them or none', () => {
    const { book, countId } = counted();
    expect(book.refusal('counts.resolve', { countId, lines: ['asset-3', 'asset-1'], action: 'ignore', reason: 'later' }).code).toBe('COUNT_ACTION_NOT_OFFERED');
    expect(book.call('counts.get', { countId }).open).toBe(3);
    expect(book.call('counts.resolve', { countId, lines: ['asset-3', 'asset-2', 'code:X-99'], action: 'ignore', reason: 'later' }).open).toBe(0);
  });

  test('a second decision replaces the first, unless that made something which still stands', () => {
    const { book, countId } = counted();
    book.call('counts.resolve', { countId, lines: ['asset-2'], action: 'accept' });
    book.call('counts.resolve', { countId, lines: ['asset-2'], action: 'transfer' });
    expect(book.refusal('counts.resolve', { countId, lines: ['asset-2'], action: 'accept' })).toEqual({ code: 'COUNT_LINE_SETTLED', params: { line: SCANNER, by: 'TRF-2026-000001' } });
    book.call('transfers.cancel', { transferId: 'TRF-2026-000001', reason: 'stays' });
    expect(book.call('counts.resolve', { countId, lines: ['asset-2'], action: 'accept' }).open).toBe(2);
  });

  test('another scan that says otherwise asks for another decision', () => {
    const { book, countId } = counted();
    book.call('counts.resolve', { countId, lines: ['asset-3'], action: 'dispose' });
    expect(scan(book, countId, 'SN-55', { location: 'LOC-100' }).line).toMatchObject({ outcome: 'MOVED', resolution: null });
    expect(book.call('counts.get', { countId }).open).toBe(3);
  });
});

describe('the end of a count', () => {
  test('every difference is decided first; then it takes nothing more', () => {
    const { book, countId } = counted();
    expect(book.refusal('counts.post', { countId })).toEqual({ code: 'COUNT_UNRESOLVED', params: { subject: 'CNT-2026-000001', count: 3 } });
    book.call('counts.resolve', { countId, lines: ['asset-2', 'code:X-99', 'asset-3'], action: 'ignore', reason: 'seen to' });
    expect(book.call('counts.post', { countId })).toMatchObject({ status: 'POSTED', postedBy: 'Noura', open: 0 });
    const closed = { code: 'COUNT_NOT_OPEN', params: { count: 'CNT-2026-000001', status: 'POSTED' } };
    expect(book.refusal('counts.scan', { countId, code: LAPTOP })).toEqual(closed);
    expect(book.refusal('counts.withdraw', { countId, line: 'asset-1' })).toEqual(closed);
    expect(book.refusal('counts.resolve', { countId, lines: ['asset-2'], action: 'accept' })).toEqual(closed);
    expect(book.refusal('counts.post', { countId })).toEqual(closed);
    expect(book.refusal('counts.cancel', { countId, reason: 'no' })).toEqual(closed);
    expect(() => importCsv(book, countId, LAPTOP)).toThrow('COUNT_NOT_OPEN');
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('what is posted later does not change what a posted count says', () => {
    const { book, countId } = counted();
    book.call('counts.resolve', { countId, lines: ['asset-2', 'code:X-99', 'asset-3'], action: 'ignore', reason: 'seen to' });
    book.call('counts.post', { countId });
    const before = linesOf(book, countId).map(({ changedSince: _now, asset: _as, ...said }) => said);
    book.call('disposals.create', { assetNumber: PRESS, disposalDate: '2026-01-31', disposalType: 'SCRAP' });
    book.call('assets.update', { assetNumber: SCANNER, tag: 'other' });
    expect(linesOf(book, countId).map(({ changedSince: _now, asset: _as, ...said }) => said)).toEqual(before);
  });

  test('one that comes to nothing is cancelled with a reason and stays on record', () => {
    const { book, countId } = counted();
    expect(book.call('counts.cancel', { countId, reason: 'wrong day' })).toMatchObject({ status: 'CANCELLED', cancelReason: 'wrong day', cancelledBy: 'Noura' });
    expect(begin(book)).toBe('cnt-2');
    expect(book.call('counts.list').items.map(({ number, status }) => [number, status])).toEqual([['CNT-2026-000002', 'OPEN'], ['CNT-2026-000001', 'CANCELLED']]);
    expect(book.call('counts.get', { countId: 'CNT-2026-000001' }).status).toBe('CANCELLED');
    expect(book.refusal('counts.get', { countId: 'cnt-9' })).toEqual({ code: 'COUNT_NOT_FOUND', params: { count: 'cnt-9' } });
    expect(book.call('book.verify').ok).toBe(true);
  });
});

describe('paper', () => {
  test('a sheet is walked by location, and hides nothing of what is expected', () => {
    const { book, countId } = counted();
    expect(book.call('counts.sheet', { countId }).lines.map(({ assetNumber, location }) => [assetNumber, location?.code])).toEqual([[LAPTOP, 'LOC-100'], [SCANNER, 'LOC-100'], [PRESS, 'LOC-200']]);
  });

  test('labels are of chosen assets, or of a count', () => {
    const { book, countId } = counted();
    expect(book.call('counts.labels', { assetIds: ['asset-3', 'asset-3'] })).toEqual({ company: { name: 'Al Noor Trading', nameAr: 'شركة النور للتجارة' }, labels: [{ assetId: 'asset-3', code: PRESS, name: 'Press', nameAr: 'مكبس', location: { code: 'LOC-200', name: 'Jeddah branch', nameAr: 'فرع جدة' } }] });
    expect(book.call('counts.labels', { countId }).labels.map(({ code }) => code)).toEqual([LAPTOP, SCANNER, PRESS]);
    expect(book.refusal('counts.labels', {}).code).toBe('INVALID_INPUT');
  });
});
