import { assert } from '#shared/values/assert.ts';
import { minor, sumMinor, ZERO, type Minor } from '#shared/values/money.ts';
import type { Figure, FigureName, FigureRule, Term } from './model.ts';
import { percentOf } from './percent.ts';

export const plus = (of: Term['of'], amountMinor: Minor): Term => ({ of, amountMinor, percent: null, sign: 1, valueMinor: amountMinor, year: null });
export const less = (of: Term['of'], amountMinor: Minor): Term => ({ of, amountMinor, percent: null, sign: -1, valueMinor: minor(-amountMinor), year: null });
export const share = (of: Term['of'], amountMinor: Minor, percent: string): Term => ({ of, amountMinor, percent, sign: 1, valueMinor: percentOf(amountMinor, percent), year: null });

export const fact = (rule: FigureRule, amountMinor: Minor): Figure => ({ amountMinor, rule, terms: [] });
export const NOTHING: Figure = fact('none', ZERO);

/** A figure that its terms add up to. Terms of nothing are left out: they explain nothing. */
export function figure(rule: FigureRule, terms: readonly Term[]): Figure {
  return { amountMinor: sumMinor(terms.map(({ valueMinor }) => valueMinor)), rule, terms: terms.filter(({ amountMinor }) => amountMinor !== 0) };
}

/** Every explained figure must be the sum of its terms. */
export function assertAddsUp(figures: Readonly<Record<FigureName, Figure>>): void {
  for (const [name, { amountMinor, terms }] of Object.entries(figures)) {
    if (terms.length === 0) continue;
    assert(amountMinor === sumMinor(terms.map(({ valueMinor }) => valueMinor)), `the terms of ${name} add up to it`);
  }
}
