import { assert, required } from '#shared/values/assert.ts';
import { periodOf } from '#shared/values/calendar.ts';
import { refuse } from '#shared/errors.ts';
import { canonical, type Json } from '../../book/hash.ts';
import { BEFORE_SERVICE, findAct, insertAct, nextActId, type ActRow } from '../../book/tables/acts.ts';
import { updateAsset } from '../../book/tables/assets.ts';
import { addToBalance, findBalance, setResidual } from '../../book/tables/balances.ts';
import { insertEvent } from '../../book/tables/events.ts';
import { postJournal } from '../../book/tables/journals.ts';
import { draftsFrom } from '../../book/tables/runs.ts';
import type { Context } from '../context.ts';
import { postSingle } from '../posting.ts';
import { discardDraft } from '../runs.ts';
import { fingerprintOf, type ActPlan, type PlannedEffect } from './plan.ts';

/** What is no longer held for sale has room for the depreciation it missed once its write-down is reversed, and not before. */
export const SETTLES_AFTER: ReadonlySet<ActRow['kind']> = new Set(['release_from_sale']);

/**
 * Posts an act as it was planned: depreciation up to it, its journal, itself, and for each depreciation book its event and the balance. All within
 * the command's transaction; every balance is read back and compared with what the engine says stands.
 * @throws PREVIEW_STALE where the book has moved since it was seen
 */
export function postAct(context: Context, plan: ActPlan, { fingerprint, groupId = null }: { fingerprint?: string | undefined; groupId?: number | null } = {}): ActRow {
  const { connection } = context;
  if (fingerprint !== undefined && fingerprint !== fingerprintOf(plan)) refuse('PREVIEW_STALE', {});
  const id = nextActId(connection);
  // What drafts of these months foretold is no longer so.
  for (const draft of draftsFrom(connection, periodOf(plan.date))) discardDraft(context, draft);
  const settle = (): void => {
    for (const { book, singles } of plan.effects) for (const single of singles) postSingle(context, book, id, single);
  };
  if (!SETTLES_AFTER.has(plan.kind)) settle();
  const journal = plan.journal && postJournal(connection, { ...plan.journal, actor: context.actor, at: context.now });
  insertAct(connection, {
    id, asset_id: plan.asset.id, book_id: plan.book?.id ?? null, kind: plan.kind, external_id: plan.externalId, date: plan.date, period: periodOf(plan.date), amount_minor: plan.amountMinor,
    input: canonical(plan.input), outcome: canonical({ ...plan.outcome, books: plan.effects.map(outcomeOf) }), memo: plan.memo, group_id: groupId, journal_id: journal?.id ?? null, reverses_id: null, reason: null,
    status_before: plan.asset.status, actor: context.actor, at: context.now,
  });
  enterEffects(context, plan, id, journal?.id ?? null);
  if (SETTLES_AFTER.has(plan.kind)) settle();
  const next = { ...plan.asset, status: plan.statusAfter, quantity: plan.quantityAfter ?? plan.asset.quantity };
  if (next.status !== plan.asset.status || next.quantity !== plan.asset.quantity) updateAsset(connection, { ...next, updated_at: context.now });
  return required(findAct(connection, id), 'the act just posted');
}

/** What the event says to the engine: nothing, one thing, or several in order. */
function engineOf(event: PlannedEffect['event'], further: PlannedEffect['further']): Json {
  const all = [...(event ? [event] : []), ...(further ?? [])].map((item) => ({ ...item }));
  return all.length > 1 ? all : (all[0] ?? null);
}

const outcomeOf = ({ book, before, after, singles }: PlannedEffect) => ({
  book: book.code, before: before.carryingMinor, after: after.carryingMinor,
  charged: singles.reduce((sum, { kind, amountMinor }) => (kind === 'charge' ? sum + amountMinor : sum), 0),
});

/** An event in the depreciation book of the effect. What comes before an asset's service is alike in every book, those to come included: one event of all. */
function enterEffects(context: Context, plan: ActPlan, actId: number, journalId: number | null): void {
  const isOfAll = (BEFORE_SERVICE as readonly string[]).includes(plan.kind);
  plan.effects.forEach((effect, index) => {
    const { book, event, further, change, facts, after } = effect;
    if (!isOfAll || index === 0) {
      insertEvent(context.connection, {
        assetId: plan.asset.id, bookId: isOfAll ? null : book.id, kind: plan.kind, date: plan.date, period: periodOf(plan.date), costMinor: change.cost, accumulatedMinor: change.accumulated, impairmentMinor: change.impairment,
        surplusMinor: change.surplus, details: canonical({ engine: engineOf(event, further), ...facts, ...(isOfAll ? {} : { residualMinor: after.residualMinor }) }), journalId: book.posts_to_ledger === 1 ? journalId : null, actId, actor: context.actor, at: context.now,
      });
    } else assert(change.cost === plan.effects[0]?.change.cost, 'what comes before service is alike in every book');
    moveBalance(context, plan, effect, after.residualMinor);
  });
}

function moveBalance(context: Context, plan: ActPlan, { book, change, after }: PlannedEffect, residualMinor: number): void {
  const { connection } = context;
  addToBalance(connection, book.id, plan.asset.id, { costMinor: change.cost, accumulatedMinor: change.accumulated, impairmentMinor: change.impairment, surplusMinor: change.surplus });
  setResidual(connection, book.id, plan.asset.id, residualMinor);
  const written = required(findBalance(connection, book.id, plan.asset.id), 'the balance of an act');
  assert(written.cost_minor === after.costMinor && written.impairment_minor === after.impairmentMinor, 'cost and impairment read back as the engine has them');
}
