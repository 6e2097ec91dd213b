import { required } from '#shared/values/assert.ts';
import type { Period } from '#shared/values/calendar.ts';
import { fiscalYearOf } from '#shared/values/fiscalCalendar.ts';
import { minor } from '#shared/values/money.ts';
import { calendarOf } from '../../book/tables/company.ts';
import type { FigureName } from '../../engine/pools/index.ts';
import type { TaxPoolRow, TaxPoolSchedule } from '../../reports/source.ts';
import type { Context } from '../context.ts';
import { planTaxYear, type PlannedPool } from '../pools/plan.ts';
import { assertReached, nextTaxYear, taxYearsThrough, theRegime } from '../pools/regime.ts';
import { poolNames, stateOfYear } from '../pools/view.ts';

/**
 * Every pool from the first year through the fiscal year of the month, or the year that closes next: the figures of pools.compute.
 * @throws TAX_REGIME_MISSING, TAX_YEAR_BEFORE_FIRST, and what a year's figures may refuse
 */
export function taxPoolsForReport(context: Context, through: Period | null): TaxPoolSchedule {
  const regime = theRegime(context);
  const lastYear = through === null ? nextTaxYear(context, regime) : fiscalYearOf(through, calendarOf(context.company));
  assertReached(regime, lastYear);
  const names = poolNames(context);
  const years = taxYearsThrough(context, regime, lastYear);
  const rows = years.flatMap((year) => {
    const state = stateOfYear(context, regime, year);
    return planTaxYear(context, regime, year).planned.pools.map((pool) => rowOf(pool, required(names.get(pool.code), 'the name of a pool'), year, state));
  });
  const order = [...names.keys()];
  return {
    rules: regime.preset.name, note: regime.preset.note, firstYear: regime.first_year, lastYear,
    rows: rows.sort((a, b) => order.indexOf(a.pool) - order.indexOf(b.pool) || a.year - b.year),
  };
}

function rowOf({ code, result }: PlannedPool, name: TaxPoolRow['name'], year: number, state: TaxPoolRow['state']): TaxPoolRow {
  const of = (figure: FigureName) => result.figures[figure].amountMinor;
  return {
    year, pool: code, name, state, percent: result.percent, opening: minor(of('opening') + of('deferred')), additions: minor(of('additions') + of('previousAdditions')), additionsCounted: of('additionsCounted'),
    proceeds: minor(of('proceeds') + of('previousProceeds')), proceedsCounted: of('proceedsCounted'), deductedAtOnce: minor(of('allowance') + of('relief')), base: of('base'), depreciation: of('depreciation'),
    afterDepreciation: of('afterDepreciation'), repairsDeductible: of('repairsDeductible'), repairsExcess: of('repairsExcess'), writeOff: of('writeOff'), closing: of('closing'), deduction: of('deduction'), income: of('income'),
  };
}
