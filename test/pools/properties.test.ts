import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumMinor } from '#shared/values/money.ts';
import type { PoolFacts, PoolRules } from '../../src/main/engine/pools/index.ts';
import { taxPresets } from '../../src/main/operations/pools/presets.ts';
import { presetPool, startingAt, years } from './support.ts';

const POOLS = taxPresets().flatMap(({ country, rules }) => rules.pools.map(({ code }) => [country, code] as const));
const amount = fc.integer({ min: 0, max: 1_000_000_000 });

/** A year that the rules of the pool have a use for. */
const factsFor = (rules: PoolRules) =>
  fc.record({ additions: amount, late: fc.integer({ min: 0, max: 100 }), relief: fc.integer({ min: 0, max: 50 }), full: fc.integer({ min: 0, max: 50 }), proceeds: amount, repairs: amount, asks: fc.boolean() }).map((given) => {
    const isLine = rules.method === 'straight_line';
    const part = (percent: number): number => Math.floor((given.additions * percent) / 100);
    return {
      additionsMinor: given.additions, lateAdditionsMinor: part(given.late), reliefCostMinor: rules.firstYearRelief ? part(given.relief) : 0, fullAllowanceMinor: rules.fullAllowance ? part(given.full) : 0,
      proceedsMinor: isLine ? 0 : given.proceeds, repairsMinor: rules.repairs ? given.repairs : 0, writeOff: (given.asks && rules.smallBalance?.elective ? 'small' : 'none') as PoolFacts['writeOff'],
    };
  });
const life = (rules: PoolRules) => fc.array(factsFor(rules), { minLength: 1, maxLength: 15 });

describe.each(POOLS)('%s pool %s, whatever happens in it', (country, code) => {
  const rules = presetPool(country, code);

  test('every figure is the sum of its terms, and the pool never closes below zero', () => {
    fc.assert(
      fc.property(life(rules), (given) => {
        for (const { figures, state } of years(rules, 2024, given)) {
          expect(state.closingMinor).toBeGreaterThanOrEqual(0);
          expect(figures.closing.amountMinor).toBe(state.closingMinor);
          for (const { amountMinor, terms } of Object.values(figures)) if (terms.length > 0) expect(sumMinor(terms.map(({ valueMinor }) => valueMinor))).toBe(amountMinor);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('nothing is lost: what was added and repaired is deducted, sold, or still there, but for what was income', () => {
    fc.assert(
      fc.property(life(rules), amount, (given, opening) => {
        // Two quiet years let what counts by half, or later, arrive.
        const quiet = { additionsMinor: 0, proceedsMinor: 0 };
        const start = rules.method === 'straight_line' ? { ...startingAt(opening), vintages: [{ year: null, costMinor: startingAt(opening).closingMinor, leftMinor: startingAt(opening).closingMinor }] } : startingAt(opening);
        const done = years(rules, 2024, [...given, quiet, quiet], start);
        const total = (of: (year: (typeof done)[number]) => number): number => done.reduce((sum, year) => sum + of(year), 0);
        const into = opening + total(({ figures }) => figures.additions.amountMinor + figures.repairs.amountMinor + figures.income.amountMinor);
        const out = total(({ figures }) => figures.deduction.amountMinor + figures.proceeds.amountMinor) + (done.at(-1)?.state.closingMinor ?? 0);
        expect(out).toBe(into);
      }),
      { numRuns: 60 },
    );
  });
});
