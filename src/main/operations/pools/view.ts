import type { Output } from '#shared/contract/index.ts';
import { required } from '#shared/values/assert.ts';
import { lastDay, periodOf } from '#shared/values/calendar.ts';
import { sumMinor, ZERO, type Minor } from '#shared/values/money.ts';
import { findCategoryById } from '../../book/tables/categories.ts';
import { listPools } from '../../book/tables/pools.ts';
import { FIGURES, type Figure } from '../../engine/pools/index.ts';
import { show, type Context } from '../context.ts';
import { isClosed } from '../periods.ts';
import type { YearAdditions } from './facts.ts';
import { planTaxYear, type PlannedPool } from './plan.ts';
import { nextTaxYear, type Regime } from './regime.ts';

type ComputedYear = Output<'pools.compute'>;

function showFigure(context: Context, { amountMinor, rule, terms }: Figure): ComputedYear['pools'][number]['figures'][string] {
  return {
    amount: show(context, amountMinor), rule,
    terms: terms.map((term) => ({ of: term.of, amount: show(context, term.amountMinor), percent: term.percent, sign: term.sign, value: show(context, term.valueMinor), year: term.year })),
  };
}

function showPool(context: Context, pool: PlannedPool, names: ReadonlyMap<string, { en: string; ar: string }>): ComputedYear['pools'][number] {
  const { percent, rateParts, figures } = pool.result;
  return {
    pool: pool.code, name: required(names.get(pool.code), 'the name of a pool'), method: pool.rules.method, percent, rateParts: [...rateParts],
    figures: Object.fromEntries(FIGURES.map((name) => [name, showFigure(context, figures[name])])),
  };
}

export function poolNames(context: Context): Map<string, { en: string; ar: string }> {
  return new Map(listPools(context.connection).map((pool) => [pool.code, { en: pool.name, ar: pool.name_ar }]));
}

export function stateOfYear(context: Context, regime: Regime, year: number): ComputedYear['state'] {
  const next = nextTaxYear(context, regime);
  if (year < next) return 'closed';
  return year === next ? 'open' : 'later';
}

/** A closed year stays as it was closed; an asset registered later for it, or a disposal posted later, shows here, for otherwise nobody would count it. */
function changedSince(context: Context, pools: readonly PlannedPool[], additions: YearAdditions, proceeds: ReadonlyMap<string, Minor>, names: ReadonlyMap<string, { en: string; ar: string }>): ComputedYear['changedSince'] {
  return pools.flatMap(({ code, facts }) => {
    const parts = [
      { of: 'additions' as const, closed: facts.additionsMinor, now: additions.byPool.get(code)?.totalMinor ?? ZERO },
      { of: 'proceeds' as const, closed: facts.registerProceedsMinor ?? ZERO, now: proceeds.get(code) ?? ZERO },
    ];
    return parts.filter(({ closed, now }) => now !== closed).map(({ of, closed, now }) => ({ pool: code, name: required(names.get(code), 'the name of a pool'), of, closed: show(context, closed), now: show(context, now) }));
  });
}

/** A tax year with every figure. @throws what planTaxYear throws */
export function showTaxYear(context: Context, regime: Regime, fiscalYear: number): ComputedYear {
  const { planned, additions, proceeds, closing } = planTaxYear(context, regime, fiscalYear);
  const names = poolNames(context);
  const total = (name: 'deduction' | 'income'): string => show(context, sumMinor(planned.pools.map(({ result }) => result.figures[name].amountMinor)));
  const lastPeriod = periodOf(lastDay(periodOf(planned.year.to)));
  return {
    fiscalYear, from: planned.year.from, to: planned.year.to, state: stateOfYear(context, regime, fiscalYear),
    closedAt: closing?.closed_at ?? null, closedBy: closing?.closed_by ?? null, contentHash: closing?.content_hash ?? null, isLedgerClosed: isClosed(context, lastPeriod),
    pools: planned.pools.map((pool) => showPool(context, pool, names)), deduction: total('deduction'), income: total('income'),
    changedSince: closing === null ? [] : changedSince(context, planned.pools, additions, proceeds, names),
    unmapped: additions.unmapped.map(({ categoryId, additionsMinor }) => {
      const { name, name_ar } = required(findCategoryById(context.connection, categoryId), 'the category of an addition');
      return { categoryId, name: { en: name, ar: name_ar ?? name }, additions: show(context, additionsMinor) };
    }),
  };
}
