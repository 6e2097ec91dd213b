/** Builds the application when what is built is older than what it is built from. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from './engine.ts';

const STAMP = join(projectRoot, 'out', '.built');
const LOCK = join(projectRoot, '.cache', 'build.lock');
const SOURCES = ['src', 'package.json', 'electron.vite.config.ts'];
const LOCK_POLL_MS = 200;
const LOCK_STALE_MS = 180_000;

/** One look a process: a run of tests is of one build. */
let checked: Promise<void> | null = null;

function newestMs(path: string): number {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestMs(join(path, name))), status.mtimeMs);
}

function isFresh(): boolean {
  const built = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const parts = ['main/index.js', 'main/worker.js', 'preload/index.cjs', 'renderer/index.html'];
  return parts.every((part) => existsSync(join(projectRoot, 'out', part))) && SOURCES.every((source) => newestMs(join(projectRoot, source)) < built);
}

function build(): void {
  const started = new Date();
  const cli = join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const run = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], { cwd: projectRoot, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The build failed.\n${run.stdout}${run.stderr}`);
  // Dated from the start: what was changed while building is built again the next time.
  writeFileSync(STAMP, started.toISOString());
  utimesSync(STAMP, started, started);
}

/** One build at a time, whoever asks; a lock left by a process that died is taken over. USOOL_BUILT=1 says that it has been done. */
export function ensureBuilt(): Promise<void> {
  checked ??= check();
  return checked;
}

async function check(): Promise<void> {
  if (process.env['USOOL_BUILT'] === '1' || isFresh()) return;
  mkdirSync(join(projectRoot, '.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch {
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LOCK_STALE_MS) rmSync(LOCK, { recursive: true, force: true });
      await wait(LOCK_POLL_MS);
    }
  }
  try {
    if (!isFresh()) build();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}
