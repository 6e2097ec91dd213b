/**
 * The part of Electron's main-process module that the application uses, over a system Chromium. It exists for machines where
 * Electron's own binary cannot be fetched; the application knows only `electron`.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browserWindow.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeTheme, screen } from './screen.ts';
export { protocol } from './schemes.ts';
export { session } from './session.ts';
export { shell } from './desktop.ts';
