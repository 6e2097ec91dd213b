import { basename, join, resolve } from 'node:path';
import type { Output } from '#shared/contract/index.ts';
import type { ExportInput, RenderedReport } from '../ipc/host.ts';
import { onlyOptions, option, parameterPairs, positionals, required, UsageError, type Arguments } from './arguments.ts';
import { exportAttachments } from './attachments.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';
import { csvTable, hledgerJournal, linesOf } from './tables.ts';
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

interface Page {
  items: unknown[];
  total: number;
}

/** Every item of a list, page by page. */
function everything(cli: Cli, operation: string, size: number, input: Record<string, unknown> = {}): unknown[] {
  const items: unknown[] = [];
  for (let page = 0; ; page += 1) {
    const found = unwrap(cli.host.dispatch(operation, { ...input, page, size })) as Page;
    items.push(...found.items);
    if (items.length >= found.total || found.items.length === 0) return items;
  }
}

/** Readings of one that depreciates by units; null for the others. */
function usageOf(cli: Cli, assetId: string): unknown {
  const asset = unwrap(cli.host.dispatch('assets.get', { assetId })) as Output<'assets.get'>;
  return asset.books.some(({ method }) => method === 'units_of_production') ? unwrap(cli.host.dispatch('usage.history', { assetId })) : null;
}

/** A CSV a list, lines of journals and runs in tables of their own, and the ledger for hledger. Answers what was written. */
function writeTables(folder: string, contents: Contents): string[] {
  const { book, assets, journals, depreciationRuns: runs } = contents;
  const tables: Record<string, readonly unknown[]> = {
    ...Object.fromEntries(Object.entries(contents).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))),
    assets: assets.map(({ history: _history, usage: _usage, ...asset }) => asset),
    journals: journals.map(({ lines: _lines, ...journal }) => journal), journalLines: linesOf(journals, 'number', 'lines'),
    depreciationRuns: runs.map(({ lines: _lines, ...run }) => run), depreciationRunLines: linesOf(runs, 'runId', 'lines'),
  };
  for (const [name, rows] of Object.entries(tables)) writeWhole(join(folder, 'tables', `${name}.csv`), csvTable(rows));
  writeWhole(join(folder, 'ledger.journal'), hledgerJournal({ company: book.name, currency: book.currency, exponent: book.exponent, accounts: contents.accounts, journals }));
  return ['tables', 'ledger.journal'];
}

interface Contents extends Record<string, unknown> {
  book: Output<'book.info'>;
  accounts: Output<'accounts.get'>[];
  assets: (Output<'assets.get'> & { history: unknown; usage: unknown })[];
  journals: Output<'journals.get'>[];
  depreciationRuns: (Output<'depreciationRuns.list'>['items'][number] & { lines: unknown[] })[];
}

/** The whole book in open formats: JSON of every list, a CSV a table and the ledger for hledger, so that nothing in it needs Usool to be read. */
export async function exportBook(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, []);
  const { BOOK = '', DIR = '' } = positionals(parsed, ['BOOK', 'DIR']);
  await openBook(cli, BOOK);
  const folder = resolve(DIR);
  const summaries = everything(cli, 'assets.list', 100) as Output<'assets.list'>['items'];
  const journals = everything(cli, 'journals.list', 100) as Output<'journals.list'>['items'];
  const runs = everything(cli, 'depreciationRuns.list', 100) as Output<'depreciationRuns.list'>['items'];
  const contents: Contents = {
    book: unwrap(cli.host.dispatch('book.info', {})) as Output<'book.info'>,
    accounts: everything(cli, 'accounts.list', 1000) as Output<'accounts.get'>[],
    categories: everything(cli, 'assetCategories.list', 100, { includeDeleted: true }),
    locations: everything(cli, 'locations.list', 1000), costCenters: everything(cli, 'costCenters.list', 1000),
    custodians: everything(cli, 'custodians.list', 1000), suppliers: everything(cli, 'suppliers.list', 1000),
    assets: summaries.map(({ id }) => ({ ...(unwrap(cli.host.dispatch('assets.get', { assetId: id })) as Output<'assets.get'>), history: unwrap(cli.host.dispatch('assets.history', { assetId: id })), usage: usageOf(cli, id) })),
    journals: journals.map(({ number }) => unwrap(cli.host.dispatch('journals.get', { journal: number })) as Output<'journals.get'>),
    journalExports: everything(cli, 'journals.exports', 100),
    depreciationRuns: runs.map((run) => ({ ...run, lines: everything(cli, 'depreciationRuns.lines', 100, { runId: run.runId }) })),
    imports: unwrap(cli.host.dispatch('imports.list', {})),
    taxPools: unwrap(cli.host.dispatch('pools.list', {})),
    users: unwrap(cli.host.dispatch('users.list', {})),
    audit: everything(cli, 'audit.list', 100),
  };
  for (const [name, value] of Object.entries(contents)) writeWhole(join(folder, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);
  const register = unwrap(cli.host.renderReport({ report: 'asset-register', parameters: {}, language: 'both', format: 'csv' }));
  writeWhole(join(folder, 'asset-register.csv'), await bytesOf(cli, register));
  const tables = writeTables(folder, contents);
  const documents = exportAttachments(cli, summaries, folder) ? ['attachments'] : [];
  await printJson(cli, { folder: basename(folder), files: [...Object.keys(contents).map((name) => `${name}.json`), 'asset-register.csv', ...tables, ...documents] });
  return 0;
}
