import { createZip } from '../../src/main/exchange/files/zip.ts';
import type { TestBook } from './book.ts';

/** One red dot. */
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64');
/** As far as a JPEG is told from other files. */
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 0xff, 0xd9]);
export const pdf = (text = 'Invoice 118'): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);

/** An Office file with the parts named. */
export function office(...parts: string[]): Buffer {
  const zip = createZip();
  for (const path of ['[Content_Types].xml', ...parts]) {
    const part = zip.part(path);
    part.write('<x/>');
    part.end();
  }
  return Buffer.from(zip.finish());
}

/** Stages a file as a dialog would, and attaches it. */
export function attach(book: TestBook, asset: string, name: string, bytes: Uint8Array, more: Partial<{ kind: 'photo' | 'invoice' | 'contract' | 'other'; note: string; thumbnail: string }> = {}) {
  return book.call('attachments.add', { assetId: asset, fileId: stage(book, name, bytes), kind: more.kind ?? 'invoice', ...more });
}

export function stage(book: TestBook, name: string, bytes: Uint8Array): string {
  const staged = book.host.stageFile(name, bytes);
  if (!staged.ok) throw new Error('the file was not staged');
  return staged.value.fileId;
}
