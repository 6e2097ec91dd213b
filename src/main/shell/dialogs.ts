import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import { BOOK_EXTENSION, safeFileName, withExtension } from './fileNames.ts';
import { text, type Language } from './texts.ts';

type OpenKind = 'openBook' | 'importFile' | 'scanFile' | 'attachFile';
type FolderKind = 'exportBook' | 'restoreBook';
type SaveKind = 'createBook' | 'createSample' | 'restoreBook' | 'backupBook' | 'exportReport' | 'saveAttachment' | 'exportJournals' | 'saveClosePack' | 'importTemplate';

/** What each dialog offers first. What may be attached the book tells by content, whatever is chosen. */
const WANTED: Record<OpenKind, { name: string; extensions: string[] }> = {
  openBook: { name: 'book', extensions: [BOOK_EXTENSION] },
  importFile: { name: 'spreadsheets', extensions: ['csv', 'tsv', 'txt', 'xlsx'] },
  scanFile: { name: 'spreadsheets', extensions: ['csv', 'tsv', 'txt', 'xlsx'] },
  attachFile: { name: 'documents', extensions: ['pdf', 'jpg', 'jpeg', 'png', 'webp', 'gif', 'heic', 'xlsx', 'docx', 'csv', 'txt', 'eml', 'msg'] },
};

export interface Dialogs {
  /** The path the person chose; null when they thought better of it. */
  open: (kind: OpenKind) => Promise<string | null>;
  /** A folder; null as above. */
  folder: (kind: FolderKind) => Promise<string | null>;
  save: (kind: SaveKind, suggestedName: string, extension: string) => Promise<string | null>;
}

/** Native dialogs in the person's language. Remembers the folder of the last choice while the application runs. */
export function createDialogs(window: () => BrowserWindow, language: () => Language): Dialogs {
  let lastFolder: string | null = null;
  const startFolder = (): string => (lastFolder !== null && existsSync(lastFolder) ? lastFolder : app.getPath('documents'));
  const remember = (path: string): string => {
    lastFolder = join(path, '..');
    return path;
  };
  const filter = (name: string, extensions: string[]): FileFilter => ({ name: text(language(), ['filter', name]), extensions });

  return {
    async open(kind) {
      const answer = await dialog.showOpenDialog(window(), {
        title: text(language(), ['dialog', kind, 'title']),
        buttonLabel: text(language(), ['dialog', kind, 'button']),
        defaultPath: startFolder(),
        filters: [filter(WANTED[kind].name, WANTED[kind].extensions), filter('all', ['*'])],
        properties: ['openFile'],
      });
      const path = answer.filePaths[0];
      return answer.canceled || path === undefined ? null : remember(path);
    },
    async folder(kind) {
      const answer = await dialog.showOpenDialog(window(), {
        title: text(language(), ['dialog', `${kind}Folder`, 'title']),
        buttonLabel: text(language(), ['dialog', `${kind}Folder`, 'button']),
        defaultPath: startFolder(),
        properties: ['openDirectory', 'createDirectory'],
      });
      const path = answer.filePaths[0];
      return answer.canceled || path === undefined ? null : remember(path);
    },
    async save(kind, suggestedName, extension) {
      const answer = await dialog.showSaveDialog(window(), {
        title: text(language(), ['dialog', kind, 'title']),
        buttonLabel: text(language(), ['dialog', kind, 'button']),
        defaultPath: join(startFolder(), withExtension(safeFileName(suggestedName), extension)),
        filters: [filter(kind === 'saveAttachment' ? 'documents' : extension === BOOK_EXTENSION ? 'book' : extension, [extension])],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return answer.canceled || answer.filePath === '' ? null : remember(withExtension(answer.filePath, extension));
    },
  };
}
