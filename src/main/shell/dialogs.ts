import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import { BOOK_EXTENSION, safeFileName, withExtension } from './fileNames.ts';
import { text, type Language } from './texts.ts';

type OpenKind = 'openBook' | 'importFile';
type SaveKind = 'createBook' | 'createSample' | 'backupBook' | 'exportReport';
type ReportFormat = 'pdf' | 'xlsx' | 'csv' | 'json';

export interface Dialogs {
  /** The path the person chose; null when they thought better of it. */
  open: (kind: OpenKind) => Promise<string | null>;
  save: (kind: SaveKind, suggestedName: string, extension: typeof BOOK_EXTENSION | ReportFormat) => Promise<string | null>;
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
      const filters = kind === 'openBook' ? [filter('book', [BOOK_EXTENSION]), filter('all', ['*'])] : [filter('spreadsheets', ['csv', 'tsv', 'txt', 'xlsx']), filter('all', ['*'])];
      const answer = await dialog.showOpenDialog(window(), {
        title: text(language(), ['dialog', kind, 'title']),
        buttonLabel: text(language(), ['dialog', kind, 'button']),
        defaultPath: startFolder(),
        filters,
        properties: ['openFile'],
      });
      const path = answer.filePaths[0];
      return answer.canceled || path === undefined ? null : remember(path);
    },
    async save(kind, suggestedName, extension) {
      const answer = await dialog.showSaveDialog(window(), {
        title: text(language(), ['dialog', kind, 'title']),
        buttonLabel: text(language(), ['dialog', kind, 'button']),
        defaultPath: join(startFolder(), withExtension(safeFileName(suggestedName), extension)),
        filters: [filter(extension === BOOK_EXTENSION ? 'book' : extension, [extension])],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return answer.canceled || answer.filePath === '' ? null : remember(withExtension(answer.filePath, extension));
    },
  };
}
