// The application's code is TypeScript that Node strips by itself, and its SQLite driver needs Node 22: run the given
// script under the Node this project brings along when the one that was called is older.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const REQUIRED_MAJOR = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** True when this process may go on; otherwise the same command has been run under the right Node and its exit code set. */
export function underOwnNode() {
  if (Number(process.versions.node.split('.')[0]) >= REQUIRED_MAJOR) return true;
  const binary = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    process.stderr.write(`Usool needs Node ${REQUIRED_MAJOR}; run "npm ci" first, which brings it.\n`);
    process.exitCode = 1;
    return false;
  }
  const run = spawnSync(binary, process.argv.slice(1), { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
  return false;
}
