import { assert } from '#shared/values/assert.ts';
import type { ReportCell, ReportColumn } from '../definition.ts';
import type { Bilingual, Language } from '../texts.ts';

export type ReportLanguage = Language | 'both';

/** A column of a file: one of the report's, or one language of it. */
export interface FileColumn {
  index: number;
  column: ReportColumn;
  /** The language of its texts. */
  language: Language;
  label: string;
}

/**
 * The columns of a file in a language. In both languages what exists in both has a column for each, English first, and the other
 * columns are headed in both: nothing is lost, and no cell mixes the two.
 */
export function fileColumns(columns: readonly ReportColumn[], language: ReportLanguage, between: string): FileColumn[] {
  return columns.flatMap((column, index): FileColumn[] => {
    if (language !== 'both') return [{ index, column, language, label: column.label[language] }];
    if (!column.bilingual) return [{ index, column, language: 'en', label: `${column.label.en}${between}${column.label.ar}` }];
    return (['en', 'ar'] as const).map((one) => ({ index, column, language: one, label: column.label[one] }));
  });
}

export const isBilingual = (cell: ReportCell): cell is Bilingual => typeof cell === 'object' && cell !== null;

/** The text of a cell that is no amount. */
export function cellText(cell: ReportCell, language: Language): string {
  if (cell === null) return '';
  return isBilingual(cell) ? cell[language] : String(cell);
}

/** A text in the report's language or, where that is both, one after the other; once if they are the same. */
export function inLanguage(value: Bilingual, language: ReportLanguage, between = ' / '): string {
  if (language !== 'both') return value[language];
  return value.en === value.ar ? value.en : `${value.en}${between}${value.ar}`;
}

/** The minor units of an amount cell. */
export function amountOf(cell: ReportCell): number {
  assert(typeof cell === 'number' && Number.isSafeInteger(cell), `${String(cell)} is not an amount in minor units`);
  return cell;
}
