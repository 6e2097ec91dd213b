import type { Connection } from '../connection.ts';
import type { JournalLine, JournalRow } from '../tables/journals.ts';
import { teachSearch } from './search.ts';

export type JournalListRow = JournalRow & { book: string; reverses: string | null };

export interface JournalFilter {
  number: string | null;
  period: string | null;
  /** Folded words. */
  search: string | null;
}

const FROM = `FROM journals j JOIN depreciation_books b ON b.id = j.book_id LEFT JOIN journals o ON o.id = j.reverses_id
  WHERE (@number IS NULL OR j.number = @number) AND (@period IS NULL OR j.period = @period)
    AND (@search IS NULL OR found(@search, j.number || ' ' || j.source || ' ' || j.narration_en || ' ' || j.narration_ar || ' ' || j.date) = 1)`;

/** The newest first. */
export function listJournals(connection: Connection, filter: JournalFilter, limit: number, offset: number): JournalListRow[] {
  teachSearch(connection);
  return connection.all<JournalListRow>(
    `SELECT j.id, j.number, j.book_id, j.date, j.period, j.source_type, j.source, j.narration_en, j.narration_ar, j.reverses_id, j.total_minor, j.line_count, j.content_hash, j.actor, j.created_at,
        b.code AS book, o.number AS reverses ${FROM} ORDER BY j.id DESC LIMIT @limit OFFSET @offset`,
    { ...filter, limit, offset },
  );
}

export function countJournals(connection: Connection, filter: JournalFilter): number {
  teachSearch(connection);
  return connection.get<{ count: number }>(`SELECT COUNT(*) AS count ${FROM}`, { ...filter })?.count ?? 0;
}

/** What the ids on journal lines stand for. */
export interface LineNames {
  accounts: Map<number, { code: string; name: string; name_ar: string | null }>;
  /** By code, or by name where a category has none. */
  categories: Map<number, string>;
  places: Map<number, string>;
  assets: Map<number, string>;
}

export function lineNames(connection: Connection, lines: readonly JournalLine[]): LineNames {
  const ids = (values: readonly (number | null | undefined)[]): [string] => [JSON.stringify([...new Set(values.filter((id) => typeof id === 'number'))])];
  const accounts = connection.all<{ id: number; code: string; name: string; name_ar: string | null }>(
    'SELECT id, code, name, name_ar FROM accounts WHERE id IN (SELECT value FROM json_each(?))', ids(lines.map((line) => line.accountId)),
  );
  const categories = connection.all<{ id: number; label: string }>('SELECT id, COALESCE(code, name) AS label FROM categories');
  const places = connection.all<{ id: number; code: string }>('SELECT id, code FROM places');
  const assets = connection.all<{ id: number; number: string }>('SELECT id, number FROM assets WHERE id IN (SELECT value FROM json_each(?))', ids(lines.map((line) => line.assetId)));
  return {
    accounts: new Map(accounts.map(({ id, ...account }) => [id, account])),
    categories: new Map(categories.map(({ id, label }) => [id, label])),
    places: new Map(places.map(({ id, code }) => [id, code])),
    assets: new Map(assets.map(({ id, number }) => [id, number])),
  };
}
