import { basename } from 'node:path';
import type { Output } from '#shared/contract/index.ts';
import { onlyOptions, option, positionals, type Arguments } from './arguments.ts';
import { readFile } from './books.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';

/** `usool scans`: what a phone or a terminal has scanned, into an open count. Answers 1 where rows were not understood; the others are recorded all the same. */
export async function importScans(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['location']);
  const { BOOK = '', COUNT: countId = '', FILE = '' } = positionals(parsed, ['BOOK', 'COUNT', 'FILE']);
  const location = option(parsed, 'location');
  const bytes = readFile(FILE);
  await openBook(cli, BOOK);
  const { fileId } = unwrap(cli.host.stageFile(basename(FILE), bytes));
  const imported = unwrap(cli.host.dispatch('counts.importScans', { countId, fileId, ...(location === undefined ? {} : { location }) })) as Output<'counts.importScans'>;
  await printJson(cli, imported);
  return imported.problemsTotal === 0 ? 0 : 1;
}
