import { basename, join, resolve } from 'node:path';
import { PACK_FORMS } from '#shared/contract/close.ts';
import { REPORT_LANGUAGES } from '#shared/contract/reports.ts';
import type { Output } from '#shared/contract/index.ts';
import { onlyOptions, option, positionals, required, UsageError, type Arguments } from './arguments.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';
import { writeWhole } from './write.ts';

function oneOf<T extends string>(value: string, choices: readonly T[], name: string): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}`);
  return chosen;
}

/** `usool pack`: the close pack of a month into a folder; the files are named after the month. */
export async function pack(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['language', 'form', 'register', 'out']);
  const { BOOK = '', PERIOD: period = '' } = positionals(parsed, ['BOOK', 'PERIOD']);
  const folder = resolve(required(parsed, 'out'));
  const input = {
    period, language: oneOf(option(parsed, 'language') ?? 'en', REPORT_LANGUAGES, 'language'), form: oneOf(option(parsed, 'form') ?? 'both', PACK_FORMS, 'form'), register: option(parsed, 'register') === 'true',
  };
  await openBook(cli, BOOK);
  const { fileName, document, workbook, checksum, state, sections } = unwrap(cli.host.makePack(input));
  const files: string[] = [];
  const write = (ending: string, bytes: Uint8Array): void => {
    const file = join(folder, `${fileName}.${ending}`);
    writeWhole(file, bytes);
    files.push(basename(file));
  };
  if (document !== null) {
    const { assemblePdf } = await import('../reports/pdf.ts');
    write('pdf', await assemblePdf(document, (html, { tagged }) => cli.printPdf(html, { landscape: document.landscape, tagged })));
  }
  if (workbook !== null) write('xlsx', workbook);
  await printJson(cli, { period, state, checksum, files, sections: sections.map(({ id, rows, checksum: own }) => ({ id, rows, checksum: own })) });
  return 0;
}

/** `usool verify-pack`: whether a printed checksum is the book's. Exit code 1 where it is not. */
export async function verifyPack(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { BOOK = '', PERIOD: period = '', CHECKSUM: checksum = '' } = positionals(parsed, ['BOOK', 'PERIOD', 'CHECKSUM']);
  await openBook(cli, BOOK);
  const found = unwrap(cli.host.dispatch('close.packCheck', { period, checksum })) as Output<'close.packCheck'>;
  const differing = found.sections.filter(({ isSame }) => isSame === false).map(({ id }) => id);
  await printJson(cli, { period, state: found.state, matches: found.matches, checksum: found.checksum, madeAt: found.madeAt, madeBy: found.madeBy, differing });
  return found.matches ? 0 : 1;
}
