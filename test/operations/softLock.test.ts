import { beforeEach, describe, expect, test } from 'vitest';
import { capitalized, closeMonths, draft, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';
import { signIn, staffed } from '../support/people.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost();
  inService(book);
  closeMonths(book, '2026-01');
});

const REASON = 'Goods came on the 28th, the invoice today';
const states = () => book.call('periods.list', { fiscalYear: 2026 }).periods.slice(0, 5).map(({ isSoftLocked }) => isSoftLocked);
const late = () => draft(book, { acquisitionDate: '2026-02-27' }).id;

describe('a soft-locked month', () => {
  test('holds back itself and the open months before it', () => {
    expect(book.call('periods.softLock', { period: '2026-03', reason: 'Figures are with the bank' })).toEqual({ softLockedThrough: '2026-03' });
    expect(states()).toEqual([false, true, true, false, false]);
    expect(book.call('book.info', {}).softLockedThrough).toBe('2026-03');
    expect(book.refusal('periods.softLock', { period: '2026-02', reason: 'x' })).toEqual({ code: 'PERIOD_ALREADY_SOFT_LOCKED', params: { period: '2026-02' } });
    expect(book.refusal('periods.softLock', { period: '2026-01', reason: 'x' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } });
  });

  test('refuses a posting without a reason and leaves nothing of it; takes it with one, and the log keeps why', () => {
    book.call('periods.softLock', { period: '2026-02', reason: 'Figures are with the bank' });
    const assetId = late();
    const before = book.call('journals.list', {}).total;
    expect(book.refusal('assets.capitalize', { assetId, capitalizationDate: '2026-02-27' })).toEqual({ code: 'PERIOD_SOFT_LOCKED', params: { period: '2026-02' } });
    expect(book.call('journals.list', {}).total).toBe(before);
    expect(book.call('assets.get', { assetId }).status).toBe('DRAFT');
    expect(book.host.dispatch('assets.capitalize', { assetId, capitalizationDate: '2026-02-27', softLockReason: REASON })).toMatchObject({ ok: true });
    const [row] = book.call('audit.list', { operation: 'assets.capitalize' }).items;
    expect(JSON.parse(row?.detail ?? '')).toMatchObject({ softLock: { period: '2026-02', reason: REASON } });
    expect(book.call('book.verify').ok).toBe(true);
  });

  test('says every other reason to refuse first', () => {
    book.call('periods.softLock', { period: '2026-02', reason: 'Figures are with the bank' });
    expect(book.refusal('assets.capitalize', { assetId: 'asset-99', capitalizationDate: '2026-02-27' }).code).toBe('ASSET_NOT_FOUND');
    expect(book.refusal('assets.capitalize', { assetId: draft(book).id, capitalizationDate: '2026-01-27' }).code).toBe('PERIOD_CLOSED');
  });

  test('holds back runs and their reversals, value updates and disposals; not previews, drafts and other months', () => {
    book.call('periods.softLock', { period: '2026-02', reason: 'Figures are with the bank' });
    const { runId } = book.call('depreciationRuns.create', { period: '2026-02' });
    expect(book.refusal('depreciationRuns.post', { runId })).toEqual({ code: 'PERIOD_SOFT_LOCKED', params: { period: '2026-02' } });
    expect(book.host.dispatch('depreciationRuns.post', { runId, softLockReason: REASON })).toMatchObject({ ok: true });
    expect(book.refusal('depreciationRuns.reverse', { runId, reason: 'x' }).code).toBe('PERIOD_SOFT_LOCKED');
    const other = capitalized(book, { acquisitionDate: '2026-03-05' });
    expect(other.status).toBe('CAPITALIZED');
    expect(book.refusal('assets.placeInService', { assetId: other.id, inServiceDate: '2026-03-06', softLockReason: '' })).toMatchObject({ code: 'INVALID_INPUT', params: { field: 'softLockReason' } });
    expect(book.call('assets.placeInService', { assetId: other.id, inServiceDate: '2026-03-06' }).status).toBe('IN_SERVICE');
  });

  test('is closed like any other, without a question; then nothing is soft-locked', () => {
    book.call('periods.softLock', { period: '2026-02', reason: 'Figures are with the bank' });
    closeMonths(book, '2026-02');
    expect(book.call('book.info', {}).softLockedThrough).toBeNull();
    expect(states()).toEqual([false, false, false, false, false]);
  });

  test('opened again takes postings, for that is what it is opened for', () => {
    book.call('periods.softLock', { period: '2026-02', reason: 'Figures are with the bank' });
    closeMonths(book, '2026-02');
    book.call('close.reopen', { period: '2026-02', reason: 'An invoice came late' });
    expect(book.call('book.info', {}).softLockedThrough).toBeNull();
    expect(book.call('assets.capitalize', { assetId: late(), capitalizationDate: '2026-02-27' }).status).toBe('CAPITALIZED');
  });

  test('is let go with the months after it; the ones before stay', () => {
    book.call('periods.softLock', { period: '2026-04', reason: 'Figures are with the bank' });
    expect(book.call('periods.lift', { period: '2026-03', reason: 'The bank is done' })).toEqual({ softLockedThrough: '2026-02' });
    expect(states()).toEqual([false, true, false, false, false]);
    expect(book.refusal('periods.lift', { period: '2026-03', reason: 'x' })).toEqual({ code: 'PERIOD_NOT_SOFT_LOCKED', params: { period: '2026-03' } });
    expect(book.call('periods.lift', { period: '2026-02', reason: 'The bank is done' })).toEqual({ softLockedThrough: null });
  });
});

describe('people', () => {
  test('a reason is taken from who may close months; without need of one it changes nothing', () => {
    const office = staffed();
    signIn(office, 'accountant');
    inService(office);
    office.call('periods.softLock', { period: '2026-01', reason: 'Review' });
    signIn(office, 'clerk');
    expect(office.refusal('periods.lift', { period: '2026-01', reason: 'x' }).code).toBe('PERMISSION_DENIED');
    expect(office.host.dispatch('assets.create', { name: 'Desk', categoryCode: 'FURN', acquisitionDate: '2026-01-20', cost: '100', softLockReason: REASON })).toMatchObject({ ok: true });
    signIn(office, 'accountant');
    expect(office.refusal('fiscalYears.unlock', { fiscalYear: 2026, reason: 'x' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'periods.reopen' } });
    expect(office.refusal('fiscalYears.change', { from: '2026-01', to: '2026-06' })).toEqual({ code: 'PERMISSION_DENIED', params: { permission: 'book.manage' } });
    expect(office.call('periods.lift', { period: '2026-01', reason: 'Done' }).softLockedThrough).toBeNull();
  });
});
