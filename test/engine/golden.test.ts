import { describe, expect, it } from 'vitest';
import { addPeriods } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { computeSchedule, type Convention, type DayCount } from '../../src/main/engine/index.ts';
import { macrsColumn } from '../../src/main/engine/methods/macrsTables.ts';
import golden from '../golden/depreciation.json' with { type: 'json' };
import { charges, chargesOf, date, period, sum, terms, yearsOf } from './support.ts';

describe('golden tables', () => {
  it.each(golden.straightLineCumulative)('straight line, cumulative: $depreciable over $months months', ({ depreciable, months, charges: expected }) => {
    expect(charges({ costMinor: minor(depreciable), usefulLifeMonths: months, rounding: 'cumulative' })).toEqual(expected);
  });

  it.each(golden.conventions)('straight line, cumulative, $convention $dayCount from 2026-02-17', (table) => {
    const schedule = computeSchedule(
      terms({
        costMinor: minor(table.depreciable + 34_567),
        residualMinor: minor(34_567),
        usefulLifeMonths: table.months,
        rounding: 'cumulative',
        convention: table.convention as Convention,
        dayCount: table.dayCount as DayCount,
        inServiceDate: date(table.inServiceDate),
      }),
    );
    expect(chargesOf(schedule)).toEqual(table.charges);
    expect([schedule.rows[0]?.period, schedule.rows.at(-1)?.period]).toEqual([table.firstPeriod, table.lastPeriod]);
  });

  it.each(golden.decliningAnnual)(
    'declining balance by fiscal year: residual $residual, from month $startMonth, fiscal year from month $fiscalYearStartMonth, switching $switches',
    (table) => {
      const schedule = computeSchedule(
        terms({
          costMinor: minor(table.cost),
          residualMinor: minor(table.residual),
          usefulLifeMonths: table.months,
          method: table.switches ? 'accelerated' : 'declining_balance',
          annualRate: table.annualRate,
          basis: 'annual',
          rounding: 'cumulative',
          inServiceDate: date(`2026-${String(table.startMonth).padStart(2, '0')}-01`),
          fiscalYearStartMonth: table.fiscalYearStartMonth,
        }),
      );
      // Our rule for what a declining balance leaves at the end of the life: the last month takes it.
      const writtenOff = table.carryingBeforeWriteOff - table.residual;
      const expected = table.years.map((amount, index) => (index === table.years.length - 1 ? amount + writtenOff : amount));
      expect(yearsOf(schedule)).toEqual(expected);
      const charged = chargesOf(schedule);
      expect(charged.slice(0, table.firstYear.length)).toEqual(table.firstYear);
      expect(charged.slice(table.firstYear.length, table.firstYear.length + 12)).toEqual(table.secondYear);
    },
  );

  it('accelerated by month switches once, where the straight line over what remains is not less, and stays', () => {
    const table = golden.acceleratedMonthly;
    const schedule = computeSchedule(terms({ costMinor: minor(table.cost), method: 'accelerated', annualRate: table.annualRate, rounding: 'cumulative' }));
    expect(chargesOf(schedule)).toEqual(table.charges);
    expect(schedule.rows[table.switchMonth - 1]?.openingCarryingMinor).toBe(table.switchCarrying);
  });

  it('sum of the years’ digits follows asset years', () => {
    const table = golden.sumOfYearsDigits;
    const schedule = computeSchedule(
      terms({ costMinor: minor(10_000_000), residualMinor: minor(1_000_000), method: 'sum_of_years_digits', inServiceDate: date(`${table.startPeriod}-01`) }),
    );
    expect(chargesOf(schedule)).toEqual(table.charges);
    expect(yearsOf(schedule)).toEqual([2_250_000, 2_550_000, 1_950_000, 1_350_000, 750_000, 150_000]);
  });

  it('a life that is no whole number of years is spread by the digits of its months', () => {
    const table = golden.sumOfMonthsDigits;
    expect(charges({ costMinor: minor(table.depreciable), usefulLifeMonths: table.months, method: 'sum_of_years_digits', rounding: 'cumulative' })).toEqual(table.charges);
  });

  it('units of production, with the total estimated anew', () => {
    const { depreciable, total, units, charges: expected, reestimate } = golden.unitsOfProduction;
    const start = period('2024-01');
    const usage = [...units, reestimate.next_units].map((used, index) => ({ period: addPeriods(start, index), units: String(used) }));
    const produced = { costMinor: minor(depreciable), method: 'units_of_production', usefulLifeMonths: null, totalUnits: String(total), usage } as const;
    expect(charges(produced).slice(0, 4)).toEqual(expected);
    const changed = charges({ ...produced, events: [{ type: 'estimate', date: date('2024-05-01'), totalUnits: String(reestimate.total) }] });
    expect(changed).toEqual([...expected, reestimate.charge]);
  });

  const firstYear24ths: Record<string, number> = { A1: 12, Q1: 21, Q2: 15, Q3: 9, Q4: 3 };
  it.each(Object.entries(golden.macrsPercent))('MACRS %s is the published column and adds up to the whole', (name, percent) => {
    const [table = '', recovery = ''] = name.replace('_milli', '').split('_');
    const { parts, whole } = macrsColumn('gds', Number(recovery), firstYear24ths[table] ?? 0, false);
    expect(parts).toEqual(percent);
    expect(sum(parts)).toBe(whole);
  });
});
