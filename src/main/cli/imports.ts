import { basename, resolve } from 'node:path';
import type { Output } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { onlyOptions, option, positionals, UsageError, type Arguments } from './arguments.ts';
import { readFile } from './books.ts';
import { NO_LISTS, templateWorkbook } from '../exchange/import/templateBook.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';
import { writeWhole } from './write.ts';

/** A mapping kept in a file. */
function readMapping(file: string): unknown {
  try {
    return JSON.parse(Buffer.from(readFile(file)).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) refuse('FILE_UNREADABLE', { file: basename(file), reason: 'not JSON' });
    throw error;
  }
}

type Suggested = Pick<Output<'imports.inspect'>, 'template' | 'notes' | 'questions'> & { mapping: unknown };

/** The mapping asked for: a file, a format or a saved mapping by name, or what the file itself suggests; with what the file leaves open. */
function mappingOf(cli: Cli, parsed: Arguments, fileId: string): Suggested {
  const file = option(parsed, 'map');
  const template = option(parsed, 'template');
  if (file !== undefined && template !== undefined) throw new UsageError('--map and --template exclude each other');
  if (file !== undefined) return { template: null, notes: [], questions: [], mapping: readMapping(file) };
  return unwrap(cli.host.dispatch('imports.inspect', { fileId, template })) as Output<'imports.inspect'>;
}

/** The assets that differ most are printed; the window shows them all. */
const VARIANCES = 50;

function varianceOf(cli: Cli, input: object): Output<'imports.variance'> {
  return unwrap(cli.host.dispatch('imports.variance', { ...input, size: VARIANCES })) as Output<'imports.variance'>;
}

/** `usool template`: a workbook to fill in; with --book, with that book's categories and places to choose from. */
export async function writeTemplate(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['language', 'book']);
  const { FILE = '' } = positionals(parsed, ['FILE']);
  const language = option(parsed, 'language') ?? 'en';
  if (language !== 'en' && language !== 'ar') throw new UsageError('--language is en or ar');
  const book = option(parsed, 'book');
  if (book !== undefined) await openBook(cli, book);
  const { bytes } = book === undefined ? templateWorkbook({ language, lists: NO_LISTS, createdAt: cli.now() }) : unwrap(cli.host.importTemplate({ language }));
  const out = resolve(FILE);
  writeWhole(out, bytes);
  await printJson(cli, { file: basename(out), bytes: bytes.length });
  return 0;
}

/** Dry run: what would come in and every bad cell. Otherwise the same, and then one commit of all or nothing. */
export async function importFile(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['template', 'map', 'dry-run', 'tolerance']);
  const { BOOK = '', FILE = '' } = positionals(parsed, ['BOOK', 'FILE']);
  const bytes = readFile(FILE);
  await openBook(cli, BOOK);
  const { fileId } = unwrap(cli.host.stageFile(basename(FILE), bytes));
  const { mapping, template: known, notes, questions } = mappingOf(cli, parsed, fileId);
  const preview = unwrap(cli.host.dispatch('imports.preview', { fileId, mapping })) as Output<'imports.preview'>;
  const variance = varianceOf(cli, { fileId, mapping, tolerance: option(parsed, 'tolerance') });
  const { totals, problems, problemsTotal, warnings, warningsTotal, newCategories, newPlaces, fingerprint } = preview;
  if (option(parsed, 'dry-run') === 'true') {
    await printJson(cli, { template: known, notes, questions, totals, variance, problemsTotal, problems, warningsTotal, warnings, newCategories, newPlaces });
    return problemsTotal === 0 ? 0 : 1;
  }
  if (problemsTotal > 0) {
    await printJson(cli, { problemsTotal, problems });
    refuse('IMPORT_HAS_ERRORS', { count: problemsTotal });
  }
  const committed = unwrap(cli.host.dispatch('imports.commit', { fileId, mapping, fingerprint })) as Output<'imports.commit'>;
  await printJson(cli, { ...committed, template: known, totals, variance, warningsTotal, warnings });
  return 0;
}
