import { periodOf, type DateString } from '#shared/values/calendar.ts';
import { assert, required } from '#shared/values/assert.ts';
import { canonical } from '../../book/hash.ts';
import { lastAccountId } from '../../book/tables/accounts.ts';
import { findAssetById, insertAsset, lastAssetId, updateAsset, type AssetRow } from '../../book/tables/assets.ts';
import { createBalance, setResidual } from '../../book/tables/balances.ts';
import { findCategoryById, type CategoryRow } from '../../book/tables/categories.ts';
import { listDepreciationBooks, type DepreciationBookRow } from '../../book/tables/company.ts';
import { insertEvent, listEvents } from '../../book/tables/events.ts';
import { findTerms, insertTerms } from '../../book/tables/terms.ts';
import { searchKeys } from '../assets/details.ts';
import { numbersAhead, ownAccountCode, ownLedgerAccount, takeNumber } from '../assets/write.ts';
import type { Context } from '../context.ts';
import type { Unborn } from '../journals.ts';

/** An asset that an act will make, under the ids that it and an account of its own will have. */
export interface Newcomer {
  row: AssetRow;
  category: CategoryRow;
  account: { code: string; name: string; name_ar: string | null } | null;
}

type Made = Omit<AssetRow, 'id' | 'number' | 'ledger_account_id' | 'search_text' | 'name_key' | 'name_ar_key' | 'created_by' | 'created_at' | 'updated_at'> & { ledger_account_id?: number | null };

/** Numbers the assets to be made, in order; where each asset has an account, with theirs. */
export function planNewcomers(context: Context, rows: readonly Made[]): Newcomer[] {
  const numbers = numbersAhead(context, rows[0]?.acquisition_date ?? context.now.slice(0, 10), rows.length);
  const [lastAsset, lastAccount] = [lastAssetId(context.connection), lastAccountId(context.connection)];
  return rows.map((made, index) => {
    const id = lastAsset + index + 1;
    const number = required(numbers[index], 'a number for a new asset');
    const category = required(findCategoryById(context.connection, made.category_id), 'the category of a new asset');
    const hasOwn = context.company.asset_accounts === 'per_asset';
    const named = { ...made, number };
    const row: AssetRow = { ...named, ...searchKeys(named), id, ledger_account_id: hasOwn ? lastAccount + index + 1 : (made.ledger_account_id ?? null), created_by: context.actor, created_at: context.now, updated_at: context.now };
    return { row, category, account: hasOwn ? { code: ownAccountCode(row, category), name: row.name, name_ar: row.name_ar } : null };
  });
}

export function unbornOf(newcomers: readonly Newcomer[]): Unborn {
  return {
    assets: new Map(newcomers.map(({ row }) => [row.id, row.number])),
    accounts: new Map(newcomers.flatMap(({ row, account }) => (account && row.ledger_account_id !== null ? [[row.ledger_account_id, account] as const] : []))),
  };
}

/** Makes the asset: its row, its account, and the event that says since when it is there. Its amounts come with the act. */
export function bear(context: Context, { row: asset, category, account }: Newcomer, date: DateString): AssetRow {
  assert(takeNumber(context, undefined, asset.acquisition_date) === asset.number, 'a new asset takes the number it was planned with');
  if (account) assert(ownLedgerAccount(context, asset, category) === asset.ledger_account_id, 'a new account has the id it was planned with');
  const { id, ...row } = asset;
  assert(insertAsset(context.connection, row) === id, 'a new asset has the id it was planned with');
  insertEvent(context.connection, {
    assetId: asset.id, kind: 'capitalization', date, period: periodOf(date), actor: context.actor, at: context.now,
    details: canonical({ capitalizationDate: asset.capitalization_date, apInvoiceId: asset.ap_invoice_id, purchaseCost: asset.cost_minor, depreciatedThrough: null }),
  });
  return asset;
}

const NOTHING = { cost_minor: 0, accumulated_minor: 0, impairment_minor: 0, surplus_minor: 0, residual_minor: 0 };

/** A balance of nothing, to which the act adds. */
export function openBalance(context: Context, book: DepreciationBookRow, asset: AssetRow, postedThrough: string | null): void {
  createBalance(context.connection, { ...NOTHING, book_id: book.id, asset_id: asset.id, posted_through: postedThrough });
}

/** Goes on by the terms of another asset, as if it had always been in service with it. */
export function serveLike(context: Context, asset: AssetRow, like: AssetRow, books: readonly DepreciationBookRow[]): void {
  for (const book of books) {
    const terms = required(findTerms(context.connection, book.id, like.id), 'the terms that a part goes on by');
    insertTerms(context.connection, { ...terms, asset_id: asset.id, version: 1 });
  }
  const date = required(like.in_service_date, 'the day an asset came into service') as DateString;
  insertEvent(context.connection, { assetId: asset.id, kind: 'in_service', date, period: periodOf(date), actor: context.actor, at: context.now });
}

/**
 * The act that made an asset is taken back: the asset is gone from the register, its number stays spent. What brought it there is mirrored, so that
 * nothing of it counts on any day.
 */
export function unbear(context: Context, assetId: number): void {
  const { connection } = context;
  const asset = required(findAssetById(connection, assetId), 'the asset that an act made');
  const books = listDepreciationBooks(connection);
  const first = required(books[0], 'a depreciation book');
  for (const event of listEvents(connection, first.id, assetId).filter(({ kind }) => kind === 'capitalization' || kind === 'in_service')) {
    insertEvent(connection, { assetId, kind: event.kind as 'capitalization' | 'in_service', date: event.date, period: event.period, details: event.details, reversesId: event.id, actor: context.actor, at: context.now });
  }
  updateAsset(connection, { ...asset, external_id: null, deleted_at: context.now, updated_at: context.now });
  for (const book of books) {
    const terms = findTerms(connection, book.id, assetId);
    if (terms) setResidual(connection, book.id, assetId, terms.residual_minor);
  }
}
