/** What the check of a file says, and the corrections made to its cells. */
import type { Output } from '#shared/contract/index.ts';
import { isDate, isPeriod } from '#shared/values/calendar.ts';
import { formatAmount, minor, parseAmount } from '#shared/values/money.ts';
import type { Format } from '../../i18n/format.ts';

export type Check = Output<'imports.preview'>;
export type CellFinding = Check['problems'][number];
export interface Edit {
  row: number;
  column: string;
  value: string;
}

/** Corrections typed but not yet checked, by cell. */
export type Drafts = Readonly<Record<string, Edit>>;

export const cellKey = (row: number, column: string): string => `${row} ${column}`;

/** Corrections made before, with the new ones in place of those of the same cell. */
export function mergeEdits(edits: readonly Edit[], drafts: Drafts): Edit[] {
  return [...edits.filter((edit) => drafts[cellKey(edit.row, edit.column)] === undefined), ...Object.values(drafts)];
}

/** The key of a finding's sentence: by its reason where it has one. */
export function sentenceKeys(group: 'problem' | 'warning', finding: Pick<CellFinding, 'code' | 'params'>): string[] {
  const { reason } = finding.params;
  return [...(reason === undefined ? [] : [`${group}.${finding.code}.${reason}`]), `${group}.${finding.code}.any`, `${group}.${finding.code}`];
}

/** Facts of a finding as people read them. */
export function shownParams(format: Format, params: CellFinding['params']): Record<string, string | number> {
  const shown = (value: string): string => {
    if (isDate(value)) return format.gregorianDate(value);
    if (isPeriod(value)) return format.period(value);
    return /^-?\d+\.\d+$/.test(value) ? format.amount(value) : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value]));
}

/** What a person expects of a sum, less what the file comes to; null while nothing is expected. Both are decimal strings of the book's currency. */
export function differenceOf(expected: string | null, actual: string, exponent: number): string | null {
  if (expected === null || expected === '') return null;
  return formatAmount(minor(parseAmount(expected, exponent) - parseAmount(actual, exponent)), exponent);
}

export const isZero = (amount: string): boolean => !/[1-9]/.test(amount);
