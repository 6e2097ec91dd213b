import { beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import { actWords, type Act } from '../../src/renderer/features/asset/history/words.ts';
import { eventText } from '../../src/renderer/features/asset/schedule/eventText.ts';
import { drawnAt, drawnRows, type MonthRow } from '../../src/renderer/features/asset/schedule/points.ts';
import { difference, sum } from '../../src/renderer/terms/amounts.ts';
import { changeOf, EMPTY, fieldOf, usualDate, type ChangeValues, type Facts } from '../../src/renderer/features/values/form.ts';
import { offeredKinds, type Asset, type BookValues, type Kind } from '../../src/renderer/features/values/kinds.ts';
import { comparePlans } from '../../src/renderer/terms/comparePlans.ts';
import { createFormat } from '../../src/renderer/i18n/format.ts';
import { applyLanguage, i18next } from '../../src/renderer/i18n/index.ts';
import { stripIsolates } from '../../src/renderer/i18n/isolate.ts';

const limits: Output<'valueUpdates.limits'> = { carryingAmount: '118000.00', residualValue: '0.00', accumulatedImpairment: '0.00', reversalCap: '0.00', revaluationSurplus: '0.00', revaluationLoss: '0.00', revaluationAllowed: true, restatement: 'gross' };
const facts: Facts = { assetId: 'asset-1', date: '2026-03-31', limits, decimals: 2 };
const asked = (kind: Kind, values: Partial<ChangeValues>, more: Partial<Facts> = {}) => changeOf(kind, { ...EMPTY, ...values }, { ...facts, ...more });

beforeAll(() => applyLanguage({ language: 'en', digits: 'latin', calendar: 'gregorian' }));

describe('amounts', () => {
  test('are subtracted and added exactly, in the currency’s decimals', () => {
    expect(difference('0.30', '0.1', 2)).toBe('0.20');
    expect(difference('1', '9007199254740993', 0)).toBe('-9007199254740992');
    expect(difference('5', '5.000', 3)).toBe('0.000');
    expect(sum(['0.10', '0.20', '-0.05'], 2)).toBe('0.25');
    expect(sum([], 2)).toBe('0.00');
  });
});

describe('the request a form comes to', () => {
  test('an improvement: amount, account and memo; the book only where one is named', () => {
    expect(asked('improvement', { amount: '500.00', counterAccount: '12', memo: ' motor ' })).toEqual({
      preview: 'valueUpdates.preview', commit: 'valueUpdates.create', input: { assetId: 'asset-1', updateType: 'IMPROVEMENT', amount: '500.00', date: '2026-03-31', counterAccount: 12, memo: 'motor' },
    });
    expect(asked('improvement', { amount: '500.00', bookId: 'TAX' })?.input).toMatchObject({ bookId: 'TAX' });
  });

  test('a fair value: the difference to what is carried, its direction, and the way of restating', () => {
    expect(asked('revaluation', { fairValue: '120000' })?.input).toMatchObject({ updateType: 'REVALUATION_UP', amount: '2000.00', restatement: 'gross' });
    expect(asked('revaluation', { fairValue: '100000.00', restatement: 'elimination' })?.input).toMatchObject({ updateType: 'REVALUATION_DOWN', amount: '18000.00', restatement: 'elimination' });
  });

  test('a recoverable amount: the loss is what lies above it', () => {
    expect(asked('impairment', { lossBy: 'recoverable', recoverable: '100000.00' })?.input).toMatchObject({ updateType: 'IMPAIRMENT', amount: '18000.00' });
    expect(asked('impairment', { lossBy: 'amount', amount: '7' })?.input).toMatchObject({ amount: '7' });
  });

  test('nothing is asked while something is missing, wrong, or would change nothing', () => {
    expect(asked('improvement', { amount: '' })).toBeNull();
    expect(asked('improvement', { amount: null })).toBeNull();
    expect(asked('improvement', { amount: '0.00' })).toBeNull();
    expect(asked('improvement', { amount: '5' }, { date: null })).toBeNull();
    expect(asked('revaluation', { fairValue: '118000' })).toBeNull();
    expect(asked('revaluation', { fairValue: '120000' }, { limits: undefined })).toBeNull();
    expect(asked('impairment', { lossBy: 'recoverable', recoverable: '118000.01' })).toBeNull();
    expect(asked('estimate', {})).toBeNull();
    expect(asked('estimate', { usefulLifeMonths: null, residualValue: '5' })).toBeNull();
  });

  test('a change of estimate names only what changes; a rate goes from percent to a share', () => {
    expect(asked('estimate', { usefulLifeMonths: '48', residualValue: '6000.00' })?.input).toEqual({ assetId: 'asset-1', effectiveDate: '2026-03-31', usefulLifeMonths: 48, residualValue: '6000.00' });
    expect(asked('estimate', { method: 'declining_balance', rateBy: 'rate', annualRate: '25' })?.input).toMatchObject({ method: 'declining_balance', annualRate: '0.25' });
    expect(asked('estimate', { method: 'straight_line', factor: '2' })?.input).not.toHaveProperty('factor');
  });

  test('depreciation by hand: an amount, or none for what is due', () => {
    expect(asked('depreciation', { amount: '' })?.input).toEqual({ assetId: 'asset-1', asOfDate: '2026-03-31' });
    expect(asked('depreciation', { amount: '700' })?.input).toMatchObject({ amount: '700' });
  });
});

describe('the usual day', () => {
  const NEW = { inServiceDate: null, lastActOn: null };
  test('is in the open month: its first for what counts from a month on, else today, else its last', () => {
    expect(usualDate('estimate', '2026-03', '2026-03-10', NEW)).toBe('2026-03-01');
    expect(usualDate('improvement', '2026-03', '2026-03-10', NEW)).toBe('2026-03-10');
    expect(usualDate('improvement', '2026-03', '2026-05-10', NEW)).toBe('2026-03-31');
    expect(usualDate('depreciation', '2026-03', '2026-03-10', NEW)).toBe('2026-03-31');
  });

  test('is never before the asset came into service, nor before its newest act', () => {
    expect(usualDate('estimate', '2026-03', '2026-03-10', { inServiceDate: '2026-03-05', lastActOn: null })).toBe('2026-03-05');
    expect(usualDate('suspend', '2026-03', '2026-03-10', { inServiceDate: '2026-01-05', lastActOn: '2026-03-12' })).toBe('2026-03-12');
  });
});

describe('a refusal stands beside the field it is about', () => {
  const of = (code: string, params: object, kind: Kind, values: Partial<ChangeValues> = {}) => fieldOf({ code, params } as Parameters<typeof fieldOf>[0], kind, { ...EMPTY, ...values });
  test('by its code or its field', () => {
    expect(of('PERIOD_CLOSED', { period: '2026-01' }, 'improvement')).toBe('date');
    expect(of('INVALID_INPUT', { field: 'effectiveDate', reason: 'before_service' }, 'estimate')).toBe('date');
    expect(of('ABOVE_REVERSAL_CAP', { asset: 'x', amount: '1', cap: '0' }, 'impairment_reversal')).toBe('amount');
    expect(of('ACCOUNT_INACTIVE', { account: '1' }, 'improvement')).toBe('counterAccount');
    expect(of('METHOD_NOT_AVAILABLE', { what: 'x' }, 'estimate')).toBe('method');
    expect(of('INVALID_AMOUNT', { field: 'residualValue', value: '1' }, 'estimate')).toBe('residualValue');
  });

  test('an amount that follows from another field is that field’s', () => {
    expect(of('INVALID_AMOUNT', { field: 'events.amount', value: '1' }, 'revaluation')).toBe('fairValue');
    expect(of('INVALID_AMOUNT', { field: 'amount', value: '1' }, 'impairment', { lossBy: 'recoverable' })).toBe('recoverable');
    expect(of('INVALID_REVALUATION', { asset: 'x', reason: 'policy' }, 'revaluation')).toBeNull();
    expect(of('PREVIEW_STALE', {}, 'improvement')).toBeNull();
  });
});

describe('what is offered for an asset', () => {
  const book = { method: 'straight_line', accumulatedImpairment: '0.00', isSuspended: false } as BookValues;
  const asset = { assetType: 'EQUIPMENT' } as Asset;
  const offered = (of: Partial<BookValues>, mayRevalue = true, type: Asset['assetType'] = 'EQUIPMENT') => new Map(offeredKinds({ ...asset, assetType: type }, { ...book, ...of }, mayRevalue).map(({ kind, hindrance }) => [kind, hindrance]));

  test('suspending or resuming, never both', () => {
    expect(offered({}).has('resume')).toBe(false);
    expect(offered({ isSuspended: true }).has('suspend')).toBe(false);
  });

  test('what cannot be says why', () => {
    expect(offered({}).get('impairment_reversal')).toBe('noImpairment');
    expect(offered({ accumulatedImpairment: '5.00' }).get('impairment_reversal')).toBeNull();
    expect(offered({ accumulatedImpairment: '5.00' }, true, 'GOODWILL').get('impairment_reversal')).toBe('goodwill');
    expect(offered({}, false).get('revaluation')).toBe('policy');
    expect(offered({ method: 'none' }).get('depreciation')).toBe('noDepreciation');
    expect(offered({ method: 'none' }).get('estimate')).toBeNull();
  });
});

describe('the plan before and after', () => {
  const month = (period: string, depreciation: string, carryingAmount: string) => ({ period, depreciation, carryingAmount });
  test('is summed by fiscal years, and a plan that ends earlier leaves the other alone', () => {
    const compared = comparePlans({ before: [month('2026-03', '1.00', '9.00'), month('2026-04', '1.10', '7.90')], after: [month('2026-03', '5.00', '5.00')] }, { fiscalYearStartMonth: 4 }, 2);
    expect(compared.years).toEqual([
      { key: '2026', before: { depreciation: '1.00', carrying: '9.00' }, after: { depreciation: '5.00', carrying: '5.00' } },
      { key: '2027', before: { depreciation: '1.10', carrying: '7.90' }, after: { depreciation: null, carrying: null } },
    ]);
    expect(compared).toMatchObject({ totalBefore: '2.10', totalAfter: '5.00' });
  });
});

describe('an act in words', () => {
  const act = { kind: 'improvement', status: 'POSTED', reason: null, memo: 'Motor', gainLoss: null, carryingAmountBefore: '10.00', carryingAmountAfter: '15.00', details: {} } as unknown as Act;
  const words = (of: Partial<Act>, language: 'en' | 'ar' = 'en') => actWords({ ...act, ...of }, i18next.getFixedT(language, 'asset'), createFormat({ language, digits: 'latin', calendar: 'gregorian' })).map(stripIsolates);

  test('says what the carrying amount became and what was noted', () => {
    expect(words({})).toEqual(['Carrying amount 10.00, then 15.00', 'Motor']);
    expect(words({}, 'ar')).toEqual(['القيمة الدفترية 10.00 ثم 15.00', 'Motor']);
  });

  test('says what was estimated anew', () => {
    expect(words({ kind: 'estimate', memo: null, details: { usefulLifeMonths: 48, residualValue: '6000.00', method: 'declining_balance', annualRate: '0.25' } })).toEqual(['Remaining life: 48 months', 'Residual value: 6,000.00', 'Depreciation method: Declining balance', 'Annual rate: 25%']);
  });

  test('says gain or loss, and why it was taken back', () => {
    expect(words({ kind: 'disposal', memo: null, gainLoss: '-3.00', carryingAmountAfter: '0.00' })).toContain('Loss of 3.00');
    expect(words({ status: 'REVERSAL', reason: 'Wrong asset' })).toEqual(['Reason: Wrong asset']);
  });
});

describe('events on the schedule', () => {
  const row = (period: string, more: Partial<MonthRow> = {}) => ({ period, status: 'posted', events: [], ...more }) as unknown as MonthRow;
  test('are told with day, name and amount', () => {
    const format = createFormat({ language: 'en', digits: 'latin', calendar: 'gregorian' });
    const t = i18next.getFixedT('en', 'asset');
    expect(stripIsolates(eventText({ date: '2026-03-05', type: 'improvement', amount: '12000.00' }, t, format))).toBe('5 Mar 2026: Improvement, 12,000.00');
    expect(stripIsolates(eventText({ date: '2026-03-05', type: 'suspend', amount: null }, t, format))).toBe('5 Mar 2026: Depreciation suspended');
    expect(stripIsolates(eventText({ date: '2026-03-05', type: 'charge', amount: '7.00' }, t, format))).toBe('5 Mar 2026: Depreciation by hand, 7.00');
  });

  test('are drawn at their month, or at the month that stands for it where a long life is drawn by years', () => {
    const months = Array.from({ length: 360 }, (_, index) => row(`${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`));
    const drawn = drawnRows(months).map(({ period }) => period);
    expect(drawn[drawnAt(drawn, '2010-05')]).toBe('2010-12');
    expect(drawnAt(['2026-01', '2026-02'], '2026-02')).toBe(1);
    expect(drawnAt(drawn, '2031-01')).toBe(-1);
  });
});
