import { Refusal, type Result } from '#shared/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import type { PrintPdf } from '#shared/printing.ts';
import type { Announce } from '../ipc/announce.ts';
import type { RemoteHost } from '../ipc/workerHost.ts';
import type { Dialogs } from './dialogs.ts';
import type { OpenedFiles } from './openedFiles.ts';
import type { Preferences } from './preferences.ts';

/** What the window's operations work with. */
export interface Shell {
  host: RemoteHost;
  dialogs: Dialogs;
  preferences: Preferences;
  announce: Announce;
  /** Resolves when no book is being opened that the system handed over. */
  settled: () => Promise<void>;
  /** The file of the open book, null when none is open. */
  openPath: () => string | null;
  about: Omit<Output<'app.info'>, 'bookOpen'>;
  /** ISO 8601 in UTC. */
  now: () => string;
  printPdf: PrintPdf;
  /** One PDF of a report's pages, numbered through. */
  assemblePdf: (job: { chunks: string[]; overlay: string | null; contents?: readonly string[] }, print: (html: string, options: { tagged: boolean }) => Promise<Uint8Array>) => Promise<Uint8Array>;
  printPaper: (pages: readonly string[], landscape: boolean) => Promise<boolean>;
  showInFolder: (path: string) => void;
  opened: OpenedFiles;
}

/** The value of a result; its refusal goes on as a refusal. */
export function take<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.error.code, result.error.params);
}

export const CANCELLED = { cancelled: true } as const;
export const chosen = <T>(value: T): { cancelled: false; value: T } => ({ cancelled: false, value });
