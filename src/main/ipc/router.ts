import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Permission } from '#shared/contract/define.ts';
import { contract, isOperation, type BookName, type Parsed } from '#shared/contract/index.ts';
import { createBookInput } from '#shared/contract/book.ts';
import { fail, refuse, succeed, type Result } from '#shared/errors.ts';
import { refusalOf } from '../book/faults.ts';
import { backupPath, backupTo, createBookFile, openBookFile, type OpenBook } from '../book/open.ts';
import { appendAudit } from '../book/audit.ts';
import type { Json } from '../book/hash.ts';
import { readCompany } from '../book/tables/company.ts';
import { attachmentFile } from '../operations/attachments/show.ts';
import type { Context, StagedFile } from '../operations/context.ts';
import { founding } from '../operations/founding.ts';
import { backedUp, bookless, handlers } from '../operations/index.ts';
import { renderReport } from '../operations/reports.ts';
import { buildSample } from '../operations/sample/index.ts';
import { checked } from './faults.ts';
import type { BookHost, HostOptions } from './host.ts';

type AnyHandler = (context: Context, input: unknown) => unknown;

/** One session, at most one open book. */
export function createHost(options: HostOptions): BookHost {
  return new Session(options);
}

class Session implements BookHost {
  readonly #options: HostOptions;
  readonly #files = new Map<string, StagedFile>();
  #book: OpenBook | null = null;
  #fileCount = 0;

  constructor(options: HostOptions) {
    this.#options = options;
  }

  create: BookHost['create'] = (path, input) =>
    this.#guard('app.createBook', path, () => {
      const book = checked(createBookInput, input);
      this.#release();
      const { now, actor, resources } = this.#options;
      this.#book = createBookFile(path, (connection) => founding(connection, book, { now: now(), actor, resources }));
      return this.#info();
    });

  createSample: BookHost['createSample'] = (path) =>
    this.#guard('app.createSample', path, () => {
      let moment = this.#options.now();
      // A session of its own, whose clock follows the story and whose many closes leave no backups behind.
      const teller = new Session({ ...this.#options, now: () => moment, backups: false, announce: () => undefined });
      try {
        buildSample({ create: teller.create, dispatch: teller.dispatch, at: (next) => (moment = next) }, path, this.#options.resources);
      } finally {
        teller.close();
      }
      this.#release();
      this.#book = openBookFile(path, this.#options.now());
      return this.#info();
    });

  open: BookHost['open'] = (path) =>
    this.#guard('app.openBook', path, () => {
      this.#release();
      this.#book = openBookFile(path, this.#options.now());
      return this.#info();
    });

  close: BookHost['close'] = () =>
    this.#guard('app.closeBook', '', () => {
      this.#release();
      return null;
    });

  backup: BookHost['backup'] = (path) =>
    this.#guard('app.backupBook', path, () => {
      const book = this.#book ?? refuse('NO_BOOK_OPEN', {});
      backupTo(book.connection, path);
      return { bytes: statSync(path).size };
    });

  stageFile: BookHost['stageFile'] = (name, bytes) => {
    this.#fileCount += 1;
    const fileId = `file-${this.#fileCount}`;
    // Only the latest is kept: an import is one file at a time, and files are large.
    this.#files.clear();
    this.#files.set(fileId, { name, bytes });
    return succeed({ fileId });
  };

  renderReport: BookHost['renderReport'] = (input, purpose = 'file') =>
    this.#guard('app.exportReport', '', () => {
      const { input: schema, permission } = contract['app.exportReport'];
      const chosen = checked(schema, input);
      this.#demand(permission);
      const context = this.#context('app.exportReport', null);
      return context.connection.read(() => renderReport(context, chosen, purpose));
    });

  readAttachment: BookHost['readAttachment'] = (input) =>
    this.#guard('attachments.open', '', () => {
      const { input: schema, permission } = contract['attachments.open'];
      const { attachmentId } = checked(schema, input);
      this.#demand(permission);
      const context = this.#context('attachments.open', null);
      return context.connection.read(() => attachmentFile(context, attachmentId));
    });

  dispatch: BookHost['dispatch'] = (name, input) => {
    if (!isOperation(name)) return fail('UNKNOWN_OPERATION', { operation: name.slice(0, 100) });
    const entry = contract[name];
    if (entry.kind === 'shell') return fail('WINDOW_REQUIRED', { operation: name });
    return this.#guard(name, '', () => {
      const parsed = checked(entry.input, input ?? {});
      this.#demand(entry.permission);
      const output = this.#perform(name as BookName, entry.kind, parsed);
      return entry.output.parse(output);
    });
  };

  /** @throws PERMISSION_DENIED */
  #demand(permission: Permission): void {
    if (this.#options.may && !this.#options.may(permission)) refuse('PERMISSION_DENIED', { permission });
  }

  #perform(name: BookName, kind: 'query' | 'command', input: unknown): unknown {
    if (name === 'schedule.compute') return bookless[name](input as Parsed<'schedule.compute'>);
    const handler = handlers[name] as AnyHandler;
    if (kind === 'query') {
      const context = this.#context(name, null);
      return context.connection.read(() => handler(context, input));
    }
    const book = this.#book ?? refuse('NO_BOOK_OPEN', {});
    if (book.readOnly) refuse('BOOK_READ_ONLY', { file: book.fileName });
    const context = this.#context(name, this.#backupBefore(name, input));
    const output = context.connection.write(() => {
      let record: { subject: string; detail: Json } = { subject: '', detail: null };
      context.record = (subject, detail) => {
        record = { subject, detail };
      };
      const result = handler(context, input);
      appendAudit(context.connection, { at: context.now, actor: context.actor, operation: name, ...record });
      return result;
    });
    this.#options.announce({ type: 'changed', operation: name });
    return output;
  }

  #backupBefore(name: BookName, input: unknown): string | null {
    const label = backedUp[name] as ((context: Context, input: unknown) => string) | undefined;
    const book = this.#book ?? refuse('NO_BOOK_OPEN', {});
    if (!label || book.path === ':memory:' || this.#options.backups === false) return null;
    const context = this.#context(name, null);
    const target = backupPath(book.path, context.connection.read(() => label(context, input)), context.now);
    backupTo(book.connection, target);
    return basename(target);
  }

  #context(operation: string, backup: string | null): Context {
    const book = this.#book ?? refuse('NO_BOOK_OPEN', {});
    return {
      connection: book.connection, path: book.path, fileName: book.fileName, readOnly: book.readOnly,
      actor: this.#options.actor, now: this.#options.now(), company: readCompany(book.connection), backup,
      record: () => undefined,
      progress: (done, total) => this.#options.announce({ type: 'progress', operation, done, total }),
      files: { get: (fileId) => this.#files.get(fileId) },
    };
  }

  #info(): ReturnType<typeof handlers['book.info']> {
    const context = this.#context('book.info', null);
    return context.connection.read(() => handlers['book.info'](context, {}));
  }

  #release(): void {
    this.#book?.connection.database.close();
    this.#book = null;
    this.#files.clear();
  }

  /** Refusals become values; anything else is a bug of ours, logged under a reference that the person can quote. */
  #guard<T>(operation: string, path: string, work: () => T): Result<T> {
    try {
      return succeed(work());
    } catch (error) {
      const refusal = refusalOf(error, this.#book?.fileName ?? basename(path));
      if (refusal) return { ok: false, error: refusal };
      const reference = randomUUID().slice(0, 8);
      this.#options.log(reference, error, operation);
      return fail('FAULT', { reference });
    }
  }
}
