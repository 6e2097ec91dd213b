import type { Output } from '#shared/contract/index.ts';
import { onlyOptions, option, positionals, type Arguments } from './arguments.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';

/** Checklist, preview, post and lock, as the window does; the summary says what was found and what was posted. */
export async function close(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['book']);
  const { BOOK = '', PERIOD: period = '' } = positionals(parsed, ['BOOK', 'PERIOD']);
  const bookId = option(parsed, 'book') ?? 'IFRS';
  await openBook(cli, BOOK);
  const preview = unwrap(cli.host.dispatch('close.preview', { bookId, period })) as Output<'close.preview'>;
  const closed = unwrap(cli.host.dispatch('close.run', { bookId, period, fingerprint: preview.fingerprint })) as Output<'close.run'>;
  const { byCategory, findings, exceptionsTotal, warnings, otherBooks } = preview;
  await printJson(cli, { ...closed, byCategory, warnings, findings: findings.filter(({ severity }) => severity !== 'ok'), exceptions: exceptionsTotal, ...(otherBooks.length > 0 && { otherBooks }) });
  return 0;
}
