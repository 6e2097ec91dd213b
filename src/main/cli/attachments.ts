import { statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { ATTACHMENT_KINDS } from '#shared/contract/attachments.ts';
import type { Output } from '#shared/contract/index.ts';
import { refuse } from '#shared/errors.ts';
import { ATTACHMENT_LIMIT_BYTES, ATTACHMENT_LIMIT_MIB } from '../exchange/attachments/media.ts';
import { keptFileName, uniqueName } from '../exchange/attachments/names.ts';
import { onlyOptions, option, positionals, UsageError, type Arguments } from './arguments.ts';
import { readFile } from './books.ts';
import { printJson, unwrap, type Cli } from './io.ts';
import { openBook } from './signIn.ts';
import { writeWhole } from './write.ts';

type Attachment = Output<'attachments.list'>['items'][number];

/** A document as the command line names it: with the file its content was written to, where it was. */
type Written = Attachment & { file: string | null };

/** asset-12, or the asset's number. */
const assetRef = (asset: string): { assetId: string } | { assetNumber: string } => (/^asset-\d+$/.test(asset) ? { assetId: asset } : { assetNumber: asset });

/** `usool attach`: one file. Without --kind, what the file looks like. */
export async function attach(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['kind', 'note']);
  const { BOOK = '', ASSET = '', FILE = '' } = positionals(parsed, ['BOOK', 'ASSET', 'FILE']);
  const wanted = option(parsed, 'kind');
  const kind = ATTACHMENT_KINDS.find((known) => known === wanted);
  if (wanted !== undefined && kind === undefined) throw new UsageError(`--kind is one of ${ATTACHMENT_KINDS.join(', ')}`);
  const size = statSync(resolve(FILE), { throwIfNoEntry: false })?.size ?? 0;
  if (size > ATTACHMENT_LIMIT_BYTES) refuse('FILE_TOO_LARGE', { file: keptFileName(basename(FILE)), limitMiB: ATTACHMENT_LIMIT_MIB });
  const bytes = readFile(FILE);
  await openBook(cli, BOOK);
  const { fileId } = unwrap(cli.host.stageFile(basename(FILE), bytes));
  const { suggestedKind } = unwrap(cli.host.dispatch('attachments.inspect', { fileId })) as Output<'attachments.inspect'>;
  await printJson(cli, unwrap(cli.host.dispatch('attachments.add', { ...assetRef(ASSET), fileId, kind: kind ?? suggestedKind, note: option(parsed, 'note') ?? null })));
  return 0;
}

/** Writes what the book still holds of each document into a folder. Answers the documents, each with its file. */
function writeAll(cli: Cli, items: readonly Attachment[], folder: string): Written[] {
  const taken = new Set<string>();
  return items.map((item) => {
    if (item.removed?.isPurged === true) return { ...item, file: null };
    const { fileName, bytes } = unwrap(cli.host.readAttachment({ attachmentId: item.attachmentId }));
    const name = uniqueName(fileName, taken);
    writeWhole(join(folder, name), bytes);
    return { ...item, file: name };
  });
}

/** `usool attachments`: the list, and with --out a copy of each. */
export async function attachments(cli: Cli, parsed: Arguments): Promise<number> {
  onlyOptions(parsed, ['out']);
  const { BOOK = '', ASSET = '' } = positionals(parsed, ['BOOK', 'ASSET']);
  const out = option(parsed, 'out');
  await openBook(cli, BOOK);
  const { items } = unwrap(cli.host.dispatch('attachments.list', assetRef(ASSET))) as Output<'attachments.list'>;
  await printJson(cli, { items: out === undefined ? items : writeAll(cli, items, resolve(out)) });
  return 0;
}
