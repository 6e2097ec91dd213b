import { refuse } from '#shared/errors.ts';
import { addPeriods, firstDay, lastDay, periodOf, periodsBetween, type DateString, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt } from '#shared/values/fiscalCalendar.ts';
import type { Fact, ParameterSpec, ParameterValues } from '../definition.ts';
import { fact, rangeStateFact } from '../facts.ts';
import { parameter } from '../parameters.ts';
import type { Days } from '../records.ts';
import type { ReportBook, ReportSource } from '../source.ts';
import { type Bilingual, same, text } from '../texts.ts';

/** Months, both included. */
export interface Range {
  from: Period;
  to: Period;
}

const lastMonth = (source: ReportSource): Period | null => source.book().lastClosedPeriod ?? source.book().openPeriod;

function yearStart(source: ReportSource): Period | null {
  const last = lastMonth(source);
  return last === null ? null : fiscalYearAt(last, source.book()).from;
}

/** The fiscal year so far, up to the last closed month. */
export function rangeParameters(): ParameterSpec[] {
  return [parameter('from', 'period', { required: true, defaultValue: yearStart }), parameter('to', 'period', { required: true, defaultValue: lastMonth }), parameter('book', 'book')];
}

/** @throws INVALID_INPUT where the range ends before it begins */
export function rangeOf(parameters: ParameterValues): Range {
  const [from, to] = [parameters.from as Period, parameters.to as Period];
  if (to < from) refuse('INVALID_INPUT', { field: 'to', reason: 'before from' });
  return { from, to };
}

export const comparativeParameter = (): ParameterSpec => parameter('compare', 'choice', { choices: ['without', 'yearBefore', 'rangeBefore'], defaultValue: 'without' });

/** The range to compare with: the same months a year before, or as many months just before. Null where none is asked for. */
export function comparativeOf({ from, to }: Range, parameters: ParameterValues): Range | null {
  const months = parameters.compare === 'yearBefore' ? 12 : parameters.compare === 'rangeBefore' ? periodsBetween(from, to) + 1 : 0;
  return months === 0 ? null : { from: addPeriods(from, -months), to: addPeriods(to, -months) };
}

export const rangeText = ({ from, to }: Range): Bilingual => (from === to ? same(from) : text('fact', 'range', { from, to }));

export function rangeFacts(book: ReportBook, range: Range, comparative: Range | null): Fact[] {
  return [fact('period', rangeText(range)), rangeStateFact(book, range.from, range.to), ...(comparative ? [fact('comparative', rangeText(comparative))] : [])];
}

/** The fiscal year so far as days, up to the end of the open month. */
function usualYear(source: ReportSource): Days | null {
  const book = source.book();
  const period = book.openPeriod ?? book.lastClosedPeriod;
  if (period === null) return null;
  return { from: firstDay(fiscalYearAt(period, book).from), to: lastDay(period) };
}

export function daysParameters(): ParameterSpec[] {
  return [
    parameter('from', 'date', { required: true, defaultValue: (source) => usualYear(source)?.from ?? null }), parameter('to', 'date', { required: true, defaultValue: (source) => usualYear(source)?.to ?? null }),
  ];
}

/** @throws INVALID_INPUT where the range ends before it begins */
export function daysOf(parameters: ParameterValues): Days {
  const [from, to] = [parameters.from as DateString, parameters.to as DateString];
  if (to < from) refuse('INVALID_INPUT', { field: 'to', reason: 'before from' });
  return { from, to };
}

export const daysFacts = (book: ReportBook, { from, to }: Days): Fact[] => [fact('from', from), fact('to', to), rangeStateFact(book, periodOf(from), periodOf(to))];
