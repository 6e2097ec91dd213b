import { refuse } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { minor, sumMinor, type Minor } from '#shared/values/money.ts';
import { canonical, type Json } from '../../book/hash.ts';
import { closedTaxYears, type TaxYearRow } from '../../book/tables/pools.ts';
import { checkFacts, computePoolYear, type PoolFacts, type PoolRules, type PoolState, type PoolYear, type TaxYear } from '../../engine/pools/index.ts';
import { ENGINE_VERSION } from '../../engine/index.ts';
import { show, type Context } from '../context.ts';
import { additionsOf, anchorOf, engineFacts, factsOf, proceedsOf, type YearAdditions } from './facts.ts';
import { allowanceLimit, engineRules, type RegimeRules } from './presets.ts';
import { rulesInForce, taxYearAfter, taxYearOf, type Regime } from './regime.ts';

/** A pool's year with all that it was computed from, so that it can be computed again. */
export interface PlannedPool {
  code: string;
  rules: PoolRules;
  facts: PoolFacts;
  before: PoolState;
  result: PoolYear;
}

export interface PlannedYear {
  engineVersion: string;
  year: TaxYear;
  pools: PlannedPool[];
}

/** The content of a closed year: every closed figure, and what it came from. */
export const snapshotOf = (planned: PlannedYear): string => canonical(planned as unknown as Json);
export const readSnapshot = (row: Pick<TaxYearRow, 'snapshot'>): PlannedYear => JSON.parse(row.snapshot) as PlannedYear;

/** @throws TAX_ALLOWANCE_EXCEEDED where more is claimed in full, over all pools, than the rules allow */
export function checkAllowance(context: Context, rules: RegimeRules, claimed: readonly number[]): void {
  const limit = allowanceLimit(rules, context.company.exponent);
  const total = sumMinor(claimed.map(minor));
  if (limit !== null && total > limit) refuse('TAX_ALLOWANCE_EXCEEDED', { cost: show(context, total), threshold: show(context, limit) });
}

function planOne(context: Context, regime: Regime, number: number, before: PlannedYear | null): { planned: PlannedYear; additions: YearAdditions; proceeds: Map<string, Minor> } {
  const { rules } = rulesInForce(context, regime, number);
  const year = taxYearOf(context, number);
  const additions = additionsOf(context, rules, year);
  const proceeds = proceedsOf(context, rules, year);
  const pools = rules.pools.map((pool): PlannedPool => {
    const own = engineRules(pool, context.company.exponent);
    const row = factsOf(context, pool.code, number);
    const facts = engineFacts(row, additions, proceeds);
    checkFacts(own, facts, context.company.exponent);
    const state = before === null ? anchorOf(own, row) : required(before.pools.find(({ code }) => code === pool.code), 'the pool in the year before').result.state;
    return { code: pool.code, rules: own, facts, before: state, result: computePoolYear(own, facts, state, year) };
  });
  checkAllowance(context, rules, pools.map(({ facts }) => facts.fullAllowanceMinor));
  return { planned: { engineVersion: ENGINE_VERSION, year, pools }, additions, proceeds };
}

/**
 * A year from the last one closed before it, year by year; a closed one as it was closed. Preview and close both start here.
 * @throws TAX_YEAR_BEFORE_FIRST, TAX_POOL_OPENING_MISSING, TAX_POOL_FACT_NOT_USED, TAX_POOL_EXCEEDS_ADDITIONS, TAX_ALLOWANCE_EXCEEDED
 */
export function planTaxYear(context: Context, regime: Regime, number: number): { planned: PlannedYear; additions: YearAdditions; proceeds: Map<string, Minor>; closing: TaxYearRow | null } {
  const { rules } = rulesInForce(context, regime, number);
  const closed = closedTaxYears(context.connection);
  const closing = closed.find(({ fiscal_year }) => fiscal_year === number);
  if (closing) return { planned: readSnapshot(closing), additions: additionsOf(context, rules, taxYearOf(context, number)), proceeds: proceedsOf(context, rules, taxYearOf(context, number)), closing };
  const last = closed.at(-1);
  let before = last === undefined ? null : readSnapshot(last);
  for (let year = last === undefined ? regime.first_year : taxYearAfter(context, last.fiscal_year); year < number; year = taxYearAfter(context, year)) before = planOne(context, regime, year, before).planned;
  return { ...planOne(context, regime, number, before), closing: null };
}
