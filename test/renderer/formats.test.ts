import { describe, expect, test } from 'vitest';
import { fromHijri, parseDateInput, parsePeriodInput } from '../../src/renderer/i18n/dates.ts';
import { groupDigits, parseDecimal, parseWhole, toDigits } from '../../src/renderer/i18n/digits.ts';
import { ariaLocale, createFormat } from '../../src/renderer/i18n/format.ts';

const english = createFormat({ language: 'en', digits: 'latin', calendar: 'gregorian' });
const arabic = createFormat({ language: 'ar', digits: 'latin', calendar: 'gregorian' });
const indic = createFormat({ language: 'ar', digits: 'arabic', calendar: 'gregorian_hijri' });
const MARKS = /[\u200e\u200f\u061c\u2066-\u2069]/;

describe('amounts', () => {
  test('are grouped by threes and keep their decimals', () => {
    expect(english.amount('0.00')).toBe('0.00');
    expect(english.amount('999.5')).toBe('999.5');
    expect(english.amount('1234567.890')).toBe('1,234,567.890');
    expect(groupDigits('1000')).toBe('1,000');
  });

  test('stay exact where a float would not', () => {
    expect(english.amount('90071992547409.93')).toBe('90,071,992,547,409.93');
    expect(english.amount('0.1')).toBe('0.1');
  });

  test('below zero stand in parentheses, in both digits', () => {
    expect(arabic.amount('-1234.50')).toBe('(1,234.50)');
    expect(indic.amount('-1234.50')).toBe('(١٬٢٣٤٫٥٠)');
  });

  test('refuse what is no decimal string', () => {
    expect(() => english.amount('1,000')).toThrow();
    expect(() => english.amount('')).toThrow();
  });

  test('in Arabic digits use the Arabic separators', () => {
    expect(indic.amount('1234567.89')).toBe('١٬٢٣٤٬٥٦٧٫٨٩');
    expect(toDigits('12.5', 'latin')).toBe('12.5');
  });
});

describe('numbers and rates', () => {
  test('lose the decimals that say nothing', () => {
    expect(english.percent('15.00')).toBe('15%');
    expect(english.percent('12.50')).toBe('12.5%');
    expect(english.rate('100')).toBe('100');
    expect(indic.percent('15')).toBe('١٥٪');
  });

  test('count in groups', () => {
    expect(english.count(1284)).toBe('1,284');
    expect(indic.count(1284)).toBe('١٬٢٨٤');
  });

  test('an axis is short', () => {
    expect(english.compact(1_250_000)).toBe('1.3M');
    expect(arabic.compact(2_000_000)).toBe('2\u00a0مليون');
  });

  test('a year is not grouped', () => {
    expect(english.year(2026)).toBe('2026');
    expect(indic.year(2026)).toBe('٢٠٢٦');
  });
});

describe('dates', () => {
  test('name the month in the language, with the digits that were chosen', () => {
    expect(english.date('2026-03-31')).toBe('31 Mar 2026');
    expect(arabic.date('2026-03-31')).toBe('31 مارس 2026');
    expect(createFormat({ language: 'ar', digits: 'arabic', calendar: 'gregorian' }).date('2026-03-31')).toBe('٣١ مارس ٢٠٢٦');
  });

  test('do not move with the time zone of the computer', () => {
    expect(english.date('2026-01-01')).toBe('1 Jan 2026');
    expect(english.period('2026-01')).toBe('January 2026');
  });

  test('carry no marks of direction of their own', () => {
    for (const format of [english, arabic, indic]) expect(format.date('2026-02-18') + format.period('2026-02') + format.compact(1500)).not.toMatch(MARKS);
  });

  test('periods are a month and a year', () => {
    expect(english.period('2026-03')).toBe('March 2026');
    expect(arabic.period('2026-03')).toBe('مارس 2026');
    expect(indic.period('2026-12')).toBe('ديسمبر ٢٠٢٦');
  });
});

const UMM_AL_QURA: readonly [string, number, number, number, string][] = [
  ['2024-03-11', 1445, 9, 1, '1 رمضان 1445 هـ'],
  ['2025-06-26', 1447, 1, 1, '1 محرم 1447 هـ'],
  ['2025-12-31', 1447, 7, 11, '11 رجب 1447 هـ'],
  ['2026-01-01', 1447, 7, 12, '12 رجب 1447 هـ'],
  ['2026-01-31', 1447, 8, 12, '12 شعبان 1447 هـ'],
  ['2026-02-18', 1447, 9, 1, '1 رمضان 1447 هـ'],
  ['2026-03-20', 1447, 10, 1, '1 شوال 1447 هـ'],
  ['2026-06-16', 1448, 1, 1, '1 محرم 1448 هـ'],
  ['2026-12-31', 1448, 7, 22, '22 رجب 1448 هـ'],
];

describe('the Umm al-Qura calendar', () => {
  test.each(UMM_AL_QURA)('%s', (date, year, month, day, shown) => {
    expect(arabic.hijri(date)).toBe(shown);
    expect(fromHijri(year, month, day)).toBe(date);
  });

  test('stands beside the Gregorian date when it is switched on', () => {
    expect(createFormat({ language: 'ar', digits: 'latin', calendar: 'gregorian_hijri' }).date('2026-01-31')).toBe('31 يناير 2026 (12 شعبان 1447 هـ)');
    expect(english.date('2026-01-31')).toBe('31 Jan 2026');
  });

  test('is not guessed outside its tables', () => {
    expect(arabic.hijri('2090-01-01')).toBeNull();
    expect(fromHijri(1501, 1, 1)).toBeNull();
  });

  test('refuses a 30th of a month of 29 days', () => {
    const lengths = Array.from({ length: 12 }, (_, month) => fromHijri(1447, month + 1, 30));
    expect(lengths.filter((date) => date === null).length).toBeGreaterThan(0);
    expect(fromHijri(1447, 13, 1)).toBeNull();
  });
});

describe('amounts as typed', () => {
  test.each([
    ['1,234.5', '1234.5'], ['١٬٢٣٤٫٥', '1234.5'], ['١٢٣٤٫٥', '1234.5'], ['۱۲۳۴', '1234'], ['(500)', '-500'], ['(٥٠٠)', '-500'], ['500-', '-500'], ['−500', '-500'], ['-500.25', '-500.25'], ['+7', '7'],
    [' 1 234 567,00', null], ['1 234 567.00', '1234567.00'], ['1\u00a0234', '1234'], ["1'234", '1234'], ['.5', '0.5'], ['5.', '5'], ['007', '7'], ['0', '0'], ['-0.00', '0.00'], ['1,000,000', '1000000'],
    ['\u2067١٢\u2069', '12'], ['\u200e-12\u200f', '-12'],
  ])('%s is %s', (typed, value) => {
    expect(parseDecimal(typed)).toBe(value);
  });

  test.each(['', ' ', 'abc', '1,5', '1,23,456', '1.2.3', '12a', '١،٢', '()', '.', '-', '(-5)', '5--', '1e5'])('%s is refused', (typed) => {
    expect(parseDecimal(typed)).toBeNull();
  });

  test('what is shown can be typed again', () => {
    for (const value of ['0', '12.50', '-1234567.891', '1000']) for (const format of [english, arabic, indic]) expect(parseDecimal(format.amount(value))).toBe(value);
  });

  test('a whole number has no decimals', () => {
    expect(parseWhole('٦٠')).toBe(60);
    expect(parseWhole('60.5')).toBeNull();
    expect(parseWhole('-1')).toBeNull();
  });
});

describe('dates as typed', () => {
  test.each([
    ['31/01/2026', '2026-01-31'], ['31-1-2026', '2026-01-31'], ['2026-01-31', '2026-01-31'], ['2026/1/31', '2026-01-31'], ['٣١/١/٢٠٢٦', '2026-01-31'], ['31.01.2026', '2026-01-31'], ['12/8/1447', '2026-01-31'], ['12/08/1447 هـ', '2026-01-31'], ['1447-09-01', '2026-02-18'],
  ])('%s is %s', (typed, date) => {
    expect(parseDateInput(typed)).toBe(date);
  });

  test.each(['29/02/2026', '31/04/2026', '31/01/26', '2026-13-01', 'yesterday', '', '30/30/1447', '2026-01-2026'])('%s is no day', (typed) => {
    expect(parseDateInput(typed)).toBeNull();
  });

  test('periods are typed in either order', () => {
    expect(parsePeriodInput('3/2026')).toBe('2026-03');
    expect(parsePeriodInput('٢٠٢٦-٠٣')).toBe('2026-03');
    expect(parsePeriodInput('13/2026')).toBeNull();
  });
});

test('react-aria gets a locale that leaves nothing to defaults', () => {
  expect(ariaLocale({ language: 'ar', digits: 'arabic', calendar: 'gregorian' })).toBe('ar-SA-u-ca-gregory-nu-arab');
  expect(ariaLocale({ language: 'en', digits: 'latin', calendar: 'gregorian' })).toBe('en-GB-u-ca-gregory-nu-latn');
});
