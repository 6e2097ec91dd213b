import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { fiscalYearOf, firstDay, lastDay, monthNumber, parseDate, parsePeriod, periodFromMonthNumber, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import type { AssetRow } from '../book/tables/assets.ts';
import { ledgerBook, type DepreciationBookRow } from '../book/tables/company.ts';
import { chargedByMonth } from '../book/tables/entries.ts';
import { calculateAsOf, chargeForPeriod, computeSchedule, explainCharge, type Explanation, type ScheduleRow, type ScheduleYear, type Terms } from '../engine/index.ts';
import { resolveAsset } from './assets/identity.ts';
import { depreciationBook, show, type Context } from './context.ts';
import { openPeriod } from './periods.ts';
import { showScheduleRow, showScheduleYear } from './schedule.ts';
import { standingOf, stateOf, termsOf } from './terms.ts';

export interface AssetScheduleRow extends ScheduleRow {
  status: 'opening' | 'posted' | 'planned';
  journal: string | null;
  catchUpMinor: Minor;
}

/** What was, and what is to come: minor units; the rows add up to the total. */
export interface AssetSchedule {
  rows: AssetScheduleRow[];
  years: ScheduleYear[];
  fullyDepreciatedOn: DateString | null;
  totalMinor: Minor;
}

interface Running {
  accumulated: number;
  /** Cost less accumulated impairment: what depreciation is taken from. */
  base: number;
  rows: AssetScheduleRow[];
}

function addRow(running: Running, period: Period, amount: number, extra: Pick<AssetScheduleRow, 'status' | 'journal'> & { catchUp?: number; from?: DateString; to?: DateString }): void {
  const opening = running.base - running.accumulated;
  running.accumulated += amount;
  running.rows.push({
    period, from: extra.from ?? firstDay(period), to: extra.to ?? lastDay(period), openingCarryingMinor: minor(opening), depreciationMinor: minor(amount),
    accumulatedMinor: minor(running.accumulated), carryingMinor: minor(running.base - running.accumulated), events: [], status: extra.status, journal: extra.journal, catchUpMinor: minor(extra.catchUp ?? 0),
  });
}

/**
 * The schedule of one asset in one depreciation book: its opening balance and what was posted are facts and stand as they are;
 * the plan goes on from them, month by month from the open period. What earlier months still owe falls into its first row.
 */
export function assetSchedule(context: Context, asset: AssetRow, book: DepreciationBookRow): AssetSchedule {
  const terms = termsOf(context, asset, book);
  const planned = computeSchedule(terms);
  const { opening } = terms;
  const running: Running = { accumulated: 0, base: terms.costMinor - (opening?.accumulatedImpairmentMinor ?? 0), rows: [] };
  if (opening) {
    const status = { status: 'opening' as const, journal: null };
    const from = terms.inServiceDate <= opening.depreciatedThrough ? terms.inServiceDate : opening.depreciatedThrough;
    addRow(running, periodOf(opening.depreciatedThrough), opening.accumulatedMinor, { ...status, from, to: opening.depreciatedThrough });
  }
  for (const { period, depreciationMinor, catchUpMinor, journal } of chargedByMonth(context.connection, book.id, asset.id)) {
    addRow(running, period, depreciationMinor, { status: 'posted', journal, catchUp: catchUpMinor });
  }
  if (asset.status !== 'DISPOSED') addPlan(context, asset, book, terms, planned.rows, running);
  const rows = running.rows;
  const last = rows.at(-1);
  const isWhole = last !== undefined && last.carryingMinor <= terms.residualMinor && last.depreciationMinor > 0;
  return {
    rows, years: yearsOf(rows, context.company.fiscal_year_start_month),
    fullyDepreciatedOn: isWhole ? (last.period === planned.rows.at(-1)?.period && planned.fullyDepreciatedOn ? planned.fullyDepreciatedOn : last.to) : null,
    totalMinor: minor(rows.reduce((sum, row) => sum + row.depreciationMinor, 0)),
  };
}

/** Months from the open period to the end of the life, each charged as the close of that month would charge it. */
function addPlan(context: Context, asset: AssetRow, book: DepreciationBookRow, terms: Terms, planned: readonly ScheduleRow[], running: Running): void {
  const end = planned.at(-1)?.period;
  if (end === undefined) return;
  const open = openPeriod(context) ?? periodOf(terms.inServiceDate);
  const start = planned[0] && planned[0].period > open ? planned[0].period : open;
  let postedThrough = standingOf(context, asset, book).posted_through;
  const plannedRows = new Map(planned.map((row) => [row.period, row]));
  for (let month = monthNumber(start); month <= Math.max(monthNumber(end), monthNumber(start)); month += 1) {
    const period = periodFromMonthNumber(month);
    const charge = chargeForPeriod(terms, stateOf({ accumulated_minor: running.accumulated, posted_through: postedThrough }, period));
    if (charge.amountMinor === 0) continue;
    const row = plannedRows.get(period);
    addRow(running, period, charge.amountMinor, { status: 'planned', journal: null, catchUp: charge.catchUpMinor, from: row?.from, to: row?.to });
    postedThrough = period;
  }
}

/** Fiscal years of what is charged here; an opening balance is where the first one begins. */
function yearsOf(rows: readonly AssetScheduleRow[], startMonth: number): ScheduleYear[] {
  const years: ScheduleYear[] = [];
  for (const row of rows) {
    if (row.status === 'opening') continue;
    const year = fiscalYearOf(row.period, startMonth);
    const last = years.at(-1);
    if (last?.year === year) {
      last.depreciationMinor = minor(last.depreciationMinor + row.depreciationMinor);
      last.accumulatedMinor = row.accumulatedMinor;
      last.carryingMinor = row.carryingMinor;
    } else {
      years.push({ year, openingCarryingMinor: row.openingCarryingMinor, depreciationMinor: row.depreciationMinor, accumulatedMinor: row.accumulatedMinor, carryingMinor: row.carryingMinor });
    }
  }
  return years;
}

function bookOf(context: Context, bookId: string | undefined): DepreciationBookRow {
  return bookId === undefined ? ledgerBook(context.connection) : depreciationBook(context, bookId);
}

function calculate(context: Context, input: Parsed<'assets.calculateDepreciation'>): Output<'assets.calculateDepreciation'> {
  const date = parseDate(input.asOfDate, 'asOfDate');
  const asset = resolveAsset(context, input);
  const result = calculateAsOf(termsOf(context, asset, bookOf(context, input.bookId)), date);
  return {
    annualDepreciation: show(context, result.annualDepreciationMinor), monthlyDepreciation: show(context, result.monthlyDepreciationMinor), accumulatedDepreciation: show(context, result.accumulatedMinor),
    bookValue: show(context, result.carryingMinor), remainingLife: result.remainingLifeYears ?? '0', remainingLifeMonths: result.remainingLifeMonths ?? 0,
  };
}

function schedule(context: Context, input: Parsed<'assets.depreciationSchedule'>): Output<'assets.depreciationSchedule'> {
  const asset = resolveAsset(context, input);
  const { rows, years, fullyDepreciatedOn, totalMinor } = assetSchedule(context, asset, bookOf(context, input.bookId));
  const format = (amount: Minor) => show(context, amount);
  return {
    rows: rows.map((row) => ({ ...showScheduleRow(row, format), status: row.status, journal: row.journal })),
    years: years.map((year) => showScheduleYear(year, format)), fullyDepreciatedOn, total: show(context, totalMinor),
  };
}

type Facts = Output<'assets.explain'>['facts'];

/** The engine's explanation without its structure: a name and a value each, amounts as decimal strings, ratios as whole numbers over whole numbers. */
function flatten(context: Context, explanation: Explanation): Facts {
  const amount = (value: Minor | null | undefined) => (value === null || value === undefined ? null : show(context, value));
  const { formula, segment } = explanation;
  const ratio = (name: string, value: { numerator: number; denominator: number } | null | undefined): Facts => (value ? { [`${name}Numerator`]: value.numerator, [`${name}Denominator`]: value.denominator } : {});
  return {
    outcome: explanation.outcome, basis: explanation.basis, convention: explanation.convention, dayCount: explanation.dayCount, rounding: explanation.rounding,
    openingCarryingAmount: amount(explanation.openingCarryingMinor), carryingAmount: amount(explanation.carryingMinor), residualValue: amount(explanation.residualMinor),
    usefulLifeMonths: explanation.usefulLifeMonths, segmentStartedOn: segment.startedOn, segmentCause: segment.cause, plannedAmount: amount(explanation.amountMinor),
    ...(formula && { baseKind: formula.baseKind, base: amount(formula.baseMinor), yearAmount: amount(formula.yearAmountMinor), yearCharged: amount(formula.yearChargedMinor), yearCapped: formula.yearCapped, units: formula.units?.used ?? null, unitsOf: formula.units?.of ?? null, adjustment: formula.adjustment, switched: formula.switched }),
    ...ratio('yearlyRate', formula?.yearlyRate), ...ratio('share', formula?.share), ...ratio('yearShare', formula?.yearShare),
  };
}

/** One month's figure with the facts behind it; the figure is what was posted where something was. */
function explain(context: Context, input: Parsed<'assets.explain'>): Output<'assets.explain'> {
  const period = parsePeriod(input.period);
  const asset = resolveAsset(context, input);
  const book = bookOf(context, input.bookId);
  const terms = termsOf(context, asset, book);
  const row = assetSchedule(context, asset, book).rows.find((candidate) => candidate.period === period);
  const explanation = explainCharge(terms, period);
  const isOpening = terms.opening !== undefined && period <= periodOf(terms.opening.depreciatedThrough) && row?.status !== 'posted' && row?.status !== 'planned';
  const facts = flatten(context, explanation);
  return {
    period, amount: show(context, row?.depreciationMinor ?? 0), method: explanation.method, status: isOpening ? 'opening' : (row?.status ?? 'none'), journal: row?.journal ?? null,
    facts: { ...facts, catchUp: show(context, row?.catchUpMinor ?? 0), depreciatedThrough: terms.opening?.depreciatedThrough ?? null },
  };
}

export const depreciationHandlers: Pick<Handlers<Context>, 'assets.calculateDepreciation' | 'assets.depreciationSchedule' | 'assets.explain'> = {
  'assets.calculateDepreciation': calculate,
  'assets.depreciationSchedule': schedule,
  'assets.explain': explain,
};
