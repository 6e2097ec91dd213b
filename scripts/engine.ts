/** Which engine draws the window: Electron where its binary is on this machine, else a system Chromium behind the stand-in. */
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..');

export interface Engine {
  kind: 'electron' | 'standin';
  /** Chromium's path for the stand-in, Electron's own otherwise. */
  binary: string;
}

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Electron's binary if it has been fetched already. Asking the electron package for it would start a download, so its files are read instead. */
export function findElectron(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const packageFolder = join(projectRoot, 'node_modules', 'electron');
  const pathFile = join(packageFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const candidate = join(override ?? join(packageFolder, 'dist'), name);
  return isExecutable(candidate) ? candidate : null;
}

function findWindowsOrMacChromium(): string[] {
  if (process.platform === 'darwin') {
    return ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
  }
  if (process.platform !== 'win32') return [];
  const bases = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].filter((base) => base !== undefined);
  return bases.flatMap((base) => [
    join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
}

export function findChromium(): string | null {
  const named = process.env['USOOL_CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat(process.platform === 'linux' ? ['/usr/bin', '/snap/bin'] : []);
  const candidates = CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).concat(findWindowsOrMacChromium());
  return candidates.find(isExecutable) ?? null;
}

export function findEngine(): Engine | null {
  const electron = process.env['USOOL_ENGINE'] === 'standin' ? null : findElectron();
  if (electron !== null) return { kind: 'electron', binary: electron };
  const chromium = findChromium();
  return chromium === null ? null : { kind: 'standin', binary: chromium };
}

/** Whether a window can be shown to somebody. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

export interface Start {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/** The command that runs the built application in the given engine. */
export function startOf(engine: Engine, appArgs: readonly string[], settings: { visible: boolean }): Start {
  if (engine.kind === 'electron') {
    // Chromium's sandbox refuses to run as root; without a display it draws into memory.
    const root = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const unseen = process.platform === 'linux' && !settings.visible ? ['--ozone-platform=headless', '--disable-gpu'] : [];
    return { command: engine.binary, args: [...root, ...unseen, projectRoot, ...appArgs], env: process.env };
  }
  const register = join(projectRoot, 'scripts', 'standin', 'register.ts');
  const env = { ...process.env, USOOL_CHROMIUM: engine.binary, USOOL_STANDIN_VISIBLE: settings.visible ? '1' : '' };
  const args = ['--disable-warning=ExperimentalWarning', '--import', register, join(projectRoot, 'out', 'main', 'index.js'), ...appArgs];
  return { command: process.execPath, args, env };
}
