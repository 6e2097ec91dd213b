import { pathToFileURL } from 'node:url';
import { addPeriods, type DateString, type Period } from '#shared/values/calendar.ts';
import { minor } from '#shared/values/money.ts';
import { closePlan, computeSchedule, type AssetToCharge, type Terms } from '../../src/main/engine/index.ts';

const BASE: Terms = {
  costMinor: minor(10_000_000), residualMinor: minor(500_000), exponent: 2, method: 'straight_line', usefulLifeMonths: 120, basis: 'monthly',
  convention: 'full_month', dayCount: 'life_days', rounding: 'equal', inServiceDate: '2024-03-17' as DateString, fiscalYearStartMonth: 7, events: [],
};

/** The ten years of a life. */
const MONTHS: readonly Period[] = Array.from({ length: 120 }, (_, index) => addPeriods('2024-03' as Period, index));

const EVENTS: Terms['events'] = [
  { type: 'improvement', date: '2025-05-10' as DateString, amountMinor: minor(500_000) },
  { type: 'estimate', date: '2026-07-01' as DateString, usefulLifeMonths: 100 },
  { type: 'part_disposal', date: '2027-09-20' as DateString, percent: '25' },
];

const CASES: readonly [string, Partial<Terms>][] = [
  ['straight line, equal', {}],
  ['straight line, cumulative', { rounding: 'cumulative' }],
  ['straight line, actual days', { convention: 'actual_days' }],
  ['declining balance, monthly', { method: 'declining_balance' }],
  ['declining balance, annual', { method: 'declining_balance', basis: 'annual' }],
  ['accelerated, monthly', { method: 'accelerated' }],
  ['accelerated, annual', { method: 'accelerated', basis: 'annual' }],
  ['sum of the years’ digits', { method: 'sum_of_years_digits' }],
  ['units of production', { method: 'units_of_production', usefulLifeMonths: null, totalUnits: '12000', usage: MONTHS.map((period) => ({ period, units: '100' })) }],
  ['amounts by hand', { method: 'manual', usefulLifeMonths: null, manual: MONTHS.map((period) => ({ period, amountMinor: minor(70_000) })) }],
  ['MACRS, 7 years', { method: 'macrs', usefulLifeMonths: null, residualMinor: minor(0), macrs: { system: 'gds', recoveryYears: '7' } }],
  ['MACRS, 39 years', { method: 'macrs', usefulLifeMonths: null, residualMinor: minor(0), macrs: { system: 'gds', recoveryYears: '39' } }],
  ['straight line, with events', { events: EVENTS }],
];

const ASSETS = 100_000;
/** Methods whose speed is promised; the others are told beside them. */
const PROMISED = /^(straight line|declining balance)/;

const milliseconds = (act: () => void): number => {
  const start = process.hrtime.bigint();
  act();
  return Number(process.hrtime.bigint() - start) / 1e6;
};

const figure = (value: number): string => Math.floor(value).toLocaleString('en-US').padStart(14);

/** Whole-life schedules, every row and year built, on one core. */
function scheduleRows(terms: Partial<Terms>, schedules: number): { rows: number; perSecond: number } {
  let rows = 0;
  const run = (count: number): void => {
    for (let index = 0; index < count; index += 1) rows += computeSchedule({ ...BASE, ...terms, costMinor: minor(10_000_000 + index * 7) }).rows.length;
  };
  run(500);
  rows = 0;
  const taken = milliseconds(() => run(schedules));
  return { rows, perSecond: (rows / taken) * 1000 };
}

/** The plan of one month's close, some forty months into the lives; what was posted is what was planned. */
function closeOf(terms: Partial<Terms>): number {
  const period = '2027-08' as Period;
  const postedThrough = addPeriods(period, -1);
  const kinds = Array.from({ length: 100 }, (_, index) => {
    const own = { ...BASE, ...terms, costMinor: minor(10_000_000 + index * 777) };
    return { terms: own, accumulatedMinor: computeSchedule(own).rows.find((row) => row.period === postedThrough)?.accumulatedMinor ?? minor(0) };
  });
  const assets: AssetToCharge[] = [];
  for (let key = 0; key < ASSETS; key += 1) {
    const kind = kinds[key % kinds.length];
    if (kind) assets.push({ key, terms: { ...kind.terms }, state: { accumulatedMinor: kind.accumulatedMinor, postedThrough } });
  }
  closePlan(assets.slice(0, 5000), period);
  return milliseconds(() => closePlan(assets, period));
}

/** Prints what one core does. @returns false where straight line or declining balance misses a million rows a second. */
export function benchEngine(print: (line: string) => void): boolean {
  let reached = true;
  print('engine: whole-life monthly schedules, one core (target: more than 1,000,000 rows a second)');
  for (const [name, terms] of CASES) {
    const { perSecond } = scheduleRows(terms, 10_000);
    if (PROMISED.test(name) && perSecond < 1_000_000) reached = false;
    print(`  ${name.padEnd(30)}${figure(perSecond)} rows/s`);
  }
  print(`engine: plan of one month’s close, ${ASSETS.toLocaleString('en-US')} assets, one core`);
  for (const [name, terms] of CASES) print(`  ${name.padEnd(30)}${figure(closeOf(terms))} ms`);
  return reached;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  benchEngine((line) => process.stdout.write(`${line}\n`));
}
