import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { addDays, addPeriods, lastDay, parseDate, periodOf, type DateString } from '#shared/values/calendar.ts';
import { minor, type Minor } from '#shared/values/money.ts';
import { chargeLines, estimatesAfter, type EngineEvent } from '../../engine/index.ts';
import { accountsOf } from '../assets/capitalize.ts';
import { money, show, type Context } from '../context.ts';
import { termsOf } from '../terms.ts';
import { effectIn, single } from './effects.ts';
import { effectsOf, linesAbout, subjectOf, type ActPlan, type PlannedEffect, type Subject } from './plan.ts';
import { asked } from './valueUpdates.ts';

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
    const { before, after, book } = effect;
    if (before.carryingMinor - amountMinor < before.residualMinor) {
      refuse('BELOW_RESIDUAL', { asset: asset.number, carryingAmount: show(context, before.carryingMinor), residualValue: show(context, before.residualMinor) });
    }
    const entry = { assetId: asset.id, depreciationMinor: amountMinor, catchUpMinor: 0, accumulatedAfterMinor: after.accumulatedMinor, carryingAfterMinor: after.carryingMinor, categoryId: category.id, costCenterId: asset.cost_center_id };
    const charge = single(book, subject, 'charge', periodOf(date), date, entry);
    if (counter !== null && charge.lines.length > 0) charge.lines = linesAbout(asset, category, chargeLines(amountMinor, counter, accountsOf(asset, category).accumulatedAccountId));
    return { ...effect, singles: [...effect.singles, charge], change: NO_CHANGE, facts: {} };
  });
  return planOf(subject, effects, amountMinor, input);
}

function planOf({ asset, category, date, book }: Subject, effects: PlannedEffect[], amountMinor: Minor | null, input: { externalId?: string | undefined; memo?: string | null | undefined }): ActPlan {
  return {
    kind: 'depreciation_amortization', asset, category, date, book, effects, journal: null, statusAfter: asset.status, externalId: input.externalId ?? null, amountMinor, memo: input.memo ?? null, input: asked(input),
    outcome: {},
  };
}

/** The last day that whole months are charged through: the date itself where days are counted or where it ends its month. */
function chargedTo(convention: string, date: DateString): DateString {
  return convention === 'actual_days' || date === lastDay(periodOf(date)) ? date : lastDay(addPeriods(periodOf(date), -1));
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
    const through = chargedTo(termsOf(context, subject.asset, book).convention, date);
    // An event without effect on the day after shows what is due until then.
    const probe: EngineEvent = { type: 'impairment', date: addDays(through, 1), amountMinor: minor(0) };
    const effect = effectIn(context, book, { asset: subject.asset, category: subject.category, date: probe.date, event: probe, settles: true, chargesTo: through });
    const isPosted = effect.balance.posted_through !== null && effect.balance.posted_through >= periodOf(through);
    return { ...effect, singles: isPosted ? [] : effect.singles, event: null, change: NO_CHANGE, facts: {} };
  });
  const due = effects.reduce((sum, { singles }) => sum + singles.reduce((total, { entry }) => total + entry.depreciationMinor, 0), 0);
  if (due === 0) refuse('DEPRECIATION_NOT_ALLOWED', { asset: subject.asset.number, reason: 'nothing_due' });
  return planOf(subject, effects, minor(due), input);
}
