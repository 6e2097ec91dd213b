import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { refuse } from '#shared/errors.ts';

/** The whole file or none: written beside its place, then moved there. @throws FILE_WRITE_FAILED, DISK_FULL */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  const temporary = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOSPC') refuse('DISK_FULL', { file: basename(path) });
    refuse('FILE_WRITE_FAILED', { file: basename(path), reason: code });
  }
}
