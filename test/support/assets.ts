import type { Input } from '#shared/contract/index.ts';
import type { TestBook } from './book.ts';

type Create = Partial<Input<'assets.create'>>;

/** 4,800.00 over the 48 months of computers: 100.00 a month. */
export const COMPUTER: Input<'assets.create'> = { name: 'Laptop', nameAr: 'حاسب محمول', categoryCode: 'COMP', acquisitionDate: '2026-01-10', cost: '4800.00' };

export function draft(book: TestBook, extra: Create = {}) {
  return book.call('assets.create', { ...COMPUTER, ...extra });
}

export function capitalized(book: TestBook, extra: Create = {}) {
  const { id } = draft(book, extra);
  return book.call('assets.capitalize', { assetId: id, capitalizationDate: extra.acquisitionDate ?? COMPUTER.acquisitionDate });
}

/** In service from the day it was acquired, or from another. */
export function inService(book: TestBook, extra: Create = {}, inServiceDate?: string) {
  const { id } = capitalized(book, extra);
  return book.call('assets.placeInService', { assetId: id, inServiceDate: inServiceDate ?? extra.acquisitionDate ?? COMPUTER.acquisitionDate });
}

/** The month's depreciation worked out and posted. */
export function postMonth(book: TestBook, period: string) {
  const { runId } = book.call('depreciationRuns.create', { period });
  return book.call('depreciationRuns.post', { runId });
}

export function closeMonths(book: TestBook, ...periods: string[]) {
  return periods.map((period) => book.call('close.run', { period }));
}
