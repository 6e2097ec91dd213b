import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuse } from '#shared/errors.ts';
import type { Log } from './log.ts';

/** Copies of documents that the system's own programs show. */
export interface OpenedFiles {
  open: (fileName: string, bytes: Uint8Array) => Promise<void>;
  /** Takes the copies away. */
  clear: () => void;
}

/**
 * A folder of its own that only this person can enter, emptied when the application starts and when it ends: a crash leaves no papers behind for longer than that.
 * The copies cannot be written to, so that nobody takes a change in them for a change of the book.
 */
export function createOpenedFiles(folder: string, openPath: (path: string) => Promise<string>, log: Pick<Log, 'warn'>): OpenedFiles {
  let count = 0;
  const clear = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      // A program that still shows one may hold on to it; the next start tries again.
      log.warn(`copies of opened documents stay for now: ${String(error)}`);
    }
  };
  clear();
  return {
    async open(fileName, bytes) {
      count += 1;
      // A folder each: the same name twice is two files.
      const path = join(folder, String(count), basename(fileName));
      write(path, fileName, bytes);
      if ((await openPath(path)) !== '') refuse('FILE_NOT_OPENED', { file: fileName });
    },
    clear,
  };
}

/** @throws DISK_FULL, FILE_WRITE_FAILED */
function write(path: string, file: string, bytes: Uint8Array): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
    chmodSync(join(path, '..', '..'), 0o700);
    writeFileSync(path, bytes, { mode: 0o400, flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOSPC' || code === 'EDQUOT') refuse('DISK_FULL', { file });
    refuse('FILE_WRITE_FAILED', { file, reason: code });
  }
}
