import type { Output, Parsed } from '#shared/contract/index.ts';
import { required } from '#shared/values/assert.ts';
import { parseDate, parsePeriod } from '#shared/values/calendar.ts';
import { currencyExponent } from '#shared/values/currency.ts';
import { formatAmount, parseAmount, type Minor } from '#shared/values/money.ts';
import { computeSchedule as computeEngineSchedule, type EngineEvent, type Schedule, type ScheduleRow, type ScheduleYear, type Terms } from '../engine/index.ts';
import { residualOf } from './assets/identity.ts';

type Input = Parsed<'schedule.compute'>;
type ContractEvent = NonNullable<Input['events']>[number];
type ShownRow = Output<'schedule.compute'>['rows'][number];
type ShownYear = Output<'schedule.compute'>['years'][number];
type Show = (amount: Minor) => string;

/** A decimal string of the contract to minor units, with the name of its field for a refusal. */
type Read = (text: string, field: string) => Minor;

function engineEvent(event: ContractEvent, index: number, read: Read): EngineEvent {
  const date = parseDate(event.date, `events.${index}.date`);
  switch (event.type) {
    case 'estimate': {
      const { residualValue, type, date: _date, ...changes } = event;
      return { type, date, ...changes, residualMinor: residualValue === undefined ? undefined : read(residualValue, `events.${index}.residualValue`) };
    }
    case 'part_disposal':
      return { type: event.type, date, percent: event.percent };
    case 'suspend':
    case 'resume':
    case 'disposal':
      return { type: event.type, date };
    default:
      return { type: event.type, date, amountMinor: read(event.amount, `events.${index}.amount`) };
  }
}

function engineTerms(input: Input, exponent: number): Terms {
  const read: Read = (text, field) => parseAmount(text, exponent, field);
  const { opening } = input;
  const costMinor = read(input.cost, 'cost');
  const residualMinor = input.residualPercent === undefined ? read(input.residualValue, 'residualValue') : residualOf({ residual_minor: null, cost_minor: costMinor }, { residual_percent: input.residualPercent });
  return {
    costMinor, residualMinor, exponent, method: input.method, usefulLifeMonths: input.usefulLifeMonths ?? null,
    factor: input.factor, annualRate: input.annualRate, rateFromResidual: input.rateFromResidual, basis: input.basis, convention: input.convention, dayCount: input.dayCount, rounding: input.rounding,
    inServiceDate: parseDate(input.inServiceDate, 'inServiceDate'), fiscalYearStartMonth: input.fiscalYearStartMonth, totalUnits: input.totalUnits,
    ...(input.irregularYears && { irregularYears: input.irregularYears.map(({ from, to, isFirst }, index) => ({ isFirst, from: parsePeriod(from, `irregularYears.${index}.from`), to: parsePeriod(to, `irregularYears.${index}.to`) })) }),
    usage: input.usage?.map(({ period, units }, index) => ({ period: parsePeriod(period, `usage.${index}.period`), units })),
    manual: input.manual?.map(({ period, amount }, index) => ({ period: parsePeriod(period, `manual.${index}.period`), amountMinor: read(amount, `manual.${index}.amount`) })),
    macrs: input.macrs,
    opening: opening && {
      depreciatedThrough: parseDate(opening.depreciatedThrough, 'opening.depreciatedThrough'), accumulatedMinor: read(opening.accumulatedDepreciation, 'opening.accumulatedDepreciation'),
      accumulatedImpairmentMinor: opening.accumulatedImpairment === undefined ? undefined : read(opening.accumulatedImpairment, 'opening.accumulatedImpairment'),
    },
    events: (input.events ?? []).map((event, index) => engineEvent(event, index, read)),
  };
}

function showEvent(event: EngineEvent, show: Show): ShownRow['events'][number] {
  return { date: event.date, type: event.type, amount: 'amountMinor' in event ? show(event.amountMinor) : null };
}

export function showScheduleRow(row: ScheduleRow, show: Show): ShownRow {
  return {
    period: row.period, from: row.from, to: row.to, openingCarryingAmount: show(row.openingCarryingMinor), depreciation: show(row.depreciationMinor),
    accumulatedDepreciation: show(row.accumulatedMinor), carryingAmount: show(row.carryingMinor), events: row.events.map((event) => showEvent(event, show)),
  };
}

export function showScheduleYear(year: ScheduleYear, show: Show): ShownYear {
  return {
    year: year.year, beginningBookValue: show(year.openingCarryingMinor), depreciation: show(year.depreciationMinor), accumulatedDepreciation: show(year.accumulatedMinor), endingBookValue: show(year.carryingMinor),
  };
}

function showSchedule(schedule: Schedule, show: Show): Output<'schedule.compute'> {
  return {
    rows: schedule.rows.map((row) => showScheduleRow(row, show)), years: schedule.years.map((year) => showScheduleYear(year, show)),
    fullyDepreciatedOn: schedule.fullyDepreciatedOn, total: show(schedule.totalMinor),
  };
}

/**
 * A schedule from terms alone, without a book: decimal strings of the named currency in and out, minor units between.
 * @throws INVALID_AMOUNT, INVALID_DATE, INVALID_INPUT, METHOD_NOT_AVAILABLE
 */
export function computeSchedule(input: Input): Output<'schedule.compute'> {
  const exponent = required(currencyExponent(input.currency), 'the decimals of a known currency');
  return showSchedule(computeEngineSchedule(engineTerms(input, exponent)), (amount) => formatAmount(amount, exponent));
}
