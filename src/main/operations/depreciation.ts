import type { Handlers, Output, Parsed } from '#shared/contract/index.ts';
import { firstDay, lastDay, parseDate, parsePeriod, periodOf, type DateString, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { firstCharged, type Happened, type HappenedEvent } from '../book/queries/happened.ts';
import type { AssetRow } from '../book/tables/assets.ts';
import { calendarOf, ledgerBook, type DepreciationBookRow } from '../book/tables/company.ts';
import { chargedByMonth, takenBackOf } from '../book/tables/entries.ts';
import { calculateAsOf, computeSchedule, estimatesAfter, explainCharge, plannedFrom, type Explanation, type PlannedRow, type ScheduleRow, type ScheduleYear, type Terms } from '../engine/index.ts';
import { resolveAsset } from './assets/identity.ts';
import { depreciationBook, show, type Context } from './context.ts';
import { openPeriod } from './periods.ts';
import { showScheduleRow, showScheduleYear } from './schedule.ts';
import { originOf } from './origin.ts';
import { engineEvents, happenedTo, standingOf, stateOf, termsOf } from './terms.ts';

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

/** Cost, accumulated depreciation and impairment as the months go by. */
interface Running {
  cost: number;
  accumulated: number;
  impairment: number;
  rows: AssetScheduleRow[];
}

const carryingOf = ({ cost, accumulated, impairment }: Running): number => cost - accumulated - impairment;

type Happening = Pick<AssetScheduleRow, 'status' | 'journal'> & { amount: number; catchUp?: number; from?: DateString; to?: DateString; events?: readonly HappenedEvent[] };

/** One row: the charge, then what the events of the month did to the balance. */
function addRow(running: Running, period: Period, { amount, status, journal, catchUp = 0, from, to, events = [] }: Happening): void {
  const opening = carryingOf(running);
  running.accumulated += amount;
  for (const event of events) {
    running.cost += event.cost_minor;
    running.accumulated += event.accumulated_minor;
    running.impairment += event.impairment_minor;
  }
  running.rows.push({
    period, from: from ?? firstDay(period), to: to ?? lastDay(period), openingCarryingMinor: minor(opening), depreciationMinor: minor(amount), accumulatedMinor: minor(running.accumulated),
    carryingMinor: minor(carryingOf(running)), events: events.flatMap(engineEvents), status, journal, catchUpMinor: minor(catchUp),
  });
}

/**
 * The schedule of one asset in one depreciation book: its opening balance, what was posted and what acts did are facts and stand as they
 * are; the plan goes on from them, month by month from the open period. What earlier months still owe falls into its first row.
 */
export function assetSchedule(context: Context, asset: AssetRow, book: DepreciationBookRow): AssetSchedule {
  const terms = termsOf(context, asset, book);
  const happened = happenedTo(context, asset, book);
  // What was split off another asset comes in by that event.
  const comesLater = originOf(happened) !== null;
  const opening = comesLater ? undefined : terms.opening;
  const running: Running = { cost: comesLater ? 0 : terms.costMinor, accumulated: 0, impairment: opening?.accumulatedImpairmentMinor ?? 0, rows: [] };
  if (opening) {
    const from = terms.inServiceDate <= opening.depreciatedThrough ? terms.inServiceDate : opening.depreciatedThrough;
    addRow(running, periodOf(opening.depreciatedThrough), { amount: opening.accumulatedMinor, status: 'opening', journal: null, from, to: opening.depreciatedThrough });
  }
  const open = openPeriod(context);
  const posted = new Map(chargedByMonth(context.connection, book.id, asset.id).filter((charge) => charge.depreciationMinor !== 0).map((charge) => [charge.period, charge]));
  const events = Map.groupBy(happened?.events ?? [], (event) => event.period as Period);
  const planned = new Map(planAhead(context, asset, book, terms, happened).map((row) => [row.period, row]));
  for (const period of [...new Set([...posted.keys(), ...events.keys(), ...planned.keys()])].sort()) {
    const charge = posted.get(period);
    const ahead = planned.get(period);
    const plan = ahead && (ahead.depreciationMinor !== 0 || !charge) ? ahead : undefined;
    if (charge) addRow(running, period, { amount: charge.depreciationMinor, status: 'posted', journal: charge.journal, catchUp: charge.catchUpMinor, events: plan ? [] : events.get(period) });
    if (plan) addRow(running, period, { amount: plan.depreciationMinor, status: 'planned', journal: null, catchUp: plan.catchUpMinor, from: plan.from, to: plan.to, events: events.get(period) });
    if (!charge && !plan) addRow(running, period, { amount: 0, status: open !== null && period < open ? 'posted' : 'planned', journal: null, events: events.get(period) });
  }
  const { rows } = running;
  const last = rows.findLast((row) => row.depreciationMinor > 0);
  const isWhole = last !== undefined && last === rows.at(-1) && asset.status !== 'DISPOSED' && last.carryingMinor <= estimatesAfter(terms).residualMinor;
  return { rows, years: yearsOf(rows, calendarOf(context.company)), fullyDepreciatedOn: isWhole ? last.to : null, totalMinor: minor(rows.reduce((sum, row) => sum + row.depreciationMinor, 0)) };
}

type Ahead = PlannedRow & { from?: DateString; to?: DateString };

/** Months from the open period to the end of the life, each charged as the close of that month would charge it; months of nothing are left out. */
function planAhead(context: Context, asset: AssetRow, book: DepreciationBookRow, terms: Terms, happened: Happened | undefined): Ahead[] {
  if (asset.status === 'DISPOSED' || book.status === 'inactive') return [];
  const open = firstCharged(happened, openPeriod(context) ?? periodOf(terms.inServiceDate));
  // A life counted in days ends within a month: the plan knows on which day.
  const days = new Map(computeSchedule(terms).rows.map(({ period, from, to }) => [period, { from, to }]));
  return plannedFrom(terms, stateOf(standingOf(context, asset, book), open, happened))
    .filter((row) => row.depreciationMinor !== 0)
    .map((row) => ({ ...row, ...days.get(row.period) }));
}

/** Fiscal years of what is charged here; an opening balance is where the first one begins. */
function yearsOf(rows: readonly AssetScheduleRow[], calendar: FiscalCalendar): ScheduleYear[] {
  const years: ScheduleYear[] = [];
  for (const row of rows) {
    if (row.status === 'opening') continue;
    const { year } = fiscalYearAt(row.period, calendar);
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
export function explanationFacts(explanation: Explanation, format: (amount: Minor) => string): Facts {
  const amount = (value: Minor | null | undefined) => (value === null || value === undefined ? null : format(value));
  const { formula, segment } = explanation;
  const ratio = (name: string, value: { numerator: number; denominator: number } | null | undefined): Facts => (value ? { [`${name}Numerator`]: value.numerator, [`${name}Denominator`]: value.denominator } : {});
  return {
    outcome: explanation.outcome, basis: explanation.basis, convention: explanation.convention, conventionSince: explanation.conventionSince, dayCount: explanation.dayCount, rounding: explanation.rounding,
    openingCarryingAmount: amount(explanation.openingCarryingMinor), carryingAmount: amount(explanation.carryingMinor), residualValue: amount(explanation.residualMinor),
    usefulLifeMonths: explanation.usefulLifeMonths, segmentStartedOn: segment.startedOn, segmentCause: segment.cause, plannedAmount: amount(explanation.amountMinor),
    partCharge: amount(explanation.partMinor), earlierDays: amount(explanation.earlierDaysMinor),
    ...(formula && { baseKind: formula.baseKind, base: amount(formula.baseMinor), yearAmount: amount(formula.yearAmountMinor), yearCharged: amount(formula.yearChargedMinor), yearCapped: formula.yearCapped, units: formula.units?.used ?? null, unitsOf: formula.units?.of ?? null, adjustment: formula.adjustment, switched: formula.switched, formulaAmount: amount(formula.amountMinor), fromCarryingAmount: amount(formula.carryingMinor), toResidualValue: amount(formula.residualMinor), leaving: formula.leaving }),
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
  const facts = explanationFacts(explanation, (amount) => show(context, amount));
  return {
    period, amount: show(context, row?.depreciationMinor ?? 0), method: explanation.method, status: isOpening ? 'opening' : (row?.status ?? 'none'), journal: row?.journal ?? null,
    facts: { ...facts, catchUp: show(context, row?.catchUpMinor ?? 0), takenBack: show(context, takenBackOf(context.connection, book.id, asset.id, period)), depreciatedThrough: terms.opening?.depreciatedThrough ?? null },
  };
}

export const depreciationHandlers: Pick<Handlers<Context>, 'assets.calculateDepreciation' | 'assets.depreciationSchedule' | 'assets.explain'> = {
  'assets.calculateDepreciation': calculate,
  'assets.depreciationSchedule': schedule,
  'assets.explain': explain,
};
