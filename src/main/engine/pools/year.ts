import { assert } from '#shared/values/assert.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { mulDiv } from '#shared/values/rounding.ts';
import { assertAddsUp, fact, figure, less, NOTHING, plus, share } from './figures.ts';
import type { Figure, FigureName, PoolFacts, PoolRules, PoolState, PoolYear, TaxYear } from './model.ts';
import { halfPercent, percentOf, percentOfYear } from './percent.ts';
import { straightLineYear } from './straightLine.ts';

const least = (a: Minor, b: Minor): Minor => (a < b ? a : b);
/** The half that counts at once; the other half is what it leaves, so that the two are the whole. */
const firstHalf = (amount: Minor): Minor => mulDiv(amount, 1, 2, 'half_away_from_zero');
const secondHalf = (amount: Minor): Minor => minor(amount - firstHalf(amount));

type Additions = Pick<Record<FigureName, Figure>, 'additions' | 'allowance' | 'relief' | 'remainderNextYear' | 'poolAdditions' | 'previousAdditions' | 'additionsCounted'>;

function additionsOf(rules: PoolRules, facts: PoolFacts, state: PoolState): Additions {
  const relief = rules.firstYearRelief;
  const reliefMinor = relief === null ? ZERO : percentOf(facts.reliefCostMinor, relief.percent);
  const later = relief?.remainder === 'next_year' ? minor(facts.reliefCostMinor - reliefMinor) : ZERO;
  const poolAdditions = figure('sum', [plus('additions', facts.additionsMinor), less('allowance', facts.fullAllowanceMinor), less('relief', reliefMinor), less('remainderNextYear', later)]);
  const previous = rules.halfInTwoYears ? state.additionsMinor : ZERO;
  return {
    additions: fact('from_assets', facts.additionsMinor),
    allowance: fact('claimed', facts.fullAllowanceMinor),
    relief: relief === null ? NOTHING : figure('relief', [share('reliefCost', facts.reliefCostMinor, relief.percent)]),
    remainderNextYear: figure('next_year', later === 0 ? [] : [plus('reliefCost', facts.reliefCostMinor), less('relief', reliefMinor)]),
    poolAdditions,
    previousAdditions: fact('carried', previous),
    additionsCounted: rules.halfInTwoYears
      ? figure('half_two_years', [plus('firstHalf', firstHalf(poolAdditions.amountMinor)), plus('secondHalf', secondHalf(previous))])
      : figure('sum', [plus('poolAdditions', poolAdditions.amountMinor)]),
  };
}

type Proceeds = Pick<Record<FigureName, Figure>, 'proceeds' | 'previousProceeds' | 'proceedsCounted'>;

function proceedsOf(rules: PoolRules, facts: PoolFacts, state: PoolState): Proceeds {
  const previous = rules.halfInTwoYears ? state.proceedsMinor : ZERO;
  const fromRegister = facts.registerProceedsMinor ?? ZERO;
  return {
    proceeds: fromRegister === 0 ? fact('entered', facts.proceedsMinor) : figure('sum', [plus('disposals', fromRegister), plus('enteredProceeds', minor(facts.proceedsMinor - fromRegister))]),
    previousProceeds: fact('carried', previous),
    proceedsCounted: rules.halfInTwoYears ? figure('half_two_years', [plus('firstHalf', firstHalf(facts.proceedsMinor)), plus('secondHalf', secondHalf(previous))]) : figure('sum', [plus('proceeds', facts.proceedsMinor)]),
  };
}

function isSmall(rules: PoolRules, amount: Minor, test: 'before' | 'after'): boolean {
  const small = rules.smallBalance;
  if (small === null || small.test !== test || amount <= 0) return false;
  return small.inclusive ? amount <= small.limitMinor : amount < small.limitMinor;
}

/** Of the base and, where excess repairs are depreciated at once, of those too. */
function depreciationOf(rules: PoolRules, facts: PoolFacts, percent: string, base: Minor, excess: Minor): Figure {
  const whole = minor(base + excess);
  if (isSmall(rules, base, 'before') && (rules.smallBalance?.elective === false || facts.writeOff === 'small')) return figure('small_balance', [plus('base', base), plus('repairsExcess', excess)]);
  if (rules.halfRateUnderDays !== null && facts.lateAdditionsMinor > 0) {
    const late = least(facts.lateAdditionsMinor, whole);
    return figure('half_rate', [share('fullRatePart', minor(whole - late), percent), share('lateAdditions', late, halfPercent(percent))]);
  }
  return figure('rate', [share(excess === 0 ? 'base' : 'baseAndExcess', whole, percent)]);
}

function repairsOf(rules: PoolRules, repairs: Minor, base: Minor, name: 'base' | 'afterDepreciation'): Pick<Record<FigureName, Figure>, 'repairs' | 'repairsLimit' | 'repairsDeductible' | 'repairsExcess'> {
  if (rules.repairs === null) return { repairs: NOTHING, repairsLimit: NOTHING, repairsDeductible: NOTHING, repairsExcess: NOTHING };
  const limit = percentOf(base, rules.repairs.percent);
  const deductible = least(repairs, limit);
  return {
    repairs: fact('entered', repairs),
    repairsLimit: figure('limit', [share(name, base, rules.repairs.percent)]),
    repairsDeductible: repairs > limit ? figure('limit', [plus('repairsLimit', deductible)]) : figure('within_limit', [plus('repairs', deductible)]),
    repairsExcess: repairs > limit ? figure(name === 'base' ? 'over_limit_before_depreciation' : 'over_limit', [plus('repairs', repairs), less('repairsLimit', limit)]) : NOTHING,
  };
}

function writeOffOf(rules: PoolRules, facts: PoolFacts, left: Minor): Figure {
  if (facts.writeOff === 'none' || left <= 0) return NOTHING;
  if (facts.writeOff === 'empty') return figure('pool_empty', [plus('rest', left)]);
  if (isSmall(rules, left, 'after')) return figure('small_balance', [plus('rest', left)]);
  return fact('not_small', ZERO);
}

function decliningYear(rules: PoolRules, facts: PoolFacts, state: PoolState, year: TaxYear): PoolYear {
  const { percent, parts } = percentOfYear(rules, year);
  const added = additionsOf(rules, facts, state);
  const taken = proceedsOf(rules, facts, state);
  const balance = figure('sum', [plus('opening', state.closingMinor), plus('deferred', state.deferredMinor), plus('additionsCounted', added.additionsCounted.amountMinor), less('proceedsCounted', taken.proceedsCounted.amountMinor)]);
  const isNegative = balance.amountMinor < 0;
  const base = isNegative ? ZERO : balance.amountMinor;
  const isEarly = rules.repairs?.base === 'before_depreciation';
  const early = isEarly ? repairsOf(rules, facts.repairsMinor, base, 'base') : null;
  const earlyExcess = early?.repairsExcess.amountMinor ?? ZERO;
  const depreciation = depreciationOf(rules, facts, percent, base, earlyExcess);
  const afterDepreciation = figure('sum', [plus('base', base), plus('repairsExcess', earlyExcess), less('depreciation', depreciation.amountMinor)]);
  const repaired = early ?? repairsOf(rules, facts.repairsMinor, afterDepreciation.amountMinor, 'afterDepreciation');
  const lateExcess = isEarly ? ZERO : repaired.repairsExcess.amountMinor;
  const writeOff = writeOffOf(rules, facts, minor(afterDepreciation.amountMinor + lateExcess));
  const figures: Record<FigureName, Figure> = {
    opening: fact('carried', state.closingMinor), deferred: fact('carried', state.deferredMinor), ...added, ...taken, balance,
    base: isNegative ? fact('negative_to_zero', ZERO) : figure('sum', [plus('balance', base)]),
    depreciation, afterDepreciation, ...repaired, writeOff,
    income: isNegative ? figure('excess_proceeds', [less('balance', balance.amountMinor)]) : NOTHING,
    deduction: figure('sum', [
      plus('depreciation', depreciation.amountMinor), plus('allowance', facts.fullAllowanceMinor), plus('relief', added.relief.amountMinor), plus('repairsDeductible', repaired.repairsDeductible.amountMinor), plus('writeOff', writeOff.amountMinor),
    ]),
    closing: figure('sum', [plus('afterDepreciation', afterDepreciation.amountMinor), plus('repairsExcess', lateExcess), less('writeOff', writeOff.amountMinor)]),
  };
  assertAddsUp(figures);
  const closingMinor = figures.closing.amountMinor;
  assert(closingMinor >= 0, 'a pool never closes below zero');
  return {
    year: year.year, percent, rateParts: parts, figures,
    state: { closingMinor, additionsMinor: added.poolAdditions.amountMinor, proceedsMinor: facts.proceedsMinor, deferredMinor: added.remainderNextYear.amountMinor, vintages: [] },
  };
}

/**
 * One tax year of one pool. For a declining pool: opening balance, plus the additions that count, less the proceeds that count; below zero it is income and the
 * pool is nothing; the rate is applied to the rest. Amounts are minor units; each percentage is rounded half away from zero, once.
 * Sources of the rules are named in resources/tax-pools, with the day each was checked.
 * @throws TAX_POOL_FACT_NOT_USED, TAX_POOL_EXCEEDS_ADDITIONS by way of checkFacts, which callers run first.
 */
export function computePoolYear(rules: PoolRules, facts: PoolFacts, state: PoolState, year: TaxYear): PoolYear {
  return rules.method === 'straight_line' ? straightLineYear(rules, facts, state, year) : decliningYear(rules, facts, state, year);
}
