import { periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { formatAmount, type Minor } from '#shared/values/money.ts';
import type { Fact, RunOptions } from './definition.ts';
import { groupedDigits } from './figures.ts';
import type { ReportBook } from './source.ts';
import { type Bilingual, enumText, same, text } from './texts.ts';

type FactName = Parameters<typeof text<'fact'>>[1];
const CHAIN_CHARACTERS = 12;

export const fact = (id: FactName, value: Bilingual | string): Fact => ({ label: text('fact', id), value: typeof value === 'string' ? same(value) : value });

/** Facts that may have nothing to say are left out then. */
export const optionalFact = (id: FactName, value: Bilingual | string | number | null): Fact[] => (value === null ? [] : [fact(id, typeof value === 'number' ? String(value) : value)]);

export const amountFact = (id: FactName, amount: Minor, exponent: number): Fact => fact(id, groupedDigits(formatAmount(amount, exponent)));

export function periodState(book: ReportBook, period: Period): 'before' | 'closed' | 'open' | 'future' {
  if (book.firstPeriod !== null && period < book.firstPeriod) return 'before';
  if (book.lastClosedPeriod !== null && period <= book.lastClosedPeriod) return 'closed';
  return period === book.openPeriod ? 'open' : 'future';
}

export const periodStateFact = (book: ReportBook, period: Period): Fact => fact('periodState', enumText('periodState', periodState(book, period)));

/** Of a range: not yet open is only what nothing of is open or closed. */
export function rangeStateFact(book: ReportBook, from: Period, to: Period): Fact {
  const state = periodState(book, to);
  return fact('periodState', enumText('periodState', state === 'future' && periodState(book, from) !== 'future' ? 'open' : state));
}

export function asOfFacts(book: ReportBook, asOf: DateString): Fact[] {
  return [fact('asOf', asOf), periodStateFact(book, periodOf(asOf))];
}

/** What every report says of itself last: where its figures come from. */
export function closingFacts(book: ReportBook, { now }: RunOptions): Fact[] {
  return [
    fact('preparedBy', book.preparedBy),
    fact('generatedAt', now.slice(0, 16).replace('T', ' ')),
    fact('policy', book.policy), fact('engine', book.engineVersion),
    fact('chainHead', book.chainHead.slice(0, CHAIN_CHARACTERS)),
  ];
}

/** A document needs less: who drew it up, and when. */
export function documentFacts(book: ReportBook, { now }: RunOptions): Fact[] {
  return [fact('preparedBy', book.preparedBy), fact('generatedAt', now.slice(0, 16).replace('T', ' '))];
}

export function bookFacts(book: ReportBook): Fact[] {
  return [fact('book', book.depreciationBook.name), fact('currency', `${book.currency} (${book.exponent})`)];
}
