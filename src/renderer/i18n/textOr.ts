import type { TFunction } from 'i18next';
import { i18next } from './index.ts';

/** The text of the first key that there is; for names that come from the book, which may be older or newer than the texts. */
export function textOr(t: TFunction, keys: readonly string[], otherwise: string): string {
  const known = keys.find((key) => i18next.exists(key, { lng: 'en' }));
  return known === undefined ? otherwise : t(known);
}
