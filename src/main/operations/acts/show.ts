import type { Output } from '#shared/contract/index.ts';
import { periodOf } from '#shared/values/calendar.ts';
import { required } from '#shared/values/assert.ts';
import { findAct, reversalOf, type ActRow } from '../../book/tables/acts.ts';
import { findAssetEver } from '../../book/tables/assets.ts';
import { ledgerBook, listDepreciationBooks } from '../../book/tables/company.ts';
import { findJournalById } from '../../book/tables/journals.ts';
import { plannedFrom, type Standing } from '../../engine/index.ts';
import { assetIdOf } from '../assets/identity.ts';
import { show, type Context } from '../context.ts';
import { showDraftJournal, type Unborn } from '../journals.ts';
import type { SingleCharge } from '../posting.ts';
import { actIdOf } from './identity.ts';
import { fingerprintOf, ledgerEffect, type ActPlan, type PlannedEffect } from './plan.ts';

type Preview = Output<'valueUpdates.preview'>;
type BookEffect = Preview['books'][number];
export type ShownAct = Output<'acts.get'>;

const sumOf = (singles: readonly SingleCharge[], kind: SingleCharge['kind']): number => singles.reduce((sum, single) => (single.kind === kind ? sum + single.amountMinor : sum), 0);

export function showStanding(context: Context, standing: Standing, surplus: number): BookEffect['before'] {
  return {
    cost: show(context, standing.costMinor), accumulatedDepreciation: show(context, standing.accumulatedMinor), accumulatedImpairment: show(context, standing.impairmentMinor),
    carryingAmount: show(context, standing.carryingMinor), residualValue: show(context, standing.residualMinor), revaluationSurplus: show(context, surplus),
  };
}

export function showEffect(context: Context, { book, balance, before, after, change, singles, facts }: PlannedEffect): BookEffect {
  return {
    bookId: book.code, name: book.name, nameAr: book.name_ar, postsToLedger: book.posts_to_ledger === 1,
    before: showStanding(context, before, balance.surplus_minor), after: showStanding(context, after, balance.surplus_minor + change.surplus),
    catchUp: show(context, sumOf(singles, 'charge')), takenBack: show(context, sumOf(singles, 'take_back')),
    charges: singles.map(({ kind, period, date, amountMinor }) => ({ kind, period, date, amount: show(context, amountMinor) })),
    gainLoss: typeof facts.gainMinor === 'number' ? show(context, facts.gainMinor) : null,
  };
}

/** The plan from the month of the act on, without it and with it. While an asset is held for sale there is none. */
function showPlan(context: Context, plan: ActPlan, effect: PlannedEffect): Preview['plan'] {
  const { terms, event, further = [], state } = effect;
  const period = periodOf(plan.date);
  const months = (events: typeof terms.events) =>
    plannedFrom({ ...terms, events }, { ...state, period })
      .filter((row) => row.depreciationMinor !== 0 || row.events.length > 0)
      .map((row) => ({ period: row.period, depreciation: show(context, row.depreciationMinor), carryingAmount: show(context, row.carryingMinor) }));
  return { bookId: effect.book.code, before: plan.kind === 'release_from_sale' ? [] : months(terms.events), after: event ? months([...terms.events, event, ...further]) : months(terms.events) };
}

/** Journals of depreciation that go before the act. */
export function showCatchUps(context: Context, plan: ActPlan): Preview['catchUpJournals'] {
  const singles = ledgerEffect(plan.effects)?.singles ?? [];
  return singles.filter(({ lines }) => lines.length > 0).map((single) => showDraftJournal(context, { date: single.date, lines: single.lines, ...single.text }));
}

/** What posting the plan would do, for the screen that asks. */
export function showPreview(context: Context, plan: ActPlan, unborn?: Unborn): Preview {
  const main = required(ledgerEffect(plan.effects) ?? plan.effects[0], 'an act has an effect');
  return {
    journal: plan.journal && showDraftJournal(context, plan.journal, unborn),
    catchUpJournals: showCatchUps(context, plan),
    effect: { costBefore: show(context, main.before.costMinor), costAfter: show(context, main.after.costMinor), carryingAmountBefore: show(context, main.before.carryingMinor), carryingAmountAfter: show(context, main.after.carryingMinor) },
    books: plan.effects.map((effect) => showEffect(context, effect)),
    plan: showPlan(context, plan, main), fingerprint: fingerprintOf(plan),
  };
}

interface Outcome {
  gainMinor?: number;
  books: { book: string; before: number; after: number; charged: number }[];
}

/** An act as it was posted, with what has become of it. */
export function showAct(context: Context, act: ActRow): ShownAct {
  const { connection } = context;
  const asset = required(findAssetEver(connection, act.asset_id), 'the asset of an act');
  const outcome = JSON.parse(act.outcome) as Outcome;
  const ledger = ledgerBook(connection).code;
  const main = required(outcome.books.find(({ book }) => book === ledger) ?? outcome.books[0], 'an act has an outcome');
  const reversal = reversalOf(connection, act.id);
  const book = act.book_id === null ? null : listDepreciationBooks(connection).find(({ id }) => id === act.book_id);
  return {
    id: actIdOf(act.id), assetId: assetIdOf(asset.id), assetNumber: asset.number, assetName: asset.name, assetNameAr: asset.name_ar, kind: act.kind, externalId: act.external_id, bookId: book?.code ?? null,
    date: act.date, amount: act.amount_minor === null ? null : show(context, act.amount_minor), memo: act.memo, glJournalId: act.journal_id === null ? null : (findJournalById(connection, act.journal_id)?.number ?? null),
    status: act.reverses_id !== null ? 'REVERSAL' : reversal ? 'REVERSED' : 'POSTED', carryingAmountBefore: show(context, main.before), carryingAmountAfter: show(context, main.after),
    gainLoss: outcome.gainMinor === undefined ? null : show(context, outcome.gainMinor), catchUpDepreciation: show(context, main.charged), assetStatus: asset.status,
    reverses: act.reverses_id === null ? null : actIdOf(act.reverses_id), reversedBy: reversal ? actIdOf(reversal.id) : null, reason: act.reason, groupId: act.group_id === null ? null : actIdOf(act.group_id),
    actor: act.actor, at: act.at, details: plainOf(act.input),
  };
}

/** Of a request as it is stored, what is one value and not a list. */
export function plainOf(stored: string): ShownAct['details'] {
  const input = JSON.parse(stored) as Record<string, unknown>;
  const isPlain = (value: unknown): value is string | number | boolean | null => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return Object.fromEntries(Object.entries(input).filter((entry): entry is [string, string | number | boolean | null] => isPlain(entry[1])));
}

/** @throws nothing: an act that is named by another exists. */
export const actById = (context: Context, id: number): ActRow => required(findAct(context.connection, id), 'an act that another names');
