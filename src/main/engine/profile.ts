import { addMonths, dateParts, dayNumber, monthNumber, periodOf, type DateString } from '#shared/values/calendar.ts';
import { monthsOfYear, quarterOfYear, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { daysOfFiscalYear, daysOfMonth, monthAt } from './months.ts';
import { ratio, type Ratio } from './rate.ts';
import type { Convention, DayCount } from './terms.ts';

/**
 * How the time of a life is laid over calendar months: each month has a whole-number weight, and the weights of the life
 * add up to `total`. A straight line multiplies the depreciable amount by weight / total.
 */
export type Profile = StepProfile | DayProfile | DigitsProfile;

/** `headMonths` first months of `headWeight` each, then months of `unit` each, until `total` is used up. */
export interface StepProfile {
  readonly kind: 'steps';
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly headMonths: number;
  readonly headWeight: number;
  /** The weight of a whole month. */
  readonly unit: number;
  readonly total: number;
  /** Months of thirty days, so that a month can be cut at a day. */
  readonly thirty: boolean;
}

/** Real days, both ends included. */
export interface DayProfile {
  readonly kind: 'days';
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly startDay: number;
  readonly endDay: number;
  readonly dayCount: 'life_days' | 'year_days' | 'actual/365';
  readonly calendar: FiscalCalendar;
  readonly total: number;
}

/** Sum of the digits: the time of `time`, weighed by n, n − 1 … 1. */
export interface DigitsProfile {
  readonly kind: 'digits';
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly time: StepProfile | DayProfile;
  readonly lifeMonths: number;
  /** Time of the life that was used before `time` begins, and the digits it took: a life that was interrupted counts on. */
  readonly usedTime: number;
  readonly usedDigits: number;
  readonly total: number;
}

/** 365 × 366: days of either kind of year become whole weights. */
const YEAR_DAYS_UNIT = 365 * 366;

export interface Placement extends FiscalCalendar {
  readonly convention: Convention;
  readonly dayCount: DayCount;
  readonly startDate: DateString;
}

interface StepShape {
  firstMonth: number;
  headMonths?: number;
  headWeight?: number;
  unit?: number;
  total: number;
  thirty?: boolean;
}

/** A profile of steps; the last month follows from the total. */
export function stepProfile({ firstMonth, headMonths = 0, headWeight = 0, unit = 1, total, thirty = false }: StepShape): StepProfile {
  const afterHead = total - headMonths * headWeight;
  const months = afterHead <= 0 ? Math.ceil(total / headWeight) : headMonths + Math.ceil(afterHead / unit);
  return { kind: 'steps', firstMonth, lastMonth: firstMonth + months - 1, headMonths, headWeight, unit, total, thirty };
}

/** The first month in which what happens on `date` counts. Half months and year conventions count from the month itself. */
export function effectiveMonth(convention: Convention, date: DateString): number {
  const month = monthNumber(periodOf(date));
  if (convention === 'following_month') return month + 1;
  if (convention === 'fifteenth') return dateParts(date).day <= 15 ? month : month + 1;
  return month;
}

/** Weight of the first fiscal year in twenty-fourths of a year's amount, by the quarter of the in-service month (IRS Pub. 946, mid-quarter). */
export const MID_QUARTER_24THS = [21, 15, 9, 3] as const;

/** Twenty-fourths of its months that the fiscal year of `month` is charged, where it is the first. */
function firstYear24ths(placement: Placement, month: number): number {
  if (placement.convention === 'mid_quarter') return MID_QUARTER_24THS[quarterOfYear(month, placement)] ?? 0;
  return placement.convention === 'half_year' ? 12 : 24;
}

/** The months' worth of the first fiscal year, spread over those in service; a short or long year counts by its own months. */
function firstYearProfile(placement: Placement, month: number, lifeMonths: number): StepProfile {
  const { first, last } = monthsOfYear(month, placement);
  const headMonths = last + 1 - month;
  const { numerator, denominator } = ratio(firstYear24ths(placement, month) * (last - first + 1), 24);
  return stepProfile({ firstMonth: month, headMonths, headWeight: numerator, unit: denominator * headMonths, total: denominator * headMonths * lifeMonths });
}

function dayProfile(placement: Placement, dayCount: DayProfile['dayCount'], lifeMonths: number): DayProfile {
  const { startDate, fiscalYearStartMonth, irregularYears } = placement;
  const calendar = { fiscalYearStartMonth, irregularYears };
  const startDay = dayNumber(startDate);
  const firstMonth = monthNumber(periodOf(startDate));
  if (lifeMonths === Infinity) {
    return { kind: 'days', firstMonth, lastMonth: Infinity, startDay, endDay: Infinity, dayCount, calendar, total: Infinity };
  }
  const end = addMonths(startDate, lifeMonths);
  const endDay = dayNumber(end) - 1;
  const lastMonth = monthNumber(periodOf(end)) - (dateParts(end).day === 1 ? 1 : 0);
  const total = dayCount === 'life_days' ? endDay - startDay + 1 : dayCount === 'actual/365' ? 365 * lifeMonths : YEAR_DAYS_UNIT * lifeMonths;
  return { kind: 'days', firstMonth, lastMonth, startDay, endDay, dayCount, calendar, total };
}

/**
 * The weights of a life of `lifeMonths` (Infinity for a rate without a life) put into service on a date.
 * Rules by convention: full_month counts the first month whole; following_month starts a month later; fifteenth counts the month
 * when the day is 15 or less; mid_month counts half of it; half_year, mid_quarter and full_year give the first FISCAL year six, 10.5 / 7.5 / 4.5 / 1.5
 * and twelve months' worth (of a year of n months: n twelfths of that), spread over its months in service; actual_days counts days by the day count.
 */
export function timeProfile(placement: Placement, lifeMonths: number): StepProfile | DayProfile {
  const { convention, dayCount, startDate } = placement;
  const firstMonth = effectiveMonth(convention, startDate);
  switch (convention) {
    case 'full_month':
    case 'following_month':
    case 'fifteenth':
      return stepProfile({ firstMonth, total: lifeMonths });
    case 'mid_month':
      return stepProfile({ firstMonth, headMonths: 1, headWeight: 1, unit: 2, total: 2 * lifeMonths });
    case 'half_year':
    case 'mid_quarter':
    case 'full_year':
      return firstYearProfile(placement, firstMonth, lifeMonths);
    case 'actual_days': {
      if (dayCount !== '30/360') return dayProfile(placement, dayCount, lifeMonths);
      const headWeight = 31 - Math.min(dateParts(startDate).day, 30);
      return stepProfile({ firstMonth, headMonths: 1, headWeight, unit: 30, total: 30 * lifeMonths, thirty: true });
    }
  }
}

/** Digits of whole years (n, n − 1 … 1, each for its twelve months); of months where the life is not a whole number of years. */
function digitsThrough(position: number, lifeMonths: number): number {
  if (lifeMonths % 12 !== 0) return position * lifeMonths - (position * (position - 1)) / 2;
  const years = lifeMonths / 12;
  const year = Math.floor(position / 12);
  return 12 * (year * years - (year * (year - 1)) / 2) + (position % 12) * (years - year);
}

/** Digits taken by `used` of the `total` time of a life. */
function digitsOf(used: number, total: number, lifeMonths: number): number {
  const scaled = used * lifeMonths;
  const position = Math.floor(scaled / total);
  const here = digitsThrough(position, lifeMonths);
  if (position >= lifeMonths) return total * here;
  return total * here + (scaled % total) * (digitsThrough(position + 1, lifeMonths) - here);
}

/** @param usedTime time of the same life that was used before `time` begins. */
export function digitsProfile(time: StepProfile | DayProfile, lifeMonths: number, usedTime = 0): DigitsProfile {
  const whole = time.total + usedTime;
  const usedDigits = usedTime === 0 ? 0 : digitsOf(usedTime, whole, lifeMonths);
  const total = whole * digitsThrough(lifeMonths, lifeMonths) - usedDigits;
  return { kind: 'digits', firstMonth: time.firstMonth, lastMonth: time.lastMonth, time, lifeMonths, usedTime, usedDigits, total };
}

const digitsWeight = ({ time, lifeMonths, usedTime, usedDigits }: DigitsProfile, timeWeight: number): number =>
  digitsOf(usedTime + timeWeight, usedTime + time.total, lifeMonths) - usedDigits;

/** Each day is a part of the twelve months' amount, by the days of its own fiscal year; whole years of twelve months between come to that amount without adding up. */
function yearDaysWeight({ startDay, firstMonth, calendar }: DayProfile, day: number, month: number): number {
  const daysFrom = (from: number, to: number, ofMonth: number): number => (12 * (to - from + 1) * YEAR_DAYS_UNIT) / daysOfFiscalYear(ofMonth, calendar);
  const year = monthsOfYear(month, calendar);
  let open = monthsOfYear(firstMonth, calendar);
  if (open.first === year.first) return daysFrom(startDay, day, month);
  let weight = daysFrom(startDay, monthAt(open.last).lastDay, firstMonth);
  const isRegular = (calendar.irregularYears ?? []).length === 0;
  if (isRegular) weight += (year.first - open.last - 1) * YEAR_DAYS_UNIT;
  else {
    for (open = monthsOfYear(open.last + 1, calendar); open.first < year.first; open = monthsOfYear(open.last + 1, calendar)) {
      weight += open.last - open.first === 11 ? 12 * YEAR_DAYS_UNIT : daysFrom(monthAt(open.first).firstDay, monthAt(open.last).lastDay, open.first);
    }
  }
  return weight + daysFrom(monthAt(year.first).firstDay, day, month);
}

function daysWeight(profile: DayProfile, day: number, month: number): number {
  if (day < profile.startDay) return 0;
  if (day >= profile.endDay) return profile.total;
  const days = day - profile.startDay + 1;
  if (profile.dayCount === 'life_days') return days;
  return Math.min(profile.total, profile.dayCount === 'actual/365' ? 12 * days : yearDaysWeight(profile, day, month));
}

/** Weight of the life used up when `month` ends: 0 before the first month, `total` from the last on. */
export function weightThrough(profile: Profile, month: number): number {
  if (month < profile.firstMonth) return 0;
  if (month >= profile.lastMonth) return profile.total;
  if (profile.kind === 'steps') {
    const count = month - profile.firstMonth + 1;
    const { headMonths, headWeight, unit, total } = profile;
    const weight = count <= headMonths ? count * headWeight : headMonths * headWeight + (count - headMonths) * unit;
    return weight < total ? weight : total;
  }
  if (profile.kind === 'days') return daysWeight(profile, monthAt(month).lastDay, month);
  return digitsWeight(profile, weightThrough(profile.time, month));
}

/** The same at the end of one day, for events that cut a month; `month` is the day's month. */
export function weightThroughDay(profile: Profile, day: number, month: number): number {
  const { firstDay, lastDay } = monthAt(month);
  if (day < firstDay) return weightThrough(profile, month - 1);
  if (day >= lastDay) return weightThrough(profile, month);
  if (profile.kind === 'digits') return digitsWeight(profile, weightThroughDay(profile.time, day, month));
  if (profile.kind === 'days') return daysWeight(profile, day, month);
  const notInService = profile.headMonths === 1 && month === profile.firstMonth ? profile.unit - profile.headWeight : 0;
  const elapsed = Math.max(0, Math.min(day - firstDay + 1, 30) - notInService);
  return Math.min(weightThrough(profile, month - 1) + elapsed, weightThrough(profile, month));
}

/** What part of a whole month's (a twelfth of the year's) rate applies to days `fromDay`–`toDay` of a month; whole months without them. */
export function monthShare(profile: StepProfile | DayProfile, month: number, fromDay: number, toDay: number): Ratio {
  if (profile.kind === 'steps') {
    return ratio(weightThroughDay(profile, toDay, month) - weightThroughDay(profile, fromDay - 1, month), profile.unit);
  }
  const days = Math.max(0, Math.min(toDay, profile.endDay) - Math.max(fromDay, profile.startDay) + 1);
  if (profile.dayCount === 'life_days') return ratio(days, daysOfMonth(month));
  return ratio(12 * days, profile.dayCount === 'actual/365' ? 365 : daysOfFiscalYear(month, profile.calendar));
}

/** Whole months of the life not yet used when `month` ends; a started month counts as a month. */
export function monthsLeft(profile: StepProfile | DayProfile, month: number): number {
  if (profile.kind === 'steps') return Math.ceil((profile.total - weightThrough(profile, month)) / profile.unit);
  return Math.max(0, profile.lastMonth - Math.max(month, profile.firstMonth - 1));
}
