import { once } from 'node:events';
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { printOptions, type PrintPdf } from '#shared/printing.ts';

const SWITCH = '--usool-printer=';
const job = z.strictObject({ html: z.string(), options: printOptions });

export type PrinterReply = { pdfBase64: string } | { problem: string };

/** The socket of a command line that wants pages printed; null when the application is to open its window. */
export function printerSocketOf(argv: readonly string[]): string | null {
  return argv.find((argument) => argument.startsWith(SWITCH))?.slice(SWITCH.length) ?? null;
}

/** Prints, without a window, what the command line sends: a line of JSON a page, a line of JSON an answer, until it hangs up. */
export async function servePrinter(socketPath: string, printPdf: PrintPdf): Promise<void> {
  const socket = createConnection(socketPath);
  await once(socket, 'connect');
  const answer = (reply: PrinterReply): void => void socket.write(`${JSON.stringify(reply)}\n`);
  for await (const line of createInterface({ input: socket })) {
    try {
      const { html, options } = job.parse(JSON.parse(line));
      answer({ pdfBase64: Buffer.from(await printPdf(html, options)).toString('base64') });
    } catch (error) {
      answer({ problem: String(error) });
    }
  }
}
