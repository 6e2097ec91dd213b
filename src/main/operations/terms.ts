import { required } from '#shared/values/assert.ts';
import { lastDay, parseDate, parsePeriod, type DateString, type Period } from '#shared/values/calendar.ts';
import type { IrregularYear } from '#shared/values/fiscalCalendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { Refusal, refuse } from '#shared/errors.ts';
import { firstCharged, happenedToAsset, type Happened, type HappenedEvent } from '../book/queries/happened.ts';
import type { AssetRow } from '../book/tables/assets.ts';
import { findBalance, type BalanceRow } from '../book/tables/balances.ts';
import { findCategoryById, type CategoryRow } from '../book/tables/categories.ts';
import type { DepreciationBookRow } from '../book/tables/company.ts';
import { findTerms, type TermsRow } from '../book/tables/terms.ts';
import { usageOfAsset } from '../book/tables/usage.ts';
import { ENGINE_VERSION, calculateAsOf, chargeForPeriod, checkTerms as checkEngineTerms, computeSchedule, estimatesAfter, plannedFrom, type EngineEvent, type Estimates, type ManualCharge, type PostedState, type Schedule, type Terms, type UsageOfPeriod } from '../engine/index.ts';
import { residualOf } from './assets/identity.ts';
import { seenBy, type Seen } from './books/seen.ts';
import type { Context } from './context.ts';
import { originOf, stateWithOrigin, withOrigin } from './origin.ts';
import { openPeriod } from './periods.ts';

/** Terms as stored, with the amounts they apply to: the facts that the engine takes. */
export type TermsFacts = Pick<TermsRow, 'method' | 'basis' | 'factor' | 'annual_rate' | 'rate_from_residual' | 'total_units' | 'manual_charges' | 'recovery_years' | 'useful_life_months' | 'residual_minor' | 'convention' | 'day_count' | 'rounding' | 'in_service_date'> &
  Pick<AssetRow, 'opening_through' | 'opening_accumulated_minor' | 'opening_impairment_minor'> & {
    cost_minor: number;
    /** Standing readings as JSON, for units of production. */
    usage: string | null;
  };

/** What of the company the engine needs. */
export interface Calendar {
  exponent: number;
  fiscal_year_start_month: number;
  irregular_years: readonly IrregularYear[];
}

/** Methods of tax law, which no depreciation book that posts to the ledger takes. */
export const TAX_ONLY: ReadonlySet<string> = new Set(['macrs']);
/** Methods that spread nothing over a life. */
export const LIFELESS: ReadonlySet<string> = new Set(['none', 'manual', 'units_of_production', ...TAX_ONLY]);

/** Methods that take a rate of the carrying amount. */
const RATED: ReadonlySet<string> = new Set(['declining_balance', 'accelerated']);

/** A table of amounts as the file holds it: JSON pairs of month and minor units. */
export function manualCharges(stored: string | null): ManualCharge[] | undefined {
  if (stored === null) return undefined;
  return (JSON.parse(stored) as [Period, number][]).map(([period, amount]) => ({ period, amountMinor: minor(amount) }));
}

/** What an act's event says to the engine, in the order it takes effect; nothing where depreciation does not depend on it. */
export function engineEvents(event: Pick<HappenedEvent, 'details'>): EngineEvent[] {
  const { engine } = JSON.parse(event.details) as { engine: EngineEvent | EngineEvent[] | null };
  return engine === null ? [] : [engine].flat();
}

const sumOf = (happened: Happened | undefined, column: 'cost_minor' | 'accumulated_minor' | 'impairment_minor', after: string): number =>
  (happened?.events ?? []).reduce((sum, event) => (event.period > after ? sum + event[column] : sum), 0);

/** Facts of the file to the engine's terms: the cost the asset came in with, and what acts did to it since. Minor units throughout; nothing is decided here. */
export function engineTerms(facts: TermsFacts, calendar: Calendar, happened?: Happened): Terms {
  const own: Terms = {
    costMinor: minor(facts.cost_minor - sumOf(happened, 'cost_minor', '')),
    residualMinor: minor(facts.residual_minor),
    exponent: calendar.exponent,
    method: facts.method as Terms['method'],
    usefulLifeMonths: facts.useful_life_months,
    factor: facts.factor ?? undefined,
    annualRate: facts.annual_rate ?? undefined,
    rateFromResidual: facts.rate_from_residual === 1,
    totalUnits: facts.total_units ?? undefined,
    usage: facts.usage === null ? undefined : (JSON.parse(facts.usage) as UsageOfPeriod[]),
    manual: manualCharges(facts.manual_charges),
    macrs: facts.recovery_years === null ? undefined : { system: 'gds', recoveryYears: facts.recovery_years },
    basis: facts.basis as Terms['basis'],
    convention: facts.convention as Terms['convention'],
    dayCount: facts.day_count as Terms['dayCount'],
    rounding: facts.rounding as Terms['rounding'],
    inServiceDate: facts.in_service_date as DateString,
    fiscalYearStartMonth: calendar.fiscal_year_start_month,
    ...(calendar.irregular_years.length > 0 && { irregularYears: calendar.irregular_years }),
    opening:
      facts.opening_through === null
        ? undefined
        : {
            depreciatedThrough: facts.opening_through as DateString,
            accumulatedMinor: minor(facts.opening_accumulated_minor ?? 0),
            accumulatedImpairmentMinor: minor(facts.opening_impairment_minor ?? 0),
          },
    events: (happened?.events ?? []).flatMap(engineEvents),
  };
  return withOrigin(own, originOf(happened));
}

type Posted = Pick<BalanceRow, 'cost_minor' | 'accumulated_minor' | 'impairment_minor' | 'posted_through'>;

/** What was posted, as the engine asks for it: for an asset that acts have touched, as it stood when its last charged month ended. */
export function stateOf(balance: Posted, period: Period, happened?: Happened): PostedState {
  const postedThrough = balance.posted_through as Period | null;
  if (!happened) return { period, accumulatedMinor: minor(balance.accumulated_minor), postedThrough };
  const after = postedThrough ?? '';
  const chargedAhead = happened.ahead.map((charge) => ({ period: charge.period as Period, amountMinor: minor(charge.amount_minor) }));
  const ahead = chargedAhead.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const own: PostedState = {
    period, postedThrough, chargedAhead,
    costMinor: minor(balance.cost_minor - sumOf(happened, 'cost_minor', after)),
    impairmentMinor: minor(balance.impairment_minor - sumOf(happened, 'impairment_minor', after)),
    accumulatedMinor: minor(balance.accumulated_minor - sumOf(happened, 'accumulated_minor', after) - ahead),
  };
  return stateWithOrigin(own, originOf(happened));
}

/**
 * The terms an asset would be frozen with today: its own, else its category's. The residual value is the asset's, else the
 * category's percentage of the capitalised cost, rounded half away from zero. A rate or factor of its own stands in place of
 * both of the category's. Before it is in service it is taken to start on the day it was capitalised, else acquired.
 */
export function liveTerms(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow): TermsRow {
  return termsAtCost(seenBy(context.connection, book, asset, category), book, findBalance(context.connection, book.id, asset.id)?.cost_minor ?? asset.cost_minor);
}

/** The same for a cost already at hand, of an asset as the depreciation book sees it. */
export function termsAtCost({ asset, category, recoveryYears }: Seen, book: DepreciationBookRow, cost: number): TermsRow {
  const method = asset.depreciation_method ?? category.depreciation_method;
  const rates = asset.factor !== null || asset.annual_rate !== null || asset.rate_from_residual === 1 ? asset : category;
  const isRated = RATED.has(method);
  const start = asset.in_service_date ?? asset.capitalization_date ?? asset.acquisition_date;
  return {
    asset_id: asset.id, book_id: book.id, version: 1, effective_date: start,
    method, basis: asset.basis ?? category.basis, factor: isRated ? rates.factor : null, annual_rate: isRated ? rates.annual_rate : null,
    rate_from_residual: isRated && rates.rate_from_residual === 1 ? 1 : null, total_units: method === 'units_of_production' ? asset.total_units : null,
    manual_charges: method === 'manual' ? (asset.manual_charges ?? '[]') : null, recovery_years: method === 'macrs' ? recoveryYears : null,
    useful_life_months: LIFELESS.has(method) ? null : (asset.useful_life_months ?? category.useful_life_months),
    // MACRS knows no salvage value.
    residual_minor: method === 'macrs' ? 0 : residualOf(asset, category, cost), convention: asset.convention ?? category.convention, day_count: asset.day_count ?? category.day_count,
    rounding: book.rounding, in_service_date: start, engine_version: ENGINE_VERSION,
  };
}

/** The frozen terms of an asset in service, in their version in force; undefined before. */
export function frozenTerms(context: Context, bookId: number, assetId: number): TermsRow | undefined {
  return findTerms(context.connection, bookId, assetId);
}

/** The terms of an asset, whatever its status: frozen once it is in service, else live. */
export function termsOf(context: Context, asset: AssetRow, book: DepreciationBookRow): Terms {
  return termsWith(context, asset, book, findBalance(context.connection, book.id, asset.id), happenedTo(context, asset, book));
}

/** The same for a balance and what acts did, already at hand. */
export function termsWith(context: Context, asset: AssetRow, book: DepreciationBookRow, balance: BalanceRow | undefined, happened: Happened | undefined): Terms {
  const category = categoryOf(context, asset);
  const terms = frozenTerms(context, book.id, asset.id) ?? liveTerms(context, asset, category, book);
  const usage = terms.method === 'units_of_production' ? usageOfAsset(context.connection, asset.id) : null;
  return engineTerms({ ...terms, ...openingOf(seenBy(context.connection, book, asset, category).asset), usage, cost_minor: balance?.cost_minor ?? asset.cost_minor }, context.company, happened);
}

/** The estimates an asset is depreciated by now: those of its terms, changed by what acts did. */
export function estimatesInForce(context: Context, asset: AssetRow, book: DepreciationBookRow, terms: TermsRow): Estimates {
  if (happenedTo(context, asset, book) === undefined) {
    return { method: terms.method as Terms['method'], residualMinor: minor(terms.residual_minor), usefulLifeMonths: terms.useful_life_months, suspended: false };
  }
  return estimatesAfter(termsOf(context, asset, book));
}

/** What acts did to an asset; none touches it before it is in service. */
export function happenedTo(context: Context, asset: Pick<AssetRow, 'id' | 'status'>, book: Pick<DepreciationBookRow, 'id'>): Happened | undefined {
  return asset.status === 'DRAFT' || asset.status === 'CAPITALIZED' ? undefined : happenedToAsset(context.connection, book.id, asset.id);
}

const openingOf = ({ opening_through, opening_accumulated_minor, opening_impairment_minor }: AssetRow): Pick<AssetRow, 'opening_through' | 'opening_accumulated_minor' | 'opening_impairment_minor'> =>
  ({ opening_through, opening_accumulated_minor, opening_impairment_minor });

function categoryOf(context: Context, asset: AssetRow): CategoryRow {
  return required(findCategoryById(context.connection, asset.category_id), 'the category of an asset');
}

/**
 * Refuses to freeze terms that no charge can be worked out from: a method of tax law, a
 * missing life, missing units, a residual value above cost. Checked once here, so that no month-end close stops at one asset.
 * @throws METHOD_NOT_AVAILABLE, INVALID_AMOUNT, INVALID_INPUT
 */
export function checkTerms(context: Context, asset: AssetRow, category: CategoryRow, book: DepreciationBookRow): void {
  checkRow(liveTerms(context, asset, category, book), book);
  checkEngineTerms(termsOf(context, asset, book));
}

/** What the engine is not asked about. @throws METHOD_NOT_AVAILABLE, INVALID_INPUT */
export function checkRow(terms: TermsRow, book: DepreciationBookRow): void {
  if (TAX_ONLY.has(terms.method) && book.posts_to_ledger === 1) refuse('METHOD_NOT_AVAILABLE', { what: 'macrs', reason: 'tax_only' });
  if (terms.method === 'manual' && terms.manual_charges === '[]') refuse('INVALID_INPUT', { field: 'manual', reason: 'required' });
}

/** Where an asset stands: its balance, or what it will have when it is capitalised. */
export function standingOf(context: Context, asset: AssetRow, book: DepreciationBookRow): Posted {
  const balance = findBalance(context.connection, book.id, asset.id);
  // A memorandum book settles its opening balance with the terms.
  if (balance && (book.posts_to_ledger === 1 || asset.status !== 'CAPITALIZED')) return balance;
  const { opening_accumulated_minor, opening_impairment_minor } = seenBy(context.connection, book, asset, categoryOf(context, asset)).asset;
  return { cost_minor: balance?.cost_minor ?? asset.cost_minor, accumulated_minor: opening_accumulated_minor ?? 0, impairment_minor: opening_impairment_minor ?? 0, posted_through: null };
}

/** The open month, else the first that the terms alone charge, with what it would be charged; null where that is nothing. */
function nextByTerms(terms: Terms, schedule: Schedule, balance: Posted, open: Period): Forecast['nextCharge'] {
  const start = schedule.rows.find((row) => row.depreciationMinor > 0 && row.period >= open)?.period ?? open;
  const charged = [open, start].map((period) => ({ period, amountMinor: chargeForPeriod(terms, stateOf(balance, period)).amountMinor }));
  return charged.find(({ amountMinor }) => amountMinor > 0) ?? null;
}

export interface Forecast {
  remainingLifeMonths: number | null;
  fullyDepreciatedOn: string | null;
  /** The next month with something to charge, from the open period on. */
  nextCharge: { period: Period; amountMinor: Minor } | null;
}

/** Of an asset that acts have changed, by its plan from the posted facts on: months with a charge, the first of them, and the day the last of them ends where nothing is left then. */
function aheadOf(terms: Terms, state: PostedState): { months: number | null; endsOn: string | null; next: Forecast['nextCharge'] } {
  const { method, suspended, residualMinor } = estimatesAfter(terms);
  const planned = plannedFrom(terms, state);
  const last = planned.findLast((row) => row.depreciationMinor !== 0);
  const isWhole = last !== undefined && last.carryingMinor <= residualMinor;
  const next = planned.find((row) => row.depreciationMinor > 0);
  return {
    next: next === undefined ? null : { period: next.period, amountMinor: next.depreciationMinor },
    months: suspended || LIFELESS.has(method) ? null : planned.filter((row) => row.depreciationMinor !== 0).length, endsOn: isWhole ? lastDay(last.period) : null,
  };
}

/** What lies ahead of an asset; null where its terms are not complete enough to say. */
export function forecastOf(context: Context, asset: AssetRow, book: DepreciationBookRow): Forecast | null {
  const open = openPeriod(context);
  if (open === null || asset.status === 'DISPOSED' || book.status === 'inactive') return null;
  try {
    const terms = termsOf(context, asset, book);
    const balance = standingOf(context, asset, book);
    const happened = happenedTo(context, asset, book);
    const schedule = computeSchedule(terms);
    const asOf = calculateAsOf(terms, lastDay(balance.posted_through === null ? parsePeriod(terms.inServiceDate.slice(0, 7)) : parsePeriod(balance.posted_through)));
    const ahead = happened === undefined ? null : aheadOf(terms, stateOf(balance, firstCharged(happened, open), happened));
    return {
      remainingLifeMonths: balance.posted_through === null ? terms.usefulLifeMonths : ahead === null ? asOf.remainingLifeMonths : ahead.months,
      fullyDepreciatedOn: ahead === null ? schedule.fullyDepreciatedOn : ahead.endsOn,
      nextCharge: ahead === null ? nextByTerms(terms, schedule, balance, open) : ahead.next,
    };
  } catch (error) {
    // A draft may still lack its life; its screen shows that, not a refusal.
    if (error instanceof Refusal && asset.status !== 'IN_SERVICE') return null;
    throw error;
  }
}

/** A day of the run's month, or refused: the last one where none is given. @throws INVALID_DATE */
export function dayInPeriod(text: string | undefined, period: Period, field: string): DateString {
  const date = text === undefined ? lastDay(period) : parseDate(text, field);
  if (date.slice(0, 7) !== period) refuse('INVALID_DATE', { field, value: date });
  return date;
}
