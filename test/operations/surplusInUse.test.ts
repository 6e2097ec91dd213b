import { beforeEach, describe, expect, test } from 'vitest';
import { addPeriods, type Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { realizedSurplus } from '../../src/main/engine/index.ts';
import { inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

let book: TestBook;
const FIRST = '2026-01' as Period;

/** The worked building: 1,000,000.00 over 120 months; revalued after 48 to 900,000.00, with 72 months left. */
function building(restatement: 'elimination' | 'gross' = 'elimination') {
  const asset = inService(book, {
    name: 'Building', categoryCode: 'BLDG', acquisitionDate: '2022-01-01', cost: '1000000.00', residualValue: '0', usefulLifeMonths: 120, convention: 'full_month',
    opening: { depreciatedThrough: '2025-12-31', accumulatedDepreciation: '400000.00' },
  });
  const act = book.call('valueUpdates.create', { assetId: asset.id, updateType: 'REVALUATION_UP', date: '2026-01-01', amount: '300000.00', restatement });
  return { id: asset.id, act };
}

const close = (period: string) => book.call('close.run', { period });
const surplusOf = (assetId: string) => {
  const { openPeriod } = book.call('book.info', {});
  return book.call('valueUpdates.limits', { assetId, date: `${openPeriod}-28` }).revaluationSurplus;
};
const linesOf = (journal: string | null) => book.call('journals.get', { journal: journal ?? '' }).lines.map((line) => [line.accountCode, line.debit, line.credit]);
const transfers = (assetId: string) => book.call('acts.list', { assetId, size: 100 }).items.filter(({ kind }) => kind === 'surplus_transfer').toReversed();
const isWhole = () => book.call('book.verify').checks.filter(({ ok }) => !ok);

beforeEach(() => {
  book = memoryHost({ clock: '2026-01-15T08:00:00.000Z' });
  const { id } = book.call('assetCategories.get', { categoryCode: 'BLDG' });
  book.call('assetCategories.update', { categoryId: id, revaluationAllowed: true, surplusInUse: true });
});

describe('excess depreciation goes from revaluation surplus to retained earnings (IAS 16.41)', () => {
  test.each(['elimination', 'gross'] as const)('the worked building by %s: 4,166.67, 4,166.66, 4,166.67; 200,000.00 stand after 24 months, nothing after 72', (restatement) => {
    const { id } = building(restatement);
    const first = book.call('close.preview', { period: '2026-01' });
    expect(first.surplusTransfer).toMatchObject({ assets: 1, total: '4166.67' });
    const closed = book.call('close.run', { period: '2026-01', fingerprint: first.fingerprint });
    expect(linesOf(closed.surplusJournalId)).toEqual([['3300', '4166.67', '0.00'], ['3200', '0.00', '4166.67']]);
    expect(book.call('journals.get', { journal: closed.surplusJournalId ?? '' }).lines).toEqual(first.surplusTransfer?.journal.lines);
    for (let month = 1; month < 24; month += 1) close(addPeriods(FIRST, month));
    expect(transfers(id).slice(0, 3).map(({ amount }) => amount)).toEqual(['4166.67', '4166.66', '4166.67']);
    expect(surplusOf(id)).toBe('200000.00');
    expect(isWhole()).toEqual([]);
    for (let month = 24; month < 72; month += 1) close(addPeriods(FIRST, month));
    expect(surplusOf(id)).toBe('0.00');
    expect(close('2032-01').surplusJournalId).toBeNull();
    expect(isWhole()).toEqual([]);
  }, 30_000);

  test('a decrease then finds only what is left of the surplus: 50,000.00 go to profit or loss', () => {
    const { id } = building();
    for (let month = 0; month < 24; month += 1) close(addPeriods(FIRST, month));
    const down = book.call('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_DOWN', date: '2028-01-01', amount: '250000.00' });
    expect(linesOf(down.glJournalId)).toContainEqual(['3300', '200000.00', '0.00']);
    expect(linesOf(down.glJournalId).some(([, debit]) => debit === '50000.00')).toBe(true);
    expect(isWhole()).toEqual([]);
  }, 30_000);

  test('stays where the category did not choose it', () => {
    const { id: categoryId } = book.call('assetCategories.get', { categoryCode: 'BLDG' });
    book.call('assetCategories.update', { categoryId, surplusInUse: false });
    const { id } = building();
    expect(book.call('close.preview', { period: '2026-01' }).surplusTransfer).toBeNull();
    expect(close('2026-01').surplusJournalId).toBeNull();
    expect(surplusOf(id)).toBe('300000.00');
  });

  test('a month posted before its close is counted the same', () => {
    const { id } = building();
    const run = book.call('depreciationRuns.create', { period: '2026-01' });
    book.call('depreciationRuns.post', { runId: run.runId });
    close('2026-01');
    expect(surplusOf(id)).toBe('295833.33');
  });

  test('is taken back as one, after the month is reopened and before what it rests on; closing again moves it again', () => {
    const { id, act } = building();
    const { runId } = close('2026-01');
    const [transfer] = transfers(id);
    expect(book.refusal('acts.reverse', { id: transfer?.id, reason: 'too early' }).code).toBe('PERIOD_CLOSED');
    book.call('close.reopen', { period: '2026-01', reason: 'A bill was missing' });
    expect(book.refusal('acts.reverse', { id: act.id, reason: 'wrong valuer' }).code).toBe('ACT_NOT_LATEST');
    expect(book.refusal('depreciationRuns.reverse', { runId: runId ?? '', reason: 'again' }).code).toBe('RUN_BUILT_UPON');
    expect(close('2026-01').surplusJournalId).toBeNull();
    book.call('close.reopen', { period: '2026-01', reason: 'A bill was missing' });
    book.call('acts.reverse', { id: transfer?.id ?? '', reason: 'reopened' });
    expect(surplusOf(id)).toBe('300000.00');
    expect(close('2026-01').surplusJournalId).not.toBeNull();
    expect(surplusOf(id)).toBe('295833.33');
    expect(isWhole()).toEqual([]);
  });

  test('half of the asset leaves with half of what stands; the rest goes on to nothing', () => {
    const { id } = building();
    close('2026-01');
    book.call('disposals.create', { assetId: id, disposalDate: '2026-02-10', disposalType: 'SALE', proceeds: '500000.00', part: { percent: '50' } });
    const left = Number(surplusOf(id));
    expect(left).toBeCloseTo(147_916.67, 1);
    for (let month = 1; month < 72; month += 1) close(addPeriods(FIRST, month));
    expect(surplusOf(id)).toBe('0.00');
    expect(isWhole()).toEqual([]);
  }, 30_000);

  test('the roll-forward shows it in the surplus, and nowhere else', () => {
    building();
    close('2026-01');
    const report = book.call('reports.run', { report: 'roll-forward', parameters: { from: '2026-01', to: '2026-01' } });
    expect(JSON.stringify(report.rows)).toContain('4166.67');
  });
});

test('what is realized follows the reference: all of it at the end, nothing while nothing depreciates, back where depreciation was taken back', () => {
  const reference = { surplusMinor: minor(1000), depreciableMinor: minor(300) };
  expect(realizedSurplus(reference, minor(1000), minor(200))).toBe(333);
  expect(realizedSurplus(reference, minor(667), minor(100))).toBe(334);
  expect(realizedSurplus(reference, minor(333), minor(0))).toBe(333);
  expect(realizedSurplus(reference, minor(667), minor(300))).toBe(-333);
  expect(realizedSurplus({ ...reference, depreciableMinor: minor(0) }, minor(1000), minor(0))).toBe(0);
});
