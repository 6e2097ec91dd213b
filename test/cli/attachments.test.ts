import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { draft, inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { usool } from '../support/commandLine.ts';
import { pdf, PNG } from '../support/documents.ts';

const folder = temporaryFolder();
const path = join(folder, 'دفتر.usool');
const file = (name: string) => join(folder, name);

beforeAll(() => {
  const { host, ...book } = bookAt(path);
  inService({ host, ...book });
  draft({ host, ...book }, { name: 'Second', assetNumber: '../إدارة/٢' });
  host.close();
  writeFileSync(file('فاتورة.pdf'), pdf());
  writeFileSync(file('photo.png'), PNG);
  writeFileSync(file('setup.exe'), 'MZ');
  writeFileSync(file('big.pdf'), Buffer.alloc(25 * 2 ** 20 + 1, 0x20));
});

describe('attach', () => {
  test('takes one file, of the kind that is said or that it looks like', async () => {
    expect((await usool(['attach', path, 'FA-2026-000001', file('فاتورة.pdf'), '--kind', 'contract', '--note', 'signed'])).json()).toMatchObject({ attachmentId: 'att-1', kind: 'contract', fileName: 'فاتورة.pdf', note: 'signed', bytes: pdf().length });
    expect((await usool(['attach', path, 'asset-1', file('photo.png')])).json()).toMatchObject({ attachmentId: 'att-2', kind: 'photo', hasPicture: true });
  });

  test('refuses as the window does', async () => {
    expect((await usool(['attach', path, 'asset-1', file('setup.exe')])).error()).toMatchObject({ errorCode: 'FILE_TYPE_REFUSED', message: expect.stringContaining('program') });
    expect((await usool(['attach', path, 'asset-1', file('big.pdf'), '--lang', 'ar'])).error()).toMatchObject({ errorCode: 'FILE_TOO_LARGE', details: { file: 'big.pdf', limitMiB: 25 } });
    expect((await usool(['attach', path, 'FA-9', file('photo.png')])).error().errorCode).toBe('ASSET_NOT_FOUND');
    expect((await usool(['attach', path, 'asset-1', file('none.pdf')])).error().errorCode).toBe('FILE_NOT_FOUND');
    expect((await usool(['attach', path, 'asset-1', folder])).error().errorCode).toBe('FILE_UNREADABLE');
    expect((await usool(['attach', path, 'asset-1', file('photo.png'), '--kind', 'poem'])).exit).toBe(2);
  });
});

test('attachments are listed, and copied out where a folder is named', async () => {
  const listed = (await usool(['attachments', path, 'FA-2026-000001'])).json<{ items: { fileName: string }[] }>();
  expect(listed.items.map(({ fileName }) => fileName)).toEqual(['فاتورة.pdf', 'photo.png']);
  const out = file('out');
  expect((await usool(['attachments', path, 'asset-1', '--out', out])).json()).toMatchObject({ items: [{ file: 'فاتورة.pdf' }, { file: 'photo.png' }] });
  expect(readFileSync(join(out, 'فاتورة.pdf')).equals(pdf())).toBe(true);
  expect(readFileSync(join(out, 'photo.png')).equals(PNG)).toBe(true);
});
