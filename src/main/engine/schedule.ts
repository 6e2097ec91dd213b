import { addDays, type DateString, type Period } from '#shared/values/calendar.ts';
import { fiscalYearAt, type FiscalCalendar } from '#shared/values/fiscalCalendar.ts';
import { minor, ZERO } from '#shared/values/money.ts';
import { monthAt } from './months.ts';
import type { Schedule, ScheduleRow, ScheduleYear, Terms } from './terms.ts';
import { Walk } from './walk.ts';

/** Sums of fiscal years. */
export function yearsOf(rows: readonly ScheduleRow[], calendar: FiscalCalendar): ScheduleYear[] {
  const years: ScheduleYear[] = [];
  let current: ScheduleYear | undefined;
  let through: Period | null = null;
  for (const row of rows) {
    if (current === undefined || through === null || row.period > through) {
      const year = fiscalYearAt(row.period, calendar);
      through = year.to;
      current = { year: year.year, openingCarryingMinor: row.openingCarryingMinor, depreciationMinor: ZERO, accumulatedMinor: ZERO, carryingMinor: ZERO };
      years.push(current);
    }
    current.depreciationMinor = minor(current.depreciationMinor + row.depreciationMinor);
    current.accumulatedMinor = row.accumulatedMinor;
    current.carryingMinor = row.carryingMinor;
  }
  return years;
}

/**
 * The whole plan of an asset, month by month and by fiscal year: a pure function of its terms. With an opening balance it starts the
 * day after it. It ends where nothing is left to charge and nothing more happens; a rate without a life ends where its charge rounds to nothing.
 * Amounts in minor units; rounding as each method states; the residual value is never crossed.
 * @throws the refusals of checkTerms, and INVALID_AMOUNT for an event that takes more than there is.
 */
export function computeSchedule(terms: Terms): Schedule {
  const walk = new Walk(terms);
  const rows: ScheduleRow[] = [];
  let total = 0;
  const first = walk.month;
  const openedOn = walk.segmentStart;
  while (!walk.done) {
    const month = monthAt(walk.month);
    walk.step();
    rows.push({
      period: month.period,
      from: month.from,
      to: month.to,
      openingCarryingMinor: walk.opening,
      depreciationMinor: walk.charged,
      accumulatedMinor: walk.accumulated,
      carryingMinor: walk.carrying,
      events: walk.happened,
    });
    total += walk.charged;
  }
  cutEnds(rows, monthAt(first).period, terms.convention === 'actual_days' ? openedOn : null, lastDayOfLife(walk));
  const reached = !walk.disposed && walk.carrying <= walk.basis.residual;
  const lastCharged = rows.findLast(({ depreciationMinor }) => depreciationMinor > 0)?.to ?? terms.opening?.depreciatedThrough ?? null;
  return { rows, years: yearsOf(rows, terms), fullyDepreciatedOn: reached ? lastCharged : null, totalMinor: minor(total) };
}

/** The last day of a life counted in days; null where the life ends with a month. */
function lastDayOfLife(walk: Walk): DateString | null {
  const { time } = walk.basis;
  if (time?.kind !== 'days' || time.endDay === Infinity) return null;
  const month = monthAt(time.lastMonth);
  return addDays(month.from, time.endDay - month.firstDay);
}

/** Where days are counted, the first row starts on the first day that counts and the last ends on the last. */
function cutEnds(rows: ScheduleRow[], firstPeriod: Period, from: DateString | null, through: DateString | null): void {
  const first = rows[0];
  if (from !== null && first?.period === firstPeriod && from > first.from && from <= first.to) rows[0] = { ...first, from };
  const last = rows.at(-1);
  if (through !== null && last && through >= last.from && through < last.to) rows[rows.length - 1] = { ...last, to: through };
}
