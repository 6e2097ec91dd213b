/** app: paths, one instance, the order of starting and ending. */
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../engine.ts';
import { startChromium, stopChromium } from './chromium.ts';
import { setMeasured } from './screen.ts';

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { name: string; productName?: string; version: string };

function configHome(): string {
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

function switchValue(name: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

class App extends EventEmitter {
  isQuitting = false;
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: () => undefined, hasSwitch: (name: string) => process.argv.some((a) => a === `--${name}` || a.startsWith(`--${name}=`)), getSwitchValue: (name: string) => switchValue(name) ?? '' };
  #name = manifest.productName ?? manifest.name;
  #ready = false;
  readonly #paths = new Map<string, string>();
  #lock: { file: string; server: Server } | null = null;
  #handover: Promise<void> = Promise.resolve();
  readonly #whenReady: Promise<void>;

  constructor() {
    super();
    const data = switchValue('user-data-dir');
    if (data !== undefined) this.#paths.set('userData', data);
    this.#whenReady = new Promise((resolve, reject) => {
      // The application registers its schemes and takes its lock before anything starts.
      setImmediate(() => {
        if (this.isQuitting) return;
        mkdirSync(this.getPath('userData'), { recursive: true });
        this.#launch().then(resolve, reject);
      });
    });
    this.#whenReady.catch((error: unknown) => {
      process.stderr.write(`The browser did not start: ${String(error)}\n`);
      process.exit(1);
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.quit());
  }

  async #launch(): Promise<void> {
    setMeasured(await startChromium(this.getPath('userData')));
    this.#ready = true;
    this.emit('ready');
  }

  whenReady = (): Promise<void> => this.#whenReady;
  isReady = (): boolean => this.#ready;
  getName = (): string => this.#name;
  getVersion = (): string => manifest.version;
  getAppPath = (): string => projectRoot;
  getLocale = (): string => (process.env['LANG'] ?? 'en').slice(0, 2).replace(/^C$|^PO$/, 'en');
  getPreferredSystemLanguages = (): string[] => [this.getLocale()];
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}
  enableSandbox(): void {}
  addRecentDocument(): void {}
  focus(): void {}

  get name(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const known = this.#paths.get(name);
    if (known !== undefined) return known;
    const documents = process.env['XDG_DOCUMENTS_DIR'] ?? join(homedir(), 'Documents');
    const places: Record<string, string> = {
      home: homedir(), appData: configHome(), userData: join(configHome(), this.#name), temp: tmpdir(), documents,
      downloads: join(homedir(), 'Downloads'), desktop: join(homedir(), 'Desktop'), exe: process.execPath, module: process.execPath,
    };
    const place = name === 'logs' ? join(this.getPath('userData'), 'logs') : places[name];
    if (place === undefined) throw new Error(`Failed to get '${name}' path`);
    return place;
  }

  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'standin-lock.json');
    try {
      const held = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; socket: string };
      if (held.pid !== process.pid && isAlive(held.pid)) {
        this.#handover = this.#handOver(held.socket);
        return false;
      }
    } catch {
      // No lock, or one nobody holds.
    }
    const socket = process.platform === 'win32' ? `\\\\.\\pipe\\usool-${process.pid}` : join(tmpdir(), `usool-${process.pid}-${Date.now()}.sock`);
    const server = createServer((connection) => {
      let text = '';
      connection.on('data', (chunk) => (text += chunk.toString()));
      connection.on('end', () => {
        const { argv, cwd } = JSON.parse(text) as { argv: string[]; cwd: string };
        this.emit('second-instance', {}, argv, cwd, undefined);
        connection.end();
      });
    });
    server.listen(socket);
    server.unref();
    writeFileSync(file, JSON.stringify({ pid: process.pid, socket }));
    this.#lock = { file, server };
    return true;
  }

  #handOver(socket: string): Promise<void> {
    return new Promise((resolve) => {
      const connection = createConnection({ path: socket, allowHalfOpen: true });
      connection.on('connect', () => connection.end(JSON.stringify({ argv: process.argv, cwd: process.cwd() })));
      connection.on('close', () => resolve());
      connection.on('error', () => resolve());
      connection.resume();
      connection.on('end', () => resolve());
    });
  }

  quit(): void {
    if (this.isQuitting) return;
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    this.isQuitting = true;
    void this.#end(0);
  }

  exit(code = 0): void {
    this.isQuitting = true;
    void this.#end(code);
  }

  async #end(code: number): Promise<void> {
    await this.#handover;
    const { BrowserWindow } = await import('./browserWindow.ts');
    for (const window of BrowserWindow.getAllWindows()) window.emit('close', { preventDefault: () => undefined });
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (prevented) {
      this.isQuitting = false;
      return;
    }
    this.emit('quit', {}, code);
    await stopChromium();
    this.#lock?.server.close();
    if (this.#lock !== null) rmSync(this.#lock.file, { force: true });
    process.exit(code);
  }

  relaunch(): void {}
}

export const app = new App();
