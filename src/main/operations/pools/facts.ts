import type { Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { daysBetween, parseDate } from '#shared/values/calendar.ts';
import { minor, sumMinor, ZERO, type Minor } from '#shared/values/money.ts';
import { proceedsBetween } from '../../book/queries/disposals.ts';
import { additionsBetween, findPoolFacts, poolOfCategories, type PoolFactsRow } from '../../book/tables/pools.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import type { PoolFacts, PoolRules, PoolState, TaxYear } from '../../engine/pools/index.ts';
import { money, show, type Context } from '../context.ts';
import type { RegimeRules } from './presets.ts';

export const noFacts = (pool: string, year: number): PoolFactsRow => ({
  pool_code: pool, fiscal_year: year, opening_minor: null, opening_cost_minor: null, previous_additions_minor: null, previous_proceeds_minor: null,
  proceeds_minor: 0, repairs_minor: 0, relief_cost_minor: 0, full_allowance_minor: 0, write_off: 'none',
});

export const factsOf = (context: Context, pool: string, year: number): PoolFactsRow => findPoolFacts(context.connection, pool, year) ?? noFacts(pool, year);

export function showFacts(context: Context, row: PoolFactsRow, registerProceedsMinor: Minor): Output<'pools.enterFacts'> {
  const shown = (value: number | null): string | null => (value === null ? null : show(context, value));
  return {
    pool: row.pool_code, opening: shown(row.opening_minor), openingCost: shown(row.opening_cost_minor), previousAdditions: shown(row.previous_additions_minor), previousProceeds: shown(row.previous_proceeds_minor),
    proceeds: show(context, row.proceeds_minor), repairs: show(context, row.repairs_minor), reliefCost: show(context, row.relief_cost_minor), fullAllowance: show(context, row.full_allowance_minor), writeOff: row.write_off, registerProceeds: show(context, registerProceedsMinor),
  };
}

/** What was entered over what stood there. @throws INVALID_AMOUNT */
export function enteredFacts(context: Context, row: PoolFactsRow, input: Parsed<'pools.enterFacts'>): PoolFactsRow {
  const read = <T extends number | null>(text: string | undefined, field: string, before: T): T | Minor => (text === undefined ? before : money(context, text, field));
  return {
    ...row,
    opening_minor: read(input.opening, 'opening', row.opening_minor), opening_cost_minor: read(input.openingCost, 'openingCost', row.opening_cost_minor),
    previous_additions_minor: read(input.previousAdditions, 'previousAdditions', row.previous_additions_minor), previous_proceeds_minor: read(input.previousProceeds, 'previousProceeds', row.previous_proceeds_minor),
    proceeds_minor: read(input.proceeds, 'proceeds', row.proceeds_minor), repairs_minor: read(input.repairs, 'repairs', row.repairs_minor),
    relief_cost_minor: read(input.reliefCost, 'reliefCost', row.relief_cost_minor), full_allowance_minor: read(input.fullAllowance, 'fullAllowance', row.full_allowance_minor), write_off: input.writeOff ?? row.write_off,
  };
}

/** @throws TAX_POOL_FACT_NOT_USED for an opening the rules have no use for, INVALID_INPUT for a cost below what is left of it */
export function checkOpening(rules: PoolRules, row: PoolFactsRow): void {
  const unused = (field: string): never => refuse('TAX_POOL_FACT_NOT_USED', { pool: rules.code, field });
  const isLine = rules.method === 'straight_line';
  if (!isLine && (row.opening_cost_minor ?? 0) > 0) unused('openingCost');
  if (!rules.halfInTwoYears && (row.previous_additions_minor ?? 0) > 0) unused('previousAdditions');
  if (!rules.halfInTwoYears && (row.previous_proceeds_minor ?? 0) > 0) unused('previousProceeds');
  if (isLine && row.opening_minor !== null && (row.opening_cost_minor ?? 0) < row.opening_minor) refuse('INVALID_INPUT', { field: 'openingCost', reason: 'at least the opening balance' });
}

/** What the pool starts from in the first year. @throws TAX_POOL_OPENING_MISSING: without it every later figure would be wrong. */
export function anchorOf(rules: PoolRules, row: PoolFactsRow): PoolState {
  if (row.opening_minor === null) refuse('TAX_POOL_OPENING_MISSING', { pool: rules.code, year: String(row.fiscal_year) });
  const closingMinor = minor(row.opening_minor);
  return {
    closingMinor, additionsMinor: minor(row.previous_additions_minor ?? 0), proceedsMinor: minor(row.previous_proceeds_minor ?? 0), deferredMinor: ZERO,
    vintages: rules.method === 'straight_line' && closingMinor > 0 ? [{ year: null, costMinor: minor(row.opening_cost_minor ?? 0), leftMinor: closingMinor }] : [],
  };
}

export interface YearAdditions {
  /** By pool: all of the year's, and of those the ones used for too few days. */
  byPool: Map<string, { totalMinor: Minor; lateMinor: Minor }>;
  unmapped: { categoryId: number; additionsMinor: Minor }[];
}

/** The year's additions from the register, by the pools of their categories. Days in use count from the day itself to the year's last. */
export function additionsOf(context: Context, rules: RegimeRules, year: TaxYear): YearAdditions {
  const pools = poolOfCategories(context.connection);
  const lateUnder = new Map(rules.pools.map(({ code, halfRateUnderDays }) => [code, halfRateUnderDays]));
  const byPool: YearAdditions['byPool'] = new Map();
  const unmapped = new Map<number, Minor[]>();
  for (const { categoryId, date, costMinor } of additionsBetween(context.connection, ledgerBook(context.connection).id, rules.additionsBy, year.from, year.to)) {
    const pool = pools.get(categoryId);
    if (pool === undefined) {
      unmapped.set(categoryId, [...(unmapped.get(categoryId) ?? []), minor(costMinor)]);
      continue;
    }
    const sum = byPool.get(pool) ?? { totalMinor: ZERO, lateMinor: ZERO };
    const under = lateUnder.get(pool) ?? null;
    const isLate = under !== null && daysBetween(parseDate(date), year.to) + 1 < under;
    byPool.set(pool, { totalMinor: minor(sum.totalMinor + costMinor), lateMinor: minor(sum.lateMinor + (isLate ? costMinor : 0)) });
  }
  return { byPool, unmapped: [...unmapped].map(([categoryId, amounts]) => ({ categoryId, additionsMinor: sumMinor(amounts) })) };
}

/**
 * What the year's disposals and insurance claims brought, by the pools of their categories: by themselves, whatever a person enters beside. A
 * straight-line group has no use for proceeds, so that none come to it.
 */
export function proceedsOf(context: Context, rules: RegimeRules, year: TaxYear): Map<string, Minor> {
  const pools = poolOfCategories(context.connection);
  const declining = new Set(rules.pools.filter(({ method }) => method !== 'straight_line').map(({ code }) => code));
  const byPool = new Map<string, Minor>();
  for (const { categoryId, proceedsMinor, upToCostMinor } of proceedsBetween(context.connection, ledgerBook(context.connection).id, year.from, year.to)) {
    const pool = pools.get(categoryId);
    if (pool === undefined || !declining.has(pool)) continue;
    byPool.set(pool, minor((byPool.get(pool) ?? 0) + (rules.proceedsUpToCost === true ? upToCostMinor : proceedsMinor)));
  }
  return byPool;
}

export function engineFacts(row: PoolFactsRow, additions: YearAdditions, proceeds: ReadonlyMap<string, Minor>): PoolFacts {
  const { totalMinor, lateMinor } = additions.byPool.get(row.pool_code) ?? { totalMinor: ZERO, lateMinor: ZERO };
  const fromRegister = proceeds.get(row.pool_code) ?? ZERO;
  return {
    additionsMinor: totalMinor, lateAdditionsMinor: lateMinor, reliefCostMinor: minor(row.relief_cost_minor), fullAllowanceMinor: minor(row.full_allowance_minor),
    proceedsMinor: minor(row.proceeds_minor + fromRegister), ...(fromRegister === 0 ? {} : { registerProceedsMinor: fromRegister }), repairsMinor: minor(row.repairs_minor), writeOff: row.write_off,
  };
}
