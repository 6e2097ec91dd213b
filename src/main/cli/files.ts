import { basename, resolve } from 'node:path';
import type { ExportInput, RenderedReport } from '../ipc/host.ts';
import { onlyOptions, option, parameterPairs, positionals, required, UsageError, type Arguments } from './arguments.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';
import { writeWhole } from './write.ts';

const oneOf = <T extends string>(value: string, choices: readonly T[], name: string): T => choices.find((choice) => choice === value) ?? usage(`--${name} is one of ${choices.join(', ')}`);

function usage(message: string): never {
  throw new UsageError(message);
}

async function bytesOf(cli: Cli, rendered: RenderedReport): Promise<Uint8Array> {
  if (rendered.kind === 'bytes') return rendered.bytes;
  const { landscape } = rendered;
  const { assemblePdf } = await import('../reports/pdf.ts');
  return assemblePdf(rendered, (html, { tagged }) => cli.printPdf(html, { landscape, tagged }));
}

export async function report(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['format', 'language', 'out', 'param']);
  const { BOOK = '', REPORT = '' } = positionals(parsed, ['BOOK', 'REPORT']);
  const format = oneOf(required(parsed, 'format'), ['pdf', 'xlsx', 'csv', 'json'] as const, 'format');
  const language = oneOf(option(parsed, 'language') ?? 'en', ['en', 'ar', 'both'] as const, 'language');
  const out = resolve(required(parsed, 'out'));
  const input: ExportInput = { report: REPORT, parameters: parameterPairs(parsed), language, format };
  await openBook(cli, BOOK);
  const bytes = await bytesOf(cli, unwrap(cli.host.renderReport(input)));
  writeWhole(out, bytes);
  await printJson(cli, { file: basename(out), bytes: bytes.length });
  return 0;
}
