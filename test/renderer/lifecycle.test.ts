import { describe, expect, test } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import { usualDay, usualDayTogether } from '../../src/renderer/features/lifecycle/days.ts';
import { heldRequest, heldWords, NOTHING_TYPED, type HeldKind } from '../../src/renderer/features/lifecycle/held.ts';
import { emptyMerge, mergeRequest } from '../../src/renderer/features/lifecycle/merge.ts';
import { fieldOf } from '../../src/renderer/features/lifecycle/refusals.ts';
import { emptySplit, partRefused, splitRequest, withPart } from '../../src/renderer/features/lifecycle/split.ts';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { i18next } from '../../src/renderer/i18n/index.ts';
import { closeMonths, inService } from '../support/assets.ts';
import { memoryHost, type TestBook } from '../support/book.ts';

const NEVER = { inServiceDate: null, lastActOn: null };

describe('the usual day', () => {
  test('is today in the open month, else its last', () => {
    expect(usualDay('2026-03', '2026-03-12', NEVER)).toBe('2026-03-12');
    expect(usualDay('2026-03', '2026-11-12', NEVER)).toBe('2026-03-31');
    expect(usualDay(null, '2026-11-12', NEVER)).toBe('2026-11-12');
  });

  test('is not before what it would have to follow', () => {
    expect(usualDay('2026-03', '2026-03-12', { inServiceDate: '2026-03-15', lastActOn: null })).toBe('2026-03-15');
    expect(usualDay('2026-03', '2026-03-12', { inServiceDate: '2026-01-01', lastActOn: '2026-04-02' })).toBe('2026-04-02');
  });

  test('of several together lies in a month in which nothing happened to any of them', () => {
    expect(usualDayTogether('2026-03', '2026-03-12', [NEVER, { inServiceDate: null, lastActOn: '2026-02-28' }])).toBe('2026-03-12');
    expect(usualDayTogether('2026-03', '2026-03-12', [NEVER, { inServiceDate: null, lastActOn: '2026-03-05' }])).toBe('2026-04-01');
    expect(usualDayTogether('2026-12', '2026-12-12', [{ inServiceDate: null, lastActOn: '2026-12-30' }, NEVER])).toBe('2027-01-01');
  });
});

describe('requests', () => {
  test('held for sale: an amount left empty is not sent; a remeasurement needs one; what is no amount waits', () => {
    expect(heldRequest('hold', 'asset-1', '2026-03-01', NOTHING_TYPED)).toEqual({ assetId: 'asset-1', date: '2026-03-01' });
    expect(heldRequest('release', 'asset-1', '2026-03-01', { ...NOTHING_TYPED, amount: '5', memo: ' x ' })).toEqual({ assetId: 'asset-1', date: '2026-03-01', recoverableAmount: '5', memo: 'x' });
    expect(heldRequest('remeasure', 'asset-1', '2026-03-01', NOTHING_TYPED)).toBeNull();
    expect(heldRequest('remeasure', 'asset-1', '2026-03-01', { ...NOTHING_TYPED, amount: '0' })).toEqual({ assetId: 'asset-1', date: '2026-03-01', fairValueLessCosts: '0' });
    expect(heldRequest('hold', 'asset-1', '2026-03-01', { ...NOTHING_TYPED, amount: null })).toBeNull();
    expect(heldRequest('hold', 'asset-1', '', NOTHING_TYPED)).toBeNull();
  });

  test('split: by pieces where there are several; every part needs its amount, what else is empty is as the whole has it', () => {
    const form = emptySplit('6');
    expect([form.by, emptySplit('1').by]).toEqual(['quantity', 'percent']);
    const parts = withPart(form.parts);
    expect(splitRequest('asset-1', '2026-03-01', { ...form, parts })).toBeNull();
    const filled = parts.map((part, index) => ({ ...part, amount: String(index + 1), ...(index === 0 ? {} : { nameAr: 'جزء', locationId: 'LOC-2' }) }));
    expect(splitRequest('asset-1', '2026-03-01', { ...form, parts: filled, by: 'percent' })).toEqual({ assetId: 'asset-1', date: '2026-03-01', parts: [{ percent: '1' }, { percent: '2', nameAr: 'جزء', locationId: 'LOC-2' }] });
  });

  test('a part added after one was taken away is another part', () => {
    const [, second] = withPart(emptySplit('6').parts);
    expect(withPart(second === undefined ? [] : [second]).map(({ key }) => key)).toEqual([1, 2]);
  });

  test('merge: the one that stays is not among those that go; two are needed', () => {
    expect(mergeRequest('2026-03-01', emptyMerge(['asset-1']))).toBeNull();
    expect(mergeRequest('2026-03-01', { ...emptyMerge(['asset-1', 'asset-2', 'asset-3']), into: 'asset-2' })).toEqual({ into: 'asset-2', assets: ['asset-1', 'asset-3'], date: '2026-03-01' });
  });
});

describe('a refusal stands beside its field', () => {
  test('the day, the amount of a part, or none', () => {
    expect(fieldOf({ code: 'PERIOD_CLOSED', params: { period: '2026-01' } })).toBe('date');
    expect(fieldOf({ code: 'INVALID_INPUT', params: { field: 'date', reason: 'before_service' } })).toBe('date');
    expect(fieldOf({ code: 'ASSET_SUSPENDED', params: { asset: 'FA-1' } })).toBeNull();
    expect(partRefused('parts.1.percent')).toEqual({ row: 1, field: 'amount' });
    expect(partRefused('parts.0')).toEqual({ row: 0, field: null });
    expect(partRefused('parts')).toBeNull();
    expect(partRefused('fairValueLessCosts')).toBeNull();
  });
});

describe.each(['en', 'ar'] as const)('what follows is said in words (%s)', (language) => {
  const t = i18next.getFixedT(language, 'lifecycle');
  const format = createFormat({ language, digits: 'latin', calendar: 'gregorian' });
  /** 64,000.00 carried, 1,500.00 a month over 36 months more. */
  const M01 = { name: 'M-01', categoryCode: 'MACH', acquisitionDate: '2026-01-01', cost: '100000.00', residualValue: '10000.00', usefulLifeMonths: 60, opening: { depreciatedThrough: '2027-12-31', accumulatedDepreciation: '36000.00' } };
  const plain = (words: readonly string[]): string[] => words.map((word) => word.replaceAll(/[\u2066-\u2069]/g, ''));
  const said = (kind: HeldKind, preview: Output<'assets.holdForSale.preview'>, date: string, amount: string | null, otherBooks: readonly string[] = []): string[] =>
    plain(heldWords({ kind, preview, date, amount, decimals: 2, otherBooks }, t, format));
  const keys = (names: readonly (readonly [string, Record<string, unknown>?])[]): string[] => plain(names.map(([name, values]) => t(`held.words.${name}`, values ?? {})));
  const book = (): { book: TestBook; assetId: string } => {
    const host = memoryHost({ clock: '2028-01-15T08:00:00.000Z' });
    return { book: host, assetId: inService(host, M01).id };
  };

  test('holding: depreciation to the day, the amount that moves, the write-down, and what is not charged any more', () => {
    const { book: host, assetId } = book();
    const at = { assetId, date: '2028-02-01', fairValueLessCosts: '60000.00' };
    expect(said('hold', host.call('assets.holdForSale.preview', at), at.date, '60000', ['Tax'])).toEqual(keys([
      ['charged', { amount: '1,500.00', date: format.gregorianDate('2028-02-01') }], ['moves', { amount: '62,500.00' }], ['writtenDown', { amount: '2,500.00', to: '60,000.00' }], ['stops', { count: 35, amount: '52,500.00' }], ['otherBooks', { books: 'Tax' }],
    ]));
    const first = host.call('assets.holdForSale.preview', { assetId, date: '2028-01-01' });
    expect(said('hold', first, '2028-01-01', null).slice(0, 3)).toEqual(keys([['notCharged', { date: format.gregorianDate('2028-01-01') }], ['moves', { amount: '64,000.00' }], ['notWrittenDown']]));
  });

  test('remeasuring: a loss, or an income no greater than the losses before', () => {
    const { book: host, assetId } = book();
    host.call('assets.holdForSale', { assetId, date: '2028-01-01', fairValueLessCosts: '60000.00' });
    const to = (fairValueLessCosts: string) => said('remeasure', host.call('assets.remeasureHeldForSale.preview', { assetId, date: '2028-02-01', fairValueLessCosts }), '2028-02-01', fairValueLessCosts);
    expect(to('51000')).toEqual(keys([['falls', { amount: '9,000.00', from: '60,000.00', to: '51,000.00' }], ['staysStopped']]));
    expect(to('63000')).toEqual(keys([['rises', { amount: '3,000.00', from: '60,000.00', to: '63,000.00' }], ['staysStopped']]));
    expect(to('99000')).toEqual(keys([['rises', { amount: '4,000.00', from: '60,000.00', to: '64,000.00' }], ['capped'], ['staysStopped']]));
  });

  test('ending it: what was missed is charged, what was written off comes back or a loss is left, and depreciation goes on', () => {
    const { book: host, assetId } = book();
    host.call('assets.holdForSale', { assetId, date: '2028-01-01', fairValueLessCosts: '60000.00' });
    closeMonths(host, '2028-01', '2028-02', '2028-03', '2028-04', '2028-05', '2028-06');
    const at = (recoverableAmount?: string) => said('release', host.call('assets.releaseFromSale.preview', { assetId, date: '2028-07-01', recoverableAmount }), '2028-07-01', recoverableAmount ?? null);
    const period = format.period('2028-07');
    expect(at('58000.00')).toEqual(keys([['missed', { amount: '9,000.00' }], ['asNever', { to: '55,000.00' }], ['income', { amount: '4,000.00' }], ['goesOn', { period, amount: '1,500.00' }]]));
    expect(at('50000.00')).toEqual(keys([['missed', { amount: '9,000.00' }], ['limited', { to: '50,000.00' }], ['loss', { amount: '1,000.00' }], ['goesOn', { period, amount: '1,333.33' }]]));
  });
});
