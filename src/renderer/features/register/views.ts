/** Saved views and the last arrangement of columns: on this computer, not in the book. Column ids are the same in both languages. */
import { EVERYTHING, isTab, type RegisterFilters } from './filter.ts';

const ARRANGEMENT_KEY = 'usool.register.columns';
const viewsKey = (book: string): string => `usool.register.views.${book}`;

export interface Arrangement {
  columns: readonly { id: string; width: number; isVisible: boolean }[];
  sort: readonly { column: string; direction: 'asc' | 'desc' }[];
}

export interface SavedView {
  name: string;
  filters: RegisterFilters;
  search: string;
  arrangement: Arrangement;
}

type Check<T> = (value: unknown) => value is T;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isListOf = (value: unknown, check: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(check);

const isArrangement: Check<Arrangement> = (value): value is Arrangement =>
  isRecord(value) &&
  isListOf(value['columns'], (column) => isRecord(column) && typeof column['id'] === 'string' && typeof column['width'] === 'number' && typeof column['isVisible'] === 'boolean') &&
  isListOf(value['sort'], (sort) => isRecord(sort) && typeof sort['column'] === 'string' && (sort['direction'] === 'asc' || sort['direction'] === 'desc'));

/** Every part of a filter that is named is of the kind that everything has; what an earlier version did not know yet is missing. */
const isFilters: Check<RegisterFilters> = (value): value is RegisterFilters =>
  isRecord(value) &&
  Object.entries(EVERYTHING).every(([part, usual]) => value[part] === undefined || (Array.isArray(usual) ? isListOf(value[part], (item) => typeof item === (part === 'categoryIds' ? 'number' : 'string')) : typeof value[part] === typeof usual)) &&
  isTab(String(value['tab']));

const isView: Check<SavedView> = (value): value is SavedView => isRecord(value) && typeof value['name'] === 'string' && typeof value['search'] === 'string' && isFilters(value['filters']) && isArrangement(value['arrangement']);
const isViews: Check<SavedView[]> = (value): value is SavedView[] => isListOf(value, isView);

/** What is stored, where it still means something: another version may have written it. */
function read<T>(storage: Storage, key: string, check: Check<T>): T | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return check(value) ? value : null;
  } catch {
    return null;
  }
}

export function readArrangement(storage: Storage): Arrangement | null {
  return read(storage, ARRANGEMENT_KEY, isArrangement);
}

export function keepArrangement(storage: Storage, value: Arrangement): void {
  storage.setItem(ARRANGEMENT_KEY, JSON.stringify(value));
}

/** Views name categories and places, so they belong to one book. */
export function readViews(storage: Storage, book: string): SavedView[] {
  return (read(storage, viewsKey(book), isViews) ?? []).map((view) => ({ ...view, filters: { ...EVERYTHING, ...view.filters } }));
}

/** A view of the same name is replaced. */
export function keepView(storage: Storage, book: string, saved: SavedView): SavedView[] {
  const views = [...readViews(storage, book).filter((other) => other.name !== saved.name), saved];
  storage.setItem(viewsKey(book), JSON.stringify(views));
  return views;
}

export function dropView(storage: Storage, book: string, name: string): SavedView[] {
  const views = readViews(storage, book).filter((other) => other.name !== name);
  storage.setItem(viewsKey(book), JSON.stringify(views));
  return views;
}
