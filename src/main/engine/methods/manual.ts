import { refuse } from '#shared/errors.ts';
import { monthNumber } from '#shared/values/calendar.ts';
import { ZERO, type Minor } from '#shared/values/money.ts';
import type { ManualCharge } from '../terms.ts';
import { within, type Days, type Runner, type Trace } from './runner.ts';

/** Amounts by month number. @throws INVALID_INPUT for a month given twice; INVALID_AMOUNT for a negative amount. */
export function readManual(charges: readonly ManualCharge[]): ReadonlyMap<number, Minor> {
  const byMonth = new Map<number, Minor>();
  for (const { period, amountMinor } of charges) {
    const month = monthNumber(period);
    if (byMonth.has(month)) refuse('INVALID_INPUT', { field: 'manual', reason: 'duplicate_period' });
    if (amountMinor < 0) refuse('INVALID_AMOUNT', { field: 'manual', value: String(amountMinor), reason: 'negative' });
    byMonth.set(month, amountMinor);
  }
  return byMonth;
}

/** The person's own amounts, month by month, never below the residual value; a month without one is charged nothing. */
export class ManualRunner implements Runner {
  shift = 0;
  private readonly charges: ReadonlyMap<number, Minor>;
  private readonly residual: Minor;

  constructor(charges: ReadonlyMap<number, Minor>, residual: Minor) {
    this.charges = charges;
    this.residual = residual;
  }

  resume(): boolean {
    return true;
  }

  charge(month: number, carrying: Minor, _days?: Days, trace?: Partial<Trace>): Minor {
    const left = carrying - this.residual;
    const given = this.charges.get(month) ?? ZERO;
    if (left <= 0) return ZERO;
    if (trace) Object.assign(trace, { baseKind: 'given', baseMinor: given, adjustment: 'none' } satisfies Partial<Trace>);
    return within(given, left, trace);
  }
}
