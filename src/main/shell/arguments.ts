import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BOOK_EXTENSION } from './fileNames.ts';

/** The book that a command line names, if any: the first argument with our extension that is a file. */
export function bookArgument(argv: readonly string[], workingFolder: string): string | null {
  const named = argv.slice(1).find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith(`.${BOOK_EXTENSION}`));
  if (named === undefined) return null;
  const path = resolve(workingFolder, named);
  return existsSync(path) ? path : null;
}
