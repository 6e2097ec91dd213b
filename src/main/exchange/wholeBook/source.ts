import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuse, type ErrorParams } from '#shared/errors.ts';
import { MANIFEST, manifestShape, versionOnly, type Manifest } from './manifest.ts';

type Reason = ErrorParams['EXPORT_UNUSABLE']['reason'];

const PIECE_BYTES = 1 << 20;
/** A manifest names every file in a line or two; one of this size is none. */
const MANIFEST_LIMIT_BYTES = 256 << 20;
const LINE_END = 0x0a;

/** What does not fit in an export, and in which of its files. */
export const unusable = (file: string, reason: Reason): never => refuse('EXPORT_UNUSABLE', { file, reason });

/** @throws FILE_UNREADABLE for a file that is there and cannot be read */
function reading<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) refuse('FILE_UNREADABLE', { file: path, reason: error.code });
    throw error;
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unusable(file, 'format');
  }
}

/** A folder that an export was written into, as its manifest describes it. Only files that the manifest names are ever read. */
export class ExportSource {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly #root: string;
  readonly #listed: ReadonlySet<string>;

  /** @throws EXPORT_UNUSABLE (no manifest, not one of Usool's, or of a later form) */
  constructor(folder: string) {
    this.folder = basename(folder);
    this.#root = folder;
    const size = this.#sizeOf(MANIFEST) ?? unusable(MANIFEST, 'missing');
    if (size > MANIFEST_LIMIT_BYTES) unusable(MANIFEST, 'format');
    const said = parsed(this.#read(MANIFEST).toString('utf8'), MANIFEST);
    const form = versionOnly.safeParse(said);
    if (form.success && form.data.version > manifestShape.shape.version.value) unusable(MANIFEST, 'newer');
    const manifest = manifestShape.safeParse(said);
    this.manifest = manifest.success ? manifest.data : unusable(MANIFEST, 'format');
    this.#listed = new Set(this.manifest.files.map(({ path }) => path));
  }

  /** Compares every file with what the manifest says of it. @throws EXPORT_UNUSABLE (missing, changed) */
  check(): void {
    for (const { path, bytes, sha256 } of this.manifest.files) {
      if ((this.#sizeOf(path) ?? unusable(path, 'missing')) !== bytes) unusable(path, 'changed');
      const hash = createHash('sha256');
      for (const piece of this.#pieces(path)) hash.update(piece);
      if (hash.digest('hex') !== sha256) unusable(path, 'changed');
    }
  }

  /** A file's bytes. @throws EXPORT_UNUSABLE where the manifest does not name it */
  bytes(path: string): Uint8Array {
    if (!this.#listed.has(path)) unusable(path, 'missing');
    return this.#read(path);
  }

  /** Rows of a table's JSON, one at a time. @throws EXPORT_UNUSABLE */
  *rows(path: string): Generator<Record<string, unknown>> {
    if (!this.#listed.has(path)) unusable(path, 'missing');
    for (const line of this.#lines(path)) {
      if (line === '[' || line === ']' || line === '') continue;
      const row = parsed(line.endsWith(',') ? line.slice(0, -1) : line, path);
      if (typeof row !== 'object' || row === null || Array.isArray(row)) unusable(path, 'format');
      yield row as Record<string, unknown>;
    }
  }

  /** In bytes; undefined where there is no such file. */
  #sizeOf(path: string): number | undefined {
    const found = reading(path, () => statSync(join(this.#root, path), { throwIfNoEntry: false }));
    return found?.isFile() === true ? found.size : undefined;
  }

  #read(path: string): Buffer {
    return reading(path, () => readFileSync(join(this.#root, path)));
  }

  /** Piece by piece; each is good until the next, which is read into the same memory. */
  *#pieces(path: string): Generator<Buffer> {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    const file = reading(path, () => openSync(join(this.#root, path), 'r'));
    const next = (): number => reading(path, () => readSync(file, piece));
    try {
      for (let size = next(); size > 0; size = next()) yield piece.subarray(0, size);
    } finally {
      closeSync(file);
    }
  }

  *#lines(path: string): Generator<string> {
    let rest: Buffer = Buffer.alloc(0);
    for (const piece of this.#pieces(path)) {
      const bytes = Buffer.concat([rest, piece]);
      let start = 0;
      for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, start)) {
        yield bytes.toString('utf8', start, end).trim();
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
    if (rest.length > 0) yield rest.toString('utf8').trim();
  }
}
