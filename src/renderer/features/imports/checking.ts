/** What the check of a file says, and the corrections made to its cells. */
import type { TFunction } from 'i18next';
import type { Output } from '#shared/contract/index.ts';
import { isDate, isPeriod } from '#shared/values/calendar.ts';
import { formatAmount, minor, parseAmount } from '#shared/values/money.ts';
import type { Format } from '../../i18n/format.ts';

export type Check = Output<'imports.preview'>;
export type VarianceOfFile = Output<'imports.variance'>;
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

/** Columns of the book, named in a finding, as fields: useful_life_months → usefulLifeMonths. */
const fieldOf = (column: string): string => column.trim().replace(/_(minor|id)$/, '').replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a finding says of its cell, in words. */
export function sentenceOf(t: TFunction, format: Format, group: 'problem' | 'warning', finding: CellFinding): string {
  const { code, field, params, column, value } = finding;
  const named = (name: string): string => t(`enums:field.${fieldOf(name)}`, { defaultValue: name });
  const shown = (name: string, fact: string): string => {
    if (name === 'of') return named(fact);
    if (name === 'fields') return format.list(fact.split(',').map(named));
    if (isDate(fact)) return format.gregorianDate(fact);
    if (isPeriod(fact)) return format.period(fact);
    return /^-?\d+\.\d+$/.test(fact) ? format.amount(fact) : fact;
  };
  const facts = Object.fromEntries(Object.entries(params).map(([name, fact]) => [name, typeof fact === 'string' ? shown(name, fact) : fact]));
  const { reason } = params;
  return t(`importFindings:${group}.${code}`, { column: column ?? '', value: value ?? '', field: field === null ? '' : named(field), ...facts, ...(reason === undefined ? {} : { context: String(reason) }) });
}

/** What a person expects of a sum, less what the file comes to; null while nothing is expected. Both are decimal strings of the book's currency. */
export function differenceOf(expected: string | null, actual: string, exponent: number): string | null {
  if (expected === null || expected === '') return null;
  return formatAmount(minor(parseAmount(expected, exponent) - parseAmount(actual, exponent)), exponent);
}

/** The sum of decimal strings of the book's currency. */
export const sumOf = (amounts: readonly string[], exponent: number): string => formatAmount(minor(amounts.reduce((sum, amount) => sum + parseAmount(amount, exponent), 0)), exponent);

export const isZero = (amount: string): boolean => !/[1-9]/.test(amount);
