import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { draft, inService } from '../support/assets.ts';
import { bookAt, temporaryFolder } from '../support/book.ts';
import { usool } from '../support/commandLine.ts';
import { attach, pdf, PNG } from '../support/documents.ts';

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

test('the export has every document as a file, a folder an asset, and a manifest that names each', async () => {
  const copied = file('Copy.usool');
  await usool(['backup', path, copied]);
  const { host, ...book } = bookAt(file('Other.usool'));
  host.open(copied);
  attach({ host, ...book }, 'asset-2', 'a/b.pdf', pdf('one'));
  attach({ host, ...book }, 'asset-2', 'x/B.PDF', pdf('two'));
  book.call('attachments.remove', { attachmentId: 'att-1', reason: 'Signed anew' });
  book.call('attachments.remove', { attachmentId: 'att-3', reason: 'twice' });
  host.close();
  const out = file('export');
  mkdirSync(out);
  const { json, exit } = await usool(['export', copied, out]);
  expect(exit).toBe(0);
  expect(json<{ files: string[] }>().files).toContain('attachments');
  const manifest = JSON.parse(readFileSync(join(out, 'attachments', 'manifest.json'), 'utf8')) as { assetNumber: string; file: string | null; sha256: string; removed: { reason: string } | null }[];
  expect(new Set(manifest.map(({ assetNumber, file: name, removed }) => [assetNumber, name, removed?.reason ?? '-'].join(' | ')))).toEqual(new Set([
    'FA-2026-000001 | FA-2026-000001/فاتورة.pdf | Signed anew', 'FA-2026-000001 | FA-2026-000001/photo.png | -', '../إدارة/٢ |  | twice', '../إدارة/٢ | إدارة ٢/B.pdf | -',
  ]));
  expect(readdirSync(join(out, 'attachments')).sort()).toEqual(['FA-2026-000001', 'manifest.json', 'إدارة ٢']);
  expect(readFileSync(join(out, 'attachments', 'إدارة ٢', 'B.pdf')).equals(pdf('two'))).toBe(true);
});
