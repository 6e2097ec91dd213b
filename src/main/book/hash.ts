import { hash } from 'node:crypto';

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** One text for one content: keys sorted, strings in NFC, whole numbers only (so that no float's spelling matters). */
export function canonical(value: Json): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`Assertion failed: ${value} is not a whole number and cannot be hashed`);
    return String(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`;
  const entries = Object.entries(value as Record<string, Json>).filter(([, item]) => item !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/** Of a text in UTF-8, or of bytes as they are. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

export const hashOf = (value: Json): string => sha256(canonical(value));
export type { Json };
