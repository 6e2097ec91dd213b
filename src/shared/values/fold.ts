/** What a letter is searched as: spellings that people use for one another become one. */
const LETTERS: Readonly<Record<string, string>> = {
  'ٱ': 'ا', // alef with wasla
  'ى': 'ي', // alef maksura
  'ة': 'ه', // teh marbuta
  'ی': 'ي', // Farsi yeh, as some keyboards type it
  'ک': 'ك', // keheh
};
const FOLDED = /[ٱىةیک]/g;
/** Latin accents; tashkeel, and the hamza and madda that a decomposed alef, waw or yeh carries; superscript alef; tatweel. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g;
/** Direction marks and isolates, which come along when text is copied from a screen. */
const INVISIBLE = /[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const DIRECTION = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Arabic-Indic and Persian digits as 0–9; everything else as it was. */
export function asciiDigits(text: string): string {
  return text.replace(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) & 0x0f));
}

/**
 * A text as it is compared in a search: case, accents, tashkeel, tatweel, forms of alef, yeh and heh, digits and spaces no longer
 * tell two spellings apart. For comparing only: what is stored and shown stays as it was written.
 */
export function fold(text: string): string {
  const plain = text.replace(INVISIBLE, '').normalize('NFKD').replace(MARKS, '').replace(FOLDED, (letter) => LETTERS[letter] ?? letter);
  return asciiDigits(plain).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Whether every word of the search occurs somewhere in the texts, in any order and either language. */
export function matches(search: string, ...texts: readonly (string | null)[]): boolean {
  const haystack = texts.map((text) => fold(text ?? '')).join('\n');
  return fold(search).split(' ').every((word) => haystack.includes(word));
}

/** Direction marks and isolates guard a text on the screen; they are never stored. */
export function plainText(text: string): string {
  return text.replace(DIRECTION, '').normalize('NFC').trim();
}

/** A code as it is stored and looked up: without direction marks, digits in ASCII however they were typed. */
export function plainCode(code: string): string {
  return asciiDigits(plainText(code));
}
