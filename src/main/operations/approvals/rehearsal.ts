import type { Output } from '#shared/contract/index.ts';
import { parseDate, type Period } from '#shared/values/calendar.ts';
import { hashOf } from '../../book/hash.ts';
import { actHash, type ActRow } from '../../book/tables/acts.ts';
import { findAssetEver, type AssetRow } from '../../book/tables/assets.ts';
import { findBalance, type BalanceRow } from '../../book/tables/balances.ts';
import { ledgerBook, listDepreciationBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { eventsOfAct } from '../../book/tables/events.ts';
import { findJournalById, journalLines } from '../../book/tables/journals.ts';
import { standingRunsOfAct } from '../../book/tables/runs.ts';
import { required } from '#shared/values/assert.ts';
import { takenBackSince } from '../acts/effects.ts';
import { assertReversible, postedAsOne, resolveAct } from '../acts/reverse.ts';
import { categoryOf } from '../assets/write.ts';
import { show, type Context } from '../context.ts';
import { showDraftJournal } from '../journals.ts';
import { narration } from '../narration.ts';
import type { SingleCharge } from '../posting.ts';

export type Shown = Output<'approvals.get'>['seen'];
type ShownEffect = Shown['effects'][number];
type Journal = Shown['journals'][number];
type BookEffect = Output<'valueUpdates.preview'>['books'][number];

/** What an act would come to, without writing it. Two are alike as long as the same would be posted. */
export interface Rehearsal {
  fingerprint: string;
  date: string;
  assets: readonly AssetRow[];
  shown: Shown;
}

/** What a preview of any act has in common with the others. */
export interface Previewed {
  journal: Journal | null;
  catchUpJournals: Journal[];
  books: BookEffect[];
}

export interface Name {
  assetNumber: string;
  name: string;
  nameAr: string | null;
}

export const nameOf = ({ number, name, name_ar }: Pick<AssetRow, 'number' | 'name' | 'name_ar'>): Name => ({ assetNumber: number, name, nameAr: name_ar });

export const effectsOn = (of: Name, books: readonly BookEffect[]): ShownEffect[] =>
  books.map(({ bookId, name: bookName, nameAr: bookNameAr, postsToLedger, before, after, gainLoss }) => ({
    ...of, bookId, bookName, bookNameAr, postsToLedger, costBefore: before.cost, costAfter: after.cost, carryingAmountBefore: before.carryingAmount, carryingAmountAfter: after.carryingAmount, gainLoss,
  }));

export const journalsOf = ({ catchUpJournals, journal }: Pick<Previewed, 'catchUpJournals' | 'journal'>): Journal[] => [...catchUpJournals, ...(journal === null ? [] : [journal])];

/** An act of one asset, and what comes of it besides. */
export function shownOf(asset: AssetRow, preview: Previewed, others: readonly (Name & { books: BookEffect[]; catchUpJournals?: Journal[] })[] = []): Shown {
  const journals = [...others.flatMap(({ catchUpJournals = [] }) => catchUpJournals), ...journalsOf(preview)];
  return { journals, effects: [...effectsOn(nameOf(asset), preview.books), ...others.flatMap(({ books, assetNumber, name, nameAr }) => effectsOn({ assetNumber, name, nameAr }, books))] };
}

/** What of a balance goes when an act is taken back. Minor units. */
interface TakenBack {
  book: DepreciationBookRow;
  balance: BalanceRow;
  cost: number;
  reserves: number;
  singles: SingleCharge[];
}

function mirrored(context: Context, journalId: number, date: string, reason: string): Journal {
  const original = required(findJournalById(context.connection, journalId), 'the journal of an act');
  const lines = journalLines(context.connection, journalId).map((line) => ({ ...line, debitMinor: line.creditMinor, creditMinor: line.debitMinor }));
  return showDraftJournal(context, { date: parseDate(date), lines, ...narration('reversal', { journal: original.number, reason }) });
}

function takenBackIn(context: Context, act: ActRow, asset: AssetRow): TakenBack[] {
  const { connection } = context;
  const category = categoryOf(context, asset);
  const events = eventsOfAct(connection, act.id);
  const runs = standingRunsOfAct(connection, act.id);
  return listDepreciationBooks(connection).flatMap((book) => {
    const balance = findBalance(connection, book.id, asset.id);
    const own = events.filter((event) => event.book_id === null || event.book_id === book.id);
    if (balance === undefined || own.length === 0) return [];
    const singles = own.flatMap((event) => takenBackSince(context, book, { asset, category }, { id: event.id, period: event.period as Period }));
    const charged = runs.filter(({ book_id }) => book_id === book.id).reduce((sum, run) => sum + run.total_minor, 0);
    const reserves = own.reduce((sum, event) => sum + event.accumulated_minor + event.impairment_minor, 0) + charged - singles.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return [{ book, balance, cost: own.reduce((sum, event) => sum + event.cost_minor, 0), reserves, singles }];
  });
}

function effectOf(context: Context, asset: AssetRow, { book, balance, cost, reserves }: TakenBack): ShownEffect {
  const carrying = balance.cost_minor - balance.accumulated_minor - balance.impairment_minor;
  return {
    ...nameOf(asset), bookId: book.code, bookName: book.name, bookNameAr: book.name_ar, postsToLedger: book.posts_to_ledger === 1, costBefore: show(context, balance.cost_minor),
    costAfter: show(context, balance.cost_minor - cost), carryingAmountBefore: show(context, carrying), carryingAmountAfter: show(context, carrying - cost + reserves), gainLoss: null,
  };
}

/**
 * What taking an act back would post: depreciation charged since, the mirror of its journal, and of the depreciation it posted.
 * @throws what assertReversible throws
 */
export function rehearseReversal(context: Context, { id, reason }: { id: string; reason: string }): Rehearsal {
  const { connection } = context;
  const named = resolveAct(context, id);
  assertReversible(context, named);
  const ledger = ledgerBook(connection).id;
  const parts = postedAsOne(context, named).map((act) => {
    const asset = required(findAssetEver(connection, act.asset_id), 'the asset of an act');
    return { act, asset, books: takenBackIn(context, act, asset), runs: standingRunsOfAct(connection, act.id) };
  });
  const journals = parts.flatMap(({ act, books, runs }) => [
    ...books.flatMap(({ singles }) => singles).filter(({ lines }) => lines.length > 0).map((single) => showDraftJournal(context, { date: single.date, lines: single.lines, ...single.text })),
    ...(act.journal_id === null ? [] : [mirrored(context, act.journal_id, act.date, reason)]),
    ...runs.filter((run) => run.book_id === ledger && run.journal_id !== null).map((run) => mirrored(context, required(run.journal_id, 'the journal of a run'), run.posting_date ?? act.date, reason)),
  ]);
  const facts = parts.map(({ act, asset, books, runs }) => ({
    act: actHash(act), asset: { ...asset }, runs: runs.map((run) => run.id),
    books: books.map(({ book, balance, singles }) => ({ book: book.code, balance: { ...balance }, singles: singles.map(({ kind, period, amountMinor }) => [kind, period, amountMinor]) })),
  }));
  return {
    fingerprint: hashOf(facts), date: named.date, assets: parts.map(({ asset }) => asset).filter((asset, index, all) => all.findIndex((other) => other.id === asset.id) === index),
    shown: { journals, effects: parts.flatMap(({ asset, books }) => books.map((one) => effectOf(context, asset, one))) },
  };
}
