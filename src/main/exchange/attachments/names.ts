/** Marks that turn or hide letters: under them "gpj.exe" reads as "exe.jpg". */
const HIDDEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const NOT_IN_FILE_NAMES = /[<>:"/\\|?*]/g;
/** Windows takes these for devices, whatever follows the point. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST_STEM_BYTES = 180;
const LONGEST_NAME = 200;

/** What follows the last point, in small letters; empty where there is none. */
export function extensionOf(name: string): string {
  return /[^.]\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

const stemOf = (name: string): string => (extensionOf(name) === '' ? name : name.slice(0, name.lastIndexOf('.')));

/** The first letters that fit into so many bytes. */
function cut(text: string, bytes: number): string {
  let size = 0;
  let kept = '';
  for (const letter of text) {
    size += Buffer.byteLength(letter);
    if (size > bytes) break;
    kept += letter;
  }
  return kept;
}

function safePart(text: string): string {
  const cleaned = text.replaceAll(HIDDEN, '').replaceAll(NOT_IN_FILE_NAMES, ' ').replaceAll(/\s+/g, ' ').replaceAll(/^[. -]+|[. ]+$/g, '');
  const short = cut(cleaned, LONGEST_STEM_BYTES).trim();
  if (short === '') return 'attachment';
  return DEVICES.test(short.split('.')[0] ?? '') ? `_${short}` : short;
}

/** The name a file came with, without its folders and without what cannot be seen. Points and blanks at its end go: Windows would drop them and read another ending. */
export function keptFileName(name: string): string {
  const last = name.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const seen = last.toWellFormed().normalize('NFC').replaceAll(HIDDEN, '').trim().replace(/[. ]+$/, '');
  if (seen === '') return 'attachment';
  if (seen.length <= LONGEST_NAME) return seen;
  const extension = extensionOf(seen);
  // A letter of two halves may have been cut in the middle.
  const short = (length: number): string => seen.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  return extension === '' || extension.length > 20 ? short(LONGEST_NAME) : `${short(LONGEST_NAME - extension.length - 1)}.${extension}`;
}

/** A name that every file system takes and that ends in what the content is, by the endings of its kind: an image called "x.pdf" is written as "x.pdf.png". */
export function safeFileName(name: string, extensions: readonly string[]): string {
  const extension = extensionOf(name);
  const isOwn = extensions.includes(extension);
  return `${safePart(isOwn ? stemOf(name) : name)}.${isOwn ? extension : (extensions[0] ?? 'bin')}`;
}

/** The name, or the name with the first number that makes it new. Names that differ in case only are one to many file systems. */
export function uniqueName(name: string, taken: Set<string>): string {
  const key = (candidate: string): string => candidate.normalize('NFC').toLowerCase();
  const extension = extensionOf(name);
  const stem = stemOf(name);
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? name : `${stem} (${copy})${extension === '' ? '' : `.${extension}`}`;
    if (taken.has(key(candidate))) continue;
    taken.add(key(candidate));
    return candidate;
  }
}
