import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app, ipcMain, nativeTheme, protocol, session, shell as desktop, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { UsoolEvent } from '#shared/contract/events.ts';
import { Refusal, type UsoolError } from '#shared/errors.ts';
import { required } from '#shared/values/assert.ts';
import { createAnnounce } from '../ipc/announce.ts';
import { installGate } from '../ipc/gate.ts';
import { WorkerHost } from '../ipc/workerHost.ts';
import { bookArgument } from './arguments.ts';
import { openPath } from './bookOperations.ts';
import { createDialogs } from './dialogs.ts';
import { lockContents, lockSession, type Source } from './lockdown.ts';
import type { Log } from './log.ts';
import { installMenu } from './menu.ts';
import { shellOperations } from './operations.ts';
import { Preferences } from './preferences.ts';
import { createOpenedFiles } from './openedFiles.ts';
import { createPrintPdf, printPaper } from './printing.ts';
import { AppFiles, SCHEME } from './protocol.ts';
import type { Shell } from './shell.ts';
import { openWindow } from './window.ts';

export interface ApplicationOptions {
  source: Source;
  log: Log;
  assemblePdf: Shell['assemblePdf'];
}

const rootPath = (...parts: string[]): string => join(app.getAppPath(), ...parts);

/** The files behind app://usool/, and the lock on everything else. Both must stand before the first page is loaded. */
export function serveAndLock(source: Source, log: Log): AppFiles {
  const files = new AppFiles({ renderer: rootPath('out', 'renderer'), fonts: rootPath('resources', 'fonts') });
  protocol.handle(SCHEME, (request) => files.answer(request));
  lockSession(session.defaultSession, source, log);
  return files;
}

function actorName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'owner';
  }
}

/** The running application: one window, one book. */
export class Application {
  readonly #options: ApplicationOptions;
  readonly #preferences: Preferences;
  readonly #host: WorkerHost;
  readonly #shell: Shell;
  #window: BrowserWindow | null = null;
  #opening: Promise<void> = Promise.resolve();
  /** Why a book that the system handed over was not opened, until the page can show it. */
  #refused: UsoolError | null = null;

  constructor(options: ApplicationOptions, files: AppFiles) {
    const { log, assemblePdf } = options;
    this.#options = options;
    this.#preferences = new Preferences(app.getPath('userData'), app.getPreferredSystemLanguages(), log);
    this.#host = new WorkerHost({
      script: rootPath('out', 'main', 'worker.js'),
      settings: { actor: actorName(), resources: rootPath('resources') },
      onEvent: (event) => this.#announce(event),
      fault: log.fault,
      reported: (reference, operation, detail) => log.error(`fault ${reference} in ${operation}: ${detail}`),
    });
    const version = process.versions['electron'];
    this.#shell = {
      host: this.#host.methods,
      preferences: this.#preferences,
      dialogs: createDialogs(() => required(this.#window, 'The window'), () => this.#preferences.value.language),
      announce: (event) => this.#announce(event),
      settled: () => this.#opening,
      openPath: () => this.#host.openPath,
      about: { version: app.getVersion(), engine: version === undefined ? 'Chromium' : `Electron ${version}`, platform: process.platform, headless: app.commandLine.hasSwitch('usool-headless') },
      now: () => new Date().toISOString(),
      printPdf: createPrintPdf(files),
      assemblePdf,
      printPaper: (pages, landscape) => printPaper(files, pages, landscape),
      showInFolder: (path) => desktop.showItemInFolder(path),
      opened: createOpenedFiles(join(app.getPath('userData'), 'opened'), (path) => desktop.openPath(path), log),
    };
    this.#preferences.onChange(() => this.#preferencesChanged());
    installGate(ipcMain, { isTrusted: (event) => this.#isOwnPage(event), shell: shellOperations(this.#shell), forward: (name, input) => this.#host.methods.dispatch(name, input), fault: log.fault, warn: log.warn });
  }

  /** Opens the window, and beside it the book that the command line names. */
  start(argv: readonly string[], workingFolder: string): void {
    nativeTheme.themeSource = this.#preferences.value.theme;
    this.#installMenu();
    this.handOver(argv, workingFolder);
  }

  /** This start, or a second one, comes to the front with the book it names. */
  handOver(argv: readonly string[], workingFolder: string): void {
    const book = bookArgument(argv, workingFolder);
    if (book !== null) this.openBook(book);
    this.showWindow();
  }

  /** Opens a book that the system handed over; the page is told if it is refused. */
  openBook(path: string): void {
    this.#opening = openPath(this.#shell, path).then(
      () => undefined,
      (error: unknown) => {
        this.#refused = error instanceof Refusal ? { code: error.code, params: error.params } : { code: 'FAULT', params: { reference: this.#options.log.fault('opening a book', error) } };
        this.#tellRefused();
      },
    );
  }

  #tellRefused(): void {
    if (this.#refused === null || this.#window === null || this.#window.webContents.isLoading()) return;
    this.#announce({ type: 'refused', error: this.#refused });
    this.#refused = null;
  }

  showWindow(): void {
    if (this.#window !== null) {
      if (this.#window.isMinimized()) this.#window.restore();
      this.#window.focus();
      return;
    }
    const { source, log } = this.#options;
    const window = openWindow({ userData: app.getPath('userData'), preload: rootPath('out', 'preload', 'index.cjs'), icon: rootPath('resources', 'icons', 'icon.png'), source, log });
    // By then the page's script has run, and listens.
    window.webContents.on('did-finish-load', () => this.#tellRefused());
    window.on('closed', () => {
      this.#window = null;
    });
    this.#window = window;
  }

  async end(): Promise<void> {
    this.#shell.opened.clear();
    await this.#host.end();
  }

  readonly #announce = (event: UsoolEvent): void => {
    createAnnounce(() => this.#window?.webContents ?? null)(event);
    if (event.type === 'bookOpened' || event.type === 'bookClosed') this.#installMenu();
  };

  #preferencesChanged(): void {
    nativeTheme.themeSource = this.#preferences.value.theme;
    this.#installMenu();
    this.#announce({ type: 'preferences' });
  }

  #installMenu(): void {
    installMenu({
      language: this.#preferences.value.language,
      bookOpen: this.#host.openPath !== null,
      isDevelopment: this.#options.source.isDevelopment,
      platform: process.platform,
      perform: (id) => this.#announce({ type: 'command', id }),
    });
  }

  #isOwnPage({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
    const contents = this.#window?.webContents;
    return contents !== undefined && sender === contents && senderFrame !== null && senderFrame === contents.mainFrame && senderFrame.origin === this.#options.source.origin;
  }
}

/** Before the application is ready: every page there will ever be is locked, and no name or address of the network leads anywhere. */
export function lockApplication(source: Source, log: Log): void {
  app.enableSandbox();
  if (!source.isDevelopment) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_, contents) => lockContents(contents, source, log));
}
