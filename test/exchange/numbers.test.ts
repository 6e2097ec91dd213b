import { describe, expect, test } from 'vitest';
import { percentToFraction, readAmount, readDecimal, readNumeral } from '../../src/main/exchange/import/numbers.ts';

const SAR = { exponent: 2, separator: '.', currency: 'SAR' } as const;
const amount = (cell: string | number, options: Partial<{ exponent: number; separator: '.' | ','; currency: string }> = {}) => {
  const parsed = readAmount(cell, { ...SAR, ...options });
  return parsed.ok ? parsed.value.amountMinor : parsed.reason;
};

describe('amounts in text', () => {
  test.each([
    ['1234.5', 123_450], ['1,234.50', 123_450], ['1 234.50', 123_450], ['1\u00a0234.50', 123_450], ["1'234.50", 123_450], ['12,34,567.00', 123_456_700], ['.5', 50], ['0', 0], ['+7', 700],
    ['١٬٢٣٤٫٥٠', 123_450], ['۱۲۳۴٫۵', 123_450], ['\u200f١٢٣\u200e', 12_300], ['(500.00)', -50_000], ['500-', -50_000], ['-500', -50_000], ['−500', -50_000],
    ['SAR 1,000.00', 100_000], ['1,000.00 SAR', 100_000], ['1000 ر.س', 100_000], ['1000 ريال', 100_000], ['﷼ 1000', 100_000], ['$1,000.00', 100_000], ['1,000.00 SR', 100_000],
  ])('%s is read', (text, minor) => {
    expect(amount(text)).toBe(minor);
  });

  test.each([
    ['12,34', 'format'], ['1,2345', 'format'], ['1.2.3', 'format'], ['abc', 'format'], ['', 'format'], ['1e5', 'format'], ['=1+1', 'format'], ['#REF!', 'format'], ['12 pieces', 'format'],
    ['10.005', 'decimals'], ['1,000 USD', 'currency'], ['99999999999999999', 'range'],
  ])('%s is refused as %s', (text, reason) => {
    expect(amount(text)).toBe(reason);
  });

  test('with a decimal comma the point groups', () => {
    expect(amount('1.234,56', { separator: ',' })).toBe(123_456);
    expect(amount('1234,5', { separator: ',' })).toBe(123_450);
    expect(amount('1.23', { separator: ',' })).toBe('format');
  });

  test('Arabic separators mean one thing whatever the habit of the file is', () => {
    expect(amount('١٬٢٣٤٫٥', { separator: ',' })).toBe(123_450);
  });

  test('decimals follow the currency: three in Kuwait, none in Japan', () => {
    expect(amount('833.333', { exponent: 3, currency: 'KWD' })).toBe(833_333);
    expect(amount('833.30', { exponent: 0, currency: 'JPY' })).toBe('decimals');
    expect(amount('833.00', { exponent: 0, currency: 'JPY' })).toBe(833);
  });
});

describe('amounts in number cells', () => {
  test('what is within a millionth of an amount is that amount, and said so', () => {
    expect(readAmount(112_000.140_000_01, SAR)).toEqual({ ok: true, value: { amountMinor: 11_200_014, roundedFrom: '112000.14000001' } });
    expect(readAmount(0.1 + 0.2, SAR)).toEqual({ ok: true, value: { amountMinor: 30, roundedFrom: null } });
    expect(readAmount(19.999_999_5, SAR)).toEqual({ ok: true, value: { amountMinor: 2000, roundedFrom: '19.9999995' } });
  });

  test('what is further off is refused, never rounded', () => {
    expect(amount(738.095_238)).toBe('decimals');
    expect(amount(10.005)).toBe('decimals');
  });

  test('whole and negative numbers', () => {
    expect(amount(450_000)).toBe(45_000_000);
    expect(amount(-5.25)).toBe(-525);
    expect(amount(1e16)).toBe('range');
  });
});

describe('rates and quantities', () => {
  test('are decimal strings', () => {
    expect(readDecimal('07.50', '.')).toEqual({ ok: true, value: '7.5' });
    expect(readDecimal('٣٫٥', '.')).toEqual({ ok: true, value: '3.5' });
    expect(readDecimal(0.2, '.')).toEqual({ ok: true, value: '0.2' });
    expect(readDecimal('-1', '.')).toEqual({ ok: false, reason: 'negative' });
  });

  test.each([['20', '0.2'], ['33.333', '0.33333'], ['2.5', '0.025'], ['100', '1'], ['0.5', '0.005']])('%s %% is %s', (percent, fraction) => {
    expect(percentToFraction(percent)).toBe(fraction);
  });

  test('a numeral keeps the currency that stands beside it', () => {
    expect(readNumeral('KWD 1.250', '.')).toMatchObject({ currency: 'KWD', whole: '1', fraction: '250' });
    expect(readNumeral('boxes 12', '.')).toBeNull();
  });
});
