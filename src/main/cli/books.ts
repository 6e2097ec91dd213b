import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { CreateBook } from '../ipc/host.ts';
import { fail, refuse, type Result } from '#shared/errors.ts';
import { option, onlyOptions, positionals, required, UsageError, type Arguments } from './arguments.ts';
import { lines, print, printJson, readAll, unwrap, type Cli } from './io.ts';
import { printedError } from './refusals.ts';
import { openBook } from './signIn.ts';

export async function create(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['name', 'name-ar', 'country', 'currency', 'fiscal-year-start', 'basis', 'first-period', 'first-year-from', 'first-year-to']);
  const { BOOK = '' } = positionals(parsed, ['BOOK']);
  const month = option(parsed, 'fiscal-year-start');
  if (month !== undefined && !/^\d{1,2}$/.test(month)) throw new UsageError('--fiscal-year-start is a month, 1 to 12');
  const basis = option(parsed, 'basis');
  const input = {
    name: required(parsed, 'name'), nameAr: option(parsed, 'name-ar'), country: required(parsed, 'country'), currency: required(parsed, 'currency'),
    ...(month === undefined ? {} : { fiscalYearStartMonth: Number(month) }), ...(basis === undefined ? {} : { basis }),
  };
  const [from, to] = [option(parsed, 'first-year-from'), option(parsed, 'first-year-to')];
  if ((from === undefined) !== (to === undefined)) throw new UsageError('--first-year-from and --first-year-to go together');
  // The host checks the shape; the command line only carries words.
  const info = unwrap(cli.host.create(resolve(BOOK), input as CreateBook));
  const first = option(parsed, 'first-period');
  if (from !== undefined) unwrap(cli.host.dispatch('fiscalYears.change', { from, to }));
  if (first !== undefined) unwrap(cli.host.dispatch('book.updateSettings', { firstPeriod: first }));
  await printJson(cli, first === undefined && from === undefined ? info : unwrap(cli.host.dispatch('book.info', {})));
  return 0;
}

export async function sample(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { BOOK = '' } = positionals(parsed, ['BOOK']);
  await printJson(cli, unwrap(cli.host.createSample(resolve(BOOK))));
  return 0;
}

function parseJson(text: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return fail('INVALID_INPUT', { field: '', reason: 'not JSON' });
  }
}

export async function call(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { BOOK = '', OPERATION = '', INPUT = '{}' } = positionals(parsed, ['BOOK', 'OPERATION'], ['INPUT']);
  const input = unwrap(parseJson(INPUT === '-' ? await readAll(cli.stdin) : INPUT));
  await openBook(cli, BOOK);
  await printJson(cli, unwrap(cli.host.dispatch(OPERATION, input)));
  return 0;
}

/** One line in, one line out, in order; a refused line is answered in its place and the rest go on. */
async function answerLines(cli: Cli, answer: (value: unknown) => Result<unknown>): Promise<number> {
  let refused = 0;
  for await (const line of lines(cli.stdin)) {
    const value = parseJson(line);
    const result = value.ok ? answer(value.value) : value;
    if (!result.ok) refused += 1;
    await print(cli.stdout, JSON.stringify(result.ok ? result.value : printedError(result.error, cli.now(), cli.language)));
  }
  return refused === 0 ? 0 : 1;
}

export async function batch(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { BOOK = '' } = positionals(parsed, ['BOOK']);
  await openBook(cli, BOOK);
  return answerLines(cli, (value) => {
    const { operation, input } = (value ?? {}) as { operation?: unknown; input?: unknown };
    if (typeof operation !== 'string') return fail('INVALID_INPUT', { field: 'operation', reason: 'required' });
    return cli.host.dispatch(operation, input ?? {});
  });
}

/** schedule.compute: one document over any number of lines, or one document a line. */
export async function schedule(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  positionals(parsed, []);
  const text = await readAll(cli.stdin);
  const whole = parseJson(text);
  if (whole.ok) {
    await printJson(cli, unwrap(cli.host.dispatch('schedule.compute', whole.value)));
    return 0;
  }
  const { Readable } = await import('node:stream');
  return answerLines({ ...cli, stdin: Readable.from([text]) }, (value) => cli.host.dispatch('schedule.compute', value));
}

export async function verify(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { BOOK = '' } = positionals(parsed, ['BOOK']);
  await openBook(cli, BOOK);
  const outcome = unwrap(cli.host.dispatch('book.verify', {})) as { ok: boolean };
  await printJson(cli, outcome);
  return outcome.ok ? 0 : 1;
}

export async function backup(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { BOOK = '', FILE = '' } = positionals(parsed, ['BOOK', 'FILE']);
  await openBook(cli, BOOK);
  const { bytes } = unwrap(cli.host.backup(resolve(FILE)));
  await printJson(cli, { file: basename(FILE), bytes });
  return 0;
}

/** A file named on the command line. @throws FILE_NOT_FOUND, FILE_UNREADABLE */
export function readFile(path: string): Uint8Array {
  try {
    return readFileSync(resolve(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') refuse('FILE_NOT_FOUND', { file: basename(path) });
    return refuse('FILE_UNREADABLE', { file: basename(path), reason: code });
  }
}
