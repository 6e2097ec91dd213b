import { postedAt } from '../../book/queries/happened.ts';
import type { DepreciationBookRow } from '../../book/tables/company.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { addDays, addPeriods, lastDay, parseDate, periodOf, type DateString } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { chargeLines, estimatesAfter, type EngineEvent, type Standing } from '../../engine/index.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { money, show, type Context } from '../context.ts';
import { termsOf } from '../terms.ts';
import { chargedThrough, effectIn, restingEffect, single, type Effect } from './effects.ts';
import { asked, effectsOf, linesAbout, subjectOf, type ActPlan, type PlannedEffect, type Subject } from './plan.ts';

const NO_CHANGE = { cost: 0, accumulated: 0, impairment: 0, surplus: 0 };

function assertDepreciates(context: Context, { asset, books }: Subject): void {
  for (const book of books) {
    if (estimatesAfter(termsOf(context, asset, book)).method === 'none') refuse('DEPRECIATION_NOT_ALLOWED', { asset: asset.number, reason: 'method' });
  }
}

/**
 * An amount of depreciation entered by hand stands for what the plan would charge in its month; what is left is spread over the rest of the life.
 * It is posted as a charge of the asset, not as a change of value.
 * @throws DEPRECIATION_NOT_ALLOWED, BELOW_RESIDUAL
 */
export function planByHand(context: Context, subject: Subject, amountMinor: Minor, counter: number | null, input: { externalId?: string | undefined; memo?: string | null | undefined }): ActPlan {
  assertDepreciates(context, subject);
  const { asset, category, date } = subject;
  const event: EngineEvent = { type: 'charge', date, amountMinor };
  const effects = effectsOf(context, subject, event, false).map((effect): PlannedEffect => {
    const { before, book } = effect;
    if (before.carryingMinor - amountMinor < before.residualMinor) {
      refuse('BELOW_RESIDUAL', { asset: asset.number, carryingAmount: show(context, before.carryingMinor), residualValue: show(context, before.residualMinor) });
    }
    const charge = single(context, book, subject, 'charge', periodOf(date), date, amountMinor);
    if (counter !== null && charge.lines.length > 0) charge.lines = linesAbout(asset, category, chargeLines(amountMinor, counter, accountsOf(asset, category).accumulatedAccountId));
    return { ...effect, ...asPosted(context, effect, subject, amountMinor), singles: [...effect.singles, charge], change: NO_CHANGE, facts: {} };
  });
  return planOf(subject, effects, amountMinor, input);
}

/** Before and after in terms of what is posted: earlier months may still be due. */
function asPosted(context: Context, { balance, book, before, singles }: Effect, { asset, date }: Subject, amountMinor: Minor): Pick<Effect, 'before' | 'after'> {
  const taken = singles.reduce((sum, { amountMinor: amount }) => sum + amount, 0);
  const posted = postedAt(context.connection, book.id, asset.id, periodOf(date));
  const standing: Standing = {
    costMinor: minor(balance.cost_minor), impairmentMinor: minor(balance.impairment_minor), accumulatedMinor: minor(posted.accumulated + taken), carryingMinor: minor(posted.carrying - taken), residualMinor: before.residualMinor,
  };
  return { before: standing, after: { ...standing, accumulatedMinor: minor(standing.accumulatedMinor + amountMinor), carryingMinor: minor(standing.carryingMinor - amountMinor) } };
}

function planOf({ asset, category, date, book }: Subject, effects: PlannedEffect[], amountMinor: Minor | null, input: { externalId?: string | undefined; memo?: string | null | undefined }): ActPlan {
  return {
    kind: 'depreciation_amortization', asset, category, date, book, effects, journal: null, statusAfter: asset.status, externalId: input.externalId ?? null, amountMinor, memo: input.memo ?? null, input: asked(input),
    outcome: {},
  };
}

/** Where days are counted, the days of a month up to a day: an event without effect on the day after shows what is due until then. */
function chargedToDay(context: Context, book: DepreciationBookRow, { asset, category }: Subject, date: DateString): Effect {
  const probe: EngineEvent = { type: 'impairment', date: addDays(date, 1), amountMinor: minor(0) };
  const isPosted = (through: string | null): boolean => through !== null && through >= periodOf(date);
  const resting = restingEffect(context, asset, book);
  return isPosted(resting.balance.posted_through) ? resting : effectIn(context, book, { asset, category, date: probe.date, event: probe, settles: true, chargesTo: date });
}

/**
 * Depreciation of one asset to a date, outside the month's run: with an amount, that amount for the month; without one, what is due by the
 * date and nobody has posted.
 * @throws what subjectOf throws; DEPRECIATION_NOT_ALLOWED (nothing is due); BELOW_RESIDUAL
 */
export function planDepreciation(context: Context, input: Parsed<'assets.postDepreciation.preview'>): ActPlan {
  const date = parseDate(input.asOfDate, 'asOfDate');
  const subject = subjectOf(context, input, date, 'assets.postDepreciation', 'one');
  if (input.amount !== undefined) {
    const amountMinor = money(context, input.amount, 'amount');
    if (amountMinor === 0) refuse('INVALID_AMOUNT', { field: 'amount', value: input.amount, reason: 'zero' });
    return planByHand(context, subject, amountMinor, null, input);
  }
  assertDepreciates(context, subject);
  const effects = subject.books.map((book): PlannedEffect => {
    const { convention } = termsOf(context, subject.asset, book);
    if (convention !== 'actual_days' || date === lastDay(periodOf(date))) {
      const whole = date === lastDay(periodOf(date)) ? periodOf(date) : addPeriods(periodOf(date), -1);
      return { ...chargedThrough(context, book, subject, whole), change: NO_CHANGE, facts: {} };
    }
    return { ...chargedToDay(context, book, subject, date), event: null, change: NO_CHANGE, facts: {} };
  });
  const due = effects.reduce((sum, { singles }) => sum + singles.reduce((total, { amountMinor }) => total + amountMinor, 0), 0);
  if (due === 0) refuse('DEPRECIATION_NOT_ALLOWED', { asset: subject.asset.number, reason: 'nothing_due' });
  return planOf(subject, effects, minor(due), input);
}
