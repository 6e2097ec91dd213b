/** `npm start` and `npm run dev`: builds what is stale, picks the engine, says which, and stays until the window is closed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { findEngine, hasDisplay, projectRoot, startOf, type Engine } from './engine.ts';

const isDevelopment = process.argv.includes('--dev');
const appArgs = process.argv.slice(2).filter((argument) => argument !== '--dev');

const NO_ENGINE = "Usool needs a window engine: run \"npx install-electron\" where the internet can be reached, or install Chromium (Debian: apt-get install chromium fonts-noto-core), then start again.\n";

function sentence(engine: Engine, visible: boolean): string {
  const where = visible ? '' : ', in memory because there is no display';
  if (engine.kind === 'electron') return `Usool starts in Electron${where}.\n`;
  return `Electron's binary is not on this machine, so Usool starts in ${engine.binary} through its stand-in${where}.\n`;
}

function runUntilItEnds(child: ChildProcess, whenEnded: () => void = () => undefined): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'));
  child.on('exit', (code) => {
    process.exitCode = code ?? 0;
    whenEnded();
  });
}

/** The renderer from a development server that reloads what changes; main and preload as built now. */
async function developInStandIn(engine: Engine, visible: boolean): Promise<void> {
  const [{ createServer }, { default: config }] = await Promise.all([import('vite'), import('../electron.vite.config.ts')]);
  const renderer = typeof config === 'object' && 'renderer' in config ? config.renderer : undefined;
  const server = await createServer({ configFile: false, ...renderer });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The development server has no address');
  const { command, args, env } = startOf(engine, appArgs, { visible });
  runUntilItEnds(spawn(command, args, { stdio: 'inherit', env: { ...env, ELECTRON_RENDERER_URL: url } }), () => void server.close());
}

async function start(): Promise<void> {
  const engine = findEngine();
  if (engine === null) {
    process.stderr.write(NO_ENGINE);
    process.exitCode = 1;
    return;
  }
  const visible = hasDisplay();
  if (isDevelopment && engine.kind === 'electron') {
    process.stdout.write(sentence(engine, visible));
    runUntilItEnds(spawn(process.execPath, [join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'dev'], { stdio: 'inherit', cwd: projectRoot }));
    return;
  }
  await ensureBuilt();
  process.stdout.write(sentence(engine, visible));
  if (isDevelopment) {
    await developInStandIn(engine, visible);
    return;
  }
  const { command, args, env } = startOf(engine, appArgs, { visible });
  runUntilItEnds(spawn(command, args, { stdio: 'inherit', env }));
}

await start();
