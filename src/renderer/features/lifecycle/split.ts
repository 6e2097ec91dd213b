/** Dividing an asset: what was typed, and the request it comes to. */
import type { Input } from '#shared/contract/index.ts';

export const WAYS = ['quantity', 'percent', 'cost'] as const;
export type Way = (typeof WAYS)[number];

/** A part as it is typed. The amount is '' when empty and null when what was typed means nothing. */
export interface PartValues {
  /** Tells one row from another, whichever is taken away. */
  key: number;
  amount: string | null;
  name: string;
  nameAr: string;
  locationId: string;
  custodianId: string;
}

export interface SplitValues {
  /** Undefined until somebody enters one: then the usual day stands. */
  date: string | null | undefined;
  by: Way;
  parts: readonly PartValues[];
  memo: string;
}

const emptyPart = (key: number): PartValues => ({ key, amount: '', name: '', nameAr: '', locationId: '', custodianId: '' });

/** Several pieces are divided by pieces, one by percent. */
export const emptySplit = (quantity: string): SplitValues => ({ date: undefined, by: Number(quantity) > 1 ? 'quantity' : 'percent', parts: [emptyPart(0)], memo: '' });

export const withPart = (parts: readonly PartValues[]): PartValues[] => [...parts, emptyPart(Math.max(...parts.map(({ key }) => key)) + 1)];

/** As many parts as one act takes. */
export const PARTS_AT_MOST = 100;

type Part = Input<'assets.split.preview'>['parts'][number];

function partOf(by: Way, { amount, name, nameAr, locationId, custodianId }: PartValues): Part | null {
  if (amount === null || amount === '') return null;
  const named = { name: name.trim(), nameAr: nameAr.trim(), locationId, custodianId };
  return { [by]: amount, ...Object.fromEntries(Object.entries(named).filter(([, value]) => value !== '')) };
}

/** Null while something is missing. */
export function splitRequest(assetId: string, date: string | null, { by, parts, memo }: SplitValues): Input<'assets.split.preview'> | null {
  const named = parts.map((part) => partOf(by, part)).filter((part) => part !== null);
  if (date === null || date === '' || named.length < parts.length) return null;
  return { assetId, date, parts: named, ...(memo.trim() === '' ? {} : { memo: memo.trim() }) };
}

/** The row that a refusal is about, and which of its fields: `parts.1.percent` is the amount of the second. */
export function partRefused(field: string): { row: number; field: 'amount' | 'locationId' | 'custodianId' | null } | null {
  const [list, row, name] = field.split('.');
  if (list !== 'parts' || row === undefined) return null;
  const known = name === 'locationId' || name === 'custodianId' ? name : (WAYS as readonly string[]).includes(name ?? '') ? 'amount' : null;
  return { row: Number(row), field: known };
}
