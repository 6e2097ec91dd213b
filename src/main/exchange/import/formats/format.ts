import type { z } from 'zod';
import type { importMapping } from '#shared/contract/imports.ts';
import type { ImportField, NoteCode } from '../model.ts';
import type { Sheet } from './sheet.ts';

/** A field and the headings it goes by in a format, the surest first. Case, stars, underscores and the order of columns do not count. */
export type FormatColumn = readonly [ImportField, ...string[]];

/**
 * The file of another register, known by its headings: what its columns are, what its words mean, and how figures that it gives in pieces are put
 * together. What it does not say is left unsaid, so that a person is asked for it.
 */
export interface Format {
  readonly name: string;
  /** Of each group one heading must be there. */
  readonly recognise: readonly (readonly string[])[];
  readonly columns: readonly FormatColumn[];
  /** The format's words as ours. */
  readonly values?: z.input<typeof importMapping>['values'];
  /** Taken where the days of the file could be read two ways; asked for all the same. */
  readonly dateOrder?: 'dmy' | 'mdy';
  /** False where categories are bare numbers, which say nothing as names: they are mapped one by one. */
  readonly createCategories?: false;
  /** Made by people as well as by programs: columns it does not know are read by their meaning. */
  readonly isOpen?: true;
  /** Columns read by `translate` alone, which tell of the order of dates and of decimals as well. */
  readonly dates?: readonly string[];
  readonly amounts?: readonly string[];
  /** What every file of the format leaves open. */
  readonly notes?: readonly NoteCode[];
  readonly translate?: (sheet: Sheet) => void;
  /** The headings of a file without any, where the shape of all its rows says what it is. */
  readonly headless?: (rows: readonly (readonly (string | number)[])[]) => readonly string[] | null;
}
