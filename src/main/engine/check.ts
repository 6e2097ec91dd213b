import { refuse } from '#shared/errors.ts';
import { dateParts, daysInMonth, monthNumber, periodOf, type DateString } from '#shared/values/calendar.ts';
import { isCalendar } from '#shared/values/fiscalCalendar.ts';
import { formatAmount, type Minor } from '#shared/values/money.ts';
import { readManual } from './methods/manual.ts';
import { parseUnits } from './methods/units.ts';
import type { EngineEvent, Terms } from './terms.ts';

/** A hundred years: longer is a mistyped life. */
export const MAX_LIFE_MONTHS = 1200;

const amountProblem = (terms: Terms, field: string, value: number, reason: 'negative' | 'residual' | 'range' | 'zero'): never =>
  refuse('INVALID_AMOUNT', { field, value: formatAmount(value as Minor, terms.exponent), reason });

const isMonthEnd = (date: DateString): boolean => {
  const { year, month, day } = dateParts(date);
  return day === daysInMonth(year, month);
};

export function checkLife(lifeMonths: number): void {
  if (!Number.isInteger(lifeMonths) || lifeMonths < 1 || lifeMonths > MAX_LIFE_MONTHS) {
    refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'life' });
  }
}

/** Whether the method spreads over a life: a declining balance given as a rate may do without. */
export function needsLife(terms: Pick<Terms, 'method' | 'annualRate' | 'rateFromResidual'>): boolean {
  switch (terms.method) {
    case 'straight_line':
    case 'accelerated':
    case 'sum_of_years_digits':
      return true;
    case 'declining_balance':
      return terms.annualRate === undefined || terms.rateFromResidual === true;
    default:
      return false;
  }
}

function checkOpening(terms: Terms): void {
  const { opening, costMinor, convention } = terms;
  if (!opening) return;
  const impairment = opening.accumulatedImpairmentMinor ?? 0;
  if (opening.accumulatedMinor < 0) amountProblem(terms, 'opening.accumulatedDepreciation', opening.accumulatedMinor, 'negative');
  if (impairment < 0) amountProblem(terms, 'opening.accumulatedImpairment', impairment, 'negative');
  if (opening.accumulatedMinor + impairment > costMinor) amountProblem(terms, 'opening.accumulatedDepreciation', opening.accumulatedMinor, 'range');
  // Whole months are charged whole: a take-on within a month would charge part of it twice or not at all.
  if (convention !== 'actual_days' && !isMonthEnd(opening.depreciatedThrough)) {
    refuse('INVALID_INPUT', { field: 'opening.depreciatedThrough', reason: 'month_end' });
  }
}

/**
 * Tax law's tables are of a cost that does not change: an addition is property of its own (IRC §168(i)(6)), the deduction goes on while an asset is idle, and book
 * values and estimates mean nothing to it. Disposals, and amounts given by hand, are all that can happen.
 */
function checkMacrsEvent({ type }: EngineEvent): void {
  if (type === 'disposal' || type === 'part_disposal' || type === 'charge' || type === 'split') return;
  const reason = type === 'improvement' || type === 'merge' || type === 'merged' ? 'macrs_improvement' : type === 'suspend' || type === 'resume' ? 'macrs_suspension' : 'macrs_change';
  refuse('METHOD_NOT_AVAILABLE', { what: `macrs ${type}`, reason });
}

function checkEvents(terms: Terms): void {
  const { events, opening, method } = terms;
  if (events.length === 0) return;
  let suspended = false;
  let disposed = false;
  for (const event of sortedEvents(events)) {
    if (method === 'macrs') checkMacrsEvent(event);
    if (disposed) refuse('INVALID_INPUT', { field: 'events', reason: 'after_disposal' });
    if (opening && event.date <= opening.depreciatedThrough) refuse('INVALID_INPUT', { field: 'events', reason: 'before_opening' });
    if ('amountMinor' in event && event.amountMinor < 0) amountProblem(terms, 'events.amount', event.amountMinor, 'negative');
    if (event.type === 'suspend' || event.type === 'resume') {
      if (suspended === (event.type === 'suspend')) refuse('INVALID_INPUT', { field: 'events', reason: event.type });
      suspended = event.type === 'suspend';
    }
    if (event.type === 'estimate') {
      if (event.usefulLifeMonths !== undefined) checkLife(event.usefulLifeMonths);
      if (event.residualMinor !== undefined && event.residualMinor < 0) amountProblem(terms, 'events.residualValue', event.residualMinor, 'negative');
      if (event.method === 'macrs') refuse('METHOD_NOT_AVAILABLE', { what: 'macrs estimate', reason: 'macrs_change' });
    }
    disposed = event.type === 'disposal' || event.type === 'merged';
  }
}

/** By date; events of one day in the order they were given. */
export function sortedEvents(events: Terms['events']): Terms['events'] {
  return events.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function checkMethod(terms: Terms): void {
  const { method, totalUnits, manual, macrs } = terms;
  if (method === 'units_of_production') {
    if (totalUnits === undefined || parseUnits(totalUnits, 'totalUnits') === 0n) refuse('INVALID_INPUT', { field: 'totalUnits', reason: 'required' });
  } else if (method === 'manual') {
    const already = terms.opening ? monthNumber(periodOf(terms.opening.depreciatedThrough)) : -1;
    let sum = 0;
    for (const [month, amount] of readManual(manual ?? [])) if (month > already) sum += amount;
    const depreciable = terms.costMinor - (terms.opening?.accumulatedMinor ?? 0) - (terms.opening?.accumulatedImpairmentMinor ?? 0) - terms.residualMinor;
    if (terms.events.length === 0 && sum > Math.max(0, depreciable)) amountProblem(terms, 'manual', sum, 'range');
  } else if (method === 'macrs' && macrs === undefined) refuse('INVALID_INPUT', { field: 'macrs', reason: 'required' });
}

/**
 * Refuses terms that cannot be calculated; never repairs them.
 * @throws INVALID_AMOUNT (negative; residual above cost; opening above cost; manual amounts above the depreciable amount),
 *   INVALID_INPUT (life, rate, units, fiscal year, opening date, order of events), METHOD_NOT_AVAILABLE.
 */
export function checkTerms(terms: Terms): void {
  const { costMinor, residualMinor, usefulLifeMonths, fiscalYearStartMonth: start } = terms;
  if (costMinor < 0) amountProblem(terms, 'cost', costMinor, 'negative');
  if (residualMinor < 0) amountProblem(terms, 'residualValue', residualMinor, 'negative');
  if (residualMinor > costMinor) amountProblem(terms, 'residualValue', residualMinor, 'residual');
  if (!Number.isInteger(start) || start < 1 || start > 12) refuse('INVALID_INPUT', { field: 'fiscalYearStartMonth', reason: 'month' });
  if (!isCalendar(terms)) refuse('INVALID_INPUT', { field: 'irregularYears', reason: 'calendar' });
  if (usefulLifeMonths !== null) checkLife(usefulLifeMonths);
  else if (needsLife(terms)) refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
  checkOpening(terms);
  checkMethod(terms);
  checkEvents(terms);
}
