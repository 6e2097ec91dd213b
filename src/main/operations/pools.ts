import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parsePeriod } from '#shared/values/calendar.ts';
import { fiscalYearAt, fiscalYearText, isSecondOfYear, nextFiscalYear } from '#shared/values/fiscalCalendar.ts';
import { ZERO, type Minor } from '#shared/values/money.ts';
import { canonical } from '../book/hash.ts';
import { findCategoryById, listCategories } from '../book/tables/categories.ts';
import { calendarOf } from '../book/tables/company.ts';
import { closedTaxYears, insertRegime, insertRules, insertTaxYear, listPools, mapCategory, poolOfCategories, reopenTaxYear, savePoolFacts } from '../book/tables/pools.ts';
import { checkFacts } from '../engine/pools/index.ts';
import type { Context } from './context.ts';
import { doubledYear } from './fiscalYears/plan.ts';
import { openPeriod } from './periods.ts';
import { additionsOf, checkOpening, engineFacts, enteredFacts, factsOf, noFacts, proceedsOf, showFacts } from './pools/facts.ts';
import { checkAllowance, planTaxYear, snapshotOf } from './pools/plan.ts';
import { engineRules, findPreset, taxPresets, type RegimeRules } from './pools/presets.ts';
import { assertYearOpen, findRegime, fiscalYearNumbered, nextTaxYear, rulesInForce, showRegime, taxYearOf, taxYearsThrough, theRegime, type Regime } from './pools/regime.ts';
import { showTaxYear, stateOfYear } from './pools/view.ts';

const FIRST_LISTED = 12;

function list(context: Context, input: Parsed<'pools.list'>): Output<'pools.list'> {
  const { connection, company } = context;
  const calendar = calendarOf(company);
  const regime = findRegime(context);
  const today = fiscalYearAt(openPeriod(context) ?? parsePeriod(context.now.slice(0, 7)), calendar);
  const mapped = poolOfCategories(connection);
  const categories = listCategories(connection).filter(({ deleted_at }) => deleted_at === null)
    .map(({ id, code, name, name_ar }) => ({ categoryId: id, code, name: { en: name, ar: name_ar ?? name }, pool: mapped.get(id) ?? null }));
  if (regime === null) return { regime: null, fiscalYear: input.fiscalYear ?? (isSecondOfYear(today.year) ? nextFiscalYear(today, calendar) : today).year, nextYear: null, years: [], facts: [], missingOpenings: [], categories };
  const next = nextTaxYear(context, regime);
  const fiscalYear = input.fiscalYear ?? next;
  const last = Math.max(next, Math.min(today.year, regime.first_year + FIRST_LISTED), fiscalYear);
  const pools = listPools(connection);
  const proceeds = proceedsOfYear(context, regime, fiscalYear);
  return {
    regime: showRegime(context, regime, fiscalYear), fiscalYear, nextYear: next,
    years: taxYearsThrough(context, regime, last).map((year) => ({ fiscalYear: year, state: stateOfYear(context, regime, year) })),
    facts: pools.map(({ code }) => showFacts(context, factsOf(context, code, fiscalYear), proceeds.get(code) ?? ZERO)),
    missingOpenings: pools.filter(({ code }) => factsOf(context, code, regime.first_year).opening_minor === null).map(({ code }) => code), categories,
  };
}

function proceedsOfYear(context: Context, regime: Regime, fiscalYear: number): ReadonlyMap<string, Minor> {
  return proceedsOf(context, rulesInForce(context, regime, fiscalYear).rules, taxYearOf(context, fiscalYear));
}

/** @throws TAX_REGIME_EXISTS, TAX_PRESET_NOT_FOUND, FISCAL_YEAR_UNKNOWN, FISCAL_YEAR_DOUBLED, INVALID_AMOUNT where a limit of the preset does not fit the book's currency */
function setUp(context: Context, input: Parsed<'pools.setUp'>): Output<'pools.setUp'> {
  const { connection, actor, now } = context;
  if (findRegime(context) !== null) refuse('TAX_REGIME_EXISTS', {});
  const preset = findPreset(input.country);
  const { pools } = preset.rules;
  const { year: firstYear } = fiscalYearNumbered(context, input.firstYear);
  const doubled = doubledYear(calendarOf(context.company));
  if (doubled !== null) refuse('FISCAL_YEAR_DOUBLED', { year: fiscalYearText(doubled).slice(0, 4) });
  for (const pool of pools) engineRules(pool, context.company.exponent);
  insertRegime(connection, { country: preset.country, preset: canonical(preset), first_year: firstYear, actor, created_at: now }, pools.map(({ code, name }, position) => ({ code, position, name: name.en, name_ar: name.ar })));
  insertRules(connection, { from_year: input.firstYear, rules: canonical(preset.rules), reason: null, actor, at: now });
  for (const { id, code, deleted_at } of listCategories(connection)) {
    const pool = code === null ? undefined : preset.categories[code];
    if (pool !== undefined && deleted_at === null) mapCategory(connection, id, pool);
  }
  if (input.openings === 'none') for (const { code } of pools) savePoolFacts(connection, { ...noFacts(code, input.firstYear), opening_minor: 0 });
  context.record(preset.country, { firstYear: input.firstYear, openings: input.openings, pools: pools.length });
  return { pools: pools.length };
}

/** Pools stay the ones that categories and closed years name; only their rules change. @throws TAX_POOLS_CHANGED */
function assertSamePools(context: Context, rules: RegimeRules): void {
  const known = listPools(context.connection);
  const differing = rules.pools.find((pool, index) => known[index]?.code !== pool.code || known[index].name !== pool.name.en || known[index].name_ar !== pool.name.ar);
  if (differing !== undefined || rules.pools.length !== known.length) refuse('TAX_POOLS_CHANGED', { pool: differing?.code ?? '' });
}

/** @throws TAX_REGIME_MISSING, TAX_YEAR_BEFORE_FIRST, TAX_YEAR_CLOSED, TAX_POOLS_CHANGED, INVALID_AMOUNT */
function updateRegime(context: Context, input: Parsed<'pools.updateRegime'>): Output<'pools.updateRegime'> {
  const regime = theRegime(context);
  assertYearOpen(context, regime, input.fromYear);
  assertSamePools(context, input.rules);
  for (const pool of input.rules.pools) engineRules(pool, context.company.exponent);
  insertRules(context.connection, { from_year: input.fromYear, rules: canonical(input.rules), reason: input.reason, actor: context.actor, at: context.now });
  const shown = showRegime(context, regime, input.fromYear);
  context.record(String(input.fromYear), { reason: input.reason, changed: shown.changed });
  return shown;
}

/** @throws TAX_POOL_NOT_FOUND */
function assertPool(context: Context, pool: string): void {
  if (!listPools(context.connection).some(({ code }) => code === pool)) refuse('TAX_POOL_NOT_FOUND', { pool });
}

/** @throws TAX_REGIME_MISSING, CATEGORY_NOT_FOUND, TAX_POOL_NOT_FOUND */
function map(context: Context, { categoryId, pool }: Parsed<'pools.mapCategory'>): Output<'pools.mapCategory'> {
  theRegime(context);
  const category = findCategoryById(context.connection, categoryId);
  if (!category || category.deleted_at !== null) refuse('CATEGORY_NOT_FOUND', { category: String(categoryId) });
  if (pool !== null) assertPool(context, pool);
  mapCategory(context.connection, categoryId, pool);
  context.record(category.code ?? category.name, { pool });
  return { categoryId, pool };
}

/** What the other pools of the year claim in full already, with this one's. */
function claimedInYear(context: Context, rules: RegimeRules, year: number, own: { pool_code: string; full_allowance_minor: number }): number[] {
  return rules.pools.map(({ code }) => (code === own.pool_code ? own : factsOf(context, code, year)).full_allowance_minor);
}

/** @throws TAX_REGIME_MISSING, TAX_POOL_NOT_FOUND, TAX_YEAR_BEFORE_FIRST, TAX_YEAR_CLOSED, TAX_OPENING_NOT_FIRST, TAX_POOL_FACT_NOT_USED, TAX_POOL_EXCEEDS_ADDITIONS, TAX_ALLOWANCE_EXCEEDED */
function enterFacts(context: Context, input: Parsed<'pools.enterFacts'>): Output<'pools.enterFacts'> {
  const { pool, fiscalYear } = input;
  const regime = theRegime(context);
  assertPool(context, pool);
  assertYearOpen(context, regime, fiscalYear);
  const isOpening = input.opening !== undefined || input.openingCost !== undefined || input.previousAdditions !== undefined || input.previousProceeds !== undefined;
  if (isOpening && fiscalYear !== regime.first_year) refuse('TAX_OPENING_NOT_FIRST', { pool, year: String(regime.first_year) });
  const row = enteredFacts(context, factsOf(context, pool, fiscalYear), input);
  checkEntered(context, regime, row);
  savePoolFacts(context.connection, row);
  context.record(pool, { ...row });
  return showFacts(context, row, proceedsOfYear(context, regime, fiscalYear).get(pool) ?? ZERO);
}

function checkEntered(context: Context, regime: Regime, row: ReturnType<typeof factsOf>): void {
  const { rules } = rulesInForce(context, regime, row.fiscal_year);
  const own = engineRules(rules.pools.find(({ code }) => code === row.pool_code) ?? refuse('TAX_POOL_NOT_FOUND', { pool: row.pool_code }), context.company.exponent);
  checkOpening(own, row);
  checkFacts(own, engineFacts(row, additionsOf(context, rules, taxYearOf(context, row.fiscal_year)), proceedsOf(context, rules, taxYearOf(context, row.fiscal_year))), context.company.exponent);
  checkAllowance(context, rules, claimedInYear(context, rules, row.fiscal_year, row));
}

/** @throws TAX_REGIME_MISSING, TAX_YEAR_CLOSED, TAX_YEAR_NOT_NEXT, and what a year's figures may refuse */
function close(context: Context, { fiscalYear }: Parsed<'pools.close'>): Output<'pools.close'> {
  const regime = theRegime(context);
  assertYearOpen(context, regime, fiscalYear);
  const next = nextTaxYear(context, regime);
  if (fiscalYear !== next) refuse('TAX_YEAR_NOT_NEXT', { year: String(fiscalYear), next: String(next) });
  const { planned } = planTaxYear(context, regime, fiscalYear);
  insertTaxYear(context.connection, { fiscal_year: fiscalYear, snapshot: snapshotOf(planned), closed_at: context.now, closed_by: context.actor });
  const shown = showTaxYear(context, regime, fiscalYear);
  context.record(String(fiscalYear), { contentHash: shown.contentHash, deduction: shown.deduction, income: shown.income });
  return shown;
}

/** @throws TAX_REGIME_MISSING, TAX_YEAR_NOT_CLOSED, TAX_YEAR_NOT_LATEST */
function reopen(context: Context, { fiscalYear, reason }: Parsed<'pools.reopen'>): Output<'pools.reopen'> {
  theRegime(context);
  const closed = closedTaxYears(context.connection);
  const row = closed.find(({ fiscal_year }) => fiscal_year === fiscalYear) ?? refuse('TAX_YEAR_NOT_CLOSED', { year: String(fiscalYear) });
  const latest = closed.at(-1)?.fiscal_year ?? fiscalYear;
  if (latest !== fiscalYear) refuse('TAX_YEAR_NOT_LATEST', { year: String(fiscalYear), latest: String(latest) });
  reopenTaxYear(context.connection, row.id, { at: context.now, actor: context.actor, reason });
  context.record(String(fiscalYear), { reason, contentHash: row.content_hash });
  return { fiscalYear };
}

type Names = 'pools.presets' | 'pools.list' | 'pools.setUp' | 'pools.updateRegime' | 'pools.mapCategory' | 'pools.enterFacts' | 'pools.compute' | 'pools.close' | 'pools.reopen';

export const poolHandlers: Pick<Handlers<Context>, Names> = {
  'pools.presets': () => taxPresets(),
  'pools.list': list,
  'pools.setUp': setUp,
  'pools.updateRegime': updateRegime,
  'pools.mapCategory': map,
  'pools.enterFacts': enterFacts,
  'pools.compute': (context, { fiscalYear }) => showTaxYear(context, theRegime(context), fiscalYear),
  'pools.close': close,
  'pools.reopen': reopen,
};
