/** What Windows, macOS or Linux does not take in a name, and marks that would change how one reads. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const CHARACTERS_AT_MOST = 120;

/** A file name from a title: forbidden characters become hyphens; no dot or space at either end, which Windows drops. */
export function safeFileName(stem: string, ending: string): string {
  const clean = [...stem.normalize('NFC').replace(FORBIDDEN, '-').replace(/\s+/g, ' ')].slice(0, CHARACTERS_AT_MOST).join('');
  return `${clean.replace(/^[. ]+|[. ]+$/g, '')}.${ending}`;
}
