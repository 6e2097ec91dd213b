import { join } from 'node:path';
import { JOURNAL_FORMATS } from '#shared/contract/journalFiles.ts';
import { Refusal } from '#shared/errors.ts';
import { option, parseArguments, UsageError, type Arguments } from './cli/arguments.ts';
import { attach, attachments } from './cli/attachments.ts';
import { backup, batch, call, create, sample, schedule, verify } from './cli/books.ts';
import { close } from './cli/close.ts';
import { importScans } from './cli/counts.ts';
import { report } from './cli/files.ts';
import { importFile, writeTemplate } from './cli/imports.ts';
import { journals } from './cli/journals.ts';
import { pack, verifyPack } from './cli/pack.ts';
import { print, type Cli, type CliStreams } from './cli/io.ts';
import { printedError } from './cli/refusals.ts';
import { exportBook, restoreBook } from './cli/wholeBook.ts';
import { createHost } from './ipc/router.ts';

const COMMANDS: Readonly<Record<string, { usage: string; run: (cli: Cli, parsed: Arguments) => Promise<number> }>> = {
  create: { usage: 'create BOOK --name NAME [--name-ar NAME] --country SA --currency SAR [--fiscal-year-start 1] [--first-year-from 2025-10 --first-year-to 2026-12] [--basis accrual|cash] [--first-period 2026-01]', run: create },
  sample: { usage: 'sample BOOK', run: sample },
  call: { usage: "call BOOK OPERATION ['{json}' | -]", run: call },
  batch: { usage: 'batch BOOK                     lines of {"operation","input"} on standard input', run: batch },
  schedule: { usage: 'schedule                       schedule.compute: a document, or a document a line, on standard input', run: schedule },
  import: { usage: 'import BOOK FILE [--template NAME | --map MAP.json] [--tolerance 1.00] [--dry-run]', run: importFile },
  template: { usage: 'template FILE [--book BOOK] [--language en|ar]   a workbook to fill in and import', run: writeTemplate },
  close: { usage: 'close BOOK PERIOD [--book IFRS]', run: close },
  pack: { usage: 'pack BOOK PERIOD --out DIR [--language en|ar|both] [--form pdf|xlsx|both] [--register]', run: pack },
  'verify-pack': { usage: 'verify-pack BOOK PERIOD CHECKSUM', run: verifyPack },
  attach: { usage: 'attach BOOK ASSET FILE [--kind photo|invoice|contract|other] [--note TEXT]', run: attach },
  attachments: { usage: 'attachments BOOK ASSET [--out DIR]', run: attachments },
  journals: { usage: `journals BOOK --format ${JOURNAL_FORMATS.join('|')} --from DATE --to DATE --out FILE [--detail summary|detail] [--language en|ar] [--tax-rate NAME] [--again]   or: --export exp-1 --out FILE`, run: journals },
  report: { usage: 'report BOOK REPORT --format pdf|xlsx|csv|json [--language en|ar|both] --out FILE [--param key=value …]', run: report },
  scans: { usage: 'scans BOOK COUNT FILE [--location CODE]', run: importScans },
  verify: { usage: 'verify BOOK', run: verify },
  backup: { usage: 'backup BOOK FILE', run: backup },
  export: { usage: 'export BOOK DIR                everything, as open files', run: exportBook },
  restore: { usage: 'restore DIR BOOK               a new book, equal to the one exported into DIR', run: restoreBook },
};

const FLAGS: ReadonlySet<string> = new Set(['again', 'dry-run', 'help', 'register']);
const usage = (): string => ['usool COMMAND [--lang en|ar] [--user LOGIN]   the password is asked for, or taken from USOOL_PASSWORD', ...Object.values(COMMANDS).map((command) => `  usool ${command.usage}`)].join('\n');

/** Takes --lang out of the words, for every command knows it: the language of messages. */
function languageOf(parsed: Arguments): 'en' | 'ar' {
  const language = option(parsed, 'lang') ?? 'en';
  parsed.options.delete('lang');
  if (language !== 'en' && language !== 'ar') throw new UsageError('--lang is en or ar');
  return language;
}

/** Takes --user out of the words: who signs in, where the book asks. */
function userOf(parsed: Arguments): string | undefined {
  const user = option(parsed, 'user');
  parsed.options.delete('user');
  return user;
}

/**
 * The command line: the same router as the window's, without one. Answers on standard output, errors on standard error.
 * @returns 0 done, 1 refused, 2 a line that cannot be read
 */
export async function runCli(argv: readonly string[], streams: CliStreams): Promise<number> {
  const now = () => new Date().toISOString();
  const host = createHost({
    now, actor: 'owner', resources: join(import.meta.dirname, '../../resources'), announce: () => undefined,
    log: (reference, error, operation) => streams.stderr.write(`${reference} ${operation} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  let language: 'en' | 'ar' = 'en';
  try {
    const [name = '', ...rest] = argv;
    if (name === 'help' || name === '--help') {
      await print(streams.stdout, usage());
      return 0;
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new UsageError(name === '' ? 'a command is missing' : `"${name}" is not a command`);
    const parsed = parseArguments(rest, FLAGS);
    language = languageOf(parsed);
    const user = userOf(parsed);
    return await command.run({ ...streams, host, now, language, user }, parsed);
  } catch (error) {
    if (error instanceof UsageError) {
      await print(streams.stderr, `${error.message}\n${usage()}`);
      return 2;
    }
    if (!(error instanceof Refusal)) throw error;
    await print(streams.stderr, JSON.stringify(printedError({ code: error.code, params: error.params }, now(), language), null, 2));
    return 1;
  } finally {
    host.close();
  }
}
