import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays, addMonths, addPeriods, dateFromDayNumber, dayNumber, daysBetween, daysInMonth, firstDay, isDate, isLeapYear, isPeriod, lastDay,
  monthNumber, parseDate, parsePeriod, periodFromMonthNumber, periodOf, periodsBetween, wholeMonthsBetween,
} from '#shared/values/calendar.ts';
import { CURRENCIES, currencyExponent } from '#shared/values/currency.ts';
import { formatAmount, minor, parseAmount, sumMinor } from '#shared/values/money.ts';
import { divideBig, mulDiv } from '#shared/values/rounding.ts';
import { daysOfFiscalYear } from '../../src/main/engine/months.ts';
import { date, period, refusal } from './support.ts';

describe('days', () => {
  it.each(['2026-02-29', '2026-04-31', '2025-13-01', '2026-00-10', '2026-01-00', '2026-1-01', '26-01-01', '2026-01-01T00:00', ' 2026-01-01', '1899-12-31', '3000-01-01', '9999-12-31', ''])('%j does not exist', (text) => {
    expect(isDate(text)).toBe(false);
    expect(refusal(() => parseDate(text, 'asOfDate'))).toEqual({ code: 'INVALID_DATE', params: { field: 'asOfDate', value: text } });
  });

  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('%s exists', (text) => {
    expect(parseDate(text)).toBe(text);
  });

  it('every fourth year is a leap year, but not every hundredth, but every four hundredth', () => {
    expect([1900, 2000, 2023, 2024, 2100].map(isLeapYear)).toEqual([false, true, false, true, false]);
    expect([1, 2, 4, 12].map((month) => daysInMonth(2023, month))).toEqual([31, 28, 30, 31]);
  });

  it.each([['2026-01-31', 1, '2026-02-28'], ['2026-01-31', 2, '2026-03-31'], ['2024-02-29', 12, '2025-02-28'], ['2024-02-29', 48, '2028-02-29'], ['2026-03-31', -1, '2026-02-28']])(
    'months are added from the anchor: %s + %i = %s',
    (anchor, months, expected) => expect(addMonths(date(anchor), months)).toBe(expected),
  );

  it.each([['2026-01-15', '2026-03-14', 1], ['2026-01-15', '2026-03-15', 2], ['2026-01-31', '2026-02-28', 1], ['2026-01-31', '2026-01-31', 0], ['2024-02-29', '2025-02-28', 12]] as const)('from %s to %s are %i full months', (from, to, months) => {
    expect(wholeMonthsBetween(date(from), date(to))).toBe(months);
  });

  it('every day has its number, one more than the day before', () => {
    let day = dayNumber(date('1900-01-01'));
    for (let month = 1900 * 12; month < 2105 * 12; month += 1) {
      const at = periodFromMonthNumber(month);
      expect(dayNumber(firstDay(at))).toBe(day);
      day += Number(lastDay(at).slice(8));
    }
    fc.assert(fc.property(fc.integer({ min: 694_000, max: 767_000 }), (number) => { expect(dayNumber(dateFromDayNumber(number))).toBe(number); }));
  });

  it('are added and subtracted across months and years', () => {
    expect(addDays(date('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(date('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(date('2026-01-31'), date('2026-02-01'))).toBe(1);
    expect(daysBetween(date('2024-01-01'), date('2025-01-01'))).toBe(366);
  });
});

describe('periods', () => {
  it('are parsed strictly', () => {
    expect(parsePeriod('2026-02')).toBe('2026-02');
    for (const text of ['2026-13', '2026-00', '2026-2', '2026-02-01']) expect(isPeriod(text)).toBe(false);
    expect(refusal(() => parsePeriod('2026-13')).code).toBe('INVALID_DATE');
  });

  it('are numbered so that they can be subtracted', () => {
    expect(periodsBetween(period('2025-11'), period('2026-02'))).toBe(3);
    expect(addPeriods(period('2026-01'), -1)).toBe('2025-12');
    expect(periodOf(date('2026-02-17'))).toBe('2026-02');
    fc.assert(fc.property(fc.integer({ min: 1900 * 12, max: 9999 * 12 }), (number) => { expect(monthNumber(periodFromMonthNumber(number))).toBe(number); }));
  });
});

describe('the days of a fiscal year', () => {
  const july = { fiscalYearStartMonth: 7 };

  it('are 366 when it holds a 29 February', () => {
    expect(daysOfFiscalYear(monthNumber(period('2023-08')), july)).toBe(366);
    expect(daysOfFiscalYear(monthNumber(period('2024-08')), july)).toBe(365);
  });

  it('of a year that is not of twelve months are those of the twelve it begins', () => {
    const long = { fiscalYearStartMonth: 1, irregularYears: [{ from: period('2023-10'), to: period('2024-12') }] };
    expect(daysOfFiscalYear(monthNumber(period('2024-11')), long)).toBe(366);
    const short = { fiscalYearStartMonth: 1, irregularYears: [{ from: period('2024-04'), to: period('2024-12') }] };
    expect(daysOfFiscalYear(monthNumber(period('2024-04')), short)).toBe(365);
  });
});

describe('money', () => {
  it.each([['25500.00', 2, 2_550_000], ['0.1', 2, 10], ['-3', 0, -3], ['1.234', 3, 1234], ['1.2300', 2, 123], ['0', 2, 0], ['-0.00', 2, 0]])('%s with %i decimals is %i', (text, exponent, expected) => {
    expect(parseAmount(text, exponent)).toBe(expected);
    expect(Object.is(parseAmount(text, exponent), -0)).toBe(false);
  });

  it.each([['1.001', 2, 'decimals'], ['1,000', 2, 'format'], ['1e3', 2, 'format'], ['', 2, 'format'], ['.5', 2, 'format'], ['٥', 2, 'format'], ['99999999999999999', 2, 'range']])('%s with %i decimals is refused: %s', (text, exponent, reason) => {
    expect(refusal(() => parseAmount(text, exponent, 'cost'))).toMatchObject({ code: 'INVALID_AMOUNT', params: { field: 'cost', value: text, reason } });
  });

  it('is written with the currency’s decimals, and read back the same', () => {
    expect([formatAmount(minor(2_550_000), 2), formatAmount(minor(-5), 2), formatAmount(minor(5), 3), formatAmount(minor(7), 0)]).toEqual(['25500.00', '-0.05', '0.005', '7']);
    fc.assert(fc.property(fc.maxSafeInteger(), fc.constantFrom(0, 2, 3), (value, exponent) => { expect(parseAmount(formatAmount(minor(value), exponent), exponent)).toBe(minor(value)); }));
  });

  it('is a whole number or a bug, and beyond what is exact a refusal', () => {
    expect(() => minor(0.5)).toThrow('whole number');
    expect(() => minor(2 ** 53)).toThrow('INVALID_AMOUNT');
    expect(sumMinor([minor(1), minor(2)])).toBe(3);
    expect(() => sumMinor([minor(Number.MAX_SAFE_INTEGER), minor(Number.MAX_SAFE_INTEGER)])).toThrow();
  });

  it('dinars have three decimals, riyals two, yen none', () => {
    expect(['KWD', 'IQD', 'SAR', 'SYP', 'JPY', 'XXX', 'constructor'].map(currencyExponent)).toEqual([3, 3, 2, 2, 0, undefined, undefined]);
    expect(CURRENCIES).toContain('SAR');
  });
});

describe('rounding', () => {
  it.each([[5, 1, 2, 3], [-5, 1, 2, -3], [7, 1, 3, 2], [8, 1, 3, 3], [0, 5, 7, 0], [1, 1, 2, 1]])('half away from zero: %i × %i / %i = %i', (amount, multiplier, divisor, expected) => {
    expect(mulDiv(minor(amount), multiplier, divisor, 'half_away_from_zero')).toBe(expected);
  });

  it('down and up are towards and away from zero', () => {
    expect([mulDiv(minor(-7), 1, 2, 'down'), mulDiv(minor(7), 1, 2, 'down'), mulDiv(minor(-7), 1, 2, 'up'), mulDiv(minor(6), 1, 2, 'up')]).toEqual([-3, 3, -4, 3]);
  });

  it('is exact where the product is larger than a safe integer', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1_000_000, max: 10_000_000 }), fc.constantFrom('half_away_from_zero' as const, 'down' as const, 'up' as const), (amount, multiplier, divisor, mode) => {
        const exact = divideBig(BigInt(amount) * BigInt(multiplier), BigInt(divisor), mode);
        expect(BigInt(mulDiv(minor(amount), multiplier, divisor, mode))).toBe(exact);
      }),
      { numRuns: 1000 },
    );
  });
});
