import { crc32, inflateRawSync } from 'node:zlib';
import { refuse } from '#shared/errors.ts';
import { IMPORT_LIMITS, MIB } from './limits.ts';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_BYTES = 22;
const LONGEST_COMMENT_BYTES = 65_535;
const MOST_ENTRIES = 10_000;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

interface ZipEntry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly headerOffset: number;
}

export interface ZipArchive {
  readonly has: (path: string) => boolean;
  /** The text of a part. Refused rather than unpacked beyond the limits. */
  readonly text: (path: string) => string;
}

/**
 * Opens a zip archive held in memory, without promises (the book's handlers are synchronous) and without trusting
 * the sizes it claims: the limit is applied to what comes out.
 * @throws FILE_UNREADABLE, FILE_TOO_LARGE
 */
export function openZip(bytes: Uint8Array, file: string): ZipArchive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(data, file);
  let unpackedBytes = 0;
  return {
    has: (path) => entries.has(path),
    text: (path) => {
      const entry = entries.get(path);
      if (!entry) refuse('FILE_UNREADABLE', { file, reason: 'zip' });
      const content = unpack(data, entry, file);
      unpackedBytes += content.byteLength;
      if (unpackedBytes > IMPORT_LIMITS.workbookMiB * MIB) refuse('FILE_TOO_LARGE', { file, limitMiB: IMPORT_LIMITS.workbookMiB });
      return content.toString('utf8');
    },
  };
}

function readDirectory(data: Buffer, file: string): Map<string, ZipEntry> {
  const end = findEndOfDirectory(data);
  if (end === null) refuse('FILE_UNREADABLE', { file, reason: 'zip' });
  const count = data.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) refuse('FILE_UNREADABLE', { file, reason: 'zip' });
  const entries = new Map<string, ZipEntry>();
  let offset = data.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > data.length || data.readUInt32LE(offset) !== CENTRAL_HEADER) refuse('FILE_UNREADABLE', { file, reason: 'zip' });
    const nameBytes = data.readUInt16LE(offset + 28);
    const name = data.toString('utf8', offset + 46, offset + 46 + nameBytes);
    entries.set(name, {
      method: data.readUInt16LE(offset + 10),
      encrypted: (data.readUInt16LE(offset + 8) & ENCRYPTED_FLAG) !== 0,
      crc: data.readUInt32LE(offset + 16),
      packedBytes: data.readUInt32LE(offset + 20),
      headerOffset: data.readUInt32LE(offset + 42),
    });
    offset += 46 + nameBytes + data.readUInt16LE(offset + 30) + data.readUInt16LE(offset + 32);
  }
  return entries;
}

function findEndOfDirectory(data: Buffer): number | null {
  const last = data.length - END_OF_DIRECTORY_BYTES;
  const first = Math.max(0, last - LONGEST_COMMENT_BYTES);
  for (let offset = last; offset >= first; offset -= 1) if (data.readUInt32LE(offset) === END_OF_DIRECTORY) return offset;
  return null;
}

function unpack(data: Buffer, entry: ZipEntry, file: string): Buffer {
  if (entry.encrypted) refuse('FILE_UNREADABLE', { file, reason: 'encrypted' });
  if (entry.headerOffset + 30 > data.length || data.readUInt32LE(entry.headerOffset) !== LOCAL_HEADER) refuse('FILE_UNREADABLE', { file, reason: 'zip' });
  const start = entry.headerOffset + 30 + data.readUInt16LE(entry.headerOffset + 26) + data.readUInt16LE(entry.headerOffset + 28);
  if (start + entry.packedBytes > data.length) refuse('FILE_UNREADABLE', { file, reason: 'zip' });
  const packed = data.subarray(start, start + entry.packedBytes);
  const content = entry.method === STORED ? packed : entry.method === DEFLATED ? inflate(packed, file) : refuse('FILE_UNREADABLE', { file, reason: 'zip' });
  if (crc32(content) !== entry.crc) refuse('FILE_UNREADABLE', { file, reason: 'zip' });
  return content;
}

function inflate(packed: Buffer, file: string): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: IMPORT_LIMITS.partMiB * MIB });
  } catch (error) {
    if (error instanceof RangeError) refuse('FILE_TOO_LARGE', { file, limitMiB: IMPORT_LIMITS.partMiB });
    return refuse('FILE_UNREADABLE', { file, reason: 'zip' });
  }
}
