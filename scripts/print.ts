/** PDF for the command line: the window's engine, started once, printing page after page without a window. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { refuse } from '#shared/errors.ts';
import type { PrintPdf } from '#shared/printing.ts';
import type { PrinterReply } from '../src/main/shell/printMode.ts';
import { ensureBuilt } from './build.ts';
import { findEngine, startOf } from './engine.ts';

interface Connection {
  socket: Socket;
  replies: AsyncIterator<string>;
  end: () => Promise<void>;
}

async function startEngine(): Promise<Connection> {
  const engine = findEngine() ?? refuse('PRINTING_UNAVAILABLE', {});
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'usool-print-'));
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\usool-print-${process.pid}` : join(folder, 'printer.sock');
  const server = createServer().listen(address);
  const { command, args, env } = startOf(engine, [`--user-data-dir=${join(folder, 'profile')}`, '--usool-headless', `--usool-printer=${address}`], { visible: false });
  const child: ChildProcess = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The printing engine ended (${code}): ${said.slice(-2000)}`)));
    child.once('error', reject);
  });
  ended.catch(() => undefined);
  const [socket] = (await Promise.race([once(server, 'connection'), ended])) as [Socket];
  return {
    socket,
    replies: createInterface({ input: socket })[Symbol.asyncIterator](),
    async end() {
      socket.end();
      server.close();
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Printing for as long as a command lasts. */
export class CommandLinePrinter {
  #engine: Promise<Connection> | null = null;

  /** Refuses with PRINTING_UNAVAILABLE where neither Electron nor a Chromium is on the machine. */
  readonly print: PrintPdf = async (html, options) => {
    this.#engine ??= startEngine();
    const { socket, replies } = await this.#engine;
    socket.write(`${JSON.stringify({ html, options })}\n`);
    const line = await replies.next();
    if (line.done) throw new Error('The printing engine hung up');
    const reply = JSON.parse(line.value) as PrinterReply;
    if ('problem' in reply) throw new Error(`Printing failed: ${reply.problem}`);
    return Buffer.from(reply.pdfBase64, 'base64');
  };

  async end(): Promise<void> {
    const engine = await this.#engine?.catch(() => null);
    await engine?.end();
  }
}
