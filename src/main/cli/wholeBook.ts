import { basename, resolve } from 'node:path';
import { onlyOptions, positionals, type Arguments } from './arguments.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';

/** `usool export`: everything the book holds as open files, which need no Usool to be read and which `restore` makes a book of again. */
export async function exportBook(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { BOOK = '', DIR = '' } = positionals(parsed, ['BOOK', 'DIR']);
  await openBook(cli, BOOK);
  await printJson(cli, unwrap(cli.host.exportBook(resolve(DIR))));
  return 0;
}

/** `usool restore`: a new book out of such a folder. Nobody signs in: the book that comes of it asks for its own people. */
export async function restoreBook(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { DIR = '', BOOK = '' } = positionals(parsed, ['DIR', 'BOOK']);
  const { opened, export: source } = unwrap(cli.host.restoreBook(resolve(BOOK), resolve(DIR)));
  await printJson(cli, { file: basename(BOOK), needsLogin: opened.needsLogin, ...source });
  return 0;
}
