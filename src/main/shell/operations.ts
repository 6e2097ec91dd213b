import type { ShellHandlers } from '#shared/contract/index.ts';
import { attachmentOperations } from './attachmentOperations.ts';
import { bookOperations } from './bookOperations.ts';
import { fileOperations } from './fileOperations.ts';
import type { Shell } from './shell.ts';

/** What the window itself does; everything else is the book's. */
export function shellOperations(shell: Shell): ShellHandlers {
  const { preferences } = shell;
  return {
    'app.info': async () => {
      await shell.settled();
      return { ...shell.about, bookOpen: shell.openPath() !== null };
    },
    'app.preferences': async () => preferences.value,
    'app.setPreferences': async (change) => preferences.set(change),
    ...bookOperations(shell),
    ...fileOperations(shell),
    ...attachmentOperations(shell),
  };
}
