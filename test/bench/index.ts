import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Each prints its own figures when it is run; none is a test, for a machine that is busy is no fault of ours. */
const BENCHES = ['engine.ts', 'close.ts'];

/** The function of a bench by whatever name it exports it: a missing file or function stops here, in plain sight. */
async function runBench(name: string, print: (line: string) => void): Promise<void> {
  const path = join(import.meta.dirname, name);
  if (!existsSync(path)) throw new Error(`the bench ${name} is missing`);
  const exported = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  const bench = Object.entries(exported).find(([key, value]) => key.startsWith('bench') && typeof value === 'function')?.[1];
  if (typeof bench !== 'function') throw new Error(`${name} exports no function that begins with bench`);
  const reached = (await (bench as (print: (line: string) => void) => unknown)(print)) !== false;
  print(reached ? '  every target reached' : '  a target was MISSED');
  print('');
}

for (const name of BENCHES) await runBench(name, (line) => process.stdout.write(`${line}\n`));
