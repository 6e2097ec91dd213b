/** The choices of an import before it is checked: which column is what, and how the file's cells are to be read. */
import type { IMPORT_FIELDS } from '#shared/contract/imports.ts';
import type { Output } from '#shared/contract/index.ts';

export type Inspection = Output<'imports.inspect'>;
export type ImportMapping = Inspection['mapping'];
export type ImportField = (typeof IMPORT_FIELDS)[number];
export type WordKind = 'depreciationMethod' | 'convention' | 'status' | 'category';
export const WORD_KINDS: readonly WordKind[] = ['depreciationMethod', 'convention', 'status', 'category'];

/** How the file is cut into rows and cells, and by whose habits it is read; what is left out is found by looking. */
export interface Layout {
  /** A format or a saved mapping by name, or `plain`. */
  template?: string;
  encoding?: string;
  separator?: string;
  sheet?: string;
  headingRow?: number;
}

type Columns = ImportMapping['columns'];

/** A column becomes a field, or none. A field has one column, so the one that had it lets go. */
export function chooseField(columns: Columns, heading: string, field: ImportField | null): Columns {
  const others = Object.entries(columns).filter(([name, mapped]) => name !== heading && mapped !== field);
  return Object.fromEntries(field === null ? others : [...others, [heading, field]]);
}

/** Fields without which no row is an asset, and which have neither a column nor a value for all rows. A name in either language is one. */
export function missingFields(mapping: ImportMapping): ImportField[] {
  const given = new Set<string>([...Object.values(mapping.columns), ...Object.entries(mapping.defaults).flatMap(([field, value]) => (value === undefined || value === '' ? [] : [field]))]);
  const needed: readonly ImportField[] = ['name', 'category', 'acquisitionDate', 'cost'];
  return needed.filter((field) => !given.has(field) && !(field === 'name' && given.has('nameAr')));
}

/** What was depreciated elsewhere is brought without the day it was depreciated to: the day must be said once for all rows. */
export function needsDepreciatedThrough(mapping: ImportMapping): boolean {
  const fields = new Set(Object.values(mapping.columns));
  return (fields.has('accumulatedDepreciation') || fields.has('netBookValue')) && !fields.has('depreciatedThrough');
}

/** Days that are said once for all rows. */
export type OneDay = 'depreciatedThrough' | 'acquisitionDate';

/** The headings' meaning alone, for a file whose format is known and not wanted. */
export const PLAIN = 'plain';

/** A mapping without the columns that this file does not have. */
export function withPresentColumns(inspection: Pick<Inspection, 'headings' | 'mapping'>): ImportMapping {
  const headings = new Set(inspection.headings);
  return { ...inspection.mapping, columns: Object.fromEntries(Object.entries(inspection.mapping.columns).filter(([heading]) => headings.has(heading))) };
}

/** The words of the column that holds methods, conventions, statuses or categories; none where it has too many different ones to go through. */
export function wordsOf(inspection: Pick<Inspection, 'distinct'>, mapping: ImportMapping, kind: WordKind): readonly string[] {
  const heading = Object.entries(mapping.columns).find(([, field]) => field === kind)?.[0];
  return heading === undefined ? [] : (inspection.distinct[heading] ?? []);
}

/** A word of the file as one of ours, or as it is written. */
export function chooseWord(mapping: ImportMapping, kind: WordKind, word: string, meaning: string | null): ImportMapping {
  const { [word]: _before, ...others } = mapping.values[kind] ?? {};
  return { ...mapping, values: { ...mapping.values, [kind]: meaning === null ? others : { ...others, [word]: meaning } } };
}
