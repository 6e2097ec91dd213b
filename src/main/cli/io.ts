import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { PrintPdf } from '#shared/printing.ts';
import { Refusal, type Result } from '#shared/errors.ts';
import type { BookHost } from '../ipc/host.ts';

export interface CliStreams {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  printPdf: PrintPdf;
  /** The password from the environment (USOOL_PASSWORD), so that it stands in no list of processes. */
  password?: string | undefined;
  /** Asks whoever sits at the terminal, without showing what is typed; null where nobody does. */
  askPassword?: (question: string) => Promise<string | null>;
}

/** What a command has to work with. */
export interface Cli extends CliStreams {
  host: BookHost;
  now: () => string;
  language: 'en' | 'ar';
  /** Who signs in: --user. */
  user: string | undefined;
}

/** The value, or the refusal thrown so that the command ends with it. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error.code, result.error.params);
  return result.value;
}

/** Writes a line, waiting where the reader is slower than we are. */
export async function print(stream: Writable, text: string): Promise<void> {
  if (!stream.write(`${text}\n`)) await new Promise((resolve) => stream.once('drain', resolve));
}

export const printJson = (cli: Cli, value: unknown): Promise<void> => print(cli.stdout, JSON.stringify(value, null, 2));

export async function readAll(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8').replace(/^\uFEFF/, '');
}

/** Lines of standard input that are not blank. */
export async function* lines(stream: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) if (line.trim() !== '') yield line.replace(/^\uFEFF/, '');
}
