/** What is typed into the readings of a month, and what of it is to be saved. */
import type { Output } from '#shared/contract/index.ts';

export type Item = Output<'usage.list'>['items'][number];
/** By asset: what was typed; null where it is no number. */
export type Typed = Readonly<Record<string, string | null>>;
export type State = 'missing' | 'entered' | 'changed' | 'fixed' | 'waiting';

export const valueOf = (item: Item, typed: Typed): string | null => {
  const own = typed[item.assetId];
  return own === undefined ? (item.units ?? '') : own;
};

const sameUnits = (a: string, b: string | null): boolean => b !== null && Number(a) === Number(b);

/** Readings that differ from what the book has. An emptied field takes nothing back: a reading stays until another replaces it. */
export function changedReadings(items: readonly Item[], typed: Typed): { item: Item; units: string }[] {
  return items.flatMap((item) => {
    const units = valueOf(item, typed);
    return item.isFixed || units === null || units === '' || sameUnits(units, item.units) ? [] : [{ item, units }];
  });
}

export function stateOf(item: Item, typed: Typed): State {
  if (item.isFixed) return 'fixed';
  const units = valueOf(item, typed);
  if (units === null || (units !== '' && !sameUnits(units, item.units))) return 'changed';
  if (item.units !== null) return 'entered';
  return item.status === 'CAPITALIZED' ? 'waiting' : 'missing';
}
