/** BrowserWindow over one Chromium window (or a page in memory). */
import { EventEmitter } from 'node:events';
import type { CDPSession, Page } from 'playwright-core';
import { app } from './app.ts';
import { isVisible, pageFor } from './chromium.ts';
import { control } from './control.ts';
import { acceleratorKeys, menuChanged } from './menu.ts';
import { nativeTheme } from './screen.ts';
import { WebContents } from './webContents.ts';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface WindowOptions extends Partial<Bounds> {
  show?: boolean;
  title?: string;
  webPreferences?: { preload?: string };
}

const BOUNDS_POLL_MS = 700;
const windows: BrowserWindow[] = [];

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly id: number;
  readonly #show: boolean;
  #bounds: Bounds;
  #isMaximized = false;
  #destroyed = false;
  #poll: NodeJS.Timeout | null = null;
  #frame: { cdp: CDPSession; windowId: number } | null = null;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return windows.find((window) => window.#show) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.find((window) => window.webContents === contents) ?? null;
  }

  constructor(options: WindowOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#show = options.show !== false;
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.webContents = new WebContents(this.#prepare(pageFor(app.getPath('userData'), this.#show)), options.webPreferences?.preload);
    this.id = this.webContents.id;
    this.webContents.once('destroyed', () => this.#gone());
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    windows.push(this);
    queueMicrotask(() => app.emit('web-contents-created', {}, this.webContents));
    menuChanged.on('changed', this.#sendAccelerators);
  }

  readonly #sendAccelerators = (): void => this.webContents.send(':accelerators', acceleratorKeys());

  async #prepare(opening: Promise<Page>): Promise<Page> {
    const page = await opening;
    await page.emulateMedia({ colorScheme: nativeTheme.themeSource === 'system' ? null : nativeTheme.themeSource });
    nativeTheme.on('source', (source) => void page.emulateMedia({ colorScheme: source === 'system' ? null : source }).catch(() => undefined));
    if (this.#show && isVisible) {
      const cdp = await page.context().newCDPSession(page);
      const { windowId } = await cdp.send('Browser.getWindowForTarget');
      this.#frame = { cdp, windowId };
      await this.#place();
      this.#poll = setInterval(() => void this.#observe().catch(() => undefined), BOUNDS_POLL_MS);
      this.#poll.unref();
    } else {
      await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height });
    }
    return page;
  }

  async #place(): Promise<void> {
    if (this.#frame === null) {
      const page = await this.webContents.page;
      await page.setViewportSize({ width: this.#bounds.width, height: this.#bounds.height });
      return;
    }
    const { cdp, windowId } = this.#frame;
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    if (this.#isMaximized) {
      await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'maximized' } });
      return;
    }
    const { x, y, width, height } = this.#bounds;
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y, width, height } });
  }

  /** Chromium does not tell when its window is moved, so it is asked now and then. */
  async #observe(): Promise<void> {
    if (this.#frame === null) return;
    const { bounds } = await this.#frame.cdp.send('Browser.getWindowBounds', { windowId: this.#frame.windowId });
    this.#isMaximized = bounds.windowState === 'maximized';
    if (bounds.windowState !== 'normal') return;
    const found = { x: bounds.left ?? 0, y: bounds.top ?? 0, width: bounds.width ?? 0, height: bounds.height ?? 0 };
    if (JSON.stringify(found) === JSON.stringify(this.#bounds)) return;
    this.#bounds = found;
    this.emit('resize');
    this.emit('move');
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.emit('close', { preventDefault: () => undefined });
    this.#destroyed = true;
    if (this.#poll !== null) clearInterval(this.#poll);
    menuChanged.off('changed', this.#sendAccelerators);
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    if (windows.length === 0 && !app.isQuitting) app.emit('window-all-closed');
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }

  getBounds(): Bounds {
    return { ...this.#bounds };
  }

  getNormalBounds(): Bounds {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    void this.#place().catch(() => undefined);
    this.emit('resize');
    this.emit('move');
  }

  maximize(): void {
    this.#isMaximized = true;
    void this.webContents.page.then(() => this.#place()).catch(() => undefined);
  }

  isMaximized = (): boolean => this.#isMaximized;
  isMinimized = (): boolean => false;
  isFullScreen = (): boolean => false;
  isDestroyed = (): boolean => this.#destroyed;
  isVisible = (): boolean => this.#show;
  restore(): void {}
  show(): void {}
  setMenuBarVisibility(): void {}
  setTitle(): void {}
  setBackgroundColor(): void {}
  setProgressBar(): void {}

  focus(): void {
    this.webContents.focus();
  }

  close(): void {
    void this.webContents.page.then((page) => page.close()).catch(() => this.#gone());
  }

  destroy(): void {
    this.close();
  }
}

control.on('bounds', ({ bounds }) => BrowserWindow.getFocusedWindow()?.setBounds(bounds));
control.on('close', () => BrowserWindow.getFocusedWindow()?.close());
