import { basename } from 'node:path';
import type { Output } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { onlyOptions, option, positionals, UsageError, type Arguments } from './arguments.ts';
import { readFile } from './books.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';

/** A mapping kept in a file. */
function readMapping(file: string): unknown {
  try {
    return JSON.parse(Buffer.from(readFile(file)).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) refuse('FILE_UNREADABLE', { file: basename(file), reason: 'not JSON' });
    throw error;
  }
}

/** The mapping asked for: a file, a saved or built-in one by name, or what the file itself suggests. */
function mappingOf(cli: Cli, parsed: Arguments, fileId: string): unknown {
  const file = option(parsed, 'map');
  const template = option(parsed, 'template');
  if (file !== undefined && template !== undefined) throw new UsageError('--map and --template exclude each other');
  if (file !== undefined) return readMapping(file);
  return (unwrap(cli.host.dispatch('imports.inspect', { fileId, template })) as Output<'imports.inspect'>).mapping;
}

/** Dry run: what would come in and every bad cell. Otherwise the same, and then one commit of all or nothing. */
export async function importFile(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['template', 'map', 'dry-run']);
  const { BOOK = '', FILE = '' } = positionals(parsed, ['BOOK', 'FILE']);
  const bytes = readFile(FILE);
  await openBook(cli, BOOK);
  const { fileId } = unwrap(cli.host.stageFile(basename(FILE), bytes));
  const mapping = mappingOf(cli, parsed, fileId);
  const preview = unwrap(cli.host.dispatch('imports.preview', { fileId, mapping })) as Output<'imports.preview'>;
  const { totals, problems, problemsTotal, warnings, warningsTotal, newCategories, newPlaces, fingerprint } = preview;
  if (option(parsed, 'dry-run') === 'true') {
    await printJson(cli, { totals, problemsTotal, problems, warningsTotal, warnings, newCategories, newPlaces });
    return problemsTotal === 0 ? 0 : 1;
  }
  if (problemsTotal > 0) {
    await printJson(cli, { problemsTotal, problems });
    refuse('IMPORT_HAS_ERRORS', { count: problemsTotal });
  }
  const committed = unwrap(cli.host.dispatch('imports.commit', { fileId, mapping, fingerprint })) as Output<'imports.commit'>;
  await printJson(cli, { ...committed, totals, warningsTotal, warnings });
  return 0;
}
