/** Saved views and the last arrangement of columns: on this computer, not in the book. Column ids are the same in both languages. */
import { z } from 'zod';
import { STATUSES } from '#shared/contract/shapes.ts';
import type { RegisterFilters } from './filter.ts';

const ARRANGEMENT_KEY = 'usool.register.columns';
const viewsKey = (book: string): string => `usool.register.views.${book}`;

const arrangement = z.object({
  columns: z.array(z.object({ id: z.string(), width: z.number().positive(), isVisible: z.boolean() })),
  sort: z.array(z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) })).max(3),
});
const filters = z.object({
  tab: z.enum(['all', 'attention', ...STATUSES]), categoryIds: z.array(z.number()).readonly(), locationCodes: z.array(z.string()).readonly(), custodianCodes: z.array(z.string()).readonly(),
  acquiredFrom: z.string(), acquiredTo: z.string(), inServiceFrom: z.string(), inServiceTo: z.string(),
}) satisfies z.ZodType<RegisterFilters>;
const view = z.object({ name: z.string().min(1).max(60), filters, search: z.string(), arrangement });

export type Arrangement = z.infer<typeof arrangement>;
export type SavedView = z.infer<typeof view>;

/** What is stored, where it still means something: another version may have written it. */
function read<T>(storage: Storage, key: string, schema: z.ZodType<T>): T | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function readArrangement(storage: Storage): Arrangement | null {
  return read(storage, ARRANGEMENT_KEY, arrangement);
}

export function keepArrangement(storage: Storage, value: Arrangement): void {
  storage.setItem(ARRANGEMENT_KEY, JSON.stringify(value));
}

/** Views name categories and places, so they belong to one book. */
export function readViews(storage: Storage, book: string): SavedView[] {
  return read(storage, viewsKey(book), z.array(view)) ?? [];
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
