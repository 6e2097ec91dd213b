/** Digits and separators as text: no Intl, no floats. */
import { plainCode } from '#shared/values/fold.ts';

export type Digits = 'latin' | 'arabic';

const ARABIC_INDIC = '٠١٢٣٤٥٦٧٨٩';

/** Groups of three, with `,` and `.`; the sign kept: "-1234567.5" → "-1,234,567.5". */
export function groupDigits(value: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(value);
  if (match === null) throw new Error(`${value} is not a decimal string`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + fraction;
}

/** Latin digits to the chosen ones, `,` and `.` between digits to ٬ and ٫ with them. */
export function toDigits(text: string, digits: Digits): string {
  if (digits === 'latin') return text;
  return text
    .replace(/(?<=\d),(?=\d)/g, '٬')
    .replace(/(?<=\d)\.(?=\d)/g, '٫')
    .replace(/\d/g, (digit) => ARABIC_INDIC.charAt(Number(digit)));
}

/**
 * What a person typed as an amount, to a decimal string; null where it is none. Accepts both kinds of digits, ٫ and ٬,
 * spaces, (500), 500-, −500. A comma must stand where thousands are divided: `1,5` is refused rather than guessed.
 */
export function parseDecimal(input: string): string | null {
  let text = plainCode(input).replace(/\u2212/g, '-').replace(/٫/g, '.').replace(/[٬\s\u00a0\u202f'’]/g, '');
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed !== null) {
    negative = true;
    text = bracketed[1] ?? '';
  } else if (text.endsWith('-')) {
    negative = true;
    text = text.slice(0, -1);
  } else if (text.startsWith('-')) {
    negative = true;
    text = text.slice(1);
  } else if (text.startsWith('+')) {
    text = text.slice(1);
  }
  if (!/^(\d{1,3}(,\d{3})+|\d*)(\.\d*)?$/.test(text) || !/\d/.test(text)) return null;
  const [whole = '', fraction = ''] = text.replace(/,/g, '').split('.');
  const units = whole.replace(/^0+(?=\d)/, '') || '0';
  const value = fraction === '' ? units : `${units}.${fraction}`;
  return negative && /[1-9]/.test(value) ? `-${value}` : value;
}

/** A whole number as typed, or null. */
export function parseWhole(input: string): number | null {
  const text = parseDecimal(input);
  if (text === null || !/^\d{1,12}$/.test(text)) return null;
  return Number(text);
}
