import { plainCode } from './fold.ts';

/**
 * What the keys of a Latin keyboard type while Windows has the Arabic (101) layout: a scanner that acts as a keyboard presses keys, not letters.
 * Plain keys first, then the same with Shift. Lam-alef is one key and up to two letters.
 */
const ARABIC_KEYS: readonly (readonly [string, string])[] = [
  ['لا', 'b'], ['لإ', 'T'], ['لأ', 'G'], ['لآ', 'B'],
  ['ض', 'q'], ['ص', 'w'], ['ث', 'e'], ['ق', 'r'], ['ف', 't'], ['غ', 'y'], ['ع', 'u'], ['ه', 'i'], ['خ', 'o'], ['ح', 'p'], ['ش', 'a'], ['س', 's'], ['ي', 'd'], ['ب', 'f'], ['ل', 'g'], ['ا', 'h'],
  ['ت', 'j'], ['ن', 'k'], ['م', 'l'], ['ئ', 'z'], ['ء', 'x'], ['ؤ', 'c'], ['ر', 'v'], ['ى', 'n'], ['ة', 'm'], ['ظ', '/'], ['ز', '.'], ['و', ','],
  ['َ', 'Q'], ['ً', 'W'], ['ُ', 'E'], ['ٌ', 'R'], ['إ', 'Y'], ['‘', 'U'], ['÷', 'I'], ['×', 'O'], ['؛', 'P'], ['ِ', 'A'], ['ٍ', 'S'], [']', 'D'], ['[', 'F'], ['أ', 'H'], ['ـ', 'J'], ['،', 'K'],
  ['~', 'Z'], ['ْ', 'X'], ['}', 'C'], ['{', 'V'], ['آ', 'N'], ['’', 'M'],
];
const KEYS = new Map(ARABIC_KEYS);
const TYPED_IN_ARABIC = /[\u0621-\u0652\u060c\u061b[\]{}]/;
const PAYLOAD = /^FA1\|[^|]*\|([^|]+)(?:\|.*)?$/i;

function fromArabicKeys(text: string): string {
  let latin = '';
  for (let at = 0; at < text.length; ) {
    const two = KEYS.get(text.slice(at, at + 2));
    latin += two ?? KEYS.get(text.charAt(at)) ?? text.charAt(at);
    at += two === undefined ? 1 : 2;
  }
  return latin;
}

/**
 * What a scanner or a person typed, as it may be known in the register, the likeliest first: without direction marks and spaces around it, digits in
 * ASCII, of a label's longer payload the number alone; and what the same keys type in Latin, where the keyboard was left in Arabic. Empty where nothing was typed.
 */
export function scannedCodes(typed: string): string[] {
  const plain = plainCode(typed).replace(/\s+/g, ' ');
  if (plain === '') return [];
  const code = PAYLOAD.exec(plain)?.[1]?.trim() ?? plain;
  return TYPED_IN_ARABIC.test(code) ? [code, fromArabicKeys(code).toUpperCase()] : [code];
}
