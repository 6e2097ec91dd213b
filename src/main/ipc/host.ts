import type { Result } from '#shared/errors.ts';
import type { UsoolEvent } from '#shared/contract/events.ts';
import type { Input, Output } from '#shared/contract/index.ts';

export type CreateBook = Input<'app.createBook'>;
export type BookInfo = Output<'book.info'>;
export type OpenedBook = Output<'app.openRecent'>;
export type ExportInput = Input<'app.exportReport'>;

/** Pages of HTML for whoever can print; `contents` names the parts whose pages are still to be written in. */
export interface PrintedDocument {
  chunks: string[];
  overlay: string | null;
  contents?: readonly string[];
  landscape: boolean;
}

/** A close pack: what it proves, and its files without their endings. */
export type PackFiles = Output<'close.pack'> & { fileName: string; document: PrintedDocument | null; workbook: Uint8Array | null };

/** What the export of a whole book wrote. Sizes in bytes; the hash is that of the log's last row. */
export interface ExportedBook {
  folder: string;
  files: number;
  tables: number;
  rows: number;
  bytes: number;
  auditRows: number;
  auditHead: string;
}

/** What such an export says it holds. */
export interface InspectedExport {
  name: string;
  nameAr: string | null;
  /** ISO 8601 in UTC. */
  exportedAt: string;
  tables: number;
  rows: number;
  auditRows: number;
  auditHead: string;
}

export interface RestoredBook {
  opened: OpenedBook;
  export: InspectedExport;
}

/** A rendered report: bytes to save, or pages of HTML for whoever can print. */
export type RenderedReport =
  | { kind: 'bytes'; bytes: Uint8Array; fileName: string; mimeType: string }
  | ({ kind: 'html'; fileName: string } & PrintedDocument);

/** A file of journals, as an export made it. */
export interface JournalExportFile {
  fileName: string;
  bytes: Uint8Array;
}

export interface AttachmentFile {
  fileName: string;
  mediaType: string;
  bytes: Uint8Array;
}

/**
 * The session with one book, without Electron: the command line and the tests call it, and the window reaches it
 * over a worker thread, method by method.
 */
export interface BookHost {
  create: (path: string, input: CreateBook) => Result<BookInfo>;
  createSample: (path: string) => Result<BookInfo>;
  open: (path: string) => Result<OpenedBook>;
  close: () => Result<null>;
  backup: (path: string) => Result<{ bytes: number }>;
  /** Everything the book holds as open files in a new or empty folder. */
  exportBook: (folder: string) => Result<ExportedBook>;
  /** What a folder with an export says of itself; no book has to be open. */
  inspectExport: (folder: string) => Result<InspectedExport>;
  /** A new book, equal to the one that was exported into the folder; it is open then. */
  restoreBook: (path: string, folder: string) => Result<RestoredBook>;
  stageFile: (name: string, bytes: Uint8Array) => Result<{ fileId: string }>;
  /** `paper`: one document, however long, for a printer takes one at a time; `file`: in parts that are printed and joined. */
  renderReport: (input: ExportInput, purpose?: 'file' | 'paper') => Result<RenderedReport>;
  /** A document as a file, its name fit for any file system. */
  readAttachment: (input: Input<'attachments.open'>) => Result<AttachmentFile>;
  /** The file of an export once more, to the byte. */
  readJournalExport: (input: Input<'app.saveJournalExport'>) => Result<JournalExportFile>;
  /** The files of a close pack, which is written down in the log as it is made. */
  makePack: (input: Input<'close.pack'>) => Result<PackFiles>;
  /** Our own import template, with the lists of the open book. */
  importTemplate: (input: Input<'app.saveImportTemplate'>) => Result<JournalExportFile>;
  dispatch: (name: string, input: unknown) => Result<unknown>;
}

export interface HostOptions {
  /** ISO 8601 in UTC. */
  now: () => string;
  /** The name that the founder of a book has in it; everybody after that signs in. */
  actor: string;
  /** What a bug said, under the reference that the person is shown. */
  log: (reference: string, error: unknown, operation: string) => void;
  announce: (event: UsoolEvent) => void;
  /** False: no copies before closing; for books that can be made again. */
  backups?: boolean;
  /** The folder of charts of accounts, and presets. */
  resources: string;
}
