import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fail, succeed } from '#shared/errors.ts';
import { attachmentOperations } from '../../src/main/shell/attachmentOperations.ts';
import { createOpenedFiles } from '../../src/main/shell/openedFiles.ts';
import type { Shell } from '../../src/main/shell/shell.ts';
import { temporaryFolder } from '../support/book.ts';
import { pdf } from '../support/documents.ts';
import { recordingLog } from '../support/log.ts';

function openedFiles(answer = '') {
  const folder = join(temporaryFolder(), 'opened');
  const paths: string[] = [];
  const log = recordingLog();
  const make = () =>
    createOpenedFiles(folder, (path) => {
      paths.push(path);
      return Promise.resolve(answer);
    }, log);
  return { folder, paths, log, make };
}

describe('a document that is opened', () => {
  test('is a copy in a folder nobody else can enter, and cannot be written to', async () => {
    const { folder, paths, make } = openedFiles();
    const opened = make();
    await opened.open('فاتورة ١١٨.pdf', pdf('one'));
    await opened.open('فاتورة ١١٨.pdf', pdf('two'));
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual([pdf('one').toString(), pdf('two').toString()]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const path of paths) expect(statSync(path).mode & 0o777).toBe(0o400);
  });

  test('never leaves that folder, whatever its name', async () => {
    const { folder, paths, make } = openedFiles();
    await make().open('../../../evil.pdf', pdf());
    expect(paths).toEqual([join(folder, '1', 'evil.pdf')]);
  });

  test('is gone when the application ends, and what a crash left is gone when it starts', async () => {
    const { folder, make } = openedFiles();
    const opened = make();
    await opened.open('a.pdf', pdf());
    opened.clear();
    expect(existsSync(folder)).toBe(false);
    mkdirSync(join(folder, '7'), { recursive: true });
    writeFileSync(join(folder, '7', 'left.pdf'), 'x');
    make();
    expect(existsSync(folder)).toBe(false);
  });

  test('is refused by name where no program takes it', async () => {
    await expect(openedFiles('no application').make().open('a.msg', pdf())).rejects.toMatchObject({ code: 'FILE_NOT_OPENED', params: { file: 'a.msg' } });
  });
});

describe('the window’s operations', () => {
  function shell(answers: { open?: string | null; save?: string | null }) {
    const asked: unknown[] = [];
    const operations = attachmentOperations({
      host: {
        stageFile: (name: string, bytes: Uint8Array) => Promise.resolve(succeed({ fileId: `${name}:${bytes.byteLength}` })),
        readAttachment: ({ attachmentId }: { attachmentId: string }) => Promise.resolve(attachmentId === 'att-1' ? succeed({ fileName: 'فاتورة.2026.pdf', mediaType: 'application/pdf', bytes: pdf() }) : fail('ATTACHMENT_NOT_FOUND', { attachment: attachmentId })),
      },
      dialogs: {
        open: (...args: unknown[]) => Promise.resolve((asked.push(args), answers.open ?? null)),
        save: (...args: unknown[]) => Promise.resolve((asked.push(args), answers.save ?? null)),
      },
      opened: { open: (...args: unknown[]) => Promise.resolve(void asked.push(args)), clear: () => undefined },
    } as unknown as Shell);
    return { operations, asked };
  }

  test('choose asks for a file, stages it, and tells the window its name only', async () => {
    const file = join(temporaryFolder(), 'عقد.pdf');
    writeFileSync(file, pdf());
    expect(await shell({ open: file }).operations['attachments.choose']({})).toEqual({ cancelled: false, value: { fileId: `عقد.pdf:${pdf().length}`, fileName: 'عقد.pdf', bytes: pdf().length } });
    expect(await shell({}).operations['attachments.choose']({})).toEqual({ cancelled: true });
  });

  test('choose refuses a file beyond the limit before it is read', async () => {
    const file = join(temporaryFolder(), 'big.pdf');
    writeFileSync(file, Buffer.alloc(25 * 2 ** 20 + 1));
    await expect(shell({ open: file }).operations['attachments.choose']({})).rejects.toMatchObject({ code: 'FILE_TOO_LARGE', params: { file: 'big.pdf', limitMiB: 25 } });
  });

  test('open hands the content to the system under its safe name', async () => {
    const { operations, asked } = shell({});
    expect(await operations['attachments.open']({ attachmentId: 'att-1' })).toEqual({ done: true });
    expect(asked).toEqual([['فاتورة.2026.pdf', pdf()]]);
    await expect(operations['attachments.open']({ attachmentId: 'att-2' })).rejects.toMatchObject({ code: 'ATTACHMENT_NOT_FOUND' });
  });

  test('save writes a copy where the dialog says, and tells the window no path', async () => {
    const folder = temporaryFolder();
    const { operations, asked } = shell({ save: join(folder, 'copy.pdf') });
    const answer = await operations['attachments.save']({ attachmentId: 'att-1' });
    expect(asked).toEqual([['saveAttachment', 'فاتورة.2026', 'pdf']]);
    expect(JSON.stringify(answer)).not.toContain(folder);
    expect(answer).toMatchObject({ cancelled: false, value: { fileName: 'copy.pdf', bytes: pdf().length } });
    expect(readdirSync(folder)).toEqual(['copy.pdf']);
    expect(await shell({}).operations['attachments.save']({ attachmentId: 'att-1' })).toEqual({ cancelled: true });
  });
});
