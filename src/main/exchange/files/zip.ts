import { constants, crc32, deflateRawSync } from 'node:zlib';
import { assert } from '#shared/values/assert.ts';

const LEVEL = 4;
const CHUNK_CHARACTERS = 1 << 18;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
/** 1 January 1980, the first day a ZIP can name: the same content always gives the same bytes. */
const DOS_DATE = 0x21;
const UTF8_NAMES = 0x0800;
const VERSION = 20;

interface Part {
  name: Buffer;
  offset: number;
  crc: number;
  compressedBytes: number;
  bytes: number;
}

/** A part of the archive while it is written. */
export interface ZipPart {
  write(text: string): void;
  end(): void;
}

/**
 * A ZIP archive written synchronously, part after part, each from a stream of text. Only compressed bytes are kept: a chunk
 * of text is deflated as soon as it is full, ended on a byte boundary (Z_SYNC_FLUSH), and such chunks joined are one deflate stream.
 */
export function createZip(): { part(name: string): ZipPart; finish(): Uint8Array } {
  const output: Buffer[] = [];
  const parts: Part[] = [];
  let length = 0;
  let open = false;
  const push = (bytes: Buffer): void => {
    output.push(bytes);
    length += bytes.length;
  };

  function part(name: string): ZipPart {
    assert(!open, 'one part of an archive is written at a time');
    open = true;
    const entry: Part = { name: Buffer.from(name), offset: length, crc: 0, compressedBytes: 0, bytes: 0 };
    // Sizes and checksum are filled in at the end: the header stays in memory until then.
    const header = Buffer.alloc(LOCAL_HEADER_BYTES);
    push(header);
    push(entry.name);
    let texts: string[] = [];
    let characters = 0;
    const flush = (last: boolean): void => {
      const bytes = Buffer.from(texts.join(''));
      texts = [];
      characters = 0;
      entry.crc = crc32(bytes, entry.crc);
      entry.bytes += bytes.length;
      const compressed = deflateRawSync(bytes, { level: LEVEL, finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH });
      entry.compressedBytes += compressed.length;
      push(compressed);
    };
    return {
      write(text) {
        texts.push(text);
        characters += text.length;
        if (characters >= CHUNK_CHARACTERS) flush(false);
      },
      end() {
        flush(true);
        assert(entry.bytes < 0xffffffff && length < 0xffffffff, 'an archive without ZIP64 ends at 4 GiB');
        fillLocalHeader(header, entry);
        parts.push(entry);
        open = false;
      },
    };
  }

  function finish(): Uint8Array {
    assert(!open, 'every part is ended before the archive is');
    const directoryOffset = length;
    for (const entry of parts) push(centralHeader(entry));
    push(endOfDirectory(parts.length, length - directoryOffset, directoryOffset));
    return Buffer.concat(output, length);
  }

  return { part, finish };
}

function fillLocalHeader(header: Buffer, entry: Part): void {
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8_NAMES, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(entry.crc, 14);
  header.writeUInt32LE(entry.compressedBytes, 18);
  header.writeUInt32LE(entry.bytes, 22);
  header.writeUInt16LE(entry.name.length, 26);
}

function centralHeader(entry: Part): Buffer {
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(UTF8_NAMES, 8);
  header.writeUInt16LE(8, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(entry.compressedBytes, 20);
  header.writeUInt32LE(entry.bytes, 24);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt32LE(entry.offset, 42);
  return Buffer.concat([header, entry.name]);
}

function endOfDirectory(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
