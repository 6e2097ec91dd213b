import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { checkTerms, computeSchedule, type EngineEvent, type Terms } from '../../src/main/engine/index.ts';
import { date, period, refusal, terms } from './support.ts';

const refused = (of: Partial<Terms>) => refusal(() => checkTerms(terms(of)));
const events = (...list: EngineEvent[]): Partial<Terms> => ({ events: list });

describe('terms that cannot be calculated are refused', () => {
  it.each<[string, Partial<Terms>, object]>([
    ['a negative cost', { costMinor: minor(-1) }, { code: 'INVALID_AMOUNT', params: { field: 'cost', value: '-0.01', reason: 'negative' } }],
    ['a negative residual value', { residualMinor: minor(-1) }, { code: 'INVALID_AMOUNT', params: { field: 'residualValue', value: '-0.01', reason: 'negative' } }],
    ['a residual value above cost', { residualMinor: minor(10_000_001) }, { code: 'INVALID_AMOUNT', params: { field: 'residualValue', value: '100000.01', reason: 'residual' } }],
    ['a life of nothing', { usefulLifeMonths: 0 }, { code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths', reason: 'life' } }],
    ['a life of more than a hundred years', { usefulLifeMonths: 1201 }, { code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths', reason: 'life' } }],
    ['a life with a fraction', { usefulLifeMonths: 12.5 }, { code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths', reason: 'life' } }],
    ['a missing life', { usefulLifeMonths: null }, { code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths', reason: 'required' } }],
    ['a declining balance without life or rate', { usefulLifeMonths: null, method: 'declining_balance' }, { code: 'INVALID_INPUT', params: { field: 'usefulLifeMonths', reason: 'required' } }],
    ['a fiscal year from month 13', { fiscalYearStartMonth: 13 }, { code: 'INVALID_INPUT', params: { field: 'fiscalYearStartMonth', reason: 'month' } }],
    ['units without a total', { method: 'units_of_production' }, { code: 'INVALID_INPUT', params: { field: 'totalUnits', reason: 'required' } }],
    ['a total of no units', { method: 'units_of_production', totalUnits: '0.0' }, { code: 'INVALID_INPUT', params: { field: 'totalUnits', reason: 'required' } }],
    ['MACRS without its class', { method: 'macrs', usefulLifeMonths: null }, { code: 'INVALID_INPUT', params: { field: 'macrs', reason: 'required' } }],
    ['manual amounts above the depreciable amount', { method: 'manual', manual: [{ period: period('2024-01'), amountMinor: minor(10_000_001) }] }, { code: 'INVALID_AMOUNT' }],
    ['a negative manual amount', { method: 'manual', manual: [{ period: period('2024-01'), amountMinor: minor(-1) }] }, { code: 'INVALID_AMOUNT' }],
    ['an opening balance above cost', { opening: { depreciatedThrough: date('2024-12-31'), accumulatedMinor: minor(10_000_001) } }, { code: 'INVALID_AMOUNT' }],
    ['a negative opening balance', { opening: { depreciatedThrough: date('2024-12-31'), accumulatedMinor: minor(-1) } }, { code: 'INVALID_AMOUNT' }],
    ['an opening within a month that is charged whole', { opening: { depreciatedThrough: date('2024-12-30'), accumulatedMinor: minor(1) } }, { code: 'INVALID_INPUT', params: { field: 'opening.depreciatedThrough', reason: 'month_end' } }],
  ])('%s', (_name, of, expected) => {
    expect(refused(of)).toMatchObject(expected);
  });

  it.each<[string, Partial<Terms>, object]>([
    ['a rate of nothing', { annualRate: '0' }, { field: 'annualRate', reason: 'rate' }],
    ['a rate above one', { annualRate: '1.01' }, { field: 'annualRate', reason: 'rate' }],
    ['a rate that is no decimal', { annualRate: '30%' }, { field: 'annualRate', reason: 'decimal' }],
    ['a negative rate', { annualRate: '-0.3' }, { field: 'annualRate', reason: 'decimal' }],
    ['a factor of nothing', { factor: '0' }, { field: 'factor', reason: 'rate' }],
    ['a percentage for a factor', { factor: '200' }, { field: 'factor', reason: 'rate' }],
    ['a rate derived from no residual value: it would be 100 %', { rateFromResidual: true }, { field: 'rateFromResidual', reason: 'residual_zero' }],
  ])('%s', (_name, of, params) => {
    expect(refusal(() => computeSchedule(terms({ method: 'declining_balance', ...of })))).toEqual({ code: 'INVALID_INPUT', params });
  });

  const impairment: EngineEvent = { type: 'impairment', date: date('2025-01-01'), amountMinor: minor(9_000_000) };
  it.each<[string, Partial<Terms>, string]>([
    ['an event after the disposal', events({ type: 'disposal', date: date('2025-01-01') }, impairment, { ...impairment, date: date('2025-02-01') }), 'INVALID_INPUT'],
    ['an event before the opening balance', { ...events(impairment), opening: { depreciatedThrough: date('2025-01-31'), accumulatedMinor: minor(0) } }, 'INVALID_INPUT'],
    ['a resumption of what was not suspended', events({ type: 'resume', date: date('2025-01-01') }), 'INVALID_INPUT'],
    ['a second suspension', events({ type: 'suspend', date: date('2025-01-01') }, { type: 'suspend', date: date('2025-03-01') }), 'INVALID_INPUT'],
    ['an impairment of more than there is', events(impairment), 'INVALID_AMOUNT'],
    ['a reversal of more than was impaired', events({ ...impairment, type: 'impairment_reversal' }), 'INVALID_AMOUNT'],
    ['a part of everything', events({ type: 'part_disposal', date: date('2025-01-01'), percent: '100' }), 'INVALID_INPUT'],
    ['a life of nothing by a change of estimate', events({ type: 'estimate', date: date('2025-01-01'), usefulLifeMonths: 0 }), 'INVALID_INPUT'],
  ])('%s', (_name, of, code) => {
    expect(refusal(() => computeSchedule(terms(of))).code).toBe(code);
  });

  it('a month of usage or of manual amounts given twice', () => {
    const usage = [{ period: period('2024-01'), units: '1' }, { period: period('2024-01'), units: '2' }];
    expect(refusal(() => computeSchedule(terms({ method: 'units_of_production', totalUnits: '10', usage }))).params).toEqual({ field: 'usage', reason: 'duplicate_period' });
    const manual = [{ period: period('2024-01'), amountMinor: minor(1) }, { period: period('2024-01'), amountMinor: minor(2) }];
    expect(refusal(() => checkTerms(terms({ method: 'manual', manual }))).params).toEqual({ field: 'manual', reason: 'duplicate_period' });
  });

  it('what a method does not read may be there', () => {
    expect(() => checkTerms(terms({ method: 'straight_line', factor: '2', annualRate: '0.3', totalUnits: '5' }))).not.toThrow();
  });
});
