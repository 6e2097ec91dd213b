import { refuse } from '#shared/errors.ts';
import { monthNumber } from '#shared/values/calendar.ts';
import { minor, ZERO, type Minor } from '#shared/values/money.ts';
import { divideBig } from '#shared/values/rounding.ts';
import type { RoundingPolicy, UsageOfPeriod } from '../terms.ts';
import { lastMonth, within, type Days, type Runner, type Trace } from './runner.ts';

/** Units are counted in millionths, so that litres, hours and tonnes with decimals stay whole numbers. */
const UNIT_DECIMALS = 6;
const UNITS = /^(\d{1,18})(?:\.(\d+))?$/;

/** An unsigned decimal of units in millionths. @throws INVALID_INPUT with `reason` "decimal". */
export function parseUnits(text: string, field: string): bigint {
  const match = UNITS.exec(text);
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > UNIT_DECIMALS) refuse('INVALID_INPUT', { field, reason: 'decimal' });
  return BigInt((match[1] ?? '') + fraction.padEnd(UNIT_DECIMALS, '0'));
}

/** Millionths as a decimal without needless zeros. */
export function formatUnits(millionths: bigint): string {
  const digits = millionths.toString().padStart(UNIT_DECIMALS + 1, '0');
  const fraction = digits.slice(-UNIT_DECIMALS).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -UNIT_DECIMALS) : `${digits.slice(0, -UNIT_DECIMALS)}.${fraction}`;
}

/** Readings by month number. @throws INVALID_INPUT for a month given twice. */
export function readUsage(usage: readonly UsageOfPeriod[]): ReadonlyMap<number, bigint> {
  const byMonth = new Map<number, bigint>();
  for (const { period, units } of usage) {
    const month = monthNumber(period);
    if (byMonth.has(month)) refuse('INVALID_INPUT', { field: 'usage', reason: 'duplicate_period' });
    byMonth.set(month, parseUnits(units, 'usage'));
  }
  return byMonth;
}

export function unitsThrough(usage: ReadonlyMap<number, bigint>, month: number): bigint {
  let sum = 0n;
  for (const [at, units] of usage) if (at <= month) sum += units;
  return sum;
}

export interface UnitsSpec {
  readonly fromCarrying: Minor;
  readonly residual: Minor;
  readonly usage: ReadonlyMap<number, bigint>;
  /** Units the depreciable amount of this segment is spread over, in millionths. */
  readonly remainingUnits: bigint;
  /** Units used before the segment started, in millionths. */
  readonly usedBefore: bigint;
  readonly rounding: RoundingPolicy;
}

/**
 * Units of production: depreciable amount × units of the month / units that remained when the segment started. The month in which the last
 * of the expected units is used takes what is left. A reading of 0 is a reading; a missing one is reported by `missing`.
 */
export class UnitsRunner implements Runner {
  shift = 0;
  private readonly spec: UnitsSpec;
  private readonly base: bigint;
  // Months are asked for one after the other: the sum to the last one is kept.
  private knownMonth = NaN;
  private knownUnits = 0n;

  constructor(spec: UnitsSpec) {
    this.spec = spec;
    this.base = BigInt(Math.max(0, spec.fromCarrying - spec.residual));
  }

  resume(): boolean {
    return true;
  }

  missing(month: number): boolean {
    return !this.spec.usage.has(month);
  }

  charge(month: number, carrying: Minor, _days?: Days, trace?: Partial<Trace>): Minor {
    const { usage, residual, remainingUnits, usedBefore, rounding, fromCarrying } = this.spec;
    const left = carrying - residual;
    const units = usage.get(month) ?? 0n;
    if (left <= 0 || units === 0n) return ZERO;
    const used = this.through(month) - usedBefore;
    if (trace) {
      trace.baseKind = 'depreciable_amount';
      trace.baseMinor = minor(Number(this.base));
      trace.adjustment = rounding === 'cumulative' ? 'cumulative' : 'none';
      trace.units = { used: formatUnits(units), of: formatUnits(remainingUnits) };
    }
    if (used >= remainingUnits) return lastMonth(left, trace);
    const counted = rounding === 'cumulative' ? used : units;
    const amount = Number(divideBig(this.base * counted, remainingUnits, 'half_away_from_zero'));
    return within(rounding === 'cumulative' ? amount - (fromCarrying - carrying) : amount, left, trace);
  }

  private through(month: number): bigint {
    const { usage } = this.spec;
    this.knownUnits = month === this.knownMonth + 1 ? this.knownUnits + (usage.get(month) ?? 0n) : unitsThrough(usage, month);
    this.knownMonth = month;
    return this.knownUnits;
  }
}
