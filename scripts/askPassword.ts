import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** What somebody types at the terminal, without showing it; null where standard input is a file or a pipe, or nothing was typed. */
export async function askPassword(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise((resolve) => {
      reader.once('line', resolve);
      reader.once('close', () => resolve(null));
    });
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
