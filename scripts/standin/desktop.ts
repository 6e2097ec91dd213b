/** shell: the desktop around the application. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { control } from './control.ts';

function launch(path: string): void {
  // A test wants no viewer on the screen of whoever runs it.
  if (control.connected) return;
  const opener = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  // Without a desktop there is nothing to open, and nothing to report.
  const child = spawn(opener, [path], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

export const shell = {
  showItemInFolder: (path: string): void => launch(dirname(path)),
  openPath: async (path: string): Promise<string> => {
    launch(path);
    return '';
  },
  openExternal: async (): Promise<void> => {},
  beep: (): void => {},
};
