import type { DateString } from '#shared/values/calendar.ts';
import { minor, ZERO } from '#shared/values/money.ts';
import { computePoolYear, type PoolFacts, type PoolRules, type PoolState, type PoolYear, type TaxYear } from '../../src/main/engine/pools/index.ts';
import { engineRules, findPreset } from '../../src/main/operations/pools/presets.ts';

export const calendarYear = (year: number): TaxYear => ({ year, from: `${year}-01-01` as DateString, to: `${year}-12-31` as DateString });

/** The rules of a shipped preset's pool, for a currency of two decimals. */
export function presetPool(country: string, code: string): PoolRules {
  const pool = findPreset(country).rules.pools.find((one) => one.code === code);
  if (!pool) throw new Error(`no pool ${code} in ${country}`);
  return engineRules(pool, 2);
}

export const NOTHING: PoolFacts = { additionsMinor: ZERO, lateAdditionsMinor: ZERO, reliefCostMinor: ZERO, fullAllowanceMinor: ZERO, proceedsMinor: ZERO, repairsMinor: ZERO, writeOff: 'none' };
export const startingAt = (closing: number): PoolState => ({ closingMinor: minor(closing), additionsMinor: ZERO, proceedsMinor: ZERO, deferredMinor: ZERO, vintages: [] });

type Given = Partial<Record<Exclude<keyof PoolFacts, 'writeOff'>, number>> & { writeOff?: PoolFacts['writeOff'] };

/** Years one after another, each from where the one before ended. */
export function years(rules: PoolRules, first: number, given: readonly Given[], start: PoolState = startingAt(0)): PoolYear[] {
  const done: PoolYear[] = [];
  given.forEach((facts, index) => done.push(computePoolYear(rules, { ...NOTHING, ...(facts as Partial<PoolFacts>) }, done.at(-1)?.state ?? start, calendarYear(first + index))));
  return done;
}

export const amounts = (done: readonly PoolYear[], name: keyof PoolYear['figures']): number[] => done.map(({ figures }) => figures[name].amountMinor);
