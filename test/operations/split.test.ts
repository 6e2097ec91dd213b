import { describe, expect, it } from 'vitest';
import { closeMonths, inService, postMonth } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

/** 120,000.00 over ten years from January 2026: 1,000.00 a month. */
const PRESS = { name: 'Press line', nameAr: 'خط مكابس', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '120000.00', usefulLifeMonths: 120 } as const;

const verified = (book: TestBook) => expect(book.call('book.verify').checks.filter(({ ok }) => !ok)).toEqual([]);
const lines = (book: TestBook, journal: string | null) => book.call('journals.get', { journal: journal ?? '' }).lines.map((line) => [line.accountCode, line.assetNumber, line.debit, line.credit]);
const noTimes = ({ updatedAt: _updatedAt, ...asset }: ReturnType<typeof get>) => asset;
const get = (book: TestBook, assetId: string) => book.call('assets.get', { assetId });
const minor = (amount: string): number => Math.round(Number(amount) * 100);
const planned = (book: TestBook, assetId: string): Map<string, number> => new Map(book.call('assets.depreciationSchedule', { assetId }).rows.filter((row) => row.status === 'planned').map((row) => [row.period, minor(row.depreciation)]));
const total = (book: TestBook, assetIds: readonly string[]) => {
  const assets = assetIds.map((assetId) => get(book, assetId).books[0]);
  const sum = (name: 'cost' | 'accumulatedDepreciation' | 'accumulatedImpairment' | 'netBookValue' | 'residualValue') => assets.reduce((all, asset) => all + minor(asset?.[name] ?? '0'), 0);
  return { cost: sum('cost'), accumulated: sum('accumulatedDepreciation'), impairment: sum('accumulatedImpairment'), carrying: sum('netBookValue'), residual: sum('residualValue') };
};

function press(extra = {}): { book: TestBook; assetId: string } {
  const book = memoryHost();
  return { book, assetId: inService(book, { ...PRESS, ...extra }).id };
}

describe('a split', () => {
  it('divides every amount and leaves nothing over; the parts go on where the whole was', () => {
    const { book, assetId } = press({ residualValue: '10000.01', quantity: '6' });
    closeMonths(book, '2026-01', '2026-02', '2026-03');
    book.call('valueUpdates.create', { assetId, updateType: 'IMPAIRMENT', amount: '777.77', date: '2026-04-01' });
    const before = total(book, [assetId]);
    const whole = planned(book, assetId);
    const input = { assetId, date: '2026-05-11', parts: [{ name: 'Press A', nameAr: 'مكبس أ', quantity: '1' }, { name: 'Press B', quantity: '2' }] };
    const preview = book.call('assets.split.preview', input);
    expect(preview.parts.map(({ name, nameAr, quantity }) => [name, nameAr, quantity])).toEqual([['Press A', 'مكبس أ', '1'], ['Press B', null, '2']]);
    expect(preview.journal).toBeNull();
    const done = book.call('assets.split', { ...input, fingerprint: preview.fingerprint });
    expect(done.parts.map(({ assetNumber }) => assetNumber)).toEqual(preview.parts.map(({ assetNumber }) => assetNumber));
    const ids = [assetId, ...done.parts.map((part) => part.assetId)];
    // April was due, and is charged to the whole.
    expect(total(book, ids)).toEqual({ ...before, accumulated: before.accumulated + (whole.get('2026-04') ?? 0), carrying: before.carrying - (whole.get('2026-04') ?? 0) });
    expect(ids.map((id) => get(book, id).quantity)).toEqual(['3', '1', '2']);
    expect(get(book, ids[1] ?? '')).toMatchObject({ status: 'IN_SERVICE', cost: '20000.00', inServiceDate: '2026-01-01', residualValue: '1666.67' });
    verified(book);
    const schedules = ids.map((id) => planned(book, id));
    const months = [...whole.keys()].filter((period) => period >= '2026-05');
    const both = (period: string) => schedules.reduce((sum, schedule) => sum + (schedule.get(period) ?? 0), 0);
    expect(months.reduce((sum, period) => sum + both(period), 0)).toBe(months.reduce((sum, period) => sum + (whole.get(period) ?? 0), 0));
    for (const period of months.slice(0, -1)) expect(Math.abs(both(period) - (whole.get(period) ?? 0))).toBeLessThanOrEqual(3);
    closeMonths(book, '2026-04', '2026-05', '2026-06');
    verified(book);
  });

  for (const depreciationMethod of ['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits'] as const) {
    for (const convention of ['full_month', 'half_year', 'actual_days'] as const) {
      it(`${depreciationMethod}, ${convention}: parts charged month by month to the end come to what the whole would have`, () => {
        const book = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
        const { id: assetId } = inService(book, { ...PRESS, cost: '1000.03', residualValue: '77.77', usefulLifeMonths: 14, depreciationMethod, convention, acquisitionDate: '2026-01-10' });
        closeMonths(book, '2026-01', '2026-02', '2026-03');
        const { parts } = book.call('assets.split', { assetId, date: '2026-04-15', parts: [{ percent: '33.333' }, { cost: '100.01' }] });
        closeMonths(book, ...Array.from({ length: 22 }, (_, index) => `${2026 + Math.floor((index + 3) / 12)}-${String(((index + 3) % 12) + 1).padStart(2, '0')}`));
        expect(total(book, [assetId, ...parts.map((part) => part.assetId)])).toMatchObject({ cost: 100003, accumulated: 92226, carrying: 7777, residual: 7777 });
        verified(book);
      });
    }
  }

  it('goes on by what happened to the whole: estimates, suspension, units used, amounts by hand', () => {
    const book = memoryHost();
    const { id } = inService(book, { ...PRESS, depreciationMethod: 'units_of_production', totalUnits: '1000' });
    book.call('usage.record', { assetId: id, period: '2026-01', units: '100' });
    closeMonths(book, '2026-01');
    const split = book.call('assets.split', { assetId: id, date: '2026-02-01', parts: [{ percent: '25' }] });
    const part = split.parts[0]?.assetId ?? '';
    for (const assetId of [id, part]) book.call('usage.record', { assetId, period: '2026-02', units: '50' });
    expect(closeMonths(book, '2026-02')[0]?.totalDepreciation).toBe('6000.00');
    expect(get(book, part)).toMatchObject({ cost: '30000.00', accumulatedDepreciation: '4500.00' });
    verified(book);
    const manual = inService(book, { ...PRESS, name: 'By table', acquisitionDate: '2026-03-01', depreciationMethod: 'manual', manual: [{ period: '2026-03', amount: '100.01' }, { period: '2026-04', amount: '200.03' }] }).id;
    const byTable = book.call('assets.split', { assetId: manual, date: '2026-03-20', parts: [{ percent: '50' }] });
    expect([manual, byTable.parts[0]?.assetId ?? ''].map((assetId) => planned(book, assetId).get('2026-04'))).toEqual([10001, 10002]);
    verified(book);
  });

  it('a part is an asset like any other: it is changed, split again, transferred in value and disposed of', () => {
    const { book, assetId } = press();
    closeMonths(book, '2026-01');
    const { parts } = book.call('assets.split', { assetId, date: '2026-02-01', parts: [{ percent: '50' }] });
    const part = parts[0]?.assetId ?? '';
    book.call('valueUpdates.create', { assetId: part, updateType: 'IMPROVEMENT', amount: '1190.00', date: '2026-02-10' });
    const again = book.call('assets.split', { assetId: part, date: '2026-02-20', parts: [{ percent: '10' }] });
    closeMonths(book, '2026-02', '2026-03');
    book.call('disposals.create', { assetId: again.parts[0]?.assetId ?? '', disposalDate: '2026-04-05', disposalType: 'SALE', proceeds: '6000.00' });
    closeMonths(book, '2026-04');
    expect(book.refusal('valueUpdates.create', { assetId: part, updateType: 'IMPROVEMENT', amount: '1.00', date: '2026-01-31' }).code).toBe('ACT_NOT_LATEST');
    verified(book);
  });

  it('takes a month already posted back; the supplementary run charges the sides', () => {
    const { book, assetId } = press();
    closeMonths(book, '2026-01');
    postMonth(book, '2026-02');
    const { parts } = book.call('assets.split', { assetId, date: '2026-02-20', parts: [{ percent: '40' }] });
    expect(closeMonths(book, '2026-02')[0]?.totalDepreciation).toBe('1000.00');
    expect(get(book, parts[0]?.assetId ?? '')).toMatchObject({ cost: '48000.00', accumulatedDepreciation: '800.00' });
    verified(book);
  });

  it('shares the surplus and the losses that a later increase reverses', () => {
    const book = memoryHost();
    book.call('assetCategories.update', { categoryId: book.call('assetCategories.get', { categoryCode: 'MACH' }).id, revaluationAllowed: true });
    const { id } = inService(book, PRESS);
    book.call('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_UP', amount: '10000.00', date: '2026-01-01' });
    book.call('valueUpdates.create', { assetId: id, updateType: 'REVALUATION_DOWN', amount: '14000.00', date: '2026-01-01' });
    book.call('valueUpdates.create', { assetId: id, updateType: 'IMPAIRMENT', amount: '1000.00', date: '2026-01-01' });
    const { parts } = book.call('assets.split', { assetId: id, date: '2026-01-02', parts: [{ percent: '25' }] });
    const limits = (assetId: string) => book.call('valueUpdates.limits', { assetId, date: '2026-01-03' }).revaluationLoss;
    expect([limits(id), limits(parts[0]?.assetId ?? '')]).toEqual(['3000.00', '1000.00']);
    verified(book);
  });

  it('is posted in the ledger where each asset has an account of its own', () => {
    const book = memoryHost();
    book.call('book.updateSettings', { assetAccounts: 'per_asset' });
    const { id, assetNumber } = inService(book, PRESS);
    const input = { assetId: id, date: '2026-01-20', parts: [{ percent: '25', name: 'A' }, { percent: '25', name: 'B' }] };
    const preview = book.call('assets.split.preview', input);
    const done = book.call('assets.split', { ...input, fingerprint: preview.fingerprint });
    const [a, b] = done.parts.map((part) => part.assetNumber);
    expect(lines(book, done.glJournalId)).toEqual([
      [`1530-${a}`, a, '30000.00', '0.00'], [`1530-${assetNumber}`, assetNumber, '0.00', '30000.00'], [`1530-${b}`, b, '30000.00', '0.00'], [`1530-${assetNumber}`, assetNumber, '0.00', '30000.00'],
    ]);
    expect(preview.journal?.lines.map((line) => [line.accountCode, line.assetNumber, line.debit, line.credit])).toEqual(lines(book, done.glJournalId));
    verified(book);
    book.call('acts.reverse', { id: done.id, reason: 'Not yet' });
    verified(book);
  });

  it('its inverse puts the whole together again, even after months were charged, and the parts are gone', () => {
    const { book, assetId } = press({ quantity: '4' });
    closeMonths(book, '2026-01');
    const before = noTimes(get(book, assetId));
    const register = () => book.call('reports.run', { report: 'asset-register', parameters: { asOf: '2026-01-31' } }).rows;
    const registered = register();
    const done = book.call('assets.split', { assetId, date: '2026-02-05', parts: [{ quantity: '1' }, { quantity: '1' }] });
    postMonth(book, '2026-02');
    const part = done.parts[0]?.assetId ?? '';
    const improved = book.call('valueUpdates.create', { assetId: part, updateType: 'IMPROVEMENT', amount: '100.00', date: '2026-02-10' });
    expect(book.refusal('acts.reverse', { id: done.id, reason: 'early' }).code).toBe('ACT_NOT_LATEST');
    book.call('acts.reverse', { id: improved.id, reason: 'first' });
    const ofPart = book.call('acts.list', { assetId: part }).items.find(({ kind, status }) => kind === 'split_part' && status === 'POSTED');
    // Any act of the split takes the whole of it back.
    book.call('acts.reverse', { id: ofPart?.id ?? '', reason: 'A slip' });
    expect(noTimes(get(book, assetId))).toEqual(before);
    expect(book.refusal('assets.get', { assetId: part }).code).toBe('ASSET_NOT_FOUND');
    expect(book.call('assets.list', {}).total).toBe(1);
    expect(book.call('acts.get', { id: done.id }).status).toBe('REVERSED');
    expect(register()).toEqual(registered);
    expect(closeMonths(book, '2026-02')[0]?.totalDepreciation).toBe('1000.00');
    verified(book);
  });

  it('refuses parts that are nothing, all there is, or named in two ways', () => {
    const { book, assetId } = press({ quantity: '3' });
    const refusal = (parts: object[]) => book.refusal('assets.split', { assetId, date: '2026-01-20', parts }).code;
    expect(refusal([{ percent: '50' }, { percent: '50' }])).toBe('INVALID_AMOUNT');
    expect(refusal([{ quantity: '2' }, { quantity: '1' }])).toBe('INVALID_AMOUNT');
    expect(refusal([{ cost: '120000.00' }])).toBe('INVALID_AMOUNT');
    expect(refusal([{ cost: '1.00', percent: '2' }])).toBe('INVALID_INPUT');
    expect(refusal([{}])).toBe('INVALID_INPUT');
    expect(refusal([])).toBe('INVALID_INPUT');
    expect(refusal([{ percent: '50', locationId: 'NOWHERE' }])).toBe('PLACE_NOT_FOUND');
  });
});

describe('a merge', () => {
  const two = () => {
    const { book, assetId } = press();
    const other = inService(book, { ...PRESS, name: 'Feeder', cost: '12000.00', usefulLifeMonths: 60, residualValue: '600.00' }).id;
    closeMonths(book, '2026-01', '2026-02');
    return { book, into: assetId, other };
  };

  it('brings cost and accumulated depreciation over; the other ends without a gain, and the rest of the life bears both', () => {
    const { book, into, other } = two();
    const before = total(book, [into, other]);
    const input = { into, assets: [other], date: '2026-03-10' };
    const preview = book.call('assets.merge.preview', input);
    const done = book.call('assets.merge', { ...input, fingerprint: preview.fingerprint });
    expect(done).toMatchObject({ kind: 'merge', amount: '12000.00', glJournalId: null, gainLoss: null });
    expect(get(book, into)).toMatchObject({ cost: '132000.00', accumulatedDepreciation: '2380.00', residualValue: '600.00' });
    expect(get(book, other)).toMatchObject({ status: 'DISPOSED', netBookValue: '0.00' });
    expect(total(book, [into])).toEqual(before);
    // (132,000 − 2,380 − 600) over the 118 months left of the press.
    expect(closeMonths(book, '2026-03')[0]?.totalDepreciation).toBe('1093.39');
    verified(book);
  });

  it('its inverse takes them apart again', () => {
    const { book, into, other } = two();
    const before = [into, other].map((id) => noTimes(get(book, id)));
    const done = book.call('assets.merge', { into, assets: [other], date: '2026-03-10' });
    postMonth(book, '2026-03');
    book.call('acts.reverse', { id: done.id, reason: 'Two after all' });
    expect([into, other].map((id) => noTimes(get(book, id)))).toEqual(before);
    expect(closeMonths(book, '2026-03')[0]?.totalDepreciation).toBe('1190.00');
    verified(book);
  });

  it('is in the register of a day as it was then, before and after', () => {
    const { book, into, other } = two();
    book.call('assets.merge', { into, assets: [other], date: '2026-03-10' });
    const registered = (asOf: string) => book.call('reports.run', { report: 'asset-register', parameters: { asOf } }).rowCount;
    expect([registered('2026-03-09'), registered('2026-03-10')]).toEqual([2, 1]);
  });

  it('moves balances between accounts where each asset has its own', () => {
    const book = memoryHost();
    book.call('book.updateSettings', { assetAccounts: 'per_asset' });
    const [a, b] = ['A', 'B'].map((name) => inService(book, { ...PRESS, name }));
    const done = book.call('assets.merge', { into: a?.id ?? '', assets: [b?.id ?? ''], date: '2026-01-20' });
    expect(lines(book, done.glJournalId)).toEqual([[`1530-${a?.assetNumber}`, a?.assetNumber, '120000.00', '0.00'], [`1530-${b?.assetNumber}`, b?.assetNumber, '0.00', '120000.00']]);
    verified(book);
  });

  it('is undone by a split only in name: what was split can be brought together again', () => {
    const { book, assetId } = press({ quantity: '2' });
    closeMonths(book, '2026-01');
    const { parts } = book.call('assets.split', { assetId, date: '2026-02-01', parts: [{ quantity: '1' }] });
    closeMonths(book, '2026-02');
    book.call('assets.merge', { into: assetId, assets: parts.map((part) => part.assetId), date: '2026-03-01' });
    expect(get(book, assetId)).toMatchObject({ cost: '120000.00', accumulatedDepreciation: '2000.00', quantity: '2' });
    expect(closeMonths(book, '2026-03')[0]?.totalDepreciation).toBe('1000.00');
    verified(book);
  });

  it('takes only what is alike', () => {
    const { book, into, other } = two();
    const refusal = (assetId: string, date = '2026-03-10') => book.refusal('assets.merge', { into, assets: [assetId], date });
    expect(refusal(into)).toMatchObject({ code: 'INVALID_INPUT', params: { reason: 'twice' } });
    const make = (extra: object) => inService(book, { ...PRESS, acquisitionDate: '2026-03-01', ...extra } as never, '2026-03-01').id;
    expect(refusal(make({ categoryCode: 'VEH' }))).toMatchObject({ params: { reason: 'category' } });
    expect(refusal(make({ convention: 'actual_days' }))).toMatchObject({ params: { reason: 'terms' } });
    expect(refusal(make({ depreciationMethod: 'units_of_production', totalUnits: '10' }))).toMatchObject({ code: 'METHOD_NOT_AVAILABLE' });
    book.call('valueUpdates.create', { assetId: other, updateType: 'IMPROVEMENT', amount: '1.00', date: '2026-03-02' });
    expect(refusal(other).code).toBe('ACT_NOT_LATEST');
  });
});
