import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDay } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { calculateAsOf, computeSchedule, explainCharge, monthsAsYears, type Terms } from '../../src/main/engine/index.ts';
import { lifeTerms } from './arbitrary.ts';
import { date, period, refusal, terms } from './support.ts';

const asOf = (of: Partial<Terms>, day: string) => calculateAsOf(terms(of), date(day));

describe('amounts at a date', () => {
  it('agree with the schedule at every month’s end', () => {
    fc.assert(
      fc.property(lifeTerms(['straight_line', 'declining_balance', 'accelerated', 'sum_of_years_digits']), fc.nat(100), (of, months) => {
        const { rows } = computeSchedule(of);
        const row = rows[Math.min(months, rows.length - 1)];
        if (row === undefined) return;
        const { accumulatedMinor, carryingMinor } = calculateAsOf(of, lastDay(row.period));
        expect([accumulatedMinor, carryingMinor]).toEqual([row.accumulatedMinor, row.carryingMinor]);
      }),
      { numRuns: 300 },
    );
  });

  it('a month that has not ended is not counted', () => {
    expect(asOf({}, '2024-03-30')).toMatchObject({ accumulatedMinor: 333_334, remainingLifeMonths: 58 });
    expect(asOf({}, '2024-03-31')).toMatchObject({ accumulatedMinor: 500_001, remainingLifeMonths: 57 });
  });

  it('where days are counted, the days of a started month are', () => {
    const days = { convention: 'actual_days', rounding: 'cumulative' } as const;
    // 1,827 days of life; 31 + 29 + 10 have passed.
    expect(asOf(days, '2024-03-10')).toMatchObject({ accumulatedMinor: Math.round((10_000_000 * 70) / 1827), remainingLifeMonths: 58 });
    expect(asOf(days, '2023-12-31')).toMatchObject({ accumulatedMinor: 0, remainingLifeMonths: 60 });
    expect(asOf(days, '2028-12-31')).toMatchObject({ carryingMinor: 0, remainingLifeMonths: 0 });
  });

  it('before it is in service an asset stands at its cost', () => {
    expect(asOf({}, '2023-06-15')).toMatchObject({ accumulatedMinor: 0, carryingMinor: 10_000_000, remainingLifeMonths: 60 });
  });

  it('after its life it has no charges and no life left', () => {
    expect(asOf({}, '2031-01-31')).toEqual({
      annualDepreciationMinor: 0, monthlyDepreciationMinor: 0, accumulatedMinor: 10_000_000, carryingMinor: 0, remainingLifeMonths: 0, remainingLifeYears: '0',
    });
  });

  it('in the very month that takes the last of it, it still has its instalment', () => {
    expect(asOf({ usefulLifeMonths: 12 }, '2024-12-31')).toMatchObject({ monthlyDepreciationMinor: 833_333, annualDepreciationMinor: 10_000_000, carryingMinor: 0 });
  });

  it('a declining balance states the plan of its fiscal year and of its month', () => {
    const of = { method: 'declining_balance', usefulLifeMonths: 120, basis: 'annual' } as const;
    expect(asOf(of, '2025-06-30')).toMatchObject({ annualDepreciationMinor: 1_600_000, monthlyDepreciationMinor: 133_333, accumulatedMinor: 2_000_000 + 6 * 133_333 });
  });

  it('an asset brought over states the year of its present instalment', () => {
    const opening = { depreciatedThrough: date('2025-06-30'), accumulatedMinor: minor(18 * 166_667) };
    expect(asOf({ opening }, '2025-12-31')).toMatchObject({ annualDepreciationMinor: 2_000_000, monthlyDepreciationMinor: 166_667, remainingLifeMonths: 36 });
    expect(refusal(() => asOf({ opening }, '2025-05-31'))).toEqual({ code: 'INVALID_INPUT', params: { field: 'asOfDate', reason: 'before_opening' } });
    expect(asOf({ opening }, '2025-06-30').accumulatedMinor).toBe(18 * 166_667);
  });

  it('what has no life states none', () => {
    expect(asOf({ method: 'none', usefulLifeMonths: null }, '2025-12-31')).toMatchObject({ remainingLifeMonths: null, remainingLifeYears: null, annualDepreciationMinor: 0 });
  });

  it('counts events of a month that has not ended', () => {
    const events = [{ type: 'improvement' as const, date: date('2024-03-05'), amountMinor: minor(1_000) }, { type: 'improvement' as const, date: date('2024-03-25'), amountMinor: minor(5) }];
    expect(asOf({ events }, '2024-03-10')).toMatchObject({ carryingMinor: 10_000_000 - 333_334 + 1_000, accumulatedMinor: 333_334 });
  });

  it.each([[228, '19'], [222, '18.5'], [227, '18.92'], [0, '0'], [1, '0.08'], [120, '10']])('%i months are %s years', (months, text) => {
    expect(monthsAsYears(months)).toBe(text);
  });
});

describe('the explanation of a charge', () => {
  const explain = (of: Partial<Terms>, at: string) => explainCharge(terms(of), period(at));

  it('names base, share and rounding of a straight line', () => {
    expect(explain({ residualMinor: minor(1_000_000) }, '2024-05')).toMatchObject({
      amountMinor: 150_000, outcome: 'charged', method: 'straight_line', rounding: 'equal', segment: { startedOn: '2024-01-01', cause: 'in_service' },
      formula: { baseKind: 'depreciable_amount', baseMinor: 9_000_000, yearlyRate: null, share: { numerator: 1, denominator: 60 }, adjustment: 'none', switched: false },
    });
    expect(explain({}, '2028-12').formula?.adjustment).toBe('last_month');
  });

  it('names the rate, as a ratio, of a declining balance', () => {
    expect(explain({ method: 'declining_balance' }, '2024-02').formula).toMatchObject({
      baseKind: 'carrying_amount', baseMinor: 9_666_667, yearlyRate: { numerator: 2, denominator: 5 }, share: { numerator: 1, denominator: 12 },
    });
    expect(explain({ method: 'declining_balance', basis: 'annual' }, '2025-02').formula).toMatchObject({ baseKind: 'fiscal_year_opening', baseMinor: 6_000_000, yearAmountMinor: 2_400_000 });
  });

  it('says when the straight line has taken over, and when the residual value caps', () => {
    expect(explain({ method: 'accelerated' }, '2027-01').formula).toMatchObject({ switched: true, baseMinor: 3_616_615, share: { numerator: 1, denominator: 30 } });
    expect(explain({ method: 'declining_balance', annualRate: '0.9', residualMinor: minor(9_500_000) }, '2024-01').formula?.adjustment).toBe('capped_at_residual');
  });

  it('names the event that the charge rests on', () => {
    const events = [{ type: 'estimate' as const, date: date('2025-01-01'), usefulLifeMonths: 24 }, { type: 'impairment' as const, date: date('2025-03-10'), amountMinor: minor(100) }];
    expect(explain({ events }, '2024-12').segment.cause).toBe('in_service');
    expect(explain({ events }, '2025-01').segment).toEqual({ startedOn: '2025-01-01', cause: 'estimate' });
    expect(explain({ events }, '2025-03').segment.cause).toBe('estimate');
    expect(explain({ events }, '2025-04').segment).toEqual({ startedOn: '2025-03-10', cause: 'impairment' });
  });

  it('says why there is no charge', () => {
    expect(explain({}, '2023-12')).toMatchObject({ outcome: 'not_started', amountMinor: 0, formula: null });
    expect(explain({}, '2029-05')).toMatchObject({ outcome: 'fully_depreciated', amountMinor: 0, formula: null });
    expect(explain({ method: 'none', usefulLifeMonths: null }, '2024-05').outcome).toBe('no_depreciation');
    expect(explain({ events: [{ type: 'suspend', date: date('2024-03-01') }] }, '2024-03').outcome).toBe('suspended');
    expect(explain({ events: [{ type: 'disposal', date: date('2024-03-01') }] }, '2024-04').outcome).toBe('disposed');
  });
});
