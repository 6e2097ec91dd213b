import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { refuse } from '#shared/errors.ts';
import type { z } from 'zod';
import type { Log } from './log.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    let written = 0;
    while (written < bytes.byteLength) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes a file whole or not at all: beside its place first, then renamed into it. Refuses with DISK_FULL or FILE_WRITE_FAILED. */
export function writeFileWhole(path: string, bytes: Uint8Array): void {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}`);
  try {
    writeWhole(beside, bytes);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    const code = codeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') refuse('DISK_FULL', { file: basename(path) });
    refuse('FILE_WRITE_FAILED', { file: basename(path), reason: code });
  }
}

const MIB = 1024 * 1024;

/** A file the person chose, whole. Refuses with FILE_TOO_LARGE before reading, and with FILE_UNREADABLE. */
export async function readChosen(path: string, limitMiB: number): Promise<Uint8Array> {
  const file = basename(path);
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) refuse('FILE_NOT_FOUND', { file });
  if (!status.isFile()) refuse('FILE_UNREADABLE', { file, reason: 'not a file' });
  if (status.size > limitMiB * MIB) refuse('FILE_TOO_LARGE', { file, limitMiB });
  try {
    return await readFile(path);
  } catch (error) {
    return refuse('FILE_UNREADABLE', { file, reason: codeOf(error) });
  }
}

/** What a person is told of a file that was written: never its whole path. */
export const saved = (path: string, bytes: number): { fileName: string; folder: string; bytes: number } => ({ fileName: basename(path), folder: basename(dirname(path)), bytes });

/** A small file of settings, checked on reading: what it should not contain counts as absent, and is said in the log. */
export class SettingsFile<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #log: Log;
  #value: T;

  constructor(path: string, schema: z.ZodType<T>, defaults: T, log: Log) {
    this.#path = path;
    this.#schema = schema;
    this.#log = log;
    this.#value = this.#read() ?? defaults;
  }

  get value(): T {
    return this.#value;
  }

  /** Takes effect at once. Settings are a comfort: a disk that cannot keep them is reported in the log and stops nobody. */
  save(value: T): void {
    this.#value = value;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileWhole(this.#path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
    } catch (error) {
      this.#log.error(`${basename(this.#path)} was not saved`, error);
    }
  }

  #read(): T | null {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.#log.error(`${basename(this.#path)} cannot be read`, error);
      return null;
    }
    try {
      const parsed = this.#schema.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
      this.#log.warn(`${basename(this.#path)} is not as expected and is ignored: ${parsed.error.message}`);
    } catch (error) {
      this.#log.error(`${basename(this.#path)} is not JSON and is ignored`, error);
    }
    return null;
  }
}
