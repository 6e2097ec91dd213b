import type { Output } from '#shared/contract/index.ts';
import { regimeRules, taxPreset } from '#shared/contract/pools.ts';
import { refuse } from '#shared/errors.ts';
import { assert, required } from '#shared/values/assert.ts';
import { firstDay, lastDay } from '#shared/values/calendar.ts';
import { fiscalYearNamed, fiscalYearText, nextFiscalYear, type FiscalYear } from '#shared/values/fiscalCalendar.ts';
import { canonical } from '../../book/hash.ts';
import { calendarOf } from '../../book/tables/company.ts';
import { closedTaxYears, readRegime, rulesForYear, type RegimeRow, type RulesRow } from '../../book/tables/pools.ts';
import type { TaxYear } from '../../engine/pools/index.ts';
import type { Context } from '../context.ts';
import type { RegimeRules, TaxPreset } from './presets.ts';

export interface Regime extends Omit<RegimeRow, 'preset'> {
  preset: TaxPreset;
}

export function findRegime(context: Context): Regime | null {
  const row = readRegime(context.connection);
  return row === undefined ? null : { ...row, preset: taxPreset.parse(JSON.parse(row.preset)) };
}

/** @throws TAX_REGIME_MISSING */
export const theRegime = (context: Context): Regime => findRegime(context) ?? refuse('TAX_REGIME_MISSING', {});

export interface RulesInForce extends Omit<RulesRow, 'rules'> {
  rules: RegimeRules;
}

/** @throws TAX_YEAR_BEFORE_FIRST */
export function rulesInForce(context: Context, regime: Regime, year: number): RulesInForce {
  assertReached(regime, year);
  const row = required(rulesForYear(context.connection, year), 'the rules of a year');
  return { ...row, rules: regimeRules.parse(JSON.parse(row.rules)) };
}

export function assertReached(regime: Regime, year: number): void {
  if (year < regime.first_year) refuse('TAX_YEAR_BEFORE_FIRST', { year: String(year), first: String(regime.first_year) });
}

/** @throws FISCAL_YEAR_UNKNOWN */
export const fiscalYearNumbered = ({ company }: Context, year: number): FiscalYear => fiscalYearNamed(year, calendarOf(company)) ?? refuse('FISCAL_YEAR_UNKNOWN', { year: fiscalYearText(year) });

/** Tax years are the company's fiscal years. @throws FISCAL_YEAR_UNKNOWN */
export function taxYearOf(context: Context, year: number): TaxYear {
  const { from, to } = fiscalYearNumbered(context, year);
  return { year, from: firstDay(from), to: lastDay(to) };
}

/** The tax year after one; a long year may leave out a number. */
export const taxYearAfter = (context: Context, year: number): number => nextFiscalYear(fiscalYearNumbered(context, year), calendarOf(context.company)).year;

/** The tax years from the first to one, both included. */
export function taxYearsThrough(context: Context, regime: Regime, through: number): number[] {
  const years: number[] = [];
  for (let year = regime.first_year; year <= through; year = taxYearAfter(context, year)) years.push(year);
  return years;
}

/** Years close in order: the one after the last closed, else the first. */
export function nextTaxYear(context: Context, regime: Regime): number {
  let next = regime.first_year;
  for (const { fiscal_year } of closedTaxYears(context.connection)) {
    assert(fiscal_year === next, 'tax years are closed without a gap');
    next = taxYearAfter(context, next);
  }
  return next;
}

/** @throws TAX_YEAR_CLOSED */
export function assertYearOpen(context: Context, regime: Regime, year: number): void {
  assertReached(regime, year);
  if (year < nextTaxYear(context, regime)) refuse('TAX_YEAR_CLOSED', { year: String(year) });
}

/** Pools whose rules are no longer the preset's; '*' for what holds for all pools. */
function changedFrom(preset: RegimeRules, rules: RegimeRules): string[] {
  const pools = rules.pools.filter((pool) => canonical(pool) !== canonical(preset.pools.find(({ code }) => code === pool.code)));
  const isRegimeChanged = preset.additionsBy !== rules.additionsBy || preset.fullAllowanceLimit !== rules.fullAllowanceLimit;
  return [...(isRegimeChanged ? ['*'] : []), ...pools.map(({ code }) => code)];
}

export function showRegime(context: Context, regime: Regime, year: number): NonNullable<Output<'pools.list'>['regime']> {
  const { rules, from_year, reason, actor, at } = rulesInForce(context, regime, year);
  return { preset: regime.preset, firstYear: regime.first_year, fromYear: from_year, rules, reason, changedBy: actor, changedAt: at, changed: changedFrom(regime.preset.rules, rules) };
}
