import { Worker } from 'node:worker_threads';
import type { UsoolEvent } from '#shared/contract/events.ts';
import { fail, type Result } from '#shared/errors.ts';
import type { HostCall, HostMessage, HostMethod, WorkerSettings } from './bridge.ts';
import type { BookHost } from './host.ts';

/** The host's methods as the main thread sees them: the same, answered later. */
export type RemoteHost = { readonly [M in HostMethod]: (...args: Parameters<BookHost[M]>) => Promise<ReturnType<BookHost[M]>> };

export interface WorkerHostOptions {
  /** The worker's file. */
  script: string;
  settings: WorkerSettings;
  onEvent: (event: UsoolEvent) => void;
  /** Writes a bug down and returns its reference. */
  fault: (where: string, cause: unknown) => string;
  /** Writes down a bug that the book's thread has given a reference already. */
  reported: (reference: string, operation: string, detail: string) => void;
}

const METHODS: readonly HostMethod[] = ['create', 'createSample', 'open', 'close', 'backup', 'exportBook', 'inspectExport', 'restoreBook', 'stageFile', 'renderReport', 'readAttachment', 'readJournalExport', 'makePack', 'importTemplate', 'dispatch'];
/** A thread that dies this often without ever answering will not come up by trying again. */
const MAX_DEATHS_IN_A_ROW = 3;
const OPENING: ReadonlySet<HostMethod> = new Set(['create', 'createSample', 'open', 'restoreBook']);

/**
 * The book on its own thread, so that long work never freezes the window. If the thread dies, every call under way is answered as a
 * fault, a new thread is started, and the book that was open is opened again.
 */
export class WorkerHost {
  readonly #options: WorkerHostOptions;
  readonly #pending = new Map<number, { call: HostCall; resolve: (result: Result<unknown>) => void }>();
  #worker: Worker | null = null;
  #lastId = 0;
  #openPath: string | null = null;
  #ended = false;
  #deathsInARow = 0;
  readonly methods: RemoteHost;

  constructor(options: WorkerHostOptions) {
    this.#options = options;
    this.methods = Object.fromEntries(METHODS.map((method) => [method, (...args: unknown[]) => this.#call(method, args)])) as unknown as RemoteHost;
    this.#start();
  }

  /** The file of the book that is open; null when none is. */
  get openPath(): string | null {
    return this.#openPath;
  }

  /** Closes the book and ends the thread. */
  async end(): Promise<void> {
    if (this.#ended) return;
    if (this.#worker !== null) await this.methods.close();
    this.#ended = true;
    await this.#worker?.terminate();
  }

  #start(): void {
    const worker = new Worker(this.#options.script, { workerData: this.#options.settings });
    this.#worker = worker;
    let cause: unknown = 'the thread ended';
    worker.on('message', (message: HostMessage) => this.#hear(message));
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#lost(code, cause);
    });
  }

  #call(method: HostMethod, args: readonly unknown[]): Promise<Result<unknown>> {
    const worker = this.#worker;
    if (this.#ended || worker === null) return Promise.resolve(fail('FAULT', { reference: this.#options.fault(method, this.#ended ? 'the book is closed for good' : 'the thread does not start') }));
    this.#lastId += 1;
    const call: HostCall = { id: this.#lastId, method, args };
    return new Promise((resolve) => {
      this.#pending.set(call.id, { call, resolve });
      worker.postMessage(call);
    });
  }

  #hear(message: HostMessage): void {
    if (message.kind === 'event') {
      this.#options.onEvent(message.event);
      return;
    }
    if (message.kind === 'fault') {
      this.#options.reported(message.reference, message.operation, message.detail);
      return;
    }
    this.#deathsInARow = 0;
    const waiting = this.#pending.get(message.id);
    if (waiting === undefined) return;
    this.#pending.delete(message.id);
    this.#follow(waiting.call, message.result);
    waiting.resolve(message.result);
  }

  /** Which book is open follows from the answers, since a refused opening has closed the one before. */
  #follow({ method, args }: HostCall, result: Result<unknown>): void {
    if (OPENING.has(method)) this.#openPath = result.ok ? String(args[0]) : null;
    if (method === 'close' && result.ok) this.#openPath = null;
  }

  #lost(code: number, cause: unknown): void {
    if (this.#ended) return;
    const reference = this.#options.fault(`the book's thread (exit ${code})`, cause);
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const { resolve } of lost) resolve(fail('FAULT', { reference }));
    this.#deathsInARow += 1;
    if (this.#deathsInARow >= MAX_DEATHS_IN_A_ROW) {
      this.#worker = null;
      return;
    }
    const path = this.#openPath;
    const killedByOpening = lost.some(({ call }) => OPENING.has(call.method));
    this.#start();
    if (path === null || killedByOpening) {
      this.#openPath = null;
      return;
    }
    void this.methods.open(path).then((result) => this.#options.onEvent({ type: result.ok ? 'bookOpened' : 'bookClosed' }));
  }
}
