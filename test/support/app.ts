/**
 * The application in a real window, for tests: Electron where its binary is on the machine, the stand-in over Chromium where it is not.
 * Dialogs are answered before the click that opens them: `await app.answerDialog({ path }); await page.click(…)`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, chromium, type Browser, type ElectronApplication, type Page } from 'playwright-core';
import type { Call, Output } from '#shared/contract/index.ts';
import { ensureBuilt } from '../../scripts/build.ts';
import { findEngine, projectRoot, startOf, type Engine } from '../../scripts/engine.ts';

export { ensureBuilt };

export interface LaunchOptions {
  /** Opened by the command line, as if the person had double-clicked it. */
  bookPath?: string;
  preferences?: Partial<Output<'app.preferences'>>;
  /** Kept after closing when given; a temporary one otherwise. */
  userDataDir?: string;
}

export type DialogReply = { path: string } | { cancelled: true };

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface RunningApp {
  engine: Engine['kind'];
  page: Page;
  userDataDir: string;
  /** What the application has written to its log so far. */
  mainLog: () => string;
  /** Calls an operation the way the page does. */
  call: Call;
  answerDialog: (reply: DialogReply) => Promise<void>;
  chooseMenu: (id: string) => Promise<void>;
  setBounds: (bounds: Bounds) => Promise<void>;
  /** Saves what the window shows under test-results/screens. */
  screenshot: (name: string) => Promise<void>;
  /** Starts the application once more with the same data, as a second click on its icon does; resolves with that process's exit code. */
  startAgain: (args: readonly string[]) => Promise<number | null>;
  close: () => Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const END_TIMEOUT_MS = 20_000;
const DEFAULT_PREFERENCES: Output<'app.preferences'> = { language: 'en', digits: 'latin', calendar: 'gregorian', theme: 'light', density: 'compact' };

interface Driver {
  page: Page;
  answerDialog: RunningApp['answerDialog'];
  chooseMenu: RunningApp['chooseMenu'];
  setBounds: RunningApp['setBounds'];
  end: () => Promise<void>;
}

export function engineOrThrow(): Engine {
  const engine = findEngine();
  if (engine === null) throw new Error('No window engine: install Chromium (Debian: apt-get install chromium fonts-noto-core), or set USOOL_CHROMIUM');
  return engine;
}

async function until<T>(what: string, look: () => T | null | undefined | false, timeoutMs = START_TIMEOUT_MS): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const exited = (child: ChildProcess): Promise<number | null> => (child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', (code) => resolve(code))));

async function launchStandIn(engine: Engine, args: readonly string[]): Promise<Driver> {
  const start = startOf(engine, args, { visible: false });
  const child = spawn(start.command, start.args, { env: { ...start.env, USOOL_STANDIN_CONTROL: '1' }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let said = '';
  let endpoint: string | null = null;
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.on('message', (message: { type: string; endpoint?: string }) => {
    if (message.type === 'browser') endpoint = message.endpoint ?? null;
  });
  const ready = (): boolean => {
    if (child.exitCode !== null) throw new Error(`The application ended (${child.exitCode}):\n${said}`);
    return endpoint !== null && said.includes('window ready');
  };
  await until('the window', ready).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw new Error(`${String(error)}\n${said}`);
  });
  const browser: Browser = await chromium.connectOverCDP(endpoint ?? '');
  const page = await until('the page', () => browser.contexts().flatMap((context) => context.pages()).find((candidate) => candidate.url().startsWith('https://usool.app.invalid/')));
  const tell = async (message: object): Promise<void> => {
    await new Promise<void>((resolve, reject) => child.send(message, (error) => (error === null ? resolve() : reject(error))));
  };
  return {
    page,
    answerDialog: (reply) => tell({ type: 'dialog', answer: 'path' in reply ? { canceled: false, filePath: reply.path, filePaths: [reply.path] } : { canceled: true } }),
    chooseMenu: (id) => tell({ type: 'menu', id }),
    setBounds: (bounds) => tell({ type: 'bounds', bounds }),
    async end() {
      const ending = exited(child);
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
      await browser.close().catch(() => undefined);
      await ending;
      clearTimeout(impatience);
    },
  };
}

async function launchElectron(engine: Engine, args: readonly string[]): Promise<Driver> {
  const start = startOf(engine, args, { visible: Boolean(process.env['DISPLAY']) || process.platform !== 'linux' });
  const application: ElectronApplication = await _electron.launch({ executablePath: start.command, args: start.args, timeout: START_TIMEOUT_MS });
  const page = await application.firstWindow();
  await page.waitForLoadState('load');
  return {
    page,
    answerDialog: (reply) =>
      application.evaluate(({ dialog }, path) => {
        const canceled = path === null;
        dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths: path === null ? [] : [path] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: path ?? '' });
      }, 'path' in reply ? reply.path : null),
    chooseMenu: (id) => application.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id),
    setBounds: (bounds) => application.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds),
    end: () => application.close(),
  };
}

function prepareUserData(options: LaunchOptions): { folder: string; isTemporary: boolean } {
  const folder = options.userDataDir ?? mkdtempSync(join(tmpdir(), 'usool-app-'));
  if (options.userDataDir === undefined || options.preferences !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'preferences.json'), JSON.stringify({ preferences: { ...DEFAULT_PREFERENCES, ...options.preferences }, recents: [] }));
  }
  return { folder, isTemporary: options.userDataDir === undefined };
}

function readLog(folder: string): string {
  try {
    return readFileSync(join(folder, 'logs', 'usool.log'), 'utf8');
  } catch {
    return '';
  }
}

export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  await ensureBuilt();
  const engine = engineOrThrow();
  const { folder, isTemporary } = prepareUserData(options);
  const args = [`--user-data-dir=${folder}`, '--usool-headless', ...(options.bookPath === undefined ? [] : [options.bookPath])];
  const { end, ...driver } = await (engine.kind === 'electron' ? launchElectron(engine, args) : launchStandIn(engine, args));
  const { page } = driver;
  return {
    ...driver,
    engine: engine.kind,
    userDataDir: folder,
    mainLog: () => readLog(folder),
    call: ((name: string, input: unknown = {}) =>
      page.evaluate(([operation, given]) => (window as unknown as { usool: { call: (n: string, i: unknown) => Promise<unknown> } }).usool.call(operation, given), [name, input] as const)) as Call,
    async screenshot(name) {
      const screens = join(projectRoot, 'test-results', 'screens');
      mkdirSync(screens, { recursive: true });
      await page.evaluate(() => document.fonts.ready.then(() => true));
      await page.screenshot({ path: join(screens, `${name}.png`), animations: 'disabled' });
    },
    async startAgain(more) {
      const start = startOf(engine, [`--user-data-dir=${folder}`, '--usool-headless', ...more], { visible: false });
      return await exited(spawn(start.command, start.args, { env: start.env, stdio: 'ignore' }));
    },
    async close() {
      await end();
      if (isTemporary) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
