import type { Output, Parsed } from '#shared/contract/index.ts';
import { Refusal } from '#shared/errors.ts';
import { ACT_KINDS, listActs, type ActRow } from '../../book/tables/acts.ts';
import { assetHistory } from '../../book/tables/assets.ts';
import { listDepreciationBooks } from '../../book/tables/company.ts';
import { assertReversible } from '../acts/reverse.ts';
import { showAct } from '../acts/show.ts';
import { attachmentHistory } from '../attachments/history.ts';
import { show, type Context } from '../context.ts';
import { resolveAsset } from './identity.ts';

type Item = Output<'assets.history'>[number];

const NO_ACT = { act: null, hindrance: null };

/** What would refuse to take an act back; null for one that can be, and for one that was or that takes another back. */
function hindranceOf(context: Context, row: ActRow, status: string): Item['hindrance'] {
  if (status !== 'POSTED') return null;
  try {
    assertReversible(context, row);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, params: { ...error.params } as Record<string, string | number> };
  }
}

function itemOf(context: Context, row: ActRow): Item {
  const act = showAct(context, row);
  return { act, hindrance: hindranceOf(context, row, act.status), at: row.at, date: row.date, kind: row.kind, amount: act.amount, journal: act.glJournalId, period: row.period, book: bookOf(context, row.book_id), actor: row.actor, details: {} };
}

/** The memorandum book an act is of alone; null for the ledger's, and for what reaches every book. */
function bookOf(context: Context, bookId: number | null): Item['book'] {
  const book = bookId === null ? undefined : listDepreciationBooks(context.connection).find(({ id, posts_to_ledger }) => id === bookId && posts_to_ledger === 0);
  return book ? { bookId: book.code, name: book.name, nameAr: book.name_ar } : null;
}

const EVERY_ACT = Number.MAX_SAFE_INTEGER;

/** Everything that was recorded of an asset, by its date and then as it was recorded: what brought it in, its depreciation, its documents, and every act. @throws ASSET_NOT_FOUND */
export function history(context: Context, input: Parsed<'assets.history'>): Output<'assets.history'> {
  const asset = resolveAsset(context, input);
  const registered: Item = { ...NO_ACT, at: asset.created_at, date: asset.acquisition_date, kind: 'registered', amount: show(context, asset.cost_minor), journal: null, period: null, book: null, actor: asset.created_by, details: {} };
  const items = assetHistory(context.connection, asset.id).map((item): Item => ({
    ...NO_ACT, at: item.at, date: item.date, kind: item.kind, amount: item.amount_minor === null ? null : show(context, item.amount_minor), journal: item.journal, period: item.period,
    book: item.book === null ? null : { bookId: item.book, name: item.book_name ?? item.book, nameAr: item.book_name_ar }, actor: item.actor,
    details: JSON.parse(item.details) as Item['details'],
  }));
  const documents = attachmentHistory(context, asset.id);
  const acts = listActs(context.connection, { assetId: asset.id, kinds: ACT_KINDS }, EVERY_ACT, 0).toReversed().map((row) => itemOf(context, row));
  const recorded = [...items, ...documents, ...acts].toSorted((a, b) => compare(a.date, b.date) || compare(a.at, b.at));
  return [registered, ...recorded];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
