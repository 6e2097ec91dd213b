import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPeriods, monthNumber, periodFromMonthNumber } from '#shared/values/calendar.ts';
import {
  fiscalYearAt, fiscalYearNamed, fiscalYearOf, fiscalYearsBetween, fiscalYearText, isCalendar, isSecondOfYear, monthsOfYear, nextFiscalYear, periodsOfYear, previousFiscalYear, quarterOfYear, withFiscalYear, type FiscalCalendar,
} from '#shared/values/fiscalCalendar.ts';
import { period } from './support.ts';

const from = (startMonth: number): FiscalCalendar => ({ fiscalYearStartMonth: startMonth });
const laid = (calendar: FiscalCalendar, first: string, last: string): FiscalCalendar => withFiscalYear(calendar, period(first), period(last));
const founded = (first: string, last: string): FiscalCalendar => withFiscalYear(from(1), period(first), period(last), true);
const spans = (calendar: FiscalCalendar, first: string, last: string): string[] => fiscalYearsBetween(period(first), period(last), calendar).map((year) => `${fiscalYearText(year.year)} ${year.from} ${year.to} ${year.months}`);

/** Calendars that a company can come to: a start, then up to three years laid out anew, each where a year begins. */
const calendars = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.array(fc.record({ after: fc.integer({ min: 0, max: 4 }), months: fc.integer({ min: 1, max: 18 }) }), { maxLength: 3 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, changes, firstMonth]) => {
    let calendar = from(start);
    let at = period(`2020-${String(firstMonth).padStart(2, '0')}`);
    changes.forEach(({ after, months }, index) => {
      if (index > 0) {
        let year = fiscalYearAt(at, calendar);
        for (let skip = 0; skip <= after; skip += 1) year = nextFiscalYear(year, calendar);
        at = year.from;
      }
      calendar = withFiscalYear(calendar, at, addPeriods(at, months - 1), index === 0);
    });
    return calendar;
  });
const months = fc.integer({ min: 2010 * 12, max: 2045 * 12 });

describe('a calendar of twelve months', () => {
  it('names a year by the calendar year in which it ends', () => {
    expect([fiscalYearOf(period('2025-07'), from(7)), fiscalYearOf(period('2025-06'), from(7)), fiscalYearOf(period('2025-12'), from(1))]).toEqual([2026, 2025, 2025]);
    expect(fiscalYearNamed(2026, from(7))).toEqual({ year: 2026, from: '2025-07', to: '2026-06', months: 12 });
    expect(fiscalYearNamed(2026, from(1))).toMatchObject({ from: '2026-01', to: '2026-12' });
  });

  it('has quarters of three months', () => {
    expect(['2025-07', '2025-09', '2025-10', '2026-03', '2026-04', '2026-06'].map((at) => quarterOfYear(monthNumber(period(at)), from(7)))).toEqual([0, 0, 1, 2, 3, 3]);
  });
});

describe('a first year', () => {
  it('can be short: April to December is a year of nine months', () => {
    const calendar = founded('2024-04', '2024-12');
    expect(calendar).toEqual({ fiscalYearStartMonth: 1, irregularYears: [{ from: '2024-04', to: '2024-12', isFirst: true }] });
    expect(spans(calendar, '2024-04', '2025-06')).toEqual(['2024 2024-04 2024-12 9', '2025 2025-01 2025-12 12']);
  });

  it('can be long: October to December of the year after is one of fifteen, and no year is called 2023', () => {
    const calendar = founded('2023-10', '2024-12');
    expect(spans(calendar, '2023-10', '2025-01')).toEqual(['2024 2023-10 2024-12 15', '2025 2025-01 2025-12 12']);
    expect(fiscalYearNamed(2023, calendar)).toMatchObject({ from: '2022-10', to: '2023-09' });
    expect(periodsOfYear(fiscalYearAt(period('2024-05'), calendar))).toHaveLength(15);
  });

  it('leaves its name to itself: the year thought before it is another', () => {
    const calendar = founded('2024-04', '2024-12');
    expect(fiscalYearText(fiscalYearOf(period('2024-03'), calendar))).toBe('2024/0');
    expect(fiscalYearText(fiscalYearOf(period('2023-03'), calendar))).toBe('2023');
    expect(fiscalYearNamed(20_240, calendar)).toMatchObject({ from: '2023-04', to: '2024-03' });
  });

  it('of twelve months from another month makes that the month in which years begin', () => {
    expect(founded('2024-04', '2025-03')).toEqual({ fiscalYearStartMonth: 4, irregularYears: [] });
  });

  it('has quarters of its own months', () => {
    const nine = founded('2024-04', '2024-12');
    expect(periodsOfYear(fiscalYearAt(period('2024-04'), nine)).map((at) => quarterOfYear(monthNumber(at), nine))).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3]);
  });
});

describe('a change of the year’s end', () => {
  it('leaves the years before as they were', () => {
    const calendar = laid(from(1), '2026-01', '2026-06');
    expect(calendar.fiscalYearStartMonth).toBe(7);
    expect(spans(calendar, '2025-03', '2027-01')).toEqual(['2025 2025-01 2025-12 12', '2026 2026-01 2026-06 6', '2027 2026-07 2027-06 12']);
  });

  it('gives the second year that ends in one calendar year a name of its own, and the first keeps its', () => {
    const calendar = laid(from(7), '2026-07', '2026-12');
    expect(spans(calendar, '2025-08', '2027-01')).toEqual(['2026 2025-07 2026-06 12', '2026/2 2026-07 2026-12 6', '2027 2027-01 2027-12 12']);
    expect(fiscalYearOf(period('2026-09'), calendar)).toBe(20_262);
    expect([isSecondOfYear(2026), isSecondOfYear(20_262)]).toEqual([false, true]);
    expect(fiscalYearNamed(20_262, calendar)).toMatchObject({ from: '2026-07' });
    expect(fiscalYearNamed(20_263, calendar)).toBeNull();
  });

  it('can leave a calendar year without a year of its name', () => {
    const calendar = laid(from(1), '2026-01', '2027-06');
    expect(fiscalYearNamed(2026, calendar)).toBeNull();
    expect(nextFiscalYear(fiscalYearAt(period('2025-04'), calendar), calendar).year).toBe(2027);
  });

  it('is taken back by a year of twelve months', () => {
    expect(laid(laid(from(1), '2026-01', '2026-06'), '2026-01', '2026-12')).toEqual({ fiscalYearStartMonth: 1, irregularYears: [] });
  });

  it('keeps earlier irregular years, and drops later ones', () => {
    const both = laid(founded('2024-04', '2024-12'), '2026-01', '2026-06');
    expect(both.irregularYears).toHaveLength(2);
    expect(laid(both, '2025-01', '2025-03').irregularYears).toEqual([{ from: '2024-04', to: '2024-12', isFirst: true }, { from: '2025-01', to: '2025-03' }]);
  });
});

describe('every calendar', () => {
  it('follows year upon year without a gap, each with a name of its own that leads back to it', () => {
    fc.assert(
      fc.property(calendars, months, (calendar, month) => {
        expect(isCalendar(calendar)).toBe(true);
        const year = fiscalYearAt(periodFromMonthNumber(month), calendar);
        expect(nextFiscalYear(year, calendar).from).toBe(addPeriods(year.to, 1));
        expect(previousFiscalYear(nextFiscalYear(year, calendar), calendar)).toEqual(year);
        expect(year.months).toBeLessThanOrEqual(18);
        expect(fiscalYearNamed(year.year, calendar)).toEqual(year);
        for (const at of periodsOfYear(year)) expect(monthsOfYear(monthNumber(at), calendar)).toEqual({ first: monthNumber(year.from), last: monthNumber(year.to) });
      }),
    );
  });

  it('is refused where irregular years do not follow each other in whole years', () => {
    const year = (first: string, last: string) => ({ from: period(first), to: period(last) });
    expect(isCalendar({ fiscalYearStartMonth: 2, irregularYears: [year('2024-04', '2024-12')] })).toBe(false);
    expect(isCalendar({ fiscalYearStartMonth: 1, irregularYears: [year('2023-04', '2024-12')] })).toBe(false);
    expect(isCalendar({ fiscalYearStartMonth: 7, irregularYears: [year('2024-04', '2024-12'), year('2025-02', '2025-06')] })).toBe(false);
    expect(isCalendar({ fiscalYearStartMonth: 7, irregularYears: [year('2024-04', '2024-12'), year('2026-01', '2026-06')] })).toBe(true);
  });
});
