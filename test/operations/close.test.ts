import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { capitalized, closeMonths, draft, inService, postMonth } from '../support/assets.ts';
import { bookAt, memoryHost, temporaryFolder, testHost, type TestBook } from '../support/book.ts';

let book: TestBook;
beforeEach(() => {
  book = memoryHost();
});

const findings = (period: string) => book.call('close.checklist', { period }).findings;
const finding = (code: string, period = '2026-01') => findings(period).find((found) => found.code === code);

describe('closing a month', () => {
  test('posts its depreciation, locks it, and opens the next', () => {
    inService(book);
    const closed = book.call('close.run', { period: '2026-01' });
    expect(closed).toMatchObject({ period: '2026-01', runId: 'dep-1', glJournalId: 'JE-2026-000002', totalAssets: 1, totalDepreciation: '100.00', nextPeriod: '2026-02', backup: null });
    expect(closed.chainHead).toBe(book.call('audit.list', {}).items[1]?.hash);
    expect(book.call('book.info', {})).toMatchObject({ openPeriod: '2026-02', lastClosedPeriod: '2026-01', firstPeriod: '2026-01' });
    expect(book.call('periods.list', {})).toMatchObject({ fiscalYear: 2026, openPeriod: '2026-02' });
    const [january, february, march] = book.call('periods.list', {}).periods;
    expect(january).toMatchObject({ state: 'closed', depreciation: '100.00', closedBy: 'Noura', closedAt: '2026-01-15T08:00:00.000Z' });
    expect([february?.state, march?.state]).toEqual(['open', 'future']);
  });

  test('only locks where the run was posted before', () => {
    inService(book);
    const run = postMonth(book, '2026-01');
    expect(book.call('close.preview', { period: '2026-01' })).toMatchObject({ postedRun: run.runId, journal: null, totalAssets: 1, totalDepreciation: '100.00' });
    expect(book.call('close.run', { period: '2026-01' })).toMatchObject({ runId: run.runId, glJournalId: run.glJournalId, totalDepreciation: '100.00' });
    expect(book.call('depreciationRuns.list', {}).total).toBe(1);
  });

  test('posts what has come due since as a supplementary run', () => {
    inService(book);
    postMonth(book, '2026-01');
    inService(book);
    expect(book.call('close.run', { period: '2026-01' })).toMatchObject({ runId: 'dep-2', totalAssets: 2, totalDepreciation: '200.00' });
    expect(book.call('depreciationRuns.get', { runId: 'dep-2' })).toMatchObject({ kind: 'supplementary', totalDepreciation: '100.00' });
  });

  test('posts a draft of the month under its own number, and discards one with nothing left to post', () => {
    const { id } = inService(book);
    const { runId } = book.call('depreciationRuns.create', { period: '2026-01' });
    expect(book.call('close.run', { period: '2026-01' }).runId).toBe(runId);
    expect(id).toBe('asset-1');
    const bare = memoryHost();
    inService(bare, { categoryCode: 'LAND' });
    const { runId: empty } = bare.call('depreciationRuns.create', { period: '2026-01' });
    expect(bare.call('close.run', { period: '2026-01' })).toMatchObject({ runId: null, glJournalId: null, totalDepreciation: '0.00' });
    expect(bare.call('depreciationRuns.get', { runId: empty }).status).toBe('DISCARDED');
  });

  test('posts exactly what its preview showed', () => {
    inService(book);
    inService(book, { categoryCode: 'VEH', cost: '60000.00' });
    const preview = book.call('close.preview', { period: '2026-01' });
    expect(preview.byCategory.map(({ category, assets, depreciation, previous, change }) => [category, assets, depreciation, previous, change])).toEqual([
      ['Vehicles', 1, '1000.00', '0.00', '1000.00'], ['Computers', 1, '100.00', '0.00', '100.00'],
    ]);
    const closed = book.call('close.run', { period: '2026-01', fingerprint: preview.fingerprint });
    const { lines, totalDebit, totalCredit } = book.call('journals.get', { journal: closed.glJournalId ?? '' });
    expect(preview.journal).toMatchObject({ lines, totalDebit, totalCredit });
    expect(closed.totalDepreciation).toBe(preview.totalDepreciation);
  });

  test('compares with the month before', () => {
    const { id } = inService(book, { usefulLifeMonths: 1 });
    inService(book);
    closeMonths(book, '2026-01');
    expect(id).toBe('asset-1');
    expect(book.call('close.preview', { period: '2026-02' }).byCategory).toMatchObject([{ depreciation: '100.00', previous: '4900.00', change: '-4800.00' }]);
  });

  test('is refused with a preview the book has left behind', () => {
    inService(book);
    const { fingerprint } = book.call('close.preview', { period: '2026-01' });
    inService(book);
    expect(book.refusal('close.run', { period: '2026-01', fingerprint })).toEqual({ code: 'PREVIEW_STALE', params: {} });
    expect(book.call('book.info', {}).lastClosedPeriod).toBeNull();
  });

  test('goes in order and once', () => {
    inService(book);
    expect(book.refusal('close.run', { period: '2026-02' })).toEqual({ code: 'PERIOD_NOT_NEXT', params: { period: '2026-02', next: '2026-01' } });
    closeMonths(book, '2026-01');
    expect(book.refusal('close.run', { period: '2026-01' })).toEqual({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } });
    expect(book.refusal('close.preview', { period: '2026-01' }).code).toBe('PERIOD_CLOSED');
    expect(book.refusal('close.run', { period: '2026-03' })).toEqual({ code: 'PERIOD_NOT_NEXT', params: { period: '2026-03', next: '2026-02' } });
    expect(book.refusal('close.run', { bookId: 'TAX', period: '2026-02' }).code).toBe('DEPRECIATION_BOOK_NOT_FOUND');
  });

  test('under cash basis locks the month and posts nothing', () => {
    const cash = memoryHost({ company: { basis: 'cash' } });
    cash.call('assets.create', { name: 'Desk', categoryCode: 'FURN', acquisitionDate: '2026-01-10', cost: '100.00' });
    expect(cash.call('close.run', { period: '2026-01' })).toMatchObject({ runId: null, glJournalId: null, totalDepreciation: '0.00', nextPeriod: '2026-02' });
    expect(cash.refusal('close.run', { period: '2026-01' }).code).toBe('PERIOD_CLOSED');
    expect(cash.call('book.verify', {})).toMatchObject({ ok: true });
  });

  test('nothing can be posted into it afterwards, by any way', () => {
    inService(book);
    const late = capitalized(book, { name: 'Boxed' });
    closeMonths(book, '2026-01');
    expect(book.refusal('depreciationRuns.create', { period: '2026-01' }).code).toBe('PERIOD_CLOSED');
    const { id } = draft(book, { acquisitionDate: '2026-01-20' });
    expect(book.refusal('assets.capitalize', { assetId: id, capitalizationDate: '2026-01-20' }).code).toBe('PERIOD_CLOSED');
    expect(book.call('assets.placeInService', { assetId: late.id, inServiceDate: '2026-01-20' }).books[0]?.nextCharge).toEqual({ period: '2026-02', amount: '200.00' });
  });

  test('with a fiscal year from July the strip shows July to June', () => {
    const july = memoryHost({ company: { fiscalYearStartMonth: 7 } });
    july.call('assets.create', { name: 'Desk', categoryCode: 'FURN', acquisitionDate: '2025-08-10', cost: '100.00' });
    const { fiscalYear, periods, openPeriod } = july.call('periods.list', {});
    expect([fiscalYear, openPeriod, periods[0]?.period, periods[11]?.period]).toEqual([2026, '2025-08', '2025-07', '2026-06']);
    expect(periods.map(({ state }) => state).slice(0, 3)).toEqual(['before', 'open', 'future']);
  });
});

describe('reopening', () => {
  test('takes the last closed month, with a reason, and leaves its run standing', () => {
    inService(book);
    closeMonths(book, '2026-01', '2026-02');
    expect(book.refusal('close.reopen', { period: '2026-03', reason: 'x' })).toEqual({ code: 'PERIOD_NOT_CLOSED', params: { period: '2026-03' } });
    expect(book.refusal('close.reopen', { period: '2026-01', reason: 'x' })).toEqual({ code: 'PERIOD_NOT_LATEST', params: { period: '2026-01', latest: '2026-02' } });
    expect(book.refusal('close.reopen', { period: '2026-02', reason: '' }).code).toBe('INVALID_INPUT');
    expect(book.call('close.reopen', { period: '2026-02', reason: 'An invoice was late' })).toEqual({ period: '2026-02', openPeriod: '2026-02' });
    expect(book.call('depreciationRuns.get', { runId: 'dep-2' }).status).toBe('POSTED');
    inService(book, { acquisitionDate: '2026-02-10' });
    expect(book.call('close.run', { period: '2026-02' })).toMatchObject({ runId: 'dep-3', totalAssets: 2, totalDepreciation: '200.00' });
    expect(book.call('book.verify', {})).toMatchObject({ ok: true });
  });

  test('a run can be reversed once its month is open again', () => {
    inService(book);
    closeMonths(book, '2026-01');
    expect(book.refusal('depreciationRuns.reverse', { runId: 'dep-1', reason: 'x' }).code).toBe('PERIOD_CLOSED');
    book.call('close.reopen', { period: '2026-01', reason: 'x' });
    book.call('depreciationRuns.reverse', { runId: 'dep-1', reason: 'x' });
    expect(book.call('close.run', { period: '2026-01' })).toMatchObject({ runId: 'dep-3', totalDepreciation: '100.00' });
    expect(book.call('book.verify', {})).toMatchObject({ ok: true });
  });
});

describe('the checklist', () => {
  test('of a month that needs nothing has nothing that blocks or warns', () => {
    inService(book);
    expect(book.call('close.checklist', { period: '2026-01' })).toMatchObject({ blocking: 0, warnings: 0 });
    expect(findings('2026-01').every(({ severity }) => severity === 'ok')).toBe(true);
  });

  test('blocks on drafts dated in the month, warns of older ones, and the close says how many block', () => {
    const { id } = draft(book, { name: 'New', acquisitionDate: '2026-02-03' });
    draft(book, { name: 'Old', acquisitionDate: '2026-01-03' });
    book.call('book.updateSettings', { firstPeriod: '2026-02' });
    expect(finding('drafts_in_month', '2026-02')).toMatchObject({ severity: 'block', count: 1, assets: [{ assetId: id, name: 'New' }] });
    expect(finding('drafts_before_month', '2026-02')).toMatchObject({ severity: 'warn', count: 1, assets: [{ name: 'Old' }] });
    expect(book.refusal('close.run', { period: '2026-02' })).toEqual({ code: 'CLOSE_BLOCKED', params: { period: '2026-02', count: 1 } });
    book.call('assets.deleteDraft', { assetId: id });
    expect(book.call('close.run', { period: '2026-02' }).nextPeriod).toBe('2026-03');
  });

  test('warns of capitalised assets that nobody put in service', () => {
    const { id } = capitalized(book);
    expect(finding('not_in_service')).toMatchObject({ severity: 'warn', count: 1, assets: [{ assetId: id }] });
  });

  test('warns of a missing life and of a residual value above cost', () => {
    book.call('assetCategories.create', { name: 'Open', code: 'OPEN', depreciationMethod: 'none', assetAccount: '1570', depreciationAccount: '6100', accumulatedDepreciationAccount: '1574' });
    draft(book, { categoryCode: 'OPEN', depreciationMethod: 'straight_line' });
    expect(finding('life_missing')).toMatchObject({ severity: 'warn', count: 1 });
    expect(finding('residual_above_cost')).toMatchObject({ severity: 'ok', count: 0 });
  });

  test('warns of serial numbers and tags used twice, however they are written', () => {
    inService(book, { serialNumber: 'SN-1', tag: 'T1' });
    inService(book, { serialNumber: 'sn-1 ', tag: 'T2' });
    expect(finding('duplicate_serial')).toMatchObject({ severity: 'warn', count: 2 });
    expect(finding('duplicate_tag')).toMatchObject({ severity: 'ok', count: 0, assets: [] });
  });

  test('tells of fully depreciated assets in use without asking for anything', () => {
    inService(book, { usefulLifeMonths: 1 });
    closeMonths(book, '2026-01');
    expect(finding('fully_depreciated', '2026-02')).toMatchObject({ severity: 'ok', count: 1 });
  });

  test('blocks a month that is closed, or has an open one before it', () => {
    inService(book);
    expect(finding('earlier_month_open', '2026-03')).toMatchObject({ severity: 'block', params: { period: '2026-01' } });
    closeMonths(book, '2026-01');
    expect(finding('month_closed')).toMatchObject({ severity: 'block' });
  });
});

describe('a copy of the book', () => {
  test('is kept before each close and reopening, and a refused one leaves none', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'Book.usool');
    const kept = bookAt(path);
    const copies = join(folder, 'Book backups');
    draft(kept);
    expect(kept.refusal('close.run', { period: '2026-01' }).code).toBe('CLOSE_BLOCKED');
    expect(kept.refusal('close.run', { period: '2026-02' }).code).toBe('PERIOD_NOT_NEXT');
    expect(kept.refusal('close.reopen', { period: '2026-01', reason: 'x' }).code).toBe('PERIOD_NOT_CLOSED');
    expect(existsSync(copies)).toBe(false);
    kept.call('assets.deleteDraft', { assetId: 'asset-1' });
    inService(kept);
    const { backup } = kept.call('close.run', { period: '2026-01' });
    expect(readdirSync(copies)).toEqual([backup]);
    expect(backup).toContain('before-close-2026-01');
    kept.call('close.reopen', { period: '2026-01', reason: 'x' });
    expect(readdirSync(copies)).toHaveLength(2);
    const copy = testHost();
    expect(copy.host.open(join(copies, backup ?? ''))).toMatchObject({ ok: true });
    expect(copy.call('book.info')).toMatchObject({ lastClosedPeriod: null, assetCount: 1 });
    expect(copy.call('book.verify', {})).toMatchObject({ ok: true });
    copy.host.close();
  });
});
