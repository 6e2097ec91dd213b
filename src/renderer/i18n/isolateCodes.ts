/** Narrations are stored as plain text in both languages; numbers, periods and dates in them are isolated when they are shown. */

const LEFT_TO_RIGHT = '\u2066';
const END = '\u2069';

/** Letters and digits joined by hyphens, slashes, points or colons, with a digit somewhere: FA-2026-000003, 2026-02, 31/01/2026. */
const CODE = /[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)+/g;

/** Within right-to-left text 2026-02 would turn into 02-2026: each code gets a direction of its own. */
export function isolateCodes(text: string): string {
  return text.replace(CODE, (code) => (/\d/.test(code) ? `${LEFT_TO_RIGHT}${code}${END}` : code));
}
