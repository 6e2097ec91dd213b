import { refuse } from '../errors.ts';
import { assert } from './assert.ts';

/**
 * Business dates without a clock or a time zone: a day is "2026-01-31", a month "2026-01".
 * JavaScript's Date is not used: it turns 2026-02-29 into 1 March without a word.
 */
export type DateString = string & { readonly __date: unique symbol };
export type Period = string & { readonly __period: unique symbol };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const PERIOD = /^(\d{4})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  const days = MONTH_DAYS[month - 1];
  assert(days !== undefined, `month ${month} is not between 1 and 12`);
  return month === 2 && isLeapYear(year) ? 29 : days;
}

/** Years that are entered. What follows from them, the end of the longest life among it, is then still a year of four digits. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2999];

const isEntered = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

/** A day of the calendar, in a year of four digits. */
function exists(text: string): text is DateString {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** A day that somebody may enter: of the calendar, from 1900 to 2999. */
export function isDate(text: string): text is DateString {
  return exists(text) && isEntered(Number(text.slice(0, 4)));
}

export function isPeriod(text: string): text is Period {
  const match = PERIOD.exec(text);
  return match !== null && isEntered(Number(match[1])) && Number(match[2]) >= 1 && Number(match[2]) <= 12;
}

/** @throws INVALID_DATE for a day that does not exist, such as 2026-02-29. */
export function parseDate(text: string, field = 'date'): DateString {
  if (!isDate(text)) refuse('INVALID_DATE', { field, value: text });
  return text;
}

/** @throws INVALID_DATE for a month that does not exist, such as 2026-13. */
export function parsePeriod(text: string, field = 'period'): Period {
  if (!isPeriod(text)) refuse('INVALID_DATE', { field, value: text });
  return text;
}

/** The number that stands in a valid date or period from one place to another. Millions of charges ask for it: no text is cut out. */
function numberAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place += 1) value = value * 10 + text.charCodeAt(place) - 48;
  return value;
}

export function dateParts(date: DateString): { year: number; month: number; day: number } {
  return { year: numberAt(date, 0, 4), month: numberAt(date, 5, 7), day: numberAt(date, 8, 10) };
}

export function makeDate(year: number, month: number, day: number): DateString {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  assert(exists(text), `${text} is not a day`);
  return text;
}

export function periodOf(date: DateString): Period {
  return date.slice(0, 7) as Period;
}

/** Months since year 0: periods become numbers that can be subtracted. */
export function monthNumber(period: Period): number {
  return numberAt(period, 0, 4) * 12 + numberAt(period, 5, 7) - 1;
}

export function periodFromMonthNumber(number: number): Period {
  return `${pad(Math.floor(number / 12), 4)}-${pad((number % 12) + 1, 2)}` as Period;
}

export function addPeriods(period: Period, months: number): Period {
  return periodFromMonthNumber(monthNumber(period) + months);
}

/** Whole months from one period to another: 2026-01 to 2026-03 is 2. */
export function periodsBetween(from: Period, to: Period): number {
  return monthNumber(to) - monthNumber(from);
}

export function firstDay(period: Period): DateString {
  return `${period}-01` as DateString;
}

export function lastDay(period: Period): DateString {
  const year = Number(period.slice(0, 4));
  const month = Number(period.slice(5, 7));
  return makeDate(year, month, daysInMonth(year, month));
}

/** Days since 0000-03-01 in the proleptic Gregorian calendar (Hinnant's days_from_civil), so that days can be subtracted. */
export function dayNumber(date: DateString): number {
  const { year, month, day } = dateParts(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}

export function dateFromDayNumber(number: number): DateString {
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return makeDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function addDays(date: DateString, days: number): DateString {
  return dateFromDayNumber(dayNumber(date) + days);
}

/** Days from one date to another, the second not counted: 2026-01-31 to 2026-02-01 is 1. */
export function daysBetween(from: DateString, to: DateString): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Months added from the anchor day, cut to the month's last: 31 Jan + 1 = 28 Feb, 31 Jan + 2 = 31 Mar.
 * Always add from the anchor; adding one month at a time drifts to 28 March.
 */
export function addMonths(anchor: DateString, months: number): DateString {
  const { year, month, day } = dateParts(anchor);
  const target = year * 12 + month - 1 + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = (target % 12) + 1;
  return makeDate(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Full months from a day to a later one: from the 15th of January to the 14th of March it is one. */
export function wholeMonthsBetween(from: DateString, to: DateString): number {
  const months = periodsBetween(periodOf(from), periodOf(to));
  return addMonths(from, months) > to ? months - 1 : months;
}
