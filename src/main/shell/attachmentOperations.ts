import { basename, extname } from 'node:path';
import type { ShellHandlers } from '#shared/contract/index.ts';
import { readChosen, saved, writeFileWhole } from './files.ts';
import { CANCELLED, chosen, take, type Shell } from './shell.ts';

type AttachmentNames = 'attachments.choose' | 'attachments.open' | 'attachments.save';

const ATTACHMENT_LIMIT_MIB = 25;

/** Documents on their way into the book and out of it. The window names them by their id: it never sees a path. */
export function attachmentOperations({ host, dialogs, opened }: Pick<Shell, 'host' | 'dialogs' | 'opened'>): Pick<ShellHandlers, AttachmentNames> {
  return {
    'attachments.choose': async () => {
      const path = await dialogs.open('attachFile');
      if (path === null) return CANCELLED;
      const bytes = await readChosen(path, ATTACHMENT_LIMIT_MIB);
      const { fileId } = take(await host.stageFile(basename(path), bytes));
      return chosen({ fileId, fileName: basename(path), bytes: bytes.byteLength });
    },
    'attachments.open': async (input) => {
      const { fileName, bytes } = take(await host.readAttachment(input));
      await opened.open(fileName, bytes);
      return { done: true };
    },
    'attachments.save': async (input) => {
      const { fileName, bytes } = take(await host.readAttachment(input));
      const extension = extname(fileName);
      const path = await dialogs.save('saveAttachment', basename(fileName, extension), extension.slice(1));
      if (path === null) return CANCELLED;
      writeFileWhole(path, bytes);
      return chosen(saved(path, bytes.byteLength));
    },
  };
}

