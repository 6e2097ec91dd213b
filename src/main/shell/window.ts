import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { boundsToOpen, MIN_HEIGHT, MIN_WIDTH, windowState, type Rectangle, type WindowState } from './bounds.ts';
import { SettingsFile } from './files.ts';
import type { Source } from './lockdown.ts';
import type { Log } from './log.ts';

const BACKGROUND = { light: '#f6f7f6', dark: '#111614' };
const SAVE_DELAY_MS = 400;

export interface WindowOptions {
  userData: string;
  preload: string;
  icon: string;
  source: Source;
  log: Log;
}

function rememberPlace(window: BrowserWindow, file: SettingsFile<WindowState>): void {
  const save = (): void => {
    if (window.isDestroyed() || window.isMinimized()) return;
    file.save({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  let timer: NodeJS.Timeout | undefined;
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}

function reportProblems(window: BrowserWindow, log: Log): void {
  window.webContents.on('console-message', ({ level, message, sourceId, lineNumber }) => {
    if (level === 'error') log.error(`page: ${message} (${sourceId}:${lineNumber})`);
    else if (level === 'warning') log.warn(`page: ${message} (${sourceId}:${lineNumber})`);
  });
  window.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    log.error(`the page ended: ${reason} ${exitCode}`);
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  window.webContents.on('did-finish-load', () => log.info(`window ready after ${Math.round(performance.now())} ms`));
}

/** The application's window: sandboxed, isolated, without Node, where it was left the last time. */
export function openWindow({ userData, preload, icon, source, log }: WindowOptions): BrowserWindow {
  const file = new SettingsFile(join(userData, 'window.json'), windowState, { bounds: null, maximized: false }, log);
  const primary: Rectangle = screen.getPrimaryDisplay().workArea;
  const bounds = boundsToOpen(file.value.bounds, [primary, ...screen.getAllDisplays().map((display) => display.workArea)]);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Usool',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload, sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false,
      webviewTag: false, webSecurity: true, allowRunningInsecureContent: false, spellcheck: false, devTools: source.isDevelopment,
    },
  });
  if (file.value.maximized) window.maximize();
  rememberPlace(window, file);
  reportProblems(window, log);
  window.loadURL(source.url).catch((error: unknown) => log.error('the page did not load', error));
  return window;
}
