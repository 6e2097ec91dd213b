import { describe, expect, test } from 'vitest';
import { guessDateOrder, readDate, type DateOrder } from '../../src/main/exchange/import/dates.ts';
import { dateOfSerial } from '../../src/main/exchange/import/xlsxParts.ts';

const read = (cell: string | number, order: DateOrder = 'ymd') => {
  const parsed = readDate(cell, order);
  return parsed.ok ? parsed.date : parsed.reason;
};

describe('dates', () => {
  test.each([
    ['2021-07-01', '2021-07-01'], ['2021/7/1', '2021-07-01'], ['2021.07.01', '2021-07-01'], ['20210701', '2021-07-01'], ['2021-07-01 00:00:00', '2021-07-01'], ['2021-07-01T13:45:00Z', '2021-07-01'],
    ['1 Jul 2021', '2021-07-01'], ['01-Jul-21', '2021-07-01'], ['July 1, 2021', '2021-07-01'], ['1st July 2021', '2021-07-01'], ['2021 Jul 1', '2021-07-01'], ['1 July 1998', '1998-07-01'],
    ['١ يوليو ٢٠٢١', '2021-07-01'], ['١/تموز/٢٠٢١', '2021-07-01'], ['1 كانون الثاني 2022', '2022-01-01'], ['15 غشت 2022', '2022-08-15'], ['٢٠٢١/٠٧/٠١ م', '2021-07-01'], ['\u200e2021-07-01\u200f', '2021-07-01'],
    ['44378', '2021-07-01'], [44_378, '2021-07-01'], [44_378.75, '2021-07-01'], [20_210_701, '2021-07-01'],
  ])('%s is %s', (cell, date) => {
    expect(read(cell)).toBe(date);
  });

  test('the order of day and month is the one said for the file', () => {
    expect(read('03/04/2022', 'dmy')).toBe('2022-04-03');
    expect(read('03/04/2022', 'mdy')).toBe('2022-03-04');
    expect(read('31.12.99', 'dmy')).toBe('1999-12-31');
  });

  test('a cell that contradicts the order is refused, not turned round', () => {
    expect(read('12/25/2022', 'dmy')).toBe('order');
    expect(read('25/12/2022', 'mdy')).toBe('order');
    expect(read('03/04/2022', 'ymd')).toBe('order');
  });

  test('a day that does not exist is refused', () => {
    expect(read('2026-02-29')).toBe('missing_day');
    expect(read('31/04/2022', 'dmy')).toBe('missing_day');
    expect(read('2026-13-01')).toBe('format');
    expect(read('soon')).toBe('format');
    expect(read('5021-01-01')).toBe('range');
    expect(read(`1 ${'a '.repeat(20_000)}x`)).toBe('format');
  });

  test.each(['1445/09/01', '01/09/1445', '1 رمضان 1445 هـ', '١٤٤٥/٠٩/٠١', '1445-09-01 هـ'])('the Hijri date %s is recognised and not converted', (cell) => {
    expect(read(cell, 'dmy')).toBe('hijri');
  });

  test('serial numbers of both epochs, without the 29 February 1900 that never was', () => {
    expect(dateOfSerial(61)).toBe('1900-03-01');
    expect(dateOfSerial(59)).toBe('1900-02-28');
    expect(dateOfSerial(60)).toBeNull();
    expect(dateOfSerial(1)).toBe('1900-01-01');
    expect(dateOfSerial(42_916, true)).toBe('2021-07-01');
    expect(dateOfSerial(0)).toBeNull();
  });
});

describe('the order of a file', () => {
  test('one day above twelve settles it', () => {
    expect(guessDateOrder(['01/02/2022', '25/02/2022'])).toEqual({ order: 'dmy', ambiguous: false });
    expect(guessDateOrder(['01/02/2022', '02/25/2022'])).toEqual({ order: 'mdy', ambiguous: false });
  });

  test('where nothing settles it, or rows contradict one another, it is asked for', () => {
    expect(guessDateOrder(['01/02/2022', '03/04/2022'])).toEqual({ order: null, ambiguous: true });
    expect(guessDateOrder(['25/02/2022', '02/25/2022'])).toEqual({ order: null, ambiguous: true });
  });

  test('dates that begin with the year ask nothing', () => {
    expect(guessDateOrder(['2022-01-02', 44_378])).toEqual({ order: null, ambiguous: false });
  });
});
