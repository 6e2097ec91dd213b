import { required } from '#shared/values/assert.ts';
import { plainCode } from '#shared/values/fold.ts';
import { findAccountByStableName } from '../../book/tables/accounts.ts';
import { listCategories, type CategoryRow } from '../../book/tables/categories.ts';
import { listPlaces, type PlaceKind as BookPlaceKind, type PlaceRow } from '../../book/tables/places.ts';
import { PLACE_KINDS, type AssetType, type ImportedAsset, type ImportMapping, type PlaceKind } from '../../exchange/import/model.ts';
import { cellText, wordKey } from '../../exchange/import/text.ts';
import { assetTypeOf } from '../../exchange/import/words.ts';
import type { Context } from '../context.ts';

/** The kinds of places as the book's tables name them. */
export const PLACE_TABLE: Readonly<Record<PlaceKind, BookPlaceKind>> = { location: 'location', costCenter: 'cost_center', custodian: 'custodian', supplier: 'supplier' };

export interface NewPlace {
  kind: PlaceKind;
  code: string;
  name: string;
}

/**
 * The file's words for categories and places as rows of the book. What the book lacks gets a provisional row with a negative id,
 * where the mapping lets it be created; the commit writes those and puts the real ids in place of the provisional.
 */
export interface References {
  category: (word: string) => CategoryRow | 'unknown' | 'inactive';
  place: (kind: PlaceKind, word: string) => number | 'unknown' | 'inactive';
  newCategories: CategoryRow[];
  newPlaces: NewPlace[];
}

export function readReferences(context: Context, assets: readonly ImportedAsset[], mapping: ImportMapping): References {
  const categories = categoryReferences(context, assets, mapping);
  const places = placeReferences(context, mapping);
  return { category: categories.find, newCategories: categories.created, place: places.find, newPlaces: places.created };
}

function categoryReferences(context: Context, assets: readonly ImportedAsset[], mapping: ImportMapping): { find: References['category']; created: CategoryRow[] } {
  const existing = listCategories(context.connection).filter((category) => category.deleted_at === null);
  const byCode = new Map(existing.filter((category) => category.code !== null).map((category) => [plainCode(category.code ?? '').toLowerCase(), category]));
  const byName = new Map<string, CategoryRow>();
  for (const category of existing) for (const name of [category.name_ar, category.name]) if (name) byName.set(wordKey(name), category);
  const rowsByName = groupByCategory(assets);
  const created: CategoryRow[] = [];
  const byWord = new Map<string, CategoryRow | 'unknown' | 'inactive'>();
  const resolve = (word: string): CategoryRow | 'unknown' | 'inactive' => {
    const found = byCode.get(plainCode(word).toLowerCase()) ?? byName.get(wordKey(word));
    if (found) return found.is_active === 1 || found.id < 0 ? found : 'inactive';
    if (!mapping.createMissing.categories) return 'unknown';
    const category = provisionalCategory(context, word, -(created.length + 1), rowsByName.get(wordKey(word)) ?? [], existing);
    created.push(category);
    byName.set(wordKey(word), category);
    return category;
  };
  return {
    created,
    find: (word) => {
      let category = byWord.get(word);
      if (category === undefined) {
        category = resolve(word);
        byWord.set(word, category);
      }
      return category;
    },
  };
}

function groupByCategory(assets: readonly ImportedAsset[]): Map<string, ImportedAsset[]> {
  const keys = new Map<string, string>();
  const groups = new Map<string, ImportedAsset[]>();
  for (const asset of assets) {
    const key = keys.get(asset.category) ?? wordKey(asset.category);
    keys.set(asset.category, key);
    const group = groups.get(key);
    if (group) group.push(asset);
    else groups.set(key, [asset]);
  }
  return groups;
}

/** A category as the file shows it: the method, life and convention that most of its rows have, and the accounts of the category most like it. */
function provisionalCategory(context: Context, word: string, id: number, rows: readonly ImportedAsset[], existing: readonly CategoryRow[]): CategoryRow {
  const method = mostCommon(rows.map((row) => row.method)) ?? 'straight_line';
  const alike = rows.filter((row) => row.method === null || row.method === method);
  const declining = method === 'declining_balance' || method === 'accelerated';
  const rate = declining ? mostCommon(alike.map((row) => row.annualRate)) : null;
  const life = method === 'none' ? null : mostCommon(alike.map((row) => row.usefulLifeMonths));
  const accounts = accountsLike(context, word, existing);
  const name = cellText(word);
  return {
    id, code: null, name, name_ar: /\p{Script=Arabic}/u.test(name) ? name : null, depreciation_method: method, useful_life_months: life, residual_percent: '0',
    convention: mostCommon(rows.map((row) => row.convention)) ?? 'full_month', day_count: 'life_days', basis: 'monthly',
    factor: declining && rate === null ? (mostCommon(alike.map((row) => row.factor)) ?? '2') : null, annual_rate: rate, rate_from_residual: 0, ...accounts,
    capitalization_threshold_minor: 0, revaluation_allowed: 0, surplus_in_use: 0, is_active: 1, deleted_at: null, created_at: context.now, updated_at: context.now,
  };
}

type CategoryAccounts = Pick<CategoryRow, 'asset_account_id' | 'depreciation_account_id' | 'accumulated_account_id' | 'asset_account_code' | 'depreciation_account_code' | 'accumulated_account_code'>;

/** The accounts of a category of the same kind of asset, where the book has one; else the general ones. They can be changed until something is posted. */
function accountsLike(context: Context, word: string, existing: readonly CategoryRow[]): CategoryAccounts {
  const type = guessAssetType(word);
  const twin = type === null ? undefined : existing.find((category) => category.is_active === 1 && guessAssetType(category.name) === type);
  if (twin) {
    const { asset_account_id, depreciation_account_id, accumulated_account_id, asset_account_code, depreciation_account_code, accumulated_account_code } = twin;
    return { asset_account_id, depreciation_account_id, accumulated_account_id, asset_account_code, depreciation_account_code, accumulated_account_code };
  }
  const general = (stableName: string) => required(findAccountByStableName(context.connection, stableName), `the account ${stableName}`);
  const [cost, expense, accumulated] = [general('FIXED_ASSETS'), general('DEPRECIATION'), general('ACCUMULATED_DEPRECIATION')];
  return {
    asset_account_id: cost.id, depreciation_account_id: expense.id, accumulated_account_id: accumulated.id, asset_account_code: cost.code, depreciation_account_code: expense.code, accumulated_account_code: accumulated.code,
  };
}

/** By the whole name, else by the first of its words that says it: "Delivery vehicles", "IT equipment". */
export function guessAssetType(name: string): AssetType | null {
  const whole = assetTypeOf(name);
  if (whole !== null) return whole;
  // What a leasehold improvement is made of does not matter; and land improvements are not land.
  if (/improvement|تحسين/.test(wordKey(name))) return null;
  for (const word of wordKey(name).split(' ')) {
    const type = word.length > 2 ? assetTypeOf(word) : null;
    if (type !== null && type !== 'OTHER') return type;
  }
  return null;
}

function mostCommon<T extends string | number>(values: readonly (T | null)[]): T | null {
  const times = new Map<T, number>();
  for (const value of values) if (value !== null) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].reduce<[T, number] | null>((best, next) => (best === null || next[1] > best[1] ? next : best), null)?.[0] ?? null;
}

const CODE_PREFIX: Readonly<Record<PlaceKind, string>> = { location: 'LOC', costCenter: 'CC', custodian: 'EMP', supplier: 'SUP' };

function placeReferences(context: Context, mapping: ImportMapping): { find: References['place']; created: NewPlace[] } {
  const created: NewPlace[] = [];
  const lists = new Map(PLACE_KINDS.map((kind) => [kind, placeList(listPlaces(context.connection, PLACE_TABLE[kind]))]));
  return {
    created,
    find: (kind, word) => {
      const { byWord, codes } = required(lists.get(kind), 'the list of places of a kind');
      const found = byWord.get(plainCode(word).toLowerCase()) ?? byWord.get(wordKey(word));
      if (found) return found.is_active === 1 ? found.id : 'inactive';
      if (!mapping.createMissing.places) return 'unknown';
      const code = freeCode(kind, word, codes);
      created.push({ kind, code, name: word });
      const place = { id: -created.length, is_active: 1 as const };
      byWord.set(plainCode(word).toLowerCase(), place);
      byWord.set(wordKey(word), place);
      return place.id;
    },
  };
}

function placeList(places: readonly PlaceRow[]): { byWord: Map<string, Pick<PlaceRow, 'id' | 'is_active'>>; codes: Set<string> } {
  const byWord = new Map<string, Pick<PlaceRow, 'id' | 'is_active'>>();
  // Codes last, so that a code goes before another place's name.
  for (const place of places) for (const name of [place.name_ar, place.name]) if (name) byWord.set(wordKey(name), place);
  for (const place of places) byWord.set(place.code.toLowerCase(), place);
  return { byWord, codes: new Set(places.map((place) => place.code)) };
}

/** A word that looks like a code is one; a name gets the next number of its kind: LOC-001. */
function freeCode(kind: PlaceKind, word: string, codes: Set<string>): string {
  const plain = plainCode(word);
  const looksLikeCode = /^[A-Za-z]{0,6}[-_./]?\d{1,10}$/.test(plain);
  for (let next = 1; ; next += 1) {
    const code = looksLikeCode && next === 1 ? plain : `${CODE_PREFIX[kind]}-${String(looksLikeCode ? next - 1 : next).padStart(3, '0')}`;
    if (codes.has(code)) continue;
    codes.add(code);
    return code;
  }
}
