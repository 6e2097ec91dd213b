import { refuse } from '#shared/errors.ts';
import { formatAmount, minor } from '#shared/values/money.ts';
import type { PoolFacts, PoolRules } from './model.ts';

/** What was entered that the rules of the pool have no use for: ignoring it would hide an amount. */
function unused(rules: PoolRules, facts: PoolFacts): string | null {
  const isLine = rules.method === 'straight_line';
  if (isLine && facts.proceedsMinor !== 0) return 'proceeds';
  if ((isLine || rules.repairs === null) && facts.repairsMinor !== 0) return 'repairs';
  if ((isLine || rules.firstYearRelief === null) && facts.reliefCostMinor !== 0) return 'reliefCost';
  if ((isLine || !rules.fullAllowance) && facts.fullAllowanceMinor !== 0) return 'fullAllowance';
  if (facts.writeOff === 'small' && (isLine || rules.smallBalance?.elective !== true)) return 'writeOff';
  return facts.writeOff === 'empty' && (isLine || !rules.emptyPool) ? 'writeOff' : null;
}

/**
 * Whether the facts fit the rules.
 * @throws TAX_POOL_FACT_NOT_USED for an amount the rules have no use for, TAX_POOL_EXCEEDS_ADDITIONS where more is claimed than was added
 */
export function checkFacts(rules: PoolRules, facts: PoolFacts, exponent: number): void {
  const fact = unused(rules, facts);
  if (fact !== null) refuse('TAX_POOL_FACT_NOT_USED', { pool: rules.code, field: fact });
  const claimed = minor(facts.reliefCostMinor + facts.fullAllowanceMinor);
  if (claimed > facts.additionsMinor) refuse('TAX_POOL_EXCEEDS_ADDITIONS', { pool: rules.code, cost: formatAmount(claimed, exponent), threshold: formatAmount(facts.additionsMinor, exponent) });
}
