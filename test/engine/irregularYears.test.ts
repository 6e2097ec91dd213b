import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFiscalYear, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { minor } from '#shared/values/money.ts';
import { computeSchedule, type EngineEvent, type Terms } from '../../src/main/engine/index.ts';
import { lifeTerms } from './arbitrary.ts';
import { chargeIn, chargesOf, date, fold, period, refusal, sum, terms, years } from './support.ts';

const january: FiscalCalendar = { fiscalYearStartMonth: 1 };
/** April to December 2024. */
const short = withFiscalYear(january, period('2024-04'), period('2024-12'), true);
/** October 2023 to December 2024. */
const long = withFiscalYear(january, period('2023-10'), period('2024-12'), true);
/** January to June 2026, then years from July. */
const change = withFiscalYear(january, period('2026-01'), period('2026-06'));

// 60,000.00 over five years; each first charge worked by hand.
const machine = (of: Partial<Terms>): Terms => terms({ costMinor: minor(6_000_000), ...of });

describe('declining balance by the year', () => {
  const declining = (of: Partial<Terms>): Terms => machine({ method: 'declining_balance', basis: 'annual', annualRate: '0.4', ...of });

  it('charges nine twelfths of a year’s amount in a year of nine months: 60,000 × 40 % × 9/12 = 18,000, then 42,000 × 40 % = 16,800', () => {
    const schedule = computeSchedule(declining({ ...short, inServiceDate: date('2024-04-01') }));
    expect(schedule.years.slice(0, 2).map(({ year, depreciationMinor }) => [year, depreciationMinor])).toEqual([[2024, 1_800_000], [2025, 1_680_000]]);
    expect(chargesOf(schedule).slice(0, 10)).toEqual([...Array.from({ length: 9 }, () => 200_000), 140_000]);
  });

  it('charges fifteen twelfths in a year of fifteen: 60,000 × 40 % × 15/12 = 30,000 over fifteen months', () => {
    expect(years({ ...declining({ ...long, inServiceDate: date('2023-10-01') }) }).slice(0, 2)).toEqual([3_000_000, 1_200_000]);
  });

  it('opens a new year where the year’s end moves: half a year’s amount in the transition, then on the July opening', () => {
    // 2024: 24,000; 2025: 14,400; January to June 2026: 21,600 × 40 % × 6/12 = 4,320; July 2026 on: 17,280 × 40 % = 6,912.
    const schedule = computeSchedule(declining({ ...change, inServiceDate: date('2024-01-01') }));
    expect(schedule.years.slice(0, 4).map(({ depreciationMinor }) => depreciationMinor)).toEqual([2_400_000, 1_440_000, 432_000, 691_200]);
    expect(chargeIn(schedule, '2026-07')).toBe(57_600);
  });

  it('by days: the nine months are 275 of the 365 days that begin with the year', () => {
    const schedule = computeSchedule(declining({ ...short, inServiceDate: date('2024-04-01'), convention: 'actual_days', dayCount: 'year_days' }));
    // 60,000.00 × 40 % × 275/365 = 18,082.19
    expect(schedule.years[0]?.depreciationMinor).toBe(1_808_219);
  });
});

describe('conventions of the year', () => {
  it('half of a short year: 12,000 a year × 9/12 × ½ = 4,500 over the months in service', () => {
    const schedule = computeSchedule(machine({ ...short, convention: 'half_year', inServiceDate: date('2024-10-10') }));
    expect(chargesOf(schedule).slice(0, 4)).toEqual([150_000, 150_000, 150_000, 100_000]);
    expect(sum(chargesOf(schedule))).toBe(6_000_000);
    // 4.5 of 60 months in the first year: half a month is left for the last one.
    expect(schedule.rows.at(-1)?.period).toBe('2029-08');
    expect(chargesOf(schedule).at(-1)).toBe(50_000);
  });

  it('half of a long year: 12,000 × 15/12 × ½ = 7,500', () => {
    expect(years(machine({ ...long, convention: 'half_year', inServiceDate: date('2024-11-10') }))[0]).toBe(750_000);
  });

  it('a whole short year: 12,000 × 9/12 = 9,000, whenever in the year', () => {
    expect(years(machine({ ...short, convention: 'full_year', inServiceDate: date('2024-12-31') }))[0]).toBe(900_000);
  });

  it('from the middle of a quarter of a long year: its fourth quarter keeps 12.5 % of 15,000', () => {
    expect(years(machine({ ...long, convention: 'mid_quarter', inServiceDate: date('2024-11-10') }))[0]).toBe(187_500);
    expect(years(machine({ ...long, convention: 'mid_quarter', inServiceDate: date('2023-10-10') }))[0]).toBe(1_312_500);
  });

  it('what leaves in a short year keeps half of that year’s plan', () => {
    const gone: EngineEvent = { type: 'disposal', date: date('2026-05-10') };
    const schedule = computeSchedule(machine({ ...change, convention: 'half_year', inServiceDate: date('2024-03-10'), events: [gone] }));
    // The transition year of six months is planned to charge 6,000; half of it is kept.
    expect(schedule.years.at(-1)?.depreciationMinor).toBe(300_000);
  });
});

describe('months and days of a life', () => {
  it('do not depend on the fiscal calendar', () => {
    fc.assert(
      fc.property(lifeTerms(['straight_line', 'sum_of_years_digits', 'declining_balance', 'accelerated', 'none']), (of) => {
        fc.pre(!['half_year', 'mid_quarter', 'full_year'].includes(of.convention) && of.dayCount !== 'year_days');
        const monthly: Terms = { ...of, basis: 'monthly', fiscalYearStartMonth: 1 };
        expect(chargesOf(computeSchedule({ ...monthly, ...long }))).toEqual(chargesOf(computeSchedule(monthly)));
      }),
    );
  });
});

describe('under any calendar', () => {
  const calendars = fc.constantFrom(short, long, change, withFiscalYear(short, period('2026-01'), period('2027-06')));
  const methods = ['straight_line', 'sum_of_years_digits', 'declining_balance', 'accelerated'] as const;

  it('a life is charged in full, never below the residual value, and its years add up to it', () => {
    fc.assert(
      fc.property(lifeTerms(methods), calendars, (of, calendar) => {
        const own = { ...of, ...calendar };
        const schedule = computeSchedule(own);
        expect(schedule.rows.every(({ depreciationMinor, carryingMinor }) => depreciationMinor >= 0 && carryingMinor >= own.residualMinor)).toBe(true);
        expect(sum(schedule.years.map(({ depreciationMinor }) => depreciationMinor))).toBe(schedule.totalMinor);
        if (own.annualRate === undefined || own.method !== 'declining_balance') expect(schedule.totalMinor).toBe(own.costMinor - own.residualMinor);
      }),
    );
  });

  it('closing month by month charges what the plan says', () => {
    fc.assert(
      fc.property(lifeTerms(methods), calendars, fc.integer({ min: 1, max: 30 }), (of, calendar, count) => {
        const own = { ...of, ...calendar };
        const { rows } = computeSchedule(own);
        fc.pre(rows.length > 0);
        expect(fold(own, Math.min(count, rows.length), rows[0]?.period ?? period('2024-01'))).toEqual(chargesOf({ rows, years: [], fullyDepreciatedOn: null, totalMinor: minor(0) }).slice(0, count));
      }),
      { numRuns: 60 },
    );
  });
});

describe('tables of tax law', () => {
  const macrs = (of: Partial<Terms>): Terms => terms({ method: 'macrs', usefulLifeMonths: null, macrs: { system: 'gds', recoveryYears: '5' }, ...of });

  it('know whole tax years only: a short or long one within the recovery period is refused', () => {
    expect(refusal(() => computeSchedule(macrs({ ...short, inServiceDate: date('2024-05-01') })))).toEqual({ code: 'METHOD_NOT_AVAILABLE', params: { what: 'macrs', reason: 'macrs_short_year' } });
    expect(refusal(() => computeSchedule(macrs({ ...change, inServiceDate: date('2022-05-01') }))).code).toBe('METHOD_NOT_AVAILABLE');
  });

  it('are not touched by an irregular year before or after it', () => {
    expect(years(macrs({ ...short, inServiceDate: date('2025-02-01') }))).toEqual(years(macrs({ inServiceDate: date('2025-02-01') })));
    expect(years(macrs({ ...change, inServiceDate: date('2020-02-01') }))).toEqual(years(macrs({ inServiceDate: date('2020-02-01') })));
  });
});

it('irregular years that do not follow each other are refused', () => {
  expect(refusal(() => computeSchedule(terms({ fiscalYearStartMonth: 3, irregularYears: [{ from: period('2024-04'), to: period('2024-12') }] })))).toEqual({ code: 'INVALID_INPUT', params: { field: 'irregularYears', reason: 'calendar' } });
});
