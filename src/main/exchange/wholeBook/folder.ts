import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal, refuse } from '#shared/errors.ts';

/** A file as the manifest names it. Its size in bytes. */
export interface ListedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** Enough text for one writing to the disk. */
const BUFFERED = 1 << 18;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/** @throws DISK_FULL, FILE_WRITE_FAILED */
function writing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof Refusal || code === 'unknown') throw error;
    if (code === 'ENOSPC' || code === 'EDQUOT') refuse('DISK_FULL', { file: basename(path) });
    return refuse('FILE_WRITE_FAILED', { file: basename(path), reason: code });
  }
}

/** A file that is written piece by piece, so that none has to be held whole. */
export interface FileInFolder {
  write: (text: string) => void;
  end: () => void;
}

/** The folder of an export: new or empty, and nothing is left in it where the export fails. */
export class ExportFolder {
  readonly #path: string;
  readonly #isNew: boolean;
  readonly #files = new Map<string, ListedFile>();
  readonly #open = new Set<number>();

  /** @throws FOLDER_NOT_EMPTY, FILE_WRITE_FAILED, DISK_FULL */
  constructor(path: string) {
    this.#path = path;
    this.#isNew = !existsSync(path);
    writing(path, () => {
      if (!this.#isNew && (!statSync(path).isDirectory() || readdirSync(path).length > 0)) refuse('FOLDER_NOT_EMPTY', { folder: basename(path) });
      mkdirSync(path, { recursive: true });
    });
  }

  /** What was written so far, by path. */
  get files(): ListedFile[] {
    return [...this.#files.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  write(path: string, content: string | Uint8Array): void {
    const file = this.#begin(path);
    file.put(typeof content === 'string' ? Buffer.from(content) : content);
    file.end();
  }

  stream(path: string): FileInFolder {
    const file = this.#begin(path);
    let waiting: string[] = [];
    let size = 0;
    const flush = (): void => {
      file.put(Buffer.from(waiting.join('')));
      waiting = [];
      size = 0;
    };
    return {
      write: (text) => {
        waiting.push(text);
        size += text.length;
        if (size >= BUFFERED) flush();
      },
      end: () => {
        flush();
        file.end();
      },
    };
  }

  #begin(path: string): { put: (bytes: Uint8Array) => void; end: () => void } {
    const target = join(this.#path, path);
    const hash = createHash('sha256');
    let size = 0;
    const file = writing(path, () => {
      mkdirSync(dirname(target), { recursive: true });
      return openSync(target, 'wx');
    });
    this.#open.add(file);
    return {
      put: (bytes) => {
        writing(path, () => {
          for (let written = 0; written < bytes.byteLength; ) written += writeSync(file, bytes, written);
        });
        hash.update(bytes);
        size += bytes.byteLength;
      },
      end: () => {
        this.#open.delete(file);
        writing(path, () => closeSync(file));
        this.#files.set(path, { path, bytes: size, sha256: hash.digest('hex') });
      },
    };
  }

  /** Takes away what was written; a folder that was there before stays, empty as it was. */
  discard(): void {
    for (const file of this.#open) closeSync(file);
    if (this.#isNew) rmSync(this.#path, { recursive: true, force: true });
    else for (const name of readdirSync(this.#path)) rmSync(join(this.#path, name), { recursive: true, force: true });
  }
}
