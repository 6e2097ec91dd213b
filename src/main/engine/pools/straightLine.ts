import { minor, sumMinor, ZERO } from '#shared/values/money.ts';
import { assertAddsUp, fact, figure, less, NOTHING, plus } from './figures.ts';
import type { Figure, FigureName, PoolFacts, PoolRules, PoolState, PoolYear, TaxYear, Term, Vintage } from './model.ts';
import { percentOf, percentOfYear } from './percent.ts';

/** A share of the cost, or what is left of it where that is less. */
function charge({ costMinor, leftMinor, year }: Vintage, percent: string): Term {
  const full = percentOf(costMinor, percent);
  return full < leftMinor
    ? { of: 'vintage', amountMinor: costMinor, percent, sign: 1, valueMinor: full, year }
    : { of: 'vintage', amountMinor: leftMinor, percent: null, sign: 1, valueMinor: leftMinor, year };
}

/**
 * One year of a group written down by a share of cost: each year's additions by themselves, for a whole year from the year they came into use,
 * until nothing is left. Each year's additions are rounded by themselves, half away from zero.
 */
export function straightLineYear(rules: PoolRules, facts: PoolFacts, state: PoolState, year: TaxYear): PoolYear {
  const { percent, parts } = percentOfYear(rules, year);
  const added: Vintage[] = facts.additionsMinor > 0 ? [{ year: year.year, costMinor: facts.additionsMinor, leftMinor: facts.additionsMinor }] : [];
  const vintages = [...state.vintages, ...added].filter(({ leftMinor }) => leftMinor > 0);
  const charges = vintages.map((vintage) => charge(vintage, percent));
  const depreciation = figure('by_vintage', charges);
  const left = vintages.map((vintage, index) => ({ ...vintage, leftMinor: minor(vintage.leftMinor - (charges[index]?.valueMinor ?? 0)) }));
  const base = figure('sum', [plus('opening', state.closingMinor), plus('additions', facts.additionsMinor)]);
  const after = figure('sum', [plus('base', base.amountMinor), less('depreciation', depreciation.amountMinor)]);
  const figures: Record<FigureName, Figure> = {
    opening: fact('carried', state.closingMinor), deferred: NOTHING, additions: fact('from_assets', facts.additionsMinor), allowance: NOTHING, relief: NOTHING, remainderNextYear: NOTHING,
    poolAdditions: figure('sum', [plus('additions', facts.additionsMinor)]), previousAdditions: NOTHING, additionsCounted: figure('sum', [plus('additions', facts.additionsMinor)]),
    proceeds: NOTHING, previousProceeds: NOTHING, proceedsCounted: NOTHING, balance: base, base, depreciation, afterDepreciation: after,
    repairs: NOTHING, repairsLimit: NOTHING, repairsDeductible: NOTHING, repairsExcess: NOTHING, writeOff: NOTHING, income: NOTHING,
    deduction: figure('sum', [plus('depreciation', depreciation.amountMinor)]), closing: figure('sum', [plus('afterDepreciation', after.amountMinor)]),
  };
  assertAddsUp(figures);
  return {
    year: year.year, percent, rateParts: parts, figures,
    state: { closingMinor: sumMinor(left.map(({ leftMinor }) => leftMinor)), additionsMinor: facts.additionsMinor, proceedsMinor: ZERO, deferredMinor: ZERO, vintages: left.filter(({ leftMinor }) => leftMinor > 0) },
  };
}
