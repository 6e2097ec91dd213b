import { extname } from 'node:path';

/** A book is one file with this extension. */
export const BOOK_EXTENSION = 'usool';

const NOT_IN_FILE_NAMES = /[<>:"/\\|?*\p{Cc}\u200e\u200f\u2066-\u2069]/gu;

/** A name that every file system takes. */
export function safeFileName(name: string): string {
  const cleaned = name.replaceAll(NOT_IN_FILE_NAMES, ' ').replaceAll(/\s+/g, ' ').replaceAll(/^[. ]+|[. ]+$/g, '').slice(0, 120);
  return cleaned === '' ? 'Usool' : cleaned;
}

export function withExtension(path: string, extension: string): string {
  return extname(path).toLowerCase() === `.${extension}` ? path : `${path}.${extension}`;
}
