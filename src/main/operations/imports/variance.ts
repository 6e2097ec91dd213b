import { Refusal } from '#shared/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { lastDay, periodOf, type DateString } from '#shared/values/calendar.ts';
import { formatAmount, minor, parseAmount, type Minor } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import { ledgerBook } from '../../book/tables/company.ts';
import { calculateAsOf, chargeForPeriod, type Terms } from '../../engine/index.ts';
import { show, type Context } from '../context.ts';
import { planImport, termsOfTarget, type ImportPlan, type PlannedAsset } from './plan.ts';
import { keptPlan } from './reading.ts';

/** What is depreciated by units or by hand cannot be worked out from a life; tax law keeps other books. */
const NOT_COMPUTED: ReadonlySet<string> = new Set(['units_of_production', 'manual', 'macrs']);

/** One asset's accumulated depreciation as the file gives it, and as its own terms come to from the day in service. */
interface Compared {
  asset: PlannedAsset;
  through: DateString;
  importedMinor: Minor;
  computedMinor: Minor;
}

interface Comparison {
  compared: Compared[];
  /** Assets brought over whose terms say nothing of the past. */
  notComputed: number;
}

/**
 * What the terms come to by themselves, from the day in service to the day the file was depreciated to: the same terms, convention and rounding the book will go
 * on with, on the whole cost, as if everything had always been charged. Minor units. Null where no terms can say it.
 */
function computed(terms: Terms, through: DateString): Minor | null {
  if (NOT_COMPUTED.has(terms.method)) return null;
  const { opening: _brought, ...fromStart } = terms;
  try {
    const period = periodOf(through);
    if (through !== lastDay(period)) return calculateAsOf(fromStart, through).accumulatedMinor;
    return chargeForPeriod(fromStart, { period, accumulatedMinor: minor(0), postedThrough: null }).amountMinor;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function compare(context: Context, plan: ImportPlan): Comparison {
  const book = ledgerBook(context.connection);
  const compared: Compared[] = [];
  let notComputed = 0;
  for (const asset of plan.assets) {
    const { opening } = asset.imported;
    if (asset.action !== 'create' || opening === null) continue;
    const amount = computed(termsOfTarget(context, book, asset), opening.depreciatedThrough);
    if (amount === null) notComputed += 1;
    else compared.push({ asset, through: opening.depreciatedThrough, importedMinor: opening.accumulatedMinor, computedMinor: amount });
  }
  return { compared, notComputed };
}

const kept = new WeakMap<ImportPlan, Comparison>();

function comparisonOf(context: Context, plan: ImportPlan): Comparison {
  let comparison = kept.get(plan);
  if (!comparison) {
    comparison = compare(context, plan);
    kept.set(plan, comparison);
  }
  return comparison;
}

const differenceOf = ({ importedMinor, computedMinor }: Compared): number => importedMinor - computedMinor;

/** Of what was computed, with one decimal, rounded half away from zero; null where nothing was. */
function percentOf(difference: number, computedMinor: number): string | null {
  if (computedMinor === 0) return null;
  return formatAmount(minor(Number(divideBig(BigInt(difference) * 1000n, BigInt(computedMinor), 'half_away_from_zero'))), 1);
}

/** A rounding difference is not one to look at: one whole unit of the currency, unless somebody says otherwise. */
const toleranceOf = (context: Context, said: string | undefined): Minor => parseAmount(said ?? '1', context.company.exponent, 'tolerance');

interface Sums {
  count: number;
  cost: number;
  accumulated: number;
  impairment: number;
}

/** By the category that each asset will stand in: what the balances of the accounts have to be. */
function byCategory(context: Context, plan: ImportPlan): Output<'imports.variance'>['categories'] {
  const groups = new Map<string, Sums>();
  for (const { target, category, action } of plan.assets) {
    if (action !== 'create') continue;
    const sums = groups.get(category.name) ?? { count: 0, cost: 0, accumulated: 0, impairment: 0 };
    sums.count += 1;
    sums.cost += target.cost_minor;
    sums.accumulated += target.opening_accumulated_minor ?? 0;
    sums.impairment += target.opening_impairment_minor ?? 0;
    groups.set(category.name, sums);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, { count, cost, accumulated, impairment }]) => ({
      category, count, cost: show(context, cost), accumulatedDepreciation: show(context, accumulated), accumulatedImpairment: show(context, impairment), netBookValue: show(context, cost - accumulated - impairment),
    }));
}

/**
 * What the file says was depreciated beside what its own terms come to, asset by asset, the largest difference first; and the sums by category for a trial balance.
 * Shows, and changes nothing: what comes in is what the file says. Amounts as decimal strings; differences are imported less computed.
 * @throws what planImport throws, INVALID_AMOUNT
 */
export function variance(context: Context, { page, size, tolerance, ...input }: Parsed<'imports.variance'>): Output<'imports.variance'> {
  const plan = keptPlan(context, input, () => planImport(context, input));
  const { compared, notComputed } = comparisonOf(context, plan);
  const most = toleranceOf(context, tolerance);
  const beyond = compared.filter((one) => Math.abs(differenceOf(one)) > most).sort((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)) || a.asset.imported.row - b.asset.imported.row);
  const sum = (amount: (one: Compared) => number): number => compared.reduce((total, one) => total + amount(one), 0);
  const [imported, expected] = [sum((one) => one.importedMinor), sum((one) => one.computedMinor)];
  return {
    rows: beyond.slice(page * size, (page + 1) * size).map((one) => ({
      row: one.asset.imported.row, assetNumber: one.asset.target.number || null, name: one.asset.target.name, category: one.asset.category.name, depreciatedThrough: one.through,
      imported: show(context, one.importedMinor), computed: show(context, one.computedMinor), difference: show(context, differenceOf(one)), percent: percentOf(differenceOf(one), one.computedMinor),
    })),
    total: beyond.length, page, size, tolerance: show(context, most), compared: compared.length, notComputed,
    imported: show(context, imported), computed: show(context, expected), difference: show(context, imported - expected), percent: percentOf(imported - expected, expected),
    categories: byCategory(context, plan),
  };
}

/** For the log: how far what came in is from what its terms come to. */
export function varianceSums(context: Context, plan: ImportPlan): { beyond: number; difference: number } {
  const { compared } = comparisonOf(context, plan);
  const most = toleranceOf(context, undefined);
  return { beyond: compared.filter((one) => Math.abs(differenceOf(one)) > most).length, difference: compared.reduce((total, one) => total + differenceOf(one), 0) };
}
