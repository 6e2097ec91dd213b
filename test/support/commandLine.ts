import { PassThrough, Readable } from 'node:stream';
import { runCli } from '../../src/main/cli.ts';
import { refuse } from '#shared/errors.ts';
import type { PrintPdf } from '#shared/printing.ts';

export interface Said {
  exit: number;
  out: string;
  err: string;
  /** Standard output as JSON. */
  json: <T = Record<string, unknown>>() => T;
  /** The error as it is printed. */
  error: () => { errorCode: string; message: string; timestamp: string; requestId: string; details: Record<string, unknown> };
}

const noPrinter: PrintPdf = () => refuse('PRINTING_UNAVAILABLE', {});

function collected(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** Runs one command line as a terminal would, and hears what it says. */
export async function usool(args: readonly string[], { stdin = '', printPdf = noPrinter, password, askPassword }: { stdin?: string; printPdf?: PrintPdf; password?: string; askPassword?: (question: string) => Promise<string | null> } = {}): Promise<Said> {
  const out = collected();
  const err = collected();
  const exit = await runCli(args, { stdin: Readable.from([Buffer.from(stdin)]), stdout: out.stream, stderr: err.stream, printPdf, password, ...(askPassword ? { askPassword } : {}) });
  return { exit, out: out.text(), err: err.text(), json: () => JSON.parse(out.text()), error: () => JSON.parse(err.text()) };
}
