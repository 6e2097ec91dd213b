import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Output, ShellHandlers } from '#shared/contract/index.ts';
import { refuse, succeed, type Result } from '#shared/errors.ts';
import { BOOK_EXTENSION } from './fileNames.ts';
import { CANCELLED, chosen, take, type Shell } from './shell.ts';
import { text } from './texts.ts';

type BookNames = 'app.recentBooks' | 'app.createBook' | 'app.createSample' | 'app.openBook' | 'app.restoreBook' | 'app.openRecent' | 'app.forgetRecent' | 'app.closeBook';
type OpenedBook = Output<'app.openRecent'>;

/** Opens what `opening` names, tells the window, and remembers it. An opening that fails has closed the book before it, which the window is told too. */
async function opened<T extends Pick<OpenedBook, 'name' | 'nameAr'>>(shell: Shell, path: string, opening: Promise<Result<T>>): Promise<T> {
  const wasOpen = shell.openPath() !== null;
  const result = await opening;
  if (!result.ok && wasOpen && shell.openPath() === null) shell.announce({ type: 'bookClosed' });
  const info = take(result);
  shell.preferences.remember(path, { name: info.name, nameAr: info.nameAr }, shell.now());
  shell.announce({ type: 'bookOpened' });
  return info;
}

/** Opens a book whose path main knows: a recent one, or a file the system handed over. */
export async function openPath(shell: Shell, path: string): Promise<OpenedBook> {
  if (!existsSync(path)) refuse('FILE_NOT_FOUND', { file: basename(path) });
  return await opened(shell, path, shell.host.open(path));
}

/** Asks for the folder, looks whether it is an export, and only then asks where the book goes. */
async function restoreBook(shell: Shell): Promise<Output<'app.restoreBook'>> {
  const { host, dialogs, preferences } = shell;
  const folder = await dialogs.folder('restoreBook');
  if (folder === null) return CANCELLED;
  const { name, nameAr } = take(await host.inspectExport(folder));
  const path = await dialogs.save('restoreBook', preferences.value.language === 'ar' ? (nameAr ?? name) : name, BOOK_EXTENSION);
  if (path === null) return CANCELLED;
  const restoring = host.restoreBook(path, folder).then((result) => (result.ok ? succeed(result.value.opened) : result));
  return chosen(await opened(shell, path, restoring));
}

export function bookOperations(shell: Shell): Pick<ShellHandlers, BookNames> {
  const { host, dialogs, preferences } = shell;
  return {
    'app.recentBooks': async () => preferences.recents(),
    'app.createBook': async (input) => {
      const path = await dialogs.save('createBook', preferences.value.language === 'ar' ? (input.nameAr ?? input.name) : input.name, BOOK_EXTENSION);
      return path === null ? CANCELLED : chosen(await opened(shell, path, host.create(path, input)));
    },
    'app.createSample': async () => {
      const path = await dialogs.save('createSample', text(preferences.value.language, ['fileName', 'sample']), BOOK_EXTENSION);
      return path === null ? CANCELLED : chosen(await opened(shell, path, host.createSample(path)));
    },
    'app.openBook': async () => {
      const path = await dialogs.open('openBook');
      return path === null ? CANCELLED : chosen(await openPath(shell, path));
    },
    'app.restoreBook': async () => await restoreBook(shell),
    'app.openRecent': async ({ recentId }) => await openPath(shell, preferences.pathOf(recentId)),
    'app.forgetRecent': async ({ recentId }) => {
      preferences.forget(recentId);
      return { done: true };
    },
    'app.closeBook': async () => {
      take(await host.close());
      shell.announce({ type: 'bookClosed' });
      return { done: true };
    },
  };
}
