import { refuse } from '#shared/errors.ts';
import { plainText } from '#shared/values/fold.ts';

/** A name as it is stored. @throws INVALID_INPUT where nothing is left once invisible marks are gone */
export function requiredName(name: string, field = 'name'): string {
  return plainText(name) || refuse('INVALID_INPUT', { field, reason: 'required' });
}

/** The second language may be missing. Undefined keeps what is there, an empty text empties it. */
export function optionalName(name: string | null | undefined, before: string | null): string | null {
  return name === undefined ? before : plainText(name ?? '') || null;
}

/** A truth as the file keeps it. */
export const bit = (value: boolean): 0 | 1 => (value ? 1 : 0);
