import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { softLockReason, type Permission } from '#shared/contract/define.ts';
import { contract, isOperation, type BookName, type Parsed } from '#shared/contract/index.ts';
import { createBookInput } from '#shared/contract/book.ts';
import { mayRole } from '#shared/roles.ts';
import { fail, refuse, succeed, type Result } from '#shared/errors.ts';
import { refusalOf } from '../book/faults.ts';
import { backupPath, backupTo, createBookFile, openBookFile, type OpenBook } from '../book/open.ts';
import { appendAudit } from '../book/audit.ts';
import type { Json } from '../book/hash.ts';
import { readCompany } from '../book/tables/company.ts';
import { assertApproved, watchApproval } from '../operations/approvals/required.ts';
import { attachmentFile } from '../operations/attachments/show.ts';
import { lastEventId } from '../book/tables/events.ts';
import { findUser, type UserRow } from '../book/tables/users.ts';
import type { Context, StagedFile } from '../operations/context.ts';
import { founding } from '../operations/founding.ts';
import { backedUp, bookless, handlers } from '../operations/index.ts';
import { exportedFile } from '../operations/journalFiles.ts';
import { importTemplate } from '../operations/imports/template.ts';
import { passedSoftLock, watchSoftLock } from '../operations/locks.ts';
import { assertCountable } from '../operations/countable.ts';
import { packFiles } from '../operations/pack.ts';
import { unaskedUser } from '../operations/people.ts';
import { renderReport } from '../operations/reports.ts';
import { buildSample } from '../operations/sample/index.ts';
import { isSessionStep, sessionSteps, showSession, type Step } from '../operations/session.ts';
import { inspectExport, restoreWholeBook } from '../operations/wholeBook/restore.ts';
import { exportWholeBook } from '../operations/wholeBook/write.ts';
import { checked } from './faults.ts';
import type { BookHost, HostOptions, OpenedBook } from './host.ts';

type AnyHandler = (context: Context, input: unknown) => unknown;
type AnyStep = (context: Context, input: unknown) => Step;

/** A command's own input, and the reason it may carry besides. @throws INVALID_INPUT */
function withoutReason(input: unknown): { own: unknown; reason: string | undefined } {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, 'softLockReason')) return { own: input, reason: undefined };
  const { softLockReason: given, ...own } = input as Record<string, unknown>;
  return { own, reason: checked(softLockReason, { softLockReason: given }).softLockReason };
}

/** One session, at most one open book, at most one person. */
export function createHost(options: HostOptions): BookHost {
  return new Session(options);
}

class Session implements BookHost {
  readonly #options: HostOptions;
  readonly #files = new Map<string, StagedFile>();
  #book: OpenBook | null = null;
  /** Who is signed in. Looked up each time, so that a role that was taken away is gone at once. */
  #userId: number | null = null;
  #fileCount = 0;

  constructor(options: HostOptions) {
    this.#options = options;
  }

  create: BookHost['create'] = (path, input) =>
    this.#guard('app.createBook', path, () => {
      const book = checked(createBookInput, input);
      this.#release();
      const { now, actor, resources } = this.#options;
      this.#enter(createBookFile(path, (connection) => founding(connection, book, { now: now(), actor, resources })));
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
      this.#enter(openBookFile(path, this.#options.now()));
      return this.#info();
    });

  open: BookHost['open'] = (path) =>
    this.#guard('app.openBook', path, () => {
      this.#release();
      return this.#opened(openBookFile(path, this.#options.now()));
    });

  exportBook: BookHost['exportBook'] = (folder) =>
    this.#guard('app.exportBook', folder, () => {
      this.#demand(contract['app.exportBook'].permission);
      const context = this.#context('app.exportBook', null);
      try {
        return context.connection.read(() => exportWholeBook(context, folder));
      } finally {
        // However it ended, nobody waits any longer.
        context.progress(1, 1);
      }
    });

  inspectExport: BookHost['inspectExport'] = (folder) => this.#guard('app.restoreBook', folder, () => inspectExport(folder));

  restoreBook: BookHost['restoreBook'] = (path, folder) =>
    this.#guard('app.restoreBook', path, () => {
      this.#release();
      const progress = (done: number, total: number): void => this.#options.announce({ type: 'progress', operation: 'app.restoreBook', done, total });
      try {
        const restored = restoreWholeBook(folder, path, { now: this.#options.now(), progress });
        return { opened: this.#opened(restored.book), export: restored.export };
      } finally {
        progress(1, 1);
      }
    });

  close: BookHost['close'] = () =>
    this.#guard('app.closeBook', '', () => {
      this.#release();
      return null;
    });

  backup: BookHost['backup'] = (path) =>
    this.#guard('app.backupBook', path, () => {
      const book = this.#book ?? refuse('NO_BOOK_OPEN', {});
      this.#demand(contract['app.backupBook'].permission);
      backupTo(book.connection, path);
      return { bytes: statSync(path).size };
    });

  stageFile: BookHost['stageFile'] = (name, bytes) =>
    this.#guard('app.chooseImportFile', '', () => {
      this.#demandOneOf([contract['app.chooseImportFile'].permission, contract['attachments.choose'].permission, contract['app.chooseBalancesFile'].permission, contract['counts.chooseFile'].permission]);
      this.#fileCount += 1;
      const fileId = `file-${this.#fileCount}`;
      // Only the latest is kept: an import is one file at a time, and files are large.
      this.#files.clear();
      this.#files.set(fileId, { name, bytes });
      return { fileId };
    });

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

  readJournalExport: BookHost['readJournalExport'] = (input) =>
    this.#guard('app.saveJournalExport', '', () => {
      const { input: schema, permission } = contract['app.saveJournalExport'];
      const { exportId } = checked(schema, input);
      this.#demand(permission);
      const context = this.#context('app.saveJournalExport', null);
      return context.connection.read(() => exportedFile(context, exportId));
    });

  makePack: BookHost['makePack'] = (input) =>
    this.#guard('close.pack', '', () => {
      const { input: schema, permission } = contract['close.pack'];
      const chosen = checked(schema, input);
      this.#demand(permission);
      return this.#command('close.pack', chosen, (context) => packFiles(context, chosen));
    });

  importTemplate: BookHost['importTemplate'] = (input) =>
    this.#guard('app.saveImportTemplate', '', () => {
      const { input: schema, permission } = contract['app.saveImportTemplate'];
      const { language } = checked(schema, input);
      this.#demand(permission);
      const context = this.#context('app.saveImportTemplate', null);
      return context.connection.read(() => importTemplate(context, language));
    });

  dispatch: BookHost['dispatch'] = (name, input) => {
    if (!isOperation(name)) return fail('UNKNOWN_OPERATION', { operation: name.slice(0, 100) });
    const entry = contract[name];
    if (entry.kind === 'shell') return fail('WINDOW_REQUIRED', { operation: name });
    return this.#guard(name, '', () => {
      const { own, reason } = entry.kind === 'command' ? withoutReason(input ?? {}) : { own: input ?? {}, reason: undefined };
      const parsed = checked(entry.input, own);
      this.#demand(entry.permission);
      const output = this.#perform(name as BookName, entry.kind, parsed, reason);
      return entry.output.parse(output);
    });
  };

  /** Asked of whoever is signed in. Without a book nobody is, and whatever needs one says so itself. @throws LOGIN_REQUIRED, PERMISSION_DENIED */
  #demand(permission: Permission): void {
    if (permission === 'none' || this.#book === null) return;
    const user = this.#user() ?? refuse('LOGIN_REQUIRED', {});
    if (!mayRole(user.role, permission)) refuse('PERMISSION_DENIED', { permission });
  }

  /** For a file that is handed over before it is said what for. @throws LOGIN_REQUIRED, PERMISSION_DENIED */
  #demandOneOf(permissions: readonly [Permission, ...Permission[]]): void {
    const role = this.#user()?.role;
    const held = permissions.find((permission) => role !== undefined && mayRole(role, permission));
    this.#demand(held ?? permissions[0]);
  }

  #user(): UserRow | null {
    if (this.#book === null || this.#userId === null) return null;
    const user = findUser(this.#book.connection, this.#userId);
    return user?.is_active === 1 ? user : null;
  }

  #perform(name: BookName, kind: 'query' | 'command', input: unknown, reason: string | undefined): unknown {
    if (name === 'schedule.compute') return bookless[name](input as Parsed<'schedule.compute'>);
    if (name === 'session.current') return this.#session();
    if (isSessionStep(name)) return this.#step(name, input);
    const handler = handlers[name] as AnyHandler;
    if (kind === 'query') {
      const context = this.#context(name, null);
      return context.connection.read(() => handler(context, input));
    }
    return this.#command(name, input, (context) => handler(context, input), reason);
  }

  /** One command, one transaction, one row of the log. */
  #command<T>(name: BookName, input: unknown, perform: (context: Context) => T, reason?: string): T {
    const book = this.#book ?? refuse('NO_BOOK_OPEN', {});
    if (book.readOnly) refuse('BOOK_READ_ONLY', { file: book.fileName });
    const context = this.#context(name, this.#backupBefore(name, input));
    const output = context.connection.write(() => {
      let record: { subject: string; detail: Json } = { subject: '', detail: null };
      context.record = (subject, detail) => {
        record = { subject, detail };
      };
      const watch = watchSoftLock(context, name);
      const acts = watchApproval(context, name);
      const before = lastEventId(context.connection);
      const result = perform(context);
      assertApproved(context, name, acts);
      if (lastEventId(context.connection) !== before) assertCountable(context);
      const period = passedSoftLock(context, watch, reason);
      const detail = period === null || reason === undefined ? record.detail : { ...(record.detail as object | null), softLock: { period, reason } };
      appendAudit(context.connection, { at: context.now, actor: context.actor, operation: name, subject: record.subject, detail });
      return result;
    });
    this.#options.announce({ type: 'changed', operation: name });
    return output;
  }

  /** Signing in and out. What a refused attempt leaves in the book is written before the refusal is given. */
  #step(name: keyof typeof sessionSteps, input: unknown): ReturnType<typeof showSession> {
    const context = this.#context(name, null);
    const perform = (): Step => (sessionSteps[name] as AnyStep)(context, input);
    if (context.readOnly && name === 'session.setPassword') refuse('BOOK_READ_ONLY', { file: context.fileName });
    const step = context.readOnly ? context.connection.read(perform) : context.connection.write(perform);
    if ('refusal' in step) throw step.refusal;
    this.#userId = step.user?.id ?? null;
    this.#options.announce({ type: 'changed', operation: name });
    return this.#session();
  }

  #session(): ReturnType<typeof showSession> {
    const context = this.#context('session.current', null);
    return context.connection.read(() => showSession(context));
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
    const user = this.#user();
    return {
      connection: book.connection, path: book.path, fileName: book.fileName, readOnly: book.readOnly,
      user, actor: user?.name ?? '', now: this.#options.now(), company: readCompany(book.connection), backup,
      record: () => undefined,
      progress: (done, total) => this.#options.announce({ type: 'progress', operation, done, total }),
      files: { get: (fileId) => this.#files.get(fileId) },
    };
  }

  #info(): ReturnType<typeof handlers['book.info']> {
    const context = this.#context('book.info', null);
    return context.connection.read(() => handlers['book.info'](context, {}));
  }

  #opened(book: OpenBook): OpenedBook {
    this.#enter(book);
    const { name, name_ar: nameAr } = readCompany(book.connection);
    return { name, nameAr, fileName: book.fileName, readOnly: book.readOnly, needsLogin: this.#userId === null };
  }

  /** A book that asks nothing is entered as its owner; any other waits for somebody to sign in. */
  #enter(book: OpenBook): void {
    this.#book = book;
    this.#userId = book.connection.read(() => unaskedUser(book.connection))?.id ?? null;
  }

  #release(): void {
    this.#book?.connection.database.close();
    this.#book = null;
    this.#userId = null;
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
