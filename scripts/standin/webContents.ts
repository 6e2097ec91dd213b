/** webContents over a Chromium page: loading, messages both ways, requests, navigation, printing. */
import { EventEmitter } from 'node:events';
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Frame, Page, Route } from 'playwright-core';
import { ipcMain } from './ipc.ts';
import { acceleratorKeys, clickAccelerator } from './menu.ts';
import { BINDING, initScript } from './preload.ts';
import { answerOwn, letsThrough, original, standingFor } from './schemes.ts';
import { session } from './session.ts';

interface PrintToPdfOptions {
  landscape?: boolean;
  displayHeaderFooter?: boolean;
  headerTemplate?: string;
  footerTemplate?: string;
  printBackground?: boolean;
  preferCSSPageSize?: boolean;
  generateTaggedPDF?: boolean;
  generateDocumentOutline?: boolean;
  pageSize?: string;
  pageRanges?: string;
  scale?: number;
  margins?: { top?: number; bottom?: number; left?: number; right?: number };
}

interface PageMessage {
  kind: 'invoke' | 'send' | 'receive' | 'accelerator';
  channel?: string;
  id?: string;
  args?: { value?: unknown }[];
}

const LEVELS: Record<string, string> = { error: 'error', warning: 'warning', debug: 'debug' };
const CHARSET = /charset=/i;
let lastId = 0;

const inches = (value: number | undefined): string => `${value ?? 0.4}in`;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly session = session.defaultSession;
  readonly mainFrame: { url: string; origin: string; top: object | null; parent: null };
  readonly page: Promise<Page>;
  #open: Page | null = null;
  #destroyed = false;
  #isLoading = false;
  #expected: string | null = null;
  #windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly #outbox: { channel: string; args: unknown[] }[] = [];
  #deliver: ((messages: unknown) => void) | null = null;

  constructor(page: Promise<Page>, preload: string | undefined) {
    super();
    const url = (): string => this.getURL();
    this.mainFrame = {
      get url() {
        return url();
      },
      get origin() {
        return /^[a-z]+:\/\/[^/]+/.exec(url())?.[0] ?? 'null';
      },
      top: null,
      parent: null,
    };
    this.mainFrame.top = this.mainFrame;
    this.page = page.then((opened) => this.#attach(opened, preload));
    this.page.catch((error: unknown) => this.emit('render-process-gone', {}, { reason: 'launch-failed', exitCode: 1, error }));
  }

  async #attach(page: Page, preload: string | undefined): Promise<Page> {
    this.#open = page;
    await page.exposeBinding(BINDING, ({ frame }, message: string) => this.#hear(frame, message));
    await page.addInitScript({ content: initScript(preload) });
    await page.route('**/*', (route) => this.#route(page, route));
    page.on('console', (message) => {
      const location = message.location();
      this.emit('console-message', { message: message.text(), level: LEVELS[message.type()] ?? 'info', lineNumber: location.lineNumber, sourceId: original(location.url) });
    });
    page.on('pageerror', (error) => this.emit('console-message', { message: `Uncaught ${error.stack ?? error.message}`, level: 'error', lineNumber: 0, sourceId: '' }));
    page.on('load', () => {
      this.#isLoading = false;
      this.emit('did-finish-load');
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('popup', (popup) => {
      this.#windowOpenHandler?.({ url: original(popup.url()) });
      void popup.close().catch(() => undefined);
    });
    page.on('close', () => {
      this.#destroyed = true;
      this.#deliver?.(null);
      this.emit('destroyed');
    });
    return page;
  }

  async #hear(frame: Frame, text: string): Promise<string> {
    const message = JSON.parse(text) as PageMessage;
    const args = (message.args ?? []).map((wrapped) => wrapped.value);
    const isMain = frame === this.#open?.mainFrame();
    const senderFrame = isMain ? this.mainFrame : { url: original(frame.url()), origin: original(new URL(frame.url()).origin), top: this.mainFrame, parent: this.mainFrame };
    const event = { sender: this, senderFrame, type: 'frame' };
    try {
      if (message.kind === 'receive') return JSON.stringify({ value: await this.#next() });
      if (message.kind === 'invoke') return JSON.stringify({ value: await ipcMain.invoke(message.channel ?? '', event, args) });
      if (message.kind === 'send') ipcMain.emit(message.channel ?? '', event, ...args);
      else clickAccelerator(message.id ?? '');
      return '{}';
    } catch (error) {
      return JSON.stringify({ error: `Error invoking remote method '${message.channel}': ${String(error)}` });
    }
  }

  #next(): Promise<unknown> {
    this.#deliver?.(null);
    if (this.#outbox.length > 0) return Promise.resolve(this.#outbox.splice(0));
    return new Promise((resolve) => {
      this.#deliver = resolve;
    });
  }

  async #route(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const url = request.url();
    const expected = url === this.#expected;
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && !expected && page.url() !== url && this.#refusesNavigation(original(url))) {
      // "No content" leaves the page where it is.
      await route.fulfill({ status: 204 });
      return;
    }
    const own = await answerOwn(url, request.method());
    if (own !== null) {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.#restartMessages();
      const headers = Object.fromEntries(own.headers);
      if (/^text\/|javascript/.test(headers['content-type'] ?? '') && !CHARSET.test(headers['content-type'] ?? '')) headers['content-type'] += '; charset=utf-8';
      await route.fulfill({ status: own.status, headers, body: Buffer.from(await own.arrayBuffer()) });
      return;
    }
    if (await letsThrough({ url, method: request.method(), resourceType: request.resourceType() })) await route.continue();
    else await route.abort('blockedbyclient');
  }

  #refusesNavigation(url: string): boolean {
    let prevented = false;
    const preventDefault = (): void => {
      prevented = true;
    };
    this.emit('will-navigate', { url, isMainFrame: true, preventDefault }, url);
    return prevented;
  }

  #restartMessages(): void {
    this.#outbox.length = 0;
    this.#deliver?.(null);
    this.#deliver = null;
    this.send(':accelerators', acceleratorKeys());
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) return;
    this.#outbox.push({ channel, args });
    const deliver = this.#deliver;
    this.#deliver = null;
    deliver?.(this.#outbox.splice(0));
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.page;
    this.#expected = standingFor(url);
    this.#isLoading = true;
    try {
      await page.goto(this.#expected, { waitUntil: 'load', timeout: 0 });
    } finally {
      this.#expected = null;
    }
  }

  getURL(): string {
    return original(this.#open?.url() ?? '');
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#windowOpenHandler = handler;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return await (await this.page).evaluate(code);
  }

  async printToPDF(options: PrintToPdfOptions = {}): Promise<Buffer> {
    const margins = options.margins ?? {};
    return await (await this.page).pdf({
      format: options.pageSize ?? 'Letter',
      landscape: options.landscape ?? false,
      printBackground: options.printBackground ?? false,
      displayHeaderFooter: options.displayHeaderFooter ?? false,
      headerTemplate: options.headerTemplate ?? '<span></span>',
      footerTemplate: options.footerTemplate ?? '<span></span>',
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      tagged: options.generateTaggedPDF ?? false,
      outline: options.generateDocumentOutline ?? false,
      pageRanges: options.pageRanges ?? '',
      scale: options.scale ?? 1,
      margin: { top: inches(margins.top), bottom: inches(margins.bottom), left: inches(margins.left), right: inches(margins.right) },
    });
  }

  /** Paper goes through the system's own `lp`, since nobody can be asked for a printer here. */
  print(_options: object, done: (success: boolean, reason: string) => void): void {
    const run = async (): Promise<void> => {
      let problem = '';
      try {
        const file = join(await mkdtemp(join(tmpdir(), 'usool-print-')), 'report.pdf');
        await writeFile(file, await this.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true }));
        await promisify(execFile)('lp', [file]);
      } catch (error) {
        problem = String(error);
      }
      done(problem === '', problem);
    };
    void run();
  }

  isLoading(): boolean {
    return this.#isLoading;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  focus(): void {
    void this.#open?.bringToFront().catch(() => undefined);
  }

  reload(): void {
    void this.loadURL(this.getURL()).catch(() => undefined);
  }

  openDevTools(): void {}
}
