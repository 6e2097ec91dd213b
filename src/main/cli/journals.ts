import { basename, resolve } from 'node:path';
import { JOURNAL_DETAILS, JOURNAL_FORMATS } from '#shared/contract/journalFiles.ts';
import type { Output } from '#shared/contract/index.ts';
import { onlyOptions, option, positionals, required, UsageError, type Arguments } from './arguments.ts';
import { print, printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';
import { writeWhole } from './write.ts';

function oneOf<T extends string>(value: string, choices: readonly T[], name: string): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}`);
  return chosen;
}

function choiceOf(parsed: Arguments): Record<string, unknown> {
  const taxRate = option(parsed, 'tax-rate');
  return {
    format: oneOf(required(parsed, 'format'), JOURNAL_FORMATS, 'format'), from: required(parsed, 'from'), to: required(parsed, 'to'),
    detail: oneOf(option(parsed, 'detail') ?? 'summary', JOURNAL_DETAILS, 'detail'), language: oneOf(option(parsed, 'language') ?? 'en', ['en', 'ar'] as const, 'language'),
    includeExported: option(parsed, 'again') === 'true', ...(taxRate === undefined ? {} : { taxRate }),
  };
}

/**
 * `usool journals`: a file of journals for another ledger; with --export, the file of an earlier export once more. Accounts that nobody has named for that
 * ledger are said on standard error.
 */
export async function journals(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['format', 'from', 'to', 'out', 'detail', 'language', 'again', 'tax-rate', 'export']);
  const { BOOK = '' } = positionals(parsed, ['BOOK']);
  const out = resolve(required(parsed, 'out'));
  const earlier = option(parsed, 'export');
  const choice = earlier === undefined ? choiceOf(parsed) : {};
  await openBook(cli, BOOK);
  if (earlier !== undefined) {
    const { bytes } = unwrap(cli.host.readJournalExport({ exportId: earlier }));
    writeWhole(out, bytes);
    await printJson(cli, { exportId: earlier, file: basename(out), bytes: bytes.length });
    return 0;
  }
  const preview = unwrap(cli.host.dispatch('journals.export.preview', choice)) as Output<'journals.export.preview'>;
  const batch = unwrap(cli.host.dispatch('journals.export', { ...choice, fingerprint: preview.fingerprint })) as Output<'journals.export'>;
  writeWhole(out, unwrap(cli.host.readJournalExport({ exportId: batch.exportId })).bytes);
  if (preview.unmapped.length > 0) await print(cli.stderr, `accounts without a name in that ledger: ${preview.unmapped.map(({ code }) => code).join(', ')}`);
  const { exportedBefore, exportedElsewhere } = preview;
  await printJson(cli, { ...batch, file: basename(out), exportedBefore, exportedElsewhere, unmapped: preview.unmapped.map(({ code, usual }) => ({ code, usual })) });
  return 0;
}
