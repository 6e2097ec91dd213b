import { describe, expect, it } from 'vitest';
import { minor } from '#shared/values/money.ts';
import { calculateAsOf, computeSchedule, type EngineEvent, type Terms } from '../../src/main/engine/index.ts';
import { macrsColumn } from '../../src/main/engine/methods/macrsTables.ts';
import golden from '../golden/macrsRealProperty.json' with { type: 'json' };
import { chargeIn, chargesOf, date, fold, period, refusal, sum, terms, years, yearsOf } from './support.ts';

const five = { method: 'macrs', usefulLifeMonths: null, macrs: { system: 'gds', recoveryYears: '5' }, inServiceDate: date('2026-03-10') } as const;
const plan = (of: Partial<Terms>, ...events: EngineEvent[]) => computeSchedule(terms({ ...five, ...of, events }));
const ofYears = (recoveryYears: string, system: 'gds' | 'ads' = 'gds', quarter?: number) => ({ macrs: { system, recoveryYears, ...(quarter === undefined ? {} : { quarter }) } });
const gone = (day: string): EngineEvent => ({ type: 'disposal', date: date(day) });

describe('MACRS', () => {
  it('each tax year takes its percentage of the cost, whatever the residual value', () => {
    const schedule = plan({ residualMinor: minor(1_000_000) });
    expect(yearsOf(schedule)).toEqual([2_000_000, 3_200_000, 1_920_000, 1_152_000, 1_152_000, 576_000]);
    expect(schedule.fullyDepreciatedOn).toBe('2031-06-30');
  });

  it('mid-quarter takes the quarter of the in-service month', () => {
    expect(yearsOf(plan({ convention: 'mid_quarter', inServiceDate: date('2026-11-10') }))).toEqual([500_000, 3_800_000, 2_280_000, 1_368_000, 1_094_000, 958_000]);
  });

  it('month by month is the schedule', () => {
    const of = terms(five);
    const amounts = chargesOf(computeSchedule(of));
    expect(fold(of, amounts.length, period('2026-03'))).toEqual(amounts);
    expect(amounts.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200_000));
  });

  it('stands on a day within a month, like every method', () => {
    expect(calculateAsOf(terms(five), date('2027-01-15'))).toMatchObject({ accumulatedMinor: 2_000_000, annualDepreciationMinor: 3_200_000 });
  });
});

describe('MACRS, real property: straight line from mid-month', () => {
  it.each(golden.A6.map((parts, index) => [index + 1, parts] as const))('table A-6, 27.5 years, month %i', (month, parts) => {
    expect(macrsColumn('gds', 27.5, 25 - 2 * month, true)).toEqual({ parts, whole: 100_000 });
  });

  it.each(golden.A7a.map((parts, index) => [index + 1, parts] as const))('table A-7a, 39 years, month %i', (month, parts) => {
    expect(macrsColumn('gds', 39, 25 - 2 * month, true)).toEqual({ parts, whole: 100_000 });
  });

  it.each(['27.5', '39'] as const)('%s years: the schedule’s years are the percentages of the cost', (recovery) => {
    const table = recovery === '39' ? golden.A7a : golden.A6;
    for (const month of [1, 7, 12]) {
      const of = { ...five, ...ofYears(recovery), inServiceDate: date(`2026-${String(month).padStart(2, '0')}-20`), costMinor: minor(100_000_000) };
      expect(years(of)).toEqual(table[month - 1]?.map((part) => part * 1000));
    }
  });

  it('the first month counts half', () => {
    const schedule = plan({ ...ofYears('39'), inServiceDate: date('2026-01-31'), costMinor: minor(100_000_000), rounding: 'cumulative' });
    expect(schedule.rows.slice(0, 3).map((row) => row.depreciationMinor)).toEqual([107_000, 214_000, 214_000]);
  });

  it('the tax year is the company’s', () => {
    expect(years({ ...five, ...ofYears('27.5'), fiscalYearStartMonth: 7, inServiceDate: date('2026-07-04'), costMinor: minor(100_000_000) })[0]).toBe(3_485_000);
  });

  it('knows no quarter', () => {
    expect(refusal(() => plan(ofYears('39', 'gds', 1)))).toEqual({ code: 'INVALID_INPUT', params: { field: 'macrs.quarter', reason: 'real_property' } });
  });
});

describe('MACRS, the alternative system: straight line over the years given', () => {
  it.each(golden.A8)('table A-8, half-year, $years years', ({ years: recovery, parts }) => {
    expect(macrsColumn('ads', recovery, 12, false).parts).toEqual(parts);
  });

  it('table A-13, 40 years from mid-month: first years', () => {
    expect(golden.A13FirstYears.map((_part, index) => macrsColumn('ads', 40, 23 - 2 * index, true).parts[0])).toEqual(golden.A13FirstYears);
  });

  it.each([
    ['half_year', [500_000, 1_000_000]], ['mid_quarter', [875_000, 1_000_000]], ['mid_month', [791_700, 1_000_000]],
  ] as const)('%s is the convention’s part of ten years', (convention, first) => {
    const amounts = years({ ...five, ...ofYears('10', 'ads'), convention });
    expect(amounts.slice(0, 2)).toEqual(first);
    expect(sum(amounts)).toBe(10_000_000);
  });

  it('half years of recovery end with the half year', () => {
    expect(years({ ...five, ...ofYears('2.5', 'ads') })).toEqual([2_000_000, 4_000_000, 4_000_000]);
  });
});

describe('MACRS, disposal', () => {
  it('half-year: half of the year’s amount; sold in its third year, 9,600 of 19,200', () => {
    const schedule = plan({}, gone('2028-05-20'));
    expect(yearsOf(schedule)).toEqual([2_000_000, 3_200_000, 960_000]);
    expect([chargeIn(schedule, '2028-04'), chargeIn(schedule, '2028-05')]).toEqual([160_000, 320_000]);
  });

  it('takes back what earlier months of the year were charged above it', () => {
    const schedule = plan({}, gone('2028-11-20'));
    expect(yearsOf(schedule).at(-1)).toBe(960_000);
    expect(chargeIn(schedule, '2028-11')).toBe(-640_000);
  });

  it.each([['2028-02-01', 285_000], ['2028-05-01', 855_000], ['2028-08-01', 1_425_000], ['2028-12-31', 1_995_000]] as const)('mid-quarter: gone on %s, the third year takes %i', (day, amount) => {
    // A-5, 22.80 % of the third year; 12.5, 37.5, 62.5 and 87.5 per cent of it.
    expect(yearsOf(plan({ convention: 'mid_quarter', inServiceDate: date('2026-11-10') }, gone(day))).at(-1)).toBe(amount);
  });

  it('mid-month: the months of the year before, and half of the month of disposal', () => {
    const schedule = plan({ ...ofYears('39'), inServiceDate: date('2026-03-10'), costMinor: minor(100_000_000) }, gone('2030-08-03'));
    // 2.564 % × 7.5/12.
    expect(yearsOf(schedule).at(-1)).toBe(1_602_500);
  });

  it('in the tax year it came: nothing', () => {
    for (const of of [{}, { convention: 'mid_quarter' as const }, ofYears('39')]) {
      const schedule = plan(of, gone('2026-12-20'));
      expect(schedule.totalMinor).toBe(0);
      expect(schedule.rows.at(-1)?.depreciationMinor).toBe(-sum(chargesOf(schedule).slice(0, -1)));
    }
  });

  it('after the recovery period takes nothing back', () => {
    expect(plan({}, gone('2031-09-30')).totalMinor).toBe(10_000_000);
  });

  it('of a part settles the part’s year and leaves the rest its table', () => {
    const schedule = plan({}, { type: 'part_disposal', date: date('2028-05-20'), percent: '25' });
    // May: three quarters of 1,600.00, and a quarter of 9,600.00 less the quarter of four months.
    expect(chargeIn(schedule, '2028-05')).toBe(120_000 + 240_000 - 160_000);
    expect(yearsOf(schedule).slice(3)).toEqual([864_000, 864_000, 432_000]);
    expect(schedule.rows.at(-1)?.accumulatedMinor).toBe(7_500_000);
  });
});

describe('MACRS refuses, and says why', () => {
  const amountMinor = minor(1_000);
  it.each<[string, Partial<Terms>, string, string]>([
    ['a recovery period the general system does not know', ofYears('12'), 'INVALID_INPUT', 'recovery_years'],
    ['a recovery period of the alternative system that is no half year', ofYears('9.25', 'ads'), 'INVALID_INPUT', 'recovery_years'],
    ['another quarter than that of the in-service month', ofYears('5', 'gds', 3), 'INVALID_INPUT', 'in_service_date'],
    ['an improvement: it is property of its own', { events: [{ type: 'improvement', date: date('2027-01-01'), amountMinor }] }, 'METHOD_NOT_AVAILABLE', 'macrs_improvement'],
    ['a suspension: the deduction goes on', { events: [{ type: 'suspend', date: date('2027-01-01') }] }, 'METHOD_NOT_AVAILABLE', 'macrs_suspension'],
    ['an impairment: tax law knows none', { events: [{ type: 'impairment', date: date('2027-01-01'), amountMinor }] }, 'METHOD_NOT_AVAILABLE', 'macrs_change'],
    ['a change of estimate', { events: [{ type: 'estimate', date: date('2027-01-01'), usefulLifeMonths: 12 }] }, 'METHOD_NOT_AVAILABLE', 'macrs_change'],
  ])('%s', (_name, of, code, reason) => {
    expect(refusal(() => computeSchedule(terms({ ...five, ...of })))).toMatchObject({ code, params: { reason } });
  });
});
