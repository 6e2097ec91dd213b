import type { Parsed } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { parseDate } from '#shared/values/calendar.ts';
import { checkTerms, estimatesAfter, type EngineEvent } from '../../engine/index.ts';
import { money, type Context } from '../context.ts';
import { termsOf } from '../terms.ts';
import { asked, changeOf, effectsOf, subjectOf, type ActPlan } from './plan.ts';

type Request = Parsed<'estimates.preview'>;

/** Methods whose past says nothing of another's: units and amounts by hand are not estimated anew from a straight line, nor the other way round. */
const ALONE: ReadonlySet<string> = new Set(['units_of_production', 'manual', 'macrs']);

/**
 * A change of estimate (IAS 8.36, IAS 16.51): life, residual value, method, rate or total units, from its date on. Nothing is posted; the
 * past stays. The life named is the one that remains from the date.
 * @throws what subjectOf throws; INVALID_INPUT where nothing is named; METHOD_NOT_AVAILABLE
 */
export function planEstimate(context: Context, input: Request): ActPlan {
  const date = parseDate(input.effectiveDate, 'effectiveDate');
  const residualMinor = input.residualValue === undefined ? undefined : money(context, input.residualValue, 'residualValue');
  const { usefulLifeMonths, method, factor, annualRate, convention, totalUnits } = input;
  const named = { usefulLifeMonths, residualMinor, method, factor, annualRate, convention, totalUnits };
  if (Object.values(named).every((value) => value === undefined)) refuse('INVALID_INPUT', { field: 'usefulLifeMonths', reason: 'required' });
  const subject = subjectOf(context, input, date, 'estimates.change', 'one');
  const event = { type: 'estimate', date, ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) } as EngineEvent;
  for (const book of subject.books) {
    const terms = termsOf(context, subject.asset, book);
    const present = estimatesAfter(terms).method;
    if (method !== undefined && method !== present && (ALONE.has(method) || ALONE.has(present))) refuse('METHOD_NOT_AVAILABLE', { what: `${present} → ${method}`, reason: 'estimate' });
    if (totalUnits !== undefined && present !== 'units_of_production') refuse('INVALID_INPUT', { field: 'totalUnits', reason: 'method' });
    checkTerms({ ...terms, events: [...terms.events, event] });
  }
  const effects = effectsOf(context, subject, event, false).map((effect) => ({ ...effect, change: changeOf(effect), facts: {} }));
  return {
    kind: 'estimate', asset: subject.asset, category: subject.category, date, book: subject.book, effects, journal: null, statusAfter: subject.asset.status, externalId: input.externalId ?? null, amountMinor: null,
    memo: input.memo ?? null, input: asked(input), outcome: {},
  };
}

/**
 * Depreciation stops, or goes on: the rest of the life moves by the time between. A choice of policy, for IAS 16.55 lets an idle
 * asset depreciate; by default in every depreciation book the asset is in.
 * @throws what subjectOf throws; ASSET_SUSPENDED, ASSET_NOT_SUSPENDED, METHOD_NOT_AVAILABLE
 */
export function planSuspension(context: Context, kind: 'suspend' | 'resume', input: Parsed<'assets.suspend.preview'>): ActPlan {
  const date = parseDate(input.date, 'date');
  const subject = subjectOf(context, input, date, `assets.${kind}`, 'every');
  const event: EngineEvent = { type: kind, date };
  for (const book of subject.books) {
    const { suspended } = estimatesAfter(termsOf(context, subject.asset, book));
    if (kind === 'suspend' && suspended) refuse('ASSET_SUSPENDED', { asset: subject.asset.number });
    if (kind === 'resume' && !suspended) refuse('ASSET_NOT_SUSPENDED', { asset: subject.asset.number });
  }
  const effects = effectsOf(context, subject, event, false).map((effect) => ({ ...effect, change: changeOf(effect), facts: {} }));
  return {
    kind, asset: subject.asset, category: subject.category, date, book: input.bookId === undefined ? null : subject.book, effects, journal: null, statusAfter: subject.asset.status, externalId: null, amountMinor: null,
    memo: input.memo ?? null, input: asked(input), outcome: {},
  };
}
