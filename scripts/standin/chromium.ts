/** The system's Chromium: visible as an application window where there is a display, in memory where there is none. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { control } from './control.ts';

const SWITCHES = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-translate',
  '--disable-features=Translate,MediaRouter,OptimizationHints,PasswordManagerOnboarding',
  '--password-store=basic',
  '--test-type',
  // No name and no address leads anywhere, not even a connection opened on suspicion; the development server is the exception.
  ...(process.env['ELECTRON_RENDERER_URL'] === undefined ? ['--host-resolver-rules=MAP * ~NOTFOUND'] : []),
];

const EMPTY_WINDOW = 'data:text/html,<title>Usool</title>';

export const isVisible = process.env['USOOL_STANDIN_VISIBLE'] === '1';

export interface ScreenSize {
  width: number;
  height: number;
  availWidth: number;
  availHeight: number;
  scale: number;
}

/** In memory there is no screen to measure. */
const MEMORY_SCREEN: ScreenSize = { width: 1440, height: 900, availWidth: 1440, availHeight: 900, scale: 1 };

let main: BrowserContext | null = null;
let hidden: Promise<BrowserContext> | null = null;
let firstPage: Page | null = null;

function binary(): string {
  const path = process.env['USOOL_CHROMIUM'];
  if (path === undefined || path === '') throw new Error('USOOL_CHROMIUM names no browser');
  return path;
}

async function launch(profile: string, headless: boolean, extra: string[]): Promise<BrowserContext> {
  mkdirSync(profile, { recursive: true });
  const start = (chromiumSandbox: boolean): Promise<BrowserContext> => chromium.launchPersistentContext(profile, {
    executablePath: binary(),
    headless,
    chromiumSandbox,
    viewport: null,
    serviceWorkers: 'block',
    acceptDownloads: false,
    // The application ends in its own order when it is told to.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [...SWITCHES, ...extra],
  });
  // Chromium's own sandbox cannot work for root, and not in every container; the pages are the application's own either way.
  const context = process.getuid?.() === 0 ? await start(false) : await start(true).catch(() => start(false));
  // Windows route their own requests before this; a page that nobody asked for gets nothing.
  await context.route('**/*', (route) => route.abort('blockedbyclient'));
  return context;
}

/** Starts the browser of the visible windows and measures the screen it shows them on. */
export async function startChromium(userData: string): Promise<ScreenSize> {
  const profile = join(userData, 'standin-profile');
  const extra = control.connected ? ['--remote-debugging-port=0'] : [];
  main = await launch(profile, !isVisible, isVisible ? [...extra, `--app=${EMPTY_WINDOW}`] : extra);
  firstPage = main.pages()[0] ?? (await main.newPage());
  if (control.connected) {
    const port = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0];
    control.tell({ type: 'browser', endpoint: `http://127.0.0.1:${port}` });
  }
  if (!isVisible) return MEMORY_SCREEN;
  return await firstPage.evaluate(() => ({
    width: screen.width,
    height: screen.height,
    availWidth: screen.availWidth,
    availHeight: screen.availHeight,
    scale: devicePixelRatio,
  }));
}

/** A page for a window. Windows created hidden (printing) never appear, so beside a visible browser they get one of their own. */
export async function pageFor(userData: string, show: boolean): Promise<Page> {
  if (main === null) throw new Error('The browser is not started');
  if (show && firstPage !== null) {
    const page = firstPage;
    firstPage = null;
    return page;
  }
  if (show || !isVisible) return await main.newPage();
  hidden ??= launch(join(userData, 'standin-hidden'), true, []);
  return await (await hidden).newPage();
}

/** A page beside the application's windows, for the stand-in's own file prompt. */
export async function promptPage(): Promise<Page> {
  if (main === null) throw new Error('The browser is not started');
  return await main.newPage();
}

export async function stopChromium(): Promise<void> {
  await Promise.allSettled([main?.close(), hidden?.then((context) => context.close())]);
}
