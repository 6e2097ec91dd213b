/**
 * Runs every bench of this folder, each in a process of its own, so that one does not warm or burden the next: whatever exports a function
 * whose name begins with bench. None is a test, for a machine that is busy is no fault of ours; but one that breaks is said, and counts.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXPORTS_BENCH = /^export (async )?function bench[A-Z]/m;

const benches = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && EXPORTS_BENCH.test(readFileSync(join(import.meta.dirname, name), 'utf8')))
  .sort();

const broken: string[] = [];
for (const name of benches) {
  process.stdout.write(`\n${name}\n`);
  const { status, signal } = spawnSync(process.execPath, [join(import.meta.dirname, name)], { stdio: 'inherit' });
  if (status !== 0) broken.push(`${name} (${signal ?? `exit ${status}`})`);
}
if (broken.length > 0) {
  process.stdout.write(`\nbroken: ${broken.join(', ')}\n`);
  process.exitCode = 1;
}
