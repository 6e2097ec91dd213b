import { expect } from 'vitest';
import { Refusal, type ErrorCode } from '#shared/errors.ts';
import { addPeriods, parseDate, parsePeriod, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { chargeForPeriod, computeSchedule, type Schedule, type Terms } from '../../src/main/engine/index.ts';

export const date = (text: string): DateString => parseDate(text);
export const period = (text: string): Period => parsePeriod(text);

/** 100,000.00 over five years, straight line, from 2024-01-01; a test names only what it is about. */
export function terms(overrides: Partial<Terms> = {}): Terms {
  return {
    costMinor: minor(10_000_000),
    residualMinor: minor(0),
    exponent: 2,
    method: 'straight_line',
    usefulLifeMonths: 60,
    basis: 'monthly',
    convention: 'full_month',
    dayCount: 'life_days',
    rounding: 'equal',
    inServiceDate: date('2024-01-01'),
    fiscalYearStartMonth: 1,
    events: [],
    ...overrides,
  };
}

export const chargesOf = (schedule: Schedule): number[] => schedule.rows.map(({ depreciationMinor }) => depreciationMinor);
export const yearsOf = (schedule: Schedule): number[] => schedule.years.map(({ depreciationMinor }) => depreciationMinor);
export const charges = (overrides: Partial<Terms>): number[] => chargesOf(computeSchedule(terms(overrides)));
export const years = (overrides: Partial<Terms>): number[] => yearsOf(computeSchedule(terms(overrides)));
export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
export const chargeIn = (schedule: Schedule, of: string): number | undefined => schedule.rows.find((row) => row.period === of)?.depreciationMinor;

/** Posts a run each month, from the first to the last of the plan and a few months on, as a book would. */
export function fold(of: Terms, months: number, from: Period): number[] {
  // Events move accumulated depreciation too: what stands at a month's end is then the plan's to say.
  const planned = new Map(of.events.length === 0 ? [] : computeSchedule(of).rows.map((row) => [row.period, row.accumulatedMinor]));
  let accumulated: Minor = of.opening?.accumulatedMinor ?? minor(0);
  let postedThrough: Period | null = null;
  const posted: number[] = [];
  for (let index = 0; index < months; index += 1) {
    const at = addPeriods(from, index);
    const { amountMinor, currentMinor, catchUpMinor } = chargeForPeriod(of, { period: at, accumulatedMinor: accumulated, postedThrough });
    expect(currentMinor + catchUpMinor).toBe(amountMinor);
    posted.push(amountMinor);
    accumulated = planned.get(at) ?? minor(accumulated + amountMinor);
    postedThrough = at;
  }
  return posted;
}

export function refusal(act: () => unknown): { code: ErrorCode; params: Record<string, unknown> } {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, params: error.params as Record<string, unknown> };
    throw error;
  }
  throw new Error('nothing was refused');
}
