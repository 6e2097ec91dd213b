import type { DateString } from '#shared/values/calendar.ts';
import { addPeriods, periodOf } from '#shared/values/calendar.ts';
import { refuse } from '#shared/errors.ts';
import { canonical, hashOf, type Json } from '../../book/hash.ts';
import { costCenterAt } from '../../book/queries/custody.ts';
import { findActByExternalId, latestStandingAct, type ActKind, type ActRow } from '../../book/tables/acts.ts';
import type { AssetRow } from '../../book/tables/assets.ts';
import { findBalance } from '../../book/tables/balances.ts';
import type { CategoryRow } from '../../book/tables/categories.ts';
import { activeBooks, ledgerBook, type DepreciationBookRow } from '../../book/tables/company.ts';
import type { JournalLine, NewJournal } from '../../book/tables/journals.ts';
import { findTerms } from '../../book/tables/terms.ts';
import { reclassifiedAfter } from '../../book/tables/transfers.ts';
import type { EngineEvent, JournalLine as LedgerLine } from '../../engine/index.ts';
import { resolveAsset, type AssetRef } from '../assets/identity.ts';
import { categoryOf } from '../assets/write.ts';
import { assertActive } from '../books/active.ts';
import { depreciationBook, type Context } from '../context.ts';
import { narration } from '../narration.ts';
import { assertPostable, openPeriod } from '../periods.ts';
import { effectIn, type Effect } from './effects.ts';

/** What an act adds to a balance in one depreciation book. Minor units, negative where it takes away. */
export interface Change {
  cost: number;
  accumulated: number;
  impairment: number;
  surplus: number;
}

/** An effect with what it adds to the balance and what else its event remembers. */
export type PlannedEffect = Effect & { change: Change; facts: Record<string, Json> };

/** Everything that posting an act needs; preview and posting both come from it. */
export interface ActPlan {
  kind: ActKind;
  asset: AssetRow;
  category: CategoryRow;
  date: DateString;
  /** Null: in every depreciation book. */
  book: DepreciationBookRow | null;
  effects: PlannedEffect[];
  /** Null where nothing but depreciation reaches the ledger. */
  journal: Omit<NewJournal, 'actor' | 'at'> | null;
  statusAfter: AssetRow['status'];
  /** What is left of so many pieces; null where the quantity stays. */
  quantityAfter?: string | null;
  externalId: string | null;
  amountMinor: number | null;
  memo: string | null;
  /** What was asked, as it is stored. */
  input: Json;
  /** Figures worth keeping with the act, beside those of its events. */
  outcome: Record<string, Json>;
}

const IN_SERVICE: readonly AssetRow['status'][] = ['IN_SERVICE'];

export interface Subject {
  asset: AssetRow;
  category: CategoryRow;
  date: DateString;
  books: DepreciationBookRow[];
  book: DepreciationBookRow | null;
}

/**
 * The asset, the day and the depreciation books of an act, checked in the documented order: existence, status, period. An act is not dated before another
 * that stands, for the later one rests on what came before it; nor before a change of category, for its amounts would be in the other accounts.
 * @param scope `one`: the named book, else the one that posts; `every`: the named book, else all that the asset is in.
 * @throws ASSET_NOT_FOUND, DEPRECIATION_BOOK_NOT_FOUND, DEPRECIATION_BOOK_NOT_ACTIVE, ASSET_DISPOSED, ASSET_NOT_IN_SERVICE, ACT_NOT_LATEST, TRANSFER_STANDS, PERIOD_CLOSED, CASH_BASIS, INVALID_INPUT
 */
export function subjectOf(context: Context, ref: AssetRef & { bookId?: string | undefined }, date: DateString, operation: string, scope: 'one' | 'every', allowed: readonly AssetRow['status'][] = IN_SERVICE): Subject {
  const asset = resolveAsset(context, ref);
  const named = ref.bookId === undefined ? null : depreciationBook(context, ref.bookId);
  if (named) assertActive(named);
  assertActable(context, asset, date, allowed);
  if (context.company.basis === 'cash') refuse('CASH_BASIS', { operation });
  const book = named ?? (scope === 'one' ? ledgerBook(context.connection) : null);
  return { asset, category: categoryOf(context, asset), date, book, books: booksOf(context, asset, book) };
}

/**
 * That an act of the asset can be dated on a day: its status allows one, none that stands is later, the month is open and not far ahead.
 * @throws ASSET_DISPOSED, ASSET_NOT_IN_SERVICE, ACT_NOT_LATEST, PERIOD_CLOSED, INVALID_INPUT
 */
export function assertActable(context: Context, asset: AssetRow, date: DateString, allowed: readonly AssetRow['status'][]): void {
  if (asset.status === 'DISPOSED' && !allowed.includes('DISPOSED')) refuse('ASSET_DISPOSED', { asset: asset.number });
  if (!allowed.includes(asset.status)) refuse('ASSET_NOT_IN_SERVICE', { asset: asset.number, status: asset.status });
  const latest = latestStandingAct(context.connection, asset.id);
  if (latest && latest.date > date) refuse('ACT_NOT_LATEST', { asset: asset.number, date, latest: latest.date });
  const reclassified = reclassifiedAfter(context.connection, asset.id, date);
  if (reclassified) refuse('TRANSFER_STANDS', { subject: asset.number, transfer: reclassified.number });
  if (asset.in_service_date !== null && date < asset.in_service_date) refuse('INVALID_INPUT', { field: 'date', reason: 'before_service' });
  assertPostable(context, date);
  const open = openPeriod(context) ?? periodOf(date);
  const today = context.now.slice(0, 7) as typeof open;
  if (periodOf(date) > addPeriods(today > open ? today : open, 12)) refuse('INVALID_INPUT', { field: 'date', reason: 'future' });
}

/** The depreciation books that an act reaches: active ones in which the asset has a balance and terms. The one that posts comes first. */
function booksOf(context: Context, asset: AssetRow, book: DepreciationBookRow | null): DepreciationBookRow[] {
  const { connection } = context;
  const isIn = ({ id }: DepreciationBookRow) => findBalance(connection, id, asset.id) !== undefined && findTerms(connection, id, asset.id) !== undefined;
  const books = (book ? [book] : activeBooks(connection)).filter(isIn);
  if (books.length === 0) refuse('DEPRECIATION_BOOK_NOT_FOUND', { bookId: book?.code ?? '' });
  return books.toSorted((a, b) => b.posts_to_ledger - a.posts_to_ledger);
}

/** The engine's event in each book of the subject, worked out on its facts. */
export function effectsOf(context: Context, subject: Subject, event: EngineEvent, settles: boolean): Effect[] {
  return subject.books.map((book) => effectIn(context, book, { asset: subject.asset, category: subject.category, date: subject.date, event, settles }));
}

/** What the event alone adds to a balance: depreciation is posted by runs. */
export function changeOf({ before, after }: Effect, surplus = 0): Change {
  return { cost: after.costMinor - before.costMinor, accumulated: after.accumulatedMinor - before.accumulatedMinor, impairment: after.impairmentMinor - before.impairmentMinor, surplus };
}

/** The effect that reaches the ledger; undefined where the act is of a memorandum book alone. */
export const ledgerEffect = <E extends Effect>(effects: readonly E[]): E | undefined => effects.find(({ book }) => book.posts_to_ledger === 1);

/** Lines of the engine with the asset they are about. */
export function linesAbout(asset: AssetRow, category: CategoryRow, lines: readonly LedgerLine[]): JournalLine[] {
  return lines.map((line) => ({ ...line, assetId: asset.id, categoryId: category.id, costCenterId: asset.cost_center_id }));
}

/** The journal of an act about one asset; null where it has no lines. */
export function actJournal(context: Context, subject: Subject, kind: Parameters<typeof narration>[0], sourceType: NewJournal['sourceType'], lines: readonly LedgerLine[]): ActPlan['journal'] {
  const { asset, category, date } = subject;
  return journalOfLines(context, subject, kind, sourceType, linesAbout({ ...asset, cost_center_id: costCenterAt(context.connection, asset.id, date) }, category, lines));
}

/** The same for lines that already say which asset each is about. */
export function journalOfLines(context: Context, { asset, date }: Pick<Subject, 'asset' | 'date'>, kind: Parameters<typeof narration>[0], sourceType: NewJournal['sourceType'], lines: JournalLine[]): ActPlan['journal'] {
  if (lines.length === 0) return null;
  const name = { en: asset.name, ar: asset.name_ar ?? asset.name };
  return { bookId: ledgerBook(context.connection).id, date, sourceType, source: asset.number, lines, ...narration(kind, { asset: asset.number, name }) };
}

/** Equal as long as the same would be posted. */
export function fingerprintOf(plan: ActPlan): string {
  return hashOf({
    kind: plan.kind, asset: { ...plan.asset }, date: plan.date, input: plan.input, lines: (plan.journal?.lines ?? []).map((line) => ({ ...line })),
    effects: plan.effects.map(({ book, change, facts, singles, state, after }) => ({
      book: book.code, change: { ...change }, facts, state: { accumulated: state.accumulatedMinor, through: state.postedThrough },
      after: { ...after }, singles: singles.map(({ kind, period, amountMinor }) => [kind, period, amountMinor]),
    })),
  });
}

/**
 * An act already posted under the same external id: returned again where it was asked for in the same words.
 * @throws ALREADY_POSTED where the words differ
 */
export function knownAct(context: Context, externalId: string | undefined, input: Json): ActRow | undefined {
  const known = externalId === undefined ? undefined : findActByExternalId(context.connection, externalId);
  if (known && known.input !== canonical(input)) refuse('ALREADY_POSTED', { subject: known.external_id ?? '' });
  return known;
}

/** The request as it is kept: without what only guards its posting. */
export function asked(input: object): Json {
  const { fingerprint: _guard, ...rest } = input as { fingerprint?: string };
  return rest as Json;
}
